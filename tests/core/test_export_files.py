"""What becomes of a run as files: films, a page, weights, curves; and where they may go."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load

from playground.data.build import build
from playground.experiment import CsvSource, Data, Experiment, ExperimentError, Layer, Network, Training
from playground.export import animation, page
from playground.export.animation import FILMS, FRAMES_PER_SECOND, LAST_SECONDS, require_film, spread
from playground.export.destination import DEFAULT_NAMES, destination, write_files
from playground.export.files import program_files, require_packages, run_files
from playground.export.run import FinishedRun
from playground.file_lock import FileLock
from playground.trainer import Trainer
from tests.core.exports import trained

WIDTH, HEIGHT = 41, 31
COLOUR = (200, 30, 30)
LEFTS = (2, 26, 2)


def film(suffix: str) -> bytes:
    """Three pictures: white, with a square of each colour that moves to the right and back."""
    made = FILMS[suffix](WIDTH, HEIGHT)
    for left in LEFTS:
        pixels = np.full((HEIGHT, WIDTH, 3), 255, dtype=np.uint8)
        pixels[8:20, left : left + 12] = COLOUR
        made.add(pixels.tobytes())
    return made.finish()


def test_a_gif_repeats_its_pictures_and_stays_at_the_last() -> None:
    opened: Any = Image.open(io.BytesIO(film(".gif")))
    with opened as gif:
        assert gif.size == (WIDTH, HEIGHT)
        assert gif.n_frames == len(LEFTS)
        assert gif.info["loop"] == 0
        shown, durations = [], []
        for index in range(gif.n_frames):
            gif.seek(index)
            picture = gif.convert("RGB")
            shown.append([picture.getpixel((left + 6, 14)) for left in LEFTS])
            durations.append(gif.info["duration"])
    white = (255, 255, 255)
    assert shown == [[COLOUR, white, COLOUR], [white, COLOUR, white], [COLOUR, white, COLOUR]]
    assert durations == [1000 // FRAMES_PER_SECOND] * 2 + [1000 * LAST_SECONDS]


def test_an_mp4_has_even_sides_and_stays_at_the_last() -> None:
    with av.open(io.BytesIO(film(".mp4")), "r") as video:
        pictures = [picture.to_ndarray(format="rgb24") for picture in video.decode(video=0)]
    assert len(pictures) == len(LEFTS) + round(FRAMES_PER_SECOND * LAST_SECONDS)
    assert pictures[0].shape == (HEIGHT - 1, WIDTH - 1, 3)
    for picture, left in zip((pictures[0], pictures[1], pictures[-1]), LEFTS, strict=True):
        assert np.abs(picture[14, left + 6].astype(int) - COLOUR).max() < 40
        assert picture[14, 20].min() > 215  # nothing is ever there


@pytest.mark.parametrize(
    ("suffix", "missing", "words"),
    [
        (".avi", "", "a .gif or an .mp4, not .avi"),
        ("", "", "without an ending"),
        (".mp4", "av", "needs only Pillow"),
        (".gif", "PIL", "pillow"),
    ],
)
def test_a_film_that_cannot_be_made_is_refused(
    suffix: str, missing: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(animation, "find_spec", lambda module: None if module == missing else module)
    with pytest.raises(ExperimentError) as refused:
        require_film(suffix)
    assert words in refused.value.problem
    if suffix:
        with pytest.raises(ExperimentError):
            require_packages("animation", suffix)


def test_what_is_there_is_not_refused() -> None:
    for kind, suffix in (("animation", ".gif"), ("animation", ".mp4"), ("onnx", ".onnx"), ("weights", "")):
        require_packages(kind, suffix)


@pytest.mark.parametrize(("count", "most"), [(0, 5), (1, 5), (5, 5), (6, 5), (1000, 150)])
def test_places_are_spread_from_the_first_to_the_last(count: int, most: int) -> None:
    places = spread(count, most)
    assert len(places) == min(count, most)
    assert places == sorted(set(places))
    if count:
        assert (places[0], places[-1]) == (0, count - 1)


# ---- a page ------------------------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """Texts by the tags around them, and every attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.attributes: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "img", "source"):
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1], data))


