"""``main.py self-test FOLDER``: whether this installation is whole, tried in its own window and told line by line.

It presses the window's own buttons, answers its dialogs for files, drops a table on it and reads what it shows. Nothing
of it is loaded otherwise. Settings and state are kept in FOLDER, so that nobody's are touched.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontDatabase, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget

from playground.frames import Frame
from widgets.documents import Answer
from widgets.main_window import MainWindow
from widgets.plots.plot_card import TITLES
from widgets.workspace import CENTRE

PATIENCE_SECONDS = 120.0
LOOK_MS = 20
FAILED = 3
KILLED = 9
ROWS = 60
TABLE = "rooms,colour,price\n" + "".join(f"{i},{('red', 'blue')[i % 2]},{2 * i + i % 7}\n" for i in range(ROWS))
EXPORTS = {
    "script": "script.py", "script_here": "here.py", "notebook": "notebook.ipynb", "weights": "weights.safetensors",
    "curves": "curves.csv", "animation": "film.gif", "report": "report.html",
}  # fmt: skip
WITHOUT_PACKAGE = {"onnx": "model.onnx", "animation": "film.mp4"}
"""Made where their packages are, which the frozen program leaves out; else they say which is missing."""

Step = Iterator[Callable[[], bool]]
"""What is done, and between two parts of it a condition to wait for."""


def run(folder: Path, start: Callable[[], int], *, launch: bool = False) -> int:
    """The exit status of ``start``, which opens the window, or ``FAILED``; files are left in ``folder``.

    With ``launch`` nothing is tried, and the moments of the first picture and the first update are told.
    """
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    warnings.simplefilter("always")
    from widgets.app import application

    killed = folder / "killed"
    if launch:
        QTimer.singleShot(0, application(), _time_launch)
        return start()
    test = SelfTest(folder, recover if killed.exists() else everything)
    QTimer.singleShot(0, application(), test.begin)
    return start() or test.status


def _time_launch() -> None:
    """Seconds of the clock that all processes share, for ``tests.bench.launch``."""
    [window] = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    session = window.session
    told: list[str] = []

    def tell(name: str) -> None:
        if name not in told:
            told.append(name)
            say(f"{name} {time.monotonic()}")

    def arrived(frame: Frame) -> None:
        if frame.update:
            tell("first update")
            window.documents.ask = lambda: Answer.DISCARD
            window.close()

    window.painted.connect(lambda: tell("window painted"))
    window.painted.connect(session.train)
    session.frame_arrived.connect(arrived)


class SelfTest:
    """Goes through ``steps``, and closes the window after the last one, or at the first that fails."""

    def __init__(self, folder: Path, steps: Callable[[MainWindow, Path], Step]) -> None:
        self._folder = folder
        self._make_steps = steps
        self._steps: Step | None = None
        self._until = lambda: True
        self._deadline = 0.0
        self._last: Callable[[], bool] = lambda: True
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self.status = 0

    def begin(self) -> None:
        """As soon as the event loop runs."""
        self._last = lambda: _window() is not None
        self._deadline = time.monotonic() + PATIENCE_SECONDS
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        try:
            if self._last():
                self._go_on()
            elif time.monotonic() > self._deadline:
                raise TimeoutError(f"nothing came in {PATIENCE_SECONDS:.0f} s")
        except StopIteration:
            self._end()
        except Exception:
            self.status = FAILED
            sys.stderr.write(traceback.format_exc())
            self._end()

    def _go_on(self) -> None:
        window = _window()
        assert window is not None
        if self._steps is None:
            self._steps = self._make_steps(window, self._folder)
        self._last = next(self._steps)
        self._deadline = time.monotonic() + PATIENCE_SECONDS

    def _end(self) -> None:
        self._timer.stop()
        window = _window()
        if window is not None:
            window.documents.ask = lambda: Answer.DISCARD
            window.close()


def everything(window: MainWindow, folder: Path) -> Step:
    """All parts after each other; the last one ends the process as a crash would, for the next start to recover."""
    window.documents.ask = lambda: Answer.DISCARD
    session = window.session
    yield lambda: session.last_frame is not None and all(window.content.views.has(name) for name in TITLES)
    say("The window is there, with a network.")
    for part in (train, every_view, words, lessons, formulas, table, saved, exports, space):
        yield from part(window, folder)
    only_from_here()
    session.reseed()
    session.train()
    yield lambda: session.update > 100
    before = _saves(folder)
    yield lambda: bool(_saves(folder) - before)
    before = _saves(folder)
    yield lambda: bool(_saves(folder) - before)  # begun after that update, too
    (folder / "killed").touch()
    say("Saved by itself; ended now as by a crash.")
    sys.stdout.flush()
    os._exit(KILLED)


def recover(window: MainWindow, folder: Path) -> Step:
    """What the window before left is offered and brought back, trained."""
    (folder / "killed").unlink()
    button = "recover_restore"
    yield lambda: window.session.last_frame is not None and window.findChild(QAbstractButton, button) is not None
    press(window, button)
    yield lambda: window.session.update > 100
    say(f"Brought back at update {window.session.update:,}.")


# ---- the parts ------------------------------------------------------------------------------------------------------


def train(window: MainWindow, _folder: Path) -> Step:
    session = window.session
    press(window, "train_toggle_button")
    yield lambda: session.update > 300
    press(window, "train_toggle_button")
    yield lambda: session.paused
    first = session.last_frame.loss.valid[0] if session.last_frame is not None and session.last_frame.loss else None
    say(f"Trained to update {session.update:,}; validation loss {first} at the start.")


def every_view(window: MainWindow, folder: Path) -> Step:
    window.resize(1440, 900)
    for theme in ("light", "dark"):
        window.action(f"view_theme_{theme}").trigger()
        for name in (*CENTRE, *window.content.workspace.docks):
            card = window.reveal(name)
            yield _after(3)
            require(card.isVisible() and _shades(card.grab()) > 3, f"{name} is empty")
        window.action("view_reset_layout").trigger()
        yield _after(20)
        save_picture(window, folder / f"window-{theme}.png")
    window.action("view_theme_light").trigger()
    say(f"Every view was opened, light and dark: {len(CENTRE) + len(window.content.workspace.docks)}.")


def words(window: MainWindow, folder: Path) -> Step:
    english = window.action("train_reset").text()
    window.action("view_language_ko").trigger()
    yield lambda: window.language == "ko"
    yield lambda: all(window.content.views.has(name) for name in TITLES)
    yield _after(40)
    korean = window.action("train_reset").text()
    require(korean != english and any("가" <= letter <= "힣" for letter in korean), f"not Korean: {korean!r}")
    require(bool(QFontDatabase.families(QFontDatabase.WritingSystem.Korean)), "no font writes Korean")
    save_picture(window, folder / "window-korean.png")
    window.action("view_language_en").trigger()
    yield lambda: window.language == "en"
    yield lambda: all(window.content.views.has(name) for name in TITLES)
    say(f"Korean and back: {english} is {korean}.")


def lessons(window: MainWindow, _folder: Path) -> Step:
    press(window, "help_lessons_button")
    course = window.lessons.course
    found = [lesson.id for lesson in course.lessons]
    require(len(found) > 5, f"only {len(found)} lessons")
    for name in found:
        press(window, f"lesson_{name}")
        yield lambda: course.step is not None
        yield _after(10)
        press(window, "lesson_leave")
        yield lambda: course.lesson is None
    press(window, "help_lessons_button")
    say(f"{len(found)} lessons were begun and left.")


def formulas(_window: MainWindow, _folder: Path) -> Step:
    from widgets.formula import picture, typeset

    shown = picture(typeset(r"\frac{\partial L}{\partial W} = \delta a^T", 20.0), "#000000", 1.0)
    require(_shades(shown) > 1, "a formula is empty")
    say("Formulas are typeset.")
    yield _after(0)


def table(window: MainWindow, folder: Path) -> Step:
    file = folder / "houses.csv"
    file.write_text(TABLE, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    at, action, keys = QPointF(300, 200), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    QApplication.sendEvent(window, QDragEnterEvent(at.toPoint(), action, data, left, keys))
    QApplication.sendEvent(window, QDropEvent(at, action, data, left, keys))
    yield lambda: window.findChild(QDialog, "import_dialog") is not None
    dialog = window.findChild(QDialog, "import_dialog")
    assert isinstance(dialog, QDialog)
    take = dialog.findChild(QAbstractButton, "import_take")
    yield lambda: isinstance(take, QAbstractButton) and take.isEnabled()
    press(dialog, "import_take")
    yield lambda: window.session.dataset is not None and len(window.session.dataset.y) == ROWS
    yield lambda: window.session.last_frame is not None
    say(f"A CSV file was dropped and taken: {ROWS} rows.")


def saved(window: MainWindow, folder: Path) -> Step:
    session, file = window.session, folder / "work.playground"
    session.step(40)
    yield lambda: session.update == 40 and session.paused
    answer(file)
    window.action("file_save_as").trigger()
    require(file.exists() and not window.documents.unsaved, f"{file} was not saved")
    experiment = session.experiment
    window.action("file_new").trigger()
    yield lambda: session.last_frame is not None and session.update == 0
    answer(file)
    window.action("file_open").trigger()
    yield lambda: session.update == 40
    require(session.experiment == experiment, "the session is another after it was opened")
    say("A session was saved and opened again, trained.")


def exports(window: MainWindow, folder: Path) -> Step:
    for kind, name in EXPORTS.items():
        answer(folder / name)
        window.action(f"export_{kind}").trigger()
        yield lambda: not window.exporter.busy
        require((folder / name).exists(), f"{kind}: {window.notice_bar.text}")
    for kind, name in WITHOUT_PACKAGE.items():
        window.notice_bar.forget("info", "problem")
        answer(folder / name)
        window.action(f"export_{kind}").trigger()
        yield lambda: not window.exporter.busy
        package = "pip install" in window.notice_bar.text
        require((folder / name).exists() or package, f"{name}: {window.notice_bar.text}")
        say(f"{name}: {'made' if (folder / name).exists() else window.notice_bar.text}")
    for name in ("window.png", "window.svg"):
        answer(folder / name)
        window.action("view_save_picture").trigger()
        require((folder / name).stat().st_size > 10_000, f"{name} is too small")
    say(f"Exported: {', '.join(EXPORTS.values())}, window.png, window.svg.")


def space(window: MainWindow, _folder: Path) -> Step:
    window.reveal("surface_plot")
    yield _after(20)
    button = window.findChild(QAbstractButton, "surface_3d")
    require(isinstance(button, QAbstractButton), "no button opens the surface in space")
    assert isinstance(button, QAbstractButton)
    if not button.isEnabled():
        say(f"The surface in space is refused: {button.toolTip()}")
        return
    button.click()
    yield _after(40)
    windows = [each for each in QApplication.topLevelWidgets() if each.objectName() == "surface_space"]
    opened = [each for each in windows if each.isVisible()]
    say("The surface in space was opened." if opened else f"The surface in space: {button.toolTip()}")
    for each in opened:
        each.close()


def only_from_here() -> None:
    """A frozen program has loaded nothing of Python's from anywhere but its own folder."""
    home = getattr(sys, "_MEIPASS", None)
    if home is None:
        return
    inside = Path(home).resolve()
    files = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
    # a name without a folder is of what is kept in an archive
    named = [Path(file) for file in files if isinstance(file, str) and Path(file).is_absolute()]
    elsewhere = [str(file) for file in named if not file.resolve().is_relative_to(inside)]
    elsewhere += [path for path in sys.path if not Path(path).resolve().is_relative_to(inside)]
    require(not elsewhere, f"loaded from elsewhere: {elsewhere}")
    say(f"{len(files)} modules, all from the program's own folder.")


