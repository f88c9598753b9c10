"""The gradient flow: one scale for all layers, words with this network's numbers, a way to the past and back."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment, Layer, Network
from playground.flow import Flow, FlowHistory
from playground.frames import Frame, Wish, WishList
from tests.widgets.plotting import placed
from widgets.plots.flow_fading import fraction_text
from widgets.plots.flow_histograms import outline, shared_range
from widgets.plots.flow_history import decades_of, edges_between
from widgets.plots.flow_reading import Column, Finding, bound, findings, kept, left
from widgets.plots.flow_view import FADING, HISTOGRAMS, HISTORY, LAYERS, FlowView
from widgets.theme import DARK, LIGHT, THEMES, Theme

BINS = 8
UPDATES = np.array([0.0, 100.0, 200.0, 400.0, 1200.0])


def flow(names: tuple[str, ...] = ("sigmoid",) * 4, factor: float = 0.1, update: int = 1200, **changed: object) -> Flow:
    """Every layer keeps ``factor`` of the gradient; the weights' norm ‖W‖₂ is 2 everywhere."""
    hidden, layers = len(names), len(names) + 1
    signal = 0.5 * factor ** np.arange(hidden, -1, -1.0)
    relu = np.array([name == "relu" for name in names], dtype=bool)
    parts: dict[str, object] = {
        "update": update,
        "loss": 0.25,
        "weight_norm": 0.2 * signal,
        "bias_norm": 0.1 * signal,
        "signal_norm": signal,
        "update_ratio": np.full(layers, 2e-3),
        "slope": np.full(hidden, 0.2),
        "saturated": np.full(hidden, 0.0),
        "dead": np.where(relu, 0.25, np.nan),
        "spread": np.full(layers, 0.5),
        "twins": np.zeros(hidden),
        "growth": np.full(hidden, factor),
        "weight_bound": np.full(hidden, 2.0),
        "slope_bound": np.array([ACTIVATIONS[name].max_slope for name in names]),
        "activation_edges": np.tile(np.linspace(0.0, 1.0, BINS + 1), (hidden, 1)),
        "activation_counts": np.tile(np.arange(1.0, BINS + 1.0), (hidden, 1)),
        "gradient_edges": np.tile(np.linspace(-6.0, -2.0, BINS + 1), (layers, 1)),
        "gradient_counts": np.ones((layers, BINS)),
        "gradient_zeros": np.full(layers, 0.125),
    }
    return Flow(**(parts | changed))  # type: ignore[arg-type]


def history(layers: int = 5) -> FlowHistory:
    """Ten times smaller from layer to layer towards the input, ‖∂L/∂z‖ a hundred times ‖∂L/∂W‖."""
    norms = np.outer(10.0 ** np.arange(-layers, 0.0), np.ones(len(UPDATES)))
    return FlowHistory(UPDATES, norms, 100.0 * norms)


def frame(of: Flow | None, history: FlowHistory | None = None, past: bool = False) -> Frame:
    now = 0 if of is None else of.update
    return Frame(
        run=1, update=now, epoch=1, updates_per_second=0.0, learning_rate=0.01, flow=of, flow_history=history, past=past
    )


def experiment(names: tuple[str, ...] = ("sigmoid",) * 4) -> Experiment:
    return Experiment(network=Network(layers=tuple(Layer(8, name) for name in names)))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[FlowView]:
    card = FlowView()
    host = placed(qtbot, card, 740, 290)
    card.show_experiment(experiment())
    yield card
    host.close()


def choose(qtbot: QtBot, view: FlowView, mode: int) -> None:
    QTest.mouseClick(view.modes.button(mode), Qt.MouseButton.LeftButton)
    assert view.mode == mode


def move(widget: QWidget, at: QPointF) -> None:
    nothing = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, at, at, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    )


def cell(view: FlowView, row: int, column: Column) -> QPointF:
    rect = view.layers.columns[column]
    return QPointF(rect.center().x(), view.layers.row_rect(row).center().y())