def test_a_page_says_what_it_is_given_and_runs_nothing() -> None:
    spiteful = '<script>alert("x")</script> & \x07'
    drawing = page.Drawing(b"<svg>light</svg>", b"<svg>dark</svg>", spiteful)
    parts = [
        page.heading(spiteful, 1),
        page.paragraph("plain"),
        page.paragraph("small", "muted"),
        page.card(page.facts([("rate", "0.01")])),
        page.finding("problem", "Dead", "half of them", ""),
        page.figures(drawing),
        page.numbers(("set", "R²"), [("training", "0.9")]),
        page.folded("more", spiteful),
    ]
    reader = Reader()
    text = page.page("A run", "en", parts).decode()
    reader.feed(text)
    assert reader.open == []
    assert "<script" not in text
    told = '<script>alert("x")</script> & '
    assert ("h1", told) in reader.texts
    assert ("pre", told) in reader.texts
    assert told in reader.attributes["alt"]
    for expected in (("title", "A run"), ("p", "plain"), ("th", "rate"), ("td", "0.9"), ("h3", "Dead")):
        assert expected in reader.texts
    assert page.POLICY in reader.attributes["content"]
    links = [*reader.attributes["src"], *reader.attributes["srcset"]]
    assert len(links) == 2
    assert all(link.startswith("data:image/svg+xml;base64,") for link in links)


# ---- files of a run ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def trainer() -> Trainer:
    experiment = Experiment(
        data=Data(samples=50), network=Network((Layer(3, "tanh"),)), training=Training(max_epochs=4, batch_size=10)
    )
    return trained(experiment)


def test_weights_are_those_of_the_run(trainer: Trainer) -> None:
    run = FinishedRun(trainer.checkpoint(), trainer.dataset)
    [(name, content)] = run_files("weights", Path("w.safetensors"), run).items()
    assert name == "w.safetensors"
    state, expected = load(content), trainer.network.state_dict(trainer.theta)
    assert state.keys() == expected.keys()
    assert all(torch.equal(state[key], expected[key]) for key in expected)


def test_curves_have_a_row_for_every_epoch_and_the_gradients_beside_them(trainer: Trainer) -> None:
    run = FinishedRun(trainer.checkpoint(), trainer.dataset)
    files = run_files("curves", Path("c.csv"), run)
    losses, gradients = (content.decode().splitlines() for content in files.values())
    assert next(iter(files)) == "c.csv"
    assert losses[0].startswith("epoch,")
    assert len(losses) == 1 + 5
    assert len(gradients) > 2
    [(_, model)] = run_files("onnx", Path("m.onnx"), run).items()
    assert b"features" in model


@pytest.mark.parametrize("kind", ["script", "notebook"])
def test_a_program_of_a_run_repeats_it(trainer: Trainer, kind: str) -> None:
    repetition = FinishedRun(trainer.checkpoint(), trainer.dataset).repetition()
    files = program_files(kind, Path(f"p{DEFAULT_NAMES[kind][-3:]}"), repetition)
    assert b"torch" in next(iter(files.values()))


# ---- where they go -----------------------------------------------------------------------------------------------


def test_a_folder_gets_a_file_of_its_kind(tmp_path: Path) -> None:
    for kind, name in DEFAULT_NAMES.items():
        assert destination(str(tmp_path), kind) == tmp_path / name
        assert destination(f"{tmp_path}/new/", kind) == tmp_path / "new" / name
        assert destination(f"{tmp_path}/own", kind) == tmp_path / "own"


def test_nothing_that_an_export_is_made_from_is_written_over(tmp_path: Path) -> None:
    table, file = tmp_path / "rows.csv", tmp_path / "experiment.json"
    table.write_text("a,b\n1,2\n2,3\n3,4\n4,5\n", encoding="utf-8")
    file.write_text("{}", encoding="utf-8")
    experiment = Experiment(data=Data(CsvSource(str(table), "b")))
    assert len(build(experiment.data).y) == 4
    for out, files in (
        (table, {"rows.csv": b"x"}),
        (file, {"experiment.json": b"x"}),
        (tmp_path / "script.py", {"script.py": b"x", "rows.csv": b"x"}),
    ):
        with pytest.raises(ExperimentError, match="made from"):
            write_files(out, files, experiment, file)
    assert not (tmp_path / "script.py").exists()
    assert table.read_text(encoding="utf-8").startswith("a,b")
    write_files(tmp_path / "script.py", {"script.py": b"one", "data.csv": b"two"}, experiment, None)
    assert (tmp_path / "script.py").read_bytes() == b"one"
    assert (tmp_path / "data.csv").read_bytes() == b"two"


# ---- a lock ------------------------------------------------------------------------------------------------------


def test_a_lock_is_held_by_one_until_it_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first = FileLock.taken(path)
    assert first is not None
    assert FileLock.taken(path) is None
    first.release()
    first.release()
    second = FileLock.taken(path)
    assert second is not None
    second.release()
    assert FileLock.taken(tmp_path / "nowhere" / "lock") is None


def test_a_lock_on_a_file_that_was_deleted_meanwhile_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lock"

    def deleted(_handle: int) -> None:
        path.unlink()

    monkeypatch.setattr("playground.file_lock._lock", deleted)
    assert FileLock.taken(path) is None
