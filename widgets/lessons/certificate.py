"""The certificate: one page, painted on the screen, into a PDF or on paper, in lines and letters."""

from __future__ import annotations

import math

from PySide6.QtCore import QBuffer, QCoreApplication, QDate, QIODevice, QLocale, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
    QPolygonF,
)

from playground.lessons.achievement import Achievement, ChallengeDone, LessonDone
from widgets.numbers import fill_in
from widgets.theme import LIGHT, Theme

translate = QCoreApplication.translate
WIDTH, HEIGHT = 2970, 2100
"""A4 across, in tenths of a millimetre."""
MARGIN, GUTTER = 230, 130
LESSONS = 0.6
"""Of the width, for the lessons, whose titles are longer than those of the challenges."""
MOTIF = 520
SMALLEST = 30
"""Letters of a long title; a longer one is cut short."""
DPI = 300
INK: Theme = LIGHT
"""Paper is white, whatever the window is."""
Align = Qt.AlignmentFlag


def pdf(achievement: Achievement, name: str, date: QDate, font: QFont) -> bytes:
    """The page as a PDF file: A4 across, letters as letters, their fonts with it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageLayout(page_layout())
    title = translate("Certificate", "Certificate")
    writer.setTitle(f"{title} – {name}" if name else title)
    writer.setCreator("Deep Regression Playground")
    painter = QPainter(writer)
    paint(painter, QRectF(0, 0, writer.width(), writer.height()), achievement, name, date, font)
    painter.end()
    return bytes(buffer.data().data())


def page_layout() -> QPageLayout:
    """A4 across, to its edges."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0))