def test_it_wants_the_flow_of_now(view: FlowView) -> None:
    assert view.wish() == WishList(Wish.FLOW)
    assert view.describe() == "How the gradient flows through the layers appears here when training starts."
    view.grab()


def test_rows_are_the_layers_from_the_first_to_the_output(view: FlowView) -> None:
    view.show_frame(frame(flow()))
    assert view.layers.labels == ("1 Sigmoid", "2 Sigmoid", "3 Sigmoid", "4 Sigmoid", "output")
    tops = [view.layers.row_rect(row).top() for row in range(5)]
    assert tops == sorted(tops)


def test_a_bars_length_is_the_logarithm_on_one_scale_for_all_layers_and_gradients(view: FlowView) -> None:
    view.show_frame(frame(flow()))
    widths = [view.layers.bar_rect(row, Column.WEIGHTS).width() for row in range(5)]
    np.testing.assert_allclose(np.diff(widths), np.diff(widths)[0])
    decade = np.diff(widths)[0]
    apart = view.layers.bar_rect(4, Column.WEIGHTS).width() - view.layers.bar_rect(4, Column.BIASES).width()
    assert apart == pytest.approx(decade * math.log10(2.0))


def test_vanishing_exploding_dead_and_saturated_layers_are_named_and_not_only_coloured() -> None:
    names = ("relu", "relu", "sigmoid", "relu")
    norms = np.array([1e-6, 1.0, 1.0, 2000.0, 1.0])
    of = flow(names, weight_norm=norms, dead=np.array([0.9, 0.5, np.nan, 0.1]), saturated=np.array([0, 0, 0.6, 0]))
    assert findings(of, 0) == (Finding.VANISHING, Finding.DEAD)
    assert findings(of, 1) == (Finding.DEAD,)
    assert findings(of, 2) == (Finding.SATURATED,)
    assert findings(of, 3) == (Finding.EXPLODING,)
    assert findings(of, 4) == ()


def test_a_vanishing_bar_is_striped(view: FlowView) -> None:
    # the pattern's own colour between the stripes: more than one colour within the bar
    view.show_frame(frame(flow(weight_norm=np.array([1e-5, 1e-1, 1e-1, 1e-1, 1e-1]))))
    image = view.layers.grab().toImage()
    striped, plain = (view.layers.bar_rect(row, Column.WEIGHTS).toRect() for row in (0, 1))

    def colours(rect: object) -> set[str]:
        inner = rect.adjusted(2, 2, -2, -2)  # type: ignore[attr-defined]
        return {
            image.pixelColor(x, y).name()
            for x in range(inner.left(), inner.right())
            for y in range(inner.top(), inner.bottom())
        }

    assert len(colours(plain)) == 1
    assert len(colours(striped)) > 1


def test_the_update_stands_left_or_right_of_its_target(view: FlowView) -> None:
    view.show_frame(frame(flow(update_ratio=np.array([1e-5, 1e-3, 1e-1, np.nan, 0.0]))))
    target = view.layers.update_x(1e-3)
    track = view.layers.track(Column.UPDATE)
    assert target == pytest.approx(track.center().x())
    assert view.layers.update_x(1e-5) < target < view.layers.update_x(1e-1)
    assert view.layers.update_x(0.0) == track.left()
    assert view.layers.update_x(50.0) == track.right()
    view.grab()


def test_the_mouse_over_a_number_explains_it_with_this_networks_values(view: FlowView) -> None:
    view.show_frame(frame(flow()))
    move(view.layers, cell(view, 0, Column.WEIGHTS))
    assert view.readout.text() == (
        "Layer 1 (Sigmoid): ‖∂L/∂W‖ = 1.0e-5\n1/10,000 of the output layer's.\n"
        "Vanishing: below 1/1,000 of the output layer's; this layer hardly learns."
    )
    move(view.layers, cell(view, 4, Column.WEIGHTS))
    assert view.readout.text() == "Output layer: ‖∂L/∂W‖ = 0.1"
    move(view.layers, cell(view, 1, Column.UPDATE))
    assert view.readout.text().endswith("0.002 of their size\nNear the usual 1e-3: a sensible pace.")
    move(view.layers, cell(view, 1, Column.SLOPE))
    assert "passes 0.2 of the gradient on; at most ¼ is possible" in view.readout.text()
    QApplication.sendEvent(view.layers, QEvent(QEvent.Type.Leave))
    assert view.readout.isHidden()


