"""The middle of the workspace: a few large plots as tabs, of which one is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from widgets import tight_tabs
from widgets.card import Card
from widgets.whole_titles import lay_covers


class Pages(QStackedWidget):
    """As small as the page that is seen allows; Qt's own asks for the room of the largest one."""

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()


class Tabs(QTabBar):
    """Of which only whole titles are seen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        lay_covers(self)
        super().paintEvent(event)


class Centre(QWidget):
    """Cards under a row of tabs that looks like that of the docks. ``shown_changed`` follows the choice of a tab."""

    shown_changed = Signal()

    def __init__(self, cards: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("centre")
        self._cards = {card.name: card for card in cards}
        self.tabs = Tabs()
        tight_tabs.dress(self.tabs, self.tr("Views in the centre"))
        self._stack = Pages()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        for card in cards:
            card.set_tabbed(True)
            self.tabs.addTab(card.title)
            self._stack.addWidget(card)
        self.tabs.currentChanged.connect(self._choose)

    @property
    def names(self) -> tuple[str, ...]:
        """The plots that are here."""
        return tuple(self._cards)

    @property
    def shown(self) -> str:
        """The plot whose tab is on top."""
        return self.names[self.tabs.currentIndex()]

    def card(self, name: str) -> Card:
        """The card of this plot; ``KeyError`` if it is not here."""
        return self._cards[name]

    def show_card(self, name: str) -> None:
        """Bring a card to the top."""
        self.tabs.setCurrentIndex(self.names.index(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight_tabs.fit(self.tabs)

    def _choose(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._stack.updateGeometry()
        tight_tabs.fit(self.tabs)  # the title on top is bold
        self.shown_changed.emit()
