"""Everything can be reached by keys, in the order in which one reads, and shows that it has been."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from widgets.actions import MENUS, MNEMONICS
from widgets.main_window import MainWindow
from widgets.plots.bars_canvas import BarsCanvas
from widgets.plots.canvas import Canvas
from widgets.plots.flow_canvas import FlowCanvas
from widgets.plots.models_canvas import ModelsCanvas
from widgets.plots.surface_canvas import SurfaceCanvas
from widgets.tab_order import as_read, focus, reachable

MOST = 300


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def walked(window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """What gets the focus from Tab to Tab, until one comes again."""
    seen: list[QWidget] = []
    for _ in range(MOST):
        press(window, key)
        here = QApplication.focusWidget()
        assert here is not None
        if here in seen:
            assert here is seen[0], f"Tab is caught between {here.objectName()} and {seen[-1].objectName()}"
            return seen
        seen.append(here)
    raise AssertionError("Tab never comes back to where it began")


def part_of(window: MainWindow, widget: QWidget) -> int:
    return next(index for index, part in enumerate(window.content.parts()) if part in (widget, *parents(widget)))


def parents(widget: QWidget) -> list[QWidget]:
    found = []
    while (parent := widget.parentWidget()) is not None:
        found.append(parent)
        widget = parent
    return found


@pytest.mark.parametrize("name", ["fit_plot", "chain_rule_view"])
def test_tab_goes_through_everything_part_by_part_and_in_each_as_one_reads(active: MainWindow, name: str) -> None:
    active.reveal(name)
    QApplication.processEvents()
    active.setFocus()
    seen = walked(active, Qt.Key.Key_Tab)
    assert set(seen) == {widget for part in active.content.parts() for widget in reachable(part)}
    places = [part_of(active, widget) for widget in seen]
    assert places == sorted(places)
    for place in set(places):
        inside = [widget for widget, at in zip(seen, places, strict=True) if at == place]
        tops = [widget.mapTo(active, QPoint()).y() for widget in inside]
        assert inside == as_read(inside)
        assert tops[0] <= min(tops) + inside[0].height()


def test_shift_tab_goes_the_same_way_back(active: MainWindow) -> None:
    active.setFocus()
    forward = walked(active, Qt.Key.Key_Tab)
    focus(forward[0])
    back = walked(active, Qt.Key.Key_Backtab)
    assert back == [*reversed(forward[1:]), forward[0]] or back == list(reversed(forward))


def test_lines_are_read_from_the_left_whatever_their_heights(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    boxes = {}
    places = {"b": (80, 12, 30, 10), "a": (0, 8, 60, 20), "d": (90, 44, 20, 20), "c": (5, 40, 50, 30)}
    for name, place in places.items():
        boxes[name] = QWidget(around)
        boxes[name].setGeometry(*place)
    around.show()
    assert as_read(list(boxes.values())) == [boxes[name] for name in "abcd"]


def test_what_gets_the_focus_is_scrolled_into_sight(active: MainWindow) -> None:
    active.resize(1024, 500)
    QApplication.processEvents()
    for widget in reachable(active.panel("training_panel")):
        focus(widget)
        QApplication.processEvents()
        assert not widget.visibleRegion().isEmpty(), widget.objectName()


def test_f6_goes_from_card_to_card_and_back(active: MainWindow) -> None:
    places = []
    active.setFocus()
    for _ in active.content.parts():
        active.action("view_next_card").trigger()
        here = QApplication.focusWidget()
        assert here is not None
        places.append(part_of(active, here))
    assert len(set(places)) >= 9
    assert places == sorted(places[: len(set(places))]) + places[len(set(places)) :]
    active.action("view_previous_card").trigger()
    here = QApplication.focusWidget()
    assert here is not None
    assert part_of(active, here) != places[-1]


# ---- seen -----------------------------------------------------------------------------------------------------------


def picture(window: MainWindow, widget: QWidget) -> QImage:
    QApplication.processEvents()
    grabbed = window.grab().toImage()
    return grabbed.copy(widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint())))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_of_control_shows_the_focus(active: MainWindow, theme: str) -> None:
    active.action(f"view_theme_{theme}").trigger()
    kinds: dict[str, QWidget] = {}
    for part in active.content.parts():
        for widget in reachable(part):
            kinds.setdefault(type(widget).__name__, widget)
    assert len(kinds) >= 15
    same = []
    for kind, widget in kinds.items():
        active.setFocus()
        before = picture(active, widget)
        focus(widget)
        if picture(active, widget) == before:
            same.append(kind)
        active.setFocus()
    assert not same


def test_a_click_draws_no_frame_around_a_plot_and_the_frame_goes_with_the_focus(active: MainWindow) -> None:
    canvas = active.plot("fit_plot").findChild(Canvas)
    assert canvas is not None
    focus(canvas)
    ring = canvas.findChild(QWidget, "focus_ring")
    assert ring is not None
    assert ring.size() == canvas.size()
    active.resize(active.width() - 40, active.height())
    QApplication.processEvents()
    assert ring.size() == canvas.size()
    active.setFocus()
    assert ring.isHidden()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton)
    assert canvas.findChild(QWidget, "focus_ring", Qt.FindChildOption.FindDirectChildrenOnly) in (None, ring)


# ---- plots ----------------------------------------------------------------------------------------------------------


def test_arrows_point_and_shift_moves_and_home_shows_all_again(active: MainWindow, qtbot: QtBot) -> None:
    canvas = active.plot("loss_plot").findChild(Canvas)
    assert canvas is not None
    focus(canvas)
    updates: list[bool] = []
    active.action("train_step").triggered.connect(lambda: updates.append(True))
    press(active, Qt.Key.Key_Right)
    assert canvas.keys.at is not None
    assert canvas.pointer is not None
    at = canvas.pointer.x()
    press(active, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: canvas.pointer is not None and canvas.pointer.x() > at)
    assert not updates  # the arrow was the plot's, not the trainer's
    shown = canvas.shown_range()
    press(active, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.shown_range()[0][0] < shown[0][0]
    press(active, Qt.Key.Key_Plus)
    assert canvas.shown_range()[0][1] - canvas.shown_range()[0][0] < shown[0][1] - shown[0][0]
    press(active, Qt.Key.Key_Home)
    assert canvas.shown_range() == shown
    press(active, Qt.Key.Key_Escape)
    assert canvas.keys.at is None
    assert canvas.pointer is None


@pytest.mark.parametrize(
    ("plot", "kind"),
    [
        ("gradient_bars", BarsCanvas),
        ("flow_view", FlowCanvas),
        ("baselines_view", ModelsCanvas),
        ("surface_plot", SurfaceCanvas),
    ],
)
def test_what_the_mouse_reads_out_arrows_read_out_too(
    active: MainWindow, qtbot: QtBot, plot: str, kind: type[QWidget]
) -> None:
    active.reveal(plot)
    view = active.plot(plot)
    canvas = next(canvas for canvas in view.findChildren(kind) if canvas.isVisible())

    def read() -> list[str]:
        labels = [*view.findChildren(QLabel, "readout"), *view.findChildren(QLabel, "canvas_readout")]
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def pointed() -> bool:
        focus(canvas)
        press(active, Qt.Key.Key_Down)
        press(active, Qt.Key.Key_Left)
        return bool(read())

    qtbot.waitUntil(pointed, timeout=10_000)
    active.setFocus()
    assert not read()


def test_enter_adds_a_point_where_the_arrows_point_while_one_draws(active: MainWindow, qtbot: QtBot) -> None:
    active.content.draw(True)
    canvas = active.plot("fit_plot").findChild(Canvas)
    assert canvas is not None
    focus(canvas)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        press(active, key)
    before = active.session.experiment.data
    press(active, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: active.session.experiment.data != before)


# ---- menus ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_menu_opens_with_a_letter_of_its_own(active: MainWindow, qtbot: QtBot, language: str) -> None:
    active.choose_language(language)
    qtbot.waitUntil(lambda: active.language == language)
    bar = active.menuBar()
    assert isinstance(bar, QMenuBar)
    titles = [action.text() for action in bar.actions()]
    letters = [title.upper().partition("&")[2][0] for title in titles]
    assert len(set(letters)) == len(letters) >= 6
    assert set(letters) <= set(MNEMONICS.values())
    assert MNEMONICS.keys() == MENUS.keys()
    active.choose_language("en")
    qtbot.waitUntil(lambda: active.language == "en")
