"""A row that a person types is predicted by the network on screen; a file gets a column of predictions."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground.data.dataset import Dataset
from playground.experiment import CsvSource, Data, Experiment, Layer, Network, Training
from playground.frames import SUBSETS, Wish
from playground.predicting import FileDone
from widgets.choice import Choice
from widgets.fields import NumberField, TextField
from widgets.plots.actual_plot import ActualPlot
from widgets.plots.predict_view import PredictView

if TYPE_CHECKING:
    from widgets.main_window import MainWindow


def table(folder: Path) -> Path:
    """Numbers, whole numbers, a category and a date."""
    generator = np.random.default_rng(1)
    lines = ["area,rooms,where,built,price"]
    for index in range(60):
        where = ("north", "south", "south", "west")[index % 4]
        day = f"{2000 + index % 12}-{index % 12 + 1:02d}-15"
        lines.append(f"{generator.uniform(20, 120):.2f},{index % 5 + 1},{where},{day},{generator.uniform(1, 9):.3f}")
    file = folder / "houses.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def houses(tmp_path: Path) -> Path:
    return table(tmp_path)


@pytest.fixture
def view(window: MainWindow, houses: Path, qtbot: QtBot) -> PredictView:
    """The card on top, the network a few updates old."""
    source = CsvSource(str(houses), "price", categories=("where",), dates=("built",))
    experiment = Experiment(
        name="houses",
        data=Data(source=source),
        network=Network(layers=(Layer(6, "tanh"),)),
        training=Training(max_epochs=None),
    )
    window.session.open(experiment)
    qtbot.waitUntil(lambda: window.session.dataset is not None and window.session.dataset.target_name == "price")
    view = window.plot("predict_view")
    assert isinstance(view, PredictView)
    window.reveal("predict_view")
    window.action("train_epoch").trigger()
    qtbot.waitUntil(lambda: window.session.update > 0 and window.session.paused)
    return view


def data_of(window: MainWindow) -> Dataset:
    assert window.session.dataset is not None
    return window.session.dataset


def value_of(view: PredictView) -> float:
    text = view.value.text().replace("−", "-").replace(",", "")
    return float("nan") if text == "–" else float(text)


def number_field(view: PredictView, name: str) -> NumberField:
    field = view.form.fields[name]
    assert isinstance(field, NumberField)
    return field


def test_the_form_starts_with_a_typical_row_in_the_datas_units(window: MainWindow, view: PredictView) -> None:
    data, form = data_of(window), view.form
    assert list(form.fields) == ["area", "rooms", "where", "built"]
    training = data.x[data.subsets[0]]
    assert number_field(view, "area").value == pytest.approx(np.median(training[:, 0]), rel=1e-3)
    assert number_field(view, "rooms").value == round(float(np.median(training[:, 1])))
    where, built = form.fields["where"], form.fields["built"]
    assert isinstance(where, Choice)
    assert where.currentText() == "south"
    assert isinstance(built, TextField)
    assert built.text().startswith("20")
    assert built.text().endswith("-15")
    inputs = form.inputs()
    assert inputs is not None
    assert inputs[2:5] == (0.0, 1.0, 0.0)
    assert view.wish().wishes == Wish.ROW
    assert view.hint.isHidden()


def test_a_row_of_the_data_is_predicted_as_the_plot_shows_it(
    window: MainWindow, view: PredictView, qtbot: QtBot
) -> None:
    data, plot = data_of(window), window.plot("actual_plot")
    assert isinstance(plot, ActualPlot)
    row = int(data.subsets[1][2])
    assert not view.picked.isEnabled()
    plot.rows_picked.emit(np.array([row]))
    view.picked.click()
    assert view.form.inputs() == pytest.approx(data.x[row].tolist())
    window.reveal("actual_plot")
    qtbot.waitUntil(lambda: len(plot.points["valid"].ys) > 2)
    shown = float(plot.points[SUBSETS[1]].ys[2])
    window.reveal("predict_view")
    qtbot.waitUntil(lambda: value_of(view) == pytest.approx(shown, rel=1e-4))
    update = window.session.update
    window.action("train_step").trigger()
    qtbot.waitUntil(lambda: window.session.update == update + 1 and value_of(view) != pytest.approx(shown, rel=1e-4))


def test_typing_is_predicted_at_once_and_hints_where_it_was_not_trained(view: PredictView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not np.isnan(value_of(view)))
    before, field = value_of(view), number_field(view, "area")
    field.selectAll()
    QTest.keyClicks(field, "2000")
    qtbot.waitUntil(lambda: value_of(view) != before)
    assert view.hint.isVisibleTo(view)
    assert view.hint.text().startswith("area was ")
    assert view.hint.text().endswith("in training.")
    assert view.hint.text() in view.describe()
    field.selectAll()
    QTest.keyClicks(field, "2x")
    assert view.hint.text().endswith("area: “2x” cannot be read.")
    assert view.form.inputs() is None
    assert view.value.text() == "–"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.property("invalid")
    view.typical.click()
    assert view.hint.isHidden()
    qtbot.waitUntil(lambda: value_of(view) == pytest.approx(before))


def test_categories_and_dates_can_be_changed(window: MainWindow, view: PredictView, qtbot: QtBot) -> None:
    form = view.form
    where, built = form.fields["where"], form.fields["built"]
    assert isinstance(where, Choice)
    assert isinstance(built, TextField)
    where.activated.emit(2)
    inputs = form.inputs()
    assert inputs is not None
    assert inputs[2:5] == (0.0, 0.0, 1.0)
    assert where.currentText() == "west"
    built.selectAll()
    QTest.keyClicks(built, "1970-01-11")
    inputs = form.inputs()
    assert inputs is not None
    assert inputs[5] == 10.0
    assert "built was 2000-" in view.hint.text()
    built.selectAll()
    QTest.keyClicks(built, "soon")
    assert form.inputs() is None
    encoding = data_of(window).encoding
    assert encoding is not None
    typed = encoding.encoded_row({"area": 50.0, "rooms": 2, "where": "west", "built": "1970-01-11"})[0]
    form.show_inputs(typed)
    assert form.inputs() == pytest.approx(typed.tolist())
    assert built.text() == "1970-01-11"


def test_a_file_gets_a_column_of_predictions(
    window: MainWindow, view: PredictView, houses: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = houses.with_name("out.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(houses), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with qtbot.waitSignal(window.session.questions.file_predicted):
        view.file.click()
        assert not view.file.isEnabled()
    assert view.file.isEnabled()
    first, *_, last = view.status.text().splitlines()
    assert (first, last) == ("60 of 60 rows of houses.csv have a prediction of price", f"Written to {out}")
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    data, plot = data_of(window), window.plot("actual_plot")
    assert isinstance(plot, ActualPlot)
    window.reveal("actual_plot")
    qtbot.waitUntil(lambda: len(plot.points["train"].ys) == len(data.subsets[0]))
    written = [float(rows[row]["predicted price"]) for row in data.subsets[0]]
    np.testing.assert_allclose(plot.points["train"].ys, written, rtol=1e-5)

    window.reveal("predict_view")
    with qtbot.waitSignal(window.session.questions.file_predicted):
        view.file.click()
        window.action("train_reset").trigger()  # another run does not leave the file unanswered
    assert view.file.isEnabled()
    assert view.status.text().endswith(f"Written to {out}")


def test_a_bad_cell_is_said_and_the_program_goes_on(
    window: MainWindow, view: PredictView, houses: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, out = houses.with_name("bad.csv"), houses.with_name("out.csv")
    bad.write_text("area,rooms,where,built\n50,2,west,2001-01-01\n50,two,west,2001-01-01\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bad), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with qtbot.waitSignal(window.session.questions.file_predicted):
        view.file.click()
    assert view.status.text() == "row 3, column \"rooms\": 'two' is not a number"
    assert not out.exists()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(bad), ""))
    view.file.click()
    assert view.status.text() == "That is the table itself; name another file."
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(houses.parent / "no" / "out.csv"), ""))
    with qtbot.waitSignal(window.session.questions.file_predicted):
        view.file.click()
    assert "row 3" in view.status.text()

    def vanish(*_: object) -> tuple[str, str]:
        bad.unlink()
        return str(houses), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", vanish)
    with qtbot.waitSignal(window.session.questions.file_predicted):
        view.file.click()
    assert "bad.csv" in view.status.text()  # which is gone by now
    view.show_file_done(FileDone("x", "said", written=False))
    assert view.status.text() == "said"
