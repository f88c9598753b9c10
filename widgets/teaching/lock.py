"""Locked mode: only what the step of the lesson names can be used; all else is disabled and says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from playground.lessons.spec import StepSpec
from widgets.icons import icon
from widgets.lessons.course import Course
from widgets.panels.panel import Panel
from widgets.plots.plot_card import PlotCard
from widgets.theme import LIGHT, Theme

FREE = ("view_", "help_", "text_", "timeline_")
"""Beginnings of the ids of actions that only change what is seen."""
TRAINING = ("train_toggle", "train_step", "train_epoch", "train_run_to", "train_reset")
ALWAYS = (*TRAINING, "file_quit", "edit_copy_data")
NEVER = ("timeline_continue",)
"""What cannot be used unless the step names it, although it begins as those that can."""
SIGN, EDGE = 16, 8


class Lock(QObject):
    """Follows the course, which knows whether it is locked.

    ``cards`` are panels and plots by name, as far as they are built; ``others`` are further widgets by name that are
    disabled unless a step names them, ``menus`` the actions of menus that are.
    """

    def __init__(
        self,
        window: QWidget,
        course: Course,
        actions: Mapping[str, QAction],
        cards: Callable[[], Mapping[str, Panel | PlotCard]],
        others: Mapping[str, QWidget],
        menus: Sequence[QAction],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._course = course
        self._actions = actions
        self._cards = cards
        self._others = others
        self._menus = menus
        self._theme = LIGHT
        self._veils: dict[str, Veil] = {}
        self._group = QActionGroup(self)
        # what others enable meanwhile stays disabled in a disabled group, and is enabled with it
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._tooltips: dict[QAction, str] = {}
        self._closed: list[QWidget] = []
        course.step_changed.connect(self.look)
        course.lock_changed.connect(self.look)
        self.look()

    def show_theme(self, theme: Theme) -> None:
        """The signs' colours."""
        self._theme = theme
        for veil in self._veils.values():
            veil.show_theme(theme)

    def toggle(self) -> None:
        """Lock; or, asked once, open everything again."""
        if self._course.locked:
            self._ask()
        else:
            self._course.set_locked(True)
        self._actions["help_lock"].setChecked(self._course.locked)

    def _ask(self) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Locked mode"), "", parent=self._window)
        box.setObjectName("unlock")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(self.tr("Open everything again?"))
        box.setInformativeText(
            self.tr("The lesson goes on; all controls can be used, also those that it does not need.")
        )
        yes: QPushButton = box.addButton(self.tr("Open everything"), QMessageBox.ButtonRole.AcceptRole)
        yes.setObjectName("unlock_yes")
        no = box.addButton(self.tr("Stay locked"), QMessageBox.ButtonRole.RejectRole)
        no.setObjectName("unlock_no")
        box.setDefaultButton(no)
        yes.clicked.connect(lambda: self._course.set_locked(False))
        box.open()

    def look(self) -> None:
        """Open what the step needs and close all else, or open everything."""
        self._open()
        locked = self._course.locked
        self._actions["help_lock"].setChecked(locked)
        self._window.setAcceptDrops(not locked)
        if locked:
            step = self._course.step
            self._close(step.spec if step is not None else StepSpec(""))

    def _open(self) -> None:
        self._group.setEnabled(True)
        for action, tooltip in self._tooltips.items():
            self._group.removeAction(action)
            action.setToolTip(tooltip)
        self._tooltips.clear()
        for widget in self._closed:
            widget.setEnabled(True)
        self._closed.clear()
        for veil in self._veils.values():
            veil.hide()

    def _close(self, step: StepSpec) -> None:
        why = self._why()
        for action in (*self._actions.values(), *self._menus):
            if not is_free(action.objectName(), step):
                self._tooltips[action] = action.toolTip()
                action.setToolTip(why)
                self._group.addAction(action)
        self._group.setEnabled(False)
        for name, card in self._cards().items():
            seen = {*step.controls, *step.views, step.point_at} if isinstance(card, PlotCard) else {*step.controls}
            if name not in seen:
                parts = [card, card.header] if isinstance(card, PlotCard) else [card]
                self._closed += [part for part in parts if part.isEnabled()]
                self._veil(name, card).cover(why)
        self._closed += [each for name, each in self._others.items() if name not in step.controls and each.isEnabled()]
        for widget in self._closed:
            widget.setEnabled(False)

    def _veil(self, name: str, card: QWidget) -> Veil:
        if name not in self._veils:
            veil = self._veils[name] = Veil(card)
            veil.setObjectName(f"veil_{name}")
            veil.show_theme(self._theme)
        return self._veils[name]

    def _why(self) -> str:
        return self.tr("Locked: this step of the lesson does not need it. Ctrl+Shift+L opens everything.")


def is_free(action: str, step: StepSpec) -> bool:
    """Whether the action with this id can be used in a locked step."""
    return action in (*step.controls, *ALWAYS) or (action.startswith(FREE) and action not in NEVER)


class Veil(QWidget):
    """Lies over a card that is locked, so that its tooltip is why; a small lock says so at a glance."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card.parentWidget())
        self._card = card
        self._theme = LIGHT
        self.setCursor(Qt.CursorShape.ForbiddenCursor)
        card.installEventFilter(self)

    def show_theme(self, theme: Theme) -> None:
        """The sign's colour, and that of the card, which it pales."""
        self._theme = theme
        self.update()

    def cover(self, why: str) -> None:
        """Lie over the card and say why, to who rests on it."""
        self.setToolTip(why)
        self.setAccessibleName(why)
        self.setGeometry(self._card.geometry())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self._card.geometry())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not isinstance(self._card, PlotCard):  # which is still looked at
            pale = QColor(self._theme.card)
            pale.setAlpha(130)
            painter.fillRect(event.rect(), pale)
        sign = QRect(self.width() - SIGN - EDGE, self.height() - SIGN - EDGE, SIGN, SIGN)
        painter.drawPixmap(sign, icon("lock", self._theme, self._theme.muted).pixmap(QSize(SIGN, SIGN)))
        painter.end()
