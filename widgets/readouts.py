"""The numbers in the toolbar: epoch, updates, losses and R², large and standing still."""

from __future__ import annotations

import math

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.experiment import LOSSES, Experiment
from playground.frames import Frame, Metrics
from playground.words import plain_exponent
from widgets.numbers import fill_in, local
from widgets.theme import scaled_font

REFRESH_MS = 125
"""Numbers that change more often cannot be read."""
NOTHING = "–"
GAP = 12


class ReadOut(QWidget):
    """One number over its name. Its size is fixed, so that a new number moves nothing."""

    def __init__(self, name: str, widest: str, widest_caption: str, subset: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._value = QLabel(NOTHING)
        self._value.setObjectName("read_out_value")
        self._value.setProperty("subset", subset)  # the style sheet colours it
        self._value.setFont(scaled_font(self.font(), 1.45, bold=True))
        self._caption = QLabel()
        self._caption.setObjectName("read_out_caption")
        self._caption.setFont(scaled_font(self.font(), 0.85))
        self._widest = widest, widest_caption
        self.show_text_size()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._value)
        column.addWidget(self._caption)

    def show_text_size(self) -> None:
        """Room for the widest number and name."""
        labels = (self._value, self._caption)
        width = max(_width(label, text) for label, text in zip(labels, self._widest, strict=True))
        for label in labels:
            label.setFixedSize(width, QFontMetrics(label.font()).height())

    @property
    def value(self) -> str:
        """The number as it is shown."""
        return self._value.text()

    @property
    def caption(self) -> str:
        """The name under it."""
        return self._caption.text()

    def show_value(self, value: str, caption: str) -> None:
        """Show both; nothing is painted if they are the same as before."""
        if value != self.value:
            self._value.setText(value)
        if caption != self.caption:
            self._caption.setText(caption)


