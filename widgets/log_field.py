"""A logarithmic slider, alone and with the number beside it."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from widgets.fields import Number, NumberField, Value, WheelGuard, tip, two_digits


class LogSlider(QSlider):
    """A slider from ``low`` to ``high`` with equal lengths for equal factors; with ``zero``, its left end is 0.

    A click goes where it points. ``moved(value, merge key)``: one drag, or the keys of one visit, share a key.
    """

    moved = Signal(object, str)
    PER_DECADE = 50

    def __init__(self, name: str, low: float, high: float, *, zero: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._low, self._zero = low, zero
        self._gestures = 0
        self._grip = 0  # pixels from the handle's left edge to where it is held
        self._guard = WheelGuard(self)
        self.setObjectName(name)
        self.setRange(-1 if zero else 0, round(self.PER_DECADE * math.log10(high / low)))
        self.setSingleStep(self.PER_DECADE // 10)
        self.setPageStep(self.PER_DECADE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_value_changed)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def show_value(self, value: float) -> None:
        """Put the handle where ``value`` is, or at the end that is nearest to it."""
        position = self.minimum()
        if value > 0.0:
            position = max(0, round(self.PER_DECADE * math.log10(value / self._low)))
        blocked = self.blockSignals(True)
        self.setValue(position)
        self.blockSignals(blocked)

    def _on_value_changed(self, position: int) -> None:
        value = 0.0 if position < 0 else two_digits(self._low * 10.0 ** (position / self.PER_DECADE))
        self.moved.emit(value, f"{self.objectName()}:{id(self)}:{self._gestures}")

    def _handle(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part, control = QStyle.SubControl.SC_SliderHandle, QStyle.ComplexControl.CC_Slider
        return self.style().subControlRect(control, option, part, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._gestures += 1
        handle = self._handle()
        x = round(event.position().x())
        held = handle.left() <= x <= handle.right()
        self._grip = x - handle.left() if held else handle.width() // 2
        self.setSliderDown(True)
        if not held:
            self._follow(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(round(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self._gestures += 1

    def _follow(self, x: int) -> None:
        span = self.width() - self._handle().width()
        self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), x - self._grip, span))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._guard.lets():
            super().wheelEvent(event)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._guard.entered()
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._gestures += 1
        super().focusInEvent(event)


class LogField(QWidget):
    """A logarithmic slider and the number beside it."""

    edited = Signal(object, str)
    problem_changed = Signal(str)

    def __init__(self, name: str, number: Number, low: float, high: float, *, digits: float = 6.0) -> None:
        super().__init__()
        self.slider = LogSlider(f"{name}_slider", low, high, zero=number.low == 0.0 and number.factor is not None)
        self.field = NumberField(name, number, digits=digits)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.slider.moved.connect(self.edited)
        self.field.edited.connect(self.edited)
        self.field.problem_changed.connect(self.problem_changed)

    @property
    def value(self) -> Value:
        """The value last shown."""
        return self.field.value

    def text_of(self, value: Value) -> str:
        """``value`` as the field would show it."""
        return self.field.text_of(value)

    def describe(self, name: str, about: str) -> None:
        """The accessible name, and a tooltip that says what the number does."""
        self.field.describe(name, about)
        self.slider.setAccessibleName(name)
        self.slider.setAccessibleDescription(about)
        self.slider.setToolTip(tip(about))

    def show_value(self, value: float) -> None:
        """Show ``value``; the slider stays at its end if the value lies beyond it."""
        if value != self.field.value:
            self.slider.show_value(value)
        self.field.show_value(value)

    def refuse(self, problem: str) -> None:
        """Go back to the last value shown and say why."""
        if self.field.value is not None:
            self.slider.show_value(self.field.value)
        self.field.refuse(problem)
