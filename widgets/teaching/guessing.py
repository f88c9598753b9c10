"""Predict first: a plot is covered, a class draws what it expects, training runs, and the truth appears beside it."""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec
import numpy as np
from PySide6.QtCore import QAbstractAnimation, QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QApplication, QWidget

from playground.frames import FloatArray, Frame
from playground.lessons.guess import filled, losses_between, miss
from playground.messages import RunState
from widgets.motion import moves
from widgets.numbers import fill_in, write
from widgets.plots.canvas import Canvas
from widgets.plots.curves import log10_of
from widgets.plots.layers import EMPTY
from widgets.plots.ranges import range_of, rounded
from widgets.plots.ticks import number
from widgets.session import Session
from widgets.teaching.guess_canvas import Sheet
from widgets.teaching.guess_card import FIT, LOSS, GuessCard
from widgets.theme import LIGHT, Theme

USUAL = 500
"""Updates that a class guesses ahead."""
REVEAL_MS = 1600
DECADES = 2.5
"""So far down a loss may be guessed to fall."""


class Guess(msgspec.Struct, frozen=True):
    """A guess that is open, with what was drawn, and the truth where it is known."""

    kind: str
    updates: int
    free: bool
    first: int
    last: int
    running: bool
    sheet: Sheet
    truth: tuple[FloatArray, FloatArray]


