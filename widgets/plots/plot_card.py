"""The base of every plot: one small interface, so that the window treats all plots alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.below import below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.appraisal import Appraisal
    from playground.contest import Contest
    from playground.data.dataset import Dataset, IndexArray
    from playground.experiment import Experiment
    from playground.frames import Frame, WishList
    from playground.kept_run import KeptRun
    from playground.landscape import Landscape, Refusal
    from playground.looks import Look
    from widgets.theme import Theme

TITLES: dict[str, str] = {
    "fit_plot": str(QT_TRANSLATE_NOOP("PlotCard", "Fit")),
    "network_diagram": str(QT_TRANSLATE_NOOP("PlotCard", "Network diagram")),
    "chain_rule_view": str(QT_TRANSLATE_NOOP("PlotCard", "Chain rule")),
    "look_view": str(QT_TRANSLATE_NOOP("PlotCard", "Explore data")),
    "race_view": str(QT_TRANSLATE_NOOP("PlotCard", "Race")),
    "loss_plot": str(QT_TRANSLATE_NOOP("PlotCard", "Loss")),
    "activation_plot": str(QT_TRANSLATE_NOOP("PlotCard", "Activations")),
    "actual_plot": str(QT_TRANSLATE_NOOP("PlotCard", "Predicted vs actual")),
    "measures_view": str(QT_TRANSLATE_NOOP("PlotCard", "Measures")),
    "predict_view": str(QT_TRANSLATE_NOOP("PlotCard", "Predict")),
    "baselines_view": str(QT_TRANSLATE_NOOP("PlotCard", "Baselines")),
    "flow_view": str(QT_TRANSLATE_NOOP("PlotCard", "Gradient flow")),
    "runs_panel": str(QT_TRANSLATE_NOOP("PlotCard", "Runs")),
    "gradient_bars": str(QT_TRANSLATE_NOOP("PlotCard", "Gradient by layer")),
    "diagnosis_view": str(QT_TRANSLATE_NOOP("PlotCard", "Diagnosis")),
    "surface_plot": str(QT_TRANSLATE_NOOP("PlotCard", "Loss surface slice")),
    "collapse_view": str(QT_TRANSLATE_NOOP("PlotCard", "Linear collapse")),
}
"""What the card of each plot is called; the window shows the cards before the plots are loaded."""


def title_of(name: str) -> str:
    """The title of the plot with this ``NAME``, translated."""
    return QCoreApplication.translate("PlotCard", TITLES[name])


class PlotCard(QWidget):
    """Takes data in, says in the past tense what the person did, knows nothing of training.

    Subclasses set ``NAME`` (the ``objectName``, stable) and override what concerns them. The window calls
    ``show_theme`` first, then ``show_experiment`` and ``show_dataset``, then ``show_frame`` for every frame while the
    plot is visible. ``header`` holds the small controls and legend that stand in the card's title row.
    """

    NAME = ""
    wish_changed = Signal()
    rows_picked = Signal(object)  # rows of the dataset (numbers from 0) that a person wants to see in every plot
    moment_picked = Signal(object)  # the update of a snapshot at which the whole window is to look, or None for now
    test_shown = Signal()  # a person asked to see how well the test set is predicted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(self.NAME)
        self.header = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)

    def title(self) -> str:
        """The card's title, translated."""
        return title_of(self.NAME)

    def wish(self) -> WishList:
        """What the worker has to compute while this plot is visible; ``wish_changed`` says that it became another."""
        raise NotImplementedError

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""

    def show_experiment(self, experiment: Experiment) -> None:
        """A person's edit, an undo or a file made ``experiment`` the current one."""

    def show_dataset(self, dataset: Dataset) -> None:
        """The data of the current run, at its start."""

    def show_frame(self, frame: Frame) -> None:
        """The newest state of the current run. Quantities that are ``None`` leave the old picture."""

    def show_slice(self, surface: Landscape | Refusal) -> None:
        """A new slice of the loss surface, or why there is none; slices do not travel in frames."""

    def show_appraisal(self, appraisal: Appraisal) -> None:
        """A new appraisal of the current run; it does not travel in frames."""

    def show_rows(self, rows: IndexArray) -> None:
        """Light up these rows of the dataset, counted from 0, wherever they are drawn; none if it is empty."""

    def show_test_look(self, look: Look | None) -> None:
        """Whether the test set of the current data has been looked at; while it has not, hide it."""

    def hurry(self) -> None:
        """Show at once what was put off: a person moves through the past and waits for it."""
        from widgets.paced import Paced

        for paced in below(self, Paced):
            paced.flush()

    def show_kept(self, runs: Sequence[KeptRun]) -> None:
        """Kept runs to be drawn over the current one, dashed and with their names, and no others; oldest first."""

    def show_contest(self, contest: Contest) -> None:
        """The newest state of the race, or of the seeds, that is trained beside the current run."""

    def uncover(self) -> None:
        """A step of a lesson speaks of the picture: put away what was opened in its place."""

    def kept(self) -> object:
        """What a person chose here that no control says, for ``put_back``; ``None`` where there is nothing."""
        return None

    def put_back(self, kept: Any) -> None:
        """Show what the same plot in another language had ``kept``."""

    def clear(self) -> None:
        """A new run started: forget the pictures of the old one."""

    def describe(self) -> str:
        """The picture in one sentence, for screen readers and tooltips."""
        raise NotImplementedError
