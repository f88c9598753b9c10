"""Preferences come back as they were saved, whatever else is in the settings file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from playground.lessons.points import Part, Score
from widgets.lessons.progress import Progress
from widgets.preferences import Preferences, load, save


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_what_was_saved_comes_back(settings: QSettings) -> None:
    recent = ("/one file.json", '/two, "three"; ü\n.playground')
    preferences = Preferences(
        "dark", "/über/all", recent, geometry=b"\x00\x01\xff", layout=bytes(range(256)), language="ko"
    )
    save(settings, preferences)
    again = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    assert load(again) == preferences


def test_progress_and_scores_come_back_and_progress_from_before_scores_is_read(settings: QSettings) -> None:
    score = Score(81, (Part("loss", 0.1, 13), Part("parameters", 19.0, 9), Part("updates", 120.0, 19)))
    progress = Progress({"wrap_up": "shape"}, frozenset({"wrap_up/bend"}), {"wrap_up/bend": score})
    save(settings, Preferences(progress=progress))
    assert load(settings).progress == progress
    settings.setValue("window/progress", '{"at": {"linear": "watch"}, "passed": ["linear/predict"]}')
    assert load(settings).progress == Progress({"linear": "watch"}, frozenset({"linear/predict"}))
    settings.setValue("window/progress", '{"best": {"wrap_up/bend": {"points": "many"}}}')
    assert load(settings).progress == Progress()


def test_nothing_saved_is_the_default(settings: QSettings) -> None:
    assert load(settings) == Preferences()


@pytest.mark.parametrize(
    ("name", "garbage"),
    [
        ("theme", "purple"),
        ("theme", ["light", "dark"]),
        ("theme", 3),
        ("language", "de"),
        ("folder", ["a", "b"]),
        ("recent", "[1, 2]"),
        ("recent", "{"),
        ("recent", ["a", "b"]),
        ("geometry", "text"),
        ("geometry", QByteArray(b"x" * 2_000_000)),
        ("layout", {"a": 1}),
    ],
)
def test_a_value_that_makes_no_sense_is_the_default(settings: QSettings, name: str, garbage: object) -> None:
    save(settings, Preferences("dark", "here", ("/a",), geometry=b"g", layout=b"l", language="ko"))
    settings.setValue(f"window/{name}", garbage)
    loaded = load(settings)
    assert getattr(loaded, name) == getattr(Preferences(), name)
    others = {"theme": "dark", "folder": "here", "recent": ("/a",), "geometry": b"g", "layout": b"l", "language": "ko"}
    del others[name]
    assert {key: getattr(loaded, key) for key in others} == others


def test_a_file_that_is_no_settings_file_is_the_default(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(bytes(range(256)) * 20)
    assert load(QSettings(str(file), QSettings.Format.IniFormat)) == Preferences()
