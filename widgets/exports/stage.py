"""Plots where nobody sees them, for pictures that are not of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLayout, QToolButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.frames import Frame, WishList
from widgets.below import below
from widgets.card import Card
from widgets.exports.pictures import image_of, svg_of
from widgets.paced import Paced
from widgets.plot_set import PlotSet
from widgets.plots.canvas import Canvas
from widgets.plots.legend import Legend
from widgets.plots.plot_card import PlotCard
from widgets.theme import Theme, palette, style_sheet

MARGIN = 12


class Stage:
    """Cards beside each other, in a theme of their own, for one experiment; every plot as the window would show it.

    ``widths`` gives the plots by their names, and the pixels of each. Use it in the GUI's thread, and ``close`` it.
    """

    def __init__(
        self, widths: Mapping[str, int], height: int, experiment: Experiment, dataset: Dataset, theme: Theme
    ) -> None:
        self._root = QFrame()
        self._root.setObjectName("export_stage")
        self._root.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._root.setPalette(palette(theme))
        self._root.setStyleSheet(
            # what the palette says does not reach labels that were made under another theme's
            f"QLabel {{ color: {theme.text}; }}\n{style_sheet(theme)}\n#export_stage {{ background: {theme.window}; }}"
        )
        self._caption = QLabel()
        self._caption.setObjectName("export_caption")
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        plots, row = PlotSet(), QHBoxLayout()
        row.setSpacing(MARGIN)
        self.plots: dict[str, PlotCard] = {}
        self.cards: dict[str, Card] = {}
        for name, width in widths.items():
            plot = self.plots[name] = plots.named(name)
            plot.show_theme(theme)
            plot.show_experiment(experiment)
            plot.show_dataset(dataset)
            card = self.cards[name] = Card(name, plot.title())
            card.fill(plot)
            card.setFixedSize(width, height)
            row.addWidget(card)
        self._column = column = QVBoxLayout(self._root)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(self._caption)
        column.addLayout(row)
        self._caption.hide()
        self._root.show()

    @property
    def root(self) -> QWidget:
        """All of it."""
        return self._root

    def wish(self) -> WishList:
        """What the frames have to hold."""
        wishes = WishList()
        for plot in self.plots.values():
            wishes |= plot.wish()
        return wishes

    def show(self, frame: Frame, caption: str = "") -> None:
        """Show ``frame`` at once, with a line above it if there is one."""
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        for plot in self.plots.values():
            plot.show_frame(frame)
        self._settle()

    def strip(self) -> None:
        """Without the controls that nobody can use in a picture."""
        legends = below(self._root, Legend)
        for box in below(self._root, QCheckBox):
            box.hide()
        for button in below(self._root, QToolButton):
            if button.isCheckable() and not any(legend.isAncestorOf(button) for legend in legends):
                button.hide()

    def hold(self) -> None:
        """Keep the ranges of all axes as they are now, and the size, whatever size letters become."""
        for canvas in below(self._root, Canvas):
            canvas.hold()
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def image(self, scale: float = 1.0) -> QImage:
        """All of it in pixels, ``scale`` to one."""
        return image_of(self._root, scale)

    def pixels(self) -> bytes:
        """All of it as RGB, a byte a channel, rows from the top without gaps."""
        image = self.image().convertToFormat(QImage.Format.Format_RGB888)
        line = 3 * image.width()
        data = bytes(image.constBits())
        return b"".join(data[row * image.bytesPerLine() :][:line] for row in range(image.height()))

    def svg(self, name: str) -> bytes:
        """One card as SVG."""
        plot = self.plots[name]
        return svg_of(self.cards[name], plot.title(), plot.describe())

    def close(self) -> None:
        """Throw it away."""
        Shiboken.delete(self._root)

    def _settle(self) -> None:
        """Draw what waits for its turn: nobody watches, and nothing is to flicker."""
        # what is drawn late may ask for more, or for more room
        for _ in range(2):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            for paced in below(self._root, Paced):
                paced.flush()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