# ---- what they share ------------------------------------------------------------------------------------------------


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def require(condition: bool, problem: str) -> None:
    """Raise ``RuntimeError`` with what is wrong, if anything is."""
    if not condition:
        raise RuntimeError(problem)


def press(inside: QWidget, name: str) -> None:
    """The button of this name, as a click does."""
    button = inside.findChild(QAbstractButton, name)
    require(isinstance(button, QAbstractButton) and button.isEnabled(), f"there is no button {name} to press")
    assert isinstance(button, QAbstractButton)
    button.click()


def answer(path: Path) -> None:
    """What the next dialog for a file is answered with."""
    for asked in ("getSaveFileName", "getOpenFileName"):
        setattr(QFileDialog, asked, lambda *_, **__: (str(path), ""))


def save_picture(window: MainWindow, path: Path) -> None:
    require(window.grab().save(str(path)), f"{path} cannot be written")


def _saves(folder: Path) -> set[tuple[Path, int]]:
    """The runs that were saved by themselves, with when."""
    return {(file, file.stat().st_mtime_ns) for file in (folder / "state").rglob("run-*.safetensors")}


def _after(looks: int) -> Callable[[], bool]:
    """True after so many looks: what was asked for is painted by then."""
    left = iter(range(looks))
    return lambda: next(left, None) is None


def _shades(picture: QPixmap) -> int:
    image = picture.toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)})


def _window() -> MainWindow | None:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]
    return found[0] if found else None
