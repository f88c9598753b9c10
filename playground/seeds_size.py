"""How large the networks of many seeds may be together."""

from __future__ import annotations

from playground.experiment import ExperimentError
from playground.network import Network
from playground.words import readable_bytes, said

MAX_BYTES = 1024**3
"""What the members may take in memory, all together."""
MAX_WORK = 5e8
"""Multiplications of one update of all members, some tenths of a second at most: nothing can be stopped within."""


def check_size(network: Network, runs: int, rows: int) -> None:
    """Raise ``ExperimentError`` if ``runs`` of ``network`` with batches of ``rows`` rows are too large together."""
    units = sum(layout.fan_out for layout in network.layout)
    weights = sum(layout.fan_in * layout.fan_out for layout in network.layout)
    needed = 4 * runs * (8 * network.size + 4 * rows * (network.inputs + units))
    if needed > MAX_BYTES:
        raise ExperimentError(
            "network.layers",
            said(
                "{runs} of these networks at once would need {needed} of memory, at most {most}: use fewer units, or "
                "a smaller batch",
                runs=runs,
                needed=readable_bytes(needed),
                most=readable_bytes(MAX_BYTES),
            ),
        )
    if 3.0 * runs * rows * weights > MAX_WORK:
        raise ExperimentError(
            "network.layers",
            said(
                "one update of {runs} of these networks at once is {work:.3g} billion multiplications, at most "
                "{most:g} billion: use fewer units, or a smaller batch",
                runs=runs,
                work=3 * runs * rows * weights / 1e9,
                most=MAX_WORK / 1e9,
            ),
        )
