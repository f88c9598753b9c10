"""The list of kept runs, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.changes import changes
from playground.frames import WishList
from widgets.fields import COMPACT_STYLE
from widgets.numbers import fill_in
from widgets.panels.run_row import RunRow, run_icons
from widgets.plots.plot_card import PlotCard
from widgets.text_size import px
from widgets.theme import LIGHT, Theme
from widgets.words import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon, QResizeEvent

    from playground.kept_run import KeptRun

ROOMY = 310
"""Pixels of the list from which its rows have pictures; in a narrower one their words need the room."""


class RunsPanel(PlotCard):
    """Renders the kept runs and says, with a run's number, what a person wants of it."""

    NAME = "runs_panel"

    renamed = Signal(int, str)
    pinned = Signal(int, bool)
    shown_over = Signal(int, bool)
    restored = Signal(int)
    deleted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._icons: dict[str, QIcon] = {}
        self._runs: tuple[KeptRun, ...] = ()
        self.rows: dict[int, RunRow] = {}
        self._content = QWidget()
        self._content.setObjectName("card_content")
        self._content.setStyleSheet(COMPACT_STYLE)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("card_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        scroll.viewport().setAutoFillBackground(False)
        self.empty = QLabel(
            self.tr(
                "Runs are kept here when they finish, when an edit starts another one, and when you press Pin run. "
                "Each can be drawn over the current run, and be gone on with."
            )
        )
        self.empty.setObjectName("card_subtitle")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        body = self.layout()
        assert body is not None  # PlotCard made it
        body.addWidget(self.empty)
        body.addWidget(scroll)
        self._scroll = scroll
        scroll.hide()

    def wish(self) -> WishList:
        return WishList()

    def show_theme(self, theme: Theme) -> None:
        self._theme, self._icons = theme, run_icons(theme)
        for row in self.rows.values():
            row.show_theme(theme, self._icons)

    def show_runs(self, runs: Sequence[KeptRun], over: Sequence[KeptRun]) -> None:
        """These runs, oldest first; those ``over`` are drawn over the current one."""
        self._runs = tuple(runs)
        numbers = {run.number for run in runs}
        for number in [number for number in self.rows if number not in numbers]:
            row = self.rows.pop(number)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        drawn = {run.number for run in over}
        for place, run in enumerate(reversed(runs)):
            if run.number not in self.rows:
                self._add_row(run)
            row = self.rows[run.number]
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            before = runs[-2 - place] if place < len(runs) - 1 else None
            row.show_run(run, self._differences(before, run), run.number in drawn)
        self.empty.setVisible(not runs)
        self._scroll.setVisible(bool(runs))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list's width decides, not the rows': theirs goes with its scroll bar, and that with their height."""
        super().resizeEvent(event)
        for row in self.rows.values():
            row.picture.setVisible(self._is_roomy)

    @property
    def _is_roomy(self) -> bool:
        return self.width() >= px(ROOMY)

    def describe(self) -> str:
        if not self._runs:
            return self.tr("No runs are kept yet.")
        names = ", ".join(run.name for run in reversed(self._runs))
        kept = fill_in(self.tr("{n} {n:run is|runs are} kept"), n=len(self._runs))
        return f"{kept}: {names}."

    def _add_row(self, run: KeptRun) -> None:
        row = RunRow(run)
        row.show_theme(self._theme, self._icons or run_icons(self._theme))
        row.picture.setVisible(self._is_roomy)
        for said, saying in (
            (row.renamed, self.renamed),
            (row.pinned, self.pinned),
            (row.shown_over, self.shown_over),
            (row.restored, self.restored),
            (row.deleted, self.deleted),
        ):
            said.connect(saying)
        self.rows[run.number] = row

    def _differences(self, before: KeptRun | None, run: KeptRun) -> str:
        """What ``run`` has that the one ``before`` it in the list had not."""
        if before is None:
            return self.tr("the first run in the list")
        found = changes(before.experiment, run.experiment)
        if not found:
            return fill_in(self.tr("the same experiment as {name}"), name=before.name)
        return ", ".join(in_words(change) for change in found)
