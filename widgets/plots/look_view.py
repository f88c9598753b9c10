"""Look at the data before training: pairs of columns with their correlations, distributions, the scaling."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from playground.data.columns import Columns, Distributions, columns_of, correlations, telling
from playground.data.dataset import Dataset, IndexArray
from playground.experiment import Experiment
from playground.frames import FloatArray, WishList
from playground.study import Answer
from widgets.numbers import fill_in
from widgets.plots.column_choice import ColumnChoice
from widgets.plots.distribution_sheet import DistributionSheet
from widgets.plots.fit_view import set_entries
from widgets.plots.legend import Legend
from widgets.plots.narrow import ShortButton
from widgets.plots.pair_paint import correlation_text
from widgets.plots.pair_sheet import PairSheet
from widgets.plots.plot_card import PlotCard
from widgets.plots.scaling_page import ScalingPage
from widgets.theme import LIGHT, Theme

USUAL_COLUMNS = 7
BINS = 24
PAIRS, DISTRIBUTIONS, SCALING = range(3)


class LookView(PlotCard):
    """Three pages over the same columns. Computed only when it is looked at: it needs nothing of the training."""

    NAME = "look_view"
    edited = Signal(object, object, str)
    study_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._dataset: Dataset | None = None
        self._columns: Columns | None = None  # of the dataset, once somebody has looked
        self._counted: Distributions | None = None
        self._r: FloatArray = np.zeros((0, 0))
        self._chosen: tuple[int, ...] = ()
        self._hidden: frozenset[str] = frozenset()
        self.pairs, self.distributions, self.scaling = PairSheet(), DistributionSheet(), ScalingPage()
        self.pairs.rows_picked.connect(self.rows_picked)
        self.pairs.columns_picked.connect(self._choose)
        self.scaling.edited.connect(self.edited)
        self.scaling.study_asked.connect(self.study_asked)
        self.scaling.test_shown.connect(self.test_shown)
        self._stack = QStackedWidget()
        for page in (self.pairs, _scrolled(self.distributions), _scrolled(self.scaling)):
            self._stack.addWidget(page)
        layout = self.layout()
        assert layout is not None  # PlotCard made it
        layout.addWidget(self._stack)
        self._build_header()

    def _build_header(self) -> None:
        self.legend = Legend()
        self.legend.toggled.connect(self._on_legend)
        self.columns = ColumnChoice()
        self.columns.edited.connect(self._choose)
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.legend, 1)
        row.addWidget(self.columns)
        self.modes = QButtonGroup(self)
        texts = (
            (self.tr("Pairs"), self.tr("Pairs")),
            (self.tr("Distributions"), self.tr("Distrib.")),
            (self.tr("Scaling"), self.tr("Scaling")),
        )
        abouts = (
            self.tr("Every column against every other, with their correlations; a double click shows two columns"),
            self.tr("How every column is distributed, before and after scaling"),
            self.tr("The means and deviations of the scaling, the rows they are fitted on, and what a leak does"),
        )
        for index, (text, about) in enumerate(zip(texts, abouts, strict=True)):
            button = ShortButton(*text)
            button.setObjectName(f"look_mode_{index}")
            button.setToolTip(about)
            button.setCheckable(True)
            button.setChecked(index == PAIRS)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.modes.addButton(button, index)
            row.addWidget(button)
        self.modes.idToggled.connect(self._on_mode)

    # --- what the window calls

    def wish(self) -> WishList:
        return WishList()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.pairs.show_theme(theme)
        self.distributions.show_theme(theme)
        self._show_legend()

    def show_experiment(self, experiment: Experiment) -> None:
        self.scaling.show_experiment(experiment)

    def show_dataset(self, dataset: Dataset) -> None:
        same = self._dataset is not None and self._names_of(self._dataset) == self._names_of(dataset)
        self._dataset, self._columns = dataset, None
        if not same:
            self._chosen = ()
        self._show_legend()
        if self.isVisible():
            self._look()

    def show_rows(self, rows: IndexArray) -> None:
        self.pairs.show_rows(rows)

    def show_study(self, answer: Answer) -> None:
        """How far a study is that was asked for."""
        self.scaling.show_study(answer)

    def kept(self) -> object:
        return self._chosen, self.scaling.kept()

    def put_back(self, kept: Any) -> None:
        self._chosen, scaling = kept
        if any(scaling):
            self._look()
        self.scaling.put_back(scaling)

    def describe(self) -> str:
        if self._dataset is None:
            return self.tr("No data yet.")
        self._look()
        columns = self._columns
        assert columns is not None
        r = self._r[columns.target]
        parts = [
            f"{columns.names[index]} {correlation_text(float(r[index]))}"
            for index in self._chosen
            if index != columns.target
        ]
        return fill_in(
            self.tr("Correlation with {target} over the training set: {parts}."),
            target=columns.names[-1],
            parts=", ".join(parts),
        )

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._look()

    # --- what is shown

    def _look(self) -> None:
        """Work out what the pages show, once for each dataset."""
        if self._dataset is None or self._columns is not None:
            return
        self._columns = columns = columns_of(self._dataset)
        self._counted = Distributions(columns, BINS)
        self._r = correlations(columns.values[columns.subsets[0]])
        self._chosen = self._chosen or telling(self._r, columns.target, USUAL_COLUMNS)
        self.scaling.show_columns(columns)
        self._show_columns()

    def _show_columns(self) -> None:
        columns = self._columns
        assert columns is not None
        usual = telling(self._r, columns.target, USUAL_COLUMNS)
        self.columns.show_columns(columns.names, usual, self._chosen)
        assert self._counted is not None
        self.pairs.show_columns(columns, self._r, self._counted, self._chosen)
        self.distributions.show_columns(columns, self._counted, self._chosen)

    def _choose(self, chosen: tuple[int, ...]) -> None:
        self._chosen = tuple(chosen)
        self._show_columns()

    def _show_legend(self) -> None:
        self.legend.set_entries(tuple(set_entries(self._dataset, self._theme)), self._theme)

    def _on_legend(self, key: str, shown: bool) -> None:
        self._hidden = self._hidden - {key} if shown else self._hidden | {key}
        self.pairs.show_sets(self._hidden)
        self.distributions.show_sets(self._hidden)

    def uncover(self) -> None:
        self.modes.button(PAIRS).setChecked(True)

    def _on_mode(self, mode: int, chosen: bool) -> None:
        if chosen:
            self._stack.setCurrentIndex(mode)
            for control in (self.legend, self.columns):
                control.setVisible(mode != SCALING)

    def _names_of(self, dataset: Dataset) -> tuple[str, ...]:
        return (*dataset.feature_names, dataset.target_name)


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    # on the card's own ground
    area.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return area
