"""What the scaling page says, with the numbers of this very data."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.data.columns import Columns, ScalingShift
from playground.experiment import Data
from playground.study import Leak
from widgets.numbers import fill_in, local, write
from widgets.plots.ticks import number

translate = QCoreApplication.translate


def state(data: Data, columns: Columns) -> str:
    """On which rows the scaling is fitted, and what that means."""
    if not data.standardize:
        return translate(
            "ScalingPage", "Nothing is scaled: the network sees the values as they are. Standardise in the Data panel."
        )
    rows, others = len(columns.subsets[0]), len(columns.subsets[1]) + len(columns.subsets[2])
    if data.scaling == "train":
        return fill_in(
            translate(
                "ScalingPage",
                "Means and deviations are measured on the {n} training {n:row|rows} alone. The other {m} {m:row "
                "is|rows are} scaled with these very numbers, as rows of the future would be: they cannot leak into "
                "the training.",
            ),
            n=rows,
            m=others,
        )
    return fill_in(
        translate(
            "ScalingPage",
            "A leak: means and deviations are measured on all {all} {all:row|rows}, so the training already knows "
            "something of the {m} {m:row|rows} it is to be measured on, and of real future rows it could not.",
        ),
        all=rows + others,
        m=others,
    )


def shift(columns: Columns, found: ScalingShift) -> str:
    """How far the leak moves the numbers at most, by name."""
    if not len(columns.subsets[1]) + len(columns.subsets[2]):
        return translate("ScalingPage", "All rows are training rows: both ways give the same numbers.")
    moved, stretched = int(np.abs(found.moved).argmax()), int(np.abs(found.stretched).argmax())
    one, two = apart(float(found.train.mean[moved]), float(found.all.mean[moved]))
    three, four = apart(float(found.train.deviation[stretched]), float(found.all.deviation[stretched]))
    return fill_in(
        translate(
            "ScalingPage",
            "All data instead of the training set moves the mean of {moved} most, from {one} to {two}, {share} % of a "
            "deviation, and changes the deviation of {stretched} most, from {three} to {four}, by {part} %.",
        ),
        moved=columns.names[moved],
        one=one,
        two=two,
        share=number(100.0 * abs(float(found.moved[moved]))),
        stretched=columns.names[stretched],
        three=three,
        four=four,
        part=number(100.0 * abs(float(found.stretched[stretched]))),
    )


def compared(leak: Leak, target: str) -> str:
    """What the leak does to the test set's figures; empty while the second run is not done."""
    if leak.train is None or leak.all is None:
        return ""
    one, two = apart(leak.train.rmse, leak.all.rmse)
    change = 100.0 * (leak.all.rmse / leak.train.rmse - 1.0) if leak.train.rmse > 0.0 else 0.0
    result = fill_in(
        translate(
            "ScalingPage",
            "Test RMSE of {target}, the same run with the scaling fitted on the training set: {one}; on all data: "
            "{two}, {change} %.",
        ),
        target=target,
        one=one,
        two=two,
        change=_signed(change),
    )
    small = translate(
        "ScalingPage",
        "So little here, because a mean and a deviation tell little of single rows. The habit is what costs: the same "
        "leak through a choice of features, or through filled cells, can make a model look far better than it is.",
    )
    large = translate(
        "ScalingPage",
        "The measured difference also holds the luck of another training; one that is large says that the sets are "
        "small or unlike each other. Either way only the first number is what new rows can expect.",
    )
    return f"{result} {small if abs(change) < 5.0 else large}"


def apart(one: float, other: float) -> tuple[str, str]:
    """Both numbers in as few digits as tell them apart, at least three and at most six."""
    for digits in range(3, 7):
        texts = tuple(_digits(value, digits) for value in (one, other))
        if texts[0] != texts[1]:
            break
    return texts[0], texts[1]


def _digits(value: float, digits: int) -> str:
    if digits == 3:
        return number(value)
    text = write(value, f",.{digits}g")
    return text.replace("-", "−", 1) if value < 0.0 else text


def _signed(percent: float) -> str:
    text = f"{percent:+.1f}"
    return local("±0.0" if text in ("+0.0", "-0.0") else text.replace("-", "−"))
