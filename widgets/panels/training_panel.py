"""How the network is trained: what is used most at once, the rest under "More"."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from playground.experiment import (
    INITIALISATIONS,
    LOSSES,
    MAX_SAMPLES,
    OPTIMIZERS,
    SCHEDULES,
    Experiment,
    Training,
)
from widgets.choice import Choice
from widgets.field_number import Number
from widgets.fields import NumberField, tip
from widgets.icons import icon
from widgets.labels import IconButton, ProblemLabel
from widgets.log_field import LogField
from widgets.numbers import fill_in, write
from widgets.panels.panel import Panel, column_of, row_in
from widgets.panels.training_texts import training_texts
from widgets.text_size import fix
from widgets.theme import RESOURCES, Theme
from widgets.words import in_words

WITH_MOMENTUM = ("momentum", "nesterov")
WITH_VALUE = ("normal", "constant")
TENTH_DECADE = 10.0**0.1

SEED = Number(0, 2**31 - 1, whole=True)
NAMES = {"network.seed": "network_seed", "training.seed": "shuffle_seed"}
"""Object names that are not the setting's own."""
PENALTY = Number(0.0, 100.0, factor=TENTH_DECADE, smallest=1e-6)
UNLABELLED = ("network.init_value",)
"""What the choice before it says already: "Normal, σ" or "Constant"."""

Field = NumberField | LogField | Choice


def _fields() -> dict[str, Field]:
    """An editor for every setting, by its place in the experiment."""
    rate = Number(1e-8, 1000.0, factor=TENTH_DECADE, decimals=3)
    numbers = {
        "training.momentum": (Number(0.0, 0.99, step=0.01, decimals=2), 4),
        "training.batch_size": (Number(1, MAX_SAMPLES, whole=True, factor=2.0), 4.5),
        "training.huber_delta": (Number(1e-3, 1e6, factor=TENTH_DECADE, decimals=1), 3.5),
        "network.init_value": (Number(-100.0, 100.0, step=0.05, decimals=2), 4),
        "network.seed": (SEED, 6),
        "training.clip_norm": (Number(1e-3, 1e6, factor=TENTH_DECADE, off=True, start=1.0), 6),
        "training.patience": (Number(1, 10**9, whole=True, factor=2.0, off=True, start=50), 6),
        "training.max_epochs": (Number(1, 10**9, whole=True, factor=2.0, off=True, start=1000), 6),
        "training.schedule_epochs": (Number(1, 10**9, whole=True, factor=2.0), 5),
        "training.schedule_factor": (Number(0.05, 1.0, step=0.05, decimals=2), 3.5),
        "training.seed": (SEED, 6),
    }
    fields: dict[str, Field] = {
        "training.learning_rate": LogField("learning_rate", rate, 1e-5, 10.0, digits=5.5),
        "training.l1": LogField("l1", PENALTY, 1e-6, 1.0, digits=5.5),
        "training.l2": LogField("l2", PENALTY, 1e-6, 1.0, digits=5.5),
    }
    for place, (number, digits) in numbers.items():
        fields[place] = NumberField(NAMES.get(place, place.partition(".")[2]), number, digits=digits)
    for place, names in NAMED.items():
        fields[place] = Choice(place.partition(".")[2], {name: in_words(label) for name, label in names.items()})
    return fields


NAMED = {
    "training.optimizer": OPTIMIZERS,
    "training.loss": LOSSES,
    "network.init": INITIALISATIONS,
    "training.schedule": SCHEDULES,
}
"""Settings that are one of a table of names."""


