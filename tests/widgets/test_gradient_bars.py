"""The gradient bars: one scale that stays, ghosts of the first update, true words."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.experiment import Experiment, Layer, Network
from playground.frames import KINDS, STATISTICS, Frame, Gradients, Wish
from widgets.plots.bars_canvas import State
from widgets.plots.decade_scale import DecadeScale
from widgets.plots.gradient_bars import GradientBars, state_of
from widgets.plots.wording import two_digits
from widgets.theme import LIGHT

NOW = [5e-6, 3e-5, 2e-4, 2.5e-3, 1.15e-2]
FIRST = [6e-5, 3.6e-4, 2e-4, 8e-3, 4e-2]
ACTIVATIONS_OF_5 = ("sigmoid", "sigmoid", "leaky_relu", "tanh")


def gradients(means: list[float]) -> Gradients:
    """Means as given, norms ten and maxima five times as large; biases twice, pre-activations three times."""
    values = np.einsum("l,s,k->kls", np.array(means), [10.0, 1.0, 5.0], [1.0, 2.0, 3.0])
    return Gradients(values)


def frame(means: list[float], first: list[float] | None = None) -> Frame:
    return Frame(
        run=1,
        update=7,
        epoch=1,
        updates_per_second=0.0,
        learning_rate=0.01,
        gradients=gradients(means),
        first_gradients=None if first is None else gradients(first),
    )


@pytest.fixture
def plot(qtbot: QtBot) -> GradientBars:
    card = GradientBars()
    qtbot.addWidget(card)
    qtbot.addWidget(card.header)
    card.show_theme(LIGHT)
    card.resize(340, 260)
    layers = tuple(Layer(8, name) for name in ACTIVATIONS_OF_5)
    card.show_experiment(Experiment(network=Network(layers=layers)))
    return card


def picture(plot: GradientBars) -> QImage:
    return plot.canvas.grab().toImage()


def test_it_wants_gradients_and_labels_layers_from_the_first_to_the_output(plot: GradientBars) -> None:
    plot.show_frame(frame(NOW))
    assert plot.wish().wishes == Wish.GRADIENTS
    assert plot.canvas.labels == ("1 Sigmoid", "2 Sigmoid", "3 LeakyReLU", "4 Tanh", "output")


def test_lengths_are_logarithms_on_one_scale(plot: GradientBars) -> None:
    plot.show_frame(frame([1e-5, 1e-4, 1e-3, 1e-2, 1e-2]))
    picture(plot)
    widths = [plot.canvas.bar_rect(row).width() for row in range(5)]
    np.testing.assert_allclose(np.diff(widths[:4]), widths[0])  # every decade is as long as from 1e-6 to 1e-5


def test_a_shrinking_value_moves_its_bar_and_not_the_scale(plot: GradientBars) -> None:
    plot.show_frame(frame(NOW))
    picture(plot)
    before = [plot.canvas.bar_rect(row) for row in range(5)]
    for _ in range(5):
        plot.show_frame(frame([2e-6, *NOW[1:]]))
    picture(plot)
    after = [plot.canvas.bar_rect(row) for row in range(5)]
    assert (plot.canvas.scale.low, plot.canvas.scale.high) == (-6, -1)
    assert after[0].width() < before[0].width()
    assert after[1:] == before[1:]


def test_the_scale_extends_in_decades_only_when_a_value_stays_outside_and_never_shrinks() -> None:
    scale = DecadeScale()
    scale.show([1e-3])
    assert (scale.low, scale.high) == (-6, -1)
    scale.show([3.0])
    scale.show([1e-3])
    assert scale.high == -1  # one spike is shown off the scale
    moved = [scale.show([3.0]) for _ in range(DecadeScale.PATIENCE)]
    assert moved == [False] * (DecadeScale.PATIENCE - 1) + [True]
    assert (scale.low, scale.high) == (-6, 2)  # the decade needed and one to spare
    scale.show([1e-3])
    assert (scale.low, scale.high) == (-6, 2)


def test_the_first_values_of_a_run_are_taken_in_at_once(plot: GradientBars) -> None:
    plot.show_frame(frame([3e-19, 1e-15, 1e-10, 1e-5, 1e-2]))
    assert plot.canvas.scale.low == -19
    plot.clear()
    plot.show_frame(frame(NOW))
    assert plot.canvas.scale.low == -6


def test_a_value_off_the_scale_is_said_to_be(plot: GradientBars) -> None:
    plot.show_frame(frame(NOW))
    plot.show_frame(frame([*NOW[:4], 0.3]))
    assert "Off the scale" in plot.words(4)
    assert "Off the scale" not in plot.words(3)
    picture(plot)
    assert plot.canvas.bar_rect(4).right() == pytest.approx(plot.canvas.bar_rect(4).left() + full_width(plot))


def full_width(plot: GradientBars) -> float:
    scale = plot.canvas.scale
    rect = plot.canvas.bar_rect(3)
    return rect.width() / scale.fraction(plot.canvas.bars[3].value)


def test_ghosts_stand_at_the_first_updates_values(plot: GradientBars) -> None:
    plot.show_frame(frame(NOW, FIRST))
    image = picture(plot)
    for row in (0, 3):
        x = plot.canvas.ghost_x(row)
        assert x is not None
        rect = plot.canvas.bar_rect(row)
        assert (x - rect.left()) / full_width(plot) == pytest.approx(plot.canvas.scale.fraction(FIRST[row]))
        assert near(image.pixelColor(round(x), round(rect.center().y())), LIGHT.muted)
    plot.show_frame(frame(NOW))
    assert plot.canvas.ghost_x(0) is None


def near(colour: QColor, wanted: str) -> bool:
    other = QColor(wanted)
    return max(abs(colour.red() - other.red()), abs(colour.blue() - other.blue())) < 60


def test_the_words_are_this_networks_numbers(plot: GradientBars) -> None:
    plot.show_frame(frame(NOW, FIRST))
    assert plot.words(0) == (
        "Layer 1 (Sigmoid): mean |∂L/∂W| 5.0e-6,\n1/2,300 of the output layer's,\n"
        "1/12 of what it was at the first update\nVanishing: below 1/1,000 of the output layer's"
    )
    assert plot.words(2).endswith("about what it was at the first update")
    assert plot.words(4) == "Output layer: mean |∂L/∂W| 0.011,\n1/3.5 of what it was at the first update"
    assert "smallest 5.0e-6 in layer 1, largest 0.011 in the output layer; of 5 layers 1 vanishing" in plot.describe()


def test_kind_and_statistic_choose_the_number_and_keep_a_scale_each(plot: GradientBars) -> None:
    plot.show_frame(frame(NOW))
    plot.statistic.setCurrentIndex(STATISTICS.index("max"))
    plot.kind.setCurrentIndex(KINDS.index("pre_activations"))
    assert [bar.value for bar in plot.canvas.bars] == pytest.approx([15.0 * value for value in NOW])
    assert plot.words(4).startswith("Output layer: max |∂L/∂z| 0.17")
    assert plot.canvas.scale.high == 0  # 15 · 1.15e-2 is above 1e-1
    plot.statistic.setCurrentIndex(STATISTICS.index("mean"))
    plot.kind.setCurrentIndex(KINDS.index("weights"))
    assert plot.canvas.scale.high == -1


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_zero_and_values_that_are_not_finite_are_words_and_not_bars(plot: GradientBars, bad: float) -> None:
    plot.show_frame(frame([0.0, bad, 2e-4, 2.5e-3, 1e-2], [1e-3, bad, 2e-4, 2.5e-3, 1e-2]))
    picture(plot)
    assert plot.canvas.bar_rect(0).isEmpty()
    assert plot.canvas.bar_rect(1).isEmpty()
    assert plot.words(0).startswith("Layer 1 (Sigmoid): mean |∂L/∂W| is exactly 0,\n0.001 at the first update")
    assert plot.words(1) == "Layer 2 (Sigmoid): mean |∂L/∂W| is not finite"
    assert (plot.canvas.scale.low, plot.canvas.scale.high) == (-6, -1)
    plot.show_frame(frame([bad] * 5))
    assert plot.describe() == "No layer has a finite gradient."


@pytest.mark.parametrize(
    ("value", "output", "state"),
    [
        (0.0, 1.0, State.VANISHING),
        (0.9e-3, 1.0, State.VANISHING),
        (1.1e-3, 1.0, State.HEALTHY),
        (999.0, 1.0, State.HEALTHY),
        (1001.0, 1.0, State.EXPLODING),
        (math.nan, 1.0, State.EXPLODING),
        (1e-9, 0.0, State.HEALTHY),
        (1e-9, math.nan, State.HEALTHY),
    ],
)
def test_the_state_of_a_bar_is_its_ratio_to_the_outputs(value: float, output: float, state: State) -> None:
    assert state_of(value, output) is state


def test_sixty_five_layers_have_a_bar_each_that_the_mouse_finds(plot: GradientBars) -> None:
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "relu"),) * 64)))
    plot.show_frame(frame([1e-3] * 65))
    picture(plot)
    bars = [plot.canvas.bar_rect(row) for row in range(65)]
    assert all(bar.height() >= 1.0 for bar in bars)
    assert all(above.bottom() <= below.top() + 1e-6 for above, below in itertools.pairwise(bars))
    assert [plot.canvas.row_at(bar.center().y()) for bar in bars] == list(range(65))
    assert plot.words(63).startswith("Layer 64 (ReLU)")


def test_the_mouse_over_a_row_brings_its_words(plot: GradientBars) -> None:
    plot.show_frame(frame(NOW))
    picture(plot)
    at = plot.canvas.bar_rect(2).center()
    nothing = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, at, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(plot.canvas, move)
    assert plot.readout.text() == plot.words(2)
    assert plot.canvas.rect().contains(plot.readout.geometry())
    QApplication.sendEvent(plot.canvas, QEvent(QEvent.Type.Leave))
    assert plot.readout.isHidden()


def test_an_edit_that_adds_a_layer_before_its_run_starts_keeps_the_old_bars(plot: GradientBars) -> None:
    plot.show_frame(frame(NOW))
    plot.show_experiment(Experiment(network=Network(layers=(Layer(8, "relu"),) * 2)))
    assert plot.canvas.labels == ("1 ReLU", "2 ReLU", "3", "4", "output")
    assert plot.words(3).startswith("Layer 4: ")
    picture(plot)


def test_before_the_first_frame_it_says_what_will_come(plot: GradientBars) -> None:
    assert plot.describe() == "The gradient of every layer appears here when training starts."
    picture(plot)


@pytest.mark.parametrize(
    ("value", "text"), [(1.04, "1"), (1.4, "1.4"), (12.3, "12"), (2312.0, "2,300"), (1.3e17, "1.3e17")]
)
def test_ratios_have_two_digits(value: float, text: str) -> None:
    assert two_digits(value) == text


@pytest.mark.parametrize("width", [68, 90, 140])
def test_a_narrow_choice_shows_a_whole_symbol_and_not_half_a_word(plot: GradientBars, width: int) -> None:
    for row, (whole, short) in enumerate((("weights", "W"), ("biases", "b"), ("pre-activations", "z"))):
        plot.kind.setCurrentIndex(row)
        plot.kind.setFixedWidth(width)
        shown = plot.kind.shown_text()
        assert shown in (whole, short)
        assert plot.kind.fontMetrics().horizontalAdvance(shown) < width - 20
        plot.kind.grab()
    assert plot.kind.shown_text() == ("pre-activations" if width == 140 else "z")
