"""Files of older formats are brought up to the present one, step by step."""

from __future__ import annotations

from typing import Any

import pytest

from playground import experiment_file, migrations
from playground.experiment import FORMAT, Experiment, ExperimentError, Training
from playground.experiment_file import from_json
from playground.migrations import MIGRATIONS, migrated


def from_minus_one(raw: dict[str, Any]) -> dict[str, Any]:
    """An invented format in which the learning rate had another name …"""
    raw["training"]["learning_rate"] = raw["training"].pop("eta")
    return raw


def from_zero(raw: dict[str, Any]) -> dict[str, Any]:
    """… and one in which training was called otherwise."""
    return {"training" if key == "fit" else key: value for key, value in raw.items()}


INVENTED = {FORMAT - 2: from_zero, FORMAT - 1: from_minus_one}


def test_every_step_is_taken_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(experiment_file, "migrated", lambda raw, to: migrated(raw, to, INVENTED))
    old = f'{{"format": {FORMAT - 2}, "name": "Old", "fit": {{"eta": 0.5}}}}'
    assert from_json(old) == Experiment(name="Old", training=Training(learning_rate=0.5))
    assert from_json(old.replace("fit", "training").replace("-1", "0")) == from_json(old)


@pytest.mark.parametrize("text", ['{"format": -1, "fit": 3}', '{"format": -1}', '{"format": 0, "training": {}}'])
def test_a_file_that_is_not_what_it_claims_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(experiment_file, "migrated", lambda raw, to: migrated(raw, to, INVENTED))
    with pytest.raises(ExperimentError, match="format"):
        from_json(text)


def test_the_table_leads_from_every_format_it_has_to_the_present_one() -> None:
    assert sorted(MIGRATIONS) == list(range(FORMAT - len(MIGRATIONS), FORMAT))


def test_what_is_of_the_present_format_or_names_none_stays_as_it_is() -> None:
    for raw in ({"format": 3}, {"name": "x"}):
        assert migrations.migrated(raw, 3, {}) is raw
    assert migrations.migrated({"format": 4}, 3, {}) is None
    assert migrations.migrated({"format": True}, 3, {1: from_zero}) is None
