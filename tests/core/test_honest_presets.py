"""The presets of the shipped tables against least squares on the test set, averaged over ten seeds."""

from __future__ import annotations

import numpy as np
import pytest

from playground.data.build import build
from playground.data.tables import tables
from playground.presets import examples
from playground.trainer import Trainer
from tests.bench.tables import SEEDS, measured

MARGINS = {
    "mcycle": 0.6,
    "auto_mpg": 0.9,
    "diamonds": 0.65,
    # no clear gain is possible here: ten noisy features that act almost linearly. Never worse than a line by much
    "diabetes": 1.01,
}
"""At most so many times the RMSE of least squares, both averaged over the seeds."""


def test_every_table_has_its_example_and_its_margin() -> None:
    assert set(tables()) == set(MARGINS)
    assert set(tables()) <= set(examples())


@pytest.mark.parametrize("name", MARGINS)
def test_the_preset_beats_least_squares_on_the_test_set(name: str) -> None:
    both = measured(name)[:, :2, 0]  # RMSE of network and least squares, (seeds, 2)
    network, line = both.mean(axis=0)
    assert network <= MARGINS[name] * line
    better = int(np.count_nonzero(both[:, 0] < both[:, 1]))
    assert better >= (SEEDS // 2 if name == "diabetes" else SEEDS - 1)


def test_every_preset_of_a_table_stops_early_and_keeps_the_best_epoch() -> None:
    for name in ("mcycle", "auto_mpg", "diabetes"):
        experiment = examples()[name].experiment
        assert experiment.training.patience is not None
        trainer = Trainer(experiment, build(experiment.data))
        trainer.advance(10**9)
        assert trainer.stopped == "patience"
        curves = trainer.history.curves()
        valid = trainer.metrics(1)
        assert curves.best_epoch is not None
        assert curves.best_epoch == trainer.epoch - experiment.training.patience
        assert valid is not None
        assert valid.loss == pytest.approx(float(np.nanmin(curves.valid)), rel=1e-6)
