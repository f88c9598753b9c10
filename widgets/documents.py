"""The experiment's file: new, open, save, and the question about unsaved changes."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from playground.experiment import UNTITLED, Experiment, ExperimentError, first_experiment, load, to_json
from playground.files import write_atomically
from widgets.session import Session

TABLES = (".csv", ".tsv", ".txt")
"""Endings of files whose columns can become data."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What a name may have and a file's may not, on one system or another."""


class Answer(enum.Enum):
    """What becomes of unsaved changes."""

    SAVE = enum.auto()
    DISCARD = enum.auto()
    CANCEL = enum.auto()


@dataclass(frozen=True, slots=True)
class Opening:
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

    def __init__(self, session: Session, window: QWidget, folder: str) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._path: Path | None = None
        self._openings: list[Opening] = []
        self._undone: list[Opening] = []
        self.folder = folder
        self.ask: Callable[[], Answer] = self._ask
        session.undo_stack.indexChanged.connect(self._on_index_changed)
        session.undo_stack.cleanChanged.connect(self.changed)
        session.experiment_changed.connect(self.changed)

    @property
    def path(self) -> Path | None:
        """The file of what is open; ``None`` if it never was in one."""
        return self._path

    @path.setter
    def path(self, path: Path | None) -> None:
        self._path = path
        if path is not None:
            self.folder = str(path.parent)
        self.changed.emit()

    @property
    def unsaved(self) -> bool:
        """Whether there are edits that no file has."""
        return not self._session.undo_stack.isClean()

    @property
    def name(self) -> str:
        """What a file of it is called, without a suffix."""
        return self._path.stem if self._path is not None else _FORBIDDEN.sub("_", self._session.experiment.name)

    @property
    def title(self) -> str:
        """What the window calls it: its name, and its file where that is called otherwise."""
        name = self._session.experiment.name
        if self._path is None:
            return name
        return self._path.stem if name in (UNTITLED, self._path.stem) else f"{name} ({self._path.name})"

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
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open experiment"), self.folder, self._filter())
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open ``path``, if it can be read and unsaved changes allow it."""
        try:
            experiment = load(path)
        except ExperimentError as error:
            self.failed.emit(self.tr("Not opened."), str(error))
            return
        if self.may_leave():
            self._open(experiment, path)

    def save(self) -> bool:
        """Save to the file it came from, or ask for one; whether it is saved now."""
        return self.save_as() if self._path is None else self._write(self._path)

    def save_as(self) -> bool:
        """Ask for a file and save there; whether it is saved now."""
        proposed = Path(self.folder) / (self._path.name if self._path else f"{self.name}.json")
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save experiment"), str(proposed), self._filter()
        )
        if not name:
            return False
        path = Path(name)
        return self._write(path if path.suffix else path.with_suffix(".json"))

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
        index = self._session.undo_stack.index()
        self._openings.append(Opening(index, self._session.experiment, self._path, path))
        self._undone.clear()
        self.path = path

    def _rename(self, text: str) -> None:
        if name := text.strip():
            experiment = msgspec.structs.replace(self._session.experiment, name=name)
            self._session.edit(experiment, self.tr("rename to {name}").format(name=name))

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

    def _write(self, path: Path) -> bool:
        try:
            write_atomically(path, to_json(self._session.experiment))
        except OSError as error:
            text = self.tr("{path} cannot be written: {reason}")
            self.failed.emit(self.tr("Not saved."), text.format(path=path, reason=error.strerror or error))
            return False
        self._session.undo_stack.setClean()
        self.path = path
        return True

    def _filter(self) -> str:
        return self.tr("Experiments (*.json);;All files (*)")

    def _ask(self) -> Answer:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Unsaved changes"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Save the changes to “{name}”?").format(name=self.title))
        box.setInformativeText(self.tr("Without saving they are lost."))
        Button = QMessageBox.StandardButton
        box.setStandardButtons(Button.Save | Button.Discard | Button.Cancel)
        box.setDefaultButton(Button.Save)
        answers = {Button.Save: Answer.SAVE, Button.Discard: Answer.DISCARD}
        answer = answers.get(Button(box.exec()), Answer.CANCEL)
        box.deleteLater()
        return answer


def dropped_file(data: QMimeData) -> Path | None:
    """The experiment or the table that is being dragged, if it is one."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in (".json", *TABLES) else None
