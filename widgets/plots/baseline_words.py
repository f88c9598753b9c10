"""Network against baselines in names and sentences, with the numbers of this very network."""

from __future__ import annotations

import math

import msgspec
from PySide6.QtCore import QCoreApplication

from playground.data.dataset import Dataset
from playground.frames import Baselines, FloatArray, Frame, Metrics
from playground.study import CrossValidated, spread
from widgets.numbers import fill_in, write
from widgets.plots.ticks import number

translate = QCoreApplication.translate

CLEAR = 2.0
"""Standard errors from which a difference between two models on the same rows counts as more than luck."""


def name_of(name: str, neighbours: int | None = None) -> str:
    """A baseline's name: ``"5 nearest neighbours"``."""
    if name == "neighbours" and neighbours is not None:
        return fill_in(translate("BaselinesView", "{k} nearest {k:neighbour|neighbours}"), k=neighbours)
    return {
        "network": translate("BaselinesView", "network"),
        "mean": translate("BaselinesView", "mean"),
        "least_squares": translate("BaselinesView", "least squares"),
        "neighbours": translate("BaselinesView", "nearest neighbours"),
    }[name]


def about(name: str) -> str:
    """What a model does, in a sentence."""
    return {
        "network": translate("BaselinesView", "The network as it is now"),
        "mean": translate("BaselinesView", "Predicts the mean of the training targets, whatever the features are"),
        "least_squares": translate(
            "BaselinesView", "The affine function with the lowest MSE on the training set, in closed form"
        ),
        "neighbours": translate(
            "BaselinesView",
            "Predicts the mean target of the k training rows nearest in scaled features; k did best on validation",
        ),
    }[name]


class Standing(msgspec.Struct, frozen=True):
    """The network against one baseline on one set: both RMSEs, and their distance in standard errors if known."""

    network: float
    baseline: float
    errors: float  # of the mean difference of squared residuals, row by row; positive where the network is better

    @property
    def better(self) -> bool:
        """Whether the network's RMSE is lower."""
        return self.network < self.baseline

    @property
    def percent(self) -> float:
        """How far the network's RMSE is from the baseline's, in percent of it; never negative."""
        return 100.0 * abs(self.network / self.baseline - 1.0) if self.baseline > 0.0 else math.inf


def test_standing(frame: Frame, dataset: Dataset, baselines: Baselines, name: str) -> Standing | None:
    """Network against a baseline on the test set; ``None`` where the frame does not know it."""
    other = baselines[name].metrics[2]
    if frame.test is None or other is None:
        return None
    predicted, by_baseline = frame.predictions, baselines[name].predictions[2]
    errors = math.nan
    if predicted is not None and by_baseline is not None:
        places = dataset.shown_places(2)
        actual = dataset.y[dataset.subsets[2]][places]
        errors = paired_errors(actual, predicted[2], by_baseline[places])
    return Standing(frame.test.rmse, other.rmse, errors)


def paired_errors(actual: FloatArray, network: FloatArray, baseline: FloatArray) -> float:
    """Mean of the differences of squared residuals over its standard error; nan for too few rows."""
    import numpy as np

    if len(actual) != len(network) or len(actual) < 3:
        return math.nan
    with np.errstate(over="ignore", invalid="ignore"):
        differences = np.square(baseline - actual) - np.square(network - actual)
        deviation = float(differences.std(ddof=1))
        mean = float(differences.mean())
    if not math.isfinite(deviation) or not math.isfinite(mean):
        return math.nan
    return mean / (deviation / math.sqrt(len(actual))) if deviation > 0.0 else math.nan


def verdict(frame: Frame, dataset: Dataset, baselines: Baselines) -> str:
    """Whether the network beats least squares, and nearest neighbours, on a test set that has been looked at."""
    line = test_standing(frame, dataset, baselines, "least_squares")
    if line is None:
        return translate("BaselinesView", "There is no test set, so nothing can be said of rows that decided nothing.")
    values = {
        "network": number(line.network),
        "line": number(line.baseline),
        "target": dataset.target_name,
        "percent": percent(line.percent),
        "features": dataset.features + 1,
    }
    if not math.isfinite(line.network):
        return fill_in(
            translate(
                "BaselinesView",
                "The network's predictions are not finite on the test set; least squares has RMSE {line}.",
            ),
            **values,
        )
    if not line.better:
        text = translate(
            "BaselinesView",
            "The network does not beat least squares on the test set: RMSE {network} of {target} against {line}, "
            "{percent} % higher.",
        )
        plain = " " + translate(
            "BaselinesView",
            "Its {features} {features:coefficient|coefficients}, found without training, {features:does|do} better.",
        )
        return f"{fill_in(text, **values)}{_luck(line, dataset) or fill_in(plain, **values)}"
    text = translate(
        "BaselinesView",
        "The network beats least squares on the test set: RMSE {network} of {target} against {line}, {percent} % "
        "lower.",
    )
    return f"{fill_in(text, **values)}{_luck(line, dataset)}{_neighbours(frame, dataset, baselines)}"


