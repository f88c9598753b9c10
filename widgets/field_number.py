"""What may be typed into a number field: how a value is written, read and stepped."""

from __future__ import annotations

import math

import msgspec
from PySide6.QtCore import QCoreApplication

from widgets import numbers
from widgets.numbers import fill_in

Value = int | float | None


class Number(msgspec.Struct, frozen=True):
    """What a number field shows and how it steps; what it may be is for ``playground.experiment.check`` to say.

    Steps stay between ``low`` and ``high``. They add ``step``, or multiply by ``factor`` where one is given, to two
    significant digits if not ``whole``; then ``smallest`` is the first step up from 0. With ``off``, the field may be
    empty or "off", which is ``None``, and a step from there goes to ``start``. At least ``decimals`` digits stand
    after the point; where steps multiply, only as many of them as two significant digits need.
    """

    low: float
    high: float
    whole: bool = False
    step: float = 1.0
    factor: float | None = None
    smallest: float = 1e-6
    decimals: int = 0
    off: bool = False
    start: float = 1.0

    def stepped(self, value: Value, steps: int) -> Value:
        """``value`` after so many steps up, or down if negative."""
        if value is None:
            wanted = self.start
        elif self.factor is None:
            wanted = round(value + steps * self.step, 9)
        elif value > 0.0:
            wanted = value * self.factor**steps
            wanted = wanted if self.whole else two_digits(wanted)
        else:
            wanted = self.smallest if steps > 0 else self.low
        if self.low == 0.0 and self.factor is not None and 0.0 < wanted < self.smallest:
            wanted = 0.0
        wanted = min(max(wanted, self.low), self.high)
        return round(wanted) if self.whole else wanted

    def text(self, value: Value) -> str:
        """``value`` as it is shown."""
        if value is None:
            return off_text()
        return numbers.local(self._written(value))

    def _written(self, value: float) -> str:
        if self.whole:
            return str(value)
        text = f"{value:.6g}"
        if "e" in text:
            mantissa, _, exponent = text.partition("e")
            return f"{mantissa}e{int(exponent)}"
        if value == 0.0 and self.factor is not None:
            return "0"
        digits = len(text.partition(".")[2])
        wanted = self.decimals
        if self.factor is not None and wanted:  # two significant digits, as steps have them: 0.010, 0.50, 1.0, 100
            wanted = max(0, min(wanted, 1 - math.floor(math.log10(abs(value)))))
        return text if digits >= wanted else f"{value:.{wanted}f}"

    def parsed(self, text: str) -> Value:
        """The value of what a person typed; ``ValueError`` with a sentence for the person if it is none."""
        plain = text.strip()
        if self.off and plain.lower() in ("", "off", off_text().lower()):
            return None
        value = numbers.typed(plain)
        if value is None:
            problem = _not_whole() if self.whole else _not_a_number()
            raise ValueError(fill_in(problem, text=plain))
        if not self.whole:
            return value
        if value != math.floor(value):
            raise ValueError(fill_in(_not_whole(), text=plain))
        return int(value)


def two_digits(value: float) -> float:
    """``value`` rounded to two significant digits."""
    return float(f"{value:.1e}")


def off_text() -> str:
    """What a field shows that is switched off."""
    return QCoreApplication.translate("Fields", "off")


def _not_a_number() -> str:
    return QCoreApplication.translate("Fields", "“{text}” is not a number; write it like 0.01 or 1e-2")


def _not_whole() -> str:
    return QCoreApplication.translate("Fields", "“{text}” is not a whole number")
