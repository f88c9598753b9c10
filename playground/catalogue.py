"""The core's texts in other languages, without Qt: for the command line and what it writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from playground.words import Translate, in_language

LANGUAGES = ("en", "ko")
"""Those that the program speaks; the first one is the one that its texts are written in."""
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where the system says which language a person reads, the first that is set."""
Tell = Callable[[str], str]
"""A text of the core, as a person reads it."""


def english(text: str) -> str:
    """As it is written."""
    return str(text)


def language_of(environ: Mapping[str, str]) -> str:
    """What the environment asks for, English where that is a language that is not spoken here."""
    chosen = next((environ[name] for name in VARIABLES if environ.get(name)), "")
    language = chosen.partition(".")[0].partition("_")[0]
    return language if language in LANGUAGES else LANGUAGES[0]


def teller(language: str) -> Tell:
    """Says the core's texts in ``language``."""
    if language == LANGUAGES[0]:
        return english
    translate = translation(language)
    return lambda text: in_language(text, translate)


def translation(language: str) -> Translate:
    """Turns the core's templates into ``language``; one that has no translation stays English."""
    known = _messages(language)
    return lambda template: known.get(template, template)


@cache
def _messages(language: str) -> dict[str, str]:
    """The finished translations of the texts without a context, which are the core's."""
    # not needed for English
    import xml.etree.ElementTree as ET
    from importlib import resources

    path = resources.files("resources") / "translations" / f"{language}.ts"
    found = {}
    # a file of our own
    for context in ET.fromstring(path.read_bytes()).iter("context"):
        if not context.findtext("name"):
            for message in context.iter("message"):
                done = message.find("translation")
                if done is not None and done.text and done.get("type") is None:
                    found[message.findtext("source") or ""] = done.text
    return found
