"""Colours of the light and the dark theme, as Qt palette and style sheet."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template

import msgspec
from msgspec.structs import asdict
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

import resources
from playground import colours
from widgets.text_size import px

RESOURCES = Path(resources.__file__).parent
CHOICES = ("system", "light", "dark")
"""What a person may choose; "system" follows the desktop."""


class Theme(msgspec.Struct, frozen=True):
    """Every colour the window uses, as ``#rrggbb``.

    ``*_text`` are the data colours where they colour letters, dark or light enough to be read on a card.
    """

    name: str
    dark: bool
    window: str
    card: str
    plot: str
    field: str
    border: str
    grid: str
    text: str
    muted: str
    accent: str
    on_accent: str
    hover: str
    train: str
    valid: str
    test: str
    network: str
    truth: str
    healthy: str
    vanishing: str
    exploding: str
    warning_edge: str
    warning: str
    problem_edge: str
    problem: str
    train_text: str
    valid_text: str


LIGHT = Theme(name="light", dark=False, **colours.LIGHT)
DARK = Theme(name="dark", dark=True, **colours.DARK)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def chosen_theme(choice: str, scheme: Qt.ColorScheme) -> Theme:
    """The theme for a choice out of ``CHOICES`` while the desktop prefers ``scheme``; unknown schemes are light."""
    if choice in THEMES:
        return THEMES[choice]
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def follow_choice(app: QApplication, choice: str) -> Theme:
    """Tell the desktop's window frames about the choice and return the theme it comes to."""
    hints = app.styleHints()
    if choice == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light)
    return chosen_theme(choice, hints.colorScheme())


def prepare(app: QApplication) -> None:
    """Fusion, and digits of one width, so that changing numbers do not dance. Once, before the first widget."""
    app.setStyle("Fusion")
    app.setFont(with_tabular_figures(app.font()))


def apply(app: QApplication, theme: Theme) -> None:
    """Give every widget, present and future, the theme's palette and style sheet."""
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))


def with_tabular_figures(font: QFont) -> QFont:
    """``font`` with the OpenType feature ``tnum`` where the font has it."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def scaled_font(font: QFont, scale: float, *, bold: bool = False) -> QFont:
    """``font`` at ``scale`` times its size."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * scale)
    else:
        result.setPixelSize(round(font.pixelSize() * scale))
    if bold:
        result.setWeight(QFont.Weight.DemiBold if font.weight() == QFont.Weight.Normal else QFont.Weight.Bold)
    return result


def palette(theme: Theme) -> QPalette:
    """The theme as a palette, for everything the style sheet leaves to Fusion."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.hover,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Text: theme.text,
        role.Button: theme.card,
        role.ButtonText: theme.text,
        role.BrightText: theme.problem_edge,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.card,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.muted,
        role.Shadow: theme.border,
    }
    result = QPalette()
    for colour_role, colour in colours.items():
        result.setColor(colour_role, QColor(colour))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(theme.muted))
    return result


class _Lengths(Mapping[str, str]):
    """``px12`` is 12 pixels at a text size of 100 %; ``px12_1`` one less than that: the inside of a thicker edge;
    ``half12`` half of it, or less: a radius that is more than that makes a circle a square.
    """

    def __getitem__(self, name: str) -> str:
        if name.startswith("half") and name[4:].isdigit():
            return f"{px(int(name[4:])) // 2}px"
        length, _, less = name.removeprefix("px").partition("_")
        if not name.startswith("px") or not length.isdigit():
            raise KeyError(name)
        return f"{px(int(length)) - int(less or 0)}px"

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def style_sheet(theme: Theme) -> str:
    """``resources/theme.qss`` with colours and lengths put in; a name that is neither raises ``KeyError``."""
    words = {name: value for name, value in asdict(theme).items() if isinstance(value, str)}
    words["icons"] = (RESOURCES / "icons").as_posix()
    template = Template((RESOURCES / "theme.qss").read_text(encoding="utf-8"))
    return template.substitute(ChainMap(words, _Lengths()))  # type: ignore[arg-type]
