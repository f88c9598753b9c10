"""A table is imported: what was found is shown and can be corrected, and what goes wrong is said in one sentence."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.data.file_content import Cancelled, Progress
from playground.experiment import CsvSource
from tests.widgets.importing import opened
from tests.widgets.panels import click
from widgets.choice import Choice
from widgets.import_columns import FEATURE, REMARK, TARGET, TYPE
from widgets.import_dialog import ImportDialog
from widgets.main_window import MainWindow
from widgets.panels.data_panel import DataPanel
from widgets.theme import LIGHT

HOUSES = "city;rooms;area;built;floor;copy;price\n" + "".join(
    f"{'ABC'[row % 3]};{row % 4};{row},5;2020-01-{row + 1:02};3;{row % 4};{100 + 7 * row},25\n" for row in range(28)
)


class Importer:
    """A person in front of the dialog; ``taken`` is what was taken."""

    def __init__(self, qtbot: QtBot, source: CsvSource) -> None:
        self.qtbot = qtbot
        self.dialog = ImportDialog(source, LIGHT)
        qtbot.addWidget(self.dialog)
        self.taken: list[CsvSource] = []
        self.dialog.chosen.connect(self.taken.append)
        self.dialog.open()
        self.wait()

    def wait(self) -> None:
        dialog = self.dialog
        self.qtbot.waitUntil(
            lambda: (
                not dialog._reader.busy
                and not dialog._reckoner.busy
                and not dialog._soon.isActive()
                and (dialog.take.isEnabled() or bool(dialog.problem.text()))
            )
        )

    def tick(self, name: str, column: int) -> None:
        item = self.dialog.columns.item(self.row(name), column)
        assert item is not None
        off = item.checkState() is Qt.CheckState.Unchecked
        item.setCheckState(Qt.CheckState.Checked if off else Qt.CheckState.Unchecked)
        self.wait()

    def row(self, name: str) -> int:
        return [info.name for info in self.dialog.columns._columns].index(name)

    def text(self, name: str, column: int) -> str:
        item = self.dialog.columns.item(self.row(name), column)
        assert item is not None
        return item.text()

    def choose(self, field: str, value: str) -> None:
        choice = getattr(self.dialog, field)
        index = choice.findData(value)
        choice.setCurrentIndex(index)
        choice.activated.emit(index)
        self.wait()

    def take(self) -> CsvSource:
        click(self.dialog.take)
        return self.taken[-1]


def written(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "집 값.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def test_what_was_found_is_shown_and_taken(qtbot: QtBot, tmp_path: Path) -> None:
    person = Importer(qtbot, CsvSource(written(tmp_path, HOUSES, "utf-16")))
    dialog = person.dialog
    assert dialog.encoding.currentText() == "UTF-16 (found)"
    assert dialog.delimiter.currentText() == "semicolon (found)"
    assert dialog.decimal.currentText() == "comma (found)"
    assert dialog.header.isChecked()
    assert dialog.preview.rowCount() == 28
    item, number = dialog.preview.item(0, 2), dialog.preview.verticalHeaderItem(0)
    assert item is not None
    assert number is not None
    assert (item.text(), number.text()) == ("0,5", "2")
    assert person.text("floor", REMARK) == "the same in every row"
    assert person.text("copy", REMARK) == "the same as rooms"
    assert dialog.summary.text() == "28 rows of 5 inputs."
    source = person.take()
    assert source == CsvSource(
        source.path, "price", ("city", "rooms", "area"), categories=("city",)
    )  # fmt: skip


def test_columns_are_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    person = Importer(qtbot, CsvSource(written(tmp_path, HOUSES)))
    person.tick("built", FEATURE)
    person.tick("area", TARGET)
    assert "price" in person.dialog._source.features
    person.tick("city", FEATURE)
    choice = person.dialog.columns.cellWidget(person.row("rooms"), TYPE)
    assert isinstance(choice, Choice)
    index = choice.findData("category")
    choice.setCurrentIndex(index)
    choice.activated.emit(index)
    person.wait()
    assert person.dialog.summary.text() == "28 rows of 6 inputs."
    source = person.take()
    assert (source.target, source.features) == ("area", ("rooms", "built", "price"))
    assert (source.categories, source.dates) == (("rooms",), ("built",))


def test_what_was_found_wrongly_is_corrected(qtbot: QtBot, tmp_path: Path) -> None:
    years = "1990;1991\n" + "".join(f"{row},5;{row % 5}\n" for row in range(12))
    person = Importer(qtbot, CsvSource(written(tmp_path, years)))
    dialog = person.dialog
    assert not dialog.header.isChecked()
    assert dialog._source.features == ("column 1",)
    assert dialog.preview.rowCount() == 13
    click(dialog.header)
    person.wait()
    assert dialog._source.features == ("1990",)
    assert dialog.preview.rowCount() == 12
    person.choose("decimal", ".")
    assert person.text("1990", TYPE) == "category"
    assert "at least one input" in dialog.problem.text() or "numeric" in dialog.problem.text()
    person.choose("decimal", "")
    assert dialog.decimal.currentText() == "comma (found)"
    person.choose("delimiter", "|")
    assert "row" in dialog.problem.text() or "numeric" in dialog.problem.text()
    person.choose("delimiter", ";")
    person.choose("encoding", "cp949")
    source = person.take()
    assert (source.encoding, source.delimiter, source.decimal, source.header) == ("cp949", ";", None, True)
    assert (source.target, source.features) == ("1991", ("1990",))


def test_cells_that_are_no_numbers_are_counted_as_empty_at_the_press_of_a_button(
    qtbot: QtBot, tmp_path: Path
) -> None:
    text = HOUSES.replace(";5,5;", ";n/a;").replace(";9,5;", ";?;")
    person = Importer(qtbot, CsvSource(written(tmp_path, text)))
    assert person.dialog.problem.text() == "row 7, column \"area\": 'n/a' is not a number; 2 such cells"
    assert person.text("area", REMARK) == "2 cells are no numbers: 'n/a', '?'; the first in row 7"
    click(person.dialog.cure)
    person.wait()
    assert person.dialog.summary.text() == (
        "26 rows of 5 inputs. 2 of 28 rows have an empty cell and are left out."
    )
    person.choose("missing", "median")
    assert person.dialog.summary.text() == (
        "28 rows of 5 inputs. 2 empty cells will hold the median of the training rows."
    )
    source = person.take()
    assert (source.missing, source.missing_marks) == ("median", ("n/a", "?"))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty"),
        ("a,b\n1,2\n", "has 1 of at least 4 rows"),
        ("a,b\nx,y\nz,w\n", "no numeric column"),
        ("a,b\n1,2\n2,2\n3,2\n4,2\n", "no feature is chosen"),
        ("a,a\n1,2\n2,3\n", 'two columns named "a"'),
    ],
)
def test_a_table_that_cannot_be_taken_is_refused_in_a_sentence(
    qtbot: QtBot, tmp_path: Path, text: str, problem: str
) -> None:
    person = Importer(qtbot, CsvSource(written(tmp_path, text)))
    assert problem in person.dialog.problem.text()
    assert not person.dialog.take.isEnabled()
    person.dialog.reject()
    assert not person.taken


def test_reading_goes_on_beside_the_window_and_is_cancelled(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    began, cancelled = threading.Event(), threading.Event()

    def endless(source: CsvSource, progress: Progress) -> None:
        try:
            while True:
                progress(0.4)
                began.set()
                cancelled.wait(0.001)
        except Cancelled:
            cancelled.set()
            raise

    monkeypatch.setattr("widgets.import_dialog.open_table", endless)
    dialog = ImportDialog(CsvSource(written(tmp_path, HOUSES)), LIGHT)
    dialog.open()
    assert began.wait(10)
    qtbot.waitUntil(lambda: dialog.progress.value() == 400)
    assert dialog.progress.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    assert cancelled.is_set()


def panel_of(window: MainWindow) -> DataPanel:
    panel = window.panel("data_panel")
    assert isinstance(panel, DataPanel)
    return panel


def drop(window: MainWindow, path: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_a_file_with_blanks_and_hangul_in_its_path_is_dropped_taken_and_trained(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session, before = window.session, window.session.experiment
    folder = tmp_path / "새 폴더"
    folder.mkdir()
    text = HOUSES.replace(";5,5;", ";;")
    drop(window, written(folder, text, "cp949"))
    dialog = opened(window, qtbot)
    click(dialog.take)
    qtbot.waitUntil(lambda: session.dataset is not None and session.dataset.name == "집 값.csv")
    dataset = session.dataset
    assert dataset is not None
    assert dataset.feature_names == ("city = A", "city = B", "city = C", "rooms", "area")
    panel = panel_of(window)
    assert panel.about.text() == "1 of 28 rows has an empty cell and is left out."
    window.action("train_step").trigger()
    qtbot.waitUntil(lambda: session.update == 1)
    click(panel.choose_columns)
    again = opened(window, qtbot)
    assert again._source == session.experiment.data.source
    again.reject()
    window.action("edit_undo").trigger()
    assert session.experiment == before
    qtbot.waitUntil(lambda: session.dataset is not None and session.dataset.features == 1)


def test_a_file_that_cannot_be_taken_leaves_the_open_experiment_as_it_was(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before, steps = window.session.experiment, window.session.undo_stack.index()
    drop(window, written(tmp_path, "a,b\n"))
    dialog = opened(window, qtbot)
    assert "no rows" in dialog.problem.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.experiment is before
    assert window.session.undo_stack.index() == steps


def test_cells_are_pasted_and_kept_in_the_experiment_itself(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    cells = "width\theight\n" + "".join(f"{row},5\t{row * row},25\n" for row in range(12))
    QGuiApplication.clipboard().setText(cells)
    window.action("edit_paste_data").trigger()
    click(opened(window, qtbot).take)
    qtbot.waitUntil(lambda: session.dataset is not None and session.dataset.target_name == "height")
    dataset = session.dataset
    assert dataset is not None
    np.testing.assert_array_equal(dataset.x[:, 0], np.arange(12) + 0.5)
    source = session.experiment.data.source
    assert isinstance(source, CsvSource)
    assert (source.text, source.path) == (cells, "")
    window.action("edit_copy_data").trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:3] == ["width\theight", "0.5\t0.25", "1.5\t1.25"]


def test_a_file_that_changes_or_vanishes_while_it_is_open_is_told_and_the_rows_that_were_read_stay(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session = window.session
    path = Path(written(tmp_path, HOUSES))
    drop(window, str(path))
    click(opened(window, qtbot).take)
    qtbot.waitUntil(lambda: session.dataset is not None and session.dataset.name == path.name)
    dataset = session.dataset
    assert dataset is not None
    window.action("train_step").trigger()
    qtbot.waitUntil(lambda: session.update == 1)
    window.file_watch.look()
    os.utime(path)
    window.file_watch.look()
    assert window.notice_bar.kind != "warning"  # touched, and still the same
    path.write_text("\n".join(HOUSES.splitlines()[:-3]))
    window.file_watch.look()
    assert window.notice_bar.kind == "warning"
    assert "집 값.csv has changed since it was read." in window.notice_bar.text
    window.notice_bar.dismiss()
    window.file_watch.look()
    assert window.notice_bar.kind is None  # it is told once
    window.action("train_reset").trigger()
    qtbot.waitUntil(lambda: session.update == 0)
    assert session.dataset is dataset
    run = session.run
    click(panel_of(window).choose_columns)
    click(opened(window, qtbot).take)
    qtbot.waitUntil(lambda: session.dataset is not None and len(session.dataset.y) == 25)
    assert session.run == run + 1
    path.unlink()
    window.file_watch.look()
    assert "집 값.csv is gone." in window.notice_bar.text
    window.action("edit_undo").trigger()
    qtbot.waitUntil(lambda: session.dataset is dataset)
    before = session.experiment
    data = msgspec.structs.replace(before.data, seed=5)
    with qtbot.waitSignal(session.problem) as problem:
        session.edit(msgspec.structs.replace(before, data=data), "another split")
    assert "집 값.csv cannot be read: No such file" in problem.args[1]
    assert session.experiment == before


def test_a_hundred_thousand_rows_of_twenty_columns_are_shown_taken_and_trained(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session = window.session
    values = np.random.default_rng(0).integers(-999, 999, (100_000, 20))
    lines = [",".join(f"c{number}" for number in range(20)), *(",".join(map(str, row)) for row in values.tolist())]
    drop(window, written(tmp_path, "\n".join(lines)))
    dialog = opened(window, qtbot, 30_000)
    assert dialog.summary.text() == "100,000 rows of 19 inputs."
    click(dialog.take)
    qtbot.waitUntil(lambda: session.dataset is not None and session.dataset.features == 19, timeout=30_000)
    window.action("train_step").trigger()
    qtbot.waitUntil(lambda: session.update == 1, timeout=30_000)
