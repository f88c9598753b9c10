"""What a person prefers, kept between sessions. Whatever is broken in the settings file falls back to the default."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec
from PySide6.QtCore import QByteArray, QSettings

from widgets.language import CHOICES as LANGUAGES
from widgets.lessons.progress import Progress
from widgets.text_size import SIZES, USUAL
from widgets.theme import CHOICES

log = logging.getLogger(__name__)
T = TypeVar("T")

MAX_BYTES = 1_000_000
"""More than any layout of the window takes."""


class Preferences(msgspec.Struct, frozen=True):
    """``theme`` is one of ``widgets.theme.CHOICES``; geometry and layout are Qt's own bytes, empty for the default."""

    theme: str = "system"
    folder: str = ""  # where files were last opened or saved
    recent: tuple[str, ...] = ()  # files opened or saved last, newest first
    geometry: bytes = b""
    layout: bytes = b""
    progress: Progress = msgspec.field(default_factory=Progress)  # in the lessons
    language: str = "system"  # one of widgets.language.CHOICES
    text_size: int = USUAL  # percent
    reduced_motion: bool = False  # or as the desktop has it


def load(settings: QSettings) -> Preferences:
    """The preferences in ``settings``; a value that is missing or makes no sense is the default's."""
    default = Preferences()
    return Preferences(
        theme=_read(settings, "theme", _choice_of(CHOICES), default.theme),
        language=_read(settings, "language", _choice_of(LANGUAGES), default.language),
        text_size=_read(settings, "text_size", _size, default.text_size),
        reduced_motion=_read(settings, "reduced_motion", _truth, default.reduced_motion),
        folder=_read(settings, "folder", _text, default.folder),
        recent=_read(settings, "recent", _texts, default.recent),
        geometry=_read(settings, "geometry", _bytes, default.geometry),
        layout=_read(settings, "layout", _bytes, default.layout),
        progress=_read(settings, "progress", _progress, default.progress),
    )


def save(settings: QSettings, preferences: Preferences) -> bool:
    """Write ``preferences`` so that ``load`` gives them back; ``False`` if the system refused.

    Qt says no word of it then, keeps them, and would write them with whatever is saved next. A status once set stays.
    """
    settings.setValue("window/theme", preferences.theme)
    settings.setValue("window/language", preferences.language)
    settings.setValue("window/text_size", preferences.text_size)
    settings.setValue("window/reduced_motion", json.dumps(preferences.reduced_motion))
    settings.setValue("window/folder", preferences.folder)
    settings.setValue("window/recent", json.dumps(preferences.recent))
    settings.setValue("window/geometry", QByteArray(preferences.geometry))
    settings.setValue("window/layout", QByteArray(preferences.layout))
    settings.setValue("window/progress", msgspec.json.encode(preferences.progress).decode())
    settings.sync()
    return settings.status() is not QSettings.Status.AccessError


def _read(settings: QSettings, name: str, convert: Callable[[object], T], default: T) -> T:
    raw = settings.value(f"window/{name}")
    if raw is None:
        return default
    try:
        return convert(raw)
    except (TypeError, ValueError) as error:
        log.info("the setting %s is ignored: %s", name, error)
        return default


def _progress(raw: object) -> Progress:
    return msgspec.json.decode(_text(raw), type=Progress)  # whose errors are ValueErrors


def _choice_of(choices: Sequence[str]) -> Callable[[object], str]:
    def choice(raw: object) -> str:
        if raw not in choices:
            raise ValueError(f"{raw!r} is not one of {', '.join(choices)}")
        return str(raw)

    return choice


def _size(raw: object) -> int:
    size = int(str(raw))  # settings in a file come back as text
    if not SIZES[0] <= size <= SIZES[-1]:
        raise ValueError(f"{size} % is not between {SIZES[0]} and {SIZES[-1]}")
    return size


def _truth(raw: object) -> bool:
    if raw not in ("true", "false"):
        raise ValueError(f"{raw!r} is neither true nor false")
    return raw == "true"


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise TypeError(f"{type(raw).__name__} where text is wanted")
    return raw


def _texts(raw: object) -> tuple[str, ...]:
    """A list as JSON: Qt's own lists come back as a single text where they hold only one."""
    texts = json.loads(_text(raw)[:MAX_BYTES])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise TypeError("something else where a list of texts is wanted")
    return tuple(texts)


def _bytes(raw: object) -> bytes:
    if not isinstance(raw, QByteArray):
        raise TypeError(f"{type(raw).__name__} where bytes are wanted")
    if raw.size() > MAX_BYTES:
        raise ValueError(f"{raw.size()} bytes")
    return bytes(raw.data())
