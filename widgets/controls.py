"""What a person chose in the controls of a part of the window, to be chosen again in the same part built anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QMenu,
    QScrollBar,
    QSpinBox,
    QTableView,
    QWidget,
)

if TYPE_CHECKING:
    from widgets.plots.ranges import Range

Place = tuple[str, ...]
"""Names from the outermost part to the control; those without one go by their class and number."""


def chosen(root: QWidget) -> dict[Place, object]:
    """The state of every control in ``root`` that a person may have changed, by its place."""
    found = {place: _state(control) for place, control in _controls(root)}
    return {place: state for place, state in found.items() if state is not None}


def choose(root: QWidget, choices: Mapping[Place, object]) -> None:
    """Bring the controls of ``root`` into these states, as a person would; those that are so already are left alone.

    Each is looked for when its turn comes: one choice may build others anew, as the entries of a legend.
    """
    for place, state in choices.items():
        control = _part_at(root, place)
        if control is not None and state != _state(control):
            _choose(control, state)


def scrolled(root: QWidget) -> dict[Place, int]:
    """How far everything in ``root`` is scrolled."""
    return {place: bar.value() for place, bar in _parts(root) if isinstance(bar, QScrollBar) and bar.value()}


def scroll(root: QWidget, to: Mapping[Place, int]) -> None:
    """Scroll as far; only once everything has its size."""
    for place, bar in _parts(root):
        if isinstance(bar, QScrollBar) and place in to:
            bar.setValue(to[place])


def ranges(root: QWidget) -> dict[Place, tuple[Range, Range]]:
    """What the plots in ``root`` show that were dragged or zoomed."""
    from widgets.plots.canvas import Canvas

    parts = _parts(root)
    return {place: part.shown_range() for place, part in parts if isinstance(part, Canvas) and part.is_moved}


def show_ranges(root: QWidget, shown: Mapping[Place, tuple[Range, Range]]) -> None:
    """Show the same in the plots of ``root``."""
    from widgets.plots.canvas import Canvas

    for place, part in _parts(root):
        if isinstance(part, Canvas) and place in shown:
            part.show_range(*shown[place])


def _controls(root: QWidget) -> Iterator[tuple[Place, QObject]]:
    for place, part in _parts(root):
        if not isinstance(part, QScrollBar | QAbstractItemView) or isinstance(part, QTableView):
            yield place, part


def _parts(root: QObject, place: Place = ()) -> Iterator[tuple[Place, QObject]]:
    """Everything in ``root``, outermost first."""
    for name, part in _named(root):
        here = (*place, name)
        yield here, part
        if not isinstance(part, QComboBox | QSpinBox):
            yield from _parts(part, here)


def _part_at(root: QObject, place: Place) -> QObject | None:
    """What is there now, if anything is."""
    part: QObject | None = root
    for wanted in place:
        part = next((found for name, found in _named(part) if name == wanted), None) if part is not None else None
    return part


def _named(root: QObject) -> Iterator[tuple[str, QObject]]:
    """The parts right in ``root``, numbered where they share a name."""
    numbers: Counter[str] = Counter()
    for part in root.children():
        if isinstance(part, QWidget | QAction):
            name = part.objectName() or type(part).__name__
            numbers[name] += 1
            yield f"{name} {numbers[name]}", part


def _state(control: QObject) -> object:
    match control:
        case QComboBox():
            return control.currentIndex()
        case QAbstractButton() if control.isCheckable():
            return control.isChecked()
        case QAction() if control.isCheckable() and isinstance(control.parent(), QMenu):
            return control.isChecked()
        case QAbstractSlider() | QSpinBox():
            return control.value()
        case QTableView() if control.isSortingEnabled():
            header = control.horizontalHeader()
            return header.sortIndicatorSection(), header.sortIndicatorOrder()
        case _:
            return None


def _choose(control: QObject, state: object) -> None:
    match control, state:
        case QComboBox(), int() if state < control.count():
            control.setCurrentIndex(state)
            control.activated.emit(state)
        case QAbstractButton(), bool():
            if control.isEnabled():
                control.click()
            else:
                control.setChecked(state)
        case QAction(), bool():
            control.trigger()
        case (QAbstractSlider() | QSpinBox()), int():
            control.setValue(state)
        case QTableView(), (int(column), Qt.SortOrder() as order):
            control.sortByColumn(column, order)
        case _:
            pass
