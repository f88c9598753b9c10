"""Who sees what: hands frames to the plots that are visible, and tells the session what those want."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.frames import Frame, WishList
from playground.landscape import Landscape, Refusal
from widgets.plots.plot_card import PlotCard
from widgets.session import Session
from widgets.theme import Theme


class Views(QObject):
    """``is_shown(name)`` tells whether a plot can be seen; call ``refresh`` whenever that may have changed."""

    def __init__(self, session: Session, is_shown: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._plots: dict[str, PlotCard] = {}
        self._is_shown = is_shown
        self._shown: set[str] = set()
        self._wishes: WishList | None = None
        self._slice: Landscape | Refusal | None = None
        # several docks change in one go; one look at the end is enough
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        session.frame_arrived.connect(self._on_frame)
        session.slice_arrived.connect(self._on_slice)
        session.run_started.connect(self._on_run_started)
        session.experiment_changed.connect(self.show_experiment)
        session.dataset_changed.connect(self.show_dataset)

    def adopt(self, plots: Iterable[PlotCard], theme: Theme) -> None:
        """Look after these plots from now on; they are shown what there is."""
        for plot in plots:
            self._plots[plot.objectName()] = plot
            plot.wish_changed.connect(self._send_wishes)
        self.show_theme(theme)
        self.show_experiment(self._session.experiment)
        if self._session.dataset is not None:
            self.show_dataset(self._session.dataset)
        self.refresh()

    def plot(self, name: str) -> PlotCard:
        """The plot with this ``NAME``."""
        return self._plots[name]

    @property
    def shown(self) -> frozenset[str]:
        """The plots that get frames."""
        return frozenset(self._shown)

    def refresh(self) -> None:
        """Look, soon, at which plots are visible."""
        self._soon.start()

    def show_theme(self, theme: Theme) -> None:
        """Hand the theme to every plot."""
        for plot in self._plots.values():
            plot.show_theme(theme)

    def show_experiment(self, experiment: Experiment) -> None:
        """Hand the experiment to every plot, seen or not: they have to name layers and losses when they are."""
        for plot in self._plots.values():
            plot.show_experiment(experiment)

    def show_dataset(self, dataset: Dataset) -> None:
        """Hand the data to every plot."""
        for plot in self._plots.values():
            plot.show_dataset(dataset)

    def _look(self) -> None:
        shown = {name for name in self._plots if self._is_shown(name)}
        came = shown - self._shown
        self._shown = shown
        self._send_wishes()
        frame = self._session.last_frame
        for name in came:
            plot = self._plots[name]
            if frame is not None:
                plot.show_frame(frame)
            if self._slice is not None:
                plot.show_slice(self._slice)

    def _send_wishes(self) -> None:
        wishes = WishList()
        for name in self._plots:
            if name in self._shown:
                wishes |= self._plots[name].wish()
        if wishes != self._wishes:
            self._wishes = wishes
            self._session.set_wishes(wishes)

    def _on_frame(self, frame: Frame) -> None:
        for name in self._shown:
            self._plots[name].show_frame(frame)

    def _on_slice(self, surface: Landscape | Refusal) -> None:
        self._slice = surface
        for name in self._shown:
            self._plots[name].show_slice(surface)

    def _on_run_started(self, _run: int) -> None:
        self._slice = None
        for plot in self._plots.values():
            plot.clear()
