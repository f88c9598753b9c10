"""A row of tabs that scrolls begins and ends with whole titles: of those at its edges nothing is seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QStyle, QStyleOptionTab, QTabBar, QToolButton

ROUND = 6
"""Pixels at the top of the row that belong to the card's round corners."""


class WholeTitles(QObject):
    """Lies over the titles of which there is only a part between the row's ends and its arrows."""

    def __init__(self, bar: QTabBar) -> None:
        super().__init__(bar)
        self._covers = QFrame(bar), QFrame(bar)  # left, right
        for cover, side in zip(self._covers, ("left", "right"), strict=True):
            cover.setObjectName("tab_cover")
            cover.setProperty("side", side)
            cover.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # what is not seen is not clicked either
            cover.lower()  # below the arrows
            cover.hide()
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """No signal tells that tabs were scrolled, but they are painted again."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QTabBar):
            self._lay(watched)
        return super().eventFilter(watched, event)

    def _lay(self, bar: QTabBar) -> None:
        arrows = bar.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        end = min((arrow.x() for arrow in arrows if not arrow.isHidden()), default=bar.width())
        titles = {index: _title(bar, index) for index in range(bar.count()) if bar.isTabVisible(index)}
        whole = [index for index, (left, right) in titles.items() if left >= 0 and right <= end]
        first, last = 0, end
        if whole and any(left < 0 < right for left, right in titles.values()):
            first = bar.tabRect(whole[0]).left()
        if whole and any(left < end < right for left, right in titles.values()):
            last = bar.tabRect(whole[-1]).right() + 1
        for cover, left, right in zip(self._covers, (0, last), (first, end), strict=True):
            cover.setGeometry(left, ROUND, max(right - left, 0), bar.height() - ROUND)
            cover.setVisible(right > left)


def _title(bar: QTabBar, index: int) -> tuple[int, int]:
    """Where a tab's title begins and ends."""
    option = QStyleOptionTab()
    bar.initStyleOption(option, index)
    rect = bar.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, bar)
    return rect.left(), rect.right() + 1
