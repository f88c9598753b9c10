"""Where an axis has its marks, and what is written at them."""

from __future__ import annotations

import math

from widgets.numbers import local

Ticks = list[tuple[float, str]]
"""Positions on the axis, with the text at each; an empty text is a line without a label."""

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MINUS = "−"
_DECADES = (-307.0, 307.0)
"""What a float can hold; an axis may be wider for a moment, as while its plot turns logarithmic."""


def linear_ticks(low: float, high: float, most: int) -> Ticks:
    """At most ``most`` + 1 round positions within ``[low, high]``, labelled with as many decimals as the step needs."""
    span = high - low
    if not (math.isfinite(span) and span > 0.0):
        return []
    rough = span / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in _STEPS if power * factor >= rough * (1.0 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    if last - first > 10 * most:  # the span is below what a float of this size resolves
        return []
    positions = [index * step for index in range(first, last + 1)]
    return [(position, _with_step(position, step, max(abs(low), abs(high)))) for position in positions]


def log_ticks(low: float, high: float, most: int) -> Ticks:
    """Marks for an axis whose positions are log10 of the values: decades, or 1-2-5 where there is room for them."""
    low, high = max(low, _DECADES[0]), min(high, _DECADES[1])
    if not high > low:
        return []
    if high - low < 1.0:
        values = linear_ticks(10.0**low, 10.0**high, most)
        return [(math.log10(float(value)), number(value)) for value, _ in values if value > 0.0]
    decades = range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)
    stride = max(1, math.ceil(len(decades) / max(most, 1)))
    ticks = [(float(decade), number(10.0**decade)) for decade in decades if decade % stride == 0]
    if 3 * len(decades) > most + 1:
        return ticks
    between = [decade + math.log10(factor) for decade in range(math.floor(low), math.ceil(high)) for factor in (2, 5)]
    return sorted(ticks + [(at, number(10.0**at)) for at in between if low <= at <= high])


def number(value: float) -> str:
    """``value`` in three significant digits as on an axis: ``0.01``, ``2,500``, ``1e-6``."""
    if value == 0.0 or not math.isfinite(value):
        return "0" if value == 0.0 else str(value).replace("-", _MINUS)
    if 1e-3 * (1 - 1e-9) <= abs(value) < 99_950.0:
        digits = max(0, 2 - math.floor(math.log10(abs(value)) + 1e-9))
        text = f"{value:,.{digits}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        mantissa, _, exponent = f"{value:.2e}".partition("e")
        text = f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
    text = local(text)
    # a minus within an exponent stays a hyphen, as the value would be typed
    return text.replace("-", _MINUS, 1) if value < 0.0 else text


def _with_step(value: float, step: float, largest: float) -> str:
    """``value`` as a multiple of ``step``, with the same decimals as its neighbours on the axis."""
    import numpy as np

    if largest >= 1e6 or (largest < 1e-3 and step < 1e-4):
        return number(round(value / step) * step)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if not math.isclose(step * 10**decimals, np.rint(step * 10**decimals), rel_tol=1e-6):
        decimals += 1  # steps of 2.5
    text = local(f"{abs(value):,.{decimals}f}")
    return _MINUS + text if value < -0.5 * 10.0**-decimals else text
