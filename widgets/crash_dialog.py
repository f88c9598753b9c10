"""An exception that nobody expected reaches the person once, and the program goes on if it can."""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

log = logging.getLogger(__name__)


class CrashDialog(QDialog):
    """What happened in one sentence, and the traceback to copy; all of it plain text, since it may hold anything."""

    def __init__(self, summary: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.details = details
        text = QLabel(
            self.tr("The program met an error it did not expect:\n\n{summary}\n\n").format(summary=summary)
            + self.tr("It goes on as well as it can. Save your experiment, and please report the details below.")
        )
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(text)
        column.addWidget(shown, 1)
        column.addWidget(buttons)
        self.resize(640, 420)


class CrashReporter(QObject):
    """Installed, it logs every unexpected exception of every thread and shows each kind once.

    Install it after pyqtgraph was imported, which sets a hook of its own.
    """

    _happened = Signal(str, str)  # crosses from any thread to the GUI's
    _ADDRESS = re.compile(r"0x[0-9a-fA-F]+")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
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
        known = self._ADDRESS.sub("", details)
        if known in self._told or self._dialog is not None:
            return
        self._told.add(known)
        self._dialog = CrashDialog(summary, details, self.window)
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
