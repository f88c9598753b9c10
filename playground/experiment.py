"""The experiment: everything that is needed to repeat a run, as frozen data, in and out of JSON.

An ``Experiment`` is the only description of what runs. Panels render it and emit an edited copy; a saved file is
the experiment as JSON; undo puts the previous one back.
"""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import msgspec

from playground.activations import ACTIVATIONS, DEFAULT_SLOPE
from playground.decode_words import decode_problem
from playground.migrations import migrated
from playground.words import Said, os_problem, said

FORMAT = 1
UNTITLED = str(said("Untitled"))
"""The name of an experiment that has none."""
MAX_UNITS = 4096
MAX_LAYERS = 64
MAX_SAMPLES = 1_000_000
VECTORS = 24
"""Parameters, gradient, optimiser state and scratch, the states kept in case of divergence, snapshots, a slice."""
BUFFERS = 4
"""A batch's pre-activations, activations and the gradients of both."""
MAX_MEMORY = 4 * 1024**3
"""Bytes that training may take."""
MAX_SENTENCE = 800
"""Characters of an error; none of ours comes near."""
MAX_VALUE = 200
"""Characters of a value in an error that is too long."""
MAX_FILE_BYTES = 32 * 1024**2
"""An experiment file is a few kilobytes; drawn points can make it some megabytes."""

MAX_TEXT = 4_000_000
"""Characters of pasted cells, which the experiment's file holds."""

INITIALISATIONS: dict[str, str] = {
    "pytorch": said("PyTorch default"),
    "xavier": "Xavier (Glorot)",
    "he": "He (Kaiming)",
    "orthogonal": said("Orthogonal"),
    "normal": said("Normal, σ"),
    "constant": said("Constant"),
}
LOSSES = {"mse": "MSE", "mae": "MAE", "huber": "Huber"}
OPTIMIZERS = {
    "sgd": "SGD",
    "momentum": "SGD + momentum",
    "nesterov": "Nesterov",
    "rmsprop": "RMSprop",
    "adagrad": "Adagrad",
    "adam": "Adam",
    "adamw": "AdamW",
}
CSV_ENCODINGS: dict[str, str] = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": said("UTF-16, little-endian without a mark"),
    "utf-16-be": said("UTF-16, big-endian without a mark"),
    "cp949": "CP949 (EUC-KR)",
    "latin-1": "Latin-1 (ISO 8859-1)",
    "cp1252": "Windows-1252",
}
MISSING: dict[str, str] = {"drop": said("Leave out"), "median": said("Fill with the training median")}
"""What becomes of rows with an empty cell."""
SCHEDULES: dict[str, str] = {"constant": said("Constant"), "step": said("Step"), "cosine": said("Cosine")}
SCALINGS: dict[str, str] = {"train": said("Training set"), "all": said("All data")}
"""The rows that the scaling is fitted on; "all" lets the validation and test set leak into the training."""


class ExperimentError(ValueError):
    """Something in an experiment that cannot be; says where, what, and what would be right.

    ``place`` is the path in the file, such as ``network.layers[1].activation``; empty for the file as a whole.
    """

    def __init__(self, place: str, problem: str) -> None:
        self.place = _one_line(place)
        self.problem = _one_line(problem)
        super().__init__(self.sentence)

    def sentence_within(self, part: str) -> str:
        """The same for a file that is only ``part`` of an experiment, such as ``network.``."""
        return ExperimentError(self.place.removeprefix(part), self.problem).sentence

    @property
    def sentence(self) -> str:
        """Place and problem as one text."""
        return said("{place}: {problem}", place=self.place, problem=self.problem) if self.place else self.problem


def _one_line(text: str, most: int = MAX_SENTENCE) -> str:
    """``text`` as one line of bounded length: it may quote what a hostile file holds."""
    if text.isprintable() and len(text) <= most:
        return text
    if isinstance(text, Said) and text.values:
        # its template is ours
        clean = text.cleaned(lambda value: _one_line(value, MAX_VALUE))
        return clean if len(clean) <= most else f"{clean[:most]}…"
    text = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return text if len(text) <= most else f"{text[:most]}…"


