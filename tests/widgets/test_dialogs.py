"""Every dialog by keyboard: where it begins, where Tab goes, what Enter presses, and that Escape leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from playground.experiment import CsvSource
from tests.conftest import READY_MS
from widgets.crash_dialog import CrashDialog
from widgets.description import Description
from widgets.dialog import Dialog
from widgets.help_dialogs import ShortcutHelp, about
from widgets.import_dialog import ImportDialog
from widgets.lesson_page import show_lesson
from widgets.lessons.certificate_dialog import CertificateDialog
from widgets.main_window import MainWindow
from widgets.race_dialog import RaceDialog
from widgets.tab_order import reachable

TABLE = "width,height,weight\n" + "".join(f"{n}.5,{n + 1},{2 * n}\n" for n in range(20))


def importing(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog(CsvSource("", text=TABLE), window.theme, window)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=READY_MS)
    return dialog


Make = Callable[[MainWindow, QtBot], QDialog]
DIALOGS: dict[str, tuple[Make, str, str]] = {
    "shortcuts": (lambda window, _: ShortcutHelp(window), "Close", "Close"),
    "about": (lambda window, _: about(window), "OK", "OK"),
    "race": (lambda window, _: RaceDialog(window.session.experiment, window), "as it is", "Start the race"),
    "crash": (lambda window, _: CrashDialog("a", "b\n" * 30, window, lambda: True), "Save a copy…", "Close"),
    "crash of the start": (lambda window, _: CrashDialog("a", "b\n" * 30, window), "Close", "Close"),
    "import": (importing, "import_encoding", "Use these data"),
    "lesson page": (lambda window, _: show_lesson("vanishing", window, window.theme), "lesson_text", "Close"),
    "words": (lambda window, _: Description("The fit", "It falls. It rises.", window), "description_text", "Close"),
    "certificate": (lambda window, _: CertificateDialog(window.lessons.course, window), "certificate_name", ""),
}
"""How each is opened, what has the focus then, and what Enter presses."""


@pytest.fixture(params=DIALOGS)
def opened(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> Iterator[tuple[QDialog, str, str]]:
    make, first, enter = DIALOGS[request.param]
    dialog = make(window, qtbot)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QApplication.processEvents()
    yield dialog, first, enter
    if Shiboken.isValid(dialog):
        dialog.close()
        dialog.deleteLater()


def called(widget: QWidget | None) -> str:
    """What is written on a button, or the name of another control."""
    text = getattr(widget, "text", None)
    says = text().replace("&", "") if callable(text) and isinstance(text(), str) else ""
    return (
        says
        if says and widget is not None and not widget.objectName().startswith(("lesson", "desc"))
        else ("" if widget is None else widget.objectName())
    )


def place(widget: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(widget.window(), QPoint())
    return corner.y(), corner.x()


def test_it_begins_where_one_would_begin(opened: tuple[QDialog, str, str]) -> None:
    dialog, first, _ = opened
    here = QApplication.focusWidget()
    assert here is not None
    assert here.window() is dialog
    assert called(here) == first


def test_tab_goes_round_as_one_reads(opened: tuple[QDialog, str, str]) -> None:
    dialog, _, _ = opened
    if isinstance(dialog, QMessageBox):
        return  # Qt's own
    wanted = set(reachable(dialog))
    visited: list[QWidget] = []
    for _ in range(len(wanted) + 1):
        here = QApplication.focusWidget()
        assert here is not None
        if here in visited:
            break
        visited.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert set(visited) == wanted
    start = min(range(len(visited)), key=lambda at: place(visited[at]))
    rows = [place(widget)[0] for widget in (*visited[start:], *visited[:start])]
    for above, below in pairwise(rows):
        assert below >= above - 12, [called(widget) for widget in visited]
    QTest.keyClick(visited[0], Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is visited[-1]


def test_enter_presses_the_one_button_that_says_so(opened: tuple[QDialog, str, str]) -> None:
    dialog, _, enter = opened
    buttons = [button for button in dialog.findChildren(QPushButton) if button.isDefault()]
    assert [called(button) for button in buttons] == ([enter] if enter else [])


def test_escape_leaves(opened: tuple[QDialog, str, str], qtbot: QtBot) -> None:
    dialog, _, _ = opened
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not Shiboken.isValid(dialog) or not dialog.isVisible())


def test_no_dialog_is_forgotten() -> None:
    """A new one has to be listed here."""
    made = {CrashDialog, CertificateDialog, Description, ImportDialog, RaceDialog, ShortcutHelp}
    others = {kind.__name__ for kind in Dialog.__subclasses__()} - {kind.__name__ for kind in made}
    assert others == {"LessonPage"}
