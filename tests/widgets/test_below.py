"""Looking for widgets leaves nothing behind when what was found is gone."""

from __future__ import annotations

import gc
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from widgets.below import below

ROOT = Path(__file__).parents[2]


def filled(window: QWidget) -> QWidget:
    content = QWidget(window)
    rows = QVBoxLayout(content)
    for index in range(3):
        area, text = QScrollArea(), QLabel(str(index))
        text.setObjectName("text")
        area.setWidget(text)
        rows.addWidget(area)
        rows.addWidget(QComboBox())
    content.addAction(QAction("act", content))
    return content


@pytest.mark.parametrize("kind", [QWidget, QScrollBar, QLabel, QAction, QObject])
def test_everything_is_found_that_qt_finds(kind: type[QObject], qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    filled(window)
    assert below(window, kind) == window.findChildren(kind)
    assert below(window, kind, "text") == window.findChildren(kind, "text")


def test_what_qt_made_itself_is_forgotten_with_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def look() -> int:
        content = filled(window)
        assert below(window, QScrollBar)
        Shiboken.delete(content)
        gc.collect()
        return sys.getrefcount(QScrollBar)  # every instance has one

    look()
    assert look() == look()


def test_nobody_looks_for_widgets_in_another_way() -> None:
    """Right below a widget PySide is right about whose child something is."""
    for path in (*ROOT.glob("widgets/**/*.py"), *ROOT.glob("tests/bench/*.py")):
        for call in re.findall(r"\.findChildren\([^\n]*", path.read_text(encoding="utf-8")):
            assert "options=" in call or "DIRECT" in call, path.name


def test_nobody_stands_between_qt_and_its_events() -> None:
    """Below a Python method ``event``, an error that C code raises in a painting ends the process (PySide 6.11).

    A filter of the widget's own events does the same, and Qt paints when it is over.
    """
    for path in ROOT.glob("widgets/**/*.py"):
        assert not re.search(r"def (viewportE|e)vent\(", path.read_text(encoding="utf-8")), path.name
