"""A font that the program brings where the system has none for the language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from widgets.theme import RESOURCES

FOLDER = RESOURCES / "fonts"
FONTS = {"ko": ("NanumSquareR.ttf", "NanumSquareB.ttf")}
SYSTEMS = {"ko": QFontDatabase.WritingSystem.Korean}


def bring_font(app: QApplication, language: str) -> None:
    """Load our font for ``language``, unless the system has one; it then stands behind the usual one."""
    families = own_families(language)
    if families:
        app.setFont(with_families(app.font(), families))


def with_families(font: QFont, families: Sequence[str]) -> QFont:
    """``font``, with ``families`` behind it for letters that it does not have."""
    result = QFont(font)
    result.setFamilies([QFontInfo(font).family(), *families])
    return result


@cache
def own_families(language: str) -> tuple[str, ...]:
    """The families of our font for ``language``, loaded; none where the system has one."""
    if language not in FONTS or QFontDatabase.families(SYSTEMS[language]):
        return ()
    families: list[str] = []
    for name in FONTS[language]:
        number = QFontDatabase.addApplicationFont(str(FOLDER / name))
        if number < 0:
            raise FileNotFoundError(f"{FOLDER / name}: the font cannot be loaded")
        families += [family for family in QFontDatabase.applicationFontFamilies(number) if family not in families]
    return tuple(families)
