"""What is being worked on as files: a ``.playground`` is one zip of them, an autosave a folder.

``session.json`` says what there is: the experiment, the undo stack, the numbers of the runs. ``run-3.safetensors`` is
run 3, ``kept-1.safetensors`` the first in the list of runs, ``data-….safetensors`` a dataset. Nothing here imports
PyTorch, so that a file is read and checked, whole, before anything of it is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from playground.archive import MAX_ARCHIVE_BYTES, unpack
from playground.checking import check
from playground.data.dataset import Dataset
from playground.decode_words import decode_problem, located
from playground.experiment import Experiment, ExperimentError, Source
from playground.kept_words import as_value, said_again
from playground.looks import Look
from playground.migrations import Migration, migrated
from playground.stored_data import unpack_dataset
from playground.stored_run import StoredRun, check_run, unpack_run
from playground.words import os_problem, readable_bytes, said

SUFFIX = ".playground"
SESSION_FORMAT = 1
MIGRATIONS: Mapping[int, Migration] = {}
"""Of ``session.json``, by the format that each one reads. Format 1 is the first."""
MANIFEST = "session.json"
MAX_STEPS = 1000
MAX_RUN = 2**31


class Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of what ``session.json`` is made of."""


class UndoStep(Plain, frozen=True):
    """One step of the undo stack: its text, the experiments and the runs before and after."""

    text: str
    before: Experiment
    after: Experiment
    run_before: int
    run_after: int


class Opening(Plain, frozen=True):
    """Step number ``index`` opened the file ``after``; what was open before came from ``before``."""

    index: int
    before: str | None
    after: str | None


class Kept(Plain, frozen=True):
    """An entry in the list of runs."""

    number: int
    name: str
    pinned: bool
    run: int


class SessionState(Plain, frozen=True):
    """What is on the desk besides the runs themselves. ``clean`` is the step at which all was saved, or -1."""

    experiment: Experiment
    run: int = 0
    newest_run: int = 0
    run_names: dict[int, str] = msgspec.field(default_factory=dict)
    steps: tuple[UndoStep, ...] = ()
    index: int = 0
    clean: int = 0
    path: str | None = None
    openings: tuple[Opening, ...] = ()
    kept: tuple[Kept, ...] = ()
    looks: dict[str, Look] = msgspec.field(default_factory=dict)  # at test sets


class _Step(Plain, frozen=True):
    text: str | dict[str, Any]  # as playground.kept_words has it
    before: int
    after: int
    run_before: int
    run_after: int


class _Manifest(Plain, frozen=True):
    """``SessionState`` as it is written: every experiment once, and named by its place."""

    format: int
    experiments: tuple[Experiment, ...]
    experiment: int
    run: int
    newest_run: int
    run_names: dict[int, str]
    steps: tuple[_Step, ...]
    index: int
    clean: int
    path: str | None
    openings: tuple[Opening, ...]
    kept: tuple[Kept, ...]
    looks: dict[str, Look]


class SessionFile(msgspec.Struct, frozen=True, eq=False):
    """A session that was read. ``damaged`` names the members that are left out, each with a sentence."""

    state: SessionState
    runs: dict[int, StoredRun]
    kept: dict[int, StoredRun]
    damaged: dict[str, str] = msgspec.field(default_factory=dict)


def run_member(run: int) -> str:
    """The file of run number ``run``."""
    return f"run-{run}.safetensors"


def kept_member(number: int) -> str:
    """The file of an entry in the list of runs."""
    return f"kept-{number}.safetensors"


