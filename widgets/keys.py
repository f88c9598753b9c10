"""Which keys a focused widget needs for itself, so that no shortcut takes them away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)

Key = Qt.Key
ARROWS = frozenset({Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down})
TEXT = "text"
"""Stands for every key that writes a character, the space bar too."""

NEEDS = "needs_keys"
"""The property of a widget that answers to more keys than others of its class: a list of their numbers."""

NEEDED: dict[type[QObject], frozenset[Key | str]] = {
    QLineEdit: ARROWS | {TEXT},
    QTextEdit: ARROWS | {TEXT},
    QPlainTextEdit: ARROWS | {TEXT},
    QAbstractSpinBox: ARROWS | {TEXT},
    QComboBox: frozenset({Key.Key_Up, Key.Key_Down, TEXT}),  # opens with the space bar, finds entries by their letters
    QAbstractItemView: ARROWS | {TEXT},
    QAbstractSlider: ARROWS,
    QTabBar: frozenset({Key.Key_Left, Key.Key_Right}),
    QAbstractButton: frozenset({Key.Key_Space}),
}
"""Keys without Ctrl, Alt or Meta that a focused widget answers to, by its class."""


def belongs_to_focus(event: QEvent) -> bool:
    """Whether the key of a ``ShortcutOverride`` event is one that the focused widget needs for itself."""
    if not isinstance(event, QKeyEvent):
        return False
    Modifier = Qt.KeyboardModifier
    if event.modifiers() & (Modifier.ControlModifier | Modifier.AltModifier | Modifier.MetaModifier):
        return False
    focused = QApplication.focusWidget()
    needed = {key for kind, keys in NEEDED.items() if isinstance(focused, kind) for key in keys}
    own = focused.property(NEEDS) if focused is not None else None
    needed |= {Key(number) for number in own or ()}
    return Key(event.key()) in needed or (TEXT in needed and event.text().isprintable() and event.text() != "")
