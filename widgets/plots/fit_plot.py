"""The fit: what the network computes over its inputs, beside the data."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QStackedWidget, QWidget

from playground.affine import stopping_layers
from playground.contest import Contest
from playground.data.dataset import Dataset, IndexArray
from playground.data.joining import few, too_few
from playground.experiment import Experiment
from playground.frames import Frame, Wish, WishList
from playground.kept_run import KeptRun
from playground.looks import Look
from widgets.fields import tip
from widgets.numbers import fill_in
from widgets.plots.draw_strip import DrawStrip
from widgets.plots.elastic import ElasticCheck, ElasticRow
from widgets.plots.fit_curve import CurveView
from widgets.plots.fit_drawing import FitDrawing
from widgets.plots.fit_effect import EffectView
from widgets.plots.fit_plane import PlaneView
from widgets.plots.fit_view import FitView
from widgets.plots.legend import ICON, Legend, mark_icon
from widgets.plots.plot_card import PlotCard
from widgets.theme import LIGHT, Theme, scaled_font
from widgets.words import name_in_words


class FitPlot(PlotCard):
    """Points and network: a curve for one input, an image for two, predicted against actual for more."""

    NAME = "fit_plot"
    edited = Signal(object, object, str)  # experiment, text for the undo menu, merge key
    drawing_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._dataset: Dataset | None = None
        self._hidden_layers = 0
        self._whole = False  # the whole network is linear
        self._layer = -1
        self._hidden: frozenset[str] = frozenset({"test"})  # until a person asks to see it
        self._is_drawing = False
        self._runs: Sequence[KeptRun] = ()
        self._contest: Contest | None = None
        self._views: dict[type[FitView], FitView] = {}
        self._experiment = Experiment()
        self._stack = QStackedWidget()
        self.strip = DrawStrip()
        self.strip.hide()
        body = self.layout()
        assert body is not None
        body.addWidget(self.strip)
        body.addWidget(self._stack)
        self._build_header()
        curve = self._view_for(1)
        assert isinstance(curve, CurveView)
        self.view: FitView = curve
        self._drawing = FitDrawing(curve, self.strip)
        self._drawing.edited.connect(self.edited)
        self._drawing.finished.connect(lambda: self.set_drawing(False))
        self._dress_header()

    def wish(self) -> WishList:
        inputs = self._dataset.features if self._dataset is not None else 1
        wishes = Wish.FIT
        if inputs > 2 or (inputs == 2 and self.residuals.isChecked()):
            wishes |= Wish.PREDICTIONS
        if self.linear.isChecked():
            wishes |= Wish.COLLAPSE
        if inputs == 1 and self.baselines.isChecked():
            wishes |= Wish.BASELINES
        return WishList(
            wishes,
            units_layer=self._units_layer() if inputs == 1 and self.neurons.isChecked() else None,
            effect_feature=max(self.feature.currentIndex(), 0) if inputs > 2 else 0,
        )

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for view in self._views.values():
            view.show_theme(theme)
        self._dress_header()

    def show_experiment(self, experiment: Experiment) -> None:
        before = self.wish()
        self._experiment = experiment
        self._drawing.show_experiment(experiment)
        if too_few(experiment.data.source):
            self.show_dataset(self._few(experiment))
        self._hidden_layers = len(experiment.network.layers)
        whole = not stopping_layers(experiment.network.layers)
        if whole != self._whole:
            self._whole = whole
            self._set_linear(whole)
        self._dress_header()
        self._tell(before)

    def _few(self, experiment: Experiment) -> Dataset:
        """The points drawn so far, on the sheet that there is."""
        dataset, before = few(experiment), self._dataset
        domain = before.domain if before is not None and before.features == 1 else np.array([[-1.0, 1.0]])
        low, high = np.fmin(domain, dataset.domain)[:, 0], np.fmax(domain, dataset.domain)[:, 1]
        return msgspec.structs.replace(dataset, domain=np.column_stack([low, high]))

    def select_layer(self, layer: int) -> None:
        """The hidden layer that is selected in the stack, counted from 0; -1 for none."""
        before = self.wish()
        self._layer = layer
        self._dress_header()
        self._tell(before)

    def show_effect(self, feature: int) -> None:
        """Draw the partial effect of this feature, counted from 0, where there is room for one only."""
        self.feature.setCurrentIndex(feature)

    def show_dataset(self, dataset: Dataset) -> None:
        before = self.wish()
        self._dataset = dataset
        self._drawing.show_dataset(dataset)
        if dataset.features != 1:
            self.set_drawing(False)
        self.view = self._view_for(dataset.features)
        self.view.show_dataset(dataset)
        if list(dataset.feature_names) != [self.feature.itemText(index) for index in range(self.feature.count())]:
            self.feature.blockSignals(True)
            self.feature.clear()
            self.feature.addItems(list(dataset.feature_names))
            self.feature.blockSignals(False)
        if isinstance(self.view, EffectView):
            self.view.select_feature(self.feature.currentIndex())
        self._dress_header()
        self._tell(before)

    def show_frame(self, frame: Frame) -> None:
        self.view.show_frame(frame)

    def show_rows(self, rows: IndexArray) -> None:
        self.view.show_rows(rows)

    def show_test_look(self, look: Look | None) -> None:
        if look is not None:
            return
        if self._is_drawing:
            self._reveal_test()
        else:
            self.legend.show_entry("test", False)

    @property
    def is_drawing(self) -> bool:
        """Whether the mouse draws points."""
        return self._is_drawing

    def set_drawing(self, drawing: bool) -> None:
        """Draw with the mouse, or not. Data of more than one input give way to an empty sheet."""
        if drawing == self._is_drawing:
            return
        self._is_drawing = drawing
        self.strip.setVisible(drawing)
        self._drawing.set_active(drawing)
        if drawing:
            self._reveal_test()
            if self._dataset is not None and self._dataset.features != 1:
                self._drawing.start_anew()
        self.drawing_changed.emit(drawing)

    def paste_points(self) -> None:
        """Add the points on the clipboard to those that are drawn."""
        self._drawing.paste()

    def _reveal_test(self) -> None:
        """A point that is drawn has to be seen, whatever set it is in; that the test set was seen is told."""
        self.legend.show_entry("test", True)
        QTimer.singleShot(0, self, self.test_shown.emit)

    def show_kept(self, runs: Sequence[KeptRun]) -> None:
        self._runs = runs
        for view in self._views.values():
            view.show_kept(runs)

    def show_contest(self, contest: Contest) -> None:
        self._contest = contest
        self.view.show_contest(contest)
        self._dress_header()

    def clear(self) -> None:
        self.view.forget()

    def describe(self) -> str:
        if self._dataset is None:
            return self.tr("No data yet.")
        train, valid, test = (len(rows) for rows in self._dataset.subsets)
        counts = fill_in(
            self.tr("{name}: {train} training, {valid} validation and {test} test {test:point|points}."),
            name=name_in_words(self._dataset.name),
            train=train,
            valid=valid,
            test=test,
        )
        return f"{counts} {self.view.describe()}"

    def _build_header(self) -> None:
        self.legend = Legend()
        self.legend.show_entry("test", False)
        self.legend.toggled.connect(self._on_legend)
        self._make_checks()
        self.feature = QComboBox()
        self.feature.setObjectName("fit_feature")
        self.feature.setAccessibleName(self.tr("Feature whose effect is drawn"))
        self.feature.setToolTip(self.tr("The feature whose partial effect is drawn: the mean prediction as it varies"))
        self.feature.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.feature.setMinimumContentsLength(8)
        self.feature.currentIndexChanged.connect(self._on_feature)
        controls = (self.linear, self.baselines, self.neurons, self.residuals, self.feature)
        for control in controls:
            control.setFont(scaled_font(self.font(), 0.9))
        self.header = ElasticRow(self.legend, *controls)

    def _make_checks(self) -> None:
        """What can be drawn over the fit."""
        self.neurons = ElasticCheck()
        self.neurons.setObjectName("fit_neurons")
        self.neurons.setToolTip(self.tr("The activations of this layer's units, scaled into the view"))
        self.neurons.toggled.connect(self._on_neurons)
        self.residuals = QCheckBox(self.tr("residuals"))
        self.residuals.setObjectName("fit_residuals")
        self.residuals.setToolTip(
            self.tr("Target minus network at every point: ▲ above the network, ▼ below it, larger where it is further")
        )
        self.residuals.toggled.connect(self._on_residuals)
        self.linear = ElasticCheck()
        self.linear.setObjectName("fit_linear")
        self.linear.setIconSize(ICON)
        self.linear.setToolTip(
            tip(
                self.tr(
                    "Least squares: the line, or plane, with the lowest MSE on the training set. Linear layers alone "
                    "cannot go below that MSE, however many they are. Where the whole network is linear, the one line "
                    "that it is stands on its curve as dots."
                )
            )
        )
        self.linear.toggled.connect(self._on_linear)
        self.baselines = ElasticCheck()
        self.baselines.setObjectName("fit_baselines")
        self.baselines.setIconSize(ICON)
        self.baselines.setToolTip(
            tip(
                self.tr(
                    "Two models that need no training: the mean of the training targets, dashed, and the mean target "
                    "of the nearest training rows, as many of them as predict the validation set best."
                )
            )
        )
        self.baselines.toggled.connect(self._on_baselines)

    def _dress_header(self) -> None:
        self.legend.set_entries(tuple(self.view.entries()), self._theme)
        layer = self._units_layer()
        best = self.view.best_entry()
        self.linear.set_texts(best.text, "")
        self.linear.setIcon(mark_icon(best, self.linear.isChecked(), self._theme))
        curve = self.view if isinstance(self.view, CurveView) else None
        self.baselines.setVisible(curve is not None)
        if curve is not None:
            entry = curve.baselines.entry(self._theme)
            self.baselines.set_texts(self.tr("baselines"), "")
            self.baselines.setAccessibleName(entry.text)
            self.baselines.setIcon(mark_icon(entry, self.baselines.isChecked(), self._theme))
        self.neurons.setVisible(isinstance(self.view, CurveView) and layer is not None)
        self.neurons.set_texts(fill_in(self.tr("units of layer {n}"), n=(layer or 0) + 1), self.tr("units"))
        self.residuals.setVisible(isinstance(self.view, PlaneView))
        self.feature.setVisible(isinstance(self.view, EffectView))

    def _units_layer(self) -> int | None:
        """The selected hidden layer, the first if none is; ``None`` if there are none."""
        return min(max(self._layer, 0), self._hidden_layers - 1) if self._hidden_layers else None

    def _view_for(self, inputs: int) -> FitView:
        kind: type[FitView] = CurveView if inputs == 1 else PlaneView if inputs == 2 else EffectView
        if kind not in self._views:
            view = self._views[kind] = kind(self._theme)
            self._stack.addWidget(view)
            view.show_kept(self._runs)
            if self._contest is not None:
                view.show_contest(self._contest)
            view.show_parts(self._hidden)
            view.show_linear(self.linear.isChecked(), self._whole)
            if isinstance(view, CurveView):
                view.show_units(self.neurons.isChecked())
                view.baselines.show_if(self.baselines.isChecked())
            if isinstance(view, PlaneView):
                view.show_residuals(self.residuals.isChecked())
        self._stack.setCurrentWidget(self._views[kind])
        return self._views[kind]

    def _on_legend(self, key: str, shown: bool) -> None:
        self._hidden = self._hidden - {key} if shown else self._hidden | {key}
        for view in self._views.values():
            view.show_parts(self._hidden)
        if key == "test" and shown:
            self.test_shown.emit()

    def _on_linear(self, shown: bool) -> None:
        self._set_linear(shown)
        self._dress_header()
        self.wish_changed.emit()

    def _set_linear(self, shown: bool) -> None:
        with QSignalBlocker(self.linear):
            self.linear.setChecked(shown)
        for view in self._views.values():
            view.show_linear(shown, self._whole)

    def _on_baselines(self, shown: bool) -> None:
        if isinstance(self.view, CurveView):
            self.view.baselines.show_if(shown)
        self._dress_header()
        self.wish_changed.emit()

    def _on_neurons(self, shown: bool) -> None:
        if isinstance(self.view, CurveView):
            self.view.show_units(shown)
        self.wish_changed.emit()

    def _on_residuals(self, shown: bool) -> None:
        if isinstance(self.view, PlaneView):
            self.view.show_residuals(shown)
        self.wish_changed.emit()

    def _on_feature(self, index: int) -> None:
        if isinstance(self.view, EffectView) and index >= 0:
            self.view.select_feature(index)
            self.wish_changed.emit()

    def _tell(self, before: WishList) -> None:
        if self.wish() != before:
            self.wish_changed.emit()
