"""What a view may see: immutable, read-only arrays. Nothing here imports PyTorch.

A ``Frame`` is a pure function of experiment, data, parameters and wish list (``playground.picture.Painter.draw``
computes it). Arrays are NumPy, in the data's own units unless said otherwise, and not writeable.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from msgspec.structs import replace

from playground.affine import Collapse
from playground.diagram import Diagram, Parameter
from playground.flow import Diagnosis, Flow, FlowHistory
from playground.landscape import USUAL, SliceSpec
from playground.walk import Walk

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FloatArray: TypeAlias = "NDArray[np.float64]"

KINDS = ("weights", "biases", "pre_activations")
"""First index of ``Gradients.values``: what the gradient is taken with respect to."""
STATISTICS = ("norm", "mean", "max")
"""Last index of ``Gradients.values``: Euclidean norm, mean of |g|, maximum of |g|."""
SUBSETS = ("train", "valid", "test")
"""The three parts of a dataset, in this order wherever there is a tuple of three."""
BASELINES = ("mean", "least_squares", "neighbours")
"""What a network has to beat: the mean of the training targets, the best affine function, k nearest neighbours."""


class Wish(enum.Flag):
    """The quantities that are worth computing because somebody sees them."""

    NONE = 0
    METRICS = enum.auto()
    LOSS = enum.auto()
    FIT = enum.auto()
    PREDICTIONS = enum.auto()
    GRADIENTS = enum.auto()
    PRE_ACTIVATIONS = enum.auto()
    SURFACE = enum.auto()
    FLOW = enum.auto()
    DIAGNOSIS = enum.auto()
    DIAGRAM = enum.auto()
    WALK = enum.auto()
    COLLAPSE = enum.auto()
    BASELINES = enum.auto()
    APPRAISAL = enum.auto()  # arrives apart from frames
    ROW = enum.auto()
    TIMELINE = enum.auto()


class WalkWish(msgspec.Struct, frozen=True):
    """Which walk through the chain rule: of one training row, or of the next batch's mean."""

    sample: int | None = None  # row of the training set, counted from 0; None for the next batch
    parameter: Parameter | None = None  # whose product of factors comes with it


class WishList(msgspec.Struct, frozen=True):
    """What the visible views want to see. Layers are hidden layers counted from 0."""

    wishes: Wish = Wish.METRICS
    units_layer: int | None = None  # whose units' curves go with FIT
    histogram_layer: int = 0  # whose pre-activations PRE_ACTIVATIONS counts
    effect_feature: int = 0  # which feature FIT varies when there are more than two
    moment: int | None = None  # everything of the snapshot nearest to this update; None for now
    walk: WalkWish = WalkWish()
    slice: SliceSpec = USUAL  # which SURFACE

    row: tuple[float, ...] | None = None  # whose prediction ROW asks for: one value an input, in the data's own units

    lit: tuple[int, ...] = ()  # rows of the dataset, not drawn for themselves, that PREDICTIONS are wanted of too

    def __or__(self, other: WishList) -> WishList:
        """Everything that either wants; where both name a layer or feature, ``other``'s counts."""
        wants = other.wishes
        return WishList(
            wishes=self.wishes | other.wishes,
            units_layer=other.units_layer if other.units_layer is not None else self.units_layer,
            histogram_layer=other.histogram_layer if Wish.PRE_ACTIVATIONS in wants else self.histogram_layer,
            effect_feature=other.effect_feature if Wish.FIT in wants else self.effect_feature,
            moment=other.moment if other.moment is not None else self.moment,
            walk=other.walk if Wish.WALK in wants else self.walk,
            slice=other.slice if Wish.SURFACE in wants else self.slice,
            row=other.row if Wish.ROW in wants else self.row,
            lit=other.lit or self.lit,
        )

    def __sub__(self, unwanted: Wish) -> WishList:
        """Everything but ``unwanted``."""
        return replace(self, wishes=self.wishes & ~unwanted)


class Metrics(msgspec.Struct, frozen=True):
    """How well one subset is predicted. ``loss`` is in scaled units (what is trained on); the rest in the data's."""

    loss: float
    mse: float
    rmse: float
    mae: float
    r2: float  # nan where the targets do not vary


class Baseline(msgspec.Struct, frozen=True, eq=False):
    """One model that needs no training, fitted on the training set alone. Targets are in the data's units.

    Per ``SUBSETS``, of whole sets in the order of ``Dataset.subsets``. An empty set has no metrics; a large training
    set has none of nearest neighbours, which would take longest and say least.
    """

    name: str  # one of BASELINES
    metrics: tuple[Metrics | None, Metrics | None, Metrics | None]
    predictions: tuple[FloatArray | None, FloatArray | None, FloatArray | None]
    curve: FloatArray | None  # (n,) over Baselines.curve_x


class Baselines(msgspec.Struct, frozen=True, eq=False):
    """All of them on one dataset, in the order of ``BASELINES``."""

    entries: tuple[Baseline, ...]
    neighbours: int  # k, the one that predicted the validation set best
    curve_x: FloatArray | None  # (n,) in the data's units, where there is one input

    def __getitem__(self, name: str) -> Baseline:
        return self.entries[BASELINES.index(name)]


