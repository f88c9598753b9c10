"""What this one update does to loss and fit, and what other learning rates would have done."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from playground.data.dataset import Dataset
from playground.walk import Matrix, Preview, Trial, Walk
from widgets.numbers import fill_in, local, write
from widgets.plots.canvas import Canvas
from widgets.plots.curves import log10_of
from widgets.plots.layers import FloatArray, Line, Points, mixed
from widgets.plots.marker import Marker
from widgets.plots.marks import Mark, Marks
from widgets.plots.ranges import Range, range_of
from widgets.plots.wording import number_text
from widgets.text_size import px
from widgets.theme import LIGHT, Theme, scaled_font, with_tabular_figures

TRIALS = 5
LEAST_HEIGHT = 92
"""Pixels of a picture."""
NAME_MARGIN = 10
"""Pixels around the name of an axis."""


class PreviewPage(QWidget):
    """Loss against the learning rate, before and after; the fit before and after with the rate that is picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._walk: Walk | None = None
        self._dataset: Dataset | None = None
        self._ranges: dict[Canvas, tuple[Range, Range]] = {}  # of what is drawn, on x and on y
        self._texts: dict[int, tuple[str, str]] = {}  # of each button, with words and without
        self._build_losses()
        self._build_fit()
        self.sentence = QLabel()
        for label in (self.sentence,):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        pictures = QHBoxLayout()
        pictures.setSpacing(12)
        pictures.addWidget(self.losses, 1)
        pictures.addWidget(self.fit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addLayout(pictures, 1)
        column.addLayout(self._rates())

    def _build_losses(self) -> None:
        self.losses = Canvas(log_y=True)
        self.losses.setAccessibleName(self.tr("Loss after this update, against the learning rate"))
        self._before_all = Line(self.losses, 1.0, dash=True)
        self._before_rows = Line(self.losses, 2.0, dash=True)
        self._after_all = Line(self.losses, 3.0, width=1.5)
        self._after_rows = Line(self.losses, 4.0, width=1.5)
        self._points_all = Points(self.losses, 5.0)
        self._points_rows = Points(self.losses, 6.0)
        self._words = Marks(self.losses)

    def _build_fit(self) -> None:
        self.fit = Canvas()
        self.fit.setAccessibleName(self.tr("The fit before and after this update"))
        self._data = Points(self.fit, 1.0)
        self._fit_before = Line(self.fit, 2.0, width=1.5, dash=True)
        self._fit_after = Line(self.fit, 3.0, width=2.5)
        self._sample = Marks(self.fit)

    def _rates(self) -> QHBoxLayout:
        """One button a learning rate: its numbers, and a click shows its fit."""
        row = QHBoxLayout()
        row.setSpacing(6)
        self.group = QButtonGroup(self)
        font = with_tabular_figures(scaled_font(self.font(), 0.9))
        for index in range(TRIALS):
            button = QPushButton()
            button.setObjectName(f"chain_rate_{index}")
            button.setCheckable(True)
            button.setAccessibleName(fill_in(self.tr("Learning rate {number}"), number=index + 1))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setFont(font)
            button.setProperty("dense", True)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.group.addButton(button, index)
            row.addWidget(button, 1)
        self.show_text_size()
        self.group.button(TRIALS // 2).setChecked(True)
        self.group.idClicked.connect(self._show)
        return row

    def show_text_size(self) -> None:
        """Room for three lines on the buttons, and for names and words in the pictures."""
        for picture in (self.losses, self.fit):
            picture.setMinimumHeight(px(LEAST_HEIGHT))
        for button in self.group.buttons():
            button.setMinimumHeight(3 * button.fontMetrics().lineSpacing() + 10)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.losses.show_theme(theme)
        self.fit.show_theme(theme)
        plate = QColor(theme.plot)
        self._before_all.set_color(mixed(theme.train, theme.plot, 0.8))
        self._after_all.set_color(theme.train)
        self._before_rows.set_color(mixed(theme.network, theme.plot, 0.8))
        self._after_rows.set_color(theme.network)
        self._points_all.set_looks([Marker("s", QColor(theme.train), 9.0, plate)])
        self._points_rows.set_looks([Marker("o", QColor(theme.network), 10.0, plate)])
        self._words.set_colors(theme.text, theme.plot)
        self._data.set_looks([Marker("o", QColor(mixed(theme.muted, theme.plot, 0.5)), 4.0)])
        self._fit_before.set_color(theme.muted)
        self._fit_after.set_color(theme.network)
        self._sample.set_colors(theme.text, theme.plot)
        self._show()

    def show_dataset(self, dataset: Dataset) -> None:
        """The data that the fit is drawn over."""
        self._dataset = dataset
        rows = dataset.shown(0)
        if dataset.features == 1:
            self._data.set_data(dataset.x[rows, 0], dataset.y[rows])
        self.fit.set_names(
            dataset.feature_names[0],
            fill_in(self.tr("{target} – dashed: before, solid: after"), target=dataset.target_name),
        )
        self.fit.setVisible(dataset.features == 1)

    def show_walk(self, walk: Walk) -> None:
        """The preview that came with ``walk``."""
        self._walk = walk
        self._show()

    def clear(self) -> None:
        """Forget the numbers."""
        self._walk = None
        for line in (self._before_all, self._before_rows, self._after_all, self._after_rows):
            line.set_data(np.zeros(0), np.zeros(0))
        for points in (self._points_all, self._points_rows):
            points.set_data(np.zeros(0), np.zeros(0))
        for line in (self._fit_before, self._fit_after):
            line.set_data(np.zeros(0), np.zeros(0))
        self._words.show_marks()
        self._sample.show_marks()

    def describe(self) -> str:
        """The picture in words."""
        return self.sentence.text()

    # how it comes about

    @property
    def preview(self) -> Preview | None:
        """The newest preview."""
        return None if self._walk is None else self._walk.preview

    def _show(self) -> None:
        preview = self.preview
        if preview is None or self._walk is None:
            return
        for index, trial in enumerate(preview.trials[:TRIALS]):
            self._show_button(index, trial, preview)
        self.sentence.setText(self._sentence(preview))
        self._show_losses(preview)
        if preview.fit is not None and self._dataset is not None and self._dataset.features == 1:
            self._show_fit(preview, self._dataset)

    def _trial(self, preview: Preview) -> Trial:
        return preview.trials[min(self.group.checkedId(), len(preview.trials) - 1)]

    def _rows_name(self) -> str:
        return self.tr("this sample") if self._walk is None or self._walk.rows == 1 else self.tr("this batch")

    def _show_button(self, index: int, trial: Trial, preview: Preview) -> None:
        button = self.group.button(index)
        text = fill_in(
            self.tr("×{factor}: η = {rate}\n{rows}: {loss}\ntraining: {train}"),
            factor=write(trial.factor, "g"),
            rate=write(trial.rate, ".3g"),
            rows=self.tr("sample") if self._walk is None or self._walk.rows == 1 else self.tr("batch"),
            loss=_loss_text(trial.loss, preview.loss),
            train=_loss_text(trial.train_loss, preview.train_loss),
        )
        self._texts[index] = text, f"×{write(trial.factor, 'g')}\n" + "\n".join(
            _loss_text(after, before)
            for after, before in ((trial.loss, preview.loss), (trial.train_loss, preview.train_loss))
        )
        button.setAccessibleName(text.replace("\n", ", "))
        about = fill_in(
            self.tr("The losses after this update with {factor} times the learning rate; click to see the fit"),
            factor=write(trial.factor, "g"),
        )
        button.setToolTip(f"{text}\n{about}")
        self._show_texts()

    def minimumSizeHint(self) -> QSize:
        """As high as the sentence takes at the present width, not at the least one."""
        size, column = super().minimumSizeHint(), self.layout()
        return QSize(size.width(), column.minimumHeightForWidth(max(self.width(), size.width())) if column else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._show_texts()
        QTimer.singleShot(0, self, self._make_room)  # the pictures have their new size by then

    def _show_texts(self) -> None:
        """On the buttons, the numbers alone where words have no room."""
        metrics = QFontMetrics(self.group.button(0).font())
        room = (self.width() - 6 * (TRIALS - 1)) / TRIALS - px(12)
        lines = [line for text, _ in self._texts.values() for line in text.split("\n")]
        short = any(metrics.horizontalAdvance(line) > room for line in lines)
        for index, texts in self._texts.items():
            self.group.button(index).setText(texts[short])

    def _show_losses(self, preview: Preview) -> None:
        at = np.log10([trial.factor for trial in preview.trials])
        ends = np.array([at[0] - 0.2, at[-1] + 0.2])
        rows = log10_of(np.array([preview.loss, *(trial.loss for trial in preview.trials)]))
        every = log10_of(np.array([preview.train_loss, *(trial.train_loss for trial in preview.trials)]))
        for before, after, points, values in (
            (self._before_rows, self._after_rows, self._points_rows, rows),
            (self._before_all, self._after_all, self._points_all, every),
        ):
            before.set_data(ends, np.full(2, values[0]))
            after.set_data(at, values[1:])
            points.set_data(at, values[1:])
        low, high = range_of(rows, every, room=0.1) or (0.0, 1.0)
        if high - low < 0.1:  # a flat picture is not a steep one
            low, high = (low + high) / 2 - 0.05, (low + high) / 2 + 0.05
        self.losses.set_ticks(
            x=[(float(x), f"×{write(trial.factor, 'g')}") for x, trial in zip(at, preview.trials, strict=True)]
        )
        self._ranges[self.losses] = (float(ends[0]), float(ends[1])), (low, high)
        self._make_room()

    def _make_room(self) -> None:
        """For the axes' names: of what is drawn nothing runs through them."""
        self._name_losses()
        self._mark_losses()
        for picture, (across, (low, high)) in self._ranges.items():
            name = QFontMetrics(picture.tick_font()).height() + NAME_MARGIN
            of_losses = picture is self.losses
            above = min(name / max(picture.area.height(), 1.0), 0.35)
            below = above if of_losses else 0.0  # that of the fit is short, and at its right end
            span = (high - low) / (1.0 - above - below)
            picture.home(across, (low - below * span, high + above * span), now=of_losses and not picture.is_moved)

    def _name_losses(self) -> None:
        """In a narrow picture with what fits into one line of it; the page says that it is after the update."""
        whole = self.tr("loss after the update, log scale")
        room = self.losses.area.width() - 2 * px(8)
        fits = QFontMetrics(self.losses.tick_font()).horizontalAdvance(whole) <= room
        self.losses.set_names(self.tr("learning rate"), whole if fits else self.tr("loss"))

    def _mark_losses(self) -> None:
        """The losses before the update by their names, which say so where they do not take half of the picture."""
        preview = self.preview
        if preview is None:
            return
        names = [self._rows_name(), self.tr("training set")]
        whole = [fill_in(self.tr("{rows}, before"), rows=name) for name in names]
        metrics, room = QFontMetrics(self.losses.tick_font()), self.losses.area.width() / 2
        words = whole if all(metrics.horizontalAdvance(text) < room for text in whole) else names
        left = self._ranges[self.losses][0][0]
        rows, every = log10_of(np.array([preview.loss, preview.train_loss])).tolist()
        empty = Marker("o", QColor(self._theme.plot), 0.01)
        self._words.show_marks(
            Mark(left, rows, empty, words[0], below=rows < every),
            Mark(left, every, empty, words[1], below=every <= rows),
            hair=math.log10(self._trial(preview).factor),
        )

    def _show_fit(self, preview: Preview, dataset: Dataset) -> None:
        trial = self._trial(preview)
        assert preview.fit is not None
        low, high = dataset.domain[0].tolist()
        x = np.linspace(low, high, len(preview.fit))
        before = _in_data_units(preview.fit, dataset)
        self._fit_before.set_data(x, before)
        finite = trial.fit is not None and bool(np.isfinite(trial.fit).all())
        after = _in_data_units(trial.fit, dataset) if trial.fit is not None and finite else np.full(len(x), np.nan)
        self._fit_after.set_data(x, after)
        self.fit.show_note("" if finite else self.tr("With this learning rate the update diverges."))
        self._show_sample(dataset)
        limits = range_of(dataset.y[dataset.subsets[0]], before)
        if limits is not None:
            self._ranges[self.fit] = (low, high), limits
            self._make_room()

    def _show_sample(self, dataset: Dataset) -> None:
        sample = None if self._walk is None else self._walk.sample
        if sample is None or sample >= len(dataset.subsets[0]):
            self._sample.show_marks()
            return
        row = dataset.subsets[0][sample]
        marker = Marker("d", QColor(self._theme.valid), 12.0, QColor(self._theme.text))
        self._sample.show_marks(Mark(float(dataset.x[row, 0]), float(dataset.y[row]), marker, self.tr("this sample")))

    def _sentence(self, preview: Preview) -> str:
        """The update that comes next, and which rate would have been best and which too large."""
        chosen, rows = preview.chosen, self._rows_name()
        parts = [
            fill_in(
                self.tr(
                    "This update takes the loss of {rows} from {before} to {after}, and that of {n} training "
                    "{n:row|rows} from {train_before} to {train_after}."
                ),
                rows=rows,
                before=_digits(preview.loss),
                after=_digits(chosen.loss),
                n=preview.train_rows,
                train_before=_digits(preview.train_loss),
                train_after=_digits(chosen.train_loss),
            )
        ]
        able = [trial for trial in preview.trials if math.isfinite(trial.loss)]
        worse = [trial for trial in preview.trials if not trial.loss <= preview.loss]
        if able:
            best = min(able, key=lambda trial: trial.loss)
            parts.append(
                fill_in(
                    self.tr("Of these rates, ×{factor} lowers the loss of {rows} most."),
                    factor=write(best.factor, "g"),
                    rows=rows,
                )
                if best.loss < preview.loss
                else fill_in(self.tr("None of these rates lowers the loss of {rows}."), rows=rows)
            )
        if worse and len(worse) < len(preview.trials):
            parts.append(
                fill_in(self.tr("×{factor} steps too far: the loss rises."), factor=write(worse[0].factor, "g"))
            )
        return " ".join(parts)


def _in_data_units(fit: Matrix, dataset: Dataset) -> FloatArray:
    values: FloatArray = dataset.y_scaling.undo(fit.astype(np.float64)[:, None])[:, 0]
    return values


def _digits(value: float) -> str:
    """Three significant digits: two would hide what one update changes."""
    if not math.isfinite(value):
        return "∞"
    return local(f"{value:#.3g}".rstrip(".")) if 1e-3 <= abs(value) < 999.5 else number_text(value)


def _loss_text(after: float, before: float) -> str:
    """The loss, with an arrow for up or down."""
    if not math.isfinite(after):
        return "∞ ↑"
    return f"{_digits(after)} {'↓' if after < before else '↑' if after > before else '='}"
