"""A lesson out of its folder: ``lesson.json`` and a text for each language. Errors name file and line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from playground.decode_words import decode_problem
from playground.experiment import Experiment, ExperimentError
from playground.experiment_file import from_json
from playground.lessons import exercise
from playground.lessons.checks import PROPERTIES
from playground.lessons.json_lines import line_of
from playground.lessons.quantities import QUANTITIES
from playground.lessons.score import marks_of
from playground.lessons.spec import (
    FORMAT,
    Check,
    ChoiceCheck,
    GradientCheck,
    LessonSpec,
    MetricCheck,
    NetworkCheck,
    NumberCheck,
    ProgressCheck,
    SettingCheck,
    StepSpec,
)
from playground.lessons.text import LessonText, StepText, TextError, read_text
from playground.presets import examples
from playground.words import Said, os_problem, said

LANGUAGES = ("en", "ko")
MAX_FILE_BYTES = 2 * 1024**2
METRICS = ("loss", "mse", "rmse", "mae", "r2")
SUBSETS = ("train", "valid", "test")
PREDICTED, MOST_PREDICTED = ("fit_plot", "loss_plot"), 1_000_000
STATES = ("paused", "finished", "diverged")


class LessonError(ValueError):
    """Something in a lesson that cannot be: the file, the line (from 1; 0 for the whole file), and what is wrong."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        self.file = file
        self.line = line
        self.problem = problem
        super().__init__(self.sentence)

    @property
    def sentence(self) -> Said:
        """File, line and problem as one text."""
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return said("{place}: {problem}", place=place, problem=self.problem)


class LessonStep(msgspec.Struct, frozen=True):
    """One step: what is done (``spec``) and what is said, by language."""

    spec: StepSpec
    texts: Mapping[str, StepText]

    def text(self, language: str) -> StepText:
        """In this language, or in the first one there is."""
        return self.texts.get(language) or next(iter(self.texts.values()))


class Lesson(msgspec.Struct, frozen=True):
    """A lesson, complete and consistent. ``id`` is the name of its folder."""

    id: str
    folder: Path
    order: int
    minutes: int
    steps: tuple[LessonStep, ...]
    texts: Mapping[str, LessonText]

    def text(self, language: str) -> LessonText:
        """In this language, or in the first one there is."""
        return self.texts.get(language) or next(iter(self.texts.values()))


def lesson_folders(*directories: Path) -> list[Path]:
    """The folders in ``directories`` that hold a ``lesson.json``, by name; a later directory wins over an earlier."""
    found: dict[str, Path] = {}
    for directory in directories:
        if directory.is_dir():
            found |= {path.parent.name: path.parent for path in sorted(directory.glob("*/lesson.json"))}
    return list(found.values())


def read_lesson(folder: Path) -> Lesson:
    """Read and check a lesson; ``LessonError`` for the first thing that is wrong with it."""
    file = folder / "lesson.json"
    source = _read(file)
    spec = _decode(file, source)
    if not spec.steps:
        raise LessonError(file, line_of(source, "steps"), said("a lesson has at least one step"))
    for index, step in enumerate(spec.steps):
        _check_step(file, source, step, f"steps[{index}]")
    texts = {}
    for language in LANGUAGES:
        path = folder / f"{language}.md"
        if path.is_file():
            texts[language] = _read_text(path)
            _compare(path, texts[language], file, source, spec)
    if not texts:
        raise LessonError(folder / "en.md", 0, said("a lesson has a text, en.md or ko.md"))
    steps = tuple(
        LessonStep(step, {language: text.steps[step.id] for language, text in texts.items()}) for step in spec.steps
    )
    return Lesson(folder.name, folder, spec.order, spec.minutes, steps, texts)


