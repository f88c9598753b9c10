"""The laboratory of the loss surface in the window: what is asked for, what is drawn, what is said."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from playground.curvature import curvature, whole_spectrum
from playground.data.build import build
from playground.diagram import Parameter
from playground.experiment import Data, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.landscape import (
    BetweenPlaces,
    GivenDirections,
    Landscape,
    Note,
    ParameterDirections,
    Place,
    PrincipalDirections,
    RandomDirections,
    Refusal,
    SliceSpec,
    ThroughPlaces,
)
from playground.looks import Look
from playground.picture import Painter
from playground.race import finished, race
from playground.spans import LandscapeRequest, Trail
from playground.spectrum import MAX_DENSE
from playground.surface import compute_landscape
from playground.trainer import Trainer
from tests.widgets.plotting import placed
from widgets.plots.surface_kinds import ALONG, KINDS, Choices
from widgets.plots.surface_plot import SurfacePlot
from widgets.plots.surface_sheet import View, view_of, with_half_cells, without_half_cells
from widgets.plots.surface_space import HEIGHT, mesh
from widgets.plots.surface_spectrum import binned
from widgets.theme import DARK, LIGHT

EXPERIMENT = Experiment(
    data=Data(samples=60),
    network=NetworkSpec(layers=(Layer(5, "tanh"), Layer(3, "tanh"))),
    training=Training(optimizer="adam", learning_rate=0.02, batch_size=8),
)
DATASET = build(EXPERIMENT.data)
ROWS = Painter(DATASET).subset_rows(0)
PICKED = ParameterDirections(Parameter(0, 2, 0), Parameter(1, 1, None))
THREE = ThroughPlaces(Place(None, 0), Place(), Place(9))
BETWEEN = BetweenPlaces(Place(None, 0), Place(9))
SPECS = [
    SliceSpec(points=25),
    SliceSpec(RandomDirections((3, 4), biases=True), points=25),
    SliceSpec(PrincipalDirections(), points=25),
    SliceSpec(GivenDirections(), points=25),
    SliceSpec(PICKED, points=25),
    SliceSpec(THREE, points=25),
    SliceSpec(BETWEEN, points=25),
    SliceSpec(axis=0, points=25),
    SliceSpec(PrincipalDirections(), axis=0, points=25),
    SliceSpec(GivenDirections(), axis=0, points=25),
    SliceSpec(GivenDirections(), axis=1, points=25),
    SliceSpec(ParameterDirections(Parameter(0, 2, 0)), axis=0, points=25),
]


POPUP = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def name_of(value: object) -> str:
    return f"{type(value.directions).__name__}-{value.axis}" if isinstance(value, SliceSpec) else str(value)


def trained(seed: int, updates: int) -> Trainer:
    network = NetworkSpec(layers=EXPERIMENT.network.layers, seed=seed)
    trainer = Trainer(Experiment(data=EXPERIMENT.data, network=network, training=EXPERIMENT.training), DATASET)
    trainer.advance(updates)
    return trainer


@pytest.fixture(scope="module")
def runs() -> tuple[Trainer, Trainer]:
    return trained(0, 200), trained(1, 200)


def landscape(runs: tuple[Trainer, Trainer], spec: SliceSpec, **changes: Any) -> Landscape:
    run, other = runs
    generator = torch.Generator().manual_seed(0)
    request = LandscapeRequest(
        spec=spec,
        run=1,
        update=run.update,
        network=run.network,
        training=EXPERIMENT.training,
        theta=run.theta,
        trail=Trail("adam", tuple(run.trajectory.updates), tuple(run.trajectory.thetas)),
        x=ROWS[0],
        target=ROWS[1],
        places={Place(9): other.theta},
        given=tuple(torch.randn(len(run.theta), generator=generator) for _ in range(2)),
    )
    return compute_landscape(replace(request, **changes))


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[SurfacePlot]:
    card = SurfacePlot()
    host = placed(qtbot, card, 420, 420)
    card.show_experiment(EXPERIMENT)
    card.show_dataset(DATASET)
    card.show_runs({9: "Run 9"})
    yield card
    host.close()


def wanted(plot: SurfacePlot) -> list[SliceSpec]:
    specs: list[SliceSpec] = []
    plot.spec_changed.connect(specs.append)
    return specs


def show(plot: SurfacePlot, picture: Landscape, qtbot: QtBot) -> None:
    plot.show_spec(picture.spec)
    plot.show_landscape(picture)
    qtbot.waitUntil(lambda: plot.canvas.landscape is picture)


def mouse(plot: SurfacePlot, kind: QEvent.Type, at: QPointF, held: bool = False) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    where = plot.canvas.mapToGlobal(at)
    event = QMouseEvent(kind, at, where, button, left if held else none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(plot.canvas, event)


def hover(plot: SurfacePlot, x: float, y: float) -> str:
    mouse(plot, QEvent.Type.MouseMove, QPointF(*plot.canvas.sheet.to_pixels(np.array([x, y]))))
    return plot.body.readout.text()


def drag(plot: SurfacePlot, start: QPointF, end: QPointF) -> None:
    mouse(plot, QEvent.Type.MouseButtonPress, start, held=True)
    for share in (0.5, 1.0):
        mouse(plot, QEvent.Type.MouseMove, start + (end - start) * share, held=True)
    mouse(plot, QEvent.Type.MouseButtonRelease, end)


def wheel(plot: SurfacePlot, at: QPointF, steps: int) -> None:
    where = plot.canvas.mapToGlobal(at)
    none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, where, QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton, none, phase, False)
    QApplication.sendEvent(plot.canvas, event)


def image_of(plot: SurfacePlot) -> QImage:
    return plot.canvas.grab().toImage()


# --- what is asked for


def test_every_kind_can_be_chosen_and_asks_for_its_slice(plot: SurfacePlot) -> None:
    specs = wanted(plot)
    for index in range(1, plot.kind.count()):
        plot.kind.setCurrentIndex(index)
        plot.kind.activated.emit(index)
    assert [type(spec.directions) for spec in specs] == [
        PrincipalDirections,
        GivenDirections,
        ParameterDirections,
        ThroughPlaces,
        BetweenPlaces,
        RandomDirections,
    ]
    assert [spec.is_line for spec in specs] == [False, False, False, False, True, True]
    assert plot.spec == specs[-1]


@pytest.mark.parametrize("spec", SPECS, ids=name_of)
def test_a_spec_from_outside_is_shown_as_it_is_and_tells_nobody(plot: SurfacePlot, spec: SliceSpec) -> None:
    specs = wanted(plot)
    plot.show_spec(replace(spec, subset=2, x_range=(-3.0, 2.0)))
    assert plot.spec == replace(spec, subset=2, x_range=(-3.0, 2.0))
    assert not specs
    assert plot.options.subset.currentIndex() == 2


def test_every_choice_makes_a_spec_that_is_read_back_as_itself() -> None:
    for kind, along in itertools.product(KINDS, ALONG):
        spec = Choices(kind=kind, along=along).spec()
        assert Choices().of_spec(spec).spec() == spec


def test_eigenvectors_ask_for_the_curvature_first(plot: SurfacePlot) -> None:
    asked: list[object] = []
    plot.curvature_asked.connect(asked.append)
    plot.spec_changed.connect(asked.append)
    plot.kind.activated.emit(KINDS.index("given"))
    assert asked == ["extremes", SliceSpec(GivenDirections())]
    plot.options.again.click()
    assert asked[2:] == ["extremes"]


def test_another_run_s_eigenvectors_are_asked_for_once(plot: SurfacePlot) -> None:
    asked: list[str] = []
    plot.show_spec(SliceSpec(GivenDirections()))
    plot.curvature_asked.connect(asked.append)
    refusal = Refusal(plot.spec, 1, 0, "no_directions", ())
    for _ in range(2):
        plot.show_refusal(refusal)
        assert "eigenvectors are not computed yet" in plot.describe()
    assert asked == ["extremes"]
    plot.clear()  # a new run
    plot.show_refusal(refusal)
    assert asked == ["extremes"] * 2


@POPUP
def test_the_options_open_and_their_fields_ask(plot: SurfacePlot, qtbot: QtBot) -> None:
    specs = wanted(plot)
    QTest.mouseClick(plot.more, Qt.MouseButton.LeftButton)
    assert plot.options.isVisible()
    plot.options.points.activated.emit(2)
    assert specs[-1] == SliceSpec(points=101)
    plot.options.subset.activated.emit(1)
    assert specs[-1] == SliceSpec(points=101, subset=1)
    plot.options.biases.click()
    assert specs[-1].directions == RandomDirections(biases=True)
    plot.options.dice.click()
    assert specs[-1].directions == RandomDirections((3, 4), biases=True)
    seed = plot.options.seeds[0]
    seed.selectAll()
    QTest.keyClicks(seed, "4")
    QTest.keyClick(seed, Qt.Key.Key_Return)
    assert specs[-1].directions == RandomDirections((4, 5), biases=True)
    QTest.keyClick(plot.options, Qt.Key.Key_Escape)
    assert plot.options.isHidden()


@POPUP
def test_a_range_is_typed_and_put_back(plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]) -> None:
    show(plot, landscape(runs, SliceSpec()), qtbot)
    specs = wanted(plot)
    QTest.mouseClick(plot.more, Qt.MouseButton.LeftButton)
    field = plot.options.range[1]
    assert field.text() == "1.00"
    field.selectAll()
    QTest.keyClicks(field, "2.5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert specs == [SliceSpec(x_range=(-1.0, 2.5))]
    field.selectAll()
    QTest.keyClicks(field, "-4")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(specs) == 1
    assert "smaller" in field.toolTip()
    QTest.mouseClick(plot.options.whole, Qt.MouseButton.LeftButton)
    assert specs[-1] == SliceSpec()
    plot.options.hide()


def test_a_drag_moves_the_picture_at_once_and_asks_for_the_new_range(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]
) -> None:
    show(plot, landscape(runs, SliceSpec()), qtbot)
    specs, area = wanted(plot), plot.canvas.area
    drag(plot, area.center(), area.center() + QPointF(0.25 * area.width(), 0.0))
    shown = plot.canvas.sheet.view
    assert shown.x == pytest.approx((-1.53, 0.51), abs=0.02)
    qtbot.waitUntil(lambda: bool(specs) and specs[-1].x_range == plot.spec.x_range)
    assert specs[-1].x_range == pytest.approx((-1.51, 0.49), abs=0.02)
    assert specs[-1].y_range == pytest.approx((-1.0, 1.0))
    image = image_of(plot)  # nothing is known on the left yet: hatched
    assert image.pixelColor(round(area.left()) + 12, round(area.center().y())).saturation() < 60
    newer = landscape(runs, specs[-1])
    plot.show_landscape(newer)
    qtbot.waitUntil(lambda: plot.canvas.landscape is newer)
    assert plot.canvas.sheet.view.x == pytest.approx(shown.x)
    mouse(plot, QEvent.Type.MouseButtonDblClick, area.center())
    assert plot.spec == SliceSpec()


def test_the_numbers_of_an_axis_move_that_axis_alone(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]
) -> None:
    show(plot, landscape(runs, SliceSpec()), qtbot)
    area = plot.canvas.area
    before = plot.canvas.sheet.view
    wheel(plot, QPointF(area.center().x(), area.bottom() + 8.0), 1)
    after = plot.canvas.sheet.view
    assert after.y == before.y
    assert after.x[1] - after.x[0] < before.x[1] - before.x[0]
    wheel(plot, QPointF(area.left() - 10.0, area.center().y()), -2)
    assert plot.canvas.sheet.view.x == after.x
    assert plot.canvas.sheet.view.y[1] > before.y[1]


def test_keys_move_and_zoom_too(plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]) -> None:
    show(plot, landscape(runs, SliceSpec()), qtbot)
    before = plot.canvas.sheet.view
    QTest.keyClick(plot.canvas, Qt.Key.Key_Right)
    assert plot.canvas.sheet.view == before  # which points
    QTest.keyClick(plot.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert plot.canvas.sheet.view.x[0] > before.x[0]
    QTest.keyClick(plot.canvas, Qt.Key.Key_Plus)
    assert plot.canvas.sheet.view.y[1] < before.y[1]
    QTest.keyClick(plot.canvas, Qt.Key.Key_Home)
    assert plot.spec == SliceSpec()


def test_places_are_the_snapshots_and_the_other_runs(plot: SurfacePlot) -> None:
    plot.show_snapshots([0, 40, 80])
    plot.show_spec(SliceSpec(BETWEEN))
    choice = plot.options.places[0]
    texts = [choice.itemText(index) for index in range(choice.count())]
    assert texts == ["now", "start", "update 40", "update 80", "end of Run 9"]
    assert choice.currentText() == "start"
    specs = wanted(plot)
    choice.activated.emit(2)
    assert specs == [SliceSpec(BetweenPlaces(Place(None, 40), Place(9)))]


def test_the_test_loss_counts_as_a_look_and_goes_with_other_data(plot: SurfacePlot, qtbot: QtBot) -> None:
    specs = wanted(plot)
    with qtbot.waitSignal(plot.test_shown):
        plot.options.subset.activated.emit(2)
    with qtbot.assertNotEmitted(plot.test_shown):
        plot.options.points.activated.emit(2)
    plot.show_test_look(Look(0, 5))
    assert plot.spec.subset == 2
    plot.show_test_look(None)  # other data, whose test set is unseen
    assert specs[-1] == plot.spec == SliceSpec(points=101)


def test_a_note_is_short_in_a_small_card_and_whole_in_a_large_one(plot: SurfacePlot) -> None:
    plot.show_demonstration("bouncing")
    plot.resize(420, 300)
    label = plot.note.findChild(QLabel)
    assert label is not None
    short = label.text()
    plot.resize(420, 600)
    assert len(short) < len(label.text()) <= len(plot.note.text)
    assert plot.note.text.startswith(label.text())
    assert label.text().startswith(short.removesuffix(". …"))
    plot.show_demonstration(None)
    assert plot.note.isHidden()


def test_many_snapshots_make_a_short_list_with_both_ends(plot: SurfacePlot) -> None:
    plot.show_snapshots(range(0, 5000, 10))
    plot.show_spec(SliceSpec(THREE))
    choice = plot.options.places[2]
    assert choice.count() < 20
    assert choice.findText("update 4,990") >= 0


def test_parameters_are_picked_in_the_diagram_or_here(plot: SurfacePlot) -> None:
    specs = wanted(plot)
    plot.show_parameter(Parameter(1, 1, 1))
    assert not specs  # another kind is shown
    plot.kind.activated.emit(KINDS.index("parameters"))
    plot.show_parameter(Parameter(1, 1, 1))
    plot.show_parameter(Parameter(2, 0, None))
    assert specs[-1].directions == ParameterDirections(Parameter(1, 1, 1), Parameter(2, 0, None))
    plot.show_spec(SliceSpec(ParameterDirections(Parameter(0, 0, 0)), axis=0))
    plot.show_parameter(Parameter(1, 2, None))
    assert specs[-1] == SliceSpec(ParameterDirections(Parameter(1, 2, None)), axis=0)
    plot.show_spec(SliceSpec(ParameterDirections(Parameter(1, 1, 1), Parameter(2, 0, None))))
    plot.options.pickers[0].unit.setValue(3)
    assert specs[-1].directions == ParameterDirections(Parameter(1, 2, 1), Parameter(2, 0, None))


def test_a_race_is_asked_for_once_until_its_paths_arrive(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]
) -> None:
    with qtbot.waitSignal(plot.race_asked):
        QTest.mouseClick(plot.tools.race, Qt.MouseButton.LeftButton)
    assert not plot.tools.race.isEnabled()
    racers = finished(race(EXPERIMENT, DATASET, 60, start=runs[0].trajectory.thetas[0]))
    raced = landscape(runs, SliceSpec(PrincipalDirections()), trails=tuple(racer.trail for racer in racers))
    show(plot, raced, qtbot)
    assert plot.tools.race.isEnabled()
    legend = plot.footer().legend
    assert [name for _, _, name in legend] == [
        "this run: Adam",
        "SGD, η = 0.1",
        "momentum, η = 0.02",
        "RMSprop, η = 0.004",
        "Adam, η = 0.02",
    ]
    assert len({shape for shape, _, _ in legend}) == len({colour for _, colour, _ in legend}) == 5
    image_of(plot)


# --- what is shown


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
    assert plot.describe().startswith("The path has 1 different snapshots; 3 are needed.")
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


# --- curvature


def last(steps: Any) -> Any:
    *_, result = steps
    return result


def test_the_verdict_stands_with_its_numbers_and_residuals(
    plot: SurfacePlot, qtbot: QtBot, runs: tuple[Trainer, Trainer]
) -> None:
    run = runs[0]
    QTest.mouseClick(plot.tools.bends, Qt.MouseButton.LeftButton)
    asked: list[str] = []
    plot.curvature_asked.connect(asked.append)
    QTest.mouseClick(plot.curvature.measure, Qt.MouseButton.LeftButton)
    assert asked == ["extremes"]
    assert plot.curvature.title.text() == "Computing…"
    found = last(curvature(run.network, EXPERIMENT.training, run.theta, *ROWS))
    plot.show_curvature(found)
    assert plot.curvature.title.text() == "Not a critical point"
    assert "λ max = " in plot.curvature.values.text()
    assert f"± {found.highest.residual:.1g}" in plot.curvature.values.text()
    assert found.verdict.values["gradient"] in plot.curvature.sentence.text()
    assert plot.curvature.spectrum.isHidden()
    whole = last(whole_spectrum(run.network, EXPERIMENT.training, run.theta, *ROWS))
    QTest.mouseClick(plot.curvature.whole, Qt.MouseButton.LeftButton)
    assert asked[-1] == "spectrum"
    plot.show_curvature(whole)
    assert not plot.curvature.spectrum.isHidden()
    plot.curvature.spectrum.grab()
    assert f"{len(whole.eigenvalues)} eigenvalues" in plot.curvature.pieces.text()


def test_a_small_card_shows_curvature_before_the_picture_and_a_large_one_beside_it(plot: SurfacePlot) -> None:
    plot.tools.bends.click()
    assert plot.canvas.isHidden()
    plot.resize(900, 420)
    assert plot.canvas.isVisible()
    assert plot.curvature.isVisible()
    plot.tools.bends.click()
    assert plot.curvature.isHidden()


def test_large_networks_have_no_whole_spectrum_and_the_button_says_why(plot: SurfacePlot) -> None:
    assert plot.curvature.whole.isEnabled()
    plot.show_experiment(Experiment(network=NetworkSpec(layers=(Layer(64), Layer(64)))))
    assert not plot.curvature.whole.isEnabled()
    assert f"{MAX_DENSE:,}" in plot.curvature.whole.toolTip()


def test_why_there_is_no_curvature_is_said(plot: SurfacePlot) -> None:
    plot.show_curvature("The numbers are not finite.")
    assert plot.curvature.sentence.text() == "The numbers are not finite."


def test_every_eigenvalue_is_in_one_bar_on_its_side() -> None:
    values = np.array([-3.0, -1e-3, -1e-12, 0.0, 1e-12, 1e-2, 1.0, 10.0])
    at, counts = binned(values, 1e-9)
    assert counts.sum() == len(values)
    assert counts[at < 0].sum() == 2
    assert counts[at == 0].sum() == 3
    assert counts[at > 0].sum() == 3
    assert counts[-1] == 1


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
