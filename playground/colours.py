"""The colours, light and dark: of the window, and of what is exported.

Data colours are Okabe and Ito's, but where those do not stand out from the plot by 3:1, or from each other for all
eyes: orange, sky blue and vermilion of the light ones.
"""

from __future__ import annotations

LIGHT = {
    "window": "#f4f5f8",
    "card": "#ffffff",
    "plot": "#ffffff",
    "field": "#f4f5f8",
    "border": "#d9dce3",
    "grid": "#e9ebef",
    "text": "#14171c",
    "muted": "#5f6777",
    "accent": "#006ca9",
    "on_accent": "#ffffff",
    "hover": "#e8eef4",
    "train": "#0072b2",
    "valid": "#cc8500",
    "test": "#cc79a7",
    "network": "#b84800",
    "truth": "#5f6777",
    "healthy": "#009e73",
    "vanishing": "#3c96f0",
    "exploding": "#b84800",
    "warning_edge": "#cc8500",
    "warning": "#fdf3df",
    "problem_edge": "#b84800",
    "problem": "#fdeadf",
    "train_text": "#006ca9",
    "valid_text": "#8a5800",
}
DARK = {
    "window": "#16181d",
    "card": "#1f2229",
    "plot": "#16181d",
    "field": "#16181d",
    "border": "#363a44",
    "grid": "#262a32",
    "text": "#eef0f4",
    "muted": "#9aa1b0",
    "accent": "#56b4e9",
    "on_accent": "#101318",
    "hover": "#2a2f38",
    "train": "#56b4e9",
    "valid": "#e69f00",
    "test": "#cc79a7",
    "network": "#ff7f3f",
    "truth": "#9aa1b0",
    "healthy": "#009e73",
    "vanishing": "#6980f0",
    "exploding": "#ff7f3f",
    "warning_edge": "#e69f00",
    "warning": "#3a3020",
    "problem_edge": "#ff7f3f",
    "problem": "#40281c",
    "train_text": "#56b4e9",
    "valid_text": "#e69f00",
}
