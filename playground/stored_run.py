"""One run as one safetensors file, as far as PyTorch is not needed: what it holds, and every check of it.

Equal tensors are written once: all parameter vectors, those of the optimiser too, are rows of ``parameters``, and
everything else names its row. ``playground.run_file`` makes such files out of checkpoints, and checkpoints of them.
"""

from __future__ import annotations

import msgspec
import numpy as np

from playground.checking import check
from playground.data.dataset import Dataset
from playground.decode_words import located
from playground.experiment import Experiment, ExperimentError
from playground.layout import lay_out, theta_size
from playground.tensor_file import Array, unpack_tensors
from playground.words import said

MAX_SNAPSHOTS = 2048
MAX_NUMBER = 2**53
ARRAYS = {
    "parameters": (np.float32, 2),  # (rows, size)
    "orders": (np.uint8, 2),  # (orders, bytes of a generator's state)
    "ratios": (np.float64, 2),  # (ratios, layers)
    "rows": (np.float32, 2),  # (points, features + 1): rows that an epoch is of, those of all row sets in a row
    "epochs": (np.float64, 2),  # (epochs, 4): epoch, update, training and validation loss
    "newest_epoch": (np.float64, 1),
    "batches": (np.float64, 1),
    "pending": (np.float32, 1),
}
"""Every array of a run's file: its type and its dimensions."""


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of what is written as JSON beside the arrays."""


class SnapshotFacts(Facts, frozen=True):
    """A ``Snapshot``; tensors are rows, experiments and other snapshots places in their lists."""

    experiment: int
    update: int
    epoch: int
    theta: int
    optimizer_state: dict[str, int]
    optimizer_steps: int
    position: int
    order: int | None
    epoch_loss: float
    epoch_rows: int
    epochs_without_gain: int
    epoch_goal: int | None
    touched: bool
    best_epoch: int | None
    best_valid: float | None  # JSON has no infinity, which stands for none yet
    best: int | None
    before: int | None
    update_ratio: int | None
    dataset: int | None
    rows: int | None


class HistoryFacts(Facts, frozen=True):
    """A ``LossHistory`` without its arrays."""

    epoch_stride: int
    batch_stride: int
    first_update: int
    open_sum: float
    open_count: int
    best_epoch: int | None
    best_valid: float | None


class DivergenceFacts(Facts, frozen=True):
    """A ``Divergence``; losses as text, because they may be no numbers."""

    update: int
    layer: int
    layer_name: str
    cause: str
    loss: str
    loss_before: str
    advice: tuple[str, ...]


class RunFacts(Facts, frozen=True):
    """A ``Checkpoint``. ``spread`` and ``stride`` are the trajectory's.

    ``datasets`` names the files of the run's dataset, first, and of those that its snapshots had.
    """

    datasets: tuple[str, ...]
    experiments: tuple[Experiment, ...]
    snapshots: tuple[SnapshotFacts, ...]
    row_sets: tuple[int, ...]  # how many rows each has
    now: int
    spread: tuple[int, ...]
    best: int | None
    stride: int
    history: HistoryFacts
    stopped: str | None
    divergence: DivergenceFacts | None


class StoredRun(msgspec.Struct, frozen=True, eq=False):
    """A run's file, checked, with its datasets."""

    facts: RunFacts
    arrays: dict[str, Array]
    datasets: tuple[Dataset, ...]

    @property
    def dataset(self) -> Dataset:
        """What the run trains on."""
        return self.datasets[0]

    @property
    def update(self) -> int:
        """Updates that the run had done."""
        return self.facts.snapshots[self.facts.now].update

    @property
    def experiment(self) -> Experiment:
        """What the run was of when it was stored."""
        return self.facts.experiments[self.facts.snapshots[self.facts.now].experiment]


def unpack_run(content: bytes, name: str) -> tuple[RunFacts, dict[str, Array]]:
    """The facts and arrays of a file called ``name``; ``ExperimentError`` says what in it cannot be."""
    arrays, plain = unpack_tensors(content, name)
    try:
        facts = msgspec.json.decode(plain, type=RunFacts)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ExperimentError(
            "", said("{name}: {problem}", name=name, problem=located(error))
        ) from None
    if arrays.keys() != ARRAYS.keys():
        raise ExperimentError("", said("{name}: an array is missing, or one too many is there", name=name))
    for key, (dtype, dimensions) in ARRAYS.items():
        if arrays[key].dtype != dtype or arrays[key].ndim != dimensions:
            raise ExperimentError("", said("{name}: {key} has a wrong type or shape", name=name, key=key))
    if problem := _problem_of_places(facts, arrays) or _problem_of_numbers(facts) or _problem_of_values(arrays):
        raise ExperimentError("", said("{name}: {problem}", name=name, problem=problem))
    return facts, arrays


