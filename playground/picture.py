"""Frames: what can be seen of a network, as a pure function of experiment, data, parameters and wish list.

The same function serves live training, the command line and exported pictures, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
import torch
from msgspec.structs import replace
from torch import Tensor

from playground.affine import LeastSquares
from playground.chain_rule import walk
from playground.collapse import collapse, least_squares
from playground.data.dataset import Dataset
from playground.diagnosis import diagnose
from playground.diagram import Diagram
from playground.experiment import Experiment, Layer
from playground.fits import Fits
from playground.flow import Flow
from playground.frames import (
    Baselines,
    Fit,
    FloatArray,
    Frame,
    Gradients,
    Lit,
    LossCurves,
    Timeline,
    Wish,
    WishList,
    read_only,
)
from playground.gradients import Probe
from playground.long_pass import Hurry
from playground.measuring import Measured, Predictions, measuring
from playground.network import Network
from playground.next_update import OptimizerState
from playground.norm_history import NormHistory
from playground.responses import diagram, response_grid
from playground.room import Room
from playground.rows import PROBE_ROWS, affordable, in_data_units, tensor
from playground.trajectory import Trajectory
from playground.walk import MOST_PARAMETERS

MOST_EFFECTS = 32
PASSING_SECONDS, STANDING_SECONDS = 0.002, 0.05
"""How long a frame, while its run trains and while it stands, may look at snapshots that were not looked at yet."""


class Moment(msgspec.Struct, frozen=True):
    """Where in which run a frame is taken, and what only the run itself knows."""

    run: int
    update: int
    epoch: int
    updates_per_second: float
    learning_rate: float
    loss: LossCurves | None = None
    loss_then: LossCurves | None = None  # up to a past moment; None for now
    first_gradients: Gradients | None = None
    previous_theta: Tensor | None = None  # before the last update
    update_ratio: FloatArray | None = None  # ‖ΔW‖ / ‖W‖ by layer, where previous_theta is not kept
    trajectory: Trajectory | None = None
    batch: tuple[Tensor, Tensor] | None = None  # the rows (x, y) of the next update
    dead: FloatArray | None = None  # share of units that are dead on the whole training set, where that was looked at
    optimizer: tuple[Mapping[str, Tensor], int] | None = None  # its state, and the steps it has done
    baselines: Baselines | None = None  # of the data and the loss, once they are found
    timeline: Timeline | None = None
    past: bool = False  # it is looked back at
    hurried: bool = False  # somebody waits: a run that trains, or a person who drags


@dataclass(slots=True)
class _Look:
    """What the parts of one frame are drawn from, and what several of them need."""

    experiment: Experiment
    network: Network
    theta: Tensor
    wish: WishList
    moment: Moment
    measured: Measured | None
    flow: Flow | None = None


class Painter:
    """Draws frames of one dataset; keeps the grids and rows that every frame of it needs.

    ``interrupted`` is asked now and then while a frame is drawn; when it says so, drawing raises ``Interrupted``.
    """

    def __init__(self, dataset: Dataset, interrupted: Callable[[], bool] = lambda: False) -> None:
        self.dataset = dataset
        self._hurry = Hurry(interrupted)
        scaled = [dataset.scaled(subset) for subset in range(3)]
        self._sets = [(tensor(x), tensor(y)) for x, y in scaled]
        train_x, train_y = self._sets[0]
        rows = np.random.default_rng(0).permutation(len(train_x))[:PROBE_ROWS]
        self._probe_rows = train_x[rows], train_y[rows]
        self._shown = [
            tensor(dataset.x_scaling.apply(dataset.x[dataset.shown(subset)])) for subset in range(3)
        ]
        self._fits = Fits(dataset)
        self._room = Room()
        self._probe: tuple[tuple[object, ...], Probe] | None = None
        self._norms = NormHistory()
        # of which layers, the inputs of its responses, and the last one
        self._diagram: tuple[tuple[Layer, ...], Tensor | None, Diagram | None] | None = None
        self._least_squares: LeastSquares | None = None

    def draw(self, experiment: Experiment, theta: Tensor, wish: WishList, moment: Moment) -> Frame:
        """The frame of parameters ``theta`` (size,) float32; only what ``wish`` names is computed."""
        with torch.inference_mode():
            network = Network(experiment.network.layers, self.dataset.features)
            measured = self.measure(experiment, theta, wish) if Wish.METRICS in wish.wishes else None
            train, valid, test = measured.metrics if measured is not None else (None, None, None)
            look = _Look(experiment, network, theta, wish, moment, measured)
            parts: dict[str, Any] = {}
            for kind, part in PARTS.items():
                if kind in wish.wishes:
                    self._hurry()
                    parts |= part(self, look)
            return Frame(
                run=moment.run,
                update=moment.update,
                epoch=moment.epoch,
                updates_per_second=moment.updates_per_second,
                learning_rate=moment.learning_rate,
                train=train,
                valid=valid,
                test=test,
                dataset=self.dataset,
                past=moment.past,
                **parts,
            )

    def gradients(self, experiment: Experiment, theta: Tensor) -> Gradients:
        """The gradient statistics of ``theta`` alone, however long that takes."""
        with torch.inference_mode():
            network = Network(experiment.network.layers, self.dataset.features)
            return Probe(network, *self._rows_for(network)).gradients(theta, experiment.training)

    def fits(self, experiment: Experiment, theta: Tensor, most: int = MOST_EFFECTS) -> tuple[Fit, ...]:
        """The fit alone, however long that takes; of more than two features one for each, ``most`` at most."""
        network = Network(experiment.network.layers, self.dataset.features)
        features = min(self.dataset.features, most) if self.dataset.features > 2 else 1
        with torch.inference_mode():
            return tuple(self._fits.fit(network, theta, WishList(effect_feature=index)) for index in range(features))

    def measure(self, experiment: Experiment, theta: Tensor, wish: WishList) -> Measured:
        """How well whole subsets are predicted, and which units are dead on the training set if ``wish`` asks."""
        *_, measured = self.measuring(experiment, theta, wish)
        assert measured is not None
        return measured

    def measuring(self, experiment: Experiment, theta: Tensor, wish: WishList) -> Iterator[Measured | None]:
        """The same in small steps: ``None`` after each but the last. ``theta`` must not change meanwhile."""
        return measuring(self.dataset, self._sets, experiment, theta, wish)

    def subset_rows(self, subset: int) -> tuple[Tensor, Tensor]:
        """The rows (scaled x and y) of a subset over which a loss surface is computed: at most ``PROBE_ROWS``."""
        if subset == 0:
            return self._probe_rows
        x, target = self._sets[subset]
        return x[:PROBE_ROWS], target[:PROBE_ROWS]

    # ---- the parts of a frame, as fields of it -----------------------------------------------------------------

    def _fit_part(self, look: _Look) -> dict[str, Any]:
        return {"fit": self._fits.fit(look.network, look.theta, look.wish)}

    def _predictions_part(self, look: _Look) -> dict[str, Any]:
        lit, rows = None, look.wish.lit
        if rows and max(rows) < len(self.dataset.y):  # asked of other data a moment ago
            lit = Lit(rows, self._predicted(look, self.dataset.x[list(rows)]))
        return {"predictions": self._predictions(look.network, look.theta, look.measured), "lit": lit}

    def _gradients_part(self, look: _Look) -> dict[str, Any]:
        probe = self._probe_of(look.experiment, look.network)
        gradients = probe.gradients(look.theta, look.experiment.training)
        return {"gradients": gradients, "first_gradients": look.moment.first_gradients}

    def _pre_activations_part(self, look: _Look) -> dict[str, Any]:
        layer = look.wish.histogram_layer
        if layer >= len(look.network.hidden):
            return {}
        return {"pre_activations": self._probe_of(look.experiment, look.network).pre_activations(look.theta, layer)}

    def _flow_part(self, look: _Look) -> dict[str, Any]:
        probe, training = self._probe_of(look.experiment, look.network), look.experiment.training
        trajectory = look.moment.trajectory
        history = None
        if trajectory is not None:
            seconds = PASSING_SECONDS if look.moment.hurried else STANDING_SECONDS
            history = self._norms.columns(probe, training, trajectory.updates, trajectory.thetas, seconds)
        return {"flow": self._flow(look), "flow_history": history}

    def _flow(self, look: _Look) -> Flow:
        """The flow at this moment; units count as dead only where the whole training set agrees."""
        if look.flow is not None:
            return look.flow
        probe, moment = self._probe_of(look.experiment, look.network), look.moment
        flow = probe.flow(look.theta, look.experiment.training, moment.previous_theta, moment.update)
        if moment.update_ratio is not None:
            flow = replace(flow, update_ratio=moment.update_ratio)
        dead = look.measured.dead if look.measured is not None else moment.dead
        look.flow = flow if dead is None else replace(flow, dead=read_only(np.minimum(flow.dead, dead)))
        return look.flow

    def _diagnosis_part(self, look: _Look) -> dict[str, Any]:
        flow = self._flow(look)
        curves = look.moment.loss_then or look.moment.loss
        found = diagnose(look.experiment, flow, curves, self.dataset.features)
        # with the numbers that a clean bill of health is written with
        return {"diagnoses": found, "flow": flow}

    def _diagram_part(self, look: _Look) -> dict[str, Any]:
        layers = look.experiment.network.layers
        if self._diagram is None or self._diagram[0] != layers:
            self._diagram = layers, response_grid(self.dataset, look.network), None
        _, grid, kept = self._diagram
        done = diagram(
            look.network,
            look.theta,
            self._probe_of(look.experiment, look.network),
            look.experiment.training,
            look.moment.previous_theta,
            grid,
            look.moment.update,
            kept,
        )
        self._diagram = layers, grid, done
        return {"diagram": done}

    def _walk_part(self, look: _Look) -> dict[str, Any]:
        moment, wish = look.moment, look.wish.walk
        if moment.optimizer is None or moment.batch is None or look.network.size > MOST_PARAMETERS:
            return {}
        train_x, train_y = self._sets[0]
        sample = None if wish.sample is None else min(wish.sample, len(train_x) - 1)
        rows = moment.batch if sample is None else (train_x[sample : sample + 1], train_y[sample : sample + 1])
        state, steps = moment.optimizer
        done = walk(
            look.network,
            look.experiment.training,
            look.theta,
            rows,
            OptimizerState(state, steps),
            moment.learning_rate,
            update=moment.update,
            sample=sample,
            parameter=wish.parameter,
            train=self._rows_for(look.network),
            grid_x=self._fits.grid(look.network)[1] if self.dataset.features == 1 else None,
            check=not moment.hurried,
            ask=self._hurry,
        )
        return {"walk": done}

    def _collapse_part(self, look: _Look) -> dict[str, Any]:
        x, target = self._sets[0]
        self._least_squares = self._least_squares or least_squares(x, target)
        found = collapse(
            look.experiment,
            self.dataset,
            look.network,
            look.theta,
            x,
            target,
            update=look.moment.update,
            feature=min(look.wish.effect_feature, self.dataset.features - 1),
            effect_rows=len(self._fits.grid(look.network)[0]),
            best=self._least_squares,
        )
        return {"collapse": found}

    def _row_part(self, look: _Look) -> dict[str, Any]:
        row = look.wish.row
        if row is None or len(row) != self.dataset.features:  # asked of other data a moment ago
            return {}
        return {"row": float(self._predicted(look, np.array([row]))[0])}

    # ---- how they are computed ---------------------------------------------------------------------------------

    def _probe_of(self, experiment: Experiment, network: Network) -> Probe:
        """The probe for this network, built anew when its layers changed."""
        if self._probe is None or self._probe[0] != experiment.network.layers:
            self._probe = experiment.network.layers, Probe(network, *self._rows_for(network), self._hurry)
        return self._probe[1]

    def _rows_for(self, network: Network) -> tuple[Tensor, Tensor]:
        """As many of the probe rows as a frame can send through ``network``."""
        x, target = self._probe_rows
        rows = affordable(network, len(x))
        return x[:rows], target[:rows]

    def _predictions(self, network: Network, theta: Tensor, measured: Measured | None) -> Predictions | None:
        """Of the rows that are drawn; with a large network only where they were measured anyway."""
        if measured is not None:
            return measured.predictions
        rows = sum(len(x) for x in self._shown)
        if affordable(network, rows) < rows:
            return None
        train, valid, test = (
            in_data_units(self.dataset, network.predict(theta, x, self._room)) for x in self._shown
        )
        return train, valid, test

    def _predicted(self, look: _Look, x: FloatArray) -> FloatArray:
        """Predictions (n,) for features (n, features), both in the data's units."""
        return in_data_units(self.dataset, look.network.forward(look.theta, tensor(self.dataset.x_scaling.apply(x))))


PARTS: dict[Wish, Callable[[Painter, _Look], dict[str, Any]]] = {
    Wish.LOSS: lambda _, look: {"loss": look.moment.loss},
    Wish.TIMELINE: lambda _, look: {"timeline": look.moment.timeline},
    Wish.FIT: Painter._fit_part,
    Wish.PREDICTIONS: Painter._predictions_part,
    Wish.GRADIENTS: Painter._gradients_part,
    Wish.PRE_ACTIVATIONS: Painter._pre_activations_part,
    Wish.FLOW: Painter._flow_part,
    Wish.DIAGNOSIS: Painter._diagnosis_part,
    Wish.DIAGRAM: Painter._diagram_part,
    Wish.WALK: Painter._walk_part,
    Wish.COLLAPSE: Painter._collapse_part,
    Wish.BASELINES: lambda _, look: {"baselines": look.moment.baselines},
    Wish.ROW: Painter._row_part,
}
"""How each part of a frame is computed, by the wish that asks for it."""
