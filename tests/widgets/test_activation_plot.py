"""The activation plot: the selected layer's function, its true share of flat z, and edits of that layer."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment, Layer, Network
from playground.frames import Frame, PreActivations, Wish
from widgets.plots.activation_plot import FORMULAS, ActivationPlot, flat_shares
from widgets.theme import LIGHT

EXPERIMENT = Experiment(network=Network(layers=(Layer(8, "tanh"), Layer(8, "relu"), Layer(4, "leaky_relu", 0.1))))


def histogram(layer: int, low: float = -2.0, high: float = 2.0) -> PreActivations:
    """Forty equal bins with one z each."""
    return PreActivations(layer, np.linspace(low, high, 41), np.ones(40))


def frame(pre_activations: PreActivations | None) -> Frame:
    return Frame(run=1, update=1, epoch=0, updates_per_second=0.0, learning_rate=0.01, pre_activations=pre_activations)


@pytest.fixture
def plot(qtbot: QtBot) -> ActivationPlot:
    card = ActivationPlot()
    qtbot.addWidget(card)
    qtbot.addWidget(card.header)
    card.show_theme(LIGHT)
    card.resize(600, 260)
    card.show_experiment(EXPERIMENT)
    return card


def test_it_wants_the_selected_layers_pre_activations(plot: ActivationPlot, qtbot: QtBot) -> None:
    assert (plot.wish().wishes, plot.wish().histogram_layer) == (Wish.PRE_ACTIVATIONS, 0)
    with qtbot.waitSignal(plot.wish_changed):
        plot.select_layer(2)
    assert plot.wish().histogram_layer == 2
    with qtbot.waitSignal(plot.wish_changed):
        plot.select_layer(-1)
    assert plot.wish().histogram_layer == 0


def test_without_a_hidden_layer_it_wants_nothing_and_says_why(plot: ActivationPlot, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plot.wish_changed):
        plot.show_experiment(Experiment(network=Network(layers=())))
    assert plot.wish().wishes == Wish.NONE
    assert plot.describe() == plot.canvas.note() != ""
    assert plot.activation.isHidden()
    plot.grab()
    plot.show_experiment(EXPERIMENT)
    assert plot.canvas.note() == ""
    assert not plot.activation.isHidden()


def test_a_selection_beyond_a_shortened_stack_shows_the_last_layer(plot: ActivationPlot) -> None:
    plot.select_layer(2)
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "sine"),))))
    assert plot.wish().histogram_layer == 0
    assert plot.activation.currentData() == "sine"


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_function_is_drawn_as_it_computes_with_its_formula(plot: ActivationPlot, name: str) -> None:
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, name, 0.2),))))
    plot.grab()
    for line, function in ((plot.line, ACTIVATIONS[name].function), (plot.slope_line, ACTIVATIONS[name].derivative)):
        drawn = np.isfinite(line.ys)
        np.testing.assert_allclose(line.ys[drawn], function(line.xs[drawn], 0.2))
        assert (line.xs[drawn].min(), line.xs[drawn].max()) == (-4.0, 4.0)
    assert f"f(z) = {FORMULAS[name][0]}" in plot.describe()


def test_the_share_of_flat_z_comes_from_the_histogram(plot: ActivationPlot) -> None:
    plot.select_layer(1)
    plot.show_frame(frame(histogram(1, -3.0, 1.0)))
    assert plot.words.text() == "75 % of layer 2's z lie where |f′| < 3 % of its maximum (hatched)."
    plot.show_frame(frame(histogram(1, 1.0, 3.0)))
    assert plot.words.text() == "0 % of layer 2's z lie where |f′| < 3 % of its maximum."


def test_a_bin_across_the_edge_of_the_flat_part_counts_in_part() -> None:
    one_bin = PreActivations(0, np.array([-1.0, 1.0]), np.array([5.0]))
    assert flat_shares(one_bin, Layer(1, "relu")) == pytest.approx([0.5])
    assert flat_shares(one_bin, Layer(1, "leaky_relu", 0.01)) == pytest.approx([0.5])
    assert flat_shares(one_bin, Layer(1, "leaky_relu", 0.1)) == pytest.approx([0.0])


def test_another_layers_histogram_is_not_shown(plot: ActivationPlot) -> None:
    plot.select_layer(1)
    before = plot.words.text()
    plot.show_frame(frame(histogram(0)))
    plot.show_frame(frame(None))
    assert plot.words.text() == before
    plot.show_frame(frame(histogram(1)))
    plot.select_layer(0)
    assert plot.words.text() == before


def test_the_z_axis_takes_in_wide_pre_activations(plot: ActivationPlot) -> None:
    plot.show_frame(frame(histogram(0, -33.0, 5.0)))
    (low, high), _ = plot.canvas.home_range()
    assert low <= -33.0
    assert high >= 5.0
    plot.grab()


def test_choosing_a_function_edits_the_selected_layer(plot: ActivationPlot, qtbot: QtBot) -> None:
    plot.select_layer(1)
    with qtbot.waitSignal(plot.edited) as heard:
        plot.activation.setCurrentIndex(plot.activation.findText("LeakyReLU"))
    assert heard.args is not None
    edited, text, merge_key = heard.args
    assert edited.network.layers == (Layer(8, "tanh"), Layer(8, "leaky_relu"), Layer(4, "leaky_relu", 0.1))
    assert (text, merge_key) == ("change layer 2 to LeakyReLU", "")
    assert plot.activation.currentText() == "ReLU"  # nobody took the edit: it shows the experiment


def test_the_slope_is_edited_where_there_is_one_and_one_go_is_one_step(plot: ActivationPlot, qtbot: QtBot) -> None:
    assert plot.slope.isHidden()
    plot.select_layer(2)
    assert not plot.slope.isHidden()
    assert plot.slope.value() == pytest.approx(0.1)
    keys: list[tuple[str, str]] = []
    plot.edited.connect(plot.show_experiment)
    plot.edited.connect(lambda _, text, key: keys.append((text, key)))
    plot.slope.stepUp()
    plot.slope.stepUp()
    plot.slope.editingFinished.emit()
    plot.slope.stepUp()
    assert [text for text, _ in keys] == [f"change slope of layer 3 to {slope}" for slope in ("0.11", "0.12", "0.13")]
    assert keys[0][1] == keys[1][1] != keys[2][1]
    assert "α = 0.13" in plot.legend.texts[0]


def test_showing_an_experiment_edits_nothing(plot: ActivationPlot, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(plot.edited):
        plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "leaky_relu", 0.3),))))


def test_a_moved_view_survives_an_edit_of_something_else(plot: ActivationPlot) -> None:
    plot.canvas.zoom(0.5, plot.canvas.area.center())
    before = plot.canvas.shown_range()
    plot.show_experiment(Experiment(name="Another", network=EXPERIMENT.network))
    assert plot.canvas.shown_range() == before
