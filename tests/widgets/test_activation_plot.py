"""The activation plot: the selected layer's function, its true share of flat z, and edits of that layer."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment, Layer, Network
from playground.frames import PreActivations, Wish
from tests.widgets.activation_cards import EXPERIMENT, OPENS_A_MENU, card_of, compare, frame, histogram, labels
from tests.widgets.plotting import hover
from widgets.formula import plain
from widgets.main_window import MainWindow
from widgets.plots.activation_header import CURVES, THROUGH
from widgets.plots.activation_layers import apart
from widgets.plots.activation_looks import MOST
from widgets.plots.activation_math import Flatness, Function, curves, flat_regions, flat_shares
from widgets.plots.activation_plot import ALL, ActivationPlot
from widgets.session import Session
from widgets.theme import DARK


@pytest.fixture
def plot(qtbot: QtBot) -> ActivationPlot:
    return card_of(qtbot)


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
    assert plot.describe() == plot.f.note() != ""
    hidden: list[QWidget] = [plot.activation, plot.compare, plot.slope, plot.f_prime, plot.product]
    for control in hidden:
        assert control.isHidden()
    assert all(button.isHidden() for button in plot.modes.buttons())
    plot.grab()
    plot.show_experiment(EXPERIMENT)
    assert plot.f.note() == ""
    assert not plot.activation.isHidden()
    assert not plot.f_prime.isHidden()


def test_a_selection_beyond_a_shortened_stack_shows_the_last_layer(plot: ActivationPlot) -> None:
    plot.select_layer(2)
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "sine"),))))
    assert plot.wish().histogram_layer == 0
    assert plot.activation.currentData() == "sine"


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_function_is_drawn_as_it_computes_with_its_formula(plot: ActivationPlot, name: str) -> None:
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, name, 0.2),))))
    plot.grab()
    activation = ACTIVATIONS[name]
    for panel, function in ((plot.f, activation.function), (plot.f_prime, activation.derivative)):
        line = panel.lines[0]
        drawn = np.isfinite(line.ys)
        np.testing.assert_allclose(line.ys[drawn], function(line.xs[drawn], 0.2))
        assert (line.xs[drawn].min(), line.xs[drawn].max()) == (-6.0, 6.0)
    assert [formula.latex for formula in plot.formulas[:2]] == [
        f"f(z) = {activation.latex}",
        f"f'(z) = {activation.derivative_latex}",
    ]
    assert f"f(z) = {plain(activation.latex)}" in plot.describe()


# --- the layer's own z


def test_the_share_of_flat_z_comes_from_the_histogram(plot: ActivationPlot, qtbot: QtBot) -> None:
    plot.select_layer(1)
    plot.show_frame(frame(histogram(1, -3.0, 1.0)))
    assert plot.words.text() == "75 % of layer 2's z lie on the dead side: f′ = 0, no gradient passes (hatched)."
    plot.show_frame(frame(histogram(1, 1.0, 3.0)))
    qtbot.waitUntil(lambda: plot.words.text().startswith("0 %"))
    assert "(hatched)" not in plot.words.text()
    plot.select_layer(0)
    plot.show_frame(frame(histogram(0, 3.0, 5.0)))
    assert plot.words.text() == "100 % of layer 1's z are saturated: |f′| < 3 % of its maximum (hatched)."


def test_a_weak_side_is_not_called_dead(plot: ActivationPlot) -> None:
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "leaky_relu", 0.02),))))
    plot.show_frame(frame(histogram(0, -1.0, 1.0)))
    assert plot.words.text() == "50 % of layer 1's z lie on the weak side, where f′ is only 0.02 (hatched)."


def test_a_bin_across_the_edge_of_the_flat_part_counts_in_part() -> None:
    one_bin = PreActivations(0, np.array([-1.0, 1.0]), np.array([5.0]))
    assert flat_shares(one_bin, Function("relu")) == pytest.approx([0.5])
    assert flat_shares(one_bin, Function("leaky_relu", 0.01)) == pytest.approx([0.5])
    assert flat_shares(one_bin, Function("leaky_relu", 0.1)) == pytest.approx([0.0])


def test_flat_regions_begin_where_the_slope_falls_below_3_percent() -> None:
    low, high = flat_regions(Function("sigmoid"), -8.0, 8.0)
    edge = 2.0 * np.arccosh(np.sqrt(1.0 / 0.03))  # f′ = ¼ / cosh²(z/2)
    assert [low.low, low.high, high.low, high.high] == pytest.approx([-8.0, -edge, edge, 8.0], abs=0.011)
    assert low.flatness is high.flatness is Flatness.SATURATED
    (dead,) = flat_regions(Function("relu"), -6.0, 6.0)
    assert [dead.low, dead.high] == pytest.approx([-6.0, 0.0], abs=0.01)
    assert dead.flatness is Flatness.DEAD
    assert flat_regions(Function("leaky_relu", 0.0), -6.0, 6.0)[0].flatness is Flatness.DEAD
    assert flat_regions(Function("leaky_relu", 0.01), -6.0, 6.0)[0].flatness is Flatness.WEAK
    assert flat_regions(Function("leaky_relu", 0.1), -6.0, 6.0) == ()
    assert flat_regions(Function("identity"), -6.0, 6.0) == ()


def test_flat_parts_are_shaded_with_a_word_on_both_canvases(plot: ActivationPlot) -> None:
    plot.show_theme(DARK)
    plot.grab()
    for panel in (plot.f, plot.f_prime):
        assert [word for _, word in panel.bands.bands] == ["saturated", "saturated"]
    plot.select_layer(1)
    plot.grab()
    assert [word for _, word in plot.f.bands.bands] == ["dead side, f′ = 0"]
    plot.select_layer(2)
    assert plot.f.bands.bands == ()


def test_another_layers_histogram_is_not_shown(plot: ActivationPlot) -> None:
    plot.select_layer(1)
    before = plot.words.text()
    plot.show_frame(frame(histogram(0)))
    plot.show_frame(frame(None))
    assert plot.words.text() == before
    plot.show_frame(frame(histogram(1)))
    plot.select_layer(0)
    assert plot.words.text() == before


def test_a_new_run_forgets_the_histogram(plot: ActivationPlot) -> None:
    before = plot.words.text()
    plot.show_frame(frame(histogram(0)))
    assert plot.words.text() != before
    plot.clear()
    assert plot.words.text() == before
    assert np.isnan(plot.product.factors[0].mean)


def test_the_z_axis_takes_in_wide_pre_activations(plot: ActivationPlot) -> None:
    plot.show_frame(frame(histogram(0, -33.0, 5.0)))
    for panel in (plot.f, plot.f_prime):
        (low, high), _ = panel.home_range()
        assert low <= -33.0
        assert high >= 5.0
    plot.grab()


# --- comparing

@OPENS_A_MENU
def test_compared_functions_are_laid_over_the_layers_own_each_with_its_look(plot: ActivationPlot) -> None:
    compare(plot, "relu", "leaky_relu", "gelu")
    assert labels(plot) == ["Tanh", "ReLU", "LeakyReLU 0.10", "GELU"]
    assert plot.compare.text() == "Compare (3)"
    looks = [label.look for label in plot.f_prime.labels.labels]
    assert len({look.color for look in looks}) == len({look.dashes for look in looks}) == 4
    assert looks[0].width > max(look.width for look in looks[1:])
    np.testing.assert_allclose(plot.f.lines[1].ys, curves(Function("relu"), -6.0, 6.0)[1])
    plot.grab()
    compare(plot, "relu")
    assert labels(plot) == ["Tanh", "LeakyReLU 0.10", "GELU"]
    assert [label.look for label in plot.f_prime.labels.labels][1] == looks[2]  # who stays keeps its look


@OPENS_A_MENU
def test_no_more_than_six_curves_are_drawn(plot: ActivationPlot) -> None:
    compare(plot, *(name for name in ACTIVATIONS if name != "tanh"))
    assert len(labels(plot)) == MOST + 1
    assert not plot.compare.entries["sine"].isEnabled()
    plot.compare.none.trigger()
    assert labels(plot) == ["Tanh"]
    assert plot.compare.entries["sine"].isEnabled()


def test_the_layers_own_function_is_not_drawn_twice(plot: ActivationPlot) -> None:
    plot.compare.classics.trigger()
    assert labels(plot) == ["Tanh", "Sigmoid", "ReLU", "LeakyReLU 0.10"]
    assert plot.compare.entries["tanh"].isChecked()
    assert not plot.compare.entries["tanh"].isEnabled()
    plot.select_layer(1)
    assert labels(plot) == ["ReLU", "Sigmoid", "Tanh", "LeakyReLU 0.10"]


def test_comparing_edits_nothing(plot: ActivationPlot, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(plot.edited):
        plot.compare.classics.trigger()


def test_labels_are_moved_apart_and_stay_inside() -> None:
    tops = apart(np.array([5.0, 6.0, 7.0, 95.0]), np.array([10.0, 10.0, 10.0, 10.0]), 100.0)
    assert tops.tolist() == [5.0, 15.0, 25.0, 90.0]


# --- LeakyReLU's slope


def drag_slope(plot: ActivationPlot, *shares: float) -> None:
    """Hold the handle and pull it to these shares of the slider's length."""
    slider = plot.slope.slider
    slider.resize(120, 20)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(slider, left, none, slider.handle().center())
    for share in shares:
        QTest.mouseMove(slider, QPoint(round(share * slider.width()), 10))
    QTest.mouseRelease(slider, left, none, QPoint(round(shares[-1] * slider.width()), 10))


