"""A choice out of a table of names."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QPaintEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from widgets.fields import explain, mark_problem

MARGIN = 2
"""Pixels that Qt leaves on both sides of a choice's text, together."""


def scrolls(widget: QWidget) -> bool:
    """Whether ``widget`` is in something that the wheel can move up or down now."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and around.verticalScrollBar().maximum() > 0:
            return True
        around = around.parentWidget()
    return False


class Choice(QComboBox):
    """One of a table of names. ``edited(name, "")``.

    The wheel changes it only with the focus on it, and not where it scrolls what is around: a choice keeps the focus.
    """

    edited = Signal(object, str)
    problem_changed = Signal(str)
    focused = Signal()

    def __init__(self, name: str, choices: dict[str, str] | None = None, *, compact: bool = False) -> None:
        super().__init__()
        self._shown: str | None = None
        self.setObjectName(name)
        self.setProperty("compact", compact)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setMaxVisibleItems(32)
        for key, label in (choices or {}).items():
            self.addItem(label, key)
        self.activated.connect(self._on_activated)

    @property
    def value(self) -> str | None:
        """The name last shown."""
        return self._shown

    def text_of(self, name: str) -> str:
        """The label of the choice with this name."""
        return self.itemText(self.findData(name))

    def show_whole(self) -> None:
        """Ask for the room that the longest choice takes, where nobody is short of it."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def describe(self, name: str, about: str) -> None:
        """The accessible name, and a tooltip that says what the choice does."""
        explain(self, name, about)

    def show_value(self, name: str) -> None:
        """Show the choice with this name; a name that is not in the table is shown as it is."""
        self._shown = name
        self._show_problem("")
        index = self.findData(name)
        if index < 0:
            self.setPlaceholderText(name)
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def refuse(self, problem: str) -> None:
        """Go back to the last choice shown and say why."""
        self._return()
        self._show_problem(problem)

    def _on_activated(self, index: int) -> None:
        self._show_problem("")
        name = self.itemData(index)
        if name != self._shown:
            self.edited.emit(name, "")
        self._return()

    def _return(self) -> None:
        if self._shown is not None:
            self.setCurrentIndex(self.findData(self._shown))

    def _show_problem(self, problem: str) -> None:
        if mark_problem(self, problem):
            self.problem_changed.emit(problem)

    def showPopup(self) -> None:
        view = self.view()
        # the delegate that the style sheet's rules for items reach
        view.setItemDelegate(QStyledItemDelegate(view))
        view.setMinimumWidth(view.sizeHintForColumn(0) + 16)
        super().showPopup()
        self._show_first_rows()

    def _show_first_rows(self) -> None:
        # Qt measures the list without the style sheet's padding, and hides the first rows behind a scroller
        view = self.view()
        popup = view.window()
        rows = sum(view.sizeHintForRow(row) for row in range(self.count()))
        missing = rows + 2 * view.frameWidth() + 16 - popup.height()
        screen = self.screen().availableGeometry()
        if missing > 0 and popup.height() + missing <= screen.height():
            top = min(popup.y(), screen.bottom() + 1 - popup.height() - missing)
            popup.setGeometry(popup.x(), top, popup.width(), popup.height() + missing)
            view.scrollToTop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt does, but a choice that is too long ends in an ellipsis and not in the middle of a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - MARGIN
        text = option.currentText
        if self.currentIndex() >= 0 and self.fontMetrics().horizontalAdvance(text) > room:
            option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter = QStylePainter(self)
            painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
            painter.end()
        else:
            super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and not scrolls(self):
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()


def add_heading(model: QStandardItemModel, text: str) -> None:
    """A line in a list of choices that names the group below it and cannot be chosen."""
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = QFont(item.font())
    font.setBold(True)
    item.setFont(font)
    model.appendRow(item)