def test_the_mouse_over_a_head_says_what_the_column_measures(view: FlowView) -> None:
    view.show_frame(frame(flow()))
    for column, rect in view.layers.columns.items():
        move(view.layers, QPointF(rect.left() + 2.0, 4.0))
        assert view.readout.text() == view._words.about(column)
        assert not view.readout.isHidden()


@pytest.mark.parametrize("value", [0.0, 1e-6, 1e-3, 0.5, math.nan])
def test_the_words_about_an_update_fit_its_size(view: FlowView, value: float) -> None:
    of = flow(update_ratio=np.full(5, value))
    words = view._words.cell(of, 0, Column.UPDATE)
    expected = {0.0: "did not move", 1e-6: "1/1,000 of the usual", 1e-3: "sensible pace", 0.5: "500 times the usual"}
    assert expected.get(value, "no update yet") in words


def test_dead_units_are_counted_where_there_are_relus_and_have_no_column_elsewhere(view: FlowView) -> None:
    view.show_frame(frame(flow()))
    assert Column.DEAD not in view.layers.columns
    names = ("relu", "tanh")
    view.clear()
    view.show_experiment(experiment(names))
    view.show_frame(frame(flow(names)))
    assert Column.DEAD in view.layers.columns
    move(view.layers, cell(view, 0, Column.DEAD))
    assert "25 % dead: 2 of 8 units are 0 on every training row" in view.readout.text()
    move(view.layers, cell(view, 1, Column.DEAD))
    assert "only ReLU units can die" in view.readout.text()


@pytest.mark.parametrize("width", [330, 365, 400, 740])
@pytest.mark.parametrize("name", ["relu", "leaky_relu", "sigmoid"])
def test_where_there_is_little_room_the_table_drops_what_it_cannot_show_whole(
    view: FlowView, width: int, name: str
) -> None:
    names = (name,) * 4
    view.show_experiment(experiment(names))
    view.show_frame(frame(flow(names)))
    view.layers.resize(width, 250)
    view.layers.lay_out()
    table = view.layers
    rects = list(table.columns.values())
    assert all(left.right() < right.left() for left, right in itertools.pairwise(rects))
    assert max(rects[-1].right(), table._finding.right()) <= table.body.right()
    for column in (Column.WEIGHTS, Column.SIGNAL, Column.UPDATE):
        assert table.columns[column].width() + table._fill.gap >= table.metrics.horizontalAdvance("ΔW/W")
    assert (Column.DEAD in table.columns) == (name == "relu")


def test_heads_stand_over_their_numbers_though_only_the_frame_tells_that_units_can_die(view: FlowView) -> None:
    names = ("relu",) * 4
    view.show_experiment(experiment(names))  # an edit: its rows have their names before its run is there
    view.show_frame(frame(flow()))
    view.layers.grab()
    view.show_frame(frame(flow(names)))
    seen = view.layers.grab().toImage()
    view.layers.lay_out()
    assert seen == view.layers.grab().toImage()


@pytest.mark.parametrize("size", [(740, 290), (480, 240), (1200, 600)])
@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
def test_sixty_five_layers_scroll_and_are_found_by_the_mouse(qtbot: QtBot, size: tuple[int, int], theme: Theme) -> None:
    names = ("tanh",) * 64
    view = FlowView()
    host = placed(qtbot, view, *size)
    view.show_theme(theme)
    view.show_experiment(experiment(names))
    view.show_frame(frame(flow(names, factor=0.8), history(65)))
    for mode in (LAYERS, FADING, HISTOGRAMS):
        choose(qtbot, view, mode)
        canvas = view._canvases[mode]
        view.grab()
        canvas.bar.setValue(canvas.bar.maximum())  # type: ignore[union-attr]
        last = canvas.row_rect(64)  # type: ignore[union-attr]
        assert canvas.row_at(last.center().y()) == 64  # type: ignore[union-attr]
        assert last.bottom() <= canvas.height()
        view.grab()
    choose(qtbot, view, HISTORY)
    host.grab()


