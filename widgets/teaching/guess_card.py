"""What lies over a plot while a class guesses: the sheet, what is asked, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from widgets.fields import COMPACT_STYLE
from widgets.teaching.guess_canvas import GuessCanvas
from widgets.theme import Theme

FIT, LOSS = "fit_plot", "loss_plot"
MOST_UPDATES = 1_000_000


class GuessCard(QFrame):
    """Covers the plot ``over`` as long as it is open. It never bars the way: it can be closed without a guess."""

    reveal_asked = Signal()
    closed = Signal()
    kind_chosen = Signal(str)
    updates_chosen = Signal(int)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("guess_card")
        self.setStyleSheet(COMPACT_STYLE)
        self.setAutoFillBackground(True)
        self.sentence = QLabel()
        self.sentence.setObjectName("guess_sentence")
        self.sentence.setWordWrap(True)
        self.canvas = GuessCanvas()
        self.canvas.setAccessibleName(self.tr("Sheet for the guess"))
        self.canvas.setToolTip(
            self.tr("Draw the curve you expect with the mouse; or with keys: ← → choose a place, ↑ ↓ move it")
        )
        self._build_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        column.addWidget(self.canvas, 1)
        row = QHBoxLayout()
        row.setSpacing(6)
        for field in (self.kind, self.updates):
            row.addWidget(field)
        row.addStretch(1)
        for button in (self.clear, self.close_button, self.reveal):
            row.addWidget(button)
        column.addLayout(row)
        self.canvas.drawn.connect(self._on_drawn)
        over.installEventFilter(self)
        self.setGeometry(over.rect())

    def _build_fields(self) -> None:
        self.kind = QComboBox()
        self.kind.setObjectName("guess_kind")
        self.kind.setToolTip(self.tr("Which curve is guessed"))
        self.updates = QSpinBox()
        self.updates.setObjectName("guess_updates")
        self.updates.setRange(1, MOST_UPDATES)
        self.updates.setKeyboardTracking(False)
        self.updates.setSuffix(self.tr(" updates"))
        about = self.tr("So many updates are trained when you reveal, and the curve after them is guessed")
        self.updates.setToolTip(about)
        for field in (self.kind, self.updates):
            field.setAccessibleName(field.toolTip())
        self.clear = _button("guess_clear", self.tr("Clear"), self.tr("Draw it anew"))
        self.close_button = _button("guess_close", self.tr("Close"), self.tr("Uncover the plot, guessed or not"))
        about = self.tr("Train now, and show the true curve beside the guess")
        self.reveal = _button("guess_reveal", self.tr("Reveal"), about)
        self.reveal.setProperty("primary", True)
        self.kind.activated.connect(lambda _: self.kind_chosen.emit(str(self.kind.currentData())))
        self.updates.valueChanged.connect(self.updates_chosen)
        self.clear.clicked.connect(self.canvas_wipe)
        self.close_button.clicked.connect(self.closed)
        self.reveal.clicked.connect(self.reveal_asked)

    def canvas_wipe(self) -> None:
        """Nothing is drawn yet."""
        self.canvas.wipe()

    def show_choices(self, kinds: dict[str, str], kind: str, updates: int, *, free: bool) -> None:
        """What can be guessed, and what is; not ``free`` where a lesson asks."""
        with QSignalBlocker(self.kind), QSignalBlocker(self.updates):
            self.kind.clear()
            for key, text in kinds.items():
                self.kind.addItem(text, key)
            self.kind.setCurrentIndex(self.kind.findData(kind))
            self.updates.setValue(updates)
        self.kind.setVisible(free)
        self.updates.setVisible(free)

    def show_fixed(self, fixed: bool) -> None:
        """The guess stands: it can only be looked at, or be put away."""
        self.canvas.fixed = fixed
        for field in (self.kind, self.updates, self.clear):
            field.setEnabled(not fixed)
        self._on_drawn()

    def show_theme(self, theme: Theme) -> None:
        """Colours of the sheet."""
        self.canvas.show_theme(theme)

    def _on_drawn(self) -> None:
        self.clear.setEnabled(self.canvas.is_drawn and not self.canvas.fixed)
        self.reveal.setEnabled(self.canvas.is_drawn and not self.canvas.fixed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


def _button(name: str, text: str, about: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setToolTip(about)
    button.setAccessibleDescription(about)
    return button
