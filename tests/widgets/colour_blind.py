"""How colours look to people who lack a kind of cone, and how far apart they then are.

The simulation is that of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency" (IEEE TVCG 15(6), 2009), with the published matrices for a severity of 1, applied to linear RGB. Distances
are Euclidean in CIELAB (CIE 1976) under D65, where 2.3 is a just noticeable difference.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MATRICES = {
    "all cones": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = TO_XYZ @ np.ones(3)

Vector = NDArray[np.float64]


def linear(colour: str) -> Vector:
    """``#rrggbb`` as linear RGB."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def seen(colour: str, by: str) -> Vector:
    """CIELAB of ``colour`` as somebody with this vision sees it."""
    shares = TO_XYZ @ np.clip(MATRICES[by] @ linear(colour), 0.0, 1.0) / WHITE
    cubic = np.where(shares > (6 / 29) ** 3, np.cbrt(shares), shares / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * cubic[1] - 16, 500 * (cubic[0] - cubic[1]), 200 * (cubic[1] - cubic[2])])


def distance(one: str, other: str, by: str) -> float:
    """How far apart two colours are in CIELAB."""
    return float(np.linalg.norm(seen(one, by) - seen(other, by)))
