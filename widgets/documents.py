"""The experiment's file: new, open, save, and the question about unsaved changes."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from playground.experiment import UNTITLED, Experiment, ExperimentError, first_experiment
from playground.experiment_file import load, to_json
from playground.files import write_atomically
from playground.link_text import from_link, to_link
from playground.words import said
from widgets.numbers import fill_in
from widgets.recent import RecentFiles
from widgets.session import Session
from widgets.undo_steps import Step
from widgets.words import in_words, name_in_words, why

if TYPE_CHECKING:
    from playground.session_file import Opening as OpeningStep

SESSION = ".playground"
"""Ending of files that hold the trained network too."""
TABLES = (".csv", ".tsv", ".txt")
"""Endings of files whose columns can become data."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What a name may have and a file's may not, on one system or another."""


class Answer(enum.Enum):
    """What becomes of unsaved changes."""

    SAVE = enum.auto()
    DISCARD = enum.auto()
    CANCEL = enum.auto()


class Opening(msgspec.Struct, frozen=True):
    """What was opened as the undo step number ``index``, and the files before and after."""

    index: int
    experiment: Experiment
    before: Path | None
    after: Path | None


class Documents(QObject):
    """Keeps the path of what is open. Errors are told in one sentence, and what was open stays open.

    Opening can be undone, by the person or because the data cannot be had; the path goes back with it, so that
    saving never writes one experiment over the file of another.
    """

    changed = Signal()  # path, name, or whether there are unsaved changes
    failed = Signal(str, str)  # what could not be done, why
    told = Signal(str, str)  # what was done

    def __init__(self, session: Session, window: QWidget, folder: str, recent: tuple[str, ...] = ()) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._path: Path | None = None
        self._openings: list[Opening] = []
        self._undone: list[Opening] = []
        self._saved_update = 0  # of the run, in the session's file
        self.folder = folder
        self.recent = RecentFiles(self, recent)
        self.ask: Callable[[], Answer] = self._ask
        session.undo_stack.indexChanged.connect(self._on_index_changed)
        session.undo_stack.cleanChanged.connect(self.changed)
        session.experiment_changed.connect(self.changed)
        session.frame_arrived.connect(self._on_frame)

    @property
    def session(self) -> Session:
        """What is open."""
        return self._session

    @property
    def openings(self) -> tuple[OpeningStep, ...]:
        """Which undo steps opened files, for another window to go on with."""
        from playground.session_file import Opening as OpeningStep

        openings = [*self._openings, *reversed(self._undone)]
        return tuple(OpeningStep(each.index, _text(each.before), _text(each.after)) for each in openings)

    def put_back(self, path: str | None, openings: Sequence[OpeningStep]) -> None:
        """Take over what ``path`` and ``openings`` were in a window before; the undo stack is its already."""
        stack = self._session.undo_stack
        self._openings.clear()
        self._undone.clear()
        for each in openings:
            if not 1 <= each.index <= stack.count():
                continue
            step = stack.command(each.index - 1)
            assert isinstance(step, Step)
            opening = Opening(each.index, step.data().after, _path(each.before), _path(each.after))
            if each.index <= stack.index():
                self._openings.append(opening)
            else:
                self._undone.insert(0, opening)
        self._saved_update = -1
        self._path = _path(path)
        self.changed.emit()

    @property
    def path(self) -> Path | None:
        """The file of what is open; ``None`` if it never was in one."""
        return self._path

    @path.setter
    def path(self, path: Path | None) -> None:
        self._path = path
        if path is not None:
            self.folder = str(path.parent)
            self.recent.add(path)
        self.changed.emit()

    @property
    def unsaved(self) -> bool:
        """Whether there are edits that no file has, or updates that the session's file has not."""
        session = self._session
        trained = self._is_session and session.last_frame is not None and session.update != self._saved_update
        return trained or not self._session.undo_stack.isClean()

    @property
    def _is_session(self) -> bool:
        return self._path is not None and self._path.suffix.lower() == SESSION

    @property
    def name(self) -> str:
        """What a file of it is called, without a suffix."""
        return self._path.stem if self._path is not None else _FORBIDDEN.sub("_", self._session.experiment.name)

    @property
    def title(self) -> str:
        """What the window calls it: its name, and its file where that is called otherwise."""
        name = name_in_words(self._session.experiment.name)
        if self._path is None:
            return name
        return self._path.stem if name in (name_in_words(UNTITLED), self._path.stem) else f"{name} ({self._path.name})"

    def begin_with(self, path: Path) -> None:
        """The program was started with ``path``, whose experiment is open already: its network joins it."""
        if path.suffix.lower() == SESSION:
            self.open_path(path)
            self._openings.clear()
            self._session.undo_stack.clear()  # there was nothing before it
        else:
            self.path = path

    def new(self) -> None:
        """Begin anew with the default experiment, if unsaved changes allow it."""
        if self.may_leave():
            self._open(first_experiment(), None)

    def open_example(self, experiment: Experiment) -> bool:
        """Begin anew with an experiment that ships with the program, if unsaved changes allow it; whether they do."""
        allowed = self.may_leave()
        if allowed:
            self._open(experiment, None)
        return allowed

    def open(self) -> None:
        """Ask for a file and open it."""
        kinds = self.tr("Experiments and sessions (*.json *.playground);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), self.folder, kinds)
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open ``path``, if it can be read and unsaved changes allow it."""
        try:
            if path.suffix.lower() == SESSION:
                self._open_session(path)
                return
            experiment = load(path)
        except ExperimentError as error:
            self.recent.drop_if_missing(path)
            self.failed.emit(self.tr("Not opened."), in_words(error.sentence))
            return
        if self.may_leave():
            self._open(experiment, path)

    def save(self) -> bool:
        """Save to the file it came from, or ask for one; whether it is saved now."""
        return self.save_as() if self._path is None else self._write(self._path)

    def save_as(self) -> bool:
        """Ask for a file and save there; whether it is saved now."""
        path = self._ask_where(self.tr("Save"))
        return path is not None and self._write(path)

    def save_copy(self) -> bool:
        """Ask for a file and write all there is into it; what is open stays what it is."""
        path = self._ask_where(self.tr("Save a copy"))
        return path is not None and self._written(path)

    def copy_link(self) -> None:
        """Put the experiment on the clipboard as one line of text."""
        try:
            text = to_link(self._session.experiment)
        except ExperimentError as error:
            self.failed.emit(self.tr("Not copied."), in_words(error.sentence))
            return
        QGuiApplication.clipboard().setText(text)
        told = self.tr(
            "This experiment is on the clipboard as one line of {n} {n:character|characters}; paste it into a chat."
        )
        self.told.emit(self.tr("Copied."), fill_in(told, n=len(text)))

    def paste_link(self) -> None:
        """Begin anew with the experiment whose line of text is on the clipboard, if unsaved changes allow it."""
        try:
            experiment = from_link(QGuiApplication.clipboard().text())
        except ExperimentError as error:
            self.failed.emit(self.tr("Not pasted."), in_words(error.sentence))
            return
        if self.may_leave():
            self._open(experiment, None)

    def rename(self) -> None:
        """Ask for another name, and give it as an undoable step."""
        dialog = QInputDialog(self._window)
        dialog.setObjectName("rename_experiment")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename"))
        dialog.setLabelText(self.tr("Name of the experiment:"))
        dialog.setTextValue(self._session.experiment.name)
        dialog.textValueSelected.connect(self._rename)
        dialog.open()

    def may_leave(self) -> bool:
        """Ask about unsaved changes, if there are any; whether what is open may be replaced or closed."""
        if not self.unsaved:
            return True
        answer = self.ask()
        return answer is Answer.DISCARD or (answer is Answer.SAVE and self.save())

    def _open(self, experiment: Experiment, path: Path | None) -> None:
        self._session.open(experiment)
        self._note_opening(path)

    def _open_session(self, path: Path) -> None:
        from playground.session_file import load_session  # zip files are seldom needed, so not at the start
        from widgets.session_state import open_stored

        file = load_session(path)
        if self.may_leave():
            open_stored(self._session, file)
            run = file.runs.get(file.state.run)
            self._saved_update = 0 if run is None else run.update
            self._note_opening(path)

    def _note_opening(self, path: Path | None) -> None:
        index = self._session.undo_stack.index()
        self._openings.append(Opening(index, self._session.experiment, self._path, path))
        self._undone.clear()
        self.path = path

    def _rename(self, text: str) -> None:
        if name := text.strip():
            experiment = msgspec.structs.replace(self._session.experiment, name=name)
            self._session.edit(experiment, said("rename to {name}", name=name))

    def _on_index_changed(self, index: int) -> None:
        stack = self._session.undo_stack
        while self._openings and index < self._openings[-1].index:
            opening = self._openings.pop()
            self._undone.append(opening)
            # a full stack drops its oldest steps and the numbers shift: better ask for a file than take a wrong one
            self.path = opening.before if stack.count() < stack.undoLimit() else None
        while self._undone and index >= self._undone[-1].index:
            opening = self._undone.pop()
            if self._session.experiment is not opening.experiment:  # another edit was made instead
                self._undone.clear()
                break
            self._openings.append(opening)
            self.path = opening.after

    def _on_frame(self) -> None:
        """A network that is trained on is no longer what its session's file holds."""
        if self._is_session and self._window.isWindowModified() != self.unsaved:
            self.changed.emit()

    def _ask_where(self, title: str) -> Path | None:
        proposed = Path(self.folder) / (self._path.name if self._path else f"{self.name}.json")
        experiment, session = self.tr("Experiment (*.json)"), self.tr("Session with the trained network (*.playground)")
        kinds = [session, experiment] if proposed.suffix == SESSION else [experiment, session]
        name, kind = QFileDialog.getSaveFileName(self._window, title, str(proposed), ";;".join(kinds))
        if not name:
            return None
        path = Path(name)
        if not path.suffix or (kind == session and path.suffix == ".json"):
            # Qt leaves the proposed ending where another kind is chosen
            path = path.with_suffix(SESSION if kind == session else ".json")
        return path

    def _write(self, path: Path) -> bool:
        if not self._written(path):
            return False
        self._session.undo_stack.setClean()
        self.path = path
        return True

    def _written(self, path: Path) -> bool:
        """Write what is open into ``path``; whether that could be done."""
        problem = self._write_session(path) if path.suffix.lower() == SESSION else self._write_experiment(path)
        if problem:
            text = fill_in(self.tr("{path} cannot be written: {reason}"), path=path, reason=problem)
            self.failed.emit(self.tr("Not saved."), text)
        return not problem

    def _write_experiment(self, path: Path) -> str:
        try:
            write_atomically(path, to_json(self._session.experiment))
        except OSError as error:
            return why(error)
        return ""

    def _write_session(self, path: Path) -> str:
        from widgets.session_saver import SessionSaver

        saver = SessionSaver(self._session, path)
        problem = saver.save()
        self._saved_update = saver.update
        saver.deleteLater()
        return problem

    def _ask(self) -> Answer:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Unsaved changes"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(fill_in(self.tr("Save the changes to “{name}”?"), name=self.title))
        box.setInformativeText(self.tr("Without saving they are lost."))
        Button = QMessageBox.StandardButton
        box.setStandardButtons(Button.Save | Button.Discard | Button.Cancel)
        box.setDefaultButton(Button.Save)
        # Qt's Korean for it is "ignore"
        box.button(Button.Discard).setText(self.tr("Do not save"))
        answers = {Button.Save: Answer.SAVE, Button.Discard: Answer.DISCARD}
        answer = answers.get(Button(box.exec()), Answer.CANCEL)
        box.deleteLater()
        return answer


def dropped_file(data: QMimeData) -> Path | None:
    """The experiment or the table that is being dragged, if it is one."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in (".json", SESSION, *TABLES) else None


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _path(text: str | None) -> Path | None:
    return None if text is None else Path(text)
