"""The window changes its language while training goes on, and keeps everything else."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QAction, QFontDatabase, QRawFont, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from widgets import fonts, language
from widgets.below import below
from widgets.content import Content
from widgets.lessons.invitation import invite
from widgets.main_window import MainWindow
from widgets.panels.training_panel import TrainingPanel
from widgets.plots.canvas import Canvas
from widgets.plots.chain_rule_view import ChainRuleView
from widgets.plots.fit_plot import FitPlot
from widgets.plots.loss_plot import LossPlot
from widgets.plots.predict_view import PredictView
from widgets.plots.surface_kinds import KINDS
from widgets.plots.surface_plot import SurfacePlot
from widgets.session import Session
from widgets.telling import Telling
from widgets.theme import RESOURCES

SIGNALS = (
    "experiment_changed", "dataset_changed", "test_look_changed", "run_started", "frame_arrived", "slice_arrived",
    "curvature_arrived", "study_arrived", "appraisal_arrived", "file_predicted", "state_changed", "moment_changed",
    "problem", "notice", "failed", "not_done", "contest_arrived",
)  # fmt: skip


W = TypeVar("W", bound=QWidget)


def find(root: QWidget, kind: type[W], name: str) -> W:
    found = root.findChild(kind, name)
    assert found is not None
    return found


def plain(markdown: str) -> str:
    document = QTextDocument()
    document.setMarkdown(markdown)
    return document.toPlainText()


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.speak(qapp, "en")


def choose(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """As a person does, from the menu; returns when the window speaks it."""
    with qtbot.waitSignal(window.content_changed):
        window.action(f"view_language_{name}").trigger()


def receivers(session: Session) -> dict[str, int]:
    meta = session.metaObject()
    signatures = [meta.method(number) for number in range(meta.methodCount())]
    found = {}
    for method in signatures:
        name = bytes(method.methodSignature().data()).decode()
        if name.partition("(")[0] in SIGNALS:
            found[name] = session.receivers(f"2{name}")
    return found


def test_the_menu_switches_and_the_choice_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    kept: list[str] = []
    window.preferences_changed.connect(lambda preferences: kept.append(preferences.language))
    choose(window, qtbot, "ko")
    assert window.language == language.current() == "ko"
    assert kept[-1] == "ko"
    assert window.action("view_language_ko").isChecked()
    assert window.action("file_new").text() == QCoreApplication.translate("Actions", "New")


def test_training_goes_on_while_the_language_changes_twenty_times(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    choose(window, qtbot, "ko")
    choose(window, qtbot, "en")
    hears = receivers(session)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    children, widgets = len(window.findChildren(QObject)), len(QApplication.allWidgets())
    gc.collect()
    session.train()
    qtbot.waitUntil(lambda: session.update > 0)
    run = session.run
    for name in ("ko", "en"):
        choose(window, qtbot, name)
    before = session.update
    qtbot.waitUntil(lambda: session.update > before)
    assert session.run == run
    session.pause()
    qtbot.waitUntil(lambda: session.paused)
    for _ in range(8):  # two and two more were before
        for name in ("ko", "en"):
            choose(window, qtbot, name)
    assert receivers(session) == hears
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(QApplication.allWidgets()) == widgets
    assert len(window.findChildren(QObject)) == children
    gc.collect()
    assert sum(isinstance(each, Telling) for each in gc.get_objects()) == 1


def test_what_was_chosen_in_the_views_stays(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.step(40)
    qtbot.waitUntil(lambda: session.update == 40 and session.paused)
    fit, loss, surface = (window.plot(name) for name in ("fit_plot", "loss_plot", "surface_plot"))
    assert isinstance(fit, FitPlot)
    assert isinstance(loss, LossPlot)
    assert isinstance(surface, SurfacePlot)
    fit.linear.click()
    find(loss.header, QToolButton, "legend_valid").click()
    find(loss.header, QCheckBox, "loss_log").click()
    loss.canvas.show_range((1.0, 2.0), (0.5, 0.75))
    surface.kind.setCurrentIndex(1)
    surface.kind.activated.emit(1)
    window.reveal("diagnosis_view")
    window.reveal("chain_rule_view")
    chain = window.plot("chain_rule_view")
    assert isinstance(chain, ChainRuleView)
    qtbot.waitUntil(lambda: bool(chain.steps.steps()))
    chain.steps.go(5)
    window.content.stack.select_layer(1)
    window.content.views.show_rows(np.array([3, 4]))
    session.look_at(10)
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.past)
    window.dock("gradient_bars").close()
    before = session.undo_stack.count()

    choose(window, qtbot, "ko")

    fit, loss, surface = (window.plot(name) for name in ("fit_plot", "loss_plot", "surface_plot"))
    followed = window.plot("chain_rule_view")
    assert isinstance(fit, FitPlot)
    assert isinstance(loss, LossPlot)
    assert isinstance(surface, SurfacePlot)
    assert isinstance(followed, ChainRuleView)
    assert fit.linear.isChecked()
    assert not loss.legend.shows("valid")
    assert not find(loss.header, QCheckBox, "loss_log").isChecked()
    assert loss.canvas.is_moved
    assert loss.canvas.shown_range()[0] == pytest.approx((1.0, 2.0))
    assert surface.kind.currentIndex() == 1
    assert type(surface.spec.directions).__name__ == "PrincipalDirections"
    assert window.content.workspace.centre.shown == "chain_rule_view"
    assert followed.steps.index == 5
    assert window.content.stack.selected_layer == 1
    rows = window.content.views.rows
    assert rows is not None
    assert list(rows) == [3, 4]
    assert session.moment == 10
    assert window.action("timeline_live").isEnabled()
    assert window.dock("gradient_bars").isHidden()
    assert session.undo_stack.count() == before
    qtbot.waitUntil(lambda: window.content.views.shown >= {"diagnosis_view", "chain_rule_view", "loss_plot"})


def test_a_lesson_goes_on_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.lessons
    desk.open(desk.course.lessons[0].id)
    desk.course.next()
    qtbot.waitUntil(lambda: desk.course.step is not None and window.session.paused is not None)
    course, step, run = desk.course, desk.course.step, window.session.run
    assert step is not None
    choose(window, qtbot, "ko")
    assert window.lessons is not desk
    assert window.lessons.course is course
    assert course.step is step
    assert window.session.run == run
    assert not window.lessons.card.isHidden()
    shown = find(window.lessons.card, QTextBrowser, "lesson_text").toPlainText()
    assert shown.split()[:3] == plain(step.text("ko").body).split()[:3]
    course.leave()


def test_an_export_goes_on(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "run.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.action("export_curves").trigger()
    assert window.exporter.busy
    choose(window, qtbot, "ko")
    qtbot.waitUntil(lambda: not window.exporter.busy)
    assert path.exists()
    assert window.exporter.progress.isHidden()
    assert window.action("export_curves").isEnabled()
    assert str(path) in window.notice_bar.text


def test_undo_says_its_steps_in_the_new_language(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    window.content.stack.add_button.click()
    assert "add layer 3" in window.action("edit_undo").text()
    choose(window, qtbot, "ko")
    korean = QCoreApplication.translate("", "add layer {number}")
    assert korean != "add layer {number}"
    assert korean.format(number=3) in window.action("edit_undo").text()
    assert korean.format(number=3) in find(window.status, QLabel, "status_undo").text()
    session.undo_stack.undo()
    assert korean.format(number=3) in window.action("edit_redo").text()


def test_an_offer_waits_on_in_the_new_language(window: MainWindow, qtbot: QtBot) -> None:
    invite(window)
    english = window.notice_bar.text
    choose(window, qtbot, "ko")
    assert window.notice_bar.kind == "offer"
    assert window.notice_bar.text != english
    assert QCoreApplication.translate("Invitation", "New here?") in window.notice_bar.text
    find(window.notice_bar, QPushButton, "invitation_later").click()
    assert window.notice_bar.kind is None


@pytest.mark.parametrize(
    ("choice", "spoken", "language_wanted"),
    [
        ("system", ["ko-KR", "en-US"], "ko"),
        ("system", ["ko"], "ko"),
        ("system", ["de-DE", "ko-KR", "en"], "ko"),
        ("system", ["de-DE", "en-GB"], "en"),
        ("system", ["C"], "en"),
        ("system", [], "en"),
        ("en", ["ko-KR"], "en"),
        ("ko", ["en-US"], "ko"),
    ],
)
def test_the_system_is_followed_as_far_as_its_language_is_known(
    choice: str, spoken: list[str], language_wanted: str
) -> None:
    assert language.chosen_language(choice, spoken) == language_wanted


def test_english_needs_no_translation(qapp: QApplication) -> None:
    language.speak(qapp, "ko")
    assert len(qapp.findChildren(QTranslator, language.SPOKEN)) == 2  # Qt's own words and ours
    language.speak(qapp, "en")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not qapp.findChildren(QTranslator, language.SPOKEN)
    assert QLocale().language() is QLocale.Language.English


def test_the_font_that_comes_along_writes_all_korean(qapp: QApplication) -> None:
    texts = (language.TRANSLATIONS / "ko.ts").read_text(encoding="utf-8")
    lessons = "".join(path.read_text(encoding="utf-8") for path in (RESOURCES / "lessons").rglob("ko.md"))
    korean = {letter for letter in texts + lessons if "\uac00" <= letter <= "\ud7a3"}
    assert len(korean) > 300
    for name in fonts.FONTS["ko"]:
        font = QRawFont(str(fonts.FOLDER / name), 16.0)
        assert [letter for letter in sorted(korean) if not font.supportsCharacter(ord(letter))] == []
    assert (fonts.FOLDER / "OFL.txt").read_text(encoding="utf-8").count("SIL OPEN FONT LICENSE") == 1


def test_the_font_is_brought_only_where_there_is_none(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts.own_families.cache_clear()
    monkeypatch.setattr(QFontDatabase, "families", staticmethod(lambda _system: ["Some Gothic"]))
    assert fonts.own_families("ko") == ()
    fonts.own_families.cache_clear()
    monkeypatch.setattr(QFontDatabase, "families", staticmethod(lambda _system: []))
    assert fonts.own_families("ko") == ("NanumSquare",)
    assert fonts.own_families("en") == ()
    fonts.own_families.cache_clear()


def test_nothing_is_kept_of_what_was_shown_before(window: MainWindow, qtbot: QtBot) -> None:
    """Python's part of a canvas holds all its data; whoever asks PySide in a wrong way keeps it for ever."""
    canvases = [weakref.ref(canvas) for canvas in below(window, Canvas)]
    assert canvases
    window.activateWindow()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_F6, Qt.Key.Key_Tab):
        QTest.keyClick(QApplication.focusWidget() or window, key)
    choose(window, qtbot, "ko")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not any(canvas() is not None for canvas in canvases)


