"""Which cards there is room for: beside a lesson in a narrow window, and on the wall of a classroom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from widgets.lessons.desk import LessonDesk
from widgets.teaching.arrangement import PLAIN, Arrangement, Arranger
from widgets.text_size import px
from widgets.toolbar import ToolBar
from widgets.workspace import GAP, LEFT, LOWER_RIGHT, UPPER_RIGHT, Workspace

WIDE = 1400
"""Pixels of a window that has room for a lesson beside all cards."""
ROOMY = 1720
"""Pixels of a window in which the centre is wide enough even beside a lesson and the column at the right."""
SLIM = 1100
"""Pixels: in a narrower window the lesson is as narrow as can still be read."""
SHORT = 1000
"""Pixels: in a narrower window the toolbar does without what a lesson does not need."""
EXPORT = "export_button"
PROJECTED = 1300
"""Pixels of a window that has room for the column at the right when its letters are large."""
LOW = 660
"""Pixels: a lower window gives the room of the bars at its bottom to the lesson."""
USUAL = ("loss_plot",)
"""What is below the centre between lessons."""


class Room(QObject):
    """Looks at the window's size, the lesson and the presentation, and arranges the cards for them.

    ``narrowed`` tells whether the lesson has taken the place of the panels.
    """

    narrowed = Signal(bool)

    def __init__(
        self, window: QWidget, workspace: Workspace, toolbar: ToolBar, bars: tuple[QWidget, QWidget], parent: QObject
    ) -> None:
        """``bars`` are the timeline and the status line."""
        super().__init__(parent)
        self._window = window
        self._workspace = workspace
        self._toolbar = toolbar
        self._bars = bars
        self._spared = (False, False)
        self._arranger = Arranger(workspace)
        self._desk: LessonDesk | None = None
        self._presented: tuple[str, ...] | None = None  # the docks that were seen when the presentation began
        self._narrow = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.look)
        workspace.resized.connect(self._soon.start)
        workspace.centre.installEventFilter(self)

    def adopt_lessons(self, desk: LessonDesk) -> None:
        """Make room for this lesson whenever its card is seen."""
        self._desk = desk
        desk.about_to_show.connect(self.look)
        desk.card.installEventFilter(self)
        self.look()

    def present(self, docks: tuple[str, ...] | None) -> None:
        """The window is shown to a room, with these docks in a small one; ``None``: not any more."""
        self._presented = docks
        self.look()

    def seen(self) -> tuple[str, ...]:
        """The docks that a room should see as well; the first of them is named last, which brings it to the top."""
        docks = self._workspace.docks
        seen = tuple(name for name, dock in docks.items() if dock.shown and name not in LEFT)
        return *seen[1:], *seen[:1]

    def start_anew(self) -> None:
        """The person has reset the layout."""
        self._arranger.forget()
        self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The lesson comes or goes, or columns have got another width."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.Resize):
            self._soon.start()
        return False

    def look(self) -> None:
        """Arrange the cards as size, lesson and presentation want it."""
        if self._desk is not None:
            self._desk.be_slim(self._window.width() < px(SLIM))
        wanted, narrow = self._wanted()
        self._arranger.arrange(wanted)
        if wanted == PLAIN:
            self._workspace.note_room()
        low = narrow and self._is_low
        timeline, status = self._bars
        timeline.setVisible(not low)
        status.setVisible(not low and self._presented is None)
        short = narrow and self._window.width() < px(SHORT) and not self._needs_export
        spared = (short or self._presented is not None, short)
        if spared != self._spared:
            self._spared = spared
            self._toolbar.set_sparing(buttons=spared[0], numbers=spared[1])
        if narrow != self._narrow:
            self._narrow = narrow
            self.narrowed.emit(narrow)

    @property
    def _is_low(self) -> bool:
        return self._window.height() < px(LOW)

    def _wanted(self) -> tuple[Arrangement, bool]:
        width = self._window.width()
        lesson = self._desk is not None and self._desk.is_open
        if lesson and width < px(WIDE):
            named = self._named()
            return Arrangement(False, below=named, beside=self._fit_beside(named)), True
        if self._presented is not None:
            return Arrangement(False, below=self._presented if width < px(PROJECTED) else None), False
        if lesson and width < px(ROOMY):
            return Arrangement(away=self._unneeded()), False
        return PLAIN, False

    def _unneeded(self) -> tuple[str, ...]:
        """What stands at the right and the step does not speak of; between lessons all is as the person has it."""
        assert self._desk is not None
        if self._desk.course.step is None:
            return ()
        named = set(self._named())
        return tuple(name for place in (UPPER_RIGHT, LOWER_RIGHT) if named.isdisjoint(place) for name in place)

    @property
    def _needs_export(self) -> bool:
        step = self._desk.course.step if self._desk is not None else None
        return step is not None and EXPORT in (step.spec.point_at, *step.spec.controls)

    def _fit_beside(self, names: tuple[str, ...]) -> bool:
        """Whether there is room for a panel and a plot side by side, next to the lesson."""
        assert self._desk is not None
        groups = [[name for name in names if name in LEFT], [name for name in names if name not in LEFT]]
        needed = [max(map(self._least_width, group), default=0) for group in groups]
        return sum(needed) + self._desk.card.width() + 5 * GAP <= self._window.width()

    def _least_width(self, name: str) -> int:
        dock = self._workspace.docks[name]
        return max(dock.minimumSizeHint().width(), dock.title_row.least_width())

    def _named(self) -> tuple[str, ...]:
        """The cards that the step names, in the order in which it brings them into sight."""
        assert self._desk is not None
        step = self._desk.course.step
        if step is None:
            return () if self._is_low else USUAL
        named = [*step.spec.views, *step.spec.controls, step.spec.point_at]
        docks = [name for name in dict.fromkeys(named) if name in self._workspace.docks]
        shown = [name for name in docks if name is not None]
        return tuple(shown)
