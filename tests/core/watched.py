"""A worker as a test sees it: what it tells, its frames, and the run inside while it stands."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from torch import Tensor

from playground.data.build import build
from playground.experiment import Data, Experiment, Layer, Network, Training
from playground.frames import Frame, Wish, WishList
from playground.messages import Event, RunState, StateChanged
from playground.trainer import Trainer
from playground.worker import Worker

EVERYTHING = WishList(~Wish.NONE)
EXPERIMENT = Experiment(
    data=Data(samples=100),  # 70 training rows: 5 updates an epoch
    network=Network(layers=(Layer(8, "tanh"), Layer(8, "tanh"))),
    training=Training(max_epochs=None, batch_size=16),
)
PATIENCE = 30.0

T = TypeVar("T")


class Watched:
    """A worker with what was heard of it."""

    def __init__(self) -> None:
        self.worker = Worker()
        self.heard: list[Event] = []
        self._moment = threading.Event()

    def wait(self, wanted: Callable[[Event], bool]) -> Event:
        """The next event that is ``wanted``; those before it are heard too."""
        while True:
            event = self.worker.events.get(timeout=PATIENCE)
            self.heard.append(event)
            if wanted(event):
                return event

    def state(self, *states: RunState) -> StateChanged:
        event = self.wait(lambda event: isinstance(event, StateChanged) and event.state in states)
        assert isinstance(event, StateChanged)
        return event

    def of(self, kind: type[T]) -> T:
        event = self.wait(lambda event: isinstance(event, kind))
        assert isinstance(event, kind)
        return event

    def frame(self, wanted: Callable[[Frame], bool] = lambda frame: True) -> Frame:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            frame = self.worker.frames.take()
            if frame is not None and wanted(frame):
                return frame
            self._moment.wait(0.001)
        raise TimeoutError("no such frame")

    @property
    def trainer(self) -> Trainer:
        """The run inside; look only while it stands."""
        assert self.worker._current.trainer is not None
        return self.worker._current.trainer

    def stand(self, updates: int) -> Tensor:
        """Do so many updates and pause; a copy of the parameters."""
        self.worker.step(updates)
        self.state(RunState.TRAINING)
        self.state(RunState.PAUSED)
        return self.trainer.theta.clone()


def theta_after(updates: int, experiment: Experiment = EXPERIMENT) -> Tensor:
    trainer = Trainer(experiment, build(experiment.data))
    trainer.advance(updates)
    return trainer.theta
