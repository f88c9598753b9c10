"""Number fields: how numbers of every size are shown, and that what is shown means the same when typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from widgets.app import application
from widgets.choice import MARGIN, Choice
from widgets.field_number import Number
from widgets.log_field import LogField

RATE = Number(1e-8, 1000.0, factor=10.0**0.1, decimals=3)
NOISE = Number(0.0, 10.0, step=0.02, decimals=2)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1e-8, "1e-8"),
        (1e-5, "1e-5"),
        (0.00025, "0.00025"),
        (0.001, "0.001"),
        (0.01, "0.010"),
        (0.0123, "0.0123"),
        (0.1, "0.10"),
        (0.5, "0.50"),
        (1.0, "1.0"),
        (2.5, "2.5"),
        (10.0, "10"),
        (100.0, "100"),
        (1000.0, "1000"),
    ],
)
def test_a_rate_is_shown_with_the_digits_that_it_has_and_reads_back(value: float, text: str) -> None:
    assert RATE.text(value) == text
    assert RATE.parsed(text) == value


def test_a_number_in_even_steps_keeps_its_digits() -> None:
    assert [NOISE.text(value) for value in (0.0, 0.1, 1.0, 10.0)] == ["0.00", "0.10", "1.00", "10.00"]


def test_every_step_of_a_rate_reads_back() -> None:
    value: float | None = 1e-8
    for _ in range(115):
        value = RATE.stepped(value, 1)
        assert RATE.parsed(RATE.text(value)) == value
    assert value == 1000.0


def test_the_field_beside_a_slider_shows_a_hundred_as_a_hundred(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    field = LogField("rate", RATE, 1e-5, 10.0)
    field.setParent(host)
    field.show_value(100.0)
    assert field.field.text() == "100"
    assert field.slider.value() == field.slider.maximum()
    field.show_value(0.01)
    assert field.slider.value_at(field.slider.value()) == 0.01


def test_a_double_click_takes_the_whole_number(qtbot: QtBot) -> None:
    field = LogField("rate", RATE, 1e-5, 10.0)
    qtbot.addWidget(field)
    field.show_value(0.15)
    line = field.field
    QTest.mouseDClick(line, Qt.MouseButton.LeftButton)
    assert line.selectedText() == "0.15"
    QTest.keyClicks(line, "0.01")
    assert line.text() == "0.01"


def test_a_choice_that_is_too_long_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    application()
    whole, cut = Choice("whole", {"a": "Diabetes progression in a year"}), Choice("cut", {"a": "x"})
    for choice in (whole, cut):
        qtbot.addWidget(choice)
        choice.show_value("a")
        choice.resize(120, 26)
    option = QStyleOptionComboBox()
    whole.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = whole.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, whole).width()
    text = whole.fontMetrics().elidedText(whole.currentText(), Qt.TextElideMode.ElideRight, room - MARGIN)
    assert text.endswith("…")
    cut.setItemText(0, text)
    assert whole.grab().toImage() == cut.grab().toImage()
    assert whole.itemText(0) == "Diabetes progression in a year"