class TrainingPanel(Panel):
    """Every setting of the training and of the initial parameters; all may change while it trains."""

    NAME = "training_panel"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = _fields()
        self._places = dict(self._fields)
        self._labels: dict[str, QLabel] = {}
        self._texts = training_texts()
        new_start = self.tr("Draw new initial parameters: a new run from another starting point")
        self.dice = IconButton("network_dice", self.tr("New network seed"), new_start, 16)
        new_order = self.tr("Draw another order of the samples: a new run")
        self.shuffle_dice = IconButton("shuffle_dice", self.tr("New shuffle seed"), new_order, 16)
        for place, field in self._fields.items():
            field.describe(self._texts[place].label, self._texts[place].about)
            field.edited.connect(lambda value, key, place=place: self._change(place, value, key))
        for place, dice in (("network.seed", self.dice), ("training.seed", self.shuffle_dice)):
            dice.clicked.connect(lambda _checked=False, place=place: self._roll(place))
        self._lay_out()
        self.show_experiment(self._experiment)

    def field(self, place: str) -> Field:
        """The editor of a place such as ``training.learning_rate``."""
        return self._fields[place]

    def _lay_out(self) -> None:
        column = column_of(self)
        self._row(column, "training.optimizer", stretch=True)
        self._row(column, "training.learning_rate", stretch=True)
        self._row(column, "training.momentum", "training.batch_size")
        self._row(column, "training.loss", "training.huber_delta", stretch=True)
        self._row(column, "network.init", "network.init_value", stretch=True)
        self._row(column, "network.seed", after=self.dice)
        self.more = QToolButton()
        self.more.setObjectName("more")
        self.more.setProperty("flat", True)
        self.more.setProperty("compact", True)
        fix(self.more, icon=10)
        self.more.setCheckable(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.more.toggled.connect(self._show_more)
        column.addWidget(self.more)
        self._rest = QWidget()
        rest = column_of(self._rest)
        for place in ("training.l1", "training.l2"):
            self._row(rest, place, stretch=True)
        for place in ("training.clip_norm", "training.patience", "training.max_epochs"):
            self._row(rest, place)
        self._row(rest, "training.schedule", stretch=True)
        self._row(rest, "training.schedule_epochs", "training.schedule_factor", gap=1)
        self._row(rest, "training.seed", after=self.shuffle_dice)
        self._rest.hide()
        column.addWidget(self._rest)
        column.addStretch(1)

    def _row(
        self, column: QBoxLayout, *places: str, stretch: bool = False, gap: int = 2, after: QWidget | None = None
    ) -> None:
        """A row of labelled fields with what is wrong with them below.

        The first field takes the rest of the room with ``stretch``; otherwise it is left empty, in a row of two before
        the item ``gap``.
        """
        problem = ProblemLabel()
        items: list[QWidget | QBoxLayout | str] = []
        for place in places:
            if place not in UNLABELLED:
                label = QLabel(self._texts[place].label)
                label.setToolTip(tip(self._texts[place].about))
                label.setBuddy(self._fields[place])
                self._labels[place] = label
                items.append(label)
            items.append(self._fields[place])
            self._fields[place].problem_changed.connect(problem.show_problem)
        if after is not None:
            items.append(after)
        row = row_in(column, *items, stretch=1 if stretch else 0)
        if not stretch and len(places) == 2:
            row.setStretch(0, 0)
            row.insertStretch(gap, 1)
        column.addWidget(problem)

    def title(self) -> str:
        return self.tr("Training")

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        for dice in (self.dice, self.shuffle_dice):
            dice.setIcon(icon("dice", theme))
        self._show_arrow()

    def show_experiment(self, experiment: Experiment) -> None:
        super().show_experiment(experiment)
        for place, field in self._fields.items():
            field.show_value(self._value(place))
        training, network = experiment.training, experiment.network
        self._fields["training.momentum"].setEnabled(training.optimizer in WITH_MOMENTUM)
        self._show_field("training.huber_delta", training.loss == "huber")
        self._show_field("network.init_value", network.init in WITH_VALUE)
        self._show_field("training.schedule_epochs", training.schedule != "constant")
        self._show_field("training.schedule_factor", training.schedule == "step")
        step = self._texts["training.schedule_epochs"].label
        self._labels["training.schedule_epochs"].setText(step if training.schedule == "step" else self.tr("Epochs"))
        self._describe_rest()

    def _show_field(self, place: str, shown: bool) -> None:
        self._fields[place].setVisible(shown)
        if place in self._labels:
            self._labels[place].setVisible(shown)

    def _value(self, place: str) -> Any:
        part, _, name = place.partition(".")
        return getattr(getattr(self._experiment, part), name)

    def _show_more(self, shown: bool) -> None:
        self._rest.setVisible(shown)
        self._show_arrow()
        self._describe_rest()

    def _show_arrow(self) -> None:
        direction = "up" if self.more.isChecked() else "down"
        self.more.setIcon(QIcon(str(RESOURCES / "icons" / f"chevron-{direction}-{self._theme.name}.svg")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._describe_rest()

    def _describe_rest(self) -> None:
        """Say on the button what is hidden under it and switched on."""
        if self.more.isChecked():
            self.more.setText(self.tr("Less"))
            return
        plain = Training()
        named = {
            "training.l1": self.tr("L1 {value}"),
            "training.l2": self.tr("L2 {value}"),
            "training.clip_norm": self.tr("clip {value}"),
            "training.patience": self.tr("patience {value}"),
            "training.schedule": self.tr("{value} schedule"),
        }
        on = [
            fill_in(text, value=value if isinstance(value, str) else write(value, "g"))
            for place, text in named.items()
            if (value := self._value(place)) != getattr(plain, place.partition(".")[2]) and value is not None
        ]
        text = " · ".join([self.tr("More"), *on])
        room = self.width() - 24
        self.more.setText(self.more.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.more.setToolTip(
            tip(self.tr("Penalties, gradient clipping, when to stop, learning-rate schedule, order of the batches"))
        )

    def _change(self, place: str, value: Any, merge_key: str) -> None:
        part, _, name = place.partition(".")
        field = self._fields[place]
        changed = msgspec.structs.replace(getattr(self._experiment, part), **{name: value})
        experiment = msgspec.structs.replace(self._experiment, **{part: changed})
        shown = NAMED[place][value] if place in NAMED else field.text_of(value)
        self._propose(experiment, self._texts[place].edit.filled(value=shown), merge_key, field)

    def _roll(self, place: str) -> None:
        seed = self._value(place)
        self._change(place, (seed + 1) % 2**31, "")
