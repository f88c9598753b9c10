"""The card of a shipped table: what it is, where it comes from, and what a good model reaches on it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from playground.data.tables import Table
from widgets.numbers import fill_in, write
from widgets.roomy import Scrolled
from widgets.text_size import px
from widgets.words import in_words

WIDTH = 470
MARGIN = 8


class TableCard(QFrame):
    """A sheet that opens below a button and goes away with a click elsewhere, or Escape."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("table_card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFixedWidth(min(px(WIDTH), parent.screen().availableSize().width() - 2 * MARGIN))
        self.setAccessibleName(in_words(table.label))
        self._column = column = QVBoxLayout()
        column.setSpacing(8)
        title = _words(in_words(table.label))
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        column.addWidget(title)
        column.addWidget(_words(in_words(table.about)))
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for name, text in self._rows(table):
            label = QLabel(name)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            form.addRow(label, _words(text))
        column.addLayout(form)
        column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(14, 12, 14, 12)
        around.addWidget(Scrolled(column))

    def show_below(self, widget: QWidget) -> None:
        """Open under ``widget``, on its screen."""
        wanted = self._column.totalHeightForWidth(self.width() - 30) + 26
        self.setFixedHeight(min(wanted, widget.screen().availableSize().height() - 2 * MARGIN))
        place = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        screen = widget.screen().availableGeometry()
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        place.setY(max(screen.top(), min(place.y(), screen.bottom() - self.height())))
        self.move(place)
        self.show()

    def _rows(self, table: Table) -> list[tuple[str, str]]:
        return [
            (self.tr("Rows"), write(table.rows)),
            (self.tr("Target"), _with_unit(table.target, table)),
            (self.tr("Features"), ", ".join(_with_unit(feature, table) for feature in table.features)),
            (self.tr("Notes"), in_words(table.notes)),
            (self.tr("Source"), table.source),
            (self.tr("Licence"), table.licence),
            (self.tr("Reached"), self._reached(table)),
        ]

    def _reached(self, table: Table) -> str:
        """What was measured, and how."""
        unit = f" {in_words(table.units[table.target])}" if table.target in table.units else ""
        line = self.tr("{model}: RMSE {rmse:,g} ± {spread:,g}{unit}, R² {r2:.2f}")
        models = {
            "network": fill_in(self.tr("The example “{name}”"), name=in_words(table.label)),
            "least_squares": self.tr("Least squares"),
            "mean": self.tr("The mean"),
        }
        found = [
            fill_in(line, model=label, rmse=value.rmse, spread=value.rmse_spread, unit=unit, r2=value.r2 + 0.0)
            for model, label in models.items()
            if (value := table.reached.get(model)) is not None
        ]
        found = [words.replace("-", "−") for words in found]
        how = self.tr(
            "Measured on the test set, mean and standard deviation over ten seeds of split, parameters and batches."
        )
        return "\n".join([*found, how])


def _with_unit(column: str, table: Table) -> str:
    return f"{column} ({in_words(table.units[column])})" if column in table.units else column


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
