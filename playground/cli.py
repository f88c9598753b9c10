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
from typing import TYPE_CHECKING, NoReturn

from playground.words import said

if TYPE_CHECKING:
    from playground.checkpoint import Checkpoint
    from playground.data.dataset import Dataset
    from playground.experiment import Experiment
    from playground.frames import Frame

DONE, FAILED, BAD_INPUT = 0, 1, 2

VIEWS = (
    "data_panel",
    "layer_stack",
    "training_panel",
    "fit_plot",
    "look_view",
    "loss_plot",
    "gradient_bars",
    "surface_plot",
    "activation_plot",
    "actual_plot",
    "baselines_view",
    "measures_view",
    "predict_view",
    "network_diagram",
    "chain_rule_view",
    "flow_view",
    "diagnosis_view",
    "collapse_view",
    "race_view",
    "runs_panel",
)
EXPORTS = ("script", "notebook", "weights", "onnx", "picture", "curves", "animation", "report")
PICTURES = (".png", ".svg")
LANGUAGES = ("en", "ko")
MIN_SIZE, MAX_SIZE = (1024, 700), (7680, 4320)


@dataclass(frozen=True, slots=True)
class Shot:
    """What a picture of the window shows: after ``seconds`` of training, the window or one ``view`` in it."""

    out: Path
    seconds: float = 3.0
    theme: str = "light"
    size: tuple[int, int] = (1440, 900)
    view: str | None = None
    whole_run: bool = False  # instead of ``seconds``: to the end of the run, or of ``updates``
    updates: int | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Windows:
    """The parts of the program that need Qt."""

    # the file it came from, the lesson to begin with, the language if not the usual one
    open: Callable[[Experiment, Path | None, str | None, str | None], int]
    take_picture: Callable[[Experiment, Shot], None]
    draw_fit: Callable[[Experiment, Dataset, Frame], bytes]  # as PNG
    draw_run: Callable[[str, str, Checkpoint, Dataset, str], bytes]  # kind, ending of the file, theme: an export


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message} (see {self.prog} --help)\n")


