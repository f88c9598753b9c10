"""Whether anything may move by itself: as the desktop has it, or never if the person says so.

What moves because it was asked to, such as a run or a chain rule that is played, goes step by step and stays.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMainWindow, QStyle, QWidget

_REDUCED = "reduced_motion"
BLINK_MS = 1000
"""How long a cursor is seen and not seen, together, as Qt has it where the desktop says nothing."""


def reduce(app: QApplication, reduced: bool) -> None:
    """From now on nothing moves by itself; or what the desktop lets move."""
    before = bool(app.property(_REDUCED))
    app.setProperty(_REDUCED, reduced)
    if reduced != before:
        app.setCursorFlashTime(0 if reduced else BLINK_MS)
    for window in app.allWidgets():
        if isinstance(window, QMainWindow):
            window.setAnimated(not reduced)


def moves(widget: QWidget) -> bool:
    """Whether ``widget`` may call for attention by moving, fading or flashing."""
    app = QApplication.instance()
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return not (app is not None and app.property(_REDUCED)) and widget.style().styleHint(hint, None, widget) > 0
