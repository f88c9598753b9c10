"""Drawing in the fit: the hand's gestures become edits of the experiment, one step of undo each."""

from __future__ import annotations

import itertools

import numpy as np
from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QGuiApplication

from playground.checking import check
from playground.data import drawing
from playground.data.dataset import Dataset
from playground.data.drawing import Point
from playground.experiment import Experiment, ExperimentError, PointsSource, SketchSource, Source
from playground.words import said
from widgets.numbers import fill_in
from widgets.paced import Paced
from widgets.panels.sources import with_source
from widgets.plots.draw_pointer import DrawPointer
from widgets.plots.draw_strip import FUNCTION, POINTS, SPRAY, DrawStrip
from widgets.plots.fit_curve import CurveView
from widgets.words import in_words

REACH = 9.0
"""Pixels from a point within which it is taken hold of."""
BRUSH = 26.0
"""Pixels from the middle of the brush to its edge."""
SPRAY_STEP = 14.0
"""Pixels that the brush moves between two puffs."""
EDIT_MS = 50


class FitDrawing(QObject):
    """``edited(experiment, text for the undo menu, merge key)``, at most every ``EDIT_MS`` while a gesture goes on."""

    edited = Signal(object, object, str)
    finished = Signal()

    def __init__(self, view: CurveView, strip: DrawStrip) -> None:
        super().__init__(view)
        self._view = view
        self._strip = strip
        self._experiment = Experiment()
        self._dataset: Dataset | None = None
        self._points = PointsSource((), ())
        self._gestures = itertools.count()
        self._gesture: int | None = None
        self._text = ""
        self._grabbed: int | None = None
        self._selected: int | None = None
        self._wipes = False
        self._stroke: list[Point] = []
        self._last_puff: Point | None = None
        self._soon = Paced(self, EDIT_MS, self._emit)
        self.pointer = DrawPointer(view.canvas)
        self.pointer.begun.connect(self._begin)
        self.pointer.moved.connect(self._move)
        self.pointer.ended.connect(self._end)
        self.pointer.delete_pressed.connect(self.delete)
        self.pointer.escape_pressed.connect(self.finished)
        strip.chosen.connect(lambda _tool: self._select(None))
        strip.cleared.connect(self.clear)
        strip.copied.connect(self.copy)
        strip.pasted.connect(self.paste)
        strip.finished.connect(self.finished)

    # ---- what is --------------------------------------------------------------------------------------------------

    def set_active(self, active: bool) -> None:
        """Draw, or leave the mouse to the view."""
        self.pointer.set_active(active)
        self._view.show_drawing(active)
        self._strip.say("")
        if active:
            self.show_experiment(self._experiment)

    def show_experiment(self, experiment: Experiment) -> None:
        """The points are those of ``experiment``, except in the middle of a gesture."""
        self._experiment = experiment
        source = experiment.data.source
        if isinstance(source, PointsSource) and self._gesture is None:
            self._points = source
            if self._selected is not None and self._selected >= len(source.x):
                self._selected = None

    def show_dataset(self, dataset: Dataset) -> None:
        """What points are taken over from."""
        self._dataset = dataset

    def _taken(self) -> bool:
        """Have points to work on, those of a function's samples if need be; whether there are any to be had."""
        source = self._experiment.data.source
        if isinstance(source, PointsSource) and (source.sets or not source.x):
            self._points = source
            return True
        if self._dataset is None:
            return False
        try:
            self._points = drawing.taken_over(self._experiment.data, self._dataset)
        except ExperimentError as error:
            self._strip.say(in_words(error.problem))
            return False
        return True

    # ---- gestures -------------------------------------------------------------------------------------------------

    def _begin(self, at: QPointF, right: bool) -> None:
        tool = self._strip.tool
        self._strip.say("")
        if tool == FUNCTION:
            if not right:
                self._start(said("draw a function"))
                self._stroke = [(at.x(), at.y())]
            return
        if not self._taken():
            return
        self._wipes = right
        if right:
            self._start(said("remove points"))
            self._wipe(at)
        elif tool == SPRAY:
            self._start(said("spray points"))
            self._puff(at)
        else:
            self._grabbed = self._near(at)
            self._start(said("draw a point") if self._grabbed is None else said("move a point"))
            if self._grabbed is None:
                self._grabbed = len(self._points.x)
                self._change(self._added([(at.x(), at.y())]))
            self._select(self._grabbed)

    def _move(self, at: QPointF) -> None:
        if self._gesture is None:
            return
        if self._strip.tool == FUNCTION:
            self._stroke.append((at.x(), at.y()))
            x, y = np.array(self._stroke).T
            self._view.show_stroke(x, y)
        elif self._wipes:
            self._wipe(at)
        elif self._strip.tool == SPRAY:
            if self._last_puff is None or self._pixels(self._last_puff, at) >= SPRAY_STEP:
                self._puff(at)
        elif self._grabbed is not None and self._grabbed < len(self._points.x):
            self._change(drawing.moved(self._points, self._grabbed, (at.x(), at.y())))
            self._select(self._grabbed)

    def _end(self) -> None:
        if self._gesture is None:
            return
        if self._strip.tool == FUNCTION:
            self._end_stroke()
        else:
            self._soon.drop()
            self._emit()
        self._gesture = self._grabbed = self._last_puff = None
        self.show_experiment(self._experiment)

    def _end_stroke(self) -> None:
        nothing = np.empty(0)
        self._view.show_stroke(nothing, nothing)
        line = drawing.sketched(self._stroke)
        self._stroke = []
        if line is None:
            self._strip.say(self.tr("Draw from left to right: a function has a width."))
            return
        self._propose(SketchSource(*line))

    def _start(self, text: str) -> None:
        self._gesture = next(self._gestures)
        self._text = text

    def _puff(self, at: QPointF) -> None:
        wide, high = self._view.canvas.pixel()
        self._last_puff = (at.x(), at.y())
        new = drawing.sprayed(self._last_puff, (BRUSH * wide, BRUSH * high), len(self._points.x))
        self._change(self._added(new))

    def _wipe(self, at: QPointF) -> None:
        reach = BRUSH if self._strip.tool == SPRAY else REACH
        distances = self._distances(at)
        if self._strip.tool == POINTS and len(distances):
            distances = np.where(np.arange(len(distances)) == distances.argmin(), distances, np.inf)
        gone = np.flatnonzero(distances <= reach).tolist()
        if gone:
            self._select(None)
            self._change(drawing.removed(self._points, gone, self._experiment.data.split))

    def _added(self, new: list[Point]) -> PointsSource:
        try:
            return drawing.added(self._points, new, self._experiment.data.split)
        except ExperimentError as error:
            self._strip.say(in_words(error.problem))
            return self._points

    # ---- without the mouse ----------------------------------------------------------------------------------------

    def delete(self) -> None:
        """Remove the selected point, or the one under the cursor."""
        if self._gesture is not None or not self._taken():
            return
        at = self._view.canvas.pointer
        index = self._selected if self._selected is not None else self._near(at) if at is not None else None
        if index is None:
            return
        self._select(None)
        self._once(drawing.removed(self._points, [index], self._experiment.data.split), said("remove a point"))

    def clear(self) -> None:
        """Remove all points."""
        self._select(None)
        self._once(PointsSource((), ()), said("clear the points"))

    def copy(self) -> None:
        """All points as text on the clipboard."""
        if self._taken():
            points = zip(self._points.x, self._points.y, strict=True)
            QGuiApplication.clipboard().setText(drawing.as_text(points))
            self._strip.say(fill_in(self.tr("{n} {n:point|points} copied"), n=len(self._points.x)))

    def paste(self) -> None:
        """Add the points that the clipboard's text says."""
        if not self._taken():
            return
        try:
            new = drawing.from_text(QGuiApplication.clipboard().text())
            points = drawing.added(self._points, new, self._experiment.data.split)
        except ExperimentError as error:
            self._strip.say(in_words(error.sentence))
            return
        self._once(points, said("paste {n} {n:point|points}", n=len(new)))

    # ---- how they come about --------------------------------------------------------------------------------------

    def _once(self, points: PointsSource, text: str) -> None:
        self._start(text)
        self._points = points
        self._emit()
        self._gesture = None

    def _change(self, points: PointsSource) -> None:
        """Show new points at once, and make them an edit soon."""
        self._points = points
        self._view.show_points(points)
        self._soon.ask()

    def _emit(self) -> None:
        if self._gesture is not None:
            self._propose(self._points)

    def _propose(self, source: Source) -> None:
        experiment = with_source(self._experiment, source)
        try:
            check(experiment)
        except ExperimentError as error:
            self._strip.say(in_words(error.problem))
            return
        if isinstance(source, PointsSource):
            self._view.show_points(source)
        if experiment != self._experiment:
            self.edited.emit(experiment, self._text, f"drawing:{id(self)}:{self._gesture}")

    def _near(self, at: QPointF) -> int | None:
        """The point that the cursor takes hold of."""
        distances = self._distances(at)
        return int(distances.argmin()) if len(distances) and distances.min() <= REACH else None

    def _distances(self, at: QPointF) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Pixels from ``at`` to every point."""
        canvas = self._view.canvas
        px, py = canvas.to_pixels(np.array([at.x()]), np.array([at.y()]))
        x, y = canvas.to_pixels(np.array(self._points.x), np.array(self._points.y))
        return np.asarray(np.hypot(x - px, y - py), dtype=np.float64)

    def _pixels(self, before: Point, at: QPointF) -> float:
        wide, high = self._view.canvas.pixel()
        return float(np.hypot((at.x() - before[0]) / wide, (at.y() - before[1]) / high))

    def _select(self, index: int | None) -> None:
        self._selected = index
        at = None if index is None or index >= len(self._points.x) else (self._points.x[index], self._points.y[index])
        self._view.show_selected(at)

    def start_anew(self) -> None:
        """Data of more inputs give way to an empty sheet."""
        self._once(PointsSource((), ()), said("draw new points"))
