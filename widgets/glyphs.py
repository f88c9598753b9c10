"""A typeset formula as one path: filled, it stays a drawing in vector graphics, where Qt would outline its letters."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

_COMMAND = re.compile(r"([MLQZ])([^MLQZ]*)")
KEPT = 64


@lru_cache(KEPT)
def glyphs(svg: str) -> QPainterPath:
    """The shapes of ``svg``, as ziamath writes them, from the top left corner of its view box on."""
    root = ElementTree.fromstring(svg)
    left, top = (float(value) for value in root.attrib["viewBox"].split()[:2])
    path = QPainterPath()
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        if kind == "path":
            _add(path, element.attrib["d"])
        elif kind == "rect":
            path.addRect(QRectF(*(float(element.attrib[name]) for name in ("x", "y", "width", "height"))))
    path.translate(-left, -top)
    return path


def _add(path: QPainterPath, data: str) -> None:
    """Append SVG path data in absolute M, L, Q and Z."""
    for command, numbers in _COMMAND.findall(data):
        values = [float(number) for number in numbers.replace(",", " ").split()]
        if command == "M":
            path.moveTo(*values[:2])
        elif command == "L":
            path.lineTo(*values[:2])
        elif command == "Q":
            path.quadTo(*values[:4])
        else:
            path.closeSubpath()