def encode_state(state: SessionState) -> bytes:
    """``session.json`` of ``state``."""
    places: dict[int, int] = {}
    experiments: list[Experiment] = []

    def place(experiment: Experiment) -> int:
        # most steps share their experiments with the step before, and comparing all with all would take long
        if id(experiment) not in places:
            places[id(experiment)] = len(experiments)
            experiments.append(experiment)
        return places[id(experiment)]

    steps = tuple(
        _Step(as_value(step.text), place(step.before), place(step.after), step.run_before, step.run_after)
        for step in state.steps
    )
    manifest = _Manifest(
        format=SESSION_FORMAT,
        experiment=place(state.experiment),
        experiments=tuple(experiments),
        steps=steps,
        **{
            name: getattr(state, name)
            for name in ("run", "newest_run", "run_names", "index", "clean", "path", "openings", "kept", "looks")
        },
    )
    return msgspec.json.encode(manifest)


def decode_state(data: bytes) -> SessionState:
    """The state that ``encode_state`` wrote; ``ExperimentError`` says what is wrong with any other."""
    try:
        manifest = msgspec.convert(_of_this_format(data), _Manifest, str_keys=True)
    except msgspec.ValidationError as error:
        raise _wrong(located(error)) from None
    _check_manifest(manifest)
    experiments = [check(experiment) for experiment in manifest.experiments]
    try:
        texts = [said_again(step.text) for step in manifest.steps]
    except ValueError:
        raise _wrong(said("an undo step is called nothing that can be read")) from None
    steps = tuple(
        UndoStep(text, experiments[step.before], experiments[step.after], step.run_before, step.run_after)
        for text, step in zip(texts, manifest.steps, strict=True)
    )
    return SessionState(
        experiment=experiments[manifest.experiment],
        run=manifest.run,
        newest_run=max(_runs_named(manifest)),
        run_names=manifest.run_names,
        steps=steps,
        index=manifest.index,
        clean=manifest.clean,
        path=manifest.path,
        openings=manifest.openings,
        kept=manifest.kept,
        looks=manifest.looks,
    )


def _runs_named(manifest: _Manifest) -> list[int]:
    """The numbers of runs that the manifest speaks of."""
    runs = [manifest.run, manifest.newest_run, *manifest.run_names]
    return runs + [run for step in manifest.steps for run in (step.run_before, step.run_after)]


def _check_manifest(manifest: _Manifest) -> None:
    """Raise ``ExperimentError`` where one part of it speaks of what another does not have."""
    places = [manifest.experiment, *(place for step in manifest.steps for place in (step.before, step.after))]
    if not all(0 <= place < len(manifest.experiments) for place in places):
        raise _wrong(said("it names an experiment that is not there"))
    if not all(0 <= run < MAX_RUN for run in _runs_named(manifest)):
        raise _wrong(said("a run has a number that none has"))
    if len(manifest.steps) > MAX_STEPS or not 0 <= manifest.index <= len(manifest.steps):
        raise _wrong(said("its undo steps are too many, or not those that it says"))
    if not -1 <= manifest.clean <= len(manifest.steps):
        raise _wrong(said("it was saved at a step that is not there"))
    if len({kept.number for kept in manifest.kept}) != len(manifest.kept):
        raise _wrong(said("two kept runs have the same number"))
    if not all(0 <= kept.number < MAX_RUN for kept in manifest.kept):
        raise _wrong(said("a kept run has a number that none has"))


def runs_of(state: SessionState) -> set[int]:
    """The numbers of all runs that the current state or an undo step may go back to."""
    return {state.run, *(run for step in state.steps for run in (step.run_before, step.run_after))}


def is_session(path: Path) -> bool:
    """Whether ``path`` is meant to be a session rather than an experiment alone."""
    return path.suffix.lower() == SUFFIX


