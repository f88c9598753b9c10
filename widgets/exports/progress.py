"""How far an export is, in the line at the bottom, and a button to cancel it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from widgets.numbers import fill_in
from widgets.text_size import fix
from widgets.theme import scaled_font


class ExportProgress(QWidget):
    """Hidden while nothing is exported."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_progress")
        small = scaled_font(self.font(), 0.9)
        self._label = QLabel()
        self._label.setFont(small)
        self.bar = QProgressBar()
        self.bar.setObjectName("export_bar")
        self.bar.setTextVisible(False)
        fix(self.bar, width=110, height=4)
        self.cancel = QToolButton()
        self.cancel.setObjectName("export_cancel")
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setFont(small)
        self.cancel.setProperty("flat", True)
        fix(self.cancel, height=18)  # the line keeps its height
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cancel.setToolTip(self.tr("Stop the export; nothing is written. Training is not touched by it."))
        self.cancel.setAccessibleName(self.tr("Cancel the export"))
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(6)
        for part in (self._label, self.bar, self.cancel):
            row.addWidget(part)
        self.hide()

    def begin(self, name: str) -> None:
        """An export called ``name`` has begun; how long it takes is not known yet."""
        self._label.setText(fill_in(self.tr("Exporting {name}…"), name=name))
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self._label.text())
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """So many steps of so many are done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def end(self) -> None:
        """Nothing is exported any more."""
        if self.cancel.hasFocus():
            self.window().setFocus()
        self.hide()
