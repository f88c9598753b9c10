"""The chain rule view on walks that the core computed: steps, factors, check, preview, and what a person does there."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Iterator

import numpy as np
import pytest
import torch
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.activations import ACTIVATIONS
from playground.chain_rule import walk
from playground.data.build import build
from playground.data.dataset import Dataset
from playground.diagram import Parameter
from playground.experiment import OPTIMIZERS, Data, Experiment, FunctionSource, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.frames import Frame, WalkWish, Wish
from playground.network import Network
from playground.next_update import NextUpdate, OptimizerState
from playground.optimizers import OPTIMIZER_CLASSES
from playground.walk import Agreement, Walk
from playground.written import Written
from tests.widgets.plotting import placed
from widgets.formula import typeset
from widgets.plots.chain_blocks import Block, Cell, Look, entry_text, heat_map
from widgets.plots.chain_parameter import count_text
from widgets.plots.chain_rule_view import CHECK, PARAMETER, PREVIEW, REFRESH_MS, STEPS, ChainRuleView
from widgets.plots.chain_sources import Span, sources
from widgets.plots.chain_words import ChainWords
from widgets.theme import DARK, LIGHT, Theme

SMALL = Experiment(
    data=Data(samples=60), network=NetworkSpec(layers=(Layer(4, "tanh"), Layer(3, "leaky_relu"))), training=Training()
)
DATA = build(SMALL.data)


def walked(
    experiment: Experiment = SMALL,
    dataset: Dataset = DATA,
    sample: int | None = 4,
    parameter: Parameter | None = None,
    updates: int = 3,
) -> Walk:
    """The walk after ``updates`` updates on the first rows."""
    network = Network(experiment.network.layers, dataset.features)
    theta = network.initialise(experiment.network)
    x, y = (torch.from_numpy(values).float() for values in dataset.scaled(0))
    rule = OPTIMIZER_CLASSES[experiment.training.optimizer](theta, torch.zeros_like(theta))
    state = OptimizerState({name: value.clone() for name, value in rule.state.items()}, 0)
    rate = experiment.training.learning_rate
    with torch.inference_mode():
        for _ in range(updates):
            update = NextUpdate(Written(network, experiment.training, theta, (x[:16], y[:16])), state)
            theta = update.make(rate).clone()
            state = OptimizerState(
                {name: value.clone() for name, value in update.optimizer.state.items()}, update.optimizer.steps
            )
    rows = (x[:16], y[:16]) if sample is None else (x[sample : sample + 1], y[sample : sample + 1])
    grid = None
    if dataset.features == 1:
        points = np.linspace(dataset.domain[0, 0], dataset.domain[0, 1], 41)[:, None]
        grid = torch.from_numpy(dataset.x_scaling.apply(points)).float()
    return walk(
        network, experiment.training, theta, rows, state, rate,
        update=updates, sample=sample, parameter=parameter, train=(x, y), grid_x=grid,
    )  # fmt: skip


def frame(found: Walk | None, update: int | None = None) -> Frame:
    at = update if update is not None else 0 if found is None else found.update
    return Frame(run=1, update=at, epoch=1, updates_per_second=0.0, learning_rate=0.01, walk=found)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ChainRuleView]:
    """The view as in the middle of the window, with a walk of one sample."""
    view = ChainRuleView()
    host = placed(qtbot, view, 760, 440)
    view.show_experiment(SMALL)
    view.show_dataset(DATA)
    show(view, walked())
    yield view
    host.close()


def show(view: ChainRuleView, found: Walk) -> None:
    """Hand over a walk, at once."""
    view._refresh.drop()
    view.show_frame(frame(found))
    QApplication.processEvents()


def press(widget: QWidget, key: Qt.Key) -> bool:
    """Press a key; whether the widget kept it from being a shortcut."""
    wanted = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    wanted.ignore()
    QApplication.sendEvent(widget, wanted)
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    return wanted.isAccepted()


def rest(widget: QWidget, at: QPointF) -> None:
    """Rest the mouse on a pixel."""
    none = Qt.MouseButton.NoButton
    everywhere = QPointF(widget.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, at, everywhere, none, none, Qt.KeyboardModifier.NoModifier)
    )


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
    steps, buttons = view.steps, view.steps.buttons
    last = len(steps.steps()) - 1
    assert not buttons["back"].isEnabled()
    QTest.mouseClick(buttons["forward"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(buttons["forward"], Qt.MouseButton.LeftButton)
    assert steps.index == 2
    assert steps.title.text() == f"Step 3 of {last + 1}: layer 1, activation"
    QTest.mouseClick(buttons["back"], Qt.MouseButton.LeftButton)
    assert steps.index == 1
    assert press(steps.strip, Qt.Key.Key_Right)
    assert steps.index == 2
    assert press(steps.strip, Qt.Key.Key_End)
    assert steps.index == last
    assert not buttons["forward"].isEnabled()
    press(steps.strip, Qt.Key.Key_Right)
    assert steps.index == last
    press(steps.strip, Qt.Key.Key_Home)
    assert steps.index == 0
    QTest.mouseClick(buttons["last"], Qt.MouseButton.LeftButton)
    assert steps.index == last


def test_the_space_bar_stays_the_programs(view: ChainRuleView) -> None:
    assert not press(view.steps.strip, Qt.Key.Key_Space)
    for button in view.steps.buttons.values():
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_narrow_strip_names_the_group_that_is_on_and_keeps_its_steps_apart(view: ChainRuleView) -> None:
    strip = view.steps.strip
    assert [name for name, _, _ in strip.names()] == ["Forward", "Loss", "Backward", "Update"]
    last = sum(len(group.titles) for group in strip._groups) - 1
    view.steps.index = last
    view.steps.show_walk(walked())
    strip.setFixedWidth(190)
    [(name, left, active)] = strip.names()
    assert (name, active) == ("Update", True)
    assert left + strip.fontMetrics().horizontalAdvance("Update") * 0.85 <= strip.width() + 1
    places = [strip.segment(index) for index in range(last + 1)]
    assert all(one.right() < other.left() for one, other in itertools.pairwise(places))
    assert places[-1].right() <= strip.width()


def test_a_click_on_the_strip_goes_to_that_step(view: ChainRuleView, qtbot: QtBot) -> None:
    strip = view.steps.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.segment(9).center().toPoint())
    assert view.steps.index == 9
    rects = [strip.segment(index) for index in range(len(view.steps.steps()))]
    assert all(left.right() <= right.left() + 1e-6 for left, right in itertools.pairwise(rects))


def test_playing_goes_on_by_itself_and_stops_at_the_end(view: ChainRuleView, qtbot: QtBot) -> None:
    steps = view.steps
    steps.speed.setCurrentIndex(steps.speed.count() - 1)
    steps.go(len(steps.steps()) - 3)
    QTest.mouseClick(steps.buttons["play"], Qt.MouseButton.LeftButton)
    assert steps.is_playing
    qtbot.waitUntil(lambda: not steps.is_playing, timeout=5000)
    assert steps.index == len(steps.steps()) - 1
    QTest.mouseClick(steps.buttons["play"], Qt.MouseButton.LeftButton)
    assert steps.index == 0
    QTest.mouseClick(steps.buttons["play"], Qt.MouseButton.LeftButton)
    assert not steps.is_playing


def test_nothing_plays_on_behind_another_page(view: ChainRuleView, qtbot: QtBot) -> None:
    view.steps.play(True)
    QTest.mouseClick(view.modes.button(CHECK), Qt.MouseButton.LeftButton)
    assert not view.steps.is_playing


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


# one parameter


def test_the_factors_multiply_to_the_gradient_and_the_reused_are_named(view: ChainRuleView, qtbot: QtBot) -> None:
    QTest.mouseClick(view.modes.button(PARAMETER), Qt.MouseButton.LeftButton)
    product = walked().product
    factors = np.linalg.multi_dot([factor.value.astype(np.float64) for factor in product.factors])
    assert float(factors[0, 0]) == pytest.approx(product.gradient, rel=1e-5)
    origins = [" ".join(column.origin) for column in view.parameter.factors._columns]
    assert origins == [
        "reused from output layer's gradient",
        "reused from layer 2's gradient",
        "new, once for all of layer 1",
        "new, for this parameter",
    ]
    counts = product.counts
    assert f"{counts.parameter_extra} more multiplications" in view.parameter.reuse.text()
    assert f"{counts.network_paths - counts.network} saved" in view.parameter.reuse.text()
    view.grab()


def test_the_fields_pick_a_parameter_and_bound_it_to_the_network(view: ChainRuleView, qtbot: QtBot) -> None:
    view.go_to(PARAMETER)
    picker = view.parameter.picker
    with qtbot.waitSignal(view.parameter_picked) as told:
        picker.layer.setCurrentIndex(1)
    assert told.args == [Parameter(1, 0, 0)]
    assert (picker.unit.maximum(), picker.source.maximum()) == (3, 4)
    picker.source.setValue(4)
    picker.unit.setValue(3)
    assert view.wish().walk.parameter == Parameter(1, 2, 3)
    picker.kind.setCurrentIndex(1)
    assert view.wish().walk.parameter == Parameter(1, 2, None)
    assert not picker.source.isVisible()
    view.show_experiment(Experiment(data=SMALL.data, network=NetworkSpec(layers=(Layer(2, "tanh"),))))
    assert view.wish().walk.parameter == Parameter(0, 0, 0)


def test_a_pick_elsewhere_shows_its_factors(view: ChainRuleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.wish_changed):
        view.pick(Parameter(0, 2, 0))
    assert view.modes.checkedId() == PARAMETER
    show(view, walked(parameter=Parameter(0, 2, 0)))
    assert "weight from input 1 to unit 3, layer 1" in view.parameter.result.text()


def test_a_batch_says_whose_factors_they_are_and_that_all_rows_add_up(view: ChainRuleView) -> None:
    view.go_to(PARAMETER)
    found = walked(sample=None)
    show(view, found)
    assert f"the factors of row {found.product.row + 1}" in view.parameter.result.text()
    assert "The products of all 16 rows add up" in view.parameter.result.text()


@pytest.mark.parametrize(("count", "text"), [(1234, "1,234"), (123_456_789, "1.2 · 10⁸"), (10**400, "1.0 · 10⁴⁰⁰")])
def test_counts_beyond_any_float_can_be_read(count: int, text: str) -> None:
    assert count_text(count) == text


# check


def test_the_check_says_equal_to_the_bit_and_shows_the_bits(view: ChainRuleView, qtbot: QtBot) -> None:
    QTest.mouseClick(view.modes.button(CHECK), Qt.MouseButton.LeftButton)
    agreement = walked().agreement
    assert agreement is not None
    assert agreement.exact
    assert view.check.relations[0].text() == "="
    assert view.check.relations[1].text() == "≈"
    assert view.check.bits[0].text() == view.check.bits[1].text() != ""
    text = view.describe()
    assert text.startswith(f"Equal to the bit: all {agreement.entries} entries")
    assert f"{agreement.checked} entries of all layers were measured" in text


def with_agreement(**changes: object) -> Walk:
    found = walked()
    assert found.agreement is not None
    return dataclasses.replace(found, agreement=dataclasses.replace(found.agreement, **changes))  # type: ignore[arg-type]


def test_a_gradient_of_other_bits_is_not_called_equal(view: ChainRuleView) -> None:
    view.go_to(CHECK)
    agreement = walked().agreement
    assert isinstance(agreement, Agreement)
    other = float(np.nextafter(np.float32(agreement.ours), np.float32(9.0)))
    show(view, with_agreement(autograd=other, differing=1))
    assert view.check.relations[0].text() == "≠"
    assert view.check.bits[0].text() != view.check.bits[1].text()
    assert view.describe().startswith(f"1 of {agreement.entries} entries of the gradient have other bits")


def test_kinks_are_said_as_such(view: ChainRuleView) -> None:
    view.go_to(CHECK)
    show(view, with_agreement(kink=True, kinks=2))
    assert view.check.values[2].text() == "kink"
    assert view.check.relations[1].text() == "–"
    assert "2 were left out: a kink" in view.describe()
    assert "at a kink" in view.describe()


def test_a_walk_without_a_check_says_why(view: ChainRuleView) -> None:
    view.go_to(CHECK)
    show(view, dataclasses.replace(walked(), agreement=None))
    assert view.describe().startswith("This network is too large to be checked")


# preview


def test_the_preview_tells_what_the_update_does_and_which_rate_is_best(view: ChainRuleView, qtbot: QtBot) -> None:
    QTest.mouseClick(view.modes.button(PREVIEW), Qt.MouseButton.LeftButton)
    preview = walked().preview
    assert preview is not None
    best = min(preview.trials, key=lambda trial: trial.loss)
    assert f"×{best.factor:g} lowers the loss of this sample most" in view.describe()
    assert view.preview.group.button(2).isChecked()
    assert view.preview.group.button(2).text().startswith("×1: η = 0.01")
    assert view.preview.fit.isVisible()
    before = view.preview._fit_after.ys.copy()
    QTest.mouseClick(view.preview.group.button(4), Qt.MouseButton.LeftButton)
    assert not np.allclose(before, view.preview._fit_after.ys)
    fit = preview.trials[4].fit
    assert fit is not None
    expected = DATA.y_scaling.undo(fit.astype(float)[:, None])[:, 0]
    assert np.allclose(view.preview._fit_after.ys, expected)
    view.grab()


def test_a_rate_that_diverges_is_words_and_not_a_curve(view: ChainRuleView, qtbot: QtBot) -> None:
    view.go_to(PREVIEW)
    found = walked()
    assert found.preview is not None
    bad = np.full(41, np.nan, dtype=np.float32)
    last = dataclasses.replace(found.preview.trials[-1], loss=math.inf, train_loss=math.nan, fit=bad)
    preview = dataclasses.replace(found.preview, trials=(*found.preview.trials[:-1], last))
    show(view, dataclasses.replace(found, preview=preview))
    QTest.mouseClick(view.preview.group.button(4), Qt.MouseButton.LeftButton)
    assert view.preview.fit.note() == "With this learning rate the update diverges."
    assert "∞ ↑" in view.preview.group.button(4).text()
    assert "×10 steps too far: the loss rises." in view.describe()
    view.grab()


def test_more_than_one_input_previews_the_loss_alone(view: ChainRuleView) -> None:
    experiment = Experiment(data=Data(source=FunctionSource(name="saddle"), samples=60), network=SMALL.network)
    data = build(experiment.data)
    view.show_experiment(experiment)
    view.show_dataset(data)
    view.go_to(PREVIEW)
    show(view, walked(experiment, data))
    assert view.preview.losses.isVisible()
    assert not view.preview.fit.isVisible()


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
        view.show_frame(frame(dataclasses.replace(found, update=update)))
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
