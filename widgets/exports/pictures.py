"""A widget as a picture: PNG in pixels, SVG in lines, shapes and letters."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QIODevice, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPixmap, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractButton, QGraphicsView, QLabel, QScrollBar, QWidget

from widgets.below import below
from widgets.theme import with_tabular_figures
from widgets.vector import vector_drawing

NOT_SHOWN = ("card_close", "card_menu", "reset_view")
"""Controls that make no sense on paper, by their object names."""
SCALE = 2.0
"""Device pixels to a pixel in a PNG: sharp on a slide."""
DPI = 96
_ID = re.compile(r'((?: id="|url\(#|href="#))(?=[A-Za-z])')
_EMPTY = re.compile(r"<g\b[^>]*>\s*</g>\s*")
_FAMILY = re.compile(r'font-family="([^"]*)"')
_TEXT = re.compile(
    r'<text ([^>]*)font-family="([^"]*)" font-size="([^"]*)" font-weight="([^"]*)"([^>]*)>([^<]*)</text>'
)
_NOTHING = re.compile(r' vector-effect="none"| fill-opacity="1"| stroke-opacity="1"| font-style="normal"')


def png_of(widget: QWidget, scale: float = SCALE) -> bytes:
    """``widget`` as PNG, ``scale`` device pixels to one of its pixels; what is behind it stays transparent."""
    return png(image_of(widget, scale))


def image_of(widget: QWidget, scale: float = SCALE) -> QImage:
    """``widget`` in device pixels, ``scale`` to one of its own."""
    image = QImage(widget.size() * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    with _on_paper(widget):
        QWidget.render(widget, image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def png(image: QImage) -> bytes:
    """``image`` as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QPixmap.fromImage(image).save(buffer, "PNG"):
        raise RuntimeError("the picture could not be encoded")
    return bytes(buffer.data().data())


def svg_of(widget: QWidget, title: str, description: str) -> bytes:
    """``widget`` as a self-contained SVG file; images in it (maps, not lines) are embedded.

    Every widget is drawn by itself and put in its place: Qt's generator knows clipping only of a painter that nobody
    moved (Qt 6.11), and clips in the wrong place where widgets are drawn into each other.
    """
    with _on_paper(widget), vector_drawing():
        definitions: list[str] = []
        body = _drawn(widget, definitions)
    width, height = widget.width(), widget.height()
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">\n'
        f"<title>{html.escape(title)}</title>\n<desc>{html.escape(description)}</desc>\n"
    )
    return f"{head}<defs>{''.join(definitions)}</defs>\n{body}</svg>\n".encode()


@contextmanager
def _on_paper(widget: QWidget) -> Iterator[None]:
    """Without what is only of use on a screen."""
    hidden = [child for name in NOT_SHOWN for child in below(widget, QWidget, name) if not child.isHidden()]
    # a button that is gone leaves its place: the layout must not move on the screen
    policies = [child.sizePolicy() for child in hidden]
    for child in hidden:
        staying = child.sizePolicy()
        staying.setRetainSizeWhenHidden(True)
        child.setSizePolicy(staying)
        child.hide()
    try:
        yield
    finally:
        for child, policy in zip(hidden, policies, strict=True):
            child.show()
            child.setSizePolicy(policy)


def _drawn(widget: QWidget, definitions: list[str]) -> str:
    """A group with what ``widget`` draws itself, and its children on top; ``definitions`` gets what it refers to."""
    name = f"w{len(definitions)}"
    definitions.append(f'<clipPath id="{name}"><rect width="{widget.width()}" height="{widget.height()}"/></clipPath>')
    inside = _own(widget, name, definitions)
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isHidden() and not child.isWindow() and not _is_nothing(child):
            inside += _drawn(child, definitions)
    if not inside:
        return ""
    place = "" if name == "w0" else f' transform="translate({widget.x()},{widget.y()})"'
    # letters are a little wider in other programs: what is all letters is not cut off
    clip = "" if isinstance(widget, QLabel | QAbstractButton) else f' clip-path="url(#{name})"'
    return f"<g{place}{clip}>\n{inside}</g>\n"


def _is_nothing(widget: QWidget) -> bool:
    return widget.width() <= 0 or widget.height() <= 0 or isinstance(widget, QScrollBar)


def _own(widget: QWidget, name: str, definitions: list[str]) -> str:
    """What ``widget`` draws without its children, every name in it beginning with ``name``."""
    if widget.inherits("QOpenGLWidget"):
        return _pixels(widget)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(DPI)
    generator.setSize(widget.size())
    generator.setViewBox(QRect(QPoint(), widget.size()))
    painter = QPainter(generator)
    try:
        with _without_cache(widget.parent()):
            QWidget.render(widget, painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    finally:
        painter.end()
    return _taken(bytes(buffer.data().data()).decode(), name, definitions)


@contextmanager
def _without_cache(view: QObject | None) -> Iterator[None]:
    """A view whose viewport is drawn does not put up the pixmap it keeps of its background."""
    if not isinstance(view, QGraphicsView):
        yield
        return
    mode = view.cacheMode()
    view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
    try:
        yield
    finally:
        view.setCacheMode(mode)


def _taken(document: str, name: str, definitions: list[str]) -> str:
    """The drawing out of an SVG file, without its wrapping; empty if nothing is drawn."""
    rest = document.partition("<defs>")[2]
    inside, _, body = rest.partition("</defs>")
    body = body[: body.rindex("</svg>")]
    count = 1
    while count:
        body, count = _EMPTY.subn("", body)
    if not body.strip():
        return ""
    if inside.strip():
        definitions.append(_ID.sub(rf"\g<1>{name}", inside))
    body = _FAMILY.sub(r'font-family="\1, sans-serif"', _TEXT.sub(_as_wide, _NOTHING.sub("", body)))
    return _ID.sub(rf"\g<1>{name}", body)


def _as_wide(found: re.Match[str]) -> str:
    """The same letters as wide as they are here: another program's fonts would run them into their neighbours."""
    before, family, size, weight, rest, text = found.groups()
    font = QFont(family)
    font.setPointSizeF(float(size) * 72 / DPI)
    font.setWeight(QFont.Weight(int(weight)))
    metrics = QFontMetricsF(with_tabular_figures(font))
    width = metrics.horizontalAdvance(html.unescape(text)) * DPI / QGuiApplication.primaryScreen().logicalDotsPerInchX()
    same = f'font-family="{family}" font-size="{size}" font-weight="{weight}"'
    return f'<text {before}{same}{rest}textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs">{text}</text>'


def _pixels(widget: QWidget) -> str:
    """A widget that a graphics card draws, as an image."""
    data = base64.b64encode(png(widget.grab().toImage())).decode()
    size = f'width="{widget.width()}" height="{widget.height()}"'
    return f'<image {size} xlink:href="data:image/png;base64,{data}"/>\n'
