"""The room below the toolbar: fit, network and chain rule in the middle, everything else in docks around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QTabBar, QTabWidget, QWidget

from widgets import tight_tabs
from widgets.card import CardDock
from widgets.centre import Centre
from widgets.plots.plot_card import TITLES
from widgets.text_size import px
from widgets.theme import Theme
from widgets.whole_titles import lay_covers

LAYOUT_VERSION = 5
"""A saved layout of another version is not used; raise it when docks come or go."""
GAP = 8
LEAST_NETWORK, LEAST_TRAINING = 200, 150
LEAST_HEIGHT = 480
Area = Qt.DockWidgetArea
Corner = Qt.Corner

LEFT = ("data_panel", "layer_stack", "training_panel")
BOTTOM = (
    "loss_plot",
    "activation_plot",
    "actual_plot",
    "measures_view",
    "predict_view",
    "baselines_view",
    "flow_view",
)
UPPER_RIGHT = ("gradient_bars", "diagnosis_view", "runs_panel")
LOWER_RIGHT = ("surface_plot", "collapse_view")
RIGHT = (UPPER_RIGHT[0], LOWER_RIGHT[0])
CENTRE = ("fit_plot", "network_diagram", "chain_rule_view", "look_view", "race_view")
"""The default layout: docks of each side, from above."""
TIMELESS = ("look_view", "race_view", "runs_panel")
"""What does not show the network."""
TABBED = (BOTTOM, UPPER_RIGHT, LOWER_RIGHT)
"""Docks that lie on one another."""
AREAS = {
    Area.LeftDockWidgetArea: LEFT,
    Area.BottomDockWidgetArea: BOTTOM,
    Area.RightDockWidgetArea: UPPER_RIGHT + LOWER_RIGHT,
}


class WorkspaceScroll(QScrollArea):
    """Around the workspace: large letters may ask for more room than the screen has."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("workspace_scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(workspace)
        self._workspace = workspace
        self.show_text_size()
        workspace.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


    def bring(self, card: QWidget) -> None:
        """Scroll to ``card``; its top left corner, where it is larger than the screen."""
        if card.window() is self.window():
            corner = card.mapTo(self._workspace, QPoint())
            self.ensureVisible(corner.x() + card.width(), corner.y() + card.height(), 0, 0)
            self.ensureVisible(corner.x(), corner.y(), 0, 0)

    def show_text_size(self) -> None:
        """Below this height plots with large letters could not be read: rather scroll."""
        self._workspace.setMinimumHeight(px(LEAST_HEIGHT) if px(LEAST_HEIGHT) > LEAST_HEIGHT else 0)


class Roomy(NamedTuple):
    """A layout: how large the workspace was, how wide the docks that were seen, and where they were."""

    width: int
    height: int
    widths: Mapping[str, int]
    state: bytes


