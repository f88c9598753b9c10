"""Reads everything that a window says, and tells what of it never went through the translation."""

from __future__ import annotations

import html
import re
import runpy
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from widgets.exports.pictures import svg_of

OPEN, CLOSE = "⟦", "⟧"
_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_FORMS = re.compile(r"(\{\w+:)([^{}|]*)\|([^{}|]*)\}")
_SAID = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*(?:{CLOSE}|$)|^[^{OPEN}{CLOSE}]*{CLOSE}")
_TAG = re.compile(r"<[^<>]*>")
_PAINTED = re.compile(r"<text [^>]*>([^<]*)</text>")
_WORD = re.compile(r"(?<![0-9A-Za-z_])[A-Za-z]{2,}(?![0-9A-Za-z_])")
TRANSLATE = Path(__file__).parents[2] / "packaging" / "translate.py"


@cache
def catalogue() -> frozenset[tuple[str, str]]:
    """Every text of the code that can be translated, with its context."""
    tool = runpy.run_path(str(TRANSLATE))
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "ko.ts"
        tool["collect"](fresh)
        return frozenset(tool["messages"](fresh))


class Marker(QTranslator):
    """Puts brackets around every text of the catalogue, but not around what is put into it."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str | bytes, source: str | bytes, disambiguation: str | bytes | None = None, n: int = -1
    ) -> str:
        if (str(context), str(source)) not in catalogue():
            return None  # type: ignore[return-value]  # which Qt takes for: not translated
        marked = _FORMS.sub(rf"\1{OPEN}\2{CLOSE}|{OPEN}\3{CLOSE}}}", str(source))
        return "".join(
            part if _PLACEHOLDER.fullmatch(part) else f"{OPEN}{part}{CLOSE}"
            for part in _PLACEHOLDER.split(marked)
            if part
        )


def untranslated(text: str, allowed: frozenset[str]) -> list[str]:
    """The words of ``text`` that stand outside all brackets and are no names."""
    plain = html.unescape(_TAG.sub(" ", text)) if "<" in text else text
    left = _SAID.sub(" ", plain)
    return [word for word in _WORD.findall(left) if word not in allowed]


def said_by(window: QWidget) -> Iterator[tuple[str, str]]:
    """Who says what: every text, tooltip and name of ``window`` and what is in it, seen or not."""
    for part in [window, *window.findChildren(QObject)]:
        for what, text in _texts(part):
            if text:
                yield f"{_place(part)}.{what}", text


def painted(widget: QWidget) -> str:
    """All letters that ``widget`` draws."""
    drawn = svg_of(widget, "", "").decode()
    return " ".join(html.unescape(text) for text in _PAINTED.findall(drawn))


def _texts(part: QObject) -> Iterator[tuple[str, str]]:
    if isinstance(part, QAction):
        yield "text", part.text()
        yield "iconText", part.iconText()
        yield "toolTip", part.toolTip()
    if isinstance(part, QWidget):
        yield "toolTip", part.toolTip()
        yield "statusTip", part.statusTip()
        yield "accessibleName", part.accessibleName()
        yield "accessibleDescription", part.accessibleDescription()
        yield "windowTitle", part.windowTitle()
    yield from _own_texts(part)


def _own_texts(part: QObject) -> Iterator[tuple[str, str]]:
    match part:
        case QLabel() | QAbstractButton():
            yield "text", part.text()
        case QGroupBox() | QMenu():
            yield "title", part.title()
        case QLineEdit():
            yield "placeholder", part.placeholderText()
        case QSpinBox():
            yield "prefix", part.prefix() + part.suffix() + part.specialValueText()
        case QAbstractSpinBox():
            yield "special", part.specialValueText()
        case QComboBox():
            for index in range(part.count()):
                yield "item", part.itemText(index)
                yield "itemTip", str(part.itemData(index, Qt.ItemDataRole.ToolTipRole) or "")
        case QTabBar():
            for index in range(part.count()):
                yield "tab", part.tabText(index)
                yield "tabTip", part.tabToolTip(index)
        case QTextEdit():
            yield "text", part.toPlainText()
        case QAbstractItemView():
            yield from _cells(part)
        case _:
            pass


def _cells(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    if model is None:
        return
    for column in range(model.columnCount()):
        yield "header", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            yield "cell", str(model.index(row, column).data() or "")


def _place(part: QObject) -> str:
    names: list[str] = []
    walk: QObject | None = part
    while walk is not None and len(names) < 4:
        names.append(walk.objectName() or type(walk).__name__)
        walk = walk.parent()
    return "/".join(reversed(names))


def translate_marked() -> Marker:
    """From now on everything that is translated has brackets."""
    marker = Marker(QCoreApplication.instance())
    QCoreApplication.installTranslator(marker)
    return marker
