"""Cross-validation: how many folds, a progress bar, every fold as a point, their mean and spread."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.frames import BASELINES
from playground.study import FEWEST_FOLDS, MOST_FOLDS, Answer, CrossValidated, CrossValidation, spread
from widgets.bounds import refused
from widgets.field_number import Number
from widgets.fields import NumberField, tip
from widgets.numbers import fill_in
from widgets.plots import baseline_words as words
from widgets.plots.collapse_table import StillText
from widgets.plots.models_canvas import Model, ModelsCanvas, Point
from widgets.plots.readout import Readout
from widgets.plots.ticks import number
from widgets.theme import LIGHT, Theme
from widgets.words import in_words

PROGRESS = 1000

FOLDS = Number(FEWEST_FOLDS, MOST_FOLDS, whole=True)


class FoldsPage(QWidget):
    """``study_asked`` brings the study to do, or ``None`` to give it up."""

    study_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._experiment = Experiment()
        self._dataset: Dataset | None = None
        self._done: CrossValidated | None = None
        self._asked = False
        self._count = CrossValidation().folds
        self.controls = QWidget()  # in the card's title row, where there is room for them
        self.folds = NumberField("folds", FOLDS, digits=3)
        self.folds.describe(
            self.tr("Folds"),
            self.tr(
                "Into how many parts the rows are cut. Each part is left out once, while a network is trained on the "
                "others from the same seeds, and then measured on it."
            ),
        )
        self.folds.edited.connect(self._on_folds)
        self.folds.show_value(self._count)
        self.button = QPushButton()
        self.button.setObjectName("cross_validate")
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self._ask)
        self.progress = QProgressBar()
        self.progress.setObjectName("folds_progress")
        self.progress.setAccessibleName(self.tr("How far the cross-validation is"))
        self.progress.setRange(0, PROGRESS)
        self.progress.setTextVisible(False)
        self.canvas = ModelsCanvas()
        self.readout = Readout(self.canvas)
        self.canvas.hovered.connect(self._read_out)
        self.text = StillText(3)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.button)
        row.addWidget(self.folds)
        row.addWidget(QLabel(self.tr("folds")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.progress)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.text)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.canvas.show_theme(theme)
        self.readout.show_theme(theme)
        self._show()

    def show_experiment(self, experiment: Experiment) -> None:
        """What the next cross-validation would train."""
        self._experiment = experiment
        self._show()

    def show_dataset(self, dataset: Dataset) -> None:
        """Other data: what was found is of the old ones, and the worker has given a study of them up."""
        self._dataset = dataset
        self._done = None
        self._end()

    def show_study(self, answer: Answer) -> None:
        """How far the cross-validation is; anything else is not ours."""
        if not self._asked or not isinstance(answer, CrossValidated | str):
            return
        if isinstance(answer, str):
            self._end(in_words(answer))
            return
        self._done = answer
        self.progress.setValue(round(PROGRESS * answer.done))
        if answer.finished:
            self._end()
        else:
            self._show()

    def kept(self) -> tuple[bool, int, CrossValidated | None]:
        """Whether one is in work, of how many folds, and how far it is, for ``put_back``."""
        return self._asked, self._count, self._done

    def put_back(self, kept: tuple[bool, int, CrossValidated | None]) -> None:
        """Go on waiting, or show what came out."""
        self._asked, self._count, self._done = kept
        self.folds.show_value(self._count)
        self.progress.setValue(0 if self._done is None else round(PROGRESS * self._done.done))
        self._show()

    @property
    def asked(self) -> bool:
        """Whether a cross-validation is in work."""
        return self._asked

    def sentence(self) -> str:
        """What is written below the picture."""
        if self._done is None or self._dataset is None:
            about = fill_in(
                self.tr(
                    "One split can be lucky. {k} {k:network is|networks are} trained, each without a part of the "
                    "training and validation rows, and measured on it: their spread says what a single number is "
                    "worth."
                ),
                k=self._count,
            )
            begins = self.tr("Train, beside the number of folds, begins.")
            return about if self._asked else f"{about} {begins}"
        text = words.folds(self._done, self._dataset.target_name)
        old, now = self._done.experiment, self._experiment
        if old.network != now.network or not _same_training(old, now):
            text += " " + self.tr("Settings have changed since: cross-validate again.")
        return text

    def _on_folds(self, folds: int, _key: str) -> None:
        if refused(self.folds, FOLDS, folds):
            return
        self._count = folds
        self.folds.show_value(folds)
        self._show()

    def _ask(self) -> None:
        if self._asked:
            self._end()
            self.study_asked.emit(None)
            return
        self._asked = True
        self._done = None
        self.progress.setValue(0)
        self._show()
        self.study_asked.emit(CrossValidation(self._count))

    def _end(self, problem: str = "") -> None:
        self._asked = False
        self._show(problem)

    def _show(self, problem: str = "") -> None:
        self.progress.setVisible(self._asked)
        self.button.setText(self.tr("Cancel") if self._asked else self.tr("Train"))
        name = self.tr("Cancel the cross-validation") if self._asked else self.tr("Cross-validate")
        self.button.setAccessibleName(name)
        self.button.setToolTip(
            tip(
                self.tr(
                    "Train this experiment once for every fold, in the background; the run on screen is not touched. "
                    "Within each fold a part is kept for early stopping, and the scaling is fitted anew."
                )
            )
        )
        self.folds.setEnabled(not self._asked)
        self._show_models()
        text = problem or self.sentence()
        self.text.show_text(text)
        self.text.setToolTip(tip(text))

    def _show_models(self) -> None:
        done = self._done
        self.canvas.setVisible(self._asked or done is not None)  # else the words stand in the middle
        if done is None or not done.folds:
            self.canvas.show_models((), (), "")
            return
        models = [self._model(done, name) for name in ("network", *reversed(BASELINES))]
        target = self._dataset.target_name if self._dataset is not None else ""
        heads = (self.tr("mean ± sd"),)
        self.canvas.show_models(models, heads, fill_in(self.tr("RMSE of {target}"), target=target))

    def _model(self, done: CrossValidated, name: str) -> Model:
        values = done.rmse(name)
        color = self._theme.network if name == "network" else self._theme.muted
        points = tuple(
            Point(value, "o", color, fill_in(self.tr("fold {n}: {rmse}"), n=index + 1, rmse=number(value)))
            for index, value in enumerate(values)
        )
        band = spread(values)
        return Model(
            label=words.name_of(name),
            about=words.about(name),
            points=points,
            cells=(words.plus_minus(band),),
            strong=name == "network",
            band=band,
        )

    def _read_out(self, text: str, at: QPointF) -> None:
        if text:
            self.readout.show_at(text, at)
        else:
            self.readout.hide()


def _same_training(old: Experiment, now: Experiment) -> bool:
    """Whether both train alike; an end that was lent to a run without one is no difference."""
    lent = now.training.max_epochs is None and now.training.patience is None
    end = old.training.max_epochs if lent else now.training.max_epochs
    return old.training == msgspec.structs.replace(now.training, max_epochs=end)
