"""Words for a screen reader, said at once."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> bool:
    """Have ``text`` read out, as something that ``widget`` says; whether anybody listens."""
    listens = bool(text) and QAccessible.isActive()
    if listens:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
    return listens
