"""The dialog that shows a table before it is taken, as a person meets it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.panels import click
from widgets.import_dialog import ImportDialog


def opened(parent: QWidget, qtbot: QtBot, timeout: int = 10_000) -> ImportDialog:
    """The dialog that is open over ``parent``, as soon as its table can be taken, or why it cannot be is said."""

    def shown() -> list[ImportDialog]:
        return [dialog for dialog in parent.findChildren(ImportDialog) if dialog.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    dialog = shown()[0]
    qtbot.waitUntil(lambda: dialog.take.isEnabled() or bool(dialog.problem.text()), timeout=timeout)
    return dialog


def take(parent: QWidget, qtbot: QtBot) -> None:
    """Take the table that is shown, as it was proposed."""
    click(opened(parent, qtbot).take)
