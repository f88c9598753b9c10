"""The data: where they come from, how many, how noisy, how they are split and scaled."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton, QWidget

from playground.data.dataset import Dataset
from playground.data.tables import tables
from playground.experiment import (
    MAX_SAMPLES,
    CsvSource,
    Data,
    Experiment,
    FormulaSource,
    FunctionSource,
    PointsSource,
    SketchSource,
    Source,
    TableSource,
)
from playground.words import Said, said
from widgets.choice import Choice
from widgets.field_number import Number
from widgets.fields import NumberField, TextField, tip
from widgets.icons import icon
from widgets.labels import IconButton, muted_label
from widgets.numbers import fill_in
from widgets.panels.data_texts import describe_samples, describe_source
from widgets.panels.formula_rows import FormulaRows
from widgets.panels.panel import Panel, column_of, inputs_text, problem_label, row_in
from widgets.panels.sources import SourceChoice, source_of, with_source, words_of
from widgets.panels.split_bar import Shares, SplitBar, shares_from, shares_text
from widgets.panels.table_card import TableCard
from widgets.theme import Theme
from widgets.words import in_words

SAMPLES = Number(4, MAX_SAMPLES, whole=True, factor=2.0)
NOISE = Number(0.0, 10.0, step=0.02, decimals=2)
SEED = Number(0, 2**31 - 1, whole=True)


class DataPanel(Panel):
    """Choose, shape and split the data."""

    NAME = "data_panel"
    draw_asked = Signal(bool)
    read_again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = SourceChoice()
        self.draw = QPushButton(self.tr("Draw"))
        self.csv = QPushButton(self.tr("CSV…"))
        self._formula_rows = FormulaRows()
        self.formula, self.drawing = self._formula_rows.formula, self._formula_rows.drawing
        self.low, self.high = self._formula_rows.low, self._formula_rows.high
        self.target = Choice("target")
        self.about = muted_label()
        self.card = IconButton(
            "table_card_button",
            self.tr("About these data"),
            self.tr("What this table is, its units, where it comes from, its licence, and what a good model reaches"),
            16,
        )
        self.samples = NumberField("samples", SAMPLES, digits=7)
        self.noise = NumberField("noise", NOISE, digits=4.5)
        self.bar = SplitBar()
        self.split = TextField("split")
        self.standardize = QCheckBox(self.tr("Standardise"))
        self.seed = NumberField("data_seed", SEED, digits=5)
        self.dice = IconButton("data_dice", self.tr("New data seed"), self.tr("Draw new samples, noise and split"), 16)
        self._lay_out()
        describe_source(self)
        describe_samples(self)
        self._connect()
        self._places = {
            "data": self.source,
            "data.source.target": self.target,
            "data.source.expression": self.formula,
            "data.source.domain": self.high,
            "data.samples": self.samples,
            "data.noise": self.noise,
            "data.split": self.split,
            "data.seed": self.seed,
        }
        self.show_experiment(self._experiment)

    def _lay_out(self) -> None:
        column = column_of(self)
        row_in(column, self.source, self.draw, self.csv, stretch=0)
        self.draw.setObjectName("draw_data")
        self.draw.setCheckable(True)
        self.csv.setObjectName("open_csv")
        self._source_problem = problem_label(self.source)
        column.addWidget(self._source_problem)
        self._target_row = QWidget()
        inner = column_of(self._target_row)
        self.choose_columns = QPushButton(self.tr("Columns…"))
        self.choose_columns.setObjectName("choose_columns")
        row_in(inner, self.tr("Target"), self.target, self.choose_columns, stretch=1)
        inner.addWidget(problem_label(self.target))
        self.about.setWordWrap(True)
        for widget in (self._formula_rows, self._target_row):
            column.addWidget(widget)
        row = row_in(column, self.about, self.card, stretch=0)
        row.setAlignment(self.card, Qt.AlignmentFlag.AlignTop)
        pair = row_in(column, self.tr("Samples"), self.samples, self.tr("Noise σ"), self.noise)
        # the two pairs stand at the two edges
        pair.takeAt(4)
        pair.insertStretch(2, 1)
        column.addWidget(problem_label(self.samples, self.noise))
        self.show_text_size()
        self.split.setAlignment(Qt.AlignmentFlag.AlignRight)
        row_in(column, self.tr("Split"), self.bar, self.split, stretch=1)
        column.addWidget(problem_label(self.split))
        row = row_in(column, self.standardize, self.tr("Seed"), self.seed, self.dice)
        row.takeAt(4)
        row.insertStretch(1, 1)
        column.addWidget(problem_label(self.seed))
        column.addStretch(1)

    def show_text_size(self) -> None:
        """Room for any split."""
        self.split.setFixedWidth(self.fontMetrics().horizontalAdvance("70·15·15") + 26)

    def _connect(self) -> None:
        self.source.edited.connect(self._choose_source)
        self.draw.clicked.connect(self.draw_asked)
        self.csv.clicked.connect(self._open_csv)
        self.card.clicked.connect(self._show_card)
        self.choose_columns.clicked.connect(self._choose_columns)
        self._formula_rows.changed.connect(self._change_formula)
        self.target.edited.connect(self._change_target)
        self.samples.edited.connect(self._change_samples)
        self.noise.edited.connect(self._change_noise)
        self.bar.moved.connect(self._change_split)
        self.split.committed.connect(self._type_split)
        self.split.textEdited.connect(lambda: self.split.refuse(""))
        self.standardize.clicked.connect(self._change_standardize)
        self.seed.edited.connect(self._change_seed)
        self.dice.clicked.connect(lambda: self._change_seed((self._data.seed + 1) % 2**31, ""))

    def title(self) -> str:
        return self.tr("Data")

    @property
    def _data(self) -> Data:
        return self._experiment.data

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self.bar.show_theme(theme)
        self._formula_rows.show_theme(theme)
        self.dice.setIcon(icon("dice", theme))
        self.card.setIcon(icon("info", theme))

    def show_experiment(self, experiment: Experiment) -> None:
        super().show_experiment(experiment)
        data, source = experiment.data, experiment.data.source
        generated = isinstance(source, FunctionSource | FormulaSource | SketchSource)
        self.source.show_source(source)
        self._formula_rows.show_source(source)
        self._show_target()
        self._show_about()
        self.samples.show_value(data.samples)
        self.noise.show_value(data.noise)
        self.samples.setEnabled(generated)
        self.noise.setEnabled(generated)
        self.bar.show_value(data.split)
        self.split.show_value(shares_text(data.split))
        with QSignalBlocker(self.standardize):
            self.standardize.setChecked(data.standardize)
        leaks = data.standardize and data.scaling == "all"
        self.standardize.setText(self.tr("Standardise (leaks)") if leaks else self.tr("Standardise"))
        self.seed.show_value(data.seed)
        self._describe()

    def show_dataset(self, dataset: Dataset) -> None:
        super().show_dataset(dataset)
        self._show_target()
        self._show_about()
        self._describe()

    def show_drawing(self, drawing: bool) -> None:
        """Whether points are being drawn in the fit."""
        self.draw.setChecked(drawing)

    def _show_target(self) -> None:
        source = self._data.source
        self._target_row.setVisible(isinstance(source, CsvSource))
        if not isinstance(source, CsvSource):
            return
        dataset = self._csv_dataset(source)
        names = [source.target] if source.target else []
        if dataset is not None and dataset.encoding is not None:
            numbers = [column.name for column in dataset.encoding.columns if column.kind == "number"]
            names = list(dict.fromkeys([*numbers, dataset.target_name, *names]))
        target = source.target or (names[-1] if names else "")
        if [self.target.itemText(index) for index in range(self.target.count())] != names:
            self.target.clear()
            for name in names:
                self.target.addItem(name, name)
        self.target.show_value(target)

    def _show_about(self) -> None:
        source = self._data.source
        table = tables().get(source.name) if isinstance(source, TableSource) else None
        words = self._rows_words(source) if isinstance(source, CsvSource) else ""
        self.about.setVisible(table is not None or bool(words))
        self.card.setVisible(table is not None)
        self.about.setText(words)
        self.about.setToolTip("")
        if table is not None:
            self.about.setText(in_words(table.about))
            origin = self.tr("{notes}\n\nSource: {source}\n\nLicence: {licence}")
            notes = in_words(table.notes)
            self.about.setToolTip(tip(fill_in(origin, notes=notes, source=table.source, licence=table.licence)))

    def _show_card(self) -> None:
        source = self._data.source
        if isinstance(source, TableSource) and source.name in tables():
            TableCard(tables()[source.name], self).show_below(self.card)

    def _rows_words(self, source: CsvSource) -> str:
        """What became of the file's rows that had an empty cell; nothing if none had."""
        dataset = self._csv_dataset(source)
        origin = dataset.origin if dataset is not None else None
        found = []
        if origin is not None and origin.dropped:
            text = self.tr(
                "{n} of {read} {read:row|rows} {n:has an empty cell and is|have an empty cell and are} left out."
            )
            found.append(fill_in(text, n=origin.dropped, read=origin.read))
        if origin is not None and origin.filled_cells:
            cells = fill_in(self.tr("{n} empty {n:cell|cells}"), n=origin.filled_cells)
            rows = fill_in(self.tr("{n} {n:row|rows}"), n=origin.filled_rows)
            text = self.tr("Filled with the training median: {cells} in {rows}.")
            found.append(fill_in(text, cells=cells, rows=rows))
        return " ".join(found)

    def _describe(self) -> None:
        points, inputs = self._points(), self._features()
        parts = [fill_in(self.tr("{n} {n:point|points}"), n=points)] if points is not None else []
        parts += [inputs_text(inputs)] if inputs is not None else []
        self.subtitle_changed.emit(" · ".join(parts))

    def _points(self) -> int | None:
        """How many samples there are, ``None`` while it is not known."""
        match self._data.source:
            case FunctionSource() | FormulaSource() | SketchSource():
                return self._data.samples
            case PointsSource(x=x):
                return len(x)
            case TableSource(name=name):
                return tables()[name].rows if name in tables() else None
            case CsvSource() as source:
                dataset = self._csv_dataset(source)
                return len(dataset.y) if dataset is not None else None

    def _with(self, text: str, merge_key: str, editor: Choice | NumberField | TextField, **values: object) -> bool:
        data = msgspec.structs.replace(self._data, **values)
        return self._propose(msgspec.structs.replace(self._experiment, data=data), text, merge_key, editor)

    def _with_source(self, text: str, source: Source) -> bool:
        return self._propose(with_source(self._experiment, source), text, "", self.source)

    def _choose_source(self, key: str) -> None:
        source = source_of(key, self._data.source)
        text = said("change data to {source}", source=words_of(source))
        if self._with_source(text, source) and key == "formula":
            self.formula.setFocus()
            self.formula.selectAll()

    def _open_csv(self) -> None:
        source = self._data.source
        start = str(Path(source.path).parent) if isinstance(source, CsvSource) else ""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a CSV file"), start, self.tr("CSV files (*.csv *.tsv *.txt);;All files (*)")
        )
        if path:
            self.open_csv(path)

    def open_csv(self, path: str) -> None:
        """Show what is in the file ``path``, to be taken as data."""
        self.import_table(CsvSource(path))

    def import_table(self, source: CsvSource) -> None:
        """Show what is in a table, and take it as data if the person wants it."""
        from widgets.import_dialog import ImportDialog

        dialog = ImportDialog(source, self._theme, self)
        dialog.chosen.connect(self._take_table)
        dialog.open()

    def _take_table(self, source: CsvSource) -> None:
        if source == self._data.source:
            # the file may hold other rows than those that were read
            self.read_again_asked.emit()
            return
        self._with_source(said("change data to {source}", source=words_of(source)), source)

    def _choose_columns(self) -> None:
        if isinstance(self._data.source, CsvSource):
            self.import_table(self._data.source)

    def _change_target(self, name: str) -> None:
        source = self._data.source
        if not isinstance(source, CsvSource):
            return
        # the old target takes the new one's place among the features that were named
        features = tuple(source.target if feature == name else feature for feature in source.features)
        source = msgspec.structs.replace(source, target=name, features=features)
        self._with(said("change target to {target}", target=name), "", self.target, source=source)

    def _change_formula(self, text: Said, merge_key: str, editor: TextField | NumberField, source: Source) -> None:
        self._with(text, merge_key, editor, source=source)

    def _change_samples(self, samples: int, merge_key: str) -> None:
        text = said("change samples to {samples:,}", samples=samples)
        self._with(text, merge_key, self.samples, samples=samples)

    def _change_noise(self, noise: float, merge_key: str) -> None:
        text = said("change noise to {noise}", noise=NOISE.text(noise))
        self._with(text, merge_key, self.noise, noise=noise)

    def _change_split(self, shares: Shares, merge_key: str) -> None:
        text = said("change split to {split}", split=shares_text(shares))
        self._with(text, merge_key, self.split, split=shares, source=self._split_at_random())

    def _split_at_random(self) -> Source:
        """Points that were drawn into their sets leave them when the split is another."""
        source = self._data.source
        return msgspec.structs.replace(source, sets=()) if isinstance(source, PointsSource) else source

    def _type_split(self, text: str) -> None:
        try:
            shares = shares_from(text)
        except ValueError as error:
            self.split.refuse(str(error))
            return
        self.split.restore()
        self._change_split(shares, "")

    def _change_standardize(self, on: bool) -> None:
        text = said("standardise") if on else said("do not standardise")
        self._with(text, "", self.source, standardize=on)

    def _change_seed(self, seed: int, merge_key: str) -> None:
        source = self._split_at_random()
        text = said("change data seed to {seed}", seed=seed)
        self._with(text, merge_key, self.seed, seed=seed, source=source)
