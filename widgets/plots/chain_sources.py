"""Which entries of its terms an entry of a step's result is made of."""

from __future__ import annotations

from typing import NamedTuple

from playground.walk import Step
from widgets.plots.chain_blocks import Cell


class Span(NamedTuple):
    """Entries of a matrix: one row, one column or one entry; ``None`` where the index runs over all."""

    row: int | None
    column: int | None


PRODUCTS: dict[str, tuple[str, str]] = {
    "affine": ("row", "column"),
    "prediction": ("row", "column"),
    "weight_gradient": ("row", "other_row"),
    "activation_gradient": ("transposed", "column"),
}
"""Of a matrix product's two factors: where the index of the result's row, and of its column, goes."""


def sources(step: Step, term: int, cell: Cell) -> Span | None:
    """What of term number ``term`` goes into entry ``cell`` of the result; ``None`` if all or nothing special."""
    roles = PRODUCTS.get(step.kind)
    rows, columns = step.terms[term].value.shape
    if roles is not None and term < len(roles):
        return {
            "row": Span(cell.row, None),
            "column": Span(None, cell.column),
            "other_row": Span(cell.column, None),
            "transposed": Span(None, cell.row),
        }[roles[term]]
    if step.kind == "bias_gradient" or (roles is not None and columns == 1):
        return Span(cell.row, None)
    if (rows, columns) == step.result.value.shape and rows * columns > 1:
        return Span(cell.row, cell.column)
    return None
