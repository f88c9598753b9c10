"""Numbers are written and read in the language of the window, whatever the system's is."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from pytestqt.qtbot import QtBot

from playground.experiment_file import to_json
from playground.export.script import script
from playground.words import said
from tests.widgets.reading import painted, said_by
from widgets import language, numbers
from widgets.field_number import Number
from widgets.language import TRANSLATIONS
from widgets.main_window import MainWindow
from widgets.plots.plot_card import TITLES
from widgets.plots.ticks import number
from widgets.readouts import whole
from widgets.words import in_words

GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)
FRENCH = QLocale(QLocale.Language.French, QLocale.Country.France)
SWISS = QLocale(QLocale.Language.German, QLocale.Country.Switzerland)
KOREAN = QLocale(QLocale.Language.Korean, QLocale.Country.SouthKorea)


@pytest.fixture(autouse=True)
def usual_locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.01", 0.01), ("1e-3", 0.001), ("−0.5", -0.5), ("12,345", 12345.0), (" 7 ", 7.0)]
    + [(text, None) for text in ("0,01", "0,001", "-0,125", "1,5", "3,14159", "ten", "", "inf", "1e999", "1.2.3")],
)
def test_what_is_typed_is_that_number_or_none(text: str, value: float | None) -> None:
    assert numbers.typed(text) == value


def test_a_comma_is_no_grouping_where_the_system_means_a_point(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: GERMAN))
    assert numbers.typed("1,500") is None
    assert numbers.typed("1.5") == 1.5
    with pytest.raises(ValueError, match="write it like"):
        Number(0.0, 1.0).parsed("0,01")


@pytest.mark.parametrize("locale", [QLocale(QLocale.Language.English), KOREAN, GERMAN])
def test_a_field_reads_what_it_writes(locale: QLocale) -> None:
    QLocale.setDefault(locale)
    field = Number(0.0, 1e6, decimals=2)
    for value in (0.25, 1500.0, 123456.0, 1e-7, 0.0):
        assert field.parsed(field.text(value)) == value


def test_everything_written_is_written_in_the_locale() -> None:
    texts = (number(0.01), whole(1234567.0), in_words(said("update {n}, loss {loss:.2f}", n=12345, loss=0.5)))
    assert texts == ("0.01", "1,234,567", "update 12,345, loss 0.50")
    QLocale.setDefault(GERMAN)
    texts = (number(0.01), whole(1234567.0), in_words(said("update {n}, loss {loss:.2f}", n=12345, loss=0.5)))
    assert texts == ("0,01", "1.234.567", "update 12.345, loss 0,50")


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (KOREAN, "12,345 rows, 1 unit, loss 0.50"),
        (GERMAN, "12.345 rows, 1 unit, loss 0,50"),
        (FRENCH, f"12{FRENCH.groupSeparator()}345 rows, 1 unit, loss 0,50"),
        (SWISS, f"12{SWISS.groupSeparator()}345 rows, 1 unit, loss 0.50"),
    ],
    ids=["Korean", "German", "French", "Swiss"],
)
def test_a_template_of_the_window_is_filled_in_the_locale(locale: QLocale, text: str) -> None:
    QLocale.setDefault(locale)
    template = "{n} {n:row|rows}, {units} {units:unit|units}, loss {loss:.2f}"
    assert numbers.fill_in(template, n=12345, units=1, loss=0.5) == text


WIDGETS = Path(numbers.__file__).parent
AS_PYTHON = {"self_test.py", "theme.py", "formula.py", "exports/pictures.py"}
"""What these write is for programs."""
ON_THE_WAY = {
    "numbers.py",
    "field_number.py",
    "readouts.py",
    "plots/ticks.py",
    "plots/surface_words.py",
    "plots/wording.py",
    "plots/scaling_words.py",
    "panels/split_bar.py",
    "plots/chain_check.py",
    "exports/report.py",
    "recovery.py",
}
"""Here a number is put together in Python's way first; the test of the whole window sees what becomes of it."""


def test_there_is_one_way_to_fill_in_a_text() -> None:
    """``fill_in``, which knows the locale, never ``format``; numbers in other texts pass ``write`` or ``local``."""
    found = []
    for path in sorted(WIDGETS.rglob("*.py")):
        name = path.relative_to(WIDGETS).as_posix()
        if name in AS_PYTHON:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        local = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) in ("local", "float")]
        known = {id(part) for node in local for part in ast.walk(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _called(node) == "format" and not _is_literal(node):
                found.append(f"{name}:{node.lineno}: {ast.unparse(node)[:60]}")
            elif isinstance(node, ast.FormattedValue) and node.format_spec and name not in ON_THE_WAY:
                found += [] if id(node) in known else [f"{name}:{node.lineno}: {ast.unparse(node)}"]
    assert found == []


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _is_literal(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Constant)


@pytest.fixture(params=[GERMAN, SWISS], ids=["German", "Swiss"])
def locale(
    request: pytest.FixtureRequest, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[QLocale]:
    """The numbers of the language that the window is going to speak."""
    spoken: QLocale = request.param
    monkeypatch.setitem(language.LOCALES, "en", (spoken.language(), spoken.territory()))
    qapp.setProperty("language", None)
    yield spoken
    qapp.setProperty("language", None)


ENGLISH = {",": re.compile(r"(?<![\w.,])\d+\.(?!\d{3}\b)\d+(?![.\d])"), ".": re.compile(r"\b\d{1,3},\d{3}(?![,\d])")}
"""Numbers as English has them, by the decimal mark of another locale: with a point, or grouped with a comma."""


def messages(path: Path) -> list[str]:
    """The English texts of a catalogue."""
    return [message.findtext("source") or "" for message in ET.parse(path).getroot().iter("message")]


def test_the_whole_window_has_the_numbers_of_its_language_and_files_have_not(
    locale: QLocale, window: MainWindow, qtbot: QtBot
) -> None:
    session, english = window.session, ENGLISH[locale.decimalPoint()]
    session.step(1200)
    qtbot.waitUntil(lambda: session.update == 1200 and session.paused)
    found: dict[str, str] = {}
    for name in TITLES:
        card = window.reveal(name)
        qtbot.waitUntil(lambda name=name: name in window.content.views.shown)  # type: ignore[misc]
        session.step()
        qtbot.waitUntil(lambda: session.paused and session.last_frame is not None and session.last_frame.update > 1200)
        for text in (painted(card), window.plot(name).describe()):
            found |= dict.fromkeys(english.findall(text), f"{name}: {text}")
    for where, text in said_by(window):
        if where.endswith("source.itemTip"):
            continue  # formulas, as they are typed
        found |= dict.fromkeys(english.findall(text), f"{where}: {text[:200]}")
    for text in messages(TRANSLATIONS / "ko.ts"):
        for phrase in english.findall(text):
            found.pop(phrase, None)  # stands in the text, as a translator would write it
    assert found == {}
    assert f"1{locale.groupSeparator()}2" in " ".join(text for _, text in said_by(window))
    written = to_json(session.experiment), script(session.experiment, updates=1)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert written == (to_json(session.experiment), script(session.experiment, updates=1))
