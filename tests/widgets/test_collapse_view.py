"""The view of the linear collapse, fed with real collapses of small networks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
import torch
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.affine import Collapse
from playground.collapse import collapse
from playground.data.dataset import Dataset
from playground.experiment import Experiment, Layer, Network, Training
from playground.frames import Frame, Wish
from playground.network import Network as Layers
from tests.widgets.plotting import dataset, frame, placed
from widgets.plots.collapse_view import CollapseView
from widgets.plots.collapse_words import formula
from widgets.theme import DARK

LINEAR = ("identity",) * 3


class Card:
    """The view of one experiment on one dataset."""

    def __init__(self, qtbot: QtBot) -> None:
        self.view = CollapseView()
        self.host = placed(qtbot, self.view, 356, 290)

    def show(self, *activations: str, features: int = 1, units: int = 4, loss: str = "mse") -> Collapse:
        """Show this network before its training."""
        layers = tuple(Layer(units, activation) for activation in activations)
        self.experiment = Experiment(network=Network(layers=layers), training=Training(loss=loss))
        self.data = dataset(features)
        self.view.show_experiment(self.experiment)
        self.view.show_dataset(self.data)
        found = self.found()
        self.view.show_frame(with_collapse(found))
        return found

    def found(self, data: Dataset | None = None) -> Collapse:
        data = data or self.data
        layers = Layers(self.experiment.network.layers, data.features)
        x, target = (torch.from_numpy(values).float() for values in data.scaled(0))
        theta = layers.initialise(self.experiment.network)
        return collapse(self.experiment, data, layers, theta, x, target)


def with_collapse(found: Collapse) -> Frame:
    return replace(frame(), collapse=found)


@pytest.fixture
def card(qtbot: QtBot) -> Iterator[Card]:
    card = Card(qtbot)
    yield card
    card.host.close()


def cells(view: CollapseView) -> list[list[str]]:
    model = view.numbers
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def numbers_in(row: list[str]) -> list[float]:
    return [float(text.replace("−", "-")) for text in row]


def test_a_linear_network_is_one_layer_with_its_formula_and_numbers(card: Card) -> None:
    found = card.show(*LINEAR, features=2)
    view = card.view
    assert view.headline.text() == "Layers 1–3 and the output are one linear layer"
    assert view.about.text == "3 parameters do the work of 57."
    assert view.formula.latex == formula(0, 3)
    assert view.shapes.text().startswith("1×2 = 1×4 · 4×4 · 4×4 · 4×2")
    assert view.numbers.columns == ("network", "least squares", "off by")
    assert view.numbers.rows == ("x1", "x2", "intercept")
    assert found.network is not None
    for row, slope, best in zip(cells(view), found.network.slopes, found.best.slopes, strict=False):
        assert numbers_in(row) == pytest.approx([slope, best, slope - best], rel=5e-3, abs=1e-6)
    assert view.choice.isHidden()
    assert view.wish().wishes == Wish.COLLAPSE


def test_it_says_how_exact_the_collapse_is_and_that_least_squares_is_the_end(card: Card) -> None:
    found = card.show(*LINEAR)
    exact = card.view.exact.text
    difference, rounding = (float(text) for text in re.findall(r"\d\.\de-\d+", exact))
    assert difference == pytest.approx(found.measured.difference, rel=0.05)
    assert rounding == pytest.approx(found.measured.rounding, rel=0.05)
    assert "No stack of linear layers can go below that." in card.view.standing.text
    assert exact in card.view.describe()


def test_the_button_asks_for_the_layers_that_are_shown(card: Card, qtbot: QtBot) -> None:
    card.show("identity", "tanh", "identity", "identity", "relu", "identity")
    view = card.view
    assert [view.choice.itemText(index) for index in range(view.choice.count())] == [
        "Layers 1–2",
        "Layers 3–5",
        "Layer 6 and the output",
    ]
    for index, run in enumerate([(0, 1), (2, 4), (5, 6)]):
        view.choice.setCurrentIndex(index)
        with qtbot.waitSignal(view.collapse_asked) as asked:
            QTest.mouseClick(view.button, Qt.MouseButton.LeftButton)
        assert tuple(asked.args) == run
        assert view.formula.latex == formula(*run)


@pytest.mark.parametrize(
    ("activations", "words"),
    [
        (("tanh",), "Layer 1 (Tanh) stops the collapse"),
        (("identity", "relu"), "Layer 2 (ReLU) stops the collapse"),
        (("tanh", "relu"), "Layers 1 (Tanh) and 2 (ReLU) stop the collapse"),
        (("tanh",) * 5, "5 layers stop the collapse, the first is layer 1 (Tanh)"),
    ],
)
def test_it_says_which_layer_stops_the_collapse(card: Card, activations: tuple[str, ...], words: str) -> None:
    card.show(*activations)
    assert card.view.headline.text() == words
    assert "Identity" in card.view.about.text


def test_without_a_run_the_button_is_off_and_says_why(card: Card, qtbot: QtBot) -> None:
    card.show("tanh", "relu")
    view = card.view
    assert not view.button.isEnabled()
    assert "non-linearity between them" in view.button.toolTip()
    assert list(view.numbers.columns) == ["least squares"]
    assert view.formula.isHidden()
    with qtbot.assertNotEmitted(view.collapse_asked):
        QTest.mouseClick(view.button, Qt.MouseButton.LeftButton)
    card.show()
    assert view.headline.text() == "The network is one linear layer"
    assert "single linear layer already" in view.button.toolTip()
    assert view.numbers.columns == ("network", "least squares", "off by")
    card.show(*LINEAR)
    assert view.button.isEnabled()


def test_a_partial_run_shows_its_matrix_and_a_large_one_its_norm(card: Card) -> None:
    found = card.show("identity", "tanh", features=2, units=3)
    view, run = card.view, found.runs[0]
    assert view.numbers.columns == ("x1", "x2", "b")
    assert view.numbers.rows == ("unit 1", "unit 2", "unit 3")
    assert run.weight is not None
    assert numbers_in(cells(view)[1])[:2] == pytest.approx(run.weight[1].tolist(), rel=5e-3)
    card.show("tanh", "identity", "tanh", units=3)
    assert list(view.numbers.columns) == ["unit 1", "unit 2", "unit 3", "b"]
    card.show("identity", "tanh", units=64)
    assert not view.numbers.rows
    assert "‖W‖ = " in view.shapes.text()


def with_mse(found: Collapse, network: float, best: float = 0.5) -> Collapse:
    return replace(
        found, measured=replace(found.measured, network_mse=network, best_mse=best, mean_mse=1.0)
    )


@pytest.mark.parametrize(
    ("mse", "words"),
    [
        (0.75, "50 % above least squares"),
        (0.505, "1 % above least squares"),
        (1.5, "3 times that of least squares"),
        (0.500001, "It has reached least squares"),
        (float("nan"), "not finite"),
    ],
)
def test_a_linear_network_is_somewhere_above_least_squares(card: Card, mse: float, words: str) -> None:
    found = card.show(*LINEAR)
    card.view.clear()
    card.view.show_frame(with_collapse(with_mse(found, mse)))
    assert words in card.view.standing.text
    assert not card.view.gauge.grab().isNull()


def test_the_way_to_least_squares_is_measured_from_the_mean(card: Card) -> None:
    found = card.show(*LINEAR)
    card.view.clear()
    card.view.show_frame(with_collapse(with_mse(found, 0.6)))
    assert "80 % of the way there" in card.view.standing.text


@pytest.mark.parametrize(("mse", "words"), [(0.1, "80 % below least squares"), (0.6, "this one can go below that")])
def test_a_network_that_bends_may_pass_least_squares(card: Card, mse: float, words: str) -> None:
    found = card.show("tanh")
    card.view.clear()
    card.view.show_frame(with_collapse(with_mse(found, mse)))
    assert words in card.view.standing.text
    assert card.view.exact.isHidden()


def test_data_on_a_line_have_a_best_mse_of_zero(card: Card) -> None:
    found = card.show(*LINEAR)
    card.view.clear()
    card.view.show_frame(with_collapse(with_mse(found, 0.1, 0.0)))
    assert "reaches an MSE of 0" in card.view.standing.text
    assert not card.view.gauge.grab().isNull()


def test_another_loss_and_dependent_features_are_said(card: Card) -> None:
    found = card.show(*LINEAR, features=2, loss="mae")
    assert "Trained on MAE; least squares is about MSE" in card.view.about.text
    card.view.clear()
    card.view.show_frame(with_collapse(replace(found, unique=False)))
    assert "depend on others" in card.view.about.text


def test_the_gauge_puts_the_network_on_either_side_of_the_wall(card: Card) -> None:
    def triangle(mse: float) -> float:
        card.view.clear()
        card.view.show_frame(with_collapse(with_mse(found, mse)))
        picture = card.view.gauge.grab().toImage()
        red = [
            x
            for x in range(picture.width())
            for y in range(picture.height())
            if (c := picture.pixelColor(x, y)).red() > 180 and c.green() < 130 and c.blue() < 60
        ]
        return float(np.median(red)) / picture.width()

    found = card.show("tanh")
    assert triangle(0.1) < 0.2 < 0.4 < triangle(0.9)


def test_a_frame_of_other_layers_or_data_leaves_the_picture(card: Card) -> None:
    card.show(*LINEAR)
    before = card.view.standing.text, cells(card.view)
    stale = card.found(dataset(3))
    card.view.show_frame(with_collapse(stale))
    card.view.show_frame(frame())
    assert (card.view.standing.text, cells(card.view)) == before
    experiment = replace(card.experiment, network=Network(layers=(Layer(4, "identity"),)))
    card.view.show_experiment(experiment)
    assert card.view.headline.text() == "Layer 1 and the output are one linear layer"
    assert not cells(card.view)
    card.view.show_frame(with_collapse(card.found()))
    assert not cells(card.view)


def test_no_formula_is_typeset_while_nobody_looks(card: Card) -> None:
    card.view.hide()
    card.show(*LINEAR)
    assert card.view.formula.latex == ""
    card.view.show()
    assert card.view.formula.latex == formula(0, 3)


def test_clear_keeps_what_the_layers_say_and_forgets_the_numbers(card: Card) -> None:
    card.show(*LINEAR)
    card.view.clear()
    assert card.view.formula.isVisible()
    assert "when training starts" in card.view.standing.text
    assert not cells(card.view)


def test_a_network_that_diverged_is_said_so(card: Card, qtbot: QtBot) -> None:
    card.show(*LINEAR)
    layers = Layers(card.experiment.network.layers, 1)
    x, target = (torch.from_numpy(values).float() for values in card.data.scaled(0))
    found = collapse(card.experiment, card.data, layers, torch.full((layers.size,), 1e38), x, target)
    card.view.clear()
    card.view.show_frame(with_collapse(found))
    assert "diverged" in card.view.standing.text
    assert not card.view.grab().isNull()


def test_numbers_change_at_a_pace_that_can_be_read(card: Card, qtbot: QtBot) -> None:
    found = card.show(*LINEAR)
    shown = []
    card.view.numbers.dataChanged.connect(lambda *_: shown.append(1))
    for mse in np.linspace(0.9, 0.6, 30):
        card.view.show_frame(with_collapse(with_mse(found, float(mse))))
    assert len(shown) <= 1
    qtbot.waitUntil(lambda: "20 % above" in card.view.standing.text)


@pytest.mark.parametrize("width", [356, 720])
def test_nothing_is_cut_off_in_a_small_card_or_a_wide_one(card: Card, qtbot: QtBot, width: int) -> None:
    card.show(*LINEAR, features=2)
    view = card.view
    view.resize(width, 290)
    assert view.minimumSizeHint().width() <= 356
    qtbot.waitUntil(lambda: (view.table.x() > view.formula.geometry().right()) == (width == 720))
    for part in (view.headline, view.button, view.formula, view.table, view.gauge, view.standing, view.exact):
        assert view.rect().contains(part.geometry()), part
    assert view.table.horizontalScrollBar().maximum() == 0


def test_the_dark_theme_reaches_every_part(card: Card) -> None:
    card.show(*LINEAR)
    before = card.view.gauge.grab().toImage()
    card.view.show_theme(DARK)
    assert card.view.gauge.grab().toImage() != before
    assert card.view.gauge.grab().toImage().pixelColor(1, 1).name() == DARK.card


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (0, 1, r"W = W_{2} W_{1} \qquad b = W_{2} b_{1} + b_{2}"),
        (1, 3, r"W = W_{4} W_{3} W_{2} \qquad b = W_{4} (W_{3} b_{2} + b_{3}) + b_{4}"),
        (0, 9, r"W = W_{10} W_{9} \cdots W_{1} \qquad b = W_{10} (\cdots (W_{2} b_{1} + b_{2}) \cdots) + b_{10}"),
    ],
)
def test_the_formula_names_the_layers_as_the_stack_does(first: int, last: int, words: str) -> None:
    assert formula(first, last) == words


@pytest.mark.parametrize(("width", "beside"), [(244, False), (500, True)])
def test_the_button_stands_below_a_heading_that_would_be_squeezed_beside_it(
    card: Card, qtbot: QtBot, width: int, beside: bool
) -> None:
    card.show("tanh", "tanh")
    card.view.resize(width, 290)
    heading, button = card.view.headline, card.view.button
    qtbot.waitUntil(lambda: (button.x() > heading.geometry().right()) is beside)
    assert heading.height() < 3 * heading.fontMetrics().lineSpacing()
