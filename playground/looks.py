"""Which test sets have been looked at: one that has been shown can guide a choice, and then it is no longer unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from playground.data.dataset import Dataset


class Look(msgspec.Struct, frozen=True):
    """A test set that has been looked at: when that was first, and how many edits have been made since."""

    run: int
    update: int
    edits: int = 0


class Looks:
    """Remembers for as long as the program runs, and in sessions; a test set is known by the values of its very rows.

    It is no part of an experiment: undo takes back an edit, but nobody can take back having seen something, and the
    same data opened again, or split again in the same way, have the same test set.
    """

    def __init__(self) -> None:
        self._looks: dict[str, Look] = {}
        self._key: tuple[Dataset, str] | None = None  # of the dataset asked for last

    def of(self, dataset: Dataset | None) -> Look | None:
        """The look at the test set of ``dataset``; ``None`` while it is unseen, or if there is none."""
        return None if dataset is None else self._looks.get(self._key_of(dataset))

    def look(self, dataset: Dataset, run: int, update: int) -> Look | None:
        """The test set of ``dataset`` has been shown; only the first time counts. ``None`` if it has no rows."""
        if not len(dataset.subsets[2]):
            return None
        return self._looks.setdefault(self._key_of(dataset), Look(run, update))

    def count_edit(self, dataset: Dataset) -> Look | None:
        """Something was changed with the data still at hand: a choice that the test set may have guided."""
        key = self._key_of(dataset)
        if key in self._looks:
            self._looks[key] = replace(self._looks[key], edits=self._looks[key].edits + 1)
        return self._looks.get(key)

    def all(self) -> dict[str, Look]:
        """Every look by what its test set is known by, for a session that is saved."""
        return dict(self._looks)

    def add(self, looks: Mapping[str, Look]) -> None:
        """Looks of a session that was saved; of one and the same test set the first counts."""
        self._looks = {**looks, **self._looks}

    def _key_of(self, dataset: Dataset) -> str:
        """A digest of the test set's features and targets, whatever was asked of it before."""
        if self._key is None or self._key[0] is not dataset:
            rows = dataset.subsets[2]
            digest = hashlib.blake2b(dataset.x[rows].tobytes(), digest_size=16)
            digest.update(dataset.y[rows].tobytes())
            self._key = dataset, digest.hexdigest()
        return self._key[1]