def paint(painter: QPainter, page: QRectF, achievement: Achievement, name: str, date: QDate, font: QFont) -> None:
    """Paint the page into ``page``, which is as wide and high as A4 across."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(page.topLeft())
    painter.scale(page.width() / WIDTH, page.height() / HEIGHT)
    _Page(painter, font).paint(achievement, name, date)
    painter.restore()


class _Page:
    """The page in tenths of a millimetre."""

    def __init__(self, painter: QPainter, font: QFont) -> None:
        self._painter = painter
        self._font = QFont(font)

    def paint(self, achievement: Achievement, name: str, date: QDate) -> None:
        self._frame()
        whole = achievement.completed == len(achievement.lessons)
        heading = translate("Certificate", "Certificate") if whole else translate("Certificate", "Record of the course")
        beside = MARGIN + MOTIF + GUTTER / 2
        self._write(QRectF(beside, 250, WIDTH - 2 * beside, 150), heading, 118, bold=True)
        self._write(QRectF(0, 395, WIDTH, 70), "Deep Regression Playground", 46, color=INK.muted)
        self._name(name)
        self._write(QRectF(MARGIN, 740, WIDTH - 2 * MARGIN, 80), _sentence(achievement), 52)
        top, room = 890.0, WIDTH - 2 * MARGIN - GUTTER
        left = QRectF(MARGIN, top, LESSONS * room, 880)
        right = QRectF(left.right() + GUTTER, top, room - left.width(), 880)
        if not achievement.challenges:
            left.moveLeft((WIDTH - left.width()) / 2)
        self._lessons(left, achievement)
        if achievement.challenges:
            self._challenges(right, achievement)
        self._foot(date)

    # parts

    def _frame(self) -> None:
        painter = self._painter
        painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), QColor("#ffffff"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(INK.accent), 14))
        painter.drawRoundedRect(QRectF(80, 80, WIDTH - 160, HEIGHT - 160), 40, 40)
        painter.setPen(QPen(QColor(INK.border), 4))
        painter.drawRoundedRect(QRectF(112, 112, WIDTH - 224, HEIGHT - 224), 26, 26)
        self._motif(QRectF(MARGIN, 200, MOTIF, 300))
        self._motif(QRectF(WIDTH - MARGIN - MOTIF, 200, MOTIF, 300), turned=True)

    def _motif(self, box: QRectF, *, turned: bool = False) -> None:
        """A curve through noisy points: what all of this is about."""
        painter = self._painter
        xs = [index / 48 for index in range(49)]

        def at(x: float, off: float = 0.0) -> QPointF:
            wave = math.sin(2 * math.pi * x * 1.25) * math.exp(-1.1 * (1 - x if turned else x))
            return QPointF(box.left() + x * box.width(), box.center().y() - (0.45 * wave + off) * box.height())

        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(INK.train))
        for index, x in enumerate(xs[1::4]):
            painter.drawEllipse(at(x, 0.13 * math.sin(9.7 * index + 1)), 9, 9)
        path = QPainterPath(at(0.0))
        for x in xs[1:]:
            path.lineTo(at(x))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(INK.network), 11, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(path)

    def _name(self, name: str) -> None:
        self._write(QRectF(MARGIN, 560, WIDTH - 2 * MARGIN, 120), name, 84, bold=True)
        self._painter.setPen(QPen(QColor(INK.muted), 4))
        self._painter.drawLine(QPointF(WIDTH / 2 - 600, 700), QPointF(WIDTH / 2 + 600, 700))

    def _lessons(self, box: QRectF, achievement: Achievement) -> None:
        title = fill_in(
            translate("Certificate", "{n} of {all} {all:lesson|lessons}"),
            n=achievement.completed,
            all=len(achievement.lessons),
        )
        rows = self._heading(box, title, len(achievement.lessons))
        for row, lesson in zip(rows, achievement.lessons, strict=True):
            self._lesson(row, lesson)

    def _lesson(self, row: QRectF, lesson: LessonDone) -> None:
        sign = QRectF(row.left(), row.center().y() - 20, 40, 40)
        painter = self._painter
        if lesson.complete:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(INK.healthy))
            painter.drawEllipse(sign)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor("#ffffff"), 6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            corner = sign.topLeft()
            painter.drawPolyline(QPolygonF([corner + QPointF(*at) for at in ((10, 21), (18, 29), (30, 13))]))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(INK.muted), 4))
            painter.drawEllipse(sign.adjusted(2, 2, -2, -2))
        steps = fill_in(
            translate("Certificate", "{done} of {steps} {steps:step|steps}"), done=lesson.passed, steps=lesson.steps
        )
        self._pair(row.adjusted(70, 0, 0, 0), lesson.title, steps, faint=not lesson.complete)

    def _challenges(self, box: QRectF, achievement: Achievement) -> None:
        most = sum(challenge.most for challenge in achievement.challenges)
        title = fill_in(
            translate("Certificate", "Challenges: {points} of {most} {most:point|points}"),
            points=achievement.points,
            most=most,
        )
        rows = self._heading(box, title, len(achievement.challenges))
        for row, challenge in zip(rows, achievement.challenges, strict=True):
            self._challenge(row, challenge)

    def _challenge(self, row: QRectF, challenge: ChallengeDone) -> None:
        points = challenge.points
        said = (
            "–"
            if points is None
            else fill_in(translate("Certificate", "{points} of {most}"), points=points, most=challenge.most)
        )
        self._pair(row.adjusted(0, 0, 0, -16), challenge.title, said, faint=points is None)
        bar = QRectF(row.left(), row.bottom() - 16, row.width(), 8)
        self._painter.fillRect(bar, QColor(INK.grid))
        if points:
            bar.setWidth(row.width() * min(points / challenge.most, 1.0))
            self._painter.fillRect(bar, QColor(INK.accent))

    def _heading(self, box: QRectF, text: str, count: int) -> list[QRectF]:
        """A heading over ``count`` rows; where they are."""
        self._write(QRectF(box.left(), box.top(), box.width(), 70), text, 48, align=Align.AlignLeft, bold=True)
        self._painter.setPen(QPen(QColor(INK.border), 4))
        self._painter.drawLine(box.topLeft() + QPointF(0, 84), box.topRight() + QPointF(0, 84))
        height = min(86.0, (box.height() - 100) / max(count, 1))
        return [QRectF(box.left(), box.top() + 100 + index * height, box.width(), height) for index in range(count)]

    def _pair(self, row: QRectF, left: str, right: str, *, faint: bool) -> None:
        """A name, rather small or cut short than written over the number at the right."""
        color = INK.muted if faint else INK.text
        self._write(row, right, 38, align=Align.AlignRight, color=INK.muted)
        taken = self._metrics(38).horizontalAdvance(right) + 30
        room = row.adjusted(0, 0, -taken, 0)
        shown = self._metrics(SMALLEST).elidedText(left, Qt.TextElideMode.ElideRight, room.width())
        self._write(room, shown, 40, align=Align.AlignLeft, color=color)

    def _foot(self, date: QDate) -> None:
        y = HEIGHT - 250.0
        said = QLocale().toString(date, QLocale.FormatType.LongFormat)
        self._write(QRectF(MARGIN, y, 1000, 60), said, 40, align=Align.AlignLeft)
        about = translate("Certificate", "Every step is checked against the live numbers of a network.")
        box = QRectF(WIDTH - MARGIN - 1700, y, 1700, 60)
        self._write(box, about, 34, align=Align.AlignRight, color=INK.muted)

    # letters

    def _metrics(self, size: int, *, bold: bool = False) -> QFontMetricsF:
        return QFontMetricsF(self._sized(size, bold), self._painter.device())

    def _sized(self, size: int, bold: bool) -> QFont:
        font = QFont(self._font)
        font.setPixelSize(size)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _write(
        self,
        box: QRectF,
        text: str,
        size: int,
        *,
        align: Qt.AlignmentFlag = Align.AlignHCenter,
        bold: bool = False,
        color: str = INK.text,
    ) -> None:
        """One line in ``box``, in smaller letters where it would not fit."""
        width = QFontMetricsF(self._sized(size, bold)).horizontalAdvance(text)
        if width > box.width():
            size = max(int(size * box.width() / width), 1)
        self._painter.setFont(self._sized(size, bold))
        self._painter.setPen(QColor(color))
        self._painter.drawText(box, align | Align.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


def _sentence(achievement: Achievement) -> str:
    """What was done, no more than it was."""
    count = len(achievement.lessons)
    if achievement.completed == count:
        return fill_in(
            translate(
                "Certificate", "has completed the whole course on deep regression, all {n} {n:lesson|lessons} of it"
            ),
            n=count,
        )
    text = translate("Certificate", "has completed {n} of {all} {all:lesson|lessons} of the course on deep regression")
    return fill_in(text, n=achievement.completed, all=count)
