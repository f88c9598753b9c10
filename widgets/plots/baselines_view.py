"""The network against what needs no training: the mean, least squares, nearest neighbours; and cross-validation."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.frames import SUBSETS, Frame, Metrics, Wish, WishList
from playground.looks import Look
from playground.study import Answer
from widgets.numbers import fill_in
from widgets.paced import Paced
from widgets.plots import baseline_words as words
from widgets.plots.collapse_table import StillText
from widgets.plots.elastic import ElasticCheck, ElasticRow
from widgets.plots.fit_view import SHAPES, set_name
from widgets.plots.folds_page import FoldsPage
from widgets.plots.models_canvas import Model, ModelsCanvas, Point
from widgets.plots.narrow import ShortButton
from widgets.plots.plot_card import PlotCard
from widgets.plots.readout import Readout
from widgets.theme import LIGHT, Theme

READ_MS = 200
"""Numbers that change more often cannot be read."""
COMPARISON, FOLDS = range(2)

Triple = tuple[Metrics | None, Metrics | None, Metrics | None]


class BaselinesView(PlotCard):
    """Two pages: every model on every set, and every model on every fold.

    The test set stays hidden until it is asked for; then a sentence says whether the network beats least squares on it.
    """

    NAME = "baselines_view"
    study_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._dataset: Dataset | None = None
        self._frame: Frame | None = None  # the newest with metrics and baselines
        self._looked = False
        self.canvas = ModelsCanvas()
        self.readout = Readout(self.canvas)
        self.canvas.hovered.connect(self._read_out)
        self.text = StillText(3)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.text)
        self.folds = FoldsPage()
        self.folds.study_asked.connect(self.study_asked)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(self.folds)
        layout = self.layout()
        assert layout is not None  # PlotCard made it
        layout.addWidget(self._stack)
        self._build_header()
        self._pace = Paced(self, READ_MS, self._show)
        self._show()

    def _build_header(self) -> None:
        self.show_test = ElasticCheck()
        self.show_test.setObjectName("baselines_show_test")
        self.show_test.set_texts(self.tr("show test set"), self.tr("test"))
        self.show_test.setToolTip(
            self.tr("Keep it hidden while you choose: a test set that decided anything is no longer unseen")
        )
        self.show_test.toggled.connect(self._on_test)
        self.modes = QButtonGroup(self)
        texts = (
            (self.tr("Comparison"), self.tr("Compare")),
            (self.tr("Cross-validation"), self.tr("Cross-val.")),
        )
        abouts = (
            self.tr("Every model's error on the training, validation and test set"),
            self.tr("Every model's error on rows left out, fold by fold, with its spread"),
        )
        buttons: list[QWidget] = []
        for index, (text, about) in enumerate(zip(texts, abouts, strict=True)):
            button = ShortButton(*text)
            button.setObjectName(f"baselines_mode_{index}")
            button.setToolTip(about)
            button.setCheckable(True)
            button.setChecked(index == COMPARISON)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.modes.addButton(button, index)
            buttons.append(button)
        self.modes.idToggled.connect(self._on_mode)
        self.header = QWidget()
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        self.folds.controls.hide()
        row.addWidget(ElasticRow(self.folds.controls, self.show_test, *buttons))

    # --- what the window calls

    def wish(self) -> WishList:
        return WishList(Wish.METRICS | Wish.BASELINES | Wish.PREDICTIONS)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.canvas.show_theme(theme)
        self.readout.show_theme(theme)
        self.folds.show_theme(theme)
        self._show()

    def show_experiment(self, experiment: Experiment) -> None:
        self.folds.show_experiment(experiment)

    def show_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.folds.show_dataset(dataset)
        self._forget()

    def show_frame(self, frame: Frame) -> None:
        if frame.train is not None and frame.baselines is not None:
            self._frame = frame
            self._pace.ask()

    def show_test_look(self, look: Look | None) -> None:
        self._looked = look is not None
        if look is None:
            self.show_test.setChecked(False)
        self._show()

    def show_study(self, answer: Answer) -> None:
        """How far a study is that was asked for."""
        self.folds.show_study(answer)

    def kept(self) -> object:
        return self.folds.kept()

    def put_back(self, kept: Any) -> None:
        self.folds.put_back(kept)

    def clear(self) -> None:
        self._forget()

    def describe(self) -> str:
        return self.text.text

    # --- what is shown

    def _forget(self) -> None:
        self._frame = None
        self._pace.drop()
        self._show()

    def _sets(self) -> list[str]:
        """The sets that have rows and are not hidden."""
        if self._dataset is None:
            return []
        return [
            key
            for key, rows in zip(SUBSETS, self._dataset.subsets, strict=True)
            if len(rows) and (key != "test" or self.show_test.isChecked())
        ]

    def _show(self) -> None:
        text = self.sentence()
        self.text.show_text(text)
        self.text.setToolTip(text)
        frame, dataset = self._frame, self._dataset
        if frame is None or frame.baselines is None or dataset is None:
            self.canvas.show_models((), (), "")
            return
        found = frame.baselines
        of_network: Triple = (frame.train, frame.valid, frame.test)
        models = [self._model("network", words.name_of("network"), of_network)]
        for entry in reversed(found.entries):
            label = words.name_of(entry.name, found.neighbours)
            models.append(self._model(entry.name, label, entry.metrics))
        heads = [set_name(key) for key in self._sets()]
        heads += [fill_in(self.tr("R² {set}"), set=set_name(key)) for key in self._sets()[1:]]
        self.canvas.show_models(models, heads, fill_in(self.tr("RMSE of {target}"), target=dataset.target_name))

    def _model(self, name: str, label: str, metrics: Triple) -> Model:
        sets = self._sets()
        of = {key: metrics[SUBSETS.index(key)] for key in sets}
        colors = {"train": self._theme.train, "valid": self._theme.valid, "test": self._theme.test}
        points = tuple(
            Point(one.rmse, SHAPES[key], colors[key], "") for key, one in of.items() if one is not None
        )
        cells = [words.rmse_text(of[key]) for key in sets] + [words.r2_text(of[key]) for key in sets[1:]]
        return Model(label, words.about(name), points, tuple(cells), strong=name == "network")

    def sentence(self) -> str:
        """The verdict where the test set has been looked at; else how things stand on the validation set."""
        frame, dataset = self._frame, self._dataset
        if frame is None or frame.baselines is None or dataset is None:
            return self.tr("The network's numbers appear here, beside those of models that need no training.")
        if self._looked:
            return words.verdict(frame, dataset, frame.baselines)
        return words.standing(frame, dataset, frame.baselines)

    def _on_test(self, shown: bool) -> None:
        self._show()
        if shown:
            self.test_shown.emit()

    def uncover(self) -> None:
        self.modes.button(COMPARISON).setChecked(True)

    def _on_mode(self, mode: int, chosen: bool) -> None:
        if chosen:
            self._stack.setCurrentIndex(mode)
            self.show_test.setVisible(mode == COMPARISON)
            self.folds.controls.setVisible(mode == FOLDS)

    def _read_out(self, text: str, at: QPointF) -> None:
        if text:
            self.readout.show_at(text, at)
        else:
            self.readout.hide()
