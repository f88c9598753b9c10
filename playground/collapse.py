"""A stack of linear layers as the one linear layer that it is, and the line that none of them can beat."""

from __future__ import annotations

import math
from functools import partial

import msgspec
import numpy as np
import torch
from torch import Tensor

from playground.affine import LINEAR, Collapse, LeastSquares, Line, Measured, Run, linear_runs, stopping_layers
from playground.checking import check
from playground.data.dataset import Dataset
from playground.experiment import Experiment, Layer
from playground.frames import FloatArray, read_only
from playground.layout import LayerLayout
from playground.network import Network

MAX_WORK = 50e6
"""Multiplications that one product of matrices may cost in a picture: some milliseconds."""
MEASURED_WORK = 20e6
MEASURED_ROWS = 512
"""At most so many rows, and so many multiplications, go through the network to compare it with its line."""
FEWEST_ROWS = 16
MAX_ENTRIES = 65_536
"""Larger matrices do not travel to a view, which shows their shape and norm."""
EFFECT_ROWS = 101
CHUNK = 256
"""Rows of a matrix that are made float64 at a time: they stay in the cache, seven times as fast as all at once."""
QR_ROWS = 4096
DEPENDENT = 1e-6
"""Of scaled features, relative: below it a combination of them is the rounding of float32 and not data."""


def least_squares(x: Tensor, target: Tensor) -> LeastSquares:
    """The affine function of ``x`` (rows, features) nearest to ``target`` (rows, 1) in the mean square.

    Centred and scaled, then reduced row block by row block to a triangle (TSQR, Demmel et al. 2012), which
    ``torch.linalg.lstsq`` solves in float64. Dependent features get the solution of the smallest norm. It costs about
    ``2 · rows · features²`` multiplications and depends on the data alone: keep it. Raises ``ValueError`` for no rows.
    """
    rows, features = x.shape
    if rows == 0:
        raise ValueError("least squares needs at least one row")
    with torch.inference_mode():
        mean, level = x.mean(0, dtype=torch.float64), target.mean(dtype=torch.float64)
        deviation = torch.stack([_copy(part).sub_(mean).square_().sum(0) for part in torch.split(x, QR_ROWS)]).sum(0)
        deviation = (deviation / rows).sqrt_()
        # equal values leave a deviation of rounding errors, by which nothing should be divided
        deviation[deviation <= 1e-12 * mean.abs()] = 1.0
        triangle = torch.zeros(0, features + 1, dtype=torch.float64)
        for part, wanted in zip(torch.split(x, QR_ROWS), torch.split(target, QR_ROWS), strict=True):
            block = torch.cat([_copy(part).sub_(mean).div_(deviation), _copy(wanted).sub_(level)], 1)
            triangle = torch.linalg.qr(torch.cat([triangle, block]), mode="r")[1]
        matrix, right = triangle[:, :-1], triangle[:, -1:]
        # not "gelsy", the default: it reads uninitialised memory and at times finds rank 0 (pytorch issue 187411)
        solution, _, rank, _ = torch.linalg.lstsq(matrix, right, rcond=DEPENDENT, driver="gelsd")
        residual = right - matrix @ solution
        weight = solution[:, 0] / deviation
        return LeastSquares(
            weight=read_only(weight.numpy()),
            bias=float(level - weight @ mean),
            mse=float(residual.square().sum()) / rows,
            mean_mse=float(right.square().sum()) / rows,
            mean=read_only(mean.numpy()),
            root=read_only((matrix * deviation / math.sqrt(rows)).numpy()),
            rows=rows,
            unique=int(rank) == features,
        )


def _copy(part: Tensor) -> Tensor:
    """A float64 copy, also of what is float64 already: it is worked on in place."""
    return part.to(torch.float64, copy=True)


