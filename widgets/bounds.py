"""What a number field takes that is no part of the experiment, so that ``playground.experiment.check`` has no say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from widgets.field_number import Number
from widgets.fields import NumberField
from widgets.numbers import fill_in, write


def refused(field: NumberField, number: Number, value: float) -> bool:
    """Whether ``value`` lies beyond what ``number`` steps between; then ``field`` says so and keeps its last value."""
    if number.low <= value <= number.high:
        return False
    text = QCoreApplication.translate("Fields", "{value} is out of range; it is between {low} and {high}")
    low, high = (write(bound, ",.10g") for bound in (number.low, number.high))
    field.refuse(fill_in(text, value=write(value, ",.10g"), low=low, high=high))
    return True
