"""A test set that has been looked at stays so, whatever is undone, opened again or split in the same way."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from playground.data.build import build
from playground.data.dataset import Dataset
from playground.experiment import Data, TableSource
from playground.looks import Look, Looks


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return build(Data(source=TableSource("mcycle")))


def test_an_unseen_test_set_has_no_look_and_only_the_first_one_counts(dataset: Dataset) -> None:
    looks = Looks()
    assert looks.of(None) is None
    assert looks.of(dataset) is None
    assert looks.look(dataset, run=2, update=100) == Look(2, 100)
    assert looks.look(dataset, run=3, update=500) == looks.of(dataset) == Look(2, 100)


def test_the_same_rows_are_known_again_however_they_are_scaled(dataset: Dataset) -> None:
    looks = Looks()
    looks.look(dataset, 0, 1)
    assert looks.of(build(Data(source=TableSource("mcycle"), standardize=False))) == Look(0, 1)
    assert looks.of(build(Data(source=TableSource("mcycle"), seed=1))) is None
    assert looks.of(build(Data(source=TableSource("diabetes")))) is None


def test_edits_count_from_the_look_on(dataset: Dataset) -> None:
    looks = Looks()
    assert looks.count_edit(dataset) is None
    looks.look(dataset, 0, 1)
    looks.count_edit(dataset)
    assert looks.count_edit(dataset) == Look(0, 1, edits=2)


def test_what_has_no_test_set_cannot_be_looked_at(dataset: Dataset) -> None:
    train, valid, test = dataset.subsets
    without = replace(dataset, subsets=(train, valid, test[:0]))
    looks = Looks()
    assert looks.look(without, 0, 1) is None
    assert looks.of(without) is None
