"""Makes the icons of Windows and macOS from the drawing: python packaging/make_icons.py"""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
PIXELS = 1024


def main() -> None:
    """Write playground.ico and playground.icns beside this file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    image = QImage(PIXELS, PIXELS, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(HERE.parent / "resources" / "icons" / "app.svg")).render(painter)
    painter.end()
    drawing = Image.frombytes("RGBA", (PIXELS, PIXELS), bytes(image.constBits()), "raw", "BGRA")
    drawing.save(HERE / "playground.ico", sizes=[(size, size) for size in (16, 24, 32, 48, 64, 128, 256)])
    drawing.save(HERE / "playground.icns")
    del application


if __name__ == "__main__":
    main()
