"""What the baselines reach, as level lines in a plot of losses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from playground.data.dataset import Dataset
from playground.frames import Baselines, FloatArray
from widgets.fields import tip
from widgets.plots import baseline_words as words
from widgets.plots.canvas import Canvas
from widgets.plots.elastic import ElasticCheck
from widgets.plots.layers import Layer
from widgets.plots.legend import ICON, Entry, mark_icon
from widgets.plots.marks import Marks
from widgets.plots.ticks import number
from widgets.theme import LIGHT, Theme

DASH = [6.0, 4.0]
SPACE = 6.0
ABOVE_CURVES = 3.5
PLATE = 0.8
"""How much of what lies under words their plates hide."""


class Levels(Layer):
    """Dashed lines across the picture, each with words at its right end, none of them over another's."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, 1.5)  # over the noise of the batches, under the curves
        self.levels: tuple[tuple[float, str], ...] = ()
        self._color = QColor()
        self.words = LevelWords(canvas)

    def set_colors(self, color: str, plate: str) -> None:
        """``#rrggbb`` of lines and words, and of what lies under the words."""
        self._color = QColor(color)
        self.words.set_colors(color, plate)
        self.changed()

    def show_levels(self, *levels: tuple[float, str]) -> None:
        """Axis positions on y with their words."""
        if levels != self.levels:
            self.levels = self.words.levels = levels
            self.changed()
            self.words.changed()

    def draw(self, painter: QPainter) -> None:
        pen = QPen(self._color, 1.0)
        pen.setDashPattern(DASH)
        painter.setPen(pen)
        for y, _ in heights(self, self.levels):
            # not through the axis's name
            names = [box.right() for box in self.canvas.name_places() if box.top() <= y <= box.bottom()]
            left, right = min(names, default=0.0), self.boundingRect().width()
            painter.drawLine(QPointF(left if left < 0.6 * right else 0.0, y), QPointF(right, y))


class LevelWords(Layer):
    """The words of levels, above the curves, which show through the plates under them.

    They keep clear of each other, of the axes' names and of ``marks``, and stand still while they do.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, ABOVE_CURVES)
        self.levels: tuple[tuple[float, str], ...] = ()
        self.marks: Marks | None = None
        self._before: dict[int, float] = {}  # how far from the right end the words of a level stood
        self._color, self._plate = QColor(), QColor()

    def set_colors(self, color: str, plate: str) -> None:
        """``#rrggbb`` of the words and of the plates."""
        self._color, self._plate = QColor(color), QColor(plate)
        self._plate.setAlphaF(PLATE)
        self.changed()

    def draw(self, painter: QPainter) -> None:
        for box, text in self.places():
            painter.fillRect(box, self._plate)
            painter.setFont(self.canvas.tick_font())
            painter.setPen(self._color)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def places(self) -> list[tuple[QRectF, str]]:
        """The plate of each level that is in sight, with its words."""
        metrics, right = QFontMetrics(self.canvas.tick_font()), self.boundingRect().width()
        taken, found = self.canvas.name_places() + (self.marks.places() if self.marks is not None else []), []
        for index, (y, text) in enumerate(heights(self, self.levels)):
            box = QRectF(0.0, 0.0, metrics.horizontalAdvance(text) + 8.0, metrics.height())
            box.moveCenter(QPointF(right - box.width() / 2 - 4.0, y))
            steps = [self._before.get(index, 0.0), *np.arange(0.0, box.left(), SPACE)]
            places = (box.translated(-float(step), 0.0) for step in steps)
            free = (place for place in places if place.left() >= 0.0 and not any(map(place.intersects, taken)))
            box = next(free, box)
            self._before[index] = right - 4.0 - box.right()
            taken.append(box.adjusted(-SPACE, 0.0, SPACE, 0.0))
            found.append((box, text))
        return found


def heights(layer: Layer, levels: Sequence[tuple[float, str]]) -> Iterator[tuple[float, str]]:
    """In pixels from the top, with the words of each; those that are in sight."""
    for position, text in levels:
        _, py = layer.canvas.to_pixels(np.zeros(1), np.array([position]))
        y = round(float(py[0])) + 0.5
        if 0.0 <= y <= layer.boundingRect().height():
            yield y, text


class BaselineLines:
    """The lines and the box that shows them. Shown at first where data were measured rather than made."""

    def __init__(self, canvas: Canvas, changed: Callable[[], None]) -> None:
        """``changed`` is called when a person wants them, or no longer."""
        self._levels = Levels(canvas)
        self._found: Baselines | None = None
        self._chosen = False  # by a person
        translate = QCoreApplication.translate
        self.box = ElasticCheck()
        self.box.setObjectName("loss_baselines")
        self.box.set_texts(translate("BaselineLines", "baselines"), "")
        self.box.setIconSize(ICON)
        self.box.setToolTip(
            tip(
                translate(
                    "BaselineLines",
                    "The loss of models that need no training, on the validation set: the mean, least squares, nearest "
                    "neighbours. A network above them has not earned its parameters yet.",
                )
            )
        )
        self.box.clicked.connect(self._choose)
        self.box.toggled.connect(changed)
        self.box.toggled.connect(self._dress)
        self._theme = LIGHT

    @property
    def wanted(self) -> bool:
        """Whether they are to be computed and drawn."""
        return self.box.isChecked()

    def keep_clear_of(self, marks: Marks) -> None:
        """No words lie under these."""
        self._levels.words.marks = marks

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self._levels.set_colors(theme.muted, theme.plot)
        self._dress()

    def show_dataset(self, dataset: Dataset) -> None:
        """Other data have other baselines."""
        self._found = None
        self._levels.show_levels()
        if not self._chosen:
            # where all targets are the same, any of them is without a loss, and a logarithm of nothing is no level
            self.box.setChecked(dataset.truth is None and bool(np.ptp(dataset.y) > 0.0))

    def show_baselines(self, found: Baselines | None) -> None:
        """What the newest frame knows."""
        self._found = found or self._found

    def place(self, position: Callable[[FloatArray], FloatArray]) -> list[FloatArray]:
        """Draw the lines where ``position`` puts their losses; those that are drawn, as positions."""
        losses = self.losses() if self.wanted else {}
        levels = {name: float(position(np.array([loss]))[0]) for name, loss in losses.items()}
        k = self._found.neighbours if self._found is not None else None
        self._levels.show_levels(
            *((levels[name], f"{words.name_of(name, k)} {number(losses[name])}") for name in levels)
        )
        return [np.array(list(levels.values()))] if levels else []

    def losses(self) -> dict[str, float]:
        """The loss of each baseline on the validation set; on the training set where there is none."""
        if self._found is None:
            return {}
        subset = 1 if self._found["mean"].metrics[1] is not None else 0
        entries = {entry.name: entry.metrics[subset] for entry in self._found.entries}
        return {name: one.loss for name, one in entries.items() if one is not None and np.isfinite(one.loss)}

    def _dress(self) -> None:
        entry = Entry("baselines", "", "dash", self._theme.muted, self._theme.muted)
        self.box.setIcon(mark_icon(entry, self.box.isChecked(), self._theme))

    def _choose(self) -> None:
        self._chosen = True
