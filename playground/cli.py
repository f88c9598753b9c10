"""The command line: arguments in, exit status out.

Exit status: 0 done, 2 bad usage or bad input (one line on stderr), 1 anything else. What needs a window is handed in
by ``main.py``, because the core imports no Qt. Imports are late, so that ``--help`` and the window wait for nothing.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playground.arguments import BAD_INPUT, Shot, language_asked, parse
from playground.catalogue import Tell, language_of, teller
from playground.words import Said, message_of, os_problem, said

if TYPE_CHECKING:
    from playground.checkpoint import Checkpoint
    from playground.data.dataset import Dataset
    from playground.experiment import Experiment
    from playground.frames import Frame

DONE, FAILED = 0, 1
WRITTEN = said("Written to {paths}")

PICTURES = (".png", ".svg")


@dataclass(frozen=True, slots=True)
class Windows:
    """The parts of the program that need Qt."""

    # the file it came from, the lesson to begin with, the language if not the usual one, whether the lesson is locked
    open: Callable[[Experiment, Path | None, str | None, str | None, bool], int]
    take_picture: Callable[[Experiment, Shot], None]
    draw_fit: Callable[[Experiment, Dataset, Frame, str], bytes]  # in this language, as PNG
    # kind, ending of the file, what is drawn, theme and language: an export
    draw_run: Callable[[str, str, Checkpoint, Dataset, str, str], bytes]


def run(arguments: Sequence[str], windows: Windows) -> int:
    """Do what ``arguments`` ask for; return the exit status."""
    language = language_asked(arguments) or language_of(os.environ)
    tell = teller(language)
    options = parse(arguments, language, tell)
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.DEBUG if options.verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    from playground.experiment import ExperimentError
    from playground.launch_check import LaunchError

    try:
        return COMMANDS[options.command](options, windows, tell)
    except ExperimentError as error:
        _complain(" ".join(tell(error.sentence).split()))
        return BAD_INPUT
    except LaunchError as error:
        _complain(tell(message_of(error)))
    except OSError as error:
        logging.getLogger(__name__).debug("stopped by", exc_info=True)
        place = error.filename or tell(said("input or output"))
        _complain(f"{place}: {tell(os_problem(error))}")
    except KeyboardInterrupt:
        _complain(tell(said("interrupted")))
    return FAILED


def _complain(text: str) -> None:
    sys.stderr.write(f"main.py: {text}\n")


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _open_window(options: argparse.Namespace, windows: Windows, tell: Tell) -> int:
    from playground import launch_check
    from playground.experiment import ExperimentError, first_experiment

    if options.locked and options.lesson is None:
        raise ExperimentError("--locked", said("it goes with a lesson; add --lesson NAME"))
    experiment = _experiment_in(options.file) if options.file else first_experiment()
    if reason := launch_check.why_no_display(os.environ):
        _complain(tell(reason))
        launch_check.require_libraries("offscreen")
        picture = _picture_path()
        shot = Shot(picture, language=options.spoken)
        text = said("Training “{name}” off-screen for {seconds:g} {seconds:second|seconds} instead …")
        _tell(tell(text.filled(name=Said(experiment.name), seconds=shot.seconds)))
        windows.take_picture(experiment, shot)
        _tell(tell(said("A picture of the window is in {path}", path=picture)))
        return DONE
    return windows.open(experiment, options.file, options.lesson, options.language, options.locked)


def _experiment_in(file: Path) -> Experiment:
    """The experiment of an experiment file or of a session; ``ExperimentError`` for what is neither."""
    from playground.experiment_file import load
    from playground.session_file import is_session, load_session

    return load_session(file).state.experiment if is_session(file) else load(file)


def _lesson(options: argparse.Namespace, _windows: Windows, tell: Tell) -> int:
    from playground.lessons.folder import LessonError, read_lesson

    try:
        lesson = read_lesson(options.folder)
    except LessonError as error:
        _complain(" ".join(tell(error.sentence).split()))
        return BAD_INPUT
    text = said("{folder}: {n} {n:step|steps} in {languages}; nothing is wrong")
    _tell(tell(text.filled(folder=options.folder, n=len(lesson.steps), languages=", ".join(lesson.texts))))
    return DONE


def _picture_path() -> Path:
    """Where to put a picture nobody named: here, or among the temporary files if here is not writeable."""
    import tempfile

    here = Path()
    return (here if os.access(here, os.W_OK) else Path(tempfile.gettempdir())) / "playground-window.png"


def _screenshot(options: argparse.Namespace, windows: Windows, tell: Tell) -> int:
    from playground.experiment import ExperimentError
    from playground.experiment_file import load
    from playground.launch_check import require_libraries

    shot = Shot(
        options.out,
        options.seconds,
        options.theme,
        options.size,
        options.view,
        language=options.spoken,
        letters=options.letters,
    )
    folder = shot.out.parent
    if shot.out.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise ExperimentError(
            "--out", said("{out} cannot be written; name a file in a folder that you may write to", out=shot.out)
        )
    experiment = load(options.file)
    require_libraries("offscreen")
    windows.take_picture(experiment, shot)
    return DONE


def _train(options: argparse.Namespace, windows: Windows, tell: Tell) -> int:
    from playground.experiment_file import load
    from playground.headless import Limits, train

    experiment = load(options.file)
    limits = Limits(options.epochs, options.updates)

    def draw_fit(experiment: Experiment, dataset: Dataset, frame: Frame) -> bytes:
        return windows.draw_fit(experiment, dataset, frame, options.spoken)

    train(experiment, options.out, limits, draw_fit, quiet=options.quiet, tell=tell)
    return DONE


def _predict(options: argparse.Namespace, windows: Windows, tell: Tell) -> int:
    from playground.experiment import ExperimentError
    from playground.model import load_model
    from playground.predicting import predict_table, summary, write_table

    out, folder = options.out, options.out.parent
    if out.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise ExperimentError(
            "--out", said("{out} cannot be written; name a file in a folder that you may write to", out=out)
        )
    if out.exists() and options.table.exists() and out.samefile(options.table):
        raise ExperimentError("--out", said("{out} is the table itself; name another file", out=out))
    model = load_model(options.model)
    predicted = predict_table(model, str(options.table))
    write_table(predicted, model.spec.encoding.target, out)
    if not options.quiet:
        _tell(tell(summary(predicted, model.spec.encoding.target)))
        _tell(tell(WRITTEN.filled(paths=out)))
    return DONE


def _export(options: argparse.Namespace, windows: Windows, tell: Tell) -> int:
    from playground.experiment import ExperimentError
    from playground.experiment_file import load
    from playground.export.destination import destination, refuse_own, write_files
    from playground.export.program import check_ends
    from playground.headless import require_writeable

    experiment = load(options.file)
    check_ends(experiment, options.updates)
    out = destination(options.out, options.to)
    _check_ending(out, options.to)
    if options.view is not None and options.to != "picture":
        raise ExperimentError("--view", said("only a picture is of one view"))
    require_writeable(out.parent)
    if out.is_dir():
        raise ExperimentError("--out", said("{out} is a directory; name a file", out=out))
    refuse_own(out, experiment, options.file)  # before the run, not after it
    if options.to == "picture":
        shot = Shot(out, 0.0, options.theme, options.size, options.view, True, options.updates, language=options.spoken)
        _take(experiment, shot, windows)
        files = {out.name: b""}
    else:
        files = _exported(experiment, options, out, windows, tell)
        write_files(out, files, experiment, options.file)
    _tell(tell(WRITTEN.filled(paths=", ".join([str(out), *list(files)[1:]]))))
    return DONE


def _take(experiment: Experiment, shot: Shot, windows: Windows) -> None:
    from playground.launch_check import require_libraries

    require_libraries("offscreen")
    windows.take_picture(experiment, shot)


def _check_ending(out: Path, kind: str) -> None:
    """Raise ``ExperimentError`` for a file whose ending says another kind of picture, or one that needs a package."""
    from playground.experiment import ExperimentError
    from playground.export.animation import require_film

    if kind == "picture" and out.suffix.lower() not in PICTURES:
        given = out.suffix or said("a file without an ending")
        raise ExperimentError("--out", said("a picture is a .png or an .svg, not {given}", given=given))
    if kind == "animation":
        require_film(out.suffix.lower())


def _exported(
    experiment: Experiment, options: argparse.Namespace, out: Path, windows: Windows, tell: Tell
) -> dict[str, bytes]:
    """The files of an export by their names, that of ``out`` first."""
    kind, updates = options.to, options.updates
    if kind == "script":
        from playground.export.script import script

        return script(experiment, updates=updates, stem=out.stem, tell=tell)
    if kind == "notebook":
        from playground.export.notebook import notebook

        return notebook(experiment, updates=updates, stem=out.stem, tell=tell)
    from playground.headless import trained

    if kind == "onnx":
        from playground.export.onnx import require_onnx

        require_onnx()  # before the run, not after it
    if kind in ("animation", "report"):
        from playground.launch_check import require_libraries

        require_libraries("offscreen")
        trainer = trained(experiment, updates, tell)
        drawn = windows.draw_run(
            kind, out.suffix.lower(), trainer.checkpoint(), trainer.dataset, options.theme, options.spoken
        )
        return {out.name: drawn}
    trainer = trained(experiment, updates, tell)
    from playground.export.files import run_files
    from playground.export.run import FinishedRun

    return run_files(kind, out, FinishedRun(trainer.checkpoint(), trainer.dataset))


COMMANDS: dict[str, Callable[[argparse.Namespace, Windows, Tell], int]] = {
    "": _open_window,
    "train": _train,
    "predict": _predict,
    "export": _export,
    "screenshot": _screenshot,
    "lesson": _lesson,
}
"""What is done for every command, and for none."""
