"""The aids for teaching in the real window: each does what it says, and everything is as it was afterwards."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.frames import FloatArray
from playground.lessons.points import Score
from playground.messages import RunState
from widgets import text_size
from widgets.lessons.certificate import pdf
from widgets.lessons.certificate_dialog import CertificateDialog, CertificatePage, prepared
from widgets.lessons.lesson_list import reached
from widgets.lessons.progress import Progress
from widgets.main_window import MainWindow
from widgets.plots.axes import Canvas
from widgets.plots.chain_rule_view import ChainRuleView
from widgets.plots.chain_words import GROUPS
from widgets.plots.fit_curve import CurveView
from widgets.plots.fit_plot import FitPlot
from widgets.teaching.guess_card import FIT, LOSS, GuessCard
from widgets.teaching.teaching import Teaching
from widgets.workspace import LEFT

Key = Qt.Key
A4_ACROSS = b"/MediaBox [0 0 842.000000 595.000000]"


@pytest.fixture
def teaching(window: MainWindow) -> Teaching:
    return window.teaching


def positions(window: MainWindow) -> dict[str, tuple[int, int, int, int]]:
    """Where every card is that is seen."""
    docks = window.content.workspace.docks
    return {name: dock.geometry().getRect() for name, dock in docks.items() if dock.shown}  # type: ignore[misc]


def lit_in(teaching: Teaching) -> QWidget | None:
    """The card that is lit."""
    return teaching.spotlight.target


# ---- presentation -------------------------------------------------------------------------------------------------


def test_a_presentation_is_for_the_room_and_leaves_nothing_behind(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    window.reveal("network_diagram")
    before, size, layout = positions(window), window.size(), window.content.workspace.layout_state()
    window.action("view_present").trigger()
    assert teaching.presentation.is_on
    assert window.isFullScreen()
    assert window.action("view_present").isChecked()
    assert not any(window.dock(name).isVisible() for name in LEFT)
    assert window.plot("network_diagram").isVisible()
    assert not window.menuBar().isVisible()
    assert not window.toolbar.export.isVisible()
    assert text_size.percent() > 100
    assert {canvas.emphasis for canvas in window.findChildren(Canvas)} == {1.7}
    assert QApplication.overrideCursor() is not None
    assert window.content.workspace.layout_state() == layout  # what would be kept if the program ended now
    window.activateWindow()
    QTest.keyClick(window, Key.Key_Right)  # the menu bar is hidden, its shortcuts are not
    qtbot.waitUntil(lambda: window.session.update == 1)
    window.reveal("fit_plot")
    QTest.keyClick(window, Key.Key_Escape)
    assert not teaching.presentation.is_on
    assert not window.isFullScreen()
    assert not window.action("view_present").isChecked()
    assert window.menuBar().isVisible()
    assert window.toolbar.export.isVisible()
    assert text_size.percent() == 100
    assert {canvas.emphasis for canvas in window.findChildren(Canvas)} == {1.0}
    assert QApplication.overrideCursor() is None
    assert window.content.workspace.centre.shown == "network_diagram"
    qtbot.waitUntil(lambda: window.size() == size)

    def as_before() -> None:
        assert positions(window).keys() == before.keys()
        for name, place in positions(window).items():
            assert np.abs(np.subtract(place, before[name])).max() <= 2, name

    qtbot.waitUntil(as_before)


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_the_plots_fill_a_projector(window: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.action("view_present").trigger()
    screen = window.screen().size().width()
    qtbot.waitUntil(lambda: window.width() == screen)
    window.resize(*size)
    workspace = window.content.workspace
    qtbot.waitUntil(lambda: workspace.width() == size[0])
    centre = workspace.centre
    qtbot.waitUntil(lambda: centre.width() > 0.65 * size[0])
    assert window.width() == size[0]
    assert workspace.minimumSizeHint().width() <= size[0]  # nothing is cut off, nothing scrolls
    assert window.dock("loss_plot").shown
    assert window.dock("surface_plot").isVisible() or not window.dock("surface_plot").isHidden()
    window.action("view_present").trigger()


def test_another_language_ends_a_presentation_and_a_spotlight_but_no_lock(window: MainWindow, qtbot: QtBot) -> None:
    window.begin_lesson("depth", locked=True)
    window.action("view_present").trigger()
    window.action("view_spotlight").trigger()
    with qtbot.waitSignal(window.content_changed):
        window.choose_language("ko")
    assert not window.isFullScreen()
    assert text_size.percent() == 100
    assert window.teaching.spotlight.target is None
    assert window.lessons.course.locked
    assert not window.panel("layer_stack").isEnabled()
    assert window.action("help_lock").isChecked()
    window.lessons.course.set_locked(False)
    window.lessons.course.leave()
    assert window.panel("layer_stack").isEnabled()
    with qtbot.waitSignal(window.content_changed):
        window.choose_language("en")


# ---- spotlight ----------------------------------------------------------------------------------------------------


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_the_spotlight_goes_from_card_to_card(window: MainWindow, teaching: Teaching) -> None:
    spotlight = teaching.spotlight
    window.action("view_spotlight").trigger()
    assert teaching.spotlight.target is window.content.workspace.centre
    lit: list[QWidget] = []
    for _ in range(30):
        QTest.keyClick(spotlight, Key.Key_Right)
        assert spotlight.target is not None
        if spotlight.target in lit:
            break
        lit.append(spotlight.target)
    shown = [dock for dock in window.content.workspace.docks.values() if dock.shown]
    assert set(lit) == {*shown, window.content.workspace.centre, window.toolbar, window.timeline}
    assert window.session.update == 0  # an arrow is no step of training
    before = lit_in(teaching)
    QTest.keyClick(spotlight, Key.Key_Left)
    QTest.keyClick(spotlight, Key.Key_Right)
    assert lit_in(teaching) is before
    training = window.dock("training_panel")
    middle = training.mapTo(window, training.rect().center())
    QTest.mouseClick(spotlight, Qt.MouseButton.LeftButton, pos=middle)
    assert lit_in(teaching) is training
    QTest.keyClick(spotlight, Key.Key_Escape)
    assert spotlight.target is None
    assert spotlight.isHidden()
    assert not window.action("view_spotlight").isChecked()


def test_what_is_lit_is_used_and_painted_as_if_nothing_were_over_it(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    loss, fit = window.dock("loss_plot"), window.plot("fit_plot")
    teaching.spotlight.light(loss)
    middle = loss.mapTo(window, loss.rect().center())
    assert window.childAt(middle) is not teaching.spotlight
    assert window.childAt(window.toolbar.mapTo(window, QPoint(20, 20))) is teaching.spotlight
    teaching.spotlight.light(window.content.workspace.centre)
    qtbot.waitUntil(lambda: not teaching.spotlight.isHidden())
    QApplication.processEvents()
    assert isinstance(fit, FitPlot)
    assert isinstance(fit.view, CurveView)
    over, under = Paints(teaching.spotlight), Paints(fit.view.canvas.viewport())
    for _ in range(5):
        fit.view.canvas.viewport().repaint()
    assert under.count == 5
    assert over.count == 0


def test_a_lit_card_that_goes_leaves_the_light_to_the_one_in_its_place(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    teaching.spotlight.light(window.dock("loss_plot"))
    window.reveal("flow_view")
    qtbot.waitUntil(lambda: teaching.spotlight.target is window.dock("flow_view"))
    teaching.spotlight.end()


def test_a_step_can_ask_for_the_spotlight(window: MainWindow, teaching: Teaching, qtbot: QtBot) -> None:
    window.lessons.open("backpropagation")
    assert teaching.spotlight.target is window.content.workspace.centre
    card = window.lessons.card
    qtbot.waitUntil(lambda: window.childAt(card.mapTo(window, card.rect().center())) is not teaching.spotlight)
    window.lessons.course.next()
    assert teaching.spotlight.target is None
    window.lessons.course.leave()


# ---- slow motion --------------------------------------------------------------------------------------------------


def test_slow_motion_unfolds_updates_and_normal_speed_comes_back(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    session = window.session
    session.set_speed(500.0)
    window.action("train_slow").trigger()
    view = window.plot("chain_rule_view")
    assert isinstance(view, ChainRuleView)
    assert view.isVisible()
    assert session.speed == 0.25
    assert window.toolbar.speed.speed == pytest.approx(0.25, rel=0.05)
    session.set_speed(2.0)  # still slow motion, and no test of patience
    seen: list[tuple[int, int, str]] = []

    def look(index: int) -> None:
        step = view.steps.step
        if step is not None:
            seen.append((session.update, index, step.phase))

    view.steps.step_shown.connect(look)
    begin = session.update
    qtbot.waitUntil(lambda: {phase for _, _, phase in seen} == set(GROUPS), timeout=30_000)
    qtbot.waitUntil(lambda: session.update > begin + 2, timeout=30_000)
    assert sorted(seen, key=lambda moment: moment[:2]) == seen  # each update unfolds forwards, and then the next one
    window.action("train_slow").trigger()
    assert session.speed == 500.0
    assert not window.action("train_slow").isChecked()
    qtbot.waitUntil(lambda: session.paused)
    session.set_speed(None)


def test_slow_motion_ends_with_the_slider_and_stands_still_in_a_pause(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    session = window.session
    window.action("train_slow").trigger()
    qtbot.waitUntil(lambda: session.training)
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: session.paused)
    assert teaching.slow_motion.is_on
    window.toolbar.speed.chosen.emit(100.0)
    assert not teaching.slow_motion.is_on
    assert session.speed == 100.0
    session.set_speed(None)


# ---- predict first ------------------------------------------------------------------------------------------------


def drawn(card: GuessCard) -> None:
    """A line across the sheet, by hand."""
    canvas = card.canvas
    left, right = canvas.area.left() + 5, canvas.area.right() - 5
    y = round(canvas.area.center().y())
    hand = canvas.viewport()
    QTest.mousePress(hand, Qt.MouseButton.LeftButton, pos=QPoint(round(left), y))
    for x in np.linspace(left, right, 9):
        QTest.mouseMove(hand, QPoint(round(x), y))
    QTest.mouseRelease(hand, Qt.MouseButton.LeftButton, pos=QPoint(round(right), y))


def test_the_fit_is_guessed_revealed_and_measured(window: MainWindow, teaching: Teaching, qtbot: QtBot) -> None:
    session = window.session
    window.action("train_guess").trigger()
    card = teaching.guessing.card
    assert card is not None
    fit = window.plot("fit_plot")
    assert card.geometry() == fit.rect()
    assert not card.reveal.isEnabled()
    card.updates.setValue(60)
    drawn(card)
    assert card.canvas.is_drawn
    assert card.canvas.guess.isVisible()
    card.clear.click()
    assert not card.reveal.isEnabled()
    drawn(card)
    card.reveal.click()
    qtbot.waitUntil(lambda: "On average the guess is" in card.sentence.text(), timeout=20_000)
    assert session.update == 60
    assert not session.training
    assert isinstance(fit, FitPlot)
    assert isinstance(fit.view, CurveView)
    assert np.array_equal(card.canvas.truth.ys, fit.view.network.ys)
    assert card.canvas.fixed
    card.close_button.click()
    assert teaching.guessing.card is None


def test_the_loss_is_guessed_by_keys(window: MainWindow, teaching: Teaching, qtbot: QtBot) -> None:
    session = window.session
    session.step(12)
    qtbot.waitUntil(lambda: session.update == 12 and session.paused)
    teaching.guessing.begin(LOSS, 48, free=True)
    card = teaching.guessing.card
    assert card is not None
    canvas = card.canvas
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_End, Key.Key_Down, Key.Key_Left, Key.Key_Up):
        QTest.keyClick(canvas, key)
    assert session.update == 12  # arrows are the sheet's
    assert canvas.is_drawn
    assert canvas.shown_range()[0] == (0.0, 60.0)
    assert canvas.curtain.start == 12.0
    card.reveal.click()
    qtbot.waitUntil(lambda: "the training loss is" in card.sentence.text(), timeout=20_000)
    assert session.update == 60
    assert "RMSE" in card.sentence.text()
    assert canvas.truth.xs[0] >= 12.0
    assert canvas.truth.xs[-1] <= 60.0
    teaching.guessing.end()


def test_with_reduced_motion_the_truth_is_there_at_once(
    window: MainWindow, teaching: Teaching, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("widgets.teaching.guessing.moves", lambda _: False)
    teaching.guessing.begin(FIT, 20)
    card = teaching.guessing.card
    assert card is not None
    drawn(card)
    lengths: list[int] = []

    def count(x: FloatArray, _y: FloatArray, _share: float) -> None:
        lengths.append(len(x))

    monkeypatch.setattr(card.canvas, "show_truth", count)
    card.reveal.click()
    qtbot.waitUntil(lambda: "On average the guess is" in card.sentence.text(), timeout=20_000)
    assert len(lengths) == 1
    teaching.guessing.end()


def test_a_guess_is_of_the_network_that_is_there(window: MainWindow, teaching: Teaching, qtbot: QtBot) -> None:
    session = window.session
    session.step(5)
    qtbot.waitUntil(lambda: session.update == 5 and session.paused)
    window.action("train_guess").trigger()
    card = teaching.guessing.card
    assert card is not None
    drawn(card)
    run = session.run
    window.action("train_reseed").trigger()
    qtbot.waitUntil(lambda: session.run != run and session.state is RunState.IDLE and session.last_frame is not None)
    assert teaching.guessing.card is card
    assert not card.canvas.is_drawn
    QTest.keyClick(window, Key.Key_Escape)
    assert teaching.guessing.card is None


def test_a_step_has_its_plot_guessed_and_never_bars_the_way(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    window.lessons.open("linear")
    course = window.lessons.course
    course.next()
    card = teaching.guessing.card
    assert card is not None
    assert not card.kind.isVisible()
    drawn(card)
    card.reveal.click()
    qtbot.waitUntil(lambda: course.passed, timeout=30_000)
    assert window.session.update == 1500
    course.next()
    assert teaching.guessing.card is None
    course.back()
    assert teaching.guessing.card is not None
    course.leave()
    assert teaching.guessing.card is None


# ---- locked mode --------------------------------------------------------------------------------------------------


def unlock(window: MainWindow, name: str) -> None:
    window.action("help_lock").trigger()
    box = window.findChild(QMessageBox, "unlock")
    assert box is not None
    buttons = {each.objectName(): each for each in box.findChildren(QPushButton)}
    buttons[f"unlock_{name}"].click()


def test_locked_mode_leaves_what_the_step_needs_and_says_why_not_the_rest(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    window.lessons.open("linear")
    course = window.lessons.course
    tooltip = window.action("file_open").toolTip()
    window.action("help_lock").trigger()
    assert course.locked
    assert window.action("help_lock").isChecked()
    assert not window.panel("layer_stack").isEnabled()
    assert window.plot("fit_plot").isEnabled()  # a view of this step
    assert not window.plot("surface_plot").isEnabled()
    for name in ("file_open", "train_race", "train_reseed", "export_script", "edit_paste_data", "timeline_continue"):
        assert not window.action(name).isEnabled(), name
        assert "Ctrl+Shift+L" in window.action(name).toolTip()
    for name in ("train_toggle", "train_step", "view_present", "help_lessons", "view_theme_dark", "file_quit"):
        assert window.action(name).isEnabled(), name
    assert not window.toolbar.export.isEnabled()
    assert not window.acceptDrops()
    veil = window.findChild(QWidget, "veil_layer_stack")
    assert veil is not None
    assert veil.isVisible()
    assert "Ctrl+Shift+L" in veil.toolTip()
    assert not window.action("edit_undo").isEnabled()  # although the session, which knows nothing of it, enables it
    course.go_to(3)
    assert window.panel("layer_stack").isEnabled()
    assert not window.panel("data_panel").isEnabled()
    assert veil.isHidden()
    unlock(window, "no")
    assert course.locked
    assert window.action("help_lock").isChecked()
    unlock(window, "yes")
    assert not course.locked
    assert not window.action("help_lock").isChecked()
    assert window.panel("data_panel").isEnabled()
    assert window.action("file_open").isEnabled()
    assert window.action("file_open").toolTip() == tooltip
    assert window.action("edit_undo").isEnabled()
    assert window.acceptDrops()
    course.leave()


def test_a_lesson_opens_locked_when_that_is_asked(window: MainWindow) -> None:
    window.begin_lesson("depth", locked=True)
    assert window.lessons.course.locked
    assert not window.panel("training_panel").isEnabled()
    window.lessons.course.leave()
    assert window.lessons.course.locked  # between lessons, too
    window.lessons.course.set_locked(False)
    assert window.panel("training_panel").isEnabled()


# ---- room for a lesson --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1024, 700), (800, 600)])
def test_every_step_fits_into_a_small_window(window: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    desk, workspace = window.lessons, window.content.workspace
    desk.open()
    window.resize(*size)
    qtbot.waitUntil(lambda: window.width() == size[0])
    for lesson in desk.course.lessons:
        desk.open(lesson.id)
        for index, step in enumerate(lesson.steps):
            desk.course.go_to(index)
            place = f"{lesson.id}/{step.spec.id}"
            QApplication.processEvents()
            assert window.size().toTuple() == size, place
            assert desk.card.isVisible()
            assert workspace.minimumSizeHint().width() <= workspace.width(), place
            target = desk.pointer.target
            assert target is None or target.isVisible() or size == (800, 600), place
            for name in (*step.spec.views, *step.spec.controls):
                assert name not in workspace.docks or not workspace.docks[name].isHidden(), f"{place}: {name}"
        desk.course.leave()


def test_the_panels_are_a_click_away_and_come_back_in_a_wide_window(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.lessons
    before = positions(window)
    desk.open("linear")
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: not window.dock("training_panel").isVisible())
    panels = desk.card.findChild(QWidget, "lesson_panels")
    assert panels is not None
    QTest.mouseClick(panels, Qt.MouseButton.LeftButton)
    assert not desk.card.isVisible()
    qtbot.waitUntil(lambda: all(window.dock(name).isVisible() for name in LEFT))
    window.action("help_lessons").trigger()
    assert desk.card.isVisible()
    desk.course.leave()
    window.action("help_lessons").trigger()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: positions(window).keys() == before.keys())


# ---- the course ---------------------------------------------------------------------------------------------------


def passed_all(window: MainWindow, *without: str) -> Progress:
    lessons = window.lessons.course.lessons
    passed = {f"{lesson.id}/{step.spec.id}" for lesson in lessons for step in lesson.steps}
    return Progress(passed=frozenset(passed - set(without)), best={"wrap_up/bend": Score(81)})


def test_the_course_ends_with_a_certificate_that_is_saved_as_pdf(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = window.lessons.course
    course._progress = passed_all(window, "surface/bowl", "depth/narrow")
    window.lessons.open("wrap_up")
    course.go_to(99)
    course.next()
    dialog = window.findChild(CertificateDialog)
    assert dialog is not None
    assert dialog.achievement.completed == 7
    assert dialog.page.accessibleName() == "7 of 9 lessons complete"
    with qtbot.waitSignal(course.progressed):
        dialog.name.setText("Ada Lovelace")
    assert course.progress.name == "Ada Lovelace"
    file = tmp_path / "page"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    dialog.save.click()
    written = (tmp_path / "page.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert b"/FontFile2" in written  # letters as letters, with their font
    assert b"/Subtype /Image" not in written
    assert A4_ACROSS in written
    assert "page.pdf" in dialog.saved.text()
    dialog.write(tmp_path / "no" / "such" / "folder.pdf")
    assert "was not written" in dialog.problem.text()
    assert not dialog.problem.isHidden()
    dialog.close()
    row = window.lessons.card.findChild(QPushButton, "lesson_certificate")
    assert row is not None
    qtbot.waitUntil(lambda: window.findChild(CertificateDialog) is None)
    row.click()
    again = window.findChild(CertificateDialog)
    assert again is not None
    assert again.name.text() == "Ada Lovelace"
    again.close()


def test_the_page_is_printed_from_edge_to_edge(window: MainWindow, tmp_path: Path) -> None:
    printer = prepared(QPrinter(QPrinter.PrinterMode.HighResolution))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page = CertificatePage(reached(window.lessons.course))
    page.print_on(printer)
    page.deleteLater()
    written = (tmp_path / "printed.pdf").read_bytes()
    assert b"/FontFile2" in written
    assert A4_ACROSS in written


def test_printing_into_a_file_that_cannot_be_written_says_so(window: MainWindow, tmp_path: Path) -> None:
    printer = prepared(QPrinter(QPrinter.PrinterMode.HighResolution))
    dialog = CertificateDialog(window.lessons.course, window)
    for place, problem in ((tmp_path, False), (tmp_path / "no" / "such" / "folder", True)):
        printer.setOutputFileName(str(place / "printed.pdf"))
        dialog.print_with(printer)
        assert ("was not written" in dialog.problem.text()) == problem
        assert (place / "printed.pdf").exists() != problem
    dialog.close()


def test_a_certificate_is_not_offered_before_a_lesson_is_done(window: MainWindow) -> None:
    window.lessons.open()
    assert window.lessons.card.findChild(QPushButton, "lesson_certificate") is None
    whole = reached(window.lessons.course)
    assert (whole.completed, len(whole.lessons)) == (0, 9)
    assert pdf(whole, "", QDate(2026, 11, 27), window.font()).startswith(b"%PDF")


def test_who_is_new_is_told_once_where_the_course_is(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.preferences_changed):
        window.invite()
    assert window.notice_bar.kind == "offer"
    assert "nine lessons" in window.notice_bar.text
    assert QApplication.activeModalWidget() is None
    begin = window.notice_bar.findChild(QPushButton, "invitation_begin")
    assert begin is not None
    begin.click()
    assert window.notice_bar.kind is None
    assert window.lessons.course.lesson is not None
    assert window.lessons.course.lesson.id == "linear"
    window.lessons.course.leave()
    window.invite()
    assert window.notice_bar.kind is None


def test_the_invitation_goes_when_the_course_was_found_without_it(window: MainWindow) -> None:
    window.invite()
    assert window.notice_bar.kind == "offer"
    window.action("help_lessons").trigger()
    assert window.lessons.is_open
    assert window.notice_bar.kind is None