class ReadOuts(QWidget):
    """The row of numbers. Frames may come as often as they like; the numbers change at most 8 times a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loss = "mse"
        self._pending: Frame | None = None
        self._past = False
        self._train: Metrics | None = None  # the newest; not every frame brings them
        self._valid: Metrics | None = None
        self._throttle = QTimer(self)
        self._throttle.setSingleShot(True)
        self._throttle.setInterval(REFRESH_MS)
        self._throttle.timeout.connect(self._on_timeout)
        self.epoch = ReadOut("read_out_epoch", "88,888", self.tr("epoch"))
        self.updates = ReadOut("read_out_updates", "8,888,888", fill_in(self.tr("updates · {rate} / s"), rate="88,888"))
        self.train = ReadOut("read_out_train", "0.00000", self._widest(self.tr("train {loss}")), "train")
        self.valid = ReadOut("read_out_valid", "0.00000", self._widest(self.tr("validation {loss}")), "valid")
        self.r2 = ReadOut("read_out_r2", "−0.0000", self.tr("R² (validation)"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._rules = {}
        for read_out in (self.epoch, self.updates, self.train, self.valid, self.r2):
            self._rules[read_out] = rule()
            self._row.addWidget(self._rules[read_out])
            self._row.addWidget(read_out)
        self.clear()

    def set_tight(self, tight: bool) -> None:
        """Less room between the numbers, in a narrow window."""
        self._row.setSpacing(GAP // 2 if tight else GAP)
        self.updateGeometry()  # at once: the toolbar asks for its width

    def set_sparing(self, sparing: bool) -> None:
        """Without the epoch, which the timeline tells, and R², where there is no room for all numbers."""
        for read_out in (self.epoch, self.r2):
            read_out.setVisible(not sparing)
            self._rules[read_out].setVisible(not sparing)
        self.updateGeometry()

    def show_experiment(self, experiment: Experiment) -> None:
        """Name the loss."""
        if experiment.training.loss != self._loss:
            self._loss = experiment.training.loss
            self.clear()

    def show_frame(self, frame: Frame) -> None:
        """Show ``frame`` now or, if numbers changed a moment ago, soon."""
        if frame.past or self._past:
            # numbers of another moment are not to stand beside this one's
            self._train, self._valid = frame.train, frame.valid
        self._past = frame.past
        self._pending = frame
        self._train = frame.train or self._train
        self._valid = frame.valid or self._valid
        if frame.past or not self._throttle.isActive():
            self._on_timeout()

    def clear(self) -> None:
        """A new run: nothing is known yet."""
        self._pending = self._train = self._valid = None
        self._past = False
        loss = LOSSES[self._loss]
        self.epoch.show_value("0", self.tr("epoch"))
        self.updates.show_value("0", self.tr("updates"))
        self.train.show_value(NOTHING, fill_in(self.tr("train {loss}"), loss=loss))
        self.valid.show_value(NOTHING, fill_in(self.tr("validation {loss}"), loss=loss))
        self.r2.show_value(NOTHING, self.tr("R² (validation)"))

    def _on_timeout(self) -> None:
        if self._pending is None:
            return
        self._show(self._pending)
        self._pending = None
        self._throttle.start()

    def _show(self, frame: Frame) -> None:
        rate = self.tr("updates")
        if frame.past:
            rate = self.tr("updates · the past")
        elif frame.updates_per_second > 0.0:
            rate = fill_in(self.tr("updates · {rate} / s"), rate=whole(frame.updates_per_second))
        self.epoch.show_value(whole(frame.epoch), self.epoch.caption)
        self.updates.show_value(whole(frame.update), rate)
        for read_out, metrics in ((self.train, self._train), (self.valid, self._valid)):
            if metrics is not None:
                read_out.show_value(small(metrics.loss), read_out.caption)
                tip = self.tr("What is trained on: the loss of scaled targets, as in the loss plot.")
                units = self.tr("In the data's own units: RMSE {rmse}, MAE {mae}.")
                text = f"{tip}\n{fill_in(units, rmse=small(metrics.rmse), mae=small(metrics.mae))}"
                if text != read_out.toolTip():
                    read_out.setToolTip(text)
            else:
                read_out.show_value(NOTHING, read_out.caption)
        self.r2.show_value(NOTHING if self._valid is None else share(self._valid.r2), self.r2.caption)

    @staticmethod
    def _widest(text: str) -> str:
        return fill_in(text, loss=max(LOSSES.values(), key=len))


def whole(value: float) -> str:
    """A count in at most nine characters: ``"34,720"``, ``"12.3 M"``; ``"–"`` if it is not finite."""
    if not math.isfinite(value):
        return NOTHING
    for size, unit in ((1e12, "T"), (1e9, "G"), (1e7, "M")):
        if value >= size:
            return local(f"{value / (1e6 if unit == 'M' else size):,.1f} {unit}")
    return local(f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.1f}")


def small(value: float) -> str:
    """A loss, not negative, in about three figures and at most seven characters: ``"0.0123"``, ``"1.2e-5"``."""
    if math.isnan(value):
        return NOTHING
    if math.isinf(value):
        return "∞"
    if value != 0.0 and not 1e-3 <= value < 1e5:
        return local(plain_exponent(f"{value:.1e}" if 1e-99 < value < 1e99 else f"{value:.0e}"))
    digits = sum(value < bound for bound in (1.0, 10.0, 100.0, 1e4))
    return local(f"{value:,.{digits}f}")


def share(value: float) -> str:
    """R² with three decimals while it says anything, with a true minus."""
    if not math.isfinite(value):
        return NOTHING
    text = f"{value:.3f}" if value > -10 else f"{value:,.0f}" if value > -1e5 else plain_exponent(f"{value:.0e}")
    return local("0.000" if text == "-0.000" else text.replace("-", "−"))


def rule() -> QFrame:
    """A thin vertical line between two groups."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedWidth(1)
    line.setMinimumHeight(34)
    return line


def _width(label: QLabel, widest: str) -> int:
    return QFontMetrics(label.font()).horizontalAdvance(widest) + 4
