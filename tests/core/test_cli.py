"""Every command in this process, with a window that only notes what it is asked for."""

from __future__ import annotations

import csv
import gc
import json
import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pytest
from safetensors.torch import load_file
from tqdm import tqdm

from playground import cli, launch_check
from playground.arguments import Shot
from playground.experiment import CsvSource, Data, Experiment, Layer, Network, Training
from playground.experiment_file import load, to_json
from playground.launch_check import LaunchError
from playground.words import said

LESSON = Path(__file__).parents[2] / "resources" / "lessons" / "relu"


@dataclass
class Window:
    """What a window was asked for."""

    opened: list[tuple[Any, ...]] = field(default_factory=list)
    shots: list[tuple[Experiment, Shot]] = field(default_factory=list)
    drawn: list[tuple[Any, ...]] = field(default_factory=list)
    problem: BaseException | None = None

    def open(self, *asked: Any) -> int:
        if self.problem is not None:
            raise self.problem
        self.opened.append(asked)
        return 0

    def take_picture(self, experiment: Experiment, shot: Shot) -> None:
        self.shots.append((experiment, shot))

    def draw_fit(self, *asked: Any) -> bytes:
        self.drawn.append(asked)
        return b"a fit"

    def draw_run(self, *asked: Any) -> bytes:
        self.drawn.append(asked)
        return b"a run"

    def run(self, *arguments: str | Path) -> int:
        windows = cli.Windows(self.open, self.take_picture, self.draw_fit, self.draw_run)
        return cli.run([str(argument) for argument in arguments], windows)


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """On a system whose display answers, in English."""
    monkeypatch.setattr(launch_check, "why_no_display", lambda _environ: None)
    monkeypatch.setattr(launch_check, "require_libraries", lambda _platform: None)
    monkeypatch.setattr(tqdm, "monitor_interval", 0)  # else a thread of tqdm's own outlives the test
    handlers = list(logging.root.handlers)
    level = logging.root.level
    yield Window()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    path.write_bytes(to_json(small()))
    return path


def small(**training: Any) -> Experiment:
    settings: dict[str, Any] = {"batch_size": 20, "max_epochs": 3} | training
    network = Network((Layer(3, "tanh"),))
    return Experiment(name="Small", data=Data(samples=60), network=network, training=Training(**settings))


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    printed = capsys.readouterr().err
    [line] = printed.splitlines()
    assert line.startswith("main.py")
    return line


# ---- the window --------------------------------------------------------------------------------------------------


def test_the_window_gets_what_was_asked_for(window: Window, file: Path) -> None:
    assert window.run("--lesson", "relu", "--locked", "--language", "ko", file) == 0
    assert window.opened == [(small(), file, "relu", "ko", True)]


def test_without_a_file_it_opens_the_first_experiment(window: Window) -> None:
    assert window.run() == 0
    [(experiment, path, lesson, language, locked)] = window.opened
    assert experiment.training.max_epochs is None or experiment.training.max_epochs > 0
    assert (path, lesson, language, locked) == (None, None, None, False)


