"""The numbers that a lesson can ask for, computed from this very network: one table."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import msgspec

from playground.experiment import Experiment, parameter_count
from playground.frames import Frame, Wish


class Quantity(msgspec.Struct, frozen=True):
    """``compute`` gives the number, or ``None`` while it is not known; ``wish`` is what a frame has to hold for it."""

    compute: Callable[[Experiment, Frame | None], float | None]
    wish: Wish = Wish.NONE


def _slope(_experiment: Experiment, frame: Frame | None) -> float | None:
    """The slope of the line that a linear network of one input is, in the data's own units."""
    line = frame.collapse.network if frame is not None and frame.collapse is not None else None
    return float(line.slopes[0]) if line is not None and len(line.slopes) == 1 else None


def _signal(layer: int) -> Callable[[Experiment, Frame | None], float | None]:
    """``‖∂L/∂z‖`` of a layer, as an index into ``Flow.signal_norm``."""

    def norm(_experiment: Experiment, frame: Frame | None) -> float | None:
        return float(frame.flow.signal_norm[layer]) if frame is not None and frame.flow is not None else None

    return norm


def _ratio(_experiment: Experiment, frame: Frame | None) -> float | None:
    """``‖∂L/∂z‖`` of layer 1 as a share of the output layer's."""
    flow = frame.flow if frame is not None else None
    if flow is None or not flow.signal_norm[-1] > 0:
        return None
    return float(flow.signal_norm[0] / flow.signal_norm[-1])


def _fading(_experiment: Experiment, frame: Frame | None) -> float | None:
    """By what the gradient is multiplied at every layer on its way back, as a geometric mean."""
    flow = frame.flow if frame is not None else None
    if flow is None or len(flow.signal_norm) < 2 or not (flow.signal_norm[0] > 0 and flow.signal_norm[-1] > 0):
        return None
    steps = len(flow.signal_norm) - 1
    return math.exp(math.log(float(flow.signal_norm[0]) / float(flow.signal_norm[-1])) / steps)


def _parameters(experiment: Experiment, frame: Frame | None) -> float | None:
    """The number of weights and biases of a network with one input."""
    return float(parameter_count(experiment.network, 1)) if frame is not None else None


def _loss(_experiment: Experiment, frame: Frame | None) -> float | None:
    return frame.train.loss if frame is not None and frame.train is not None else None


def _test_r2(_experiment: Experiment, frame: Frame | None) -> float | None:
    return frame.test.r2 if frame is not None and frame.test is not None else None


QUANTITIES: Mapping[str, Quantity] = {
    "collapsed_slope": Quantity(_slope, Wish.COLLAPSE),
    "parameters": Quantity(_parameters),
    "train_loss": Quantity(_loss, Wish.METRICS),
    "test_r2": Quantity(_test_r2, Wish.METRICS),
    "first_gradient": Quantity(_signal(0), Wish.FLOW),
    "last_gradient": Quantity(_signal(-1), Wish.FLOW),
    "gradient_ratio": Quantity(_ratio, Wish.FLOW),
    "gradient_factor": Quantity(_fading, Wish.FLOW),
}
"""Every quantity by its name in ``lesson.json``."""
