"""Both themes can be read, and dress the application without a complaint of Qt's."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from widgets import icons, theme
from widgets.theme import DARK, LIGHT, THEMES, Theme


def luminance(colour: str) -> float:
    """Relative luminance as in WCAG 2."""
    channels = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("letters", "surface"),
    [
        *product(["text", "muted"], ["window", "card", "plot", "field", "hover"]),
        *product(["text"], ["warning", "problem"]),  # which have no muted letters
    ],
)
def test_letters_can_be_read_on_every_surface(name: str, letters: str, surface: str) -> None:
    assert contrast(getattr(THEMES[name], letters), getattr(THEMES[name], surface)) >= 4.5


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
def test_accents_and_large_coloured_numbers_can_be_read(colours: Theme) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.accent, colours.card) >= 4.5
    for large in (colours.train_text, colours.valid_text):
        assert contrast(large, colours.card) >= 3.0


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
def test_the_application_takes_over_palette_and_style_sheet(qapp: QApplication, colours: Theme) -> None:
    theme.prepare(qapp)
    theme.apply(qapp, colours)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(colours.window)
    assert colours.accent in qapp.styleSheet()
    assert "$" not in qapp.styleSheet().partition("*/")[2]
    theme.apply(qapp, LIGHT)


def test_the_system_decides_unless_the_person_did() -> None:
    assert theme.chosen_theme("system", Qt.ColorScheme.Dark) is DARK
    assert theme.chosen_theme("system", Qt.ColorScheme.Light) is LIGHT
    assert theme.chosen_theme("system", Qt.ColorScheme.Unknown) is LIGHT
    assert theme.chosen_theme("light", Qt.ColorScheme.Dark) is LIGHT


def test_every_picture_that_the_style_sheet_names_is_there() -> None:
    for colours in THEMES.values():
        for part in theme.style_sheet(colours).split('url("')[1:]:
            assert (theme.RESOURCES / "icons" / part.partition('"')[0]).is_file()


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    scale = max(screen.devicePixelRatio() for screen in qapp.screens())
    image = icons.icon(name, LIGHT, "#ff0000").pixmap(QSize(16, 16), scale).toImage()
    assert image.width() == round(16 * scale)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    drawn = [colour for colour in pixels if colour.alpha() > 127]
    assert drawn
    # where an edge is half a pixel, dividing by what covers it rounds
    assert all(colour.red() > 250 and colour.green() == colour.blue() == 0 for colour in drawn)


def test_an_icon_nobody_drew_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon", LIGHT)
