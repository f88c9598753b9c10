"""In which order Tab goes through a window: card by card, and in each as one reads.

Worked out when Tab is pressed: cards are moved and rows come and go, and nothing has to be kept in step.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QApplication, QComboBox, QScrollArea, QWidget

from widgets.below import below

COLUMN = 60
"""Pixels: cards whose left edges are nearer than that are in one column."""
OVERLAP = 0.5
"""Two things are in one line if they share so much of the lower one's height."""


def reachable(root: QWidget) -> list[QWidget]:
    """What Tab can reach under ``root``, in no order."""
    return [
        widget
        for widget in [root, *below(root, QWidget)]
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is root.window()
        and not _is_part(widget)
    ]


def _is_part(widget: QWidget) -> bool:
    """A line inside a box that has the focus itself, or what a view with the focus scrolls.

    Nobody is asked for a focus proxy: PySide 6.11 then keeps both widgets for ever, with everything that they draw.
    """
    around = widget.parentWidget()
    if isinstance(around, QAbstractScrollArea):
        return around.viewport() is widget
    return isinstance(around, QComboBox | QAbstractSpinBox)


def as_read(widgets: Sequence[QWidget]) -> list[QWidget]:
    """From the top, and in a line from the left."""
    placed = sorted(((_rect(widget), widget) for widget in widgets), key=lambda one: (one[0].top(), one[0].left()))
    lines: list[list[tuple[QRect, QWidget]]] = []
    for rect, widget in placed:
        first = lines[-1][0][0] if lines else None
        if first is not None and first.bottom() - rect.top() >= OVERLAP * min(rect.height(), first.height()):
            lines[-1].append((rect, widget))
        else:
            lines.append([(rect, widget)])
    return [widget for line in lines for _, widget in sorted(line, key=lambda one: one[0].left())]


def by_columns(parts: Sequence[QWidget]) -> list[QWidget]:
    """Cards column by column from the left, and in each from the top."""
    left: list[int] = []
    for x in sorted(_rect(part).left() for part in parts):
        if not left or x - left[-1] > COLUMN:
            left.append(x)

    def place(part: QWidget) -> tuple[int, int]:
        rect = _rect(part)
        return max(index for index, x in enumerate(left) if x <= rect.left()), rect.top()

    return sorted(parts, key=place)


def order(parts: Sequence[QWidget]) -> list[QWidget]:
    """Everything that Tab reaches in ``parts``, one part after the other."""
    found: list[QWidget] = []
    for part in parts:
        found += [widget for widget in as_read(reachable(part)) if widget not in found]
    return found


def step(parts: Sequence[QWidget], forward: bool) -> bool:
    """Move the focus to the next widget, or the one before; false if there is none."""
    stops = order(parts)
    if not stops:
        return False
    here = QApplication.focusWidget()
    at = stops.index(here) if here in stops else -1 if forward else len(stops)
    focus(stops[(at + (1 if forward else -1)) % len(stops)], forward)
    return True


def next_part(parts: Sequence[QWidget], forward: bool) -> bool:
    """Move the focus to the first widget of the next part that has one; false if none has."""
    groups = [(part, as_read(reachable(part))) for part in parts]
    groups = [(part, stops) for part, stops in groups if stops]
    if not groups:
        return False
    here = QApplication.focusWidget()
    inside = [index for index, (part, _) in enumerate(groups) if here is not None and part.isAncestorOf(here)]
    at = inside[-1] if inside else -1 if forward else len(groups)
    focus(groups[(at + (1 if forward else -1)) % len(groups)][1][0], forward)
    return True


def focus(widget: QWidget, forward: bool = True) -> None:
    """Give ``widget`` the focus as Tab does, and bring it into sight."""
    widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and around.isAncestorOf(widget):
            around.ensureWidgetVisible(widget, 8, 8)
        around = around.parentWidget()


def _rect(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
