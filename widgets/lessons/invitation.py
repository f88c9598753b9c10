"""Tells who starts the program for the first time where the course is: once, quietly, and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.notice import Choice, Offer

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

translate = QCoreApplication.translate
FIRST = "linear"
"""The lesson for who has never seen a neural network."""


def invite(window: MainWindow) -> None:
    """Offer the course above the fit; whatever is chosen, and also if it is closed, it is not offered again."""
    bar = window.notice_bar

    def begin() -> None:
        bar.answered()
        window.begin_lesson(FIRST)

    def show_all() -> None:
        bar.answered()
        window.lessons.open()

    def found() -> None:
        """The lessons were opened without it."""
        if bar.waiting is offer:
            bar.answered()

    choices = (
        Choice(
            "invitation_begin",
            translate("Invitation", "Begin the first lesson"),
            translate("Invitation", "Ten minutes; leave it at any step"),
            begin,
        ),
        Choice(
            "invitation_all",
            translate("Invitation", "Show all lessons"),
            translate("Invitation", "The list of lessons, beside the work"),
            show_all,
        ),
        Choice(
            "invitation_later",
            translate("Invitation", "Not now"),
            translate("Invitation", "The course stays under Lessons (F3)"),
            bar.answered,
        ),
    )
    text = translate(
        "Invitation",
        "A course in nine lessons begins with no knowledge of neural networks and explains everything you see here. "
        "It is always under Lessons, at the right of the toolbar (F3).",
    )
    offer = Offer(translate("Invitation", "New here?"), text, choices, lambda: invite(window))
    bar.offer(offer)
    window.action("help_lessons").triggered.connect(found)
