"""What is asked of the loss surface in the window: slices, ranges, places, parameters, races."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from playground.diagram import Parameter
from playground.landscape import (
    BetweenPlaces,
    GivenDirections,
    ParameterDirections,
    Place,
    PrincipalDirections,
    RandomDirections,
    Refusal,
    SliceSpec,
    ThroughPlaces,
)
from playground.looks import Look
from playground.race import finished, race
from playground.trainer import Trainer
from tests.widgets.slices import (
    BETWEEN,
    DATASET,
    EXPERIMENT,
    POPUP,
    SPECS,
    THREE,
    drag,
    image_of,
    landscape,
    mouse,
    name_of,
    opened,
    show,
    trained,
    wanted,
    wheel,
)
from widgets.plots.surface_kinds import ALONG, KINDS, Choices
from widgets.plots.surface_plot import SurfacePlot


@pytest.fixture(scope="module")
def runs() -> tuple[Trainer, Trainer]:
    return trained(0, 200), trained(1, 200)


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[SurfacePlot]:
    yield from opened(qtbot)


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
    count, before = len(specs), seed.text()
    seed.selectAll()
    QTest.keyClicks(seed, "-5")
    QTest.keyClick(seed, Qt.Key.Key_Return)
    assert (len(specs), seed.text()) == (count, before)
    assert "between 0 and 2,147,483,647" in seed.toolTip()
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
    field.selectAll()
    QTest.keyClicks(field, "1e14")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (len(specs), field.text()) == (1, "2.50")
    assert "between −10,000 and 10,000" in field.toolTip()
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
