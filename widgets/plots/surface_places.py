"""A choice of parameters by name: this run now, at its start or at a snapshot; another run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from playground.demonstrations import PARTNER
from playground.landscape import Place
from widgets.plots.surface_words import SurfaceWords

MOST = 16
"""More snapshots than these are not worth a longer list."""


def some_of(updates: Sequence[int]) -> list[int]:
    """Some of many updates, evenly, the first and the last among them."""
    count = len(updates)
    if count <= MOST:
        return list(updates)
    return [updates[round(index * (count - 1) / (MOST - 1))] for index in range(MOST)]


class PlaceChoice(QComboBox):
    """One place of a slice. ``picked`` tells a ``Place``."""

    picked = Signal(object)

    def __init__(self, name: str, words: SurfaceWords) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = words
        self._place = Place()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("The start, a snapshot or the present of this run, or the end of another run"))
        self.activated.connect(lambda index: self.picked.emit(self.itemData(index)))

    def show_place(self, place: Place, updates: Sequence[int]) -> None:
        """The present choice, and this run's snapshots to choose from."""
        self._place = place
        places = [Place(), Place(None, 0), *(Place(None, update) for update in some_of(updates) if update > 0)]
        places += [Place(run) for run in self._words.runs]
        if self._words.partner:
            places.append(Place(PARTNER))
        if place not in places:
            places.append(place)
        if [self.itemData(index) for index in range(self.count())] != places or self._texts() != self._wanted(places):
            with QSignalBlocker(self):
                self.clear()
                for each in places:
                    self.addItem(self._words.place(each), each)
        self.setCurrentIndex(places.index(place))

    def _texts(self) -> list[str]:
        return [self.itemText(index) for index in range(self.count())]

    def _wanted(self, places: Sequence[Place]) -> list[str]:
        return [self._words.place(place) for place in places]
