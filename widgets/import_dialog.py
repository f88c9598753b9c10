"""Taking a table as data: how it was read, what its columns are, and which of them the network gets."""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.checking import check
from playground.data.importing import Opened, Outcome, open_table, outcome, proposed
from playground.experiment import CSV_ENCODINGS, MISSING, CsvSource, Data, Experiment, ExperimentError
from widgets.background import Background
from widgets.choice import Choice
from widgets.dialog import Dialog
from widgets.fields import explain
from widgets.import_columns import ROW_HEIGHT, ColumnsTable
from widgets.labels import ProblemLabel, muted_label
from widgets.numbers import fill_in
from widgets.text_size import on_screen, px
from widgets.theme import Theme
from widgets.words import in_words

FOUND = ""
"""The entry of a setting that is found from the file."""
SIZE = 980, 620
MOST_COLUMNS = 60
"""More columns are not previewed."""
RECKON_MS = 150
"""A person who ticks one column after another waits for the sum only once."""


class ImportDialog(Dialog):
    """Reads the table in the background, shows what it found, and emits ``chosen(source)`` if it is taken."""

    chosen = Signal(object)

    def __init__(self, source: CsvSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setWindowTitle(self.tr("Import a table"))
        self.resize(on_screen(self, *SIZE))
        self._given = source
        self._source = source
        self._opened: Opened | None = None
        self._reader, self._reckoner = Background(self), Background(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(RECKON_MS)
        self._build(theme)
        self._connect()
        self._read()

    # ---- building -------------------------------------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        self._title = QLabel(Path(self._source.path).name if not self._source.text else self.tr("Pasted cells"))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._counts = muted_label()
        self.problem = ProblemLabel()
        self.cure = QPushButton(self.tr("Count these as empty"))
        self.cure.setObjectName("import_cure")
        self.cure.hide()
        self.summary = muted_label()
        self.summary.setObjectName("import_summary")
        self.summary.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setObjectName("import_progress")
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Reading"))
        self.columns = ColumnsTable(theme)
        self.preview = QTableWidget()
        self.preview.setObjectName("import_preview")
        self.preview.setAccessibleName(self.tr("First rows"))
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setWordWrap(False)
        self.preview.setTabKeyNavigation(False)  # arrow keys go from cell to cell; Tab would never leave
        self.preview.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton(self.tr("Use these data"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setObjectName("import_take")
        self.take.setProperty("primary", True)
        self.enter = self.take
        self.take.setEnabled(False)
        self._make_settings()
        self.begins_at = self.encoding
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._counts, 1)
        column.addLayout(head)
        column.addLayout(self._settings())
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        for table in (self.columns, self.preview):
            splitter.addWidget(table)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        column.addWidget(splitter, 1)
        trouble = QHBoxLayout()
        trouble.addWidget(self.problem, 1)
        trouble.addWidget(self.cure)
        column.addLayout(trouble)
        column.addWidget(self.progress)
        foot = QHBoxLayout()
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.buttons)
        column.addLayout(foot)

    def _make_settings(self) -> None:
        """How the file is to be read, each as it was found or as the person has it."""
        found = {FOUND: self.tr("found in the file")}
        encodings = {name: in_words(label) for name, label in CSV_ENCODINGS.items()}
        self.encoding = Choice("import_encoding", found | encodings)
        self.delimiter = Choice("import_delimiter", found | self._delimiters())
        self.decimal = Choice("import_decimal", found | {".": self.tr("point"), ",": self.tr("comma")})
        self.header = QCheckBox(self.tr("The first row names the columns"))
        self.header.setObjectName("import_header")
        drop, fill = self.tr("leave their rows out"), self.tr("fill with the training median")
        self.missing = Choice("import_missing", dict(zip(MISSING, (drop, fill), strict=True)))
        self.marks = QLineEdit()
        self.marks.setObjectName("import_marks")
        self.marks.setPlaceholderText(self.tr("such as n/a, ?"))
        self.encoding.describe(self.tr("Encoding"), self.tr("How letters are written in the file"))
        self.delimiter.describe(self.tr("Delimiter"), self.tr("What stands between two cells of a row"))
        self.decimal.describe(self.tr("Decimal mark"), self.tr("What stands between 1 and 5 in one and a half"))
        explain(self.header, self.header.text(), self.tr("If not, its cells are data and columns are numbered"))
        self.missing.describe(
            self.tr("Rows with an empty cell"),
            self.tr(
                "Leave them out, or fill the cell with the median of the training rows alone (a category with their "
                "most frequent one). Rows without a target are always left out."
            ),
        )
        explain(
            self.marks, self.tr("Cells that count as empty"), self.tr("Texts that mean: no value here; a comma between")
        )

    def _settings(self) -> QGridLayout:
        """The settings beside each other, as many as there is room for."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        fields = (
            (self.tr("Encoding"), self.encoding),
            (self.tr("Delimiter"), self.delimiter),
            (self.tr("Decimal mark"), self.decimal),
            (self.tr("Rows with an empty cell"), self.missing),
            (self.tr("Empty are also"), self.marks),
            ("", self.header),
        )
        for choice in (self.encoding, self.delimiter, self.decimal, self.missing):
            choice.show_whole()
        in_a_row = 3
        while in_a_row > 1 and self._width_of(fields, in_a_row) > self.width():
            in_a_row -= 1
        for number, (text, field) in enumerate(fields):
            row, place = divmod(number, in_a_row)
            if text:
                label = QLabel(text)
                label.setBuddy(field)
                grid.addWidget(label, row, 2 * place)
                grid.addWidget(field, row, 2 * place + 1)
            else:
                grid.addWidget(field, row, 2 * place, 1, 2)
            grid.setColumnStretch(2 * place + 1, 1)
        return grid

    def _width_of(self, fields: tuple[tuple[str, QWidget], ...], in_a_row: int) -> int:
        """Pixels that the settings take with so many of them in a row."""
        metrics, gap = self.fontMetrics(), 8
        widths = [metrics.horizontalAdvance(text) + gap + field.sizeHint().width() + gap for text, field in fields]
        return 2 * 16 + sum(max(widths[place::in_a_row]) for place in range(in_a_row))

    def _delimiters(self) -> dict[str, str]:
        return {
            ",": self.tr("comma"),
            ";": self.tr("semicolon"),
            "\t": self.tr("tab"),
            "|": self.tr("bar"),
            " ": self.tr("blank"),
        }

    def _connect(self) -> None:
        for field, name in ((self.encoding, "encoding"), (self.delimiter, "delimiter"), (self.decimal, "decimal")):
            field.edited.connect(lambda value, _key, name=name: self._set(**{name: value or None}))
        self.header.clicked.connect(lambda on: self._set(header=on))
        self.marks.editingFinished.connect(self._set_marks)
        self.missing.edited.connect(
            lambda value, _key: self._choose(msgspec.structs.replace(self._source, missing=value))
        )
        self.columns.edited.connect(self._choose)
        self.cure.clicked.connect(self._count_as_empty)
        self._soon.timeout.connect(self._reckon)
        self._reader.progressed.connect(lambda share: self.progress.setValue(round(1000 * share)))
        self._reader.finished.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        self._reckoner.finished.connect(self._on_reckoned)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)

    # ---- reading --------------------------------------------------------------------------------------------------

    def _set(self, **values: object) -> None:
        """Read again with another setting."""
        before, self._source = self._source, msgspec.structs.replace(self._source, **values)
        if self._source != before:
            self._read()

    def _set_marks(self) -> None:
        self._set(missing_marks=tuple(mark.strip() for mark in self.marks.text().split(",") if mark.strip()))

    def _count_as_empty(self) -> None:
        """Every odd cell of the columns that are used becomes an empty one."""
        assert self._opened is not None
        used = {*self._source.features, self._source.target}
        odd = [cell for info in self._opened.columns if info.name in used for cell in info.odd]
        self._set(missing_marks=tuple(dict.fromkeys((*self._source.missing_marks, *odd))))

    def _read(self) -> None:
        self.take.setEnabled(False)
        self.cure.hide()
        self.problem.show_problem("")
        self.summary.setText("")
        self._show_settings()
        try:
            check(Experiment(data=Data(self._source)))
        except ExperimentError as error:
            self._on_failed(error.place, error.problem)
            return
        self.progress.setValue(0)
        self.progress.show()
        self._reader.start(functools.partial(open_table, self._source))

    def _on_failed(self, _place: str, problem: str) -> None:
        self.progress.hide()
        self._opened = None
        self._counts.setText("")
        self.columns.show_columns((), self._source)
        self.preview.clear()
        self.preview.setRowCount(0)
        self.preview.setColumnCount(0)
        self.problem.show_problem(in_words(problem))

    def _on_read(self, opened: object) -> None:
        assert isinstance(opened, Opened)
        self.progress.hide()
        self._opened = opened
        names = {info.name for info in opened.columns}
        if not names >= {self._source.target, *self._source.features} - {""}:
            # other names came out of another delimiter or header
            self._source = msgspec.structs.replace(self._source, target="", features=(), categories=(), dates=())
        self._source = proposed(self._source, opened.columns)
        rows, columns = len(opened.table.frame), len(opened.columns)
        self._counts.setText(
            fill_in(self.tr("{rows} {rows:row|rows} · {columns} {columns:column|columns}"), rows=rows, columns=columns)
        )
        self._show_settings()
        self.columns.show_columns(opened.columns, self._source)
        self._show_preview(opened)
        self._reckon()

    def _show_settings(self) -> None:
        """The settings given, and in the first entry of each list what was found."""
        source = self._source
        found = self._opened.table.format if self._opened is not None else None
        words = self.tr("found in the file")
        texts = (words, words, words)
        if found is not None:
            form = self.tr("{setting} (found)")
            delimiter = self._delimiters().get(found.delimiter, found.delimiter)
            decimal = self.tr("comma") if found.decimal == "," else self.tr("point")
            texts = (
                fill_in(form, setting=in_words(CSV_ENCODINGS[found.encoding])),
                fill_in(form, setting=delimiter),
                fill_in(form, setting=decimal),
            )
            self.header.setChecked(found.header)
        given = (source.encoding, source.delimiter, source.decimal)
        for field, text, value in zip((self.encoding, self.delimiter, self.decimal), texts, given, strict=True):
            if value is None:
                field.setItemText(0, text)
            field.show_value(value or FOUND)
        self.missing.show_value(source.missing)
        self.marks.setText(", ".join(source.missing_marks))

    def _show_preview(self, opened: Opened) -> None:
        names = [info.name for info in opened.columns][:MOST_COLUMNS]
        table = self.preview
        table.clear()
        table.setColumnCount(len(names))
        table.setRowCount(len(opened.preview))
        table.setHorizontalHeaderLabels(names)
        table.setVerticalHeaderLabels([str(number) for number, _ in opened.preview])
        for row, (_, cells) in enumerate(opened.preview):
            for column, cell in enumerate(cells[: len(names)]):
                table.setItem(row, column, QTableWidgetItem(cell[:200]))

    # ---- what comes of it -----------------------------------------------------------------------------------------

    def _choose(self, source: CsvSource) -> None:
        self._source = source
        self.columns.show_source(source)
        self.missing.show_value(source.missing)
        self.take.setEnabled(False)
        self._soon.start()

    def _reckon(self) -> None:
        if self._opened is not None:
            self._reckoner.start(functools.partial(outcome, self._source))

    def _on_reckoned(self, result: object) -> None:
        assert isinstance(result, Outcome)
        self.take.setEnabled(not result.problem)
        self.problem.show_problem(in_words(result.problem))
        self.cure.setVisible(bool(result.problem) and self._has_odd_cells())
        self.summary.setText("" if result.problem else self._words(result))

    def _has_odd_cells(self) -> bool:
        used = {*self._source.features, self._source.target}
        return self._opened is not None and any(info.odd_cells for info in self._opened.columns if info.name in used)

    def _words(self, result: Outcome) -> str:
        """What the data will be, in a sentence or two."""
        inputs = fill_in(self.tr("{n} {n:input|inputs}"), n=result.inputs)
        parts = [fill_in(self.tr("{rows} {rows:row|rows} of {inputs}."), rows=result.rows, inputs=inputs)]
        if dropped := result.read - result.rows:
            text = self.tr(
                "{n} of {read} {read:row|rows} {n:has an empty cell and is|have an empty cell and are} left out."
            )
            parts.append(fill_in(text, n=dropped, read=result.read))
        if result.empty_cells:
            text = self.tr("{n} empty {n:cell|cells} will hold the median of the training rows.")
            parts.append(fill_in(text, n=result.empty_cells))
        return " ".join(parts)

    def _take(self) -> None:
        self.chosen.emit(self._source)
        self.accept()

    # ---- closing --------------------------------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """Closing stops what is being read, and does not wait for it."""
        self._soon.stop()
        for background in (self._reader, self._reckoner):
            background.cancel()
        super().done(result)
        self._leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.done(QDialog.DialogCode.Rejected)

    def _leave(self) -> None:
        """Go away once no thread reports here any more."""
        busy = [background for background in (self._reader, self._reckoner) if background.busy]
        if busy:
            busy[0].stopped.connect(self._leave, Qt.ConnectionType.SingleShotConnection)
        else:
            self.deleteLater()
