"""Exports from the window: the menus, files written in the background, cancelling, and what is told of it."""

from __future__ import annotations

import csv
import io
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import pytest
import torch
from PIL import Image
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton
from pytestqt.qtbot import QtBot
from safetensors.torch import load_file

from playground.diagram import Parameter
from playground.experiment import ExperimentError
from playground.export import animation
from tests.core.exports import assert_same_bits, run
from widgets.exports import background
from widgets.main_window import MainWindow
from widgets.plots.plot_card import TITLES

LONG_MS = 30_000


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """The file that is chosen in the next dialogs."""

    def chosen(name: str) -> Path:
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        return path

    return chosen


def trained(window: MainWindow, qtbot: QtBot, updates: int = 30) -> None:
    window.session.step(updates)
    qtbot.waitUntil(lambda: window.session.update >= updates and window.session.paused)


def export(window: MainWindow, qtbot: QtBot, kind: str) -> str:
    """Press the entry of the menu and wait; what is said then."""
    window.action(f"export_{kind}").trigger()
    qtbot.waitUntil(lambda: not window.exporter.busy, timeout=LONG_MS)
    return window.notice_bar.text


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def weights_now(window: MainWindow, qtbot: QtBot) -> dict[str, torch.Tensor]:
    from playground.export.run import FinishedRun
    from playground.messages import CheckpointTaken

    taken: list[CheckpointTaken] = []
    window.session.ask_checkpoint(taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    assert taken[0].checkpoint is not None
    assert taken[0].dataset is not None
    finished = FinishedRun(taken[0].checkpoint, taken[0].dataset)
    return finished.network.state_dict(finished.theta)


def test_the_toolbars_menu_is_the_one_among_the_files(window: MainWindow) -> None:
    button = window.findChild(QToolButton, "export_button")
    assert isinstance(button, QToolButton)
    menu = window.findChild(QMenu, "export_menu")
    assert button.menu() is menu
    assert isinstance(menu, QMenu)
    assert menu.menuAction() in [
        action for other in window.menuBar().findChildren(QMenu) for action in other.actions()
    ]
    names = {action.objectName() for action in menu.actions()}
    assert {"export_script", "export_notebook", "export_weights", "export_onnx", "export_curves"} <= names
    assert {"export_animation", "export_report", "view_save_picture"} <= names


def test_the_script_of_the_run_on_screen_ends_in_its_parameters(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path]
) -> None:
    trained(window, qtbot)
    path = choose("mine.py")
    said = export(window, qtbot, "script")
    assert str(path) in said
    assert "to the bit" in said
    state, printed = run(path)
    assert "stopped: max_updates" in printed
    assert_same_bits(state, weights_now(window, qtbot))


def test_with_a_parameter_set_by_hand_the_script_begins_with_what_is_on_screen(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path]
) -> None:
    trained(window, qtbot)
    window.session.by_hand.set_parameter(Parameter(0, 3, 0), 1.25, True)
    path = choose("mine.py")
    said = export(window, qtbot, "script")
    assert "mine_start.safetensors" in said
    assert "changed on the way" in said
    start = load_file(path.with_name("mine_start.safetensors"))
    assert float(start["0.weight"][3, 0]) == 1.25
    _, printed = run(path)
    assert "stopped" in printed


def test_a_script_can_go_on_from_here(window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path]) -> None:
    trained(window, qtbot)
    path = choose("on.py")
    assert "begins with the parameters on screen" in export(window, qtbot, "script_here")
    assert_same_bits(load_file(path.with_name("on_start.safetensors")), weights_now(window, qtbot))


def test_of_a_moment_of_the_past_it_is_that_moments_parameters(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path]
) -> None:
    trained(window, qtbot)
    window.session.look_at(12)
    qtbot.waitUntil(lambda: window.session.last_frame is not None and window.session.last_frame.past)
    path = choose("then.py")
    assert "to the bit" in export(window, qtbot, "script")
    state, printed = run(path)
    assert "max_updates" in printed
    weights = choose("then.safetensors")
    export(window, qtbot, "weights")
    assert_same_bits(load_file(weights), state)
    assert not torch.equal(state["0.weight"], weights_now(window, qtbot)["0.weight"])


