"""Tables written at random are read back as they were, and a thousand broken files give a sentence each."""

from __future__ import annotations

import csv
import datetime
import io
import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.checking import check
from playground.data.build import build
from playground.data.column_info import describe
from playground.data.csv_file import read
from playground.data.encoding import Encoding
from playground.data.raw_table import read_raw
from playground.data.sniff import sniff_encoding
from playground.experiment import CsvSource, Data, Experiment, ExperimentError

WORDS = {
    "utf-8": ["서울", "부산", "Größe", "naïve", "plain", "日本", "a b", "semi;colon", "com,ma", 'quo"te', "x'y", "é"],
    "cp949": ["서울", "부산", "대구", "인천", "가격", "사과 나무", "plain", "a b"],
    "latin-1": ["Größe", "naïve", "plain", "über", "señor", "café au lait"],
}
CODECS = {
    "utf-8": ("utf-8", "utf-8"),
    "utf-8-sig": ("utf-8-sig", "utf-8"),
    "utf-16": ("utf-16", "utf-16"),
    "utf-16-le": ("utf-16-le", "utf-16-le"),
    "utf-16-be": ("utf-16-be", "utf-16-be"),
    "cp949": ("cp949", "cp949"),
    "latin-1": ("latin-1", "latin-1"),
}
"""How a file is written, and the encoding that is found in it."""
DATES = ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%Y. %m. %d.")


@dataclass(frozen=True)
class Written:
    """A table, how it stands in the file, and what it means."""

    content: bytes
    encoding: str
    delimiter: str
    decimal: str
    header: bool
    names: list[str]
    numbers: list[list[float | None]]
    words: list[str | None]
    days: list[datetime.date]
    target: list[float]


_numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3)) | st.integers(-1000, 1000).map(
    float
)


@st.composite
def tables(draw: st.DrawFn) -> Written:
    """Numbers, words and dates with empty cells, in any way that a file can be written in."""
    codec = draw(st.sampled_from(sorted(CODECS)))
    words = WORDS.get(codec, WORDS["utf-8"])
    delimiter = draw(st.sampled_from([",", ";", "\t", "|"]))
    decimal = draw(st.sampled_from([".", ","]))
    header = draw(st.booleans())
    rows = draw(st.integers(6, 30))
    columns = draw(st.integers(1, 4))
    missing = draw(st.sampled_from([0.0, 0.1, 0.4]))
    chance = random.Random(draw(st.integers(0, 2**32)))
    cell = _numbers
    numbers = [[None if chance.random() < missing else draw(cell) for _ in range(columns)] for _ in range(rows)]
    for column in range(columns):  # a column of empty cells is none
        numbers[0][column] = 0.5 + column
        numbers[1][column] = 1.25
    kinds = draw(st.lists(st.sampled_from(words), min_size=rows, max_size=rows))
    named: list[str | None] = [None if chance.random() < missing else word for word in kinds]
    named[0], named[1] = words[0], words[1]
    start = draw(st.dates(datetime.date(1950, 1, 1), datetime.date(2050, 1, 1)))
    days = [start + datetime.timedelta(days=13 * row) for row in range(rows)]
    date_format = draw(st.sampled_from(DATES))
    target = [float(draw(cell)) for _ in range(rows - 1)]
    target.append(max(target, default=0.0) + 0.5)
    names = [f"{words[column % len(words)]} {column}" for column in range(columns)] + ["word", "day", "target"]
    text = io.StringIO(newline="")
    end = draw(st.sampled_from(["\n", "\r\n"]))
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=draw(st.sampled_from([0, 1])))
    if header:
        writer.writerow(names)
    for row in range(rows):
        cells = ["" if value is None else _number_text(value, decimal) for value in (*numbers[row],)]
        writer.writerow([*cells, named[row] or "", days[row].strftime(date_format), _number_text(target[row], decimal)])
    content = text.getvalue().encode(CODECS[codec][0])
    names = names if header else [f"column {number}" for number in range(1, len(names) + 1)]
    return Written(content, CODECS[codec][1], delimiter, decimal, header, names, numbers, named, days, target)


