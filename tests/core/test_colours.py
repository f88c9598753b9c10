"""What is exported has the colours of the window."""

from __future__ import annotations

import re

import pytest

from playground import colours
from playground.experiment import Data, Experiment, Network, TableSource, Training
from playground.export.notebook import notebook
from playground.export.page import STYLE

COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


def test_a_report_has_the_colours_of_the_window_light_and_dark() -> None:
    light, _, dark = STYLE.partition("@media")
    assert set(COLOUR.findall(light)) <= set(colours.LIGHT.values())
    assert set(COLOUR.findall(dark)) <= set(colours.DARK.values())
    assert colours.LIGHT["warning_edge"] in light
    assert colours.DARK["problem_edge"] in dark


@pytest.mark.parametrize("data", [Data(), Data(TableSource("auto_mpg"))], ids=["fit", "actual"])
def test_a_notebook_draws_in_the_light_colours_of_the_window(data: Data) -> None:
    made = notebook(Experiment(data=data, network=Network(()), training=Training(max_epochs=1)))
    used = {colour.lower() for colour in COLOUR.findall(made["notebook.ipynb"].decode())}
    assert {colours.LIGHT[kind] for kind in ("train", "valid", "test")} <= used <= set(colours.LIGHT.values())
