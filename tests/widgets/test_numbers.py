"""Numbers are written and read in the language of the window, whatever the system's is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from playground.words import said
from widgets import numbers
from widgets.fields import Number
from widgets.plots.ticks import number
from widgets.readouts import whole
from widgets.words import in_words

GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)
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
