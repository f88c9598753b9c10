"""Formulas typeset from LaTeX, drawn crisply in the theme's colour, with holes for numbers where they are wanted.

ziamath makes the drawing; it is imported with the first formula (a sixth of a second), never at the start. A formula
takes 2 to 20 ms to typeset and is kept: whatever changes many times a second belongs into a hole.
"""

from __future__ import annotations

import html
import re
import unicodedata
import warnings
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any
from xml.etree import ElementTree

import msgspec
from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.glyphs import glyphs
from widgets.text_size import scaled
from widgets.theme import LIGHT, Theme
from widgets.vector import is_vector

KEPT = 256
"""Formulas that stay typeset; as many pictures of them are kept."""
SMALLEST = 0.55
"""A label scales its formula down this far before it asks for a wider place."""
AXIS = 0.25
"""Height of the fraction bar above the baseline, in sizes: what stands in a row is centred on it."""
_INK = "#010203"
"""Stands for the colour until a formula is drawn."""
_HOLE = 0xE100
_BACKGROUND = "hole-"


class Hole(msgspec.Struct, frozen=True):
    """Room that is kept free in a formula, in pixels; ``above`` and ``below`` the baseline."""

    width: float
    above: float
    below: float

    @classmethod
    def centred(cls, width: float, height: float, size: float) -> Hole:
        """A hole for something ``height`` pixels high, in a formula of ``size``."""
        return cls(width, height / 2 + AXIS * size, height / 2 - AXIS * size)


class Typeset(msgspec.Struct, frozen=True):
    """A formula as a drawing of ``width`` × (``above`` + ``below``) pixels, and where its holes are in it."""

    svg: str
    width: float
    above: float
    below: float
    holes: tuple[tuple[int, float, float, float, float], ...]  # number, left, top, width, height; in drawing order

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return self.above + self.below


def hole(number: int) -> str:
    """LaTeX for the place of the hole with this number, counted from 0; it may stand in a formula more than once."""
    return chr(_HOLE + number)


@lru_cache(KEPT)
def typeset(latex: str, size: float, holes: tuple[Hole, ...] = ()) -> Typeset:
    """``latex`` at ``size`` pixels. Raises ``ValueError`` for what is not LaTeX."""
    tex2mml, math = load_typesetter()
    try:
        element = ElementTree.fromstring(tex2mml(latex.replace(r"\odot", r"\;\odot\;")))
        _make_holes(element, holes)
        element.set("mathcolor", _INK)
        drawing = math(element, size=size)
        svg = drawing.svgxml()
    except Exception as error:  # the two libraries raise whatever they stumble over
        raise ValueError(f"{latex!r} cannot be typeset: {error}") from error
    left, top, width, height = (float(value) for value in svg.attrib["viewBox"].split())
    places = tuple(_take_holes(svg, left, top))
    return Typeset(ElementTree.tostring(svg, encoding="unicode"), width, -top, height + top, places)


