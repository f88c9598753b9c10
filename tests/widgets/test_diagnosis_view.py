"""The diagnosis: sentences that do not flicker, buttons that try something, a calm word when all is well."""

from __future__ import annotations

import string
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.diagnosis import KINDS
from playground.experiment import Experiment
from playground.flow import Diagnosis, Flow, Remedy
from playground.frames import Frame, Wish, WishList
from tests.widgets.cut_off import cut_off
from tests.widgets.flowing import flow
from tests.widgets.plotting import placed
from widgets.lesson_page import LESSONS, lesson_title
from widgets.plots.diagnosis_findings import APPEAR_S, GONE_S, LEAVE_S
from widgets.plots.diagnosis_view import DiagnosisView
from widgets.plots.diagnosis_words import sentence_of, title_of
from widgets.theme import DARK, LIGHT, Theme

FIRST, SECOND, THIRD = list(KINDS)[:3]
ONE, OTHER = Experiment(name="one"), Experiment(name="other")


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def fields(kind: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(KINDS[kind].sentence) if name]


def diagnosis(kind: str, value: str = "7", remedies: int = 2) -> Diagnosis:
    tries = (Remedy("Do one thing", ONE), Remedy("Do the other", OTHER))
    return Diagnosis(kind, dict.fromkeys(fields(kind), value), 0, tries[:remedies])


