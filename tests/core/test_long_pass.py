"""Large networks: an update can be left at any point, and nothing of it is seen afterwards."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
import torch
from msgspec.structs import replace

from playground import long_pass, optimizers
from playground import network as engine
from playground.current_run import CurrentRun
from playground.data.build import build
from playground.experiment import OPTIMIZERS, Data, Experiment, Layer, Network, Training
from playground.long_pass import Interrupted, LongPass, is_long
from playground.messages import RunState
from playground.network import Pass
from playground.room import Room
from playground.trainer import Trainer
from tests.core.watched import Watched

DATA = Data(samples=100)  # 70 training rows: batches of 16 end in one of 6
PIECES = [((4096, 512), 32, 1), ((1000, 333), 257, 5), ((513, 3000), 300, 2), ((2047, 65, 2000), 64, 3)]


@pytest.mark.parametrize(("units", "rows", "inputs"), PIECES)
def test_a_pass_in_pieces_gives_the_bits_of_one_in_whole(units: tuple[int, ...], rows: int, inputs: int) -> None:
    network = engine.Network(tuple(Layer(count, "tanh") for count in units), inputs)
    assert is_long(network, 50 * rows)
    theta = network.initialise(Network())
    draw = torch.Generator().manual_seed(0)
    x, target = torch.randn(rows, inputs, generator=draw), torch.randn(rows, 1, generator=draw)
    whole, pieces = torch.zeros_like(theta), torch.zeros_like(theta)
    outputs = torch.empty(2, rows, 1)
    with torch.inference_mode():
        Pass(network, theta, whole, rows).gradient_step(x, target, outputs[0], Training())
        LongPass(network, theta, pieces, rows, lambda: None).gradient_step(x, target, outputs[1], Training())
        predicted = long_pass.predict(network, theta, x, Room(), lambda: None)
        assert torch.equal(predicted, network.forward(theta, x))
    assert torch.equal(outputs[0], outputs[1])
    assert torch.equal(whole, pieces)


def test_only_large_networks_pay_for_it() -> None:
    assert not is_long(engine.Network((Layer(256), Layer(256), Layer(256)), 8), 256)
    assert is_long(engine.Network((Layer(2048), Layer(2048)), 1), 32)


@pytest.fixture
def everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_pass, "LONG", 0)
    monkeypatch.setattr(long_pass, "PIECE", 1)
    monkeypatch.setattr(optimizers, "PIECE", 512)
    monkeypatch.setattr(optimizers, "KEPT_PIECE", 512)
    monkeypatch.setattr("playground.updates.LONG_THETA", 0)
    monkeypatch.setattr("playground.training_loop.SMALL_THETA", 0)
    monkeypatch.setattr("playground.training_loop.BEST_THETA", 0)


@pytest.mark.usefixtures("everything_is_long")
@pytest.mark.parametrize("every", [2, 7, 31])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_run_that_is_interrupted_all_the_time_ends_in_the_same_bits(optimizer: str, every: int) -> None:
    layers = (Layer(80, "tanh"), Layer(70, "relu"))
    training = Training(optimizer=optimizer, batch_size=16, max_epochs=None, l1=1e-4, l2=1e-3, clip_norm=1.0)
    now = Experiment(data=DATA, network=Network(layers=layers), training=training)
    plain, disturbed = Trainer(now, build(DATA)), Trainer(now, build(DATA))
    plain.advance(23)
    left = 0
    while disturbed.update < 23:
        # one question later each time, so that every point of an update is left once
        asked = itertools.count(-left)
        disturbed.interrupted = _once_of(asked, every)
        before = disturbed.update
        disturbed.advance(23 - before)
        left += 1
    disturbed.interrupted = lambda: False
    disturbed.advance(0)
    assert left > 3
    assert torch.equal(plain.theta, disturbed.theta)
    assert plain.epoch == disturbed.epoch
    assert plain.trajectory.best is not None
    assert disturbed.trajectory.best is not None
    assert torch.equal(plain.trajectory.best.theta, disturbed.trajectory.best.theta)
    assert plain.history.curves().train.tolist() == disturbed.history.curves().train.tolist()
    assert plain.history.curves().valid.tolist() == disturbed.history.curves().valid.tolist()


def _once_of(asked: itertools.count[int], every: int) -> Callable[[], bool]:
    return lambda: next(asked) >= every


@pytest.mark.usefixtures("everything_is_long")
def test_an_update_that_is_left_has_changed_nothing() -> None:
    now = Experiment(data=DATA, training=Training(max_epochs=None))
    trainer = Trainer(now, build(DATA))
    trainer.advance(7)
    theta = trainer.theta.clone()
    trainer.interrupted = lambda: True
    assert trainer.advance(100) == 0
    assert trainer.update == 7
    assert torch.equal(trainer.theta, theta)


@pytest.mark.usefixtures("everything_is_long")
def test_the_way_to_an_epoch_is_right_while_its_end_is_not_recorded() -> None:
    now = Experiment(data=DATA, training=Training(max_epochs=None, batch_size=16))
    trainer = Trainer(now, build(DATA))
    while trainer.update < 5:
        asked = itertools.count()
        trainer.interrupted = lambda asked=asked: next(asked) == 24 - trainer.update  # type: ignore[misc]
        trainer.advance(1)
    assert trainer.updates_to_epoch(1) == 0
    assert trainer.updates_to_epoch(3) == 10
    trainer.interrupted = lambda: False
    assert trainer.advance_epoch() == 5
    assert trainer.epoch == 2


@pytest.mark.usefixtures("everything_is_long")
def test_a_validation_set_and_a_snapshot_are_left_between_pieces() -> None:
    now = Experiment(data=DATA, network=Network(layers=(Layer(256, "tanh"), Layer(128, "tanh"))))
    trainer = Trainer(now, build(DATA))
    for most in (trainer.snapshot, lambda: trainer.predict(1)):
        asked = itertools.count()
        trainer.interrupted = lambda asked=asked: next(asked) == 2  # type: ignore[misc]
        with pytest.raises(Interrupted):
            most()
    trainer.interrupted = lambda: True
    kept = trainer.checkpoint()  # somebody waits for this one
    assert torch.equal(kept.now.theta, trainer.theta)


def test_a_set_in_parts_is_left_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.evaluation.MAX_PASS_FLOATS", 330)  # ten rows of 16 + 16 + 1
    trainer = Trainer(Experiment(data=DATA), build(DATA))
    whole = trainer.network.forward(trainer.theta, torch.from_numpy(trainer.dataset.scaled(0)[0]).float())
    torch.testing.assert_close(trainer.predict(0), whole)
    asked = itertools.count()
    trainer.interrupted = lambda: next(asked) == 3
    with pytest.raises(Interrupted):
        trainer.predict(0)


def test_an_edit_is_taken_over_whole_though_somebody_is_in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.evaluation.MAX_PASS_FLOATS", 10)  # a set is measured in parts
    experiment = Experiment(data=Data(samples=60), training=Training(max_epochs=None, loss="mse"))
    trainer = Trainer(experiment, build(experiment.data))
    trainer.advance(3)
    trainer.interrupted = lambda: True
    changed = replace(experiment, training=replace(experiment.training, loss="mae"))
    trainer.apply(changed)
    assert trainer.experiment == changed
    assert len(trainer.history.curves().epochs) == 1


def test_no_picture_is_drawn_while_somebody_is_in_a_hurry(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    watched.frame()
    done: list[str] = []
    work, publish, pause = CurrentRun.work, CurrentRun.publish, CurrentRun.pause

    def hurried(run: CurrentRun) -> None:
        work(run)
        if run.training and "work" not in done:
            done.append("work")
            watched.worker.pause()

    def noted(name: str, does: Callable[[CurrentRun], None]) -> Callable[[CurrentRun], None]:
        def run(current: CurrentRun) -> None:
            if done:
                done.append(name)
            does(current)

        return run

    monkeypatch.setattr(CurrentRun, "work", hurried)
    monkeypatch.setattr(CurrentRun, "publish", noted("picture", publish))
    monkeypatch.setattr(CurrentRun, "pause", noted("pause", pause))
    watched.worker.train()
    watched.state(RunState.TRAINING)
    watched.state(RunState.PAUSED)
    assert done[:2] == ["work", "pause"]


def test_pausing_does_not_wait_for_an_update_that_would_never_end(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(self: LongPass, x: torch.Tensor, output: torch.Tensor) -> None:
        while True:
            self.ask()

    watched.frame()
    with monkeypatch.context() as patched:
        patched.setattr(LongPass, "forward", endless)
        patched.setattr(long_pass, "LONG", 0)
        watched.worker.train()
        watched.state(RunState.TRAINING)
        watched.worker.pause()
        watched.state(RunState.PAUSED)
    assert watched.frame(lambda frame: frame.updates_per_second == 0.0).update == 0
