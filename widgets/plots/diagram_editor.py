"""The small card beside a selected weight or bias in which it is set: a number and a slider."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from widgets.field_number import Number
from widgets.fields import NumberField, WheelGuard, tip
from widgets.icons import icon
from widgets.labels import IconButton, ProblemLabel, muted_label
from widgets.numbers import fill_in
from widgets.theme import Theme, scaled_font

LARGEST = 1e6
"""Larger weights are refused: the network would overflow."""
REACH = 4.0
"""The slider ends at so many times the scale of the network's weights."""
KNEE = 0.05
"""Below this share of that scale the slider is linear, above it logarithmic."""
TICKS = 300
"""Positions of the slider on either side of 0."""


class SignedSlider(QSlider):
    """A slider over both signs, fine around 0: positions are asinh of values. ``moved(value, finished)``."""

    moved = Signal(float, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._scale = 1.0
        self._guard = WheelGuard(self)
        self.setObjectName(name)
        self.setRange(-TICKS, TICKS)
        self.setSingleStep(6)
        self.setPageStep(30)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda position: self.moved.emit(self.value_at(position), not self.isSliderDown()))
        self.sliderReleased.connect(lambda: self.moved.emit(self.value_at(self.value()), True))

    def show_value(self, value: float, scale: float) -> None:
        """Put the handle where ``value`` is, on a slider for weights of about ``scale``; not while it is held."""
        if self.isSliderDown():
            return
        self._scale = scale or 1.0
        turned = math.asinh(value / (KNEE * self._scale)) / self._unit()
        blocked = self.blockSignals(True)
        self.setValue(round(min(max(turned, -TICKS), TICKS)))
        self.blockSignals(blocked)

    def value_at(self, position: int) -> float:
        """The value at a position, to three digits."""
        return float(f"{KNEE * self._scale * math.sinh(position * self._unit()):.2e}")

    def _unit(self) -> float:
        return math.asinh(REACH / KNEE) / TICKS

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._guard.lets():
            super().wheelEvent(event)
        else:
            event.ignore()


class ParameterEditor(QFrame):
    """A number field and a slider for one parameter, on a card over the diagram.

    ``edited(value, finished)``: not finished while the slider is held. ``left``: Escape. ``closed``: the cross.
    """

    edited = Signal(float, bool)
    left = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("diagram_editor")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setFont(scaled_font(self.font(), 0.9))
        self.learning = muted_label()
        self.learning.setFont(scaled_font(self.font(), 0.85))
        self.close_button = IconButton("diagram_editor_close", self.tr("Close"), self.tr("Close (Esc)"), 10)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.closed)
        self.field = NumberField("diagram_value", Number(-LARGEST, LARGEST, step=0.05), digits=8.0)
        self.slider = SignedSlider("diagram_slider")
        about = self.tr("Type a number and press Enter, or drag. Training goes on from there; undo takes it back.")
        self.field.describe(self.tr("Value"), about)
        self.slider.setAccessibleName(self.tr("Value"))
        self.slider.setToolTip(tip(about))
        self.problem = ProblemLabel()
        self.field.edited.connect(self._on_typed)
        self.field.left.connect(self.left)
        self.field.problem_changed.connect(self._on_problem)
        self.slider.moved.connect(self.edited)
        self._build()
        self.hide()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.name, 1)
        head.addWidget(self.close_button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field)
        row.addWidget(self.slider, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 6, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.learning)
        column.addWidget(self.problem)

    def sizeHint(self) -> QSize:
        """Wide enough for a slider that can be aimed with."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), 250), hint.height())

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.setStyleSheet(
            f"QFrame#diagram_editor {{ background: {theme.card}; border: 1px solid {theme.accent};"
            f" border-radius: 8px; }}"
            f"QToolButton {{ padding: 0px; border: none; background: transparent; }}"
            f"QToolButton:hover {{ background: {theme.hover}; border-radius: 4px; }}"
        )
        self.close_button.setIcon(icon("close", theme, theme.muted))

    def show_name(self, name: str) -> None:
        """Which parameter this is; a new one closes what was being typed for the old one."""
        if name != self.name.text():
            self.name.setText(name)
            self.field.setModified(False)
            self.field.refuse("")

    def show_value(self, value: float, scale: float) -> None:
        """The newest value; left alone is what a person is typing or dragging."""
        if self.slider.isSliderDown() or (self.field.hasFocus() and self.field.isModified()):
            return
        # a float32 in as many digits as tell it from its neighbours would be unreadable
        self.field.show_value(float(f"{value:.4g}"))
        self.slider.show_value(value, scale)

    def stand_at(self, target: QRectF, room: QSize) -> None:
        """Beside ``target`` (the parent's pixels), within ``room``, without covering it where that can be."""
        self.adjustSize()
        size = self.size()
        gap = 14.0
        below, above = target.bottom() + gap, target.top() - gap - size.height()
        centered = target.center().x() - 0.5 * size.width()
        right, left = target.right() + gap, target.left() - gap - size.width()
        level = target.center().y() - 0.5 * size.height()
        wanted = [QPointF(*place) for place in ((centered, below), (centered, above), (right, level), (left, level))]
        limit_x, limit_y = max(4.0, room.width() - size.width() - 4.0), max(4.0, room.height() - size.height() - 4.0)
        held = [QPointF(min(max(p.x(), 4.0), limit_x), min(max(p.y(), 4.0), limit_y)) for p in wanted]
        free = (p for p in held if not QRectF(p, size.toSizeF()).intersects(target))
        self.move(next(free, held[0]).toPoint())

    def _on_typed(self, value: float) -> None:
        if abs(value) > LARGEST:
            self.field.refuse(fill_in(self.tr("{value} is too large; the largest is {most}"), value=value, most="1e6"))
            return
        self.edited.emit(value, True)

    def _on_problem(self, problem: str) -> None:
        self.problem.show_problem(problem)
        self.adjustSize()
