"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from playground.files import write_atomically


def test_a_new_file_is_readable_by_whom_the_umask_allows(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new", b"new")
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "new").read_bytes() == b"new"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"old")
    old.chmod(0o640)
    write_atomically(old, b"new")
    assert old.read_bytes() == b"new"
    assert old.stat().st_mode & 0o777 == 0o640


def test_an_old_file_is_replaced_and_never_written_over(tmp_path: Path) -> None:
    old, same = tmp_path / "old", tmp_path / "same"
    old.write_bytes(b"old and whole")
    os.link(old, same)  # what somebody sees who has opened it
    write_atomically(old, b"new")
    assert same.read_bytes() == b"old and whole"
    assert old.read_bytes() == b"new"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_atomically(old, b"new")
    assert old.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [old]
