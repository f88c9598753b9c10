"""The fit: points, the curve or image of the network, the read-out, the neurons of a layer."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF
from pytestqt.qtbot import QtBot

from playground.data.dataset import SHOWN_POINTS
from playground.experiment import Experiment, Layer, Network
from playground.frames import SUBSETS, Wish
from playground.looks import Look
from tests.widgets.fits import GRID, curve_view, effect, effect_view, plane_view, predictions, surface
from tests.widgets.plotting import at, curve, dataset, drag, frame, hover, placed
from widgets.plots.fit_curve import CurveView
from widgets.plots.fit_effect import EffectView
from widgets.plots.fit_plot import FitPlot
from widgets.plots.legend import ICON, mark_icon
from widgets.theme import DARK, LIGHT


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[FitPlot]:
    plot = FitPlot()
    host = placed(qtbot, plot)
    yield plot
    host.close()


def test_one_input_shows_the_frames_curve_the_points_and_the_truth(plot: FitPlot) -> None:
    data = dataset()
    plot.show_dataset(data)
    shown = curve(np.linspace(-0.5, 0.5, 101))
    plot.show_frame(shown)
    view = curve_view(plot)
    assert shown.fit is not None
    assert view.network.xs is shown.fit.curve_x
    assert view.network.ys is shown.fit.curve
    for index, key in enumerate(SUBSETS):
        np.testing.assert_array_equal(view.points[key].ys, data.y[data.subsets[index]])
    np.testing.assert_allclose(view.truth.xs, view.truth.ys)
    assert plot.wish().wishes == Wish.FIT


def test_a_click_in_the_legend_hides_a_set_and_another_shows_it(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    view = curve_view(plot)
    near = at(view.canvas, float(view.points["valid"].xs[0]), float(view.points["valid"].ys[0])).toPoint()
    before = view.canvas.grab().toImage().pixelColor(near)
    plot.legend.button("valid").click()
    assert not view.points["valid"].isVisible()
    assert view.points["train"].isVisible()
    assert view.canvas.grab().toImage().pixelColor(near) != before
    plot.legend.button("valid").click()
    assert view.points["valid"].isVisible()


def test_what_was_hidden_stays_hidden_with_other_data(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    plot.legend.button("valid").click()
    plot.show_dataset(dataset(2))
    assert not plane_view(plot).points["valid"].isVisible()
    assert not plot.legend.shows("valid")


@pytest.mark.parametrize("inputs", [1, 2, 3])
def test_the_test_set_is_hidden_until_it_is_asked_for_and_again_where_it_is_unseen(
    plot: FitPlot, qtbot: QtBot, inputs: int
) -> None:
    plot.show_dataset(dataset(inputs))
    points = plot.view.points  # type: ignore[attr-defined]
    assert not points["test"].isVisible()
    with qtbot.waitSignal(plot.test_shown):
        plot.legend.button("test").click()
    assert points["test"].isVisible()
    plot.show_test_look(Look(run=0, update=10))
    assert points["test"].isVisible()
    plot.show_test_look(None)  # of other data, unseen
    assert not points["test"].isVisible()


@pytest.mark.parametrize("inputs", [1, 2, 3])
def test_rows_that_were_picked_have_rings_around_their_points(plot: FitPlot, inputs: int) -> None:
    data = dataset(inputs)
    plot.show_dataset(data)
    plot.show_frame(frame(predictions=predictions(data, 0.25)))
    view = plot.view
    lit = view.lit if isinstance(view, CurveView) else view.lit_points  # type: ignore[attr-defined]
    hidden = int(data.subsets[2][0])
    plot.show_rows(np.array(sorted([3, int(data.subsets[1][2]), hidden])))
    assert len(lit.xs) == 2
    plot.legend.button("test").click()
    assert len(lit.xs) == 3
    if isinstance(view, EffectView):
        np.testing.assert_array_equal(lit.xs, data.y[[3, data.subsets[1][2], hidden]])
        np.testing.assert_allclose(lit.ys - lit.xs, 0.25)
    else:
        np.testing.assert_array_equal(lit.xs, data.x[[3, data.subsets[1][2], hidden], 0])
    plot.grab()
    plot.show_rows(np.zeros(0, dtype=np.int64))
    assert not len(lit.xs)


def test_the_legend_leaves_out_what_is_not_there(plot: FitPlot) -> None:
    plot.show_dataset(dataset(split=(1.0, 0.0)))
    assert plot.legend.text() == "train, network, true function"


def test_shapes_tell_the_sets_apart_without_colour(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    assert [entry.mark for entry in plot.view.entries()] == ["o", "d", "s", "line", "dash"]


def test_on_an_image_the_legends_shapes_are_hollow_and_dark_as_the_points_are(plot: FitPlot) -> None:
    plot.show_dataset(dataset(features=2))
    entries = plot.view.entries()[:3]
    assert [(entry.mark, entry.color, entry.text_color) for entry in entries] == [
        (shape, "", LIGHT.text) for shape in "ods"
    ]
    pictures = [mark_icon(entry, True, LIGHT).pixmap(ICON).toImage() for entry in entries]
    middle = QPoint(ICON.width() // 2, ICON.height() // 2)
    assert all(picture.pixelColor(middle).name() == LIGHT.card for picture in pictures)
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_the_readout_says_x_network_truth_and_the_nearest_point(plot: FitPlot, qtbot: QtBot) -> None:
    data = dataset(rows=4, split=(0.5, 0.25))
    plot.show_dataset(data)
    plot.show_frame(curve(0.25))
    canvas = curve_view(plot).canvas
    x = float(data.x[2, 0])
    hover(canvas, x, x)
    qtbot.waitUntil(lambda: "validation" in canvas.readout())
    first, second = canvas.readout().split("\n")
    shown = f"{x:.3g}".replace("-", "−")
    assert first == f"x = {shown}   network 0.25   true {shown}"
    assert second == f"validation point: y = {shown}"


def test_a_resting_cursor_reads_the_newest_network(plot: FitPlot, qtbot: QtBot) -> None:
    plot.show_dataset(dataset(rows=4))
    canvas = curve_view(plot).canvas
    hover(canvas, 0.0, 0.5)
    qtbot.waitUntil(lambda: "true" in canvas.readout())
    for value in (0.1, 0.2, 0.3):
        plot.show_frame(curve(value))
    qtbot.waitUntil(lambda: "network 0.3" in canvas.readout())


def test_a_panned_view_stays_while_frames_come(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    canvas = curve_view(plot).canvas
    drag(canvas, QPointF(300, 150), QPointF(240, 170))
    panned = canvas.shown_range()
    plot.show_frame(curve(0.3))
    assert canvas.shown_range() == panned
    canvas.reset_view()
    assert canvas.shown_range() == canvas.home_range()


@pytest.mark.parametrize(("value", "words"), [(np.nan, "not finite"), (np.inf, "not finite"), (1e300, "1e300")])
def test_a_curve_that_cannot_be_seen_is_said_in_words(plot: FitPlot, value: float, words: str) -> None:
    plot.show_dataset(dataset())
    plot.show_frame(curve(value))
    view = curve_view(plot)
    assert words in view.canvas.note()
    assert not view.canvas.grab().isNull()
    plot.show_frame(curve(0.0))
    assert view.canvas.note() == ""


def test_neurons_are_wished_for_only_while_they_are_shown(plot: FitPlot, qtbot: QtBot) -> None:
    plot.show_dataset(dataset())
    plot.select_layer(1)
    assert plot.wish().units_layer is None
    with qtbot.waitSignal(plot.wish_changed):
        plot.neurons.setChecked(True)
    assert plot.wish().units_layer == 1
    with qtbot.waitSignal(plot.wish_changed):
        plot.select_layer(0)
    assert plot.wish().units_layer == 0
    assert plot.neurons.accessibleName() == "units of layer 1"
    plot.neurons.setChecked(False)
    assert plot.wish().units_layer is None


def test_neurons_follow_the_layers_there_are(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    plot.select_layer(5)
    assert plot.neurons.accessibleName() == "units of layer 2"
    plot.show_experiment(replace(Experiment(), network=Network(layers=(Layer(3),))))
    assert plot.neurons.accessibleName() == "units of layer 1"
    plot.show_experiment(replace(Experiment(), network=Network(layers=())))
    assert plot.neurons.isHidden()
    assert plot.wish().units_layer is None


def test_the_units_of_a_layer_are_drawn_in_the_view_by_one_scale(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    plot.neurons.setChecked(True)
    values = np.linspace(0.0, 50.0, 101)[:, None] * np.array([1.0, 0.5])
    plot.show_frame(curve(0.0, values))
    units, (bottom, top) = curve_view(plot).units, curve_view(plot).canvas.home_range()[1]
    assert [len(units.ys), units.ys[0].size] == [101, 2]
    assert (units.ys >= bottom).all()
    assert (units.ys <= top).all()
    assert np.ptp(units.ys[:, 0]) == pytest.approx(2 * np.ptp(units.ys[:, 1]))
    plot.neurons.setChecked(False)
    assert not len(units.xs)


def test_the_curves_of_units_leave_the_names_of_the_axes_alone(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    plot.neurons.setChecked(True)
    canvas = curve_view(plot).canvas
    plot.show_frame(curve(0.0, np.zeros((101, 0))))
    without = canvas.grab().toImage()
    x = np.linspace(-1.0, 1.0, 101)[:, None]
    plot.show_frame(curve(0.0, np.hstack([x, -x, 0.95 * x, -0.95 * x, 0.9 * x, -0.9 * x])))
    curve_view(plot)._draw_units.flush()
    through = canvas.grab().toImage()
    assert through != without
    places = [place.translated(canvas.area.topLeft()).toRect() for place in canvas.name_places()]
    assert len(places) == 2
    for place in places:
        assert through.copy(place) == without.copy(place)


def test_two_inputs_show_the_image_with_levels_of_the_targets(plot: FitPlot) -> None:
    data = dataset(2)
    plot.show_dataset(data)
    shown = surface(data)
    plot.show_frame(shown)
    view = plane_view(plot)
    assert shown.fit is not None
    assert view.image.values is shown.fit.image
    assert view.image.levels == view.bar.levels == (data.y.min(), data.y.max())
    np.testing.assert_allclose(view.image.extent, (-1.05, 1.05, -1.05, 1.05))
    picture = view.canvas.grab().toImage()
    low, high = (picture.pixelColor(at(view.canvas, place, place).toPoint()) for place in (-0.97, 0.97))
    assert low.lightness() < high.lightness()
    np.testing.assert_array_equal(view.points["train"].ys, data.x[data.subsets[0], 1])


def test_residuals_point_up_where_the_target_is_above_and_grow_with_the_distance(
    plot: FitPlot, qtbot: QtBot
) -> None:
    data = dataset(2)
    plot.show_dataset(data)
    assert plot.wish().wishes == Wish.FIT
    with qtbot.waitSignal(plot.wish_changed):
        plot.residuals.setChecked(True)
    assert plot.wish().wishes == Wish.FIT | Wish.PREDICTIONS
    view, layer = plane_view(plot), plane_view(plot).residuals["train"]
    plot.show_frame(surface(data, -0.5))
    qtbot.waitUntil(lambda: len(layer.stamps) > 0)
    above = layer.look_of(0)
    plot.show_frame(surface(data, 0.01))
    qtbot.waitUntil(lambda: layer.look_of(0).shape == "v")
    assert above.shape == "^"
    assert layer.look_of(0).size < above.size
    plot.show_frame(surface(data, np.nan))
    qtbot.waitUntil(lambda: bool(np.isnan(layer.ys).all()))
    assert not view.image.isVisible()
    plot.residuals.setChecked(False)
    assert view.points["train"].isVisible()


def test_the_readout_of_two_inputs_interpolates_the_image(plot: FitPlot, qtbot: QtBot) -> None:
    data = dataset(2, rows=4)
    plot.show_dataset(data)
    plot.show_frame(surface(data, 0.5))
    canvas = plane_view(plot).canvas
    x1, x2 = data.x[0]
    hover(canvas, x1, x2)
    qtbot.waitUntil(lambda: "residual −0.5" in canvas.readout())
    value = f"{x1 + x2 + 0.5:.3g}".replace("-", "−")
    assert f"network {value}" in canvas.readout()


def test_ten_inputs_show_predicted_against_actual_and_a_chosen_effect(plot: FitPlot, qtbot: QtBot) -> None:
    data = dataset(10)
    plot.show_dataset(data)
    assert plot.wish().wishes == Wish.FIT | Wish.PREDICTIONS
    view = effect_view(plot)
    plot.show_frame(effect(data, 0, wrong=0.25))
    np.testing.assert_array_equal(view.points["train"].xs, data.y[data.subsets[0]])
    np.testing.assert_allclose(view.points["train"].ys - view.points["train"].xs, 0.25)
    np.testing.assert_array_equal(view.curve.ys, 0.5 * GRID)
    with qtbot.waitSignal(plot.wish_changed):
        plot.feature.setCurrentIndex(3)
    assert plot.wish().effect_feature == 3
    np.testing.assert_array_equal(view.samples["train"].xs, data.x[data.subsets[0], 3])
    plot.show_frame(effect(data, 0))
    assert not len(view.curve.xs)
    plot.show_frame(effect(data, 3))
    assert len(view.curve.xs) == len(GRID)
    hover(view.effect, 0.5, 0.0)
    qtbot.waitUntil(lambda: view.effect.readout().startswith("x4 = 0.5"))
    assert "mean prediction 0.25" in view.effect.readout()


def test_a_hundred_thousand_rows_are_drawn_thinned(plot: FitPlot) -> None:
    plot.show_dataset(dataset(rows=100_000))
    assert max(len(points.xs) for points in curve_view(plot).points.values()) == SHOWN_POINTS


def test_clear_forgets_the_network_and_keeps_the_points(plot: FitPlot) -> None:
    for features in (1, 2, 10):
        data = dataset(features)
        plot.show_dataset(data)
        plot.show_frame(curve(0.1) if features == 1 else surface(data) if features == 2 else effect(data, 0))
        assert any(words in plot.describe() for words in ("is flat", "runs", "run from"))
        plot.clear()
        assert "not been drawn" in plot.describe()
    plot.show_dataset(dataset())
    assert not len(curve_view(plot).network.xs)
    assert len(curve_view(plot).points["train"].xs)


def test_a_frame_without_a_fit_or_of_other_data_leaves_the_picture(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    plot.show_frame(curve(0.5))
    plot.show_frame(frame())
    plot.show_frame(surface(dataset(2)))
    assert curve_view(plot).network.ys[0] == 0.5


def test_the_legend_keeps_its_marks_where_there_is_no_room_for_words(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    assert plot.legend.button("train").text() == "train"
    plot.header.resize(300, 30)
    assert plot.legend.button("train").text() == ""
    assert plot.legend.button("truth").geometry().right() <= plot.legend.width()
    plot.header.resize(600, 30)
    assert plot.legend.button("train").text() == "train"


def test_the_dark_theme_reaches_every_view(plot: FitPlot) -> None:
    plot.show_dataset(dataset(2))
    plot.show_dataset(dataset(3))
    plot.show_theme(DARK)
    plot.show_dataset(dataset())
    place = at(curve_view(plot).canvas, -0.99, 0.9).toPoint()
    assert curve_view(plot).canvas.grab().toImage().pixelColor(place).name() == DARK.plot