def collapse(
    experiment: Experiment,
    dataset: Dataset,
    network: Network,
    theta: Tensor,
    x: Tensor,
    target: Tensor,
    *,
    update: int = 0,
    feature: int = 0,
    effect_rows: int = EFFECT_ROWS,
    best: LeastSquares | None = None,
) -> Collapse:
    """Where ``network`` with ``theta`` is linear, beside least squares, over training rows ``x`` and ``target``.

    Both are float32, scaled, (rows, features) and (rows, 1). ``best`` is ``least_squares`` of the same rows, so that
    it need not be found again. ``feature`` is the one whose partial effect is drawn where there are more than two,
    averaged over the first ``effect_rows`` training rows.
    """
    best = best or least_squares(x, target)
    ends = None if dataset.features == 2 else dataset.domain[feature]
    in_data_units = partial(_in_data_units, dataset, ends=ends, feature=feature, effect_rows=effect_rows)
    with torch.inference_mode(), np.errstate(over="ignore", invalid="ignore"):
        stops = tuple((index, network.hidden[index].activation) for index in stopping_layers(network.hidden))
        # without a stop there is at most one run: the whole network
        whole = None if stops else _product(network.layout, theta)
        measured = _measured(network, theta, whole, x, target, best)
        runs = []
        for first, last in linear_runs(network.hidden):
            layouts = network.layout[first : last + 1]
            runs.append(_run(layouts, first, whole or _bounded(layouts, theta)))
        return Collapse(
            update=update,
            loss=experiment.training.loss,
            runs=tuple(runs),
            stops=stops,
            network=None if whole is None else in_data_units(whole[0][0].numpy(), float(whole[1])),
            best=in_data_units(best.weight, best.bias),
            unique=best.unique,
            measured=measured,
            ends=ends,
            feature=feature,
        )


def collapsed(
    experiment: Experiment, network: Network, theta: Tensor, first: int, last: int
) -> tuple[Experiment, Tensor]:
    """The experiment with linear layers ``first`` to ``last`` as a single one, and its parameters.

    Layers are counted from 0, the output is ``len(network.hidden)``. The new layer has the last one's activation; with
    the output among them no hidden layer of them is left. The function is the same but for the rounding to float32.
    Raises ``ValueError`` where an activation in between is not identity, and ``ExperimentError`` where the single
    layer would take too much memory, as behind a narrow layer it may.
    """
    layers = network.hidden
    if not 0 <= first < last <= len(layers):
        raise ValueError(f"layers {first} to {last} are no run of the {len(layers) + 1} linear layers")
    bent = [index for index in range(first, last) if layers[index].activation != LINEAR]
    if bent:
        raise ValueError(f"the {layers[bent[0]].activation} of hidden layer {bent[0]} keeps its layers apart")
    merged: tuple[Layer, ...] = (*layers[:first], *layers[last:])
    spec = msgspec.structs.replace(experiment.network, layers=merged)
    after = check(msgspec.structs.replace(experiment, network=spec), network.inputs)
    single = Network(merged, network.inputs)
    with torch.no_grad():
        weight, bias = _product(network.layout[first : last + 1], theta)
        new = torch.zeros(single.size)
        kept = (*network.layout[:first], None, *network.layout[last + 1 :])
        for layout, old in zip(single.layout, kept, strict=True):
            source = (weight, bias) if old is None else old.views(theta)
            for view, values in zip(layout.views(new), source, strict=True):
                view.copy_(values)
    return after, new


def _measured(
    network: Network,
    theta: Tensor,
    whole: tuple[Tensor, Tensor] | None,
    x: Tensor,
    target: Tensor,
    best: LeastSquares,
) -> Measured:
    """The network and, if it is ``whole`` one affine map, that map over as many rows as a picture can afford."""
    weights = sum(layout.fan_in * layout.fan_out for layout in network.layout)
    rows = min(len(x), max(FEWEST_ROWS, min(MEASURED_ROWS, int(MEASURED_WORK / weights))))
    output = network.forward(theta, x[:rows]).double()
    largest = np.float32(output.abs().max())
    rounding = float(np.spacing(largest)) if np.isfinite(largest) else math.nan
    if whole is not None:
        weight, bias = whole
        difference = float((output - (x[:rows].double() @ weight.t() + bias)).abs().max())
        # in float64 the map can be finite where the network is not
        mse = best.mse_of(weight[0].numpy(), float(bias)) if np.isfinite(largest) else math.nan
        return Measured(best.rows, mse, best.mse, best.mean_mse, difference, rounding)
    mse = float((output - target[:rows]).square().mean())
    if rows == best.rows:
        return Measured(rows, mse, best.mse, best.mean_mse, math.nan, rounding)
    wanted = target[:rows, 0].double().numpy()
    line = x[:rows].double().numpy() @ best.weight + best.bias
    level = best.bias + best.weight @ best.mean
    best_mse, mean_mse = (float(np.square(guess - wanted).mean()) for guess in (line, level))
    return Measured(rows, mse, best_mse, mean_mse, math.nan, rounding)


