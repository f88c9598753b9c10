"""Looking at the data before training: pairs, distributions, the scaling and its leak."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from playground.data.build import build
from playground.data.dataset import Dataset
from playground.experiment import Data, Experiment, Layer, Network, TableSource, Training
from playground.study import Leak, LeakTest
from tests.widgets.plotting import placed
from widgets.main_window import MainWindow
from widgets.panels.data_panel import DataPanel
from widgets.plots import scaling_words
from widgets.plots.look_view import DISTRIBUTIONS, SCALING, USUAL_COLUMNS, LookView
from widgets.theme import DARK, LIGHT

MPG = Data(TableSource("auto_mpg"), seed=4)


@pytest.fixture(scope="module")
def mpg() -> Dataset:
    return build(MPG)


@pytest.fixture(scope="module")
def diabetes() -> Dataset:
    return build(Data(TableSource("diabetes")))


Show = Callable[[Dataset], LookView]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Puts the view of a dataset on a window, and keeps that."""
    hosts: list[QWidget] = []

    def show(dataset: Dataset) -> LookView:
        view = LookView()
        hosts.append(placed(qtbot, view, 800, 500))
        view.show_dataset(dataset)
        return view

    yield show
    hosts.clear()


def center(view: LookView, row: int, column: int) -> QPointF:
    return view.pairs.grid().cell(row, column).center()


def test_the_columns_that_tell_most_are_chosen_and_the_menu_chooses_others(shown: Show, diabetes: Dataset) -> None:
    view = shown(diabetes)
    chosen = view.pairs.chosen
    assert len(chosen) == USUAL_COLUMNS
    assert chosen[-1] == diabetes.features
    values = np.column_stack([diabetes.x, diabetes.y])[diabetes.subsets[0]]
    r = np.abs(np.atleast_2d(np.corrcoef(values, rowvar=False))[-1])
    assert set(chosen) == set(np.argsort(-r)[:USUAL_COLUMNS].tolist())
    left_out = next(index for index in range(diabetes.features) if index not in chosen)
    view.columns.boxes[left_out].trigger()
    assert view.pairs.chosen == tuple(sorted({*chosen, left_out})) == view.distributions.chosen
    everything = view.columns.menu().actions()[1]
    everything.trigger()
    assert view.pairs.chosen == tuple(range(diabetes.features + 1))
    for index in range(diabetes.features):
        view.columns.boxes[index].trigger()
    view.columns.boxes[diabetes.features].trigger()
    assert view.pairs.chosen == (diabetes.features,), "one column stays"


def test_a_cell_says_its_correlation_and_a_row_its_values_and_set(shown: Show, mpg: Dataset) -> None:
    view = shown(mpg)
    weight, target = mpg.feature_names.index("weight"), mpg.features
    view.pairs.point(center(view, weight, target))
    train = mpg.subsets[0]
    r = np.corrcoef(mpg.x[train, weight], mpg.y[train])[0, 1]
    assert f"{abs(r):.2f}" in view.pairs.readout.text()
    assert "mpg and weight: r = −" in view.pairs.readout.text()
    row = int(mpg.subsets[1][3])
    box = view.pairs.grid().cell(target, weight)
    assert view.pairs._painter is not None
    px, py = view.pairs._painter.pixels(box, weight, target, np.array([row]))
    view.pairs.point(QPointF(px[0], py[0]))
    words = view.pairs.readout.text()
    found = int(words.split()[1].replace(",", "")) - 1
    # others may lie on the very same place
    assert mpg.x[found, weight] == pytest.approx(mpg.x[row, weight], rel=0.02)
    assert mpg.y[found] == pytest.approx(mpg.y[row], rel=0.05)
    held = ("train", "validation", "test")[next(k for k, rows in enumerate(mpg.subsets) if found in rows)]
    assert f"({held})" in words


def test_a_click_picks_the_row_and_a_double_click_the_two_columns(shown: Show, qtbot: QtBot, mpg: Dataset) -> None:
    view = shown(mpg)
    place = center(view, 5, 3).toPoint()
    with qtbot.waitSignal(view.rows_picked) as picked:
        QTest.mouseClick(view.pairs, Qt.MouseButton.LeftButton, pos=place)
    assert len(picked.args[0]) == 1
    pair = view.pairs.chosen[3], view.pairs.chosen[5]
    QTest.mouseDClick(view.pairs, Qt.MouseButton.LeftButton, pos=place)
    assert view.pairs.chosen == pair


def test_the_keyboard_goes_from_cell_to_cell(shown: Show, mpg: Dataset) -> None:
    view = shown(mpg)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(view.pairs, key)
    first, second = (mpg.feature_names[view.pairs.chosen[index]] for index in (2, 1))
    assert view.pairs.readout.text().startswith(f"{first} and {second}")
    QTest.keyClick(view.pairs, Qt.Key.Key_Return)
    assert len(view.pairs.chosen) == 2


def test_a_set_that_is_hidden_is_not_drawn_and_lit_rows_of_it_keep_dark(shown: Show, mpg: Dataset) -> None:
    view = shown(mpg)
    before = view.pairs.grab().toImage()
    view.legend.button("test").click()
    without = view.pairs.grab().toImage()
    assert without != before
    view.show_rows(mpg.subsets[2][:3])
    assert view.pairs.grab().toImage() == without
    view.show_rows(mpg.subsets[0][:3])
    assert view.pairs.grab().toImage() != without
    view.legend.button("test").click()
    view.show_rows(np.zeros(0, dtype=np.int64))
    assert view.pairs.grab().toImage() == before


