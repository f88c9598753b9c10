"""The curvature of the loss surface: verdict, numbers, eigenvalues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.curvature import curvature, whole_spectrum
from playground.experiment import Experiment, Layer
from playground.experiment import Network as NetworkSpec
from playground.spectrum import MAX_DENSE
from playground.trainer import Trainer
from tests.widgets.slices import EXPERIMENT, ROWS, opened, trained
from widgets.plots.surface_plot import SurfacePlot
from widgets.plots.surface_spectrum import binned


@pytest.fixture(scope="module")
def runs() -> tuple[Trainer, Trainer]:
    return trained(0, 200), trained(1, 200)


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[SurfacePlot]:
    yield from opened(qtbot)


def last(steps: Any) -> Any:
    *_, result = steps
    return result


def test_the_verdict_stands_with_its_numbers_and_residuals(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]
) -> None:
    run = runs[0]
    QTest.mouseClick(plot.tools.bends, Qt.MouseButton.LeftButton)
    asked: list[str] = []
    plot.curvature_asked.connect(asked.append)
    QTest.mouseClick(plot.curvature.measure, Qt.MouseButton.LeftButton)
    assert asked == ["extremes"]
    assert plot.curvature.title.text() == "Computing…"
    found = last(curvature(run.network, EXPERIMENT.training, run.theta, *ROWS))
    plot.show_curvature(found)
    assert plot.curvature.title.text() == "Not a critical point"
    assert "λ max = " in plot.curvature.values.text()
    assert f"± {found.highest.residual:.1g}" in plot.curvature.values.text()
    assert found.verdict.values["gradient"] in plot.curvature.sentence.text()
    assert plot.curvature.spectrum.isHidden()
    whole = last(whole_spectrum(run.network, EXPERIMENT.training, run.theta, *ROWS))
    QTest.mouseClick(plot.curvature.whole, Qt.MouseButton.LeftButton)
    assert asked[-1] == "spectrum"
    plot.show_curvature(whole)
    assert not plot.curvature.spectrum.isHidden()
    plot.curvature.spectrum.grab()
    assert f"{len(whole.eigenvalues)} eigenvalues" in plot.curvature.pieces.text()


def test_a_small_card_shows_curvature_before_the_picture_and_a_large_one_beside_it(plot: SurfacePlot) -> None:
    plot.tools.bends.click()
    assert plot.canvas.isHidden()
    plot.resize(900, 420)
    assert plot.canvas.isVisible()
    assert plot.curvature.isVisible()
    plot.tools.bends.click()
    assert plot.curvature.isHidden()


def test_large_networks_have_no_whole_spectrum_and_the_button_says_why(plot: SurfacePlot) -> None:
    assert plot.curvature.whole.isEnabled()
    plot.show_experiment(Experiment(network=NetworkSpec(layers=(Layer(64), Layer(64)))))
    assert not plot.curvature.whole.isEnabled()
    assert f"{MAX_DENSE:,}" in plot.curvature.whole.toolTip()


def test_why_there_is_no_curvature_is_said(plot: SurfacePlot) -> None:
    plot.show_curvature("The numbers are not finite.")
    assert plot.curvature.sentence.text() == "The numbers are not finite."


def test_every_eigenvalue_is_in_one_bar_on_its_side() -> None:
    values = np.array([-3.0, -1e-3, -1e-12, 0.0, 1e-12, 1e-2, 1.0, 10.0])
    at, counts = binned(values, 1e-9)
    assert counts.sum() == len(values)
    assert counts[at < 0].sum() == 2
    assert counts[at == 0].sum() == 3
    assert counts[at > 0].sum() == 3
    assert counts[-1] == 1
