"""What is wrong with the network, in sentences that its own numbers prove, and what to try."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.diagnosis import KINDS
from playground.flow import Diagnosis, Flow
from playground.frames import Frame, Wish, WishList
from widgets.card import ColumnScroll
from widgets.lesson_page import lesson_title
from widgets.paced import Paced
from widgets.plots.diagnosis_card import FindingCard
from widgets.plots.diagnosis_findings import Findings
from widgets.plots.diagnosis_words import SERIOUS, CalmWords, advice_of, sentence_of, title_of
from widgets.plots.plot_card import PlotCard
from widgets.theme import LIGHT, Theme

NUMBERS_MS = 200
"""Numbers in a sentence change at most this often."""
SETTLE_MS = 100
"""How often time passes for findings that come or go."""


class DiagnosisView(PlotCard):
    """A card for each finding, the most serious on top; one calm card while there is none.

    A finding has to last to be shown and is greyed before it goes (``Findings``). Cards are made anew only when other
    kinds are found.
    """

    NAME = "diagnosis_view"
    edited = Signal(object, object, str)  # the experiment to try, what the undo menu calls it, merge key
    lesson_asked = Signal(str)  # id of the lesson
    count_changed = Signal(int)  # how many findings are shown and hold

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` tells seconds."""
        super().__init__(parent)
        self._clock = clock
        self._theme = LIGHT
        self._findings = Findings()
        self._update: int | None = None
        self._flow: Flow | None = None
        self._count = 0
        self._shown: dict[str, Diagnosis] = {}
        self._words = CalmWords(self)
        self.cards: dict[str, FindingCard] = {}
        self._content = QWidget()
        self._content.setObjectName("card_content")
        self._list = QVBoxLayout(self._content)
        self._list.setContentsMargins(0, 0, 2, 0)
        self._list.setSpacing(8)
        self.calm = FindingCard("info")
        self._list.addWidget(self.calm)
        self._list.addStretch(1)
        self.list = ColumnScroll(self._content)
        layout = self.layout()
        assert layout is not None  # PlotCard made it
        layout.addWidget(self.list)
        self._numbers = Paced(self, NUMBERS_MS, self._show_words)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.settle)
        self._show_words()

    # what the window calls

    def wish(self) -> WishList:
        return WishList(Wish.DIAGNOSIS)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for card in (self.calm, *self.cards.values()):
            card.show_theme(theme)

    def show_frame(self, frame: Frame) -> None:
        if frame.flow is not None and frame.flow.update == frame.update:
            self._flow = frame.flow
        if frame.diagnoses is not None:
            self._update = frame.update
            self._findings.take(frame.diagnoses, self._clock())
            self.settle()
            self._numbers.ask()

    def clear(self) -> None:
        self._findings.clear()
        self._update = self._flow = None
        self._numbers.drop()
        self.settle()
        self._show_words()

    def describe(self) -> str:
        holding = [diagnosis for diagnosis, holds in self._findings.shown() if holds]
        if not holding:
            return f"{self.calm.title.text()}. {self.calm.text.text()}"
        return " ".join(f"{title_of(diagnosis.kind)}. {sentence_of(diagnosis)}" for diagnosis in holding)

    def settle(self) -> None:
        """Show what has lasted until now, and drop what has gone."""
        self._findings.settle(self._clock())
        shown = self._findings.shown()
        self._shown = {diagnosis.kind: diagnosis for diagnosis, _ in shown}
        if self._shown.keys() != self.cards.keys():
            self._rebuild()
            self._show_words()
        for diagnosis, holds in shown:
            self.cards[diagnosis.kind].show_holding(holds)
        count = sum(holds for _, holds in shown)
        if count != self._count:
            self._count = count
            self.count_changed.emit(count)
        if self._findings.waiting() and not self._settling.isActive():
            self._settling.start()

    # how it comes about

    def _rebuild(self) -> None:
        """Cards that stay are moved, not made anew: a button keeps the focus."""
        for kind in self.cards.keys() - self._shown.keys():
            card = self.cards.pop(kind)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, kind in enumerate(self._shown):
            if kind not in self.cards:
                self.cards[kind] = self._card(kind)
            self._list.insertWidget(1 + place, self.cards[kind])
            self.cards[kind].show()
        self.cards = {kind: self.cards[kind] for kind in self._shown}

    def _card(self, kind: str) -> FindingCard:
        lesson = KINDS[kind].lesson
        card = FindingCard(SERIOUS.get(kind, "warning"), lesson_title(lesson))
        card.show_theme(self._theme)
        card.tried.connect(lambda number: self._try(kind, number))
        card.lesson_asked.connect(lambda: self.lesson_asked.emit(lesson))
        return card

    def _show_words(self) -> None:
        for kind, card in self.cards.items():
            diagnosis = self._shown[kind]
            card.show_words(title_of(kind), sentence_of(diagnosis))
            card.show_remedies(diagnosis.remedies, advice_of(kind))
        self.calm.setVisible(not self.cards)
        if self._update is None:
            text = self.tr("What is right and wrong with this network appears here when training starts.")
            self.calm.show_words(self.tr("Nothing to judge yet"), text)
        elif not self._findings.waiting():
            self.calm.show_words(self._words.title(), self._words.sentence(self._update, self._flow))

    def _try(self, kind: str, number: int) -> None:
        remedies = self._shown[kind].remedies if kind in self._shown else ()
        if number < len(remedies):
            self.edited.emit(remedies[number].experiment, remedies[number].text, "")
