"""How fast to train: a logarithmic slider from one update in ten seconds to as fast as it goes."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from widgets.numbers import fill_in, write
from widgets.readouts import whole
from widgets.text_size import fix, px
from widgets.theme import scaled_font

DECADES = 5
SLOW_DECADES = 1
"""Below one update a second."""
STEPS_PER_DECADE = 20
WIDTH = 100
TOP = DECADES * STEPS_PER_DECADE + 5
"""The rightmost position has no limit; a little apart, so that it is not left by accident."""

BOTTOM = -SLOW_DECADES * STEPS_PER_DECADE


def speed_at(position: int) -> float | None:
    """Updates per second at a position of the slider, two figures; ``None`` at the top."""
    if position > DECADES * STEPS_PER_DECADE:
        return None
    speed = 10.0 ** (position / STEPS_PER_DECADE)
    return float(f"{speed:.2g}")


def position_of(speed: float | None) -> int:
    """Where the slider stands for a speed; the nearest position it has."""
    if speed is None:
        return TOP
    return min(max(round(math.log10(speed) * STEPS_PER_DECADE), BOTTOM), DECADES * STEPS_PER_DECADE)


class SpeedControl(QWidget):
    """A slider over its value in words."""

    chosen = Signal(object)  # float | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("speed_control")
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("speed_slider")
        self._slider.setRange(BOTTOM, TOP)
        self._slider.setPageStep(STEPS_PER_DECADE)
        self._slider.setAccessibleName(self.tr("Speed of training"))
        self._slider.setToolTip(
            self.tr("Speed of training, in updates per second. Slow enough, every single update can be watched.")
        )
        fix(self._slider, width=WIDTH)
        self._caption = QLabel()
        self._caption.setObjectName("read_out_caption")
        self._caption.setFont(scaled_font(self.font(), 0.85))
        self._caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_text_size()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._slider)
        column.addWidget(self._caption)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._slider.valueChanged.connect(self._on_moved)
        self.show_speed(None)

    def show_text_size(self) -> None:
        """Room for the words, whatever they say."""
        metrics = QFontMetrics(self._caption.font())
        width = max(px(WIDTH), metrics.horizontalAdvance(self._words(None)) + 4)
        self._caption.setFixedSize(width, metrics.height())

    @property
    def speed(self) -> float | None:
        """Updates per second, ``None`` as fast as it goes."""
        return speed_at(self._slider.value())

    def show_speed(self, speed: float | None) -> None:
        """Stand where ``speed`` is, without saying that a person chose it."""
        with QSignalBlocker(self._slider):
            self._slider.setValue(position_of(speed))
        self._caption.setText(self._words(self.speed))

    def _on_moved(self, position: int) -> None:
        self._caption.setText(self._words(speed_at(position)))
        self.chosen.emit(speed_at(position))

    def _words(self, speed: float | None) -> str:
        if speed is None:
            return self.tr("as fast as it goes")
        if speed < 1.0:
            return fill_in(self.tr("1 update in {seconds} s"), seconds=write(1 / speed, ".2g"))
        return fill_in(self.tr("{rate} {rate:update|updates} / s"), rate=whole(speed))
