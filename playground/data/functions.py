"""The named functions to learn: one table, one entry each, of one or two inputs.

A function is given by its formula alone, in the same language a person types into the formula field, so that the
text shown and the curve drawn cannot disagree. What is special about its samples stands beside it as two callables.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from playground.words import said

if TYPE_CHECKING:
    from numpy.random import Generator

    from playground.data.dataset import FloatArray
    from playground.data.formula import Formula

GAP = (-0.35, 0.35)
"""The part of the domain in the middle from which "gap" takes no sample."""
OUTLIER_SHARE = 0.08
OUTLIER_DISTANCE = (1.0, 2.0)
"""Outliers lie so far above or below the function, in the data's units, whatever the noise."""


def uniform(generator: Generator, samples: int, domain: FloatArray) -> FloatArray:
    """``samples`` inputs (samples, inputs), uniform over ``domain`` (inputs, 2)."""
    return generator.uniform(domain[:, 0], domain[:, 1], size=(samples, len(domain)))


def gaussian(generator: Generator, x: FloatArray, sigma: float) -> FloatArray:
    """Normal noise (n,) of standard deviation ``sigma`` for inputs ``x`` (n, inputs)."""
    return sigma * generator.standard_normal(len(x))


def _around_the_gap(generator: Generator, samples: int, domain: FloatArray) -> FloatArray:
    import numpy as np

    width = GAP[1] - GAP[0]
    x = generator.uniform(domain[:, 0], domain[:, 1] - width, size=(samples, len(domain)))
    return np.where(x > GAP[0], x + width, x)


def _growing(generator: Generator, x: FloatArray, sigma: float) -> FloatArray:
    # nothing at x = -1, twice sigma at x = 1: sigma on average
    return gaussian(generator, x, sigma) * (1.0 + x[:, 0])


def _with_outliers(generator: Generator, x: FloatArray, sigma: float) -> FloatArray:
    noise = gaussian(generator, x, sigma)
    rows = generator.choice(len(x), max(1, round(OUTLIER_SHARE * len(x))), replace=False)
    noise[rows] += generator.choice((-1.0, 1.0), len(rows)) * generator.uniform(*OUTLIER_DISTANCE, len(rows))
    return noise


class Function(msgspec.Struct, frozen=True):
    """One entry of the table.

    ``draw(generator, samples, domain)`` gives inputs (samples, inputs); ``disturb(generator, x, sigma)`` gives what
    is added to the noiseless targets (samples,). ``domain`` is one (low, high) per input.
    """

    label: str
    about: str
    formula: str
    inputs: int = 1
    limits: tuple[float, float] = (-1.0, 1.0)
    draw: Callable[[Generator, int, FloatArray], FloatArray] = uniform
    disturb: Callable[[Generator, FloatArray, float], FloatArray] = gaussian

    @property
    def domain(self) -> FloatArray:
        """Lowest and highest value of each input, (inputs, 2)."""
        import numpy as np

        return np.array([self.limits] * self.inputs)

    def function(self, x: FloatArray) -> FloatArray:
        """The noiseless targets (n,) of inputs (n, inputs)."""
        return _parsed(self.formula).drawn(x)


@functools.cache
def _parsed(text: str) -> Formula:
    from playground.data.formula_parser import parse

    return parse(text)


FUNCTIONS: dict[str, Function] = {
    "line": Function(said(
        "Line"
    ), said("One straight line: a network without hidden layers is enough."), "0.7*x + 0.1"),
    "parabola": Function(said("Parabola"), said("One bend; symmetric about 0."), "1.6*x^2 - 0.8"),
    "sine": Function(said("Sine"), said("Two full waves of equal height."), "0.8*sin(2*pi*x)"),
    "damped_sine": Function(
        said("Damped sine"), said("Waves that fade from the middle towards both ends."), "0.8*exp(-1.2*abs(x))*sin(9*x)"
    ),
    "step": Function(said(
        "Step"
    ), said("A jump at 0, which no smooth network can follow exactly."), "1.2*step(x) - 0.6"),
    "absolute": Function(said(
        "Absolute value"
    ), said("A kink at 0: two ReLU units draw it exactly."), "1.6*abs(x) - 0.8"),
    "chirp": Function(
        said(
            "Chirp"
        ), said("A sine with rising frequency: slow waves are learnt long before fast ones."), "0.8*sin(2*pi*(x + 1)^2)"
    ),
    "gap": Function(
        said("Gap in the middle"),
        said("No sample comes from the middle: see what the network makes up there."),
        "0.8*sin(4*x)*cos(2*x)",
        draw=_around_the_gap,
    ),
    "heteroscedastic": Function(
        said("Growing noise"),
        said("The noise grows with x, from nothing on the left to twice σ on the right."),
        "0.5*x + 0.3*sin(4*x)",
        disturb=_growing,
    ),
    "outliers": Function(
        said("Outliers"),
        said("Some samples lie far off: compare MSE with MAE and Huber."),
        "0.6*sin(3*x)",
        disturb=_with_outliers,
    ),
    "plane": Function(said("Plane"), said("A tilted plane: linear in both inputs."), "0.6*x1 - 0.4*x2 + 0.1", inputs=2),
    "gaussian_bumps": Function(
        said("Gaussian bumps"),
        said("Two hills and a hollow on flat ground."),
        "0.9*exp(-8*((x1 - 0.4)^2 + (x2 - 0.4)^2)) + 0.6*exp(-12*((x1 + 0.5)^2 + (x2 - 0.3)^2))"
        " - 0.8*exp(-8*((x1 + 0.2)^2 + (x2 + 0.5)^2))",
        inputs=2,
    ),
    "ripple": Function(said(
        "Ripple"
    ), said("Rings around the centre, as on water."), "0.8*cos(9*sqrt(x1^2 + x2^2))", inputs=2),
    "saddle": Function(said(
        "Saddle"
    ), said("Up along one input, down along the other."), "0.8*(x1^2 - x2^2)", inputs=2),
    "checker": Function(
        said(
            "Checker"
        ), said("A board of four by four squares with sharp edges."), "0.8*sign(sin(2*pi*x1)*sin(2*pi*x2))", inputs=2
    ),
}
"""Every named function by its name in experiment files. Adding one is one entry here."""
