"""What a crash leaves is offered to the next window, once and whole; what is damaged is set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground import autosave as autosave_core
from playground.experiment import Experiment
from playground.experiment_file import to_json
from playground.messages import RunState
from playground.session_file import MANIFEST, read_session
from tests.widgets.test_session_files import theta, train
from tests.widgets.windows import edit
from widgets import autosave
from widgets.documents import Answer
from widgets.main_window import MainWindow
from widgets.recovery import Recovery
from widgets.state_folder import CRASHES, DAMAGED, FAULTS, WindowFolder, leftovers


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes are saved after a moment instead of two seconds."""
    monkeypatch.setattr(autosave, "AFTER_MS", 20)
    monkeypatch.setattr(autosave, "CHECK_MS", 10)


@pytest.fixture
def start(window: MainWindow) -> Iterator[Callable[[Path], Recovery]]:
    """Begins to save what the window works on, as the program does after its first picture."""
    started: list[Recovery] = []

    def begin(root: Path) -> Recovery:
        recovery = Recovery(window, root)
        started.append(recovery)
        recovery.start()
        return recovery

    yield begin
    for recovery in started:
        recovery.close(keep=False)


def saved(root: Path) -> list[Path]:
    """The folders of windows in which there is something to recover."""
    return [path.parent for path in root.glob(f"window-*/{MANIFEST}")]


def members(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".json", ".safetensors")}


def crash(window: MainWindow, root: Path, qtbot: QtBot) -> tuple[Path, torch.Tensor]:
    """Two edits, some training, a crash; the folder that it left, and the parameters it had."""
    session = window.session
    recovery = Recovery(window, root)
    recovery.start()
    edit(window, "Precious")
    qtbot.waitUntil(lambda: session.state is RunState.IDLE)
    train(session, qtbot, 5)
    qtbot.waitUntil(lambda: update_in(root, session.run) == 5, timeout=20_000)
    parameters = theta(session, qtbot)
    recovery.close(keep=True)  # which leaves everything as a crash does
    return saved(root)[0], parameters


def update_in(root: Path, run: int) -> int:
    """After how many updates the run was saved last."""
    for folder in saved(root):
        file = read_session(members(folder), forgiving=True)
        if file.state.run == run and run in file.runs:
            return file.runs[run].update
    return -1


def forget_all(window: MainWindow, qtbot: QtBot) -> None:
    """The same window as if it had just been opened."""
    window.session.open(Experiment(name="Fresh"))
    window.session.undo_stack.clear()
    window.documents.path = None
    qtbot.waitUntil(lambda: window.session.state is RunState.IDLE)


def press(window: MainWindow, name: str) -> None:
    button = window.notice_bar.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_a_crash_left_is_brought_back(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path, qtbot: QtBot
) -> None:
    session = window.session
    window.documents.path = tmp_path / "before.json"
    (tmp_path / "mine.json").write_bytes(to_json(Experiment(name="Mine")))
    window.documents.open_path(tmp_path / "mine.json")
    folder, parameters = crash(window, tmp_path, qtbot)
    experiment, run = session.experiment, session.run
    texts = [session.undo_stack.text(step) for step in range(session.undo_stack.count())]
    forget_all(window, qtbot)

    start(tmp_path)
    assert window.notice_bar.kind == "offer"
    assert "“Precious”" in window.notice_bar.text
    press(window, "recover_restore")
    qtbot.waitUntil(lambda: session.run == run and session.update == 5)
    assert session.experiment == experiment
    assert torch.equal(theta(session, qtbot), parameters)
    assert [session.undo_stack.text(step) for step in range(session.undo_stack.count())] == texts
    assert window.documents.path == tmp_path / "mine.json"
    assert window.documents.unsaved
    assert window.notice_bar.kind is None

    # undone beyond the opening, Save asks for a file and does not write over mine.json
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert window.documents.path == tmp_path / "before.json"
    session.undo_stack.redo()
    assert window.documents.path == tmp_path / "mine.json"
    session.undo_stack.redo()

    # and it is saved in that very folder from now on
    qtbot.waitUntil(lambda: session.update == 5)
    train(session, qtbot, 3)
    qtbot.waitUntil(lambda: update_in(tmp_path, run) == 8, timeout=20_000)
    assert saved(tmp_path) == [folder]


def test_nothing_of_a_window_that_was_closed_is_left(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path, qtbot: QtBot
) -> None:
    recovery = start(tmp_path)
    edit(window)
    qtbot.waitUntil(lambda: bool(saved(tmp_path)), timeout=20_000)
    recovery.close(keep=False)
    assert list(tmp_path.iterdir()) == []
    assert leftovers(tmp_path).folders == ()


def test_an_untouched_window_saves_nothing(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path, qtbot: QtBot
) -> None:
    recovery = start(tmp_path)
    window.action("view_theme_dark").trigger()
    window.reveal("activation_plot")
    frame = window.session.last_frame
    qtbot.waitUntil(lambda: window.session.last_frame is not frame)
    assert recovery._autosave is not None
    assert not recovery._autosave._timer.isActive()
    assert saved(tmp_path) == []
    assert window.notice_bar.kind is None


