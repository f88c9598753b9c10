"""The activation plot through n layers: what is left of a gradient, its curves, their names and their key."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.experiment import Experiment, Layer, Network
from playground.frames import PreActivations
from tests.widgets.activation_cards import EXPERIMENT, NAMES, card_of, frame, histogram
from tests.widgets.painted_text import texts_of
from tests.widgets.plotting import placed
from widgets.plots.activation_header import THROUGH
from widgets.plots.activation_math import Function, mean_slope
from widgets.plots.activation_plot import ActivationPlot


@pytest.fixture
def plot(qtbot: QtBot) -> ActivationPlot:
    return card_of(qtbot)


def test_ten_sigmoid_layers_leave_at_most_a_quarter_to_the_tenth(plot: ActivationPlot, qtbot: QtBot) -> None:
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "sigmoid"),) * 10)))
    QTest.mouseClick(plot.modes.button(THROUGH), Qt.MouseButton.LeftButton)
    assert plot.words.text() == "10 Sigmoid layers: f′ multiplies a gradient by at most 9.5e-7."
    (label,) = plot.product.labels.labels
    assert (label.word, label.below) == ("Sigmoid", "at most 9.5e-7")
    bound = plot.product.bounds[0]
    np.testing.assert_allclose(10.0**bound.ys, 0.25**bound.xs)
    assert bound.xs.tolist() == [1.0, 20.0]
    assert not len(plot.product.means[0].xs) or np.isnan(plot.product.means[0].ys).all()
    plot.show_frame(frame(histogram(0, -1e-6, 1e-6)))  # all z at the steepest place
    qtbot.waitUntil(lambda: plot.product.labels.labels[0].below == "9.5e-7, at most 9.5e-7")
    plot.grab()


def test_the_mean_slope_is_that_of_the_histogram() -> None:
    z = np.random.default_rng(0).normal(0.3, 1.2, 200_000)
    counts, edges = np.histogram(z, 60)
    seen = PreActivations(0, edges, counts.astype(np.float64))
    for name in ("sigmoid", "tanh", "relu", "leaky_relu", "gelu", "sine"):
        function = Function(name, 0.1 if name == "leaky_relu" else 0.0)
        assert mean_slope(seen, function) == pytest.approx(np.abs(function.derivative(z)).mean(), rel=0.01)
    assert np.isnan(mean_slope(PreActivations(0, edges, np.zeros(60)), Function("tanh")))


def test_every_compared_function_has_its_product_over_this_layers_z(plot: ActivationPlot, qtbot: QtBot) -> None:
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "relu"),) * 4)))
    plot.compare.choose(("sigmoid", "leaky_relu"))
    QTest.mouseClick(plot.modes.button(THROUGH), Qt.MouseButton.LeftButton)
    plot.show_frame(frame(histogram(0, -1.0, 1.0)))
    relu, sigmoid, leaky = plot.product.factors
    assert (relu.bound, sigmoid.bound, leaky.bound) == (1.0, 0.25, 1.0)
    assert [relu.mean, leaky.mean] == pytest.approx([0.5, 0.55])
    assert plot.words.text() == (
        "4 ReLU layers: f′ multiplies a gradient by at most 1; here, with mean |f′| = 0.5, by about 0.062."
    )
    for panel, line in ((plot.product, 0), (plot.product, 1)):
        assert len(panel.means[line].xs) == 2


@pytest.mark.parametrize(("height", "words"), [(320, "at most: (max |f′|)ⁿ"), (165, "(max |f′|)ⁿ"), (110, None)])
def test_the_key_of_the_product_is_as_long_as_the_curves_leave_room(
    plot: ActivationPlot, height: int, words: str | None
) -> None:
    plot.resize(430, height)
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "sigmoid"),) * 3)))
    plot.modes.button(THROUGH).setChecked(True)
    plot.show_frame(frame(histogram(0)))
    plot.grab()  # lays out
    product = plot.product
    found = product.key.place()
    assert (None if found is None else found[1][1]) == words
    if found is not None:
        for curve in (product.bounds[0], product.means[0]):
            xs, ys = product.to_pixels(curve.xs, curve.ys)
            left, right = float(xs[0]), found[0].right()
            assert all(not found[0].contains(x, float(np.interp(x, xs, ys))) for x in np.linspace(left, right))


def test_in_a_low_picture_every_compared_function_has_its_name(qtbot: QtBot) -> None:
    plot = ActivationPlot()
    host = placed(qtbot, plot, 430, 105)
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "sigmoid"),) * 3)))
    plot.compare.choose(("tanh", "relu", "elu", "identity", "gelu"))
    plot.modes.button(THROUGH).setChecked(True)
    plot.show_frame(frame(histogram(0)))
    qtbot.waitUntil(plot.product.isVisible)
    plot.grab()
    boxes = [text.box for text in texts_of(plot.product.viewport()) if text.text.strip().startswith(NAMES)]
    assert len(boxes) == 6
    assert min(box.top() for box in boxes) >= plot.product.area.top() - 1.0
    host.close()


def test_where_all_z_are_dead_nothing_is_left_and_nothing_breaks(plot: ActivationPlot) -> None:
    plot.select_layer(1)
    plot.modes.button(THROUGH).setChecked(True)
    plot.show_frame(frame(histogram(1, -3.0, -1.0)))
    assert plot.product.labels.labels[0].below == "0, at most 1"
    plot.grab()


def test_a_deeper_network_lengthens_the_axis(plot: ActivationPlot) -> None:
    plot.show_experiment(Experiment(network=Network(layers=(Layer(4, "tanh"),) * 30)))
    assert (plot.product.depth, plot.product.most) == (30, 30)
    plot.show_experiment(EXPERIMENT)
    assert (plot.product.depth, plot.product.most) == (3, 20)
