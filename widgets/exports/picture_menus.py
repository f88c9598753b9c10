"""Where pictures of plots are asked for: a submenu of the exports, and a small menu on every card."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from widgets.card import Card, CardDock
from widgets.exports.pictures import image_of
from widgets.plots.plot_card import TITLES, title_of
from widgets.views import Views
from widgets.workspace import CENTRE, Workspace


class PictureMenus(QObject):
    """``asked`` says of which card a picture should be saved, what it is called, and what it shows in words."""

    asked = Signal(QWidget, str, str)

    def __init__(
        self, menu: QMenu, window_picture: QAction, workspace: Workspace, views: Views, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._views = views
        self._workspace = workspace
        self._menu = QMenu(self.tr("Picture of a plot"), menu)
        self._menu.setObjectName("export_picture_menu")
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._show_which)
        menu.addSeparator()
        menu.addMenu(self._menu)
        menu.addAction(window_picture)
        for name in TITLES:
            action = self._menu.addAction(title_of(name))
            action.setObjectName(f"export_picture_{name}")
            action.triggered.connect(partial(self._ask, name))
            self._add_card_menu(name)

    def _add_card_menu(self, name: str) -> None:
        card = self._card(name)
        menu = card.title_row.menu
        save = menu.addAction(self.tr("Save picture…"))
        save.setObjectName(f"card_picture_{name}")
        save.triggered.connect(partial(self._ask, name))
        copy = menu.addAction(self.tr("Copy picture"))
        copy.setObjectName(f"card_copy_{name}")
        copy.triggered.connect(partial(self._copy, name))

    def _card(self, name: str) -> Card | CardDock:
        return self._workspace.centre.card(name) if name in CENTRE else self._workspace.docks[name]

    def _show_which(self) -> None:
        """Only what is seen is up to date, so only that can be saved."""
        for name, action in zip(TITLES, self._menu.actions(), strict=True):
            shown = name in self._views.shown
            action.setEnabled(shown)
            action.setToolTip(
                self.tr("Save this plot as PNG or SVG") if shown else self.tr("Bring it to the front first")
            )

    def _ask(self, name: str) -> None:
        self.asked.emit(self._card(name), title_of(name), self._views.plot(name).describe())

    def _copy(self, name: str) -> None:
        QGuiApplication.clipboard().setPixmap(QPixmap.fromImage(image_of(self._card(name))))