def _in_data_units(
    dataset: Dataset, weight: FloatArray, bias: float, *, ends: FloatArray | None, feature: int, effect_rows: int
) -> Line:
    """``weight · x + bias`` of scaled x and y as a function of x and y in the data's units."""
    inputs, target = dataset.x_scaling, dataset.y_scaling
    slopes = weight * (target.deviation[0] / inputs.deviation)
    intercept = float(bias * target.deviation[0] + target.mean[0] - slopes @ inputs.mean)
    values = None
    if ends is not None:
        start = intercept
        if dataset.features > 1:
            others = dataset.x[dataset.subsets[0][:effect_rows]].mean(0)
            others[feature] = 0.0
            start += float(slopes @ others)
        values = read_only(slopes[feature] * ends + start)
    return Line(read_only(slopes), intercept, values)


def _run(layouts: tuple[LayerLayout, ...], first: int, product: tuple[Tensor, Tensor] | None) -> Run:
    weight = bias = None
    if product is not None and product[0].numel() <= MAX_ENTRIES:
        weight, bias = (read_only(part.numpy()) for part in product)
    return Run(
        first=first,
        last=first + len(layouts) - 1,
        shapes=tuple((layout.fan_out, layout.fan_in) for layout in layouts),
        parameters=sum(layout.fan_out * (layout.fan_in + 1) for layout in layouts),
        weight=weight,
        bias=bias,
        weight_norm=math.nan if product is None else float(torch.linalg.norm(product[0])),
    )


def _bounded(layouts: tuple[LayerLayout, ...], theta: Tensor) -> tuple[Tensor, Tensor] | None:
    """Their product, or ``None`` where it is too much work for a picture."""
    work = min(_leftward_cost(layouts), _rightward_cost(layouts))
    return _product(layouts, theta) if work <= MAX_WORK else None


def _rightward_cost(layouts: tuple[LayerLayout, ...]) -> int:
    """Multiplications of ``W_n (… (W_2 W_1))``."""
    return sum(layout.fan_out * layout.fan_in for layout in layouts[1:]) * layouts[0].fan_in


def _leftward_cost(layouts: tuple[LayerLayout, ...]) -> int:
    """Multiplications of ``((W_n W_(n-1)) …) W_1``."""
    return sum(layout.fan_out * layout.fan_in for layout in layouts[:-1]) * layouts[-1].fan_out


def _product(layouts: tuple[LayerLayout, ...], theta: Tensor) -> tuple[Tensor, Tensor]:
    """Weight (fan_out, fan_in) and bias (fan_out,) of these layers one after another, float64, from the cheaper end."""
    views = [layout.views(theta) for layout in layouts]
    if _leftward_cost(layouts) <= _rightward_cost(layouts):
        weight, bias = (view.double() for view in views[-1])
        for matrix, shift in reversed(views[:-1]):
            bias = bias + weight @ shift.double()
            weight = _before(weight, matrix)
        return weight, bias
    weight, bias = (view.double() for view in views[0])
    for matrix, shift in views[1:]:
        both = _after(matrix, torch.cat([weight, bias[:, None]], 1))
        weight, bias = both[:, :-1], both[:, -1] + shift
    return weight, bias


def _before(left: Tensor, matrix: Tensor) -> Tensor:
    """``left @ matrix`` in float64 for a float32 ``matrix``."""
    if len(matrix) <= CHUNK:
        return left @ matrix.double()
    total = torch.zeros(len(left), matrix.shape[1], dtype=torch.float64)
    for columns, rows in zip(torch.split(left, CHUNK, 1), torch.split(matrix, CHUNK), strict=True):
        total.addmm_(columns, rows.double())
    return total


def _after(matrix: Tensor, right: Tensor) -> Tensor:
    """``matrix @ right`` in float64 for a float32 ``matrix``."""
    if len(matrix) <= CHUNK:
        return matrix.double() @ right
    # transposed, which is three times as fast for a narrow ``right``
    wide = right.t().contiguous()
    return torch.cat([wide @ rows.double().t() for rows in torch.split(matrix, CHUNK)], 1).t()
