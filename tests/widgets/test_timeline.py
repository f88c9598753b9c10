"""The timeline in the real window: dragging, keys, playing, going on from a moment, and what every view then shows."""

from __future__ import annotations

import random
from collections.abc import Callable

import msgspec
import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.diagram import Parameter
from playground.experiment import INITIALISATIONS, LOSSES, OPTIMIZERS, Experiment, Layer
from playground.frames import FloatArray, Frame
from playground.messages import CheckpointTaken, RunState
from widgets.main_window import MainWindow
from widgets.panels.timeline import POSITIONS
from widgets.past_mark import PastMark
from widgets.plots.chain_rule_view import ChainRuleView
from widgets.plots.flow_view import FlowView
from widgets.plots.loss_plot import LossPlot
from widgets.plots.surface_plot import SurfacePlot
from widgets.session import Session

LONG = 30_000


def trained(session: Session, qtbot: QtBot, updates: int = 300) -> None:
    """So many updates more, and paused."""
    goal = session.update + updates
    session.step(updates)
    qtbot.waitUntil(lambda: session.update == goal and session.paused, timeout=LONG)


def theta_of(session: Session, qtbot: QtBot) -> Tensor:
    """The run's parameters now."""
    taken: list[CheckpointTaken] = []
    session.ask_checkpoint(taken.append)
    qtbot.waitUntil(lambda: bool(taken), timeout=LONG)
    assert taken[0].checkpoint is not None
    return taken[0].checkpoint.now.theta


def seen(window: MainWindow) -> Frame:
    assert window.session.last_frame is not None
    return window.session.last_frame


def look(window: MainWindow, qtbot: QtBot, update: int) -> Frame:
    """At the snapshot nearest to ``update``, in full."""
    window.session.look_at(update)
    qtbot.waitUntil(lambda: window.session.last_frame is not None and seen(window).past, timeout=LONG)
    return seen(window)


def live(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.session.last_frame is not None and not seen(window).past, timeout=LONG)


def curve(frame: Frame) -> FloatArray:
    assert frame.fit is not None
    assert frame.fit.curve is not None
    return frame.fit.curve


def grip(window: MainWindow, share: float) -> QPoint:
    """Where on the slider that share of the run is."""
    slider = window.timeline.slider
    width = slider.handle().width()
    return QPoint(width // 2 + round(share * (slider.width() - width)), slider.height() // 2)


def marks(window: MainWindow) -> set[str]:
    return {mark.text for mark in window.findChildren(PastMark) if not mark.isHidden()}


def button(window: MainWindow, name: str) -> QToolButton:
    found = window.timeline.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


# ---- looking


def test_dragging_shows_every_view_that_moment_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    trained(window.session, qtbot)
    now = curve(seen(window))
    slider = window.timeline.slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=grip(window, 1.0))
    QTest.mouseMove(slider, grip(window, 0.7))
    QTest.mouseMove(slider, grip(window, 0.3))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=grip(window, 0.3))
    moment = window.session.moment
    assert moment is not None
    assert abs(moment - 90) < 20
    qtbot.waitUntil(lambda: seen(window).past and seen(window).update == moment, timeout=LONG)
    frame = seen(window)
    assert not np.array_equal(curve(frame), now)
    assert window.session.update == 300
    assert window.timeline.text == f"epoch {frame.epoch:,} of 75 update {moment} of 300: the past"
    assert marks(window) == {f"update {moment}: the past"}
    read_outs = window.toolbar.read_outs
    assert (read_outs.updates.value, read_outs.updates.caption) == (f"{moment}", "updates · the past")
    assert read_outs.epoch.value == f"{frame.epoch}"
    loss = window.plot("loss_plot")
    assert isinstance(loss, LossPlot)
    assert loss.moment.hair == pytest.approx(moment / 4)  # four updates an epoch
    assert f" over {frame.epoch} epochs." in loss.describe()
    QTest.mouseClick(button(window, "timeline_live_button"), Qt.MouseButton.LeftButton)
    live(window, qtbot)
    np.testing.assert_array_equal(curve(seen(window)), now)
    qtbot.waitUntil(lambda: not marks(window))
    assert window.timeline.text == "epoch 75 now, update 300"
    assert loss.moment.hair is None
    qtbot.waitUntil(lambda: read_outs.updates.value == "300")


