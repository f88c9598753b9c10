"""Gradient norms over a run, of its snapshots."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
from torch import Tensor

from playground.experiment import Training
from playground.flow import FlowHistory
from playground.frames import KINDS, FloatArray, read_only
from playground.gradients import Probe


class NormHistory:
    """Gradient norms of every layer at a run's snapshots, computed when somebody looks, a few at a time."""

    def __init__(self) -> None:
        self._of: tuple[Probe, str, float] | None = None
        # the snapshot itself too: another run has other parameters at the same update
        self._columns: dict[int, tuple[Tensor, FloatArray]] = {}

    def columns(
        self, probe: Probe, training: Training, updates: Sequence[int], snapshots: Sequence[Tensor], seconds: float
    ) -> FlowHistory:
        """The norms at those of ``snapshots``, taken after ``updates``, that are computed by now, oldest first.

        At most about ``seconds`` go into missing ones, the newest first, and at least one is computed. The norms are
        those of this network and loss: another ``probe`` or loss begins anew.
        """
        started = time.perf_counter()
        of = probe, training.loss, training.huber_delta
        if self._of != of:
            self._of, self._columns = of, {}
        wanted = dict(zip(updates, snapshots, strict=True))
        self._columns = {
            update: column for update, column in self._columns.items() if wanted.get(update) is column[0]
        }
        for update in reversed(wanted):
            if update not in self._columns:
                self._columns[update] = wanted[update], probe.norms(wanted[update], training).copy()
                if time.perf_counter() - started >= seconds:
                    break
        return self._history(probe.layers)

    def _history(self, layers: int) -> FlowHistory:
        updates = sorted(self._columns)
        stacked = np.empty((len(KINDS), layers, len(updates)))
        for place, update in enumerate(updates):
            stacked[:, :, place] = self._columns[update][1]
        return FlowHistory(
            updates=read_only(np.array(updates, dtype=np.float64)),
            weight_norm=read_only(stacked[0]),
            signal_norm=read_only(stacked[2]),
        )
