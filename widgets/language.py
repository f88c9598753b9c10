"""Which language the window speaks: its words, Qt's own, its numbers, and a font that can write it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from widgets.below import below
from widgets.theme import RESOURCES

CHOICES = ("system", "en", "ko")
"""What a person may choose; "system" is what the desktop speaks, English where that is another one."""
SOURCE = "en"
"""The language that the texts are written in, which needs no translator."""
LOCALES = {
    "en": (QLocale.Language.English, QLocale.Country.UnitedStates),
    "ko": (QLocale.Language.Korean, QLocale.Country.SouthKorea),
}
SPOKEN = "spoken"
TRANSLATIONS = RESOURCES / "translations"


def chosen_language(choice: str, spoken: list[str] | None = None) -> str:
    """The language for a choice out of ``CHOICES``; ``spoken`` are the system's, the preferred one first."""
    if choice in LOCALES:
        return choice
    for name in QLocale.system().uiLanguages() if spoken is None else spoken:
        if (language := name.partition("-")[0]) in LOCALES:
            return language
    return SOURCE


def speak(app: QApplication, choice: str) -> str:
    """From now on everything that is translated is so for ``choice``; returns the language that it comes to.

    What stands on the screen already stays as it is.
    """
    language = chosen_language(choice)
    if app.property("language") == language:
        return language
    for translator in below(app, QTranslator, SPOKEN):
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale(*LOCALES[language]))
    app.setProperty("language", language)
    if language != SOURCE:
        _load(app, f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), needed=False)
        _load(app, language, str(TRANSLATIONS), needed=True)
        from widgets.fonts import bring_font

        bring_font(app, language)
    return language


def current() -> str:
    """The language that is spoken now."""
    app = QCoreApplication.instance()
    return str(app.property("language") or SOURCE) if app is not None else SOURCE


def _load(app: QApplication, name: str, folder: str, *, needed: bool) -> None:
    translator = QTranslator(app)
    translator.setObjectName(SPOKEN)
    if translator.load(name, folder):
        app.installTranslator(translator)
    elif needed:
        raise FileNotFoundError(f"{folder}/{name}.qm: the translation is missing; build it with packaging/translate.py")
