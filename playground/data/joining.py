"""Points drawn or moved by hand while a run goes on: when they can join it, and the data it then goes on with."""

from __future__ import annotations

from msgspec.structs import replace

from playground.data.dataset import FEWEST_ROWS, Dataset
from playground.experiment import Experiment, ExperimentError, PointsSource, Source, continues

STAND_IN = PointsSource((-1.0, -0.5, 0.5, 1.0), (-1.0, 1.0, -1.0, 1.0), (0, 0, 0, 0))
"""What a run is set up with while nothing is drawn; it is not trained on."""


def joins(before: Experiment, after: Experiment) -> bool:
    """Whether the points of ``after`` can join a run of ``before``: drawn by hand, and all else continues.

    Other data of one input can be taken over as points.
    """
    if before.data == after.data or not isinstance(after.data.source, PointsSource):
        return False
    from playground.data.inputs import inputs_of

    try:
        if inputs_of(before.data.source) != 1:
            return False
    except ExperimentError:
        return False
    same_but_source = replace(before.data, source=after.data.source) == after.data
    return same_but_source and continues(replace(before, data=after.data), after)


def too_few(source: Source) -> bool:
    """Whether so few points were drawn that there is nothing to train on yet."""
    return isinstance(source, PointsSource) and len(source.x) < FEWEST_ROWS


def stood_in(experiment: Experiment) -> Experiment:
    """``experiment`` itself, or with points that nobody sees in place of those that are too few to set up a run."""
    if not too_few(experiment.data.source):
        return experiment
    data = replace(experiment.data, source=STAND_IN)
    return replace(experiment, data=data)


def joined(running: Dataset, experiment: Experiment, *, keep_scaling: bool = True) -> Dataset:
    """The data of ``experiment`` for a run that goes on from ``running``: with its scaling, over its domain or more.

    ``keep_scaling`` is wanted once the run has done an update. Raises ``ExperimentError`` as ``build`` does.
    """
    import numpy as np

    from playground.data.build import build

    data = few(experiment) if too_few(experiment.data.source) else build(experiment.data)
    low, high = np.fmin(running.domain, data.domain)[:, 0], np.fmax(running.domain, data.domain)[:, 1]
    domain = np.column_stack([low, high])
    domain.flags.writeable = False
    if not keep_scaling:
        return replace(data, domain=domain)
    return replace(data, x_scaling=running.x_scaling, y_scaling=running.y_scaling, domain=domain, joined=True)


def few(experiment: Experiment) -> Dataset:
    """Fewer points than a network can be trained on, to be looked at."""
    import numpy as np

    source = experiment.data.source
    assert isinstance(source, PointsSource)
    from playground.data.build import build

    plain = build(stood_in(experiment).data)
    x, y = np.array(source.x, dtype=np.float64)[:, None], np.array(source.y, dtype=np.float64)
    sets = np.array(source.sets or (0,) * len(source.x), dtype=np.int64)
    training, validation, test = (np.flatnonzero(sets == subset) for subset in range(3))
    low, high = (float(x.min()), float(x.max())) if len(x) else (np.nan, np.nan)
    for values in (x, y):
        values.flags.writeable = False
    return replace(plain, x=x, y=y, subsets=(training, validation, test), domain=np.array([[low, high]]))