def test_one_drag_of_the_slope_is_one_step_with_live_curves(plot: ActivationPlot) -> None:
    plot.select_layer(2)
    assert not plot.slope.isHidden()
    assert plot.slope.field.value == pytest.approx(0.1)
    keys: list[tuple[str, str]] = []
    left_side: list[float] = []
    plot.edited.connect(plot.show_experiment)
    plot.edited.connect(lambda _, text, key: keys.append((text, key)))
    plot.edited.connect(lambda *_: left_side.append(float(plot.f_prime.lines[0].ys[0])))
    drag_slope(plot, 0.3, 0.5, 0.7)
    count = len(keys)
    assert count >= 3
    assert len({key for _, key in keys}) == 1
    assert left_side == sorted(set(left_side))
    assert left_side[-1] == pytest.approx(plot.slope.field.value)
    assert keys[-1][0] == f"change slope of layer 3 to {left_side[-1]:.2g}"
    drag_slope(plot, 0.2)
    assert keys[-1][1] != keys[0][1]
    assert labels(plot)[0] == f"LeakyReLU {plot.slope.field.text()}"


@OPENS_A_MENU
def test_the_slope_of_a_compared_curve_is_not_the_networks(plot: ActivationPlot, qtbot: QtBot) -> None:
    assert plot.slope.isHidden()
    compare(plot, "leaky_relu")
    assert not plot.slope.isHidden()
    assert "compared" in plot.slope.whose.text()
    with qtbot.assertNotEmitted(plot.edited):
        drag_slope(plot, 0.6)
    slope = plot.slope.field.value
    assert slope is not None
    assert slope > 0.3
    assert plot.f_prime.lines[1].ys[0] == pytest.approx(slope)
    plot.select_layer(2)
    assert "layer 3" in plot.slope.whose.text()
    assert plot.slope.field.value == pytest.approx(0.1)


