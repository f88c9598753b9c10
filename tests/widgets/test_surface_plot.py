"""The loss-surface slice: colours of what is finite, the path where it was walked, true words."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from playground.frames import FloatArray, Wish
from playground.landscape import Axis, Landscape, Path, SliceSpec
from widgets.plots.plane import clipped, contours, thinned
from widgets.plots.surface_footer import BETWEEN, lines_of
from widgets.plots.surface_plot import SurfacePlot
from widgets.plots.surface_scale import scale_of
from widgets.theme import LIGHT
from widgets.words import unbroken

TICKS = np.linspace(-1.0, 1.0, 51)
A, B = np.meshgrid(TICKS, TICKS)
BOWL = 0.01 + A**2 + 4.0 * B**2
PATH = np.concatenate([np.linspace((-0.8, 0.6), (-0.8, 0.0), 30), np.linspace((-0.8, 0.0), (0.0, 0.0), 30)])
PALE = QColor(250, 230, 215)


def slice_of(losses: FloatArray = BOWL, path: FloatArray = PATH, outside: float = 0.83) -> Landscape:
    count = len(path)
    way = Path(
        optimizer="adam",
        updates=np.arange(float(count)),
        coordinates=path,
        outside=np.full(count, outside),
        measured=np.array([0, count - 1]),
        losses=np.array([1.5, 0.01]),
        slice_losses=np.array([2.0, 0.01]),
    )
    return Landscape(
        spec=SliceSpec(),
        run=1,
        update=12_300,
        x=TICKS,
        y=TICKS,
        losses=losses,
        axes=(Axis(1.0), Axis(1.0)),
        center=(0.0, 0.0),
        here=(0.0, 0.0),
        loss=float(losses[25, 25]),
        outside=outside,
        cosine=0.02,
        paths=(way,),
        marks=(),
        notes=(),
        rows=180,
        finest=True,
        seconds=0.038,
    )


def show(plot: SurfacePlot, surface: Landscape, qtbot: QtBot) -> None:
    """Pictures come at most five times a second."""
    plot.show_slice(surface)
    qtbot.waitUntil(lambda: plot.canvas.landscape is not None and plot.canvas.landscape.losses is surface.losses)


@pytest.fixture
def plot(qtbot: QtBot) -> SurfacePlot:
    card = SurfacePlot()
    qtbot.addWidget(card)
    qtbot.addWidget(card.header)
    card.show_theme(LIGHT)
    card.resize(340, 330)
    return card


def picture(plot: SurfacePlot) -> QImage:
    return plot.canvas.grab().toImage()


def colour_at(plot: SurfacePlot, image: QImage, a: float, b: float) -> QColor:
    x, y = plot.canvas.sheet.to_pixels(np.array([a, b]))
    return image.pixelColor(round(float(x)), round(float(y)))


def distance(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))


def test_it_wants_slices_and_says_so_before_the_first(plot: SurfacePlot) -> None:
    assert plot.wish().wishes == Wish.SURFACE
    assert plot.describe() == "The slice appears when training starts."
    picture(plot)


def test_a_is_to_the_right_and_b_is_up(plot: SurfacePlot) -> None:
    losses = np.ones((51, 51))
    losses[40:, :10] = 100.0  # b high, a low
    plot.show_slice(slice_of(losses, np.zeros((1, 2))))
    image = picture(plot)
    assert colour_at(plot, image, -0.9, 0.9).lightness() > 1.5 * colour_at(plot, image, 0.9, -0.9).lightness()
    assert distance(colour_at(plot, image, 0.9, 0.9), colour_at(plot, image, -0.9, -0.9)) < 10


def test_a_corner_that_is_not_finite_leaves_the_colours_of_the_rest_alone(plot: SurfacePlot, qtbot: QtBot) -> None:
    spoilt = BOWL.copy()
    spoilt[-4:, -4:] = np.nan
    spoilt[-1, -1] = np.inf
    spoilt[:4, -4:] = 5.01 - 1e-9  # the highest finite loss stays the same
    whole = BOWL.copy()
    whole[:4, -4:] = spoilt[:4, -4:]
    show(plot, slice_of(whole), qtbot)
    before = picture(plot)
    show(plot, slice_of(spoilt), qtbot)
    after = picture(plot)
    for a, b in ((-0.9, -0.9), (0.0, 0.5), (0.5, -0.2), (-0.5, 0.7)):
        assert distance(colour_at(plot, before, a, b), colour_at(plot, after, a, b)) <= 2
    corner = [colour_at(plot, after, a, b) for a in (0.93, 0.96) for b in (0.93, 0.96)]
    assert all(colour.saturation() < 90 for colour in corner)  # hatched grey
    assert "16 of 2,601 cells are not finite" in plot.describe()
    assert plot.footer().rows[1][1] == "▨ not finite"


def test_the_cell_beside_one_that_is_not_finite_keeps_its_colour_to_the_edge(plot: SurfacePlot, qtbot: QtBot) -> None:
    spoilt = BOWL.copy()
    spoilt[:, 40:] = np.nan
    plot.resize(900, 700)
    show(plot, slice_of(BOWL), qtbot)
    whole = picture(plot)
    show(plot, slice_of(spoilt), qtbot)
    image = picture(plot)
    edge = 0.5 * (TICKS[39] + TICKS[40])
    scale = plot.canvas.scale
    assert scale is not None
    # just left of the edge the colour is that of a loss, just right of it hatched grey
    left, right = (colour_at(plot, image, edge + way * 0.012, -0.9) for way in (-1, 1))
    assert distance(left, colour_at(plot, whole, edge - 0.012, -0.9)) < 25
    assert left.saturation() > 90 > right.saturation()


def test_a_plane_without_a_finite_loss_is_said_and_drawn(plot: SurfacePlot) -> None:
    plot.show_slice(slice_of(np.full((51, 51), np.nan)))
    picture(plot)
    assert plot.describe() == "No loss on the slice around update 12,300 is finite."


def test_the_path_is_pale_at_its_start_and_ends_in_the_network_s_colour(plot: SurfacePlot) -> None:
    plot.show_slice(slice_of())
    image = picture(plot)
    for a, b, wanted in ((-0.8, 0.5, PALE), (-0.12, 0.0, QColor(LIGHT.network))):
        assert distance(colour_at(plot, image, a, b), wanted) < 60
    assert distance(colour_at(plot, image, 0.0, 0.0), QColor(LIGHT.network)) < 20
    assert distance(colour_at(plot, image, -0.4, 0.3), QColor("#ffffff")) > 60


@pytest.mark.parametrize("width", [150, 230, 300, 420])
def test_words_below_a_narrow_picture_wrap_rather_than_be_cut_short(plot: SurfacePlot, width: int) -> None:
    plot.show_slice(slice_of())
    footer, metrics = plot.footer(), QFontMetricsF(plot.font())
    lines = lines_of(footer, metrics, width, most=99).rows
    for left, right in lines:
        assert metrics.horizontalAdvance(left) + bool(right) * (BETWEEN + metrics.horizontalAdvance(right)) <= width
    assert " ".join(part for line in lines for part in line if part) == unbroken(footer.text())


def test_the_footer_says_size_rows_time_update_and_how_much_lies_outside(plot: SurfacePlot) -> None:
    plot.show_slice(slice_of())
    assert plot.footer().rows == (
        ("51 × 51 over 180 training rows in 38 ms", "Adam, update 12,300"),
        ("start: loss 1.5, on the slice 2; 83 % off-plane", ""),
        ("cosine between the directions 0.02", ""),
    )
    far = np.array([[-7.0, 2.0], [0.0, 0.0]])
    plot.show_slice(slice_of(path=far))
    start = "start (beyond the edge): loss 1.5, on the slice 2; 83 % off-plane"
    assert plot.footer().rows[1][0] == start
    picture(plot)
    plot.show_slice(slice_of(outside=0.9996))
    assert plot.footer().rows[1][0] .endswith("; >99 % off-plane")
    plot.show_slice(slice_of(path=np.zeros((1, 2)), outside=0.0))
    assert plot.footer().rows[1][0] == "no way walked yet"
    picture(plot)


def test_a_cell_under_the_mouse_is_read_out_with_its_own_loss(plot: SurfacePlot, qtbot: QtBot) -> None:
    plot.show_slice(slice_of())
    picture(plot)
    x, y = plot.canvas.sheet.to_pixels(np.array([0.2, -0.44]))
    row, column = plot.canvas.cell_at(QPointF(float(x), float(y)))
    assert (row, column) == (14, 30)
    assert plot.words(row, column) == "a = 0.20, b = −0.44: loss 0.824"
    assert plot.canvas.cell_at(QPointF(1.0, 1.0)) == (-1, -1)
    plot.canvas.hovered.emit(row, column, QPointF(float(x), float(y)))
    assert plot.body.readout.text() == plot.words(row, column)
    show(plot, slice_of(2.0 * BOWL), qtbot)  # a resting mouse follows the training
    assert plot.body.readout.text() == "a = 0.20, b = −0.44: loss 1.65"
    plot.canvas.hovered.emit(-1, -1, QPointF())
    assert plot.body.readout.isHidden()


def test_linear_and_logarithmic_colours_span_the_finite_losses(plot: SurfacePlot) -> None:
    plot.show_slice(slice_of())
    scale = plot.canvas.scale
    assert scale is not None
    assert (10**scale.low, 10**scale.high) == pytest.approx((0.01, 5.01))
    plot.options.log.click()
    scale = plot.canvas.scale
    assert scale is not None
    assert (scale.low, scale.high) == pytest.approx((0.01, 5.01))


@pytest.mark.parametrize("losses", [np.zeros((3, 3)), np.full((3, 3), 2.0), np.array([[0.0, 1.0]])])
def test_zero_and_equal_losses_have_colours(losses: FloatArray) -> None:
    scale = scale_of(losses, log=True)
    assert scale is not None
    positions = scale.positions(losses)
    assert np.isfinite(positions).all()
    assert ((positions >= 0.0) & (positions <= 1.0)).all()


def test_an_almost_flat_plane_has_marks_that_differ(plot: SurfacePlot) -> None:
    plot.show_slice(slice_of(1.0 + 0.01 * BOWL))
    picture(plot)
    scale = plot.canvas.scale
    assert scale is not None
    texts = [text for _, text in scale.ticks(4)]
    assert len(texts) >= 2
    assert len(set(texts)) == len(texts)


def test_clear_forgets_the_slice(plot: SurfacePlot) -> None:
    plot.show_slice(slice_of())
    plot.clear()
    assert plot.describe() == "The slice appears when training starts."
    picture(plot)


def test_contours_lie_on_their_level_and_keep_away_from_what_is_not_finite() -> None:
    values = BOWL.copy()
    values[40:, 40:] = np.nan
    lines = contours(values, np.array([0.2, 1.0]))
    assert len(lines) > 100
    points = lines.reshape(-1, 2)
    a, b = np.interp(points.T, np.arange(51), TICKS)
    level = 0.01 + a**2 + 4.0 * b**2
    assert (np.minimum(abs(level - 0.2), abs(level - 1.0)) < 0.02).all()
    assert not ((points[:, 0] > 40) & (points[:, 1] > 40)).any()


def test_a_clipped_path_goes_on_at_the_edge_and_breaks_outside() -> None:
    path = np.array([[0.0, 0.0], [2.0, 0.0], [2.0, 0.5], [0.0, 0.5], [0.0, -0.5]])
    gap = [np.nan, np.nan]
    wanted = np.array([gap, [0.0, 0.0], [1.0, 0.0], gap, [1.0, 0.5], [0.0, 0.5], [0.0, -0.5]])
    np.testing.assert_array_equal(clipped(path, -1.0, 1.0), wanted)
    assert not clipped(path + 9.0, -1.0, 1.0).size


def test_thinning_keeps_both_ends() -> None:
    path = np.array([[0.0, 0.0], [0.01, 0.0], [0.02, 0.0], [0.5, 0.0], [0.51, 0.0]])
    np.testing.assert_array_equal(thinned(path, 0.1), path[[0, 3, 4]])


def test_a_resting_mouse_reads_a_coarser_picture_where_it_is(plot: SurfacePlot, qtbot: QtBot) -> None:
    show(plot, slice_of(path=PATH[:1]), qtbot)
    x, y = plot.canvas.sheet.to_pixels(np.array([0.8, 0.8]))
    position = QPointF(float(x), float(y))
    plot.canvas._hover(plot.canvas.cell_at(position), position)
    assert plot.body.readout.cell == (45, 45)
    few = slice(None, None, 5)
    coarse = replace(slice_of(path=PATH[:1]), x=TICKS[few], y=TICKS[few], losses=BOWL[few, few])
    show(plot, coarse, qtbot)
    assert plot.body.readout.cell == (9, 9)
    picture(plot)  # the frame of the cell is painted, too
