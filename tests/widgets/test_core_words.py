"""What the core says reaches the person through the translation, wherever the window shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from playground.checking import check
from playground.experiment import CsvSource, Data, Experiment, ExperimentError
from playground.messages import RunState
from playground.presets import examples
from tests.widgets.reading import Marker, translate_marked, untranslated
from widgets.main_window import MainWindow
from widgets.words import in_words, name_in_words, why


@pytest.fixture(autouse=True)
def marker(qapp: QCoreApplication) -> Iterator[Marker]:
    marker = translate_marked()
    yield marker
    QCoreApplication.removeTranslator(marker)
    marker.deleteLater()


def notice(window: MainWindow) -> str:
    return window.notice_bar.text


def english(text: str, *names: str) -> list[str]:
    """The words that never went through the translation, names aside."""
    return untranslated(text, frozenset(word for name in names for word in re.findall(r"[A-Za-z]+", name)))


def test_a_refused_experiment_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = str(tmp_path / "gone.csv")
    window.session.edit(replace(window.session.experiment, data=Data(CsvSource(path))), "other data")
    qtbot.waitUntil(lambda: "gone.csv" in notice(window))
    assert not english(notice(window), "data.source.path", path)


def test_texts_within_texts_are_told(qapp: QCoreApplication) -> None:
    with pytest.raises(ExperimentError) as caught:
        check(replace(Experiment(), training=replace(Experiment().training, momentum=2.0)))
    assert "at least" in str(caught.value)
    assert not english(in_words(caught.value.sentence), "training.momentum")


def test_a_run_that_diverges_says_why(window: MainWindow, qtbot: QtBot) -> None:
    window.session.open(examples()["exploding"].experiment)
    qtbot.waitUntil(lambda: window.session.state is RunState.IDLE)
    window.session.train()
    qtbot.waitUntil(lambda: window.session.state is RunState.DIVERGED)
    assert "1e-6" in notice(window)
    assert not english(notice(window), "ReLU")


def test_names_of_the_core_are_told_and_those_of_a_person_are_not() -> None:
    assert not english(name_in_words("Drawn points"))
    assert name_in_words("My data {x}") == "My data {x}"


def test_what_the_system_refuses_is_told() -> None:
    assert not english(why(FileNotFoundError(2, "No such file or directory")))
