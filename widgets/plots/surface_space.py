"""The slice as a surface in space, in a window of its own; needs OpenGL, which not every machine has."""

from __future__ import annotations

import importlib.util
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QGuiApplication, QOpenGLContext, QVector3D
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.landscape import FloatArray, Landscape
from widgets.plots.surface_footer import Footer
from widgets.plots.surface_paths import inks
from widgets.plots.surface_scale import VIRIDIS, ColourScale, scale_of
from widgets.theme import LIGHT, Theme

SIDE = 2.0
"""Both axes are that long, whatever they measure."""
HEIGHT = 1.1
LIFT = 0.012
"""Paths are drawn so much above the surface, or they would flicker in it."""
LIGHT_FROM = np.array([-0.4, -0.5, 0.77])
Points = NDArray[np.float32]


def why_not() -> str:
    """Why there is no picture in space here, as a sentence; empty where there is one, as far as can be seen at once."""
    if importlib.util.find_spec("OpenGL") is None:
        return QCoreApplication.translate(
            "SpaceWindow", "A surface in space needs the Python package PyOpenGL: pip install PyOpenGL"
        )
    if QGuiApplication.platformName() in ("offscreen", "minimal", "vnc"):
        return QCoreApplication.translate(
            "SpaceWindow", "A surface in space needs OpenGL, which a window without a display does not have."
        )
    return ""


def why_no_context() -> str:
    """The same, tried out: whether a context of OpenGL can be made."""
    problem = why_not()
    if problem:
        return problem
    if not QOpenGLContext().create():
        return QCoreApplication.translate(
            "SpaceWindow", "A surface in space needs OpenGL; the graphics driver of this machine offers none."
        )
    return ""


class SpaceWindow(QWidget):
    """Drag to turn, wheel to come nearer. Colours and heights are those of the picture in the plane."""

    def __init__(self, parent: QWidget) -> None:
        """Raises ``ImportError`` where PyOpenGL is missing; ask ``why_no_context`` before."""
        super().__init__(parent, Qt.WindowType.Window)
        import pyqtgraph.opengl as gl
        from OpenGL.GL import GL_DEPTH_TEST

        self.setObjectName("surface_space")
        self.setWindowTitle(self.tr("Loss surface"))
        self._theme = LIGHT
        self._gl = gl
        self.view = gl.GLViewWidget()
        self.view.setCameraPosition(pos=QVector3D(0.0, 0.0, 0.35), distance=3.6, elevation=32, azimuth=-60)
        self.surface = gl.GLMeshItem(smooth=True, shader=None, computeNormals=False, glOptions="opaque")
        self.surface.setVisible(False)  # pyqtgraph cannot paint one without data
        self.view.addItem(self.surface)
        self._frame = gl.GLLinePlotItem(mode="lines", antialias=True, width=1.0)
        self.view.addItem(self._frame)
        self._ways: list[Any] = []
        # over everything: a half of it would be in the surface
        self._ball = gl.GLScatterPlotItem(size=13.0, pxMode=True, glOptions="translucent")
        self._ball.updateGLOptions({GL_DEPTH_TEST: False})
        self.view.addItem(self._ball)
        self._names = [gl.GLTextItem(), gl.GLTextItem(), gl.GLTextItem()]
        for item in self._names:
            self.view.addItem(item)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)  # a ">" is escaped, also where no tag tells Qt so
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.view, 1)
        column.addWidget(self.words)
        self.resize(760, 620)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.view.setBackgroundColor(theme.plot)
        for item in self._names:
            item.setData(color=QColor(theme.text))
        self._frame.setData(color=QColor(theme.muted).getRgbF())

    def show_landscape(self, landscape: Landscape, log: bool, names: tuple[str, str], footer: Footer) -> None:
        """The newest plane; lines stay in the plane's own picture."""
        scale = scale_of(landscape.losses, log)
        if not len(landscape.y) or scale is None:
            return
        x, y = _spread(landscape.x), _spread(landscape.y)
        heights = HEIGHT * scale.positions(landscape.losses)
        vertices, faces, colours = mesh(x, y, heights)
        self.surface.setMeshData(vertexes=vertices, faces=faces, vertexColors=colours)
        self.surface.setVisible(len(faces) > 0)
        self._frame.setData(pos=_box())
        self._show_ways(landscape, scale, heights)
        loss = self.tr("log loss") if scale.log else self.tr("loss")
        places = ((0.0, -0.58 * SIDE, 0.0), (0.58 * SIDE, 0.0, 0.0), (-0.55 * SIDE, -0.55 * SIDE, 0.6 * HEIGHT))
        for item, place, text in zip(self._names, places, (*names, loss), strict=True):
            item.setData(pos=np.array(place), text=text)
        self.words.setText(self._below(footer))

    def _below(self, footer: Footer) -> str:
        """Whose path has which colour, and how far the start is off the plane."""
        entries = [
            f'<span style="color: {colour or self._theme.network}">━</span> {escape(name)}'
            for _, colour, name in footer.legend
        ]
        about = escape(footer.rows[1][0]) if len(footer.rows) > 1 else ""
        return " &nbsp; ".join(part for part in (*entries, about) if part)

    def _show_ways(self, landscape: Landscape, scale: ColourScale, heights: FloatArray) -> None:
        for way in self._ways:
            self.view.removeItem(way)
        self._ways = []
        here = np.array([landscape.here])
        for index, (path, ink) in enumerate(zip(landscape.paths, inks(self._theme, len(landscape.paths)), strict=True)):
            points = np.concatenate([path.coordinates, here]) if index == 0 else path.coordinates
            lifted = _lifted(points, landscape, heights)
            if len(lifted) > 1:
                shades = [ink.at(at / (len(lifted) - 1)).getRgbF() for at in range(len(lifted))]
                way = self._gl.GLLinePlotItem(
                    pos=lifted, color=np.array(shades), width=3.0, antialias=True, mode="line_strip"
                )
                self._ways.append(way)
                self.view.addItem(way)
        at = _lifted(here, landscape, heights)
        self._ball.setVisible(len(at) > 0)
        if len(at):
            self._ball.setData(pos=at, color=np.array(QColor(self._theme.network).getRgbF()))