@cache
def load_typesetter() -> tuple[Callable[..., str], Callable[..., Any]]:
    """From LaTeX to MathML, and from there to a drawing. Loads what does it the first time, in any thread."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how ziamath finds its own font
        from ziamath.config import config
        from ziamath.tex import tex2mml
        from ziamath.zmath import Math
    config.svg2 = False  # Qt draws no <symbol>
    return tex2mml, Math


def _make_holes(element: ElementTree.Element, holes: tuple[Hole, ...]) -> None:
    """Turn the characters that stand for holes into spaces, whose background tells where they end up."""
    for node in element.iter():
        text = node.text or ""
        if len(text) == 1 and 0 <= (number := ord(text) - _HOLE) < len(holes):
            wanted = holes[number]
            node.tag = node.tag.rpartition("}")[0] + "}mspace" if node.tag.startswith("{") else "mspace"
            node.text = None
            node.set("width", f"{wanted.width:.2f}px")
            node.set("height", f"{wanted.above:.2f}px")
            node.set("depth", f"{wanted.below:.2f}px")
            node.set("mathbackground", f"{_BACKGROUND}{number}")


def _take_holes(svg: ElementTree.Element, left: float, top: float) -> list[tuple[int, float, float, float, float]]:
    """Remove the backgrounds from the drawing; their number and rectangle from its top left corner."""
    found = []
    for parent in list(svg.iter()):
        for rect in list(parent):
            fill = rect.get("fill", "")
            if fill.startswith(_BACKGROUND):
                x, y, width, height = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
                found.append((int(fill.removeprefix(_BACKGROUND)), x - left, y - top, width, height))
                parent.remove(rect)
    return found


def inline_svg(latex: str, size: float) -> str:
    """``latex`` as an SVG element for a page, in the colour of the text around it, with its words for who cannot see.

    Raises ``ValueError`` for what is not LaTeX.
    """
    drawing = typeset(latex, size).svg.replace(_INK, "currentColor")
    return drawing.replace("<svg ", f'<svg role="img" aria-label="{html.escape(plain(latex))}" ', 1)


@lru_cache(KEPT)
def picture(formula: Typeset, color: str, ratio: float, scale: float = 1.0) -> QPixmap:
    """``formula`` in ``color`` (``#rrggbb``), ``scale`` times its size, for a display of that device pixel ratio."""
    renderer = QSvgRenderer(QByteArray(formula.svg.replace(_INK, color).encode()))
    size = QSize(
        max(1, round(formula.width * scale * ratio + 0.5)), max(1, round(formula.height * scale * ratio + 0.5))
    )
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, formula.width * scale * ratio, formula.height * scale * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def paint(painter: QPainter, formula: Typeset, at: QPointF, color: str, scale: float = 1.0) -> None:
    """Draw ``formula`` with its top left corner ``at``, on whole device pixels."""
    if is_vector():
        painter.fillPath(QTransform(scale, 0, 0, scale, at.x(), at.y()).map(glyphs(formula.svg)), QColor(color))
        return
    ratio = painter.device().devicePixelRatioF()
    place = QPointF(round(at.x() * ratio) / ratio, round(at.y() * ratio) / ratio)
    painter.drawPixmap(place, picture(formula, QColor(color).name(), ratio, scale))


class FormulaLabel(QWidget):
    """One formula. Where it is too wide it is scaled down to ``SMALLEST``; below that it asks for room to scroll in."""

    def __init__(self, latex: str = "", *, size: float = 18.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latex = ""
        self._size = size
        self._color = LIGHT.text
        self._formula: Typeset | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_latex(latex)

    def set_latex(self, latex: str) -> None:
        """Show this formula, nothing if it is empty. Raises ``ValueError`` for what is not LaTeX."""
        if latex == self._latex:
            return
        self._latex = latex
        self.setAccessibleName(plain(latex))
        self.show_text_size()

    def show_text_size(self) -> None:
        """Typeset what there is, as large as the letters around it are now."""
        self._formula = typeset(self._latex, scaled(self._size)) if self._latex else None
        self.updateGeometry()
        self.update()

    @property
    def latex(self) -> str:
        """The formula that is shown."""
        return self._latex

    def show_theme(self, theme: Theme) -> None:
        """Draw in the theme's text colour."""
        self._color = theme.text
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, 0) if self._formula is None else _ceiled(self._formula.width, self._formula.height)

    def minimumSizeHint(self) -> QSize:
        if self._formula is None:
            return QSize(0, 0)
        return _ceiled(self._formula.width * SMALLEST, self._formula.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._formula is None:
            return
        scale = min(1.0, max(SMALLEST, self.width() / self._formula.width))
        top = (self.height() - self._formula.height * scale) / 2
        painter = QPainter(self)
        paint(painter, self._formula, QPointF(0.0, top), self._color, scale)
        painter.end()


def _ceiled(width: float, height: float) -> QSize:
    return QSize(int(width) + 1, int(height) + 1)


_TOKENS = re.compile(r"\\[A-Za-z]+|\\.|\s+|.")
_SUBSCRIPTS = str.maketrans("0123456789+-tn", "₀₁₂₃₄₅₆₇₈₉₊₋ₜₙ")
_SUPERSCRIPTS = str.maketrans("0123456789+-tn⊤", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵗⁿᵀ")
_SYMBOLS = {
    "partial": "∂", "delta": "δ", "eta": "η", "lambda": "λ", "mu": "μ", "alpha": "α", "theta": "θ", "sigma": "σ",
    "Phi": "Φ", "varphi": "φ", "nabla": "∇", "cdot": "·", "odot": "⊙", "leftarrow": "←", "sum": "Σ", "leq": "≤",
    "approx": "≈", "times": "×", "cdots": "⋯", "top": "⊤", "|": "‖", ",": " ", ";": " ", "!": "", "quad": "  ",
    "left": "", "right": "", "mathrm": "", "text": "", "mathbf": "",
}  # fmt: skip


def plain(latex: str) -> str:
    """``latex`` in one line of plain characters, as a screen reader or a tooltip can have it: ``∂L/∂W₁ = δ₁ h₀ᵀ``."""
    tokens = _TOKENS.findall(latex)
    words = unicodedata.normalize("NFC", _words(tokens[::-1]))
    return re.sub(r"([∂∇]) ", r"\1", re.sub(r"\s+", " ", words)).strip()


def _words(stack: list[str]) -> str:
    """The words of all tokens up to the end of a group; ``stack`` holds them last first, and loses them."""
    words = ""
    while stack and stack[-1] != "}":
        words += _next(stack)
    del stack[-1:]
    return words


def _next(stack: list[str]) -> str:
    token = stack.pop()
    if token == "{":
        return _words(stack)
    if token == r"\frac":
        over, under = _grouped(_next(stack)), _grouped(_next(stack))
        return f"{over}/{under}"
    if token == r"\hat":
        return f"{_next(stack)}\u0302"
    if token == r"\sqrt":
        return f"√({_next(stack)})"
    if token in ("_", "^"):
        return _raised(_next(stack), "_^".index(token))
    if token.startswith("\\"):
        return _SYMBOLS.get(token[1:], token[1:])
    return token


def _raised(words: str, up: int) -> str:
    """``words`` as an index or an exponent, with characters of their own where there are such."""
    table = (_SUBSCRIPTS, _SUPERSCRIPTS)[up]
    if all(ord(letter) in table for letter in words):
        return words.translate(table)
    return f"{'_^'[up]}({words})"


def _grouped(words: str) -> str:
    words = words.strip()
    return f"({words})" if re.search(r"\s[+-]", words) else words
