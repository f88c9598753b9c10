"""The row of buttons over the picture of a slice: what else can be seen of it, and the race."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from widgets.fields import tip
from widgets.plots.surface_space import SpaceWindow, why_no_context, why_not
from widgets.theme import LIGHT, Theme, scaled_font

LOW = "QToolButton { padding: 1px 8px; } QToolButton:focus { padding: 0px 7px; }"
"""A button in a row of its own, as low as can be."""


def tool(name: str, text: str, about: str) -> QToolButton:
    """A button with a tooltip that wraps."""
    button = QToolButton()
    dress(button, name, text, about)
    return button


def dress(button: QToolButton, name: str, text: str, about: str) -> None:
    """Name and words of a button."""
    button.setObjectName(name)
    button.setText(text)
    button.setToolTip(tip(about))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def lower(button: QToolButton) -> None:
    """Make it as low as a small card needs it."""
    button.setFont(scaled_font(button.font(), 0.9))
    button.setStyleSheet(LOW)


class ToolRow(QWidget):
    """Cut and curvature, which stay pressed, the race, and the surface in space."""

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cut = tool("surface_cut", self.tr("Cut"), self.tr("The loss along both axes through the cursor"))
        self.bends = tool(
            "surface_curvature", self.tr("Curvature"), self.tr("Minimum, saddle or neither: the Hessian's eigenvalues")
        )
        for button in (self.cut, self.bends):
            button.setCheckable(True)
            button.toggled.connect(self.toggled)
        self.race = tool(
            "surface_race",
            self.tr("Race"),
            self.tr(
                "From this run's start, train with SGD, momentum, RMSprop and Adam at once and draw their paths here. "
                "The run itself goes on undisturbed."
            ),
        )
        self.space = SpaceButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.cut, self.bends, self.race, self.space):
            lower(button)
            row.addWidget(button)
        row.addStretch(1)

    def release(self) -> None:
        """Neither cut nor curvature: the picture has all the room."""
        for button in (self.cut, self.bends):
            button.setChecked(False)

    def show_racing(self, racing: bool) -> None:
        """Whether a race is under way."""
        self.race.setText(self.tr("Racing…") if racing else self.tr("Race"))
        self.race.setEnabled(not racing)


class SpaceButton(QToolButton):
    """Opens the surface in space; disabled, with the reason as its tooltip, where there is no OpenGL."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._window: SpaceWindow | None = None
        dress(self, "surface_3d", self.tr("3-D"), "")
        self.clicked.connect(self._open)
        self._say(why_not())

    @property
    def window_shown(self) -> SpaceWindow | None:
        """The window while it is open."""
        return self._window if self._window is not None and self._window.isVisible() else None

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        if self._window is not None:
            self._window.show_theme(theme)

    def _open(self) -> None:
        if self._window is None:
            problem = why_no_context()
            self._say(problem)
            if problem:
                return
            self._window = SpaceWindow(self)
            self._window.show_theme(self._theme)
        self._window.show()
        self._window.raise_()
        self.opened.emit()

    def _say(self, problem: str) -> None:
        self.setEnabled(not problem)
        self.setToolTip(tip(problem or self.tr("The slice as a surface in space, in a window of its own")))
