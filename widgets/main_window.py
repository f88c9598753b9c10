"""The window: one session, one file of it, and what is in it in one language. It decides nothing itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
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
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from playground.data.dataset import Dataset
from playground.demonstrations import DEMONSTRATIONS
from playground.presets import examples
from widgets import language, motion, tab_order, text_size
from widgets import theme as themes
from widgets.card import CardDock
from widgets.content import Content
from widgets.crash_dialog import CrashReporter
from widgets.deeds import handlers
from widgets.documents import TABLES, Documents, dropped_file
from widgets.exports.exporter import Exporter
from widgets.file_watch import FileWatch
from widgets.icons import program_icon
from widgets.notice import NoticeBar
from widgets.numbers import fill_in
from widgets.panels.panel import Panel
from widgets.panels.timeline import TimelineBar
from widgets.plots.plot_card import PlotCard
from widgets.preferences import Preferences
from widgets.session import Session
from widgets.status import StatusLine
from widgets.telling import Telling
from widgets.toolbar import ToolBar
from widgets.verdict import Verdict
from widgets.window_events import WindowEvents

if TYPE_CHECKING:
    from widgets.lessons.course import Course
    from widgets.lessons.desk import LessonDesk
    from widgets.lessons.progress import Progress
    from widgets.teaching.teaching import Teaching

DEFAULT_SIZE = QSize(1440, 900)
FRAME = QSize(4, 36)
"""Pixels for what the desktop puts around a window, which is not known before it is shown."""
PROGRAM = "Deep Regression Playground"


class MainWindow(QMainWindow):
    """Panels on the left, the fit in the middle, the other plots around it: its ``content``, in one language.

    The session is the caller's: to start once ``painted`` was emitted, and to close after the window. The plots are
    built by ``build_plots``, or step by step while PyTorch is being loaded. ``speaks`` is a language that is not to be
    remembered.
    """

    painted = Signal()  # for the first time
    preferences_changed = Signal(object)
    content_changed = Signal()  # it speaks another language

    def __init__(self, session: Session, preferences: Preferences, speaks: str | None = None) -> None:
        text_size.set_percent(_application(), preferences.text_size)  # before the first widget that inherits it
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self.session = session
        self._preferences = preferences
        self._app = _application()
        self._speaks = speaks or preferences.language
        self.language = language.speak(self._app, self._speaks)
        self.theme = themes.follow_choice(self._app, preferences.theme)
        self.crashes = CrashReporter(self)
        self.documents = Documents(session, self, preferences.folder, preferences.recent)
        self.exporter = Exporter(session, self.documents, lambda: self.theme, self)
        self.crashes.window, self.crashes.save_copy = self, self.documents.save_copy
        self.file_watch = FileWatch(self)
        self._verdict = Verdict(session, self)
        self._course: Course | None = None
        self._set_content(self._new_content())
        events = WindowEvents(self)
        events.about_to_paint.connect(self._settle)
        events.painted.connect(self.painted)
        self._connect()
        # last, so that every widget is dressed once and not again wherever it is put
        themes.apply(self._app, self.theme)
        self._show_content()
        self._restore(preferences)
        self.setFocus()  # not on the first button, whose focus would take the space bar

    # ---- parts ----------------------------------------------------------------------------------------------------

    def action(self, name: str) -> QAction:
        """The action with this id."""
        return self.content.actions_by_id[name]

    def plot(self, name: str) -> PlotCard:
        """The plot with this ``NAME``."""
        return self.content.views.plot(name)

    def panel(self, name: str) -> Panel:
        """The panel with this ``objectName``."""
        return self.content.panels[name]

    def dock(self, name: str) -> CardDock:
        """The dock of a panel or plot; ``KeyError`` for those in the centre, which are in none."""
        return self.content.dock(name)

    def reveal(self, name: str) -> QWidget:
        """Bring a panel or plot into sight, open and on top of its tabs; returns the card it is in."""
        return self.content.reveal(name)

    @property
    def toolbar(self) -> ToolBar:
        """The bar above the workspace."""
        return self.content.toolbar

    @property
    def timeline(self) -> TimelineBar:
        """The bar below it."""
        return self.content.timeline

    @property
    def notice_bar(self) -> NoticeBar:
        """Where a person is told what to know."""
        return self.content.notice_bar

    @property
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self.content.status

    @property
    def lessons(self) -> LessonDesk:
        """The lessons, loaded when they are asked for."""
        desk = self.content.lessons
        if desk is None:
            if self._course is None:
                from widgets.lessons.desk import course_of, own_folder

                self._course = course_of(self.session, self._preferences.progress, [own_folder()])
                self._course.progressed.connect(self._keep_progress)
                self.exporter.written.connect(self._course.note)
            desk = self.content.open_lessons(self._course)
            desk.count_when_done(self.exporter.writers())
            self.teaching.adopt_lessons(desk)
        return desk

    @property
    def teaching(self) -> Teaching:
        """The aids for teaching, loaded when they are asked for."""
        return self.content.teaching(lambda: self.lessons, partial(self.change_text_size, keep=False))

    # ---- building -------------------------------------------------------------------------------------------------

    def _new_content(self) -> Content:
        content = Content(self, self.session, self.theme)
        content.build_frame(handlers(self, content), self._open_example, self.documents, self.exporter)
        return content

    def _set_content(self, content: Content) -> None:
        self.content = content
        self.setCentralWidget(content)
        self.telling = Telling(content, self.session)
        self.telling.connect_others(self.documents, self.exporter, self._verdict, self.file_watch)
        for kind, choice in (("theme", self._preferences.theme), ("language", self._speaks)):
            self.action(f"view_{kind}_{choice}").setChecked(True)
        self._show_text_size()
        self.action("view_reduce_motion").setChecked(self._preferences.reduced_motion)
        motion.reduce(self._app, self._preferences.reduced_motion)

    def _show_content(self) -> None:
        self.content.show_theme(self.theme)
        self.telling.show_everything()
        self._show_name()

    def build_plots(self) -> None:
        """Load all plots and fill their cards."""
        self.content.build_plots()

    # ---- connections ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.session.dataset_changed.connect(self._watch_file)
        self.session.failed.connect(self._on_failed)
        self.documents.changed.connect(self._show_name)
        self.documents.recent.changed.connect(self._keep_recent)
        self.exporter.failed.connect(self.crashes.tell)
        self._app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _watch_file(self, dataset: Dataset) -> None:
        self.file_watch.show_data(self.session.experiment, dataset)

    def _on_failed(self, text: str) -> None:
        last_line = text.strip().rpartition("\n")[2]
        self.crashes.tell(fill_in(self.tr("The training thread stopped: {reason}"), reason=last_line), text)

    def _show_name(self) -> None:
        name = self.documents.title.replace("[*]", "[*][*]")  # Qt puts the mark of unsaved changes in a single one
        self.setWindowTitle(f"{name}[*] – {PROGRAM}")
        self.setWindowModified(self.documents.unsaved)

    def _settle(self) -> None:
        self.content.workspace.settle()

    # ---- what a person does ---------------------------------------------------------------------------------------

    def _open_example(self, name: str) -> None:
        """Open an experiment that ships with the program; one about the loss surface plays up to its point."""
        if self.documents.open_example(examples()[name].experiment) and name in DEMONSTRATIONS:
            self.content.demonstrate(name)

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
            self.content.data.open_csv(str(path))
        else:
            self.documents.open_path(path)

    def invite(self) -> None:
        """Tell who is new where the course is, unless that was told before."""
        progress = self._preferences.progress
        if not progress.invited and not progress.at and self.notice_bar.kind is None:
            from widgets.lessons.invitation import invite

            self._keep_progress(msgspec.structs.replace(progress, invited=True))
            invite(self)

    def begin_lesson(self, name: str, *, locked: bool = False) -> None:
        """Begin the lesson of this name, or say which ones there are; ``locked``, with nothing but what it needs."""
        known = [lesson.id for lesson in self.lessons.course.lessons]
        if name in known:
            self.lessons.open(name)
            self.lessons.course.set_locked(locked)
        else:
            text = fill_in(self.tr("{name} is none of them: {known}."), name=name, known=", ".join(known))
            self.notice_bar.say("problem", self.tr("No such lesson."), text)

    def _keep_progress(self, progress: Progress) -> None:
        self._keep(progress=progress)

    def _keep_recent(self) -> None:
        self._keep(recent=self.documents.recent.paths)

    def _keep(self, **changes: Any) -> None:
        """Another preference."""
        self._preferences = msgspec.structs.replace(self._preferences, **changes)
        self.preferences_changed.emit(self._preferences)

    # ---- theme, text size, language ----------------------------------------------------------------------------------

    def choose_theme(self, choice: str) -> None:
        """One of ``widgets.theme.CHOICES``."""
        self._keep(theme=choice)
        self._change_theme(themes.follow_choice(self._app, choice))

    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._change_theme(themes.chosen_theme(self._preferences.theme, scheme))

    def _change_theme(self, theme: themes.Theme) -> None:
        if theme != self.theme:
            self.theme = theme
            themes.apply(self._app, theme)
            text_size.inherit_sizes(self._app)
            self.content.show_theme(theme)
            self.telling.show_state(self.session.state)

    def change_text_size(self, size: int, *, keep: bool = True) -> None:
        """Letters of ``size`` percent in the whole window, now; with ``keep``, in the next session too."""
        if text_size.set_percent(self._app, size):
            themes.apply(self._app, self.theme)
            text_size.measure_again(self._app)
            self.content.show_theme(self.theme)
            self.telling.show_state(self.session.state)
            self.content.workspace.fit_text_size()
        self._show_text_size()
        if keep:
            self._keep(text_size=size)

    def reduce_motion(self) -> None:
        """Whether things move, as the menu says now."""
        reduced = self.action("view_reduce_motion").isChecked()
        motion.reduce(self._app, reduced)
        self._keep(reduced_motion=reduced)

    def _show_text_size(self) -> None:
        for choice in text_size.SIZES:
            self.action(f"text_{choice}").setChecked(choice == text_size.percent())

    def choose_language(self, choice: str) -> None:
        """One of ``widgets.language.CHOICES``; the content is built anew, soon, unless it speaks it already."""
        self._speaks = choice
        self._keep(language=choice)
        # not now: the menu that was chosen from is of the content that goes, and that may still be being built
        self.content.when_built(lambda: QTimer.singleShot(0, self, self._speak))

    def _speak(self) -> None:
        chosen = language.speak(self._app, self._speaks)
        if chosen != self.language:
            self.language = chosen
            self._build_anew()

    def _build_anew(self) -> None:
        """The same window with other words: training goes on, and everything is where it was.

        The old content goes first, and with it what Qt remembers of how it was dressed: the new one takes its memory.
        """
        from widgets import switching  # nobody needs it at the start

        self.setFocus()  # what is being typed counts as typed
        carried = None if self.content.aids is None else self.content.aids.hand_over()
        kept = switching.Kept.of(self)
        self.setUpdatesEnabled(False)
        switching.discard(self)
        self._app.setStyleSheet("")
        content = self._new_content()
        self._set_content(content)
        themes.apply(self._app, self.theme)
        self._show_content()
        kept.put_back(self)
        content.show()  # now, or the window would be seen empty for a moment
        if carried is not None:
            self.teaching.take_over(carried)
        self.setUpdatesEnabled(True)
        self.setFocus()
        self.content_changed.emit()

    # ---- the window itself ----------------------------------------------------------------------------------------

    def _restore(self, preferences: Preferences) -> None:
        if not (preferences.geometry and self.restoreGeometry(QByteArray(preferences.geometry))):
            available = self.screen().availableSize() - FRAME
            self.resize(DEFAULT_SIZE.boundedTo(available) if not available.isEmpty() else DEFAULT_SIZE)
        self.content.workspace.restore_layout(preferences.layout)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside all fields takes the focus out of them: the space bar trains again."""
        self.setFocus()
        super().mousePressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab go card by card, as one reads."""
        return tab_order.step(self.content.parts(), forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        aids = self.content.aids
        if event.key() == Qt.Key.Key_Escape and not (aids is not None and aids.escape()):
            self.setFocus()
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.content.views.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.content.views.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.content.views.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._course is not None and self._course.lesson is not None:
            self._course.leave()  # what is asked about is the person's own work; the lesson's place is remembered
        if not self.documents.may_leave():
            event.ignore()
            return
        self.exporter.close()
        self._keep(
            folder=self.documents.folder,
            geometry=bytes(self.saveGeometry().data()),
            layout=self.content.workspace.layout_state(),
        )
        event.accept()


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a MainWindow needs a QApplication")
    return app
