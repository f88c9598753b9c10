"""The window: lays out panels and plots and connects them to the session. It decides nothing itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QInputDialog, QMainWindow, QVBoxLayout, QWidget

from playground.data.cells_text import cells_of
from playground.data.dataset import Dataset
from playground.demonstrations import DEMONSTRATIONS
from playground.experiment import CsvSource, Experiment
from playground.messages import RunState
from playground.presets import examples
from widgets import theme as themes
from widgets.actions import build_actions, tint
from widgets.card import Card, CardDock, ColumnScroll
from widgets.centre import Centre
from widgets.crash_dialog import CrashReporter
from widgets.documents import TABLES, Documents, dropped_file
from widgets.exports.exporter import Exporter
from widgets.file_watch import FileWatch
from widgets.help_dialogs import ShortcutHelp, about
from widgets.icons import program_icon
from widgets.looking_back import LookingBack
from widgets.menus import build_menus
from widgets.notice import NoticeBar
from widgets.panels.data_panel import DataPanel
from widgets.panels.layer_stack import LayerStack
from widgets.panels.panel import Panel
from widgets.panels.timeline import TimelineBar
from widgets.panels.training_panel import TrainingPanel
from widgets.plots.plot_card import TITLES, PlotCard, title_of
from widgets.preferences import Preferences
from widgets.recent import RecentMenu
from widgets.run_desk import RunDesk
from widgets.session import Session
from widgets.status import StatusLine
from widgets.toolbar import ToolBar
from widgets.verdict import Verdict
from widgets.views import Views
from widgets.window_events import WindowEvents
from widgets.words import in_words
from widgets.workspace import CENTRE, GAP, Workspace

if TYPE_CHECKING:
    from widgets.lessons.desk import LessonDesk
    from widgets.lessons.progress import Progress

DEFAULT_SIZE = QSize(1440, 900)
MAX_EPOCH = 10**9
PROGRAM = "Deep Regression Playground"


class MainWindow(QMainWindow):
    """Panels on the left, the fit in the middle, the other plots around it.

    The session is the caller's: to start once ``painted`` was emitted, and to close after the window. The plots are
    built by ``build_plots``, or step by step while PyTorch is being loaded.
    """

    painted = Signal()  # for the first time
    preferences_changed = Signal(object)

    def __init__(self, session: Session, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self.session = session
        self._preferences = preferences
        self._app = _application()
        self.theme = themes.follow_choice(self._app, preferences.theme)
        self.crashes = CrashReporter(self)
        self.documents = Documents(session, self, preferences.folder, preferences.recent)
        self.exporter = Exporter(session, self.documents, lambda: self.theme, self)
        self.crashes.window, self.crashes.save_copy = self, self.documents.save_copy
        self._lessons: LessonDesk | None = None
        self._runs = RunDesk(session, self.reveal, self)
        self._actions = build_actions(self, self._handlers())
        self._build_workspace()
        self._build_frame()
        recent = RecentMenu(self.documents.recent, self.documents.open_path, self)
        export_menu = build_menus(self.menuBar(), self._actions, self._workspace, self._open_example, recent)
        self.toolbar.export.setMenu(export_menu)
        self.exporter.connect_window(self._actions, export_menu, self._workspace, self._views)
        self._actions[f"view_theme_{preferences.theme}"].setChecked(True)
        events = WindowEvents(self)
        events.about_to_paint.connect(self._workspace.settle)
        events.painted.connect(self.painted)
        self._connect_session()
        self._connect_views()
        # last, so that every widget is dressed once and not again wherever it is put
        themes.apply(self._app, self.theme)
        self._show_theme()
        self._show_everything()
        self._restore(preferences)

    # ---- parts ----------------------------------------------------------------------------------------------------

    def action(self, name: str) -> QAction:
        """The action with this id."""
        return self._actions[name]

    def plot(self, name: str) -> PlotCard:
        """The plot with this ``NAME``."""
        return self._views.plot(name)

    def panel(self, name: str) -> Panel:
        """The panel with this ``objectName``."""
        return self._panels[name]

    def dock(self, name: str) -> CardDock:
        """The dock of a panel or plot; ``KeyError`` for those in the centre, which are in none."""
        return self._workspace.docks[name]

    def reveal(self, name: str) -> QWidget:
        """Bring a panel or plot into sight, open and on top of its tabs; returns the card it is in."""
        if name in CENTRE:
            self._workspace.centre.show_card(name)
            return self._workspace.centre.card(name)
        dock = self.dock(name)
        dock.show()
        dock.raise_()
        return dock

    @property
    def lessons(self) -> LessonDesk:
        """The lessons, loaded when they are asked for."""
        if self._lessons is None:
            from widgets.lessons.desk import LessonDesk, own_folder

            own, progress = [own_folder()], self._preferences.progress
            self._lessons = desk = LessonDesk(self, self.session, self._actions, self.reveal, own, progress)
            desk.course.progressed.connect(self._keep_progress)
            desk.count_when_done(self.exporter.writers(), self.exporter.written)
            desk.show_theme(self.theme)
            margin = QVBoxLayout()
            margin.setContentsMargins(GAP, GAP, 0, GAP)
            margin.addWidget(desk.card)
            self._middle.insertLayout(0, margin)
            self._views.also_wants(desk.wish, desk.course.wish_changed)
        return self._lessons

    # ---- building -------------------------------------------------------------------------------------------------

    def _build_workspace(self) -> None:
        """The panels in their cards, and the cards that the plots will fill."""
        self._data, self._stack = DataPanel(), LayerStack()
        panels: tuple[Panel, ...] = (self._data, self._stack, TrainingPanel())
        self._panels = {panel.objectName(): panel for panel in panels}
        docks = [CardDock(panel.objectName(), panel.title()) for panel in panels]
        for dock, panel in zip(docks, panels, strict=True):
            dock.fill(ColumnScroll(panel))
            panel.subtitle_changed.connect(dock.title_row.set_subtitle)
        docks += [CardDock(name, title_of(name)) for name in TITLES if name not in CENTRE]
        self._workspace = Workspace(Centre([Card(name, title_of(name)) for name in CENTRE]), docks)
        self._views = Views(self.session, self._is_shown, self)

    def build_plots(self) -> None:
        """Load all plots and fill their cards."""
        self.build_first_plots()
        for _ in self.building_other_plots():
            pass

    def build_first_plots(self) -> None:
        """Load the plots that the default layout shows. The window is painted before it."""
        from widgets.demonstrator import Demonstrator
        from widgets.plot_set import PlotSet

        self._plots = plots = PlotSet()
        for plot in plots.first():
            self._adopt(plot)
        session = self.session
        plots.surface.curvature_asked.connect(session.ask_curvature)
        plots.surface.race_asked.connect(session.race)
        session.curvature_arrived.connect(plots.surface.show_curvature)
        session.run_started.connect(lambda _run: plots.surface.show_runs(session.left_runs))
        self._stack.collapse_asked.connect(session.collapse_layers)
        self._stack.layer_selected.connect(plots.fit.select_layer)
        self._demonstrator = Demonstrator(session, plots.surface)
        plots.fit.edited.connect(session.edit)
        plots.fit.drawing_changed.connect(self._data.show_drawing)
        self._data.draw_asked.connect(self._draw)

    def building_other_plots(self) -> Iterator[None]:
        """Load the rest, one plot at every step, so that the window can do something else between them."""
        plots, session = self._plots, self.session
        for plot in plots.others():
            self._adopt(plot)
            yield
        plots.activation.edited.connect(session.edit)
        plots.diagnosis.edited.connect(session.edit)
        plots.diagnosis.lesson_asked.connect(self._show_lesson_page)
        plots.diagnosis.count_changed.connect(self._on_findings)
        plots.collapse.collapse_asked.connect(session.collapse_layers)
        self._runs.adopt_panel(plots.runs)
        self._runs.adopt_race(plots.race)
        self._runs.count_changed.connect(lambda count: self._count("runs_panel", count))
        plots.look.edited.connect(session.edit)
        plots.look.study_asked.connect(session.do_study)
        plots.baselines.study_asked.connect(session.do_study)
        session.study_arrived.connect(plots.look.show_study)
        session.study_arrived.connect(plots.baselines.show_study)
        plots.measures.effect_picked.connect(plots.fit.show_effect)
        plots.predict.file_asked.connect(session.predict_file)
        session.file_predicted.connect(plots.predict.show_file_done)
        plots.diagram.parameter_edited.connect(session.set_parameter)
        plots.diagram.parameter_picked.connect(plots.chain_rule.pick)
        plots.diagram.parameter_picked.connect(plots.surface.show_parameter)
        plots.chain_rule.parameter_picked.connect(plots.diagram.pick)
        self._stack.layer_selected.connect(plots.activation.select_layer)

    def _adopt(self, plot: PlotCard) -> None:
        """Put a plot into its card and look after it."""
        name = plot.objectName()
        if name in CENTRE:
            self._workspace.centre.card(name).fill(plot)
        else:
            self.dock(name).fill(plot, plot.header)
        self._views.adopt(plot, self.theme)

    def _build_frame(self) -> None:
        """Everything around the workspace."""
        self.toolbar = ToolBar(self._actions)
        self.timeline = TimelineBar(self._actions)
        self.notice_bar = NoticeBar(self.theme, self._workspace.centre)
        self.status = StatusLine()
        self.status.addPermanentWidget(self.exporter.progress)
        self.setStatusBar(self.status)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self._workspace, 1)
        column.addLayout(self._middle, 1)
        column.addWidget(self.timeline)
        self.setCentralWidget(middle)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocus()  # not on the first button, whose focus would take the space bar

    def _handlers(self) -> dict[str, Callable[[], object]]:
        session, documents = self.session, self.documents
        return self.exporter.handlers() | {
            "file_new": documents.new,
            "file_open": documents.open,
            "file_save": documents.save,
            "file_save_as": documents.save_as,
            "file_rename": documents.rename,
            "file_quit": self.close,
            "edit_undo": session.undo_stack.undo,
            "edit_redo": session.undo_stack.redo,
            "edit_copy_data": self._copy_data,
            "edit_paste_data": self._paste_data,
            "edit_copy_link": documents.copy_link,
            "edit_paste_link": documents.paste_link,
            "train_toggle": session.toggle,
            "train_step": session.step,
            "train_epoch": session.epoch,
            "train_run_to": self._ask_run_to,
            "train_reset": session.reset,
            "train_reseed": session.reseed,
            "train_race": self._runs.start_race,
            "train_seeds": self._runs.start_seeds,
            "train_pin": self._runs.pin,
            "timeline_play_back": lambda: self.timeline.play(-1),
            "timeline_play_forward": lambda: self.timeline.play(1),
            "timeline_earlier": lambda: self.timeline.step(-1),
            "timeline_later": lambda: self.timeline.step(1),
            "timeline_live": lambda: self.timeline.go_live(),
            "timeline_continue": session.continue_from_moment,
            "view_theme_system": lambda: self._choose_theme("system"),
            "view_theme_light": lambda: self._choose_theme("light"),
            "view_theme_dark": lambda: self._choose_theme("dark"),
            "view_reset_layout": lambda: self._workspace.reset_layout(),
            "view_save_picture": lambda: self.exporter.save_picture(self, "", self.windowTitle()),
            "help_lessons": lambda: self.lessons.toggle(),
            "help_shortcuts": lambda: ShortcutHelp(self).open(),
            "help_about": lambda: about(self).open(),
        }

    # ---- connections ----------------------------------------------------------------------------------------------

    def _connect_session(self) -> None:
        self.file_watch = FileWatch(self)
        self.file_watch.said.connect(self._on_file)
        self._data.read_again_asked.connect(self.session.read_again)
        session, read_outs = self.session, self.toolbar.read_outs
        session.experiment_changed.connect(self._show_experiment)
        session.dataset_changed.connect(self._show_dataset)
        session.test_look_changed.connect(self.status.show_test_look)
        session.run_started.connect(self._on_run_started)
        session.frame_arrived.connect(read_outs.show_frame)
        session.state_changed.connect(self._show_state)
        # queued: a refusal is followed by the return to the experiment before, which takes old problems off the screen
        session.problem.connect(self._on_problem, Qt.ConnectionType.QueuedConnection)
        session.notice.connect(self._on_notice)
        session.failed.connect(self._on_failed)
        session.not_done.connect(lambda text: self.notice_bar.say("problem", self.tr("Not possible."), in_words(text)))
        stack = session.undo_stack
        stack.canUndoChanged.connect(self._show_undo)
        stack.canRedoChanged.connect(self._show_undo)
        stack.undoTextChanged.connect(self._show_undo)
        stack.redoTextChanged.connect(self._show_undo)
        self.toolbar.speed_chosen.connect(session.set_speed)
        LookingBack(session, self.timeline, self._workspace.show_past, self)
        verdict = Verdict(session, self)
        verdict.given.connect(
            lambda text: self.notice_bar.say("info", self.tr("No better than least squares."), text)
        )
        self._views.also_wants(verdict.wish, session.test_look_changed)
        self.documents.changed.connect(self._show_name)
        self.exporter.said.connect(self.notice_bar.say)
        self.exporter.failed.connect(self.crashes.tell)
        self.documents.failed.connect(lambda title, text: self.notice_bar.say("problem", title, text))
        self._runs.told.connect(lambda title, text: self.notice_bar.say("info", f"{title}.", text))
        self.documents.told.connect(lambda title, text: self.notice_bar.say("info", title, text))
        self.documents.recent.changed.connect(self._keep_recent)

    def _connect_views(self) -> None:
        for panel in self._panels.values():
            panel.edited.connect(self.session.edit)
        self._stack.set_undo_actions(self._actions["edit_undo"], self._actions["edit_redo"])
        self._stack.activation_chosen.connect(self._show_activation)
        self._workspace.shown_changed.connect(self._views.refresh)
        self._app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _show_everything(self) -> None:
        self._show_experiment(self.session.experiment)
        if self.session.dataset is not None:
            self._show_dataset(self.session.dataset)
        self._show_state(self.session.state)
        self._show_undo()
        self._show_name()

    # ---- what the session says ------------------------------------------------------------------------------------

    def _show_experiment(self, experiment: Experiment) -> None:
        for panel in self._panels.values():
            panel.show_experiment(experiment)
        self.toolbar.read_outs.show_experiment(experiment)
        self.notice_bar.forget("problem")

    def _show_dataset(self, dataset: Dataset) -> None:
        self.file_watch.show_data(self.session.experiment, dataset)
        for panel in self._panels.values():
            panel.show_dataset(dataset)

    def _show_state(self, state: RunState) -> None:
        training = state is RunState.TRAINING
        toggle = self._actions["train_toggle"]
        toggle.setText(self.tr("Pause") if training else self.tr("Train"))
        self.toolbar.show_training(training)
        self.status.show_state(state)
        if training:
            self.notice_bar.forget("warning", "info")

    def _show_undo(self) -> None:
        stack = self.session.undo_stack
        for name, can, text, plain, named in (
            ("edit_undo", stack.canUndo(), stack.undoText(), self.tr("Undo"), self.tr("Undo {text}")),
            ("edit_redo", stack.canRedo(), stack.redoText(), self.tr("Redo"), self.tr("Redo {text}")),
        ):
            self._actions[name].setEnabled(can)
            self._actions[name].setText(named.format(text=text.replace("&", "&&")) if text else plain)
        self.status.show_undo(stack.undoText())

    def _show_name(self) -> None:
        name = self.documents.title.replace("[*]", "[*][*]")  # Qt puts the mark of unsaved changes in a single one
        self.setWindowTitle(f"{name}[*] – {PROGRAM}")
        self.setWindowModified(self.documents.unsaved)

    def _on_run_started(self, _run: int) -> None:
        self.toolbar.read_outs.clear()
        self.notice_bar.forget("warning", "info")

    def _on_problem(self, place: str, problem: str) -> None:
        text = in_words(problem)
        for panel in self._panels.values():
            panel.show_problem(place, text)
        self.notice_bar.say("problem", self.tr("Not possible."), f"{place}: {text}" if place else text)

    def _on_notice(self, title: str, text: str) -> None:
        kind = "warning" if self.session.state is RunState.DIVERGED else "info"
        self.notice_bar.say(kind, f"{title}.", text)

    def _on_failed(self, text: str) -> None:
        last_line = text.strip().rpartition("\n")[2]
        self.crashes.tell(self.tr("The training thread stopped: {reason}").format(reason=last_line), text)

    # ---- what a person does ---------------------------------------------------------------------------------------

    def _open_example(self, name: str) -> None:
        """Open an experiment that ships with the program; one about the loss surface plays up to its point."""
        if self.documents.open_example(examples()[name].experiment) and name in DEMONSTRATIONS:
            self.reveal("surface_plot")
            self._demonstrator.play(name)

    def _ask_run_to(self) -> None:
        dialog = QInputDialog(self)
        dialog.setObjectName("run_to_epoch")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Run to epoch"))
        dialog.setLabelText(self.tr("Train until this epoch is done, then pause:"))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(self.session.epoch_number + 1, MAX_EPOCH)
        dialog.setIntValue((self.session.epoch_number // 100 + 1) * 100)
        dialog.intValueSelected.connect(self.session.run_to_epoch)
        dialog.open()

    def _on_file(self, what: str, name: str) -> None:
        """The file of the data is not what was read any more."""
        if what == "vanished":
            title = self.tr("{name} is gone.")
            text = self.tr("The run goes on with the rows that were read. A saved experiment would not find the file.")
        else:
            title = self.tr("{name} has changed since it was read.")
            text = self.tr("The run goes on with the rows that were read; Columns… in the data panel reads it again.")
        self.notice_bar.say("warning", title.format(name=name), text)

    def _copy_data(self) -> None:
        if self.session.dataset is not None:
            QApplication.clipboard().setText(cells_of(self.session.dataset))

    def _paste_data(self) -> None:
        text = QApplication.clipboard().text()
        if self._plots.fit.is_drawing:
            self._plots.fit.paste_points()
        elif not text.strip():
            nothing = self.tr("The clipboard holds no text; copy some cells first.")
            self.notice_bar.say("problem", self.tr("Nothing to paste."), nothing)
        else:
            self._data.import_table(CsvSource("", text=text))

    def _draw(self, drawing: bool) -> None:
        if drawing:
            self.reveal("fit_plot")
        self._plots.fit.set_drawing(drawing)

    def _show_activation(self) -> None:
        """A chosen activation is drawn large, unless its card was closed."""
        dock = self.dock("activation_plot")
        if not dock.isHidden():
            dock.raise_()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            # a question about unsaved changes must not keep the program that is dragged from waiting
            QTimer.singleShot(0, self, lambda: self._open_dropped(path))

    def _open_dropped(self, path: Path) -> None:
        if path.suffix.lower() in TABLES:
            self._data.open_csv(str(path))
        else:
            self.documents.open_path(path)

    def begin_lesson(self, name: str) -> None:
        """Begin the lesson of this name, or say which ones there are."""
        known = [lesson.id for lesson in self.lessons.course.lessons]
        if name in known:
            self.lessons.open(name)
        else:
            text = self.tr("{name} is none of them: {known}.").format(name=name, known=", ".join(known))
            self.notice_bar.say("problem", self.tr("No such lesson."), text)

    def _keep_progress(self, progress: Progress) -> None:
        self._preferences = dataclasses.replace(self._preferences, progress=progress)
        self.preferences_changed.emit(self._preferences)

    def _show_lesson_page(self, lesson: str) -> None:
        from widgets.lesson_page import show_lesson

        show_lesson(lesson, self, self.theme)

    def _on_findings(self, count: int) -> None:
        """The tab says how many findings there are, whether it is on top or not."""
        self._count("diagnosis_view", count)

    def _count(self, name: str, count: int) -> None:
        title = title_of(name)
        self.dock(name).setWindowTitle(f"{title} ({count})" if count else title)

    def _keep_recent(self) -> None:
        self._preferences = dataclasses.replace(self._preferences, recent=self.documents.recent.paths)
        self.preferences_changed.emit(self._preferences)

    # ---- theme ----------------------------------------------------------------------------------------------------

    def _choose_theme(self, choice: str) -> None:
        self._preferences = dataclasses.replace(self._preferences, theme=choice)
        self._change_theme(themes.follow_choice(self._app, choice))
        self.preferences_changed.emit(self._preferences)

    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._change_theme(themes.chosen_theme(self._preferences.theme, scheme))

    def _change_theme(self, theme: themes.Theme) -> None:
        if theme != self.theme:
            self.theme = theme
            themes.apply(self._app, theme)
            self._show_theme()
            self._show_state(self.session.state)

    def _show_theme(self) -> None:
        tint(self._actions, self.theme)
        self._workspace.show_theme(self.theme)
        self.toolbar.show_theme(self.theme)
        self.timeline.show_theme(self.theme)
        self.notice_bar.show_theme(self.theme)
        self._views.show_theme(self.theme)
        if self._lessons is not None:
            self._lessons.show_theme(self.theme)
        for panel in self._panels.values():
            panel.show_theme(self.theme)

    # ---- the window itself ----------------------------------------------------------------------------------------

    def _is_shown(self, name: str) -> bool:
        minimized = not self.isVisible() or self.isMinimized()
        if name in CENTRE:
            return not minimized and self._workspace.centre.shown == name
        dock = self.dock(name)
        return dock.shown and (dock.isFloating() or not minimized)

    def _restore(self, preferences: Preferences) -> None:
        if not (preferences.geometry and self.restoreGeometry(QByteArray(preferences.geometry))):
            available = self.screen().availableSize()
            self.resize(DEFAULT_SIZE.boundedTo(available) if not available.isEmpty() else DEFAULT_SIZE)
        self._workspace.restore_layout(preferences.layout)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside all fields takes the focus out of them: the space bar trains again."""
        self.setFocus()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setFocus()
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._views.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._views.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._views.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.documents.may_leave():
            event.ignore()
            return
        self.exporter.close()
        self._preferences = dataclasses.replace(
            self._preferences,
            folder=self.documents.folder,
            geometry=bytes(self.saveGeometry().data()),
            layout=self._workspace.layout_state(),
        )
        self.preferences_changed.emit(self._preferences)
        event.accept()


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a MainWindow needs a QApplication")
    return app
