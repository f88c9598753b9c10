"""Fields that the panels share, for numbers and for text.

Like those of ``widgets.choice`` and ``widgets.log_field`` they render a value given to ``show_value`` and say what the
person wants with ``edited``; the value they show changes only when it is shown to them again. What cannot be is marked
in place with ``refuse``.
"""

from __future__ import annotations

import html
import math

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from widgets.field_number import Number, Value

COMPACT_STYLE = """
QLineEdit[compact="true"] { padding: 2px 3px; border-radius: 5px; }
QLineEdit[compact="true"]:focus, QLineEdit[compact="true"][invalid="true"] { padding: 1px 2px; }
QComboBox[compact="true"] { padding: 2px 4px; border-radius: 5px; }
QComboBox[compact="true"]:focus { padding: 1px 3px; }
QComboBox[compact="true"]::drop-down { width: 16px; }
QToolButton[compact="true"] { padding: 1px; border: 1px solid transparent; border-radius: 4px; margin: 0px; }
QToolButton[compact="true"]:focus { padding: 0px; border: 2px solid palette(highlight); }
QComboBox QAbstractItemView::item { padding: 2px 6px; }
"""
"""For a panel with fields in narrow rows; the colours stay those of the theme's style sheet."""

HOVER_MS = 500
"""Resting so long on a field without turning the wheel makes it clear that the wheel is meant for the field."""


def tip(text: str) -> str:
    """``text`` as a tooltip that wraps."""
    return f"<p>{html.escape(text)}</p>".replace("\n", "<br>") if text else ""


def explain(widget: QWidget, name: str, about: str) -> None:
    """Give ``widget`` its accessible name, and a tooltip and description that say what it does."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(about)
    widget.setToolTip(tip(about))


def mark_problem(widget: QWidget, problem: str) -> bool:
    """Give ``widget`` the red edge of the theme's style sheet and ``problem`` as its tooltip, or take both away.

    Whether that changed anything: it does not where there is no problem and was none.
    """
    invalid = bool(problem)
    was_invalid = bool(widget.property("invalid"))
    if not invalid and not was_invalid:
        return False
    widget.setToolTip(tip(problem or widget.accessibleDescription()))
    if invalid != was_invalid:
        widget.setProperty("invalid", invalid)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return True


class WheelGuard:
    """Whether a turn of the wheel over a widget is meant for it, rather than for the scroll area around it."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._still = QElapsedTimer()

    def entered(self) -> None:
        """The pointer came in."""
        self._still.start()

    def lets(self) -> bool:
        """Call it for each turn: true if the widget has the focus or the pointer has rested on it."""
        if self._widget.hasFocus():
            return True
        if self._still.isValid() and self._still.elapsed() >= HOVER_MS:
            return True
        self._still.start()
        return False


class Line(QLineEdit):
    """A line that leaves undo and redo to the window while nothing is being typed into it."""

    def __init__(self) -> None:
        super().__init__()
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # the class first: asking each of the hundreds of events of a start for its type is dear
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and not self.isModified():
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return True
        return False


