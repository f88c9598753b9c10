"""Keeps what is being worked on in a folder, from a thread of its own, so that a crash costs seconds at most.

Every file is replaced whole or not at all, and any mixture of older and newer files is a session that opens: a run's
file holds all of the run, ``session.json`` names runs by their numbers, and a run without a file starts afresh.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from playground.archive import MAX_JSON_BYTES
from playground.data.dataset import Dataset
from playground.files import write_atomically
from playground.messages import Handout, Run
from playground.packed_run import PackedRun
from playground.session_file import MANIFEST, SessionState, encode_state, kept_member, run_member, runs_of
from playground.stored_data import pack_dataset
from playground.words import os_problem

SNAPSHOT_BYTES = 8 * 1024**2
"""What the snapshots of the run at work may take here; with more, every second one is left out."""
MAX_BYTES = 256 * 1024**2
"""What the runs that were left may take here; the newest come first."""

class AutosaveWriter:
    """Writes into ``folder``. What is put in while it writes replaces what waits; nothing is ever written twice.

    ``problem`` is why the last attempt failed, empty if it did not. Call ``close`` before the interpreter exits.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problem = ""
        self.bytes_written = 0  # for the run at work, the last time
        self._changed = threading.Condition()
        self._state: SessionState | None = None
        self._kept: Mapping[int, PackedRun] = {}
        self._handout: Handout | None = None
        self._closing = False
        self._busy = False
        self._thread = threading.Thread(target=self._main, name="autosave", daemon=True)
        # the thread's own: what each file holds and which datasets it names, and what each dataset is called
        self._written: dict[str, object] = {}
        self._uses: dict[str, set[str]] = {}
        self._own: set[str] = set()  # every file that was written here and not by a window before
        self._names: dict[int, tuple[Dataset, str]] = {}
        self._last_state: SessionState | None = None
        self._unwritten: SessionState | None = None  # the attempt before failed

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def close(self) -> None:
        """Write what waits, stop and wait for the end."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join()

    def put_state(self, state: SessionState, kept: Mapping[int, PackedRun]) -> None:
        """Write ``state`` and the ``kept`` runs of its list."""
        with self._changed:
            self._state, self._kept = state, kept
            self._changed.notify()

    def put_runs(self, handout: Handout) -> None:
        """Write the runs that the state written last refers to."""
        with self._changed:
            self._handout = handout
            self._changed.notify()

    @property
    def idle(self) -> bool:
        """Whether everything that was put in is on the disk."""
        with self._changed:
            return not self._busy and self._state is None and self._handout is None

    # ---- the thread ------------------------------------------------------------------------------------------------

    def _main(self) -> None:
        while True:
            with self._changed:
                self._busy = False
                while self._state is None and self._handout is None:
                    if self._closing:
                        return
                    self._changed.wait()
                state, kept, self._state = self._state, self._kept, None
                handout, self._handout = self._handout, None
                self._busy = True
            self._unwritten = state or self._unwritten
            try:
                if self._unwritten is not None:
                    self._write_state(self._unwritten)
                    self._unwritten = None
                if self._last_state is not None and (handout is not None or kept):
                    self._write_runs(self._last_state, kept, handout)
                self.problem = ""
            except OSError as error:
                self.problem = os_problem(error)
            except Exception as error:
                # told like one that ends a thread, but this one is still needed
                self.problem = type(error).__name__
                threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), threading.current_thread())))

    def _write_state(self, state: SessionState) -> None:
        content = encode_state(state)
        while len(content) > MAX_JSON_BYTES and state.steps:
            # steps with thousands of drawn points: the oldest are given up
            state = without_steps(state, len(state.steps) // 2 + 1)
            content = encode_state(state)
        write_atomically(self.folder / MANIFEST, content)
        self._last_state = state

    def _write_runs(self, state: SessionState, kept: Mapping[int, PackedRun], handout: Handout | None) -> None:
        wanted: dict[str, PackedRun | Run] = {kept_member(number): run for number, run in kept.items()}
        if handout is not None:
            referred = runs_of(state)
            for number, run in handout.left.items():
                if number in referred:
                    wanted[run_member(number)] = run
            if handout.current is not None:
                wanted[run_member(handout.run)] = handout.current
        total = 0
        for name, each in reversed(wanted.items()):
            if isinstance(each, PackedRun):
                total += each.bytes
                if total > MAX_BYTES:
                    continue
            self._write_run(name, each)
        if handout is not None:
            self._tidy(wanted)

    def _write_run(self, name: str, run: PackedRun | Run) -> None:
        kept = run if isinstance(run, PackedRun) else run[0]
        if self._written.get(name) is kept:
            return
        from playground.run_file import pack_run, unpacked

        checkpoint, dataset = (unpacked(run), run.dataset) if isinstance(run, PackedRun) else run
        used: set[str] = set()

        def name_of(dataset: Dataset) -> str:
            used.add(self._data_name(dataset))
            return self._data_name(dataset)

        content = pack_run(checkpoint, dataset, name_of, SNAPSHOT_BYTES if run is not kept else None)
        write_atomically(self.folder / name, content)
        if run is not kept:
            self.bytes_written = len(content)
        self._written[name], self._uses[name] = kept, used
        self._own.add(name)

    def _data_name(self, dataset: Dataset) -> str:
        """What the file of ``dataset`` is called, which is written if it is not there."""
        known = self._names.get(id(dataset))
        if known is None:
            name, content = pack_dataset(dataset)
            path = self.folder / f"{name}.safetensors"
            if not path.exists():
                write_atomically(path, content)
                self._own.add(path.name)
            known = self._names[id(dataset)] = dataset, name
        return known[1]

    def _tidy(self, wanted: Mapping[str, PackedRun | Run]) -> None:
        """Delete the files of runs to which nothing leads any more."""
        self._written = {name: value for name, value in self._written.items() if name in wanted}
        self._uses = {name: used for name, used in self._uses.items() if name in wanted}
        used = set().union(*self._uses.values())
        self._names = {key: known for key, known in self._names.items() if known[1] in used}
        names = {f"{name}.safetensors" for name in used} | self._written.keys() | {MANIFEST}
        for name in self._own - names:
            (self.folder / name).unlink(missing_ok=True)
        self._own &= names


def without_steps(state: SessionState, count: int) -> SessionState:
    """``state`` without its ``count`` oldest undo steps, or without the last ones to redo where all are undone."""
    if state.index == 0:
        return replace(state, steps=state.steps[: len(state.steps) - count])
    count = min(count, state.index)
    return replace(
        state,
        steps=state.steps[count:],
        index=state.index - count,
        clean=max(-1, state.clean - count),
        openings=tuple(replace(each, index=each.index - count) for each in state.openings if each.index > count),
    )
