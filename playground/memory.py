"""How much memory training takes, and the bound on it."""

from __future__ import annotations

from playground.experiment import Experiment, ExperimentError, Network, parameter_count
from playground.words import readable_bytes, said

VECTORS = 24
"""Parameters, gradient, optimiser state and scratch, the states kept in case of divergence, snapshots, a slice."""
BUFFERS = 4
"""A batch's pre-activations, activations and the gradients of both."""
MAX_MEMORY = 4 * 1024**3
"""Bytes that training may take."""


def check_memory(experiment: Experiment, inputs: int, rows: int) -> None:
    """Raise ``ExperimentError`` if training with ``inputs`` features and ``rows`` samples takes too much."""
    network, batch = experiment.network, min(experiment.training.batch_size, rows)
    parameters, activations = memory_needed(network, inputs), batch_memory_needed(network, inputs, batch)
    if (needed := parameters + activations) <= MAX_MEMORY:
        return
    count = parameter_count(network, inputs)
    sizes = {"needed": readable_bytes(needed), "most": readable_bytes(MAX_MEMORY)}
    if activations > parameters:
        raise ExperimentError(
            "training.batch_size",
            said(
                "{batch} {batch:row|rows} at once through {count} {count:parameter|parameters} would need {needed} of "
                "memory; at most {most}: use a smaller batch, or fewer units",
                batch=batch,
                count=count,
                **sizes,
            ),
        )
    raise ExperimentError(
        "network.layers",
        said(
            "{count} {count:parameter|parameters} would need {needed} of memory; at most {most}: use fewer units or "
            "layers",
            count=count,
            **sizes,
        ),
    )


def memory_needed(network: Network, inputs: int) -> int:
    """Bytes that training takes for parameters: ``VECTORS`` float32 vectors as long as all of them."""
    return VECTORS * 4 * parameter_count(network, inputs)


def batch_memory_needed(network: Network, inputs: int, batch: int) -> int:
    """Bytes that ``batch`` rows take on their way: z, a and their gradients of every unit, float32."""
    return BUFFERS * 4 * batch * (inputs + sum(layer.units for layer in network.layers) + 1)
