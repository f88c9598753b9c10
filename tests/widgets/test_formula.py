"""Typeset formulas: drawn, coloured, kept, with holes, and readable aloud."""

from __future__ import annotations

import subprocess
import sys
from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from playground.activations import ACTIVATIONS
from widgets.formula import SMALLEST, FormulaLabel, Hole, hole, paint, picture, plain, typeset
from widgets.theme import DARK, LIGHT

pytestmark = pytest.mark.usefixtures("qapp")


def ink(image: QImage) -> tuple[QRect, QColor]:
    """The rectangle that is painted on, and the darkest colour in it."""
    shown = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = np.frombuffer(bytes(shown.constBits()), dtype=np.uint8).reshape(shown.height(), -1, 4)
    rows, columns = np.nonzero(pixels[..., 3] > 128)
    strongest = pixels[..., 3].argmax()
    blue, green, red, _ = pixels.reshape(-1, 4)[strongest].tolist()
    box = QRect(int(columns.min()), int(rows.min()), int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1)
    return box, QColor(red, green, blue)


def test_a_formula_is_drawn_in_the_colour_asked_for_and_fills_its_size() -> None:
    fraction = typeset(r"\frac{\partial L}{\partial W_{1}}", 20.0)
    box, color = ink(picture(fraction, "#d55e00", 1.0).toImage())
    assert color.name() == "#d55e00"
    assert box.width() > 0.8 * fraction.width
    assert box.height() > 0.8 * fraction.height


def test_twice_the_device_pixels_are_twice_the_pixels_and_not_a_blurred_picture() -> None:
    letter = typeset("L", 20.0)
    once, twice = (picture(letter, "#000000", ratio) for ratio in (1.0, 2.0))
    assert twice.deviceIndependentSize().width() == pytest.approx(once.deviceIndependentSize().width(), abs=1.0)
    assert ink(twice.toImage())[0].height() == pytest.approx(2 * ink(once.toImage())[0].height(), abs=2)


def test_a_formula_is_typeset_once() -> None:
    before = typeset.cache_info().misses
    for _ in range(3):
        typeset(r"z_{7} = W_{7} h_{6}", 17.5)
    assert typeset.cache_info().misses == before + 1


def test_holes_stay_free_and_tell_where_they_are() -> None:
    wanted = (Hole.centred(60.0, 40.0, 18.0), Hole.centred(20.0, 10.0, 18.0))
    framed = typeset(rf"\left({hole(0)} + \frac{{{hole(1)}}}{{2}}\right)", 18.0, wanted)
    sizes = [(number, width, height) for number, _, _, width, height in framed.holes]
    assert sizes == [(0, 60.0, 40.0), (1, 20.0, 10.0)]
    image = picture(framed, "#000000", 1.0).toImage()
    for _, left, top, width, height in framed.holes:
        assert left >= 0.0
        assert left + width <= framed.width
        for x, y in product((left + 2, left + width - 2), (top + 2, top + height - 2)):
            assert image.pixelColor(round(x), round(y)).alpha() == 0


def test_parentheses_grow_with_the_hole_between_them() -> None:
    flat, high = (typeset(rf"\left({hole(0)}\right)", 18.0, (Hole.centred(20.0, size, 18.0),)) for size in (10.0, 90.0))
    assert ink(picture(high, "#000000", 1.0).toImage())[0].height() >= 80
    assert high.height > flat.height + 60.0


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_activation_and_its_slope_can_be_typeset(name: str) -> None:
    for latex in (ACTIVATIONS[name].latex, ACTIVATIONS[name].derivative_latex):
        assert typeset(latex, 15.0).width > 0.0


def test_what_is_not_latex_is_an_error_that_quotes_it() -> None:
    with pytest.raises(ValueError, match="frac"):
        typeset(r"\frac{1}{", 18.0)


def test_a_label_is_as_large_as_its_formula_and_shrinks_with_its_place(qtbot: QtBot) -> None:
    label = FormulaLabel(r"\delta_{1} = W_{2}^\top \delta_{2} \odot f'(z_{1})", size=24.0)
    qtbot.addWidget(label)
    wide = label.sizeHint().width()
    assert label.minimumSizeHint().width() == pytest.approx(SMALLEST * wide, abs=2)
    label.resize(wide, label.sizeHint().height())
    label.show()
    assert ink_width(label) > 0.9 * wide
    label.resize(round(0.7 * wide), label.sizeHint().height())
    assert 0.6 * wide < ink_width(label) <= 0.71 * wide


def ink_width(label: FormulaLabel) -> int:
    """How much of the label's width is drawn on."""
    image = label.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    values = np.frombuffer(bytes(image.constBits()), dtype=np.uint8).reshape(image.height(), -1)[:, : image.width()]
    return int(np.ptp(np.nonzero((values < 128).any(axis=0))[0])) + 1


def test_a_label_follows_the_theme_and_speaks(qtbot: QtBot) -> None:
    label = FormulaLabel(r"\frac{\partial L}{\partial W_{1}} = \delta_{1} h_{0}^\top")
    qtbot.addWidget(label)
    assert label.accessibleName() == "∂L/∂W₁ = δ₁ h₀ᵀ"
    label.resize(label.sizeHint())
    pictures = []
    for theme in (LIGHT, DARK):
        label.show_theme(theme)
        pictures.append(label.grab().toImage())
    assert pictures[0] != pictures[1]
    label.set_latex("")
    assert label.sizeHint().width() == 0
    assert label.accessibleName() == ""


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"W_{1} \leftarrow W_{1} - \eta \, \frac{\hat{m}}{\sqrt{\hat{v}} + 10^{-8}}", "W₁ ← W₁ - η m̂/(√(v̂) + 10⁻⁸)"),
        (r"\mathrm{LeakyReLU}'(z_{12})", "LeakyReLU'(z₁₂)"),
        (r"\frac{1}{32} \sum \left|\hat{y} - y\right|", "1/32 Σ |ŷ - y|"),
        (r"W_{1}[3,1]", "W₁[3,1]"),
    ],
)
def test_formulas_have_words(latex: str, words: str) -> None:
    assert plain(latex) == words


def test_painting_puts_the_formula_where_it_is_asked_for() -> None:
    letter = typeset("W", 30.0)
    image = QImage(100, 60, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint(painter, letter, QPointF(40.0, 20.0), "#000000")
    painter.end()
    box, _ = ink(image)
    assert box.left() >= 40
    assert box.top() >= 20


def test_the_typesetter_is_not_loaded_before_the_first_formula() -> None:
    code = "import sys, widgets.formula; sys.exit('ziamath' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
