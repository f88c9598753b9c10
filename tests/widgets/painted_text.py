"""The letters that a canvas draws itself: whether all of them are inside it, and none on top of others."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QLabel, QLineEdit, QTabBar, QWidget

from tests.widgets.cut_off import path_of
from widgets.exports import pictures
from widgets.vector import vector_drawing

SLACK = 2.0
"""Pixels: letters have room around them, and a hair of it may be missing."""
ABOVE, BELOW = 0.74, 0.21
"""Of a font's size: how far letters reach above their line, and below it."""
CONTROLS = (QAbstractButton, QHeaderView, QLabel, QLineEdit, QTabBar)
"""These have tests of their own, see ``cut_off``."""
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_TAG = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True)
class Painted:
    """A text and its place in the widget that draws it, in pixels."""

    text: str
    box: QRectF


def texts_of(widget: QWidget) -> list[Painted]:
    """What ``widget`` draws itself, without its children."""
    with vector_drawing():
        drawn = pictures._own(widget, "w", [])
    if "<text" not in drawn:
        return []
    root = ET.fromstring(f'<svg xmlns:xlink="http://www.w3.org/1999/xlink">{drawn}</svg>')
    return list(_texts(root, QTransform()))


def crowded(root: QWidget) -> list[str]:
    """A line for every text under ``root`` that is drawn over the edge of its widget or over another text."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        listed = isinstance(widget.parentWidget(), QAbstractItemView)  # lists scroll, and elide by themselves
        if widget.isVisible() and widget.window() is root.window() and not isinstance(widget, CONTROLS) and not listed:
            found += [f"{path_of(widget)}: {line}" for line in _problems(widget)]
    return found


def _problems(widget: QWidget) -> Iterator[str]:
    texts = [each for each in texts_of(widget) if each.text.strip()]
    inside = QRectF(widget.rect())
    room = inside.adjusted(-SLACK, -SLACK, SLACK, SLACK)
    seen = [each for each in texts if each.box.intersects(inside)]
    for each in seen:
        if not room.contains(each.box):
            yield f"{each.text!r} at {_rounded(each.box)} in {widget.size().toTuple()}"
    for one, other in combinations(seen, 2):
        shared = one.box & other.box
        if shared.width() > SLACK and shared.height() > SLACK and one != other:
            yield f"{one.text!r} at {_rounded(one.box)} over {other.text!r} at {_rounded(other.box)}"


def _texts(element: ET.Element, at: QTransform) -> Iterator[Painted]:
    at = _transform(element.get("transform", "")) * at
    if _TAG.sub("", element.tag) == "text":
        size = float(element.get("font-size", "0"))
        x, y = float(element.get("x", "0")), float(element.get("y", "0"))
        box = QRectF(x, y - ABOVE * size, float(element.get("textLength", "0")), (ABOVE + BELOW) * size)
        yield Painted("".join(element.itertext()), at.mapRect(box))
    for child in element:
        yield from _texts(child, at)


def _transform(text: str) -> QTransform:
    numbers = [float(number) for number in _NUMBERS.findall(text)]
    if text.startswith("matrix"):
        return QTransform(*numbers)
    return QTransform.fromTranslate(*numbers) if text.startswith("translate") else QTransform()


def _rounded(box: QRectF) -> tuple[int, int, int, int]:
    return (round(box.left()), round(box.top()), round(box.right()), round(box.bottom()))