def test_the_views_that_lie_under_others_show_the_moment_too(window: MainWindow, qtbot: QtBot) -> None:
    trained(window.session, qtbot)
    for name in ("network_diagram", "diagnosis_view", "flow_view", "collapse_view"):
        window.reveal(name)
    frame = look(window, qtbot, 100)
    qtbot.waitUntil(lambda: seen(window).diagram is not None and seen(window).collapse is not None, timeout=LONG)
    frame = seen(window)
    assert frame.diagram is not None
    assert frame.flow is not None
    assert frame.diagnoses is not None
    assert frame.diagram.update == frame.flow.update == frame.update
    flow = window.plot("flow_view")
    assert isinstance(flow, FlowView)
    assert f"at update {frame.update}:" in flow.describe()
    window.reveal("chain_rule_view")
    window.reveal("measures_view")
    qtbot.waitUntil(lambda: (walk := seen(window).walk) is not None and walk.update == frame.update, timeout=LONG)
    chain = window.plot("chain_rule_view")
    assert isinstance(chain, ChainRuleView)
    window.reveal("actual_plot")
    qtbot.waitUntil(lambda: seen(window).predictions is not None, timeout=LONG)
    assert seen(window).update == frame.update


def test_the_slice_of_the_loss_surface_marks_where_the_run_was(window: MainWindow, qtbot: QtBot) -> None:
    trained(window.session, qtbot)
    plot = window.plot("surface_plot")
    assert isinstance(plot, SurfacePlot)
    canvas = plot.canvas
    qtbot.waitUntil(lambda: canvas.landscape is not None and canvas.landscape.update == 300, timeout=LONG)
    assert canvas.past_at is None
    frame = look(window, qtbot, 40)
    landscape, at = canvas.landscape, canvas.past_at
    assert landscape is not None
    assert at is not None
    place = landscape.paths[0].updates.tolist().index(frame.update)
    expected = canvas.sheet.to_pixels(landscape.paths[0].coordinates[place][None])[0]
    assert (at.x(), at.y()) == pytest.approx(tuple(expected))
    before = canvas.grab().toImage()
    look(window, qtbot, 200)
    qtbot.waitUntil(lambda: canvas.past_at is not None and canvas.past_at != at)
    assert canvas.grab().toImage() != before
    window.session.look_at(None)
    live(window, qtbot)
    assert canvas.past_at is None


def test_keys_go_from_snapshot_to_snapshot(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    for _ in range(5):
        trained(session, qtbot, 7)
    moments = np.unique([*seen(window).timeline.updates.tolist(), 35.0]).tolist()  # type: ignore[union-attr]
    session.look_at(None)

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> int | None:
        target: QWidget = window if modifier is Qt.KeyboardModifier.ShiftModifier else window.timeline.slider
        QTest.keyClick(target, key, modifier)
        return session.moment

    shift = Qt.KeyboardModifier.ShiftModifier
    assert not window.action("timeline_later").isEnabled()
    assert press(Qt.Key.Key_Left, shift) == moments[-2]
    assert press(Qt.Key.Key_Left, shift) == moments[-3]
    assert press(Qt.Key.Key_Right, shift) == moments[-2]
    window.timeline.slider.setFocus()
    assert press(Qt.Key.Key_Left) == moments[-3]
    assert press(Qt.Key.Key_Home) == 0
    assert not window.action("timeline_earlier").isEnabled()
    assert press(Qt.Key.Key_Up) == moments[1]
    assert press(Qt.Key.Key_PageUp) == moments[11] if len(moments) > 12 else True
    assert press(Qt.Key.Key_End) is None
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Left, shift)
    assert session.moment is not None
    QTest.keyClick(window, Qt.Key.Key_L)
    assert session.moment is None


