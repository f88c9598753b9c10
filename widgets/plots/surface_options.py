"""What is asked of a slice, beside its kind: a sheet that opens below its button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.diagram import Parameter
from playground.landscape import POINTS, Place
from widgets.bounds import refused
from widgets.field_number import Number
from widgets.fields import NumberField, explain, mark_problem
from widgets.icons import icon
from widgets.labels import muted_label
from widgets.numbers import fill_in
from widgets.plots.chain_parameter import ParameterPicker
from widgets.plots.surface_kinds import ALONG, Choices
from widgets.plots.surface_places import PlaceChoice
from widgets.plots.surface_sheet import View
from widgets.plots.surface_words import SurfaceWords
from widgets.text_size import px
from widgets.theme import Theme

RANGE = Number(-1e4, 1e4, step=0.1, decimals=2)
SEED = Number(0, 2**31 - 1, whole=True)
WIDTH, WIDE = 360, 500
"""Pixels; pickers of parameters need more."""
PAGES = {
    "random": "random",
    "principal": "words",
    "given": "given",
    "parameters": "parameters",
    "parameter": "parameters",
    "places": "places",
    "between": "places",
    "highest": "given",
    "lowest": "given",
}
"""Which fields a kind, or a line's direction, has."""


class OptionsSheet(QFrame):
    """The fields of the present kind. ``edited`` tells new ``Choices``."""

    edited = Signal(object)
    curvature_asked = Signal()

    def __init__(self, words: SurfaceWords, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("surface_options")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._words = words
        self._choices = Choices()
        self._updates: Sequence[int] = ()
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addLayout(self._form)
        self._build_along()
        self._build_pages()
        self._build_shape()
        self._build_range()

    # --- building

    def _build_along(self) -> None:
        self.along = QComboBox()
        self.along.setObjectName("surface_along")
        texts = (
            self.tr("a random direction"),
            self.tr("1st principal component"),
            self.tr("most upward curvature (λ max)"),
            self.tr("most downward curvature (λ min)"),
            self.tr("one parameter"),
        )
        for key, text in zip(ALONG, texts, strict=True):
            self.along.addItem(text, key)
        self.along.activated.connect(lambda index: self._edit(along=ALONG[index], fresh=True))
        self._form.addRow(self.tr("Along"), self.along)

    def _build_pages(self) -> None:
        self.pages = QStackedWidget()
        builders = {
            "random": self._random_page,
            "words": self._words_page,
            "given": self._given_page,
            "parameters": self._parameters_page,
            "places": self._places_page,
        }
        self._pages = {name: build() for name, build in builders.items()}
        for page in self._pages.values():
            self.pages.addWidget(page)
        self._form.addRow(self.pages)

    def _random_page(self) -> QWidget:
        self.seeds = [NumberField(f"surface_seed_{index}", SEED, digits=6, compact=True) for index in range(2)]
        for index, field in enumerate(self.seeds):
            field.describe(
                fill_in(self.tr("Seed of direction {letter}"), letter="ab"[index]),
                self.tr("Another seed is another random direction"),
            )
            field.edited.connect(lambda seed, _key, index=index: self._seed(index, seed))
        self.dice = QToolButton()
        self.dice.setObjectName("surface_dice")
        explain(self.dice, self.tr("Other directions"), self.tr("Other random directions through the same parameters"))
        self.dice.clicked.connect(self._roll)
        self.biases = QCheckBox(self.tr("biases too"))
        self.biases.setObjectName("surface_biases")
        self.biases.setToolTip(
            self.tr("Move the biases along with the weights; without it they stay as they are, as in Li et al. (2018)")
        )
        self.biases.toggled.connect(lambda on: self._edit(biases=on))
        return _row(QLabel(self.tr("Seeds")), *self.seeds, self.dice, self.biases)

    def _words_page(self) -> QWidget:
        return muted_label(self.tr("Where this run has moved most so far."))

    def _given_page(self) -> QWidget:
        self.again = QToolButton()
        self.again.setObjectName("surface_again")
        self.again.setText(self.tr("Compute again here"))
        self.again.setToolTip(self.tr("The eigenvectors are of the moment at which they were computed"))
        self.again.clicked.connect(self.curvature_asked)
        return _row(QLabel(self.tr("As they were last computed.")), self.again)

    def _parameters_page(self) -> QWidget:
        self.pickers = [ParameterPicker(), ParameterPicker()]
        for index, picker in enumerate(self.pickers):
            picker.picked.connect(lambda parameter, index=index: self.pick(parameter, index))
        return _column(*self.pickers, muted_label(self.tr("Or click a connection or a bias in the network diagram.")))

    def _places_page(self) -> QWidget:
        self.places = [PlaceChoice(f"surface_place_{index}", self._words) for index in range(3)]
        rows = []
        for index, choice in enumerate(self.places):
            choice.picked.connect(lambda place, index=index: self._pick_place(index, place))
            rows.append(_row(QLabel("ABC"[index]), choice, stretch=False))
        self._third = rows[2]
        return _column(*rows)

    def _build_shape(self) -> None:
        self.points = QComboBox()
        self.points.setObjectName("surface_points")
        for points in POINTS:
            self.points.addItem(fill_in(self.tr("{n} {n:point|points}"), n=points), points)
        self.points.setToolTip(self.tr("Points a side: more of them take longer"))
        self.points.activated.connect(lambda index: self._shape(points=POINTS[index]))
        self.subset = QComboBox()
        self.subset.setObjectName("surface_subset")
        self.subset.addItems([self.tr("training loss"), self.tr("validation loss"), self.tr("test loss")])
        self.subset.setToolTip(self.tr("Which rows of the data the loss is taken over"))
        self.subset.activated.connect(lambda index: self._shape(subset=index))
        self.log = QCheckBox(self.tr("log loss"))
        self.log.setObjectName("surface_log")
        self.log.setToolTip(
            self.tr("Colours, or heights, by the logarithm of the loss: valleys show beside high walls")
        )
        self.log.toggled.connect(self._on_log)
        self._form.addRow(_row(self.subset, self.points, self.log))

    def _build_range(self) -> None:
        self.range = [NumberField(f"surface_range_{index}", RANGE, digits=8, compact=True) for index in range(4)]
        self._axes = []
        self.whole = QToolButton()
        self.whole.setObjectName("surface_whole")
        self.whole.setText(self.tr("Usual range"))
        self.whole.setToolTip(self.tr("The range that suits the directions (double click in the picture)"))
        self.whole.clicked.connect(lambda: self._shape(x_range=None, y_range=None))
        for axis in range(2):
            first, last = self.range[2 * axis : 2 * axis + 2]
            for field in (first, last):
                field.describe(
                    self.tr("End of an axis"), self.tr("From where to where; or drag and zoom in the picture")
                )
                field.edited.connect(lambda value, _key, field=field: self._range(field, value))
            name = QLabel()
            parts = [name, QLabel(self.tr("from")), first, QLabel(self.tr("to")), last]
            self._axes.append((name, _row(*parts, *([] if axis else [self.whole]))))
            self._form.addRow(self._axes[axis][1])

    # --- showing

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.setStyleSheet(f"QFrame#surface_options {{ background: {theme.card}; border: 1px solid {theme.border}; }}")
        self.dice.setIcon(icon("dice", theme))

    def open_below(self, button: QWidget) -> None:
        """Show it below its button, on the screen as a whole."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 2))
        screen = button.screen().availableGeometry()
        left = min(max(corner.x(), screen.left()), screen.right() - self.width())
        top = corner.y()
        if top + self.height() > screen.bottom():
            top = max(screen.top(), button.mapToGlobal(QPoint()).y() - self.height() - 2)
        self.move(left, top)
        self.show()
        self.setFocus()

    def show_choices(self, choices: Choices) -> None:
        """Show what is chosen."""
        self._choices = choices
        is_line = choices.kind == "line"
        page_name = PAGES[choices.along if is_line else choices.kind]
        self._form.setRowVisible(self.along, is_line)
        self.pages.setCurrentWidget(self._pages[page_name])
        for name, shown in self._pages.items():
            # the stack is as high as its highest page that counts
            policy = QSizePolicy.Policy.Preferred if name == page_name else QSizePolicy.Policy.Ignored
            shown.setSizePolicy(policy, policy)
        with QSignalBlocker(self.along), QSignalBlocker(self.biases), QSignalBlocker(self.log):
            self.log.setChecked(choices.log)
            self.along.setCurrentIndex(ALONG.index(choices.along))
            self.biases.setChecked(choices.biases)
        for field, seed in zip(self.seeds, choices.seeds, strict=True):
            field.show_value(seed)
        self.seeds[1].setVisible(not is_line)
        for picker, parameter in zip(self.pickers, choices.parameters, strict=True):
            picker.show_parameter(parameter)
        self.pickers[1].setVisible(not is_line)
        self.points.setCurrentIndex(POINTS.index(choices.shape.points))
        self.subset.setCurrentIndex(choices.shape.subset)
        self._axes[1][1].setVisible(not choices.spec().is_line)
        self._show_places()
        self.setFixedWidth(px(WIDE) if page_name == "parameters" else px(WIDTH))
        if self.isVisible():
            self.adjustSize()

    def show_range(self, view: View, names: tuple[str, str]) -> None:
        """From where to where the picture goes, and what its axes are called."""
        for axis, limits in enumerate((view.x, view.y)):
            self._axes[axis][0].setText(names[axis])
            for field, value in zip(self.range[2 * axis : 2 * axis + 2], limits, strict=True):
                field.show_value(float(f"{value:.4g}"))

    def show_sizes(self, sizes: Sequence[int]) -> None:
        """Inputs, units of every hidden layer, 1: what there is to pick."""
        for picker in self.pickers:
            picker.show_sizes(sizes)

    def show_snapshots(self, updates: Sequence[int]) -> None:
        """Where this run can be looked back at."""
        self._updates = updates
        if self.isVisible():
            self._show_places()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_places()

    def _show_places(self) -> None:
        choices = self._choices
        places: tuple[Place, ...] = choices.ends if choices.kind == "between" else choices.corners
        for choice, place in zip(self.places, places, strict=False):
            choice.show_place(place, self._updates)
        self._third.setVisible(choices.kind != "between")

    # --- what a person does

    def pick(self, parameter: Parameter, index: int) -> None:
        """Make a parameter one of the axes."""
        first, second = self._choices.parameters
        self._edit(parameters=(parameter, second) if index == 0 else (first, parameter), fresh=True)

    def _pick_place(self, index: int, place: Place) -> None:
        # a line has two ends: the third corner, unseen meanwhile, is still one when the language is switched
        name = "ends" if self._choices.kind == "between" and index < len(self._choices.ends) else "corners"
        places = list(getattr(self._choices, name))
        places[index] = place
        self._edit(**{name: tuple(places)}, fresh=True)

    def _seed(self, index: int, seed: int) -> None:
        if refused(self.seeds[index], SEED, seed):
            return
        seeds = list(self._choices.seeds)
        seeds[index] = seed
        if seeds[0] == seeds[1]:
            seeds[1 - index] += 1
        self._edit(seeds=tuple(seeds))

    def _roll(self) -> None:
        first = max(self._choices.seeds) + 1
        self._edit(seeds=(first, first + 1))

    def _range(self, field: NumberField, value: float) -> None:
        if refused(field, RANGE, value):
            return
        at = self.range.index(field)
        ends = [float(other.value or 0.0) for other in self.range]
        ends[at] = value
        low, high = ends[at // 2 * 2 : at // 2 * 2 + 2]
        if not low < high:
            mark_problem(field, self.tr("The left end has to be smaller than the right one"))
            return
        self._shape(**{("x_range", "y_range")[at // 2]: (low, high)})

    def _on_log(self, log: bool) -> None:
        self.edited.emit(self._choices.with_log(log))

    def _shape(self, **changes: Any) -> None:
        self._edit(shape=replace(self._choices.shape, **changes))

    def _edit(self, *, fresh: bool = False, **changes: Any) -> None:
        """``fresh``: another slice, whose usual range is another."""
        choices = replace(self._choices, **changes)
        if fresh:
            choices = choices.with_usual_range()
        if choices != self._choices:
            self.edited.emit(choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def _row(*widgets: QWidget, stretch: bool = True) -> QWidget:
    host = QWidget()
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return host


def _column(*widgets: QWidget) -> QWidget:
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    return host
