"""What the window exports: asks where to, has it made in the background, and says what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from playground.export.destination import write_files
from playground.export.task import Task
from playground.files import write_atomically
from playground.messages import CheckpointTaken
from widgets.documents import Documents
from widgets.exports.background import Job
from widgets.exports.picture_menus import PictureMenus
from widgets.exports.pictures import png_of, svg_of
from widgets.exports.progress import ExportProgress
from widgets.numbers import fill_in
from widgets.session import Session
from widgets.theme import Theme
from widgets.views import Views
from widgets.words import why
from widgets.workspace import Workspace


class Kind(msgspec.Struct, frozen=True):
    """An export: what it is called, and the filters of its file's ending, the first one proposed."""

    name: str
    filters: tuple[str, ...]
    suffixes: tuple[str, ...]


def _kind(name: object, filters: tuple[object, ...], *suffixes: str) -> Kind:
    return Kind(str(name), tuple(map(str, filters)), suffixes)


PICTURE_FILTERS = (
    QT_TRANSLATE_NOOP("Exports", "PNG, pixels (*.png)"),
    QT_TRANSLATE_NOOP("Exports", "SVG, sharp at every size (*.svg)"),
)
KINDS = {
    "script": _kind(
        QT_TRANSLATE_NOOP("Exports", "PyTorch script"),
        (QT_TRANSLATE_NOOP("Exports", "Python scripts (*.py)"),),
        ".py",
    ),
    "script_here": _kind(
        QT_TRANSLATE_NOOP("Exports", "PyTorch script"),
        (QT_TRANSLATE_NOOP("Exports", "Python scripts (*.py)"),),
        ".py",
    ),
    "notebook": _kind(
        QT_TRANSLATE_NOOP("Exports", "notebook"),
        (QT_TRANSLATE_NOOP("Exports", "Jupyter notebooks (*.ipynb)"),),
        ".ipynb",
    ),
    "weights": _kind(
        QT_TRANSLATE_NOOP("Exports", "weights"),
        (QT_TRANSLATE_NOOP("Exports", "Safetensors (*.safetensors)"),),
        ".safetensors",
    ),
    "onnx": _kind(
        QT_TRANSLATE_NOOP("Exports", "ONNX model"),
        (QT_TRANSLATE_NOOP("Exports", "ONNX models (*.onnx)"),),
        ".onnx",
    ),
    "curves": _kind(
        QT_TRANSLATE_NOOP("Exports", "curves"), (QT_TRANSLATE_NOOP("Exports", "Tables (*.csv)"),), ".csv"
    ),
    "animation": _kind(
        QT_TRANSLATE_NOOP("Exports", "animation"),
        (
            QT_TRANSLATE_NOOP("Exports", "GIF, shown everywhere (*.gif)"),
            QT_TRANSLATE_NOOP("Exports", "MP4 video, smaller and sharper (*.mp4)"),
        ),
        ".gif",
        ".mp4",
    ),
    "report": _kind(
        QT_TRANSLATE_NOOP("Exports", "report"), (QT_TRANSLATE_NOOP("Exports", "Web pages (*.html)"),), ".html"
    ),
    "picture": _kind(QT_TRANSLATE_NOOP("Exports", "picture"), PICTURE_FILTERS, ".png", ".svg"),
}
"""Everything the window exports. What begins with another name than its file ends in gets that ending."""
SAVE_PICTURE = "view_save_picture"


@dataclass(slots=True)
class _Outcome:
    """What a job leaves: the files it wrote, and what is to be known of them."""

    paths: tuple[Path, ...] = ()
    note: str = ""


