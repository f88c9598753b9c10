"""An export in a thread of its own, while the window goes on; what has to be drawn is drawn by the window's thread."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from playground.data.file_content import Cancelled
from playground.experiment import ExperimentError
from playground.export.task import Task
from widgets.words import in_words, why

POLL_MS = 10
T = TypeVar("T")


class Job(QObject):
    """Does ``work`` in a thread; one of the last three signals ends it.

    Nothing that belongs to Qt is made or freed in the thread: ``work`` has it done through the ``Task`` it is given.
    """

    progressed = Signal(int, int)
    done = Signal()
    refused = Signal(str)  # in a sentence for the person
    failed = Signal(str)  # an exception that nobody expected, as text

    def __init__(self, work: Callable[[Task], None], parent: QObject) -> None:
        super().__init__(parent)
        self.task = _ThreadTask()
        self._work: Callable[[Task], None] | None = work
        self._ending: tuple[str, tuple[str, ...]] = ("done", ())
        self._thread = threading.Thread(target=self._run, name="export", daemon=True)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._timer.start()

    def cancel(self) -> None:
        """Stop it soon; nothing is written then. It still ends with ``done``."""
        self.task.cancelled = True

    def close(self) -> None:
        """Stop it and wait for it, drawing nothing more; no signal follows."""
        self.cancel()
        self._timer.stop()
        while self._thread.is_alive():
            self.task.serve()
            self._thread.join(0.005)
        self._work = None

    def _run(self) -> None:
        """In the thread."""
        assert self._work is not None
        try:
            import torch

            torch.set_num_threads(1)  # it is a setting of the thread
            self._work(self.task)
            self._end("done")
        except Cancelled:
            self._end("done")
        except ExperimentError as error:
            self._end("refused", in_words(error.problem if error.place in ("--out", "--to") else error.sentence))
        except OSError as error:
            self._end("refused", f"{error.filename or ''}: {why(error)}".lstrip(": "))
        except Exception:
            self._end("failed", traceback.format_exc())

    def _end(self, name: str, *arguments: str) -> None:
        self._ending = name, arguments

    def _look(self) -> None:
        """Draw what is asked for, tell how far it is, and end when the thread has."""
        alive = self._thread.is_alive()
        self.task.serve()
        if (progress := self.task.progress) is not None:
            self.task.progress = None
            self.progressed.emit(*progress)
        if not alive:
            self._timer.stop()
            self._thread.join()
            # the last reference to what was drawn with goes here, in this thread
            self._work = None
            name, arguments = self._ending
            getattr(self, name).emit(*arguments)


class _ThreadTask:
    """A ``Task`` as the thread sees it; ``serve`` is the other end."""

    def __init__(self) -> None:
        self.cancelled = False
        self.progress: tuple[int, int] | None = None
        self._asked: SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = SimpleQueue()

    def tell(self, done: int, total: int) -> None:
        """So many steps of so many are done."""
        self._stop_if_cancelled()
        self.progress = done, total

    def draw(self, picture: Callable[[], T]) -> T:
        """What ``picture`` returns, called in the window's thread."""
        self._stop_if_cancelled()
        return self._ask(picture)

    def tidy(self, leave: Callable[[], None]) -> None:
        """Call ``leave`` in the window's thread, cancelled or not."""
        self._ask(leave)

    def serve(self) -> None:
        """Do what was asked, in the thread that calls this."""
        while True:
            try:
                picture, future = self._asked.get_nowait()
            except Empty:
                return
            try:
                future.set_result(picture())
            except Exception as error:
                future.set_exception(error)

    def _ask(self, picture: Callable[[], T]) -> T:
        future: Future[T] = Future()
        self._asked.put((picture, future))
        return future.result()

    def _stop_if_cancelled(self) -> None:
        if self.cancelled:
            raise Cancelled