def test_many_rows_are_thinned_and_every_set_keeps_its_share(shown: Show) -> None:
    dataset = build(Data(TableSource("diamonds")))
    view = shown(dataset)
    drawn = view.pairs.drawn
    assert sum(map(len, drawn.values())) < 5000
    for (key, rows), subset in zip(drawn.items(), dataset.subsets, strict=True):
        assert np.isin(rows, subset).all(), key
        share = len(rows) / sum(map(len, drawn.values()))
        assert share == pytest.approx(len(subset) / len(dataset.y), abs=0.02)


def test_distributions_say_means_before_and_after_scaling(shown: Show, mpg: Dataset) -> None:
    view = shown(mpg)
    view.modes.button(DISTRIBUTIONS).click()
    words = view.distributions.words(mpg.feature_names.index("weight"))
    own = mpg.x[mpg.subsets[0], mpg.feature_names.index("weight")]
    assert f"mean {own.mean():,.0f}, deviation {own.std():,.0f}; scaled 0 and 1" in words
    pictures = [view.distributions.grab().toImage()]
    view.legend.button("train").click()
    pictures.append(view.distributions.grab().toImage())
    view.show_theme(DARK)
    pictures.append(view.distributions.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    unscaled = build(Data(TableSource("auto_mpg"), standardize=False))
    view.show_theme(LIGHT)
    view.show_dataset(unscaled)
    low, high = view.distributions.span
    assert low <= 0.0
    assert high > 5000.0


def test_one_input_and_a_column_that_does_not_vary_are_drawn_too(shown: Show, mpg: Dataset) -> None:
    view = shown(build(Data()))
    assert view.pairs.chosen == (0, 1)
    x = mpg.x.copy()
    x[:, 0] = 7.0
    view.show_dataset(replace(mpg, x=x))
    view._choose(tuple(range(7)))
    view.pairs.point(center(view, 0, 1))
    assert "r = –" in view.pairs.readout.text()
    view.grab()


def test_the_scaling_says_where_it_is_fitted_and_what_the_leak_moves(shown: Show, qtbot: QtBot, mpg: Dataset) -> None:
    view = shown(mpg)
    experiment = Experiment(data=MPG)
    view.show_experiment(experiment)
    view.modes.button(SCALING).click()
    page = view.scaling
    assert f"{len(mpg.subsets[0])} training rows alone" in page.state.text()
    assert page.numbers.rows == (*mpg.feature_names, "mpg")
    np.testing.assert_allclose(page.numbers.values[:-1, 0], mpg.x_scaling.mean)
    np.testing.assert_allclose(page.numbers.values[-1, 1], mpg.y_scaling.deviation[0])
    moved = np.abs(page.numbers.values[:, 4])
    assert page.numbers.rows[int(moved.argmax())] in page.shift.text()
    with qtbot.waitSignal(view.edited) as edited:
        page.choice.setCurrentIndex(1)
        page.choice.activated.emit(1)
    assert edited.args[0].data.scaling == "all"
    view.show_experiment(edited.args[0])
    assert page.state.text().startswith("A leak")


def test_numbers_that_differ_late_are_written_with_more_digits() -> None:
    assert scaling_words.apart(1976.05, 1976.31) == ("1,976", "1,976.3")
    assert scaling_words.apart(2.0, 2.0) == ("2", "2")


def test_a_comparison_can_be_given_up_and_another_studys_answers_are_not_its_own(shown: Show, mpg: Dataset) -> None:
    view = shown(mpg)
    asked: list[object] = []
    view.study_asked.connect(asked.append)
    page = view.scaling
    page.compare.click()
    assert asked == [LeakTest()]
    assert page.progress.isVisibleTo(page)
    page.show_study(Leak(Experiment(), 0.5))
    assert page.progress.value() == 500
    page.compare.click()
    assert asked == [LeakTest(), None]
    assert not page.progress.isVisibleTo(page)
    page.show_study("a sentence for somebody else")
    assert page.result.text() == ""


def test_in_the_window_the_leak_is_chosen_compared_and_undone(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    experiment = Experiment(
        data=MPG, network=Network((Layer(4, "tanh"),)), training=Training(max_epochs=8, batch_size=64)
    )
    session.edit(experiment, "cars")
    window.reveal("look_view")
    view = window.plot("look_view")
    assert isinstance(view, LookView)
    qtbot.waitUntil(lambda: session.dataset is not None and session.dataset.target_name == "mpg")
    view.modes.button(SCALING).click()
    button = view.findChild(QToolButton, "compare_scalings")
    assert button is not None
    assert session.test_look is None
    button.click()
    qtbot.waitUntil(lambda: "Test RMSE of mpg" in view.scaling.result.text(), timeout=20_000)
    assert session.test_look is not None, "the comparison shows the test set"
    honest = session.dataset
    view.scaling.choice.setCurrentIndex(1)
    view.scaling.choice.activated.emit(1)
    qtbot.waitUntil(lambda: session.dataset is not honest)
    assert session.dataset is not None
    assert honest is not None
    assert (session.dataset.x_scaling.mean != honest.x_scaling.mean).all()
    assert view.scaling.result.text() == ""
    panel = window.panel("data_panel")
    assert isinstance(panel, DataPanel)
    assert "leaks" in panel.standardize.text()
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.dataset is honest)
    assert "weight −0." in view.describe()
