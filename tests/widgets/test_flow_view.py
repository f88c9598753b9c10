"""The gradient flow: one scale for all layers, words with this network's numbers, a way to the past and back."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.flow import FlowHistory
from playground.frames import Wish, WishList
from tests.widgets.flowing import BINS, UPDATES, cell, choose, experiment, flow, frame, history, move, shown_view
from tests.widgets.plotting import placed
from widgets.plots.flow_reading import Column, Finding, findings
from widgets.plots.flow_view import FADING, HISTOGRAMS, HISTORY, LAYERS, FlowView
from widgets.theme import DARK, LIGHT, THEMES, Theme


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[FlowView]:
    yield from shown_view(qtbot)


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
