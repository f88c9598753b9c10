"""A lesson's words: Markdown as high as it is long, and what a lesson is about, folded away until it is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from widgets.lessons.document import tie_formulas, write_markdown
from widgets.theme import Theme

INDENT = 16.0
"""Pixels that a list stands in."""
SMALL_HEADING = "#### "
"""A heading in the size of the letters: the card is narrow."""


class LessonText(QTextBrowser):
    """Markdown with formulas, as high as it is long, so that the page scrolls and not the text in it."""

    height_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lesson_text")
        self.setAccessibleName(self.tr("Text of the lesson"))
        self._shown: tuple[str, Theme] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("QTextBrowser { background: transparent; border: none; padding: 0px; }")
        self.document().setDocumentMargin(0.0)
        self.document().setIndentWidth(INDENT)

    def show_markdown(self, source: str, theme: Theme) -> None:
        """Show ``source``; see ``widgets.lessons.document``."""
        self._shown = source, theme
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None and event.size().width() != event.oldSize().width():
            self._write()
        self._fit()

    def _write(self) -> None:
        assert self._shown is not None
        source, theme = self._shown
        document: QTextDocument = self.document()
        document.setDefaultFont(self.font())
        write_markdown(document, source, theme, self.devicePixelRatioF(), self.viewport().width())
        self.setAccessibleName(document.toPlainText())
        document.setTextWidth(self.viewport().width())
        tie_formulas(document)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(int(self.document().size().height()) + 2)


class About(QWidget):
    """What a lesson is about, behind a button: it can be read at every step, and is not in the way of one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lesson_about")
        self._introduction = ""
        self._button = QPushButton(self.tr("About this lesson"))
        self._button.setObjectName("lesson_about_toggle")
        self._button.setCheckable(True)
        about = self.tr("What it is about, and what to watch: to be read first, or at any step")
        self._button.setToolTip(about)
        self._button.setAccessibleDescription(about)
        self._text = LessonText()
        self._text.setObjectName("lesson_introduction")
        self._text.hide()
        self._button.toggled.connect(self._text.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._text)

    def show_introduction(self, introduction: str, theme: Theme) -> None:
        """The text in Markdown, folded away where it is another one; nothing at all where a lesson has none."""
        if introduction != self._introduction:
            self._introduction = introduction
            self._button.setChecked(False)
        self.setVisible(bool(introduction))
        self._text.show_markdown(introduction.replace("## ", SMALL_HEADING), theme)