def _number_text(value: float, decimal: str) -> str:
    return repr(value).replace(".", decimal)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], str]:
    """Writes bytes to a file whose path has blanks and Hangul in it."""
    folder = tmp_path_factory.mktemp("표 와 data")
    count = 0

    def write(content: bytes) -> str:
        nonlocal count
        count += 1
        file = folder / f"가격 {count}.csv"
        file.write_bytes(content)
        return str(file)

    return write


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(table=tables())
def test_a_table_written_at_random_is_read_back(path: Callable[[bytes], str], table: Written) -> None:
    file = path(table.content)
    *columns, word, day, target = table.names
    source = CsvSource(file, target, (*columns, word, day), categories=(word,), dates=(day,), missing="median")
    raw = read_raw(source)
    ascii_only = table.encoding in ("utf-8", "cp949", "latin-1") and table.content.isascii()
    assert raw.format.encoding == ("utf-8" if ascii_only else table.encoding)
    assert raw.format.delimiter == table.delimiter
    assert raw.format.header == table.header
    if any("." in repr(value) for value in table.target):
        assert raw.format.decimal == table.decimal
    encoding, x, y, rows, _ = read(source)
    np.testing.assert_array_equal(y, table.target)
    assert len(rows) == len(table.target)
    numbers = np.array([[np.nan if value is None else value for value in row] for row in table.numbers])
    np.testing.assert_array_equal(x[:, : len(columns)], numbers)
    kinds = encoding.columns[len(columns)].categories
    assert kinds == tuple(sorted({each for each in table.words if each}))
    for row, each in enumerate(table.words):
        hot = x[row, len(columns) : len(columns) + len(kinds)]
        if each is None:
            assert np.isnan(hot).all()
        else:
            assert [kind for kind, value in zip(kinds, hot, strict=True) if value] == [each]
    np.testing.assert_array_equal(x[:, -1], [(each - datetime.date(1970, 1, 1)).days for each in table.days])
    infos = describe(raw)
    assert [info.kind for info in infos] == ["number"] * len(columns) + ["category", "date", "number"]
    assert [info.missing for info in infos[: len(columns)]] == np.isnan(numbers).sum(axis=0).tolist()


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(table=tables(), seed=st.integers(0, 99))
def test_missing_cells_are_filled_from_the_training_rows_alone_or_their_rows_dropped(
    path: Callable[[bytes], str], table: Written, seed: int
) -> None:
    file = path(table.content)
    *columns, word, _, target = table.names
    whole = CsvSource(file, target, (*columns, word), categories=(word,), missing="median")
    dataset = build(Data(whole, seed=seed))
    numbers = np.array([[np.nan if value is None else value for value in row] for row in table.numbers])
    training = dataset.subsets[0]
    for column in range(len(columns)):
        known = numbers[training, column][~np.isnan(numbers[training, column])]
        fill = np.median(known) if len(known) else 0.0
        expected = np.where(np.isnan(numbers[:, column]), fill, numbers[:, column])
        np.testing.assert_array_equal(dataset.x[:, column], expected)
    lacking = np.isnan(numbers).any(axis=1) | np.array([each is None for each in table.words])
    assert dataset.origin is not None
    assert dataset.origin.filled_rows == lacking.sum()
    assert dataset.origin.filled_cells == np.isnan(numbers).sum() + sum(each is None for each in table.words)
    assert isinstance(dataset.encoding, Encoding)
    # what fills them is part of the encoding: the very inputs come out of the table again
    np.testing.assert_array_equal(dataset.encoding.encoded(read_raw(whole)), dataset.x)
    if (~lacking).sum() >= 4 and len({table.target[row] for row in np.flatnonzero(~lacking)}) > 1:
        drop = CsvSource(file, target, (*columns, word), categories=(word,))
        dropped = build(Data(drop, seed=seed))
        assert dropped.origin is not None
        assert dropped.origin.dropped == lacking.sum()
        np.testing.assert_array_equal(dropped.origin.rows, np.flatnonzero(~lacking))
        np.testing.assert_array_equal(dropped.y, np.array(table.target)[~lacking])


