"""What is said of a test set that has been looked at."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.looks import Look


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
    return f"{first.format(update=look.update)} {since.format(n=look.edits)}"