class Spec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every part of an experiment: immutable, compared by value, no unknown keys."""


class FunctionSource(Spec, frozen=True, tag_field="kind", tag="function"):
    """A named function of one or two inputs; see ``playground.data.functions``."""

    name: str = "damped_sine"


class FormulaSource(Spec, frozen=True, tag_field="kind", tag="formula"):
    """A formula in ``x``, or in ``x1`` and ``x2``, drawn from uniformly over ``domain`` in every input."""

    expression: str
    domain: tuple[float, float] = (-1.0, 1.0)


class PointsSource(Spec, frozen=True, tag_field="kind", tag="points"):
    """Points drawn by hand, one input.

    ``sets`` says of each which set it is in: 0 training, 1 validation, 2 test; empty for a split at random.
    """

    x: tuple[float, ...]
    y: tuple[float, ...]
    sets: tuple[int, ...] = ()


class SketchSource(Spec, frozen=True, tag_field="kind", tag="sketch"):
    """A function drawn freehand: straight lines between points with rising ``x``; samples come as from a formula."""

    x: tuple[float, ...]
    y: tuple[float, ...]


class TableSource(Spec, frozen=True, tag_field="kind", tag="table"):
    """A table that ships with the program."""

    name: str


class CsvSource(Spec, frozen=True, tag_field="kind", tag="csv"):
    """A CSV file, or with ``text`` the cells of a table that were pasted, which need no file.

    ``features`` empty means every numeric column but the target, and the columns in ``categories`` (one-hot) and
    ``dates`` (days since 1970). ``encoding``, ``delimiter``, ``decimal`` and ``header`` are found from the file where
    they are ``None``. Rows with an empty cell are dropped, or with ``missing`` "median" the cell is filled from the
    training rows; cells that read one of ``missing_marks`` count as empty.
    """

    path: str
    target: str = ""
    features: tuple[str, ...] = ()
    text: str = ""
    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    header: bool | None = None
    categories: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    missing: str = "drop"
    missing_marks: tuple[str, ...] = ()


Source = FunctionSource | FormulaSource | PointsSource | TableSource | CsvSource | SketchSource


class Data(Spec, frozen=True):
    """Where the samples come from and how they are split. ``noise`` is the σ added to generated targets.

    ``scaling`` names the rows that means and deviations are measured on where ``standardize`` is set.
    """

    source: Source = FunctionSource()
    samples: int = 256
    noise: float = 0.1
    split: tuple[float, float, float] = (0.7, 0.15, 0.15)
    standardize: bool = True
    scaling: str = "train"
    seed: int = 0


class Layer(Spec, frozen=True):
    """One hidden layer. ``slope`` is LeakyReLU's α."""

    units: int = 16
    activation: str = "relu"
    slope: float = DEFAULT_SLOPE


class Network(Spec, frozen=True):
    """The hidden layers and how parameters start. ``init_value`` is σ of "normal" and the value of "constant"."""

    layers: tuple[Layer, ...] = (Layer(16, "tanh"), Layer(16, "tanh"))
    init: str = "pytorch"
    init_value: float = 0.1
    seed: int = 0


class Training(Spec, frozen=True):
    """How the parameters are updated.

    ``l2`` is the optimiser's weight decay, as in ``torch.optim``; ``l1`` adds ``l1 · sign(theta)`` to the gradient.
    ``clip_norm`` bounds the Euclidean norm of the whole gradient. ``patience`` counts epochs. ``schedule_epochs`` is
    the length of a step, or of the whole cosine; ``schedule_factor`` multiplies the learning rate at every step.
    """

    optimizer: str = "adam"
    learning_rate: float = 0.01
    momentum: float = 0.9
    batch_size: int = 32
    loss: str = "mse"
    huber_delta: float = 1.0
    l1: float = 0.0
    l2: float = 0.0
    clip_norm: float | None = None
    max_epochs: int | None = 1000
    patience: int | None = None
    schedule: str = "constant"
    schedule_epochs: int = 100
    schedule_factor: float = 0.5
    seed: int = 0


class Experiment(Spec, frozen=True):
    """Everything needed to repeat a run."""

    format: int = FORMAT
    name: str = UNTITLED
    data: Data = Data()
    network: Network = Network()
    training: Training = Training()


def first_experiment() -> Experiment:
    """What the window opens with: a small healthy network on a damped sine, training until it is paused."""
    return Experiment(name=str(said("Damped sine")), training=Training(max_epochs=None))


def parameter_count(network: Network, inputs: int) -> int:
    """Number of weights and biases of ``network`` on ``inputs`` features, with its one linear output."""
    sizes = [inputs, *(layer.units for layer in network.layers), 1]
    return sum((fan_in + 1) * fan_out for fan_in, fan_out in pairwise(sizes))


