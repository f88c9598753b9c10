"""What the diagram says of its parts in words."""

from __future__ import annotations

from PySide6.QtCore import QObject


class DiagramWords(QObject):
    """Names and numbers of the parts of a diagram."""
