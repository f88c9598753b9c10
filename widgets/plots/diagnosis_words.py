"""The sentences of the diagnosis: titles and templates from the core's table, filled with this network's numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from playground.diagnosis import KINDS
from playground.flow import Diagnosis, Flow
from playground.frames import FloatArray
from widgets.numbers import fill_in
from widgets.plots.wording import number_text, percent, two_digits
from widgets.words import in_words

SERIOUS = {"exploding": "problem", "dead": "problem", "vanishing": "problem", "linear": "info", "plateau": "info"}
"""How a kind's card is dressed, as the window's notices are; the others are warnings."""


def title_of(kind: str) -> str:
    """What a finding is called, translated."""
    return in_words(KINDS[kind].title)


def sentence_of(diagnosis: Diagnosis) -> str:
    """The finding in a sentence with the numbers that prove it, translated."""
    return in_words(KINDS[diagnosis.kind].sentence.filled(**diagnosis.values))


def advice_of(kind: str) -> str:
    """What to try, in words, translated."""
    return in_words(KINDS[kind].advice)


class CalmWords(QObject):
    """What can be said of a network with which nothing is wrong."""

    def title(self) -> str:
        """In three words."""
        return self.tr("Nothing looks wrong")

    def sentence(self, update: int, flow: Flow | None) -> str:
        """And with the numbers that show it, as far as they are known."""
        if flow is None or not len(flow.weight_norm):
            return fill_in(
                self.tr(
                    "None of the {count} {count:thing that is|things that are} watched for holds at update {update:,}."
                ),
                count=len(KINDS),
                update=update,
            )
        parts = [self._gradient(flow), self._update(flow.update_ratio), self._units(flow)]
        return " ".join(part for part in parts if part)

    def _gradient(self, flow: Flow) -> str:
        first, last = float(flow.weight_norm[0]), float(flow.weight_norm[-1])
        if len(flow.weight_norm) == 1 or not (first > 0.0 and last > 0.0):
            return ""
        values = {"first": number_text(first), "last": number_text(last)}
        if first >= last:
            words = self.tr("The gradient reaches layer 1: ‖∂L/∂W‖ is {first} there and {last} in the output layer.")
            return fill_in(words, **values)
        words = self.tr(
            "The gradient reaches layer 1: ‖∂L/∂W‖ is {first} there, 1/{ratio} of the output layer's {last}."
        )
        return fill_in(words, ratio=two_digits(last / first), **values)

    def _update(self, ratios: FloatArray) -> str:
        finite = ratios[np.isfinite(ratios)]
        if not finite.size:
            return ""
        low, high = number_text(float(finite.min())), number_text(float(finite.max()))
        if low == high:
            return fill_in(self.tr("The last update moved the weights by {low} of their size; 1e-3 is usual."), low=low)
        return fill_in(
            self.tr("The last update moved the weights of a layer by {low} to {high} of their size; 1e-3 is usual."),
            low=low,
            high=high,
        )

    def _units(self, flow: Flow) -> str:
        dead, saturated = _most(flow.dead), _most(flow.saturated)
        if dead is None and saturated is None:
            return ""
        if dead is None and saturated == "0":
            return self.tr("No unit is saturated.")
        if dead == saturated == "0":
            return self.tr("No unit is dead or saturated.")
        if dead is None:
            return fill_in(self.tr("At most {saturated} % of a layer's units are saturated."), saturated=saturated)
        return fill_in(
            self.tr("At most {dead} % of a layer's units are dead and {saturated} % saturated."),
            dead=dead,
            saturated=saturated,
        )


def _most(shares: FloatArray) -> str | None:
    finite = shares[np.isfinite(shares)]
    return percent(float(finite.max())) if finite.size else None
