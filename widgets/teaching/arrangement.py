"""Other arrangements of the cards than the person's own, which is put aside meanwhile and comes back as it was."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt

from widgets.card import CardDock
from widgets.workspace import LEFT, Workspace

SHARE = 0.4
"""Of the height, for what lies below the centre."""
PANEL_WIDTH = 300


class Arrangement(msgspec.Struct, frozen=True):
    """``panels``: the column at the left is there. ``away``: these docks of the column at the right are not. ``below``:
    these docks and no others, under the centre.

    With ``beside``, panels stand left of the plots there, else all are tabs. ``below`` is ``None`` where the docks stay
    where the person had them.
    """

    panels: bool = True
    away: tuple[str, ...] = ()
    below: tuple[str, ...] | None = None
    beside: bool = True


PLAIN = Arrangement()


class Arranger:
    """Gives the cards of a workspace another arrangement, and their own back."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._now = PLAIN

    @property
    def now(self) -> Arrangement:
        """The arrangement that the cards have."""
        return self._now

    def forget(self) -> None:
        """The person has reset the layout: whatever it is now is their own."""
        self._now = PLAIN

    def arrange(self, wanted: Arrangement) -> None:
        """Arrange the cards; nothing moves if they are so already."""
        if wanted == self._now:
            return
        if wanted.below is None:
            self._workspace.bring_back()  # else not: for a moment it would widen the window
        self._now = wanted
        if wanted == PLAIN:
            return
        self._workspace.put_aside()
        if wanted.below is not None:
            self._show_below([name for name in wanted.below if name in self._workspace.docks], wanted.beside)
            return
        docks = self._workspace.docks
        hidden = [] if wanted.panels else [docks[name] for name in LEFT]
        # one that the person has put elsewhere is in nobody's way
        hidden += [docks[name] for name in wanted.away if self._stands_right(docks[name])]
        for dock in hidden:
            dock.hide()

    def _stands_right(self, dock: CardDock) -> bool:
        return not dock.isFloating() and self._workspace.dockWidgetArea(dock) == Qt.DockWidgetArea.RightDockWidgetArea

    def _show_below(self, names: Sequence[str], beside: bool) -> None:
        """The docks ``names``, the last of them on top; all others are hidden."""
        workspace, docks = self._workspace, self._workspace.docks
        for dock in docks.values():
            dock.setFloating(False)
            workspace.removeDockWidget(dock)
        panels = [name for name in names if name in LEFT and beside]
        plots = [name for name in names if name not in panels]
        for group in (panels, plots):
            for index, name in enumerate(group):
                workspace.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, docks[name])
                if index:
                    workspace.tabifyDockWidget(docks[group[0]], docks[name])
                docks[name].show()
            if group:
                docks[group[-1]].raise_()
        shown = [docks[group[0]] for group in (panels, plots) if group]
        if shown:
            height = round(SHARE * workspace.height())
            workspace.resizeDocks(shown, [height] * len(shown), Qt.Orientation.Vertical)
        if len(shown) > 1:
            widths = [PANEL_WIDTH, max(workspace.width() - PANEL_WIDTH, 1)]
            workspace.resizeDocks(shown, widths, Qt.Orientation.Horizontal)
        workspace.dress_tabs()