class LossCurves(msgspec.Struct, frozen=True, eq=False):
    """Losses in scaled units. Epoch values are exact while they fit in memory; then every second one is kept."""

    batch_updates: FloatArray  # (m,) update after which each batch loss was taken (middle of the merged ones)
    batch_losses: FloatArray  # (m,) loss of single batches, neighbours averaged when there are too many
    epochs: FloatArray  # (n,) epoch numbers, the first is 0: before training
    updates: FloatArray  # (n,) the update each epoch ended with
    train: FloatArray  # (n,) mean loss over the epoch's batches; at epoch 0 the loss on the whole training set
    valid: FloatArray  # (n,) loss on the validation set after the epoch; nan without one
    best_epoch: int | None  # epoch of the lowest validation loss so far

    def until(self, update: int, best_epoch: int | None) -> LossCurves:
        """The curves as they were after ``update`` updates, when ``best_epoch`` was the best."""
        import numpy as np

        batches = int(np.searchsorted(self.batch_updates, update, side="right"))
        epochs = int(np.searchsorted(self.updates, update, side="right"))
        return LossCurves(
            batch_updates=self.batch_updates[:batches],
            batch_losses=self.batch_losses[:batches],
            epochs=self.epochs[:epochs],
            updates=self.updates[:epochs],
            train=self.train[:epochs],
            valid=self.valid[:epochs],
            best_epoch=best_epoch,
        )


class Timeline(msgspec.Struct, frozen=True, eq=False):
    """The moments of a run that can be looked at, and how far it has come by now."""

    updates: FloatArray  # (n,) after which the snapshots were taken, ascending; the first is 0 in a run of its own
    epochs: FloatArray  # (n,) that were over then
    best: int | None  # the update at which the validation loss was lowest
    update: int
    epoch: int


class Fit(msgspec.Struct, frozen=True, eq=False):
    """What the network computes over its inputs.

    One input: ``curve`` (n,) over ``curve_x`` (n,); ``units`` (n, k) are the activations of the wished layer's units
    (at most 64, raw activations). Two: ``image`` (rows of x2, columns of x1) over ``extent`` (x1 low, x1 high,
    x2 low, x2 high). More: ``curve`` over ``curve_x`` is the partial effect of ``feature``: the mean prediction over
    at most 101 training rows with that feature set to the value on the axis (partial dependence, Friedman 2001).
    """

    inputs: int
    curve_x: FloatArray | None = None
    curve: FloatArray | None = None
    units: FloatArray | None = None
    units_layer: int | None = None
    image: FloatArray | None = None
    extent: tuple[float, float, float, float] | None = None
    feature: int | None = None


class Gradients(msgspec.Struct, frozen=True, eq=False):
    """Gradient of the mean loss over the probe rows of the training set, layer by layer, output layer last.

    ``values[kind, layer, statistic]`` with ``KINDS`` and ``STATISTICS``; scaled units; nan where not finite.
    """

    values: FloatArray


class PreActivations(msgspec.Struct, frozen=True, eq=False):
    """Histogram of one hidden layer's pre-activations z over the probe rows, all units together."""

    layer: int
    edges: FloatArray  # (bins + 1,)
    counts: FloatArray  # (bins,)


class Lit(msgspec.Struct, frozen=True, eq=False):
    """Rows of the dataset that a person wants to see although they are not drawn, and their predictions (n,)."""

    rows: tuple[int, ...]
    predictions: FloatArray


class Frame(msgspec.Struct, frozen=True, eq=False):
    """One moment of one run. A quantity nobody wished for is ``None``.

    While a run trains, metrics come with some frames only, and those of a large dataset were begun a moment earlier.
    Of a moment that is ``past``, only ``loss`` and ``timeline`` are the run's as it is now.
    """

    run: int
    update: int
    epoch: int
    updates_per_second: float
    learning_rate: float  # after the schedule
    train: Metrics | None = None
    valid: Metrics | None = None
    test: Metrics | None = None
    loss: LossCurves | None = None
    fit: Fit | None = None
    predictions: tuple[FloatArray, FloatArray, FloatArray] | None = None  # of Dataset.shown(subset), per SUBSETS
    gradients: Gradients | None = None
    first_gradients: Gradients | None = None  # at update 0 of this run
    pre_activations: PreActivations | None = None
    flow: Flow | None = None
    flow_history: FlowHistory | None = None
    diagnoses: tuple[Diagnosis, ...] | None = None
    diagram: Diagram | None = None
    walk: Walk | None = None  # while a run trains, with some frames only
    collapse: Collapse | None = None
    baselines: Baselines | None = None  # known a moment after the run has begun
    row: float | None = None  # the prediction for WishList.row
    lit: Lit | None = None
    dataset: object | None = None  # the very Dataset that it was drawn from
    timeline: Timeline | None = None
    past: bool = False  # somebody looks back at this moment, a snapshot


def read_only(array: FloatArray) -> FloatArray:
    """``array`` itself, marked as not writeable."""
    array.flags.writeable = False
    return array
