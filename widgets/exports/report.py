"""The report: one HTML file with the experiment, curves, fit, gradients, metrics and diagnosis of a run."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from playground.activations import ACTIVATIONS
from playground.changes import FIELDS, source_name, stack_name
from playground.experiment import Experiment, FormulaSource, FunctionSource, SketchSource, parameter_count
from playground.experiment_file import to_json
from playground.export import page
from playground.export.page import Drawing
from playground.export.task import Task
from playground.frames import Frame, Metrics, Wish, WishList
from playground.looks import Look
from widgets.exports.stage import Stage
from widgets.formula import inline_svg
from widgets.numbers import fill_in, write
from widgets.plots.diagnosis_words import SERIOUS, CalmWords, advice_of, sentence_of, title_of
from widgets.plots.flow_view import HISTORY, FlowView
from widgets.plots.look_words import look_words
from widgets.plots.plot_card import PlotCard
from widgets.theme import DARK, LIGHT, Theme
from widgets.words import in_words, name_in_words

translate = QCoreApplication.translate

if TYPE_CHECKING:
    from playground.export.run import FinishedRun

WISH = WishList(
    Wish.METRICS
    | Wish.LOSS
    | Wish.FIT
    | Wish.PREDICTIONS
    | Wish.GRADIENTS
    | Wish.FLOW
    | Wish.DIAGNOSIS
    | Wish.DIAGRAM
    | Wish.COLLAPSE
)
"""What the report shows of a run."""
SIZES = {
    "fit_plot": (660, 420),
    "loss_plot": (660, 420),
    "actual_plot": (660, 380),
    "network_diagram": (660, 380),
    "gradient_bars": (660, 340),
    "flow_view": (660, 340),
}
"""The plots in it, in pairs."""
LOSS_FORMULAS = {
    "mse": r"L = \frac{1}{n}\sum_i (\hat{y}_i - y_i)^2",
    "mae": r"L = \frac{1}{n}\sum_i |\hat{y}_i - y_i|",
}
GENERATED = (FunctionSource, FormulaSource, SketchSource)
ONLY_WITH: dict[str, Callable[[Experiment], bool]] = {
    "noise": lambda e: isinstance(e.data.source, GENERATED),
    "samples": lambda e: isinstance(e.data.source, GENERATED),
    "init_value": lambda e: e.network.init in ("normal", "constant"),
    "momentum": lambda e: e.training.optimizer in ("momentum", "nesterov"),
    "huber_delta": lambda e: e.training.loss == "huber",
    "schedule_epochs": lambda e: e.training.schedule != "constant",
    "schedule_factor": lambda e: e.training.schedule == "step",
}
"""Fields that mean something only in some experiments."""


def report(run: FinishedRun, task: Task, *, look: Look | None) -> bytes:
    """The file. The metrics of the test set are in it where somebody has had a ``look`` at them."""
    frame = run.frame(WISH)
    drawings = dict(_drawings(run, frame, task))
    language = QLocale().bcp47Name()
    # formulas are typeset with what belongs to the GUI's thread
    title = name_in_words(run.experiment.name)
    return task.draw(lambda: page.page(title, language, _parts(run, frame, drawings, look)))


def _drawings(run: FinishedRun, frame: Frame, task: Task) -> Iterator[tuple[str, Drawing]]:
    for index, name in enumerate(SIZES):
        task.tell(2 * index, 2 * len(SIZES))
        light, words = _drawn(name, run, frame, LIGHT, task)
        task.tell(2 * index + 1, 2 * len(SIZES))
        dark, _ = _drawn(name, run, frame, DARK, task)
        yield name, Drawing(light, dark, words)


def _drawn(name: str, run: FinishedRun, frame: Frame, theme: Theme, task: Task) -> tuple[bytes, str]:
    """A plot as SVG, and in words; in steps, so that a window has time for itself between them."""
    width, height = SIZES[name]
    stage = task.draw(lambda: Stage({name: width}, height, run.experiment, run.dataset, theme))

    def show() -> None:
        plot = stage.plots[name]
        if isinstance(plot, FlowView):
            plot.modes.button(HISTORY).setChecked(True)
        stage.strip()
        stage.show(frame)

    try:
        task.draw(show)
        return task.draw(lambda: (stage.svg(name), _words(stage.plots[name])))
    finally:
        task.tidy(stage.close)


def _words(plot: PlotCard) -> str:
    return f"{plot.title()}. {plot.describe()}"


def _parts(run: FinishedRun, frame: Frame, drawings: dict[str, Drawing], look: Look | None) -> Iterator[str]:
    experiment = run.experiment
    yield page.heading(name_in_words(experiment.name), 1)
    yield page.paragraph(_summary(run))
    yield page.figures(drawings["fit_plot"], drawings["loss_plot"])
    yield page.heading(translate("Report", "How well it predicts"))
    yield page.card(_metrics(frame, look), page.paragraph(_units(look), "muted"))
    yield page.figures(drawings["actual_plot"], drawings["network_diagram"])
    yield page.heading(translate("Report", "Diagnosis"))
    yield from _diagnosis(frame)
    yield page.heading(translate("Report", "Gradients"))
    yield page.figures(drawings["gradient_bars"], drawings["flow_view"])
    yield page.heading(translate("Report", "Network"))
    yield page.card(*_formulas(experiment))
    yield page.heading(translate("Report", "Experiment"))
    yield page.card(page.facts(_facts(experiment)))
    file = translate("Report", "The experiment as a file, from which the run can be repeated")
    yield page.card(page.folded(file, to_json(experiment).decode()))


def _summary(run: FinishedRun) -> str:
    stopped = {
        "max_epochs": translate("Report", "It has done all its epochs."),
        "patience": translate("Report", "It was stopped early: the validation loss did not fall any more."),
        "diverged": translate("Report", "It diverged."),
    }
    text = translate(
        "Report", "{parameters} {parameters:parameter|parameters} in {layers}, after {updates} ({epochs}). {stopped}"
    )
    hidden = in_words(stack_name(run.experiment.network.layers))
    return fill_in(
        text,
        parameters=parameter_count(run.experiment.network, run.dataset.features),
        layers=fill_in(translate("Report", "hidden layers {stack}"), stack=hidden)
        if run.experiment.network.layers
        else hidden,
        updates=fill_in(translate("Report", "{n} {n:update|updates}"), n=run.update),
        epochs=fill_in(translate("Report", "{n} {n:epoch|epochs}"), n=run.trainer.epoch),
        stopped=stopped.get(run.trainer.stopped or "", ""),
    ).strip()


def _metrics(frame: Frame, look: Look | None) -> str:
    head = ("", translate("Report", "Loss"), "RMSE", "MAE", "R²")
    sets = [(translate("Report", "Training set"), frame.train), (translate("Report", "Validation set"), frame.valid)]
    if look is not None:
        sets.append((translate("Report", "Test set"), frame.test))
    return page.numbers(head, [(name, *_cells(metrics)) for name, metrics in sets if metrics is not None])


def _cells(metrics: Metrics) -> tuple[str, ...]:
    values = (metrics.loss, metrics.rmse, metrics.mae, metrics.r2)
    return tuple(write(value, ".4g") if math.isfinite(value) else "–" for value in values)


def _units(look: Look | None) -> str:
    units = translate(
        "Report",
        "The loss is of the scaled values, as the network sees them; RMSE and MAE are in the data's own units.",
    )
    unseen = translate("Report", "The test set is left out: nobody has looked at it yet.")
    return f"{units} {unseen if look is None else look_words(look)}"


def _diagnosis(frame: Frame) -> Iterator[str]:
    if not frame.diagnoses:
        calm = CalmWords()
        yield page.finding("info", calm.title(), calm.sentence(frame.update, frame.flow))
    for found in frame.diagnoses or ():
        kind = SERIOUS.get(found.kind, "warning")
        yield page.finding(kind, title_of(found.kind), sentence_of(found), advice_of(found.kind))


def _formulas(experiment: Experiment) -> Iterator[str]:
    layers = experiment.network.layers
    last = len(layers)
    lines = [rf"z_k = W_k\,a_{{k-1}} + b_k, \quad a_k = f_k(z_k), \quad a_0 = x, \quad \hat{{y}} = z_{{{last + 1}}}"]
    for kind in dict.fromkeys((layer.activation, layer.slope) for layer in layers):
        name, slope = kind
        activation = ACTIVATIONS[name]
        places = [index + 1 for index, layer in enumerate(layers) if (layer.activation, layer.slope) == kind]
        line = rf"f_{{{','.join(map(str, places))}}}(z) = {activation.latex}"
        lines.append(rf"{line}, \quad \alpha = {slope:g}" if activation.has_slope else line)
    if experiment.training.loss in LOSS_FORMULAS:
        lines.append(LOSS_FORMULAS[experiment.training.loss])
    for line in lines:
        yield f'<div class="formula">{inline_svg(line, 19.0)}</div>\n'


def _facts(experiment: Experiment) -> Iterator[tuple[str, str]]:
    yield translate("Report", "Data"), in_words(source_name(experiment.data.source))
    yield from _fields(experiment, "data")
    for index, layer in enumerate(experiment.network.layers):
        label = ACTIVATIONS[layer.activation].label
        units = fill_in(translate("Report", "{n} {n:unit|units}"), n=layer.units)
        yield fill_in(translate("Report", "Layer {n}"), n=index + 1), f"{units}, {label}"
    yield from _fields(experiment, "network")
    yield from _fields(experiment, "training")


def _fields(experiment: Experiment, part: str) -> Iterator[tuple[str, str]]:
    for field, (name, written) in FIELDS[part].items():
        if field not in ONLY_WITH or ONLY_WITH[field](experiment):
            text = in_words(name)
            yield text[:1].upper() + text[1:], in_words(written(getattr(getattr(experiment, part), field)))
