"""What is drawn of slices of the loss surface, and what is said of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.landscape import (
    BetweenPlaces,
    Note,
    Place,
    PrincipalDirections,
    Refusal,
    SliceSpec,
)
from playground.trainer import Trainer
from tests.widgets.slices import (
    BETWEEN,
    PICKED,
    SPECS,
    hover,
    image_of,
    landscape,
    mouse,
    name_of,
    opened,
    show,
    trained,
)
from widgets.plots.surface_kinds import KINDS
from widgets.plots.surface_paint import Contour, label_places
from widgets.plots.surface_plot import SurfacePlot
from widgets.plots.surface_sheet import View, view_of, with_half_cells, without_half_cells
from widgets.plots.surface_space import HEIGHT, mesh
from widgets.theme import DARK, LIGHT


@pytest.fixture(scope="module")
def runs() -> tuple[Trainer, Trainer]:
    return trained(0, 200), trained(1, 200)


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[SurfacePlot]:
    yield from opened(qtbot)


# --- what is shown


@pytest.mark.parametrize("size", [8, 14, 22])
def test_the_losses_on_the_contour_lines_keep_apart(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer], size: int
) -> None:
    plot.resize(500, 500)
    show(plot, landscape(runs, SPECS[0]), qtbot)
    image_of(plot)
    picture, sheet = plot.canvas.picture, plot.canvas.sheet
    assert picture is not None
    lines = [segments for contour in picture.contours for segments in np.array_split(contour.segments, 6)]
    crowded = replace(picture, contours=tuple(Contour(f"{i}.5", each) for i, each in enumerate(lines) if len(each)))
    metrics = QFontMetricsF(QFont(plot.font().family(), size))
    places = label_places(sheet, crowded, metrics)
    assert len(places) > 2
    for (one, first), (other, second) in itertools.combinations(places, 2):
        width = 0.5 * (metrics.horizontalAdvance(one) + metrics.horizontalAdvance(other)) + 6.0
        assert abs(first.x() - second.x()) > width or abs(first.y() - second.y()) > metrics.height(), (one, other)


@pytest.mark.parametrize("spec", SPECS, ids=name_of)
def test_every_kind_has_a_picture_in_every_size_and_theme(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer], spec: SliceSpec
) -> None:
    picture = landscape(runs, spec)
    show(plot, picture, qtbot)
    plot.tools.cut.click()
    for theme, (width, height) in itertools.product((LIGHT, DARK), ((300, 200), (420, 420), (900, 700))):
        plot.show_theme(theme)
        plot.resize(width, height)
        image = image_of(plot)
        area = plot.canvas.area.toRect()
        colours = {
            image.pixel(x, y) for x in range(area.left(), area.right(), 7) for y in range(area.top(), area.bottom(), 7)
        }
        assert len(colours) > 3
    assert "update 200" in plot.footer().rows[0][1]
    assert plot.describe().startswith("Around update 200 the loss is")
    middle = len(picture.x) // 2
    assert "loss" in plot.words(middle if len(picture.y) else 0, middle)


def test_a_slice_of_an_earlier_choice_is_left_alone(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]
) -> None:
    late = landscape(runs, SliceSpec(points=25))
    plot.kind.activated.emit(KINDS.index("principal"))
    plot.show_landscape(late)
    plot.show_slice(landscape(runs, SliceSpec(axis=0, points=25)))
    plot.show_refusal(Refusal(SliceSpec(), 1, 0, "no_rows", ()))
    assert plot.describe() == "The slice is being computed…"
    show(plot, landscape(runs, plot.spec), qtbot)


def test_pictures_come_five_times_a_second_at_most(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]
) -> None:
    first = landscape(runs, SliceSpec())
    plot.show_landscape(first)
    assert plot.canvas.landscape is first
    newest = replace(first, update=300)
    for picture in (replace(first, update=250), newest):
        plot.show_landscape(picture)
        assert plot.canvas.landscape is first
    qtbot.waitUntil(lambda: plot.canvas.landscape is newest)


def test_a_point_of_the_path_has_both_losses_and_says_why_they_differ(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]
) -> None:
    picture = landscape(runs, SliceSpec(PrincipalDirections()))
    show(plot, picture, qtbot)
    path = picture.paths[0]
    index = int(np.argmax(np.abs(path.losses - path.slice_losses)))
    at = path.coordinates[path.measured[index]]
    text = hover(plot, float(at[0]), float(at[1]))
    assert "true loss" in text
    assert "on the slice" in text
    assert "lies outside the plane" in text
    assert text.startswith("Adam, update")


def test_a_cell_says_its_coordinates_and_loss(plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]) -> None:
    picture = landscape(runs, SliceSpec(PICKED, points=25))
    show(plot, picture, qtbot)
    x, y = float(picture.x[20]), float(picture.y[3])
    text = hover(plot, x, y)
    assert text.startswith(f"W₁[3, 1] = {x:.2f}".replace("-", "−"))
    assert "b₂[2] = " in text
    mouse(plot, QEvent.Type.MouseMove, QPointF(1.0, 1.0))
    assert plot.body.readout.isHidden()


def test_a_barrier_is_marked_with_its_height(plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]) -> None:
    line = landscape(runs, SliceSpec(BetweenPlaces(Place(), Place(9)), points=101))
    bump = line.losses + 0.5 * np.exp(-((line.x - 0.5) ** 2) / 0.02)
    line = replace(line, losses=bump)
    show(plot, line, qtbot)
    assert not plot.log  # on a logarithmic axis the chord would be bent
    rows = [left for left, _ in plot.footer().rows]
    assert rows[1].startswith("A: now, loss ")
    assert rows[2].startswith(f"The loss between rises {line.barrier:.3g}")
    image = image_of(plot)
    red = QColor(LIGHT.exploding)
    column = [image.pixelColor(round(float(x)), y) for x in bar_at(plot) for y in range(image.height())]
    assert sum(abs(colour.red() - red.red()) + abs(colour.green() - red.green()) < 40 for colour in column) > 20
    assert hover(plot, 0.0, float(line.marks[0].loss)).startswith("A, now: loss")


def bar_at(plot: SurfacePlot) -> list[float]:
    assert plot.canvas.landscape is not None
    shown = plot.canvas.landscape
    chord = (1.0 - shown.x) * shown.marks[0].loss + shown.x * shown.marks[1].loss
    between = (shown.x >= 0.0) & (shown.x <= 1.0)
    best = shown.x[between][np.argmax((shown.losses - chord)[between])]
    middle = float(plot.canvas.sheet.to_pixels(np.array([best, 0.0]))[0])
    return [middle - 1.0, middle, middle + 1.0]


@pytest.mark.parametrize("size", [(250, 260), (250, 310), (420, 560)])
def test_the_names_of_the_axes_lie_neither_on_places_nor_on_the_curve(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer], size: tuple[int, int]
) -> None:
    plot.resize(*size)
    line = landscape(runs, SliceSpec(BETWEEN, points=51))
    show(plot, line, qtbot)
    image_of(plot)
    canvas = plot.canvas
    assert canvas.scale is not None
    shown = np.concatenate([line.losses, [mark.loss for mark in line.marks]])
    x = np.concatenate([line.x, [mark.coordinates[0] for mark in line.marks]])
    heights = canvas.sheet.to_pixels(np.column_stack([x, canvas.scale.values(shown)]))[:, 1]
    name = QFontMetricsF(canvas.font()).height() * 0.9 + 3.0
    assert heights.min() > canvas.area.top() + name
    assert heights.max() < canvas.area.bottom() - name
    assert heights.max() - heights.min() > 0.5 * canvas.area.height()


def test_no_barrier_is_said_as_such(plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]) -> None:
    line = landscape(runs, SliceSpec(BETWEEN, points=25))
    show(plot, replace(line, losses=np.minimum(line.losses, 0.0)), qtbot)
    assert plot.footer().rows[2][0] == "No barrier: the loss between never rises above the straight line."


def test_what_is_not_finite_on_a_line_is_hatched_and_left_out(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]
) -> None:
    line = landscape(runs, SliceSpec(axis=0, points=25))
    losses = line.losses.copy()
    losses[18:] = np.nan
    show(plot, replace(line, losses=losses), qtbot)
    assert plot.footer().rows[1][1] == "▨ not finite"
    image = image_of(plot)
    y = round(plot.canvas.area.top()) + 30
    x = round(float(plot.canvas.sheet.to_pixels(np.array([float(line.x[21]), 0.0]))[0]))
    near = {image.pixel(x + dx, y + dy) for dx in range(10) for dy in range(10)}
    assert len(near) > 1
    show(plot, replace(line, losses=np.full_like(losses, np.nan)), qtbot)
    image_of(plot)


def test_notes_stand_under_the_picture_in_words(plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]) -> None:
    picture = replace(
        landscape(runs, SliceSpec()), notes=(Note("zero_rows", (("zero", 2.0), ("rows", 9.0))), Note("convex"))
    )
    show(plot, picture, qtbot)
    words = plot.footer().text()
    assert "2 of 9 rows of weights are zero" in words
    assert "Without a hidden layer the loss is convex" in words
    assert "cosine between the directions" in words
    assert "2 of 9 rows" in plot.describe()
    image_of(plot)


def test_a_refusal_is_a_sentence_instead_of_an_empty_plot(plot: SurfacePlot) -> None:
    plot.show_spec(SliceSpec(PrincipalDirections()))
    plot.show_refusal(Refusal(plot.spec, 1, 0, "few_snapshots", (("count", 1.0), ("needed", 3.0))))
    assert plot.describe().startswith("The path has 1 different snapshot; 3 are needed.")
    plot.show_problem("Something else.")
    assert plot.describe() == "Something else."
    image_of(plot)
    plot.kind.activated.emit(KINDS.index("random"))
    assert plot.describe() == "The slice appears when training starts."


def test_the_cut_follows_the_cursor(plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]) -> None:
    picture = landscape(runs, SliceSpec(points=25))
    show(plot, picture, qtbot)
    assert plot.body.strip.isHidden()
    QTest.mouseClick(plot.tools.cut, Qt.MouseButton.LeftButton)
    assert plot.body.strip.isVisible()
    assert plot.body.strip.cell == (12, 12)  # through here
    hover(plot, float(picture.x[5]), float(picture.y[20]))
    assert plot.body.strip.cell == (20, 5)
    plot.body.strip.grab()
    show(plot, landscape(runs, SliceSpec(axis=0, points=25)), qtbot)
    assert plot.body.strip.isHidden()  # a line is its own cut


# --- in space


def test_without_a_display_the_button_is_disabled_and_says_why(plot: SurfacePlot) -> None:
    assert not plot.tools.space.isEnabled()
    assert "OpenGL" in plot.tools.space.toolTip()


def test_the_mesh_has_heights_of_the_losses_and_holes_where_they_are_not_finite() -> None:
    ticks = np.linspace(-1.0, 1.0, 5)
    heights = np.linspace(0.0, HEIGHT, 25).reshape(5, 5)
    vertices, faces, colours = mesh(ticks, ticks, heights)
    assert len(faces) == 2 * 16
    np.testing.assert_allclose(vertices[:, 2], heights.ravel(), rtol=1e-6)
    heights[4, 4] = np.nan
    vertices, faces, colours = mesh(ticks, ticks, heights)
    assert len(faces) == 2 * 15
    assert 24 not in faces
    assert np.isfinite(vertices).all()
    assert ((colours >= 0.0) & (colours <= 1.0)).all()


# --- geometry


def test_half_cells_are_put_on_and_taken_off() -> None:
    limits = (-1.5, 4.0)
    assert without_half_cells(with_half_cells(limits, 51), 51) == pytest.approx(limits)
    view = View((0.0, 2.0), (0.0, 4.0)).zoomed(0.5, 2.0, (1.0, 0.0))
    assert view == View((1.0, 2.0), (0.0, 8.0))
    assert view.panned(0.5, -0.25) == View((1.5, 2.5), (-2.0, 6.0))


def test_everything_of_a_coarse_slice_is_what_the_fine_one_shows(runs: tuple[Trainer, Trainer]) -> None:
    fine = landscape(runs, SliceSpec(PICKED))
    coarse = replace(fine, x=fine.x[::10], y=fine.y[::10], losses=fine.losses[::10, ::10])
    assert view_of(coarse) == view_of(fine)
