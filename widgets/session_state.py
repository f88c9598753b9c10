"""The session as a value and back: for autosaves, for ``.playground`` files, for what a crash left.

A friend of the session, like the steps of its undo stack.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from playground.autosave import without_steps
from playground.packed_run import PackedRun
from playground.session_file import Kept, Opening, SessionFile, SessionState
from playground.stored_run import StoredRun
from widgets.session import UNDO_STEPS, Session
from widgets.undo_steps import DeleteRun, Done, Open, Step


def state_of(session: Session, path: str | None = None, openings: tuple[Opening, ...] = ()) -> SessionState:
    """Everything but the runs themselves, which the training thread hands out.

    Steps that took a run out of the list are left out: it is gone from there, so no undo could put it back.
    """
    stack = session.undo_stack
    commands = [stack.command(index) for index in range(stack.count())]
    steps = [command.data() for command in commands if isinstance(command, Step)]
    assert all(isinstance(command, Step | DeleteRun) for command in commands)  # nothing else can be written down

    def place(index: int) -> int:
        return sum(isinstance(command, Step) for command in commands[:index])

    index, clean = place(stack.index()), stack.cleanIndex()
    if clean >= 0:
        # a deletion since then is a change that no file has
        clean = place(clean) if clean == stack.index() or place(clean) != index else -1
    return SessionState(
        experiment=session.experiment,
        run=session.run,
        newest_run=session.runs.newest,
        run_names={run: str(name) for run, name in session.runs.names.items()},
        steps=tuple(steps),
        index=index,
        clean=clean,
        path=path,
        openings=tuple(replace(opening, index=place(opening.index)) for opening in openings),
        kept=tuple(Kept(kept.number, str(kept.name), kept.pinned, kept.run) for kept in session.shelf.runs),
        looks=session._looks.all(),
    )


def kept_runs(session: Session) -> dict[int, PackedRun]:
    """The runs in the list of runs by their numbers there."""
    return {kept.number: kept.packed for kept in session.shelf.runs}


def open_stored(session: Session, file: SessionFile) -> None:
    """Begin anew with what is in ``file``, as an undoable step that counts as saved; its kept runs join the list."""
    state = file.state
    session._looks.add(state.looks)
    text = session.name_of_opening(state.experiment)
    if state.run in file.runs:
        session.by_hand.let_go()
        session.undo_stack.push(Open(session, state.experiment, file.runs[state.run], text))
        session.undo_stack.setClean()
    else:
        session.open(state.experiment)
    _keep_again(session, state.kept, file.kept)


def put_back(session: Session, file: SessionFile) -> None:
    """Replace everything by what ``file`` holds: experiment, undo stack, runs."""
    state = without_steps(file.state, max(0, len(file.state.steps) - UNDO_STEPS))
    stack = session.undo_stack
    session._replaying = True
    stack.clear()
    for step in state.steps:
        stack.push(Done(session, step))
    if state.clean >= 0:
        stack.setIndex(state.clean)
        stack.setClean()
    else:
        stack.resetClean()
    stack.setIndex(state.index)
    session._replaying = False
    session.by_hand.let_go()
    session._watching.forget()
    session.shelf.put_back(())
    session._looks.add(state.looks)
    session._set_experiment(state.experiment)
    session.runs.put_back(state.run, state.newest_run, state.run_names, state.experiment, file.runs)
    _keep_again(session, state.kept, file.kept)


def _keep_again(session: Session, kept: tuple[Kept, ...], runs: Mapping[int, StoredRun]) -> None:
    for entry in kept:
        if entry.number in runs:
            session._worker.keep_again(runs[entry.number], entry.name, entry.pinned)


