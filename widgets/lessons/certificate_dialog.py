"""The certificate on the screen: a name is typed, and the page is saved as PDF or printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from playground.files import write_atomically
from playground.lessons.achievement import Achievement
from widgets.dialog import Dialog
from widgets.fonts import own_families, with_families
from widgets.labels import ProblemLabel, muted_label
from widgets.lessons.certificate import HEIGHT, WIDTH, page_layout, paint, pdf
from widgets.lessons.course import Course
from widgets.lessons.lesson_list import reached
from widgets.numbers import fill_in
from widgets.words import why

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

LONGEST_NAME = 80
MOST_OF_SCREEN = 0.9


class CertificateDialog(Dialog):
    """Shows what ``course`` knows; the name is kept with the progress. The window stays usable."""

    def __init__(self, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("certificate")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Certificate"))
        # a name may be written in Korean in a window that is not
        self.setFont(with_families(self.font(), own_families("ko")))
        self._course = course
        self.achievement = reached(course)
        self.page = CertificatePage(self.achievement)
        self.name = QLineEdit(course.progress.name)
        self.name.setObjectName("certificate_name")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.setToolTip(self.tr("The name that the certificate is made out to"))
        self.name.setAccessibleName(self.tr("Name on the certificate"))
        self.name.textChanged.connect(self._on_name)
        self.problem = ProblemLabel()
        self.saved = muted_label()
        self.saved.setObjectName("certificate_saved")
        self.saved.setWordWrap(True)
        label = QLabel(self.tr("Name"))
        label.setBuddy(self.name)
        self.save = self._button("certificate_pdf", self.tr("Save as PDF…"), self.tr("One page, A4 across"))
        self.save.clicked.connect(self._save)
        printing = self._button("certificate_print", self.tr("Print…"), self.tr("Print the page"))
        printing.clicked.connect(self._print)
        close = self._button("certificate_close", self.tr("Close"), self.tr("It can be opened again from the lessons"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.name, 1)
        for button in (self.save, printing, close):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.page, 1)
        column.addWidget(self.problem)
        column.addWidget(self.saved)
        column.addLayout(row)
        self.begins_at = self.name  # Enter ends the name, and presses nothing
        self._on_name(self.name.text())
        # Qt's own first size is at most two thirds of the screen, and the page would be too small to read
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * MOST_OF_SCREEN))

    def sizeHint(self) -> QSize:
        return QSize(860, 680)

    def _button(self, name: str, text: str, about: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setToolTip(about)
        button.setAccessibleDescription(about)
        return button

    def _on_name(self, name: str) -> None:
        self.page.show_name(name.strip())
        self._course.set_name(name.strip())

    def _save(self) -> None:
        """Ask where to, and write the page."""
        name = self.tr("Certificate")
        folder = Path.home() / f"{name}.pdf"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), str(folder), self.tr("PDF (*.pdf)"))
        if path:
            file = Path(path)
            self.write(file if file.suffix.lower() == ".pdf" else file.with_name(f"{file.name}.pdf"))

    def write(self, file: Path) -> None:
        """Write the page as PDF, and say that, or why it could not be."""
        self.problem.show_problem("")
        self.saved.setText("")
        try:
            write_atomically(file, pdf(self.achievement, self.name.text().strip(), self.page.date, self.font()))
        except OSError as error:
            reason = why(error)
            self.problem.show_problem(fill_in(self.tr("{file} was not written: {reason}"), file=file, reason=reason))
        else:
            self.saved.setText(fill_in(self.tr("Saved as {file}"), file=file))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # late: hardly ever needed

        printer = prepared(QPrinter(QPrinter.PrinterMode.HighResolution))
        printer.setDocName(self.windowTitle())
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_with(printer))
        QDialog.open(dialog)

    def print_with(self, printer: QPrinter) -> None:
        """Print the page, and say so if the printer does not take it; into a file it is written as by Save as PDF."""
        self.problem.show_problem("")
        if printer.outputFileName():
            self.write(Path(printer.outputFileName()))
        elif not self.page.print_on(printer):
            self.problem.show_problem(fill_in(self.tr("{name} does not print."), name=printer.printerName()))


def prepared(printer: QPrinter) -> QPrinter:
    """A printer for the page: A4 across, from edge to edge."""
    printer.setPageLayout(page_layout())
    printer.setFullPage(True)
    return printer


class CertificatePage(QWidget):
    """The page as it will be, as large as there is room for."""

    def __init__(self, achievement: Achievement) -> None:
        super().__init__()
        self.setObjectName("certificate_page")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(297, 210)
        self._achievement = achievement
        self._name = ""
        self.date = QDate.currentDate()
        done = fill_in(
            self.tr("{n} of {all} {all:lesson|lessons} complete"), n=achievement.completed, all=len(achievement.lessons)
        )
        self.setAccessibleName(done)

    def show_name(self, name: str) -> None:
        """Make it out to ``name``."""
        self._name = name
        self.update()

    def print_on(self, printer: QPrinter) -> bool:
        """Print the page, from edge to edge of the paper; whether the printer took it."""
        painter = QPainter()
        if not painter.begin(printer):
            return False
        self.paint_on(painter, QRectF(printer.pageLayout().fullRectPixels(printer.resolution())))
        return painter.end()

    def paint_on(self, painter: QPainter, page: QRectF) -> None:
        """Paint the page into ``page``."""
        paint(painter, page, self._achievement, self._name, self.date, self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        page = QRectF(0, 0, WIDTH * scale, HEIGHT * scale)
        page.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        self.paint_on(painter, page)
        painter.end()