def frame(*found: Diagnosis, of: Flow | None = None, update: int = 1200) -> Frame:
    return Frame(
        run=1, update=update, epoch=1, updates_per_second=0.0, learning_rate=0.01, flow=of, diagnoses=found
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def view(qtbot: QtBot, clock: Clock) -> Iterator[DiagnosisView]:
    card = DiagnosisView(clock=clock)
    host = placed(qtbot, card, 348, 290)
    yield card
    host.close()


def lasting(view: DiagnosisView, clock: Clock, *found: Diagnosis) -> None:
    """Frames of these findings for as long as it takes to show them."""
    view.show_frame(frame(*found))
    clock.now += APPEAR_S
    view.show_frame(frame(*found))


def test_it_wants_diagnoses_and_says_what_will_come(view: DiagnosisView) -> None:
    assert view.wish() == WishList(Wish.DIAGNOSIS)
    assert "appears here when training starts" in view.describe()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_title_a_sentence_and_a_lesson_that_is_there(kind: str) -> None:
    assert title_of(kind)
    assert fields(kind)  # the numbers that prove it
    assert sentence_of(diagnosis(kind)).count("7") >= len(set(fields(kind)))
    assert KINDS[kind].lesson in LESSONS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_kind_can_be_shown(view: DiagnosisView, clock: Clock, kind: str, theme: Theme) -> None:
    view.show_theme(theme)
    lasting(view, clock, diagnosis(kind))
    assert view.cards[kind].text.text() == sentence_of(diagnosis(kind))
    assert not view.cards[kind].sign.pixmap().isNull()
    view.grab()


def test_findings_stand_in_the_order_of_their_seriousness(view: DiagnosisView, clock: Clock) -> None:
    lasting(view, clock, diagnosis(SECOND), diagnosis(FIRST))
    assert list(view.cards) == [SECOND, FIRST]
    view.grab()
    assert view.cards[SECOND].y() < view.cards[FIRST].y()
    assert view.calm.isHidden()


def test_a_finding_that_comes_and_goes_is_not_shown(view: DiagnosisView, clock: Clock) -> None:
    for _ in range(40):
        view.show_frame(frame(diagnosis(FIRST)))
        clock.now += 0.1
        view.show_frame(frame())
        clock.now += 0.1
    assert view.cards == {}


def test_a_finding_that_flickers_once_it_is_shown_stays_without_a_new_card(view: DiagnosisView, clock: Clock) -> None:
    lasting(view, clock, diagnosis(FIRST))
    card = view.cards[FIRST]
    for _ in range(40):
        clock.now += 0.1
        view.show_frame(frame())
        clock.now += 0.1
        view.show_frame(frame(diagnosis(FIRST)))
    assert view.cards[FIRST] is card
    assert card.text.isEnabled()


def test_a_paused_run_sends_no_more_frames_and_its_finding_appears_all_the_same(qtbot: QtBot) -> None:
    view = DiagnosisView()
    host = placed(qtbot, view, 348, 290)
    view.show_frame(frame(diagnosis(FIRST)))
    assert view.cards == {}
    qtbot.waitUntil(lambda: FIRST in view.cards, timeout=3000)
    host.close()


def test_a_finding_that_went_is_greyed_before_it_leaves(view: DiagnosisView, clock: Clock) -> None:
    lasting(view, clock, diagnosis(FIRST))
    view.show_frame(frame())
    assert view.cards[FIRST].text.isEnabled()
    clock.now += GONE_S
    view.settle()
    assert not view.cards[FIRST].text.isEnabled()
    assert not view.cards[FIRST].buttons[0].isEnabled()
    clock.now += LEAVE_S
    view.settle()
    assert view.cards == {}
    assert not view.calm.isHidden()


def test_one_that_comes_back_while_it_is_greyed_stays(view: DiagnosisView, clock: Clock) -> None:
    lasting(view, clock, diagnosis(FIRST))
    card = view.cards[FIRST]
    view.show_frame(frame())
    clock.now += GONE_S
    view.settle()
    view.show_frame(frame(diagnosis(FIRST)))
    clock.now += LEAVE_S
    view.settle()
    assert view.cards[FIRST] is card
    assert card.text.isEnabled()
    assert card.buttons[0].isEnabled()


def test_the_count_follows_what_is_shown_and_holds(view: DiagnosisView, clock: Clock) -> None:
    counts: list[int] = []
    view.count_changed.connect(counts.append)
    lasting(view, clock, diagnosis(FIRST), diagnosis(SECOND))
    view.show_frame(frame(diagnosis(SECOND)))
    clock.now += GONE_S
    view.settle()
    view.clear()
    assert counts == [2, 1, 0]


def test_cards_stay_while_only_numbers_change_and_those_change_slowly(
    view: DiagnosisView, clock: Clock, qtbot: QtBot
) -> None:
    lasting(view, clock, diagnosis(FIRST, "7"))
    card, button = view.cards[FIRST], view.cards[FIRST].buttons[0]
    view.show_frame(frame(diagnosis(FIRST, "8")))
    view.show_frame(frame(diagnosis(FIRST, "9")))
    assert card.text.text() == sentence_of(diagnosis(FIRST, "7"))
    qtbot.waitUntil(lambda: card.text.text() == sentence_of(diagnosis(FIRST, "9")), timeout=2000)
    assert view.cards[FIRST] is card
    assert card.buttons[0] is button


def test_a_new_finding_leaves_the_other_cards_alone(view: DiagnosisView, clock: Clock) -> None:
    lasting(view, clock, diagnosis(FIRST))
    card = view.cards[FIRST]
    lasting(view, clock, diagnosis(SECOND), diagnosis(FIRST), diagnosis(THIRD))
    assert list(view.cards) == [SECOND, FIRST, THIRD]
    assert view.cards[FIRST] is card


def test_a_button_proposes_the_remedys_experiment_as_one_edit(
    view: DiagnosisView, clock: Clock, qtbot: QtBot
) -> None:
    lasting(view, clock, diagnosis(FIRST))
    edits: list[tuple[object, str, str]] = []
    view.edited.connect(lambda *edit: edits.append(edit))
    assert [button.whole_text() for button in view.cards[FIRST].buttons] == ["Do one thing", "Do the other"]
    QTest.mouseClick(view.cards[FIRST].buttons[1], Qt.MouseButton.LeftButton)
    assert edits == [(OTHER, "Do the other", "")]


def test_a_button_tries_what_the_newest_frame_proposes(view: DiagnosisView, clock: Clock) -> None:
    lasting(view, clock, diagnosis(FIRST))
    newest = Experiment(name="edited since")
    view.show_frame(frame(Diagnosis(FIRST, dict.fromkeys(fields(FIRST), "7"), 0, (Remedy("Do one thing", newest),))))
    edits: list[object] = []
    view.edited.connect(lambda experiment, text, key: edits.append(experiment))
    QTest.mouseClick(view.cards[FIRST].buttons[0], Qt.MouseButton.LeftButton)
    assert edits == [newest]


def test_buttons_come_and_go_with_the_remedies(view: DiagnosisView, clock: Clock, qtbot: QtBot) -> None:
    lasting(view, clock, diagnosis(FIRST, remedies=0))
    card = view.cards[FIRST]
    assert card.buttons == []
    assert card.advice.text() == KINDS[FIRST].advice
    assert not card.advice.isHidden()
    view.show_frame(frame(diagnosis(FIRST, remedies=2)))
    qtbot.waitUntil(lambda: len(card.buttons) == 2, timeout=2000)
    assert card.advice.isHidden()
    view.show_frame(frame(diagnosis(FIRST, remedies=1)))
    qtbot.waitUntil(lambda: len(card.buttons) == 1, timeout=2000)


def test_the_link_names_the_lesson_and_asks_for_it(view: DiagnosisView, clock: Clock, qtbot: QtBot) -> None:
    lasting(view, clock, diagnosis(FIRST))
    link = view.cards[FIRST].lesson
    assert link.whole_text() == f"Lesson: {lesson_title(KINDS[FIRST].lesson)}"
    with qtbot.waitSignal(view.lesson_asked) as asked:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [KINDS[FIRST].lesson]


def test_when_nothing_is_wrong_it_says_so_with_the_numbers_that_show_it(view: DiagnosisView) -> None:
    healthy = flow(("relu",) * 4, factor=0.8, update_ratio=np.array([5e-4, 1e-3, 1e-3, 1e-3, 2e-3]))
    view.show_frame(frame(of=healthy))
    assert view.describe() == (
        "Nothing looks wrong. The gradient reaches layer 1: ‖∂L/∂W‖ is 0.041 there, 1/2.4 of the output layer's 0.1. "
        "The last update moved the weights of a layer by 5.0e-4 to 0.002 of their size; 1e-3 is usual. "
        "At most 25 % of a layer's units are dead and 0 % saturated."
    )


def test_no_dead_or_saturated_unit_is_said_in_words(view: DiagnosisView) -> None:
    view.show_frame(frame(of=flow(("tanh",) * 4, factor=0.8)))
    assert view.describe().endswith("No unit is saturated.")
    view.clear()
    view.show_frame(frame(of=flow(("relu",) * 4, factor=0.8, dead=np.zeros(4))))
    assert view.describe().endswith("No unit is dead or saturated.")


def test_without_the_flow_the_calm_word_says_what_was_looked_for(view: DiagnosisView) -> None:
    view.show_frame(frame())
    assert f"None of the {len(KINDS)} things that are watched for holds at update 1,200." in view.describe()


def test_numbers_of_a_past_update_are_not_told_as_todays(view: DiagnosisView) -> None:
    view.show_frame(frame(of=flow(update=200), update=1200))
    assert "∂L" not in view.describe()


def test_a_new_run_starts_without_the_old_ones_findings(view: DiagnosisView, clock: Clock) -> None:
    lasting(view, clock, diagnosis(FIRST))
    view.clear()
    assert view.cards == {}
    assert "appears here when training starts" in view.describe()


@pytest.mark.parametrize("width", [220, 348, 700])
def test_nothing_is_cut_off_sideways(qtbot: QtBot, clock: Clock, width: int) -> None:
    view = DiagnosisView(clock=clock)
    host = placed(qtbot, view, width, 290)
    lasting(view, clock, *(diagnosis(kind) for kind in KINDS))
    host.grab()
    inside = view.list.viewport().width()
    parts: list[QWidget] = [part for card in view.cards.values() for part in (card, card.text, card.lesson)]
    assert all(part.mapTo(view.list.viewport(), part.rect().topRight()).x() <= inside for part in parts)
    host.close()


def test_a_button_has_its_text_in_as_many_lines_as_it_needs(qtbot: QtBot, clock: Clock) -> None:
    view = DiagnosisView(clock=clock)
    host = placed(qtbot, view, 400, 290)
    lasting(view, clock, diagnosis(FIRST))
    host.grab()
    button = view.cards[FIRST].buttons[0]
    qtbot.waitUntil(lambda: button.height() < 100)  # laid out
    assert (button.text(), button.toolTip()) == ("Do one thing", "")
    high = button.height()
    view.resize(150, 290)
    host.grab()
    qtbot.waitUntil(lambda: button.text().count("\n") >= 1 and button.height() > high, timeout=2000)
    assert (button.text().replace("\n", " "), button.toolTip()) == ("Do one thing", "")
    assert not cut_off(button)
    view.resize(400, 290)
    host.grab()
    qtbot.waitUntil(lambda: button.text() == "Do one thing" and button.height() == high, timeout=2000)
    host.close()
