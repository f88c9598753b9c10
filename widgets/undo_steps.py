"""The steps of the undo stack: friends of the session, which alone makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from playground.branch import Change
from playground.data.joining import joins
from playground.experiment import Experiment, continues
from playground.kept_run import KeptRun

if TYPE_CHECKING:
    from playground.session_file import UndoStep
    from playground.stored_run import StoredRun
    from widgets.run_shelf import RunShelf
    from widgets.session import Session


class Step(QUndoCommand):
    """A step that leads from one experiment and run to others; undoing it brings the run back as it was, trained.

    ``called`` is its text as it was given, which can be said in another language where the core knows it as a template.
    """

    def __init__(self, session: Session, after: Experiment, text: str) -> None:
        super().__init__(text)
        self.called = text
        self._session = session
        self._before = session.experiment
        self._after = after
        self._run_before = session.run
        self._run_after: int | None = None

    def redo(self) -> None:
        session = self._session
        if session._replaying:
            return
        session.runs.name(session.experiment, session.update)
        if self._after != self._before:
            session._set_experiment(self._after)
        if self._run_after is None:
            self._begin()
        else:
            session.runs.return_to(self._run_after, session.experiment)
        self._run_after = session.run

    def undo(self) -> None:
        session = self._session
        if session._replaying:
            return
        session.runs.name(session.experiment, session.update)
        if self._after != self._before:
            session._set_experiment(self._before)
        session.runs.return_to(self._run_before, session.experiment)
        self.setObsolete(session._refusing)

    def data(self) -> UndoStep:
        """All that undoing and redoing it takes, as a value."""
        from playground.session_file import UndoStep

        run_after = self._run_before if self._run_after is None else self._run_after
        return UndoStep(self.called, self._before, self._after, self._run_before, run_after)

    def _begin(self) -> None:
        """Do it for the first time."""
        raise NotImplementedError


class Edit(Step):
    """One edit, which the run goes on with if it can."""

    def __init__(
        self, session: Session, before: Experiment, after: Experiment, text: str, merge_key: str, anew: bool
    ) -> None:
        super().__init__(session, after, text)
        self._before = before
        self._anew = anew
        self._merge_key = merge_key

    def id(self) -> int:
        return 1 if self._merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Edit) or other._merge_key != self._merge_key:
            return False
        self._after = other._after
        self._run_after = other._run_after
        self.setText(other.text())
        self.called = other.called
        return True

    def _begin(self) -> None:
        if not self._anew and (continues(self._before, self._after) or joins(self._before, self._after)):
            self._session._worker.apply(self._after)
        else:
            self._session.runs.begin(self._session.experiment)


class Branch(Step):
    """The run going on with a change of its parameters."""

    def __init__(self, session: Session, after: Experiment, change: Change, text: str) -> None:
        super().__init__(session, after, text)
        self._change = change

    def _begin(self) -> None:
        self._session.runs.branch(self._session.experiment, self._change)


class Restart(Step):
    """Reset: the same experiment from its initial parameters."""

    def __init__(self, session: Session, text: str) -> None:
        super().__init__(session, session.experiment, text)

    def _begin(self) -> None:
        self._session.runs.begin(self._session.experiment)


class Restore(Step):
    """A kept run brought back."""

    def __init__(self, session: Session, kept: KeptRun, text: str) -> None:
        super().__init__(session, kept.experiment, text)
        self._kept: KeptRun | None = kept

    def _begin(self) -> None:
        assert self._kept is not None
        self._session.runs.restore(self._kept)
        self._kept = None  # from now on it is a run like others, and no more is kept of it


class Open(Step):
    """A session's file opened, with the run that is in it."""

    def __init__(self, session: Session, after: Experiment, stored: StoredRun, text: str) -> None:
        super().__init__(session, after, text)
        self._stored: StoredRun | None = stored

    def _begin(self) -> None:
        assert self._stored is not None
        self._session.runs.open(self._session.experiment, self._stored)
        self._stored = None


class Done(Step):
    """A step that was done before a crash."""

    def __init__(self, session: Session, step: UndoStep) -> None:
        super().__init__(session, step.after, step.text)
        self._before = step.before
        self._run_before, self._run_after = step.run_before, step.run_after


class Return(Step):
    """Back to a run that was left, such as the person's own after a lesson."""

    def __init__(self, session: Session, run: int, experiment: Experiment, text: str) -> None:
        super().__init__(session, experiment, text)
        self._run_after = run


class DeleteRun(QUndoCommand):
    """A kept run taken out of the list; undo puts it back where it was, if it is still there."""

    def __init__(self, shelf: RunShelf, kept: KeptRun, text: str) -> None:
        super().__init__(text)
        self.called = text
        self._shelf = shelf
        self._number, self._name = kept.number, kept.name
        self._over = kept in shelf.over

    def redo(self) -> None:
        # where there was no room it is gone already
        if any(run.number == self._number for run in self._shelf.runs):
            self._shelf.delete(self._number)

    def undo(self) -> None:
        self.setObsolete(not self._shelf.bring_back(self._number, self._name, over=self._over))
