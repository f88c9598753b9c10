"""The catalogue of translations is complete, up to date, and compiled."""

from __future__ import annotations

import ast
import json
import re
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def tool() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "packaging" / "translate.py"))


def test_every_text_is_translated_and_none_is_stale(tool: dict[str, Any]) -> None:
    assert tool["problems"]() == []


def test_what_is_wrong_is_named(tool: dict[str, Any], tmp_path: Path) -> None:
    catalogue = tmp_path / "ko.ts"
    shutil.copy(tool["CATALOGUE"], catalogue)
    text = catalogue.read_text(encoding="utf-8")
    korean = tool["messages"](catalogue)["Telling", "Undo {text}"]
    assert korean
    line = f"<source>Undo {{text}}</source>\n        <translation>{korean}</translation>"
    assert text.count(line) == 1
    spoilt = text.replace(line, line.replace(korean, "{other}"))
    spoilt = spoilt.replace("<source>Cancel</source>", "<source>Cancel no more</source>", 1)
    catalogue.write_text(spoilt, encoding="utf-8")
    names = tool["problems"].__globals__
    names["CATALOGUE"], names["COMPILED"] = catalogue, tmp_path / "ko.qm"
    found = "\n".join(tool["problems"]())
    assert "other placeholders: Telling: 'Undo {text}': '{other}'" in found
    assert "not in the catalogue: " in found
    assert "no longer in the code: " in found
    assert "ko.qm is not made of ko.ts as it is" in found


def test_korean_is_taken_over_from_files(tool: dict[str, Any], tmp_path: Path) -> None:
    catalogue, texts = tmp_path / "ko.ts", tmp_path / "texts.json"
    names = tool["update"].__globals__
    names["CATALOGUE"], names["COMPILED"] = catalogue, tmp_path / "ko.qm"
    texts.write_text(json.dumps({"Cancel": "취소", "Telling": {"Undo": "되돌리기"}}), encoding="utf-8")
    tool["update"]([texts])
    found = tool["messages"](catalogue)
    assert found["Telling", "Undo"] == "되돌리기"
    assert {korean for (_, english), korean in found.items() if english == "Cancel"} == {"취소"}
    assert (tmp_path / "ko.qm").stat().st_size > 0


TABLES = {"widgets/actions.py", "widgets/exports/exporter.py", "widgets/plots/plot_card.py", "widgets/words.py"}
"""Where texts of a table, marked as such, are translated when they are used."""


def test_only_literals_are_translated() -> None:
    """Whatever is put together first, or passed through a function, is in no catalogue."""
    found = []
    for path in sorted((ROOT / "widgets").rglob("*.py")):
        if (name := path.relative_to(ROOT).as_posix()) in TABLES:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = {"tr": node.args[:1], "said": node.args[:1], "translate": node.args[1:2]}.get(called, [])
            # painters move by numbers, strings by tables
            is_text = called != "translate" or (node.args and isinstance(node.args[0], ast.Constant))
            if is_text and texts and not (isinstance(texts[0], ast.Constant) and isinstance(texts[0].value, str)):
                found.append(f"{name}:{node.lineno}: {ast.unparse(node)[:80]}")
    assert [place for place in found if "translate(0" not in place] == []


def test_a_literal_in_a_formatted_text_is_found_out() -> None:
    """Where lupdate does not look."""
    pattern = re.compile(r"""f"[^"\n]*\{[^"}]*\btr(anslate)?\('""")
    found = [path for path in (ROOT / "widgets").rglob("*.py") if pattern.search(path.read_text(encoding="utf-8"))]
    assert found == []
