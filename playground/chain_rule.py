"""One update of a network as the chain rule that it is: forward, loss, backward and update, step by step.

Every number is one that the program itself computes with: the buffers of one written-out pass, and of one update.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import torch
from torch import Tensor

from playground.agreement import agree, is_affordable
from playground.chain_product import product
from playground.diagram import Parameter
from playground.experiment import Training
from playground.network import Network
from playground.next_update import OptimizerState, preview
from playground.update_steps import update_steps
from playground.walk import Walk
from playground.walk_steps import backward_steps, forward_steps, loss_steps
from playground.written import Rows, Written

FIRST = Parameter(0, 0, 0)
"""The parameter whose product is shown where none is picked."""


def walk(
    network: Network,
    training: Training,
    theta: Tensor,
    rows: Rows,
    optimizer: OptimizerState,
    rate: float,
    *,
    update: int,
    sample: int | None = None,
    parameter: Parameter | None = None,
    train: Rows | None = None,
    grid_x: Tensor | None = None,
    check: bool = True,
    ask: Callable[[], None] = lambda: None,
) -> Walk:
    """The update after ``update`` updates, of the parameters ``theta`` (size,) with learning rate ``rate``.

    ``rows`` are the next batch, or the one row ``sample`` of the training set; ``train`` and ``grid_x`` are what the
    preview is measured on (``next_update.preview``). ``check`` compares with autograd and finite differences, where
    that takes no seconds. All tensors are scaled, float32, and only read. A parameter that the network does not have
    (any more) gives way to the first weight. ``ask`` is called now and then, and may raise.
    """
    with torch.inference_mode():
        written = Written(network, training, theta, rows)
        picked = parameter if parameter is not None and parameter.is_in(network.sizes) else FIRST
        steps = []
        for step in chain(
            forward_steps(written),
            loss_steps(written),
            backward_steps(written),
            update_steps(written, optimizer, rate),
        ):
            ask()
            steps.append(step)
        return Walk(
            update=update,
            sample=sample,
            rows=written.rows,
            parameter=picked,
            steps=tuple(steps),
            product=product(written, picked),
            agreement=agree(written, picked) if check and is_affordable(written) else None,
            preview=preview(written, optimizer, rate, train, grid_x, ask),
        )
