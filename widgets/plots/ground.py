"""What stays of a picture, painted once and then only shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from widgets.vector import is_vector


def painted(
    widget: QWidget, paint: Callable[[QPainter], object], ground: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent
) -> QPixmap:
    """What ``paint`` draws on ``ground``, in the widget's font, at its size and in its screen's pixels."""
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(widget.size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(ground)
    painter = QPainter(pixmap)
    painter.setFont(widget.font())
    paint(painter)
    painter.end()
    return pixmap


class Ground:
    """What ``paint`` draws under what changes, kept until it is forgotten or the widget has another size or screen."""

    def __init__(self, widget: QWidget, paint: Callable[[QPainter], object]) -> None:
        self._widget = widget
        self._paint = paint
        self._pixmap: QPixmap | None = None

    def forget(self) -> None:
        """It looks different from now on."""
        self._pixmap = None

    def show(self, painter: QPainter, colour: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent) -> None:
        """Put it up, on ``colour``; in a vector graphic draw it as it is."""
        if is_vector():
            self._paint(painter)
            return
        ratio = self._widget.devicePixelRatioF()
        kept = self._pixmap
        if kept is None or kept.devicePixelRatioF() != ratio or kept.size() != self._widget.size() * ratio:
            self._pixmap = kept = painted(self._widget, self._paint, colour)
        painter.drawPixmap(0, 0, kept)
