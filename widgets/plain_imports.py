"""Importing as Python does, without PySide's look into the source of every module."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  (it is this module that puts another import in the place of Python's)


def import_plainly() -> None:
    """Give back the ``import`` statement that PySide has replaced; before anything large is imported.

    PySide's own reads the source of each module, whoever's it is, to find out whether it may ask for ``__feature__``,
    snake_case for Qt's names, which nothing here does. All that text then stays in ``linecache``: 45 MB and a sixth
    of the time of ``import torch``. A PySide that replaces nothing is left alone.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