def continues(before: Experiment, after: Experiment) -> bool:
    """Whether a run of ``before`` can go on as ``after``: same data, same shapes, same seeds, same start."""

    def shape(experiment: Experiment) -> tuple[object, ...]:
        network = experiment.network
        units = tuple(layer.units for layer in network.layers)
        return experiment.data, units, network.init, network.init_value, network.seed, experiment.training.seed

    return shape(before) == shape(after)


def check(experiment: Experiment, inputs: int = 1, rows: int | None = None) -> Experiment:
    """Return ``experiment`` if every value can be; raise ``ExperimentError`` at the first that cannot.

    ``inputs`` is the number of features and ``rows`` that of the samples where it is known (else ``data.samples``
    counts), for the memory that the network would need.
    """
    if experiment.format != FORMAT:
        raise ExperimentError(
            "format",
            said(
                "{format} is not a format this version reads; it reads {ours}",
                format=experiment.format,
                ours=FORMAT,
            ),
        )
    _check_data(experiment.data)
    _check_network(experiment.network, inputs)
    _check_memory(experiment, inputs, experiment.data.samples if rows is None else rows)
    _check_training(experiment.training, experiment.data)
    return experiment


def from_json(text: bytes | str) -> Experiment:
    """The experiment that ``text`` (UTF-8 JSON) describes; ``ExperimentError`` names the place of what is wrong."""
    data = text.encode() if isinstance(text, str) else text
    if data.startswith(b"PK"):
        raise ExperimentError(
            "", said("a session with its trained network, not an experiment alone; open it in the window and save that")
        )
    if not data.strip():
        raise ExperimentError("", said("the file is empty; an experiment is a JSON object"))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ExperimentError("", said("not UTF-8 text (byte {start}); save it as UTF-8", start=error.start)) from None
    data = _of_this_format(data)
    try:
        experiment = msgspec.json.decode(data, type=Experiment)
    except msgspec.ValidationError as error:
        raise _located(error) from None
    return check(experiment)


def to_json(experiment: Experiment) -> bytes:
    """``experiment`` as indented UTF-8 JSON with every field written out."""
    return msgspec.json.format(msgspec.json.encode(experiment), indent=2) + b"\n"


def load(path: Path) -> Experiment:
    """Read an experiment file. Whatever is wrong with it is an ``ExperimentError`` of one sentence."""
    try:
        if path.is_dir():
            raise ExperimentError("", said("{path} is a directory; an experiment is a JSON file", path=path))
        if (size := path.stat().st_size) > MAX_FILE_BYTES:
            raise ExperimentError(
                "",
                said(
                    "{path} has {size:,.0f} MB; an experiment file has at most {most:,.0f} MB",
                    path=path,
                    size=size / 1e6,
                    most=MAX_FILE_BYTES / 1e6,
                ),
            )
        data = path.read_bytes()
    except OSError as error:
        raise ExperimentError(
            "", said("{path} cannot be read: {problem}", path=path, problem=os_problem(error))
        ) from None
    try:
        return from_json(data)
    except ExperimentError as error:
        raise ExperimentError(
            error.place, said("{problem} (in {name})", problem=error.problem, name=path.name)
        ) from None


def _of_this_format(data: bytes) -> bytes:
    """``data`` brought up to this format; one for which that cannot be is told so, not which keys are unknown here."""
    try:
        # a number beyond a float's is let through: decoding the experiment names its place
        raw: Any = msgspec.json.Decoder(float_hook=float).decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        problem = decode_problem(error)
        raise ExperimentError("", said("not JSON, or cut short: {problem}", problem=problem)) from None
    if not isinstance(raw, dict):
        raise ExperimentError(
            "", said("a JSON {kind} where an object with an experiment is wanted", kind=type(raw).__name__)
        )
    version = raw.get("format", FORMAT)
    if not isinstance(version, int) or version == FORMAT:
        return data
    if (newer := migrated(raw, FORMAT)) is None:
        raise ExperimentError(
            "format",
            said("{format} is not a format this version reads; it reads {ours}", format=version, ours=FORMAT),
        )
    return msgspec.json.encode(newer)


def _located(error: msgspec.ValidationError) -> ExperimentError:
    """msgspec's ``text - at `$.network.layers[...]``` as an error with our own place."""
    place = str(error).partition(" - at `")[2].rstrip("`").removeprefix("$").removeprefix(".")
    problem = decode_problem(error)
    if place == "data.source.kind":
        kinds = ", ".join(str(kind.__struct_config__.tag) for kind in get_args(Source))
        problem = said("{problem}; it must be one of {names}", problem=problem, names=kinds)
    return ExperimentError(place, problem)


