"""Where the arrow keys take the selection in the network diagram."""

from __future__ import annotations

import numpy as np

from playground.diagram import Diagram, IndexArray, Parameter


def moved(diagram: Diagram, selected: Parameter | None, way: str) -> Parameter:
    """What is selected after an arrow key: ``way`` is "left", "right", "up" or "down", with Shift "far up", ….

    From a unit (its bias): left to the strongest weight into it, right to the strongest out of it, up and down to its
    neighbours. From a weight: left and right to the units at its ends, up and down to the other weights into the same
    unit, with Shift to those out of the same source. Without a selection, the output. At an edge it stays.
    """
    if selected is None:
        return Parameter(len(diagram.layers) - 1, 0, None)
    layer = diagram.layers[selected.layer]
    if selected.source is None:
        return _from_unit(diagram, selected, way.removeprefix("far "))
    if way.endswith("left"):
        if selected.layer == 0:
            return selected
        return Parameter(selected.layer - 1, selected.source, None)
    if way.endswith("right"):
        return Parameter(selected.layer, selected.unit, None)
    step = -1 if way.endswith("up") else 1
    if way.startswith("far "):
        return Parameter(selected.layer, _next(layer.shown, selected.unit, step), selected.source)
    return Parameter(selected.layer, selected.unit, _next(sources(diagram, selected.layer), selected.source, step))


def sources(diagram: Diagram, layer: int) -> IndexArray:
    """Which units (or inputs) before ``layer`` are shown."""
    return diagram.layers[layer - 1].shown if layer else diagram.inputs_shown


def _from_unit(diagram: Diagram, selected: Parameter, way: str) -> Parameter:
    layer = diagram.layers[selected.layer]
    place = int(np.searchsorted(layer.shown, selected.unit))
    if way == "left":
        strongest = int(np.abs(layer.weight[place]).argmax())
        return Parameter(selected.layer, selected.unit, int(sources(diagram, selected.layer)[strongest]))
    if way == "right":
        if selected.layer == len(diagram.layers) - 1:
            return selected
        after = diagram.layers[selected.layer + 1]
        strongest = int(np.abs(after.weight[:, place]).argmax())
        return Parameter(selected.layer + 1, int(after.shown[strongest]), selected.unit)
    return Parameter(selected.layer, _next(layer.shown, selected.unit, -1 if way == "up" else 1), None)


def _next(shown: IndexArray, now: int, step: int) -> int:
    place = int(np.searchsorted(shown, now)) + step
    return int(shown[min(max(place, 0), len(shown) - 1)])
