"""The experiment: everything that is needed to repeat a run, as frozen data.

An ``Experiment`` is the only description of what runs. Panels render it and emit an edited copy; a saved file is
the experiment as JSON; undo puts the previous one back.
"""

from __future__ import annotations

from itertools import pairwise

import msgspec

from playground.activations import DEFAULT_SLOPE
from playground.words import Said, said

FORMAT = 1
UNTITLED = str(said("Untitled"))
"""The name of an experiment that has none."""
MAX_UNITS = 4096
MAX_LAYERS = 64
MAX_SAMPLES = 1_000_000
MAX_SENTENCE = 800
"""Characters of an error; none of ours comes near."""
MAX_VALUE = 200
"""Characters of a value in an error that is too long."""
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
