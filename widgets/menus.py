"""The menu bar: the table of actions, the examples that ship with the program, and a toggle for every card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from playground.presets import examples
from widgets.actions import ACTIONS, MENUS, SUBMENUS, menu_title
from widgets.fonts import own_families, with_families
from widgets.plots.plot_card import title_of
from widgets.words import in_words
from widgets.workspace import CENTRE, Workspace


def build_menus(
    window: QMainWindow,
    actions: Mapping[str, QAction],
    workspace: Workspace,
    open_example: Callable[[str], None],
    recent: QMenu,
) -> QMenu:
    """A menu bar for ``window``; returns the menu of exports, which is one in the menu of files.

    Every entry has an object name; those of cards and examples are ``view_…`` and ``example_…``.
    """
    bar = QMenuBar()
    window.setMenuBar(bar)
    menus = {name: bar.addMenu(menu_title(name)) for name in MENUS if name not in SUBMENUS}
    _add_cards(menus["view"], workspace)
    for spec in ACTIONS:
        if spec.menu not in menus:
            around = menus[SUBMENUS[spec.menu]]
            if not around.actions()[-1].menu():
                around.addSeparator()
            menus[spec.menu] = around.addMenu(menu_title(spec.menu))
            menus[spec.menu].setObjectName(f"{spec.menu}_menu")
            menus[spec.menu].setToolTipsVisible(True)
            if spec.menu == "view_language":
                korean, menu = actions["view_language_ko"], menus[spec.menu]
                menu.aboutToShow.connect(partial(_write_korean, korean, menu))
        if spec.apart:
            menus[spec.menu].addSeparator()
        menus[spec.menu].addAction(actions[spec.id])
        if spec.id == "file_open":
            menus["file"].addMenu(recent)
            _add_examples(menus["file"], open_example)
    return menus["export"]


def _write_korean(action: QAction, menu: QMenu) -> None:
    """The name of the language in its own letters, which a system without them has not in an English window."""
    families = own_families("ko")
    if families:
        action.setFont(with_families(menu.font(), families))


def _add_cards(menu: QMenu, workspace: Workspace) -> None:
    for name in CENTRE:
        show = menu.addAction(title_of(name))
        show.setObjectName(f"view_{name}")
        show.setToolTip(QCoreApplication.translate("Menus", "Bring this to the top of the centre"))
        show.triggered.connect(partial(workspace.centre.show_card, name))
    menu.addSeparator()
    for name, dock in workspace.docks.items():
        toggle = dock.toggleViewAction()
        toggle.setObjectName(f"view_{name}")
        toggle.setToolTip(QCoreApplication.translate("Menus", "Show or close this card"))
        menu.addAction(toggle)


def _add_examples(menu: QMenu, open_example: Callable[[str], None]) -> None:
    shelf = menu.addMenu(QCoreApplication.translate("Menus", "Examples"))
    shelf.setObjectName("examples_menu")
    shelf.setToolTipsVisible(True)
    for id_, example in examples().items():
        action = shelf.addAction(in_words(example.label))
        action.setObjectName(f"example_{id_}")
        action.setToolTip(in_words(example.about))
        action.triggered.connect(partial(open_example, id_))
