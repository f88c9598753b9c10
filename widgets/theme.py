"""Colours of the light and the dark theme, as Qt palette and style sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour the window uses, as ``#rrggbb``. Data colours are Okabe and Ito's."""

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


LIGHT = Theme(
    name="light",
    dark=False,
    window="#f4f5f8",
    card="#ffffff",
    plot="#ffffff",
    field="#f4f5f8",
    border="#d9dce3",
    grid="#e9ebef",
    text="#14171c",
    muted="#5f6777",
    accent="#0072b2",
    on_accent="#ffffff",
    hover="#e8eef4",
    train="#0072b2",
    valid="#e69f00",
    test="#cc79a7",
    network="#d55e00",
    truth="#5f6777",
    healthy="#009e73",
    vanishing="#56b4e9",
    exploding="#d55e00",
    warning_edge="#e69f00",
    warning="#fdf3df",
)
DARK = Theme(
    name="dark",
    dark=True,
    window="#16181d",
    card="#1f2229",
    plot="#16181d",
    field="#16181d",
    border="#363a44",
    grid="#262a32",
    text="#eef0f4",
    muted="#9aa1b0",
    accent="#56b4e9",
    on_accent="#101318",
    hover="#2a2f38",
    train="#56b4e9",
    valid="#e69f00",
    test="#cc79a7",
    network="#ff7f3f",
    truth="#9aa1b0",
    healthy="#009e73",
    vanishing="#56b4e9",
    exploding="#ff7f3f",
    warning_edge="#e69f00",
    warning="#3a3020",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
