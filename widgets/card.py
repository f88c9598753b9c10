"""The card: a title row and a body that look like one rounded sheet; also the clothes of a dock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets.below import below
from widgets.icons import icon
from widgets.keys import belongs_to_focus
from widgets.numbers import fill_in
from widgets.past_mark import SIGN, PastMark
from widgets.plots.plot_card import PlotCard
from widgets.text_size import fix, px
from widgets.theme import Theme, scaled_font

PADDING = 12
TITLE_HEIGHT = 34
LEAST_HEIGHT = 56
NARROW_COMBO = 68
"""A combo box in a title may cut its text off before it widens a narrow window."""


class TitleRow(QFrame):
    """Bold title on the left, muted subtitle and a plot's own header on the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_title")
        self._title = QLabel(title)
        self._title.setFont(scaled_font(self.font(), 1.05, bold=True))
        self._subtitle = QLabel()
        self._subtitle.setObjectName("card_subtitle")
        self._subtitle.setFont(scaled_font(self.font(), 0.9))
        self._subtitle.setTextFormat(Qt.TextFormat.PlainText)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PADDING, 4, PADDING - 4, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(self._subtitle)
        self._subtitle.hide()
        self._menu: QMenu | None = None
        self._menu_button: QToolButton | None = None
        self._row.addStrut(TITLE_HEIGHT - 4)  # larger letters make it higher by themselves
        # not in the row: a mark that comes and goes must not ask for room
        self.mark = PastMark(self)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wherever the row's widgets move, the mark has what is free between them."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place_mark()
        return False

    def _place_mark(self) -> None:
        """Behind the title; where there is no room at all, in the margin before it."""
        widgets = [item.widget() for item in map(self._row.itemAt, range(self._row.count())) if item is not None]
        shown = [widget for widget in widgets if widget is not None and not widget.isHidden()]
        start = PADDING if self._title.isHidden() else self._title.geometry().right() + 8
        end = min((widget.x() for widget in shown if widget is not self._title), default=self.width()) - 4
        if end - start < px(SIGN):
            start, end = 1, 1 + px(SIGN)
        self.mark.setGeometry(start, 4, end - start, self.height() - 4)

    @property
    def menu(self) -> QMenu:
        """The card's own menu; the first who asks for it brings the button that opens it."""
        if self._menu is None:
            button = QToolButton()
            button.setObjectName("card_menu")
            fix(button, width=14, height=18, icon=12)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setToolTip(self.tr("What can be done with this card"))
            button.setAccessibleName(fill_in(self.tr("Menu of {title}"), title=self._title.text()))
            self._menu = QMenu(button)
            button.setMenu(self._menu)
            self._menu_button = button
            self._row.insertWidget(self._row.indexOf(self._subtitle) + 1, button)
        return self._menu

    def show_theme(self, theme: Theme) -> None:
        """Tint what is drawn here."""
        self.mark.show_theme(theme)
        if self._menu_button is not None:
            self._menu_button.setIcon(icon("more", theme, theme.muted))

    def set_header(self, header: QWidget) -> None:
        """A plot's own controls, right of the title."""
        header.setFont(scaled_font(header.font(), 0.9))
        for combo in below(header, QComboBox):
            fix(combo, least=NARROW_COMBO)
        self._row.insertWidget(self._row.indexOf(self._subtitle) + 1, header)

    def set_subtitle(self, text: str) -> None:
        """The muted text at the right."""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))

    def least_width(self) -> int:
        """Pixels that it needs without tabs above it, where it has to say the title itself."""
        title = self._title.sizeHint().width() + self._row.spacing() if self._title.isHidden() else 0
        return self.minimumSizeHint().width() + title

    def set_tabbed(self, tabbed: bool) -> None:
        """With a row of tabs above it, the title is in the tab and the top of the card is drawn by the tabs."""
        if self.property("tabbed") == tabbed:
            return
        self._title.setVisible(not tabbed)
        self.setProperty("tabbed", tabbed)
        self.style().unpolish(self)
        self.style().polish(self)

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` at the far right."""
        self._row.addWidget(widget)


class Card(QFrame):
    """Title row and room for a plot, as a plain widget."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_card")
        self.name = name
        self.title = title
        self.title_row = TitleRow(title)
        self._body = _Body()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title_row)
        column.addWidget(self._body, 1)

    def show_theme(self, theme: Theme) -> None:
        """Tint what is drawn here."""
        self.title_row.show_theme(theme)

    def set_tabbed(self, tabbed: bool) -> None:
        """With a row of tabs above it, the title is in the tab."""
        self.title_row.set_tabbed(tabbed)

    def fill(self, content: QWidget) -> None:
        """Put a plot in, or what else the card is about."""
        if isinstance(content, PlotCard):
            self.title_row.set_header(content.header)
        self._body.fill(content)


class CardDock(QDockWidget):
    """A card that can be moved, floated, tabbed and closed. ``shown_changed`` also follows the choice of a tab."""

    shown_changed = Signal()
    wanted_changed = Signal()  # the height at which nothing has to scroll

    def __init__(self, name: str, title: str) -> None:
        super().__init__(title)
        self.setObjectName(f"{name}_dock")
        self.shown = False
        self.title_row = TitleRow(title)
        self._body = _Body()
        self._close = QToolButton()
        self._close.setObjectName("card_close")
        fix(self._close, icon=12)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setToolTip(self.tr("Close; the View menu brings it back"))
        self._close.setAccessibleName(fill_in(self.tr("Close {title}"), title=title))
        self._close.clicked.connect(self.close)
        self.title_row.add(self._close)
        self.setTitleBarWidget(self.title_row)
        self.setWidget(self._body)
        self.visibilityChanged.connect(self._on_visibility_changed)
        # floating, it is a window of its own: its first focus must not be the button, which takes the space bar
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.topLevelChanged.connect(self.setFocus)
        self.installEventFilter(self)

    def fill(self, content: QWidget, header: QWidget | None = None) -> None:
        """Put the content in, and its controls beside the title."""
        if header is not None:
            self.title_row.set_header(header)
        if isinstance(content, ColumnScroll):
            content.wanted_changed.connect(self.wanted_changed)
        self._body.fill(content)

    def wanted_height(self) -> int:
        """The height at which nothing has to scroll, as of now and not as Qt remembers it."""
        return self.title_row.sizeHint().height() + self._body.wanted_height()

    def show_theme(self, theme: Theme) -> None:
        """Tint what is drawn here."""
        self.title_row.show_theme(theme)
        self._close.setIcon(icon("close", theme, theme.muted))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A floating card is a window of its own, where keys of the focused field end up too."""
        if event.type() == QEvent.Type.ShortcutOverride and belongs_to_focus(event):
            event.accept()
            return True
        return False

    def _on_visibility_changed(self, shown: bool) -> None:
        if shown != self.shown:
            self.shown = shown
            self.shown_changed.emit()


class ColumnScroll(QScrollArea):
    """Scrolls its content vertically when there is too little room, and asks for the room the content wants."""

    wanted_changed = Signal()

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._wanted = 0
        self.setObjectName("card_scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and (wanted := self.sizeHint().height()) != self._wanted:
            self._wanted = wanted
            self.wanted_changed.emit()
        return handled

    def sizeHint(self) -> QSize:
        """High enough for wrapped lines even beside a scroll bar, which otherwise would never go again."""
        hint, bar = self._content.sizeHint(), self.verticalScrollBar().sizeHint().width()
        width = self.maximumViewportSize().width() - bar
        layout = self._content.layout()
        if layout is None or not layout.hasHeightForWidth() or width < self._content.minimumSizeHint().width():
            return hint
        return QSize(hint.width(), max(hint.height(), layout.totalHeightForWidth(width)))

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._content.minimumSizeHint().width() + bar, LEAST_HEIGHT)


class _Body(QFrame):
    """The lower part of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card_body")
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PADDING, 4, PADDING, 8)

    def fill(self, content: QWidget) -> None:
        """Put the content in."""
        self._content = content
        self._column.addWidget(content)

    def wanted_height(self) -> int:
        """The content's and the margins' height."""
        content = 0 if self._content is None else self._content.sizeHint().height()
        margins = self._column.contentsMargins()
        return content + margins.top() + margins.bottom() + 2 * self.frameWidth()
