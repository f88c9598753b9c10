"""A disk without room, and a folder that cannot be written: said in a sentence, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.widgets.disks import FULL, READ_ONLY, fill, no_room, read_only
from tests.widgets.windows import edit
from widgets.main_window import MainWindow
from widgets.recovery import Recovery

LONG = 20_000


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A folder with a saved experiment in it, and no room for more."""
    folder = tmp_path / "full"
    folder.mkdir()
    with no_room(folder):
        (folder / "mine.json").write_text("what was saved before")
        yield folder


def said(window: MainWindow, qtbot: QtBot, name: str, reasons: tuple[str, ...] = FULL) -> str:
    """The notice of a problem that names the file and the reason."""
    bar = window.notice_bar
    qtbot.waitUntil(lambda: bar.kind == "problem" and name in bar.text, timeout=LONG)
    assert any(reason in bar.text for reason in reasons), bar.text
    return bar.text


@pytest.mark.parametrize("suffix", [".json", ".playground"])
def test_saving_where_there_is_no_room(window: MainWindow, full: Path, suffix: str, qtbot: QtBot) -> None:
    path = full / f"mine{suffix}"
    edit(window, "Mine")
    window.documents.path = path
    fill(full)
    assert not window.documents.save()
    said(window, qtbot, path.name)
    assert window.documents.unsaved
    assert (full / "mine.json").read_text() == "what was saved before"
    assert not [each for each in full.iterdir() if each.name not in ("mine.json", "filler")]


EXPORTS = {"weights": "w.safetensors", "script": "s.py", "curves": "c.csv", "report": "r.html", "animation": "a.gif"}


@pytest.mark.parametrize(("kind", "name"), EXPORTS.items())
def test_exporting_where_there_is_no_room(
    window: MainWindow, full: Path, kind: str, name: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(full / name), ""))
    window.session.step(5)
    qtbot.waitUntil(lambda: window.session.update == 5, timeout=LONG)
    fill(full)
    window.action(f"export_{kind}").trigger()
    said(window, qtbot, str(full))
    assert not window.exporter.busy
    assert not [each for each in full.iterdir() if each.name not in ("mine.json", "filler")]


@pytest.mark.parametrize("suffix", [".json", ".playground"])
def test_saving_and_exporting_into_a_read_only_folder(
    window: MainWindow, suffix: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "c.csv"), ""))
    edit(window, "Mine")
    window.documents.path = folder / f"mine{suffix}"
    with read_only(folder):
        assert not window.documents.save()
        said(window, qtbot, f"mine{suffix}", READ_ONLY)
        assert window.documents.unsaved
        window.notice_bar.dismiss()
        window.action("export_curves").trigger()
        said(window, qtbot, str(folder), READ_ONLY)
        assert not window.exporter.busy


def test_a_picture_where_there_is_no_room(
    window: MainWindow, full: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(full / "p.png"), ""))
    fill(full)
    window.action("view_save_picture").trigger()
    said(window, qtbot, "p.png")


def test_nothing_can_be_saved_by_itself_where_there_is_no_room(window: MainWindow, full: Path, qtbot: QtBot) -> None:
    fill(full)
    recovery = Recovery(window, full)
    recovery.start()
    edit(window, "Mine")
    qtbot.waitUntil(lambda: window.notice_bar.kind == "problem", timeout=LONG)
    assert any(reason in window.notice_bar.text for reason in FULL), window.notice_bar.text
    window.session.step(3)
    qtbot.waitUntil(lambda: window.session.update == 3, timeout=LONG)
    recovery.close(keep=False)
