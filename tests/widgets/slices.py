"""Slices of the loss surface, and what the mouse does on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.data.build import build
from playground.diagram import Parameter
from playground.experiment import Data, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.landscape import (
    BetweenPlaces,
    GivenDirections,
    Landscape,
    ParameterDirections,
    Place,
    PrincipalDirections,
    RandomDirections,
    SliceSpec,
    ThroughPlaces,
)
from playground.picture import Painter
from playground.spans import LandscapeRequest, Trail
from playground.surface import compute_landscape
from playground.trainer import Trainer
from tests.widgets.plotting import placed
from widgets.plots.surface_plot import SurfacePlot

EXPERIMENT = Experiment(
    data=Data(samples=60),
    network=NetworkSpec(layers=(Layer(5, "tanh"), Layer(3, "tanh"))),
    training=Training(optimizer="adam", learning_rate=0.02, batch_size=8),
)
DATASET = build(EXPERIMENT.data)
ROWS = Painter(DATASET).subset_rows(0)
PICKED = ParameterDirections(Parameter(0, 2, 0), Parameter(1, 1, None))
THREE = ThroughPlaces(Place(None, 0), Place(), Place(9))
BETWEEN = BetweenPlaces(Place(None, 0), Place(9))
SPECS = [
    SliceSpec(points=25),
    SliceSpec(RandomDirections((3, 4), biases=True), points=25),
    SliceSpec(PrincipalDirections(), points=25),
    SliceSpec(GivenDirections(), points=25),
    SliceSpec(PICKED, points=25),
    SliceSpec(THREE, points=25),
    SliceSpec(BETWEEN, points=25),
    SliceSpec(axis=0, points=25),
    SliceSpec(PrincipalDirections(), axis=0, points=25),
    SliceSpec(GivenDirections(), axis=0, points=25),
    SliceSpec(GivenDirections(), axis=1, points=25),
    SliceSpec(ParameterDirections(Parameter(0, 2, 0)), axis=0, points=25),
]
POPUP = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def name_of(value: object) -> str:
    return f"{type(value.directions).__name__}-{value.axis}" if isinstance(value, SliceSpec) else str(value)


def trained(seed: int, updates: int) -> Trainer:
    network = NetworkSpec(layers=EXPERIMENT.network.layers, seed=seed)
    trainer = Trainer(Experiment(data=EXPERIMENT.data, network=network, training=EXPERIMENT.training), DATASET)
    trainer.advance(updates)
    return trainer


def landscape(runs: tuple[Trainer, Trainer], spec: SliceSpec, **changes: Any) -> Landscape:
    run, other = runs
    generator = torch.Generator().manual_seed(0)
    request = LandscapeRequest(
        spec=spec,
        run=1,
        update=run.update,
        network=run.network,
        training=EXPERIMENT.training,
        theta=run.theta,
        trail=Trail("adam", tuple(run.trajectory.updates), tuple(run.trajectory.thetas)),
        x=ROWS[0],
        target=ROWS[1],
        places={Place(9): other.theta},
        given=tuple(torch.randn(len(run.theta), generator=generator) for _ in range(2)),
    )
    return compute_landscape(replace(request, **changes))


def wanted(plot: SurfacePlot) -> list[SliceSpec]:
    specs: list[SliceSpec] = []
    plot.spec_changed.connect(specs.append)
    return specs


def show(plot: SurfacePlot, picture: Landscape, qtbot: QtBot) -> None:
    plot.show_spec(picture.spec)
    plot.show_landscape(picture)
    qtbot.waitUntil(lambda: plot.canvas.landscape is picture)


def mouse(plot: SurfacePlot, kind: QEvent.Type, at: QPointF, held: bool = False) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    where = plot.canvas.mapToGlobal(at)
    event = QMouseEvent(kind, at, where, button, left if held else none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(plot.canvas, event)


def hover(plot: SurfacePlot, x: float, y: float) -> str:
    mouse(plot, QEvent.Type.MouseMove, QPointF(*plot.canvas.sheet.to_pixels(np.array([x, y]))))
    return plot.body.readout.text()


def drag(plot: SurfacePlot, start: QPointF, end: QPointF) -> None:
    mouse(plot, QEvent.Type.MouseButtonPress, start, held=True)
    for share in (0.5, 1.0):
        mouse(plot, QEvent.Type.MouseMove, start + (end - start) * share, held=True)
    mouse(plot, QEvent.Type.MouseButtonRelease, end)


def wheel(plot: SurfacePlot, at: QPointF, steps: int) -> None:
    where = plot.canvas.mapToGlobal(at)
    none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, where, QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton, none, phase, False)
    QApplication.sendEvent(plot.canvas, event)


def image_of(plot: SurfacePlot) -> QImage:
    return plot.canvas.grab().toImage()


def opened(qtbot: QtBot) -> Iterator[SurfacePlot]:
    """The card, as a fixture's steps."""
    card = SurfacePlot()
    host = placed(qtbot, card, 420, 420)
    card.show_experiment(EXPERIMENT)
    card.show_dataset(DATASET)
    card.show_runs({9: "Run 9"})
    yield card
    host.close()
