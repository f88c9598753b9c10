"""The runs that are kept: finished, left or pinned ones, with what a person does to them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from playground.kept_run import KeptRun
from playground.words import said
from widgets.words import in_words

MOST_UNPINNED = 30
MAX_BYTES = 512 * 1024**2
"""What the kept runs may take in memory; the oldest that are not pinned make room."""
MAX_DELETED_BYTES = 8 * 1024**2
"""The same for those that were deleted and can still be brought back; the ones deleted longest ago make room."""


class RunShelf(QObject):
    """The list of kept runs, oldest first, and which of them are drawn over the current one.

    ``changed`` says that the list, or what is drawn of it, became another.
    """

    changed = Signal()
    not_there = Signal(object)  # in the core's words: a run that was to be brought back

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: dict[int, KeptRun] = {}
        self._over: set[int] = set()
        self._deleted: dict[int, KeptRun] = {}
        self._next = 1

    @property
    def runs(self) -> tuple[KeptRun, ...]:
        """All of them, oldest first."""
        return tuple(self._runs.values())

    @property
    def over(self) -> tuple[KeptRun, ...]:
        """Those that are drawn over the current run, oldest first."""
        return tuple(run for number, run in self._runs.items() if number in self._over)

    def run(self, number: int) -> KeptRun:
        """The run with this number; ``KeyError`` if it is not kept."""
        return self._runs[number]

    def add(self, kept: KeptRun) -> KeptRun:
        """Take a run in, under a number and a name of its own. A pinned one is drawn over the current run.

        The same run kept before takes its place; one that was pinned just like that stays as it is.
        """
        same = [run for run in self.runs if kept.run >= 0 and run.run == kept.run]
        for run in same:
            if run.pinned and not kept.pinned and run.frame.update == kept.frame.update:
                return run
        named = next((run.name for run in reversed(same) if not run.pinned), None)
        for run in same:
            if not run.pinned:
                self._forget(run.number)
        kept = replace(kept, number=self._next, name=named or self._free_name(in_words(kept.name)))
        self._next += 1
        self._runs[kept.number] = kept
        if kept.pinned:
            self._over.add(kept.number)
        self._make_room()
        self.changed.emit()
        return kept

    def rename(self, number: int, name: str) -> None:
        """Call a run ``name``; nothing happens for an empty one."""
        if name.strip() and name.strip() != self._runs[number].name:
            self._runs[number] = replace(self._runs[number], name=name.strip())
            self.changed.emit()

    def set_pinned(self, number: int, pinned: bool) -> None:
        """Keep a run until it is deleted, or let it go when there is no more room."""
        self._runs[number] = replace(self._runs[number], pinned=pinned)
        self.changed.emit()

    def show_over(self, number: int, shown: bool) -> None:
        """Draw a run over the current one, or no more."""
        self._over = self._over | {number} if shown else self._over - {number}
        self.changed.emit()

    def delete(self, number: int) -> None:
        """Take a run out of the list; it can be brought back while there is room for it."""
        self._deleted[number] = self._runs[number]
        while len(self._deleted) > 1 and sum(kept.bytes for kept in self._deleted.values()) > MAX_DELETED_BYTES:
            del self._deleted[next(iter(self._deleted))]
        self._forget(number)
        self.changed.emit()

    def bring_back(self, number: int, name: str, *, over: bool) -> bool:
        """Take a deleted run back to its place; whether it was still there. ``not_there`` says it if it was not."""
        kept = self._deleted.pop(number, None)
        if kept is None:
            self.not_there.emit(said("{name} was deleted too long ago and is not kept any more.", name=name))
            return False
        self.insert(kept, over=over)
        return True

    def insert(self, run: KeptRun, *, over: bool) -> None:
        """Take a run that was deleted back to its place in the list, ``over`` the current one if it was."""
        self._runs = {each.number: each for each in sorted((*self.runs, run), key=lambda each: each.number)}
        if over:
            self._over.add(run.number)
        self.changed.emit()

    def put_back(self, runs: Iterable[KeptRun], over: Iterable[int] = ()) -> None:
        """Replace the whole list, as after a deletion that is taken back."""
        self._runs = {run.number: run for run in runs}
        self._over = set(over) & set(self._runs)
        self._next = max([self._next, *(number + 1 for number in self._runs)])
        self.changed.emit()

    def _forget(self, number: int) -> None:
        del self._runs[number]
        self._over.discard(number)

    def _free_name(self, name: str) -> str:
        taken = {run.name for run in self.runs}
        return next(
            option for count in range(1, len(taken) + 2) if (option := _counted(name, count)) not in taken
        )

    def _make_room(self) -> None:
        """The oldest runs that are not pinned go first, never the newest."""
        for run in self.runs[:-1]:
            unpinned = sum(not kept.pinned for kept in self.runs)
            if unpinned <= MOST_UNPINNED and sum(kept.bytes for kept in self.runs) <= MAX_BYTES:
                return
            if not run.pinned:
                self._forget(run.number)


def _counted(name: str, count: int) -> str:
    return name if count == 1 else f"{name} ({count})"
