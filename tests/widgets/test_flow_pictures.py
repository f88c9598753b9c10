"""The other pictures of the gradient flow: how it fades, its history, and the histograms."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.flow import FlowHistory
from tests.widgets.flowing import BINS, UPDATES, cell, choose, experiment, flow, frame, history, move, shown_view
from tests.widgets.painted_text import texts_of
from widgets.plots.flow_fading import fraction_text
from widgets.plots.flow_histograms import outline, shared_range
from widgets.plots.flow_history import decades_of, edges_between
from widgets.plots.flow_reading import Column, bound, kept, left
from widgets.plots.flow_view import FADING, HISTOGRAMS, HISTORY, LAYERS, FlowView


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[FlowView]:
    yield from shown_view(qtbot)


# fading


def test_the_bound_is_written_out_beside_what_was_measured(view: FlowView, qtbot: QtBot) -> None:
    view.show_frame(frame(flow()))
    choose(qtbot, view, FADING)
    assert view.fading.equation(0) == "‖W‖₂ 2 × ¼ = 0.5 ≥ 0.1"
    move(view.fading, view.fading.row_rect(1).center())
    assert "of the ‖∂L/∂z‖ of the layer above it keeps 0.1" in view.readout.text()
    assert "What arrives here is 0.001 of the output layer's" in view.readout.text()


def test_the_account_of_fading_sums_up_what_is_left_in_one_sentence(view: FlowView) -> None:
    words = view._words.summary(flow())
    assert words == (
        "Per layer the gradient keeps 0.1 on average: through 4 layers 1.0e-4; the bounds allow 0.062. "
        "The slopes alone, at most ¼ each, leave 0.0039."
    )
    assert "slopes" not in view._words.summary(flow(("relu",) * 4))
    dark = flow(growth=np.array([np.nan, 0.0, 0.5, 0.5]), signal_norm=np.array([0.0, 0.0, 0.1, 0.2, 0.4]))
    assert view._words.summary(dark) == "No gradient reaches layer 2: ‖∂L/∂z‖ is exactly 0 there."


def test_in_a_narrow_card_the_rows_end_above_all_lines_of_the_summary(view: FlowView, qtbot: QtBot) -> None:
    view.resize(370, 200)
    choose(qtbot, view, FADING)
    view.show_frame(frame(flow()))
    canvas = view.fading
    qtbot.waitUntil(lambda: bool(canvas.labels))
    words = view._words.summary(flow())
    lines = next(text.box for text in texts_of(canvas) if text.text.startswith(words[:20]))
    assert canvas.metrics.horizontalAdvance(words) > 2 * canvas.width()
    assert canvas.body.bottom() <= lines.top()
    bottom = max(text.box.bottom() for text in texts_of(canvas))
    assert bottom <= canvas.height()


def test_a_factor_below_one_points_left_of_one_and_above_it_right(view: FlowView, qtbot: QtBot) -> None:
    view.show_frame(frame(flow(growth=np.array([0.1, 10.0, 1.0, 0.5]))))
    choose(qtbot, view, FADING)
    one = view.fading.factor_x(1.0)
    assert view.fading.factor_rect(0).right() == pytest.approx(one)
    assert view.fading.factor_rect(1).left() == pytest.approx(one)
    assert view.fading.factor_rect(0).width() == pytest.approx(view.fading.factor_rect(1).width())


def test_products_run_from_the_output_to_the_first_layer() -> None:
    of = flow(growth=np.array([0.5, 0.1, 2.0, 4.0]))
    np.testing.assert_allclose(left(of.growth), [0.4, 0.8, 8.0, 4.0])
    assert kept(of.growth) ** 4 == pytest.approx(0.4)
    np.testing.assert_allclose(bound(of), 0.5)
    assert math.isnan(kept(np.array([0.5, np.nan])))
    assert math.isnan(kept(np.empty(0)))
    assert kept(np.array([0.5, 0.0])) == 0.0


@pytest.mark.parametrize(("slope", "text"), [(0.25, "¼"), (1.0, "1"), (1.1289042, "1.13"), (0.5, "½")])
def test_slopes_are_written_as_they_are_known(slope: float, text: str) -> None:
    assert fraction_text(slope) == text


def test_without_a_hidden_layer_nothing_fades(view: FlowView, qtbot: QtBot) -> None:
    none = flow((), activation_edges=np.empty((0, BINS + 1)), activation_counts=np.empty((0, BINS)))
    view.show_experiment(experiment(()))
    view.show_frame(frame(none, history(1)))
    for mode in (LAYERS, HISTORY, FADING, HISTOGRAMS):
        choose(qtbot, view, mode)
        view.grab()
    assert view.fading.labels == ()
    assert "cannot fade" in view.describe()


# history and the way to the past


def pick(qtbot: QtBot, view: FlowView, index: int) -> None:
    at = QPoint(round(view.history.x_of(index)), round(view.history.area.center().y()))
    QTest.mouseClick(view.history, Qt.MouseButton.LeftButton, pos=at)


def test_a_click_into_the_history_asks_for_the_moment_of_that_update(view: FlowView, qtbot: QtBot) -> None:
    view.show_frame(frame(flow(update=5000), history()))
    choose(qtbot, view, HISTORY)
    with qtbot.waitSignal(view.moment_picked) as picked:
        pick(qtbot, view, 2)
    assert picked.args == [200]
    with qtbot.assertNotEmitted(view.moment_picked):
        pick(qtbot, view, 2)


def test_the_flow_of_a_past_moment_is_shown_and_marked_in_the_history(view: FlowView, qtbot: QtBot) -> None:
    view.show_frame(frame(flow(update=5000), history()))
    view.show_frame(frame(flow(update=100, factor=0.5), history(), past=True))
    view.hurry()
    assert "at update 100:" in view.describe()
    move(view.layers, cell(view, 0, Column.SIGNAL))
    assert "‖∂L/∂z‖ = 0.031" in view.readout.text()  # 0.5 · 0.5⁴
    choose(qtbot, view, HISTORY)
    with qtbot.waitSignal(view.moment_picked) as picked:
        QTest.keyClick(view.history, Qt.Key.Key_Left)
    assert picked.args == [0]
    with qtbot.waitSignal(view.moment_picked) as picked:
        QTest.keyClick(view.history, Qt.Key.Key_Escape)
    assert picked.args == [None]


def test_the_arrow_keys_step_through_the_snapshots_and_escape_goes_back(view: FlowView, qtbot: QtBot) -> None:
    view.show_frame(frame(flow(update=5000), history()))
    choose(qtbot, view, HISTORY)
    wished: list[int | None] = []
    view.moment_picked.connect(wished.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Escape):
        QTest.keyClick(view.history, key)
    assert wished == [1200, 400, 0, 100, None]


def test_a_new_run_is_followed_live(view: FlowView, qtbot: QtBot) -> None:
    view.show_frame(frame(flow(update=5000), history()))
    choose(qtbot, view, HISTORY)
    pick(qtbot, view, 0)
    view.clear()
    with qtbot.assertNotEmitted(view.moment_picked):
        QTest.keyClick(view.history, Qt.Key.Key_Escape)
    assert view.describe().startswith("How the gradient flows")


def test_the_mouse_over_the_history_reads_layer_update_and_value(view: FlowView, qtbot: QtBot) -> None:
    view.show_frame(frame(flow(), history()))
    choose(qtbot, view, HISTORY)
    canvas = view.history
    at = QPointF(canvas.x_of(3), canvas.area.top() + 0.3 * canvas.area.height())
    move(canvas, at)
    assert view.readout.text() == "Layer 2 (Sigmoid), update 400\n‖∂L/∂W‖ = 1.0e-4\nClick to see this update"
    on_top = view._stack.children()
    assert on_top.index(view.readout) > on_top.index(canvas)
    view.measure.setCurrentIndex(1)
    assert "‖∂L/∂z‖ = 0.01" in view.readout.text()
    assert canvas.cell_at(QPointF(0.0, 0.0)) == (-1, -1)


def test_colours_are_decades_and_values_without_a_logarithm_are_hatched(view: FlowView, qtbot: QtBot) -> None:
    norms = np.array([[1e-6] * 5, [1e-3] * 5, [0.0] * 5, [np.nan] * 5, [1.0] * 5])
    view.show_frame(frame(flow(), FlowHistory(UPDATES, norms, norms)))
    choose(qtbot, view, HISTORY)
    canvas = view.history
    image = canvas.grab().toImage()
    x = round(canvas.x_of(2))
    colours = [
        image.pixelColor(x, round(canvas.area.top() + (row + 0.5) / 5 * canvas.area.height())) for row in range(5)
    ]
    assert canvas.decades == (-6, 0)
    assert colours[0] == QColor("#440154")
    assert colours[4].red() > 240  # viridis ends in yellow
    assert all(abs(colour.red() - colour.blue()) < 30 for colour in colours[2:4])  # grey


def test_columns_reach_halfway_to_their_neighbours() -> None:
    np.testing.assert_allclose(edges_between(UPDATES), [-50.0, 50.0, 150.0, 300.0, 800.0, 1600.0])
    np.testing.assert_allclose(edges_between(np.array([7.0])), [6.5, 7.5])


def test_the_colour_scale_spans_whole_decades_and_not_too_few() -> None:
    assert decades_of(np.array([2e-7, 0.5, 0.0, np.nan])) == (-7, 0)
    assert decades_of(np.array([0.02, 0.05])) == (-4, -1)
    assert decades_of(np.array([0.0])) == (-3, 0)
    assert decades_of(np.array([1e-60, 1.0])) == (-38, 0)


# histograms


def test_the_mouse_over_a_histogram_reads_its_bin(view: FlowView, qtbot: QtBot) -> None:
    view.show_frame(frame(flow()))
    choose(qtbot, view, HISTOGRAMS)
    canvas = view.histograms
    y = canvas.row_rect(0).center().y()
    move(canvas, QPointF(canvas.x_of(0.95, canvas.activations), y))
    assert "22 % of the activations lie between 0.88 and 1" in view.readout.text()
    move(canvas, QPointF(canvas.x_of(-3.9, canvas.gradients), y))
    assert "lie between 1.0e-4 and 3.2e-4; 12 % are exactly 0" in view.readout.text()


@pytest.mark.parametrize(("width", "head"), [(760, "size of ∂L/∂z, log scale"), (340, "|∂L/∂z|, log")])
def test_the_head_of_the_gradients_sizes_is_whole(view: FlowView, qtbot: QtBot, width: int, head: str) -> None:
    view.resize(width, 200)
    choose(qtbot, view, HISTOGRAMS)
    view.show_frame(frame(flow()))
    qtbot.waitUntil(lambda: bool(view.histograms.labels))
    assert head in [text.text for text in texts_of(view.histograms)]


def test_a_spike_is_cut_so_that_the_rest_can_be_seen(view: FlowView, qtbot: QtBot) -> None:
    view.show_frame(frame(flow()))
    choose(qtbot, view, HISTOGRAMS)
    canvas = view.histograms
    row, edges = canvas.row_rect(0), np.linspace(0.0, 1.0, 4)
    _, flat = outline(edges, np.array([5.0, 4.0, 3.0]), (0.0, 1.0), canvas.activations, row)
    polygon, cut = outline(edges, np.array([500.0, 4.0, 3.0]), (0.0, 1.0), canvas.activations, row)
    assert flat is None
    assert polygon is not None
    assert cut == pytest.approx(canvas.activations.left() + canvas.activations.width() / 6.0)
    assert polygon.boundingRect().height() < row.height()
    tailed, _ = outline(edges, np.array([0.0, 4.0, 0.0]), (0.0, 1.0), canvas.activations, row)
    assert tailed is not None
    assert tailed.boundingRect().width() == pytest.approx(canvas.activations.width() / 3.0)
    empty, _ = outline(edges, np.zeros(3), (0.0, 1.0), canvas.activations, row)
    assert empty is None


def test_all_layers_share_the_axis_of_activations() -> None:
    edges = np.array([[0.0, 0.5, 1.0], [-2.0, 0.0, 2.9], [-90.0, 0.0, 90.0]])
    assert shared_range(edges, np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 0.0]])) == (-2.0, 3.0)
    assert shared_range(edges, np.zeros((3, 2))) == (-1.0, 1.0)
