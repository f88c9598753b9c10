"""Controls of a card's title that say the same in fewer letters where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QToolButton

_SHORT = Qt.ItemDataRole.UserRole + 1


class ShortCombo(QComboBox):
    """A combo box that shows an entry's short text rather than the whole one cut off; its list shows whole ones."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        """``entries`` are whole and short texts."""
        super().__init__()
        for row, (whole, short) in enumerate(entries):
            self.addItem(whole)
            self.setItemData(row, short, _SHORT)

    def shown_text(self) -> str:
        """What can be read in the closed box."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return str(option.currentText)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        part, control = QStyle.SubControl.SC_ComboBoxEditField, QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(control, option, part, self).width()
        if self.fontMetrics().horizontalAdvance(self.currentText()) > room:
            option.currentText = str(self.currentData(_SHORT))

    def paintEvent(self, event: QPaintEvent) -> None:
        # Qt's own does not ask Python for the text
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 16)
        super().showPopup()


class ShortButton(QToolButton):
    """A button that takes its short text before it widens a narrow window."""

    def __init__(self, whole: str, short: str) -> None:
        super().__init__()
        self._whole, self._short = whole, short
        self.setText(whole)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(whole)

    def set_texts(self, whole: str, short: str) -> None:
        """Other texts of the same button."""
        self._whole, self._short = whole, short
        self.setAccessibleName(whole)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        return self._size(self._whole)

    def minimumSizeHint(self) -> QSize:
        return self._size(self._short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        text = self._whole if self.width() >= self.sizeHint().width() else self._short
        if text != self.text():
            self.setText(text)

    def _size(self, text: str) -> QSize:
        """Room for ``text``, whichever is shown now."""
        # measured as Qt does: a pixel more or less, and which text fits would depend on which is shown
        metrics, flag = self.fontMetrics(), Qt.TextFlag.TextShowMnemonic
        wide, now = (metrics.size(flag, each).width() for each in (text, self.text()))
        return super().sizeHint() + QSize(wide - now, 0)
