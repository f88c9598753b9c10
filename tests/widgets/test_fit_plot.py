from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.affine import Collapse, Line, Measured
from playground.baselines import baselines, finished
from playground.data.build import build
from playground.data.dataset import SHOWN_POINTS, Dataset
from playground.experiment import Data, Experiment, Layer, Network, TableSource
from playground.frames import SUBSETS, Fit, Frame, Wish
from playground.looks import Look
from tests.widgets.plotting import at, curve, dataset, drag, frame, hover, placed
from widgets.plots.fit_curve import CurveView
from widgets.plots.fit_effect import EffectView
from widgets.plots.fit_plane import PlaneView
from widgets.plots.fit_plot import FitPlot
from widgets.plots.legend import ICON, mark_icon
from widgets.plots.ticks import number
from widgets.theme import DARK, LIGHT

GRID = np.linspace(-1.0, 1.0, 21)


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[FitPlot]:
    plot = FitPlot()
    host = placed(qtbot, plot)
    yield plot
    host.close()


def curve_view(plot: FitPlot) -> CurveView:
    assert isinstance(plot.view, CurveView)
    return plot.view


def plane_view(plot: FitPlot) -> PlaneView:
    assert isinstance(plot.view, PlaneView)
    return plot.view


def effect_view(plot: FitPlot) -> EffectView:
    assert isinstance(plot.view, EffectView)
    return plot.view


def predictions(data: Dataset, wrong: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    train, valid, test = (data.y[data.shown(index)] + wrong for index in range(3))
    return train, valid, test


def surface(data: Dataset, wrong: float = 0.0) -> Frame:
    first, second = np.meshgrid(GRID, GRID)
    return frame(Fit(inputs=2, image=first + second + wrong, extent=(-1, 1, -1, 1)), None, predictions(data, wrong))


def effect(data: Dataset, feature: int, wrong: float = 0.0) -> Frame:
    fit = Fit(inputs=data.features, curve_x=GRID, curve=0.5 * GRID, feature=feature)
    return frame(fit, None, predictions(data, wrong))


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
    assert plot.neurons.accessibleName() == "neurons of layer 1"
    plot.neurons.setChecked(False)
    assert plot.wish().units_layer is None


def test_neurons_follow_the_layers_there_are(plot: FitPlot) -> None:
    plot.show_dataset(dataset())
    plot.select_layer(5)
    assert plot.neurons.accessibleName() == "neurons of layer 2"
    plot.show_experiment(replace(Experiment(), network=Network(layers=(Layer(3),))))
    assert plot.neurons.accessibleName() == "neurons of layer 1"
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
    return dataclasses.replace(shown, collapse=collapse)


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
    plot.show_frame(dataclasses.replace(curve(0.3), update=2))
    assert not len(overlay.collapsed.xs)
    assert len(overlay.best.xs)
    plot.show_frame(with_collapse(dataclasses.replace(curve(0.3), update=2), found(data, update=2)))
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
    assert plot.neurons.text() == "neurons of layer 1"
    plot.header.resize(plot.header.sizeHint().width() - 20, 30)
    assert plot.neurons.text() == "neurons"
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
    plot.show_frame(dataclasses.replace(frame(), baselines=None))
    assert not len(view.baselines.lines["mean"].xs)
    low, high = data.domain[0].tolist()
    x = np.linspace(low, high, 101)
    plot.show_frame(dataclasses.replace(frame(Fit(inputs=1, curve_x=x, curve=np.zeros(101))), baselines=found))
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
