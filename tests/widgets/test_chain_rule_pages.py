"""The other pages of the chain rule view: factors of a parameter, the check, the preview of the update."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.data.build import build
from playground.diagram import Parameter
from playground.experiment import Data, Experiment, FunctionSource, Layer
from playground.experiment import Network as NetworkSpec
from playground.walk import Agreement, Walk
from tests.widgets.cut_off import cut_off
from tests.widgets.walked import DATA, SMALL, opened, show, walked
from widgets.plots.canvas import Canvas
from widgets.plots.chain_parameter import count_text
from widgets.plots.chain_rule_view import CHECK, PARAMETER, PREVIEW, ChainRuleView
from widgets.plots.layers import Points
from widgets.roomy import Scrolled


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ChainRuleView]:
    yield from opened(qtbot)


# one parameter


def test_the_factors_multiply_to_the_gradient_and_the_reused_are_named(view: ChainRuleView, qtbot: QtBot) -> None:
    QTest.mouseClick(view.modes.button(PARAMETER), Qt.MouseButton.LeftButton)
    product = walked().product
    factors = np.linalg.multi_dot([factor.value.astype(np.float64) for factor in product.factors])
    assert float(factors[0, 0]) == pytest.approx(product.gradient, rel=1e-5)
    origins = [" ".join(column.origin) for column in view.parameter.factors._columns]
    assert origins == [
        "reused from output layer's gradient",
        "reused from layer 2's gradient",
        "new, once for all of layer 1",
        "new, for this parameter",
    ]
    counts = product.counts
    assert f"{counts.parameter_extra} more multiplications" in view.parameter.reuse.text()
    assert f"{counts.network_paths - counts.network} saved" in view.parameter.reuse.text()
    view.grab()


def test_in_a_low_card_the_sentences_are_below_the_factors_and_stay_when_these_are_moved(
    view: ChainRuleView, qtbot: QtBot
) -> None:
    view.go_to(PARAMETER)
    view.resize(340, 260)
    page, sheet = view.parameter, view.parameter.sheet
    sideways, down = sheet.horizontalScrollBar(), sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: sideways.maximum() > 0 and down.maximum() > 0)
    assert page.factors.geometry().bottom() < page.result.geometry().top()
    assert page.result.geometry().bottom() < page.reuse.geometry().top()
    sideways.setValue(sideways.maximum())
    down.setValue(down.maximum())
    left = page.reuse.mapTo(sheet.viewport(), page.reuse.rect().topLeft()).x()
    assert (left, page.reuse.width()) == (0, sheet.viewport().width())
    assert page.reuse.visibleRegion().boundingRect().bottom() == page.reuse.rect().bottom()


def test_the_fields_pick_a_parameter_and_bound_it_to_the_network(view: ChainRuleView, qtbot: QtBot) -> None:
    view.go_to(PARAMETER)
    picker = view.parameter.picker
    with qtbot.waitSignal(view.parameter_picked) as told:
        picker.layer.setCurrentIndex(1)
    assert told.args == [Parameter(1, 0, 0)]
    assert (picker.unit.maximum(), picker.source.maximum()) == (3, 4)
    picker.source.setValue(4)
    picker.unit.setValue(3)
    assert view.wish().walk.parameter == Parameter(1, 2, 3)
    picker.kind.setCurrentIndex(1)
    assert view.wish().walk.parameter == Parameter(1, 2, None)
    assert not picker.source.isVisible()
    view.show_experiment(Experiment(data=SMALL.data, network=NetworkSpec(layers=(Layer(2, "tanh"),))))
    assert view.wish().walk.parameter == Parameter(0, 0, 0)


def test_where_the_fields_have_no_room_in_one_line_they_stand_in_two(view: ChainRuleView, qtbot: QtBot) -> None:
    view.go_to(PARAMETER)
    picker = view.parameter.picker
    view.resize(900, 500)
    qtbot.waitUntil(lambda: not picker.is_folded)
    assert picker.source.y() < picker.layer.geometry().center().y()  # fields of two kinds differ by a pixel
    view.resize(picker.minimumSizeHint().width() + 10, 500)
    qtbot.waitUntil(lambda: picker.is_folded and picker.unit.y() >= picker.layer.geometry().bottom())
    assert not cut_off(picker)
    for spin in (picker.unit, picker.source):
        assert spin.fontMetrics().horizontalAdvance(spin.text()) < spin.lineEdit().width()
    picker.kind.setCurrentIndex(1)
    assert picker.is_folded
    view.resize(900, 500)
    qtbot.waitUntil(lambda: not picker.is_folded and picker.unit.y() < picker.layer.geometry().center().y())


def test_a_pick_elsewhere_shows_its_factors(view: ChainRuleView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.wish_changed):
        view.pick(Parameter(0, 2, 0))
    assert view.modes.checkedId() == PARAMETER
    show(view, walked(parameter=Parameter(0, 2, 0)))
    assert "weight from input 1 to unit 3, layer 1" in view.parameter.result.text()


def test_a_batch_says_whose_factors_they_are_and_that_all_rows_add_up(view: ChainRuleView) -> None:
    view.go_to(PARAMETER)
    found = walked(sample=None)
    show(view, found)
    assert f"the factors of row {found.product.row + 1}" in view.parameter.result.text()
    assert "The products of all 16 rows add up" in view.parameter.result.text()


@pytest.mark.parametrize(("count", "text"), [(1234, "1,234"), (123_456_789, "1.2 · 10⁸"), (10**400, "1.0 · 10⁴⁰⁰")])
def test_counts_beyond_any_float_can_be_read(count: int, text: str) -> None:
    assert count_text(count) == text


# check


def test_the_check_says_equal_to_the_bit_and_shows_the_bits(view: ChainRuleView, qtbot: QtBot) -> None:
    QTest.mouseClick(view.modes.button(CHECK), Qt.MouseButton.LeftButton)
    agreement = walked().agreement
    assert agreement is not None
    assert agreement.exact
    assert view.check.relations[0].text() == "="
    assert view.check.relations[1].text() == "≈"
    assert view.check.bits[0].text() == view.check.bits[1].text() != ""
    text = view.describe()
    assert text.startswith(f"Equal to the bit: all {agreement.entries} entries")
    assert f"{agreement.checked} entries of all layers were measured" in text


def with_agreement(**changes: object) -> Walk:
    found = walked()
    assert found.agreement is not None
    return msgspec.structs.replace(found, agreement=msgspec.structs.replace(found.agreement, **changes))


def test_a_gradient_of_other_bits_is_not_called_equal(view: ChainRuleView) -> None:
    view.go_to(CHECK)
    agreement = walked().agreement
    assert isinstance(agreement, Agreement)
    other = float(np.nextafter(np.float32(agreement.ours), np.float32(9.0)))
    show(view, with_agreement(autograd=other, differing=1))
    assert view.check.relations[0].text() == "≠"
    assert view.check.bits[0].text() != view.check.bits[1].text()
    assert view.describe().startswith(f"1 of {agreement.entries} entries of the gradient has other bits")


def test_the_numbers_of_the_check_are_whole_however_narrow_it_is(view: ChainRuleView, qtbot: QtBot) -> None:
    view.go_to(CHECK)
    long = -float(np.float32(1.23456789e-12))
    show(view, with_agreement(ours=long, autograd=long, difference=long))
    page = view.check
    scrolled = page.findChild(Scrolled)
    assert scrolled is not None
    sideways = scrolled.horizontalScrollBar()
    assert page.minimumSizeHint().width() >= page.values[0].sizeHint().width()
    for width in range(page.minimumSizeHint().width(), 700, 6):
        page.setFixedWidth(width)
        for _ in range(3):  # the bar beside it comes, and what it leaves is arranged
            QApplication.processEvents()
        assert sideways.maximum() == 0, width


def test_kinks_are_said_as_such(view: ChainRuleView) -> None:
    view.go_to(CHECK)
    show(view, with_agreement(kink=True, kinks=2))
    assert view.check.values[2].text() == "kink"
    assert view.check.relations[1].text() == "–"
    assert "2 were left out: a kink" in view.describe()
    assert "at a kink" in view.describe()


def test_a_walk_without_a_check_says_why(view: ChainRuleView) -> None:
    view.go_to(CHECK)
    show(view, msgspec.structs.replace(walked(), agreement=None))
    assert view.describe().startswith("This network is too large to be checked")


# preview


def test_the_preview_tells_what_the_update_does_and_which_rate_is_best(view: ChainRuleView, qtbot: QtBot) -> None:
    QTest.mouseClick(view.modes.button(PREVIEW), Qt.MouseButton.LeftButton)
    preview = walked().preview
    assert preview is not None
    best = min(preview.trials, key=lambda trial: trial.loss)
    assert f"×{best.factor:g} lowers the loss of this sample most" in view.describe()
    assert view.preview.group.button(2).isChecked()
    assert view.preview.group.button(2).text().startswith("×1: η = 0.01")
    assert view.preview.fit.isVisible()
    before = view.preview._fit_after.ys.copy()
    QTest.mouseClick(view.preview.group.button(4), Qt.MouseButton.LeftButton)
    assert not np.allclose(before, view.preview._fit_after.ys)
    fit = preview.trials[4].fit
    assert fit is not None
    expected = DATA.y_scaling.undo(fit.astype(float)[:, None])[:, 0]
    assert np.allclose(view.preview._fit_after.ys, expected)
    view.grab()


def test_a_rate_that_diverges_is_words_and_not_a_curve(view: ChainRuleView, qtbot: QtBot) -> None:
    view.go_to(PREVIEW)
    found = walked()
    assert found.preview is not None
    bad = np.full(41, np.nan, dtype=np.float32)
    last = msgspec.structs.replace(found.preview.trials[-1], loss=math.inf, train_loss=math.nan, fit=bad)
    preview = msgspec.structs.replace(found.preview, trials=(*found.preview.trials[:-1], last))
    show(view, msgspec.structs.replace(found, preview=preview))
    QTest.mouseClick(view.preview.group.button(4), Qt.MouseButton.LeftButton)
    assert view.preview.fit.note() == "With this learning rate the update diverges."
    assert "∞ ↑" in view.preview.group.button(4).text()
    assert "×10 steps too far: the loss rises." in view.describe()
    view.grab()


def test_in_a_low_picture_no_point_lies_on_the_name_of_an_axis(view: ChainRuleView, qtbot: QtBot) -> None:
    page = view.preview
    QTest.mouseClick(view.modes.button(PREVIEW), Qt.MouseButton.LeftButton)
    view.resize(430, 220)
    qtbot.waitUntil(lambda: page.losses.height() < 110)
    show(view, walked())
    qtbot.waitUntil(lambda: not on_names(page.losses, page._points_all, page._points_rows))
    qtbot.waitUntil(lambda: not on_names(page.fit, page._data))


def on_names(picture: Canvas, *points: Points) -> list[QPointF]:
    """Points that lie on the name of y, or of an x that is more than a letter."""
    at = [picture.to_pixels(each.xs, each.ys) for each in points]
    found = [QPointF(x, y) for xs, ys in at for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
    assert len(found) >= 5
    names = [place.adjusted(0, -3, 0, 3) for place in picture.name_places() if place.width() > 30]
    assert names
    return [point for point in found for name in names if name.contains(point)]


def test_more_than_one_input_previews_the_loss_alone(view: ChainRuleView) -> None:
    experiment = Experiment(data=Data(source=FunctionSource(name="saddle"), samples=60), network=SMALL.network)
    data = build(experiment.data)
    view.show_experiment(experiment)
    view.show_dataset(data)
    view.go_to(PREVIEW)
    show(view, walked(experiment, data))
    assert view.preview.losses.isVisible()
    assert not view.preview.fit.isVisible()


@pytest.mark.parametrize("width", [360, 420])
def test_in_a_narrow_card_all_three_numbers_of_the_check_are_seen_at_once(
    view: ChainRuleView, qtbot: QtBot, width: int
) -> None:
    view.go_to(CHECK)
    view.resize(width, 330)
    page = view.check
    seen = page._scrolled.viewport()

    def places() -> list[int]:
        return [value.mapTo(seen, value.rect().bottomLeft()).y() for value in page.values]

    qtbot.waitUntil(lambda: places() == sorted(places()) and places()[0] > 0 and places()[-1] < seen.height())
    assert not cut_off(page)
    for way, card in zip(page._ways, page._cards, strict=True):
        assert way.isHidden()
        assert way.text() in card.toolTip()
