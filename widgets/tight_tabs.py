"""Rows of tabs above cards: with air around their titles where there is room, and close together where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QTabBar

from widgets.text_size import USUAL, percent
from widgets.whole_titles import make_covers

MOST_ELIDED = 2
"""So many titles side by side may be cut short in a narrow window."""
SAVED = 8
"""Pixels that a tab takes less with each step of ``AIR``; the style sheet has the paddings."""
AIR = "airy", "tight", "tightest"
DIGITS, RAISED = "0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"


def dress(bar: QTabBar, name: str) -> None:
    """Make ``bar`` look like the top of a card; ``name`` is its accessible name."""
    bar.setProperty("docks", True)
    bar.setAccessibleName(name)
    bar.setDrawBase(False)
    bar.setExpanding(False)
    bar.setUsesScrollButtons(True)
    make_covers(bar)
    _polish(bar)


def counted(title: str, count: int) -> str:
    """A title with how many of them there are, raised, so that it takes little of a narrow row; not for none."""
    return title + f"\N{NO-BREAK SPACE}{count}".translate(str.maketrans(DIGITS, RAISED)) if count else title


def fit(bar: QTabBar) -> None:
    """Take the air out where the titles would not be whole with it, and no more of it than that."""
    # of many tabs, or with large letters, the rest would be a letter or two each: they scroll instead
    many = bar.count() > MOST_ELIDED or percent() > USUAL
    bar.setElideMode(Qt.TextElideMode.ElideNone if many else Qt.TextElideMode.ElideRight)
    now = AIR.index(bar.property("air") or AIR[0])
    step = SAVED * bar.count()
    too_wide = bar.sizeHint().width() + step * now - bar.width()
    # those that have to be scrolled in any case stay apart
    wanted = next((level for level in range(len(AIR)) if too_wide <= step * level), 1 if many else len(AIR) - 1)
    if AIR[wanted] != bar.property("air"):
        bar.setProperty("air", AIR[wanted])
        _polish(bar)
    for index in range(bar.count()):  # a raised number is read out as one that is not
        bar.setAccessibleTabName(index, bar.tabText(index).translate(str.maketrans(RAISED, DIGITS)))


def _polish(bar: QTabBar) -> None:
    bar.style().unpolish(bar)
    bar.style().polish(bar)
    QApplication.sendEvent(bar, QEvent(QEvent.Type.StyleChange))  # the bar measures its tabs again
