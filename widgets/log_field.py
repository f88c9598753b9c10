"""A logarithmic slider, alone and with the number beside it."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.field_number import Number, Value, two_digits
from widgets.fields import NumberField, tip
from widgets.gesture_slider import GestureSlider


class LogSlider(GestureSlider):
    """A slider from ``low`` to ``high`` with equal lengths for equal factors; with ``zero``, its left end is 0."""

    PER_DECADE = 50

    def __init__(self, name: str, low: float, high: float, *, zero: bool = False) -> None:
        super().__init__(name)
        self._low = low
        self.setRange(-1 if zero else 0, round(self.PER_DECADE * math.log10(high / low)))
        self.setSingleStep(self.PER_DECADE // 10)
        self.setPageStep(self.PER_DECADE)

    def show_value(self, value: float) -> None:
        """Put the handle where ``value`` is, or at the end that is nearest to it."""
        position = self.minimum()
        if value > 0.0:
            position = max(0, round(self.PER_DECADE * math.log10(value / self._low)))
        self.place(position)

    def value_at(self, position: int) -> float:
        return 0.0 if position < 0 else two_digits(self._low * 10.0 ** (position / self.PER_DECADE))


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
