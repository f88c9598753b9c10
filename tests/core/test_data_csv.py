"""CSV files: what is read, and one sentence naming line, column and cure for what cannot be."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.checking import check
from playground.data.build import build
from playground.data.csv_file import columns, read
from playground.data.encoding import Encoding
from playground.data.file_content import Cancelled, read_content, what_became_of
from playground.data.raw_table import read_raw
from playground.experiment import CsvSource, Data, Experiment, ExperimentError, Training
from playground.experiment_file import from_json, to_json
from playground.headless import Limits, train

GOOD = "city,area,rooms,price\nA,50.5,2,100\nB,60,3,120\nC,70,3,150\nD,80,4,155\n"
Write = Callable[[str | bytes], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the text or bytes to ``rows.csv`` and gives its path."""

    def write_file(content: str | bytes) -> str:
        path = tmp_path / "rows.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write_file


def test_the_last_numeric_column_is_the_target_and_the_others_are_features(write: Write) -> None:
    dataset = build(Data(CsvSource(write(GOOD))))
    assert (dataset.name, dataset.feature_names, dataset.target_name) == ("rows.csv", ("area", "rooms"), "price")
    np.testing.assert_array_equal(dataset.x, [[50.5, 2], [60, 3], [70, 3], [80, 4]])
    np.testing.assert_array_equal(dataset.y, [100, 120, 150, 155])
    assert dataset.truth is None


def test_named_target_and_features_are_taken_in_the_order_named(write: Write) -> None:
    encoding, x, y, _, _ = read(CsvSource(write(GOOD), "area", ("price", "rooms")))
    assert (encoding.inputs, encoding.target) == (("price", "rooms"), "area")
    np.testing.assert_array_equal(x[:, 0], [100, 120, 150, 155])
    np.testing.assert_array_equal(y, [50.5, 60, 70, 80])


def test_columns_are_the_numeric_ones(write: Write) -> None:
    assert columns(write(GOOD)) == ("area", "rooms", "price")


def test_truth_values_and_dates_and_empty_columns_are_no_numbers(write: Write) -> None:
    days = "day,sold,none,a,b\n" + "".join(f"2020-01-0{day},{day > 2},,{day},{day}\n" for day in range(1, 6))
    assert columns(write(days)) == ("a", "b")


def test_the_name_of_a_file_says_nothing_about_its_content(tmp_path: Path) -> None:
    path = tmp_path / "rows.zip"
    path.write_text(GOOD)
    assert columns(str(path)) == ("area", "rooms", "price")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_semicolons_and_tabs_separate_too(write: Write, separator: str) -> None:
    assert columns(write(GOOD.replace(",", separator))) == ("area", "rooms", "price")


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_data(write: Write) -> None:
    assert columns(write(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())) == ("area", "rooms", "price")