def mesh(x: FloatArray, y: FloatArray, heights: FloatArray) -> tuple[Points, NDArray[np.uint32], Points]:
    """Vertices (rows · columns, 3), triangles of those that are finite, and shaded colours (rows · columns, 4).

    ``heights`` (rows, columns) from 0 to ``HEIGHT``; a cell with a corner that is not finite is left out.
    """
    rows, columns = heights.shape
    finite = np.isfinite(heights)
    filled = np.where(finite, heights, 0.0)
    across, up = np.meshgrid(x, y)
    vertices = np.stack([across, up, filled], axis=-1).reshape(-1, 3).astype(np.float32)
    corner = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)).ravel()
    whole = (finite[:-1, :-1] & finite[1:, :-1] & finite[:-1, 1:] & finite[1:, 1:]).ravel()
    corner = corner[whole]
    lower = np.stack([corner, corner + 1, corner + columns + 1], axis=1)
    upper = np.stack([corner, corner + columns + 1, corner + columns], axis=1)
    faces = np.concatenate([lower, upper]).astype(np.uint32)
    index = (np.clip(filled / HEIGHT, 0.0, 1.0) * (len(VIRIDIS) - 1)).astype(np.intp)
    rgb = np.stack([(VIRIDIS[index] >> shift) & 0xFF for shift in (16, 8, 0)], axis=-1) / 255.0
    slope_y, slope_x = np.gradient(filled, y, x)
    normal = np.stack([-slope_x, -slope_y, np.ones_like(filled)], axis=-1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    shade = 0.55 + 0.45 * np.clip(normal @ LIGHT_FROM, 0.0, 1.0)
    colours = np.concatenate([rgb * shade[..., None], np.ones((rows, columns, 1))], axis=-1)
    return vertices, faces, colours.reshape(-1, 4).astype(np.float32)


def _spread(ticks: FloatArray) -> FloatArray:
    """Ticks over the length of a side, around 0."""
    spread: FloatArray = (ticks - ticks[0]) / (ticks[-1] - ticks[0]) * SIDE - SIDE / 2
    return spread


def _lifted(points: FloatArray, landscape: Landscape, heights: FloatArray) -> Points:
    """Those of ``points`` (t, 2) that are over the surface, lying on it (k, 3)."""
    x, y = landscape.x, landscape.y
    column = (points[:, 0] - x[0]) / (x[1] - x[0])
    row = (points[:, 1] - y[0]) / (y[1] - y[0])
    inside = (column >= 0) & (column <= len(x) - 1) & (row >= 0) & (row <= len(y) - 1)
    column, row = column[inside], row[inside]
    left = np.minimum(column.astype(np.intp), len(x) - 2)
    below = np.minimum(row.astype(np.intp), len(y) - 2)
    right, up = column - left, row - below
    first = heights[below, left] * (1 - right) + heights[below, left + 1] * right
    second = heights[below + 1, left] * (1 - right) + heights[below + 1, left + 1] * right
    z = first * (1 - up) + second * up + LIFT
    over = np.stack([column / (len(x) - 1) * SIDE - SIDE / 2, row / (len(y) - 1) * SIDE - SIDE / 2, z], axis=1).astype(
        np.float32
    )
    found: Points = over[np.isfinite(z)]
    return found


def _box() -> Points:
    """The edges of the floor, and one upright, as pairs of points."""
    a, b = -SIDE / 2, SIDE / 2
    floor = [(a, a), (b, a), (b, a), (b, b), (b, b), (a, b), (a, b), (a, a)]
    edges = [(x, y, 0.0) for x, y in floor] + [(a, a, 0.0), (a, a, HEIGHT)]
    return np.array(edges, dtype=np.float32)