def short_verdict(found: Standing, dataset: Dataset) -> str:
    """The same in a line or two, of a network that does not beat least squares."""
    text = fill_in(
        translate("BaselinesView", "RMSE {network} of {target} on the test set against {line}, {percent} % higher"),
        network=number(found.network),
        target=dataset.target_name,
        line=number(found.baseline),
        percent=percent(found.percent),
    )
    luck = fill_in(translate("BaselinesView", "; on {n} {n:row|rows} that can be luck"), n=len(dataset.shown(2)))
    return f"{text}{luck if abs(found.errors) < CLEAR else ''}."


def _luck(standing: Standing, dataset: Dataset) -> str:
    """A caution where the rows are too few to tell the two apart."""
    if not abs(standing.errors) < CLEAR:
        return ""
    return " " + fill_in(
        translate("BaselinesView", "On {n} {n:row|rows} that can be luck ({errors} standard errors)."),
        n=len(dataset.shown(2)),
        errors=write(abs(standing.errors), ".1f"),
    )


def _neighbours(frame: Frame, dataset: Dataset, baselines: Baselines) -> str:
    nearest = test_standing(frame, dataset, baselines, "neighbours")
    if nearest is None or nearest.better:
        return ""
    return " " + fill_in(
        translate("BaselinesView", "But {neighbours} do better: {rmse}."),
        neighbours=name_of("neighbours", baselines.neighbours),
        rmse=number(nearest.baseline),
    )


def standing(frame: Frame, dataset: Dataset, baselines: Baselines) -> str:
    """How things stand on the validation set, while the test set has not been looked at."""
    network, line = frame.valid, baselines["least_squares"].metrics[1]
    if network is None or line is None:
        return translate("BaselinesView", "There is no validation set to compare on.")
    one = Standing(network.rmse, line.rmse, math.nan)
    text = translate(
        "BaselinesView",
        "Validation RMSE of {target}: network {network}, least squares {line}, so {percent} % {direction}. Settings "
        "are chosen on this set; the verdict is the test set's, once, at the end.",
    )
    return fill_in(
        text,
        network=number(one.network),
        line=number(one.baseline),
        target=dataset.target_name,
        percent=percent(one.percent),
        direction=translate("BaselinesView", "lower") if one.better else translate("BaselinesView", "higher"),
    )


def folds(done: CrossValidated, target: str) -> str:
    """What a cross-validation says, in mean and spread."""
    network, line = spread(done.rmse()), spread(done.rmse("least_squares"))
    if not done.folds:
        return translate("BaselinesView", "The first fold is being trained.")
    text = fill_in(
        translate(
            "BaselinesView",
            "RMSE of {target} over {n} of {k} {k:fold|folds} of {rows} {rows:row|rows}: network {network}, least "
            "squares {line}. The test set takes no part.",
        ),
        target=target,
        n=len(done.folds),
        k=done.asked.folds,
        rows=done.rows,
        network=plus_minus(network),
        line=plus_minus(line),
    )
    if not done.finished:
        return text
    wins = sum(one < other for one, other in zip(done.rmse(), done.rmse("least_squares"), strict=True))
    text += " " + fill_in(
        translate("BaselinesView", "The network is better in {wins} of {k} {k:fold|folds}."),
        wins=wins,
        k=done.asked.folds,
    )
    if any(fold.stopped == "diverged" for fold in done.folds):
        text += " " + translate("BaselinesView", "In at least one of them it diverged.")
    return text


def plus_minus(values: tuple[float, float]) -> str:
    """``2.81 ± 0.31``; the mean alone where there is no spread."""
    mean, deviation = values
    if math.isnan(mean):
        return "–"
    if math.isnan(deviation):
        return number(mean)
    digits = max(0, 1 - math.floor(math.log10(deviation))) if deviation > 0.0 else 2
    if digits > 6 or not math.isfinite(mean) or abs(mean) >= 1e6:
        return f"{number(mean)} ± {number(deviation)}"
    spec = f",.{digits}f"
    return f"{write(mean, spec)} ± {write(deviation, spec)}"


def rmse_text(metrics: Metrics | None) -> str:
    """An RMSE in three digits; a dash where there is none."""
    return number(metrics.rmse) if metrics is not None else "–"


def r2_text(metrics: Metrics | None) -> str:
    """R² in three decimals; a dash where there is none."""
    if metrics is None or not math.isfinite(metrics.r2):
        return "–"
    if abs(metrics.r2) >= 10.0:
        return number(metrics.r2)
    return write(round(metrics.r2, 3) + 0.0, ".3f").replace("-", "−")  # of nothing there is no negative


def percent(value: float) -> str:
    """A percentage in as many digits as say something."""
    if not math.isfinite(value):
        return "–"
    return write(value, ".1f" if value < 10.0 else ",.0f")
