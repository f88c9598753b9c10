"""Where what must survive a crash lives: one folder for every window that is open, locked while it is.

The lock is the operating system's, so that it ends with its owner however that ends. A folder whose lock can be had
belongs to nobody any more: it was left by a crash.
"""

from __future__ import annotations

import faulthandler
import logging
import shutil
import uuid
from datetime import datetime
from pathlib import Path
from typing import TextIO

import msgspec
from PySide6.QtCore import QStandardPaths

from playground.file_lock import FileLock
from playground.session_file import MANIFEST

log = logging.getLogger(__name__)

LOCK, FAULTS = "lock", "faults.log"
DAMAGED, CRASHES = "damaged", "crashes"
"""Folders beside those of the windows: what could not be read, and what was written down when the program crashed."""
KEPT_LOGS = 20


def state_folder() -> Path:
    """The program's own folder among those for the state of programs; it need not exist."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.StateLocation))


class WindowFolder:
    """The folder of this window, or one that a crash left; nobody else has it until ``release`` or ``remove``."""

    def __init__(self, path: Path, lock: FileLock) -> None:
        self.path = path
        self._lock = lock
        self._faults: TextIO | None = None

    @classmethod
    def new(cls, root: Path) -> WindowFolder:
        """A new one in ``root``; ``OSError`` if there can be none."""
        path = root / f"window-{uuid.uuid4().hex[:12]}"
        path.mkdir(parents=True)
        folder = cls.taken(path)
        if folder is None:
            raise OSError(f"{path} cannot be locked")
        return folder

    @classmethod
    def taken(cls, path: Path) -> WindowFolder | None:
        """The folder at ``path``, if nobody has it."""
        lock = FileLock.taken(path / LOCK)
        return None if lock is None else cls(path, lock)

    def write_faults(self) -> None:
        """Have a crash of the interpreter itself written down here, with what every thread was at."""
        self._faults = (self.path / FAULTS).open("w", encoding="utf-8")
        faulthandler.enable(self._faults)

    def release(self) -> None:
        """Let it go, with what is in it."""
        self._end_faults()
        self._lock.release()

    def remove(self) -> None:
        """Let it go, and leave nothing of it."""
        self._end_faults()
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.release()

    def _end_faults(self) -> None:
        if self._faults is not None:
            faulthandler.enable()
            self._faults.close()
            self._faults = None


class Leftovers(msgspec.Struct, frozen=True):
    """What earlier windows left: ``folders`` with something to recover, newest first, and the log of the last crash."""

    folders: tuple[WindowFolder, ...] = ()
    crash_log: Path | None = None


def leftovers(root: Path) -> Leftovers:
    """Look for what crashes left in ``root``; those that left nothing but a log are tidied up."""
    found = []
    crash_log = None
    paths = sorted(root.glob("window-*"), key=_changed, reverse=True)
    for path in paths:
        folder = WindowFolder.taken(path)
        if folder is None:
            continue
        moved = _keep_log(root, path)
        crash_log = crash_log or moved
        if (path / MANIFEST).exists():
            found.append(folder)
        else:
            folder.remove()
    return Leftovers(tuple(found), crash_log)


def set_aside(root: Path, file: Path) -> Path:
    """Move a damaged file to where nothing deletes it; where it is now."""
    folder = root / DAMAGED
    folder.mkdir(exist_ok=True)
    place = folder / f"{_stamp()}-{file.parent.name}-{file.name}"
    return file.replace(place)


def _keep_log(root: Path, path: Path) -> Path | None:
    """Move what was written down when the owner of ``path`` crashed to a place of its own, if anything was."""
    faults = path / FAULTS
    try:
        if not faults.stat().st_size:
            return None
        folder = root / CRASHES
        folder.mkdir(exist_ok=True)
        for old in sorted(folder.glob("*.log"))[: -KEPT_LOGS + 1]:
            old.unlink()
        return faults.replace(folder / f"{_stamp()}-{path.name}.log")
    except FileNotFoundError:
        return None
    except OSError as error:
        log.warning("the log of a crash cannot be kept: %s", error)
        return None


def _changed(path: Path) -> float:
    try:
        return (path / MANIFEST).stat().st_mtime
    except OSError:
        return 0.0


def _stamp() -> str:
    return datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
