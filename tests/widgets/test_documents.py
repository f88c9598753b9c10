"""The experiment's file and name: opening, saving, dropping, renaming, and the question about unsaved changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QGraphicsView, QInputDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from playground.experiment import CsvSource, Experiment
from playground.experiment_file import load, to_json
from tests.core.stored import session, trained
from tests.widgets.importing import take
from tests.widgets.windows import edit
from widgets.documents import Answer
from widgets.main_window import MainWindow
from widgets.panels.data_panel import DataPanel


def test_saving_and_opening_bring_the_experiment_back(window: MainWindow, tmp_path: Path) -> None:
    edit(window, "Mine")
    assert window.isWindowModified()
    window.documents.path = tmp_path / "mine.json"
    window.action("file_save").trigger()
    assert load(tmp_path / "mine.json") == window.session.experiment
    assert not window.isWindowModified()
    edit(window, "Another")
    window.documents.ask = lambda: Answer.DISCARD
    window.documents.open_path(tmp_path / "mine.json")
    assert window.session.experiment.name == "Mine"
    assert not window.isWindowModified()
    assert "mine" in window.windowTitle()


def test_undoing_an_opening_gives_the_file_back_too(window: MainWindow, tmp_path: Path) -> None:
    documents, stack = window.documents, window.session.undo_stack
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    for path in (one, two):
        path.write_bytes(to_json(Experiment(name=path.stem)))
        documents.open_path(path)
    edit(window)
    stack.undo()
    assert documents.path == two
    stack.undo()
    assert documents.path == one
    stack.redo()
    assert documents.path == two
    stack.undo()
    edit(window, "instead")
    assert documents.path == one
    stack.undo()
    stack.undo()
    assert documents.path is None


def test_a_file_whose_data_cannot_be_had_is_not_what_save_writes_to(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "lost.json"
    path.write_text('{"format": 1, "data": {"source": {"kind": "csv", "path": "/no/such.csv", "target": "y"}}}')
    before = window.session.experiment
    window.documents.open_path(path)
    qtbot.waitUntil(lambda: window.notice_bar.kind == "problem")
    assert window.session.experiment is before
    assert window.documents.path is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b'{"format": 7}', b'{"network": {"layers": 3}}', None]
)
def test_a_file_that_cannot_be_opened_leaves_what_was_open(
    window: MainWindow, tmp_path: Path, content: bytes | None
) -> None:
    before = window.session.experiment
    path = tmp_path / "broken.json"
    if content is not None:
        path.write_bytes(content)
    window.documents.open_path(path)
    assert window.session.experiment is before
    assert window.notice_bar.kind == "problem"
    assert "\n" not in window.notice_bar.text
    assert "broken.json" in window.notice_bar.text


def test_a_save_that_fails_is_told_and_changes_stay_unsaved(window: MainWindow, tmp_path: Path) -> None:
    edit(window)
    window.documents.path = tmp_path / "no such folder" / "x.json"
    assert not window.documents.save()
    assert window.notice_bar.kind == "problem"
    assert window.documents.unsaved


@pytest.mark.parametrize(("answer", "closes"), [(Answer.CANCEL, False), (Answer.DISCARD, True), (Answer.SAVE, True)])
def test_unsaved_changes_are_asked_about_on_closing(
    window: MainWindow, tmp_path: Path, answer: Answer, closes: bool
) -> None:
    edit(window)
    window.documents.path = tmp_path / "x.json"
    window.documents.ask = lambda: answer
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted() == closes
    assert (tmp_path / "x.json").exists() == (answer is Answer.SAVE)
    window.documents.ask = lambda: Answer.DISCARD


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drag files over the middle of the fit, as from a file manager, and let go; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, buttons, keys))
    return enter.isAccepted()


def test_an_experiment_dropped_on_the_window_is_opened(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "dropped.json"
    path.write_bytes(to_json(Experiment(name="Dropped")))
    assert drop(window, path)
    qtbot.waitUntil(lambda: window.session.experiment.name == "Dropped")


def test_a_session_dropped_on_the_window_is_opened(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "Dropped.PLAYGROUND"
    path.write_bytes(session(trained(updates=11)))
    assert drop(window, path)
    qtbot.waitUntil(lambda: window.session.update == 11)
    assert window.documents.path == path


def test_a_table_dropped_on_the_window_becomes_the_data(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "Cars.CSV"
    path.write_text("weight,power,mpg\n" + "".join(f"{row},{row % 3},{row % 5}\n" for row in range(40)))
    assert drop(window, path)
    take(window, qtbot)
    assert window.session.experiment.data.source == CsvSource(str(path), "mpg", ("weight", "power"))
    qtbot.waitUntil(lambda: window.session.dataset is not None and window.session.dataset.features == 2)


def test_other_files_and_several_at_once_are_not_taken(window: MainWindow, tmp_path: Path) -> None:
    assert not drop(window, tmp_path / "picture.png")
    assert not drop(window, tmp_path / "one.json", tmp_path / "two.json")


def test_plots_leave_dropped_files_to_the_window(window: MainWindow) -> None:
    canvases = window.findChildren(QGraphicsView)
    assert canvases
    assert not any(canvas.acceptDrops() or canvas.viewport().acceptDrops() for canvas in canvases)


# ---- names ------------------------------------------------------------------------------------------------------


def rename(window: MainWindow, name: str) -> None:
    """As a person does who types ``name`` into the question for it and presses Enter."""
    window.documents.rename()
    dialog = window.findChild(QInputDialog, "rename_experiment")
    assert isinstance(dialog, QInputDialog)
    assert dialog.textValue() == window.session.experiment.name
    line = dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, name)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)


def test_renaming_is_an_edit_that_lets_the_run_go_on(window: MainWindow) -> None:
    run = window.session.run
    rename(window, " Waves ")
    assert window.session.experiment.name == "Waves"
    assert window.windowTitle().startswith("Waves")
    assert window.documents.unsaved
    assert window.session.run == run
    assert window.session.undo_stack.undoText() == "rename to Waves"
    window.session.undo_stack.undo()
    assert window.session.experiment.name == "Small"
    assert window.windowTitle().startswith("Small")


def test_an_empty_name_and_escape_leave_the_name(window: MainWindow) -> None:
    rename(window, "  ")
    window.documents.rename()
    dialog = window.findChild(QInputDialog, "rename_experiment")
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("Waves")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.experiment.name == "Small"
    assert not window.documents.unsaved


@pytest.mark.parametrize(
    ("name", "file", "title"),
    [
        ("Waves", None, "Waves"),
        ("Waves", "Waves.json", "Waves"),
        ("Waves", "lesson.json", "Waves (lesson.json)"),
        ("Untitled", "lesson.json", "lesson"),
    ],
)
def test_the_title_is_the_name_and_the_file_where_they_differ(
    window: MainWindow, name: str, file: str | None, title: str
) -> None:
    window.session.open(Experiment(name=name))
    window.documents.path = Path(file) if file else None
    assert window.documents.title == title
    assert window.windowTitle().startswith(f"{title}[*]")


def test_other_data_rename_what_nobody_named_in_the_question_too(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.text())
        assert box.textFormat() is Qt.TextFormat.PlainText
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", answer)
    window.session.open(Experiment(name="Damped sine"))
    panel = window.panel("data_panel")
    assert isinstance(panel, DataPanel)
    panel.source.setFocus()
    QTest.keyClick(panel.source, Qt.Key.Key_R)
    assert window.windowTitle().startswith("Ripple")
    assert window.documents._ask() is Answer.CANCEL
    assert asked == ["Save the changes to “Ripple”?"]
    window.session.undo_stack.undo()
    assert window.windowTitle().startswith("Damped sine")


@pytest.mark.parametrize(
    ("name", "proposed"), [("Waves", "Waves.json"), ("a/b: c?", "a_b_ c_.json"), ("v 0.5", "v 0.5.json")]
)
def test_saving_for_the_first_time_proposes_the_name(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, proposed: str
) -> None:
    def take(_window: QWidget, _title: str, path: str, _filter: str) -> tuple[str, str]:
        return path, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", take)
    window.session.open(Experiment(name=name))
    window.documents.folder = str(tmp_path)
    assert window.documents.save()
    assert load(tmp_path / proposed).name == name
