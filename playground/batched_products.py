"""The matrix products of many networks at once: in how many forms they can be done, and which have the right bits.

Every form is TorchScript. A product of one column or one row is a multiplication, or a product the other way round;
where no form for all runs at once has the bits that a single network gets, they are done one by one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
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

    In the script ``i`` is the layer and ``h`` what comes into it, its name with ``_t`` the transpose; ``p`` begins the
    names of a batch's buffers, of which the part in ``…_rows`` holds the batch's rows, the others are empty.
    ``runs_of_…`` are the tensors of the single runs, see ``runs_lines``, ``each_h`` those of ``h``.
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
        "for own_h, own_w, own_z in zip({each_h}, runs_of_w_t{i}, runs_of_{p}z{i}_rows):\n"
        "    torch.mm(own_h, own_w, out=own_z)\n"
        "torch.add({p}z{i}, b{i}, out={z})"
    ),
    # what is copied to itself costs nothing
    "apart": Form(
        "for own_b, own_h, own_w, own_z in zip(runs_of_b{i}, {each_h}, runs_of_w_t{i}, runs_of_{p}z{i}_rows):\n"
        "    torch.addmm(own_b, own_h, own_w, out=own_z)\n"
        "{z}.copy_({p}z{i})"
    ),
}
"""What a layer makes of its inputs; as in the tables below from the quickest to the one that needs no proof."""
GRADIENT = {
    "row": Form("torch.bmm({h}_t, {p}dz{i}, out=gw_row{i})", inputs=1),
    "together": Form("torch.bmm({p}dz_t{i}, {h}, out=gw{i})"),
    "apart": Form(
        "for own_dz, own_h, own_gw in zip(runs_of_{p}dz{i}_rows, {each_h}, runs_of_gw{i}):\n"
        "    torch.mm(own_dz.t(), own_h, out=own_gw)"
    ),
}
"""∂L/∂W."""
BACKWARD = {
    "outer": Form("torch.mul({p}dz{i}, w{i}, out={da})", units=1),
    "together": Form("torch.bmm({p}dz{i}, w{i}, out={da})"),
    "apart": Form(
        "for own_dz, own_w, own_da in zip(runs_of_{p}dz{i}_rows, runs_of_w{i}, runs_of_{da}_rows):\n"
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

    def __init__(self, forms: Sequence[Forms], prefix: str = "") -> None:
        super().__init__(prefix)
        self._forms = forms

    def acted_on(self, i: int, name: str) -> str:
        return f"{name}_rows" if self._forms[i].on_rows else name

    def forward(self, i: int, below: str, z: str) -> list[str]:
        return self._lines(FORWARD[self._forms[i].forward], i, below, z=z)

    def gradients(self, i: int, below: str) -> list[str]:
        weight = self._lines(GRADIENT[self._forms[i].gradient], i, below)
        return [*weight, f"torch.sum({self.prefix}dz{i}_rows, over_rows, True, out=gb{i})"]

    def backward(self, i: int, da: str) -> list[str]:
        return self._lines(BACKWARD[self._forms[i].backward], i, da=da)

    def _lines(self, form: Form, i: int, below: str = "", **names: str) -> list[str]:
        # the features are others in every batch
        each = f"x[:, :{self.prefix}rows].unbind()" if below == "x" else f"runs_of_{below}_rows"
        return form.script.format(i=i, h=below, each_h=each, p=self.prefix, **names).split("\n")


def runs_lines(lines: Iterable[str]) -> list[str]:
    """What has to stand before ``lines`` once: the lists ``runs_of_…`` of the single runs' tensors that they use."""
    names = sorted({name for line in lines for name in re.findall(r"\bruns_of_(\w+)", line)})
    return [f"runs_of_{name} = {name}.unbind()" for name in names]


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
        given = [weight, weight.transpose(1, 2), bias, h, h.transpose(1, 2), h[:, :rows]]
        given += [dz, dz.transpose(1, 2), dz[:, :rows]]
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
                    # the same for whichever of the products it is
                    outs = out, out.transpose(1, 2), out[:, :rows], out, out[:, :rows], out.view(runs, 1, -1), out
                    _product(form.script.format(i=0, h="h", each_h="runs_of_h_rows", z="out", da="out", p=""))(
                        *given, *outs
                    )
                    results[name] = out[:, :read]
            found.append(results)
    return found


@functools.cache
def _product(script: str) -> Any:
    names = ["w0", "w_t0", "b0", "h", "h_t", "h_rows", "dz0", "dz_t0", "dz0_rows"]
    names += ["out", "out_t", "out_rows", "z0", "z0_rows", "gw_row0", "gw0"]
    head, lines = ", ".join(f"{name}: Tensor" for name in names), script.split("\n")
    return compiled("\n".join([f"def run({head}):", *(f"    {line}" for line in [*runs_lines(lines), *lines]), ""]))
