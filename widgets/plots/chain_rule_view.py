"""Back-propagation as the chain rule, in this network's own numbers: its steps, one parameter, a check, a preview."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.data.dataset import Dataset
from playground.diagram import Diagram, Parameter
from playground.experiment import Experiment
from playground.frames import Frame, WalkWish, Wish, WishList
from playground.walk import MOST_PARAMETERS, Walk
from widgets.fields import tip
from widgets.labels import WholeLabel
from widgets.numbers import fill_in, write
from widgets.paced import Paced
from widgets.plots.chain_check import CheckPage
from widgets.plots.chain_parameter import ParameterPage
from widgets.plots.chain_preview import PreviewPage
from widgets.plots.chain_steps import StepsPage
from widgets.plots.chain_words import ChainWords
from widgets.plots.plot_card import PlotCard
from widgets.theme import Theme

REFRESH_MS = 330
"""Formulas full of numbers cannot be read faster than this."""
STILL_MS = 700
"""No new update for so long means that nothing trains."""
STEPS, PARAMETER, CHECK, PREVIEW = range(4)
SAMPLE, BATCH = range(2)
MOST_INPUTS = 6
"""Inputs of a sample that its tooltip names."""


class ChainRuleView(PlotCard):
    """One update of the network for one training sample or the next batch, in four pages.

    ``parameter_picked`` tells the ``Parameter`` that a person picked here; ``pick`` takes one picked elsewhere.
    """

    NAME = "chain_rule_view"
    parameter_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ChainWords(self)
        self._walk: Walk | None = None
        self._diagram: Diagram | None = None
        self._dataset: Dataset | None = None
        self._parameter = Parameter(0, 0, 0)
        self._update = -1
        self.steps = StepsPage(self._words)
        self.parameter = ParameterPage(self._words)
        self.check = CheckPage(self._words)
        self.preview = PreviewPage()
        self._pages = (self.steps, self.parameter, self.check, self.preview)
        for page in (self.steps, self.parameter, self.check):
            page.parameter_picked.connect(self._on_parameter_picked)
        self._build_header()
        self._build_body()
        self._refresh = Paced(self, REFRESH_MS, self._show)
        # two new updates within this time: something trains
        self._training = QTimer(self)
        self._training.setSingleShot(True)
        self._training.setInterval(STILL_MS)
        self._training.timeout.connect(self._show_state)
        self._is_training = False
        self._show_state()

    def _build_header(self) -> None:
        self.source = QComboBox()
        self.source.setObjectName("chain_source")
        self.source.addItems([self.tr("one sample"), self.tr("next batch (mean)")])
        self.source.setToolTip(
            self.tr("Follow one training sample through the network, or the mean over the batch that is next")
        )
        self.sample = QSpinBox()
        self.sample.setObjectName("chain_sample")
        self.sample.setKeyboardTracking(False)
        self.sample.setRange(1, 1)
        self.sample.lineEdit().setTextMargins(6, 0, 0, 0)
        self.sample.setPrefix(self.tr("sample "))
        self.sample.setToolTip(self.tr("Which training sample"))
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for field in (self.source, self.sample):
            field.setAccessibleName(field.toolTip())
            row.addWidget(field)
        self.source.currentIndexChanged.connect(self._on_source_changed)
        self.sample.valueChanged.connect(self._on_sample_changed)

    def _build_body(self) -> None:
        self.modes = QButtonGroup(self)
        texts = (
            (self.tr("Steps"), self.tr("Forward, loss, backward and update, a step at a time")),
            (self.tr("One parameter"), self.tr("The gradient of one weight or bias as a product of factors")),
            (self.tr("Check"), self.tr("This gradient beside PyTorch's own, and beside a measured one")),
            (
                self.tr("Preview"),
                self.tr("Loss and fit after this update, and with other learning rates"),
            ),
        )
        top = QHBoxLayout()
        top.setSpacing(4)
        for index, (text, about) in enumerate(texts):
            button = QToolButton()
            button.setObjectName(f"chain_mode_{index}")
            button.setText(text)
            button.setToolTip(about)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.modes.addButton(button, index)
            top.addWidget(button)
        self.modes.button(STEPS).setChecked(True)
        self.modes.idClicked.connect(self._on_mode)
        self.state = WholeLabel()
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.state, 1)
        self.empty = QLabel(self._invitation())
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        for page in self._pages:
            self.stack.addWidget(page)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # PlotCard made it
        layout.addLayout(top)
        layout.addWidget(self.stack, 1)

    # the interface of all plots

    def wish(self) -> WishList:
        sample = self.sample.value() - 1 if self.source.currentIndex() == SAMPLE else None
        return WishList(Wish.WALK | Wish.DIAGRAM, walk=WalkWish(sample, self._parameter))

    def show_theme(self, theme: Theme) -> None:
        for page in self._pages:
            page.show_theme(theme)

    def show_experiment(self, experiment: Experiment) -> None:
        self._words.experiment = experiment
        self.steps.diagram.show_experiment(experiment)
        self.parameter.diagram.show_experiment(experiment)
        self._show_sizes()

    def show_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset
        rows = len(dataset.subsets[0])
        with QSignalBlocker(self.sample):
            self.sample.setRange(1, max(1, rows))
            self.sample.setSuffix(fill_in(self.tr(" of {n}"), n=rows))
        self._describe_sample()
        self.steps.diagram.show_dataset(dataset)
        self.parameter.diagram.show_dataset(dataset)
        self.preview.show_dataset(dataset)
        self._show_sizes()

    def show_frame(self, frame: Frame) -> None:
        if frame.update != self._update:
            self._is_training = self._training.isActive()
            self._update = frame.update
            self._training.start()
        if frame.diagram is not None:
            self._diagram = frame.diagram
        if frame.walk is not None:
            self._walk = frame.walk
        if frame.walk is not None or frame.diagram is not None:
            self._refresh.ask()

    def clear(self) -> None:
        self._walk = self._diagram = None
        self._update = -1
        self._refresh.drop()
        for page in self._pages:
            page.clear()
        self.stack.setCurrentWidget(self.empty)
        self._show_state()

    def describe(self) -> str:
        page = self.stack.currentWidget()
        if not isinstance(page, StepsPage | ParameterPage | CheckPage | PreviewPage):
            return self.empty.text()
        return page.describe()

    def kept(self) -> object:
        return self._parameter, self.steps.index

    def put_back(self, kept: Any) -> None:
        parameter, self.steps.index = kept
        self._set_parameter(parameter)

    def uncover(self) -> None:
        self.go_to(STEPS)

    def pick(self, parameter: Parameter) -> None:
        """Show the gradient of ``parameter``, which was picked elsewhere."""
        self._set_parameter(parameter)
        self.go_to(PARAMETER)

    def go_to(self, mode: int) -> None:
        """Show one of the four pages."""
        self.modes.button(mode).setChecked(True)
        self._on_mode(mode)

    # how it comes about

    def _show_sizes(self) -> None:
        sizes = [
            self._dataset.features if self._dataset is not None else 1,
            *(layer.units for layer in self._words.experiment.network.layers),
            1,
        ]
        self._words.layers = len(sizes) - 1
        parameters = sum((below + 1) * units for below, units in pairwise(sizes))
        self.empty.setText(self._too_large(parameters) if parameters > MOST_PARAMETERS else self._invitation())
        for picker in (self.parameter.picker, self.check.picker):
            picker.show_sizes(sizes)
        self._set_parameter(within(self._parameter, sizes))

    def _invitation(self) -> str:
        return self.tr(
            "Pick a sample above: its way through the network, the loss, the gradient and the update are shown "
            "here as soon as there is a network with data."
        )

    def _too_large(self, parameters: int) -> str:
        return fill_in(
            self.tr(
                "This network is too large to walk through: it has {n} {n:parameter|parameters}, and at most {most} "
                "{most:is|are} worked out by hand in a moment. Use fewer units or layers."
            ),
            n=parameters,
            most=MOST_PARAMETERS,
        )

    def _show(self) -> None:
        """Feed the page that is seen, and no other."""
        walk = self._walk
        if walk is None:
            return
        page = self._pages[self.modes.checkedId()]
        self._words.layers = 1 + max(step.layer for step in walk.steps)
        if self._diagram is not None and isinstance(page, StepsPage | ParameterPage):
            page.show_diagram(self._diagram)
        page.show_walk(walk)
        self.stack.setCurrentWidget(page)
        self._show_state()

    def _show_state(self) -> None:
        if not self._training.isActive():
            self._is_training = False
        if self._walk is None:
            self.state.say("")
            return
        text = self.tr("training: numbers of update {n}") if self._is_training else self.tr("numbers of update {n}")
        self.state.say(fill_in(text, n=self._walk.update))

    def _on_mode(self, mode: int) -> None:
        self._show()

    def _on_source_changed(self, source: int) -> None:
        self.sample.setEnabled(source == SAMPLE)
        self.wish_changed.emit()

    def _on_sample_changed(self) -> None:
        self._describe_sample()
        self.wish_changed.emit()

    def _describe_sample(self) -> None:
        """The sample's numbers, in the data's own units, as a tooltip."""
        data = self._dataset
        if data is None:
            return
        row = data.subsets[0][self.sample.value() - 1]
        inputs = [
            f"{name} = {write(value, '.4g')}"
            for name, value in zip(data.feature_names, data.x[row].tolist(), strict=True)
        ]
        about = fill_in(
            self.tr("Which training sample. This one: {inputs}; {target} = {value}"),
            inputs=", ".join(inputs[:MOST_INPUTS]),
            target=data.target_name,
            value=write(data.y[row], ".4g"),
        )
        self.sample.setToolTip(tip(about))

    def _on_parameter_picked(self, parameter: Parameter) -> None:
        self._set_parameter(parameter)
        self.parameter_picked.emit(parameter)

    def _set_parameter(self, parameter: Parameter) -> None:
        for picker in (self.parameter.picker, self.check.picker):
            picker.show_parameter(parameter)
        if parameter != self._parameter:
            self._parameter = parameter
            self.wish_changed.emit()


def within(parameter: Parameter, sizes: Sequence[int]) -> Parameter:
    """``parameter`` if a network of ``sizes`` (inputs, units of every layer) has it, else its first weight."""
    return parameter if parameter.is_in(sizes) else Parameter(0, 0, 0)