def _one_of(place: str, name: str, known: dict[str, Any]) -> None:
    if name not in known:
        raise ExperimentError(place, said('"{name}" is not one of {names}', name=name, names=", ".join(known)))


def _between(place: str, value: float, low: float, high: float, *, above: bool = False, below: bool = False) -> None:
    """``low ≤ value ≤ high``; ``above`` and ``below`` make that side strict."""
    low_ok = value > low if above else value >= low
    high_ok = value < high if below else value <= high
    if not (low_ok and high_ok):
        sides = (said("above {bound:,g}") if above else said("at least {bound:,g}")).filled(bound=low)
        if high != math.inf:
            upper = (said("below {bound:,g}") if below else said("at most {bound:,g}")).filled(bound=high)
            sides = said("{lower} and {upper}", lower=sides, upper=upper)
        raise ExperimentError(place, said("{value:,g} is out of range; it must be {sides}", value=value, sides=sides))


def _check_data(data: Data) -> None:
    source = data.source
    if isinstance(source, FormulaSource):
        low, high = source.domain
        if not (math.isfinite(low) and math.isfinite(high) and low < high):
            raise ExperimentError(
                "data.source.domain",
                said("[{low:g}, {high:g}] is not an interval; the first is smaller", low=low, high=high),
            )
    if isinstance(source, PointsSource | SketchSource):
        _check_points(source)
    if isinstance(source, CsvSource):
        _check_csv(source)
    _between("data.samples", data.samples, 4, MAX_SAMPLES)
    _between("data.noise", data.noise, 0.0, 1e6)
    for index, share in enumerate(data.split):
        _between(f"data.split[{index}]", share, 0.0, 1.0)
    if not math.isclose(sum(data.split), 1.0, abs_tol=1e-6):
        raise ExperimentError("data.split", said(
            "the shares sum to {total:g}; they must sum to 1", total=sum(data.split)))
    if data.split[0] <= 0.0:
        raise ExperimentError("data.split[0]", said("the training set is empty; give it a share above 0"))
    _one_of("data.scaling", data.scaling, SCALINGS)
    _between("data.seed", data.seed, 0, 2**31 - 1)


def _check_points(source: PointsSource | SketchSource) -> None:
    if len(source.x) != len(source.y):
        raise ExperimentError("data.source", said("{x} values of x but {y} of y", x=len(source.x), y=len(source.y)))
    if not all(math.isfinite(value) for value in (*source.x, *source.y)):
        raise ExperimentError("data.source", said("a point is not finite"))
    if isinstance(source, SketchSource):
        if len(source.x) < 2 or any(left >= right for left, right in pairwise(source.x)):
            raise ExperimentError(
                "data.source.x", said("a drawn function has at least two points, and x rises from each")
            )
        return
    if source.sets and len(source.sets) != len(source.x):
        raise ExperimentError(
            "data.source.sets", said("{sets} sets for {points} points", sets=len(source.sets), points=len(source.x))
        )
    for index, subset in enumerate(source.sets):
        if subset not in (0, 1, 2):
            raise ExperimentError(
                f"data.source.sets[{index}]",
                said("{subset} is no set; 0 training, 1 validation, 2 test", subset=subset),
            )


def _check_csv(source: CsvSource) -> None:
    """What can be said of the settings without the file."""
    place = "data.source"
    if len(source.text) > MAX_TEXT:
        raise ExperimentError(
            f"{place}.text", said("{n} characters are too many to paste; save them as a CSV file", n=len(source.text))
        )
    if source.encoding is not None:
        _one_of(f"{place}.encoding", source.encoding, CSV_ENCODINGS)
    mark = source.delimiter
    if mark is not None and (len(mark) != 1 or not mark.isascii() or mark in '"\r\n\0'):
        raise ExperimentError(
            f"{place}.delimiter", said("{mark!r} is not one character that can separate cells", mark=mark)
        )
    if source.decimal not in (None, ".", ","):
        raise ExperimentError(
            f"{place}.decimal", said('"{decimal}" is not a decimal mark; it is "." or ","', decimal=source.decimal)
        )
    if source.decimal is not None and source.decimal == source.delimiter:
        raise ExperimentError(
            f"{place}.decimal", said('"{decimal}" cannot be decimal mark and delimiter at once', decimal=source.decimal)
        )
    _one_of(f"{place}.missing", source.missing, MISSING)
    for name in source.dates:
        if name in source.categories:
            raise ExperimentError(f"{place}.dates", said('"{name}" is named under categories too', name=name))


