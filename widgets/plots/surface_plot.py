"""The laboratory of the loss surface: slices of every kind around the parameters, paths, barriers and curvature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QWidget

from playground.data.dataset import Dataset
from playground.demonstrations import DEMONSTRATIONS
from playground.diagram import Parameter
from playground.experiment import Experiment
from playground.frames import Frame, Wish, WishList
from playground.landscape import USUAL, Landscape, Refusal, SliceSpec
from playground.looks import Look
from playground.spectrum import Curvature, Spectrum
from widgets.paced import Paced
from widgets.plots.narrow import ShortCombo
from widgets.plots.plot_card import PlotCard
from widgets.plots.surface_body import SurfaceBody
from widgets.plots.surface_curvature import EXTREMES
from widgets.plots.surface_drawing import SurfaceTexts
from widgets.plots.surface_footer import Footer
from widgets.plots.surface_kinds import KINDS, Choices, same_picture
from widgets.plots.surface_note import NoteStrip, partner_of
from widgets.plots.surface_options import OptionsSheet
from widgets.plots.surface_sheet import View, view_of, with_half_cells, without_half_cells
from widgets.plots.surface_tools import ToolRow, tool
from widgets.plots.surface_words import SurfaceWords, refusal_text
from widgets.text_size import px
from widgets.theme import Theme

SLICE_MS = 190
"""A picture of a slice at most so often: five times a second."""
ASK_MS = 150
"""While a person drags, new ranges are asked for no more often."""
ROOMY = 335
"""Pixels of height from which on a note stands there in full."""
TEST = 2
"""The number of the test set."""


class SurfacePlot(PlotCard):
    """A slice of the loss surface and what it says; slices arrive by ``show_slice``.

    The plain live slice (two random directions, 51 points a side, training loss) is what is shown until a person
    chooses another: ``spec_changed`` tells which.
    """

    NAME = "surface_plot"
    spec_changed = Signal(object)  # the SliceSpec that is wanted from now on
    curvature_asked = Signal(str)  # "extremes" or "spectrum"
    race_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = SurfaceWords(self)
        self._choices = Choices()
        self._landscape: Landscape | None = None
        self._problem = ""
        self._update = 0
        self._updates: tuple[int, ...] = ()
        self._inputs = 1
        self._experiment = Experiment()
        self._next_axis = 0
        self._curvature_asked = False  # in this run
        self._before: Choices | None = None  # what a person had chosen before a demonstration
        self._build_header()
        self.tools = ToolRow()
        self.tools.toggled.connect(self._arrange)
        self.tools.race.clicked.connect(self._ask_race)
        self.tools.space.opened.connect(self._show_space)
        self._build_body()
        self._paint = Paced(self, SLICE_MS, self._show)
        self._ask = Paced(self, ASK_MS, self._tell)
        self._show_choices()
        self._show_sizes()
        self._show()

    # --- building

    def _build_header(self) -> None:
        texts = (
            (self.tr("Random plane"), self.tr("Random")),
            (self.tr("Principal plane of the path"), self.tr("Principal")),
            (self.tr("Eigenvectors of the Hessian"), self.tr("Eigenvectors")),
            (self.tr("Two parameters"), self.tr("Parameters")),
            (self.tr("Plane through three places"), self.tr("3 places")),
            (self.tr("Line between two places"), self.tr("Between")),
            (self.tr("Line along a direction"), self.tr("Line")),
        )
        self.kind = ShortCombo(texts)
        self.kind.setObjectName("surface_kind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(15)
        self.kind.setToolTip(self.tr("Which plane or line through the space of all parameters is shown"))
        self.kind.setAccessibleName(self.kind.toolTip())
        self.kind.activated.connect(lambda index: self._choose_kind(KINDS[index]))
        self.more = tool(
            "surface_more",
            self.tr("Options"),
            self.tr("Directions, places, range, points, data and scale of the slice"),
        )
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.kind)
        row.addWidget(self.more)

    def _build_body(self) -> None:
        self.options = OptionsSheet(self._words, self)
        self.options.edited.connect(self._on_edited)
        self.options.curvature_asked.connect(lambda: self._ask_curvature(EXTREMES))
        self.more.clicked.connect(lambda: self.options.open_below(self.more))
        self.note = NoteStrip()
        self.body = SurfaceBody(self._words)
        self.canvas, self.curvature = self.body.canvas, self.body.curvature
        self.canvas.put_back.connect(lambda: self._on_edited(self._choices.with_usual_range()))
        self.body.other.put_back.connect(self.canvas.put_back)
        self.canvas.moved.connect(self._on_moved)
        self.body.other.moved.connect(self._on_moved)
        self.curvature.asked.connect(self._ask_curvature)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)  # PlotCard made it
        layout.addWidget(self.note)
        layout.addWidget(self.tools)
        layout.addWidget(self.body, 1)
        self.spec_changed.connect(self.wish_changed)
        self._arrange()

    # --- what the window calls

    @property
    def spec(self) -> SliceSpec:
        """The slice that is wanted."""
        return self._choices.spec()

    @property
    def log(self) -> bool:
        """Whether the loss is shown by its logarithm."""
        return self._choices.log

    def wish(self) -> WishList:
        return WishList(Wish.SURFACE, slice=self.spec)

    def show_theme(self, theme: Theme) -> None:
        for part in (self.body, self.note, self.options, self.tools.space):
            part.show_theme(theme)

    def show_experiment(self, experiment: Experiment) -> None:
        self._experiment = experiment
        self._show_sizes()

    def show_dataset(self, dataset: Dataset) -> None:
        self._inputs = dataset.x.shape[1]
        self._show_sizes()

    def show_test_look(self, look: Look | None) -> None:
        if look is None and self._choices.shape.subset == TEST:
            self._on_edited(replace(self._choices, shape=replace(self._choices.shape, subset=0)))

    def show_frame(self, frame: Frame) -> None:
        self._update = frame.update
        self.canvas.show_past(frame.update if frame.past else None)

    def show_slice(self, surface: Landscape | Refusal) -> None:
        match surface:
            case Landscape():
                self.show_snapshots([int(update) for path in surface.paths[:1] for update in path.updates])
                self.show_landscape(surface)
            case Refusal():
                self.show_refusal(surface)

    def show_landscape(self, landscape: Landscape) -> None:
        """The newest slice; one that was asked for before the last choice is left alone."""
        if same_picture(landscape.spec, self.spec):
            self._take(landscape)

    def show_refusal(self, refusal: Refusal) -> None:
        """Why there is no such slice; one of an earlier choice is left alone."""
        if same_picture(refusal.spec, self.spec):
            self.show_problem(refusal_text(refusal))
            # of another run than the one whose curvature was measured
            if refusal.problem == "no_directions" and not self._curvature_asked:
                self._ask_curvature(EXTREMES)

    def show_problem(self, text: str) -> None:
        """A sentence instead of the picture."""
        self._problem, self._landscape = text, None
        self._show()

    def uncover(self) -> None:
        self.tools.release()
        self.note.hide()  # the step has words of its own, and may ask what the note tells

    def show_curvature(self, result: Curvature | Spectrum | str) -> None:
        """The curvature that was asked for, or why there is none."""
        self.curvature.show_result(result)

    def show_spec(self, spec: SliceSpec) -> None:
        """A demonstration or a file chose this slice; nothing is emitted."""
        self._choices = self._choices.of_spec(spec)
        self._begin()

    def show_demonstration(self, name: str | None) -> None:
        """The slice and the note of one of ``DEMONSTRATIONS``; ``None`` goes back to what was chosen before it."""
        if name is not None and self._before is None:
            self._before = self._choices
        self._words.partner = "" if name is None else partner_of(name)
        self.note.show_demonstration(name)
        if name is not None:
            self.show_spec(DEMONSTRATIONS[name].spec)
        elif self._before is not None:
            self._choices, self._before = self._before, None
            self._begin()
        self.wish_changed.emit()

    def show_runs(self, names: Mapping[int, str]) -> None:
        """Other runs whose ends can be places, by their number."""
        self._words.runs = dict(names)
        self.options.show_snapshots(self._updates)

    def show_snapshots(self, updates: Sequence[int]) -> None:
        """Updates of this run's snapshots, ascending."""
        self._updates = tuple(updates)
        self.options.show_snapshots(self._updates)

    def show_parameter(self, parameter: Parameter) -> None:
        """A parameter was picked in the diagram: it becomes an axis, in turn the first and the second."""
        choices = self._choices
        if choices.kind == "line" and choices.along == "parameter":
            self.options.pick(parameter, 0)
        elif choices.kind == "parameters" and parameter not in choices.parameters:
            index, self._next_axis = self._next_axis, 1 - self._next_axis
            self.options.pick(parameter, index)

    def kept(self) -> object:
        return self._choices, self._before, self.curvature.result, self._curvature_asked

    def put_back(self, kept: Any) -> None:
        self._choices, self._before, result, self._curvature_asked = kept
        if result is not None:
            self.curvature.show_result(result)
        self._begin()
        self.wish_changed.emit()

    def clear(self) -> None:
        self.canvas.show_past(None)
        self._landscape, self._problem = None, ""
        self._curvature_asked = False
        self.curvature.clear()
        self.show_snapshots(())
        self.tools.show_racing(False)
        self._show()

    def describe(self) -> str:
        landscape = self._landscape
        if landscape is None:
            return self._empty()
        words = self._words.describe(landscape, self.footer())
        return f"{words} {self.curvature.describe()}".strip()

    # --- what there is to say

    def words(self, row: int, column: int) -> str:
        """What a cell says: where it is, and its loss."""
        assert self.canvas.landscape is not None
        return self._words.cell(self.canvas.landscape, row, column)

    def footer(self) -> Footer:
        """The lines under the picture."""
        return Footer() if self._landscape is None else self._words.footer(self._landscape, self._view())

    def _empty(self) -> str:
        if self._problem:
            return self._problem
        if self.spec == USUAL:
            return self.tr("The slice appears when training starts.")
        return self.tr("The slice is being computed…")

    # --- what a person does

    def _choose_kind(self, kind: str) -> None:
        if kind != self._choices.kind:
            self._on_edited(replace(self._choices, kind=kind).with_usual_range())

    def _on_edited(self, choices: Choices) -> None:
        """Another slice is wanted."""
        self._ask.drop()
        asks_curvature = choices.needs_curvature and not self._choices.needs_curvature
        before, self._choices = self.spec, choices
        if choices.shape.subset == TEST != before.subset:
            self.test_shown.emit()
        if asks_curvature:
            self._ask_curvature(EXTREMES)
        if same_picture(before, self.spec):
            self._show_choices()
            self._show()
        else:
            self._begin()
        if self.spec != before:
            self.spec_changed.emit(self.spec)

    def _begin(self) -> None:
        """The old picture is of something else."""
        self._landscape, self._problem = None, ""
        self._show_choices()
        self._show()

    def _on_moved(self, view: View) -> None:
        """Dragged or zoomed: the picture has moved already, a slice of the new range is to come."""
        points = self._choices.shape.points
        is_line = self.spec.is_line
        x = view.x if is_line else without_half_cells(view.x, points)
        y = self._choices.shape.y_range if is_line else without_half_cells(view.y, points)
        shape = replace(self._choices.shape, x_range=x, y_range=y)
        self._choices = replace(self._choices, shape=shape)
        self._show_range()
        self._show_pictures()
        self._ask.ask()

    def _tell(self) -> None:
        self.spec_changed.emit(self.spec)

    def _ask_curvature(self, kind: str) -> None:
        self._curvature_asked = True
        self.curvature.show_update(self._update)
        self.curvature.waits()
        self.curvature_asked.emit(kind)

    def _ask_race(self) -> None:
        self.tools.show_racing(True)
        self.race_asked.emit()

    # --- showing

    def _take(self, landscape: Landscape) -> None:
        self._landscape, self._problem = landscape, ""
        if len(landscape.paths) > 1:
            self.tools.show_racing(False)
        self._paint.ask()

    def _view(self) -> View:
        """From where to where the picture goes: as chosen, or everything of the slice."""
        landscape, shape = self._landscape, self._choices.shape
        if landscape is None:
            return self.canvas.sheet.view
        whole = view_of(landscape)
        is_line = not len(landscape.y)
        x, y = shape.x_range, shape.y_range
        if x is not None and not is_line:
            x = with_half_cells(x, shape.points)
        return View(x or whole.x, whole.y if y is None or is_line else with_half_cells(y, shape.points))

    def _show(self) -> None:
        self._show_pictures()
        if self._landscape is not None:
            self._show_range()
        self._show_space()
        self._arrange()
        self.body.readout.again()

    def _show_pictures(self) -> None:
        landscape = self._landscape
        other = None if landscape is None else landscape.beside
        for canvas, shown in ((self.canvas, landscape), (self.body.other, other)):
            if shown is None:
                canvas.show_landscape(None, self.log, canvas.sheet.view, SurfaceTexts(self._empty()))
            else:
                footer = self._words.footer(shown, self._view()) if other is None else self._words.caption(shown)
                texts = SurfaceTexts(self._empty(), footer, self._words.axes(shown), self._words.barrier(shown))
                canvas.show_landscape(shown, self.log, self._view(), texts)

    def _show_choices(self) -> None:
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(KINDS.index(self._choices.kind))
        self.options.show_choices(self._choices)

    def _show_range(self) -> None:
        if self._landscape is None:
            return
        view, points = self._view(), self._choices.shape.points
        if len(self._landscape.y):
            view = View(without_half_cells(view.x, points), without_half_cells(view.y, points))
        self.options.show_range(view, self._words.letters(self._landscape))

    def _show_sizes(self) -> None:
        sizes = [self._inputs, *(layer.units for layer in self._experiment.network.layers), 1]
        self.options.show_sizes(sizes)
        self.curvature.show_parameters(sum((before + 1) * after for before, after in pairwise(sizes)))

    def _arrange(self) -> None:
        self.note.show_short(self.height() < px(ROOMY))
        self.body.arrange(self.size(), self.tools.bends.isChecked(), self.tools.cut.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show_space(self) -> None:
        """The same in space, while anybody looks."""
        landscape, window = self._landscape, self.tools.space.window_shown
        if window is not None and landscape is not None:
            window.show_landscape(landscape, self.log, self._words.axes(landscape), self.footer())
