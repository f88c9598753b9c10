"""Which controls have no name that a screen reader could say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

KINDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)


def nameless(root: QWidget) -> list[str]:
    """A line for each control under ``root``, and everything else that Tab reaches, which has no accessible name."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if (isinstance(widget, KINDS) or reached) and not _is_part(widget) and not widget.isWindow():
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                found.append(f"{type(widget).__name__} {widget.objectName()!r} in {_place(widget)}")
    return found


def _is_part(widget: QWidget) -> bool:
    """Qt's own parts of a control."""
    parent = widget.parentWidget()
    inside = isinstance(parent, QComboBox | QAbstractSpinBox | QTabBar | QAbstractItemView)
    inside |= parent is not None and isinstance(parent.parentWidget(), QComboBox)  # its list
    inside |= isinstance(widget, QTabBar) and not widget.count()  # docks have left it, and Qt has not yet hidden it
    return inside or isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")


def _place(widget: QWidget) -> str:
    names: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(names) < 3:
        names.append(parent.objectName() or type(parent).__name__)
        parent = parent.parentWidget()
    return " < ".join(names)
