"""What plots draw in letters is whole and legible, from 80 to 200 %, in English and Korean, large and small."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import READY_MS
from tests.widgets.cut_off import cut_off
from tests.widgets.painted_text import crowded
from widgets import language, text_size
from widgets.app import application
from widgets.documents import Answer
from widgets.main_window import MainWindow
from widgets.plots.plot_card import TITLES
from widgets.preferences import Preferences
from widgets.session import Session

WIDE, SMALL = (1440, 900), (1024, 700)
COMBINATIONS = [
    (80, "ko", WIDE),
    (100, "en", SMALL),
    (100, "ko", SMALL),
    (150, "en", WIDE),
    (150, "ko", SMALL),
    (200, "en", SMALL),
    (200, "ko", WIDE),
]
MODES = {
    "chain_rule_view": r"chain_mode_\d",
    "flow_view": r"flow_mode_\d",
    "measures_view": r"measures_mode_\d",
    "look_view": r"look_mode_\d",
    "baselines_view": r"baselines_mode_\d",
    "activation_plot": r"activation_mode_\d",
    "network_diagram": r"diagram_(weights|gradients|changes)",
}


@pytest.fixture(params=COMBINATIONS, ids=lambda values: f"{values[0]}-{values[1]}-{values[2][0]}")
def dressed(request: pytest.FixtureRequest, session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window at a text size, in a language and as large as that, after some training."""
    size, words, room = request.param
    app = application()
    window = MainWindow(session, Preferences(theme="light", language=words, text_size=size))
    window.build_plots()
    window.documents.ask = lambda: Answer.DISCARD
    window.resize(*room)
    with qtbot.waitExposed(window):
        window.show()
    session.step(60)
    qtbot.waitUntil(lambda: session.update == 60 and session.paused, timeout=READY_MS)
    yield window
    window.change_text_size(text_size.USUAL, keep=False)  # the style sheet too, which other tests do not set
    window.close()
    window.deleteLater()
    language.speak(app, "en")


def settled() -> None:
    """After all that layouts have put off."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()


def another_frame(window: MainWindow, qtbot: QtBot) -> None:
    """One more update, and its picture with what is wanted now."""
    wanted = window.session.update + 1
    window.session.step()
    qtbot.waitUntil(lambda: window.session.update == wanted and window.session.paused, timeout=READY_MS)
    settled()


def views(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Every view in each of its modes, with a frame."""
    for name in TITLES:
        card = window.reveal(name)
        qtbot.waitUntil(lambda name=name: name in window.content.views.shown)  # type: ignore[misc]
        another_frame(window, qtbot)
        yield name, card
        plot = window.plot(name)
        for root in (plot, plot.header) if name in MODES else ():
            for button in root.findChildren(QAbstractButton):
                if re.fullmatch(MODES[name], button.objectName()):
                    button.click()
                    another_frame(window, qtbot)
                    yield f"{name} {button.objectName()}", card


def test_nothing_that_is_drawn_is_cut_off_or_over_something_else(dressed: MainWindow, qtbot: QtBot) -> None:
    found = []
    for name, card in views(dressed, qtbot):
        found += [f"{name}: {line}" for line in (*crowded(card), *cut_off(card))]
    found += crowded(dressed.timeline)
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.parametrize("dressed", [(100, "en", SMALL), (100, "ko", SMALL)], ids=("en", "ko"), indirect=True)
def test_no_view_makes_the_cards_wider_than_a_small_window(dressed: MainWindow, qtbot: QtBot) -> None:
    def too_wide() -> int:
        return max(0, dressed.content.workspace.width() - dressed.width())

    assert dressed.width() == SMALL[0]
    found = [f"{name}: {too_wide()} pixels" for name, _ in views(dressed, qtbot) if too_wide()]
    assert not found, "\n".join(found)


def test_letters_over_the_edge_or_over_others_are_seen(qtbot: QtBot) -> None:
    class Canvas(QWidget):
        texts: tuple[tuple[int, str], ...] = ()

        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            for x, text in self.texts:
                painter.drawText(x, 20, text)
            painter.end()

    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(200, 40)
    canvas.show()
    for texts, count in ((((5, "one"), (100, "two")), 0), (((5, "one"), (9, "two")), 1), (((190, "longer"),), 1)):
        canvas.texts = texts
        assert len(crowded(canvas)) == count, texts
