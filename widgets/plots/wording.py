"""Numbers as they stand in sentences: as few digits as say it."""

from __future__ import annotations

import math

from widgets.numbers import local, write


def number_text(value: float) -> str:
    """``value`` in two significant digits, as a person types it: ``0``, ``0.013``, ``3.2e-6``."""
    if value == 0.0 or 1e-3 <= abs(value) < 1e4:
        return write(value, ".2g" if abs(value) < 100.0 else ",.0f")
    mantissa, _, exponent = write(value, ".1e").partition("e")
    return f"{mantissa}e{int(exponent)}"


def two_digits(value: float) -> str:
    """A ratio ≥ 1 in two significant digits: ``1.4``, ``12``, ``2,300``, ``1.3e17``."""
    if value < 9.95:
        return local(f"{value:.1f}".removesuffix(".0"))
    if value >= 999_500.0:
        return number_text(value).replace(local(".0e"), "e")
    return write(round(value, 1 - math.floor(math.log10(value))), ",.0f")


def percent(share: float) -> str:
    """A share from 0 to 1 in percent, without calling a little nothing or almost all everything."""
    value = 100.0 * share
    if 0.0 < value < 1.0:
        return "<1"
    if 99.0 < value < 100.0:
        return ">99"
    return f"{value:.0f}"
