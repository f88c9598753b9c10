"""Folders that cannot be written: disks without room, and read-only ones; made with or without a superuser's rights."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

FULL = ("No space left on device", "File too large")
READ_ONLY = ("Read-only file system", "Permission denied")
"""What the system says of them."""


def mounted(folder: Path) -> bool:
    """Whether ``folder`` became a small file system of its own."""
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", folder], capture_output=True, check=False)
    return made.returncode == 0


@contextmanager
def no_room(folder: Path) -> Iterator[None]:
    """A file system of its own, full to the last byte, where one may be made; else no file may have any length."""
    if mounted(folder):
        try:
            yield
        finally:
            subprocess.run(["umount", folder], check=True)
        return
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def fill(folder: Path) -> None:
    """Now it is full."""
    if os.path.ismount(folder):
        filler = os.open(folder / "filler", os.O_WRONLY | os.O_CREAT)
        with suppress(OSError):  # no space left
            while os.write(filler, bytes(4096)):
                pass
        os.close(filler)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def empty(folder: Path) -> None:
    """There is room again."""
    if os.path.ismount(folder):
        (folder / "filler").unlink()
    else:
        import resource

        most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """``folder``, which is empty, can be read only."""
    own = mounted(folder)
    if own:
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    else:
        folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("a superuser who may not mount writes everywhere")
        yield
    finally:
        if own:
            subprocess.run(["umount", folder], check=True)
        else:
            folder.chmod(0o700)
