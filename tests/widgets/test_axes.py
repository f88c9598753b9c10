from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.widgets.plotting import at, drag, hover, mouse, placed, wheel
from widgets.plots.canvas import Canvas
from widgets.plots.curves import log10_of, smoothed, thinned
from widgets.plots.layers import Layer, Line, Points, Sheet, mixed, polygons_of
from widgets.plots.ranges import range_of, rounded
from widgets.plots.ticks import linear_ticks, log_ticks, number
from widgets.theme import DARK, LIGHT


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    canvas = Canvas()
    host = placed(qtbot, canvas)
    canvas.show_theme(LIGHT)
    canvas.home((0.0, 10.0), (-1.0, 1.0), now=True)
    yield canvas
    host.close()


def reset_button(canvas: Canvas) -> QToolButton:
    button = canvas.findChild(QToolButton, "reset_view")
    assert isinstance(button, QToolButton)
    return button


def color_at(canvas: Canvas, place: QPoint) -> QColor:
    color: QColor = canvas.grab().toImage().pixelColor(place)
    return color


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (1.0, "1"), (0.01, "0.01"), (1e-6, "1e-6"), (-0.5, "−0.5"), (0.012345, "0.0123"), (34720.0, "34,720"),
     (2.5e7, "2.5e7"), (1e300, "1e300"), (-3e-9, "−3e-9"), (0.001, "0.001"), (999.6, "1,000")],
)  # fmt: skip
def test_a_number_has_three_digits_and_a_real_minus(value: float, text: str) -> None:
    assert number(value) == text


def test_an_error_in_a_drawing_is_told_like_any_other(canvas: Canvas, qtbot: QtBot) -> None:
    """One that C code raised ended the process: Qt paints below a Python method of pyqtgraph."""

    class Broken(Layer):
        places: tuple[float, ...] = ()

        def draw(self, painter: QPainter) -> None:
            _ = self.places[1]

    broken = Broken(canvas, 1.0)
    with qtbot.captureExceptions() as told:
        canvas.viewport().update()
        qtbot.waitUntil(lambda: bool(told))
        broken.hide()
    assert told[0][0] is IndexError
    assert "tuple index out of range" in str(told[0][1])


def test_neighbouring_ticks_have_the_same_decimals() -> None:
    assert [text for _, text in linear_ticks(-1.0, 1.0, 4)] == ["−1.0", "−0.5", "0.0", "0.5", "1.0"]
    assert [text for _, text in linear_ticks(0.0, 1.0, 4)] == ["0.00", "0.25", "0.50", "0.75", "1.00"]
    assert [text for _, text in linear_ticks(0.0, 2000.0, 4)] == ["0", "500", "1,000", "1,500", "2,000"]


def test_a_log_axis_is_labelled_in_values() -> None:
    assert [text for _, text in log_ticks(-2.2, 0.1, 3)] == ["0.01", "0.1", "1"]
    assert [text for _, text in log_ticks(-6.0, -4.0, 3)] == ["1e-6", "1e-5", "1e-4"]
    assert dict(log_ticks(-1.0, 0.0, 6))[-1.0] == "0.1"
    assert {text: at for at, text in log_ticks(-1.0, 0.0, 6)}["0.5"] == pytest.approx(np.log10(0.5))
    assert len(log_ticks(-300.0, 300.0, 6)) <= 7
    assert len(log_ticks(-1.0, 5e4, 6)) <= 7  # losses of 50,000 as long as they are taken for decades
    assert log_ticks(400.0, 400.5, 6) == log_ticks(float("nan"), 1.0, 6) == []


@pytest.mark.parametrize("low", [-1e300, 0.0, 1e15])
def test_no_range_is_too_odd_for_ticks(low: float) -> None:
    for high in (low, low + 1e-3, 1e300):
        assert len(linear_ticks(low, high, 5)) < 20


def test_a_rounded_range_begins_and_ends_at_a_mark() -> None:
    assert rounded((-0.83, 0.94)) == (-1.0, 1.0)


def test_the_range_of_values_leaves_out_what_is_not_finite() -> None:
    assert range_of(np.array([1.0, np.nan, np.inf]), np.array([3.0]), room=0.0) == (1.0, 3.0)
    assert range_of(np.array([np.nan])) is None