def test_a_lock_without_a_lesson_is_refused(window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    assert window.run("--locked") == 2
    assert "add --lesson NAME" in complaint(capsys)
    assert not window.opened


def test_without_a_display_it_leaves_a_picture(
    window: Window, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(launch_check, "why_no_display", lambda _environ: said("No display here."))
    monkeypatch.chdir(tmp_path)
    assert window.run(file) == 0
    [(experiment, shot)] = window.shots
    assert experiment == small()
    assert shot.out.name == "playground-window.png"
    printed = capsys.readouterr()
    assert printed.err == "main.py: No display here.\n"
    assert str(shot.out) in printed.out


@pytest.mark.parametrize(
    ("problem", "status", "words"),
    [
        (LaunchError(said("a library is missing")), 1, "a library is missing"),
        (FileNotFoundError(2, "No such file", "there.json"), 1, "there.json: "),
        (OSError(28, "No space left on device"), 1, "input or output: "),
        (KeyboardInterrupt(), 1, "interrupted"),
    ],
    ids=["launch", "file", "disk", "interrupt"],
)
def test_what_stops_it_is_one_line_and_a_status(
    window: Window, problem: BaseException, status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    window.problem = problem
    assert window.run() == status
    assert words in complaint(capsys)
    # the traceback of the error holds frames, and those the error
    window.problem = None
    gc.collect()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("train",), "FILE"),
        (("train", "x.json", "--out", "y", "--epochs", "0"), "not a whole number from 1"),
        (("screenshot", "x.json", "--out", "y.png", "--seconds", "soon"), "not a number of seconds"),
        (("screenshot", "x.json", "--out", "y.png", "--size", "wide"), "not a size such as"),
        (("screenshot", "x.json", "--out", "y.png", "--size", "8x8"), "1024"),
        (("screenshot", "x.json", "--out", "y.png", "--view", "nothing"), "nothing"),
        (("--language", "de"), "de"),
    ],
)
def test_bad_usage_is_one_line(
    window: Window, arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        window.run(*arguments)
    assert ended.value.code == 2
    assert words in complaint(capsys)


def test_korean_is_spoken_where_it_is_asked_for(window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    assert window.run("--locked", "--language", "ko") == 2
    assert any("가" <= letter <= "힣" for letter in complaint(capsys))


# ---- lesson check ------------------------------------------------------------------------------------------------


def test_a_lesson_is_checked(window: Window, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert window.run("lesson", "check", LESSON) == 0
    assert "en, ko; nothing is wrong" in capsys.readouterr().out
    (tmp_path / "lesson.json").write_text('{"format": 1,\n "steps": [{"id": 3}]}', encoding="utf-8")
    assert window.run("lesson", "check", tmp_path) == 2
    assert "lesson.json" in complaint(capsys)


# ---- screenshot --------------------------------------------------------------------------------------------------


def test_a_screenshot_is_what_was_asked_for(window: Window, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "window.png"
    options = ("--seconds", "2.5", "--theme", "dark", "--size", "1100x800", "--view", "loss_plot")
    assert window.run("screenshot", file, "--out", out, *options) == 0
    [(experiment, shot)] = window.shots
    assert experiment == small()
    assert (shot.out, shot.seconds, shot.theme, shot.size, shot.view) == (out, 2.5, "dark", (1100, 800), "loss_plot")


def test_a_screenshot_that_cannot_be_written_is_refused(
    window: Window, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for out in (tmp_path, tmp_path / "nowhere" / "window.png"):
        assert window.run("screenshot", file, "--out", out) == 2
        assert str(out) in complaint(capsys)
    assert not window.shots


# ---- train and predict -------------------------------------------------------------------------------------------


def test_training_writes_the_files_that_readme_lists(
    window: Window, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert window.run("train", file, "--out", out, "--epochs", "2") == 0
    names = {"experiment.json", "metrics.json", "history.csv", "weights.safetensors", "model.json", "fit.png"}
    assert {path.name for path in out.iterdir()} == names
    metrics = json.loads((out / "metrics.json").read_text(encoding="utf-8"))
    assert (metrics["epochs"], metrics["updates"], metrics["stopped"]) == (2, 6, "max_epochs")
    assert metrics["train"].keys() == {"loss", "mse", "rmse", "mae", "r2"}
    assert len((out / "history.csv").read_text(encoding="utf-8").splitlines()) == 1 + 3
    assert load(out / "experiment.json").training.max_epochs == 2
    assert load_file(out / "weights.safetensors").keys() == {"0.weight", "0.bias", "2.weight", "2.bias"}
    assert (out / "fit.png").read_bytes() == b"a fit"
    assert window.drawn[0][2].update == 6
    printed = capsys.readouterr()
    assert str(out) in printed.out
    assert "100%" in printed.err


def test_a_run_that_diverges_is_explained_and_its_last_state_is_written(
    window: Window, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "wild.json", tmp_path / "out"
    file.write_bytes(to_json(small(optimizer="sgd", learning_rate=1000.0, max_epochs=500)))
    assert window.run("train", file, "--out", out, "--quiet") == 0
    assert json.loads((out / "metrics.json").read_text(encoding="utf-8"))["stopped"] == "diverged"
    assert "diverged" in capsys.readouterr().err.lower()


def test_no_end_and_no_place_are_refused(
    window: Window, tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endless = tmp_path / "endless.json"
    endless.write_bytes(to_json(small(max_epochs=None)))
    assert window.run("train", endless, "--out", tmp_path / "out") == 2
    assert "max_epochs" in complaint(capsys)
    assert window.run("train", file, "--out", file) == 2
    assert str(file) in complaint(capsys)
    assert not (tmp_path / "out").exists()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rooms.csv"
    rows = [f"{size},{'north' if size % 3 else 'south'},{2 * size + 1}" for size in range(30)]
    path.write_text("\n".join(["size,side,rent", *rows]) + "\n", encoding="utf-8")
    return path


def test_a_table_gets_a_column_of_predictions(
    window: Window, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, model, out = tmp_path / "rooms.json", tmp_path / "model", tmp_path / "predicted.csv"
    source = CsvSource(str(table), "rent", categories=("side",))
    file.write_bytes(to_json(Experiment(data=Data(source), network=Network(()), training=Training(max_epochs=2))))
    assert window.run("train", file, "--out", model, "--quiet") == 0
    table.write_text(table.read_text(encoding="utf-8") + "99,north,\n,north,1\n", encoding="utf-8")
    capsys.readouterr()
    assert window.run("predict", model, table, "--out", out) == 0
    printed = capsys.readouterr().out
    assert "31 of 32 rows" in printed
    assert "1 has an empty cell" in printed
    assert "have a value that was not met in training" in printed
    with out.open(encoding="utf-8", newline="") as written:
        names, *rows = csv.reader(written)
    assert names[:3] == ["size", "side", "rent"]
    assert len(rows) == 32
    assert rows[-1][-1] == ""
    assert float(rows[0][-1]) < float(rows[29][-1])
    for place in (table, tmp_path, tmp_path / "nowhere" / "x.csv"):
        assert window.run("predict", model, table, "--out", place) == 2
        assert str(place) in complaint(capsys)


# ---- export ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["script", "notebook", "weights", "onnx", "curves"])
def test_an_export_into_a_folder_has_a_name_and_a_content_of_its_kind(
    window: Window, file: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert window.run("export", file, "--to", kind, "--out", f"{out}/", "--updates", "4") == 0
    first = capsys.readouterr().out.removeprefix("Written to ").partition(",")[0].strip()
    content = Path(first).read_bytes()
    match kind:
        case "script":
            compile(content, first, "exec")
        case "notebook":
            nbformat.validate(json.loads(content))
        case "weights":
            assert load_file(first).keys() == {"0.weight", "0.bias", "2.weight", "2.bias"}
        case "onnx":
            assert b"features" in content
        case _:
            assert content.startswith(b"epoch,")
            assert len(list(out.iterdir())) == 2


@pytest.mark.parametrize(("kind", "name"), [("animation", "run.gif"), ("report", "run.html")])
def test_what_is_drawn_is_drawn_by_a_window(
    window: Window, file: Path, tmp_path: Path, kind: str, name: str
) -> None:
    out = tmp_path / name
    assert window.run("export", file, "--to", kind, "--out", out, "--theme", "dark", "--updates", "5") == 0
    [(drawn, suffix, checkpoint, dataset, theme, language)] = window.drawn
    assert (drawn, suffix, theme, language) == (kind, out.suffix, "dark", "en")
    assert checkpoint.now.update == 5
    assert len(dataset.y) == 60
    assert out.read_bytes() == b"a run"


def test_a_picture_is_of_the_whole_run(window: Window, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "loss.svg"
    assert window.run("export", file, "--to", "picture", "--out", out, "--view", "loss_plot", "--updates", "7") == 0
    [(_, shot)] = window.shots
    assert (shot.out, shot.view, shot.whole_run, shot.updates) == (out, "loss_plot", True, 7)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--to", "picture", "--out", "x.jpg"), ".png or an .svg, not .jpg"),
        (("--to", "picture", "--out", "x"), "without an ending"),
        (("--to", "animation", "--out", "x.avi"), ".gif or an .mp4, not .avi"),
        (("--to", "weights", "--out", "x", "--view", "loss_plot"), "only a picture is of one view"),
        (("--to", "weights", "--out", "small.json"), "is what the export is made from"),
        (("--to", "picture", "--out", "folder"), "is a directory"),
    ],
)
def test_an_export_that_cannot_be_is_refused(
    window: Window,
    file: Path,
    tmp_path: Path,
    options: tuple[str, ...],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder" / "picture.png").mkdir(parents=True)
    before = file.read_bytes()
    assert window.run("export", file.name, *options) == 2
    assert words in complaint(capsys)
    assert file.read_bytes() == before
    assert not window.shots


def test_a_missing_package_is_found_out_before_the_run(
    window: Window, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind, name, module, package in (("onnx", "m.onnx", "onnx", "onnx"), ("animation", "m.mp4", "av", "av")):
        monkeypatch.setattr(
            f"playground.export.{kind}.find_spec", lambda asked, missing=module: None if asked == missing else sys
        )
        assert window.run("export", file, "--to", kind, "--out", tmp_path / name) == 2
        assert package in complaint(capsys)
