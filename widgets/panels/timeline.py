"""The bar under the workspace: every moment of the run can be looked at, played, and gone on from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QHideEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from playground.frames import FloatArray, Frame, Timeline
from widgets.fields import tip
from widgets.gesture_slider import GestureSlider
from widgets.icons import icon
from widgets.numbers import fill_in
from widgets.paced import Paced
from widgets.player import Player
from widgets.text_size import fix
from widgets.theme import Theme, scaled_font

POSITIONS = 10_000
"""Steps of the slider, whatever the length of the run."""
PAGE = 10
"""Snapshots that Page up and Page down go at once."""
SPEEDS = (5.0, 10.0, 30.0, 120.0)
"""Seconds in which the whole run is played."""
USUAL_SPEED = 1
FOLLOW_MS = 100
"""Numbers that change more often cannot be read."""
KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -PAGE,
    Qt.Key.Key_PageUp: PAGE,
    Qt.Key.Key_Home: -POSITIONS,
    Qt.Key.Key_End: POSITIONS,
}
"""So many snapshots later."""


class MomentSlider(GestureSlider):
    """A slider from the start of the run to now. ``stepped(n)``: so many snapshots later, by keys or the wheel."""

    stepped = Signal(int)

    def value_at(self, position: int) -> float:
        """The share of the run, 0 to 1."""
        return position / POSITIONS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = KEYS.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if self._guard.lets() and turned:
            self.stepped.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            event.ignore()


class TimelineBar(QFrame):
    """Buttons are views of the actions. ``moment_wanted``: the update of a snapshot, or None for the run as it is now.

    It shows the moment that frames are of; the run may go on meanwhile.
    """

    moment_wanted = Signal(object)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Timeline"))
        self._actions = actions
        self._timeline: Timeline | None = None
        self._moment: int | None = None  # what was asked for last
        self._shown: tuple[int, int] | None = None  # update and epoch of the past moment that is seen
        self.player = Player(self)
        self.player.moved.connect(self._on_played)
        self.player.playing_changed.connect(self._show_playing)
        self._back = _button(actions["timeline_play_back"], words=False)
        self._forward = _button(actions["timeline_play_forward"], words=False)
        self._live = _button(actions["timeline_live"])
        self._continue = _button(actions["timeline_continue"])
        self._follow = Paced(self, FOLLOW_MS, self._show)
        self._build_slider()
        self._build_words()
        self._build_speed()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addWidget(self.slider, 1)
        row.addWidget(self._forward)
        row.addWidget(self.speed)
        row.addLayout(self._words)
        row.addWidget(self._live)
        row.addWidget(self._continue)
        self.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words(event.size().width())

    def minimumSizeHint(self) -> QSize:
        words = sum(self._room_for_words(button) for button in (self._live, self._continue) if self._has_words(button))
        return QSize(super().minimumSizeHint().width() - words, super().minimumSizeHint().height())

    def _show_words(self, width: int) -> None:
        """Where there is no room for them, the buttons lose their words; their icons and tooltips stay."""
        buttons = (self._live, self._continue)
        needed = self.minimumSizeHint().width() + sum(self._room_for_words(button) for button in buttons)
        style = Qt.ToolButtonStyle
        for button in buttons:
            enough = width >= needed
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if enough else style.ToolButtonIconOnly)

    @staticmethod
    def _has_words(button: QToolButton) -> bool:
        return button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon

    @staticmethod
    def _room_for_words(button: QToolButton) -> int:
        return button.fontMetrics().horizontalAdvance(button.text()) + 4

    def _build_slider(self) -> None:
        self.slider = MomentSlider("timeline_slider")
        self.slider.setRange(0, POSITIONS)
        self.slider.setAccessibleName(self.tr("Moment of the run"))
        self.slider.setToolTip(
            tip(
                self.tr(
                    "Every moment of this run: drag, and all views show the network as it was then. Training goes on "
                    "meanwhile. Arrow keys go from snapshot to snapshot; the right end is now."
                )
            )
        )
        self.slider.moved.connect(self._on_dragged)
        self.slider.stepped.connect(self.step)

    def _build_words(self) -> None:
        self._epoch = QLabel()
        self._epoch.setObjectName("timeline_epoch")
        self._caption = QLabel()
        self._caption.setObjectName("timeline_caption")
        self._caption.setFont(scaled_font(self.font(), 0.85))
        self._words = QVBoxLayout()
        self._words.setContentsMargins(4, 0, 4, 0)
        self._words.setSpacing(0)
        for label in (self._epoch, self._caption):
            self._words.addWidget(label)
        self.show_text_size()

    def show_text_size(self) -> None:
        """Room for both lines, whatever they say."""
        for label in (self._epoch, self._caption):
            metrics = QFontMetrics(label.font())
            label.setFixedSize(metrics.horizontalAdvance(label.text()) + 8, metrics.height())
        self._show_words(self.width())

    def _build_speed(self) -> None:
        self.speed = QComboBox()
        self.speed.setObjectName("timeline_speed")
        texts = (self.tr("run in 5 s"), self.tr("run in 10 s"), self.tr("run in 30 s"), self.tr("run in 2 min"))
        for seconds, text in zip(SPEEDS, texts, strict=True):
            self.speed.addItem(text, seconds)
        self.speed.setCurrentIndex(USUAL_SPEED)
        self.speed.setAccessibleName(self.tr("Speed of playing"))
        self.speed.setToolTip(tip(self.tr("How long it takes to play the whole run; training is not slowed down")))
        self.speed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.speed.currentIndexChanged.connect(self._on_speed)

    # ---- what the window calls ------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """What it says of the moment."""
        return f"{self._epoch.text()} {self._caption.text()}".strip()

    def show_theme(self, theme: Theme) -> None:
        """Tint what is not an action's own icon."""
        self._pause = icon("pause", theme)
        self._show_playing(self.player.direction)

    def show_frame(self, frame: Frame) -> None:
        """The newest frame: of a past moment or of now."""
        if frame.timeline is None:
            return
        self._timeline = frame.timeline
        self._shown = (frame.update, frame.epoch) if frame.past else None
        self.player.set_length(frame.timeline.update)
        if frame.past or frame.updates_per_second == 0.0:  # somebody looks back, or the run stands
            self._follow.drop()
            self._show()
        else:
            self._follow.ask()

    def show_moment(self, moment: int | None) -> None:
        """Another moment is looked at: it was chosen here, or in a view, or a new run has begun."""
        self._moment = moment
        if moment is None:
            self.player.stop()
            self._shown = None
        self._show()

    def clear(self) -> None:
        """A new run: there is no past yet."""
        self._follow.drop()
        self._timeline = None
        self.show_moment(None)

    def play(self, direction: int) -> None:
        """Play forwards (1) or backwards (−1); stop if that is what it does already."""
        if self.player.direction == direction or self._timeline is None:
            self.player.stop()
            return
        length = float(self._timeline.update)
        start = 0.0 if direction > 0 else length
        self.player.play(direction, start if self._moment is None else float(self._moment), length)

    def step(self, steps: int) -> None:
        """So many snapshots later, or earlier; beyond the last one is now."""
        import numpy as np

        self.player.stop()
        moments = self._moments
        if len(moments) < 2:
            return
        now = len(moments) - 1
        place = now if self._moment is None else int(np.abs(moments - self._moment).argmin())
        self._look(min(max(place + steps, 0), now), moments)

    def go_live(self) -> None:
        """Back to the run as it is now."""
        self.moment_wanted.emit(None)

    # ---- what a person does ---------------------------------------------------------------------------------------

    @property
    def _moments(self) -> FloatArray:
        """The updates that can be looked at, oldest first; the last is now."""
        import numpy as np

        timeline = self._timeline
        if timeline is None:
            return np.zeros(0)
        return np.append(timeline.updates[timeline.updates < timeline.update], float(timeline.update))

    def _look(self, place: int, moments: FloatArray) -> None:
        """At one of ``moments``."""
        moment = None if place == len(moments) - 1 else int(moments[place])
        if moment != self._moment:
            self.moment_wanted.emit(moment)

    def _on_dragged(self, share: float, _gesture: str) -> None:
        self.player.stop()
        self._look_near(share * self._length)

    def _on_played(self, position: float) -> None:
        self._look_near(position)

    def _look_near(self, update: float) -> None:
        import numpy as np

        moments = self._moments
        if len(moments):
            self._look(int(np.abs(moments - update).argmin()), moments)

    def _on_speed(self, index: int) -> None:
        self.player.seconds = SPEEDS[index]

    def hideEvent(self, event: QHideEvent) -> None:
        self.player.stop()
        super().hideEvent(event)

    # ---- showing --------------------------------------------------------------------------------------------------

    @property
    def _length(self) -> int:
        return 0 if self._timeline is None else self._timeline.update

    def _show(self) -> None:
        timeline, past = self._timeline, self._moment is not None
        length = self._length
        if not self.slider.isSliderDown():
            at = length if self._moment is None else self._moment
            self.slider.place(round(POSITIONS * at / length) if length else POSITIONS)
        self.slider.setEnabled(length > 0)
        for name, enabled in (
            ("timeline_play_back", length > 0 and self._moment != 0),
            ("timeline_play_forward", length > 0),
            ("timeline_earlier", length > 0 and self._moment != 0),
            ("timeline_later", past),
            ("timeline_live", past),
            ("timeline_continue", past),
        ):
            self._actions[name].setEnabled(enabled)
        now = 0 if timeline is None else timeline.epoch
        if past and self._shown is not None:
            update, epoch = self._shown
            self._say(
                fill_in(self.tr("epoch {n} of {all}"), n=epoch, all=now),
                fill_in(self.tr("update {n} of {all}: the past"), n=update, all=length),
            )
        elif not past:
            self._say(fill_in(self.tr("epoch {n}"), n=now), fill_in(self.tr("now, update {n}"), n=length))

    def _say(self, epoch: str, caption: str) -> None:
        """Both lines; the room for them grows with them and never shrinks, so that nothing jumps: nor is the
        window laid out anew for labels of a fixed size."""
        for label, text in ((self._epoch, epoch), (self._caption, caption)):
            if text != label.text():
                label.setText(text)
                wanted = QFontMetrics(label.font()).horizontalAdvance(text) + 8
                if wanted > label.minimumWidth():
                    label.setFixedWidth(wanted + 8)
        past = self._moment is not None
        if self._caption.property("past") != past:
            self._caption.setProperty("past", past)
            self._caption.style().unpolish(self._caption)
            self._caption.style().polish(self._caption)

    def _show_playing(self, direction: int) -> None:
        """The button of the direction that is played stops it."""
        for button, action, own in (
            (self._back, self._actions["timeline_play_back"], -1),
            (self._forward, self._actions["timeline_play_forward"], 1),
        ):
            button.setIcon(self._pause if direction == own else action.icon())


def _button(action: QAction, *, words: bool = True) -> QToolButton:
    """A button for ``action``. Clicking leaves the focus where it is, so that the space bar keeps its meaning."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setObjectName(f"{action.objectName()}_button")
    style = Qt.ToolButtonStyle
    button.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
    fix(button, height=30, icon=16)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
