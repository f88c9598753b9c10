"""Training without a window: run to the end, then write what came out as files."""

from __future__ import annotations

import csv
import io
import json
import logging
import math
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import asdict
from tqdm import tqdm

from playground.catalogue import Tell, english
from playground.checking import check
from playground.data.build import build
from playground.data.dataset import Dataset
from playground.experiment import Experiment, ExperimentError, parameter_count
from playground.experiment_file import to_json
from playground.files import write_atomically
from playground.frames import SUBSETS, Frame, LossCurves, Metrics, Wish, WishList
from playground.launch_check import LaunchError
from playground.model import SPEC_FILE, WEIGHTS_FILE, model_of, spec_json
from playground.words import Said, message_of, os_problem, said

if TYPE_CHECKING:
    from types import FrameType

    from playground.trainer import Trainer

log = logging.getLogger(__name__)

CHUNK_SECONDS = 0.05
"""About how long the trainer runs before the progress bar and Ctrl+C get a look in."""

FitPicture = Callable[[Experiment, Dataset, Frame], bytes]
"""Draws the fit as PNG; raises ``LaunchError`` or ``ImportError`` where nothing can be drawn."""


class Limits(msgspec.Struct, frozen=True):
    """What ends a run besides the experiment: ``epochs`` replaces its ``max_epochs``, ``updates`` comes on top."""

    epochs: int | None = None
    updates: int | None = None


def train(
    experiment: Experiment,
    out: Path,
    limits: Limits,
    draw_fit: FitPicture,
    *,
    quiet: bool = False,
    tell: Tell = english,
) -> None:
    """Train ``experiment`` and write experiment.json, metrics.json, history.csv, the model and fit.png.

    Ctrl+C ends the training early, not the writing. Raises ``ExperimentError`` for an experiment that cannot run or
    never ends, and for a folder that cannot be written.
    """
    experiment = _with_limits(experiment, limits)
    dataset = build(experiment.data)
    check(experiment, dataset.features)
    require_writeable(out)

    with _interruptible() as interrupted:
        trainer, seconds = _trained(experiment, dataset, limits, interrupted, tell, quiet=quiet)
        # a trainer that nothing stopped came to the end of --updates, or met Ctrl+C on the way
        stopped = trainer.stopped or ("interrupted" if interrupted.is_set() else "max_updates")
        _write(out, trainer, stopped, seconds)
        _write_fit(out, trainer, draw_fit, tell)
    if not quiet:
        lines = [*_summary(trainer, stopped, seconds), said("Written to {paths}", paths=out)]
        sys.stdout.write("".join(f"{tell(line)}\n" for line in lines))


def trained(experiment: Experiment, updates: int | None, tell: Tell = english) -> Trainer:
    """A trainer whose run has come to its end, of which nothing is written.

    Ctrl+C ends the training early. Raises ``ExperimentError`` for an experiment that cannot run or never ends.
    """
    dataset = build(experiment.data)
    check(experiment, dataset.features)
    with _interruptible() as interrupted:
        return _trained(experiment, dataset, Limits(updates=updates), interrupted, tell)[0]


def metrics_of(trainer: Trainer, stopped: str, seconds: float) -> dict[str, object]:
    """What metrics.json holds. What cannot be said (an empty set, R² of a constant target) is ``None``.

    ``stopped`` is one of "max_epochs", "max_updates", "patience", "diverged" and "interrupted".
    """
    features = trainer.dataset.features
    return {
        "epochs": trainer.epoch,
        "updates": trainer.update,
        "seconds": seconds,
        "updates_per_second": trainer.update / seconds if seconds > 0.0 else 0.0,
        "parameters": parameter_count(trainer.experiment.network, features),
        "stopped": stopped,
    } | {name: _plain(trainer.metrics(subset)) for subset, name in enumerate(SUBSETS)}