class Guessing(QObject):
    """``reveal(name)`` brings a plot into sight, ``plot(name)`` is that plot. ``revealed`` says that a guess stands."""

    revealed = Signal()

    def __init__(
        self,
        session: Session,
        reveal: Callable[[str], QWidget],
        plot: Callable[[str], QWidget],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reveal = reveal
        self._plot = plot
        self._theme = LIGHT
        self._kind, self._updates, self._free = FIT, USUAL, True
        self.card: GuessCard | None = None
        self._from = self._until = 0
        self._truth: tuple[FloatArray, FloatArray] = EMPTY, EMPTY
        self._running = False
        self._draw = QVariantAnimation(self)
        self._draw.setStartValue(0.0)
        self._draw.setEndValue(1.0)
        self._draw.setDuration(REVEAL_MS)
        self._draw.valueChanged.connect(self._show_part)
        self._draw.finished.connect(self._show_end)
        session.frame_arrived.connect(self._on_frame)
        session.state_changed.connect(self._on_state)
        session.run_started.connect(self._on_run_started)

    def show_theme(self, theme: Theme) -> None:
        """Hand the theme on."""
        self._theme = theme
        if self.card is not None:
            self.card.show_theme(theme)

    def toggle(self) -> None:
        """Begin to guess what becomes of this run, or uncover the plot."""
        if self.card is not None:
            self.end()
        else:
            self.begin(FIT if self.is_curve else LOSS, self._updates, free=True)

    def begin(self, kind: str, updates: int, *, free: bool = False) -> None:
        """Cover a plot: what it shows so many updates from now is to be guessed. ``free``: a person may choose."""
        self.end()
        if self._session.training:
            self._session.pause()
        self._open(kind, updates, free)

    def kept(self) -> Guess | None:
        """The open guess, for ``put_back``."""
        if self.card is None:
            return None
        sheet = self.card.canvas.sheet()
        of = self._kind, self._updates, self._free, self._from, self._until, self._running
        return Guess(*of, sheet, self._truth)

    def put_back(self, guess: Guess) -> None:
        """Open what was open before the window spoke another language; a run that it waits for goes on."""
        self._open(guess.kind, guess.updates, guess.free)
        assert self.card is not None
        self._from, self._until, self._running, self._truth = guess.first, guess.last, guess.running, guess.truth
        self.card.canvas.show_sheet(guess.sheet, log_y=guess.kind == LOSS)
        self.card.show_fixed(guess.sheet.fixed)
        if guess.running:
            self.card.sentence.setText(self.tr("Training…"))
            self._look(over=self._session.update >= self._until)
        elif len(guess.truth[0]):
            self._show_part(1.0)
            self._show_end()

    def _open(self, kind: str, updates: int, free: bool) -> None:
        self._kind, self._updates, self._free = kind, updates, free
        self._reveal(kind)
        self.card = card = GuessCard(self._plot(kind))
        card.show_theme(self._theme)
        under = self._plot(kind).findChild(Canvas)
        if isinstance(under, Canvas):
            card.canvas.set_emphasis(under.emphasis)  # in a presentation
        card.reveal_asked.connect(self._start)
        card.closed.connect(self.end)
        card.kind_chosen.connect(self._on_kind)
        card.updates_chosen.connect(self._on_updates)
        self._lay_out()
        card.show()
        card.raise_()
        card.canvas.setFocus()

    def end(self) -> None:
        """Uncover the plot."""
        self._draw.stop()
        self._running = False
        card, self.card = self.card, None
        if card is not None:
            focused = QApplication.focusWidget()
            if focused is not None and (focused is card or card.isAncestorOf(focused)):
                card.window().setFocus()  # else the space bar would press whatever comes next
            card.hide()
            card.setParent(None)
            card.deleteLater()

    # ---- what is asked --------------------------------------------------------------------------------------------

    @property
    def is_curve(self) -> bool:
        """Whether the fit is a curve that a hand can draw."""
        dataset = self._session.dataset
        return dataset is not None and dataset.features == 1

    def _on_kind(self, kind: str) -> None:
        self.begin(kind, self._updates, free=self._free)

    def _on_updates(self, updates: int) -> None:
        self._updates = updates
        self._lay_out()

    def _lay_out(self) -> None:
        """A new sheet, from now on."""
        card = self.card
        if card is None:
            return
        self._from = self._session.update
        self._until = self._from + self._updates
        self._running, self._truth = False, (EMPTY, EMPTY)
        kinds = {FIT: self.tr("Fit")} if self.is_curve else {}
        card.show_choices(kinds | {LOSS: self.tr("Loss")}, self._kind, self._updates, free=self._free)
        if self._kind == FIT:
            self._lay_out_fit(card)
            asked = self.tr("What will the network's curve look like {n} {n:update|updates} from now? Draw it.")
        else:
            self._lay_out_loss(card)
            asked = self.tr("How will the training loss go on for {n} {n:update|updates}? Draw it.")
        card.show_fixed(False)
        card.sentence.setText(fill_in(asked, n=self._updates))

    def _lay_out_fit(self, card: GuessCard) -> None:
        dataset, frame = self._session.dataset, self._session.live_frame
        if dataset is None:
            return
        low, high = (float(value) for value in dataset.domain[0])
        rows, room = dataset.shown(0), 0.012 * (high - low)
        card.canvas.points.set_data(dataset.x[rows, 0], dataset.y[rows])
        card.canvas.set_names(dataset.feature_names[0], dataset.target_name)
        heights = rounded(range_of(dataset.y, room=0.12) or (-1.0, 1.0))
        mean = float(dataset.y[rows].mean()) if len(rows) else 0.0
        card.canvas.begin((low - room, high + room), heights, (low, high), (mean, mean), log_y=False)
        card.canvas.curtain.hide()
        fit = frame.fit if frame is not None else None
        if fit is not None and fit.curve_x is not None and fit.curve is not None:
            card.canvas.before.set_data(fit.curve_x, fit.curve)

    def _lay_out_loss(self, card: GuessCard) -> None:
        frame = self._session.live_frame
        x, y = EMPTY, EMPTY
        if frame is not None and frame.loss is not None:
            x, losses = losses_between(frame.loss, 0.0, float(self._from))
            y = log10_of(losses)
        card.canvas.points.set_data(EMPTY, EMPTY)
        card.canvas.truth.set_color(self._theme.train)
        card.canvas.before.set_data(x, y)
        card.canvas.set_names(self.tr("update"), self.tr("training loss"))
        now = float(y[-1]) if len(y) and math.isfinite(y[-1]) else 0.0
        top = (range_of(y, np.array([now])) or (now, now))[1] + 0.3
        first = self._from - 0.5 * self._updates if self._from > self._updates else 0.0
        ends = float(max(first, 0.0)), float(self._until)
        bottom = min(now - DECADES, float(np.nanmin(y)) if len(y) else now)
        card.canvas.begin(ends, (bottom, top), (float(self._from), ends[1]), (now, now - 0.5), log_y=True)
        card.canvas.curtain.show()

    # ---- what comes -----------------------------------------------------------------------------------------------

    def _start(self) -> None:
        """The guess stands: train as far as it reaches."""
        card = self.card
        if card is None:
            return
        card.show_fixed(True)
        card.sentence.setText(self.tr("Training…"))
        self._running = True
        self.revealed.emit()
        missing = self._until - self._session.update
        if missing > 0:
            self._session.set_speed(None)
            self._session.step(missing)
        else:
            self._look(over=True)

    def _on_frame(self, frame: Frame) -> None:
        if self.card is None or frame.past:
            return
        canvas = self.card.canvas
        if not canvas.fixed and not canvas.is_drawn and not len(canvas.before.xs):
            self._lay_out()  # the first picture of this run: before, nothing was known of now
        self._look(over=frame.update >= self._until)

    def _on_state(self, state: RunState) -> None:
        self._look(over=state in (RunState.FINISHED, RunState.DIVERGED))

    def _on_run_started(self, _run: int) -> None:
        """Another network: what was guessed is not about it."""
        if self.card is not None:
            self._draw.stop()
            self._lay_out()

    def _look(self, *, over: bool) -> None:
        """Show the truth once the run has come as far as was guessed, or ended before."""
        frame = self._session.live_frame
        if not self._running or not over or self.card is None or frame is None or frame.update < self._from:
            return
        truth = self._truth_of(frame)
        if truth is None:
            return
        self._running = False
        self._truth = truth
        if moves(self.card):
            self._draw.start()
        else:
            self._show_part(1.0)
            self._show_end()

    def _truth_of(self, frame: Frame) -> tuple[FloatArray, FloatArray] | None:
        if self._kind == FIT:
            fit = frame.fit
            if fit is None or fit.curve_x is None or fit.curve is None:
                return None
            return fit.curve_x, fit.curve
        if frame.loss is None:
            return None
        x, y = losses_between(frame.loss, float(self._from), float(self._until))
        return x, log10_of(y)

    def _show_part(self, share: float) -> None:
        if self.card is not None:
            self.card.canvas.show_truth(*self._truth, share)

    def _show_end(self) -> None:
        if self.card is not None and self._draw.state() is not QAbstractAnimation.State.Running:
            self.card.sentence.setText(self._words(self.card))

    def _words(self, card: GuessCard) -> str:
        """How far apart guess and truth are, in the data's units."""
        canvas, (x, y) = card.canvas, self._truth
        guess = filled(canvas.curve)
        found = miss(canvas.positions, guess, x, y)
        if found is None:
            return self.tr("The network's values are not finite here: it has diverged.")
        if self._kind == LOSS:
            return self._loss_words(canvas.positions, guess, x, y, 10**found.mean)
        dataset = self._session.dataset
        assert dataset is not None
        text = self.tr(
            "On average the guess is {mean} away from the network, in units of {target}; most, {worst}, "
            "at {x} = {at}. The targets span {span}."
        )
        return fill_in(
            text,
            mean=number(found.mean),
            worst=number(found.worst),
            target=dataset.target_name,
            x=dataset.feature_names[0],
            at=number(found.at),
            span=number(float(np.ptp(dataset.y))),
        )

    def _loss_words(self, places: FloatArray, guess: FloatArray, x: FloatArray, y: FloatArray, factor: float) -> str:
        known = np.isfinite(guess)
        last = float(places[known][-1])
        guessed, true = 10 ** float(guess[known][-1]), 10 ** float(np.interp(last, x, y))
        text = fill_in(
            self.tr(
                "At update {n} the training loss is {true}; {guessed} was guessed. On the way, the guess is off by a "
                "factor of {factor} on average."
            ),
            n=write(last, ",.0f"),
            true=number(true),
            guessed=number(guessed),
            factor=number(factor),
        )
        dataset = self._session.dataset
        if dataset is None or self._session.experiment.training.loss != "mse":
            return text
        unit = float(np.ravel(dataset.y_scaling.deviation)[0])
        rmse = fill_in(
            self.tr("In units of {target} that is an RMSE of {true} instead of {guessed}."),
            target=dataset.target_name,
            true=number(unit * math.sqrt(true)),
            guessed=number(unit * math.sqrt(guessed)),
        )
        return f"{text} {rmse}"
