"""Which columns of a table are looked at: a button with a menu of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from widgets.fields import tip
from widgets.numbers import fill_in
from widgets.plots.activation_compare import StayingMenu
from widgets.plots.narrow import ShortButton

MOST_LISTED = 60
"""More columns than this make no menu that can be read; the first ones are listed."""


class ColumnChoice(ShortButton):
    """``chosen`` are columns counted from 0; the menu stays open while boxes are ticked. At least one stays."""

    edited = Signal(object)  # the columns, ascending

    def __init__(self) -> None:
        super().__init__("", "")
        self.setObjectName("look_columns")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # the arrow would lie on the text
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setToolTip(
            tip(self.tr("Which columns to look at. At first: those most correlated with the target, and the target."))
        )
        self.setAccessibleName(self.tr("Columns to look at"))
        self._columns = StayingMenu(self)
        self.setMenu(self._columns)
        self._names: tuple[str, ...] = ()
        self._usual: tuple[int, ...] = ()
        self.chosen: tuple[int, ...] = ()
        self.boxes: dict[int, QAction] = {}

    def show_columns(self, names: tuple[str, ...], usual: tuple[int, ...], chosen: tuple[int, ...]) -> None:
        """The table's columns by name; ``usual`` are those that are looked at at first."""
        self.chosen = chosen
        if names != self._names or usual != self._usual:
            self._names, self._usual = names, usual
            self._build()
        for index, box in self.boxes.items():
            box.setChecked(index in chosen)
        counts = {"n": len(chosen), "all": len(names)}
        self.set_texts(fill_in(self.tr("Columns: {n} of {all}"), **counts), fill_in(self.tr("{n} of {all}"), **counts))

    def _build(self) -> None:
        menu = self._columns
        menu.clear()
        usual = menu.addAction(self.tr("Most telling"))
        usual.setObjectName("columns_usual")
        usual.triggered.connect(lambda: self.edited.emit(self._usual))
        whole = menu.addAction(self.tr("All"))
        whole.setObjectName("columns_all")
        whole.triggered.connect(lambda: self.edited.emit(tuple(range(len(self._names)))))
        menu.addSeparator()
        self.boxes = {}
        for index, name in enumerate(self._names[:MOST_LISTED]):
            box = menu.addAction(name.replace("&", "&&"))
            box.setCheckable(True)
            box.triggered.connect(lambda checked, index=index: self._tick(index, checked))
            self.boxes[index] = box

    def _tick(self, index: int, checked: bool) -> None:
        chosen = set(self.chosen) | {index} if checked else set(self.chosen) - {index}
        if chosen:
            self.edited.emit(tuple(sorted(chosen)))
        else:
            self.boxes[index].setChecked(True)