def run(arguments: Sequence[str], windows: Windows) -> int:
    """Do what ``arguments`` ask for; return the exit status."""
    options = parse(arguments)
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.DEBUG if options.verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    from playground.experiment import ExperimentError
    from playground.launch_check import LaunchError

    try:
        return int(options.command(options, windows))
    except ExperimentError as error:
        _complain(" ".join(str(error).split()))
        return BAD_INPUT
    except LaunchError as error:
        _complain(str(error))
    except OSError as error:
        logging.getLogger(__name__).debug("stopped by", exc_info=True)
        _complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        _complain("interrupted")
    return FAILED


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options, with ``command`` the function to call; ``SystemExit`` of status 2 on bad usage."""
    word = next((argument for argument in arguments if not argument.startswith("-")), None)
    if word not in COMMANDS:
        return _window_parser().parse_args(arguments)
    rest = list(arguments)
    rest.remove(word)
    return COMMANDS[word]().parse_args(rest)


def _complain(text: str) -> None:
    sys.stderr.write(f"main.py: {text}\n")


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _window_parser() -> _Parser:
    parser = _Parser(
        prog="main.py",
        usage="main.py [-h] [-v] [--lesson NAME] [--language en|ko] [FILE]\n"
        "       main.py train FILE --out DIR [--epochs N] [--updates N] [--quiet]\n"
        "       main.py predict MODEL_DIR CSV --out CSV [--quiet]\n"
        "       main.py export FILE --to KIND --out PATH [--updates N] [--view NAME] [--theme NAME] [--size WxH]\n"
        "       main.py screenshot FILE --out PNG [--seconds S] [--theme light|dark] [--language en|ko]\n"
        "                          [--size WxH] [--view NAME]\n"
        "       main.py lesson check DIR",
        description="Build a small neural network for regression, train it, and see why it learns or fails to.",
        epilog="Exit status: 0 done, 2 bad usage or bad input, 1 anything else. "
        "“main.py train --help”, and so for predict, export and screenshot, tells more.",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="an experiment or a session to open")
    parser.add_argument("--lesson", metavar="NAME", help="begin with this lesson, named as its folder is")
    parser.add_argument("--language", choices=LANGUAGES, help="what the window speaks, this time only")
    return _common(parser, _open_window)


def _train_parser() -> _Parser:
    parser = _Parser(
        prog="main.py train",
        description="Train without a window and write what came out. Ctrl+C stops and writes what there is.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the experiment file")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder for the results")
    parser.add_argument("--epochs", type=_positive, metavar="N", help="instead of the file's training.max_epochs")
    parser.add_argument("--updates", type=_positive, metavar="N", help="stop after so many updates at the latest")
    parser.add_argument("--quiet", action="store_true", help="no progress bar, no summary")
    return _common(parser, _train)


def _predict_parser() -> _Parser:
    parser = _Parser(
        prog="main.py predict",
        description="Write a table with a column of predictions, by the network that “train” has left in a folder.",
    )
    parser.add_argument("model", type=Path, metavar="MODEL_DIR", help="the folder that “train” has written")
    parser.add_argument("table", type=Path, metavar="CSV", help="a table with the columns it was fed with")
    parser.add_argument("--out", type=Path, required=True, metavar="CSV", help="the file to write it to")
    parser.add_argument("--quiet", action="store_true", help="no summary")
    return _common(parser, _predict)


def _export_parser() -> _Parser:
    parser = _Parser(
        prog="main.py export",
        description="Write what is of use without this program: a plain PyTorch script or notebook that repeats the "
        "run to the bit; or of the end of the run the parameters as safetensors or ONNX, a picture, the curves as CSV, "
        "an animation of the training (.gif or .mp4) or a report as a web page.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the experiment file")
    parser.add_argument("--to", choices=EXPORTS, required=True, help="what to write")
    parser.add_argument("--out", required=True, metavar="PATH", help="the file, or a folder for it; data go beside it")
    parser.add_argument("--updates", type=_positive, metavar="N", help="end the run after so many updates")
    views = f"what a picture (.png or .svg) is of; without it the whole window: {', '.join(VIEWS)}"
    parser.add_argument("--view", choices=VIEWS, metavar="NAME", help=views)
    usual = Shot(Path())
    parser.add_argument(
        "--theme", choices=("light", "dark"), default=usual.theme, help="of pictures and animations (%(default)s)"
    )
    size = f"of the window that a picture is of, in pixels ({usual.size[0]}x{usual.size[1]})"
    parser.add_argument("--size", type=_size, default=usual.size, metavar="WxH", help=size)
    return _common(parser, _export)


def _lesson_parser() -> _Parser:
    parser = _Parser(
        prog="main.py lesson", description="Check a lesson of your own; what is wrong is named with file and line."
    )
    parser.add_argument("what", choices=("check",), help="what to do with it")
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder with its lesson.json and texts")
    return _common(parser, _lesson)


def _screenshot_parser() -> _Parser:
    usual = Shot(Path())
    parser = _Parser(
        prog="main.py screenshot", description="Train in a window that nobody sees, and write a picture of it."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the experiment file")
    parser.add_argument("--out", type=Path, required=True, metavar="PNG", help="the picture to write")
    parser.add_argument(
        "--seconds", type=_seconds, default=usual.seconds, metavar="S", help="how long to train first (%(default)s)"
    )
    parser.add_argument("--theme", choices=("light", "dark"), default=usual.theme, help="(%(default)s)")
    parser.add_argument("--language", choices=LANGUAGES, default=usual.language, help="(%(default)s)")
    parser.add_argument(
        "--size",
        type=_size,
        default=usual.size,
        metavar="WxH",
        help=f"of the window, in pixels ({usual.size[0]}x{usual.size[1]})",
    )
    parser.add_argument(
        "--view", choices=VIEWS, metavar="NAME", help=f"only this part of the window: {', '.join(VIEWS)}"
    )
    return _common(parser, _screenshot)


COMMANDS: dict[str, Callable[[], _Parser]] = {
    "train": _train_parser,
    "predict": _predict_parser,
    "export": _export_parser,
    "screenshot": _screenshot_parser,
    "lesson": _lesson_parser,
}


def _common(parser: _Parser, command: Callable[[argparse.Namespace, Windows], int]) -> _Parser:
    parser.add_argument("-v", "--verbose", action="store_true", help="say on stderr what is going on")
    parser.set_defaults(command=command)
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10**9:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to 1,000,000,000")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0.0 <= seconds <= 3600.0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0 to 3600")
    return seconds


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1440x900")
    size = int(width), int(height)
    if not all(low <= pixels <= high for low, pixels, high in zip(MIN_SIZE, size, MAX_SIZE, strict=True)):
        low, high = (f"{width}x{height}" for width, height in (MIN_SIZE, MAX_SIZE))
        raise argparse.ArgumentTypeError(f"{text} is not between {low} and {high}")
    return size


def _open_window(options: argparse.Namespace, windows: Windows) -> int:
    from playground import launch_check
    from playground.experiment import first_experiment

    experiment = _experiment_in(options.file) if options.file else first_experiment()
    if reason := launch_check.why_no_display(os.environ):
        _complain(reason)
        launch_check.require_libraries("offscreen")
        picture = _picture_path()
        shot = Shot(picture, language=options.language or "en")
        _tell(f"Training “{experiment.name}” off-screen for {shot.seconds:g} seconds instead …")
        windows.take_picture(experiment, shot)
        _tell(f"A picture of the window is in {picture}")
        return DONE
    return windows.open(experiment, options.file, options.lesson, options.language)


def _experiment_in(file: Path) -> Experiment:
    """The experiment of an experiment file or of a session; ``ExperimentError`` for what is neither."""
    from playground.experiment import load
    from playground.session_file import is_session, load_session

    return load_session(file).state.experiment if is_session(file) else load(file)


def _lesson(options: argparse.Namespace, _windows: Windows) -> int:
    from playground.lessons.folder import LessonError, read_lesson

    try:
        lesson = read_lesson(options.folder)
    except LessonError as error:
        _complain(" ".join(str(error).split()))
        return BAD_INPUT
    _tell(f"{options.folder}: {len(lesson.steps)} steps in {', '.join(lesson.texts)}; nothing is wrong")
    return DONE


def _picture_path() -> Path:
    """Where to put a picture nobody named: here, or among the temporary files if here is not writeable."""
    import tempfile

    here = Path()
    return (here if os.access(here, os.W_OK) else Path(tempfile.gettempdir())) / "playground-window.png"


def _screenshot(options: argparse.Namespace, windows: Windows) -> int:
    from playground.experiment import ExperimentError, load
    from playground.launch_check import require_libraries

    shot = Shot(
        options.out, options.seconds, options.theme, options.size, options.view, language=options.language
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


def _train(options: argparse.Namespace, windows: Windows) -> int:
    from playground.experiment import load
    from playground.headless import Limits, train

    experiment = load(options.file)
    train(experiment, options.out, Limits(options.epochs, options.updates), windows.draw_fit, quiet=options.quiet)
    return DONE


def _predict(options: argparse.Namespace, windows: Windows) -> int:
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
        _tell(f"{summary(predicted, model.spec.encoding.target)}\nWritten to {out}")
    return DONE


def _export(options: argparse.Namespace, windows: Windows) -> int:
    from playground.experiment import ExperimentError, load
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
    if options.to == "picture":
        refuse_own(out, experiment, options.file)
        shot = Shot(out, 0.0, options.theme, options.size, options.view, whole_run=True, updates=options.updates)
        _take(experiment, shot, windows)
        files = {out.name: b""}
    else:
        files = _exported(experiment, options, out, windows)
        write_files(out, files, experiment, options.file)
    _tell("Written to " + ", ".join([str(out), *list(files)[1:]]))
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


def _exported(experiment: Experiment, options: argparse.Namespace, out: Path, windows: Windows) -> dict[str, bytes]:
    """The files of an export by their names, that of ``out`` first."""
    kind, updates = options.to, options.updates
    if kind == "script":
        from playground.export.script import script

        return script(experiment, updates=updates, stem=out.stem)
    if kind == "notebook":
        from playground.export.notebook import notebook

        return notebook(experiment, updates=updates, stem=out.stem)
    from playground.headless import trained

    if kind == "onnx":
        from playground.export.onnx import require_onnx

        require_onnx()  # before the run, not after it
    if kind in ("animation", "report"):
        from playground.launch_check import require_libraries

        require_libraries("offscreen")
        trainer = trained(experiment, updates)
        drawn = windows.draw_run(kind, out.suffix.lower(), trainer.checkpoint(), trainer.dataset, options.theme)
        return {out.name: drawn}
    trainer = trained(experiment, updates)
    from playground.export.files import run_files
    from playground.export.run import FinishedRun

    return run_files(kind, out, FinishedRun(trainer.checkpoint(), trainer.dataset))
