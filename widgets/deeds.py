"""What can be done from the menus, the toolbar and the keyboard: a function for every action."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QInputDialog

from playground.data.cells_text import cells_of
from playground.experiment import CsvSource
from widgets import tab_order, text_size
from widgets.content import Content
from widgets.help_dialogs import ShortcutHelp, about

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

AIDS = ("view_present", "view_spotlight", "train_slow", "train_guess", "help_lock", "help_certificate")
"""Actions whose doing is loaded when they are used."""
MAX_EPOCH = 10**9
translate = QCoreApplication.translate


def handlers(window: MainWindow, content: Content) -> dict[str, Callable[[], object]]:
    """What every action does in ``window`` while it shows ``content``, by the action's id."""
    session, documents = window.session, window.documents
    return window.exporter.handlers() | {
        "file_new": documents.new,
        "file_open": documents.open,
        "file_save": documents.save,
        "file_save_as": documents.save_as,
        "file_rename": documents.rename,
        "file_quit": window.close,
        "edit_undo": session.undo_stack.undo,
        "edit_redo": session.undo_stack.redo,
        "edit_copy_data": partial(_copy_data, window),
        "edit_paste_data": partial(_paste_data, window),
        "edit_copy_link": documents.copy_link,
        "edit_paste_link": documents.paste_link,
        "train_toggle": session.toggle,
        "train_step": session.step,
        "train_epoch": session.epoch,
        "train_run_to": partial(_ask_run_to, window),
        "train_reset": session.reset,
        "train_reseed": session.reseed,
        "train_race": content.runs.start_race,
        "train_seeds": content.runs.start_seeds,
        "train_pin": content.runs.pin,
        "timeline_play_back": lambda: content.timeline.play(-1),
        "timeline_play_forward": lambda: content.timeline.play(1),
        "timeline_earlier": lambda: content.timeline.step(-1),
        "timeline_later": lambda: content.timeline.step(1),
        "timeline_live": lambda: content.timeline.go_live(),
        "timeline_continue": session.continue_from_moment,
        "view_theme_system": lambda: window.choose_theme("system"),
        "view_theme_light": lambda: window.choose_theme("light"),
        "view_theme_dark": lambda: window.choose_theme("dark"),
        "view_language_system": lambda: window.choose_language("system"),
        "view_language_en": lambda: window.choose_language("en"),
        "view_language_ko": lambda: window.choose_language("ko"),
        "text_larger": lambda: window.change_text_size(text_size.stepped(text_size.percent(), 1)),
        "text_smaller": lambda: window.change_text_size(text_size.stepped(text_size.percent(), -1)),
        "text_usual": lambda: window.change_text_size(text_size.USUAL),
        **{f"text_{size}": partial(window.change_text_size, size) for size in text_size.SIZES},
        "view_reduce_motion": window.reduce_motion,
        "view_describe": lambda: content.describer.describe(),
        "view_next_card": lambda: tab_order.next_part(content.parts(), True),
        "view_previous_card": lambda: tab_order.next_part(content.parts(), False),
        "view_reset_layout": lambda: content.workspace.reset_layout(),
        "view_save_picture": lambda: window.exporter.save_picture(window, "", window.windowTitle()),
        "help_lessons": lambda: window.lessons.toggle(),
        **{name: partial(_aid, window, name) for name in AIDS},
        "help_shortcuts": lambda: ShortcutHelp(window).open(),
        "help_about": lambda: about(window).open(),
    }


def _aid(window: MainWindow, name: str) -> None:
    window.content.when_built(lambda: window.teaching.handlers()[name]())


def _ask_run_to(window: MainWindow) -> None:
    dialog = QInputDialog(window)
    dialog.setObjectName("run_to_epoch")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(translate("Deeds", "Run to epoch"))
    dialog.setLabelText(translate("Deeds", "Train until this epoch is done, then pause:"))
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    dialog.setIntRange(window.session.epoch_number + 1, MAX_EPOCH)
    dialog.setIntValue((window.session.epoch_number // 100 + 1) * 100)
    dialog.intValueSelected.connect(window.session.run_to_epoch)
    dialog.open()


def _copy_data(window: MainWindow) -> None:
    if window.session.dataset is not None:
        QApplication.clipboard().setText(cells_of(window.session.dataset))


def _paste_data(window: MainWindow) -> None:
    text = QApplication.clipboard().text()
    plots = window.content.plots
    if plots is not None and plots.fit.is_drawing:
        plots.fit.paste_points()
    elif not text.strip():
        nothing = translate("Deeds", "The clipboard holds no text; copy some cells first.")
        window.notice_bar.say("problem", translate("Deeds", "Nothing to paste."), nothing)
    else:
        window.content.data.import_table(CsvSource("", text=text))
