"""Predicted against actual: on the diagonal the network is right."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QWidget

from playground.appraisal import row_number
from playground.data.dataset import Dataset, IndexArray
from playground.frames import SUBSETS, FloatArray, Frame, Metrics, Wish, WishList
from playground.looks import Look
from widgets.fields import tip
from widgets.numbers import fill_in, write
from widgets.paced import Paced
from widgets.plots.canvas import Canvas
from widgets.plots.fit_view import marker_size, nearest, set_entries, set_marker, set_name
from widgets.plots.layers import Line, Points
from widgets.plots.legend import Legend
from widgets.plots.lit import LitRows
from widgets.plots.look_words import look_words
from widgets.plots.marker import Marker
from widgets.plots.plot_card import PlotCard
from widgets.plots.predictor_choice import PredictorChoice
from widgets.plots.residuals import ResidualView
from widgets.plots.ticks import number
from widgets.text_size import px
from widgets.theme import LIGHT, Theme, scaled_font

READ_MS = 150
"""Figures that change more often cannot be read."""
ROOM = 0.1
"""The axes grow beyond the actual values in steps of this share of their span, so that they do not tremble."""
MOST_ROOM = 1.0
"""Predictions farther than this many spans outside the actual values are counted in words instead of shown."""
NEARLY_ALL = 0.9
"""When so large a share of the predictions is not to be seen, the picture says why."""
RESIDUALS_MS = 100
BESIDE = 620
"""Pixels of width from which on the residuals stand beside the points instead of in their place."""
_NOTHING = np.zeros(0)


class ActualPlot(PlotCard):
    """Every drawn row as a point (actual, predicted) in the target's units, shape and colour by set; its residual.

    The test set stays hidden until it is asked for: one that has been looked at is no longer unseen.
    """

    NAME = "actual_plot"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._dataset: Dataset | None = None
        self._frame: Frame | None = None
        self._outside = 0  # predictions that the axes leave out
        self._actual: dict[str, FloatArray] = dict.fromkeys(SUBSETS, _NOTHING)
        self.canvas = Canvas()
        self.canvas.pointed.connect(self._read_out)
        self._diagonal = Line(self.canvas, -1.0, self.canvas.backdrop, dash=True)
        self.points: dict[str, Points] = {key: Points(self.canvas, z) for z, key in enumerate(SUBSETS)}
        self.lit = LitRows(self.canvas, self.points, lambda data, rows: (data.y[rows], self.lit.predicted(rows)))
        self._ring = Points(self.canvas, 60.0)
        layout = self.layout()
        assert layout is not None  # PlotCard made it
        self.residuals = ResidualView()
        self.residuals.canvas.pointed.connect(self._read_residual)
        both = QWidget()
        pictures = QHBoxLayout(both)
        pictures.setContentsMargins(0, 0, 0, 0)
        pictures.setSpacing(8)
        pictures.addWidget(self.canvas, 3)
        pictures.addWidget(self.residuals, 4)
        layout.addWidget(both)
        self._build_header()
        self._reading = Paced(self, READ_MS, self._show_figures)
        self._draw_residuals = Paced(self, RESIDUALS_MS, self._show_residuals)
        self._show()

    def _build_header(self) -> None:
        self.predictor = PredictorChoice()
        self.predictor.setFont(scaled_font(self.font(), 0.9))
        self.predictor.currentIndexChanged.connect(self._on_predictor)
        self.legend = Legend(room_for="R² 0.000, RMSE 0.0000")
        self.legend.toggled.connect(self._on_legend)
        self.show_test = QCheckBox(self.tr("show test set"))
        self.show_test.setObjectName("show_test_set")
        self.show_test.setFont(scaled_font(self.font(), 0.9))
        self.show_test.toggled.connect(self._on_test)
        self.show_test_look(None)
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.legend)
        row.addWidget(self.predictor)
        row.addWidget(self.show_test)
        self.switch = QToolButton()
        self.switch.setObjectName("actual_residuals")
        self.switch.setText(self.tr("Residuals"))
        self.switch.setCheckable(True)
        self.switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.switch.setToolTip(
            self.tr("What each prediction lacks to its target: a pattern in it is what can still be learned")
        )
        self.switch.toggled.connect(self._arrange)
        row.addWidget(self.switch)

    def wish(self) -> WishList:
        wished = Wish.PREDICTIONS | Wish.METRICS
        return WishList(wished if self.predictor.is_network else wished | Wish.BASELINES)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.canvas.show_theme(theme)
        self.lit.show_theme(theme)
        self.residuals.show_theme(theme)
        self._diagonal.set_color(theme.truth)
        self._ring.set_looks([Marker("o", QColor(0, 0, 0, 0), 13.0, QColor(theme.text))])
        self._show_sets()

    def show_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._actual = {key: dataset.y[dataset.shown(subset)] for subset, key in enumerate(SUBSETS)}
        self._frame = None
        self.predictor.show_dataset()
        self._show_sets()
        self._set_home(now=True)
        self.residuals.show_dataset(dataset, self.canvas.home_range()[0])

    def show_frame(self, frame: Frame) -> None:
        self.predictor.show_frame(frame)
        if frame.predictions is not None:
            self._frame = frame
            self._show()

    def show_rows(self, rows: IndexArray) -> None:
        self.lit.show_rows(self._dataset, rows)
        self.residuals.show_rows(self._dataset, rows)

    def show_test_look(self, look: Look | None) -> None:
        about = self.tr("Keep it hidden while you choose: a test set that decided anything is no longer unseen")
        if look is None:
            self.show_test.setChecked(False)
        self.show_test.setToolTip(tip(about if look is None else look_words(look)))

    def clear(self) -> None:
        self._frame = None
        self._reading.drop()
        self._draw_residuals.drop()
        for key in self._sets():
            self.legend.set_value(key, "")
        self._show()

    def describe(self) -> str:
        if self._frame is None:
            return self._empty()
        parts = [
            fill_in(
                self.tr("{name}: {count} {count:point|points}, R² {r2}, RMSE {rmse}"),
                name=set_name(key),
                count=len(self._actual[key]),
                r2=_score(one.r2),
                rmse=number(one.rmse),
            )
            for key, one in self._metrics().items()
        ]
        if self._outside:
            text = self.tr("{n} {n:prediction lies|predictions lie} beyond the axes")
            parts.append(fill_in(text, n=self._outside))
        sentence = self.tr("Predicted against actual {target}: {parts}.")
        said = fill_in(sentence, target=self._target(), parts="; ".join(parts))
        return f"{said} {self.residuals.describe(self._predicted(), self._actual)}".strip()

    # --- what is shown

    def _arrange(self) -> None:
        """Both pictures side by side, or where it is narrow the one that the switch says."""
        wide = self.width() >= px(BESIDE)
        self.switch.setVisible(not wide)
        self.residuals.setVisible(wide or self.switch.isChecked())
        self.canvas.setVisible(wide or not self.switch.isChecked())
        self._show_residuals()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_legend(self, key: str, shown: bool) -> None:
        self.points[key].show_if(shown)
        self.lit.place()
        self.residuals.show_part(key, shown)

    def _on_predictor(self) -> None:
        self.wish_changed.emit()
        self._reading.drop()
        for key in self._sets():
            self.legend.set_value(key, "")
        self._show()

    def _on_test(self, shown: bool) -> None:
        self._show_sets()
        if shown:
            self.test_shown.emit()

    def _sets(self) -> list[str]:
        """The sets that have points and are not hidden."""
        return [key for key in SUBSETS if len(self._actual[key]) and (key != "test" or self.show_test.isChecked())]

    def _predicted(self) -> dict[str, FloatArray]:
        """Predictions of the shown sets, in the order of their actual values; nothing before the first frame."""
        predictions = self.predictor.predictions(self._frame, self._dataset)
        return {key: predictions[key] for key in self._sets() if key in predictions}

    def _metrics(self) -> dict[str, Metrics]:
        """The shown sets' figures, as far as the frame has them."""
        found = self.predictor.metrics(self._frame)
        return {key: found[key] for key in self._sets() if key in found}

    def _show_sets(self) -> None:
        """Another theme, dataset or wish to see the test set."""
        shown = self._sets()
        entries = [entry for entry in set_entries(self._dataset, self._theme) if entry.key in shown]
        self.legend.set_entries(tuple(entries), self._theme)
        size = marker_size(sum(len(self._actual[key]) for key in shown))
        for key, points in self.points.items():
            points.set_looks([set_marker(key, self._theme, size)])
            points.show_if(key in shown and self.legend.shows(key))
            self.residuals.show_part(key, key in shown and self.legend.shows(key))
        self.residuals.dress(sum(len(self._actual[key]) for key in shown))
        self._reading.drop()
        self._show()

    def _show(self) -> None:
        predicted = self._predicted()
        for key, points in self.points.items():
            drawn = key in predicted
            points.set_data(self._actual[key] if drawn else _NOTHING, predicted[key] if drawn else _NOTHING)
        # of a baseline only the rows that are drawn are known
        lit = self._frame.lit if self._frame is not None and self.predictor.is_network else None
        self.lit.show_lit(lit)
        self.residuals.lit.show_lit(lit)
        self.lit.place()
        self._set_home()
        self._draw_residuals.ask()
        if predicted:
            self._reading.ask()
        else:
            self.canvas.show_note(self._empty())
            self._diagonal.show_if(True)

    def _show_residuals(self) -> None:
        if self.residuals.isVisibleTo(self):
            self.residuals.show_residuals(self._predicted(), self._actual, self.canvas.home_range()[1])

    def _why_empty(self) -> str:
        """Why hardly any prediction is in the picture, with their number and how far they are; empty if many are."""
        predicted = np.concatenate([_NOTHING, *self._predicted().values()])
        finite = predicted[np.isfinite(predicted)]
        if predicted.size and not finite.size:
            text = self.tr("No prediction is finite: {n} of {n} {n:has|have} overflowed.\nThe network has diverged.")
            return fill_in(text, n=predicted.size)
        lost = self._outside + predicted.size - finite.size
        if not predicted.size or lost < NEARLY_ALL * predicted.size:
            return ""
        actual = np.concatenate(list(self._actual.values()))
        text = self.tr(
            "{n} of {all} {all:prediction|predictions} {n:lies|lie} beyond these axes:\n"
            "the predictions run from {low} to {high}, the actual values from {least} to {most}."
        )
        limits = (finite.min(), finite.max(), actual.min(), actual.max())
        low, high, least, most = (number(float(value)) for value in limits)
        return fill_in(text, n=lost, all=predicted.size, low=low, high=high, least=least, most=most)

    def _show_figures(self) -> None:
        """R² and RMSE of every shown set, why nothing may be seen, and the point under a resting cursor."""
        note = self._why_empty()
        if note != self.canvas.note():
            self.canvas.show_note(note)
            self._diagonal.show_if(not note)  # it would strike the words through
        for key, one in self._metrics().items():
            self.legend.set_value(
                key, fill_in(self.tr("R² {r2}, RMSE {rmse}"), r2=_score(one.r2), rmse=number(one.rmse))
            )
        if self.canvas.pointer is not None:
            self._read_out(self.canvas.pointer)
        if self.residuals.canvas.pointer is not None:
            self._read_residual(self.residuals.canvas.pointer)

    def _set_home(self, *, now: bool = False) -> None:
        """The same range on both axes: all actual values, and all predictions but the farthest percent."""
        actual = np.concatenate(list(self._actual.values()))
        if not actual.size:
            return
        low, high = float(actual.min()), float(actual.max())
        span = high - low or abs(high) or 1.0
        predicted = np.concatenate([_NOTHING, *self._predicted().values()])
        predicted = predicted[np.isfinite(predicted)]
        steps = 0
        if predicted.size:
            ends = (predicted.size // 100, predicted.size - 1 - predicted.size // 100)
            first, last = np.partition(predicted, ends)[[*ends]]
            beyond = max(low - float(first), float(last) - high, 0.0) / span
            steps = math.ceil(min(beyond, MOST_ROOM) / ROOM - 1e-9)
        room = (steps + 0.6) * ROOM * span
        limits = (low - room, high + room)
        outside = self._outside = int(np.count_nonzero((predicted < limits[0]) | (predicted > limits[1])))
        if now:
            ends_of_line = np.array([low - 99.0 * span, high + 99.0 * span])
            self._diagonal.set_data(ends_of_line, ends_of_line)
        self.canvas.set_names(
            fill_in(self.tr("actual {target}"), target=self._target()),
            fill_in(self.tr("predicted · {n:,} beyond these axes"), n=outside) if outside else self.tr("predicted"),
        )
        self.canvas.home(limits, limits, now=now)

    def _target(self) -> str:
        return self._dataset.target_name if self._dataset else ""

    def _empty(self) -> str:
        if not self.predictor.is_network and self._frame is not None:
            return self.tr("Still being found …")
        return self.tr("Predictions appear here when training starts.")

    # --- reading out

    def words(self, key: str, index: int) -> str:
        """What a point says: its row in the data counted from 1, and its values in the target's units."""
        assert self._dataset is not None
        actual, predicted = float(self._actual[key][index]), float(self._predicted()[key][index])
        return fill_in(
            self.tr("Row {row:,} ({name})\nactual {actual}\npredicted {predicted}\nresidual {residual}"),
            row=row_number(self._dataset, int(self._dataset.shown(SUBSETS.index(key))[index])),
            name=set_name(key),
            actual=number(actual),
            predicted=number(predicted),
            residual=number(actual - predicted),
        )

    def _read_out(self, at: QPointF | None) -> None:
        near = None if at is None else nearest(self.canvas, at, self.points)
        if near is None:
            self._ring.set_data(_NOTHING, _NOTHING)
            self.canvas.show_readout("")
        else:
            self._ring.set_data(np.array([near.x]), np.array([near.y]))
            self.canvas.show_readout(self.words(near.key, near.index))

    def _read_residual(self, at: QPointF | None) -> None:
        near = self.residuals.nearest(at)
        self.residuals.canvas.show_readout("" if near is None else self.words(near.key, near.index))


def _score(r2: float) -> str:
    """R² in three decimals; a dash where the targets do not vary."""
    if not math.isfinite(r2):
        return "–"
    return write(r2, ".3f").replace("-", "−") if abs(r2) < 10.0 else number(r2)
