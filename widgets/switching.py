"""What a window keeps while its content is replaced by the same in another language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from playground.data.dataset import IndexArray
from widgets import controls
from widgets.controls import Place
from widgets.lesson_page import LessonPage, show_lesson
from widgets.notice import Offer
from widgets.plots.plot_card import TITLES
from widgets.views import Pictures

if TYPE_CHECKING:
    from widgets.main_window import MainWindow
    from widgets.plots.ranges import Range


class Kept(msgspec.Struct, frozen=True):
    """Where everything is, what was chosen in the views, and what is open beside them."""

    layout: bytes
    centre: str
    layer: int
    plots: Mapping[str, object]  # what the plots themselves keep, by name
    choices: Mapping[Place, object]
    scrolled: Mapping[Place, int]
    ranges: Mapping[Place, tuple[Range, Range]]
    rows: IndexArray | None  # lit up
    pictures: Pictures
    lessons: bool | None  # whether they are seen; None where they were never opened
    page: tuple[str, bytes] | None  # the lesson in a window of its own, and where that is
    playing: int
    offer: Offer | None

    @classmethod
    def of(cls, window: MainWindow) -> Kept:
        """As it is now."""
        content = window.content
        page = window.findChild(LessonPage, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return cls(
            layout=content.workspace.layout_state(),
            centre=content.workspace.centre.shown,
            layer=content.stack.selected_layer,
            plots={name: content.views.plot(name).kept() for name in TITLES if content.views.has(name)},
            choices=controls.chosen(content),
            scrolled=controls.scrolled(content),
            ranges=controls.ranges(content),
            rows=content.views.rows,
            pictures=content.views.pictures,
            lessons=None if content.lessons is None else not content.lessons.card.isHidden(),
            page=None if page is None else (page.lesson, bytes(page.saveGeometry().data())),
            playing=content.timeline.player.direction,
            offer=content.notice_bar.waiting,
        )

    def put_back(self, window: MainWindow) -> None:
        """Into the window's new content."""
        content = window.content
        content.build_plots()
        content.workspace.restore_layout(self.layout)
        content.workspace.centre.show_card(self.centre)
        if window.isVisible():
            content.workspace.settle()
        if self.lessons is not None:
            desk = window.lessons
            if self.lessons:
                desk.show_again()
        content.stack.select_layer(self.layer)
        for name, kept in self.plots.items():
            if kept is not None:
                content.views.plot(name).put_back(kept)
        content.views.show_pictures(self.pictures)
        controls.choose(content, self.choices)
        if self.rows is not None:
            content.views.show_rows(self.rows)
        if self.ranges:
            controls.show_ranges(content, self.ranges)
        if self.playing:
            content.timeline.play(self.playing)
        if self.page is not None:
            lesson, geometry = self.page
            show_lesson(lesson, window, window.theme).restoreGeometry(geometry)
        if self.offer is not None:
            self.offer.again()
        if self.scrolled:
            QTimer.singleShot(0, content, lambda: controls.scroll(content, self.scrolled))


def discard(window: MainWindow) -> None:
    """Delete the content, at once, so that no part of it hears anything more, its bars, and all that lay over it."""
    content = window.content
    if content.lessons is not None:
        Shiboken.delete(content.lessons)
    Shiboken.delete(content)
    for widget in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not widget.isModal():  # a modal one says something that is to be answered
            Shiboken.delete(widget)
