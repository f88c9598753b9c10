"""The training panel, driven by mouse, keys and wheel."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.experiment import (
    INITIALISATIONS,
    LOSSES,
    OPTIMIZERS,
    SCHEDULES,
    Experiment,
    Network,
    Training,
)
from tests.widgets.panels import Host, click, turn_wheel
from widgets.choice import Choice
from widgets.fields import NumberField
from widgets.labels import ProblemLabel
from widgets.log_field import LogField
from widgets.panels.training_panel import TrainingPanel

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


class TrainingHost(Host):
    """The training panel in a window, with everything open."""

    def __init__(self, qtbot: QtBot, experiment: Experiment | None = None) -> None:
        self.training_panel = TrainingPanel()
        super().__init__(qtbot, self.training_panel, experiment)
        self.training_panel.more.click()

    def value(self, place: str) -> Any:
        part, _, name = place.partition(".")
        return getattr(getattr(self.experiment, part), name)

    def line(self, place: str) -> NumberField:
        field = self.training_panel.field(place)
        line = field.field if isinstance(field, LogField) else field
        assert isinstance(line, NumberField)
        return line


@pytest.fixture
def host(qtbot: QtBot) -> TrainingHost:
    """All fields are there: momentum, Huber, a normal start and a schedule with steps."""
    training = Training(optimizer="momentum", loss="huber", schedule="step")
    return TrainingHost(qtbot, Experiment(network=Network(init="normal"), training=training))


def type_into(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Key.Key_A, Control)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)


@pytest.mark.parametrize(
    ("place", "typed", "value", "text"),
    [
        ("training.learning_rate", "1e-3", 0.001, "change learning rate to 0.001"),
        ("training.momentum", "0.5", 0.5, "change momentum to 0.50"),
        ("training.batch_size", "8", 8, "change batch size to 8"),
        ("training.huber_delta", "2", 2.0, "change Huber's δ to 2.0"),
        ("network.init_value", "0.02", 0.02, "change initial value to 0.02"),
        ("network.seed", "7", 7, "change network seed to 7"),
        ("training.l1", "1e-4", 1e-4, "change L1 to 0.0001"),
        ("training.l2", "1e-5", 1e-5, "change L2 to 1e-5"),
        ("training.clip_norm", "1.5", 1.5, "change gradient clipping to 1.5"),
        ("training.patience", "20", 20, "change early stopping to 20"),
        ("training.max_epochs", "off", None, "change max epochs to off"),
        ("training.schedule_epochs", "30", 30, "change schedule to 30 epochs"),
        ("training.schedule_factor", "0.9", 0.9, "change schedule's factor to 0.90"),
        ("training.seed", "3", 3, "change shuffle seed to 3"),
    ],
)
def test_every_number_is_typed(host: TrainingHost, place: str, typed: str, value: object, text: str) -> None:
    type_into(host.line(place), typed)
    assert host.value(place) == value
    assert type(host.value(place)) is type(value)
    assert (host.texts, host.keys) == ([text], [""])


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("training.learning_rate", "-1"),
        ("training.learning_rate", "nan"),
        ("training.learning_rate", "fast"),
        ("training.momentum", "1"),
        ("training.batch_size", "0"),
        ("training.batch_size", "2.5"),
        ("training.huber_delta", "0"),
        ("network.init_value", "-0.1"),
        ("network.seed", "99999999999"),
        ("training.l1", "-1e-3"),
        ("training.l2", "1e9"),
        ("training.clip_norm", "0"),
        ("training.patience", "0"),
        ("training.max_epochs", "0"),
        ("training.schedule_epochs", "0"),
        ("training.schedule_factor", "1.5"),
        ("training.seed", "-1"),
    ],
)
def test_what_cannot_be_is_refused_in_place(host: TrainingHost, place: str, typed: str) -> None:
    line = host.line(place)
    before = line.text()
    type_into(line, typed)
    assert not host.texts
    assert line.text() == before
    assert line.property("invalid") is True
    assert line.toolTip() != ""
    [said] = [label for label in host.panel.findChildren(ProblemLabel) if label.isVisible()]
    assert said.text()
    assert said.mapTo(host.panel, QPoint()).y() >= line.mapTo(host.panel, line.rect().bottomLeft()).y()  # below it


@pytest.mark.parametrize(
    ("place", "table"),
    [
        ("training.optimizer", OPTIMIZERS),
        ("training.loss", LOSSES),
        ("network.init", INITIALISATIONS),
        ("training.schedule", SCHEDULES),
    ],
)
def test_every_choice_can_be_made_with_the_keys(qtbot: QtBot, place: str, table: dict[str, str]) -> None:
    host = TrainingHost(qtbot)
    choice = host.training_panel.field(place)
    assert isinstance(choice, Choice)
    choice.setFocus()
    QTest.keyClick(choice, Key.Key_Home)
    chosen = [host.value(place)]
    for _ in range(len(table) - 1):
        QTest.keyClick(choice, Key.Key_Down)
        chosen.append(host.value(place))
    assert chosen == list(table)
    assert list(table.values())[-1] in host.texts[-1]


def test_a_drag_of_the_slider_is_one_step_and_the_next_drag_another(host: TrainingHost) -> None:
    field = host.training_panel.field("training.learning_rate")
    assert isinstance(field, LogField)
    slider = field.slider
    for start in (slider.width() // 4, 3 * slider.width() // 4):
        y = slider.height() // 2
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(start, y))
        QTest.mouseMove(slider, QPoint(start + 6, y))
        QTest.mouseMove(slider, QPoint(start + 12, y))
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(start + 12, y))
    distinct = list(dict.fromkeys(host.keys))
    assert len(distinct) == 2
    assert all(distinct)
    assert len(host.keys) > 3
    assert host.value("training.learning_rate") > 0.1


def test_the_slider_is_logarithmic_and_the_keys_move_it_by_tenths_of_a_decade(qtbot: QtBot) -> None:
    host = TrainingHost(qtbot)
    field = host.training_panel.field("training.learning_rate")
    assert isinstance(field, LogField)
    field.slider.setFocus()
    QTest.keyClick(field.slider, Key.Key_PageUp)
    assert host.value("training.learning_rate") == 0.1
    QTest.keyClick(field.slider, Key.Key_Left)
    assert host.value("training.learning_rate") == 0.079
    assert host.keys[0] == host.keys[1] != ""


def test_the_slider_of_a_penalty_begins_at_zero(host: TrainingHost) -> None:
    field = host.training_panel.field("training.l2")
    assert isinstance(field, LogField)
    field.slider.setFocus()
    assert field.slider.value() == field.slider.minimum()
    QTest.keyClick(field.slider, Key.Key_End)
    assert host.value("training.l2") == 1.0
    QTest.keyClick(field.slider, Key.Key_Home)
    assert host.value("training.l2") == 0.0
    assert field.field.text() == "0"


def test_fields_are_there_only_where_they_count(qtbot: QtBot) -> None:
    host = TrainingHost(qtbot)
    panel = host.training_panel

    def states(training: Training, network: Network) -> list[bool]:
        host.show(Experiment(training=training, network=network))
        hidden = ("training.huber_delta", "network.init_value", "training.schedule_epochs", "training.schedule_factor")
        return [panel.field("training.momentum").isEnabled(), *(panel.field(place).isVisible() for place in hidden)]

    assert states(Training(), Network()) == [False] * 5
    everything = Training(optimizer="nesterov", loss="huber", schedule="step")
    assert states(everything, Network(init="constant")) == [True] * 5
    assert states(Training(schedule="cosine"), Network(init="he")) == [False, False, False, True, False]


def test_batches_double_with_the_keys_and_the_wheel(host: TrainingHost) -> None:
    line = host.line("training.batch_size")
    turn_wheel(line, 1)
    assert not host.texts
    line.setFocus()
    QTest.keyClick(line, Key.Key_Up)
    turn_wheel(line, 1)
    assert host.value("training.batch_size") == 128
    assert host.keys[0] == host.keys[1] != ""


def test_a_step_from_off_goes_to_a_sensible_value(host: TrainingHost) -> None:
    line = host.line("training.patience")
    assert line.text() == "off"
    line.setFocus()
    QTest.keyClick(line, Key.Key_Up)
    assert host.value("training.patience") == 50
    type_into(line, "off")
    assert host.value("training.patience") is None


def test_the_dice_draw_other_seeds(host: TrainingHost) -> None:
    click(host.training_panel.dice)
    click(host.training_panel.shuffle_dice)
    assert (host.experiment.network.seed, host.experiment.training.seed) == (1, 1)


def test_the_button_of_the_closed_section_says_what_is_on_in_it(host: TrainingHost) -> None:
    host.training_panel.more.click()
    assert not host.training_panel.field("training.l2").isVisible()
    host.show(Experiment(training=Training(l2=0.01)))
    assert host.training_panel.more.text() == "More · L2 0.01"
    host.show(Experiment())
    assert host.training_panel.more.text() == "More"


def test_showing_leaves_alone_what_is_being_typed_and_emits_nothing(host: TrainingHost) -> None:
    line = host.line("training.learning_rate")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "0.0")
    host.show(Experiment(training=Training(loss="mae")))
    assert line.text() == "0.0"
    assert line.hasFocus()
    host.show(Experiment(training=Training(learning_rate=0.5)))
    assert line.text() == "0.50"
    assert not host.texts


def test_a_problem_is_shown_at_its_field(host: TrainingHost) -> None:
    host.training_panel.show_problem("training.l2", "too much")
    host.training_panel.show_problem("data.noise", "not mine")
    assert host.line("training.l2").property("invalid") is True
    assert "too much" in host.line("training.l2").toolTip()


def test_every_field_says_what_it_does_and_nothing_is_cut_off(host: TrainingHost) -> None:
    panel = host.training_panel
    assert panel.minimumSizeHint().width() <= 256
    for place in panel._fields:
        field = panel.field(place)
        target = field.field if isinstance(field, LogField) else field
        assert target.accessibleName(), place
        assert len(target.toolTip()) > 60, place
        assert panel.rect().contains(field.geometry()) or field.parentWidget() is not panel, place
        assert field.mapTo(panel, QPoint(field.width(), 0)).x() <= panel.width(), place
