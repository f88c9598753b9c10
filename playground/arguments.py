"""What may be asked of the program on the command line, as parsers that tell it in a person's language."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from playground.catalogue import LANGUAGES, Tell, english
from playground.help_format import HelpFormat, argparse_in
from playground.words import said

BAD_INPUT = 2
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
MIN_SIZE, MAX_SIZE = (1024, 700), (7680, 4320)
WITH_VALUES = ("--lesson", "--language")
"""Options that may stand before the name of a command, and are followed by something else."""


LETTERS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of letters that a picture can be taken with, in percent."""


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
    letters: int = 100  # percent of their usual size


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def __init__(self, tell: Tell, program: str, description: str, usage: str | None = None, epilog: str = "") -> None:
        super().__init__(prog=program, usage=usage, description=description, epilog=epilog, formatter_class=HelpFormat)
        self.tell = tell

    def error(self, message: str) -> NoReturn:
        text = said("{program}: {problem} (see {program} --help)", program=self.prog, problem=message)
        self.exit(BAD_INPUT, f"{self.tell(text)}\n")


def parse(arguments: Sequence[str], language: str, tell: Tell) -> argparse.Namespace:
    """The options, with ``command`` the word that was given, "" for the window; status 2 on bad usage.

    ``language`` is the one that is spoken without ``--language``.
    """
    word = _command(arguments)
    rest = list(arguments)
    if word:
        rest.remove(word)
    with argparse_in(tell):
        options = PARSERS[word](tell).parse_args(rest)
    options.command = word
    options.spoken = options.language or language
    return options


def language_asked(arguments: Sequence[str]) -> str | None:
    """The language that ``arguments`` name, before anything else of them is understood."""
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--language":
            value = value or (arguments[place + 1] if place + 1 < len(arguments) else "")
            return value if value in LANGUAGES else None
    return None


def _command(arguments: Sequence[str]) -> str:
    """The first word that is no option and belongs to none, if it is a command."""
    before = ""
    for argument in arguments:
        if not argument.startswith("-") and before not in WITH_VALUES:
            return argument if argument in PARSERS else ""
        before = argument
    return ""


def window_parser(tell: Tell = english) -> Parser:
    """Without a command: a window."""
    parser = Parser(
        tell,
        "main.py",
        tell(said("Build a small neural network for regression, train it, and see why it learns or fails to.")),
        usage="main.py [-h] [-v] [--lesson NAME [--locked]] [--language en|ko] [FILE]\n"
        "       main.py train FILE --out DIR [--epochs N] [--updates N] [--quiet] [--language en|ko]\n"
        "       main.py predict MODEL_DIR CSV --out CSV [--quiet] [--language en|ko]\n"
        "       main.py export FILE --to KIND --out PATH [--updates N] [--view NAME] [--theme NAME] [--size WxH]\n"
        "                      [--language en|ko]\n"
        "       main.py screenshot FILE --out PNG [--seconds S] [--theme light|dark] [--language en|ko]\n"
        "                          [--size WxH] [--view NAME] [--letters PERCENT]\n"
        "       main.py lesson check DIR [--language en|ko]",
        epilog=tell(
            said(
                "Exit status: 0 done, 2 bad usage or bad input, 1 anything else. "
                "“main.py train --help”, and so for predict, export and screenshot, tells more."
            )
        ),
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=tell(said("an experiment or a session to open"))
    )
    parser.add_argument("--lesson", metavar="NAME", help=tell(said("begin with this lesson, named as its folder is")))
    about = said("with --lesson: nothing can be used but what it needs")
    parser.add_argument("--locked", action="store_true", help=tell(about))
    return _common(parser)


def train_parser(tell: Tell = english) -> Parser:
    """``train``: without a window."""
    parser = Parser(
        tell,
        "main.py train",
        tell(said("Train without a window and write what came out. Ctrl+C stops and writes what there is.")),
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=tell(EXPERIMENT_FILE))
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=tell(said("the folder for the results")))
    parser.add_argument(
        "--epochs", type=_positive(tell), metavar="N", help=tell(said("instead of the file's training.max_epochs"))
    )
    parser.add_argument(
        "--updates", type=_positive(tell), metavar="N", help=tell(said("stop after so many updates at the latest"))
    )
    parser.add_argument("--quiet", action="store_true", help=tell(said("no progress bar, no summary")))
    return _common(parser)


def predict_parser(tell: Tell = english) -> Parser:
    """``predict``: a table with a column of predictions."""
    parser = Parser(
        tell,
        "main.py predict",
        tell(said("Write a table with a column of predictions, by the network that “train” has left in a folder.")),
    )
    parser.add_argument("model", type=Path, metavar="MODEL_DIR", help=tell(said("the folder that “train” has written")))
    parser.add_argument("table", type=Path, metavar="CSV", help=tell(said("a table with the columns it was fed with")))
    parser.add_argument("--out", type=Path, required=True, metavar="CSV", help=tell(said("the file to write it to")))
    parser.add_argument("--quiet", action="store_true", help=tell(said("no summary")))
    return _common(parser)


