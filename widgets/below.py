"""Everything of one kind below a widget, found so that it can be forgotten again."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject

T = TypeVar("T", bound=QObject)


def below(root: QObject, kind: type[T], name: str = "") -> list[T]:
    """What is of ``kind`` below ``root``, and called ``name`` if that is given; parents before their children.

    Instead of ``findChildren``: for PySide, whatever that finds becomes a child of ``root``, however deep it lies. What
    it knows of scroll bars and other things that Qt made itself is then kept until ``root`` ends, long after they did:
    of a window half a megabyte with every change of the language.
    """
    found: list[T] = []
    for child in root.children():
        if isinstance(child, kind) and name in ("", child.objectName()):
            found.append(child)
        found += below(child, kind, name)
    return found
