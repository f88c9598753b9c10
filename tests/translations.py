"""Which English a Korean text was translated from: a stamp under each of its headings, ``<!-- en 1a2b3c4d -->``.

Where the English has changed since, a test fails and names the place. Bring the Korean up to date there, then renew
its stamps: ``python -m tests.translations NAME``, the lesson or README. Without a name it lists what is stale.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
LESSONS = ROOT / "resources" / "lessons"
RENEW = "python -m tests.translations"
_STAMP = re.compile(r"<!-- en ([0-9a-f]{8}) -->")


def pairs() -> dict[str, tuple[Path, Path]]:
    """Every English text with its Korean one, by the name of the lesson, or README."""
    found = {path.parent.name: (path, path.with_name("ko.md")) for path in sorted(LESSONS.glob("*/en.md"))}
    return found | {"README": (ROOT / "README.md", ROOT / "README.ko.md")}


def is_heading(line: str) -> bool:
    """Whether a line begins a section: the title, a step of a lesson, or a chapter of another text."""
    return line.startswith(("# ", "## "))


def sections(source: str) -> list[tuple[str, str]]:
    """Headings and what stands below each, in their order; code is left whole."""
    found: list[tuple[str, list[str]]] = []
    code = False
    for line in source.splitlines():
        code ^= line.lstrip().startswith("```")
        if is_heading(line) and not code:
            found.append((line, []))
        elif found and not _STAMP.fullmatch(line):
            found[-1][1].append(line)
    return [(heading, "\n".join(lines)) for heading, lines in found]


def stamp(heading: str, text: str) -> str:
    """Eight hexadecimal digits of a section; where its lines are broken does not matter."""
    return hashlib.sha256(" ".join(f"{heading} {text}".split()).encode()).hexdigest()[:8]


def stamps_in(source: str) -> list[str | None]:
    """The stamp under each heading, ``None`` where there is none."""
    lines = source.splitlines()
    code = False
    found: list[str | None] = []
    for index, line in enumerate(lines):
        code ^= line.lstrip().startswith("```")
        if is_heading(line) and not code:
            below = _STAMP.fullmatch(lines[index + 1]) if index + 1 < len(lines) else None
            found.append(below[1] if below else None)
    return found


def stale(english: str, korean: str) -> list[str]:
    """The headings of the English sections that changed after the Korean was translated, or have no counterpart."""
    wanted = sections(english)
    known = stamps_in(korean) + [None] * len(wanted)
    both = zip(wanted, known, strict=False)
    changed = [heading for (heading, text), is_now in both if stamp(heading, text) != is_now]
    more = len(sections(korean)) - len(wanted)
    return changed + [f"{more} sections more than in English"] * (more > 0)


def stamped(english: str, korean: str) -> str:
    """The Korean text with the stamps of this English; both have as many sections."""
    stamps = [stamp(heading, text) for heading, text in sections(english)]
    parts = sections(korean)
    if len(parts) != len(stamps):
        raise ValueError(f"{len(stamps)} sections in English, {len(parts)} in Korean")
    return "\n".join(
        f"{heading}\n<!-- en {now} -->\n{text.rstrip()}\n" for (heading, text), now in zip(parts, stamps, strict=True)
    )


def main(names: Sequence[str]) -> None:
    """Renew the stamps of the texts of these names; without any, say which are stale."""
    for name, (english, korean) in pairs().items():
        source, translated = (path.read_text(encoding="utf-8") for path in (english, korean))
        changed = stale(source, translated)
        if changed:
            sys.stdout.write(f"{name}: {'renewed' if name in names else 'stale'}: {', '.join(changed)}\n")
        if name in names:
            korean.write_text(stamped(source, translated), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
