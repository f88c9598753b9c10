"""What is in the window, in one language: cards with panels and plots, bars, menus and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QTabBar, QVBoxLayout, QWidget

from widgets import tight_tabs
from widgets.actions import build_actions, tint
from widgets.card import Card, CardDock, ColumnScroll
from widgets.centre import Centre
from widgets.description import Describer, name_pictures
from widgets.focus_ring import FocusRing
from widgets.menus import build_menus
from widgets.notice import NoticeBar
from widgets.panels.data_panel import DataPanel
from widgets.panels.layer_stack import LayerStack
from widgets.panels.timeline import TimelineBar
from widgets.panels.training_panel import TrainingPanel
from widgets.plots.plot_card import TITLES, PlotCard, title_of
from widgets.recent import RecentMenu
from widgets.run_desk import RunDesk
from widgets.status import StatusLine
from widgets.tab_order import by_columns
from widgets.toolbar import ToolBar
from widgets.views import Views
from widgets.workspace import CENTRE, GAP, Workspace, WorkspaceScroll

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from widgets.documents import Documents
    from widgets.exports.exporter import Exporter
    from widgets.lessons.course import Course
    from widgets.lessons.desk import LessonDesk
    from widgets.panels.panel import Panel
    from widgets.plot_set import PlotSet
    from widgets.session import Session
    from widgets.teaching.teaching import Teaching
    from widgets.theme import Theme


class Content(QWidget):
    """The window's central widget, and the owner of all else that speaks a language: another language is another one.

    Whoever outlives it is connected to it by methods of objects, never by a lambda, so that nothing of it is left
    when it is deleted.
    """

    def __init__(self, window: QMainWindow, session: Session, theme: Theme) -> None:
        super().__init__()
        self._window = window
        self.session = session
        self.theme = theme
        self.plots: PlotSet | None = None
        self._waiting: list[Callable[[], object]] | None = []
        self.lessons: LessonDesk | None = None
        self.aids: Teaching | None = None
        self.runs = RunDesk(session, self.reveal, self)
        self._build_workspace()

    # ---- parts ----------------------------------------------------------------------------------------------------

    def dock(self, name: str) -> CardDock:
        """The dock of a panel or plot; ``KeyError`` for those in the centre, which are in none."""
        return self.workspace.docks[name]

    def reveal(self, name: str) -> QWidget:
        """Bring a panel or plot into sight, open and on top of its tabs; returns the card it is in."""
        if name in CENTRE:
            self.workspace.centre.show_card(name)
            card: QWidget = self.workspace.centre.card(name)
        else:
            card = self.dock(name)
            card.show()
            card.raise_()
        self._scroll.bring(card)
        return card

    def parts(self) -> list[QWidget]:
        """What Tab goes through one after the other, and F6 from one to the next."""
        docks = [dock for dock in self.workspace.docks.values() if dock.shown and not dock.isFloating()]
        bars = self.workspace.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        centre = self.workspace.centre
        inside = [centre.tabs, centre.card(centre.shown), *(bar for bar in bars if bar.isVisible()), *docks]
        lessons = [] if self.lessons is None or self.lessons.card.isHidden() else [self.lessons.card]
        notices = [self.notice_bar] if self.notice_bar.lies_over_plots else []
        return [self.toolbar, *lessons, *notices, *by_columns(inside), self.timeline, self.status]

    def teaching(self, lessons: Callable[[], LessonDesk], text_size: Callable[[int], None]) -> Teaching:
        """The aids for teaching, loaded when they are asked for."""
        if self.aids is None:
            from widgets.teaching.teaching import Teaching

            self.aids = Teaching(self._window, self, lessons, text_size)
            self.aids.show_theme(self.theme)
        return self.aids

    def open_lessons(self, course: Course) -> LessonDesk:
        """The lessons' panel beside the workspace; it is hidden until it is asked for."""
        from widgets.lessons.desk import LessonDesk

        self.lessons = desk = LessonDesk(
            self._window, self.session, self.actions_by_id, self.reveal, course=course
        )
        desk.show_theme(self.theme)
        margin = QVBoxLayout()
        margin.setContentsMargins(GAP, GAP, 0, GAP)
        margin.addWidget(desk.card)
        self._middle.insertLayout(0, margin)
        self.views.also_wants(desk.wish, course.wish_changed)
        course.step_changed.connect(self._forget_what_was_said)
        return desk

    def _forget_what_was_said(self) -> None:
        """Another step: what was said of the run of the one before would lie over what this one speaks of."""
        self.notice_bar.forget("warning", "info", "problem")

    # ---- building -------------------------------------------------------------------------------------------------

    def _build_workspace(self) -> None:
        """The panels in their cards, and the cards that the plots will fill."""
        self.data, self.stack = DataPanel(), LayerStack()
        panels: tuple[Panel, ...] = (self.data, self.stack, TrainingPanel())
        self.panels = {panel.objectName(): panel for panel in panels}
        docks = [CardDock(panel.objectName(), panel.title()) for panel in panels]
        for dock, panel in zip(docks, panels, strict=True):
            dock.fill(ColumnScroll(panel))
            panel.subtitle_changed.connect(dock.title_row.set_subtitle)
        self.data.draw_asked.connect(self.draw)
        docks += [CardDock(name, title_of(name)) for name in TITLES if name not in CENTRE]
        self.workspace = Workspace(Centre([Card(name, title_of(name)) for name in CENTRE]), docks)
        self.views = Views(self.session, self._is_shown, self._window.isMinimized, self)

    def build_frame(
        self,
        handlers: dict[str, Callable[[], object]],
        open_example: Callable[[str], None],
        documents: Documents,
        exporter: Exporter,
    ) -> None:
        """Everything around the workspace."""
        self.actions_by_id = actions = build_actions(self, handlers)
        self.toolbar = ToolBar(actions)
        self.timeline = TimelineBar(actions)
        self.status = StatusLine()
        self.notice_bar = NoticeBar(self.theme, self.workspace.centre, self.status)
        FocusRing(self)
        self._window.setStatusBar(self.status)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._scroll = WorkspaceScroll(self.workspace)
        self._middle.addWidget(self._scroll, 1)
        column.addLayout(self._middle, 1)
        column.addWidget(self.timeline)
        recent = RecentMenu(documents.recent, documents.open_path, self)
        export_menu = build_menus(self._window, actions, self.workspace, open_example, recent)
        self.toolbar.export.setMenu(export_menu)
        exporter.connect_window(actions, export_menu, self.workspace, self.views)
        self.describer = Describer(self.workspace, self.views, self)
        self.status.addPermanentWidget(exporter.progress)

    def build_plots(self) -> None:
        """Load all plots and fill their cards."""
        for _ in self.building_plots():
            pass

    def building_plots(self) -> Iterator[None]:
        """Load those that are missing, one at every step, so that the window can do something else between them."""
        if self._waiting is None:
            return
        from widgets.plot_set import PlotSet

        self.draw_curves()
        yield
        self.plots = plots = PlotSet()
        for plot in plots.first():
            self._adopt(plot)
            yield
        self._connect_first(plots)
        for plot in plots.others():
            self._adopt(plot)
            yield
        self._connect_others(plots)
        waiting, self._waiting = self._waiting, None
        for action in waiting:
            action()

    def when_built(self, action: Callable[[], object]) -> None:
        """Do this as soon as all plots are there."""
        if self._waiting is None:
            action()
        else:
            self._waiting.append(action)

    def _connect_first(self, plots: PlotSet) -> None:
        from widgets.demonstrator import Demonstrator

        session = self.session
        plots.surface.curvature_asked.connect(session.questions.ask_curvature)
        plots.surface.race_asked.connect(session.questions.race)
        session.questions.curvature_arrived.connect(plots.surface.show_curvature)
        session.run_started.connect(self._show_left_runs)
        self.stack.collapse_asked.connect(session.by_hand.collapse_layers)
        self.stack.layer_selected.connect(plots.fit.select_layer)
        self._demonstrator = Demonstrator(session, plots.surface)
        plots.fit.edited.connect(session.edit)
        plots.fit.drawing_changed.connect(self.data.show_drawing)

    def _connect_others(self, plots: PlotSet) -> None:
        session = self.session
        plots.activation.edited.connect(session.edit)
        plots.diagnosis.edited.connect(session.edit)
        plots.diagnosis.lesson_asked.connect(self._show_lesson_page)
        plots.diagnosis.count_changed.connect(self._on_findings)
        plots.collapse.collapse_asked.connect(session.by_hand.collapse_layers)
        self.runs.count_changed.connect(self._on_runs)
        self.runs.adopt_panel(plots.runs)
        self.runs.adopt_race(plots.race)
        plots.look.edited.connect(session.edit)
        plots.look.study_asked.connect(session.questions.do_study)
        plots.baselines.study_asked.connect(session.questions.do_study)
        session.questions.study_arrived.connect(plots.look.show_study)
        session.questions.study_arrived.connect(plots.baselines.show_study)
        plots.measures.effect_picked.connect(plots.fit.show_effect)
        plots.predict.file_asked.connect(session.questions.predict_file)
        session.questions.file_predicted.connect(plots.predict.show_file_done)
        plots.diagram.parameter_edited.connect(session.by_hand.set_parameter)
        plots.diagram.parameter_picked.connect(plots.chain_rule.pick)
        plots.diagram.parameter_picked.connect(plots.surface.show_parameter)
        plots.chain_rule.parameter_picked.connect(plots.diagram.pick)
        self.stack.layer_selected.connect(plots.activation.select_layer)

    def _adopt(self, plot: PlotCard) -> None:
        """Put a plot into its card and look after it."""
        name = plot.objectName()
        if name in CENTRE:
            self.workspace.centre.card(name).fill(plot)
        else:
            self.dock(name).fill(plot, plot.header)
        name_pictures(plot)
        self.views.adopt(plot, self.theme)
        # now, and not when Qt comes to it: in a narrow window the cards would be painted over one another before
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    # ---- what is said to them -------------------------------------------------------------------------------------

    def show_theme(self, theme: Theme) -> None:
        """Colours of everything."""
        self.theme = theme
        tint(self.actions_by_id, theme)
        self.workspace.show_theme(theme)
        self.toolbar.show_theme(theme)
        self.timeline.show_theme(theme)
        self.notice_bar.show_theme(theme)
        self.views.show_theme(theme)
        if self.lessons is not None:
            self.lessons.show_theme(theme)
        if self.aids is not None:
            self.aids.show_theme(theme)
        for panel in self.panels.values():
            panel.show_theme(theme)

    def draw(self, drawing: bool) -> None:
        """Whether points are drawn by hand, in the fit."""
        self.when_built(lambda: self._draw(drawing))

    def _draw(self, drawing: bool) -> None:
        assert self.plots is not None
        if drawing:
            self.reveal("fit_plot")
        self.plots.fit.set_drawing(drawing)

    def demonstrate(self, name: str) -> None:
        """Play an example up to its point on the loss surface."""
        self.reveal("surface_plot")
        self.when_built(lambda: self._demonstrator.play(name))

    def draw_curves(self) -> None:
        """Draw what needs NumPy, which is not there when the window is painted for the first time."""
        self.stack.draw_curves()

    def show_activation(self) -> None:
        """A chosen activation is drawn large, unless its card was closed, or a lesson's step shows views of its own."""
        dock = self.dock("activation_plot")
        step = self.lessons.course.step if self.lessons is not None else None
        if not dock.isHidden() and (step is None or not step.spec.views):
            dock.raise_()

    def _show_left_runs(self) -> None:
        assert self.plots is not None
        self.plots.surface.show_runs(self.session.runs.left)

    def _show_lesson_page(self, lesson: str) -> None:
        from widgets.lesson_page import show_lesson

        show_lesson(lesson, self._window, self.theme)

    def _on_findings(self, count: int) -> None:
        """The tab says how many findings there are, whether it is on top or not."""
        self._count("diagnosis_view", count)

    def _on_runs(self, count: int) -> None:
        self._count("runs_panel", count)

    def _count(self, name: str, count: int) -> None:
        self.dock(name).setWindowTitle(tight_tabs.counted(title_of(name), count))
        self.workspace.dress_tabs()

    def _is_shown(self, name: str) -> bool:
        minimized = not self._window.isVisible() or self._window.isMinimized()
        card = self.workspace.centre if name in CENTRE else self.dock(name)
        if self.aids is not None and not self.aids.spotlight.is_lit(card):
            return False
        if name in CENTRE:
            return not minimized and self.workspace.centre.shown == name
        dock = self.dock(name)
        return dock.shown and (dock.isFloating() or not minimized)
