"""The frame around what has the keyboard's focus goes with what it is around."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QTabBar, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from widgets.focus_ring import FocusRing


def by_keys(widget: QWidget) -> None:
    """Nothing has the focus, and no button of the mouse is pressed, as an earlier test may have left it."""
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton)
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()


def test_a_list_that_is_deleted_while_it_has_the_focus_takes_its_frame_along(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column, first, second = QVBoxLayout(host), QListWidget(), QListWidget()
    column.addWidget(first)
    column.addWidget(second)
    ring = FocusRing(host)
    with qtbot.waitActive(host):
        host.show()
    by_keys(host)
    first.setFocus()
    assert ring._frame is not None
    Shiboken.delete(first)
    second.setFocus()
    assert ring._frame is not None
    assert ring._frame.parent() is second


def test_it_follows_a_widget_of_qt_s_own_that_python_knows_no_more(qtbot: QtBot) -> None:
    """As in Qt's dialog for printing, where the widgets outlive what Python knew of them."""
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.setDocumentMode(True)
    for name in ("Page", "Advanced"):
        tabs.addTab(QWidget(), name)
    ring = FocusRing(tabs)
    with qtbot.waitActive(tabs):
        tabs.show()
    by_keys(tabs)
    bar: QTabBar = tabs.tabBar()
    bar.setFocus()
    frame = ring._frame
    assert frame is not None
    Shiboken.invalidate(bar)
    assert not Shiboken.isValid(bar)
    tabs.resize(tabs.width() + 200, tabs.height())
    qtbot.waitUntil(lambda: frame.geometry() == tabs.tabBar().rect())
    ring._on_focus_changed(None, None)
    qtbot.waitUntil(lambda: not Shiboken.isValid(frame))
