"""The line at the bottom: what is going on, what undo would do, which keys help."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from playground.looks import Look
from playground.messages import RunState
from widgets.fields import tip
from widgets.numbers import fill_in
from widgets.plots.look_words import look_words
from widgets.text_size import px
from widgets.theme import scaled_font

AROUND = 20
"""Pixels that a part of the line takes beside its own."""
NO_LIMIT = 16_777_215
"""Pixels: Qt's own ``QWIDGETSIZE_MAX``."""


class StatusLine(QStatusBar):
    """Words for the state of training, and quiet hints."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._state = QLabel()
        self._state.setObjectName("status_state")
        self._undo = QLabel()
        self._undo.setObjectName("status_undo")
        self._hints = QLabel(self.tr("Space: train/pause · → step · E epoch · R reset · F1 shortcuts"))
        self._test = QLabel()
        self._test.setObjectName("status_test")
        self._held: QWidget | None = None
        for label in (self._state, self._undo, self._test, self._hints):
            label.setFont(scaled_font(self.font(), 0.9))
            label.setContentsMargins(8, 0, 8, 0)
        self.show_text_size()
        self.addWidget(self._state)
        self.addWidget(self._undo, 1)
        self.addPermanentWidget(self._test)
        self.addPermanentWidget(self._hints)
        self.show_state(RunState.LOADING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self._held is not None:
            self._held.setMaximumHeight(self._state.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._state.minimumWidth(), super().minimumSizeHint().height())

    def has_room(self, width: int) -> bool:
        """Whether something of ``width`` pixels can be held."""
        own = (self._undo, self._hints, self._held)
        children = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        kept = [child for child in children if child not in own and not child.isHidden()]
        needed = sum(max(child.sizeHint().width(), child.minimumWidth()) + AROUND for child in kept)
        return self.isVisible() and width + AROUND <= self.width() - needed

    def hold(self, widget: QWidget) -> None:
        """Show ``widget`` where undo and the hints on keys are, which make room for it."""
        self._held = widget
        self._undo.hide()
        self._hints.hide()
        widget.setMaximumHeight(self._state.height())  # the window must not move
        self.insertWidget(1, widget, 1)

    def release(self, widget: QWidget) -> None:
        """Back to undo and the hints."""
        self.removeWidget(widget)
        self._held = None
        widget.setMaximumHeight(NO_LIMIT)
        self._undo.show()
        self._fit()

    def _fit(self) -> None:
        """The hints on keys are the first to go where there is no room; F1 shows them all."""
        if self._held is not None:
            return
        others = (label for label in (self._state, self._undo, self._test) if label.text())
        needed = sum(max(label.sizeHint().width(), label.minimumWidth()) + AROUND for label in others)
        self._hints.setVisible(self.width() >= needed + self._hints.sizeHint().width() + px(24))

    def show_text_size(self) -> None:
        """Room for the longest state, so that the others do not move what follows."""
        widest = self._words(RunState.TRAINING)
        self._state.setMinimumWidth(QFontMetrics(self._state.font()).horizontalAdvance(widest) + 20)
        self._fit()

    def show_state(self, state: RunState) -> None:
        """Say what the training thread is doing."""
        self._state.setText(self._words(state))

    def show_undo(self, text: str) -> None:
        """Say what undo would take back; empty if nothing."""
        self._undo.setText(fill_in(self.tr("Undo: {text}"), text=text) if text else "")
        self._fit()

    def show_test_look(self, look: Look | None) -> None:
        """Say that the test set has been looked at, and what that means; nothing while it is unseen."""
        self._test.setText(self.tr("Test set looked at") if look is not None else "")
        self._test.setToolTip(tip(look_words(look)) if look is not None else "")

    def _words(self, state: RunState) -> str:
        return {
            RunState.LOADING: self.tr("Loading PyTorch…"),
            RunState.IDLE: self.tr("Ready"),
            RunState.TRAINING: self.tr("Training · CPU, 1 thread"),
            RunState.PAUSED: self.tr("Paused"),
            RunState.FINISHED: self.tr("Finished"),
            RunState.DIVERGED: self.tr("Stopped: diverged"),
        }[state]
