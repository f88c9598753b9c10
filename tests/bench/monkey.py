"""Uses a window at random, as far as a seed tells: whatever can be pressed, turned, typed into, dragged or dropped on.

Nothing here knows the program. Controls are found by walking the widgets, so that a new one is used too; the ones used
least are used next. Only what would end the program is left alone.
"""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QGraphicsView,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from shiboken6 import Shiboken

from tests.bench.monkey_files import Files
from widgets.below import below

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
MODIFIERS = (
    *(3 * [Qt.KeyboardModifier.NoModifier]),
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space,
    Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Escape, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_A,
)  # fmt: skip
TYPED = (
    "0", "1", "2", "3", "8", "0.01", "1e-3", "-1", "20", "", "abc", "0,5", "1e400", "nan", "off", "sin(3*x) + x**2",
    "x1 - x2", "1/", "x" * 40, "한국어", "<b>&amp;",
)  # fmt: skip
SIZES = ((640, 480), (1024, 700), (1280, 720), (1440, 900), (1920, 1200))
POINTED = ("mousePressEvent", "mouseMoveEvent", "wheelEvent", "keyPressEvent")


class Monkey:
    """``act`` does one thing. ``actions`` are the last ones, in words; ``used`` counts them by control."""

    def __init__(self, chance: random.Random, files: Files, note: Callable[[str], None]) -> None:
        self._chance = chance
        self._files = files
        self._note = note
        self.actions: deque[str] = deque(maxlen=30)
        self.used: Counter[str] = Counter()
        self.seen: set[str] = set()
        self._pointer: QPoint = QPoint()

    def act(self) -> None:
        """Do one thing to what is in front."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            self._in_popup(popup)
        elif modal is not None and (self._is_to_be_left(modal) or not self._use_control(modal)):
            self._key(modal, Qt.Key.Key_Escape)
        elif modal is None:
            self._in_window()

    def _is_to_be_left(self, modal: QWidget) -> bool:
        """Qt's own dialog for files, as in the one for printing, would write anywhere."""
        return isinstance(modal, QFileDialog) or self._chance.random() < 0.1

    # ---- what is in front -----------------------------------------------------------------------------------------

    def _in_window(self) -> None:
        windows = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible()
            and widget.windowType() != Qt.WindowType.ToolTip
            and not widget.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        ]
        if not windows:
            return
        mains = [window for window in windows if isinstance(window, QMainWindow)]
        # a question without a frame around it, or a floating card, is used as well
        window = self._chance.choice(windows) if self._chance.random() < 0.3 or not mains else mains[0]
        if window.isMinimized() and self._chance.random() < 0.3:
            self._say("show", window)
            window.showNormal()
            return
        kinds = (self._use_control, self._trigger, self._shortcut, self._drop, self._clipboard, self._shape, self._menu)
        [kind] = self._chance.choices(kinds, weights=(70, 10, 5, 3, 2, 2, 8))
        kind(window)

    def _in_popup(self, popup: QWidget) -> None:
        if self._chance.random() < 0.2:
            self._key(popup, Qt.Key.Key_Escape)
        elif isinstance(popup, QMenu):
            actions = [action for action in popup.actions() if self._allowed(action) and not action.isSeparator()]
            if not actions:
                self._key(popup, Qt.Key.Key_Escape)
                return
            action = min(actions, key=lambda action: (self.used[self._name(action)], self._chance.random()))
            self._say("choose", action)
            self._click(popup, popup.actionGeometry(action).center())
        else:
            views = [view for view in below(popup, QAbstractItemView) if view.isVisible()]
            if isinstance(popup, QAbstractItemView):
                views.append(popup)
            if views:
                self._use_view(views[0])
            elif not self._use_control(popup):
                self._key(popup, Qt.Key.Key_Escape)

    # ---- one control ----------------------------------------------------------------------------------------------

    def _use_control(self, window: QWidget) -> bool:
        found = [widget for widget in self._controls(window) if self._handler(widget) is not None]
        self.seen.update(self._name(widget) for widget in found)
        if not found:
            return False
        few = sorted(found, key=lambda widget: (self.used[self._name(widget)], self._chance.random()))
        widget = self._chance.choice(few[: max(3, len(few) // 4)])
        handler = self._handler(widget)
        assert handler is not None
        handler(widget)
        return True

    def _controls(self, window: QWidget) -> Iterator[QWidget]:
        """What can be seen and reached with the mouse."""
        for widget in [window, *below(window, QWidget)]:
            seen = widget.isVisible() and widget.window() is window and not widget.visibleRegion().isEmpty()
            if seen and widget.isEnabled():
                yield widget

    def _handler(self, widget: QWidget) -> Callable[..., None] | None:
        table: tuple[tuple[type, Callable[..., None]], ...] = (
            (QAbstractButton, self._use_button),
            (QComboBox, self._use_choice),
            (QLineEdit, self._use_line),
            (QAbstractSpinBox, self._use_line),
            (QAbstractSlider, self._use_pointed),
            (QTabBar, self._use_tabs),
            (QAbstractItemView, self._use_view),
            (QGraphicsView, self._use_plot),
            (QTextBrowser, self._use_page),
            (QPlainTextEdit, self._use_line),
            (QTextEdit, self._use_line),
        )
        for kind, handler in table:
            if isinstance(widget, kind):
                return handler
        own = [kind for kind in type(widget).__mro__ if kind.__module__.startswith("widgets.")]
        if any(name in vars(kind) for kind in own for name in POINTED):
            return self._use_pointed
        return None

    def _use_button(self, button: QAbstractButton) -> None:
        self._say("press", button)
        self._click(button, self._reachable(button))

    def _use_choice(self, choice: QComboBox) -> None:
        if self._chance.random() < 0.4:
            self._say("open", choice)
            self._click(choice, self._reachable(choice))
        else:
            key = self._chance.choice(KEYS[:8])
            self._key(choice, key)

    def _use_line(self, line: QWidget) -> None:
        if self._chance.random() < 0.35:
            self._use_pointed(line)
            return
        text = self._chance.choice(TYPED)
        self._say(f"type {text!r} into", line)
        line.setFocus()
        QTest.keySequence(line, QKeySequence.StandardKey.SelectAll)
        self._type(line, text)
        if Shiboken.isValid(line):
            QTest.keyClick(line, self._chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape)))

    def _use_tabs(self, tabs: QTabBar) -> None:
        place = self._chance.randrange(max(tabs.count(), 1))
        self._say(f"tab {place} of", tabs)
        self._click(tabs, tabs.tabRect(place).center())

    def _use_view(self, view: QAbstractItemView) -> None:
        model = view.model()
        rows = model.rowCount() if model is not None else 0
        if not rows or self._chance.random() < 0.3:
            self._key(view, self._chance.choice(KEYS))
            return
        index = model.index(self._chance.randrange(rows), self._chance.randrange(max(model.columnCount(), 1)))
        view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._say(f"row {index.row()} of", view)
        if not view.visualRect(index).isEmpty():
            self._click(view.viewport(), view.visualRect(index).center())

    def _use_plot(self, view: QGraphicsView) -> None:
        self._use_pointed(view.viewport(), view)

    def _use_page(self, page: QTextBrowser) -> None:
        self._key(page, self._chance.choice(KEYS[:8]))

    def _use_pointed(self, widget: QWidget, named: QWidget | None = None) -> None:
        """Anything done with a mouse, or a key."""
        kinds = (self._hover, self._drag, self._wheel, self._press, self._double, self._right)
        [kind] = self._chance.choices((*kinds, self._any_key), weights=(3, 3, 2, 3, 1, 1, 2))
        if kind != self._any_key:
            self._say(f"{kind.__name__.strip('_')} on", named or widget)
        kind(widget)

    # ---- mouse and keys -------------------------------------------------------------------------------------------

    def _press(self, widget: QWidget) -> None:
        self._click(widget, self._somewhere(widget), self._chance.choice(MODIFIERS))

    def _right(self, widget: QWidget) -> None:
        at = self._somewhere(widget)
        QTest.mouseClick(widget, RIGHT, Qt.KeyboardModifier.NoModifier, at)

    def _double(self, widget: QWidget) -> None:
        at = self._somewhere(widget)
        self._mouse(widget, QEvent.Type.MouseButtonPress, at, LEFT, LEFT)
        self._mouse(widget, QEvent.Type.MouseButtonRelease, at, LEFT, NONE)
        self._mouse(widget, QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT)
        self._mouse(widget, QEvent.Type.MouseButtonRelease, at, LEFT, NONE)

    def _hover(self, widget: QWidget) -> None:
        at = QPointF(self._somewhere(widget))
        QApplication.sendEvent(widget, QEnterEvent(at, at, QPointF(widget.mapToGlobal(at.toPoint()))))
        for _ in range(3):
            self._mouse(widget, QEvent.Type.MouseMove, self._somewhere(widget), NONE, NONE)
        if self._chance.random() < 0.5 and Shiboken.isValid(widget):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))

    def _drag(self, widget: QWidget) -> None:
        keys, at = self._chance.choice(MODIFIERS), self._somewhere(widget)
        self._mouse(widget, QEvent.Type.MouseButtonPress, at, LEFT, LEFT, keys)
        for _ in range(self._chance.randint(1, 6)):
            at = self._somewhere(widget)
            self._mouse(widget, QEvent.Type.MouseMove, at, NONE, LEFT, keys)
        self._mouse(widget, QEvent.Type.MouseButtonRelease, at, LEFT, NONE, keys)

    def _wheel(self, widget: QWidget) -> None:
        at, turn = QPointF(self._somewhere(widget)), QPoint(0, self._chance.choice((120, -120, 240, -360)))
        phase = Qt.ScrollPhase.NoScrollPhase
        modifier = self._chance.choice(MODIFIERS)
        where = QPointF(widget.mapToGlobal(at.toPoint()))
        QApplication.sendEvent(widget, QWheelEvent(at, where, QPoint(), turn, NONE, modifier, phase, False))

    def _any_key(self, widget: QWidget) -> None:
        widget.setFocus()
        self._key(widget, self._chance.choice(KEYS))

    def _key(self, widget: QWidget, key: Qt.Key) -> None:
        self._say(f"key {key.name.removeprefix('Key_')} on", widget)
        QTest.keyClick(widget, key, self._chance.choice(MODIFIERS) if key in KEYS[:8] else MODIFIERS[0])

    def _type(self, widget: QWidget, text: str) -> None:
        for letter in text:
            if not Shiboken.isValid(widget):
                return
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # QTest knows only Latin letters
                if Shiboken.isValid(widget):
                    QApplication.sendEvent(widget, QKeyEvent(kind, 0, MODIFIERS[0], letter))

    def _click(self, widget: QWidget, at: QPoint, keys: Qt.KeyboardModifier = MODIFIERS[0]) -> None:
        self._mouse(widget, QEvent.Type.MouseButtonPress, at, LEFT, LEFT, keys)
        self._mouse(widget, QEvent.Type.MouseButtonRelease, at, LEFT, NONE, keys)

    @staticmethod
    def _mouse(
        widget: QWidget,
        kind: QEvent.Type,
        at: QPoint,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
        keys: Qt.KeyboardModifier = MODIFIERS[0],
    ) -> None:
        if Shiboken.isValid(widget) and widget.isVisible():
            place = QPointF(at)
            event = QMouseEvent(kind, place, QPointF(widget.mapToGlobal(at)), button, held, keys)
            QApplication.sendEvent(widget, event)

    def _somewhere(self, widget: QWidget) -> QPoint:
        if not Shiboken.isValid(widget):
            return QPoint()
        sides = widget.width(), widget.height()
        return QPoint(*(self._chance.randint(0, max(side - 1, 0)) for side in sides))

    @staticmethod
    def _reachable(widget: QWidget) -> QPoint:
        """In the middle of what can be seen of it."""
        seen: QRect = widget.visibleRegion().boundingRect()
        return seen.center()

    # ---- the window as a whole ------------------------------------------------------------------------------------

    def _trigger(self, window: QWidget) -> None:
        """What a menu of the window holds, at any depth."""
        bar = window.menuBar() if isinstance(window, QMainWindow) else None
        actions = [each for each in self._leaves(bar) if each.objectName() and self._allowed(each)]
        self.seen.update(self._name(action) for action in actions)
        if actions:
            few = sorted(actions, key=lambda action: (self.used[self._name(action)], self._chance.random()))
            action = self._chance.choice(few[:10])
            self._say("trigger", action)
            action.trigger()

    def _shortcut(self, window: QWidget) -> None:
        keyed = [action for action in below(window, QAction) if action.shortcuts() and self._allowed(action)]
        if keyed:
            action = self._chance.choice(keyed)
            self._say("keys of", action)
            QTest.keySequence(QApplication.focusWidget() or window, self._chance.choice(action.shortcuts()))

    def _menu(self, window: QWidget) -> None:
        """One of the menu bar's, as if it were clicked; what is in it is chosen next."""
        menus = [action.menu() for action in window.menuBar().actions()] if isinstance(window, QMainWindow) else []
        found = [menu for menu in menus if isinstance(menu, QMenu) and menu.isEnabled()]
        if found:
            menu = self._chance.choice(found)
            self._say("menu", menu)
            menu.popup(window.mapToGlobal(QPoint(40, 40)))

    @classmethod
    def _leaves(cls, menu: QWidget | None) -> Iterator[QAction]:
        for action in menu.actions() if menu is not None else ():
            inner = action.menu()
            if isinstance(inner, QMenu):
                inner.aboutToShow.emit()  # some are filled only then
                yield from cls._leaves(inner)
            else:
                yield action

    def _drop(self, window: QWidget) -> None:
        path = self._files.to_drop()
        self._say(f"drop {path.name} on", window)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        at, action = QPoint(300, 200), Qt.DropAction.CopyAction
        enter = QDragEnterEvent(at, action, data, LEFT, MODIFIERS[0])
        QApplication.sendEvent(window, enter)
        if enter.isAccepted():
            QApplication.sendEvent(window, QDropEvent(QPointF(at), action, data, LEFT, MODIFIERS[0]))

    def _clipboard(self, window: QWidget) -> None:
        text = self._files.clipboard_text()
        self._say(f"clipboard {text[:12]!r},", window)
        QGuiApplication.clipboard().setText(text)
        QTest.keySequence(window, QKeySequence.StandardKey.Paste)

    def _shape(self, window: QWidget) -> None:
        shapes = (window.showMinimized, window.showMaximized, window.showNormal, window.showFullScreen)
        if isinstance(window, QMainWindow) and self._chance.random() < 0.4:
            shape = self._chance.choice(shapes)
            self._say(shape.__name__, window)
            shape()
        elif not isinstance(window, QDialog):
            size = self._chance.choice(SIZES)
            self._say(f"resize to {size} of", window)
            window.showNormal()
            window.resize(*size)

    @staticmethod
    def _allowed(action: QAction) -> bool:
        """Not what ends the program."""
        return action.isEnabled() and action.isVisible() and action.menuRole() != QAction.MenuRole.QuitRole

    # ---- words ----------------------------------------------------------------------------------------------------

    def _say(self, what: str, thing: QWidget | QAction) -> None:
        name = self._name(thing)
        self.used[name] += 1
        words = f"{what} {name}"
        self.actions.append(words)
        self._note(words)

    @staticmethod
    def _name(thing: QWidget | QAction) -> str:
        """The control's own name, or the nearest above it that has one."""
        own = thing.objectName()
        if isinstance(thing, QAction):
            return f"{own or thing.text()} (action)"
        above: QWidget | None = thing
        while above is not None and not (above.objectName() and not above.objectName().startswith("qt_")):
            above = above.parentWidget()
        label = "" if own else getattr(thing, "text", lambda: "")()
        named = above.objectName() if above is not None else ""
        return f"{type(thing).__name__} {named} {label if isinstance(label, str) else ''}".strip()[:80]
