"""A program that has sessions work, train and save by themselves, kills each of them, and looks at what is left.

``python -m tests.e2e.killing FOLDER COUNT SEED`` prints one JSON object a kill. PyTorch and Qt are loaded once; each
session has a process of its own all the same, forked before any thread is started, with its own event loop, training
thread and autosave, and ends by SIGKILL. Nothing of it is drawn.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import torch
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QTimer

from playground.archive import MEMBER
from playground.experiment import Data, Experiment, Layer, Network, Training
from playground.experiment_file import load
from playground.run_file import thaw
from playground.session_file import MANIFEST, load_session, read_session, runs_of
from playground.trainer import Trainer
from widgets.autosave import Autosave
from widgets.documents import Documents
from widgets.session import Session
from widgets.state_folder import WindowFolder, leftovers

AT_ONCE = 13
LONGEST = 6.5
"""Seconds from the start of a session to its death, at most."""
EXPERIMENT = Experiment(
    name="Killed",
    data=Data(samples=80),
    network=Network(layers=(Layer(8, "tanh"), Layer(8, "tanh"))),
    training=Training(batch_size=16, max_epochs=None),
)


def work(root: Path, seed: int) -> None:
    """Edit, train, undo, redo and save at random until the end; what is done is written down at once."""
    source = random.Random(seed)
    report = os.open(root / "report", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    application = QCoreApplication([])
    session = Session(EXPERIMENT)
    documents = Documents(session, None, "")  # type: ignore[arg-type]
    autosave = Autosave(documents, WindowFolder.new(root))
    session.set_speed(300.0)

    def act() -> None:
        stack = session.undo_stack
        training = session.experiment.training
        match source.randrange(12):
            case 0 | 1:
                faster = replace(training, learning_rate=source.random())
                session.edit(replace(session.experiment, training=faster), "rate")
            case 2:
                session.reseed()
            case 3 if stack.canUndo():
                stack.undo()
            case 4 if stack.canRedo():
                stack.redo()
            case 5:
                session.pin_run()
            case 6:
                documents._written(root / "mine.playground")
            case 7:
                documents._written(root / "mine.json")
            case _:
                session.train()
        note()

    def note() -> None:
        stack, frame = session.undo_stack, session.last_frame
        trained = [frame.run, frame.update] if frame is not None else [session.run, 0]
        line = [time.monotonic(), [session.run, stack.index(), stack.count()], *trained]
        os.write(report, f"{json.dumps(line)}\n".encode())

    acting, noting = QTimer(), QTimer()
    acting.timeout.connect(act)
    noting.timeout.connect(note)
    acting.start(source.randint(100, 700))
    noting.start(50)
    session.start()
    session.train()
    application.exec()
    del autosave  # never: it is killed before


def killed(folder: Path, seeds: range) -> list[tuple[int, Path, float]]:
    """Start sessions, kill each at a random moment of its own; when that was."""
    source = random.Random(seeds[0])
    alive: list[tuple[float, int, int, Path]] = []
    for seed in seeds:
        root = folder / f"session-{seed}"
        root.mkdir()
        child = os.fork()
        if child == 0:
            try:
                work(root, seed)
            except BaseException:
                (root / "error").write_text(traceback.format_exc())
            os._exit(1)
        alive.append((time.monotonic() + source.uniform(0.3, LONGEST), seed, child, root))
    dead = []
    for moment, seed, child, root in sorted(alive):
        time.sleep(max(0.0, moment - time.monotonic()))
        os.kill(child, signal.SIGKILL)
        died = time.monotonic()
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), (root / "error").read_text()
        dead.append((seed, root, died))
    return dead


def looked_at(root: Path, died: float) -> dict[str, Any]:
    """Open what was left as the next window does, go on with it, and compare it with what had been done."""
    for path, read in ((root / "mine.playground", load_session), (root / "mine.json", load)):
        if path.exists():
            read(path)
    report = root / "report"
    lines = [json.loads(line) for line in report.read_text().splitlines()] if report.exists() else []
    (folder,) = (left.path for left in leftovers(root).folders) if any(root.glob(f"*/{MANIFEST}")) else (None,)
    if folder is None:
        return {"saved": False, "missing": died - lines[0][0] if lines else 0.0}
    members = {path.name: path.read_bytes() for path in folder.iterdir() if MEMBER.fullmatch(path.name)}
    file = read_session(members, forgiving=True)
    assert file.damaged == {}
    for stored in [*file.runs.values(), *file.kept.values()]:
        trainer = Trainer(stored.experiment, stored.dataset)
        trainer.restore(thaw(stored))
        trainer.go_on()
        assert trainer.advance(3) == 3
    state = file.state
    standing = [state.run, state.index, len(state.steps)]
    places = [place for place, line in enumerate(lines) if line[1] == standing]
    assert places, "what was saved had never been"
    updates = {run: file.runs[run].update if run in file.runs else 0 for run in runs_of(state)}
    # the newest moment of which nothing is missing: no step, and no update of any run that one can still go back to
    safe = lines[0][0]
    for moment, _, run, update in lines[: places[-1] + 1]:
        if update > updates.get(run, update):
            break
        safe = moment
    return {
        "saved": True,
        "missing": died - safe,
        "runs": len(file.runs),
        "steps": len(state.steps),
        "update": max((stored.update for stored in file.runs.values()), default=0),
    }


def main() -> None:
    folder, count, first = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(1)
    dead = []
    for start in range(first, first + count, AT_ONCE):
        dead += killed(folder, range(start, min(start + AT_ONCE, first + count)))
    for seed, root, died in dead:
        sys.stdout.write(json.dumps({"seed": seed, **looked_at(root, died)}) + "\n")


if __name__ == "__main__":
    main()
