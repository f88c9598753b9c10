"""The session: edits, undo that brings trained networks back, and the bridge between the threads."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.diagram import Parameter
from playground.experiment import CsvSource, Data, Experiment, Layer, Network, Training
from playground.frames import Frame, Wish, WishList
from playground.landscape import Landscape
from playground.messages import CheckpointTaken, RunState
from widgets.session import Session

replace = msgspec.structs.replace
LONG = 20_000


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    experiment = Experiment(network=Network(layers=(Layer(8, "tanh"),)), training=Training(max_epochs=None))
    session = Session(experiment)
    session.set_wishes(WishList(Wish.METRICS | Wish.FIT))
    session.start()
    qtbot.waitUntil(lambda: session.last_frame is not None, timeout=LONG)
    yield session
    session.close()
    session.deleteLater()


def with_units(experiment: Experiment, units: int) -> Experiment:
    return replace(experiment, network=replace(experiment.network, layers=(Layer(units, "tanh"),)))


def with_rate(experiment: Experiment, rate: float) -> Experiment:
    return replace(experiment, training=replace(experiment.training, learning_rate=rate))


def curve(session: Session) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    assert session.last_frame is not None
    assert session.last_frame.fit is not None
    assert session.last_frame.fit.curve is not None
    return session.last_frame.fit.curve


def wait_for_curve(session: Session, qtbot: QtBot, drawn: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> None:
    qtbot.waitUntil(lambda: session.last_frame is not None and np.array_equal(curve(session), drawn), timeout=LONG)


def train_to(session: Session, qtbot: QtBot, update: int) -> None:
    session.train()
    qtbot.waitUntil(lambda: session.update >= update, timeout=LONG)
    with qtbot.waitSignal(session.state_changed, check_params_cb=lambda state: state is RunState.PAUSED, timeout=LONG):
        session.pause()
    # the frame of the standing run is measured in full; those of the training one are not always
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.updates_per_second == 0.0)


def test_a_fresh_session_stands_at_update_zero(session: Session) -> None:
    assert session.state is RunState.IDLE
    assert session.update == 0
    assert session.dataset is not None


def test_a_step_is_one_update_and_an_epoch_ends_at_its_end(session: Session, qtbot: QtBot) -> None:
    session.step()
    qtbot.waitUntil(lambda: session.update == 1 and session.paused)
    session.epoch()
    qtbot.waitUntil(lambda: session.epoch_number == 1 and session.paused)
    assert session.update == 6  # 180 training rows in batches of 32
    session.run_to_epoch(5)
    qtbot.waitUntil(lambda: session.epoch_number == 5 and session.paused)
    assert session.update == 30


def test_undoing_a_change_of_shape_brings_the_trained_network_back(session: Session, qtbot: QtBot) -> None:
    train_to(session, qtbot, 500)
    trained, update = curve(session), session.update
    with qtbot.waitSignal(session.run_started):
        session.edit(with_units(session.experiment, 3), "change units of layer 1 to 3")
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == 0)
    assert session.undo_stack.undoText() == "change units of layer 1 to 3"
    with qtbot.waitSignal(session.run_started):
        session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == update)
    np.testing.assert_array_equal(curve(session), trained)
    assert session.experiment.network.layers[0].units == 8


def test_reset_returns_to_the_same_start_and_undo_to_the_trained_network(session: Session, qtbot: QtBot) -> None:
    start = curve(session)
    train_to(session, qtbot, 300)
    trained, update = curve(session), session.update
    with qtbot.waitSignal(session.run_started):
        session.reset()
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == 0)
    np.testing.assert_array_equal(curve(session), start)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == update)
    np.testing.assert_array_equal(curve(session), trained)


def test_the_dice_draw_another_start(session: Session, qtbot: QtBot) -> None:
    start = curve(session)
    with qtbot.waitSignal(session.run_started):
        session.reseed()
    qtbot.waitUntil(lambda: session.last_frame is not None)
    assert not np.array_equal(curve(session), start)


def test_a_live_edit_goes_on_with_the_same_run(session: Session, qtbot: QtBot) -> None:
    session.train()
    qtbot.waitUntil(lambda: session.update > 100, timeout=LONG)
    run, before = session.run, session.update
    session.edit(with_rate(session.experiment, 0.002), "change learning rate")
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.learning_rate == 0.002)
    assert session.run == run
    assert session.update >= before
    assert session.training


def test_one_drag_of_a_slider_is_one_undo_step(session: Session) -> None:
    for rate in (0.02, 0.03, 0.04):
        session.edit(with_rate(session.experiment, rate), "change learning rate", "learning_rate:1")
    session.edit(with_rate(session.experiment, 0.05), "change learning rate", "learning_rate:2")
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert session.experiment.training.learning_rate == 0.04
    session.undo_stack.undo()
    assert session.experiment.training.learning_rate == 0.01


def test_merged_changes_of_shape_undo_to_the_run_before_the_first(session: Session, qtbot: QtBot) -> None:
    train_to(session, qtbot, 100)
    trained, update = curve(session), session.update
    for units in (9, 10, 12):
        session.edit(with_units(session.experiment, units), "change units", "units:1")
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == 0)
    assert session.undo_stack.count() == 1
    train_to(session, qtbot, 30)
    other, reached = curve(session), session.update
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == update)
    np.testing.assert_array_equal(curve(session), trained)
    session.undo_stack.redo()  # to the run of the last of them, trained
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == reached)
    np.testing.assert_array_equal(curve(session), other)
    assert session.experiment.network.layers[0].units == 12


def test_what_the_worker_refuses_leaves_everything_as_it_was(session: Session, qtbot: QtBot) -> None:
    train_to(session, qtbot, 100)
    before, trained = session.experiment, curve(session)
    missing = replace(before, data=Data(source=CsvSource("/no/such/file.csv")))
    with qtbot.waitSignal(session.problem) as said:
        session.edit(missing, "open a table")
    place, problem = said.args or ("", "")
    assert place == "data.source.path"
    assert "file.csv" in problem
    assert session.experiment == before
    assert not session.undo_stack.canRedo()
    update = session.update
    session.step()
    qtbot.waitUntil(lambda: session.update == update + 1)
    assert not np.array_equal(curve(session), trained)


def test_divergence_is_told_once_and_a_smaller_rate_mends_it(session: Session, qtbot: QtBot) -> None:
    wild = replace(session.experiment.training, optimizer="sgd", learning_rate=500.0)
    session.edit(replace(session.experiment, training=wild), "change optimiser to SGD")
    told: list[str] = []
    session.notice.connect(lambda title, text: told.append(f"{title}: {text}"))
    session.train()
    qtbot.waitUntil(lambda: session.state is RunState.DIVERGED, timeout=LONG)
    assert len(told) == 1
    assert told[0].startswith("Diverged: Diverged at update")
    assert "learning rate of 50" in told[0]
    assert np.isfinite(curve(session)).all()
    session.edit(with_rate(session.experiment, 0.01), "change learning rate")
    with qtbot.waitSignal(session.run_started):
        session.reset()
    train_to(session, qtbot, 200)
    assert len(told) == 1


def test_patience_and_the_last_epoch_are_told(session: Session, qtbot: QtBot) -> None:
    training = replace(session.experiment.training, max_epochs=3)
    session.edit(replace(session.experiment, training=training), "change max epochs")
    with qtbot.waitSignal(session.notice) as said:
        session.train()
    assert (said.args or ("",))[0] == "Finished"
    training = replace(training, max_epochs=None, patience=5)
    session.edit(replace(session.experiment, training=training), "change patience")
    with qtbot.waitSignal(session.notice, timeout=LONG) as said:
        session.train()
    assert (said.args or ("",))[0] == "Stopped early"


def test_slices_arrive_while_training_goes_on(session: Session, qtbot: QtBot) -> None:
    slices: list[Landscape] = []
    session.questions.slice_arrived.connect(slices.append)
    session.set_wishes(WishList(Wish.SURFACE))
    session.train()
    qtbot.waitUntil(lambda: len(slices) >= 2, timeout=LONG)
    assert session.training
    assert slices[1].update > slices[0].update
    assert slices[1].losses.shape == (51, 51)


def test_frames_of_an_older_run_are_dropped(session: Session, qtbot: QtBot) -> None:
    frames: list[Frame] = []
    session.frame_arrived.connect(frames.append)
    session.train()
    qtbot.waitUntil(lambda: session.update > 200, timeout=LONG)
    session.edit(with_units(session.experiment, 5), "change units")
    frames.clear()
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.run == session.run)
    assert {frame.run for frame in frames} == {session.run}
    assert frames[0].update == 0
    late = replace(frames[-1], run=session.run - 1)
    frames.clear()
    session._worker.frames.put(late)  # it was on its way
    qtbot.waitUntil(lambda: session._worker.frames.empty)
    assert frames == []


def test_300_random_edits_undo_to_the_first_experiment_and_redo_to_the_last(session: Session) -> None:
    rng = np.random.default_rng(0)
    first = session.experiment
    session.undo_stack.setUndoLimit(400)
    for _ in range(300):
        if rng.random() < 0.5:
            session.edit(with_rate(session.experiment, float(rng.uniform(0.001, 0.1))), "rate")
        else:
            session.edit(with_units(session.experiment, int(rng.integers(1, 9))), "units")
    last = session.experiment
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.experiment == first
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert session.experiment == last


def test_a_parameter_dragged_by_hand_is_one_step_and_undo_brings_the_run_back(session: Session, qtbot: QtBot) -> None:
    train_to(session, qtbot, 300)
    trained, update = curve(session), session.update
    output_bias = Parameter(1, 0, None)
    with qtbot.assertNotEmitted(session.run_started):
        for value in (0.5, 1.0, 1.5):
            session.by_hand.set_parameter(output_bias, value, finished=value == 1.5)
        qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.run == session.run)
        qtbot.waitUntil(lambda: not np.array_equal(curve(session), trained))
    assert session.undo_stack.undoText() == "set a bias of the output layer"
    moved = curve(session) - trained
    assert session.update == update
    np.testing.assert_allclose(moved, moved[0], rtol=1e-3)  # the whole curve went up or down
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.last_frame is not None and np.array_equal(curve(session), trained), timeout=LONG)
    session.undo_stack.redo()
    qtbot.waitUntil(
        lambda: session.last_frame is not None and np.allclose(curve(session), trained + moved), timeout=LONG
    )


def test_setting_another_parameter_is_another_step(session: Session) -> None:
    session.by_hand.set_parameter(Parameter(0, 1, 0), 2.0, finished=True)
    session.by_hand.set_parameter(Parameter(0, 1, 0), 3.0, finished=True)
    session.by_hand.set_parameter(Parameter(0, 2, 0), 3.0, finished=False)
    session.by_hand.set_parameter(Parameter(0, 3, 0), 3.0, finished=True)
    assert session.undo_stack.count() == 4
    assert session.undo_stack.undoText() == "set a weight of layer 1"


@pytest.mark.parametrize("dragged", [False, True])
def test_a_weight_of_a_network_that_is_no_longer_there_is_left_alone(
    session: Session, qtbot: QtBot, dragged: bool
) -> None:
    of_last_unit = Parameter(0, session.experiment.network.layers[0].units - 1, 0)
    if dragged:
        session.by_hand.set_parameter(of_last_unit, 0.5, finished=False)
    session.edit(with_units(session.experiment, 2), "two units")
    steps = session.undo_stack.count()
    # a field of the picture before has one more word to say
    session.by_hand.set_parameter(of_last_unit, 1.0, finished=True)
    session.by_hand.set_parameter(Parameter(0, 0, 1), 1.0, finished=True)  # a second input, of other data
    assert session.undo_stack.count() == steps
    qtbot.waitUntil(lambda: session.live_frame is not None and session.live_frame.run == session.run)
    session.by_hand.set_parameter(Parameter(0, 1, 0), 1.0, finished=True)
    assert session.undo_stack.undoText() == "set a weight of layer 1"


def test_collapsing_keeps_the_function_and_undo_brings_the_stack_back(session: Session, qtbot: QtBot) -> None:
    stack = tuple(Layer(6, "identity") for _ in range(3))
    linear = replace(session.experiment, network=replace(session.experiment.network, layers=stack))
    session.edit(linear, "linear stack")
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.run == session.run)
    train_to(session, qtbot, 100)
    trained = curve(session)
    session.by_hand.collapse_layers(0, 3)
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.run == session.run, timeout=LONG)
    assert session.experiment.network.layers == ()
    np.testing.assert_allclose(curve(session), trained, atol=1e-5)
    assert session.undo_stack.undoText() == "collapse layer 1 to the output layer"
    session.undo_stack.undo()
    assert session.experiment == linear
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update >= 100, timeout=LONG)
    np.testing.assert_array_equal(curve(session), trained)


def test_runs_that_were_left_are_known_by_name_and_update(session: Session, qtbot: QtBot) -> None:
    train_to(session, qtbot, 100)
    update = session.update
    session.reset()
    assert session.runs.left == {0: f"{session.experiment.name}, update {update:,}"}
    session.undo_stack.undo()
    assert list(session.runs.left) == [1]


def test_a_checkpoint_of_the_run_is_handed_to_everybody_who_asked(session: Session, qtbot: QtBot) -> None:
    session.step()
    qtbot.waitUntil(lambda: session.update == 1)
    first: list[CheckpointTaken] = []
    second: list[CheckpointTaken] = []
    session.ask_checkpoint(first.append)
    session.ask_checkpoint(second.append)
    qtbot.waitUntil(lambda: bool(second))
    assert first[0].run == session.run
    assert first[0].checkpoint is not None
    assert first[0].checkpoint.now.update == 1
    assert first[0].dataset is session.dataset


def test_a_pinned_run_is_restored_whole_and_undo_brings_back_the_other(session: Session, qtbot: QtBot) -> None:
    train_to(session, qtbot, 100)
    pinned, pinned_curve, update = session.experiment, curve(session), session.update
    with qtbot.waitSignal(session.shelf.changed):
        session.pin_run()
    session.edit(with_units(session.experiment, 3), "change units")
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.run == session.run)
    train_to(session, qtbot, 50)
    edited, edited_curve = session.experiment, curve(session)
    session.restore_run(session.shelf.runs[0])
    assert session.undo_stack.undoText() == "restore Tanh 8"
    for back in (False, True, False):
        wanted, drawn = (edited, edited_curve) if back else (pinned, pinned_curve)
        assert session.experiment == wanted
        wait_for_curve(session, qtbot, drawn)
        assert back or session.update == update
        if back:
            session.undo_stack.redo()
        else:
            session.undo_stack.undo()


def test_a_run_whose_parameters_are_set_at_once_is_told_of_as_begun(session: Session, qtbot: QtBot) -> None:
    session.step(20)
    qtbot.waitUntil(lambda: session.update == 20)
    begun: list[int] = []
    session.run_started.connect(begun.append)
    session.edit(replace(session.experiment, data=Data(samples=40)), "other data", anew=True)
    session.by_hand.set_parameters({Parameter(0, 0, 0): 0.5}, "set")
    qtbot.waitUntil(lambda: session.live_frame is not None and session.live_frame.run == session.run)
    assert begun == [session.run]
    session.by_hand.set_parameters({Parameter(0, 0, 0): 0.25}, "set")
    qtbot.waitUntil(lambda: session.live_frame is not None and session.live_frame.run == session.run)
    assert len(begun) == 1  # nothing began: the views go on without a break