def test_the_new_content_is_built_where_the_old_one_was_and_dressed_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With both at once, and what Qt remembers of how the old one was dressed, each change left 0.2 MB of holes."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    old, build, dress, seen = window.content, Content.build_frame, app.styleSheet(), []

    def note(content: Content, *arguments: Any) -> None:
        seen.append((Shiboken.isValid(old), app.styleSheet()))
        build(content, *arguments)

    monkeypatch.setattr(Content, "build_frame", note)
    choose(window, qtbot, "ko")
    assert seen == [(False, "")]
    assert app.styleSheet() == dress != ""


def test_choices_without_a_picture_stay_too(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    training = window.panel("training_panel")
    assert isinstance(training, TrainingPanel)
    training.more.click()
    window.timeline.speed.setCurrentIndex(2)
    compare = window.plot("activation_plot").header.findChild(QAction, "compare_relu")
    assert compare is not None
    compare.trigger()
    predict = window.plot("predict_view")
    assert isinstance(predict, PredictView)
    predict.form.show_values({"x": 0.33})
    find(window.plot("flow_view").header, QToolButton, "flow_mode_2").click()
    window.content.data.draw.click()
    find(window.plot("fit_plot"), QToolButton, "draw_spray").click()
    steps, experiment = session.undo_stack.count(), session.experiment

    choose(window, qtbot, "ko")

    training, predict = window.panel("training_panel"), window.plot("predict_view")
    assert isinstance(training, TrainingPanel)
    assert isinstance(predict, PredictView)
    assert training.more.isChecked()
    assert window.timeline.player.seconds == 30.0
    compare = window.plot("activation_plot").header.findChild(QAction, "compare_relu")
    assert compare is not None
    assert compare.isChecked()
    assert predict.form.values == {"x": 0.33}
    assert find(window.plot("flow_view").header, QToolButton, "flow_mode_2").isChecked()
    fit = window.plot("fit_plot")
    assert isinstance(fit, FitPlot)
    assert fit.is_drawing
    assert find(fit, QToolButton, "draw_spray").isChecked()
    assert (session.undo_stack.count(), session.experiment) == (steps, experiment)


def test_a_third_place_that_was_chosen_waits_unseen_for_a_plane(window: MainWindow, qtbot: QtBot) -> None:
    def plot() -> SurfacePlot:
        found = window.plot("surface_plot")
        assert isinstance(found, SurfacePlot)
        return found

    def use(kind: str) -> None:
        plot().kind.activated.emit(KINDS.index(kind))

    use("places")
    third = plot().options.places[2]
    assert third.currentIndex() != 1
    third.setCurrentIndex(1)
    third.activated.emit(1)
    chosen = plot().spec
    use("between")

    choose(window, qtbot, "ko")

    assert plot().kind.currentIndex() == KINDS.index("between")
    use("places")
    assert plot().spec == chosen


def test_korean_is_written_in_its_own_letters_in_an_english_menu(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("widgets.menus.own_families", lambda language: ("Some Korean",))
    menu = window.findChild(QMenu, "view_language_menu")
    assert menu is not None
    menu.aboutToShow.emit()
    assert "Some Korean" in window.action("view_language_ko").font().families()