def test_the_places_of_the_names_follow_names_size_and_letters(canvas: Canvas) -> None:
    canvas.set_names("epoch", "loss")
    first = canvas.name_places()
    canvas.set_names("a longer name", "loss")
    longer = canvas.name_places()
    assert longer[0].width() > first[0].width()
    assert longer[1] == first[1]
    canvas.resize(canvas.width() + 100, canvas.height())
    wider = canvas.name_places()
    assert wider[0].right() == longer[0].right() + 100
    assert wider[1] == longer[1]
    font = canvas.font()
    font.setPointSizeF(2.0 * font.pointSizeF())
    canvas.setFont(font)
    assert canvas.name_places()[1].height() > 1.5 * wider[1].height()


def test_thinning_keeps_the_spike_and_the_ends() -> None:
    x, y = np.arange(100_000.0), np.zeros(100_000)
    y[54_321], y[12_345] = 7.0, np.nan
    thin_x, thin_y = thinned(x, y, 200)
    assert len(thin_x) <= 402
    assert thin_x[0] == 0.0
    assert thin_x[-1] == 99_999.0
    assert thin_y[thin_x == 54_321.0] == [7.0]


def test_smoothing_is_the_mean_of_the_neighbours_and_leaves_gaps() -> None:
    y = np.array([0.0, 3.0, 6.0, np.nan, 2.0])
    np.testing.assert_allclose(smoothed(y, 3), [1.5, 3.0, 4.5, np.nan, 2.0])


def test_the_logarithm_of_zero_lies_a_decade_below_the_rest() -> None:
    np.testing.assert_allclose(log10_of(np.array([1.0, 0.01, 0.0, np.nan, np.inf])), [0, -2, -3, np.nan, np.nan])
    np.testing.assert_allclose(log10_of(np.zeros(2)), [-1, -1])


def test_positions_and_pixels_belong_together(canvas: Canvas) -> None:
    place = at(canvas, 2.5, 0.5)
    assert canvas.area.contains(place)
    assert (canvas.position(place).x(), canvas.position(place).y()) == pytest.approx((2.5, 0.5))
    assert at(canvas, 0.0, 1.0) == canvas.area.topLeft()


def test_a_gap_splits_a_line_and_an_enormous_value_is_far_but_finite(canvas: Canvas) -> None:
    px, py = canvas.to_pixels(np.arange(5.0), np.array([0.0, 1e300, np.nan, 0.0, -np.inf]))
    runs = polygons_of(px, py)
    assert [run.size() for run in runs] == [2, 2]
    assert abs(runs[0].at(1).y()) == 1e5


def test_a_line_is_painted_in_its_colour_where_its_values_are(canvas: Canvas) -> None:
    line = Line(canvas, 1.0, width=2.5)
    line.set_color("#ff0000")
    line.set_data(np.array([0.0, 10.0]), np.array([0.25, 0.25]))
    place = at(canvas, 5.0, 0.25).toPoint()
    assert color_at(canvas, place).red() > 250
    assert color_at(canvas, place).green() < 5
    line.show_if(False)
    assert color_at(canvas, place).name() == LIGHT.plot


def test_layers_on_a_sheet_are_hidden_and_shown_too(canvas: Canvas) -> None:
    for sheet in (canvas.backdrop, Sheet(canvas, 2.0)):
        line = Line(canvas, 2.0, sheet, width=3.0)
        line.set_color("#00ff00")
        line.set_data(np.array([0.0, 10.0]), np.array([-0.25, -0.25]))
        place = at(canvas, 5.0, -0.25).toPoint()
        assert color_at(canvas, place).red() < 5
        line.show_if(False)
        assert color_at(canvas, place).name() == LIGHT.plot


def test_the_theme_changes_while_it_runs(canvas: Canvas) -> None:
    corner = at(canvas, 9.7, 0.9).toPoint()
    assert color_at(canvas, corner).name() == LIGHT.plot
    canvas.show_theme(DARK)
    assert color_at(canvas, corner).name() == DARK.plot


