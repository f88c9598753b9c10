"""A row of controls that says less, one control after another, where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

SPACING = 6


class ElasticCheck(QCheckBox):
    """A check box with a whole text and a shorter one."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = self._short = ""
        self._is_short = False

    def set_texts(self, whole: str, short: str) -> None:
        """Both texts."""
        if (whole, short) != (self._whole, self._short):
            self._whole, self._short = whole, short
            self.setAccessibleName(whole)
            self.shorten(self._is_short)

    def shorten(self, short: bool) -> None:
        """Show the short text, or the whole one."""
        self._is_short = short
        self.setText(self._short if short else self._whole)

    def saves(self) -> int:
        """Pixels that the short text takes less."""
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self._whole) - metrics.horizontalAdvance(self._short)

    @property
    def is_short(self) -> bool:
        """Whether the short text is shown."""
        return self._is_short


class ElasticRow(QWidget):
    """Widgets side by side. The check boxes get short, the last one first, before anything else is squeezed."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._widgets = widgets
        self._elastic = [widget for widget in reversed(widgets) if isinstance(widget, ElasticCheck)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        for widget in widgets:
            row.addWidget(widget)
        self.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return self._size([widget.sizeHint() for widget in self._shown()], -1)

    def minimumSizeHint(self) -> QSize:
        sizes = []
        for widget in self._shown():
            least = widget.minimumSizeHint()
            sizes.append(least.expandedTo(widget.minimumSize()) if widget.minimumWidth() else least)
        return self._size(sizes, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _size(self, sizes: list[QSize], sign: int) -> QSize:
        """Room for ``sizes`` with the check boxes whole (-1) or short (1), however they are now."""
        width = sum(size.width() for size in sizes) + SPACING * max(0, len(sizes) - 1)
        wrong = [box for box in self._elastic if not box.isHidden() and box.is_short == (sign < 0)]
        width -= sign * sum(box.saves() for box in wrong)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _fit(self) -> None:
        missing = self.sizeHint().width() - self.width() if self.isVisible() else 0
        layout = self.layout()
        assert layout is not None
        for box in self._elastic:
            if box.isHidden():
                continue
            if box.is_short != (missing > 0):
                box.shorten(missing > 0)
                layout.invalidate()
            missing -= box.saves()
        layout.activate()
