"""No text is cut off, from 80 to 200 %, in both languages and in one that takes more room, in both themes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from playground.data.tables import tables
from playground.experiment import CsvSource
from tests.conftest import READY_MS
from tests.widgets.cut_off import cut_off
from widgets import language, text_size
from widgets.app import application
from widgets.crash_dialog import CrashDialog
from widgets.documents import Answer
from widgets.help_dialogs import ShortcutHelp, about
from widgets.import_dialog import ImportDialog
from widgets.lesson_page import show_lesson
from widgets.main_window import MainWindow
from widgets.panels.table_card import TableCard
from widgets.plots.plot_card import TITLES
from widgets.preferences import Preferences
from widgets.race_dialog import RaceDialog
from widgets.session import Session

COMBINATIONS = [
    (80, "en", "light"),
    (100, "ko", "dark"),
    (100, "longer", "light"),
    (150, "longer", "dark"),
    (200, "ko", "light"),
]
PANELS = ("data_panel", "layer_stack", "training_panel")
TABLE = "width,height,weight\n" + "".join(f"{n}.5,{n + 1},{2 * n}\n" for n in range(20))
SIZES = ((1440, 900), (1024, 700))


class Longer(QTranslator):
    """Every text with two fifths more of words, as other languages have."""

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return f"{source} {('lange Worte ' * len(source))[: round(0.4 * len(source))].strip()}".strip()


@pytest.fixture(params=COMBINATIONS, ids=lambda values: "-".join(str(value) for value in values))
def dressed(request: pytest.FixtureRequest, session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window at a text size, in a language and a theme; a frame has been painted."""
    size, words, theme = request.param
    app = application()
    longer = Longer()
    if words == "longer":
        app.installTranslator(longer)
    spoken = "en" if words == "longer" else words
    window = MainWindow(session, Preferences(theme=theme, language=spoken, text_size=size))
    window.build_plots()
    window.documents.ask = lambda: Answer.DISCARD
    window.resize(*SIZES[0])
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.fit is not None, timeout=READY_MS)
    yield window
    window.close()
    window.deleteLater()
    app.removeTranslator(longer)
    language.speak(app, "en")
    text_size.set_percent(app, text_size.USUAL)


def settled(widget: QWidget) -> QWidget:
    """After all that layouts have put off."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()
    return widget


def lasting(part: QWidget) -> list[str]:
    """What is cut off, and still is when the words that a frame brought have found their places."""
    for _ in range(20):
        if not (found := cut_off(part)):
            break
        settled(part)
    return found


def parts(window: MainWindow) -> Iterator[QWidget]:
    """Every part of the window, one after the other brought into sight."""
    yield from (window.toolbar, window.timeline, window.content.status, window.menuBar())
    yield from window.content.workspace.findChildren(QTabBar)
    window.content.notice_bar.say("warning", "Diverged.", window.tr("Letters as large as need be. ") * 9)
    yield settled(window.content.notice_bar)
    window.content.notice_bar.dismiss()
    for name in (*PANELS, *TITLES):
        yield settled(window.reveal(name))


def test_nothing_in_the_window_is_cut_off(dressed: MainWindow) -> None:
    found = []
    for size in SIZES:
        dressed.resize(*size)
        settled(dressed)
        for part in parts(dressed):
            found += [f"{size}: {line}" for line in lasting(part)]
    dressed.lessons.open()
    found += lasting(settled(dressed.lessons.card))
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
def test_nothing_in_a_dialog_is_cut_off_and_it_fits_the_screen(dressed: MainWindow, qtbot: QtBot) -> None:
    found = []
    for dialog in dialogs(dressed, qtbot):
        dialog.show_below(dressed.toolbar) if isinstance(dialog, TableCard) else dialog.show()
        settled(dialog)
        found += lasting(dialog)
        screen = dialog.screen().availableSize()
        if dialog.width() > screen.width() or dialog.height() > screen.height():
            found.append(f"{dialog.objectName()} takes {dialog.size().toTuple()}")
        dialog.close()
        dialog.deleteLater()
    assert not found, "\n".join(dict.fromkeys(found))


def dialogs(window: MainWindow, qtbot: QtBot) -> Iterator[QWidget]:
    """All that opens over the window, with something in it."""
    yield ShortcutHelp(window)
    yield about(window)
    yield RaceDialog(window.session.experiment, window)
    yield CrashDialog("ValueError: something that nobody expected, with a long message", "Traceback\n" * 30, window)
    dialog = ImportDialog(CsvSource("", text=TABLE), window.theme, window)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=READY_MS)
    yield dialog
    yield show_lesson("vanishing", window, window.theme)
    yield TableCard(next(iter(tables().values())), window)


def test_a_cut_is_seen(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    label = QLabel("much too long for its place", around)
    label.setFixedWidth(20)
    around.show()
    assert len(cut_off(around)) >= 1