def test_a_drag_of_the_slope_is_taken_back_by_one_undo(plot: ActivationPlot, session: Session) -> None:
    plot.edited.connect(session.edit)
    session.experiment_changed.connect(plot.show_experiment)
    plot.show_experiment(session.experiment)
    plot.select_layer(1)
    before = session.experiment
    drag_slope(plot, 0.3, 0.5, 0.8)
    assert session.experiment.network.layers[1].slope > 0.5
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.experiment == before
    assert plot.slope.field.value == pytest.approx(0.1)


def test_a_slope_that_cannot_be_is_refused_with_a_sentence(plot: ActivationPlot, qtbot: QtBot) -> None:
    plot.select_layer(2)
    plot.slope.field.setText("1.5")
    plot.slope.field.setModified(True)
    with qtbot.assertNotEmitted(plot.edited):
        plot.slope.field.commit()
    assert plot.slope.field.property("invalid")
    assert "1" in plot.slope.field.toolTip()
    assert plot.slope.field.value == pytest.approx(0.1)


# --- through n layers


def test_in_a_narrow_title_the_function_is_named_whole(window: MainWindow, qtbot: QtBot) -> None:
    leaky = Experiment(network=Network(layers=(Layer(8, "leaky_relu", 0.1),)))
    window.session.edit(leaky, "another network")
    window.reveal("activation_plot")
    plot = window.plot("activation_plot")
    assert isinstance(plot, ActivationPlot)
    through = plot.modes.button(THROUGH)
    for width, words in ((1024, ("1", "n layers")), (1440, ("Layer 1", "Through n layers"))):
        window.resize(width, 700)
        qtbot.waitUntil(lambda words=words: (plot.layer_name.text(), through.text()) == words)  # type: ignore[misc]
        qtbot.waitUntil(lambda: plot.activation.width() >= plot.activation.sizeHint().width())
        assert plot.layer_name.accessibleName() == "Layer 1"
        assert through.accessibleName() == "Through n layers"


