"""Letters from 80 to 200 percent: at once, everywhere, there and back, and the window still fits its screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QScrollBar, QWidget

from widgets import preferences, text_size, theme
from widgets.main_window import MainWindow
from widgets.preferences import Preferences


@pytest.fixture(autouse=True)
def usual_size(qapp: QApplication) -> Iterator[None]:
    yield
    text_size.set_percent(qapp, text_size.USUAL)


def sizes(window: QWidget) -> dict[QWidget, float]:
    """Of the letters of every widget that can show some."""
    inner = (QScrollBar, QFrame)  # Qt's own parts of lists and scroll areas, which show no letters
    return {
        widget: widget.font().pointSizeF()
        for widget in window.findChildren(QWidget)
        if type(widget) not in inner and not widget.objectName().startswith("qt_")
    }


def changed(before: dict[QWidget, float], now: dict[QWidget, float], ratio: float) -> list[str]:
    """Widgets whose letters are not ``ratio`` times as large."""
    return [
        f"{type(widget).__name__} {widget.objectName()}: {before[widget]} -> {now[widget]}"
        for widget in before.keys() & now.keys()
        if now[widget] != pytest.approx(before[widget] * ratio, abs=0.01)
    ]


@pytest.mark.parametrize(
    ("size", "steps", "reached"),
    [(100, 1, 110), (100, -1, 90), (80, -1, 80), (200, 1, 200), (130, 1, 150), (130, -1, 125), (100, 0, 100)],
)
def test_steps_go_to_the_next_size_and_no_further_than_the_last(size: int, steps: int, reached: int) -> None:
    assert text_size.stepped(size, steps) == reached


@pytest.mark.parametrize("size", [79, 201, 0])
def test_sizes_that_cannot_be_read_are_refused(qapp: QApplication, size: int) -> None:
    with pytest.raises(ValueError, match="80 and 200"):
        text_size.set_percent(qapp, size)


def test_all_letters_grow_at_once_keep_their_size_in_another_theme_and_come_back(
    window: MainWindow, qapp: QApplication
) -> None:
    text_size.inherit_sizes(qapp)  # what was never shown has not been dressed yet
    before = sizes(window)
    window.action("text_200").trigger()
    assert not changed(before, sizes(window), 2.0)
    window.action("view_theme_dark").trigger()
    assert not changed(before, sizes(window), 2.0)
    for action in ("text_smaller", "text_smaller", "text_80", "text_larger", "text_usual"):
        window.action(action).trigger()
    window.action("view_theme_light").trigger()
    assert not changed(before, sizes(window), 1.0)


def test_the_keys_of_a_browser_change_it_and_the_menu_marks_it(window: MainWindow) -> None:
    def keys(action: QAction) -> list[str]:
        return [key.toString() for key in action.shortcuts()]

    assert keys(window.action("text_larger")) == ["Ctrl++", "Ctrl+="]
    assert keys(window.action("text_smaller")) == ["Ctrl+-"]
    assert keys(window.action("text_usual")) == ["Ctrl+0"]
    window.action("text_larger").trigger()
    assert window.action("text_110").isChecked()
    assert text_size.percent() == 110


@pytest.mark.parametrize("size", [150, 200])
def test_the_window_needs_no_more_than_a_small_screen(window: MainWindow, size: int) -> None:
    window.resize(1024, 700)
    window.change_text_size(size)
    window.resize(1024, 700)
    assert (window.width(), window.height()) == (1024, 700)
    hint = window.minimumSizeHint()
    assert hint.width() <= 1024
    assert hint.height() <= 700


def test_icons_and_heights_go_with_the_letters(window: MainWindow) -> None:
    button = window.toolbar.findChild(QWidget, "train_step_button")
    assert button is not None
    height = button.height()
    window.change_text_size(200)
    assert button.height() == 2 * height


def test_widgets_made_later_are_as_large(window: MainWindow) -> None:
    usual = window.font().pointSizeF()
    window.change_text_size(150)
    window.action("help_shortcuts").trigger()
    dialog = window.findChild(QWidget, "shortcut_help")
    assert dialog is not None
    assert {round(label.font().pointSizeF(), 2) for label in dialog.findChildren(QLabel)} == {round(usual * 1.5, 2)}
    dialog.close()


def test_a_size_for_now_is_not_kept_and_one_that_was_chosen_is(window: MainWindow) -> None:
    kept: list[Preferences] = []
    window.preferences_changed.connect(kept.append)
    window.change_text_size(150, keep=False)
    assert not kept
    window.change_text_size(125)
    assert kept[-1].text_size == 125
    settings = QSettings()
    preferences.save(settings, kept[-1])
    assert preferences.load(settings).text_size == 125
    for broken in ("huge", 300):
        settings.setValue("window/text_size", broken)
        assert preferences.load(settings).text_size == text_size.USUAL
    settings.clear()


def test_lengths_of_the_style_sheet_go_along(qapp: QApplication) -> None:
    text_size.set_percent(qapp, 200)
    button = QPushButton()
    text_size.fix(button, icon=12)
    assert button.iconSize().width() == 24
    assert "width: 20px" in theme.style_sheet(theme.LIGHT)
    button.deleteLater()