class NumberField(Line):
    """A number in a line: typed, or stepped with the arrow keys and the wheel.

    ``edited(value, merge key)``: steps while the field keeps the focus share a key, what is typed has none.
    """

    edited = Signal(object, str)
    problem_changed = Signal(str)
    focused = Signal()
    left = Signal()  # Escape was pressed and there was nothing to take back

    def __init__(self, name: str, number: Number, *, digits: float = 6.0, compact: bool = False) -> None:
        super().__init__()
        self._number = number
        self._digits = digits
        self._value: Value = None
        self._visits = 0
        self._guard = WheelGuard(self)
        self.setObjectName(name)
        self.setProperty("compact", compact)
        self.setMaxLength(24)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.returnPressed.connect(self.commit)
        self.returnPressed.connect(self.selectAll)
        self.textEdited.connect(lambda: self._show_problem(""))

    def sizeHint(self) -> QSize:
        # paddings and edges of the style sheet, and two pixels a side that a line edit keeps for itself
        around = 12 if self.property("compact") else 24
        width = QFontMetrics(self.font()).horizontalAdvance("0") * self._digits + around
        return QSize(math.ceil(width), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def value(self) -> Value:
        """The value last shown."""
        return self._value

    def text_of(self, value: Value) -> str:
        """``value`` as this field would show it."""
        return self._number.text(value)

    def describe(self, name: str, about: str) -> None:
        """The accessible name, and a tooltip that says what the number does."""
        explain(self, name, about)

    def show_value(self, value: Value) -> None:
        """Show ``value``. The same value again leaves alone what is being typed."""
        if value != self._value or not self.isModified():
            self._value = value
            self._render()
            self._show_problem("")

    def refuse(self, problem: str) -> None:
        """Go back to the last value shown and say why."""
        self._render()
        self._show_problem(problem)

    def commit(self) -> None:
        """Take over what was typed, if anything was."""
        if not self.isModified():
            return
        try:
            value = self._number.parsed(self.text())
        except ValueError as error:
            self.refuse(str(error))
            return
        self._propose(value, "")

    def step(self, steps: int) -> None:
        """So many steps up, or down if negative."""
        self.commit()
        self._propose(self._number.stepped(self._value, steps), f"{self.objectName()}:{id(self)}:{self._visits}")
        self.selectAll()

    def new_visit(self) -> None:
        """From here on, steps are another step of undo."""
        self._visits += 1

    def _propose(self, value: Value, merge_key: str) -> None:
        self._show_problem("")
        self.setModified(False)
        if value != self._value:
            self.edited.emit(value, merge_key)
        self._render()

    def _render(self) -> None:
        text = self._number.text(self._value)
        if self.text() != text:
            self.setText(text)
        self.setModified(False)

    def _show_problem(self, problem: str) -> None:
        if mark_problem(self, problem):
            self.problem_changed.emit(problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        key = Qt.Key(event.key())
        if key in steps and plain:
            self.step(steps[key])
        elif key == Qt.Key.Key_Escape and self.isModified():
            self._render()
            self._show_problem("")
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
            if self.hasFocus():
                event.ignore()  # nobody around took the focus: the window does
        elif key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            # on some desktops a line edit deletes a character; here it duplicates the layer around
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The whole number: Qt takes what stands on one side of the point for a word."""
        super().mouseDoubleClickEvent(event)
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._guard.lets() and event.angleDelta().y() != 0:
            self.step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._guard.entered()
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.new_visit()
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)


class TextField(Line):
    """A line of text that is taken over with Enter or when the focus leaves. ``committed(text)``.

    Text that is refused gives way to the last one shown or, with ``keep_refused``, stays to be put right; then Escape
    brings the last one back.
    """

    committed = Signal(str)
    problem_changed = Signal(str)

    def __init__(self, name: str, *, keep_refused: bool = False) -> None:
        super().__init__()
        self._keep_refused = keep_refused
        self._shown = ""
        self.setObjectName(name)
        self.returnPressed.connect(self.commit)

    def describe(self, name: str, about: str) -> None:
        """The accessible name and a tooltip."""
        explain(self, name, about)

    def show_value(self, text: str) -> None:
        """Show ``text``. The same text again leaves alone what is being typed."""
        if text != self._shown or not self.isModified():
            self._shown = text
            self.restore()

    def restore(self) -> None:
        """Back to the text last shown."""
        if self.text() != self._shown:
            self.setText(self._shown)
        self.setModified(False)
        self.refuse("")

    def refuse(self, problem: str) -> None:
        """Say what is wrong with the text; nothing if ``problem`` is empty."""
        if problem and not self._keep_refused:
            self.setText(self._shown)
            self.setModified(False)
        if mark_problem(self, problem):
            self.problem_changed.emit(problem)

    def commit(self) -> None:
        """Take over what was typed, if anything was."""
        if self.isModified():
            self.committed.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.restore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)
