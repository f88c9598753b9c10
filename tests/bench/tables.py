"""What the example of each shipped table reaches on its test set, beside the mean and least squares.

Ten seeds: each splits the data, draws the parameters and orders the batches anew. RMSE in the target's unit and R²,
mean and standard deviation over the seeds. ``--json`` prints what ``resources/datasets/tables.json`` says as
``reached``.
"""

from __future__ import annotations

import argparse
import json
import sys

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from playground.collapse import least_squares
from playground.data.build import build
from playground.data.tables import tables
from playground.experiment import Experiment
from playground.presets import examples
from playground.trainer import Trainer

SEEDS = 10
MODELS = ("network", "least_squares", "mean")


def seeded(experiment: Experiment, seed: int) -> Experiment:
    """Another split, other initial parameters, another order of the batches."""
    replace = msgspec.structs.replace
    return replace(
        experiment,
        data=replace(experiment.data, seed=seed),
        network=replace(experiment.network, seed=seed),
        training=replace(experiment.training, seed=seed),
    )


def measured(name: str) -> NDArray[np.float64]:
    """RMSE and R² on the test set, (seeds, MODELS, 2)."""
    found = []
    for seed in range(SEEDS):
        experiment = seeded(examples()[name].experiment, seed)
        dataset = build(experiment.data)
        trainer = Trainer(experiment, dataset)
        trainer.advance(10**9)
        metrics = trainer.metrics(2)
        assert metrics is not None
        best = least_squares(*(torch.from_numpy(values) for values in dataset.scaled(0)))
        x, y = dataset.scaled(2)
        line = (x @ best.weight + best.bias - y[:, 0]) * dataset.y_scaling.deviation[0]
        mean = dataset.y[dataset.subsets[0]].mean() - dataset.y[dataset.subsets[2]]
        spread = float(np.var(dataset.y[dataset.subsets[2]]))
        squares = [float(np.mean(np.square(off))) for off in (line, mean)]
        found.append([(metrics.rmse, metrics.r2), *((square**0.5, 1.0 - square / spread) for square in squares)])
    return np.array(found)


def main() -> None:
    """Print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    reached = {}
    for name in tables():
        values = measured(name)
        mean, spread = values.mean(axis=0), values.std(axis=0)
        reached[name] = {
            model: {
                "rmse": float(f"{mean[place, 0]:.3g}"),
                "rmse_spread": float(f"{spread[place, 0]:.2g}"),
                "r2": round(float(mean[place, 1]), 3),
            }
            for place, model in enumerate(MODELS)
        }
        if not options.json:
            for model in MODELS:
                row = reached[name][model]
                print(f"{name:10} {model:14} RMSE {row['rmse']:>8g} ± {row['rmse_spread']:<6g} R² {row['r2']:.3f}")
            sys.stdout.flush()
    if options.json:
        print(json.dumps(reached, indent=2))


if __name__ == "__main__":
    main()