def check_run(facts: RunFacts, arrays: dict[str, Array], datasets: tuple[Dataset, ...], name: str) -> StoredRun:
    """All of it as one value; ``ExperimentError`` if experiments, parameters and data do not belong together."""
    features = datasets[0].features
    if any(dataset.features != features for dataset in datasets):
        raise ExperimentError("", said("{name}: its data have different features", name=name))
    for experiment in facts.experiments:
        check(experiment, features, len(datasets[0].x))
    first, *others = ([layer.units for layer in experiment.network.layers] for experiment in facts.experiments)
    if any(units != first for units in others):
        raise ExperimentError("", said("{name}: its experiments have different shapes", name=name))
    sizes = (features, *first, 1)
    if arrays["parameters"].shape[1] != theta_size(sizes):
        raise ExperimentError("", said("{name}: its parameters are not those of its network on its data", name=name))
    if _padding(arrays["parameters"], sizes).any():
        raise ExperimentError("", said("{name}: there are numbers where no parameter is", name=name))
    if len(arrays["ratios"]) and arrays["ratios"].shape[1] != len(sizes) - 1:
        raise ExperimentError("", said("{name}: its ratios are not those of its layers", name=name))
    if facts.row_sets and arrays["rows"].shape[1] != features + 1:
        raise ExperimentError("", said("{name}: the rows of an epoch have other features", name=name))
    if not all(_is_within(snapshot, facts, datasets) for snapshot in facts.snapshots):
        raise ExperimentError("", said("{name}: it is at a row that its data have not", name=name))
    if facts.divergence is not None and not 0 <= facts.divergence.layer < len(sizes) - 1:
        raise ExperimentError("", said("{name}: it diverged in a layer that is not there", name=name))
    return StoredRun(facts, arrays, datasets)


def _is_within(snapshot: SnapshotFacts, facts: RunFacts, datasets: tuple[Dataset, ...]) -> bool:
    """Whether its epoch has as many rows as it has used."""
    if snapshot.rows is not None:
        rows = facts.row_sets[snapshot.rows]
    else:
        rows = len(datasets[snapshot.dataset or 0].subsets[0])
    return snapshot.position <= rows and snapshot.epoch_rows <= rows


def _padding(parameters: Array, sizes: tuple[int, ...]) -> Array:
    """What of ``parameters`` (rows, size) belongs to no layer."""
    free = np.ones(parameters.shape[1], dtype=bool)
    for layer in lay_out(sizes):
        free[layer.weight : layer.weight + layer.fan_in * layer.fan_out] = False
        free[layer.bias : layer.bias + layer.fan_out] = False
    padding: Array = parameters[:, free]
    return padding


def _problem_of_places(facts: RunFacts, arrays: dict[str, Array]) -> str:
    """Whether everything that is named is there."""
    if not facts.experiments or not facts.datasets or not 1 <= len(facts.snapshots) <= MAX_SNAPSHOTS:
        return said("its experiments, data or snapshots are none, or too many")
    count = len(facts.snapshots)
    places: list[tuple[int | None, int]] = [(facts.now, count), (facts.best, count)]
    places += [(place, count) for place in facts.spread]
    rows, orders, ratios = (len(arrays[key]) for key in ("parameters", "orders", "ratios"))
    for snapshot in facts.snapshots:
        places += [(snapshot.experiment, len(facts.experiments)), (snapshot.theta, rows), (snapshot.best, count)]
        places += [(row, rows) for row in snapshot.optimizer_state.values()]
        places += [(snapshot.before, rows), (snapshot.order, orders), (snapshot.update_ratio, ratios)]
        if snapshot.best is not None and 0 <= snapshot.best < count and facts.snapshots[snapshot.best].best is not None:
            return said("a best moment has another one")
    places += [(snapshot.rows, len(facts.row_sets)) for snapshot in facts.snapshots]
    places += [(snapshot.dataset, len(facts.datasets)) for snapshot in facts.snapshots]
    if min(facts.row_sets, default=1) < 1 or sum(facts.row_sets) != len(arrays["rows"]):
        return said("its row sets are not those that it says")
    if any(place is not None and not 0 <= place < limit for place, limit in places):
        return said("it names something that is not there")
    updates = [facts.snapshots[place].update for place in facts.spread]
    if not updates or updates != sorted(set(updates)) or len(facts.spread) != len(set(facts.spread)):
        return said("its snapshots are not in order")
    return ""


def _problem_of_numbers(facts: RunFacts) -> str:
    """Whether what counts could be a count."""
    history = facts.history
    counts: list[int | None] = [history.first_update, history.open_count, history.best_epoch]
    if not (1 <= facts.stride < MAX_NUMBER and 1 <= history.epoch_stride < MAX_NUMBER):
        return said("a stride that is none")
    if not 1 <= history.batch_stride < MAX_NUMBER:
        return said("a stride that is none")
    for snapshot in facts.snapshots:
        counts += [snapshot.update, snapshot.epoch, snapshot.optimizer_steps, snapshot.position, snapshot.epoch_rows]
        counts += [snapshot.epochs_without_gain, snapshot.epoch_goal, snapshot.best_epoch]
    if any(count is not None and not 0 <= count < MAX_NUMBER for count in counts):
        return said("a count that is none")
    if facts.stopped not in (None, "max_epochs", "patience", "diverged"):
        return said("it stopped for a reason that is not known")
    if (facts.stopped == "diverged") != (facts.divergence is not None):
        return said("it does not say why it stopped")
    if facts.divergence is not None:
        try:
            float(facts.divergence.loss), float(facts.divergence.loss_before)
        except ValueError:
            return said("a loss that is no number")
    return ""


def _problem_of_values(arrays: dict[str, Array]) -> str:
    """Whether parameters are numbers and curves are such."""
    if not (np.isfinite(arrays["parameters"]).all() and np.isfinite(arrays["rows"]).all()):
        return said("parameters that are no numbers")
    epochs = arrays["epochs"]
    if epochs.shape[1] != 4 or arrays["newest_epoch"].shape != (4,):
        return said("its curves have a wrong shape")
    for recorded in (epochs, arrays["newest_epoch"][None]):
        counted = recorded[:, :2]
        if not ((counted >= 0) & (counted < MAX_NUMBER) & (counted == np.floor(counted))).all():
            return said("an epoch that is none")
    return "" if (np.diff(epochs[:, 1]) >= 0).all() else said("its epochs are not in order")