@pytest.mark.parametrize(
    ("content", "place", "problem"),
    [
        ("", "path", "rows.csv is empty"),
        ("\n\n", "path", "rows.csv is empty"),
        ("a,b\n", "path", "names in its first line but no rows"),
        ("a,b\n1,2\n", "path", "1 of at least 4 rows"),
        ("a,b\n1,2\n3,4\n5,7\n", "path", "3 of at least 4 rows"),
        ("a,b\nx,y\nu,v\n", "path", "no numeric column; its columns are a, b"),
        ("a\n1\n2\n3\n4\n", "path", "one numeric column, a;"),
        ("a,b,a\n1,2,3\n3,4,5\n5,6,7\n7,9,8\n", "path", 'two columns named "a", the 1st and the 3rd; rename one'),
        ("a,b\n1,5\n2,5\n3,5\n4,5\n", "target", '"b" is 5 in every row'),
        ("a,b\n1,2\n3,4,5\n6,7\n8,9\n", "path", "row 3 has 3 cells and the rows before it 2"),
        ("a,b\n1,2,3\n3,4,5\n6,7,8\n8,9,9\n", "path", "more cells than its first line has names; row 2"),
        ('a,b\n1,"2\n3,4\n5,6\n', "path", "a quotation mark is opened and never closed"),
        (b"a,b\n1,2\n3,4\n5,\xfc\n7,9\n", "path", "row 4, column \"b\": 'ü' is not a number"),
        (bytes(range(256)) * 64, "path", "rows.csv: this is not a text file"),
        ("a,b\n1,2\n,4\n,6\n7,9\n2,4\n", "missing", "3 of the 5 rows of rows.csv have no empty cell"),
        ("a,b\n1,2\n3,4\n1e40,6\n7,9\n", "", "a has a value beyond 1e30"),
    ],
)
def test_a_file_that_is_no_table_to_learn_from_is_refused_in_a_sentence(
    write: Write, content: str | bytes, place: str, problem: str
) -> None:
    with pytest.raises(ExperimentError) as caught:
        build(Data(CsvSource(write(content))))
    assert caught.value.place == f"data.source.{place}".rstrip(".")
    assert problem in caught.value.problem
    assert "\n" not in caught.value.problem


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("1,2,3\n4,n/a,6\n7,8,9\n1,oops,2\n2,3,4\n", "row 3, column \"b\": 'n/a' is not a number; 2 such cells"),
        ("1,2,3\n\n   \n4,5,6\n7,8,9\n1,x,2\n1,1,1\n", "row 7, column \"b\": 'x' is not a number"),
        ("1,2,3\n4,5,inf\n7,8,9\n1,1,2\n", "row 3, column \"c\": 'inf' is not a finite number"),
        ('1,2,3\n"4",5,6\n"7\n",8,9\n1,x,2\n1,1,1\n', "row 5, column \"b\": 'x' is not a number"),
    ],
)
def test_an_odd_cell_is_refused_with_its_row_and_column_and_how_many_there_are(
    write: Write, rows: str, problem: str
) -> None:
    with pytest.raises(ExperimentError) as caught:
        read(CsvSource(write("a,b,c\n" + rows)))
    assert caught.value.problem == problem
    assert caught.value.place == "data.source.path"


def test_the_sentence_about_odd_cells_counts_them(write: Write) -> None:
    rows = [f"{row},n/a" if row >= 16 and row < 30 else f"{row},{row % 7}" for row in range(1, 60)]
    with pytest.raises(ExperimentError, match=r"row 17, column \"price\": 'n/a' is not a number; 14 such cells$"):
        read(CsvSource(write("size,price\n" + "\n".join(rows))))


def test_a_column_with_odd_cells_that_is_not_used_does_no_harm(write: Write) -> None:
    path = write("a,b,c\n1,2,3\n4,,6\n7,8,9\n1,1,2\n")
    assert read(CsvSource(path, "c", ("a",))).encoding.inputs == ("a",)


@pytest.mark.parametrize(
    ("target", "features", "place", "problem"),
    [
        ("prize", (), "target", 'rows.csv has no column "prize"; the numeric ones are area, rooms, price'),
        ("city", (), "target", '"city" is not a numeric column of rows.csv'),
        ("", ("area", "flats"), "features[1]", 'no column "flats"; the numeric ones are area'),
        ("", ("price",), "features[0]", '"price" is the target'),
        ("", ("area", "area"), "features[1]", '"area" is named twice'),
    ],
)
def test_an_unknown_column_is_refused_with_the_ones_there_are(
    write: Write, target: str, features: tuple[str, ...], place: str, problem: str
) -> None:
    with pytest.raises(ExperimentError) as caught:
        read(CsvSource(write(GOOD), target, features))
    assert caught.value.place == f"data.source.{place}"
    assert problem in caught.value.problem


@pytest.mark.parametrize("call", [columns, lambda path: read(CsvSource(path))])
@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("", "no file is chosen"),
        ("a\0b", "null character"),
        ("nowhere.csv", "nowhere.csv cannot be read: No such file"),
        ("a" * 5000, "a… cannot be read"),
        (str(Path(__file__).parent), "core is a directory"),
    ],
)
def test_a_path_that_is_no_file_is_refused(call: Callable[[str], object], path: str, problem: str) -> None:
    with pytest.raises(ExperimentError) as caught:
        call(path)
    assert caught.value.place == "data.source.path"
    assert problem in caught.value.problem
    assert len(caught.value.problem) < 300