def history_csv(curves: LossCurves) -> str:
    """The loss curves as CSV, one row an epoch; an empty cell where there is no validation set."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("epoch", "train_loss", "valid_loss"))
    for epoch, *losses in zip(curves.epochs, curves.train, curves.valid, strict=True):
        writer.writerow((int(epoch), *(float(loss) if math.isfinite(loss) else "" for loss in losses)))
    return text.getvalue()


def _with_limits(experiment: Experiment, limits: Limits) -> Experiment:
    training = experiment.training
    if limits.epochs is not None:
        training = msgspec.structs.replace(training, max_epochs=limits.epochs)
    if training.max_epochs is None and training.patience is None and limits.updates is None:
        raise ExperimentError("training.max_epochs", said("null: this run has no end; give --epochs or --updates"))
    return check(msgspec.structs.replace(experiment, training=training))


def require_writeable(out: Path) -> None:
    """Make the folder ``out``, or raise ``ExperimentError`` if nothing can be written to it.

    It is found out before an hour of training, not after it.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe = out / ".writeable"
        write_atomically(probe, b"")
        probe.unlink()
    except OSError as error:
        raise ExperimentError(
            "--out", said("{out} cannot be written to: {problem}", out=out, problem=os_problem(error))
        ) from None


@contextmanager
def _interruptible() -> Iterator[threading.Event]:
    """An event that the first Ctrl+C sets, so that no update is left half done; the second one ends the program."""
    event = threading.Event()
    before = signal.getsignal(signal.SIGINT)

    def stop(number: int, frame: FrameType | None) -> None:
        event.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, stop)
    try:
        yield event
    finally:
        signal.signal(signal.SIGINT, before)


def _trained(
    experiment: Experiment,
    dataset: Dataset,
    limits: Limits,
    interrupted: threading.Event,
    tell: Tell,
    *,
    quiet: bool = False,
) -> tuple[Trainer, float]:
    """A trainer at the end of its run, and the seconds that took; a divergence is told on stderr."""
    import torch  # late: bad input is refused before this second is spent

    from playground.trainer import Trainer

    torch.set_num_threads(1)
    trainer = Trainer(experiment, dataset)
    started = time.perf_counter()
    _run(trainer, limits, interrupted, tell, quiet=quiet)
    seconds = time.perf_counter() - started
    if trainer.divergence is not None:
        sys.stderr.write(f"{tell(trainer.divergence.message())}\n")
    return trainer, seconds


def _run(trainer: Trainer, limits: Limits, interrupted: threading.Event, tell: Tell, *, quiet: bool) -> None:
    """Advance in chunks of about ``CHUNK_SECONDS`` until the trainer, a limit or the person says stop."""
    max_epochs = trainer.experiment.training.max_epochs
    goals = [limits.updates, max_epochs * trainer.updates_per_epoch if max_epochs is not None else None]
    goal = min((goal for goal in goals if goal is not None), default=None)
    chunk = 1
    unit = said("updates")
    with tqdm(total=goal, unit=f" {tell(unit)}", disable=quiet, dynamic_ncols=True, mininterval=0.2) as bar:
        while trainer.stopped is None and not interrupted.is_set():
            left = chunk if goal is None else min(chunk, goal - trainer.update)
            if left <= 0:
                break
            started = time.perf_counter()
            bar.update(trainer.advance(left))
            spent = time.perf_counter() - started
            chunk = max(1, min(2 * chunk, round(left * CHUNK_SECONDS / max(spent, 1e-6))))


def _write(out: Path, trainer: Trainer, stopped: str, seconds: float) -> None:
    from safetensors.torch import save

    model = model_of(trainer.experiment, trainer.dataset, trainer.theta)
    metrics = json.dumps(metrics_of(trainer, stopped, seconds), indent=2, allow_nan=False) + "\n"
    write_atomically(out / "experiment.json", to_json(trainer.experiment))
    write_atomically(out / "metrics.json", metrics.encode())
    write_atomically(out / "history.csv", history_csv(trainer.history.curves()).encode())
    write_atomically(out / SPEC_FILE, spec_json(model.spec))
    write_atomically(out / WEIGHTS_FILE, save(trainer.network.state_dict(trainer.theta)))


