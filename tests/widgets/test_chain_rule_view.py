"""The steps of the chain rule view on walks that the core computed: formulas, numbers, and what a person does there."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.activations import ACTIVATIONS
from playground.diagram import Parameter
from playground.experiment import OPTIMIZERS, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.frames import WalkWish, Wish
from playground.walk import Walk
from tests.widgets.plotting import placed
from tests.widgets.walked import DATA, SMALL, frame, opened, press, rest, show, walked
from widgets.formula import typeset
from widgets.plots.chain_blocks import Block, Cell, Look, entry_text, heat_map
from widgets.plots.chain_rule_view import CHECK, PARAMETER, PREVIEW, REFRESH_MS, STEPS, ChainRuleView
from widgets.plots.chain_sources import Span, sources
from widgets.plots.chain_words import ChainWords
from widgets.theme import DARK, LIGHT, Theme


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ChainRuleView]:
    yield from opened(qtbot)


def spot(view: ChainRuleView, index: int, cell: Cell) -> QPoint:
    """The pixel of an entry of the term numbered ``index`` in the formula with numbers."""
    place = next(place for place in view.steps.numbers.places if place.index == index)
    return place.block.cell_rect(place.rect, cell).center().toPoint()


def go_to_kind(view: ChainRuleView, kind: str, layer: int) -> None:
    steps = view.steps.steps()
    view.steps.go(next(index for index, step in enumerate(steps) if (step.kind, step.layer) == (kind, layer)))


# every formula


@pytest.mark.parametrize(
    ("optimizer", "loss", "sample"),
    [*((name, "mse", 4) for name in OPTIMIZERS), ("sgd", "mae", None), ("sgd", "huber", None), ("sgd", "huber", 0)],
)
def test_every_step_is_typeset_shown_and_explained(
    view: ChainRuleView, optimizer: str, loss: str, sample: int | None
) -> None:
    training = Training(optimizer=optimizer, loss=loss, l1=1e-3, l2=1e-3, clip_norm=0.1)
    experiment = dataclasses_replace(SMALL, training)
    view.show_experiment(experiment)
    show(view, walked(experiment, sample=sample))
    words = set()
    for index, step in enumerate(view.steps.steps()):
        view.steps.go(index)
        assert view.steps.formula.latex == step.latex
        named = {index for index in range(len(step.terms)) if f"#{index + 1}" in step.pattern}
        assert {place.index for place in view.steps.numbers.places} == named | {len(step.terms)}
        assert len(view.steps.sentence.text()) > 20
        words.add(view.steps.title.text())
        view.grab()
    assert len(words) == len(view.steps.steps())


def dataclasses_replace(experiment: Experiment, training: Training) -> Experiment:
    return Experiment(data=experiment.data, network=experiment.network, training=training)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_formulas_of_every_activation_can_be_typeset(qapp: QApplication, name: str) -> None:
    experiment = Experiment(data=SMALL.data, network=NetworkSpec(layers=(Layer(3, name), Layer(2, name))))
    found = walked(experiment)
    for step in found.steps:
        for latex in (step.latex, *step.notes_latex):
            assert typeset(latex, 18.0).width > 0.0
    for factor in found.product.factors:
        for latex in (factor.latex, factor.formula, factor.running_latex):
            assert not latex or typeset(latex, 18.0).width > 0.0


# walking


def test_buttons_and_keys_walk_through_the_steps(view: ChainRuleView, qtbot: QtBot) -> None:
    steps, buttons = view.steps, view.steps.transport.buttons
    last = len(steps.steps()) - 1
    assert not buttons["back"].isEnabled()
    QTest.mouseClick(buttons["forward"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(buttons["forward"], Qt.MouseButton.LeftButton)
    assert steps.index == 2
    assert steps.title.text() == f"Step 3 of {last + 1}: layer 1, activation"
    QTest.mouseClick(buttons["back"], Qt.MouseButton.LeftButton)
    assert steps.index == 1
    assert press(steps.transport.strip, Qt.Key.Key_Right)
    assert steps.index == 2
    assert press(steps.transport.strip, Qt.Key.Key_End)
    assert steps.index == last
    assert not buttons["forward"].isEnabled()
    press(steps.transport.strip, Qt.Key.Key_Right)
    assert steps.index == last
    press(steps.transport.strip, Qt.Key.Key_Home)
    assert steps.index == 0
    QTest.mouseClick(buttons["last"], Qt.MouseButton.LeftButton)
    assert steps.index == last


def test_the_space_bar_stays_the_programs(view: ChainRuleView) -> None:
    assert not press(view.steps.transport.strip, Qt.Key.Key_Space)
    for button in view.steps.transport.buttons.values():
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_narrow_strip_names_the_group_that_is_on_and_keeps_its_steps_apart(view: ChainRuleView) -> None:
    strip = view.steps.transport.strip
    assert [name for name, _, _ in strip.names()] == ["Forward", "Loss", "Backward", "Update"]
    last = sum(len(group.titles) for group in strip._groups) - 1
    view.steps.index = last
    view.steps.show_walk(walked())
    strip.setFixedWidth(strip.minimumSizeHint().width())
    assert len(strip.names()) == 4
    strip.setFixedWidth(150)
    [(name, left, active)] = strip.names()
    assert (name, active) == ("Update", True)
    assert left + strip.fontMetrics().horizontalAdvance("Update") * 0.85 <= strip.width() + 1
    places = [strip.segment(index) for index in range(last + 1)]
    assert all(one.right() < other.left() for one, other in itertools.pairwise(places))
    assert places[-1].right() <= strip.width()


def test_a_click_on_the_strip_goes_to_that_step(view: ChainRuleView, qtbot: QtBot) -> None:
    strip = view.steps.transport.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.segment(9).center().toPoint())
    assert view.steps.index == 9
    rects = [strip.segment(index) for index in range(len(view.steps.steps()))]
    assert all(left.right() <= right.left() + 1e-6 for left, right in itertools.pairwise(rects))


def test_playing_goes_on_by_itself_and_stops_at_the_end(view: ChainRuleView, qtbot: QtBot) -> None:
    steps = view.steps
    steps.transport.speed.setCurrentIndex(steps.transport.speed.count() - 1)
    steps.go(len(steps.steps()) - 3)
    QTest.mouseClick(steps.transport.buttons["play"], Qt.MouseButton.LeftButton)
    assert steps.transport.is_playing
    qtbot.waitUntil(lambda: not steps.transport.is_playing, timeout=5000)
    assert steps.index == len(steps.steps()) - 1
    QTest.mouseClick(steps.transport.buttons["play"], Qt.MouseButton.LeftButton)
    assert steps.index == 0
    QTest.mouseClick(steps.transport.buttons["play"], Qt.MouseButton.LeftButton)
    assert not steps.transport.is_playing


def test_nothing_plays_on_behind_another_page(view: ChainRuleView, qtbot: QtBot) -> None:
    view.steps.transport.play(True)
    QTest.mouseClick(view.modes.button(CHECK), Qt.MouseButton.LeftButton)
    assert not view.steps.transport.is_playing


def test_what_acts_is_lit_up_in_the_diagram(view: ChainRuleView, monkeypatch: pytest.MonkeyPatch) -> None:
    lit: list[object] = []
    monkeypatch.setattr(view.steps.diagram, "light", lit.append)
    for index, step in enumerate(view.steps.steps()[1:], start=1):
        view.steps.go(index)
        assert lit[-1] == frozenset(step.parts)


def test_new_numbers_keep_the_step_and_a_shorter_walk_ends_at_its_last(view: ChainRuleView) -> None:
    go_to_kind(view, "weight_gradient", 1)
    index, before = view.steps.index, view.steps.numbers.terms()[-1].value
    show(view, walked(updates=9))
    assert view.steps.index == index
    assert not np.array_equal(before, view.steps.numbers.terms()[-1].value)
    assert view.state.text().endswith("numbers of update 9")
    view.steps.go(99)
    show(view, walked(Experiment(data=SMALL.data, network=NetworkSpec(layers=(Layer(2, "tanh"),)))))
    assert view.steps.index == len(view.steps.steps()) - 1


# numbers


def test_small_matrices_are_numbers_and_large_ones_heat_maps_with_shape_and_norm(view: ChainRuleView) -> None:
    go_to_kind(view, "affine", 1)
    assert not any(place.block.is_map for place in view.steps.numbers.places)
    wide = Experiment(data=SMALL.data, network=NetworkSpec(layers=(Layer(24, "tanh"), Layer(20, "tanh"))))
    view.show_experiment(wide)
    show(view, walked(wide))
    go_to_kind(view, "affine", 1)
    weights = next(place.block for place in view.steps.numbers.places if place.index == 0)
    assert weights.is_map
    norm = float(np.linalg.norm(view.steps.numbers.terms()[0].value))
    assert weights._lines() == ["20×24", f"‖·‖ {entry_text(norm)}"]
    assert view.steps.reading.text().startswith("Heat maps: blue is above 0, orange below")


def test_resting_on_an_entry_reads_it_in_full(view: ChainRuleView) -> None:
    go_to_kind(view, "affine", 1)
    weight = view.steps.numbers.terms()[0].value
    rest(view.steps.numbers, QPointF(spot(view, 0, Cell(2, 3))))
    value = f"{weight[2, 3]:.8g}".replace("-", "−", 1)
    assert view.steps.reading.text() == f"W₂[3, 4] = {value}   (weight from unit 4 to unit 3, layer 2)"
    QApplication.sendEvent(view.steps.numbers, QEvent(QEvent.Type.Leave))
    assert view.steps.reading.text().startswith("Rest on a number")


def test_a_click_on_an_entry_brings_all_numbers_and_picks_the_parameter(view: ChainRuleView, qtbot: QtBot) -> None:
    go_to_kind(view, "affine", 1)
    with qtbot.waitSignal(view.parameter_picked) as told, qtbot.waitSignal(view.wish_changed):
        QTest.mouseClick(view.steps.numbers, Qt.MouseButton.LeftButton, pos=spot(view, 0, Cell(2, 3)))
    assert told.args == [Parameter(1, 2, 3)]
    assert view.wish().walk == WalkWish(0, Parameter(1, 2, 3))
    table = view.steps.table
    assert table.isVisible()
    assert table.model.rowCount() == 3
    assert table.model.data(table.model.index(2, 3)) == entry_text(float(view.steps.numbers.terms()[0].value[2, 3]))
    table.table.setCurrentIndex(table.model.index(0, 1))
    assert view.wish().walk.parameter == Parameter(1, 0, 1)
    assert view.steps.reading.text().startswith("W₂[1, 2] = ")
    QTest.mouseClick(table.back, Qt.MouseButton.LeftButton)
    assert not table.isVisible()
    assert view.steps.diagram.isVisible()


def test_the_sources_of_an_entry_multiply_and_add_up_to_it(view: ChainRuleView) -> None:
    for step in view.steps.steps():
        if step.kind not in ("affine", "prediction", "weight_gradient", "activation_gradient"):
            continue
        cell = Cell(step.result.value.shape[0] - 1, step.result.value.shape[1] - 1)
        left, right = (taken(step.terms[index].value, sources(step, index, cell)) for index in range(2))
        total = float(left.astype(np.float64) @ right)
        if len(step.terms) == 3:
            total += float(step.terms[2].value[cell.row, 0])
        assert total == pytest.approx(float(step.result.value[cell]), rel=1e-4, abs=1e-6)


def taken(value: np.ndarray, span: Span | None) -> np.ndarray:
    """The entries that ``span`` names, in a row."""
    assert span is not None
    rows = slice(None) if span.row is None else slice(span.row, span.row + 1)
    columns = slice(None) if span.column is None else slice(span.column, span.column + 1)
    return np.asarray(value[rows, columns]).ravel()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.5, "0.500"),
        (-1.234, "−1.23"),
        (123.4, "123"),
        (1.2e-5, "1.2e-5"),
        (-4e12, "−4.0e12"),
        (math.nan, "nan"),
        (-math.inf, "−∞"),
    ],
)
def test_entries_have_even_digits(value: float, text: str) -> None:
    assert entry_text(value) == text


def test_a_heat_map_shows_sign_and_keeps_a_spike_among_thousands(qapp: QApplication) -> None:
    image = heat_map(np.array([[1.0, -1.0, 0.0]], dtype=np.float32), LIGHT)
    assert [image.pixelColor(column, 0).name() for column in range(3)] == [LIGHT.train, LIGHT.network, LIGHT.field]
    large = np.zeros((700, 900), dtype=np.float32)
    large[333, 444] = 1.0
    small = heat_map(large, LIGHT)
    colors = {small.pixelColor(x, y).name() for x in range(small.width()) for y in range(small.height())}
    assert colors == {LIGHT.field, LIGHT.train}
    block = Block(large, Look(LIGHT, QApplication.font()))
    assert block.is_map
    assert block.width < 240


# the plot's interface


def test_the_wish_names_sample_and_parameter_and_follows_the_fields(view: ChainRuleView, qtbot: QtBot) -> None:
    assert view.wish().wishes == Wish.WALK | Wish.DIAGRAM
    assert view.wish().walk == WalkWish(0, Parameter(0, 0, 0))
    with qtbot.waitSignal(view.wish_changed):
        view.sample.setValue(17)
    assert view.wish().walk.sample == 16
    assert view.sample.text() == f"sample 17 of {len(DATA.subsets[0])}"
    with qtbot.waitSignal(view.wish_changed):
        view.source.setCurrentIndex(1)
    assert view.wish().walk.sample is None
    assert not view.sample.isEnabled()


def test_before_the_first_walk_and_after_a_new_run_it_says_what_to_do(qtbot: QtBot) -> None:
    view = ChainRuleView()
    host = placed(qtbot, view, 760, 440)
    assert view.describe().startswith("Pick a sample above")
    assert view.empty.isVisible()
    for mode in (PARAMETER, CHECK, PREVIEW, STEPS):
        view.go_to(mode)
        view.grab()
    view.show_experiment(SMALL)
    view.show_dataset(DATA)
    show(view, walked())
    assert not view.empty.isVisible()
    assert view.describe().startswith("Step 1 of ")
    view.clear()
    assert view.state.text() == ""
    assert view.empty.isVisible()
    view.show_theme(DARK)
    host.close()


def test_while_training_numbers_come_at_most_three_times_a_second_and_say_of_which_update(
    view: ChainRuleView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    monkeypatch.setattr(view.steps, "show_walk", lambda found: shown.append(found.update))
    found = walked()
    for update in range(10, 30):
        view.show_frame(frame(msgspec.structs.replace(found, update=update)))
    assert len(shown) <= 1
    qtbot.waitUntil(lambda: shown[-1:] == [29], timeout=3 * REFRESH_MS + 2000)
    assert len(shown) <= 2
    assert view.state.text() == "training: numbers of update 29"
    qtbot.waitUntil(lambda: view.state.text() == "numbers of update 29", timeout=5000)


def test_pages_that_are_not_seen_are_not_fed(view: ChainRuleView, monkeypatch: pytest.MonkeyPatch) -> None:
    fed: list[Walk] = []
    monkeypatch.setattr(view.parameter, "show_walk", fed.append)
    show(view, walked(updates=5))
    assert not fed
    view.go_to(PARAMETER)
    assert [found.update for found in fed] == [5]


def test_new_numbers_of_the_same_step_typeset_nothing_anew(view: ChainRuleView) -> None:
    for index in range(len(view.steps.steps())):
        view.steps.go(index)
        show(view, walked(updates=40))
        show(view, walked(updates=41))
        before = typeset.cache_info().misses
        show(view, walked(updates=40))
        show(view, walked(updates=41))
        assert typeset.cache_info().misses == before, view.steps.title.text()


@pytest.mark.parametrize("size", [(560, 370), (1400, 860)])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_page_is_painted_small_and_large(qtbot: QtBot, size: tuple[int, int], theme: Theme) -> None:
    view = ChainRuleView()
    host = placed(qtbot, view, *size)
    view.show_theme(theme)
    view.show_experiment(SMALL)
    view.show_dataset(DATA)
    show(view, walked(sample=None))
    for mode in (STEPS, PARAMETER, CHECK, PREVIEW):
        view.go_to(mode)
        QApplication.processEvents()
        view.grab()
        assert view.minimumSizeHint().width() <= 560
        assert view.minimumSizeHint().height() <= 400
    host.close()


def test_words_name_layers_and_parameters() -> None:
    words = ChainWords(None)  # type: ignore[arg-type]
    words.layers = 3
    assert words.place(2) == "output layer"
    assert words.parameter(Parameter(2, 0, None)) == "bias of unit 1, output layer"
    assert words.parameter(Parameter(0, 1, 0)) == "weight from input 1 to unit 2, layer 1"
