"""What session, documents and exports say, shown in the bars and panels around the plots."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.messages import RunState
from widgets.content import Content
from widgets.documents import Documents
from widgets.exports.exporter import Exporter
from widgets.file_watch import FileWatch
from widgets.looking_back import LookingBack
from widgets.numbers import fill_in
from widgets.session import Session
from widgets.undo_steps import DeleteRun, Step
from widgets.verdict import Verdict
from widgets.words import in_words


class Telling(QObject):
    """Belongs to ``content`` and goes with it."""

    def __init__(self, content: Content, session: Session) -> None:
        super().__init__(content)
        self._session = session
        self._content = content
        self._notices = content.notice_bar
        self._connect_session()

    def _connect_session(self) -> None:
        content, session, read_outs = self._content, self._session, self._content.toolbar.read_outs
        session.experiment_changed.connect(self._show_experiment)
        session.dataset_changed.connect(self._show_dataset)
        session.test_look_changed.connect(content.status.show_test_look)
        session.run_started.connect(self._on_run_started)
        session.frame_arrived.connect(read_outs.show_frame)
        session.state_changed.connect(self.show_state)
        # queued: a refusal is followed by the return to the experiment before, which takes old problems off the screen
        session.problem.connect(self._on_problem, Qt.ConnectionType.QueuedConnection)
        session.notice.connect(self._on_notice)
        session.not_done.connect(self._on_not_done)
        stack = session.undo_stack
        stack.canUndoChanged.connect(self._show_undo)
        stack.canRedoChanged.connect(self._show_undo)
        stack.undoTextChanged.connect(self._show_undo)
        stack.redoTextChanged.connect(self._show_undo)
        content.toolbar.speed_chosen.connect(session.set_speed)
        session.speed_changed.connect(content.toolbar.speed.show_speed)
        content.data.read_again_asked.connect(session.read_again)
        for panel in content.panels.values():
            panel.edited.connect(session.edit)
        actions = content.actions_by_id
        content.stack.set_undo_actions(actions["edit_undo"], actions["edit_redo"])
        content.stack.activation_chosen.connect(content.show_activation)
        content.workspace.shown_changed.connect(content.views.refresh)
        content.runs.told.connect(self._on_told_of_runs)
        self.looking_back = LookingBack(session, content.timeline, content.workspace.show_past, self)

    def connect_others(self, documents: Documents, exporter: Exporter, verdict: Verdict, watch: FileWatch) -> None:
        """Hear these, too."""
        verdict.given.connect(self._on_verdict)
        self._content.views.also_wants(verdict.wish, self._session.test_look_changed)
        documents.failed.connect(self._on_problem_with_title)
        documents.told.connect(self._on_told)
        exporter.said.connect(self._notices.say)
        watch.said.connect(self._on_file)

    def show_everything(self) -> None:
        """What there is already."""
        session = self._session
        self._show_experiment(session.experiment)
        if session.dataset is not None:
            self._show_dataset(session.dataset)
            self._content.status.show_test_look(session.test_look)
        if session.last_frame is not None:
            self._content.toolbar.read_outs.show_frame(session.last_frame)
        self._content.toolbar.speed.show_speed(session.speed)
        self.looking_back.show_everything()
        self.show_state(session.state)
        self._show_undo()

    def say(self, kind: str, title: str, text: str) -> None:
        """A notice."""
        self._notices.say(kind, title, text)

    # ---- what the session says ------------------------------------------------------------------------------------

    def _show_experiment(self, experiment: Experiment) -> None:
        for panel in self._content.panels.values():
            panel.show_experiment(experiment)
        self._content.toolbar.read_outs.show_experiment(experiment)
        self._notices.forget("problem")

    def _show_dataset(self, dataset: Dataset) -> None:
        for panel in self._content.panels.values():
            panel.show_dataset(dataset)

    def show_state(self, state: RunState) -> None:
        """What the training thread is doing."""
        training = state is RunState.TRAINING
        toggle = self._content.actions_by_id["train_toggle"]
        toggle.setText(self.tr("Pause") if training else self.tr("Train"))
        self._content.toolbar.show_training(training)
        self._content.status.show_state(state)
        if training:
            self._notices.forget("warning", "info")

    def _show_undo(self) -> None:
        stack = self._session.undo_stack
        undo, redo = (self._called(stack.index() + way) for way in (-1, 0))
        for name, can, text, plain, named in (
            ("edit_undo", stack.canUndo(), undo, self.tr("Undo"), self.tr("Undo {text}")),
            ("edit_redo", stack.canRedo(), redo, self.tr("Redo"), self.tr("Redo {text}")),
        ):
            action = self._content.actions_by_id[name]
            action.setEnabled(can)
            action.setText(fill_in(named, text=text.replace("&", "&&")) if text else plain)
        self._content.status.show_undo(undo)

    def _called(self, index: int) -> str:
        """What a step of the undo stack is called in the person's language; empty where there is none."""
        step = self._session.undo_stack.command(index)
        return in_words(step.called) if isinstance(step, Step | DeleteRun) else ""

    def _on_run_started(self, _run: int) -> None:
        self._content.toolbar.read_outs.clear()
        self._notices.forget("warning", "info")

    def _on_problem(self, place: str, problem: str) -> None:
        text = in_words(problem)
        for panel in self._content.panels.values():
            panel.show_problem(place, text)
        self.say("problem", self.tr("Not possible."), f"{place}: {text}" if place else text)

    def _on_notice(self, title: str, text: str) -> None:
        kind = "warning" if self._session.state is RunState.DIVERGED else "info"
        self.say(kind, f"{title}.", text)

    def _on_not_done(self, text: str) -> None:
        self.say("problem", self.tr("Not possible."), in_words(text))

    # ---- what others say ------------------------------------------------------------------------------------------

    def _on_problem_with_title(self, title: str, text: str) -> None:
        self.say("problem", title, text)

    def _on_told(self, title: str, text: str) -> None:
        self.say("info", title, text)

    def _on_told_of_runs(self, title: str, text: str) -> None:
        self.say("info", f"{title}.", text)

    def _on_verdict(self, text: str) -> None:
        self.say("info", self.tr("No better than least squares."), text)

    def _on_file(self, what: str, name: str) -> None:
        """The file of the data is not what was read any more."""
        if what == "vanished":
            title = self.tr("{name} is gone.")
            text = self.tr("The run goes on with the rows that were read. A saved experiment would not find the file.")
        else:
            title = self.tr("{name} has changed since it was read.")
            text = self.tr("The run goes on with the rows that were read; Columns… in the data panel reads it again.")
        self.say("warning", fill_in(title, name=name), text)
