"""What the tests of plots need: small datasets and frames made by hand, and a person's hands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.data.dataset import Dataset, Scaling
from playground.experiment import Experiment
from playground.frames import Fit, Frame, LossCurves
from widgets.plots.canvas import Canvas
from widgets.plots.plot_card import PlotCard
from widgets.theme import LIGHT

FloatArray = NDArray[np.float64]


def placed(qtbot: QtBot, widget: QWidget, width: int = 600, height: int = 360) -> QWidget:
    """``widget`` (a plot with its header) on a shown window."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(width, height + 30)
    widget.setParent(host)
    widget.setGeometry(0, 30, width, height)
    if isinstance(widget, PlotCard):
        widget.header.setParent(host)
        widget.header.setGeometry(0, 0, width, 30)
        widget.show_theme(LIGHT)
        widget.show_experiment(Experiment())
    host.show()
    return host


def dataset(features: int = 1, rows: int = 40, split: tuple[float, float] = (0.5, 0.25)) -> Dataset:
    """Targets are the sum of the features, which are uniform in [-1, 1]; the truth is the targets."""
    x = np.random.default_rng(0).uniform(-1.0, 1.0, (rows, features))
    order = np.arange(rows)
    first, second = int(split[0] * rows), int((split[0] + split[1]) * rows)
    return Dataset(
        name="sum",
        feature_names=tuple(f"x{index + 1}" for index in range(features)) if features > 1 else ("x",),
        target_name="y",
        x=x,
        y=x.sum(axis=1),
        subsets=(order[:first], order[first:second], order[second:]),
        x_scaling=Scaling(np.zeros(features), np.ones(features)),
        y_scaling=Scaling(np.zeros(1), np.ones(1)),
        truth=lambda values: np.asarray(values.sum(axis=1)),
        domain=np.tile([-1.0, 1.0], (features, 1)),
    )


def frame(
    fit: Fit | None = None,
    loss: LossCurves | None = None,
    predictions: tuple[FloatArray, FloatArray, FloatArray] | None = None,
    update: int = 1,
) -> Frame:
    """A moment of run 1."""
    return Frame(
        run=1,
        update=update,
        epoch=1,
        updates_per_second=1000.0,
        learning_rate=0.01,
        fit=fit,
        loss=loss,
        predictions=predictions,
    )


def curve(values: FloatArray | float, units: FloatArray | None = None) -> Frame:
    """A frame of one input whose curve is ``values`` over 101 points of [-1, 1]."""
    x = np.linspace(-1.0, 1.0, 101)
    return frame(Fit(inputs=1, curve_x=x, curve=np.broadcast_to(values, x.shape), units=units))


def at(canvas: Canvas, x: float, y: float) -> QPointF:
    """The pixel of an axis position."""
    px, py = canvas.to_pixels(np.array([x]), np.array([y]))
    return QPointF(canvas.area.left() + float(px[0]), canvas.area.top() + float(py[0]))


def hover(canvas: Canvas, x: float, y: float) -> None:
    """Rest the cursor on an axis position."""
    mouse(canvas, QEvent.Type.MouseMove, at(canvas, x, y), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)


def mouse(
    canvas: Canvas, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton, held: Qt.MouseButton
) -> None:
    """One mouse event at a pixel of the canvas."""
    viewport = canvas.viewport()
    everywhere = viewport.mapToGlobal(place)
    event = QMouseEvent(kind, place, everywhere, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def drag(canvas: Canvas, start: QPointF, end: QPointF) -> None:
    """Pull the left button from pixel to pixel."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    mouse(canvas, QEvent.Type.MouseButtonPress, start, left, left)
    for share in (0.3, 0.6, 1.0):
        mouse(canvas, QEvent.Type.MouseMove, start + (end - start) * share, none, left)
    mouse(canvas, QEvent.Type.MouseButtonRelease, end, left, none)


def wheel(canvas: Canvas, place: QPointF, steps: int) -> None:
    """Turn the wheel at a pixel: forward is positive."""
    event = QWheelEvent(
        place,
        canvas.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)
