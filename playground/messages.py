"""What the training thread says, and the slot in which it leaves its newest picture."""

from __future__ import annotations

import enum
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from playground.data.dataset import Dataset

if TYPE_CHECKING:
    from playground.checkpoint import Checkpoint
    from playground.packed_run import PackedRun

T = TypeVar("T")


class RunState(enum.StrEnum):
    """What the training thread is doing."""

    LOADING = "loading"
    IDLE = "idle"
    TRAINING = "training"
    PAUSED = "paused"
    FINISHED = "finished"
    DIVERGED = "diverged"


class DataReady(msgspec.Struct, frozen=True):
    """The data of a run that is about to start; it can be drawn while PyTorch is still being loaded."""

    run: int
    dataset: Dataset


class RunStarted(msgspec.Struct, frozen=True):
    """A run begins, or goes on after it was left."""

    run: int


class StateChanged(msgspec.Struct, frozen=True):
    """The thread now does ``state``; ``reason`` is "max_epochs", "patience", a divergence's sentences, or empty."""

    run: int
    state: RunState
    reason: str = ""


class Refused(msgspec.Struct, frozen=True):
    """An experiment could not be started: a place and a sentence. The run before goes on as it was."""

    run: int
    place: str
    problem: str


class Failed(msgspec.Struct, frozen=True):
    """An exception nobody expected, as text."""

    text: str


class CheckpointTaken(msgspec.Struct, frozen=True):
    """The current run as it was between two updates, with its data; the answer to every ``ask_checkpoint``, in order.

    Both are ``None`` while there is no run.
    """

    run: int
    checkpoint: Checkpoint | None
    dataset: Dataset | None


Run = tuple["Checkpoint", Dataset]
"""All that one run is, with its data."""


class Handout(msgspec.Struct, frozen=True, eq=False):
    """All runs as they were between two updates: the ``current`` one, if there is one, and by number those left."""

    run: int
    current: Run | None
    left: Mapping[int, PackedRun]


class NotDone(msgspec.Struct, frozen=True):
    """Something that was asked for beside the current run cannot be done: why, in a sentence."""

    problem: str


Event = NotDone | DataReady | RunStarted | StateChanged | Refused | Failed | CheckpointTaken


class Mailbox(Generic[T]):
    """A slot for the newest value: putting replaces, taking empties."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value: T | None = None

    def put(self, value: T) -> None:
        """Replace whatever is there."""
        with self._lock:
            self._value = value

    def take(self) -> T | None:
        """The newest value, once; ``None`` if there is none since the last one taken."""
        with self._lock:
            value, self._value = self._value, None
            return value

    @property
    def empty(self) -> bool:
        """Whether the last value has been taken."""
        return self._value is None
