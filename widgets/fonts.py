"""A font that the program brings where the system has none for the language."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from widgets.theme import RESOURCES

FOLDER = RESOURCES / "fonts"
FONTS = {"ko": ("NanumSquareR.ttf", "NanumSquareB.ttf")}
SYSTEMS = {"ko": QFontDatabase.WritingSystem.Korean}


def bring_font(app: QApplication, language: str) -> None:
    """Load our font for ``language``, unless the system has one; it then stands behind the usual one."""
    if language not in FONTS or QFontDatabase.families(SYSTEMS[language]):
        return
    families: list[str] = []
    for name in FONTS[language]:
        number = QFontDatabase.addApplicationFont(str(FOLDER / name))
        if number < 0:
            raise FileNotFoundError(f"{FOLDER / name}: the font cannot be loaded")
        families += [family for family in QFontDatabase.applicationFontFamilies(number) if family not in families]
    font = app.font()
    font.setFamilies([QFontInfo(font).family(), *families])
    app.setFont(font)