def test_the_wheel_scrolls_rows(view: FlowView, qtbot: QtBot) -> None:
    names = ("tanh",) * 30
    view.show_frame(frame(flow(names, factor=0.9)))
    place = QPointF(view.layers.rect().center())
    assert view.layers.row_at(view.layers.body.top() + 1.0) == 0
    event = QWheelEvent(
        place, view.layers.mapToGlobal(place), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )
    QApplication.sendEvent(view.layers, event)
    assert view.layers.row_at(view.layers.body.top() + 1.0) > 0


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


# all of it


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_network_that_diverged_is_words_and_no_picture_fails(view: FlowView, qtbot: QtBot, theme: Theme) -> None:
    bad = flow(
        weight_norm=np.full(5, np.nan),
        bias_norm=np.full(5, np.inf),
        signal_norm=np.array([0.0, np.nan, 1e30, 1.0, 1.0]),
        update_ratio=np.full(5, np.nan),
        slope=np.full(4, np.nan),
        growth=np.array([np.nan, np.nan, 1e30, 1.0]),
        weight_bound=np.array([np.nan, 1e35, 1.0, 1.0]),
        gradient_counts=np.zeros((5, BINS)),
        activation_counts=np.zeros((4, BINS)),
    )
    view.show_theme(theme)
    view.show_frame(frame(bad, FlowHistory(UPDATES, np.full((5, 5), np.nan), np.full((5, 5), np.nan))))
    for mode in (LAYERS, HISTORY, FADING, HISTOGRAMS):
        choose(qtbot, view, mode)
        view.grab()
    assert "not finite" in view._words.cell(bad, 0, Column.WEIGHTS)
    assert "no growth can be measured" in view._words.fading(bad, 0)
    assert "every entry is exactly 0" in view._words.histogram(bad, 0, (True, 0.5))


def test_an_edit_that_changes_the_layers_before_its_run_starts_keeps_the_old_rows(view: FlowView) -> None:
    view.show_frame(frame(flow(), history()))
    view.show_experiment(experiment(("relu", "relu")))
    assert view.layers.labels == ("1 ReLU", "2 ReLU", "3", "4", "output")
    assert view._words.cell(flow(), 3, Column.SATURATED).startswith("Layer 4: ")
    view.grab()


def test_only_the_picture_that_is_seen_is_fed(view: FlowView, qtbot: QtBot) -> None:
    view.show_frame(frame(flow(), history()))
    assert view.fading.labels == view.histograms.labels == view.history.labels == ()
    choose(qtbot, view, HISTOGRAMS)
    assert len(view.histograms.labels) == 5
    assert view.fading.labels == ()


def test_numbers_change_at_most_eight_times_a_second(view: FlowView, qtbot: QtBot) -> None:
    view.show_frame(frame(flow(factor=0.1)))
    before = view.layers.bar_rect(0, Column.SIGNAL).width()
    view.show_frame(frame(flow(factor=0.5, update=1201)))
    assert view.layers.bar_rect(0, Column.SIGNAL).width() == before
    qtbot.waitUntil(lambda: view.layers.bar_rect(0, Column.SIGNAL).width() > before, timeout=2000)


def test_the_description_says_what_the_picture_shows(view: FlowView) -> None:
    view.show_frame(frame(flow()))
    assert view.describe() == (
        "Gradient flow at update 1,200: ‖∂L/∂W‖ is 1.0e-5 in the first layer and 0.1 in the output layer; of 5 layers "
        "1 vanishing and 0 exploding. Per layer the gradient keeps 0.1 on average: through 4 layers 1.0e-4; the bounds "
        "allow 0.062. The slopes alone, at most ¼ each, leave 0.0039."
    )
