"""The aids for teaching, as far as somebody asked for them, and what they need of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from widgets.below import below
from widgets.lessons.desk import LessonDesk
from widgets.panels.panel import Panel
from widgets.plots.chain_rule_view import ChainRuleView
from widgets.plots.plot_card import TITLES, PlotCard
from widgets.teaching.guess_card import LOSS
from widgets.teaching.guessing import Guess, Guessing
from widgets.teaching.lock import Lock
from widgets.teaching.presentation import Before, Presentation
from widgets.teaching.room import Room
from widgets.teaching.slow_motion import Slow, SlowMotion
from widgets.teaching.spotlight import Spotlight
from widgets.theme import Theme

if TYPE_CHECKING:
    from widgets.content import Content

MENUS = ("examples_menu", "recent_menu")
"""Menus that hold nothing but what locked mode closes."""


class Carried(msgspec.Struct, frozen=True):
    """What goes on in another content of the same window. ``lit`` are the names of the cards in the spotlight."""

    presented: Before | None
    lit: tuple[str, ...]
    guess: Guess | None
    slow: Slow | None


class Teaching(QObject):
    """Joins the aids to the content of one window."""

    def __init__(
        self,
        window: QMainWindow,
        content: Content,
        lessons: Callable[[], LessonDesk],
        text_size: Callable[[int], None],
    ) -> None:
        """``lessons`` opens their desk, ``text_size`` makes letters so many percent large without keeping that."""
        super().__init__(content)
        self._window = window
        self._content = content
        self._lessons = lessons
        self._desk: LessonDesk | None = None
        actions, workspace = content.actions_by_id, content.workspace
        self.room = Room(window, workspace, content.toolbar, (content.timeline, content.status), self)
        self.presentation = Presentation(window, workspace, self.room, actions.values(), text_size, self)
        self.spotlight = Spotlight(window, self._cards)
        self.slow_motion = SlowMotion(content.session, self._chain_rule, self)
        self.guessing = Guessing(content.session, content.reveal, content.views.plot, self)
        self._lock: Lock | None = None
        actions["view_reset_layout"].triggered.connect(self.room.start_anew)
        for name, changed in (
            ("view_present", self.presentation.changed),
            ("view_spotlight", self.spotlight.changed),
            ("train_slow", self.slow_motion.changed),
        ):
            changed.connect(actions[name].setChecked)
        self.spotlight.changed.connect(content.views.refresh)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of the aids do."""
        return {
            "view_present": self.presentation.toggle,
            "view_spotlight": self.spotlight.toggle,
            "train_slow": self.slow_motion.toggle,
            "train_guess": self.guessing.toggle,
            "help_lock": self.lock,
            "help_certificate": lambda: self._lessons().show_certificate(),
        }

    def adopt_lessons(self, desk: LessonDesk) -> None:
        """Look after the lessons of the window."""
        self._desk = desk
        self.room.narrowed.connect(desk.show_narrow)
        self.room.adopt_lessons(desk)
        course, actions = desk.course, self._content.actions_by_id
        others = {"export_button": self._content.toolbar.export}
        menus = [menu.menuAction() for name in MENUS for menu in below(self._window, QMenu, name)]
        self._lock = Lock(self._window, course, actions, self._lockable, others, menus, self)
        self._lock.show_theme(self._content.theme)
        course.step_changed.connect(self._on_step)
        self.guessing.revealed.connect(self._note_guess)

    def lock(self) -> None:
        """Lock, or ask whether to open everything again; the lessons are shown."""
        desk = self._lessons()
        if not desk.is_open:
            desk.open()
        assert self._lock is not None  # the desk was adopted
        self._lock.toggle()

    def escape(self) -> bool:
        """End what came last; false if nothing was on."""
        if self.spotlight.target is not None:
            self.spotlight.end()
        elif self.guessing.card is not None:
            self.guessing.end()
        elif self.presentation.is_on:
            self.presentation.toggle()
        else:
            return False
        return True

    def hand_over(self) -> Carried:
        """What is on, for ``take_over`` of the same window's next content; nothing is on here afterwards."""
        carried = Carried(
            presented=self.presentation.hand_over(),
            lit=tuple(card.objectName() for card in self.spotlight.lit),
            guess=self.guessing.kept(),
            slow=self.slow_motion.hand_over(),
        )
        self.spotlight.end()
        self.guessing.end()
        return carried

    def take_over(self, carried: Carried) -> None:
        """Go on with what was on before the window spoke another language."""
        if carried.presented is not None:
            self.presentation.take_over(carried.presented)
        if carried.slow is not None:
            self.slow_motion.take_over(carried.slow)
        if carried.guess is not None:
            self.guessing.put_back(carried.guess)
        known = {card.objectName(): card for card in self._cards()}
        if lit := [known[name] for name in carried.lit if name in known]:
            self.spotlight.light(*lit)

    def show_theme(self, theme: Theme) -> None:
        """Hand the theme on."""
        for aid in (self.presentation, self.spotlight, self.guessing, self._lock):
            if aid is not None:
                aid.show_theme(theme)

    # ---- what they need -------------------------------------------------------------------------------------------

    def _cards(self) -> list[QWidget]:
        """What a spotlight can be on: every card that is seen, and the bars."""
        content = self._content
        cards: list[QWidget] = [content.workspace.centre, *content.workspace.docks.values()]
        if self._desk is not None:
            cards.append(self._desk.card)
        cards += [content.toolbar, content.timeline]
        return [card for card in cards if _is_seen(card, self._window)]

    def _chain_rule(self) -> ChainRuleView:
        self._content.reveal(ChainRuleView.NAME)
        view = self._content.views.plot(ChainRuleView.NAME)
        assert isinstance(view, ChainRuleView)
        return view

    def _lockable(self) -> Mapping[str, Panel | PlotCard]:
        plots = {name: self._content.views.plot(name) for name in TITLES if self._content.views.has(name)}
        return {**self._content.panels, **plots}

    # ---- what a step asks for -------------------------------------------------------------------------------------

    def _on_step(self) -> None:
        self.guessing.end()
        self.spotlight.end()
        assert self._desk is not None
        step = self._desk.course.step
        if step is None:
            return
        if step.spec.predict is not None:
            kind = step.spec.predict.plot if self.guessing.is_curve else LOSS
            self.guessing.begin(kind, step.spec.predict.updates)
        if step.spec.spotlight and (target := self._desk.pointer.target) is not None:
            card = next((card for card in self._cards() if card is target or card.isAncestorOf(target)), target)
            self.spotlight.light(card, self._desk.card)

    def _note_guess(self) -> None:
        assert self._desk is not None
        self._desk.course.note("guess_reveal")


def _is_seen(card: QWidget, window: QWidget) -> bool:
    """Whether it is in the window and not behind another tab."""
    return card.isVisible() and card.window() is window and not card.visibleRegion().isEmpty()
