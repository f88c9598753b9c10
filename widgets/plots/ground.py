"""What stays of a picture, painted once and then only shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget


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
