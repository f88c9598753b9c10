"""Training and validation loss against the epoch."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from playground.alternatives import loss_words
from playground.contest import Contest
from playground.data.dataset import Dataset
from playground.experiment import LOSSES, Experiment
from playground.frames import Frame, LossCurves, Wish, WishList
from playground.kept_run import KeptRun
from widgets.numbers import fill_in, write
from widgets.paced import Paced
from widgets.plots.baseline_lines import BaselineLines
from widgets.plots.canvas import Canvas
from widgets.plots.curves import at_position, log10_of, smoothed, thinned
from widgets.plots.elastic import ElasticCheck, ElasticRow
from widgets.plots.layers import EMPTY, Line, Sheet, mixed
from widgets.plots.legend import Entry, Legend
from widgets.plots.loss_compare import LossOverlay
from widgets.plots.marker import Marker
from widgets.plots.marks import Mark, Marks
from widgets.plots.plot_card import PlotCard
from widgets.plots.ranges import Range, range_of
from widgets.plots.ticks import number
from widgets.theme import LIGHT, Theme, scaled_font
from widgets.words import in_words

FloatArray = NDArray[np.float64]

BINS = 240
"""Runs of neighbours a curve is thinned to: about one for every three pixels of a usual plot."""
DRAW_MS = 120
"""A history changes by a pixel or two at its end: every fourth frame of a fast run is enough."""
BATCHES_MS = 400
"""The losses of batches are hundreds of strokes: one more is seen at leisure."""
VALUES_MS = 125
SMOOTH = 30
"""A smoothed curve is the mean over this part of its length, and at most ``WIDEST`` epochs."""
WIDEST = 401


class LossPlot(PlotCard):
    """Losses as the training recorded them, in scaled units; a logarithmic axis unless told otherwise."""

    NAME = "loss_plot"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._experiment = Experiment()
        self._curves: LossCurves | None = None
        self.last_update = -1
        self._rows = 0
        self._shown: list[FloatArray] = []  # what the range has to hold, but for the batches
        self.canvas = Canvas(log_y=True)
        body = self.layout()
        assert body is not None
        body.addWidget(self.canvas)
        self.batches = Line(self.canvas, 1.0, Sheet(self.canvas, 1.0))
        self.train = Line(self.canvas, 3.0, width=2.0)
        self.valid = Line(self.canvas, 2.0, width=1.5)
        self.over = LossOverlay(self.canvas, self._position, lambda key: self.legend.shows(key))
        self.marks = Marks(self.canvas, 4.0)
        self.moment = Marks(self.canvas, 5.0)  # of the past, if that is what the other views show
        self._past: int | None = None
        self.crosshair = Marks(self.canvas)
        self.baselines = BaselineLines(self.canvas, self._on_baselines)
        self.baselines.keep_clear_of(self.marks)
        self._draw = Paced(self, DRAW_MS, self._show_curves)
        self._draw_batches = Paced(self, BATCHES_MS, self._show_batches)
        self._values = Paced(self, VALUES_MS, self._show_values)
        self._build_header()
        self.canvas.pointed.connect(self._read_out)
        self.show_theme(LIGHT)
        self.clear()

    def wish(self) -> WishList:
        return WishList(Wish.LOSS | Wish.BASELINES if self.baselines.wanted else Wish.LOSS)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.batches.set_color(mixed(theme.train, theme.plot, 0.3))
        self.train.set_color(theme.train)
        self.valid.set_color(theme.valid)
        self.over.show_theme(theme)
        self.crosshair.set_colors(theme.muted, theme.plot)
        self.moment.set_colors(theme.accent, theme.plot)
        self._train_dot = Marker("o", QColor(theme.train), 9, QColor(theme.plot))
        self._valid_dot = Marker("d", QColor(theme.valid), 9, QColor(theme.plot))
        self._best = Marker("d", QColor(theme.plot), 11, QColor(theme.valid))
        self.marks.set_colors(theme.muted, theme.plot)
        entries = (
            Entry("train", self.tr("train"), "o-", theme.train, theme.train_text),
            Entry("valid", self.tr("validation"), "d-", theme.valid, theme.valid_text),
        )
        self.legend.set_entries(entries, theme)
        self.baselines.show_theme(theme)
        self.canvas.show_theme(theme)

    def show_experiment(self, experiment: Experiment) -> None:
        self._experiment = experiment
        self.over.show_training(experiment.training)
        pattern = self.tr("{loss} of scaled targets") if experiment.data.standardize else "{loss}"
        self.canvas.set_names(self.tr("epoch"), fill_in(pattern, loss=LOSSES[experiment.training.loss]))

    def show_dataset(self, dataset: Dataset) -> None:
        self._rows = len(dataset.subsets[0])
        self.baselines.show_dataset(dataset)
        self.over.show_dataset(dataset)

    def show_frame(self, frame: Frame) -> None:
        if frame.loss is None:
            return
        self._curves, self.last_update = frame.loss, frame.update
        self.baselines.show_baselines(frame.baselines)
        self._past = frame.update if frame.past else None
        self._draw.ask()
        self._show_moment()
        self._values.ask()

    def show_kept(self, runs: Sequence[KeptRun]) -> None:
        self.over.show_kept(runs)
        self._show_over()

    def show_contest(self, contest: Contest) -> None:
        self.over.show_contest(contest)
        self._show_over()

    def _show_over(self) -> None:
        """What is laid over the run, also while that has no losses yet."""
        if self._curves is not None:
            self._draw.ask()
            return
        self.over.place()
        if limits := range_of(*self.over.drawn, room=0.04):
            self.canvas.home((0.0, max(self.over.last_epoch, 10.0)), self._stepped(limits))

    def clear(self) -> None:
        self._curves, self.last_update = None, -1
        for paced in (self._draw, self._draw_batches, self._values):
            paced.drop()
        for line in (self.batches, self.train, self.valid):
            line.set_data(EMPTY, EMPTY)
        self.marks.show_marks()
        self._past = None
        self.moment.show_marks()
        self._show_values()
        self.canvas.home((0.0, 10.0), (-2.0, 0.3) if self.logarithmic.isChecked() else (0.0, 1.0), now=True)
        self.canvas.show_note(self.tr("Press Train (Space)"))
        self._show_over()

    def describe(self) -> str:
        curves = self._curves
        if curves is None or not len(curves.epochs):
            return self.tr("No training yet.")
        end = self._row(curves) + 1
        if end:  # a past moment is looked at
            epochs, train, valid = (values[:end] for values in (curves.epochs, curves.train, curves.valid))
            curves = replace(curves, epochs=epochs, train=train, valid=valid, best_epoch=None)
        return " ".join(in_words(sentence) for sentence in loss_words(curves))

    def _build_header(self) -> None:
        small = scaled_font(self.font(), 0.9)
        self.legend = Legend(room_for="0.00123")
        self.legend.toggled.connect(self._show_curves)
        self.smooth = ElasticCheck()
        self.smooth.set_texts(self.tr("smoothed"), self.tr("smooth"))
        self.smooth.setObjectName("loss_smoothed")
        self.smooth.setToolTip(self.tr("The mean over neighbouring epochs; values under the cursor stay exact"))
        self.smooth.toggled.connect(self._show_curves)
        self.logarithmic = ElasticCheck()
        self.logarithmic.set_texts(self.tr("log axis"), self.tr("log"))
        self.logarithmic.setObjectName("loss_log")
        self.logarithmic.setChecked(True)
        self.logarithmic.setToolTip(self.tr("Equal steps are equal factors, so that late progress can be seen"))
        self.logarithmic.toggled.connect(self._on_logarithmic)
        controls = (self.smooth, self.logarithmic, self.baselines.box)
        for control in controls:
            control.setFont(small)
        self.header = ElasticRow(self.legend, *controls)

    def _on_baselines(self) -> None:
        self.wish_changed.emit()
        self._show_curves(now=True)

    def _on_logarithmic(self, logarithmic: bool) -> None:
        self.canvas.set_log(logarithmic)
        if self._curves is None:
            self.clear()
        else:
            self._show_curves(now=True)

    def _position(self, losses: FloatArray) -> FloatArray:
        """Losses as positions on the axis that is chosen."""
        return log10_of(losses) if self.logarithmic.isChecked() else losses

    def _show_curves(self, *_: object, now: bool = False) -> None:
        curves = self._curves
        if curves is None:
            return
        smooth = self.smooth.isChecked()
        window = min(len(curves.epochs) // SMOOTH, WIDEST) | 1 if smooth else 1
        shown = []
        for key, line, losses in (("train", self.train, curves.train), ("valid", self.valid, curves.valid)):
            # a mean of logarithms, where they are what is drawn; else thinning first leaves less to compute
            x, y = curves.epochs, losses
            if window > 1:
                y = smoothed(self._position(y), window)
            x, y = thinned(x, y, BINS)
            y = y if window > 1 else self._position(y)
            line.setVisible(self.legend.shows(key))
            line.set_data(x, y)
            shown += [y] if self.legend.shows(key) else []
        shown += self.baselines.place(self._position)
        self.over.place()
        self._shown = shown + self.over.drawn
        self.batches.show_if(not smooth and self.legend.shows("train"))
        if now:
            self._draw_batches.drop()
        self._draw_batches.ask()
        self._show_marks(curves)
        self._show_moment()
        self._set_home(curves, now)
        started = len(curves.batch_updates) > 0 or len(curves.epochs) > 1
        note = "" if started else self.tr("Press Train (Space)")
        if note != self.canvas.note():
            self.canvas.show_note(note)
        if self.canvas.pointer is not None:
            self._values.ask()

    def _show_batches(self) -> None:
        if self._curves is not None:
            x, y = thinned(self._curves.batch_updates, self._curves.batch_losses, BINS)
            self.batches.set_data(self._epochs_of(x), self._position(y))
            self._set_home(self._curves, now=False)  # no frame may follow, and the range has to hold them

    def _epochs_of(self, updates: FloatArray) -> FloatArray:
        """Where updates lie on the axis of epochs, between the recorded ones and beyond the last."""
        curves = self._curves
        if curves is None or not len(curves.epochs):
            return updates
        batches = max(1, math.ceil(self._rows / self._experiment.training.batch_size))
        inside: FloatArray = np.interp(updates, curves.updates, curves.epochs)
        beyond: FloatArray = np.maximum(updates - curves.updates[-1], 0.0) / batches
        return inside + beyond

    def _show_marks(self, curves: LossCurves) -> None:
        """The shape of its set at the end of either curve, and the lowest validation loss once there is a lower."""
        marks = []
        for key, line, marker in (("train", self.train, self._train_dot), ("valid", self.valid, self._valid_dot)):
            if self.legend.shows(key) and len(line.xs):
                marks.append(Mark(float(line.xs[-1]), float(line.ys[-1]), marker))
        best = curves.best_epoch
        if best is not None and 0 < best < curves.epochs[-1] and self.legend.shows("valid"):
            index = int(np.abs(self.valid.xs - best).argmin())
            x, y = float(self.valid.xs[index]), float(self.valid.ys[index])
            # the lowest of its curve: below it there is room
            marks.append(Mark(x, y, self._best, self.tr("best"), below=True))
        self.marks.show_marks(*marks)

    def _show_moment(self) -> None:
        """Where the moment of the past lies that the other views show."""
        if self._past is None:
            self.moment.show_marks()
            return
        x = float(self._epochs_of(np.array([float(self._past)]))[0])
        marks = [
            Mark(x, at_position(x, line.xs, line.ys), dot)
            for line, dot in ((self.train, self._train_dot), (self.valid, self._valid_dot))
            if line.isVisible() and len(line.xs)
        ]
        self.moment.show_marks(*marks, hair=x)

    def _set_home(self, curves: LossCurves, now: bool) -> None:
        """All epochs, all losses; in steps, so that the picture stands still between them."""
        last = float(curves.epochs[-1]) if len(curves.epochs) else 0.0
        if len(self.batches.xs):
            last = max(last, float(self.batches.xs[-1]))
        last = max(last, self.over.last_epoch)
        batches = [self.batches.ys] if self.batches.isVisible() else []
        limits = range_of(*self._shown, *batches, room=self.canvas.room_for_names())
        if limits is None:
            return
        end = 1.0
        while end < last:
            end *= 1.04
        self.canvas.home((0.0, end), self._stepped(limits), now=now)

    def _stepped(self, limits: Range) -> Range:
        low, high = limits
        if self.logarithmic.isChecked():
            return math.floor(low * 10) / 10, math.ceil(high * 10) / 10
        return min(low, 0.0), high if high > 0.0 else 1.0

    def _row(self, curves: LossCurves) -> int:
        """The recorded epoch that the numbers are of: the newest, or the last one before the moment of the past."""
        if self._past is None:
            return -1
        return max(int(np.searchsorted(curves.updates, self._past, side="right")) - 1, 0)

    def _show_values(self) -> None:
        curves = self._curves
        if curves is None or not len(curves.epochs):
            self.legend.set_value("train", "")
            self.legend.set_value("valid", "")
            return
        row = self._row(curves)
        self.legend.set_value("train", _loss(curves.train[row]))
        self.legend.set_value("valid", _loss(curves.valid[row]) if np.isfinite(curves.valid).any() else "")
        if self.canvas.pointer is not None:
            self._read_out()

    def _read_out(self) -> None:
        at, curves = self.canvas.pointer, self._curves
        if at is None or curves is None or not len(curves.epochs):
            self.canvas.show_readout("")
            self.crosshair.show_marks()
            return
        if len(curves.epochs) < 2 and len(curves.batch_updates):
            self._read_batch(at.x(), curves)
            return
        index = int(np.abs(curves.epochs - at.x()).argmin())
        epoch, update = curves.epochs[index], curves.updates[index]
        train, valid = float(curves.train[index]), float(curves.valid[index])
        text = self.tr("epoch {epoch} · update {update} · train {train} · validation {valid}")
        if not np.isfinite(curves.valid).any():
            text = self.tr("epoch {epoch} · update {update} · train {train}")
        self.canvas.show_readout(
            fill_in(
                text, epoch=write(epoch, ",.0f"), update=write(update, ",.0f"), train=_loss(train), valid=_loss(valid)
            )
        )
        # on the line that is drawn, which may be a smoothed one
        marks = [
            Mark(float(epoch), at_position(float(epoch), line.xs, line.ys), dot)
            for line, dot in ((self.train, self._train_dot), (self.valid, self._valid_dot))
            if line.isVisible()
        ]
        self.crosshair.show_marks(*marks, hair=float(epoch))

    def _read_batch(self, x: float, curves: LossCurves) -> None:
        """Before the first epoch has ended there are only batches to read."""
        places = self._epochs_of(curves.batch_updates)
        index = int(np.abs(places - x).argmin())
        self.canvas.show_readout(
            fill_in(
                self.tr("update {update} · batch loss {loss}"),
                update=write(curves.batch_updates[index], ",.0f"),
                loss=_loss(curves.batch_losses[index]),
            )
        )
        self.crosshair.show_marks(hair=float(places[index]))


def _loss(value: float) -> str:
    """A loss in words: three digits, or that there is none."""
    return number(float(value)) if math.isfinite(value) else "–" if math.isnan(value) else "∞"
