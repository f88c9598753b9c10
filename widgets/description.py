"""What a view shows, in words: on a small sheet, and read out by a screen reader."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from widgets.announce import announce
from widgets.below import below
from widgets.card import Card, CardDock
from widgets.dialog import Dialog
from widgets.numbers import fill_in
from widgets.plots.plot_card import TITLES, PlotCard, title_of
from widgets.roomy import Roomy
from widgets.text_size import on_screen, px
from widgets.views import Views
from widgets.workspace import CENTRE, Workspace

WIDTH = 420
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit)
PICTURE = "picture_of_a_plot"
"""The property of a widget that is a plot's picture and not one of its controls."""


class Description(Dialog):
    """A few sentences that can be read, selected and copied. It does not stop the work in the window."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("description")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(fill_in(self.tr("{title}, in words"), title=title))
        self.text = QLabel(text)
        self.text.setObjectName("description_text")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        flags = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.text.setAccessibleName(text)
        self.text.setMargin(6)  # between the letters and the frame that the focus draws
        self.text.setFixedWidth(min(px(WIDTH), on_screen(self, WIDTH, WIDTH).width() - 40))
        self.text.setMinimumHeight(self.text.heightForWidth(self.text.width()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("description_copy")
        copy.setToolTip(self.tr("Put these sentences on the clipboard"))
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        self.begins_at, self.enter = self.text, buttons.button(QDialogButtonBox.StandardButton.Close)
        inside = QVBoxLayout()
        inside.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(Roomy(inside))
        column.addWidget(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())


class Describer(QObject):
    """Says what a view shows when asked, and to a screen reader when the keyboard comes to its picture."""

    def __init__(self, workspace: Workspace, views: Views, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._views = views
        self._window = parent
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        for name in TITLES:
            action = QAction(self.tr("Describe in words"), self)
            action.setObjectName(f"card_describe_{name}")
            action.triggered.connect(partial(self.describe, name))
            self._card(name).title_row.menu.addAction(action)

    def describe(self, name: str = "", _checked: bool = False) -> None:
        """Show and announce what the plot ``name`` shows; without a name the one with the focus, or the largest."""
        name = name or self._focused() or self._workspace.centre.shown
        if name not in self._views.names:
            return  # it is being built
        text = self._views.plot(name).describe()
        card = self._card(name)
        sheet = Description(title_of(name), text, self._window.window())
        sheet.show()
        sheet.move(card.mapToGlobal(QPoint(px(24), px(48))))
        sheet.text.setFocus()
        announce(card, text)

    def _focused(self) -> str:
        plot = plot_of(QApplication.focusWidget())
        return "" if plot is None else plot.objectName()

    def _card(self, name: str) -> Card | CardDock:
        return self._workspace.centre.card(name) if name in CENTRE else self._workspace.docks[name]

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """The words are made when somebody comes, not with every frame."""
        plot = plot_of(now)
        if now is not None and plot is not None and now.property(PICTURE):
            now.setAccessibleDescription(plot.describe())


def plot_of(widget: QWidget | None) -> PlotCard | None:
    """The plot that ``widget`` is a part of."""
    while widget is not None and not isinstance(widget, PlotCard):
        widget = widget.parentWidget()
    return widget


def name_pictures(plot: PlotCard) -> None:
    """Give pictures of ``plot`` that have no name of their own its title as accessible name."""
    for widget in below(plot, QWidget):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and not isinstance(widget, CONTROLS) and not widget.accessibleName():
            widget.setAccessibleName(plot.title())
            widget.setProperty(PICTURE, True)