def test_weights_and_onnx_are_those_on_screen(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path]
) -> None:
    trained(window, qtbot)
    path = choose("w.safetensors")
    export(window, qtbot, "weights")
    assert_same_bits(load_file(path), weights_now(window, qtbot))
    path = choose("m")
    export(window, qtbot, "onnx")
    assert path.with_name("m.onnx").stat().st_size > 500


def test_notebook_and_curves(window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path]) -> None:
    trained(window, qtbot)
    path = choose("n.ipynb")
    export(window, qtbot, "notebook")
    assert json.loads(path.read_text(encoding="utf-8"))["nbformat"] == 4
    path = choose("curves.csv")
    assert "curves_gradients.csv" in export(window, qtbot, "curves")
    rows = list(csv.DictReader(io.StringIO(path.read_text())))
    assert int(rows[-1]["update"]) <= 30
    assert len(path.with_name("curves_gradients.csv").read_text().splitlines()) > 5


def test_the_window_trains_on_while_an_animation_is_made(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(animation, "MOST_FRAMES", 12)
    trained(window, qtbot)
    window.session.train()
    path = choose("film.gif")
    seen: list[int] = []
    window.exporter.progress.bar.valueChanged.connect(seen.append)
    window.action("export_animation").trigger()
    assert window.exporter.busy
    assert not window.action("export_report").isEnabled()
    assert window.exporter.progress.isVisible()
    before = window.session.update
    qtbot.waitUntil(lambda: not window.exporter.busy, timeout=LONG_MS)
    assert window.session.update > before
    assert window.action("export_report").isEnabled()
    assert not window.exporter.progress.isVisible()
    assert len(set(seen)) > 3
    with Image.open(path) as picture:
        assert getattr(picture, "n_frames", 1) >= 3
        assert picture.width > 1000


def test_an_mp4_can_be_played(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(animation, "MOST_FRAMES", 4)
    trained(window, qtbot)
    path = choose("film.mp4")
    export(window, qtbot, "animation")
    with av.open(str(path)) as film:
        frames = list(film.decode(video=0))
    assert len(frames) > 4
    assert frames[0].width % 2 == 0


def test_a_missing_package_is_named(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(animation, "find_spec", lambda _: None)
    path = choose("film.mp4")
    said = export(window, qtbot, "animation")
    assert "pip install av" in said
    assert window.notice_bar.kind == "problem"
    assert not path.exists()


def test_a_cancelled_export_writes_nothing(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path]
) -> None:
    trained(window, qtbot)
    path = choose("report.html")
    window.action("export_report").trigger()
    qtbot.waitUntil(lambda: window.exporter.progress.bar.value() > 0, timeout=LONG_MS)
    window.exporter.progress.cancel.click()
    qtbot.waitUntil(lambda: not window.exporter.busy, timeout=LONG_MS)
    assert "cancelled" in window.notice_bar.text
    assert not path.exists()


def test_closing_the_window_ends_an_export(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path]
) -> None:
    trained(window, qtbot)
    path = choose("report.html")
    window.action("export_report").trigger()
    qtbot.waitUntil(lambda: window.exporter.progress.bar.value() > 0, timeout=LONG_MS)
    window.close()
    assert not window.exporter.busy
    assert not path.exists()
    assert all(thread.name != "export" for thread in threading.enumerate())


def test_the_report_holds_the_run_and_loads_nothing(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path]
) -> None:
    from msgspec.structs import replace

    trained(window, qtbot)
    name = "<script>alert(1)</script> & “mine”"
    window.session.edit(replace(window.session.experiment, name=name), "rename")
    path = choose("report")
    export(window, qtbot, "report")
    text = path.with_suffix(".html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “mine”" in text
    assert "http://" not in text.replace("http://www.w3.org/", "")
    assert "https://" not in text
    assert text.count("data:image/svg+xml;base64,") == 12
    assert "prefers-color-scheme: dark" in text
    assert "Validation set" in text
    assert "Test set" not in text  # nobody has looked at it
    window.session.look_at_test()
    export(window, qtbot, "report")
    text = path.with_suffix(".html").read_text(encoding="utf-8")
    assert "Test set" in text
    assert f"The test set was first shown at update {window.session.update:,}." in text


def test_what_cannot_be_written_is_told_in_a_sentence(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path], tmp_path: Path
) -> None:
    trained(window, qtbot)
    (tmp_path / "w.safetensors").mkdir()
    choose("w.safetensors")
    said = export(window, qtbot, "weights")
    assert window.notice_bar.kind == "problem"
    assert "w.safetensors" in said
    choose("nowhere/x.png")
    window.action("view_save_picture").trigger()
    assert "cannot be written" in window.notice_bar.text


