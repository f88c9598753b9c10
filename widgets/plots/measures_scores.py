"""The figures of every set as a table, with what they may be off by."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from playground.appraisal import LEVEL, RESAMPLES, Appraisal, Interval
from playground.data.dataset import Dataset
from playground.frames import SUBSETS, Metrics
from playground.looks import Look
from widgets.fields import tip
from widgets.labels import muted_label
from widgets.numbers import fill_in, write
from widgets.plots.fit_view import set_entries, set_name
from widgets.plots.legend import ICON, mark_icon
from widgets.plots.look_words import look_words
from widgets.plots.ticks import number
from widgets.plots.wording import number_text
from widgets.theme import Theme, scaled_font
from widgets.words import unbroken

FIGURES = ("rmse", "mae", "mse", "r2")
TEST = 2
LEAST_HEIGHT = 72
"""Pixels of the table, below which it scrolls."""


class _Table(QScrollArea):
    """As high as what is in it, and scrolled where there is too little room."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setObjectName("card_scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.viewport().setAutoFillBackground(False)
        self._content = content
        self.setWidget(content)
        content.setAutoFillBackground(False)  # a scroll area turns it on

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(100, LEAST_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return handled


class ScoresPage(QWidget):
    """RMSE, MAE, MSE and R² of the training, validation and test set; the test set's once it was asked for."""

    test_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dataset: Dataset | None = None
        self._appraisal: Appraisal | None = None
        self._look: Look | None = None
        table = QWidget()
        self._grid = QGridLayout(table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(len(FIGURES) + 2, 1)
        self._build_head()
        self._names, self._marks = [QLabel(set_name(key)) for key in SUBSETS], [QLabel() for _ in SUBSETS]
        self._counts = [muted_label() for _ in SUBSETS]
        self.values = {(subset, name): QLabel("–") for subset in range(3) for name in FIGURES}
        self.spreads = {(subset, name): muted_label() for subset in range(3) for name in FIGURES}
        for subset in range(3):
            self._build_row(subset)
        self.show_test = QPushButton(self.tr("Show"))
        self.show_test.setObjectName("measures_show_test")
        self.show_test.setAccessibleName(self.tr("Show the test set"))
        self.show_test.setToolTip(
            tip(
                self.tr(
                    "How well the test set is predicted. Look once you have decided: what is changed after that, the "
                    "look may have guided, and the figures are too good. It is marked as looked at from then on."
                )
            )
        )
        self.show_test.clicked.connect(self.test_asked)
        self._grid.addWidget(self.show_test, 2 * TEST + 2, 2, 2, 2, Qt.AlignmentFlag.AlignLeft)
        self.note, self.mark = muted_label(), QLabel()
        for label in (self.note, self.mark):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            label.setFont(scaled_font(self.font(), 0.9))
        self.mark.setObjectName("measures_mark")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        column.addWidget(_Table(table))
        column.addWidget(self.mark)
        column.addWidget(self.note)
        column.addStretch(1)
        self._show()

    def _build_head(self) -> None:
        heads = {"rmse": "RMSE", "mae": "MAE", "mse": "MSE", "r2": "R²"}
        abouts = {
            "rmse": self.tr("The root of the mean squared error: a typical error, large ones counting more"),
            "mae": self.tr("The mean absolute error: a typical error, all counting the same"),
            "mse": self.tr("The mean squared error, in the square of the target's units"),
            "r2": self.tr("1 − MSE / variance of the targets: 1 is perfect, 0 no better than always saying their mean"),
        }
        for column, name in enumerate(FIGURES, start=2):
            label = muted_label(heads[name])
            label.setToolTip(tip(abouts[name]))
            self._grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignRight)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self._grid.addWidget(rule, 1, 0, 1, len(FIGURES) + 2)

    def _build_row(self, subset: int) -> None:
        row = 2 * subset + 2
        self._grid.addWidget(self._marks[subset], row, 0)
        self._grid.addWidget(self._names[subset], row, 1)
        self._grid.addWidget(self._counts[subset], row + 1, 1)
        self._counts[subset].setFont(scaled_font(self.font(), 0.85))
        for column, name in enumerate(FIGURES, start=2):
            value, spread = self.values[subset, name], self.spreads[subset, name]
            value.setFont(scaled_font(self.font(), 1.1, bold=True))
            spread.setFont(scaled_font(self.font(), 0.85))
            self._grid.addWidget(value, row, column, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(spread, row + 1, column, Qt.AlignmentFlag.AlignRight)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        for label, entry in zip(self._marks, set_entries(None, theme), strict=True):
            label.setPixmap(mark_icon(entry, True, theme).pixmap(ICON))
        self.mark.setStyleSheet(
            f"QLabel {{ background: {theme.warning}; border-left: 4px solid {theme.warning_edge};"
            f" border-radius: 4px; padding: 4px 8px; }}"
        )

    def show_dataset(self, dataset: Dataset) -> None:
        """Of which data."""
        self._dataset = dataset
        self._show()

    def show_look(self, look: Look | None) -> None:
        """Whether the test set may be seen."""
        self._look = look
        self._show()

    def show_appraisal(self, appraisal: Appraisal | None) -> None:
        """The figures; ``None`` for none yet."""
        self._appraisal = appraisal
        self._show()

    def words(self, subset: int) -> str:
        """The figures of one set as one sentence; empty if there are none."""
        metrics = None if self._appraisal is None else self._appraisal.metrics[subset]
        if metrics is None or (subset == TEST and self._look is None):
            return ""
        return fill_in(
            self.tr("{name}: RMSE {rmse}, MAE {mae}, MSE {mse}, R² {r2}"),
            name=set_name(SUBSETS[subset]),
            **{name: _figure(metrics, name) for name in FIGURES},
        )

    def _show(self) -> None:
        done, data = self._appraisal, self._dataset
        for subset in range(3):
            rows = 0 if data is None else len(data.subsets[subset])
            self._counts[subset].setText(fill_in(self.tr("{n} {n:row|rows}"), n=rows))
            hidden = subset == TEST and self._look is None
            metrics = None if done is None or hidden else done.metrics[subset]
            intervals = None if done is None or hidden else done.intervals[subset]
            for name in FIGURES:
                value, spread = self.values[subset, name], self.spreads[subset, name]
                value.setText("–" if metrics is None else _figure(metrics, name))
                spread.setText("" if intervals is None else _range(getattr(intervals, name)))
                for label in (value, spread):
                    label.setVisible(not (hidden and rows))
        tested = data is not None and len(data.subsets[TEST]) > 0
        self.show_test.setVisible(tested and self._look is None)
        self.mark.setText("" if self._look is None else look_words(self._look))
        self.mark.setVisible(self._look is not None)
        short, whole = self._notes()
        self.note.setText(unbroken(short))
        self.note.setToolTip(tip(whole))

    def _notes(self) -> tuple[str, str]:
        """What the figures are, in few words and in more."""
        if self._appraisal is None or self._dataset is None:
            return self.tr("The figures come in a moment."), ""
        short = self.tr(
            "Update {update:,}, in the units of {target}; in small, the bootstrap's range of {level:.0f} %."
        )
        whole = self.tr(
            "RMSE and MAE are in the units of {target}, MSE in their square. In small: where {level:.0f} % of the "
            "figures lie when the set's rows are drawn anew, with replacement, {count} {count:time|times}. The "
            "training set has no such range: the network was fitted to those very rows."
        )
        target = self._dataset.target_name
        return (
            fill_in(short, update=self._appraisal.update, target=target, level=100 * LEVEL),
            fill_in(whole, target=target, level=100 * LEVEL, count=RESAMPLES),
        )


def _figure(metrics: Metrics, name: str) -> str:
    return _number(getattr(metrics, name), name)


def _range(interval: Interval) -> str:
    return "–" if math.isnan(interval.low) else f"{_short(interval.low)} – {_short(interval.high)}"


def _short(value: float) -> str:
    """Two digits: of so rough a range more would say nothing."""
    return number_text(value).replace("-", "−", 1) if value < 0.0 else number_text(value)


def _number(value: float, name: str) -> str:
    """Three digits; R² in three decimals, and a dash where there is none."""
    if math.isnan(value):
        return "–"
    return write(value, ".3f").replace("-", "−") if name == "r2" and abs(value) < 10.0 else number(value)