@pytest.mark.parametrize("width", [430, 640])
def test_the_word_in_a_flat_part_leaves_the_name_of_the_axis_alone(plot: ActivationPlot, width: int) -> None:
    plot.resize(width, 150)
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "tanh"),) * 2)))
    plot.show_frame(frame(histogram(0)))
    canvas = plot.f
    assert canvas.bands.bands
    with_words = canvas.grab().toImage()
    canvas.bands.show_bands([(region, "") for region, _ in canvas.bands.bands])
    without = canvas.grab().toImage()
    assert with_words != without
    [name] = [place for place in canvas.name_places() if place.top() < 10.0]
    place = name.translated(canvas.area.topLeft()).toRect()
    assert with_words.copy(place) == without.copy(place)


def shown_panels(plot: ActivationPlot) -> list[bool]:
    return [not panel.isHidden() for panel in plot.panels]


def test_the_switch_makes_room_and_a_wide_card_needs_none(plot: ActivationPlot, qtbot: QtBot) -> None:
    assert shown_panels(plot) == [True, True, False]
    QTest.mouseClick(plot.modes.button(THROUGH), Qt.MouseButton.LeftButton)
    assert shown_panels(plot) == [False, False, True]
    plot.resize(750, 260)
    plot.grab()
    assert shown_panels(plot) == [False, True, True]
    plot.resize(ALL, 400)
    plot.grab()
    assert shown_panels(plot) == [True, True, True]
    assert plot.modes.button(CURVES).isHidden()


def test_the_switch_says_less_before_it_widens_the_window(plot: ActivationPlot) -> None:
    button = plot.modes.button(THROUGH)
    plot.header.resize(plot.header.sizeHint())
    plot.header.show()
    plot.header.grab()
    assert button.text() == "Through n layers"
    assert plot.header.minimumSizeHint().width() < plot.header.sizeHint().width() - 40
    plot.header.resize(plot.header.minimumSizeHint())
    plot.header.grab()
    assert button.text() == "n layers"
    assert button.accessibleName() == "Through n layers"


def test_hovering_reads_every_function_at_the_same_z(plot: ActivationPlot, qtbot: QtBot) -> None:
    plot.compare.choose(("relu",))
    plot.show()
    hover(plot.f_prime, 2.0, 0.5)
    text = plot.f_prime.readout()
    assert text.splitlines()[1].startswith("Tanh: f = 0.9")
    assert text.splitlines()[2].endswith("f′ = 1")
    assert plot.f.crosshair.hair == plot.f_prime.crosshair.hair is not None


def test_hovering_the_product_reads_whole_numbers_of_layers(plot: ActivationPlot) -> None:
    plot.modes.button(THROUGH).setChecked(True)
    plot.show()
    hover(plot.product, 4.8, -1.0)
    assert plot.product.readout() == "n = 5\nTanh: at most 1"


# --- editing


def test_choosing_a_function_edits_the_selected_layer(plot: ActivationPlot, qtbot: QtBot) -> None:
    plot.select_layer(1)
    with qtbot.waitSignal(plot.edited) as heard:
        plot.activation.setCurrentIndex(plot.activation.findText("LeakyReLU"))
    assert heard.args is not None
    edited, text, merge_key = heard.args
    assert edited.network.layers == (Layer(8, "tanh"), Layer(8, "leaky_relu"), Layer(4, "leaky_relu", 0.1))
    assert (text, merge_key) == ("change layer 2 to LeakyReLU", "")
    assert plot.activation.currentText() == "ReLU"  # nobody took the edit: it shows the experiment


def test_showing_an_experiment_edits_nothing(plot: ActivationPlot, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(plot.edited):
        plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "leaky_relu", 0.3),))))


def test_a_moved_view_survives_an_edit_of_something_else(plot: ActivationPlot) -> None:
    plot.f.zoom(0.5, plot.f.area.center())
    before = plot.f.shown_range()
    plot.show_experiment(Experiment(name="Another", network=EXPERIMENT.network))
    plot.compare.choose(("relu",))
    assert plot.f.shown_range() == before


def test_gelus_slow_curve_is_computed_once(plot: ActivationPlot) -> None:
    curves.cache_clear()
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "gelu"),))))
    assert curves.cache_info().misses == 1
    plot.compare.choose(("relu",))
    plot.show_theme(DARK)
    assert curves.cache_info().misses == 2  # ReLU's
