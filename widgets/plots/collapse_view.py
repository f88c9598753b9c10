"""Linear layers on top of each other as the one linear layer that they are, beside the best line there is."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.affine import Collapse, FloatArray, Run, linear_runs
from playground.data.dataset import Dataset
from playground.experiment import Experiment, Layer
from playground.frames import Frame, Wish, WishList
from widgets.fields import tip
from widgets.formula import FormulaLabel
from widgets.linear_words import run_words
from widgets.numbers import fill_in
from widgets.paced import Paced
from widgets.plots import collapse_words as words
from widgets.plots.collapse_gauge import MseGauge
from widgets.plots.collapse_table import Numbers, NumbersTable, StillText
from widgets.plots.plot_card import PlotCard
from widgets.plots.ticks import number
from widgets.roomy import Scrolled
from widgets.text_size import px
from widgets.theme import Theme, scaled_font

READ_MS = 200
"""Numbers that change more often cannot be read."""
WIDE = 600
"""Pixels from which the table stands beside the formula instead of below it."""
TITLE_SPACE = 8
MOST_LINES = 2
"""More of them beside the button, and the heading stands above it."""
MOST_ENTRIES = 32
"""Matrices with more rows or columns are said by their shape and norm."""


class CollapseView(PlotCard):
    """Formula, numbers and proof of the collapse. ``collapse_asked(first, last)`` counts linear layers from 0."""

    NAME = "collapse_view"
    collapse_asked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layers: tuple[Layer, ...] = ()
        self._dataset: Dataset | None = None
        self._collapse: Collapse | None = None
        self._build_header()
        self.headline = QLabel()
        self.headline.setWordWrap(True)
        self.headline.setFont(scaled_font(self.font(), 1.0, bold=True))
        self.button = QPushButton(self.tr("Collapse these layers"))
        self.button.setObjectName("collapse_these_layers")
        self.button.clicked.connect(self._ask)
        self.about = StillText(2, muted=True)
        self.formula = FormulaLabel(size=15.0)
        self.shapes = QLabel()
        self.numbers = Numbers()
        self.table = NumbersTable(self.numbers)
        self.table.setAccessibleName(self.tr("The one affine map, beside least squares"))
        self.gauge = MseGauge()
        self.standing = StillText(3)
        self.exact = StillText(2, muted=True)
        self._wide = False
        self._lay_out()
        self._pace = Paced(self, READ_MS, self._show_numbers)
        self._show_layers()

    def wish(self) -> WishList:
        return WishList(Wish.COLLAPSE)

    def show_theme(self, theme: Theme) -> None:
        self.formula.show_theme(theme)
        self.gauge.show_theme(theme)

    def show_experiment(self, experiment: Experiment) -> None:
        if experiment.network.layers != self._layers:
            self._layers = experiment.network.layers
            self._forget()
            self._show_layers()

    def show_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._forget()
        self._show_layers()

    def show_frame(self, frame: Frame) -> None:
        if frame.collapse is not None and self._belongs(frame.collapse):
            self._collapse = frame.collapse
            self._pace.ask()

    def clear(self) -> None:
        self._forget()
        self._show_numbers()

    def describe(self) -> str:
        parts = [f"{words.headline(self._layers)}.", words.explanation(self._layers, self._features(), self.run)]
        if self._collapse is not None:
            parts += [words.standing(self._collapse), words.exactness(self._collapse)]
        return " ".join(part for part in parts if part)

    @property
    def run(self) -> tuple[int, int] | None:
        """First and last of the linear layers that are shown as one, counted from 0; ``None`` if there are none."""
        runs = linear_runs(self._layers)
        return runs[max(self.choice.currentIndex(), 0)] if runs else None

    def minimumSizeHint(self) -> QSize:
        # side by side the columns can still be made narrower: then they go below each other
        widths = [item.minimumSize().width() for index in range(2) if (item := self._parts.itemAt(index)) is not None]
        return QSize(max(widths), super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_run()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.width() >= px(WIDE)) != self._wide:
            self._wide = not self._wide
            self._arrange()
        self._fold_title()

    # --- how it is built

    def _build_header(self) -> None:
        self.choice = QComboBox()
        self.choice.setObjectName("collapse_run")
        self.choice.setAccessibleName(self.tr("Linear layers to look at"))
        self.choice.setToolTip(tip(self.tr("Which of the runs of linear layers to look at")))
        self.choice.currentIndexChanged.connect(self._show_run)
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choice)

    def _lay_out(self) -> None:
        self.shapes.setFont(scaled_font(self.font(), 0.9))
        self.shapes.setToolTip(tip(self.tr("Rows × columns of the one matrix, and of those that it is the product of")))
        self.gauge.setToolTip(
            tip(
                self.tr(
                    "Mean squared error on the training set, 0 at the left, in scaled units as in the loss plot. No "
                    "linear network can enter the hatched part: least squares is the best line there is. "
                    "“mean” is the error of always predicting the mean."
                )
            )
        )
        self.exact.setToolTip(
            tip(
                self.tr(
                    "The largest difference on training rows, in scaled units. In exact arithmetic it is 0: what is "
                    "left are the roundings of float32 on the way through the layers."
                )
            )
        )
        for text in (self.about, self.standing, self.exact):
            text.setFont(scaled_font(self.font(), 0.95))
        self._title = title = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        title.setSpacing(TITLE_SPACE)
        title.addWidget(self.headline, 1)
        title.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        contents = (title, self.about, self.formula, self.shapes), (self.table, self.gauge, self.standing, self.exact)
        for part in contents:
            column = QVBoxLayout()
            column.setSpacing(3)
            for item in part:
                if isinstance(item, QWidget):
                    column.addWidget(item, 1 if item is self.table else 0)
                else:
                    column.addLayout(item)
            column.addStretch(0)
            self._parts.addLayout(column)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # PlotCard made it
        layout.addWidget(Scrolled(self._parts))
        self._arrange()

    def _arrange(self) -> None:
        """The numbers below the words, or beside them where there is room."""
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if self._wide else direction.TopToBottom)
        self._parts.setSpacing(20 if self._wide else 4)
        self._parts.setStretch(0, 1 if self._wide else 0)
        self._parts.setStretch(1, 1)

    def _fold_title(self) -> None:
        """The button beside the heading, or below it where it would leave the words too little room."""
        room = self.width() // 2 if self._wide else self.width()
        beside = self.headline.heightForWidth(room - TITLE_SPACE - self.button.sizeHint().width())
        fits = beside <= MOST_LINES * self.headline.fontMetrics().lineSpacing()
        direction = QBoxLayout.Direction
        self._title.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    # --- what is shown

    def _show_layers(self) -> None:
        """What the layers alone decide: words, formula, the choice of runs, the button."""
        hidden = len(self._layers)
        texts = [run_words(first, last, hidden) for first, last in linear_runs(self._layers)]
        if texts != [self.choice.itemText(index) for index in range(self.choice.count())]:
            with QSignalBlocker(self.choice):
                self.choice.clear()
                self.choice.addItems(texts)
        self.choice.setVisible(len(texts) > 1)
        self.headline.setText(words.headline(self._layers))
        self._fold_title()
        reason = words.reason_against(self._layers)
        self.button.setEnabled(not reason)
        about = reason or self.tr("Put the single layer in their place: the same function. Undo brings the stack back.")
        self.button.setToolTip(tip(about))
        self.button.setAccessibleDescription(about)
        self._show_run()

    def _show_run(self) -> None:
        run = self.run
        # typesetting loads a library and takes some milliseconds, for nothing while nobody looks
        self.formula.set_latex(words.formula(*run) if run and self.isVisible() else "")
        self.formula.setVisible(run is not None)
        self._show_numbers()

    def _show_numbers(self) -> None:
        found = self._collapse
        about = words.explanation(self._layers, self._features(), self.run)
        if found is not None and words.exactness(found):
            about = f"{about} {words.cautions(found)}".rstrip()
        self.about.show_text(about)
        self.about.setToolTip(tip(about))
        self.gauge.show_measured(found.measured if found is not None else None)
        run = self._run_of(found)
        self.shapes.setVisible(self.run is not None)
        if found is None:
            self.standing.show_text(self.tr("The numbers appear here when training starts."))
            self.exact.show_text("")
            self.shapes.setText(" ")
            self.numbers.show_values((), (), np.zeros((0, 0)))
            return
        self.standing.show_text(words.standing(found))
        self.standing.setToolTip(tip(" ".join((words.standing(found), words.cautions(found)))))
        self.exact.show_text(words.exactness(found) or words.cautions(found))
        self.exact.setVisible(bool(self.exact.text))
        shapes = words.shapes(run) if run is not None else " "
        if run is not None and np.isfinite(run.weight_norm):
            shapes += fill_in(self.tr("   ‖W‖ = {norm}"), norm=number(run.weight_norm))
        self.shapes.setText(shapes)
        if run is not None and found.stops:
            self._show_matrix(run)
        else:
            self._show_coefficients(found)

    def _show_coefficients(self, found: Collapse) -> None:
        """Slopes and intercept in the data's units, beside those of least squares."""
        assert self._dataset is not None
        about = self.tr("The target as slopes times features plus intercept, in the data's own units")
        self.table.setToolTip(tip(about))
        rows = [*self._dataset.feature_names, self.tr("intercept")]
        best = np.append(found.best.slopes, found.best.intercept)
        if found.network is None:
            self.numbers.show_values(rows, [self.tr("least squares")], best[:, None])
            return
        network = np.append(found.network.slopes, found.network.intercept)
        columns = [self.tr("network"), self.tr("least squares"), self.tr("off by")]
        with np.errstate(invalid="ignore", over="ignore"):
            self.numbers.show_values(rows, columns, np.stack([network, best, network - best], axis=1))

    def _show_matrix(self, run: Run) -> None:
        """Weights and bias of the one layer, scaled units; nothing where they are too many to be read."""
        weight, bias = run.weight, run.bias
        if weight is None or bias is None or max(weight.shape) > MOST_ENTRIES:
            self.numbers.show_values((), (), np.zeros((0, 0)))
            return
        about = self.tr("W and b of the one layer, in scaled units: a row for each unit, a column for each input")
        self.table.setToolTip(tip(about))
        values: FloatArray = np.column_stack([weight, bias])
        names = self._dataset.feature_names if self._dataset is not None and run.first == 0 else None
        rows = [fill_in(self.tr("unit {n}"), n=index + 1) for index in range(len(weight))]
        columns = names or [fill_in(self.tr("unit {n}"), n=index + 1) for index in range(weight.shape[1])]
        self.numbers.show_values(rows, [*columns, "b"], values)

    def _run_of(self, found: Collapse | None) -> Run | None:
        """The shown run with its numbers."""
        if found is None or self.run is None:
            return None
        return next(run for run in found.runs if (run.first, run.last) == self.run)

    def _belongs(self, found: Collapse) -> bool:
        """Whether ``found`` is of these layers and data: an edit arrives before its first frame does."""
        return self._dataset is not None and (
            len(found.best.slopes) == self._dataset.features
            and tuple((run.first, run.last) for run in found.runs) == linear_runs(self._layers)
            and bool(found.stops) == any(layer.activation != "identity" for layer in self._layers)
        )

    def _forget(self) -> None:
        """The next numbers are of something else, and are shown at once."""
        self._collapse = None
        self._pace.drop()

    def _features(self) -> int:
        return self._dataset.features if self._dataset is not None else 1

    def _ask(self) -> None:
        if self.run is not None:
            self.collapse_asked.emit(*self.run)