def test_a_second_window_leaves_the_first_ones_work_alone(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path, qtbot: QtBot
) -> None:
    start(tmp_path)
    edit(window)
    qtbot.waitUntil(lambda: bool(saved(tmp_path)), timeout=20_000)
    assert leftovers(tmp_path).folders == ()
    other = WindowFolder.new(tmp_path)
    assert other.path not in saved(tmp_path)
    other.remove()
    assert len(saved(tmp_path)) == 1


def test_what_is_thrown_away_is_gone_and_what_is_ignored_is_offered_again(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path, qtbot: QtBot
) -> None:
    folder, _ = crash(window, tmp_path, qtbot)
    forget_all(window, qtbot)
    first = start(tmp_path)
    assert window.notice_bar.kind == "offer"
    window.notice_bar.say("info", "Copied.", "Something else came in between.")
    assert window.notice_bar.kind == "info"
    window.notice_bar.dismiss()
    assert window.notice_bar.kind == "offer"
    window.notice_bar.dismiss()
    assert window.notice_bar.kind is None
    first.close(keep=False)
    assert folder.exists()
    start(tmp_path)
    press(window, "recover_discard")
    assert not folder.exists()
    assert window.session.experiment.name == "Fresh"


def test_unsaved_changes_are_asked_about_before_anything_is_brought_back(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path, qtbot: QtBot
) -> None:
    crash(window, tmp_path, qtbot)
    forget_all(window, qtbot)
    start(tmp_path)
    edit(window, "In between")
    window.documents.ask = lambda: Answer.CANCEL
    press(window, "recover_restore")
    assert window.session.experiment.name == "In between"
    assert window.notice_bar.kind == "offer"
    window.documents.ask = lambda: Answer.DISCARD
    press(window, "recover_restore")
    qtbot.waitUntil(lambda: window.session.experiment.name == "Precious")


@pytest.mark.parametrize("damage", [b"", b"{", b"\0" * 500])
def test_a_session_that_cannot_be_read_is_set_aside(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path, qtbot: QtBot, damage: bytes
) -> None:
    folder, _ = crash(window, tmp_path, qtbot)
    whole = members(folder)
    (folder / MANIFEST).write_bytes(damage)
    forget_all(window, qtbot)
    start(tmp_path)
    assert window.notice_bar.kind == "problem"
    assert str(tmp_path / DAMAGED) in window.notice_bar.text
    kept = {path.name.partition(f"{folder.name}-")[2]: path.read_bytes() for path in (tmp_path / DAMAGED).iterdir()}
    assert kept == whole | {MANIFEST: damage}
    assert not folder.exists()
    assert window.session.experiment.name == "Fresh"


def test_a_damaged_run_is_set_aside_and_starts_again_from_its_seed(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path, qtbot: QtBot
) -> None:
    folder, _ = crash(window, tmp_path, qtbot)
    name = f"run-{window.session.run}.safetensors"
    damaged = (folder / name).read_bytes()[:-1]
    (folder / name).write_bytes(damaged)
    forget_all(window, qtbot)
    start(tmp_path)
    press(window, "recover_restore")
    assert window.notice_bar.kind == "problem"
    assert name in window.notice_bar.text
    qtbot.waitUntil(lambda: window.session.state is RunState.IDLE)
    assert window.session.experiment.name == "Precious"
    assert [path.read_bytes() for path in (tmp_path / DAMAGED).iterdir()] == [damaged]


def test_the_log_of_a_crash_is_kept_and_mentioned(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path
) -> None:
    dead = WindowFolder.new(tmp_path)
    dead.write_faults()
    (dead.path / FAULTS).write_text("Fatal Python error: Segmentation fault\n")
    dead.release()
    start(tmp_path)
    (log,) = (tmp_path / CRASHES).iterdir()
    assert "Segmentation fault" in log.read_text()
    assert str(log) in window.notice_bar.text
    assert not dead.path.exists()
    press(window, "recover_read")
    assert window.notice_bar.kind is None


def test_a_place_that_cannot_be_written_is_told_and_the_window_works(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "in the way").write_text("a file")
    start(tmp_path / "in the way")
    assert window.notice_bar.kind == "problem"
    assert "in the way" in window.notice_bar.text
    train(window.session, qtbot, 2)


def test_a_full_disk_is_told_once_and_saving_goes_on_when_there_is_room(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    start(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(autosave_core, "write_atomically", full)
        edit(window, "One")
        train(window.session, qtbot, 1)
        qtbot.waitUntil(lambda: window.notice_bar.kind == "problem", timeout=20_000)
        assert "No space left on device" in window.notice_bar.text
        assert saved(tmp_path) == []
    edit(window, "Two")
    qtbot.waitUntil(lambda: bool(saved(tmp_path)), timeout=20_000)


def test_a_run_is_saved_on_while_its_past_is_looked_at(
    window: MainWindow, start: Callable[[Path], Recovery], tmp_path: Path, qtbot: QtBot
) -> None:
    session = window.session
    start(tmp_path)
    train(session, qtbot, 40)
    session.look_at(10)
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.past)
    session.train()
    qtbot.waitUntil(lambda: update_in(tmp_path, session.run) > 200, timeout=20_000)
    assert session.last_frame is not None
    assert session.last_frame.past
    session.pause()
    qtbot.waitUntil(lambda: session.paused)
    window.documents.path = tmp_path / "now.playground"
    assert window.documents.save()
    # how far the run has come is known with the frame that follows the pause
    qtbot.waitUntil(lambda: not window.documents.unsaved)