def experiment_of(step: StepSpec, current: Experiment) -> Experiment | None:
    """What the step begins with: its experiment or ``current``, with its patch; ``None`` if it leaves all as it is.

    A patch is merged key by key (RFC 7386), lists as a whole. Raises ``ExperimentError`` for what cannot be.
    """
    if step.experiment is None and step.patch is None:
        return None
    start = current
    if isinstance(step.experiment, str):
        if step.experiment not in examples():
            raise ExperimentError("", said("no example is called {experiment!r}", experiment=step.experiment))
        start = examples()[step.experiment].experiment
    elif step.experiment is not None:
        start = from_json(msgspec.json.encode(step.experiment))
    if step.patch is None:
        return start
    return from_json(msgspec.json.encode(merged(msgspec.to_builtins(start), step.patch)))


def merged(target: Any, patch: Any) -> Any:
    """``target`` with ``patch`` laid over it, both plain JSON (RFC 7386, but for a source of data of another kind)."""
    if not isinstance(patch, dict) or not isinstance(target, dict):
        return patch
    if "kind" in patch and patch["kind"] != target.get("kind"):
        return patch  # another source of data has other keys
    return target | {key: merged(target.get(key), value) for key, value in patch.items()}


def _read(file: Path) -> str:
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise LessonError(file, 0, said("larger than {most} MB", most=MAX_FILE_BYTES // 1024**2))
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise LessonError(file, 0, said("cannot be read: {problem}", problem=os_problem(error))) from None
    except UnicodeDecodeError as error:
        raise LessonError(file, 0, said("not UTF-8 text (byte {start})", start=error.start)) from None


def _decode(file: Path, source: str) -> LessonSpec:
    try:
        spec = msgspec.json.decode(source, type=LessonSpec)
    except msgspec.ValidationError as error:
        problem = decode_problem(error)
        place = str(error).partition(" - at `")[2].rstrip("`").removeprefix("$").removeprefix(".")
        raise LessonError(
            file,
            line_of(source, place),
            said("{place}: {problem}", place=place, problem=problem) if place else problem,
        ) from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise LessonError(file, _broken_line(source), said(
            "not JSON, or cut short: {problem}", problem=decode_problem(error))) from None
    if spec.format != FORMAT:
        raise LessonError(
            file,
            line_of(source, "format"),
            said("format {format} is not {ours}, which is read here", format=spec.format, ours=FORMAT),
        )
    return spec


def _broken_line(source: str) -> int:
    """Where JSON stops being JSON."""
    try:
        json.loads(source)
    except json.JSONDecodeError as error:
        return error.lineno
    except RecursionError:
        return 1
    return 1


def _read_text(file: Path) -> LessonText:
    try:
        return read_text(_read(file))
    except TextError as error:
        raise LessonError(file, error.line, error.problem) from None


def _compare(path: Path, text: LessonText, file: Path, source: str, spec: LessonSpec) -> None:
    """Steps and questions are the same in the text and in ``lesson.json``."""
    wanted = [step.id for step in spec.steps]
    for index, name in enumerate(wanted):
        if name in wanted[:index]:
            raise LessonError(file, line_of(source, f"steps[{index}].id"), said("a second step {name!r}", name=name))
        if name not in text.steps:
            raise LessonError(path, 0, said("no “## [{name}] …” for the step {name!r}", name=name))
    for name, step_text in text.steps.items():
        if name not in wanted:
            raise LessonError(
                path,
                step_text.line,
                said("the step [{name}] is not one of {names}", name=name, names=", ".join(wanted)),
            )
    for step in spec.steps:
        _compare_questions(path, text.steps[step.id], step)


def _compare_questions(path: Path, text: StepText, step: StepSpec) -> None:
    asked = {check.name: check for check in step.checks if isinstance(check, NumberCheck | ChoiceCheck)}
    for name, check in asked.items():
        if name not in text.questions:
            raise LessonError(path, text.line, said("no “### [{name}] …” for the question {name!r}", name=name))
        question = text.questions[name]
        if isinstance(check, ChoiceCheck) and check.right not in question.options:
            raise LessonError(path, question.line, said("the right option [{right}] is not listed", right=check.right))
        if isinstance(check, NumberCheck) and question.options:
            raise LessonError(path, question.line, said("a number is asked for; there are no options to choose from"))
    for name, question in text.questions.items():
        if name not in asked:
            raise LessonError(
                path, question.line, said("lesson.json asks no question {name!r} in this step", name=name)
            )


def _check_step(file: Path, source: str, step: StepSpec, place: str) -> None:
    def wrong(where: str, problem: str) -> LessonError:
        return LessonError(
            file,
            line_of(source, f"{place}.{where}"),
            said("{place}.{where}: {problem}", place=place, where=where, problem=problem),
        )

    try:
        experiment_of(step, Experiment())
    except ExperimentError as error:
        raise wrong("experiment" if step.patch is None else "patch", error.sentence) from None
    if step.exercise is not None and step.exercise not in exercise.EXERCISES:
        raise wrong(
            "exercise",
            said('"{exercise}" is not one of {names}', exercise=step.exercise, names=", ".join(exercise.EXERCISES)),
        )
    if step.speed is not None and not 0 < step.speed <= 1e6:
        raise wrong("speed", said("{speed:g} {speed:update|updates} a second; it is above 0", speed=step.speed))
    for name, problem in _score_problems(step):
        raise wrong(f"score.{name}", problem)
    if step.predict is not None and step.predict.plot not in PREDICTED:
        names = ", ".join(PREDICTED)
        raise wrong("predict.plot", said('"{name}" is not one of {names}', name=step.predict.plot, names=names))
    if step.predict is not None and not 0 < step.predict.updates <= MOST_PREDICTED:
        template = said("{n} is not between 1 and {most}")
        raise wrong("predict.updates", template.filled(n=step.predict.updates, most=MOST_PREDICTED))
    for index, check in enumerate(step.checks):
        for name, problem in _problems(check):
            raise wrong(f"checks[{index}].{name}", problem)


def _score_problems(step: StepSpec) -> Iterator[tuple[str, str]]:
    """Marks that are none, and a subset that there is not."""
    score = step.score
    if score is None:
        return
    if score.subset not in SUBSETS:
        yield "subset", said('"{name}" is not one of {names}', name=score.subset, names=", ".join(SUBSETS))
    marks = marks_of(score)
    if not marks:
        yield "subset", said("it counts neither loss, parameters, updates nor answers")
    for name, (limit, best) in marks.items():
        if not 0 < best < limit:
            template = said("[{limit:g}, {best:g}] is no limit with a best value below it, both above 0")
            yield name, template.filled(limit=limit, best=best)


def _problems(check: Check) -> Iterator[tuple[str, str]]:
    """Names that are not known and bounds that are not there, with the key they stand at."""
    known: Mapping[str, tuple[str, ...]] = {}
    match check:
        case MetricCheck():
            known = {"subset": SUBSETS, "name": METRICS}
        case NetworkCheck():
            known = {"property": tuple(PROPERTIES)}
        case NumberCheck():
            known = {"quantity": (*QUANTITIES, *exercise.ANSWERS)}
        case ProgressCheck() if check.state is not None:
            known = {"state": STATES}
        case ProgressCheck() if check.updates is None:
            yield "kind", said("it says neither updates nor a state")
        case GradientCheck() if 0 in (check.layer, check.to):
            yield "layer", said("layers count from 1; -1 is the output layer")
    for key, names in known.items():
        if (value := getattr(check, key)) not in names:
            yield key, said('"{name}" is not one of {names}', name=value, names=", ".join(names))
    if isinstance(check, MetricCheck | GradientCheck) and check.below is None and check.above is None:
        yield "kind", said("it says neither below nor above")
    if isinstance(check, NetworkCheck) and check.equals is None and check.below is None and check.above is None:
        yield "kind", said("it says neither equals, below nor above")
    if isinstance(check, SettingCheck):
        bounds = (check.equals, check.below, check.above)
        if all(bound is None for bound in bounds) and not check.one_of:
            yield "kind", said("it says neither equals, one_of, below nor above")
