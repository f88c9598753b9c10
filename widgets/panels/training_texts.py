"""What the training panel says: label, text for the undo menu, and what each setting does to learning."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication


class Text(NamedTuple):
    """The texts of one setting; ``edit`` has a ``{value}``."""

    label: str
    edit: str
    about: str


def TEXTS() -> dict[str, Text]:
    ...