def test_a_run_without_an_end_that_has_not_begun_is_refused(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path]
) -> None:
    choose("mine.py")
    assert "train first" in export(window, qtbot, "script")


def test_an_unexpected_error_reaches_the_person(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("broken on purpose")

    from playground.export import files

    monkeypatch.setattr(files, "run_files", broken)
    choose("w.safetensors")
    with qtbot.waitSignal(window.exporter.failed) as failed:
        export(window, qtbot, "weights")
    assert "broken on purpose" in failed.args[0]
    dialog = window.crashes._dialog
    assert dialog is not None
    dialog.close()


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_a_picture_of_every_plot_that_is_seen(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path], ending: str
) -> None:
    trained(window, qtbot)
    menu = window.findChild(QMenu, "export_picture_menu")
    assert isinstance(menu, QMenu)
    for name in TITLES:
        window.reveal(name)
        qtbot.waitUntil(lambda name=name: name in window.content.views.shown)  # type: ignore[misc]
        menu.aboutToShow.emit()
        entry = action(window, f"export_picture_{name}")
        assert entry.isEnabled()
        path = choose(f"{name}{ending}")
        entry.trigger()
        assert path.stat().st_size > 1000
        if ending == ".svg":
            text = path.read_text(encoding="utf-8")
            assert text.startswith("<?xml")
            assert "<path" in text or "<text" in text


def test_only_what_is_seen_can_be_saved(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.findChild(QMenu, "export_picture_menu")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    enabled = {action.objectName().removeprefix("export_picture_") for action in menu.actions() if action.isEnabled()}
    assert enabled == set(window.content.views.shown)
    assert "network_diagram" not in enabled


@pytest.mark.parametrize("name", ["fit_plot", "loss_plot"])
def test_a_cards_own_menu_saves_and_copies_its_picture(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path], name: str
) -> None:
    path = choose("card.svg")
    action(window, f"card_picture_{name}").trigger()
    assert path.exists()
    action(window, f"card_copy_{name}").trigger()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    QGuiApplication.clipboard().clear()


def test_an_svg_has_lines_and_letters_rather_than_pixels(
    window: MainWindow, qtbot: QtBot, choose: Callable[[str], Path]
) -> None:
    trained(window, qtbot)
    path = choose("loss.svg")
    action(window, "card_picture_loss_plot").trigger()
    text = path.read_text(encoding="utf-8")
    assert text.count("<polyline") >= 2
    assert ">epoch</text>" in text
    # small icons of the legend at most
    assert all(len(part.partition('"')[0]) < 5000 for part in text.split("base64,")[1:])


def test_errors_of_a_job_name_their_place_unless_it_is_the_file(qtbot: QtBot) -> None:
    parent = QObject()
    for place, said in (("--out", "no"), ("training.max_epochs", "training.max_epochs: no")):

        def refuse(_task: Any, place: str = place) -> None:
            raise ExperimentError(place, "no")

        job = background.Job(refuse, parent)
        with qtbot.waitSignal(job.refused) as refused:
            job.start()
        assert refused.args == [said]
