"""Watches the file that the data came from: one that changes or vanishes is told, and the rows that were read stay."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from playground.data.dataset import Dataset
from playground.data.file_content import Stamp, what_became_of
from playground.experiment import CsvSource, Experiment

LOOK_MS = 2000


class FileWatch(QObject):
    """``said(what, name)``: the file was found "changed" or "vanished", once each time it becomes so."""

    said = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path = ""
        self._stamp: Stamp | None = None
        self._name = ""
        self._known = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def show_data(self, experiment: Experiment, dataset: Dataset) -> None:
        """From now on it is the file of these data that counts, if they have one."""
        source, origin = experiment.data.source, dataset.origin
        stamp = origin.stamp if origin is not None else None
        if not isinstance(source, CsvSource) or stamp is None:
            self._timer.stop()
            self._stamp = None
            return
        if stamp != self._stamp or source.path != self._path:
            self._path, self._stamp, self._name, self._known = source.path, stamp, dataset.name, ""
        self._timer.start()

    def look(self) -> None:
        """Look at the file now."""
        if self._stamp is None:
            return
        now = what_became_of(self._path, self._stamp)
        if now != self._known:
            self._known = now
            if now:
                self.said.emit(now, self._name)
