"""Rows of tabs above cards: with air around their titles where there is room, and close together where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from widgets.text_size import USUAL, percent

MOST_ELIDED = 2
"""So many titles side by side may be cut short in a narrow window."""
SAVED = 8
"""Pixels that a tab takes less without air; the style sheet has both paddings."""


def dress(bar: QTabBar, name: str) -> None:
    """Make ``bar`` look like the top of a card; ``name`` is its accessible name."""
    bar.setProperty("docks", True)
    bar.setAccessibleName(name)
    bar.setDrawBase(False)
    bar.setExpanding(False)
    bar.setUsesScrollButtons(True)
    _polish(bar)


def fit(bar: QTabBar) -> None:
    """Take the air out where the titles would not be whole with it, and only there."""
    is_tight = bool(bar.property("tight"))
    needed = bar.sizeHint().width() + (SAVED * bar.count() if is_tight else 0)
    if is_tight != (needed > bar.width()):
        bar.setProperty("tight", not is_tight)
        _polish(bar)
    # of many tabs, or with large letters, the rest would be a letter or two each: they scroll instead
    many = bar.count() > MOST_ELIDED or percent() > USUAL
    bar.setElideMode(Qt.TextElideMode.ElideNone if many else Qt.TextElideMode.ElideRight)


def _polish(bar: QTabBar) -> None:
    bar.style().unpolish(bar)
    bar.style().polish(bar)
