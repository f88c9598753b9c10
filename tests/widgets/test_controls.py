"""What was chosen in controls, brought back in the same controls built anew."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets import controls
from widgets.plots.legend import Entry, Legend
from widgets.theme import LIGHT

SETS = ("ab", "bc", "abc")


class Part(QWidget):
    """A choice that decides which entries a legend has."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = QComboBox()
        self.choice.addItems(SETS)
        self.legend = Legend()
        column = QVBoxLayout(self)
        column.addWidget(self.choice)
        column.addWidget(self.legend)
        self.choice.currentIndexChanged.connect(self.fill)
        self.fill(0)

    def fill(self, row: int) -> None:
        entries = tuple(Entry(key, key, "line", "#0072B2", "#0072B2") for key in SETS[row])
        self.legend.set_entries(entries, LIGHT)


def test_entries_of_a_legend_that_a_choice_builds_anew_are_as_they_were(qtbot: QtBot) -> None:
    before, after = Part(), Part()
    qtbot.addWidget(before)
    qtbot.addWidget(after)
    before.choice.setCurrentIndex(2)
    before.legend.button("b").click()
    before.legend.button("c").click()
    controls.choose(after, controls.chosen(before))
    assert after.choice.currentIndex() == 2
    assert [after.legend.shows(key) for key in "abc"] == [True, False, False]
    assert [after.legend.button(key).isChecked() for key in "abc"] == [True, False, False]


def test_what_is_not_there_any_more_is_left_out(qtbot: QtBot) -> None:
    before, after = Part(), Part()
    qtbot.addWidget(before)
    qtbot.addWidget(after)
    before.legend.button("a").click()
    after.fill(1)
    controls.choose(after, controls.chosen(before))
    assert [after.legend.shows(key) for key in SETS[1]] == [True, True]
