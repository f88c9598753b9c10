"""What is drawn over the fit to compare with: the best line, the collapsed network, mean and nearest neighbours."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.affine import Collapse, Line, Measured
from playground.baselines import baselines, finished
from playground.data.build import build
from playground.data.dataset import Dataset
from playground.experiment import Data, Experiment, Layer, Network, TableSource
from playground.frames import Fit, Frame, Wish
from tests.widgets.fits import curve_view, effect, effect_view, plane_view, surface
from tests.widgets.plotting import at, curve, dataset, frame, hover, placed
from widgets.plots.fit_plot import FitPlot
from widgets.plots.ticks import number


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[FitPlot]:
    plot = FitPlot()
    host = placed(qtbot, plot)
    yield plot
    host.close()


# what linear layers can do

LINES = {"best": np.array([-0.4, 0.6]), "network": np.array([-0.3, 0.5])}


def linear(layers: int = 2) -> Experiment:
    return replace(Experiment(), network=Network(layers=(Layer(4, "identity"),) * layers))


def found(data: Dataset, *, whole: bool = True, feature: int = 0, update: int = 1) -> Collapse:
    """Least squares with slopes of 1 and a network with slopes of 0.9, whose lines end as ``LINES``."""
    ends = None if data.features == 2 else data.domain[feature]
    best, network = (
        Line(np.full(data.features, slope), 0.1, None if ends is None else LINES[key])
        for key, slope in (("best", 1.0), ("network", 0.9))
    )
    return Collapse(
        update=update,
        loss="mse",
        runs=(),
        stops=() if whole else ((1, "tanh"),),
        network=network if whole else None,
        best=best,
        unique=True,
        measured=Measured(20, 0.5, 0.4, 1.0, 1e-7, 1e-8),
        ends=ends,
        feature=feature,
    )


def with_collapse(shown: Frame, collapse: Collapse) -> Frame:
    return replace(shown, collapse=collapse)


def test_a_linear_network_shows_both_lines_unasked_and_wishes_for_them(plot: FitPlot, qtbot: QtBot) -> None:
    data = dataset()
    plot.show_dataset(data)
    assert not plot.linear.isChecked()
    assert plot.wish().wishes == Wish.FIT
    with qtbot.waitSignal(plot.wish_changed):
        plot.show_experiment(linear())
    assert plot.linear.isChecked()
    assert plot.wish().wishes == Wish.FIT | Wish.COLLAPSE
    assert plot.legend.text().endswith("collapsed")
    plot.show_frame(with_collapse(curve(0.2), found(data)))
    overlay = curve_view(plot).linear
    np.testing.assert_array_equal(overlay.best.xs, data.domain[0])
    np.testing.assert_array_equal(overlay.best.ys, LINES["best"])
    np.testing.assert_array_equal(overlay.collapsed.ys, LINES["network"])
    plot.show_experiment(Experiment())
    assert not plot.linear.isChecked()
    assert not len(overlay.best.xs)


def test_the_best_line_can_be_asked_for_beside_a_network_that_bends(plot: FitPlot, qtbot: QtBot) -> None:
    data = dataset()
    plot.show_dataset(data)
    with qtbot.waitSignal(plot.wish_changed):
        QTest.mouseClick(plot.linear, Qt.MouseButton.LeftButton, pos=QPoint(10, plot.linear.height() // 2))
    assert plot.wish().wishes == Wish.FIT | Wish.COLLAPSE
    assert "collapsed" not in plot.legend.text()
    plot.show_frame(with_collapse(curve(0.2), found(data, whole=False)))
    overlay = curve_view(plot).linear
    assert len(overlay.best.xs) == 2
    assert not len(overlay.collapsed.xs)
    plot.show_experiment(replace(Experiment(), network=Network(layers=(Layer(3, "relu"),))))
    assert plot.linear.isChecked()
    QTest.mouseClick(plot.linear, Qt.MouseButton.LeftButton, pos=QPoint(10, plot.linear.height() // 2))
    assert plot.wish().wishes == Wish.FIT
    assert not len(overlay.best.xs)


def test_the_collapsed_line_lies_only_on_the_curve_of_its_own_update(plot: FitPlot) -> None:
    data = dataset()
    plot.show_dataset(data)
    plot.show_experiment(linear())
    overlay = curve_view(plot).linear
    plot.show_frame(with_collapse(curve(0.2), found(data)))
    assert len(overlay.collapsed.xs)
    plot.show_frame(replace(curve(0.3), update=2))
    assert not len(overlay.collapsed.xs)
    assert len(overlay.best.xs)
    plot.show_frame(with_collapse(replace(curve(0.3), update=2), found(data, update=2)))
    assert len(overlay.collapsed.xs)
    plot.legend.button("collapsed").click()
    assert not len(overlay.collapsed.xs)
    assert len(overlay.best.xs)
    plot.clear()
    assert not len(overlay.best.xs)


def test_the_readout_says_the_best_line_and_its_mse(plot: FitPlot, qtbot: QtBot) -> None:
    data = dataset(rows=4)
    plot.show_dataset(data)
    plot.show_experiment(linear())
    plot.show_frame(with_collapse(curve(0.25), found(data)))
    canvas = curve_view(plot).canvas
    x = float(data.x[0, 0])
    hover(canvas, x, x)
    qtbot.waitUntil(lambda: f"least squares {number(0.1 + 0.5 * x)} (MSE 0.4)" in canvas.readout())


def test_both_dashes_are_seen_on_the_networks_curve(plot: FitPlot) -> None:
    data = dataset(rows=4)
    plot.show_dataset(data)
    plot.show_experiment(linear())
    shown = with_collapse(curve(np.linspace(-0.3, 0.5, 101)), found(data))
    plot.show_frame(shown)
    canvas = curve_view(plot).canvas
    picture = canvas.grab().toImage()
    along = [at(canvas, x, 0.1 + 0.4 * x).toPoint() for x in np.linspace(-0.5, 0.5, 200)]
    seen = {picture.pixelColor(point).lightness() < 60 for point in along}
    assert seen == {True, False}
    wide = [at(canvas, x, 0.1 + 0.5 * x).toPoint() for x in np.linspace(0.6, 0.95, 100)]
    greens = [picture.pixelColor(point) for point in wide]
    assert {color.green() > color.red() + 60 for color in greens} == {True, False}


def test_two_planes_are_lines_of_equal_height_at_round_values(plot: FitPlot, qtbot: QtBot) -> None:
    data = dataset(2)
    plot.show_dataset(data)
    plot.show_experiment(linear())
    plot.show_frame(with_collapse(surface(data), found(data)))
    view = plane_view(plot)
    for layer, slope in ((view.linear.best, 1.0), (view.linear.collapsed, 0.9)):
        heights = slope * layer.segments.sum(axis=2) + 0.1
        np.testing.assert_allclose(heights[:, 0], heights[:, 1])
        np.testing.assert_allclose(heights * 2, np.rint(heights * 2), atol=1e-9)
        assert len(np.unique(np.rint(heights * 2))) >= 4
        assert (np.abs(layer.segments) <= 1.0 + 1e-9).all()
    hover(view.canvas, *data.x[0])
    qtbot.waitUntil(lambda: f"least squares {number(data.y[0] + 0.1)} (MSE 0.4)" in view.canvas.readout())
    before = view.canvas.grab().toImage()
    plot.linear.setChecked(False)
    assert not len(view.linear.best.segments)
    assert view.canvas.grab().toImage() != before
    plot.linear.setChecked(True)
    assert len(view.linear.best.segments)


def test_many_inputs_show_the_lines_of_the_chosen_feature_only(plot: FitPlot) -> None:
    data = dataset(4)
    plot.show_dataset(data)
    plot.show_experiment(linear())
    plot.feature.setCurrentIndex(2)
    overlay = effect_view(plot).linear
    plot.show_frame(with_collapse(effect(data, 2), found(data, feature=1)))
    assert not len(overlay.best.xs)
    plot.show_frame(with_collapse(effect(data, 2), found(data, feature=2)))
    np.testing.assert_array_equal(overlay.best.ys, LINES["best"])
    np.testing.assert_array_equal(overlay.collapsed.ys, LINES["network"])


def test_a_collapse_of_other_data_is_not_drawn(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    plot.show_experiment(linear())
    plot.show_frame(with_collapse(curve(0.1), found(dataset(3))))
    assert not len(curve_view(plot).linear.best.xs)


def test_a_narrow_header_shortens_the_check_boxes_before_the_legend(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    plot.header.resize(plot.header.sizeHint().width(), 30)
    assert plot.neurons.text() == "units of layer 1"
    plot.header.resize(plot.header.sizeHint().width() - 20, 30)
    assert plot.neurons.text() == "units"
    assert plot.linear.text() == "least squares"
    assert plot.legend.button("train").text() == "train"
    plot.header.resize(300, 30)
    assert plot.linear.text() == ""
    assert plot.linear.accessibleName() == "least squares"
    assert plot.neurons.geometry().right() < 300


def test_mean_and_nearest_neighbours_are_drawn_on_demand_for_one_input(plot: FitPlot) -> None:
    experiment = Experiment(data=Data(TableSource("mcycle")))
    data = build(experiment.data)
    found = finished(baselines(experiment, data))
    plot.show_dataset(data)
    view = curve_view(plot)
    assert Wish.BASELINES not in plot.wish().wishes
    plot.baselines.click()
    assert Wish.BASELINES in plot.wish().wishes
    plot.show_frame(replace(frame(), baselines=None))
    assert not len(view.baselines.lines["mean"].xs)
    low, high = data.domain[0].tolist()
    x = np.linspace(low, high, 101)
    plot.show_frame(replace(frame(Fit(inputs=1, curve_x=x, curve=np.zeros(101))), baselines=found))
    assert found.curve_x is not None
    for name in ("mean", "neighbours"):
        np.testing.assert_array_equal(view.baselines.lines[name].ys, found[name].curve)
    assert f"{found.neighbours} nearest neighbours" in view.baselines.words(20.0)
    plot.baselines.click()
    assert not len(view.baselines.lines["neighbours"].xs)
    assert view.baselines.words(20.0) == ""
    plot.show_dataset(dataset(3))
    assert plot.baselines.isHidden()
    assert Wish.BASELINES not in plot.wish().wishes
