"""What is said of a slice of the loss surface, its paths and places."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QObject

from playground.demonstrations import PARTNER
from playground.diagram import Parameter
from playground.experiment import OPTIMIZERS
from playground.landscape import (
    NOTES,
    BetweenPlaces,
    GivenDirections,
    Landscape,
    ParameterDirections,
    Path,
    Place,
    PrincipalDirections,
    RandomDirections,
    Refusal,
    ThroughPlaces,
)
from widgets.numbers import fill_in, local
from widgets.plots.surface_footer import Footer
from widgets.plots.surface_paint import LETTERS
from widgets.plots.surface_paths import inks
from widgets.plots.surface_sheet import View
from widgets.plots.ticks import number
from widgets.plots.wording import percent
from widgets.theme import LIGHT
from widgets.words import in_words

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class SurfaceWords(QObject):
    """Sentences of the laboratory; ``runs`` names other runs by number, ``partner`` a demonstration's other network."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.runs: Mapping[int, str] = {}
        self.partner = ""

    # --- names

    def parameter(self, parameter: Parameter) -> str:
        """A weight or bias as an axis is called, counted from 1: ``W₂[3, 1]``."""
        layer = str(parameter.layer + 1).translate(SUBSCRIPTS)
        if parameter.source is None:
            return f"b{layer}[{parameter.unit + 1}]"
        return f"W{layer}[{parameter.unit + 1}, {parameter.source + 1}]"

    def place(self, place: Place) -> str:
        """A place, within a sentence."""
        if place.run == PARTNER:
            return self.partner or self.tr("the other network")
        if place.run is not None:
            run = in_words(self.runs.get(place.run, "")) or fill_in(self.tr("run {n}"), n=place.run)
            if place.update is None:
                return fill_in(self.tr("end of {run}"), run=run)
            return fill_in(self.tr("{run} at update {update:,}"), run=run, update=place.update)
        if place.update is None:
            return self.tr("now")
        return self.tr("start") if place.update == 0 else fill_in(self.tr("update {update:,}"), update=place.update)

    def optimizer(self, path: Path) -> str:
        """Who walked the path, in one word."""
        if path.optimizer == "momentum":
            return self.tr("momentum")
        return OPTIMIZERS.get(path.optimizer, path.optimizer)

    def path(self, landscape: Landscape, index: int) -> str:
        """What a path is called beside the others: optimiser and learning rate, and whether it diverged."""
        path = landscape.paths[index]
        name = self.optimizer(path)
        if index == 0 and len(landscape.paths) > 1:
            name = fill_in(self.tr("this run: {name}"), name=name)
        elif path.run is not None:
            name = fill_in(self.tr("the other: {name}"), name=name)
        if path.learning_rate is not None:
            name = fill_in(self.tr("{name}, η = {rate}"), name=name, rate=number(path.learning_rate))
        return fill_in(self.tr("{name}, diverged"), name=name) if path.diverged else name

    def axes(self, landscape: Landscape) -> tuple[str, str]:
        """What the coordinates count."""
        directions, axis = landscape.spec.directions, landscape.spec.axis or 0
        names = {
            RandomDirections: ("a", "b"),
            PrincipalDirections: (self.tr("1st component"), self.tr("2nd component")),
            GivenDirections: (self.tr("along λ max"), self.tr("along λ min")),
            ThroughPlaces: (self.tr("distance A to B"), self.tr("distance across")),
            BetweenPlaces: (self.tr("α from A to B"), ""),
        }
        loss = self.tr("loss")
        if isinstance(directions, ParameterDirections):
            parts = [self.parameter(shown.parameter) if shown.parameter else "" for shown in landscape.axes]
            return parts[0], parts[1] if len(parts) == 2 else loss
        first, second = names[type(directions)]
        if len(landscape.y):
            return first, second
        return (first, second)[axis], loss

    # --- under the mouse

    def cell(self, landscape: Landscape, row: int, column: int) -> str:
        """Where a cell is, and its loss."""
        names = self.letters(landscape)
        loss = float(landscape.losses[row, column] if len(landscape.y) else landscape.losses[column])
        at = f"{names[0]} = {coordinate(float(landscape.x[column]), landscape.x[1] - landscape.x[0])}"
        if len(landscape.y):
            at += f", {names[1]} = {coordinate(float(landscape.y[row]), landscape.y[1] - landscape.y[0])}"
        if not math.isfinite(loss):
            return fill_in(self.tr("{at}: the loss is not finite"), at=at)
        return fill_in(self.tr("{at}: loss {loss}"), at=at, loss=number(loss))

    def letters(self, landscape: Landscape) -> tuple[str, str]:
        """The coordinates as they stand before numbers."""
        if isinstance(landscape.spec.directions, BetweenPlaces):
            return "α", ""
        if isinstance(landscape.spec.directions, ParameterDirections):
            return self.axes(landscape)
        return "a", "b"

    def point(self, landscape: Landscape, index: int, measured: int) -> str:
        """A snapshot with its true loss beside the slice's, and why they differ."""
        path = landscape.paths[index]
        snapshot = int(path.measured[measured])
        head = fill_in(
            self.tr("{name}, update {update:,}"), name=self.path(landscape, index), update=int(path.updates[snapshot])
        )
        true, shown = float(path.losses[measured]), float(path.slice_losses[measured])
        losses = fill_in(self.tr("true loss {true}, on the slice {shown}."), true=number(true), shown=number(shown))
        return f"{head}: {losses} {self._why(landscape, float(path.outside[snapshot]), true, shown)}".strip()

    def _why(self, landscape: Landscape, outside: float, true: float, shown: float) -> str:
        if math.isclose(true, shown, rel_tol=1e-3) or not outside > 0.0:
            return ""
        if len(landscape.y):
            words = self.tr(
                "They differ because {share} % of this point's distance from the middle lies outside the plane."
            )
        else:
            words = self.tr(
                "They differ because {share} % of this point's distance from the middle lies outside the line."
            )
        return fill_in(words, share=percent(outside))

    def mark(self, landscape: Landscape, index: int) -> str:
        """One of the places that the slice goes through."""
        mark = landscape.marks[index]
        return fill_in(
            self.tr("{letter}, {place}: loss {loss}"),
            letter=LETTERS[index],
            place=self.place(mark.place),
            loss=number(mark.loss),
        )

    def cuts(self, landscape: Landscape, cell: tuple[int, int]) -> tuple[str, str]:
        """Above the curves along both axes through a cell."""
        first, second = self.letters(landscape)
        y = coordinate(float(landscape.y[cell[0]]), float(landscape.y[1] - landscape.y[0]))
        x = coordinate(float(landscape.x[cell[1]]), float(landscape.x[1] - landscape.x[0]))
        along = self.tr("along {axis} at {other} = {value}")
        return fill_in(along, axis=first, other=second, value=y), fill_in(along, axis=second, other=first, value=x)

    # --- under the picture

    def caption(self, landscape: Landscape) -> Footer:
        """What there is room for where two pictures stand together: whose each is, and when."""
        name = self.partner if landscape.run == PARTNER else self.tr("this run")
        return Footer(((name, fill_in(self.tr("update {update:,}"), update=landscape.update)),))

    def footer(self, landscape: Landscape, view: View) -> Footer:
        """Size, path, directions and notes."""
        legend: tuple[tuple[str, str, str], ...] = ()
        if len(landscape.paths) > 1:
            legend = tuple(
                (ink.shape, ink.colour.name() if index else "", self.path(landscape, index))
                for index, ink in enumerate(inks(LIGHT, len(landscape.paths)))
            )
        bad = "" if np.isfinite(landscape.losses).all() else self.tr("▨ not finite")
        rows = [
            (self._size(landscape), self._moment(landscape)),
            (self._way(landscape, view), bad),
        ]
        about = self._directions(landscape)
        if about:
            rows.append((about, ""))
        notes = tuple(note_text(note.kind, dict(note.values)) for note in landscape.notes if note.kind != "no_path")
        return Footer(tuple(row for row in rows if any(row)), notes, legend)

    def _moment(self, landscape: Landscape) -> str:
        """Where the run is, and by what it went there."""
        update = fill_in(self.tr("update {update:,}"), update=landscape.update)
        if len(landscape.paths) != 1 or len(landscape.paths[0].updates) < 2:
            return update
        return fill_in(self.tr("{optimizer}, {update}"), optimizer=self.optimizer(landscape.paths[0]), update=update)

    def _size(self, landscape: Landscape) -> str:
        kinds = (self.tr("training rows"), self.tr("validation rows"), self.tr("test rows"))
        columns, lines = len(landscape.x), len(landscape.y)
        size = (
            f"{columns} × {lines}" if lines else fill_in(self.tr("{columns} {columns:point|points}"), columns=columns)
        )
        return fill_in(
            self.tr("{size} over {count} {rows} in {time:,.0f} ms"),
            size=size,
            count=landscape.rows,
            rows=kinds[landscape.spec.subset],
            time=1000.0 * landscape.seconds,
        )

    def _way(self, landscape: Landscape, view: View) -> str:
        if isinstance(landscape.spec.directions, BetweenPlaces) and len(landscape.marks) == 2:
            first, second = landscape.marks
            return fill_in(
                self.tr("A: {first}, loss {low};  B: {second}, loss {high}"),
                first=self.place(first.place),
                second=self.place(second.place),
                low=number(first.loss),
                high=number(second.loss),
            )
        if not landscape.paths or len(landscape.paths[0].updates) < 2:
            return self.tr("no way walked yet")
        path, limits = landscape.paths[0], (view.x, view.y)
        beyond = any(not low <= at <= high for at, (low, high) in zip(path.coordinates[0], limits, strict=False))
        if not len(landscape.y):
            text = self.tr("start{where}: loss {true}, on this line {shown}; {share} % off it")
        else:
            text = self.tr("start{where}: loss {true}, on the slice {shown}; {share} % off-plane")
        return fill_in(
            text,
            where=self.tr(" (beyond the edge)") if beyond else "",
            true=number(float(path.losses[0])),
            shown=number(float(path.slice_losses[0])),
            share=percent(landscape.outside),
        )

    def _directions(self, landscape: Landscape) -> str:
        directions, axes = landscape.spec.directions, landscape.axes
        if isinstance(directions, BetweenPlaces):
            return self.barrier_sentence(landscape)
        if isinstance(directions, ThroughPlaces):
            places = zip(LETTERS, landscape.marks, strict=False)
            return ";  ".join(f"{letter}: {self.place(mark.place)}" for letter, mark in places)
        explained = [axis.explained for axis in axes if axis.explained is not None]
        if len(explained) == 2:
            return fill_in(
                self.tr("the axes hold {first} % and {second} % of the way's spread"),
                first=percent(explained[0]),
                second=percent(explained[1]),
            )
        if explained:
            return fill_in(self.tr("the line holds {share} % of the way's spread"), share=percent(explained[0]))
        if landscape.cosine is not None and isinstance(directions, RandomDirections):
            return fill_in(self.tr("cosine between the directions {cosine}"), cosine=coordinate(landscape.cosine, 0.01))
        return ""

    def barrier(self, landscape: Landscape) -> str:
        """Beside the top of a barrier."""
        height = landscape.barrier
        return fill_in(self.tr("barrier {height}"), height=number(height)) if height > 0.0 else ""

    def barrier_sentence(self, landscape: Landscape) -> str:
        """Whether there is a barrier between two places."""
        height = landscape.barrier
        if not math.isfinite(height):
            return self.tr("The way between leads through losses that are not finite.")
        if height <= 0.0:
            return self.tr("No barrier: the loss between never rises above the straight line.")
        return fill_in(self.tr("The loss between rises {height} above the straight line."), height=number(height))

    def describe(self, landscape: Landscape, footer: Footer) -> str:
        """The picture in words."""
        finite = landscape.losses[np.isfinite(landscape.losses)]
        update, size = landscape.update, landscape.losses.size
        if not finite.size:
            return fill_in(self.tr("No loss on the slice around update {update:,} is finite."), update=update)
        head = fill_in(
            self.tr(
                "Around update {update:,} the loss is {loss} here and between {low} and {high} on the slice; {bad} of "
                "{cells} {cells:cell|cells} {bad:is|are} not finite."
            ),
            update=update,
            loss=number(landscape.loss),
            low=number(float(finite.min())),
            high=number(float(finite.max())),
            bad=size - finite.size,
            cells=size,
        )
        return " ".join([head, *(row[0] for row in footer.rows[1:]), *footer.notes])


def note_text(kind: str, values: Mapping[str, float]) -> str:
    """Something to be said beside a slice, translated."""
    return in_words(NOTES[kind].filled(**values))


def refusal_text(refusal: Refusal) -> str:
    """Why there is no slice, translated."""
    return in_words(refusal.sentence())


def coordinate(value: float, step: float) -> str:
    """A coordinate with as many decimals as ``step`` needs, two at least, and a true minus sign."""
    decimals = min(max(2, -math.floor(math.log10(step)) if step > 0.0 else 2), 8)
    text = f"{value:.{decimals}f}"
    return local((text.removeprefix("-") if float(text) == 0.0 else text).replace("-", "−"))
