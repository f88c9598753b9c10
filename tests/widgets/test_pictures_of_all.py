"""No widget of the program hides a method of Qt's behind an attribute of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from widgets.main_window import MainWindow

ASKED = ("x", "y", "width", "height", "size", "pos", "rect", "font", "parent", "children", "isVisible", "update")
"""What is asked of every widget, as by whoever saves a picture of the window."""


def test_what_is_asked_of_every_widget_can_be_asked(window: MainWindow) -> None:
    window.action("train_guess").trigger()
    everything = window.findChildren(QWidget)
    hidden = [f"{type(widget).__name__}.{name}" for widget in everything for name in ASKED if name in vars(widget)]
    assert hidden == []
