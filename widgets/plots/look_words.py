"""What is said of a test set that has been looked at."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.looks import Look
from widgets.numbers import fill_in


def look_words(look: Look) -> str:
    """When the test set was first looked at, and what was decided since, in two sentences."""
    first = QCoreApplication.translate("TestLook", "The test set was first shown at update {update:,}.")
    if look.edits:
        since = QCoreApplication.translate(
            "TestLook",
            "Edits since then, which it may have guided: {n:,}. Its figures are no longer those of unseen data.",
        )
    else:
        since = QCoreApplication.translate(
            "TestLook", "What is changed from now on, it may have guided: then its figures are too good."
        )
    return f"{fill_in(first, update=look.update)} {fill_in(since, n=look.edits)}"