def load_session(path: Path) -> SessionFile:
    """Read a ``.playground`` file. Whatever is wrong with it is an ``ExperimentError`` of one sentence."""
    try:
        if path.is_dir():
            raise ExperimentError("", said("{path} is a directory; a session is one file", path=path))
        if (size := path.stat().st_size) > MAX_ARCHIVE_BYTES:
            limit = readable_bytes(MAX_ARCHIVE_BYTES)
            raise ExperimentError(
                "",
                said(
                    "{path} has {size}; a session has at most {limit}",
                    path=path,
                    size=readable_bytes(size),
                    limit=limit,
                ),
            )
        data = path.read_bytes()
    except OSError as error:
        raise ExperimentError(
            "", said("{path} cannot be read: {problem}", path=path, problem=os_problem(error))
        ) from None
    try:
        return read_session(unpack(data))
    except ExperimentError as error:
        raise ExperimentError(
            error.place, said("{problem} (in {name})", problem=error.problem, name=path.name)
        ) from None


def read_session(members: Mapping[str, bytes], *, forgiving: bool = False) -> SessionFile:
    """The session that ``members`` are, by their names; all of them have to belong to it.

    ``ExperimentError`` says what is wrong. If ``forgiving``, a damaged run is left out and told about in ``damaged``,
    and members that nothing refers to are let be; ``session.json`` has to be right.
    """
    if MANIFEST not in members:
        raise ExperimentError("", said("{manifest} is missing, so this is no session", manifest=MANIFEST))
    state = decode_state(members[MANIFEST])
    reader = _Reader(members, forgiving)
    runs = reader.runs({run: run_member(run) for run in runs_of(state)})
    kept = reader.runs({entry.number: kept_member(entry.number) for entry in state.kept})
    if not forgiving:
        if strangers := members.keys() - reader.used - {MANIFEST}:
            raise ExperimentError("", said("{name} is inside, to which nothing refers", name=min(strangers)))
        if missing := [entry.name for entry in state.kept if entry.number not in kept]:
            raise ExperimentError("", said("the run that is called {name!r} is missing", name=missing[0][:80]))
    return SessionFile(state, runs, kept, reader.damaged)


class _Reader:
    """Reads runs, and every dataset only once."""

    def __init__(self, members: Mapping[str, bytes], forgiving: bool) -> None:
        self._members = members
        self._forgiving = forgiving
        self._datasets: dict[str, Dataset] = {}
        self.used: set[str] = set()
        self.damaged: dict[str, str] = {}

    def runs(self, names: Mapping[int, str]) -> dict[int, StoredRun]:
        """The runs that are there, by their numbers."""
        found = {}
        for number, name in sorted(names.items()):
            if name not in self._members:
                continue
            try:
                found[number] = self._run(name)
            except ExperimentError as error:
                if not self._forgiving:
                    raise
                self.damaged[name] = str(error)
        return found

    def _run(self, name: str) -> StoredRun:
        self.used.add(name)
        facts, arrays = unpack_run(self._members[name], name)
        source = facts.experiments[0].data.source
        datasets = tuple(self._dataset(data, source, name) for data in facts.datasets)
        return check_run(facts, arrays, datasets, name)

    def _dataset(self, data: str, source: Source, name: str) -> Dataset:
        """The dataset called ``data``, of the run in the file ``name``."""
        member = f"{data}.safetensors"
        if not data.startswith("data-") or member not in self._members:
            raise ExperimentError("", said("{name}: its data are missing", name=name))
        self.used.add(member)
        if member not in self._datasets:
            self._datasets[member] = unpack_dataset(self._members[member], member, source)
        return self._datasets[member]


def _of_this_format(data: bytes) -> dict[str, Any]:
    try:
        raw: Any = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _wrong(
            said("not JSON, or cut short: {problem}", problem=decode_problem(error))
        ) from None
    if not isinstance(raw, dict):
        raise _wrong(said("not an object"))
    newer = migrated(raw, SESSION_FORMAT, MIGRATIONS)
    if newer is None:
        version = raw.get("format")
        raise _wrong(
            said(
                "{format!r} is not a format this version reads; it reads {ours}",
                format=str(version)[:40],
                ours=SESSION_FORMAT,
            )
        )
    return newer


def _wrong(problem: str) -> ExperimentError:
    return ExperimentError("", said("{manifest}: {problem}", manifest=MANIFEST, problem=problem))