def test_without_pandas_the_error_says_what_to_install(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ExperimentError, match="needs pandas"):
        columns(write(GOOD))


def test_numbers_come_back_to_the_bit(write: Write) -> None:
    values = np.random.default_rng(0).normal(size=(500, 2)) * 10.0 ** np.arange(-250, 250)[:, None].clip(-25, 25)
    text = "a,b\n" + "".join(f"{a!r},{b!r}\n" for a, b in values.tolist())
    _, x, y, _, _ = read(CsvSource(write(text)))
    np.testing.assert_array_equal(np.column_stack([x, y]), values)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200) | st.text(alphabet='ab,;"\n\r\t .1-e', max_size=120))
def test_any_content_is_a_dataset_or_an_experiment_error(write: Write, content: str | bytes) -> None:
    try:
        dataset = build(Data(CsvSource(write(content))))
    except ExperimentError:
        return
    assert np.isfinite(dataset.x).all()
    assert np.ptp(dataset.y) > 0.0


def test_a_file_of_two_gigabytes_is_refused_before_it_is_read_with_the_memory_it_would_need(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)  # a hole: nothing is written
    with pytest.raises(ExperimentError) as caught:
        read(CsvSource(str(path)))
    assert caught.value.problem == (
        "big.csv has 2.15 GB; reading it would need about 12.9 GB of memory, and at most 4.29 GB may be used: "
        "cut it down to fewer rows or columns"
    )


def test_a_file_that_changes_while_it_is_read_is_refused(write: Write) -> None:
    path = Path(write(GOOD))

    def grow(_share: float) -> None:
        with path.open("a") as file:
            file.write("E,90,4,160\n")

    with pytest.raises(ExperimentError, match="changed while it was read"):
        read_content(str(path), grow)


def test_what_became_of_a_file_is_known(write: Write) -> None:
    path = Path(write(GOOD))
    stamp = read_content(str(path)).stamp
    assert what_became_of(str(path), stamp) == ""
    os.utime(path, ns=(1, 1))
    assert what_became_of(str(path), stamp) == ""
    path.write_text(GOOD.replace("100", "101"))
    assert what_became_of(str(path), stamp) == "changed"
    path.unlink()
    assert what_became_of(str(path), stamp) == "vanished"


def test_reading_can_be_stopped_and_tells_how_far_it_is(write: Write) -> None:
    path = write("a,b\n" + "".join(f"{row},{row % 7}\n" for row in range(300_000)))
    shares: list[float] = []

    def watch(share: float) -> None:
        shares.append(share)
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        read(CsvSource(path), watch)
    assert shares == sorted(shares)
    assert len(shares) > 4
    assert len(read(CsvSource(path)).y) == 300_000


def test_a_file_that_was_read_is_not_read_again_until_it_changes(write: Write) -> None:
    path = write(GOOD)
    first = read_raw(CsvSource(path))
    assert read_raw(CsvSource(path, "area", ("price",))) is first
    assert read_raw(CsvSource(path, decimal=",")) is not first
    write(GOOD + "E,90,4,160\n")
    assert len(read_raw(CsvSource(path)).frame) == 5


