"""Letters of 4.5:1 and drawings of 3:1 in both themes, by the tables, by the style sheet and as they are painted."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.widgets.colour_blind import MATRICES, distance
from tests.widgets.test_theme import contrast
from widgets import theme
from widgets.main_window import MainWindow
from widgets.plots.legend import Legend
from widgets.plots.race_grid import race_colors
from widgets.theme import THEMES, Theme

LETTERS = ("text", "muted", "accent", "train_text", "valid_text", "network")
SURFACES = ("window", "card", "plot", "field", "hover")
DRAWINGS = ("train", "valid", "test", "network", "truth", "healthy", "vanishing", "exploding", "accent")
APART = 12.0
"""In CIELAB: five times what is just noticed."""
TOGETHER = (
    ("train", "valid", "test"),  # points of the three sets, and their losses
    ("network", "truth", "healthy", "vanishing"),  # lines in the fit: network, true function, best line, neighbours
    ("train", "valid", "network"),
    ("healthy", "vanishing", "exploding"),  # states of a layer
)
THEME = pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)


@THEME
def test_letters_in_colour_can_be_read_wherever_they_stand(colours: Theme) -> None:
    pairs = [(letters, surface) for letters in LETTERS for surface in SURFACES]
    pairs += [("text", "warning"), ("text", "problem"), ("accent", "warning"), ("on_accent", "accent")]
    low = {pair: contrast(getattr(colours, pair[0]), getattr(colours, pair[1])) for pair in pairs}
    assert not {pair: round(value, 2) for pair, value in low.items() if value < 4.5}


@THEME
def test_what_is_drawn_stands_out_from_the_plot(colours: Theme) -> None:
    low = {name: contrast(getattr(colours, name), colours.plot) for name in DRAWINGS}
    assert not {name: round(value, 2) for name, value in low.items() if value < 3.0}


@THEME
def test_the_ring_of_the_focus_stands_out_from_every_surface(colours: Theme) -> None:
    assert min(contrast(colours.accent, getattr(colours, surface)) for surface in SURFACES) >= 3.0
    # that of a button which is filled with the accent; its words are underlined, too
    assert contrast(colours.text, colours.card) >= 3.0
    assert "text-decoration: underline" in theme.style_sheet(colours)


@THEME
@pytest.mark.parametrize("by", MATRICES)
def test_colours_that_stand_beside_each_other_are_told_apart_by_all_eyes(colours: Theme, by: str) -> None:
    near = {}
    for group in TOGETHER:
        for one, other in combinations(group, 2):
            near[one, other] = distance(getattr(colours, one), getattr(colours, other), by)
    assert not {pair: round(value, 1) for pair, value in near.items() if value < APART}


@THEME
def test_no_two_lines_of_a_race_have_one_colour(colours: Theme) -> None:
    lines = race_colors(colours)
    assert len(set(lines)) == len(lines)


def test_simulation_and_distance_are_those_of_their_papers() -> None:
    # equal energy stays as it is for everybody, and red and green of one lightness meet for who lacks a cone
    for by in MATRICES:
        assert distance("#ffffff", "#ffffff", by) == pytest.approx(0.0)
        assert distance("#808080", "#ffffff", by) == pytest.approx(distance("#808080", "#ffffff", "all cones"), abs=1.0)
    assert distance("#ff0000", "#00ff00", "all cones") == pytest.approx(170.6, abs=0.5)
    assert distance("#a06a2c", "#6f7f2c", "deuteranopia") < 0.5 * distance("#a06a2c", "#6f7f2c", "all cones")


# ---- the style sheet ------------------------------------------------------------------------------------------------


def rules(sheet: str) -> list[tuple[str, dict[str, str]]]:
    """Selectors and declarations."""
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    return [(" ".join(selector.split()), dict(re.findall(r"([\w-]+):\s*([^;]+)", body))) for selector, body in found]


@THEME
def test_every_rule_of_the_style_sheet_can_be_read(colours: Theme) -> None:
    low = []
    for selector, said in rules(theme.style_sheet(colours)):
        if "disabled" in selector or ":off" in selector:
            continue  # which WCAG leaves out
        ink, ground = said.get("color"), said.get("background")
        inks = [ink] if ink not in (None, "transparent") else [colours.text] if "primary" not in selector else []
        if "indicator" in selector or "groove" in selector or "handle" in selector or "chunk" in selector:
            inks = []
        if any(part in selector for part in ("page", "#rule", "separator")):
            inks = []
        grounds = [ground] if ground not in (None, "transparent") else [colours.card, colours.window]
        for letters in inks:
            for surface in grounds:
                if "primary" in selector and ground in (None, "transparent"):
                    surface = colours.accent
                if (value := contrast(str(letters), str(surface))) < 4.5:
                    low.append(f"{selector}: {letters} on {surface}: {value:.2f}")
        for ink, ground in [(said.get("selection-color"), said.get("selection-background-color"))]:
            if ink and ground and contrast(ink, ground) < 4.5:
                low.append(f"{selector}: selected {ink} on {ground}")
    assert not low, "\n".join(low)


# ---- as it is painted -----------------------------------------------------------------------------------------------


def painted_contrast(picture: QImage, widget: QWidget) -> float:
    """Between the colour that most of the widget has, in a picture of its window, and the one farthest from it."""
    corner = widget.mapTo(widget.window(), QPoint())
    image = picture.copy(widget.visibleRegion().boundingRect().translated(corner))
    step = max(1, image.width() * image.height() // 20_000)
    names = Counter(
        image.pixel(at % image.width(), at // image.width()) for at in range(0, image.width() * image.height(), step)
    )
    ground = QColor(names.most_common(1)[0][0]).name()
    return max(contrast(QColor(pixel).name(), ground) for pixel in names)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_words_in_the_window_are_painted_with_enough_contrast(window: MainWindow, choice: str, qtbot: QtBot) -> None:
    window.action(f"view_theme_{choice}").trigger()
    low, seen = [], 0
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    kinds = (QLabel, QAbstractButton, QComboBox, QLineEdit, QCheckBox, QTabBar)
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, kinds) or widget.visibleRegion().isEmpty() or not widget.isEnabled():
            continue
        words = widget.currentText() if isinstance(widget, QComboBox) else getattr(widget, "text", lambda: "tabs")()
        if words and widget.width() > 8:
            seen += 1
            if (value := painted_contrast(picture, widget)) < 4.4:  # thin letters are never quite as dark as their ink
                low.append(f"{type(widget).__name__} {widget.objectName()} {words!r}: {value:.2f}")
    assert seen > 60
    assert not low, "\n".join(low)


def test_no_two_entries_of_a_legend_differ_by_colour_alone(window: MainWindow) -> None:
    legends = window.findChildren(Legend)
    assert legends
    for legend in legends:
        marks = [entry.mark for entry in legend.entries]
        assert len(set(marks)) == len(marks), marks