def _broken(seed: int) -> bytes:
    """A file that is no good table, or hardly: bytes cut, swapped and thrown in, of a table that was one."""
    chance = random.Random(seed)
    rows = chance.choice([0, 1, 2, 3, 5, 12])
    delimiter = chance.choice([",", ";", "\t", "|", " ", ""])
    cells = [
        "1",
        "2.5",
        "-3,5",
        "",
        " ",
        "n/a",
        "NaN",
        "inf",
        "1e400",
        '"',
        '"a',
        "Ä",
        "가",
        "x\ny",
        "2020-01-01",
        "\0",
    ]
    width = chance.randint(0, 4)
    lines = [delimiter.join(chance.choice(["a", "b", "a", "가", "", "1", '"']) for _ in range(width))]
    lines += [
        delimiter.join(chance.choice(cells) for _ in range(width + chance.choice([-1, 0, 0, 0, 1])))
        for _ in range(rows)
    ]
    content = (
        chance.choice(["\n", "\r\n", "\r"])
        .join(lines)
        .encode(chance.choice(["utf-8", "utf-16", "cp949", "utf-8-sig"]), "replace")
    )
    kind = chance.randrange(5)
    if kind == 0 and content:
        place = chance.randrange(len(content))
        content = content[:place] + bytes(chance.randrange(256) for _ in range(chance.randrange(6))) + content[place:]
    elif kind == 1:
        content = content[: chance.randrange(len(content) + 1)]
    elif kind == 2:
        content = bytes(chance.randrange(256) for _ in range(chance.randrange(200)))
    elif kind == 3:
        content = content * chance.choice([1, 2, 40])
    return content


def test_a_thousand_malformed_files_give_one_sentence_each(path: Callable[[bytes], str]) -> None:
    file = Path(path(b""))
    refused: list[str] = []
    for seed in range(1000):
        chance = random.Random(-seed)
        file.write_bytes(_broken(seed))
        os.utime(file, ns=(seed, seed))
        settings = CsvSource(
            str(file),
            chance.choice(["", "", "a"]),
            missing=chance.choice(["drop", "median"]),
            encoding=chance.choice([None, None, "cp949", "utf-8", "utf-16"]),
            delimiter=chance.choice([None, None, ";", "\t"]),
            decimal=chance.choice([None, None, "."]),
            header=chance.choice([None, None, True, False]),
            categories=chance.choice([(), (), ("b",)]),
            dates=chance.choice([(), (), ("가",)]),
            missing_marks=chance.choice([(), ("n/a",)]),
        )
        try:
            check(Experiment(data=Data(settings)))
            dataset = build(Data(settings))
        except ExperimentError as error:
            refused.append(error.problem)
            continue
        assert np.isfinite(dataset.x).all()
        assert np.isfinite(dataset.y).all()
    for problem in refused:
        assert problem.strip()
        assert len(problem) < 400
        assert not {"\n", "\r"} & set(problem), problem
        assert "Error" not in problem, problem
    assert len(refused) > 700


@pytest.mark.parametrize(
    ("text", "codec", "found"),
    [
        ("이름,값\n서울,1\n", "cp949", "cp949"),
        ("이름,값\n서울,1\n", "euc-kr", "cp949"),
        ("Straße,Größe\nÄgypten,1\nÖl,2\n", "latin-1", "latin-1"),
        ("prénom,âge\nZoë,1\nœuvre €,2\n", "cp1252", "cp1252"),
        ("a,b\n1,2\n", "ascii", "utf-8"),
        ("가,나\n1,2\n", "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, codec: str, found: str) -> None:
    assert sniff_encoding(text.encode(codec)) == found
