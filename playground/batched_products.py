"""The matrix products of many networks at once: in how many forms they can be done, and which have the right bits.

Every form is TorchScript. A product of one column or one row is a multiplication, or a product the other way round;
where no form for all runs at once has the bits that a single network gets, they are done one by one.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor

from playground.activations import ACTIVATIONS, DEFAULT_SLOPE
from playground.network import Network
from playground.scripted import Products, compiled

LEAST_WORK = 400
"""Multiplications of one matrix product below which PyTorch's ``bmm`` takes a loop of its own, with other last bits
than ``mm``."""
MOST_PADDING = 64
"""Rows, or four times a batch's, up to which a batch is filled with empty rows to reach ``LEAST_WORK``."""


class Form(NamedTuple):
    """One way of doing a product: its TorchScript, and the numbers of inputs and units it needs, if not any will do.

    In the script ``i`` is the layer and ``h`` what comes into it, its name with ``_t`` the transpose; ``rows`` are the
    batch's, the others are empty.
    """

    script: str
    inputs: int | None = None
    units: int | None = None

    def fits(self, inputs: int, units: int) -> bool:
        """Whether it is one for a layer of this shape."""
        return self.inputs in (None, inputs) and self.units in (None, units)


FORWARD = {
    "outer": Form("torch.mul({h}, w_t{i}, out={z}).add_(b{i})", inputs=1),
    # in the order of a matrix times a vector, as a single network's
    "row": Form("torch.baddbmm(b{i}, w{i}, {h}_t, out={z}_t)", units=1),
    "together": Form("torch.baddbmm(b{i}, {h}, w_t{i}, out={z})"),
    "bias together": Form(
        "for own_h, own_w, own_z in zip({h}[:, :rows].unbind(), w_t{i}.unbind(), {z}[:, :rows].unbind()):\n"
        "    torch.mm(own_h, own_w, out=own_z)\n"
        "{z}.add_(b{i})"
    ),
    "apart": Form(
        "for own_b, own_h, own_w, own_z in zip(b{i}.unbind(), {h}[:, :rows].unbind(), w_t{i}.unbind(), "
        "{z}[:, :rows].unbind()):\n"
        "    torch.addmm(own_b, own_h, own_w, out=own_z)"
    ),
}
"""What a layer makes of its inputs; as in the tables below from the quickest to the one that needs no proof."""
GRADIENT = {
    "row": Form("torch.bmm({h}_t, dz{i}, out=gw_row{i})", inputs=1),
    "together": Form("torch.bmm(dz_t{i}, {h}, out=gw{i})"),
    "apart": Form(
        "for own_dz, own_h, own_gw in zip(dz{i}_rows.unbind(), {h}[:, :rows].unbind(), gw{i}.unbind()):\n"
        "    torch.mm(own_dz.t(), own_h, out=own_gw)"
    ),
}
"""∂L/∂W."""
BACKWARD = {
    "outer": Form("torch.mul(dz{i}, w{i}, out={da})", units=1),
    "together": Form("torch.bmm(dz{i}, w{i}, out={da})"),
    "apart": Form(
        "for own_dz, own_w, own_da in zip(dz{i}_rows.unbind(), w{i}.unbind(), {da}[:, :rows].unbind()):\n"
        "    torch.mm(own_dz, own_w, out=own_da)"
    ),
}
"""∂L/∂a of the layer below."""


class Forms(NamedTuple):
    """The form of every product of one layer, by its key in the tables; none of a product that is never needed.

    ``on_rows`` says whether its activation leaves the empty rows alone.
    """

    forward: str
    gradient: str
    backward: str
    on_rows: bool = False


class BatchedProducts(Products):
    """The matrix products of many networks' pass as TorchScript, in the ``forms`` of their layers."""

    def __init__(self, forms: Sequence[Forms]) -> None:
        super().__init__()
        self._forms = forms

    def acted_on(self, i: int, name: str) -> str:
        return f"{name}_rows" if self._forms[i].on_rows else name

    def forward(self, i: int, below: str, z: str) -> list[str]:
        return FORWARD[self._forms[i].forward].script.format(i=i, h=below, z=z).split("\n")

    def gradients(self, i: int, below: str) -> list[str]:
        weight = GRADIENT[self._forms[i].gradient].script.format(i=i, h=below)
        return [*weight.split("\n"), f"torch.sum(dz{i}_rows, [1], True, out=gb{i})"]

    def backward(self, i: int, da: str) -> list[str]:
        return BACKWARD[self._forms[i].backward].script.format(i=i, da=da).split("\n")


