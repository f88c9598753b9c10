"""An exception that nobody expected reaches the person once, and the program goes on if it can."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from widgets.dialog import Dialog
from widgets.numbers import fill_in
from widgets.text_size import on_screen, scaled
from widgets.theme import scaled_font

log = logging.getLogger(__name__)


class CrashDialog(Dialog):
    """What happened in one sentence, and the traceback to copy; all of it plain text, since it may hold anything."""

    def __init__(
        self, summary: str, details: str, parent: QWidget | None = None, save_copy: Callable[[], bool] | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("crash_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.details = details
        text = QLabel(
            fill_in(self.tr("The program met an error it did not expect:\n\n{summary}\n\n"), summary=summary)
            + self.tr("It goes on as well as it can. Save a copy of your work, and please report the details below.")
        )
        text.setObjectName("crash_text")
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        shown = QPlainTextEdit(details)
        shown.setObjectName("crash_details")
        shown.setAccessibleName(self.tr("Details of the error"))
        shown.setReadOnly(True)
        shown.setFont(scaled_font(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont), scaled(1.0)))
        shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        self.copy_button.setObjectName("crash_copy")
        self.copy_button.setToolTip(self.tr("Put the details on the clipboard, to be pasted into a report"))
        self.save_button = buttons.addButton(self.tr("Save a copy…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.setObjectName("crash_save")
        self.save_button.setToolTip(self.tr("Write the experiment, or the whole session, into another file"))
        self.save_button.setVisible(save_copy is not None)
        self.save_button.clicked.connect(lambda: self._save(save_copy))
        buttons.rejected.connect(self.reject)
        self.enter = buttons.button(QDialogButtonBox.StandardButton.Close)
        # what is in danger is saved first
        self.begins_at = self.enter if save_copy is None else self.save_button
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(text)
        column.addWidget(shown, 1)
        column.addWidget(buttons)
        self.resize(on_screen(self, 640, 420))

    def _save(self, save_copy: Callable[[], bool] | None) -> None:
        if save_copy is not None and save_copy():
            self.save_button.setText(self.tr("Copy saved"))


class CrashReporter(QObject):
    """Installed, it logs every unexpected exception of every thread and shows each kind once.

    Install it after pyqtgraph was imported, which sets a hook of its own.
    """

    _happened = Signal(str, str)  # crosses from any thread to the GUI's

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self.save_copy: Callable[[], bool] | None = None
        self._told: set[str] = set()
        self._dialog: CrashDialog | None = None
        self._happened.connect(self.tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from the hooks in place."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        """Put Python's own hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def tell(self, summary: str, details: str) -> None:
        """Show a dialog, unless the same was told before or one is still open."""
        known = _place(details)
        if known in self._told or self._dialog is not None:
            return
        self._told.add(known)
        self._dialog = CrashDialog(summary, details, self.window, self.save_copy)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    def _on_closed(self) -> None:
        self._dialog = None

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error("unexpected exception\n%s", details)
        self._happened.emit(f"{kind.__name__}: {error}", details)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def _place(details: str) -> str:
    """Where an error happened and of what kind it is: the same error may tell of other numbers every time."""
    lines = details.strip().splitlines()
    frames = [line.strip() for line in lines if line.startswith("  File ")]
    return "\n".join([*frames, lines[-1].partition(":")[0] if lines else ""])
