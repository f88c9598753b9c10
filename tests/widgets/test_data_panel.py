"""The data panel, driven by mouse, keys and wheel."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from playground.data.build import build
from playground.data.functions import FUNCTIONS
from playground.data.tables import tables
from playground.experiment import (
    CsvSource,
    Data,
    Experiment,
    FormulaSource,
    FunctionSource,
    Source,
    TableSource,
    Training,
)
from tests.widgets.importing import opened, take
from tests.widgets.panels import Host, click, turn_wheel
from widgets.labels import ProblemLabel
from widgets.panels.data_panel import DataPanel
from widgets.panels.table_card import TableCard

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


class DataHost(Host):
    """The data panel in a window."""

    def __init__(self, qtbot: QtBot, data: Data | None = None) -> None:
        self.data_panel = DataPanel()
        super().__init__(qtbot, self.data_panel, Experiment(data=data or Data()))

    @property
    def data(self) -> Data:
        return self.experiment.data


@pytest.fixture
def host(qtbot: QtBot) -> DataHost:
    return DataHost(qtbot)


def type_into(field: QWidget, text: str, *, enter: bool = True) -> None:
    field.setFocus()
    QTest.keyClick(field, Key.Key_A, Control)
    QTest.keyClicks(field, text)
    if enter:
        QTest.keyClick(field, Key.Key_Return)


def choose(host: DataHost, key: str) -> None:
    """As a person does who picks an entry from the list."""
    index = host.data_panel.source.findData(key)
    assert index >= 0
    host.data_panel.source.setCurrentIndex(index)
    host.data_panel.source.activated.emit(index)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_can_be_chosen(host: DataHost, name: str) -> None:
    host.show(Experiment(data=Data(source=TableSource("mcycle"))))
    choose(host, f"function:{name}")
    assert host.data.source == FunctionSource(name)
    assert host.texts == [f"change data to {FUNCTIONS[name].label}"]


@pytest.mark.parametrize("name", tables())
def test_every_table_can_be_chosen_and_says_where_it_comes_from(host: DataHost, name: str) -> None:
    choose(host, f"table:{name}")
    assert host.data.source == TableSource(name)
    panel = host.data_panel
    assert panel.about.text() == tables()[name].about
    assert "Licence" in panel.about.toolTip()
    assert not panel.samples.isEnabled()
    assert not panel.noise.isEnabled()


@pytest.mark.parametrize("name", ["Untitled", "Damped sine"])
def test_a_name_that_nobody_gave_follows_the_data(
    host: DataHost, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    host.show(Experiment(name=name))
    names = []
    for key in ("table:diamonds", "formula", "function:ripple"):
        choose(host, key)
        names.append(host.experiment.name)
    path = tmp_path / "cars 2.csv"
    path.write_text("power,mpg\n" + "".join(f"{row},{row % 5}\n" for row in range(20)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    click(host.data_panel.csv)
    take(host.data_panel, qtbot)
    names.append(host.experiment.name)
    assert names == ["Diamonds", "Formula", FUNCTIONS["ripple"].label, "cars 2"]
    assert len(host.texts) == 4  # each is part of the edit that changed the data


def test_a_name_that_a_person_gave_stays(host: DataHost) -> None:
    host.show(Experiment(name="My first"))
    choose(host, "table:diamonds")
    assert host.data.source == TableSource("diamonds")
    assert host.experiment.name == "My first"


def test_a_sources_name_over_other_data_was_given_by_a_person(host: DataHost) -> None:
    host.show(Experiment(name="Diamonds"))
    choose(host, "function:sine")
    assert host.experiment.name == "Diamonds"


def test_headings_cannot_be_chosen_with_the_keyboard(host: DataHost) -> None:
    source = host.data_panel.source
    source.setFocus()
    host.show(Experiment(data=Data(source=FunctionSource("outliers"))))
    QTest.keyClick(source, Key.Key_Down)
    assert host.data.source == FunctionSource("plane")


def test_the_subtitle_counts_points_and_inputs(host: DataHost) -> None:
    assert host.subtitles[-1] == "256 points · 1 input"
    host.show(Experiment(data=Data(source=TableSource("diabetes"))))
    host.data_panel.show_dataset(build(host.data))
    assert host.subtitles[-1] == "442 points · 10 inputs"


def test_a_formula_begins_with_that_of_the_function_before(host: DataHost) -> None:
    choose(host, "formula")
    assert host.data.source == FormulaSource(FUNCTIONS["damped_sine"].formula, (-1.0, 1.0))
    assert host.data_panel.formula.isVisible()


def test_a_formula_is_taken_over_only_when_it_is_right(host: DataHost) -> None:
    choose(host, "formula")
    before = host.data
    formula = host.data_panel.formula
    type_into(formula, "1/x")
    assert host.data == before
    assert formula.property("invalid") is True
    assert formula.text() == "1/x"
    assert any("0" in label.text() for label in _notices(host))
    QTest.keyClick(formula, Key.Key_Escape)
    assert isinstance(before.source, FormulaSource)
    assert formula.text() == before.source.expression
    assert not _notices(host)
    type_into(formula, "sin(x1) + x2")
    assert host.data.source == FormulaSource("sin(x1) + x2")
    assert host.texts[-1] == "change formula"
    assert host.subtitles[-1] == "256 points · 2 inputs"


@pytest.mark.parametrize("text", ["().__class__", "9**9**9", "foo(x)", "", "log(x)"])
def test_a_formula_that_cannot_be_is_marked_while_it_is_typed(host: DataHost, text: str) -> None:
    choose(host, "formula")
    type_into(host.data_panel.formula, text or "\b", enter=False)
    if not text:
        QTest.keyClick(host.data_panel.formula, Key.Key_A, Control)
        QTest.keyClick(host.data_panel.formula, Key.Key_Delete)
    assert host.data_panel.formula.property("invalid") is True
    assert len(host.texts) == 1


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("sin(3*x) + q*x", "q"), ("2 * (x + 1))", ")"), ("x ? 2", "?"), ("1 + log(x)", "log"), ("(x + ", "(")],
)
def test_a_formula_is_pointed_at_where_it_goes_wrong(host: DataHost, text: str, wrong: str) -> None:
    choose(host, "formula")
    field = host.data_panel.formula
    type_into(field, text, enter=False)
    expected = text.rindex(wrong) if wrong in ("q", ")", "?", "log") else None
    assert field.wrong_position is not None
    if expected is not None:
        assert field.wrong_position == expected
    mark = field.mark_rect()
    assert not mark.isEmpty()
    metrics = field.fontMetrics()
    before = metrics.horizontalAdvance(text[: field.wrong_position])
    whole = metrics.horizontalAdvance(text[: field.cursorPosition()])
    cursor = field.cursorRect().center().x()
    assert mark.left() == pytest.approx(cursor - whole + before, abs=2)
    QTest.keyClick(field, Key.Key_Escape)
    assert field.wrong_position is None
    assert field.mark_rect().isEmpty()


def test_a_formula_is_drawn_while_it_is_typed(host: DataHost) -> None:
    choose(host, "formula")
    field, drawing = host.data_panel.formula, host.data_panel.drawing
    type_into(field, "2*x", enter=False)
    assert not drawing.stale
    np.testing.assert_allclose(drawing.values, np.linspace(-2.0, 2.0, len(drawing.values)))
    QTest.keyClicks(field, "+")
    assert drawing.stale
    np.testing.assert_allclose(drawing.values, np.linspace(-2.0, 2.0, len(drawing.values)))
    QTest.keyClicks(field, "1")
    assert not drawing.stale
    assert drawing.values[-1] == pytest.approx(3.0)
    type_into(field, "x1 - x2", enter=False)
    assert drawing.values.shape == (48, 48)
    assert drawing.values[0, -1] == pytest.approx(2.0)
    assert not drawing.grab().isNull()
    assert len(host.texts) == 1  # nothing is taken over before Enter


@pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("name", tables())
def test_every_table_has_a_card_with_its_source_and_what_a_good_model_reaches(host: DataHost, name: str) -> None:
    choose(host, f"table:{name}")
    click(host.data_panel.card)
    card = host.data_panel.findChild(TableCard)
    assert card is not None
    assert card.isVisible()
    words = "\n".join(label.text() for label in card.findChildren(QLabel))
    table = tables()[name]
    for text in (table.about, table.source, table.licence, table.notes, f"{table.rows:,}"):
        assert text in words
    assert "Least squares: RMSE" in words
    assert "ten seeds" in words
    assert table.reached["network"].rmse < table.reached["mean"].rmse
    card.close()


def test_the_domain_of_a_formula_is_an_interval_on_which_it_is_finite(qtbot: QtBot) -> None:
    host = DataHost(qtbot, Data(source=FormulaSource("log(x)", (1.0, 2.0))))
    type_into(host.data_panel.low, "3")
    type_into(host.data_panel.low, "-1")
    assert not host.texts
    assert host.data_panel.low.text() == "1"
    assert host.data_panel.low.property("invalid") is True
    type_into(host.data_panel.high, "5e0")
    assert host.data.source == FormulaSource("log(x)", (1.0, 5.0))


def test_numbers_are_typed_stepped_and_refused(host: DataHost) -> None:
    panel = host.data_panel
    type_into(panel.samples, "3")
    assert panel.samples.property("invalid") is True
    assert panel.samples.text() == "256"
    type_into(panel.noise, "-1")
    assert panel.noise.text() == "0.10"
    assert not host.texts
    type_into(panel.samples, "1,000")
    type_into(panel.noise, "2.5e-1")
    QTest.keyClick(panel.samples, Key.Key_Down)
    panel.samples.setFocus()
    turn_wheel(panel.samples, 1)
    assert (host.data.samples, host.data.noise) == (1000, 0.25)
    assert host.texts[:2] == ["change samples to 1,000", "change noise to 0.25"]


def test_a_handle_of_the_split_is_dragged_in_one_step_of_undo(host: DataHost) -> None:
    bar = host.data_panel.bar
    y = bar.height() // 2
    start = bar.handle_x(0)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(start, y))
    for x in (start - 8, start - 16):
        QTest.mouseMove(bar, QPoint(x, y))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(start - 16, y))
    train, valid, test = host.data.split
    assert train < 0.65
    assert valid > 0.2
    assert test == 0.15
    assert len(host.keys) == 2
    assert len(set(host.keys)) == 1
    assert sum(host.data.split) == pytest.approx(1.0)


def test_the_split_is_moved_with_the_keys(host: DataHost) -> None:
    bar = host.data_panel.bar
    bar.setFocus()
    QTest.keyClick(bar, Key.Key_Left)
    QTest.keyClick(bar, Key.Key_Down)
    QTest.keyClick(bar, Key.Key_Right)
    assert host.data.split == (0.69, 0.17, 0.14)
    assert host.texts[-1] == "change split to 69·17·14"


@pytest.mark.parametrize("typed", ["80·10·10", "80 10 10", "80/10/10", "80%, 10%, 10%"])
def test_the_split_is_typed(host: DataHost, typed: str) -> None:
    type_into(host.data_panel.split, typed)
    assert host.data.split == (0.8, 0.1, 0.1)
    assert host.data_panel.split.text() == "80·10·10"


@pytest.mark.parametrize("typed", ["80 10", "80 10 20", "a b c", "0 50 50", "-10 60 50", "1e999 0 0"])
def test_a_split_that_cannot_be_is_refused(host: DataHost, typed: str) -> None:
    type_into(host.data_panel.split, typed)
    assert not host.texts
    assert host.data_panel.split.text() == "70·15·15"
    assert host.data_panel.split.property("invalid") is True


def test_a_split_that_takes_the_validation_set_from_early_stopping_is_refused_here(qtbot: QtBot) -> None:
    host = DataHost(qtbot)
    host.show(Experiment(training=Training(patience=10)))
    type_into(host.data_panel.split, "80 0 20")
    assert not host.texts
    assert "early stopping" in _notices(host)[0].text()


def test_standardising_and_the_seed_are_edits(host: DataHost) -> None:
    host.data_panel.standardize.click()
    click(host.data_panel.dice)
    assert host.data.standardize is False
    assert host.data.seed == 1
    assert host.texts == ["do not standardise", "change data seed to 1"]


def test_a_csv_file_is_opened_with_its_last_numeric_column_as_target(
    host: DataHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "cars.csv"
    path.write_text("name,weight,power,mpg\n" + "".join(f"a,{row},{row % 3},{row % 5}\n" for row in range(20)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    click(host.data_panel.csv)
    take(host.data_panel, qtbot)
    assert host.data.source == CsvSource(str(path), "mpg", ("weight", "power"))
    host.data_panel.show_dataset(build(host.data))
    assert host.texts == ["change data to cars.csv"]
    assert host.data_panel.source.currentText() == "cars.csv"
    target = host.data_panel.target
    assert [target.itemText(index) for index in range(target.count())] == ["weight", "power", "mpg"]
    target.setFocus()
    QTest.keyClick(target, Key.Key_W)
    assert host.data.source == CsvSource(str(path), "weight", ("mpg", "power"))
    host.data_panel.show_dataset(build(host.data))
    assert host.subtitles[-1] == "20 points · 2 inputs"


def test_a_csv_file_that_cannot_be_is_refused_and_the_data_stay(
    host: DataHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("a\n1\n2\n3\n4\n5\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    click(host.data_panel.csv)
    dialog = opened(host.data_panel, qtbot)
    assert dialog.problem.text() == "no feature is chosen; the network needs at least one input"
    dialog.reject()
    assert not host.texts
    assert host.data_panel.source.currentText() == "Damped sine"


def test_a_cancelled_file_dialog_changes_nothing(host: DataHost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    click(host.data_panel.csv)
    assert not host.texts
    assert not _notices(host)


@pytest.mark.parametrize(
    "source", [FunctionSource("nobody"), TableSource("nobody"), CsvSource("/nowhere/x.csv"), FormulaSource("(")]
)
def test_a_source_that_is_not_there_is_shown_and_its_problem_too(host: DataHost, source: Source) -> None:
    host.show(msgspec.structs.replace(host.experiment, data=Data(source=source)))
    host.data_panel.show_problem("data.source.name", "not there")
    assert host.data_panel.source.property("invalid") is True
    assert not host.texts


def test_showing_leaves_alone_what_is_being_typed(host: DataHost) -> None:
    type_into(host.data_panel.noise, "0.3", enter=False)
    host.show(Experiment(data=Data(seed=5)))
    assert host.data_panel.noise.text() == "0.3"
    assert host.data_panel.noise.hasFocus()
    assert host.data_panel.seed.text() == "5"


def _notices(host: DataHost) -> list[ProblemLabel]:
    return [label for label in host.data_panel.findChildren(ProblemLabel) if label.isVisible()]
