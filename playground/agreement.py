"""The written-out gradient beside PyTorch's autograd and beside finite differences."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor, nn

from playground.diagram import Parameter
from playground.differences import Differences, choose
from playground.experiment import Training
from playground.network import Network
from playground.walk import Agreement
from playground.written import Written

RESOLVED = 1e-4
"""Share of an entry that the rounding of finite differences may be, for them to be compared."""
FAR_BELOW = 0.1
"""Entries smaller than this share of their matrix's largest are compared as if they were this large."""

AFFORDABLE = 200e6
"""Multiplications of one pass over all rows; autograd takes three times as many."""


class Sine(nn.Module):
    """sin(z); ``torch.nn`` has none."""

    def forward(self, z: Tensor) -> Tensor:
        return torch.sin(z)


MODULES: dict[str, Callable[[float], nn.Module]] = {
    "identity": lambda slope: nn.Identity(),
    "sigmoid": lambda slope: nn.Sigmoid(),
    "tanh": lambda slope: nn.Tanh(),
    "relu": lambda slope: nn.ReLU(),
    "leaky_relu": lambda slope: nn.LeakyReLU(slope),
    "elu": lambda slope: nn.ELU(),
    "gelu": lambda slope: nn.GELU(),
    "silu": lambda slope: nn.SiLU(),
    "softplus": lambda slope: nn.Softplus(),
    "sine": lambda slope: Sine(),
}
"""Every activation as the module that a person would write."""

LOSSES: dict[str, Callable[[Training], nn.Module]] = {
    "mse": lambda training: nn.MSELoss(),
    "mae": lambda training: nn.L1Loss(),
    "huber": lambda training: nn.HuberLoss(delta=training.huber_delta),
}


def is_affordable(written: Written) -> bool:
    """Whether ``agree`` takes less than some tenths of a second."""
    return written.rows * len(written.theta) <= AFFORDABLE


def agree(written: Written, parameter: Parameter) -> Agreement:
    """The gradient of ``written`` against autograd's in every entry, and against finite differences in some."""
    tensors = written.network.tensors(written.gradient)
    ours, theirs = _flat(tensors), _flat(written.network.tensors(autograd(written)))
    layout = written.network.layout[parameter.layer]
    offset = sum(view.numel() for view in tensors[: 2 * parameter.layer])
    if parameter.source is None:
        picked = offset + layout.fan_in * layout.fan_out + parameter.unit
    else:
        picked = offset + parameter.unit * layout.fan_in + parameter.source
    chosen = choose(written, picked)
    differences = Differences(written).at(chosen)
    mine, found = ours[chosen].double(), differences.gradient
    beside = torch.cat([view.abs().max().expand(view.numel()) for view in tensors])[chosen].double()
    apart = (mine - found).abs()
    scale = torch.maximum(torch.maximum(mine.abs(), found.abs()), FAR_BELOW * beside)
    # both are zero of a dead unit: they agree, whatever the resolution
    unresolved = ~differences.kink & (differences.resolution > RESOLVED * scale) & (apart != 0.0)
    compared = ~(differences.kink | unresolved)
    relative = torch.where(apart == 0.0, 0.0, apart / scale)[compared]
    # the picked entry is the first that was chosen
    return Agreement(
        ours=float(ours[picked]),
        autograd=float(theirs[picked]),
        difference=float(found[0]),
        step=float(differences.step[0]),
        kink=bool(differences.kink[0]),
        resolution=float(differences.resolution[0]),
        entries=len(ours),
        differing=int((ours.view(torch.int32) != theirs.view(torch.int32)).sum()),
        checked=int(compared.sum()),
        kinks=int(differences.kink.sum()),
        unresolved=int(unresolved.sum()),
        largest=float(relative.max()) if len(relative) else math.nan,
    )


def autograd(written: Written) -> Tensor:
    """(size,) The gradient by ``loss.backward()`` on an ``nn.Sequential`` with the same parameters."""
    network = written.network
    with torch.inference_mode(False), torch.enable_grad():
        state = network.state_dict(written.theta)
        x, target = written.x.clone(), written.target.clone()
        model = _sequential(network)
        model.load_state_dict(state, assign=True)
        LOSSES[written.training.loss](written.training)(model(x), target).backward()
        gradient = torch.zeros(network.size)
        for view, parameter in zip(network.tensors(gradient), model.parameters(), strict=True):
            assert parameter.grad is not None
            view.copy_(parameter.grad)
    return gradient


def _sequential(network: Network) -> nn.Sequential:
    """The network as a person would write it; its parameters have no values."""
    modules: list[nn.Module] = []
    for layout, layer in zip(network.layout, (*network.hidden, None), strict=True):
        # without memory: no numbers are drawn that nobody reads, from the generator that everybody shares
        modules.append(nn.Linear(layout.fan_in, layout.fan_out, device="meta"))
        if layer is not None:
            modules.append(MODULES[layer.activation](layer.slope))
    return nn.Sequential(*modules)


def _flat(tensors: list[Tensor]) -> Tensor:
    return torch.cat([view.flatten() for view in tensors])
