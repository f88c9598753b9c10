"""A lesson's Markdown as a document, with its formulas typeset: ``$…$`` in a line, ``$$…$$`` on a line of its own."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from widgets.formula import picture, plain, typeset
from widgets.theme import Theme

LINE_HEIGHT = 130.0
"""Percent; prose needs more air than labels."""
BLOCK_SPACING = 6.0
INLINE, DISPLAYED = 1.15, 1.35
"""Size of a formula in sizes of the letters around it."""
SMALLEST = 0.5
"""No formula is set smaller than this, or nobody could read it."""
_FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<![\\$])\$([^$\n]+?)\$", re.DOTALL)
_SCHEME = "formula"
PICTURE = "\ufffc"
LINE_END = "\u2028"
"""Of a line, not of a paragraph."""
JOINED = "\u2060"
"""A word joiner: no line ends where it stands."""


def write_markdown(
    document: QTextDocument, source: str, theme: Theme, ratio: float, room: float = math.inf
) -> None:
    """Replace what is in ``document``. ``ratio`` is the display's; a formula that is none stays as it was written.

    A formula wider than ``room``, in pixels, is set smaller.
    """
    pixels = document.defaultFont().pixelSize()
    size = float(pixels if pixels > 0 else document.defaultFont().pointSizeF() * 96 / 72)
    formulas: list[tuple[str, float]] = []

    def place(found: re.Match[str]) -> str:
        latex, scale = (found[1], DISPLAYED) if found[1] else (found[2], INLINE)
        try:
            width = typeset(latex.strip(), size * scale).width
        except ValueError:
            return found[0]
        scale *= min(1.0, max((room - 2) / width, SMALLEST))
        formulas.append((latex.strip(), size * scale))
        image = f"![{_alternative(latex)}]({_SCHEME}:{len(formulas) - 1})"
        return f"\n\n{image}\n\n" if found[1] else image

    text = _FORMULA.sub(place, source).replace("′(", f"′{JOINED}(")  # f′(z) stays on one line
    document.setMarkdown(text)  # which forgets all resources
    for number, (latex, scaled) in enumerate(formulas):
        image = picture(typeset(latex, scaled), theme.text, ratio).toImage()
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"{_SCHEME}:{number}"), image)
    _dress(document)


def tie_formulas(document: QTextDocument) -> None:
    """At the document's present width, keep a formula on one line with the letters right behind it.

    Qt lets every line end after a picture, whatever follows, a word joiner too. So the line ends before the formula.
    """
    document.size()  # lays it out
    block = document.begin()
    while block.isValid():
        while (place := _torn(block)) is not None:
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + place)
            cursor.insertText(LINE_END)
            document.size()
        block = block.next()


def _torn(block: QTextBlock) -> int | None:
    """Where in ``block`` the first formula begins that is torn from its letters; ``None`` where none has to be."""
    layout, text = block.layout(), block.text()
    for number in range(1, layout.lineCount()):
        before, start = layout.lineAt(number - 1).textStart(), layout.lineAt(number).textStart()
        if text[start - 1] == PICTURE and not text[start].isspace() and text[start] != PICTURE:
            word = max(text.rfind(space, before, start) for space in (" ", LINE_END)) + 1
            if word > before:  # else there is nothing that could stay on the line
                return word
    return None


def _alternative(latex: str) -> str:
    """What a screen reader says for a formula; without what Markdown would take for its own."""
    return re.sub(r"[\[\]()*_`]", " ", plain(latex)).strip()


def _dress(document: QTextDocument) -> None:
    """Air between lines and blocks, formulas at the height of the letters."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    spacing.setBottomMargin(BLOCK_SPACING)
    cursor.mergeBlockFormat(spacing)
    middle = QTextCharFormat()
    middle.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            if fragment.charFormat().objectType() == QTextFormat.ObjectTypes.ImageObject.value:
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(middle)
            part += 1
        block = block.next()
