"""One run going on from another: with a parameter set by hand, or with collapsed layers."""

from __future__ import annotations

import msgspec
import pytest
import torch

from playground.branch import CollapseLayers, SetParameters
from playground.branching import branched
from playground.data.build import build
from playground.diagram import Parameter
from playground.experiment import Experiment, Layer, Network
from playground.messages import Refused, RunStarted, RunState
from playground.trainer import Trainer
from tests.core.watched import EXPERIMENT, Watched

LINEAR = msgspec.structs.replace(
    EXPERIMENT, network=Network(layers=(Layer(8, "identity"), Layer(5, "identity"), Layer(6, "tanh")))
)
COLLAPSED = msgspec.structs.replace(LINEAR, network=Network(layers=(Layer(6, "tanh"),)))


def run_of(experiment: Experiment, updates: int) -> Trainer:
    trainer = Trainer(experiment, build(experiment.data))
    trainer.advance(updates)
    return trainer


@pytest.mark.parametrize("parameter", [Parameter(0, 3, 0), Parameter(1, 2, 5), Parameter(2, 0, None)])
def test_a_parameter_set_by_hand_changes_nothing_else(parameter: Parameter) -> None:
    old = run_of(EXPERIMENT, 12)
    theta = old.theta.clone()
    new = branched(old, EXPERIMENT, SetParameters(((parameter, 1.25),)))
    assert torch.equal(old.theta, theta)
    weight, bias = new.network.layout[parameter.layer].views(new.theta)
    entry = bias[parameter.unit] if parameter.source is None else weight[parameter.unit, parameter.source]
    assert float(entry) == 1.25
    assert int((new.theta != theta).sum()) == 1
    assert (new.update, new.epoch) == (old.update, old.epoch)
    assert new.history.curves().valid.tolist() == old.history.curves().valid.tolist()


def test_the_run_goes_on_from_there_with_its_data_order_and_optimiser() -> None:
    old = run_of(EXPERIMENT, 12)
    value = float(old.theta[0])
    same = branched(old, EXPERIMENT, SetParameters(((Parameter(0, 0, 0), value),)))
    other = branched(old, EXPERIMENT, SetParameters(((Parameter(0, 0, 0), value + 0.5),)))
    for trainer in (old, same, other):
        trainer.advance(30)
    assert torch.equal(old.theta, same.theta)
    assert not torch.equal(old.theta, other.theta)


def test_collapsed_layers_start_a_run_that_computes_the_same() -> None:
    old = run_of(LINEAR, 20)
    new = branched(old, COLLAPSED, CollapseLayers(0, 2))
    assert new.update == 0
    torch.testing.assert_close(new.predict(0), old.predict(0), rtol=1e-5, atol=1e-6)
    assert new.history.curves().train[0] == pytest.approx(new.metrics(0).loss)  # type: ignore[union-attr]
    new.advance(20)
    assert new.history.curves().valid[-1] < 2.0


def test_a_branch_has_a_number_of_its_own_and_the_old_run_is_kept(watched: Watched) -> None:
    before = watched.stand(12)
    watched.worker.branch(1, EXPERIMENT, SetParameters(((Parameter(0, 0, 0), 2.0),)))
    watched.state(RunState.PAUSED)
    assert float(watched.trainer.theta[0]) == 2.0
    assert watched.frame(lambda frame: frame.run == 1).update == 12
    assert not any(isinstance(event, RunStarted) and event.run == 1 for event in watched.heard)
    watched.worker.set_parameter(Parameter(0, 0, 0), 3.0)
    watched.stand(1)
    assert watched.trainer.update == 13
    watched.worker.start_run(0, EXPERIMENT)
    watched.of(RunStarted)
    watched.state(RunState.PAUSED)
    assert torch.equal(watched.trainer.theta, before)


def test_a_parameter_can_be_set_while_training_goes_on(watched: Watched) -> None:
    watched.worker.train()
    watched.frame(lambda frame: frame.update > 20)
    watched.worker.branch(1, EXPERIMENT, SetParameters(((Parameter(2, 0, None), 5.0),)))
    watched.state(RunState.TRAINING)
    watched.frame(lambda frame: frame.run == 1)
    watched.frame(lambda frame: frame.run == 1 and frame.update > 100)
    watched.worker.pause()
    watched.state(RunState.PAUSED)


def test_a_parameter_that_the_network_does_not_have_is_refused_and_the_run_stays(watched: Watched) -> None:
    missing = Parameter(0, 1000, 0)
    watched.stand(3)
    watched.worker.set_parameter(missing, 1.0)  # the last word of a drag in an older picture
    watched.worker.branch(2, EXPERIMENT, SetParameters(((missing, 1.0),), None))
    refused = watched.of(Refused)
    assert refused.run == 2
    assert "not in this network" in refused.problem
    watched.worker.start_run(0, EXPERIMENT)  # as undoing it does
    watched.stand(1)
    assert watched.trainer.update == 4


def test_a_collapse_that_would_not_fit_into_memory_is_refused_and_the_run_stays(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.memory.MAX_MEMORY", 1_000_000)
    wide, narrow = Layer(200, "relu"), Layer(1, "identity")
    bottleneck = msgspec.structs.replace(EXPERIMENT, network=Network(layers=(wide, narrow, wide)))
    single = msgspec.structs.replace(EXPERIMENT, network=Network(layers=(wide, wide)))
    watched.worker.start_run(1, bottleneck)
    watched.of(RunStarted)
    watched.worker.branch(2, single, CollapseLayers(1, 2))
    assert watched.of(Refused).run == 2
    watched.worker.start_run(1, bottleneck)  # as undoing it does
    watched.stand(3)
    assert watched.trainer.experiment == bottleneck


def test_a_run_knows_whether_its_experiment_alone_leads_to_it() -> None:
    steeper = msgspec.structs.replace(EXPERIMENT, training=msgspec.structs.replace(EXPERIMENT.training, l2=0.1))
    longer = msgspec.structs.replace(EXPERIMENT, training=msgspec.structs.replace(EXPERIMENT.training, max_epochs=7))
    run = run_of(EXPERIMENT, 0)
    run.apply(steeper)
    assert not run.touched
    run.advance(3)
    run.apply(msgspec.structs.replace(steeper, name="Other"))
    run.apply(msgspec.structs.replace(longer, training=msgspec.structs.replace(longer.training, l2=0.1)))
    assert not run.touched
    run.apply(EXPERIMENT)
    assert run.touched
    again = Trainer(EXPERIMENT, run.dataset)
    again.restore(run.checkpoint())
    assert again.touched


def test_a_parameter_set_by_hand_before_the_first_update_is_a_start_of_its_own() -> None:
    drawn = run_of(EXPERIMENT, 0)
    new = branched(drawn, EXPERIMENT, SetParameters(((Parameter(0, 0, 0), 3.0),)))
    assert not new.touched
    assert torch.equal(new.trajectory.thetas[0], new.theta)
    assert new.history.curves().train[0] != drawn.history.curves().train[0]
    assert branched(run_of(EXPERIMENT, 1), EXPERIMENT, SetParameters(((Parameter(0, 0, 0), 3.0),))).touched
