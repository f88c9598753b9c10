"""A curve that was guessed, beside the one that came: how far apart they are."""

from __future__ import annotations

import msgspec
import numpy as np

from playground.frames import FloatArray, LossCurves

FEWEST_EPOCHS = 3
"""With fewer losses of epochs on the way, those of the batches are the curve."""


class Miss(msgspec.Struct, frozen=True):
    """``mean`` and ``worst`` absolute distance over the guessed stretch, in the curve's units; ``at`` is where."""

    mean: float
    worst: float
    at: float


def miss(x: FloatArray, guess: FloatArray, true_x: FloatArray, true: FloatArray) -> Miss | None:
    """Compare a guess (n,) over ``x`` (n,), nan where nothing was drawn, with a curve (m,) over ``true_x`` (m,).

    The curve is read off at the guess's own places, by lines between its points. ``None`` where they have no place
    in common or the curve is not finite there.
    """
    if not len(true_x):
        return None
    drawn = np.isfinite(guess) & (x >= true_x[0]) & (x <= true_x[-1])
    if not drawn.any():
        return None
    away = np.abs(guess[drawn] - np.interp(x[drawn], true_x, true))
    if not np.isfinite(away).all():
        return None
    worst = int(away.argmax())
    return Miss(float(away.mean()), float(away[worst]), float(x[drawn][worst]))


def losses_between(curves: LossCurves, first: float, last: float) -> tuple[FloatArray, FloatArray]:
    """Updates (n,) and training losses (n,) from update ``first`` to ``last``, of epochs or else of batches."""
    inside = (curves.updates >= first) & (curves.updates <= last)
    if inside.sum() >= FEWEST_EPOCHS:
        return curves.updates[inside], curves.train[inside]
    batches = (curves.batch_updates >= first) & (curves.batch_updates <= last)
    updates = np.concatenate([curves.updates[inside], curves.batch_updates[batches]])
    losses = np.concatenate([curves.train[inside], curves.batch_losses[batches]])
    order = np.argsort(updates, kind="stable")
    return updates[order], losses[order]


def stroke(x: FloatArray, y: FloatArray, start: tuple[float, float], end: tuple[float, float]) -> FloatArray:
    """``y`` (n,) over the rising ``x`` (n,) after a line was drawn over it from ``start`` to ``end``.

    The nearest place of either end counts as met, so that a dot is something, too.
    """
    (x0, y0), (x1, y1) = sorted((start, end))
    first, last = (int(np.abs(x - at).argmin()) for at in (x0, x1))
    drawn = y.copy()
    places = x[first : last + 1]
    drawn[first : last + 1] = np.interp(places, [x0, x1], [y0, y1]) if x1 > x0 else end[1]
    return drawn


def filled(y: FloatArray) -> FloatArray:
    """``y`` (n,) with gaps between drawn places closed by lines; nan stays before the first and after the last."""
    known = np.flatnonzero(np.isfinite(y))
    if not len(known):
        return y
    whole = y.copy()
    inside = np.arange(known[0], known[-1] + 1)
    whole[inside] = np.interp(inside, known, y[known])
    return whole
