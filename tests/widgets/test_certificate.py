"""Where the course begins and ends: the invitation, and the certificate as it is printed and saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from playground.lessons.points import Score
from widgets.lessons.certificate import pdf
from widgets.lessons.certificate_dialog import CertificateDialog, CertificatePage, prepared
from widgets.lessons.lesson_list import reached
from widgets.lessons.progress import Progress
from widgets.main_window import MainWindow

A4_ACROSS = b"/MediaBox [0 0 842.000000 595.000000]"


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
    assert dialog.size() == dialog.sizeHint().boundedTo(dialog.screen().availableSize() * 0.9)
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
