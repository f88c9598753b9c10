"""A plot is complete: title, place, name on the command line, line in README.md, wish, and a sentence about itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground.arguments import VIEWS
from playground.experiment import Experiment
from playground.frames import WishList
from widgets.plot_set import PLOTS, PlotSet
from widgets.plots.plot_card import TITLES
from widgets.theme import DARK
from widgets.workspace import BOTTOM, CENTRE, LEFT, LOWER_RIGHT, UPPER_RIGHT

ROOT = Path(__file__).parents[2]
A_PLOT = re.compile(r'^class \w+\(PlotCard\):.+?NAME = "(\w+)"', re.MULTILINE | re.DOTALL)
README = (ROOT / "README.md").read_text(encoding="utf-8")
PLACES = (*BOTTOM, *UPPER_RIGHT, *LOWER_RIGHT, *CENTRE)


@pytest.fixture
def plots(qtbot: QtBot) -> PlotSet:
    return PlotSet()


def test_no_plot_is_written_and_forgotten() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "widgets").rglob("*.py")]
    written = {name for source in sources for name in A_PLOT.findall(source)}
    assert len(written) > 10
    assert written == set(TITLES), "TITLES in widgets/plots/plot_card.py"


def test_every_plot_has_a_title_a_place_and_a_name_on_the_command_line() -> None:
    assert set(PLOTS) == set(TITLES), "PLOTS in widgets/plot_set.py, TITLES in widgets/plots/plot_card.py"
    assert sorted(PLACES) == sorted(TITLES), "the default layout in widgets/workspace.py"
    assert set(VIEWS) == {*TITLES, *LEFT}, "VIEWS in playground/arguments.py"


@pytest.mark.parametrize("name", TITLES)
def test_every_plot_has_a_line_in_the_tour(name: str) -> None:
    assert f"| **{TITLES[name]}** |" in README


@pytest.mark.parametrize("name", PLOTS)
def test_every_plot_says_what_it_wants_and_what_it_shows(plots: PlotSet, qtbot: QtBot, name: str) -> None:
    plot = plots.named(name)
    qtbot.addWidget(plot)
    qtbot.addWidget(plot.header)
    assert plot.NAME == plot.objectName() == name
    plot.show_theme(DARK)
    plot.show_experiment(Experiment())
    assert isinstance(plot.wish(), WishList)
    assert len(plot.describe()) > 10
