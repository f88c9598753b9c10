"""What a window keeps while its content is replaced by the same in another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from widgets.content import Content
    from widgets.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Kept:
    """Where everything is, what was chosen in the views, and what is open beside them."""

    layout: bytes
    centre: str
    built: bool

    @classmethod
    def of(cls, window: MainWindow) -> Kept:
        """As it is now."""
        content = window.content
        return cls(content.workspace.layout_state(), content.workspace.centre.shown, content.plots is not None)

    def put_back(self, window: MainWindow) -> None:
        """Into the window's new content."""
        content = window.content
        if self.built:
            content.build_plots()
        content.workspace.restore_layout(self.layout)
        content.workspace.centre.show_card(self.centre)
        if window.isVisible():
            content.workspace.settle()


def discard(window: MainWindow, old: Content) -> None:
    """Delete ``old``, at once, so that no part of it hears anything more, and all that lay over the window with it."""
    new = {window.content, window.menuBar(), window.statusBar()}
    only = Qt.FindChildOption.FindDirectChildrenOnly
    if old.lessons is not None:
        Shiboken.delete(old.lessons)
    Shiboken.delete(old)
    for widget in window.findChildren(QWidget, options=only):
        if widget not in new:
            Shiboken.delete(widget)
