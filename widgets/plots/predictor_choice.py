"""Whose predictions are shown: the network's, or those of a model that needs no training."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSizePolicy

from playground.data.dataset import Dataset
from playground.frames import BASELINES, SUBSETS, Baselines, FloatArray, Frame, Metrics
from widgets.fields import explain
from widgets.plots import baseline_words as words
from widgets.plots.narrow import ShortCombo

translate = QCoreApplication.translate

NETWORK = "network"
NAMES = (NETWORK, *reversed(BASELINES))


class PredictorChoice(ShortCombo):
    """The network first; then least squares and its like, as far as the frames know them."""

    def __init__(self) -> None:
        short = {
            "network": translate("PredictorChoice", "net"),
            "neighbours": translate("PredictorChoice", "k-NN"),
            "least_squares": translate("PredictorChoice", "lstsq"),
            "mean": translate("PredictorChoice", "mean"),
        }
        super().__init__([(words.name_of(name), short[name]) for name in NAMES])
        self.setObjectName("actual_predictor")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)
        explain(
            self,
            translate("PredictorChoice", "Whose predictions"),
            translate(
                "PredictorChoice",
                "The network's, or for comparison those of a model that needs no training: what it leaves as a pattern "
                "beside the diagonal is what a network has to add.",
            ),
        )
        self._found: Baselines | None = None

    @property
    def chosen(self) -> str:
        """The name of the chosen one: "network" or one of ``BASELINES``."""
        return NAMES[self.currentIndex()]

    @property
    def is_network(self) -> bool:
        """Whether the network's own predictions are shown."""
        return self.chosen == NETWORK

    def show_dataset(self) -> None:
        """Other data have other baselines."""
        self._found = None

    def show_frame(self, frame: Frame) -> None:
        """Baselines are the same in every frame that has them."""
        self._found = frame.baselines or self._found

    def predictions(self, frame: Frame | None, dataset: Dataset | None) -> dict[str, FloatArray]:
        """Those of the chosen model by set, of the rows that are drawn; nothing where they are not known."""
        if frame is None or frame.predictions is None or dataset is None:
            return {}
        if self.is_network:
            return dict(zip(SUBSETS, frame.predictions, strict=True))
        if self._found is None:
            return {}
        whole = zip(SUBSETS, self._found[self.chosen].predictions, strict=True)
        return {key: values[dataset.shown_places(SUBSETS.index(key))] for key, values in whole if values is not None}

    def metrics(self, frame: Frame | None) -> dict[str, Metrics]:
        """Those of the chosen model by set."""
        if frame is None:
            return {}
        of = (frame.train, frame.valid, frame.test)
        if not self.is_network:
            of = self._found[self.chosen].metrics if self._found is not None else (None, None, None)
        return {key: one for key, one in zip(SUBSETS, of, strict=True) if one is not None}
