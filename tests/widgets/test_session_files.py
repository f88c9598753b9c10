"""Sessions with their trained networks as files, recent files, link text; and the undo stack as data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from playground.data.build import build
from playground.experiment import Experiment
from playground.experiment_file import load, to_json
from playground.link_text import to_link
from playground.looks import Looks
from playground.messages import CheckpointTaken, RunState
from playground.session_file import SessionFile, decode_state, encode_state, load_session
from playground.trainer import Trainer
from tests.conftest import READY_MS
from tests.widgets.windows import edit
from widgets.documents import Answer
from widgets.main_window import MainWindow
from widgets.session import Session
from widgets.session_state import kept_runs, put_back, state_of


def taken(session: Session, qtbot: QtBot) -> CheckpointTaken:
    """The current run as a value."""
    answers: list[CheckpointTaken] = []
    session.ask_checkpoint(answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def train(session: Session, qtbot: QtBot, updates: int) -> None:
    """So many updates more, and the frame of the last."""
    goal = session.update + updates
    session._worker.step(updates)
    qtbot.waitUntil(lambda: session.update == goal and session.paused)


def theta(session: Session, qtbot: QtBot) -> torch.Tensor:
    checkpoint = taken(session, qtbot).checkpoint
    assert checkpoint is not None
    return checkpoint.now.theta


def uninterrupted(experiment: Experiment, updates: int) -> torch.Tensor:
    trainer = Trainer(experiment, build(experiment.data))
    trainer.advance(updates)
    return trainer.theta


# ---- .playground ------------------------------------------------------------------------------------------------


def test_a_saved_session_goes_on_as_if_it_had_never_stopped(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    session, documents, path = window.session, window.documents, tmp_path / "mine.playground"
    experiment = session.experiment
    train(session, qtbot, 7)
    session.pin_run()
    qtbot.waitUntil(lambda: len(session.shelf.runs) == 1)
    session.shelf.rename(session.shelf.runs[0].number, "pinned here")
    session.look_at_test()
    documents.path = path
    assert documents.save()
    assert not window.isWindowModified()
    edit(window, "Something else")
    qtbot.waitUntil(lambda: session.state is RunState.IDLE)
    session.shelf.put_back(())
    session._looks = Looks()  # as in a program that was started anew

    documents.open_path(path)
    qtbot.waitUntil(lambda: session.update == 7)
    assert session.experiment == experiment
    assert not documents.unsaved
    qtbot.waitUntil(lambda: [kept.name for kept in session.shelf.runs] == ["pinned here"])
    assert session.test_look is not None  # what was seen stays seen
    train(session, qtbot, 5)
    assert torch.equal(theta(session, qtbot), uninterrupted(experiment, 12))

    session.undo_stack.undo()
    assert session.experiment.name == "Something else"
    session.undo_stack.redo()
    qtbot.waitUntil(lambda: session.update == 12)


def test_training_on_is_a_change_of_a_session_and_none_of_an_experiment(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    documents = window.documents
    documents.path = tmp_path / "one.json"
    assert documents.save()
    train(window.session, qtbot, 2)
    assert not documents.unsaved
    documents.path = tmp_path / "one.playground"
    assert documents.save()
    assert not documents.unsaved
    train(window.session, qtbot, 2)
    assert documents.unsaved
    assert window.isWindowModified()
    assert documents.save()
    assert not window.isWindowModified()


def test_a_session_is_saved_while_it_trains(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    session, path = window.session, tmp_path / "busy.playground"
    session.train()
    qtbot.waitUntil(lambda: session.update > 50)
    window.documents.path = path
    assert window.documents.save()
    stored = load_session(path).runs[session.run]
    update = session.update
    qtbot.waitUntil(lambda: session.update > update)
    session.pause()
    qtbot.waitUntil(lambda: session.paused)
    from playground.run_file import thaw

    now = thaw(stored).now
    assert now.update >= 50
    assert torch.equal(now.theta, uninterrupted(session.experiment, now.update))


def test_a_session_that_cannot_be_leaves_what_was_open(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "hostile.playground"
    before, run = window.session.experiment, window.session.run
    for content in (b"", b"PK", to_json(Experiment()), b"\x80\x04cos\nsystem\n."):
        path.write_bytes(content)
        window.documents.open_path(path)
        assert window.notice_bar.kind == "problem"
        assert "hostile.playground" in window.notice_bar.text
        assert (window.session.experiment, window.session.run) == (before, run)
        window.notice_bar.dismiss()
    assert window.documents.path is None


def test_an_optimiser_that_only_pytorch_can_judge_is_refused_too(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """Its names are right for no optimiser: the run is refused in the training thread, and the opening taken back."""
    from playground.archive import pack
    from tests.core.stored import RUN, fact, members, rebuilt, trained

    parts = members(trained(updates=9))
    path = tmp_path / "hostile.playground"
    path.write_bytes(pack(parts | {RUN: rebuilt(parts[RUN], fact("snapshots.0.optimizer_state", {"__class__": 0}))}))
    before = window.session.experiment
    window.documents.open_path(path)
    qtbot.waitUntil(lambda: window.notice_bar.kind == "problem")
    assert "does not remember" in window.notice_bar.text
    assert window.session.experiment is before
    assert window.documents.path is None
    train(window.session, qtbot, 1)


def test_a_session_that_cannot_be_written_is_told(window: MainWindow, tmp_path: Path) -> None:
    edit(window)
    window.documents.path = tmp_path / "no such folder" / "x.playground"
    assert not window.documents.save()
    assert window.notice_bar.kind == "problem"
    assert "no such folder" in window.notice_bar.text
    assert window.documents.unsaved


@pytest.mark.parametrize(
    ("typed", "chosen", "written"),
    [
        ("x", 0, "x.json"),
        ("x", 1, "x.playground"),
        ("x.json", 1, "x.playground"),
        ("x.playground", 0, "x.playground"),
        ("x.json", 0, "x.json"),
    ],
)
def test_the_chosen_kind_of_file_is_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, chosen: int, written: str
) -> None:
    def choose(_window: QWidget, _title: str, _path: str, kinds: str) -> tuple[str, str]:
        return str(tmp_path / typed), kinds.split(";;")[chosen]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window.action("file_save_as").trigger()
    assert [path.name for path in tmp_path.iterdir()] == [written]
    assert window.documents.path == tmp_path / written


# ---- recent files -----------------------------------------------------------------------------------------------


def recent_entries(window: MainWindow) -> dict[str, QAction]:
    menu = window.findChild(QMenu, "recent_menu")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return {action.objectName(): action for action in menu.actions() if action.objectName()}


def test_files_opened_or_saved_are_offered_again_newest_first(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    menu = window.findChild(QMenu, "recent_menu")
    assert isinstance(menu, QMenu)
    assert not menu.menuAction().isEnabled()
    kept: list[tuple[str, ...]] = []
    window.preferences_changed.connect(lambda preferences: kept.append(preferences.recent))
    one, two = tmp_path / "one.json", tmp_path / "two & three.json"
    for path in (one, two):
        path.write_bytes(to_json(Experiment(name=path.stem)))
        window.documents.open_path(path)
    window.documents.open_path(one)
    assert kept[-1] == (str(one), str(two))
    entries = recent_entries(window)
    assert [action.text() for action in entries.values()][:2] == ["&1  one.json", "&2  two && three.json"]
    entries["recent_2"].trigger()
    qtbot.waitUntil(lambda: window.session.experiment.name == "two & three")
    assert window.documents.path == two
    recent_entries(window)["recent_clear"].trigger()
    assert not menu.menuAction().isEnabled()


def test_a_recent_file_that_is_gone_is_said_and_no_longer_offered(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "gone.json"
    path.write_bytes(to_json(Experiment(name="Gone")))
    window.documents.open_path(path)
    path.unlink()
    entry = recent_entries(window)["recent_1"]
    assert entry.text() == "&1  gone.json (missing)"
    entry.trigger()
    assert window.notice_bar.kind == "problem"
    assert "gone.json" in window.notice_bar.text
    assert "recent_1" not in recent_entries(window)


# ---- link text --------------------------------------------------------------------------------------------------


def test_an_experiment_goes_through_the_clipboard(window: MainWindow, qtbot: QtBot) -> None:
    copied = window.session.experiment
    window.action("edit_copy_link").trigger()
    text = QGuiApplication.clipboard().text()
    assert text == to_link(copied)
    assert window.notice_bar.kind == "info"
    edit(window, "Something else")
    QGuiApplication.clipboard().setText(f"Try this: {text}")
    asked: list[bool] = []
    window.documents.ask = lambda: asked.append(True) or Answer.DISCARD  # type: ignore[func-returns-value]
    window.action("edit_paste_link").trigger()
    assert asked == [True]
    assert window.session.experiment == copied
    assert window.documents.path is None
    window.session.undo_stack.undo()
    assert window.session.experiment.name == "Something else"


@pytest.mark.parametrize("text", ["", "hello", "drp1:nonsense", "drp9:abc"])
def test_a_clipboard_without_link_text_leaves_what_was_open(window: MainWindow, text: str) -> None:
    before = window.session.experiment
    QGuiApplication.clipboard().setText(text)
    window.action("edit_paste_link").trigger()
    assert window.session.experiment is before
    assert window.notice_bar.kind == "problem"
    assert "\n" not in window.notice_bar.text


# ---- the undo stack as data -------------------------------------------------------------------------------------


@pytest.fixture
def other(qtbot: QtBot) -> Iterator[Session]:
    """Another session, as a program that was started again has."""
    session = Session(Experiment(name="Fresh"))
    session.start()
    qtbot.waitUntil(lambda: session.state is RunState.IDLE, timeout=READY_MS)
    yield session
    session.close()


def stored(session: Session, qtbot: QtBot) -> SessionFile:
    """The session through files."""
    from playground.autosave import AutosaveWriter
    from playground.messages import Handout
    from playground.session_file import read_session

    state = decode_state(encode_state(state_of(session, "/a/file.json")))
    handed: list[Handout] = []
    session.hand_out(handed.append)
    qtbot.waitUntil(lambda: bool(handed))
    writer = AutosaveWriter(Path(qtbot.folder))  # type: ignore[attr-defined]
    writer.start()
    writer.put_state(state, kept_runs(session))
    writer.put_runs(handed[0])
    writer.close()
    assert writer.problem == ""
    return read_session({path.name: path.read_bytes() for path in writer.folder.iterdir()})


def test_a_session_comes_back_with_its_undo_stack_and_every_run_as_it_was(
    session: Session, other: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.folder = tmp_path  # type: ignore[attr-defined]
    from msgspec.structs import replace

    start = session.experiment
    train(session, qtbot, 4)
    session.edit(replace(start, name="Renamed"), "rename", "name")
    faster = replace(session.experiment, training=replace(start.training, learning_rate=0.1))
    session.edit(faster, "change the learning rate")
    train(session, qtbot, 3)
    session.undo_stack.setClean()
    session.edit(replace(faster, network=replace(faster.network, seed=5)), "other parameters")
    qtbot.waitUntil(lambda: session.state is RunState.IDLE)
    train(session, qtbot, 2)
    session.reset()
    qtbot.waitUntil(lambda: session.state is RunState.IDLE)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.update == 2)
    trained = theta(session, qtbot)

    put_back(other, stored(session, qtbot))
    qtbot.waitUntil(lambda: other.update == 2 and other.run == session.run)
    ours, theirs = session.undo_stack, other.undo_stack
    assert (ours.count(), ours.index(), ours.cleanIndex()) == (theirs.count(), theirs.index(), theirs.cleanIndex())
    assert [ours.text(step) for step in range(ours.count())] == [theirs.text(step) for step in range(theirs.count())]
    assert other.experiment == session.experiment
    assert torch.equal(theta(other, qtbot), trained)

    for step in range(ours.index(), 0, -1):
        assert theirs.undoText() == ours.undoText()
        ours.undo()
        theirs.undo()
        assert other.experiment == session.experiment
        assert other.run == session.run
        if step == 3:
            qtbot.waitUntil(lambda: session.update == other.update == 7)
            assert torch.equal(theta(other, qtbot), theta(session, qtbot))
    assert other.experiment == start
    while ours.canRedo():
        ours.redo()
        theirs.redo()
        assert other.experiment == session.experiment
    qtbot.waitUntil(lambda: other.state is RunState.IDLE)
    other.edit(replace(other.experiment, name="New"), "rename", "name")
    assert theirs.undoText() == "rename"
    other.reset()
    assert other.run > session.run


def test_a_path_in_a_session_file_is_not_what_save_writes_to(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """Else a file from somebody else would have Save write over any file of one's own."""
    from msgspec.structs import replace

    from playground.archive import pack
    from playground.session_file import MANIFEST
    from tests.core.stored import members, trained

    parts, victim, path = members(trained(updates=2)), tmp_path / "victim", tmp_path / "gift.playground"
    victim.write_text("mine")
    state = replace(decode_state(parts[MANIFEST]), path=str(victim))
    path.write_bytes(pack(parts | {MANIFEST: encode_state(state)}))
    window.documents.open_path(path)
    qtbot.waitUntil(lambda: window.session.update == 2)
    assert window.documents.path == path
    assert window.documents.save()
    assert victim.read_text() == "mine"
    assert load_session(path).state.path is None


def test_an_experiment_from_a_session_can_be_saved_alone(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    from tests.core.stored import EXPERIMENT, session, trained

    (tmp_path / "a.playground").write_bytes(session(trained(updates=2)))
    window.documents.open_path(tmp_path / "a.playground")
    qtbot.waitUntil(lambda: window.session.update == 2)
    window.documents.path = tmp_path / "a.json"
    assert window.documents.save()
    assert load(tmp_path / "a.json") == EXPERIMENT
