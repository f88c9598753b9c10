"""The program with its window: one QApplication, and everything that must be so around it."""

from __future__ import annotations

import gc
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPauseAnimation, QSettings, QSize, QSocketNotifier, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from playground.allocator import give_back
from playground.experiment import Experiment, first_experiment
from playground.load_torch import load_library
from playground.messages import RunState
from widgets import preferences, theme
from widgets.icons import program_icon
from widgets.main_window import PROGRAM, MainWindow
from widgets.preferences import Preferences
from widgets.session import Session
from widgets.settings_keeper import SettingsKeeper

if TYPE_CHECKING:
    from widgets.recovery import Recovery

COLLECT_MS = 1000
DEAR_SECONDS = 0.03
THAW_EVERY = 8
"""What was frozen so often is looked through once more: it may have become garbage."""
START_ANYWAY_MS = 3000
"""A window that is not painted by then (minimised, on another desktop) does not keep PyTorch from loading."""
FIRST_REST_MS = 120
"""Before the first plot: loading what draws stops the window for a tenth of a second, and updates come first."""
REST_MS = 20
"""Between two plots: the first updates and their pictures come first, and whatever a person does."""
INTERRUPTED = 1
DONE = object()


def run_window(
    experiment: Experiment | None = None,
    path: Path | None = None,
    lesson: str | None = None,
    language: str | None = None,
    *,
    locked: bool = False,
) -> int:
    """Show the window with ``experiment``, which was read from ``path``, until it is closed; the exit status.

    With ``lesson``, the lesson of this name begins as soon as a network is there, ``locked`` with nothing but what it
    needs; ``language`` is spoken instead of the preferred one until another is chosen.
    """
    give_back()
    gc.disable()
    app = application()
    _touch_what_would_wait()
    threading.Thread(target=load_library, name="library").start()
    session = Session(experiment or first_experiment())
    window = MainWindow(session, preferences.load(QSettings()), language)
    SettingsKeeper(window, QSettings)
    if path is not None:
        window.documents.begin_with(path)
    window.crashes.install()
    garbage = GarbageCollector(session)
    window.content_changed.connect(garbage.thaw)
    starter = Starter(window, lesson, locked=locked)
    window.show()
    crashed = True
    try:
        with _interrupts(app):
            status = app.exec()
        # who pressed Ctrl+C was not asked about unsaved changes
        crashed = status == INTERRUPTED and window.documents.unsaved
        return status
    finally:
        window.exporter.close()
        session.close()
        if starter.recovery is not None:
            starter.recovery.close(keep=crashed)
        # at exit all objects go, in no certain order: the stack must not tell half a window that it is empty
        session.undo_stack.blockSignals(True)
        garbage.stop()
        window.crashes.uninstall()


def build_window(
    experiment: Experiment,
    *,
    theme: str = "light",
    size: tuple[int, int] = (1440, 900),
    language: str = "en",
    letters: int = 100,
) -> MainWindow:
    """A window in its default layout whose session is not started; nobody's settings are read or written."""
    application()
    window = MainWindow(Session(experiment), Preferences(theme=theme, language=language, text_size=letters))
    window.build_plots()
    window.resize(QSize(*size))
    return window


