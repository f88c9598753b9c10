"""The picture of a slice of the loss surface, painted once per slice: a plane with its paths, or a line as a curve."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.landscape import Landscape
from widgets.plots.key_pointer import KeyPointer
from widgets.plots.surface_drawing import Drawing, SurfaceTexts
from widgets.plots.surface_footer import Lines, lines_of
from widgets.plots.surface_line import loss_range
from widgets.plots.surface_moment import moment_pixel, paint_moment
from widgets.plots.surface_paint import Picture, axis_ticks, picture_of
from widgets.plots.surface_pointer import Pointer
from widgets.plots.surface_scale import ColourScale
from widgets.plots.surface_sheet import Sheet, View, whole_y
from widgets.plots.ticks import Ticks
from widgets.theme import LIGHT, Theme, scaled_font
from widgets.vector import is_vector

STEP = 1.2
"""A turn of the wheel, or a key, shows so many times as much."""
DRAG_FROM = 4.0
"""Pixels of a drag that are still a click of an unsteady hand."""
LEAST_PICTURE = 0.55
"""Share of the height that the picture keeps, however much there is to say below it."""
KEYS = {
    Qt.Key.Key_Left: (-0.1, 0.0),
    Qt.Key.Key_Right: (0.1, 0.0),
    Qt.Key.Key_Up: (0.0, 0.1),
    Qt.Key.Key_Down: (0.0, -0.1),
}
ZOOM_KEYS = {Qt.Key.Key_Plus: 1.0 / STEP, Qt.Key.Key_Equal: 1.0 / STEP, Qt.Key.Key_Minus: STEP}


class SurfaceCanvas(QWidget):
    """A plane in viridis with the paths over it, or a line as a curve; nothing is drawn twice but after a change.

    A person drags and zooms what is shown, both axes or the one whose numbers are under the mouse. The old picture
    goes along until a slice of the new range arrives.
    """

    hovered = Signal(int, int, QPointF)  # row, column, where in the widget; row -1: no cell is under the mouse
    moved = Signal(object)  # the View that a person has dragged or zoomed to
    put_back = Signal()  # a double click or the Home key: everything again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # otherwise Qt paints every card and the window beneath it, each frame
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.sheet = Sheet(QRectF(0.0, 0.0, 1.0, 1.0), View())
        self.picture: Picture | None = None
        self._texts = SurfaceTexts("")
        self._theme = LIGHT
        self._log = True
        self._painted: QPixmap | None = None
        self._lines = Lines()
        self._pointer: Pointer | None = None
        self._cell = (-1, -1)
        self._past: int | None = None
        self._pressed: tuple[QPointF, View, tuple[bool, bool]] | None = None
        self._dragging = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys = KeyPointer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As in the design's picture."""
        return QSize(340, 320)

    @property
    def area(self) -> QRectF:
        """The image, in the widget's pixels."""
        return self.sheet.area

    @property
    def landscape(self) -> Landscape | None:
        """What is shown."""
        return None if self.picture is None else self.picture.landscape

    @property
    def scale(self) -> ColourScale | None:
        """Of the colours, or of a line's axis upwards; None where there is no finite loss."""
        return None if self.picture is None else self.picture.scale

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self._repaint()

    def show_landscape(self, landscape: Landscape | None, log: bool, view: View, texts: SurfaceTexts) -> None:
        """The newest slice, or None for the empty picture, with ``view`` of it."""
        self._log = log
        if landscape is None:
            if self.picture is None and (self._texts, self.sheet.view) == (texts, view):
                return
            self.picture = None
            self._cell = (-1, -1)
        elif self.landscape is not landscape or self.picture is None or self._log_of_picture() != log:
            if self.landscape is not None and self.landscape.losses.shape != landscape.losses.shape:
                self._cell = (-1, -1)  # there may be none of that number
            self.picture = picture_of(landscape, log, self._marks())
        self._texts = texts
        self._lay_out(view)

    def show_past(self, update: int | None) -> None:
        """Mark where the run was after ``update`` updates; ``None`` for no such mark."""
        if update != self._past:
            self._past = update
            self.update()

    @property
    def past_at(self) -> QPointF | None:
        """Where that mark is, in the widget's pixels; ``None`` where there is none."""
        if self._past is None or self.landscape is None or self.scale is None:
            return None
        return moment_pixel(self.landscape, self.sheet, self.scale, self._past)

    def _log_of_picture(self) -> bool:
        return self.scale is not None and self.scale.log

    def _marks(self) -> int:
        return max(4, self.height() // 45)

    # --- where things are

    def _lay_out(self, view: View) -> None:
        """Margins for numbers, colour bar and words around the image."""
        metrics = self._metrics()
        landscape, line = self.landscape, metrics.height() + 1.0
        most = int((1.0 - LEAST_PICTURE) * self.height() / line) - 1
        self._lines = lines_of(self._texts.footer, metrics, self.width(), most)
        is_line = landscape is not None and not len(landscape.y)
        losses = max((metrics.horizontalAdvance(text) for _, text in self._bar_ticks()), default=0.0)
        losses = max(losses, metrics.horizontalAdvance("0.001"))
        # labels that change their width a little must not shake the picture
        if is_line:
            left, right = 8.0 * math.ceil((losses + 10.0) / 8.0), 10.0
        else:
            sides = Sheet(QRectF(0.0, 0.0, self.width(), self.height()), view)
            widest = max((metrics.horizontalAdvance(text) for _, text in axis_ticks(sides, metrics)[1]), default=0.0)
            left = 8.0 * math.ceil((max(widest, metrics.horizontalAdvance("−0.75")) + 6.0) / 8.0)
            right = 8.0 * math.ceil((losses + 26.0) / 8.0)
        bottom = line + self._lines.height(line) + 7.0
        width, height = max(self.width() - left - right, 1.0), max(self.height() - bottom - 2.0, 1.0)
        sheet = Sheet(QRectF(round(left), 2.0, round(width), round(height)), view)
        if is_line and self.scale is not None and landscape is not None:
            sheet = whole_y(sheet, loss_range(landscape, self.scale, sheet.area.height(), metrics.height()))
        self.sheet, self._pointer = sheet, None
        self._repaint()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(scaled_font(self.font(), 0.9))

    def _bar_ticks(self) -> Ticks:
        return [] if self.scale is None else self.scale.ticks(self._marks())

    @property
    def _found(self) -> Pointer | None:
        """What is under pixels; None where nothing is drawn."""
        if self._pointer is None and self.picture is not None and self.picture.scale is not None:
            self._pointer = Pointer(self.picture.landscape, self.sheet, self.picture.scale)
        return self._pointer

    def cell_at(self, position: QPointF) -> tuple[int, int]:
        """Row and column of the cell under a pixel, (0, index) on a line; (-1, -1) outside the image."""
        found = self._found
        return (-1, -1) if found is None or not self.area.contains(position) else found.cell(position)

    def point_at(self, position: QPointF) -> tuple[int, int] | None:
        """Which path, and which of its measured points, is under a pixel."""
        found = self._found
        return None if found is None or not self.area.contains(position) else found.point(position)

    def mark_at(self, position: QPointF) -> int | None:
        """Which of the lettered places is under a pixel."""
        return None if self._found is None else self._found.mark(position)

    # --- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put up the finished picture, and the frame of the cell under the mouse."""
        painter = QPainter(self)
        if is_vector():
            self._drawing().paint(painter, self.size(), scaled_font(self.font(), 0.9))
        else:
            if self._painted is None or self._painted.devicePixelRatioF() != self.devicePixelRatioF():
                self._painted = self._drawn()
            painter.drawPixmap(0, 0, self._painted)
        if (past := self.past_at) is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(self.area)
            paint_moment(painter, past, self._theme)
            painter.restore()
        found = self._found
        if found is not None and self.picture is not None and self._cell[0] >= 0 and not self._dragging:
            painter.setClipRect(self.area.adjusted(-1.0, -1.0, 1.0, 1.0))
            cell = found.frame(self._cell)
            draw = painter.drawRect if len(self.picture.landscape.y) else painter.drawEllipse
            for colour, width in (("#000000", 3.0), ("#ffffff", 1.0)):
                painter.setPen(QPen(QColor(colour), width))
                draw(cell)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out(self.sheet.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another layout, with more or fewer contour lines."""
        if self.picture is not None:
            self.picture = picture_of(self.picture.landscape, self._log, self._marks())
        self._lay_out(self.sheet.view)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Here a drag may begin, along both axes or the one whose numbers are pressed."""
        along = self._axes_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and self.picture is not None and any(along):
            self._pressed = event.position(), self.sheet.view, along

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or frame the cell under the mouse and say which it is."""
        if self._pressed is None:
            self._hover(self.cell_at(event.position()), event.position())
            return
        start, view, along = self._pressed
        way = event.position() - start
        if not self._dragging and way.manhattanLength() < DRAG_FROM:
            return
        if not self._dragging:
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.hovered.emit(-1, -1, QPointF())
        dx, dy = -way.x() / self.area.width(), way.y() / self.area.height()
        self._move_to(view.panned(dx * along[0], dy * along[1]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag is over."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = None, False
            self.unsetCursor()
            self._hover(self.cell_at(event.position()), event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Everything again."""
        self.put_back.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse, both axes or the one whose numbers are under it."""
        along = self._axes_at(event.position())
        steps = event.angleDelta().y() / 120.0
        if self.picture is None or not any(along) or steps == 0.0:
            event.ignore()
            return
        right, up = self.sheet.share_of(event.position())
        factor = STEP**-steps
        at = min(max(right, 0.0), 1.0), min(max(up, 0.0), 1.0)
        self._move_to(self.sheet.view.zoomed(factor if along[0] else 1.0, factor if along[1] else 1.0, at))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same without a mouse: arrow keys point, with Shift they move the view; + and −, Home."""
        key = Qt.Key(event.key())
        if self.picture is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~_SHIFT:
            super().keyPressEvent(event)
        elif key in KEYS and event.modifiers() & _SHIFT:
            self._move_to(self.sheet.view.panned(*KEYS[key]))
        elif key in ZOOM_KEYS:
            self._move_to(self.sheet.view.zoomed(ZOOM_KEYS[key], ZOOM_KEYS[key], (0.5, 0.5)))
        elif key == Qt.Key.Key_Home:
            self.put_back.emit()
        else:
            self._keys.area = self.area
            if not self._keys.pressed(event):
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.leave()

    def leaveEvent(self, event: QEvent) -> None:
        """No cell is under the mouse."""
        self._hover((-1, -1), QPointF())

    def _axes_at(self, position: QPointF) -> tuple[bool, bool]:
        """Whether x and y are what is moved at a pixel: on the numbers of an axis only that one."""
        area = self.area
        across = area.left() <= position.x() <= area.right()
        upright = area.top() <= position.y() <= area.bottom()
        below = across and area.bottom() < position.y() <= area.bottom() + self._metrics().height() + 3.0
        is_line = self.picture is not None and not len(self.picture.landscape.y)
        return (across and upright) or below, upright and position.x() <= area.right() and not is_line

    def _move_to(self, view: View) -> None:
        """Show another range of the old picture, and say so."""
        self._lay_out(view)
        self.moved.emit(view)

    def _hover(self, cell: tuple[int, int], position: QPointF) -> None:
        found = self._found
        if cell != self._cell:
            before, self._cell = self._cell, cell
            for changed in (before, cell):
                if found is not None and changed[0] >= 0:
                    self.update(found.frame(changed).adjusted(-3.0, -3.0, 3.0, 3.0).toAlignedRect())
        self.hovered.emit(*cell, position)

    # --- drawing

    def _repaint(self) -> None:
        self._painted = None
        self.update()

    def _drawing(self) -> Drawing:
        return Drawing(self.picture, self.sheet, self._texts, self._lines, self._bar_ticks(), self._theme)

    def _drawn(self) -> QPixmap:
        return self._drawing().pixmap(self.size(), self.devicePixelRatioF(), scaled_font(self.font(), 0.9))


_SHIFT = Qt.KeyboardModifier.ShiftModifier
