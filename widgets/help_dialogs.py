"""The dialogs of the Help menu."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLabel, QMessageBox, QVBoxLayout, QWidget

from widgets.actions import ACTIONS, MENUS, translated
from widgets.dialog import Dialog
from widgets.icons import program_icon
from widgets.roomy import Roomy
from widgets.theme import scaled_font

PARTS = ("torch", "PySide6-Essentials", "pyqtgraph", "numpy")


class ShortcutHelp(Dialog):
    """Every action that has a shortcut, by menu, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for menu, title in MENUS.items():
            self._add_menu(grid, menu, translated(title))
        note = QLabel(
            self.tr("A field with the focus keeps the keys it needs: letters, arrows, the space bar. Escape leaves it.")
        )
        note.setObjectName("card_subtitle")
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.begins_at = self.enter = buttons.button(QDialogButtonBox.StandardButton.Close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        column.addWidget(Roomy(grid))
        column.addWidget(note)
        column.addWidget(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _add_menu(self, grid: QGridLayout, menu: str, title: str) -> None:
        specs = [spec for spec in ACTIONS if spec.menu == menu and spec.shortcuts]
        if not specs:
            return
        heading = QLabel(title)
        heading.setFont(scaled_font(self.font(), 1.0, bold=True))
        row = grid.rowCount()
        grid.setRowMinimumHeight(row, heading.sizeHint().height() + 12)
        grid.addWidget(heading, row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
        for spec in specs:
            keys = [QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in spec.shortcuts]
            row = grid.rowCount()
            grid.addWidget(QLabel(translated(spec.text).rstrip("…")), row, 0)
            grid.addWidget(QLabel(self.tr(" or ").join(keys)), row, 1)


def about(parent: QWidget) -> QMessageBox:
    """A box with the versions of the program and its main parts, not yet shown."""
    box = QMessageBox(parent)
    box.setObjectName("about")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    translate = QCoreApplication.translate
    box.setWindowTitle(translate("About", "About Deep Regression Playground"))
    box.setIconPixmap(program_icon().pixmap(QSize(64, 64), box.devicePixelRatioF()))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("Deep Regression Playground")
    words = translate(
        "About", "Build a small neural network for regression, train it, and see why it learns or fails to."
    )
    from importlib.metadata import version  # which takes a fiftieth of a second to load

    parts = "\n".join(f"{part} {version(part)}" for part in PARTS)
    licence = translate("About", "MIT licence")
    box.setInformativeText(f"{words}\n\n{parts}\n\n{licence}")
    return box