def _check_network(network: Network, inputs: int) -> None:
    if len(network.layers) > MAX_LAYERS:
        raise ExperimentError(
            "network.layers", said("{n} hidden layers; at most {most}", n=len(network.layers), most=MAX_LAYERS)
        )
    for index, layer in enumerate(network.layers):
        place = f"network.layers[{index}]"
        if layer.units < 1:
            raise ExperimentError(
                f"{place}.units", said("{units}: a layer has 1 to {most} units", units=layer.units, most=MAX_UNITS)
            )
        if layer.units > MAX_UNITS:
            needed = memory_needed(network, inputs)
            raise ExperimentError(
                f"{place}.units",
                said(
                    "{units} units would need {needed} of memory with this network; a layer has 1 to {most} units",
                    units=layer.units,
                    needed=readable_bytes(needed),
                    most=MAX_UNITS,
                ),
            )
        _one_of(f"{place}.activation", layer.activation, ACTIVATIONS)
        _between(f"{place}.slope", layer.slope, 0.0, 1.0, below=True)
    _one_of("network.init", network.init, INITIALISATIONS)
    _between("network.init_value", network.init_value, -100.0, 100.0)
    if network.init == "normal":
        _between("network.init_value", network.init_value, 0.0, 100.0)
    _between("network.seed", network.seed, 0, 2**31 - 1)


def _check_memory(experiment: Experiment, inputs: int, rows: int) -> None:
    network, batch = experiment.network, min(experiment.training.batch_size, rows)
    parameters, activations = memory_needed(network, inputs), batch_memory_needed(network, inputs, batch)
    if (needed := parameters + activations) <= MAX_MEMORY:
        return
    count = parameter_count(network, inputs)
    sizes = {"needed": readable_bytes(needed), "most": readable_bytes(MAX_MEMORY)}
    if activations > parameters:
        raise ExperimentError(
            "training.batch_size",
            said(
                "{batch} rows at once through {count} parameters would need {needed} of memory; at most {most}: "
                "use a smaller batch, or fewer units",
                batch=batch,
                count=count,
                **sizes,
            ),
        )
    raise ExperimentError(
        "network.layers",
        said(
            "{count} parameters would need {needed} of memory; at most {most}: use fewer units or layers",
            count=count,
            **sizes,
        ),
    )


def memory_needed(network: Network, inputs: int) -> int:
    """Bytes that training takes for parameters: ``VECTORS`` float32 vectors as long as all of them."""
    return VECTORS * 4 * parameter_count(network, inputs)


def batch_memory_needed(network: Network, inputs: int, batch: int) -> int:
    """Bytes that ``batch`` rows take on their way: z, a and their gradients of every unit, float32."""
    return BUFFERS * 4 * batch * (inputs + sum(layer.units for layer in network.layers) + 1)


def readable_bytes(count: int) -> Said:
    """``count`` bytes as a person reads them: ``"1.5 GB"``."""
    size = float(count)
    for template in (said("{size:,.3g} bytes"), said("{size:,.3g} kB"), said("{size:,.3g} MB")):
        if size < 1000.0:
            return template.filled(size=size)
        size /= 1000.0
    return said("{size:,.3g} GB", size=size)


def _check_training(training: Training, data: Data) -> None:
    _one_of("training.optimizer", training.optimizer, OPTIMIZERS)
    _one_of("training.loss", training.loss, LOSSES)
    _one_of("training.schedule", training.schedule, SCHEDULES)
    _between("training.learning_rate", training.learning_rate, 0.0, 1000.0)
    _between("training.momentum", training.momentum, 0.0, 1.0, below=True)
    _between("training.batch_size", training.batch_size, 1, MAX_SAMPLES)
    _between("training.huber_delta", training.huber_delta, 0.0, 1e6, above=True)
    _between("training.l1", training.l1, 0.0, 100.0)
    _between("training.l2", training.l2, 0.0, 100.0)
    if training.clip_norm is not None:
        _between("training.clip_norm", training.clip_norm, 0.0, 1e6, above=True)
    if training.max_epochs is not None:
        _between("training.max_epochs", training.max_epochs, 1, 10**9)
    if training.patience is not None:
        if data.split[1] == 0.0:
            raise ExperimentError(
                "training.patience", said("early stopping watches the validation set, which is empty; give it a share")
            )
        _between("training.patience", training.patience, 1, 10**9)
    _between("training.schedule_epochs", training.schedule_epochs, 1, 10**9)
    _between("training.schedule_factor", training.schedule_factor, 0.0, 1.0, above=True)
    _between("training.seed", training.seed, 0, 2**31 - 1)
