"""Races of variants, and one network from many seeds: small multiples, one plot of the losses, and a table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from playground.contest import Contest, Kind
from playground.frames import WishList
from widgets.fields import tip
from widgets.numbers import fill_in
from widgets.plots.plot_card import PlotCard
from widgets.plots.race_grid import RaceGrid
from widgets.plots.race_losses import RaceLosses
from widgets.plots.race_table import RaceTable
from widgets.text_size import fix
from widgets.theme import Theme, scaled_font
from widgets.words import in_words

USUAL_EPOCHS = 200
MOST_EPOCHS = 100_000
TEXT_MARGIN = 4
"""Pixels left of a number, for which the rule for fields in titles leaves none."""
SEEDS = 16


class RaceView(PlotCard):
    """Says what a person wants: a race, seeds, to stop, or to pin one of the results by its place."""

    NAME = "race_view"

    race_asked = Signal(int)  # epochs
    seeds_asked = Signal(int, int)  # how many, epochs
    stop_asked = Signal()
    pin_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contest: Contest | None = None
        self.grid, self.losses, self.table = RaceGrid(), RaceLosses(), RaceTable()
        self.empty = QLabel(
            self.tr(
                "Race: two to eight variants of this experiment, each different in one thing, trained together from "
                "the same initial parameters.\n\nSeeds: this network from 16 different initial parameters at once. The "
                "band that they make in the fit and in the losses shows how much of a result is luck.\n\nBoth are "
                "trained beside the current run, which goes on as it is."
            )
        )
        self.empty.setObjectName("card_subtitle")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(24, 12, 24, 12)
        self._build_header()
        body = self.layout()
        assert body is not None  # PlotCard made it
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._results())
        body.addWidget(self._stack)
        self.table.itemSelectionChanged.connect(self._dress)
        self._dress()

    def wish(self) -> WishList:
        return WishList()

    def show_theme(self, theme: Theme) -> None:
        self.grid.show_theme(theme)
        self.losses.show_looks(theme)

    def show_contest(self, contest: Contest) -> None:
        another = self._contest is None or contest.number != self._contest.number
        self._contest = contest
        self._stack.setCurrentIndex(1)
        if another:
            self.table.clearSelection()
            self.losses.reset_view()
        self.grid.show_contest(contest)
        self.losses.show_contest(contest)
        self.table.show_contest(contest)
        self._dress()

    def describe(self) -> str:
        contest = self._contest
        if contest is None:
            return self.tr("Nothing has raced yet.")
        best = contest.standings[contest.ranking[0]]
        return fill_in(
            self.tr("{state} Of {count} {count:run|runs}, {name} has the lowest validation loss."),
            state=self.state.text(),
            count=len(contest.standings),
            name=in_words(best.entrant.name),
        )

    def _build_header(self) -> None:
        self.race = self._button(
            "race_start",
            self.tr("Race…"),
            self.tr("Choose two to eight variants of this experiment and train them side by side"),
        )
        self.seeds = self._button(
            "race_seeds",
            fill_in(self.tr("{count} {count:seed|seeds}"), count=SEEDS),
            self.tr("Train this network from 16 different initial parameters at once: how much of the result is luck?"),
        )
        self.stop = self._button(
            "race_stop", self.tr("Stop"), self.tr("Leave everybody as they stand; the current run goes on")
        )
        self.pin = self._button(
            "race_pin",
            self.tr("Pin"),
            self.tr("Keep the run selected in the table in the list of runs, to be drawn over others or gone on with"),
        )
        self.epochs = QSpinBox()
        self.epochs.setObjectName("race_epochs")
        self.epochs.setRange(1, MOST_EPOCHS)
        self.epochs.setValue(USUAL_EPOCHS)
        fix(self.epochs, width=96)
        self.epochs.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
        self.epochs.setSuffix(self.tr(" epochs"))
        self.epochs.setAccessibleName(self.tr("Epochs that everybody trains"))
        self.epochs.setToolTip(tip(self.tr("How long everybody trains: the same number of epochs for all")))
        self.state = QLabel()
        self.state.setObjectName("card_subtitle")
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.state.setMinimumWidth(1)
        row.addWidget(self.state, 1)
        for control in (self.race, self.seeds, self.epochs, self.stop, self.pin):
            control.setFont(scaled_font(self.font(), 0.9))
            row.addWidget(control)
        self.race.clicked.connect(lambda: self.race_asked.emit(self.epochs.value()))
        self.seeds.clicked.connect(lambda: self.seeds_asked.emit(SEEDS, self.epochs.value()))
        self.stop.clicked.connect(self.stop_asked)
        self.pin.clicked.connect(self._pin)

    def _results(self) -> QWidget:
        results = QWidget()
        pictures = QHBoxLayout()
        pictures.setSpacing(8)
        pictures.addWidget(self.grid, 11)
        pictures.addWidget(self.losses, 9)
        column = QVBoxLayout(results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(pictures, 5)
        column.addWidget(self.table, 3)
        return results

    def _button(self, name: str, text: str, about: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setProperty("compact", True)
        button.setToolTip(tip(about))
        return button

    def _pin(self) -> None:
        if (place := self.table.place) is not None:
            self.pin_asked.emit(place)

    def _dress(self) -> None:
        contest = self._contest
        going = contest is not None and not contest.finished
        self.stop.setVisible(going)
        self.pin.setVisible(contest is not None and not going)
        self.pin.setEnabled(self.table.place is not None)
        self.state.setText(self._words(contest))

    def _words(self, contest: Contest | None) -> str:
        if contest is None:
            return ""
        if contest.stopped:
            return self.tr("Stopped.")
        if contest.finished:
            return self.tr("Done.")
        pattern = self.tr("Racing, {percent} %") if contest.kind is Kind.RACE else self.tr("Seeds, {percent} %")
        return fill_in(pattern, percent=int(100 * contest.share))