def export_parser(tell: Tell = english) -> Parser:
    """``export``: what is of use without this program."""
    parser = Parser(
        tell,
        "main.py export",
        tell(
            said(
                "Write what is of use without this program: a plain PyTorch script or notebook that repeats the "
                "run to the bit; or of the end of the run the parameters as safetensors or ONNX, a picture, the "
                "curves as CSV, an animation of the training (.gif or .mp4) or a report as a web page."
            )
        ),
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=tell(EXPERIMENT_FILE))
    parser.add_argument("--to", choices=EXPORTS, required=True, help=tell(said("what to write")))
    parser.add_argument(
        "--out",
        required=True,
        metavar="PATH",
        help=tell(said("the file, or a folder for it; data go beside it")),
    )
    parser.add_argument(
        "--updates", type=_positive(tell), metavar="N", help=tell(said("end the run after so many updates"))
    )
    views = said("what a picture (.png or .svg) is of; without it the whole window: {names}", names=", ".join(VIEWS))
    parser.add_argument("--view", choices=VIEWS, metavar="NAME", help=tell(views))
    usual = Shot(Path())
    parser.add_argument(
        "--theme",
        choices=("light", "dark"),
        default=usual.theme,
        help=tell(said("of pictures and animations (%(default)s)")),
    )
    size = said("of the window that a picture is of, in pixels ({size})", size="{}x{}".format(*usual.size))
    parser.add_argument("--size", type=_size(tell), default=usual.size, metavar="WxH", help=tell(size))
    return _common(parser)


def lesson_parser(tell: Tell = english) -> Parser:
    """``lesson``: a lesson of a person's own."""
    parser = Parser(
        tell,
        "main.py lesson",
        tell(said("Check a lesson of your own; what is wrong is named with file and line.")),
    )
    parser.add_argument("what", choices=("check",), help=tell(said("what to do with it")))
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help=tell(said("the folder with its lesson.json and texts"))
    )
    return _common(parser)


def screenshot_parser(tell: Tell = english) -> Parser:
    """``screenshot``: a picture of the window."""
    usual = Shot(Path())
    parser = Parser(
        tell,
        "main.py screenshot",
        tell(said("Train in a window that nobody sees, and write a picture of it.")),
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=tell(EXPERIMENT_FILE))
    parser.add_argument("--out", type=Path, required=True, metavar="PNG", help=tell(said("the picture to write")))
    parser.add_argument(
        "--seconds",
        type=_seconds(tell),
        default=usual.seconds,
        metavar="S",
        help=tell(said("how long to train first (%(default)s)")),
    )
    parser.add_argument("--theme", choices=("light", "dark"), default=usual.theme, help="(%(default)s)")
    size = said("of the window, in pixels ({size})", size="{}x{}".format(*usual.size))
    parser.add_argument("--size", type=_size(tell), default=usual.size, metavar="WxH", help=tell(size))
    letters = said("size of the letters in percent (%(default)s)")
    parser.add_argument(
        "--letters", type=int, choices=LETTERS, default=usual.letters, metavar="PERCENT", help=tell(letters)
    )
    views = said("only this part of the window: {names}", names=", ".join(VIEWS))
    parser.add_argument("--view", choices=VIEWS, metavar="NAME", help=tell(views))
    return _common(parser)


EXPERIMENT_FILE = said("the experiment file")
PARSERS: dict[str, Callable[[Tell], Parser]] = {
    "": window_parser,
    "train": train_parser,
    "predict": predict_parser,
    "export": export_parser,
    "screenshot": screenshot_parser,
    "lesson": lesson_parser,
}
"""A parser for every command, and for none."""


def _common(parser: Parser) -> Parser:
    language = said("what the program speaks, this time only; otherwise as the system does")
    parser.add_argument("--language", choices=LANGUAGES, help=parser.tell(language))
    verbose = said("say on stderr what is going on")
    parser.add_argument("-v", "--verbose", action="store_true", help=parser.tell(verbose))
    return parser


def _positive(tell: Tell) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not 1 <= int(text) <= 10**9:
            problem = said("{text!r} is not a whole number from 1 to 1,000,000,000", text=text)
            raise argparse.ArgumentTypeError(tell(problem))
        return int(text)

    return number


def _seconds(tell: Tell) -> Callable[[str], float]:
    def number(text: str) -> float:
        try:
            seconds = float(text)
        except ValueError:
            seconds = -1.0
        if not 0.0 <= seconds <= 3600.0:
            problem = said("{text!r} is not a number of seconds from 0 to 3600", text=text)
            raise argparse.ArgumentTypeError(tell(problem))
        return seconds

    return number


def _size(tell: Tell) -> Callable[[str], tuple[int, int]]:
    def pixels(text: str) -> tuple[int, int]:
        width, _, height = text.partition("x")
        if not (width.isdecimal() and height.isdecimal()):
            problem = said("{text!r} is not a size such as 1440x900", text=text)
            raise argparse.ArgumentTypeError(tell(problem))
        size = int(width), int(height)
        if not all(low <= side <= high for low, side, high in zip(MIN_SIZE, size, MAX_SIZE, strict=True)):
            low, high = (f"{width}x{height}" for width, height in (MIN_SIZE, MAX_SIZE))
            problem = said("{text} is not between {low} and {high}", text=text, low=low, high=high)
            raise argparse.ArgumentTypeError(tell(problem))
        return size

    return pixels
