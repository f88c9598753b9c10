"""What the network is worth: figures with intervals, importance and effect of the columns, the worst rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QWidget

from playground.appraisal import Appraisal
from playground.data.dataset import Dataset
from playground.frames import Wish, WishList
from playground.looks import Look
from widgets.fields import tip
from widgets.numbers import fill_in
from widgets.plots.measures_effects import EffectsPage
from widgets.plots.measures_importance import ImportancePage, words_of
from widgets.plots.measures_rows import RowsPage
from widgets.plots.measures_scores import ScoresPage
from widgets.plots.plot_card import PlotCard
from widgets.theme import Theme

SCORES, IMPORTANCE, EFFECTS, ROWS = range(4)


class MeasuresView(PlotCard):
    """Four pages of one ``Appraisal``, chosen in the header. It is made where the run stands, or every few seconds."""

    NAME = "measures_view"
    effect_picked = Signal(int)  # the first input of the column whose small picture was clicked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appraisal: Appraisal | None = None
        self.scores, self.importance = ScoresPage(), ImportancePage()
        self.effects, self.rows = EffectsPage(), RowsPage()
        self._pages = (self.scores, self.importance, self.effects, self.rows)
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(page)
        layout = self.layout()
        assert layout is not None  # PlotCard made it
        layout.addWidget(self._stack)
        self._build_header()
        self.scores.test_asked.connect(self.test_shown)
        self.rows.picked.connect(self.rows_picked)
        self.effects.grid.picked.connect(self._on_effect)

    def _build_header(self) -> None:
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addStretch(1)
        self.modes = QButtonGroup(self)
        texts = (self.tr("Scores"), self.tr("Importance"), self.tr("Effects"), self.tr("Worst rows"))
        abouts = (
            self.tr("RMSE, MAE, MSE and R² of every set, and how far they would go with other rows"),
            self.tr("Permutation importance: how much worse it gets when one column is shuffled"),
            self.tr("Partial dependence: how the mean prediction changes with each column"),
            self.tr("The rows with the largest residuals; select some to see them in every plot"),
        )
        for index, (text, about) in enumerate(zip(texts, abouts, strict=True)):
            button = QToolButton()
            button.setObjectName(f"measures_mode_{index}")
            button.setText(text)
            button.setToolTip(tip(about))
            button.setCheckable(True)
            button.setChecked(index == SCORES)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.modes.addButton(button, index)
            row.addWidget(button)
        self.modes.idToggled.connect(self._on_mode)

    def wish(self) -> WishList:
        return WishList(Wish.APPRAISAL)

    def show_theme(self, theme: Theme) -> None:
        for page in (self.scores, self.importance, self.effects):
            page.show_theme(theme)

    def show_dataset(self, dataset: Dataset) -> None:
        self.appraisal = None
        for page in self._pages:
            page.show_dataset(dataset)
        self._show(None)

    def show_test_look(self, look: Look | None) -> None:
        self.scores.show_look(look)
        self.rows.show_look(look)

    def show_appraisal(self, appraisal: Appraisal) -> None:
        self._show(appraisal)

    def clear(self) -> None:
        self._show(None)

    def describe(self) -> str:
        done = self.appraisal
        if done is None:
            return self.tr("The network has not been measured yet.")
        figures = "; ".join(words for subset in range(3) if (words := self.scores.words(subset)))
        best = max(done.importances, key=lambda one: one.mean)
        return fill_in(
            self.tr("At update {update:,}: {figures}. The column that counts most is {name} ({growth})."),
            update=done.update,
            figures=figures,
            name=best.part.name,
            growth=words_of(best),
        )

    @property
    def mode(self) -> int:
        """Which page is shown."""
        return self._stack.currentIndex()

    def _show(self, appraisal: Appraisal | None) -> None:
        """Feed the page that is seen, and the figures, which ``describe`` says."""
        self.appraisal = appraisal
        self.scores.show_appraisal(appraisal)
        if self.mode != SCORES:
            self._pages[self.mode].show_appraisal(appraisal)

    def uncover(self) -> None:
        self.modes.button(SCORES).setChecked(True)

    def _on_mode(self, mode: int, chosen: bool) -> None:
        if chosen:
            self._stack.setCurrentIndex(mode)
            self._pages[mode].show_appraisal(self.appraisal)

    def _on_effect(self, index: int) -> None:
        assert self.appraisal is not None
        self.effect_picked.emit(self.appraisal.effects[index].part.inputs[0])
