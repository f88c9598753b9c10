"""For every test: Qt off-screen, the settings of nobody, the app's garbage collection, and nothing left behind."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from widgets.main_window import MainWindow
    from widgets.session import Session

# before Qt is loaded, which looks at all of these once
HOME = Path(tempfile.mkdtemp(prefix="playground-tests-"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# whatever is spoken where the tests run; this locale is there on every system
os.environ |= {"LC_ALL": "C.UTF-8", "LANGUAGE": "en_US"}
for _variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    _folder = HOME / _variable.lower()
    _folder.mkdir(mode=0o700)
    os.environ[_variable] = str(_folder)

READY_MS = 30_000
CORE = Path(__file__).parent / "core"


def pytest_configure() -> None:
    """As in the program: what is tested is imported by Python, without PySide's look into every source."""
    from widgets.plain_imports import import_plainly

    import_plainly()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage, where it is measured, is that of the core by its own tests; the others need not be slowed by it."""
    for item in items:
        if CORE not in item.path.parents:
            item.add_marker(pytest.mark.no_cover)


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def one_thread_in_torch() -> None:
    """As in the program: more threads only get in each other's way on small networks."""
    import torch

    torch.set_num_threads(1)


@pytest.fixture(autouse=True, scope="session")
def garbage_is_collected_here(one_thread_in_torch: None) -> Iterator[None]:
    """As in the program: never in a thread, where it could free Qt objects."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def garbage_of_a_module(garbage_is_collected_here: None) -> Iterator[None]:
    """What lived through a test was frozen, so that the next collection is cheap; here it is looked at once more."""
    yield
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail the test that leaves a thread running, a timer ticking or a top-level widget in the world."""
    threads = set(threading.enumerate())
    windows = set(_windows())
    timers = set(_timers())
    yield
    _let_qt_delete()
    left = [f"thread {thread.name}" for thread in set(threading.enumerate()) - threads]
    left += [f"window {name}" for key, name in _windows().items() if key not in windows]
    left += [f"timer {name}" for key, name in _timers().items() if key not in timers]
    gc.freeze()
    assert not left, f"left behind: {', '.join(sorted(left))}"


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session whose small experiment is set up and waits; its threads are joined at the end."""
    from playground.experiment import Data, Experiment, Layer, Network, Training
    from playground.messages import RunState
    from widgets.session import Session

    experiment = Experiment(
        name="Small",
        data=Data(samples=80),
        network=Network(layers=(Layer(8, "tanh"), Layer(6, "leaky_relu", 0.1))),
        training=Training(batch_size=16, max_epochs=None),
    )
    session = Session(experiment)
    session.start()
    qtbot.waitUntil(lambda: session.state is RunState.IDLE, timeout=READY_MS)
    yield session
    session.close()


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    """The real window on that session, 1440 × 900, light, with nobody's preferences, its first frame painted.

    Unsaved changes are thrown away at the end without a question.
    """
    from widgets.app import application
    from widgets.documents import Answer
    from widgets.main_window import MainWindow
    from widgets.preferences import Preferences

    application()
    window = MainWindow(session, Preferences(theme="light"))
    window.build_plots()
    window.documents.ask = lambda: Answer.DISCARD
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.fit is not None, timeout=READY_MS)
    yield window
    window.close()
    window.deleteLater()


def _qt_runs() -> bool:
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() is not None


def _let_qt_delete() -> None:
    if _qt_runs():
        from PySide6.QtCore import QCoreApplication, QEvent

        gc.collect()  # of what this test made: everything older is frozen
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _windows() -> dict[int, str]:
    """Top-level widgets, by the address of the C++ object."""
    if not _qt_runs():
        return {}
    from PySide6.QtWidgets import QApplication
    from shiboken6 import Shiboken

    return {
        Shiboken.getCppPointer(widget)[0]: f"{type(widget).__name__} {widget.objectName()!r} {widget.windowTitle()!r}"
        for widget in QApplication.topLevelWidgets()
    }


def _timers() -> dict[tuple[int, int], str]:
    """Running timers, by the address of the C++ object and the number of the timer.

    Asked of every object that Python made or was once handed: a QTimer, a single shot, ``startTimer`` and QBasicTimer.
    Objects that only Qt knows, such as the one that makes a cursor blink, cannot be asked, and the application's own
    timers (of tooltips) go on after any test that moved the mouse.
    """
    if not _qt_runs():
        return {}
    from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QObject
    from shiboken6 import Shiboken

    dispatcher = QAbstractEventDispatcher.instance()
    return {
        (Shiboken.getCppPointer(owner)[0], timer.timerId): f"of {owner!r}, {timer.interval} ms"
        for owner in Shiboken.getAllValidWrappers()
        if isinstance(owner, QObject) and not isinstance(owner, QCoreApplication)
        for timer in dispatcher.registeredTimers(owner)
    }
