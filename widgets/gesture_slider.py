"""A slider whose gestures are steps of undo."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider

from widgets.fields import WheelGuard


class GestureSlider(QSlider):
    """A click goes where it points. ``moved(value, merge key)``: one drag, or the keys of one visit, share a key.

    Subclasses say which value a position stands for (``value_at``) and put the handle on a value (``place``).
    """

    moved = Signal(object, str)

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._gestures = 0
        self._grip = 0  # pixels from the handle's left edge to where it is held
        self._guard = WheelGuard(self)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_value_changed)

    def value_at(self, position: int) -> float:
        """What the handle at ``position`` means."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def place(self, position: int) -> None:
        """Put the handle there, or at the nearest end; nobody is told."""
        blocked = self.blockSignals(True)
        self.setValue(position)
        self.blockSignals(blocked)

    def _on_value_changed(self, position: int) -> None:
        self.moved.emit(self.value_at(position), f"{self.objectName()}:{id(self)}:{self._gestures}")

    def handle(self) -> QRect:
        """Where the handle is, in the slider's pixels."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part, control = QStyle.SubControl.SC_SliderHandle, QStyle.ComplexControl.CC_Slider
        return self.style().subControlRect(control, option, part, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._gestures += 1
        handle = self.handle()
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
        span = self.width() - self.handle().width()
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
