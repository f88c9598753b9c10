"""The icons: one small family of our own SVG drawings, tinted to the theme when they are loaded."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from widgets.text_size import px
from widgets.theme import RESOURCES, Theme

SIZE = 16


def names() -> list[str]:
    """Every icon that can be tinted, in alphabetical order."""
    files = (RESOURCES / "icons").glob("*.svg")
    return sorted(file.stem for file in files if "currentColor" in file.read_text(encoding="utf-8"))


def icon(name: str, theme: Theme, colour: str | None = None) -> QIcon:
    """The drawing ``resources/icons/<name>.svg`` in ``colour``, ``#rrggbb``; the theme's text colour by default.

    An unknown name raises ``FileNotFoundError``. The style greys it where it is disabled.
    """
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour or theme.text).encode()))
    result = QIcon()
    for scale in _scales():
        result.addPixmap(_drawn(renderer, round(px(SIZE) * scale), scale))
    return result


def program_icon() -> QIcon:
    """The program's own picture, for the window's frame and the task bar."""
    return QIcon(str(RESOURCES / "icons" / "app.svg"))


def _scales() -> list[float]:
    """Device pixels per pixel of the displays that there are, so that edges are sharp on each."""
    return sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})


def _drawn(renderer: QSvgRenderer, pixels: int, scale: float) -> QPixmap:
    """``renderer``'s drawing as a square of ``pixels`` device pixels."""
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