class Workspace(QMainWindow):
    """A main window inside the main window, so that the docks have a margin around them.

    ``shown_changed`` says that a dock came into sight or went out of it.
    """

    shown_changed = Signal()
    resized = Signal()

    def __init__(self, centre: Centre, docks: Sequence[CardDock], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workspace")
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setContentsMargins(GAP, GAP, GAP, GAP)
        self.setDockNestingEnabled(True)
        self.setDocumentMode(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTabPosition(Area.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setCorner(Corner.TopLeftCorner, Area.LeftDockWidgetArea)
        self.setCorner(Corner.BottomLeftCorner, Area.LeftDockWidgetArea)
        self.setCorner(Corner.TopRightCorner, Area.RightDockWidgetArea)
        self.setCorner(Corner.BottomRightCorner, Area.RightDockWidgetArea)
        self.centre = centre
        self.setCentralWidget(centre)
        centre.shown_changed.connect(self.shown_changed)
        self._docks: Mapping[str, CardDock] = {dock.objectName().removesuffix("_dock"): dock for dock in docks}
        self._settled = False
        self._aside: bytes | None = None  # the person's own layout, while the docks stand otherwise
        self._roomy: Roomy | None = None  # the person's own layout, while the window has room for it
        self._kept_height = 0  # of the workspace when it was put aside
        self._widths: Mapping[str, int] = {}  # of the docks that are seen in it
        self._lent = dict.fromkeys((LEFT[0], LEFT[2]), 0)  # pixels that the network gave up to these panels
        self._place()
        for dock in docks:
            dock.shown_changed.connect(self._on_shown_changed)
            dock.dockLocationChanged.connect(self._on_shown_changed)
            dock.topLevelChanged.connect(self._on_shown_changed)
        for name in self._lent:
            self._docks[name].wanted_changed.connect(partial(self._make_room, name))

    @property
    def docks(self) -> Mapping[str, CardDock]:
        """All docks by name."""
        return self._docks

    def show_theme(self, theme: Theme) -> None:
        """Tint the cards."""
        for name in self.centre.names:
            self.centre.card(name).show_theme(theme)
        for dock in self._docks.values():
            dock.show_theme(theme)

    def show_past(self, update: int | None) -> None:
        """Mark the cards that show the run as it was after ``update``; ``None`` where that is now."""
        rows = [self.centre.card(name).title_row for name in CENTRE if name not in TIMELESS]
        rows += [dock.title_row for name, dock in self._docks.items() if name in TITLES and name not in TIMELESS]
        for row in rows:
            row.mark.show_update(update)

    def reset_layout(self) -> None:
        """Every dock back to where it was at first, and open."""
        self._aside = None
        for dock in self._docks.values():
            dock.setFloating(False)
            self.removeDockWidget(dock)
        self._place()
        for dock in self._docks.values():
            dock.show()
        for names in TABBED:
            self._docks[names[0]].raise_()
        self.centre.show_card(CENTRE[0])
        self._default_sizes()

    def layout_state(self) -> bytes:
        """Where every dock is, for ``restore_layout``; where it will be again, if the layout was put aside."""
        return self._aside if self._aside is not None else bytes(self.saveState(LAYOUT_VERSION).data())

    def put_aside(self, state: bytes | None = None) -> None:
        """The docks may be moved as a lesson or a classroom needs them, until ``bring_back``; once more is nothing.

        ``state`` is what comes back then, where that is another layout than that of now.
        """
        if state is not None:
            self._aside = state
        elif self._aside is None:
            measured, noted = self._measured(), self._roomy
            # in a window that has just become narrow the columns are squeezed, and not as the person had them
            roomy = noted if noted is not None and noted.width > self.width() else measured
            self._kept_height, self._widths, self._aside = roomy.height, roomy.widths, roomy.state

    def note_room(self) -> None:
        """The window has room for the person's own layout, which comes back when it was narrow for a while."""
        self._roomy = self._measured() if self._aside is None and self._settled else self._roomy

    def _measured(self) -> Roomy:
        widths = {name: dock.width() for name, dock in self._docks.items() if dock.shown}
        return Roomy(self.width(), self.height(), widths, self.layout_state())

    def bring_back(self) -> None:
        """The layout that was put aside, as it was."""
        state, self._aside = self._aside, None
        if state is None:
            return
        self.restore_layout(state)
        if self.height() == self._kept_height:
            # beside a lesson Qt would take its room from every column, and not from the centre alone
            columns = {name: width for name, width in self._widths.items() if name in LEFT + UPPER_RIGHT + LOWER_RIGHT}
            docks = [self._docks[name] for name in columns]
            self._resize(docks, list(columns.values()), Qt.Orientation.Horizontal)
        self._share_out()

    def restore_layout(self, state: bytes) -> bool:
        """Put the docks where they were; false, and nothing changes, if ``state`` is not such a layout."""
        restored = bool(state) and self.restoreState(QByteArray(state), LAYOUT_VERSION)
        self._settled = self._settled or restored
        self.dress_tabs()
        return restored

    def fit_text_size(self) -> None:
        """Letters of another size want other widths and heights."""
        self.dress_tabs()
        self._default_sizes()

    def settle(self) -> None:
        """The window is about to be seen: from now on its sizes are the person's to choose."""
        if not self._settled:
            self._default_sizes()  # once more: only now is every widget dressed and knows how much room it takes
        self._settled = True
        for dock in self._docks.values():
            if dock.isFloating() and not dock.isHidden():
                # restored before its window was there, it would lie behind it for ever
                dock.hide()
                dock.show()

    def _share_out(self) -> None:
        """In a window that has another height since, panels give what they do not need to a network that scrolls."""
        docks = [self._docks[panel] for panel in LEFT]
        if not self._are_a_column(docks):
            return
        heights = [dock.height() for dock in docks]
        missing = docks[1].wanted_height() - heights[1]
        for index in (0, 2):
            spare = min(max(heights[index] - docks[index].wanted_height(), 0), max(missing, 0))
            heights[index] -= spare
            heights[1] += spare
            missing -= spare
        if heights != [dock.height() for dock in docks]:
            self._resize(docks, heights, Qt.Orientation.Vertical)

    def _are_a_column(self, docks: Sequence[CardDock]) -> bool:
        """Whether these stand one above the other at the left, as at first."""
        alone = any(dock.isFloating() or dock.isHidden() or self.tabifiedDockWidgets(dock) for dock in docks)
        return not alone and {self.dockWidgetArea(dock) for dock in docks} == {Area.LeftDockWidgetArea}

    def _make_room(self, name: str) -> None:
        """A panel that shows more rows takes the room that the network does not need, and gives it back after."""
        docks = [self._docks[panel] for panel in LEFT]
        if not self._settled or not self._are_a_column(docks):
            return
        panel, network = self._docks[name], self._docks[LEFT[1]]
        missing = panel.wanted_height() - panel.height()
        spare = max(network.height() - network.wanted_height() - GAP, 0)
        taken = min(missing, spare) if missing > 0 else max(missing, -self._lent[name])
        if taken:
            self._lent[name] += taken
            change = {panel: taken, network: -taken}
            heights = [dock.height() + change.get(dock, 0) for dock in docks]
            self._resize(docks, heights, Qt.Orientation.Vertical)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._settled:
            self._default_sizes()
        self.resized.emit()

    def _place(self) -> None:
        for area, names in AREAS.items():
            for name in names:
                self.addDockWidget(area, self._docks[name])
        for first, *others in TABBED:
            for name in others:
                self.tabifyDockWidget(self._docks[first], self._docks[name])
            self._docks[first].raise_()
        self.dress_tabs()

    def _default_sizes(self) -> None:
        """Sizes in proportion to the window's, as in the design at 1440 × 900; of the person's own layout only."""
        if self._aside is not None:
            return
        width, height = self.width(), self.height()
        left, right = min(max(width * 0.207, px(264)), px(320)), min(max(width * 0.257, px(232)), px(400))
        horizontal = Qt.Orientation.Horizontal
        self._resize([self._docks[LEFT[0]], self._docks[RIGHT[0]]], [round(left), round(right)], horizontal)
        vertical = Qt.Orientation.Vertical
        data, _, training = (self._docks[name].wanted_height() for name in LEFT)
        room = height - data - 4 * GAP  # the data in full; below a low window's network, the training scrolls
        training = min(training, max(room - px(LEAST_NETWORK), px(LEAST_TRAINING)))
        self._resize([self._docks[name] for name in LEFT], [data, max(room - training, 1), training], vertical)
        self._resize([self._docks[BOTTOM[0]]], [round(height * 0.41)], vertical)
        self._resize([self._docks[name] for name in RIGHT], [round(height * 0.43), round(height * 0.57)], vertical)

    def _resize(self, docks: Sequence[CardDock], sizes: Sequence[int], orientation: Qt.Orientation) -> None:
        """Those of them that have a place: a lesson or a classroom takes some out."""
        placed = [place for place, dock in enumerate(docks) if self.dockWidgetArea(dock) != Area.NoDockWidgetArea]
        if placed:
            self.resizeDocks([docks[place] for place in placed], [sizes[place] for place in placed], orientation)

    def _on_shown_changed(self) -> None:
        self.dress_tabs()
        self.shown_changed.emit()

    def dress_tabs(self) -> None:
        """A dock with tabs above it leaves the top of the card to them."""
        for dock in self._docks.values():
            tabs = [other for other in self.tabifiedDockWidgets(dock) if not other.isHidden()]
            dock.title_row.set_tabbed(bool(tabs) and not dock.isFloating())
        for bar in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not bar.property("docks"):
                tight_tabs.dress(bar, self.tr("Cards in one place"))
                bar.installEventFilter(self)
            tight_tabs.fit(bar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tabs go with the width of their docks."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QTabBar):
            tight_tabs.fit(watched)
        elif event.type() == QEvent.Type.Paint and isinstance(watched, QTabBar):
            lay_covers(watched)
        return super().eventFilter(watched, event)
