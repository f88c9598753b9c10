"""Checkpoints as files and back, or packed in memory: see ``playground.stored_run`` for what such a file holds."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Hashable, Sequence
from functools import cache
from typing import Generic, TypeVar

import msgspec
import numpy as np
import torch
from torch import Tensor

from playground.checkpoint import Checkpoint
from playground.data.dataset import Dataset
from playground.divergence import Divergence
from playground.experiment import Experiment, ExperimentError
from playground.history import LossHistory
from playground.optimizers import OPTIMIZER_CLASSES
from playground.packed_run import Columns, PackedRun, in_one_piece
from playground.stored_run import DivergenceFacts, HistoryFacts, RunFacts, SnapshotFacts, StoredRun
from playground.tensor_file import Array, pack_tensors
from playground.trajectory import Snapshot, Trajectory
from playground.words import Said, message_of, said

T = TypeVar("T")

AS_THEY_ARE = (
    "update", "epoch", "optimizer_steps", "position", "epoch_loss", "epoch_rows", "epochs_without_gain", "epoch_goal",
    "touched", "best_epoch",
)  # fmt: skip
"""Fields of a snapshot that are plain numbers."""
PACKED_SNAPSHOT_BYTES = 4 * 1024**2


class Shelf(Generic[T]):
    """Values in the order in which they were first placed; the same one, by ``key``, has one place."""

    def __init__(self, key: Callable[[T], Hashable] = id) -> None:
        self._key = key
        self._places: dict[Hashable, int] = {}
        self.values: list[T] = []

    def place(self, value: T) -> int:
        """Where ``value`` stands."""
        key = self._key(value)
        if key not in self._places:
            self._places[key] = len(self.values)
            self.values.append(value)
        return self._places[key]

    def place_if_any(self, value: T | None) -> int | None:
        """Where ``value`` stands; ``None`` for none."""
        return None if value is None else self.place(value)


def pack_run(
    checkpoint: Checkpoint, dataset: Dataset, name_of: Callable[[Dataset], str], room: int | None = None
) -> bytes:
    """``checkpoint`` as a file. Its ``dataset``, and those of its snapshots, are in files called ``name_of``.

    With ``room``, in bytes, as many of the trajectory's snapshots are left out as it takes, but for the first and the
    best; the run goes on to the bit all the same.
    """
    facts, arrays = _Packer(checkpoint, dataset).pack(name_of, room)
    return pack_tensors(arrays, msgspec.json.encode(facts))


def packed(checkpoint: Checkpoint, dataset: Dataset, most: int | None = None) -> PackedRun:
    """``checkpoint``, which was trained on ``dataset``, in one large piece of memory.

    Of a large network's snapshots some are left out, so that they take no more than ``PACKED_SNAPSHOT_BYTES``, and
    than ``most`` bytes.
    """
    packer = _Packer(checkpoint, dataset)
    facts, arrays = packer.pack(lambda _dataset: "", min(PACKED_SNAPSHOT_BYTES, most or PACKED_SNAPSHOT_BYTES))
    now = facts.snapshots[facts.now]
    moments = {*facts.spread, *(() if facts.best is None else (facts.best,))}
    rows = sorted({(each.update, each.theta) for each in map(facts.snapshots.__getitem__, moments)})
    columns = Columns.of(arrays.pop("orders"))
    pieces = in_one_piece(arrays | {"orders": columns.values})
    return PackedRun(
        experiment=checkpoint.now.experiment,
        update=checkpoint.now.update,
        stopped=checkpoint.stopped,
        facts=zlib.compress(msgspec.json.encode(facts), 1),
        orders=msgspec.structs.replace(columns, values=pieces.pop("orders")),
        arrays=pieces,
        datasets=packer.datasets,
        divergence=checkpoint.divergence,
        row=now.theta,
        moments=np.array(rows, dtype=np.int64),
    )


def unpacked(run: PackedRun) -> Checkpoint:
    """The checkpoint that ``run`` was packed of."""
    facts = msgspec.json.decode(zlib.decompress(run.facts), type=RunFacts)
    checkpoint = thaw(StoredRun(facts, run.arrays | {"orders": run.orders.rows}, run.datasets))
    # a file has only the text of it
    return msgspec.structs.replace(checkpoint, divergence=run.divergence)


class _Packer:
    def __init__(self, checkpoint: Checkpoint, dataset: Dataset) -> None:
        self._checkpoint = checkpoint
        self._experiments: Shelf[Experiment] = Shelf()
        self._datasets: Shelf[Dataset] = Shelf()
        self._datasets.place(dataset)
        self._parameters: Shelf[Tensor] = Shelf()
        self._orders: Shelf[Tensor] = Shelf()
        self._ratios: Shelf[Array] = Shelf()
        self._rows: Shelf[tuple[Tensor, Tensor]] = Shelf(lambda rows: id(rows[0]))
        self._snapshots: Shelf[Snapshot] = Shelf()

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """What the run trains on, and those of its snapshots, once it is packed."""
        return tuple(self._datasets.values)

    def pack(
        self, name_of: Callable[[Dataset], str], room: int | None
    ) -> tuple[RunFacts, dict[str, Array]]:
        checkpoint, trajectory = self._checkpoint, self._checkpoint.trajectory
        spread, stride = trajectory.spread, trajectory.stride
        while room is not None and len(spread) > 1 and sum(snapshot.bytes for snapshot in spread) > room:
            spread, stride = spread[::2], 2 * stride
        now = self._snapshots.place(checkpoint.now)
        best = self._snapshots.place_if_any(trajectory.best)
        places = tuple(self._snapshots.place(snapshot) for snapshot in spread)
        snapshots = self._all_snapshots()
        history, arrays = _history(checkpoint.history)
        facts = RunFacts(
            datasets=tuple(map(name_of, self._datasets.values)),
            experiments=tuple(self._experiments.values),
            snapshots=snapshots,
            row_sets=tuple(len(x) for x, _ in self._rows.values),
            now=now,
            spread=places,
            best=best,
            stride=stride,
            history=history,
            stopped=checkpoint.stopped,
            divergence=_divergence(checkpoint.divergence),
        )
        arrays |= {
            "parameters": _rows([tensor.numpy() for tensor in self._parameters.values], np.float32),
            "orders": _rows([tensor.numpy() for tensor in self._orders.values], np.uint8),
            "ratios": _rows(self._ratios.values, np.float64),
            "rows": self._row_sets(),
        }
        return facts, arrays

    def _row_sets(self) -> Array:
        """Features and targets of all row sets, one after another."""
        sets = [torch.cat(rows, dim=1).numpy() for rows in self._rows.values]
        return np.concatenate(sets) if sets else np.empty((0, 0), np.float32)

    def _all_snapshots(self) -> tuple[SnapshotFacts, ...]:
        """Those on the shelf, and the best ones of theirs, which join it on the way."""
        facts: list[SnapshotFacts] = []
        while len(facts) < len(self._snapshots.values):
            facts.append(self._snapshot(self._snapshots.values[len(facts)]))
        return tuple(facts)

    def _snapshot(self, snapshot: Snapshot) -> SnapshotFacts:
        parameters = self._parameters
        return SnapshotFacts(
            **{name: getattr(snapshot, name) for name in AS_THEY_ARE},
            experiment=self._experiments.place(snapshot.experiment),
            theta=parameters.place(snapshot.theta),
            optimizer_state={name: parameters.place(state) for name, state in snapshot.optimizer_state.items()},
            order=self._orders.place_if_any(snapshot.order),
            best_valid=_finite(snapshot.best_valid),
            best=self._snapshots.place_if_any(snapshot.best),
            before=parameters.place_if_any(snapshot.before),
            update_ratio=self._ratios.place_if_any(snapshot.update_ratio),
            dataset=self._datasets.place_if_any(snapshot.dataset),
            rows=self._rows.place_if_any(snapshot.rows),
        )


def thaw(stored: StoredRun) -> Checkpoint:
    """The checkpoint that ``stored`` was made of; ``ExperimentError`` if its optimiser or its generator cannot be."""
    facts = stored.facts
    thawer = _Thawer(stored)
    bare = [thawer.snapshot(each, None) for each in facts.snapshots]
    snapshots = [
        each if place.best is None else thawer.snapshot(place, bare[place.best])
        for place, each in zip(facts.snapshots, bare, strict=True)
    ]
    best = None if facts.best is None else snapshots[facts.best]
    trajectory = Trajectory.of([snapshots[place] for place in facts.spread], best, facts.stride)
    return Checkpoint(
        snapshots[facts.now], _thawed_history(stored), trajectory, facts.stopped, _thawed_divergence(facts.divergence)
    )


class _Thawer:
    """Makes snapshots that share what they shared. Every tensor has memory of its own, aligned as PyTorch does."""

    def __init__(self, stored: StoredRun) -> None:
        self._facts, self._datasets = stored.facts, stored.datasets
        self._parameters = [torch.tensor(row) for row in stored.arrays["parameters"]]
        self._orders = [torch.tensor(row) for row in stored.arrays["orders"]]
        self._ratios = stored.arrays["ratios"]
        ends = np.cumsum(stored.facts.row_sets, dtype=np.int64)[:-1]
        sets = np.split(stored.arrays["rows"], ends) if stored.facts.row_sets else []
        self._rows = [(torch.tensor(rows[:, :-1]), torch.tensor(rows[:, -1:])) for rows in sets]
        for order in self._orders:
            try:
                torch.Generator().set_state(order)
            except RuntimeError:
                raise ExperimentError("", said("the state of a generator of random numbers in it is none")) from None

    def snapshot(self, facts: SnapshotFacts, best: Snapshot | None) -> Snapshot:
        """The snapshot of ``facts``, whose best one is ``best``."""
        experiment = self._facts.experiments[facts.experiment]
        if facts.optimizer_state and facts.optimizer_state.keys() != _remembered(experiment.training.optimizer):
            names = ", ".join(sorted(facts.optimizer_state))[:80]
            raise ExperimentError(
                "",
                said(
                    "{optimizer} does not remember {names}, as this run says",
                    optimizer=experiment.training.optimizer,
                    names=names,
                ),
            )
        values = {name: getattr(facts, name) for name in AS_THEY_ARE}
        return Snapshot(
            **values,
            experiment=experiment,
            theta=self._parameters[facts.theta],
            optimizer_state={name: self._parameters[row] for name, row in facts.optimizer_state.items()},
            order=None if facts.order is None else self._orders[facts.order],
            best_valid=math.inf if facts.best_valid is None else facts.best_valid,
            best=best,
            before=None if facts.before is None else self._parameters[facts.before],
            update_ratio=None if facts.update_ratio is None else self._ratios[facts.update_ratio],
            dataset=None if facts.dataset is None else self._datasets[facts.dataset],
            rows=None if facts.rows is None else self._rows[facts.rows],
        )


@cache
def _remembered(optimizer: str) -> frozenset[str]:
    """Names of what an optimiser remembers."""
    return frozenset(OPTIMIZER_CLASSES[optimizer](torch.zeros(1), torch.zeros(1)).state)


def _rows(values: Sequence[Array], dtype: type[np.generic]) -> Array:
    """``values`` of one length as rows; no row at all where there is none."""
    return np.stack(values) if values else np.empty((0, 0), dtype)


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _history(history: LossHistory) -> tuple[HistoryFacts, dict[str, Array]]:
    state = history.state()
    arrays = {name: value for name, value in state.items() if isinstance(value, np.ndarray)}
    numbers = {name: value for name, value in state.items() if name not in arrays}
    numbers["best_valid"] = _finite(numbers["best_valid"])
    return HistoryFacts(**numbers), arrays


def _thawed_history(stored: StoredRun) -> LossHistory:
    numbers = msgspec.structs.asdict(stored.facts.history)
    if numbers["best_valid"] is None:
        numbers["best_valid"] = math.inf
    arrays = {name: stored.arrays[name] for name in ("epochs", "newest_epoch", "batches", "pending")}
    try:
        return LossHistory.of(numbers | arrays)
    except ValueError as error:
        raise ExperimentError("", said("its curves cannot be: {problem}", problem=message_of(error))) from None


def _divergence(divergence: Divergence | None) -> DivergenceFacts | None:
    if divergence is None:
        return None
    return DivergenceFacts(
        update=divergence.update,
        layer=divergence.layer,
        layer_name=str(divergence.layer_name),
        cause=str(divergence.cause),
        loss=repr(divergence.loss),
        loss_before=repr(divergence.loss_before),
        advice=tuple(str(text) for text in divergence.advice),
    )


def _thawed_divergence(facts: DivergenceFacts | None) -> Divergence | None:
    if facts is None:
        return None
    return Divergence(
        update=facts.update,
        layer=facts.layer,
        # in the words of the day: only the text was written down
        layer_name=Said(facts.layer_name),
        cause=Said(facts.cause),
        loss=float(facts.loss),
        loss_before=float(facts.loss_before),
        advice=tuple(Said(text) for text in facts.advice),
    )