def application() -> QApplication:
    """The one QApplication, made and dressed if there is none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setOrganizationName(PROGRAM)
    app.setApplicationName(PROGRAM)
    theme.prepare(app)
    return app


def _touch_what_would_wait() -> None:
    """Use once what the window needs of Qt and what is set up at its first use.

    Plugins are libraries, and a ``thread_local`` of Qt is registered with the loader: while PyTorch's library is being
    loaded by another thread, either would stop the window until that is done.
    """
    QPixmap(str(theme.RESOURCES / "icons" / "app.svg"))
    program_icon()
    animation = QPauseAnimation(1)
    animation.start()
    animation.stop()


class Starter(QObject):
    """Starts the session after the window was painted for the first time, and builds the plots when PyTorch is there.

    One plot at a time, so that the window answers between them. Before PyTorch is loaded, every moment of the
    interpreter that they take would be missing there, and they would have nothing to show.
    """

    def __init__(self, window: MainWindow, lesson: str | None = None, *, locked: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self._has_lesson = lesson is not None
        self._started = False
        self.recovery: Recovery | None = None
        self._building: Iterator[None] | None = None
        self._rest = QTimer(self)
        self._rest.timeout.connect(self._build_another)
        window.painted.connect(self.start)
        window.session.dataset_changed.connect(self._draw_curves)
        window.session.state_changed.connect(self._on_state_changed)
        window.session.problem.connect(self._build)  # a refused experiment leaves the state as it is
        if lesson is not None:
            window.content.when_built(lambda: window.begin_lesson(lesson, locked=locked))
        QTimer.singleShot(START_ANYWAY_MS, self, self.start)

    def start(self) -> None:
        """Start the session, unless that was done."""
        if not self._started:
            self._started = True
            self._window.session.start()

    def _draw_curves(self) -> None:
        """There is a dataset, so the training thread has loaded NumPy: here it would stop the window for a while."""
        self._window.session.dataset_changed.disconnect(self._draw_curves)
        self._window.content.draw_curves()

    def _on_state_changed(self, state: RunState) -> None:
        if state is not RunState.LOADING:
            self._build()

    def _build(self) -> None:
        self._window.session.state_changed.disconnect(self._on_state_changed)
        self._window.session.problem.disconnect(self._build)
        self._building = self._window.content.building_plots()
        self._rest.start(FIRST_REST_MS)

    def _build_another(self) -> None:
        """The next plot."""
        assert self._building is not None
        self._rest.setInterval(REST_MS)
        if next(self._building, DONE) is DONE:
            self._rest.stop()
            if not self._has_lesson:
                self._window.invite()
        elif self.recovery is None:
            from widgets.formula import load_typesetter

            # the activation plot needs it; a tenth of a second of plain Python, which the window need not wait for
            threading.Thread(target=load_typesetter, name="typesetter").start()
            self._window.crashes.install()  # pyqtgraph, which comes with the first step, set a hook of its own
            from widgets.recovery import Recovery  # late: the window is there to be looked at
            from widgets.state_folder import state_folder

            self.recovery = Recovery(self._window, state_folder())
            self.recovery.start()


class GarbageCollector(QObject):
    """Collects garbage in the GUI's thread only: a collection in the worker could free Qt objects there.

    Python's own collector has to be off. Everything alive when PyTorch has been loaded stays, so it is frozen: a
    collection that walked through it would stop the window for a tenth of a second. So would, every second from then
    on, one through what is loaded late, such as pandas for the first table: whatever survives a dear one is frozen too,
    and every eighth time that happens all of it is looked through once.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._dear = 0
        session.state_changed.connect(self._on_state_changed)

    def stop(self) -> None:
        """Leave garbage to Python again."""
        self._timer.stop()
        gc.enable()

    def thaw(self) -> None:
        """Look through what was frozen once more, as when the content of the window has been replaced."""
        if self._timer.isActive():
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def _on_state_changed(self, state: RunState) -> None:
        if state is not RunState.LOADING and not self._timer.isActive():
            gc.freeze()
            self._timer.start(COLLECT_MS)

    def _collect(self) -> None:
        before = time.thread_time()
        gc.collect()
        if time.thread_time() - before > DEAR_SECONDS:
            self._dear += 1
            if self._dear % THAW_EVERY == 0:
                self.thaw()
            else:
                gc.freeze()


@contextmanager
def _interrupts(app: QApplication) -> Iterator[None]:
    """Ctrl+C ends the event loop, which otherwise runs no Python that could notice it."""
    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: reader.recv(64))
    before = signal.signal(signal.SIGINT, lambda _number, _frame: app.exit(INTERRUPTED))
    wakeup = signal.set_wakeup_fd(writer.fileno())
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup)
        signal.signal(signal.SIGINT, before)
        notifier.setEnabled(False)
        reader.close()
        writer.close()
