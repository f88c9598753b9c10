"""Nothing that a person reads, points at or has read out escapes the translation: every view and dialog is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from playground.activations import ACTIVATIONS
from playground.experiment import LOSSES, OPTIMIZERS, CsvSource
from tests.widgets.importing import opened
from tests.widgets.reading import Marker, painted, said_by, translate_marked, untranslated
from widgets.crash_dialog import CrashDialog
from widgets.help_dialogs import ShortcutHelp, about
from widgets.lessons.certificate_dialog import CertificateDialog
from widgets.lessons.invitation import invite
from widgets.main_window import PROGRAM, MainWindow
from widgets.plots.plot_card import TITLES
from widgets.race_dialog import RaceDialog
from widgets.teaching.guess_card import GuessCard

KEYS = "Ctrl Shift Alt Space Left Right Up Down Return Esc Enter Ins Del Home End PgUp PgDown Backspace Tab Menu Plus"
MATHS = "sin cos tan tanh exp log ln abs sqrt sign step pi max min erf"
NAMES = """
English PyTorch PySide Python RMSE MAE MSE CPU CSV PNG SVG Xavier Glorot He Kaiming Small Huber log eps UTF CP EUC KR
Latin ISO Windows cars csv torch cpu Essentials pyqtgraph numpy if else
"""
ALLOWED = frozenset(
    word
    for text in (KEYS, MATHS, NAMES, PROGRAM, *LOSSES.values(), *OPTIMIZERS.values())
    for word in re.findall(r"[A-Za-z]+", text)
) | {activation.label for activation in ACTIVATIONS.values()}
"""Keys, functions and names, which are the same in every language."""
QTS_OWN = re.compile(r"qt_dockwidget|Scroll(Left|Right)Button|GraphicsScene/QAction|qt_menubar|QDialogButtonBox")
"""Qt's texts have translations of Qt's own; pyqtgraph's menu is never opened."""


@pytest.fixture(autouse=True)
def marker(qapp: QCoreApplication) -> Iterator[Marker]:
    marker = translate_marked()
    yield marker
    QCoreApplication.removeTranslator(marker)
    marker.deleteLater()


LESSONS_OWN = re.compile(r"/lesson_[a-z_]+\.accessibleName|lesson_(text|title|row)|question|option|hint|reply|QLabel")


class Reader:
    """Collects what is said in a language that nobody chose."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def note(self, where: str, text: str) -> None:
        if words := untranslated(text, ALLOWED):
            self.found.setdefault(f"{text[:160]!r}: {' '.join(words[:6])}", []).append(where)

    def read(self, root: QWidget) -> None:
        for where, text in said_by(root):
            if not QTS_OWN.search(where):
                self.note(where, text)

    def look(self, card: QWidget) -> None:
        self.note(card.objectName(), painted(card))

    def report(self) -> str:
        return "\n".join(f"{text} ({places[0]})" for text, places in self.found.items())


def another_frame(window: MainWindow, qtbot: QtBot) -> None:
    """One more update, and its picture with what is wanted now."""
    wanted = window.session.update + 1
    window.session.step()
    qtbot.waitUntil(lambda: window.session.update == wanted and window.session.paused)


def press_through(reader: Reader, window: MainWindow, name: str, prefix: str, qtbot: QtBot) -> None:
    """Read a view in each of its modes."""
    card = window.reveal(name)
    qtbot.waitUntil(lambda: name in window.content.views.shown)
    plot = window.plot(name)
    buttons = [
        button
        for root in (plot, plot.header)
        for button in root.findChildren(QAbstractButton)
        if re.fullmatch(prefix, button.objectName())
    ]
    assert buttons
    for button in buttons:
        button.click()
        another_frame(window, qtbot)
        reader.look(card)
        reader.read(plot)
        reader.note(name, plot.describe())


MODES = {
    "chain_rule_view": r"chain_mode_\d",
    "flow_view": r"flow_mode_\d",
    "measures_view": r"measures_mode_\d",
    "look_view": r"look_mode_\d",
    "baselines_view": r"baselines_mode_\d",
    "activation_plot": r"activation_mode_\d",
    "network_diagram": r"diagram_(weights|gradients|changes)",
}


def test_every_view_speaks_the_language_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.step(30)
    qtbot.waitUntil(lambda: session.update == 30 and session.paused)
    window.content.stack.add_button.click()
    session.undo_stack.undo()
    reader = Reader()
    for name in TITLES:
        card = window.reveal(name)
        qtbot.waitUntil(lambda name=name: name in window.content.views.shown)  # type: ignore[misc]
        another_frame(window, qtbot)
        reader.look(card)
        reader.note(name, window.plot(name).describe())
    for name, prefix in MODES.items():
        press_through(reader, window, name, prefix, qtbot)
    kinds = window.plot("surface_plot").header.findChildren(QComboBox)[0]
    for index in range(kinds.count()):
        kinds.setCurrentIndex(index)
        kinds.activated.emit(index)
        reader.read(window.plot("surface_plot"))
    session.look_at(10)
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.past)
    reader.read(window)
    reader.look(window.timeline)
    assert not reader.found, reader.report()


def test_every_dialog_does_so_too(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    table = tmp_path / "cars.csv"
    table.write_text("a,b,c\n" + "\n".join(f"{n},{n * n % 7},{n % 5}" for n in range(40)), encoding="utf-8")
    reader = Reader()
    dialogs: tuple[QDialog, ...] = (
        ShortcutHelp(window),
        about(window),
        CrashDialog("1 2 3", "4 5 6", window, lambda: True),
        RaceDialog(window.session.experiment, window),
    )
    for dialog in dialogs:
        reader.read(dialog)
        dialog.deleteLater()
    window.content.data.import_table(CsvSource(str(table)))
    importing = opened(window.content.data, qtbot)
    reader.read(importing)
    importing.reject()
    assert not reader.found, reader.report()


def test_lessons_and_aids_do_so_too(window: MainWindow, qtbot: QtBot) -> None:
    reader = Reader()
    invite(window)
    reader.read(window.notice_bar)
    desk = window.lessons
    desk.open()
    # what a lesson says is in its own files, English in a window that is none of them
    for where, text in said_by(desk.card):
        if not LESSONS_OWN.search(where):
            reader.note(where, text)
    dialog = CertificateDialog(desk.course, window)
    reader.read(dialog)
    dialog.deleteLater()
    window.action("train_guess").trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(GuessCard)))
    reader.read(window.findChildren(GuessCard)[0])
    assert not reader.found, reader.report()