class Exporter(QObject):
    """One export at a time.

    Everything but pictures of what is seen is of the run as it is when a file was chosen, or as it was at the moment
    of the past that is looked at then.
    """

    said = Signal(str, str, str)  # kind of notice, its title, its text
    failed = Signal(str, str)  # summary and details of an exception that nobody expected
    busy_changed = Signal(bool)
    written = Signal(str)  # the id of the action whose file is there now

    def __init__(
        self, session: Session, documents: Documents, theme: Callable[[], Theme], window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._documents = documents
        self._theme = theme
        self._window = window
        self._job: Job | None = None
        self._busy = False
        self._actions: list[QAction] = []
        self._kind = ""

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What every action of the menu does, by the action's id."""
        return {f"export_{kind}": partial(self.export, kind) for kind in KINDS if kind != "picture"}

    def connect_window(
        self, actions: Mapping[str, QAction], menu: QMenu, workspace: Workspace, views: Views
    ) -> None:
        """Offer pictures of all plots in ``menu`` and on their cards, and one export at a time.

        ``progress`` is new then, and is to be placed; an export that is going on goes on in it.
        """
        self._actions = [actions[name] for name in self.handlers()]
        pictures = PictureMenus(menu, actions[SAVE_PICTURE], workspace, views, menu)
        pictures.asked.connect(self.save_picture)
        self.progress = ExportProgress()
        self.progress.cancelled.connect(self._cancel)
        if self._busy:
            self.progress.begin(_translated(KINDS[self._kind].name))
            self._set_busy(True)

    def writers(self) -> frozenset[str]:
        """The ids of all actions that have done what they say only when ``written`` is emitted."""
        return frozenset((*self.handlers(), SAVE_PICTURE))

    @property
    def busy(self) -> bool:
        """Whether an export is going on."""
        return self._busy

    def export(self, kind: str) -> None:
        """Ask for a file and export the run to it, one of ``KINDS``."""
        path = None if self._busy else self._ask(kind, self._documents.name)
        if path is None:
            return
        self._kind = kind
        self._set_busy(True)
        self.progress.begin(_translated(KINDS[kind].name))
        self._session.ask_checkpoint(lambda taken: self._begin(kind, path, taken))

    def save_picture(self, widget: QWidget, name: str, words: str) -> None:
        """Ask for a file and save ``widget`` as it looks now, as PNG or SVG."""
        path = self._ask("picture", f"{self._documents.name} – {name}" if name else self._documents.name)
        if path is None:
            return
        data = svg_of(widget, name or self._documents.name, words) if path.suffix == ".svg" else png_of(widget)
        try:
            write_atomically(path, data)
        except OSError as error:
            self._tell_unwritten(path, error)
        else:
            self.said.emit("info", self.tr("Exported."), str(path))
            self.written.emit(SAVE_PICTURE)

    def close(self) -> None:
        """Stop what is going on and wait for it."""
        if self._job is not None:
            self._job.close()
            self._end()

    # ---- a job ----------------------------------------------------------------------------------------------------

    def _begin(self, kind: str, path: Path, taken: CheckpointTaken) -> None:
        if taken.checkpoint is None or taken.dataset is None:
            self._end()
            self.said.emit("problem", self.tr("Not exported."), self.tr("There is no run yet."))
            return
        outcome = _Outcome()
        work = self._work(kind, path, taken, outcome)
        self._job = job = Job(work, self)
        job.progressed.connect(self._on_progress)
        job.done.connect(lambda: self._done(kind, outcome))
        job.refused.connect(self._refused)
        job.failed.connect(self._on_failed)
        job.start()

    def _work(self, kind: str, path: Path, taken: CheckpointTaken, outcome: _Outcome) -> Callable[[Task], None]:
        """What is done in the thread; it touches nothing of the window."""
        checkpoint, dataset, moment = taken.checkpoint, taken.dataset, self._session.moment
        assert checkpoint is not None
        assert dataset is not None
        if moment is not None:
            checkpoint = checkpoint.at(checkpoint.trajectory.nearest(moment))
        own, theme = self._documents.path, self._theme()
        look = self._session.test_look

        from playground.export.files import require_packages
        from playground.export.run import FinishedRun
        from widgets.exports.works import files_of

        def work(task: Task) -> None:
            require_packages(kind, path.suffix)
            run = FinishedRun(checkpoint, dataset)
            files, outcome.note = files_of(kind, path, run, theme, task, look=look)
            task.tell(1, 1)  # the last moment at which it can be cancelled
            write_files(path, files, run.experiment, own)
            outcome.paths = tuple(path.parent / name for name in files)

        return work

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.show_progress(done, total)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _done(self, kind: str, outcome: _Outcome) -> None:
        self._end()
        if not outcome.paths:
            self.said.emit("info", self.tr("Not exported."), self.tr("It was cancelled; nothing was written."))
            return
        self.written.emit(f"export_{kind}")
        first, *others = outcome.paths
        text = str(first)
        if others:
            text = fill_in(
                self.tr("{path}, and beside it {others}"), path=first, others=", ".join(path.name for path in others)
            )
        notes = {
            "exact": self.tr("It repeats this run and ends in its parameters, to the bit."),
            "here": self.tr("It begins with the parameters on screen and trains on from there."),
            "touched": self.tr(
                "Data, settings or parameters were changed on the way, so no program repeats this run from its start; "
                "it begins with the parameters on screen and trains on from there."
            ),
        }
        note = notes.get(outcome.note, "")
        self.said.emit("info", self.tr("Exported."), f"{text}. {note}" if note else text)

    def _refused(self, text: str) -> None:
        self._end()
        self.said.emit("problem", self.tr("Not exported."), text)

    def _on_failed(self, details: str) -> None:
        self._end()
        last_line = details.strip().rpartition("\n")[2]
        self.failed.emit(fill_in(self.tr("The export stopped: {reason}"), reason=last_line), details)

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self.progress.end()
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for action in self._actions:
            action.setEnabled(not busy)
        self.busy_changed.emit(busy)

    # ---- where to -------------------------------------------------------------------------------------------------

    def _ask(self, kind: str, stem: str) -> Path | None:
        """The file that a person chose, with an ending of its kind."""
        made = KINDS[kind]
        filters = [_translated(text) for text in made.filters]
        proposed = str(Path(self._documents.folder) / f"{stem}{made.suffixes[0]}")
        title = fill_in(self.tr("Export {name}"), name=_translated(made.name))
        name, chosen = QFileDialog.getSaveFileName(self._window, title, proposed, ";;".join(filters))
        if not name:
            return None
        path = Path(name)
        self._documents.folder = str(path.parent)
        if path.suffix.lower() in made.suffixes:
            return path.with_suffix(path.suffix.lower())
        suffix = made.suffixes[filters.index(chosen)] if chosen in filters else made.suffixes[0]
        return path.with_name(path.name + suffix)

    def _tell_unwritten(self, path: Path, error: OSError) -> None:
        text = fill_in(self.tr("{path} cannot be written: {reason}"), path=path, reason=why(error))
        self.said.emit("problem", self.tr("Not exported."), text)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Exports", text)