def padded_rows(network: Network, rows: int) -> int:
    """Rows with which every matrix product of a pass has ``LEAST_WORK``, where that does not cost much."""
    smallest = min(layout.fan_in * layout.fan_out for layout in network.layout)
    return max(rows, min(-(-LEAST_WORK // smallest), max(4 * rows, MOST_PADDING)))


def forms_of(network: Network, runs: int, rows: int) -> tuple[Forms, ...]:
    """The quickest forms, layer by layer, that have the bits of single networks with batches of ``rows`` rows."""
    padded = padded_rows(network, rows)
    found = [same_bits(layout.fan_in, layout.fan_out, runs, rows, padded) for layout in network.layout]
    for i, layer in enumerate(network.hidden):
        on_rows = padded > rows and acts_on_rows(layer.activation, layer.units, runs, rows, padded)
        found[i] = found[i]._replace(on_rows=on_rows)
    found[0] = found[0]._replace(backward="")
    return tuple(found)


@functools.lru_cache(maxsize=512)
def acts_on_rows(activation: str, units: int, runs: int, rows: int, padded: int) -> bool:
    """Whether an activation of the rows alone, a part of a buffer, has the bits that it has for a single network."""
    kernels = ACTIVATIONS[activation].kernels(DEFAULT_SLOPE)
    generator = torch.Generator().manual_seed(0)
    with torch.inference_mode():
        z, grad = torch.randn(2, runs, padded, units, generator=generator)[:, :, :rows]
        a, out = torch.zeros(2, runs, padded, units)[:, :, :rows]
        kernels.forward(z, a)
        kernels.backward(grad, z, a, out)
        for run in range(runs):
            own_z, own_grad, own_a, own_out = (whole[run].clone() for whole in (z, grad, a, out))
            kernels.forward(own_z, own_a)
            kernels.backward(own_grad, own_z, own_a, own_out)
            if not (torch.equal(own_a, a[run]) and torch.equal(own_out, out[run])):
                return False
    return True


@functools.lru_cache(maxsize=512)
def same_bits(inputs: int, units: int, runs: int, rows: int, padded: int) -> Forms:
    """Found out by trying: which kernel a product gets depends on its size, on the library and on the processor."""
    forward, gradient, backward = (
        next(name for name, result in results.items() if torch.equal(result, results["apart"]))
        for results in tried(inputs, units, runs, rows, padded)
    )
    return Forms(forward, gradient, backward)


def tried(inputs: int, units: int, runs: int, rows: int, padded: int) -> list[dict[str, Tensor]]:
    """What each form of ``FORWARD``, ``GRADIENT`` and ``BACKWARD`` that fits makes of the same random numbers."""
    generator = torch.Generator().manual_seed(0)
    with torch.inference_mode():
        weight, bias, h, dz = (
            torch.randn(runs, *shape, generator=generator)
            for shape in ((units, inputs), (1, units), (padded, inputs), (padded, units))
        )
        h[:, rows:] = 0.0
        dz[:, rows:] = 0.0
        given = weight, weight.transpose(1, 2), bias, h, h.transpose(1, 2), dz, dz.transpose(1, 2), dz[:, :rows]
        found = []
        # of what comes of the empty rows nothing is read
        for table, shape, read in (
            (FORWARD, (padded, units), rows),
            (GRADIENT, (units, inputs), units),
            (BACKWARD, (padded, inputs), rows),
        ):
            results: dict[str, Tensor] = {}
            for name, form in table.items():
                if form.fits(inputs, units):
                    out = torch.zeros(runs, *shape)
                    views = out.transpose(1, 2), out.view(runs, 1, -1)
                    _product(form.script.format(i=0, h="h", z="out", da="out"))(*given, out, *views, out, rows)
                    results[name] = out[:, :read]
            found.append(results)
    return found


@functools.cache
def _product(script: str) -> Any:
    names = ("w0", "w_t0", "b0", "h", "h_t", "dz0", "dz_t0", "dz0_rows", "out", "out_t", "gw_row0", "gw0")
    head = ", ".join(f"{name}: Tensor" for name in names)
    lines = [f"def run({head}, rows: int):", *(f"    {line}" for line in script.split("\n")), ""]
    return compiled("\n".join(lines))
