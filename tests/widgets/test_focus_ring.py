"""The frame around what has the keyboard's focus goes with what it is around."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from widgets.focus_ring import FocusRing


def test_a_list_that_is_deleted_while_it_has_the_focus_takes_its_frame_along(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column, first, second = QVBoxLayout(host), QListWidget(), QListWidget()
    column.addWidget(first)
    column.addWidget(second)
    ring = FocusRing(host)
    with qtbot.waitActive(host):
        host.show()
    first.setFocus()
    assert ring._frame is not None
    Shiboken.delete(first)
    second.setFocus()
    assert ring._frame is not None
    assert ring._frame.parent() is second
