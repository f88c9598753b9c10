"""A row of tabs that scrolls begins and ends with whole titles: of those at its edges nothing is seen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStyle, QStyleOptionTab, QTabBar, QToolButton

NAME = "tab_cover"
SIDES = "left", "right"
ROUND = 6
"""Pixels at the top of the row that belong to the card's round corners."""
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def make_covers(bar: QTabBar) -> None:
    """What will lie over the titles of which there is only a part between the row's ends and its arrows."""
    for side in SIDES:
        cover = QFrame(bar)
        cover.setObjectName(NAME)
        cover.setProperty("side", side)
        cover.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # what is not seen is not clicked either
        cover.lower()  # below the arrows
        cover.hide()


def lay_covers(bar: QTabBar) -> None:
    """Put them where such titles are now; no signal tells that tabs were scrolled, but they are painted again."""
    arrows = bar.findChildren(QToolButton, options=DIRECT)
    end = min((arrow.x() for arrow in arrows if not arrow.isHidden()), default=bar.width())
    titles = {index: _title(bar, index) for index in range(bar.count()) if bar.isTabVisible(index)}
    whole = [index for index, (left, right) in titles.items() if left >= 0 and right <= end]
    first, last = 0, end
    if whole and any(left < 0 < right for left, right in titles.values()):
        first = bar.tabRect(whole[0]).left()
    if whole and any(left < end < right for left, right in titles.values()):
        last = bar.tabRect(whole[-1]).right() + 1
    for cover, left, right in _covers(bar, first, last, end):
        cover.setGeometry(left, ROUND, max(right - left, 0), bar.height() - ROUND)
        cover.setVisible(right > left)


def _covers(bar: QTabBar, first: int, last: int, end: int) -> Iterator[tuple[QFrame, int, int]]:
    """Each with where it begins and ends."""
    places = {SIDES[0]: (0, first), SIDES[1]: (last, end)}
    for cover in bar.findChildren(QFrame, NAME, DIRECT):
        yield cover, *places[str(cover.property("side"))]


def _title(bar: QTabBar, index: int) -> tuple[int, int]:
    """Where a tab's title begins and ends."""
    option = QStyleOptionTab()
    bar.initStyleOption(option, index)
    rect = bar.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, bar)
    return rect.left(), rect.right() + 1
