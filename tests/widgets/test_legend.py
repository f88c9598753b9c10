"""The legend of a plot whose entries change while somebody still holds a button of the old ones."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from widgets.plots.legend import Entry, Legend
from widgets.theme import LIGHT


def entry(key: str) -> Entry:
    return Entry(key, key, "line", "#0072B2", "#0072B2")


def test_a_button_of_an_entry_that_is_gone_does_nothing(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.set_entries((entry("a"), entry("b")), LIGHT)
    kept = [legend.button("a"), legend.button("b")]
    legend.set_entries((entry("b"), entry("c")), LIGHT)
    with qtbot.assertNotEmitted(legend.toggled):
        for button in kept:  # as what brings controls back does, which has collected them before
            button.setChecked(False)
    assert legend.shows("a")
    assert legend.shows("b")
    with qtbot.waitSignal(legend.toggled):
        legend.button("b").click()
    assert not legend.shows("b")