@pytest.mark.parametrize("direction", [1, -1])
def test_playing_goes_through_the_run_and_stops_at_its_end(window: MainWindow, qtbot: QtBot, direction: int) -> None:
    session = window.session
    for _ in range(12):
        trained(session, qtbot, 9)
    window.timeline.player.seconds = 0.5
    played: list[int | None] = []
    session.moment_changed.connect(played.append)
    name = "timeline_play_forward" if direction > 0 else "timeline_play_back"
    QTest.mouseClick(button(window, f"{name}_button"), Qt.MouseButton.LeftButton)
    assert window.timeline.player.direction == direction
    qtbot.waitUntil(lambda: window.timeline.player.direction == 0, timeout=LONG)
    moments = [108 if moment is None else moment for moment in played]
    assert len(moments) > 3
    assert moments == sorted(moments, reverse=direction < 0)
    assert moments[-1] == (108 if direction > 0 else 0)
    assert session.moment == (None if direction > 0 else 0)


def test_playing_is_stopped_by_the_same_button_by_a_drag_and_by_a_new_run(window: MainWindow, qtbot: QtBot) -> None:
    session, player = window.session, window.timeline.player
    trained(session, qtbot, 100)
    window.timeline.speed.setCurrentIndex(3)
    assert player.seconds == 120.0
    window.action("timeline_play_back").trigger()
    assert player.direction == -1
    window.action("timeline_play_back").trigger()
    assert player.direction == 0
    window.action("timeline_play_forward").trigger()
    QTest.mouseClick(window.timeline.slider, Qt.MouseButton.LeftButton, pos=grip(window, 0.5))
    assert player.direction == 0
    assert session.moment is not None
    window.action("timeline_play_forward").trigger()
    window.action("train_reset").trigger()
    assert player.direction == 0
    assert session.moment is None
    qtbot.waitUntil(lambda: session.state is RunState.IDLE and session.last_frame is not None, timeout=LONG)
    qtbot.waitUntil(lambda: not window.timeline.slider.isEnabled(), timeout=LONG)
    assert not window.action("timeline_play_forward").isEnabled()


def test_while_one_looks_back_training_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    trained(session, qtbot, 50)
    frame = look(window, qtbot, 30)
    session.train()
    qtbot.waitUntil(lambda: session.update > 1000, timeout=LONG)
    assert seen(window).past
    assert seen(window).update == frame.update
    assert window.timeline.slider.value() < POSITIONS // 20
    window.action("timeline_live").trigger()
    live(window, qtbot)
    qtbot.waitUntil(lambda: seen(window).update > 1000, timeout=LONG)
    session.pause()
    qtbot.waitUntil(lambda: session.paused, timeout=LONG)


def test_what_has_to_know_how_far_the_run_is_is_not_fooled_by_a_look_back(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    trained(session, qtbot, 50)
    look(window, qtbot, 30)
    assert (session.update, session.epoch_number) == (50, 12)
    assert session.live_frame is not None
    assert session.live_frame.update == 50
    session.step()
    qtbot.waitUntil(lambda: session.update == 51, timeout=LONG)
    assert seen(window).past


def test_an_edit_that_begins_another_run_shows_that_run(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    trained(session, qtbot, 50)
    look(window, qtbot, 30)
    session.reseed()
    assert session.moment is None
    live(window, qtbot)
    qtbot.waitUntil(lambda: session.last_frame is not None and seen(window).run == session.run, timeout=LONG)
    look(window, qtbot, 0)
    session.undo_stack.undo()
    assert session.moment is None
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == 50, timeout=LONG)


# ---- going on


def test_continue_from_here_is_a_new_run_and_undo_brings_the_old_one_back(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    for _ in range(4):
        trained(session, qtbot, 20)
    end = theta_of(session, qtbot)
    assert not button(window, "timeline_continue_button").isEnabled()
    frame = look(window, qtbot, 40)
    QTest.mouseClick(button(window, "timeline_continue_button"), Qt.MouseButton.LeftButton)
    assert session.undo_stack.undoText() == f"continue from update {frame.update}"
    live(window, qtbot)
    qtbot.waitUntil(lambda: session.update == frame.update and session.paused, timeout=LONG)
    np.testing.assert_array_equal(curve(seen(window)), curve(frame))
    trained(session, qtbot, 80 - frame.update)
    assert torch.equal(theta_of(session, qtbot), end)
    trained(session, qtbot, 5)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == 80, timeout=LONG)
    assert torch.equal(theta_of(session, qtbot), end)
    session.undo_stack.redo()
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == 85, timeout=LONG)