def test_home_is_followed_until_a_person_pans_and_again_after_reset(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.home((0.0, 20.0), (-2.0, 2.0))
    qtbot.waitUntil(lambda: canvas.shown_range() == ((0.0, 20.0), (-2.0, 2.0)))
    with qtbot.waitSignal(canvas.moved):
        drag(canvas, QPointF(300, 150), QPointF(250, 180))
    panned = canvas.shown_range()
    assert panned[0][0] > 0.0
    assert reset_button(canvas).isVisible()
    canvas.home((0.0, 40.0), (-2.0, 2.0))
    canvas.home((0.0, 50.0), (-2.0, 2.0))
    qtbot.waitUntil(lambda: canvas.home_range() == ((0.0, 50.0), (-2.0, 2.0)))
    assert canvas.shown_range() == panned
    reset_button(canvas).click()
    assert canvas.shown_range() == ((0.0, 50.0), (-2.0, 2.0))
    assert not reset_button(canvas).isVisible()


def test_ranges_that_come_fast_are_shown_now_and_then_and_the_last_one_in_the_end(
    canvas: Canvas, qtbot: QtBot
) -> None:
    shown: list[object] = []
    canvas.view.sigRangeChanged.connect(lambda *_: shown.append(canvas.shown_range()))
    for end in range(11, 61):
        canvas.home((0.0, float(end)), (-1.0, 1.0))
    qtbot.waitUntil(lambda: canvas.shown_range()[0] == (0.0, 60.0))
    assert len(set(shown)) <= 2


def test_the_wheel_zooms_about_the_cursor_and_a_double_click_takes_it_back(canvas: Canvas) -> None:
    place = at(canvas, 2.0, 0.5)
    wheel(canvas, place, 3)
    (low, high), _ = canvas.shown_range()
    assert high - low < 7.0
    assert canvas.position(place).x() == pytest.approx(2.0)
    mouse(canvas, QEvent.Type.MouseButtonDblClick, place, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton)
    assert canvas.shown_range() == ((0.0, 10.0), (-1.0, 1.0))


def test_the_wheel_over_an_axis_zooms_along_it_alone(canvas: Canvas) -> None:
    wheel(canvas, QPointF(5.0, canvas.area.center().y()), 2)
    x, y = canvas.shown_range()
    assert x == (0.0, 10.0)
    assert y[1] - y[0] < 1.8


def test_keys_zoom_and_reset(canvas: Canvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.is_moved
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert not canvas.is_moved


def test_nobody_zooms_out_of_the_world(canvas: Canvas) -> None:
    for _ in range(40):
        wheel(canvas, canvas.area.center(), -5)
    low, high = canvas.shown_range()[0]
    assert high - low <= 410.0


def test_a_right_click_opens_no_menu_of_pyqtgraphs(canvas: Canvas) -> None:
    assert canvas.view.menu is None
    assert not canvas.view.menuEnabled()


def test_the_cursor_is_told_in_axis_positions_and_when_it_leaves(canvas: Canvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.pointed) as told:
        hover(canvas, 5.0, 0.0)
    assert told.args is not None
    assert told.args[0].x() == pytest.approx(5.0, abs=0.05)
    canvas.show_readout("here")
    with qtbot.waitSignal(canvas.pointed, check_params_cb=lambda place: place is None):
        canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    assert canvas.readout() == ""


def test_a_range_that_is_not_finite_is_refused_in_words(canvas: Canvas) -> None:
    with pytest.raises(ValueError, match="not finite"):
        canvas.home((0.0, np.nan), (0.0, 1.0))


@pytest.mark.parametrize("span", [(3.0, 3.0), (0.0, 0.0), (-1e30, 1e30), (1e9, 1e9 + 1e-3), (0.0, 1e-30)])
def test_odd_ranges_are_drawn(canvas: Canvas, span: tuple[float, float]) -> None:
    points = Points(canvas, 1.0)
    points.set_data(np.array(span), np.array(span))
    canvas.home(span, span, now=True)
    assert not canvas.grab().isNull()
    low, high = canvas.shown_range()[1]
    assert low < high


def test_long_labels_do_not_run_into_each_other(canvas: Canvas) -> None:
    canvas.home((0.0, 8e5), (0.0, 1.0), now=True)
    assert len(canvas.ticks()[0]) >= 6
    canvas.resize(180, 200)
    assert 2 <= len(canvas.ticks()[0]) <= 3


def test_words_of_a_feature_are_never_markup(canvas: Canvas) -> None:
    canvas.show_readout("<b>x</b> = 1")
    assert canvas.readout() == "<b>x</b> = 1"


def test_colours_mix() -> None:
    assert mixed("#ff0000", "#000000", 0.0) == "#000000"
    assert mixed("#ff0000", "#0000ff", 0.2) == "#3300cc"


@pytest.mark.parametrize("text", ["Press Train", "The network is outside this view: from −2,489 to −157. " * 4])
def test_what_is_said_in_the_middle_hides_what_lies_under_its_words_and_no_more(canvas: Canvas, text: str) -> None:
    canvas.show_note(text)
    note = canvas.findChild(QLabel, "canvas_note")
    assert note is not None
    assert note.heightForWidth(note.width()) <= note.height()
    assert note.height() < canvas.area.height() / 2
    assert canvas.area.toRect().contains(note.geometry())
    assert (note.geometry().center() - canvas.area.center().toPoint()).manhattanLength() <= 4
    assert color_at(canvas, note.geometry().topLeft() + QPoint(4, 4)).name() == LIGHT.plot
