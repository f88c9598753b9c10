"""Which activation functions are laid over the layer's own, and LeakyReLU's slope."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from playground.activations import ACTIVATIONS
from playground.checking import check
from playground.experiment import Experiment, ExperimentError, Layer, Network
from widgets.field_number import Number
from widgets.fields import NumberField, tip
from widgets.gesture_slider import GestureSlider
from widgets.numbers import fill_in
from widgets.plots.activation_looks import MOST, OWN, Shown, sample_icon
from widgets.plots.activation_math import Function
from widgets.theme import LIGHT, Theme
from widgets.words import in_words

CLASSICS = ("sigmoid", "tanh", "relu", "leaky_relu")
"""What courses compare."""
LEAKY = "leaky_relu"
COMPARED_SLOPE = 0.1
"""α of a compared LeakyReLU to begin with: steep enough to be told from ReLU."""
SLOPE = Number(0.0, 0.99, step=0.01, decimals=2)
STEPS = 100


class StayingMenu(QMenu):
    """A menu that stays open while its checkable entries are chosen, so that several can be."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._toggled(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if not (chosen and self._toggled(self.activeAction())):
            super().keyPressEvent(event)

    def _toggled(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        if action.isEnabled():
            action.trigger()
        return True


class CompareButton(QToolButton):
    """Up to ``MOST`` functions beside the layer's own; every one keeps its colour and dash while it stays."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("activation_compare")
        self._own = Function("identity")
        self._theme = LIGHT
        self.slope = COMPARED_SLOPE
        self._places: dict[str, int] = {}
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # the rule for buttons in titles leaves no room for the arrow of a menu
        self.setStyleSheet("QToolButton { padding-right: 20px; } QToolButton:focus { padding-right: 19px; }")
        self.setToolTip(
            tip(
                fill_in(
                    self.tr(
                        "Lay other activation functions over this layer's own, {n} at most. The network stays as it is."
                    ),
                    n=MOST,
                )
            )
        )
        menu = StayingMenu(self)
        self.entries: dict[str, QAction] = {}
        for name, activation in ACTIVATIONS.items():
            action = menu.addAction(activation.label)
            action.setObjectName(f"compare_{name}")
            action.setCheckable(True)
            action.triggered.connect(lambda checked, name=name: self._choose(name, checked))
            self.entries[name] = action
        menu.addSeparator()
        self.classics = menu.addAction(", ".join(ACTIVATIONS[name].label for name in CLASSICS))
        self.classics.triggered.connect(lambda: self.choose(CLASSICS))
        self.none = menu.addAction(self.tr("None"))
        self.none.triggered.connect(lambda: self.choose(()))
        self.setMenu(menu)
        self._show()

    def show_theme(self, theme: Theme) -> None:
        """Draw the entries' lines in the theme's colours."""
        self._theme = theme
        self._show()

    def show_own(self, own: Function) -> None:
        """The layer's own function, which is drawn anyway."""
        if own != self._own:
            self._own = own
            self._show()

    def choose(self, names: tuple[str, ...]) -> None:
        """Compare with these and no others."""
        for name in [name for name in self._places if name not in names]:
            del self._places[name]
        for name in names:
            self._add(name)
        self._show()
        self.changed.emit()

    def set_slope(self, slope: float) -> None:
        """α of the compared LeakyReLU."""
        self.slope = slope
        self.changed.emit()

    @property
    def compares_leaky(self) -> bool:
        """Whether a LeakyReLU that is not the layer's own is drawn."""
        return LEAKY in self._places and self._own.name != LEAKY

    def shown(self) -> list[Shown]:
        """The layer's own function first, then the others in the order in which they came."""
        functions = [(self._own, OWN)]
        for name, place in self._places.items():
            if name != self._own.name:
                slope = self.slope if ACTIVATIONS[name].has_slope else 0.0
                functions.append((Function(name, slope), place))
        return [Shown(function, place, label_of(function)) for function, place in functions]

    def _choose(self, name: str, checked: bool) -> None:
        if checked:
            self._add(name)
        else:
            self._places.pop(name, None)
        self._show()
        self.changed.emit()

    def _add(self, name: str) -> None:
        free = [place for place in range(1, MOST + 1) if place not in self._places.values()]
        if name not in self._places and free:
            self._places[name] = free[0]

    def _show(self) -> None:
        others = sum(name != self._own.name for name in self._places)
        self.setText(fill_in(self.tr("Compare ({n})"), n=others) if others else self.tr("Compare"))
        full = len(self._places) >= MOST
        for name, action in self.entries.items():
            own = name == self._own.name
            label = ACTIVATIONS[name].label
            action.setText(fill_in(self.tr("{label} (this layer)"), label=label) if own else label)
            action.setChecked(own or name in self._places)
            action.setEnabled(not own and (name in self._places or not full))
            place = OWN if own else self._places.get(name)
            # a line of its own where there is one; room for it where there is none
            look = Shown(Function(name), place or OWN, "").look(self._theme)
            font = QFont(self.font())
            font.setBold(own or name in self._places)
            action.setFont(font)
            action.setIcon(sample_icon(look if place is not None else None))


class SlopeSlider(GestureSlider):
    """α from 0 to just below 1 in steps of a hundredth."""

    def __init__(self) -> None:
        super().__init__("activation_slope_slider")
        self.setRange(0, STEPS - 1)
        self.setPageStep(STEPS // 10)

    def value_at(self, position: int) -> float:
        return position / STEPS


class SlopeControl(QWidget):
    """α as slider and number, and whose it is. ``edited(value, merge key)`` as the fields of the panels."""

    edited = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        about = self.tr(
            "The slope α of LeakyReLU below 0, from 0 up to but not including 1. 0 is ReLU, whose units can die; a "
            "little more lets gradient through; towards 1 the layer becomes linear."
        )
        self.whose = QLabel()
        self.slider = SlopeSlider()
        self.slider.setMinimumWidth(70)
        self.slider.setMaximumWidth(160)
        self.field = NumberField("activation_slope", SLOPE, digits=4.6, compact=True)
        self.field.describe(self.tr("Slope of LeakyReLU"), about)
        self.slider.setAccessibleName(self.field.accessibleName())
        self.slider.setToolTip(tip(about))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.whose, self.slider, self.field):
            row.addWidget(widget)
        self.slider.moved.connect(self.edited)
        self.field.edited.connect(self.edited)

    def show_value(self, slope: float, whose: str) -> None:
        """Show ``slope``; ``whose`` are the words before the slider."""
        if slope != self.field.value:
            self.slider.place(round(slope * STEPS))
        self.field.show_value(slope)
        self.whose.setText(whose)

    def refuse(self, problem: str) -> None:
        """Go back to the last value shown and say why."""
        self.field.refuse(problem)


def label_of(function: Function) -> str:
    """The function in a few letters: its name, with α where it has one."""
    label = function.activation.label
    return f"{label} {SLOPE.text(function.slope)}" if function.activation.has_slope else label


def slope_problem(slope: float) -> str:
    """Why LeakyReLU cannot have this slope; empty if it can."""
    try:
        check(Experiment(network=Network(layers=(Layer(1, LEAKY, slope),))))
    except ExperimentError as error:
        return in_words(error.problem)
    return ""
