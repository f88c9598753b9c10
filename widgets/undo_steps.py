"""The steps of the undo stack: friends of the session, which alone makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from playground.branch import Change
from playground.data.joining import joins
from playground.experiment import Experiment, continues
from playground.kept_run import KeptRun

if TYPE_CHECKING:
    from widgets.session import Session


class Edit(QUndoCommand):
    """One edit; it knows the runs before and after, so that undoing one brings back its trained network."""

    def __init__(
        self, session: Session, before: Experiment, after: Experiment, text: str, merge_key: str, anew: bool
    ) -> None:
        super().__init__(text)
        self._anew = anew
        self._session = session
        self._before = before
        self._after = after
        self._merge_key = merge_key
        self._run_before = session.run
        self._run_after: int | None = None

    def id(self) -> int:
        return 1 if self._merge_key else -1

    def redo(self) -> None:
        session = self._session
        session._name_run()
        session._set_experiment(self._after)
        if self._run_after is not None:
            session._return_to(self._run_after)
        elif not self._anew and (continues(self._before, self._after) or joins(self._before, self._after)):
            session._worker.apply(self._after)
        else:
            session._new_run()
        self._run_after = session.run

    def undo(self) -> None:
        self._session._name_run()
        self._session._set_experiment(self._before)
        self._session._return_to(self._run_before)
        self.setObsolete(self._session._refusing)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Edit) or other._merge_key != self._merge_key:
            return False
        self._after = other._after
        self._run_after = other._run_after
        self.setText(other.text())
        return True


class Branch(QUndoCommand):
    """The run going on with a change of its parameters; undo brings back the run as it was before."""

    def __init__(self, session: Session, after: Experiment, change: Change, text: str) -> None:
        super().__init__(text)
        self._session = session
        self._before = session.experiment
        self._after = after
        self._change = change
        self._run_before = session.run
        self._run_after: int | None = None

    def redo(self) -> None:
        self._session._name_run()
        if self._after != self._before:
            self._session._set_experiment(self._after)
        if self._run_after is None:
            self._run_after = self._session._branch(self._change)
        else:
            self._session._return_to(self._run_after)

    def undo(self) -> None:
        self._session._name_run()
        self._session._set_experiment(self._before)
        self._session._return_to(self._run_before)
        self.setObsolete(self._session._refusing)


class Restart(QUndoCommand):
    """Reset: the same experiment from its initial parameters; undo brings the trained run back."""

    def __init__(self, session: Session, text: str) -> None:
        super().__init__(text)
        self._session = session
        self._run_before = session.run
        self._run_after: int | None = None

    def redo(self) -> None:
        self._session._name_run()
        if self._run_after is None:
            self._run_after = self._session._new_run()
        else:
            self._session._return_to(self._run_after)

    def undo(self) -> None:
        self._session._name_run()
        self._session._return_to(self._run_before)


class Restore(QUndoCommand):
    """A kept run brought back; undo brings back the run as it was before."""

    def __init__(self, session: Session, kept: KeptRun, text: str) -> None:
        super().__init__(text)
        self._session = session
        self._before = session.experiment
        self._kept = kept
        self._run_before = session.run
        self._run_after: int | None = None

    def redo(self) -> None:
        self._session._name_run()
        self._session._set_experiment(self._kept.experiment)
        if self._run_after is None:
            self._run_after = self._session._restore(self._kept)
        else:
            self._session._return_to(self._run_after)

    def undo(self) -> None:
        self._session._name_run()
        self._session._set_experiment(self._before)
        self._session._return_to(self._run_before)
        self.setObsolete(self._session._refusing)
