"""What the soak drops on the window, chooses in file dialogs and pastes: good files, odd ones, broken ones."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from playground.experiment import Data, Experiment, FormulaSource, Layer, Network, Training
from playground.experiment_file import to_json
from playground.link_text import to_link

NAMES = 6
"""So many names are saved under, so that files are written over and the disk is not filled."""
SMALL = Experiment(
    name="Soak",
    data=Data(samples=60),
    network=Network(layers=(Layer(5, "tanh"), Layer(4, "relu"))),
    training=Training(max_epochs=50, batch_size=16),
)
TWO_INPUTS = Experiment(name="Plane", data=Data(source=FormulaSource("sin(x1) * x2"), samples=80))
TABLE = "a,b,colour,day,y\n" + "".join(
    f"{i},{i * i % 17},{('red', 'green', 'blue')[i % 3]},2024-01-{i % 28 + 1:02},{i % 7 - 0.5 * i}\n" for i in range(60)
)
TEXTS = {
    "small.json": to_json(SMALL),
    "plane.json": to_json(TWO_INPUTS),
    "unknown key.json": b'{"format": 1, "nme": "x"}',
    "broken.json": b'{"format": 1,',
    "impossible.json": b'{"data": {"source": {"kind": "formula", "expression": "1/0"}}}',
    "empty.json": b"",
    "table.csv": TABLE.encode(),
    "german.csv": TABLE.replace(",", ";").replace(".", ",").encode("utf-16"),
    "gaps.csv": TABLE.replace("5,", ",").encode(),
    "one column.csv": b"x\n1\n2\n3\n",
    "empty.csv": b"",
    "binary.csv": bytes(range(256)) * 9,
    "broken.playground": b"PK\x03\x04 and no more",
    "한국어.csv": TABLE.replace("colour", "색").encode("cp949"),
    "picture.png": b"\x89PNG\r\n",
}


class Files:
    """A folder of them, and what is chosen out of it by ``chance``."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self._chance = chance
        self.last = ""
        folder.mkdir()
        self._refill()

    def to_drop(self) -> Path:
        """One that is there, or one that is gone."""
        if self._chance.random() < 0.05:
            return self.folder / "gone.json"
        return self._chance.choice(sorted(self.folder.iterdir()))

    def to_open(self, parent: QWidget | None = None, title: str = "", *_: object, **__: object) -> tuple[str, str]:
        """In place of Qt's dialog; one time in five it is cancelled."""
        name = "" if self._chance.random() < 0.2 else str(self.to_drop())
        self.last = f"chose {name or 'nothing'} to open"
        return name, ""

    def to_save(
        self, parent: QWidget | None = None, title: str = "", proposed: str = "", kinds: str = "", *_: object
    ) -> tuple[str, str]:
        """In place of Qt's dialog; sometimes it is cancelled, sometimes nothing can be written there."""
        kind = self._chance.choice(kinds.split(";;"))
        suffix = kind.partition("*")[2].strip(" )").split(" ")[0] or Path(proposed).suffix
        name = str(self.folder / f"saved {self._chance.randrange(NAMES)}{suffix}")
        odd = self._chance.random()
        if odd < 0.2:
            name = ""
        elif odd < 0.25:
            name = f"/proc/nothing{suffix}"
        self.last = f"chose {name or 'nothing'} to save"
        return name, kind

    def clipboard_text(self) -> str:
        """Cells, a link, points, or nothing that could be pasted."""
        return self._chance.choice([TABLE, to_link(SMALL), "drp1:broken", "1\t2\n2\t3\n3\t5\n", "", "some words"])

    def refill(self) -> None:
        """Put back what was written over, and forget the rest."""
        for path in self.folder.iterdir():
            if path.name not in TEXTS:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        self._refill()

    def answer_dialogs(self) -> None:
        """Qt's own dialogs for files are not shown from now on."""
        for name, answer in (("getOpenFileName", self.to_open), ("getSaveFileName", self.to_save)):
            setattr(QFileDialog, name, answer)

    def _refill(self) -> None:
        for name, text in TEXTS.items():
            (self.folder / name).write_bytes(text)