def _write_fit(out: Path, trainer: Trainer, draw_fit: FitPicture, tell: Tell) -> None:
    from playground.picture import Moment, Painter

    moment = Moment(0, trainer.update, trainer.epoch, 0.0, trainer.learning_rate)
    wish = WishList(Wish.METRICS | Wish.FIT | Wish.PREDICTIONS)
    frame = Painter(trainer.dataset).draw(trainer.experiment, trainer.theta, wish, moment)
    try:
        picture = draw_fit(trainer.experiment, trainer.dataset, frame)
    except (ImportError, LaunchError) as error:
        (out / "fit.png").unlink(missing_ok=True)  # of an earlier run
        problem = said("No fit.png: {problem}", problem=message_of(error))
        sys.stderr.write(f"{tell(problem)}\n")
    else:
        write_atomically(out / "fit.png", picture)


def _plain(metrics: Metrics | None) -> dict[str, float | None] | None:
    if metrics is None:
        return None
    return {name: value if math.isfinite(value) else None for name, value in asdict(metrics).items()}


STOPPED = {
    "max_epochs": said("max_epochs"),
    "max_updates": said("max_updates"),
    "patience": said("patience"),
    "diverged": said("diverged"),
    "interrupted": said("interrupted"),
}
"""Why a run ended, as metrics.json has it, and as a person reads it."""
SUBSET_NAMES = (said("train"), said("valid"), said("test"))


def _summary(trainer: Trainer, stopped: str, seconds: float) -> list[Said]:
    done = said(
        "{epochs} {epochs:epoch|epochs}, {updates} {updates:update|updates} in {seconds:.1f} s; stopped: {stopped}"
    )
    lines = [done.filled(epochs=trainer.epoch, updates=trainer.update, seconds=seconds, stopped=STOPPED[stopped])]
    lines += _rows_with_empty_cells(trainer.dataset)
    row = said("{name:5}  loss {loss:.4g}   RMSE {rmse:.4g}   R² {r2:.4f}")
    for subset, name in enumerate(SUBSET_NAMES):
        if (metrics := trainer.metrics(subset)) is not None:
            lines.append(row.filled(name=name, loss=metrics.loss, rmse=metrics.rmse, r2=metrics.r2))
    return [*lines, *_beside_least_squares(trainer)]


def _rows_with_empty_cells(dataset: Dataset) -> list[Said]:
    """A line on what became of the rows of a file that lack a cell, if any do."""
    origin, lines = dataset.origin, []
    if origin is not None and origin.dropped:
        text = said("{n} of {rows} {rows:row|rows} {n:has an empty cell and is|have an empty cell and are} left out")
        lines.append(text.filled(n=origin.dropped, rows=origin.read))
    if origin is not None and origin.filled_cells:
        text = said("{n} empty {n:cell|cells} in {rows} {rows:row holds|rows hold} the median of the training rows")
        lines.append(text.filled(n=origin.filled_cells, rows=origin.filled_rows))
    return lines


def _beside_least_squares(trainer: Trainer) -> list[Said]:
    """One line on the test set: whether the network beats a model that needs no training."""
    from playground.baselines import least_squares_on

    network, line = trainer.metrics(2), least_squares_on(trainer.experiment, trainer.dataset, 2)
    if network is None or line is None:
        return []
    beats = said("On the test set the network beats least squares, whose RMSE is {rmse:.4g}")
    not_beats = said("On the test set the network does not beat least squares, whose RMSE is {rmse:.4g}")
    return [(beats if network.rmse < line.rmse else not_beats).filled(rmse=line.rmse)]
