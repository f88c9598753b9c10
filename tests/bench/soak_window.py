"""The program as it is, with a monkey at its controls: what ``soak.py`` starts in a process of its own.

``python -m tests.bench.soak_window FOLDER MINUTES SEED`` writes one JSON object a line to standard output: a state of
affairs every half minute, measured in the same place each time (a new default experiment, trained for some seconds in
the default layout), and a failure if there is any. What the monkey does is written to FOLDER/actions, as it is done.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import logging
import os
import pkgutil
import random
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QObject, QPointF, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAction, QDesktopServices, QImage, QPainter, QPixmapCache, QPolygonF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog

import main
import playground
import widgets
from playground.messages import RunState
from tests.bench.monkey import Monkey
from tests.bench.monkey_files import Files
from widgets.app import application
from widgets.below import below
from widgets.crash_dialog import CrashReporter
from widgets.documents import Answer, Documents
from widgets.main_window import MainWindow
from widgets.questions import Questions

HOME_EVERY_SECONDS = 30.0
TRAIN_SECONDS = 3.0
PARTS = 3
WARM_UP_FRAMES = 60
PART_FRAMES = 10
PATIENCE_SECONDS = 180.0
SAMPLES, SAMPLE_MS = 20, 50
LATE = ("av", "nbformat", "onnx", "pandas", "PIL.GifImagePlugin", "OpenGL.GL", "torch._dynamo")
PARTED = methodcaller("partition", ":")
ANOTHER_WAY = ("help_lock", "train_slow", "train_guess", "view_present", "view_spotlight")
"""Actions that say what is on; that is ended otherwise."""
SAID_BY_OFFSCREEN = "This plugin does not support "


class Soak:
    """Runs until ``minutes`` are over or something fails; ``say`` gets what is to be told."""

    def __init__(self, folder: Path, minutes: float, seed: int, say: Callable[[dict[str, Any]], None]) -> None:
        self._say = say
        self._log = (folder / "actions").open("w", encoding="utf-8", buffering=1)
        self._chance = random.Random(seed)
        self._files = Files(folder / "files", random.Random(seed + 1))
        self._files.answer_dialogs()
        self._monkey = Monkey(self._chance, self._files, self._note)
        self._started = time.monotonic()
        self._ends = self._started + 60.0 * minutes
        self._next_home = self._started + HOME_EVERY_SECONDS
        self._at_home = False
        self._chosen: dict[str, int] = {}
        self.failure = ""
        self._watch_everything()

    # ---- what must not happen -------------------------------------------------------------------------------------

    def _watch_everything(self) -> None:
        warnings.simplefilter("always")
        setattr(warnings, "showwarning", self._on_warning)  # noqa: B010
        sys.unraisablehook = lambda what: self.fail(f"unraisable in {what.object!r}: {what.exc_value!r}")
        qInstallMessageHandler(self._on_qt)
        log = logging.Handler(logging.WARNING)
        log.emit = lambda record: self.fail(record.getMessage())  # type: ignore[method-assign]
        logging.getLogger().addHandler(log)
        told, ask = CrashReporter.tell, Documents._ask

        def tell(reporter: CrashReporter, summary: str, details: str) -> None:
            self.fail(f"{summary}\n{details}")
            told(reporter, summary, details)

        def answer(documents: Documents) -> Answer:
            return Answer.DISCARD if self._at_home else ask(documents)

        for owner, name, instead in (
            (CrashReporter, "tell", tell),
            (Documents, "_ask", answer),
            (QDesktopServices, "openUrl", lambda _url: True),
        ):
            setattr(owner, name, instead)

    def _on_warning(self, message: Warning | str, kind: type[Warning], file: str, line: int, *_: object) -> None:
        self.fail(f"{file}:{line}: {kind.__name__}: {message}")

    def _on_qt(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not text.startswith(SAID_BY_OFFSCREEN):
            self.fail(f"Qt: {text}")

    def fail(self, text: str) -> None:
        """The first failure ends it."""
        if not self.failure:
            self.failure = text
            self._say({"failed": text})
            os._exit(3)  # nothing more is to be learned from this process, and it may be in any state

    def _note(self, words: str) -> None:
        self._log.write(f"{time.monotonic() - self._started:7.1f} s  {words}\n")

    # ---- acting ---------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Wait for the network, then act."""
        if not self._has_window or self.window.session.last_frame is None:
            QTimer.singleShot(50, self.begin)
            return
        window = self.window
        load_everything()
        QTest.qWait(3000)  # the plots that nobody sees are built one by one
        self._chosen = {name: value for name, (value, _) in self._choices(window).items()}
        self._tick()

    @property
    def window(self) -> MainWindow:
        """The one that is open now: it is built anew where the language is changed."""
        return next(iter(self._windows()))

    @property
    def _has_window(self) -> bool:
        return bool(self._windows())

    @staticmethod
    def _windows() -> list[MainWindow]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]

    def _tick(self) -> None:
        if time.monotonic() > self._next_home:
            if not self._alone():
                QTimer.singleShot(20, self._tick)
                return
            self._at_home = True
            self._go_home()
            self._at_home = False
            self._next_home = time.monotonic() + HOME_EVERY_SECONDS
            if time.monotonic() > self._ends:
                self._end()
                return
        # another one each time: Qt does not fire a timer again within its own slot, which may open a dialog
        # in a function, because of a method itself PySide would keep something each time
        QTimer.singleShot(self._chance.choice((0, 0, 5, 30, 100)), lambda: self._tick())
        try:
            self._monkey.act()
        except Exception:
            self.fail(traceback.format_exc())
        if self._files.last:
            self._note(self._files.last)
            self._files.last = ""

    def _alone(self) -> bool:
        """Close what stands in front of the window; whether nothing does any more."""
        for front in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if front is not None:
                front.close()
                return False
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.close()
                return False
        return True

    def _end(self) -> None:
        self._say({"used": len(self._monkey.used), "seen": len(self._monkey.seen | set(self._monkey.used))})
        window = self.window
        self._at_home = True
        window.close()

    # ---- measuring ------------------------------------------------------------------------------------------------

    def _go_home(self) -> None:
        """Back to where everything is as at the start, and measure there."""
        window = self.window
        self._note("home")
        window.showNormal()
        self._choose_again()
        self._wait("a window", lambda: self._has_window)
        window = self.window
        session = window.session
        window.exporter.close()
        if window.content.aids is not None:
            while window.content.aids.escape():
                pass
            if window.content.aids.slow_motion.is_on:
                window.content.aids.slow_motion.toggle()
        window.lessons.course.set_locked(False)
        if window.lessons.course.lesson is not None:
            window.lessons.course.leave()
        if not window.lessons.card.isHidden():
            window.lessons.toggle()
        session.questions.stop_contest()
        session.questions.do_study(None)
        session.set_speed(None)
        window.action("view_reset_layout").trigger()
        window.resize(1440, 900)
        window.action("file_new").trigger()
        session.pause()
        self._wait("a new run", lambda: session.state is not RunState.TRAINING and session.last_frame is not None)
        self._choose_again()  # what the lesson or the data had put in the way
        session.shelf.put_back(())
        session.reset()
        self._wait("a reset run", lambda: session.last_frame is not None and session.update == 0)
        # what came out of a contest stays until the next one
        session.questions.train_seeds(2, 1)
        self._wait("two seeds", lambda: self._is_over(session.questions))
        session.train()
        self._wait("training", lambda: session.update > 100)
        cost, yardstick = self._frame_cost(window)
        session.pause()
        self._wait("a pause", lambda: session.state is not RunState.TRAINING)
        self._files.refill()
        self._say(self._state(window, cost, yardstick))

    @staticmethod
    def _is_over(questions: Questions) -> bool:
        contest = questions.contest
        return contest is not None and contest.number == questions._newest_contest and contest.finished

    def _frame_cost(self, window: MainWindow) -> tuple[float, float]:
        """Main-thread CPU milliseconds a frame while it trains, and of the ``yardstick`` at the same time.

        The window paints less often after dear moments, so it is first left alone until it paints as often as ever.
        """
        arrived: list[float] = []
        note = lambda _frame: arrived.append(time.thread_time())  # noqa: E731
        window.session.frame_arrived.connect(note)
        self._wait(f"{WARM_UP_FRAMES} frames", lambda: len(arrived) >= WARM_UP_FRAMES)
        costs, yardsticks = [], []
        for _ in range(PARTS):  # the cheapest part: the machine's other work is not this program's
            arrived.clear()
            QTest.qWait(round(1000 * TRAIN_SECONDS / PARTS))
            self._wait(f"{PART_FRAMES} frames", lambda: len(arrived) >= PART_FRAMES)  # a busy machine takes longer
            costs.append(1000 * (arrived[-1] - arrived[0]) / (len(arrived) - 1))
            yardsticks.append(yardstick())
        window.session.frame_arrived.disconnect(note)
        return min(costs), min(yardsticks)

    def _state(self, window: MainWindow, cost: float, yardstick: float) -> dict[str, Any]:
        """What can be measured from inside. ``kept_mb`` is of runs that were left, are listed or were in a contest."""
        gc.collect()
        QPixmapCache.clear()  # it has a bound of its own
        ctypes.CDLL(None).malloc_trim(0)  # what is free, and only not given back, is no leak
        with open("/proc/self/status", encoding="ascii") as file:
            sizes = {name: int(rest.split()[0]) * 1024 for name, _, rest in map(PARTED, file) if name.startswith("Rss")}
        session, shelf = window.session, window.session.shelf
        stack = session.undo_stack
        steps = [vars(stack.command(place)) for place in range(stack.count())]
        aside = session._worker._asides._sideline
        contest = () if aside is None else aside._members
        kept = array_bytes([session._worker._changeover.left.all(), shelf._runs, shelf._deleted, *steps, contest])
        return {
            "seconds": time.monotonic() - self._started,
            "actions": sum(self._monkey.used.values()),
            "controls": len(self._monkey.used),
            "rss_mb": sum(sizes.values()) / 1e6,
            "own_mb": sizes["RssAnon"] / 1e6,
            "kept_mb": kept / 1e6,
            **self._steady(),
            "frame_ms": cost,
            "yardstick_ms": yardstick,
            "undo_steps": session.undo_stack.count(),
            "blocks": sys.getallocatedblocks(),  # of Python's; a list of its objects would disturb other threads
            "widgets": len(QApplication.allWidgets()),
        }

    def _steady(self) -> dict[str, Any]:
        """Threads and open files that are there all the time: what is just being saved is not among them."""
        threads, files = [], []
        for _ in range(SAMPLES):
            QTest.qWait(SAMPLE_MS)
            threads.append(sorted(thread.name for thread in threading.enumerate()))
            files.append(len(os.listdir("/proc/self/fd")))
        return {"threads": min(threads, key=len), "files": min(files)}

    def _choose_again(self) -> None:
        """Theme, language, what plots show: everything as at the start. Another language builds the window anew."""
        for name in list(self._chosen):
            value, choose = self._choices(self.window).get(name, (self._chosen[name], None))
            if value != self._chosen[name] and choose is not None:
                choose(self._chosen[name])

    @staticmethod
    def _choices(window: MainWindow) -> dict[str, tuple[int, Callable[[int], object]]]:
        """What can be chosen in menus and plots, by its name: what is chosen, and how to choose."""
        found: dict[str, tuple[int, Callable[[int], object]]] = {}
        for button in below(window, QAbstractButton):
            if button.isCheckable() and not button.isHidden():
                found[_path(button)] = int(button.isChecked()), partial(_check, button)
        for action in below(window, QAction):
            if action.isCheckable() and not action.objectName().startswith(ANOTHER_WAY):
                found[_path(action)] = int(action.isChecked()), partial(_check, action)
        for choice in below(window, QComboBox):
            found[_path(choice)] = choice.currentIndex(), choice.setCurrentIndex
        return {name: each for name, each in found.items() if not name.endswith("/")}

    def _wait(self, what: str, condition: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > until:
                session = self.window.session
                self.fail(
                    f"waited {PATIENCE_SECONDS:.0f} s for {what}: {session.state}, update {session.update}, looking at "
                    f"{session.moment}, a frame every {session.clock.frame_seconds} s, "
                    f"minimised {self.window.isMinimized()}"
                )
            QTest.qWait(10)


def _check(button: QAbstractButton | QAction, wanted: int) -> None:
    """Only what is to be on is pressed where one of several has to be; the others follow."""
    if isinstance(button, QAction):
        several = button.actionGroup()
        if wanted or several is None or not several.isExclusive():
            button.trigger()
        return
    group = button.group()
    if wanted or not (button.autoExclusive() or (group is not None and group.exclusive())):
        button.click()


def _path(thing: QObject) -> str:
    """The names from the window down."""
    above = thing.parent()
    return f"{_path(above) if above is not None else ''}/{thing.objectName()}"


def yardstick() -> float:
    """CPU milliseconds of some Python and some painting, which cost the same at any time but for the machine's mood."""
    picture = QImage(300, 200, QImage.Format.Format_ARGB32_Premultiplied)
    started = time.thread_time()
    for turn in range(30):
        points = [QPointF(place % 300, (place * (7 + turn)) % 200) for place in range(300)]
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolyline(QPolygonF(points))
        painter.end()
    return 1000 * (time.thread_time() - started)


@contextmanager
def lines_only() -> Iterator[Callable[[dict[str, Any]], None]]:
    """Writes JSON lines to standard output."""
    yield lambda told: print(json.dumps(told), flush=True)


def array_bytes(roots: list[Any]) -> int:
    """Bytes of all arrays that runs, steps and what they refer to hold, each piece of memory once."""
    import numpy as np

    held: dict[int, int] = {}
    seen: set[int] = set()
    waiting = list(roots)
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        while isinstance(thing, np.ndarray) and isinstance(thing.base, np.ndarray):
            thing = thing.base
        if isinstance(thing, np.ndarray):
            held[thing.ctypes.data] = thing.nbytes
        elif isinstance(thing, dict | list | tuple) or type(thing).__module__.startswith("playground."):
            waiting += [each for each in gc.get_referents(thing) if not isinstance(each, type)]
    return sum(held.values())


def load_everything() -> None:
    """What the program loads when it is first needed is no leak: it is loaded before memory is looked at."""
    for package in (playground, widgets):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    for name in LATE:
        importlib.import_module(name)
    importlib.import_module("onnx").defs.get_all_schemas()


def run() -> int:
    """The exit status of the program."""
    folder, minutes, seed = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    app = application()
    with lines_only() as say:
        soak = Soak(folder, minutes, seed, say)
        QTimer.singleShot(0, app, soak.begin)
        status = main.main([])
        left = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
        say({"status": status, "left": left})
        return status


if __name__ == "__main__":
    sys.exit(run())