def test_a_weight_set_in_the_past_is_set_there(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    for _ in range(4):
        trained(session, qtbot, 20)
    then = look(window, qtbot, 40).update
    session.by_hand.set_parameter(Parameter(0, 2, 0), 1.0, False)  # as while it is dragged
    qtbot.waitUntil(lambda: session.last_frame is not None and seen(window).run == session.run, timeout=LONG)
    session.by_hand.set_parameter(Parameter(0, 2, 0), 2.0, False)
    session.by_hand.set_parameter(Parameter(0, 2, 0), 3.0, True)
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == then, timeout=LONG)
    theta = theta_of(session, qtbot)
    assert float(theta[2]) == 3.0
    assert session.undo_stack.index() == 1
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == 80, timeout=LONG)


# ---- undo


def drawn(choose: random.Random, experiment: Experiment) -> Experiment:
    """``experiment`` with one setting changed."""
    replace = msgspec.structs.replace
    data, network, training = experiment.data, experiment.network, experiment.training
    layers = list(network.layers)
    place = choose.randrange(len(layers) + 1)

    def with_layers(changed: list[Layer]) -> Experiment:
        return replace(experiment, network=replace(network, layers=tuple(changed)))

    edits: list[Callable[[], Experiment]] = [
        lambda: replace(experiment, training=replace(training, learning_rate=choose.choice([0.001, 0.01, 0.02]))),
        lambda: replace(experiment, training=replace(training, optimizer=choose.choice(list(OPTIMIZERS)))),
        lambda: replace(experiment, training=replace(training, batch_size=choose.randint(1, 40))),
        lambda: replace(experiment, training=replace(training, loss=choose.choice(list(LOSSES)))),
        lambda: replace(experiment, training=replace(training, l2=choose.choice([0.0, 0.01]))),
        lambda: replace(experiment, data=replace(data, samples=choose.randint(40, 80))),
        lambda: replace(experiment, data=replace(data, noise=choose.choice([0.0, 0.1, 0.2]))),
        lambda: replace(experiment, network=replace(network, init=choose.choice(list(INITIALISATIONS)))),
        lambda: replace(experiment, network=replace(network, seed=choose.randrange(1000))),
        lambda: with_layers([*layers[:place], Layer(choose.randint(1, 6), "relu"), *layers[place:]][:4]),
        lambda: with_layers([*layers[:place], *layers[place + 1 :]]),
        lambda: with_layers([replace(layer, activation=choose.choice(list(ACTIVATIONS))) for layer in layers]),
        lambda: replace(experiment, name=f"Run {choose.randrange(1000)}"),
    ]
    return choose.choice(edits)()


def test_300_random_edits_can_be_undone_all_the_way_back_and_redone_all_the_way(session: Session, qtbot: QtBot) -> None:
    choose, stack = random.Random(7), session.undo_stack
    trained(session, qtbot, 20)
    began, start, first_run = session.experiment, theta_of(session, qtbot), session.run
    states = [(session.experiment, session.run)]
    while stack.count() < 300:
        kind = choose.random()
        if kind < 0.1:
            session.reset()
        elif kind < 0.2:
            session.reseed()
        elif kind < 0.3:
            session.by_hand.set_parameter(Parameter(0, 0, 0), choose.uniform(-1.0, 1.0), True)
        else:
            session.edit(drawn(choose, session.experiment), "edit")
        if choose.random() < 0.15:
            session.step(3)
        states.append((session.experiment, session.run))
        if stack.count() < len(states) - 1:
            states.pop()  # the drawn setting was the old one
    theta_of(session, qtbot)  # all edits have arrived by then
    qtbot.waitUntil(lambda: not session.training, timeout=LONG)
    last, end = session.experiment, theta_of(session, qtbot)
    for place in reversed(range(300)):
        stack.undo()
        assert (session.experiment, session.run) == states[place]
    assert not stack.canUndo()
    assert session.experiment == began
    assert session.run == first_run
    assert torch.equal(theta_of(session, qtbot), start)
    for place in range(1, 301):
        stack.redo()
        assert (session.experiment, session.run) == states[place]
    assert not stack.canRedo()
    assert session.experiment == last
    assert torch.equal(theta_of(session, qtbot), end)
