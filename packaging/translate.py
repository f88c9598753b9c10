"""Keeps the window's translations: python packaging/translate.py [--check] [--merge TEXTS.json …].

Without --check it collects every text of the code into resources/translations/ko.ts, takes over the Korean from the
files to merge ({"English": "Korean"}, or {"Context": {"English": "Korean"}}), and compiles ko.qm beside it. With
--check it changes nothing and names what is missing, unfinished, stale, or has other placeholders than its English; the
exit status is then 1. What is left to be translated is written with --todo TEXTS.json.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
FOLDER = RESOURCES / "translations"
CATALOGUE = FOLDER / "ko.ts"
COMPILED = FOLDER / "ko.qm"
TOOLS = Path(PySide6.__file__).parent
ALIASES = "tr+=said"
"""The core's texts are arguments of this function; their context is empty."""
PLACEHOLDER = re.compile(r"\{[^{}|]*\}")
"""A value in a text. Words that a count chooses, ``{n:row|rows}``, each language has as it needs them."""
SHOWN = 12

Key = tuple[str, str]  # context and English


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; the exit status."""
    parser = argparse.ArgumentParser(prog="packaging/translate.py", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--merge", nargs="+", type=Path, default=[], metavar="TEXTS.json")
    parser.add_argument("--todo", type=Path, metavar="TEXTS.json")
    options = parser.parse_args(arguments)
    if not options.check:
        update(options.merge)
    if options.todo is not None:
        missing = {english: "" for (_, english), korean in messages(CATALOGUE).items() if not korean}
        options.todo.write_text(json.dumps(missing, ensure_ascii=False, indent=1), encoding="utf-8")
    found = problems()
    for problem in found if options.check else found[:SHOWN]:
        print(problem)
    if len(found) > SHOWN and not options.check:
        print(f"and {len(found) - SHOWN} more")
    return 1 if found and options.check else 0


def update(merge: Sequence[Path]) -> None:
    """Bring the catalogue up to date with the code and with the Korean in ``merge``, and compile it."""
    collect(CATALOGUE)
    for path in merge:
        _translate(json.loads(path.read_text(encoding="utf-8")))
        collect(CATALOGUE)  # which writes it in its own way again
    compile_to(COMPILED)


def problems() -> list[str]:
    """Everything that is wrong with catalogue and code, a sentence each."""
    with tempfile.TemporaryDirectory() as folder:
        fresh, compiled = Path(folder) / "ko.ts", Path(folder) / "ko.qm"
        collect(fresh)
        known, wanted = messages(CATALOGUE), messages(fresh)
        compile_to(compiled)
        is_compiled = COMPILED.exists() and COMPILED.read_bytes() == compiled.read_bytes()
    found = [f"not in the catalogue: {name(key)}" for key in wanted if key not in known]
    found += [f"no longer in the code: {name(key)}" for key in known if key not in wanted]
    found += [f"not translated: {name(key)}" for key, korean in known.items() if not korean]
    found += [
        f"other placeholders: {name(key)}: {korean!r}"
        for key, korean in known.items()
        if korean and Counter(PLACEHOLDER.findall(korean)) != Counter(PLACEHOLDER.findall(key[1]))
    ]
    if not is_compiled:
        found.append(f"{COMPILED.name} is not made of {CATALOGUE.name} as it is")
    return found


def messages(path: Path) -> dict[Key, str]:
    """What a catalogue holds: Korean, empty where it is missing or not finished, by context and English."""
    found: dict[Key, str] = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") is None
            english = message.findtext("source") or ""
            korean = translation.text if finished and translation is not None else None
            found[context.findtext("name") or "", english] = korean or ""
    return found


def collect(path: Path) -> None:
    """Write every text of the code into ``path``; the Korean that is there already stays, what has vanished goes."""
    files = [ROOT / "main.py", *sorted((ROOT / "playground").rglob("*.py")), *sorted((ROOT / "widgets").rglob("*.py"))]
    with tempfile.TemporaryDirectory() as folder:
        names, shipped = Path(folder) / "files", Path(folder) / "shipped.py"
        shipped.write_text("".join(f"said({text!r})\n" for text in _shipped_texts()), encoding="utf-8")
        names.write_text("\n".join(str(file) for file in [*files, shipped]), encoding="utf-8")
        options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "ko"]
        _run("lupdate", *options, "-tr-function-alias", ALIASES, f"@{names}", "-ts", str(path))


def _shipped_texts() -> list[str]:
    """What is said of the networks, experiments and tables that ship as JSON, and what the experiments are called."""
    examples = json.loads((RESOURCES / "examples.json").read_text(encoding="utf-8"))
    files = sorted((RESOURCES / "networks").glob("*.json"))
    networks = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    tables = json.loads((RESOURCES / "datasets" / "tables.json").read_text(encoding="utf-8")).values()
    texts = [entry[key] for entry in [*examples, *networks, *tables] for key in ("label", "about")]
    for table in tables:
        texts += [table["notes"], *table["units"].values()]
    experiments = sorted((RESOURCES / "presets").glob("*.json"))
    texts += [json.loads(file.read_text(encoding="utf-8"))["name"] for file in experiments]
    return list(dict.fromkeys(texts))


def compile_to(path: Path) -> None:
    """Compile the catalogue."""
    _run("lrelease", "-silent", "-nounfinished", str(CATALOGUE), "-qm", str(path))


def name(key: Key) -> str:
    """A text, and where it is from."""
    context, english = key
    return f"{context or 'core'}: {english!r}"


def _translate(texts: dict[str, str | dict[str, str]]) -> None:
    tree = ET.parse(CATALOGUE)
    for context in tree.getroot().iter("context"):
        own = texts.get(context.findtext("name") or "")
        for message in context.iter("message"):
            english = message.findtext("source") or ""
            korean = own.get(english) if isinstance(own, dict) else None
            korean = korean or texts.get(english)
            translation = message.find("translation")
            if isinstance(korean, str) and translation is not None:
                translation.text = korean
                translation.attrib.pop("type", None)
    tree.write(CATALOGUE, encoding="utf-8", xml_declaration=True)


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(tool, path=str(TOOLS))
    if program is None:
        raise FileNotFoundError(f"{TOOLS}: {tool} is missing; it comes with PySide6-Essentials")
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{tool} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
