"""A table gets a column of predictions, and nothing else about it changes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.testing import assert_array_equal

from playground.data.encoding import Column, Encoding
from playground.experiment import ExperimentError
from playground.model import Model, ModelSpec
from playground.network import Network
from playground.predicting import Predicted, predict_table, summary, table_bytes, write_table


def model(fill: float | None = None) -> Model:
    """price = 2·size + 1 for red, + 3 for blue."""
    columns = (Column("size", fill=fill), Column("colour", "category", ("blue", "red")))
    network = Network((), 3)
    theta = torch.zeros(network.size)
    weight, bias = network.layout[0].views(theta)
    weight.copy_(torch.tensor([[2.0, 2.0, 0.0]]))
    bias.fill_(1.0)
    spec = ModelSpec(
        "linear", Encoding(columns, "price"), (), (0.0,) * 3, (1.0,) * 3, 0.0, 1.0, (0.0,) * 3, (9.0, 1.0, 1.0)
    )
    return Model(spec, theta)


def predicted(tmp_path: Path, text: str, encoding: str = "utf-8", *, by: Model | None = None) -> Predicted:
    file = tmp_path / "new rows.csv"
    file.write_bytes(text.encode(encoding))
    return predict_table(by or model(), str(file))


def rows_of(done: Predicted, delimiter: str = ",") -> list[list[str]]:
    text = table_bytes(done, "price").decode(done.table.format.encoding)
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def test_every_row_gets_its_prediction_and_keeps_its_cells(tmp_path: Path) -> None:
    done = predicted(tmp_path, 'note,colour,size\n"a, b",red,1.50\n\n  x,blue,4\n')
    assert_array_equal(done.predictions, [4.0, 11.0])
    assert rows_of(done) == [
        ["note", "colour", "size", "predicted price"],
        ["a, b", "red", "1.50", "4.0"],
        ["  x", "blue", "4", "11.0"],
    ]
    out = tmp_path / "out.csv"
    write_table(done, "price", out)
    assert out.read_bytes() == table_bytes(done, "price")
    assert (done.empty, done.outside) == (0, 0)
    assert summary(done, "price") == "2 of 2 rows of new rows.csv have a prediction of price"


def test_a_table_of_another_country_stays_one(tmp_path: Path) -> None:
    text = "colour;size;메모\nred;1,25;가격\nblue;2,5;가\n"
    done = predicted(tmp_path, text, "cp949")
    assert done.table.format.encoding == "cp949"
    assert rows_of(done, ";")[1] == ["red", "1,25", "가격", "3,5"]


def test_a_name_that_is_taken_is_not_given_twice(tmp_path: Path) -> None:
    done = predicted(tmp_path, "colour,size,predicted price\nred,1,7\n")
    assert rows_of(done)[0][-1] == "predicted price 2"


def test_a_short_row_is_filled_up_so_that_the_prediction_stands_in_its_column(tmp_path: Path) -> None:
    done = predicted(tmp_path, "colour,size,note\nred,1,x\nblue,2\n")
    assert rows_of(done)[2] == ["blue", "2", "", "7.0"]


def test_a_bad_cell_is_named_with_its_row_and_column(tmp_path: Path) -> None:
    with pytest.raises(ExperimentError, match=r"^row 3, column \"size\": 'n/a' is not a number"):
        predicted(tmp_path, "colour,size\nred,1\nred,n/a\nred,2\nred,3\n")
    with pytest.raises(ExperimentError, match=r'^row 2, column "colour": .*green.* is none of the categories blue'):
        predicted(tmp_path, "colour,size\ngreen,1\n")
    with pytest.raises(ExperimentError, match=r'no column "size"'):
        predicted(tmp_path, "colour,weight\nred,1\n")


def test_an_empty_cell_has_no_prediction_unless_training_filled_such_ones(tmp_path: Path) -> None:
    text = "colour,size\nred,\nblue,2\n"
    done = predicted(tmp_path, text)
    assert np.isnan(done.predictions[0])
    assert done.empty == 1
    assert rows_of(done)[1] == ["red", "", ""]
    assert "1 has an empty cell, which nothing fills, and none" in summary(done, "price")
    filled = predicted(tmp_path, text, by=model(fill=3.0))
    assert_array_equal(filled.predictions, [7.0, 7.0])
    assert filled.empty == 0


def test_what_was_not_met_in_training_is_counted_and_named(tmp_path: Path) -> None:
    done = predicted(tmp_path, "colour,size\nred,3\nred,12\nblue,-1\n")
    assert done.outside == 2
    assert done.first_outside == 'row 3, column "size": 12 is outside 0 to 9, the range in training'
    assert done.first_outside in summary(done, "price")