def test_pasted_cells_need_no_file_and_are_saved_with_the_experiment() -> None:
    source = CsvSource("", text="a\tb\n1,5\t2\n2,5\t3\n3,5\t4\n4,5\t6\n")
    experiment = from_json(to_json(Experiment(data=Data(source))))
    assert experiment.data.source == source
    dataset = build(experiment.data)
    np.testing.assert_array_equal(dataset.x[:, 0], [1.5, 2.5, 3.5, 4.5])
    assert dataset.name == "pasted cells"


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ({"encoding": "utf-7"}, "encoding"),
        ({"delimiter": ""}, "delimiter"),
        ({"delimiter": "ab"}, "delimiter"),
        ({"decimal": "'"}, "decimal"),
        ({"decimal": ",", "delimiter": ","}, "decimal"),
        ({"missing": "mean"}, "missing"),
        ({"categories": ("a",), "dates": ("a",)}, "dates"),
        ({"text": "x" * 5_000_000}, "text"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_without_the_file(settings: dict[str, Any], place: str) -> None:
    with pytest.raises(ExperimentError) as caught:
        check(Experiment(data=Data(CsvSource("rows.csv", **settings))))
    assert caught.value.place == f"data.source.{place}"


def test_an_experiment_from_before_there_were_settings_still_opens(write: Write) -> None:
    old = f'{{"data": {{"source": {{"kind": "csv", "path": {json.dumps(write(GOOD))}, "target": "price"}}}}}}'
    assert build(from_json(old).data).feature_names == ("area", "rooms")


@pytest.mark.parametrize(
    ("settings", "place", "problem"),
    [
        ({"categories": ("town",)}, "categories[0]", 'no column "town"; its columns are city, area'),
        ({"dates": ("city",)}, "dates", '"city" is not a column of dates all written in one way'),
        ({"features": ("city",)}, "features[0]", '"city" is not a numeric column'),
        ({"encoding": "utf-16"}, "path", ""),
    ],
)
def test_columns_that_are_not_what_they_are_taken_for_are_refused(
    write: Write, settings: dict[str, Any], place: str, problem: str
) -> None:
    with pytest.raises(ExperimentError) as caught:
        read(CsvSource(write(GOOD), **settings))
    assert caught.value.place == f"data.source.{place}"
    assert problem in caught.value.problem


def test_marks_of_missing_cells_count_in_tables_that_come_later(write: Write, tmp_path: Path) -> None:
    text = "a,b,c\n1,?,3\n2,4,6\n3,5,8\n4,?,9\n5,1,1\n"
    dataset = build(Data(CsvSource(write(text), missing="median", missing_marks=("?",))))
    assert dataset.encoding is not None
    assert dataset.origin is not None
    assert dataset.origin.filled_cells == 2
    later = tmp_path / "later.csv"
    later.write_text("a,b\n1,?\n2,7\n3,1\n4,2\n")
    x = dataset.encoding.encoded(read_raw(CsvSource(str(later))))
    np.testing.assert_array_equal(x[1:], [[2, 7], [3, 1], [4, 2]])
    assert x[0, 1] == dataset.x[0, 1]
    later.write_text("a,b\n1,n/k\n2,7\n3,1\n4,2\n")
    with pytest.raises(ExperimentError, match=r"row 2, column \"b\": 'n/k' is not a number"):
        dataset.encoding.encoded(read_raw(CsvSource(str(later))))


def test_an_encoding_makes_inputs_of_a_row_that_is_typed_and_can_be_saved(write: Write) -> None:
    dataset = build(Data(CsvSource(write(GOOD), categories=("city",), missing="median")))
    assert dataset.encoding is not None
    again = msgspec.json.decode(msgspec.json.encode(dataset.encoding), type=Encoding)
    row = again.encoded_row({"city": "B", "area": "61.5", "rooms": None})
    np.testing.assert_array_equal(row[0, :5], [0.0, 1.0, 0.0, 0.0, 61.5])
    assert row[0, 5] == np.median(dataset.x[dataset.subsets[0], 5])
    with pytest.raises(ExperimentError, match=r"the row, column \"city\": 'Z' is none of the categories A, B, C, D"):
        again.encoded_row({"city": "Z", "area": 1.0, "rooms": 2.0})


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("drop", "1 of 5 rows has an empty cell and is left out"),
        ("median", "1 empty cell in 1 row holds the median of the training rows"),
    ],
)
def test_training_without_a_window_counts_the_rows_with_an_empty_cell(
    write: Write,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
    words: str,
) -> None:
    monkeypatch.setattr("tqdm.tqdm.monitor_interval", 0)  # else a thread of the progress bar stays
    source = CsvSource(write("a,b\n1,2\n2,3\n,5\n4,4\n5,1\n"), missing=missing)
    experiment = Experiment(data=Data(source), training=Training(max_epochs=1))
    train(experiment, tmp_path / "out", Limits(), lambda *_: b"", quiet=False)
    assert words in capsys.readouterr().out
