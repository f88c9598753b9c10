"""A report as one HTML file that needs nothing else: no scripts, no fonts, no network; light and dark."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from playground import colours

NAMES = {
    "page": "window",
    "card": "card",
    "border": "border",
    "text": "text",
    "muted": "muted",
    "accent": "accent",
    "warning": "warning_edge",
    "problem": "problem_edge",
}
"""The colours of the page, and what they are called in the window."""


def _variables(named: Mapping[str, str]) -> str:
    return "; ".join(f"--{name}: {named[known]}" for name, known in NAMES.items())


STYLE = f"""\
:root {{ color-scheme: light dark; {_variables(colours.LIGHT)}; }}
@media (prefers-color-scheme: dark) {{ :root {{ {_variables(colours.DARK)}; }} }}
""" + """\
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK KR", sans-serif;
  font-variant-numeric: tabular-nums; }
main { max-width: 1120px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 28px; margin: 8px 0; overflow-wrap: anywhere; } h2 { font-size: 19px; margin: 32px 0 12px; }
p { margin: 8px 0; } .muted { color: var(--muted); }
.card { background: var(--card); border: 1px solid var(--border); border-radius: 8px; padding: 12px 16px;
  margin: 12px 0; overflow-x: auto; }
.finding { border-left: 4px solid var(--accent); } .finding.warning { border-left-color: var(--warning); }
.finding.problem { border-left-color: var(--problem); } .finding h3 { margin: 4px 0; font-size: 16px; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr)); gap: 12px; }
figure { margin: 0; } figure img { display: block; width: 100%; height: auto; border-radius: 8px;
  border: 1px solid var(--border); background: var(--card); }
figcaption { color: var(--muted); font-size: 13px; margin: 4px 2px 12px; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 5px 12px 5px 0;
  border-bottom: 1px solid var(--border); vertical-align: top; overflow-wrap: anywhere; }
tr:last-child > * { border-bottom: 0; } th { font-weight: 600; } td.number, th.number { text-align: right; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; }
summary { cursor: pointer; } .formula { margin: 10px 0; } .formula svg { vertical-align: middle; max-width: 100%; }
@media print { body { background: none; } .card, figure { break-inside: avoid; } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may load for the page: nothing but what is in it."""


class Drawing(msgspec.Struct, frozen=True):
    """One plot as SVG files, light and dark, and what it shows in words."""

    light: bytes
    dark: bytes
    words: str


def page(title: str, language: str, parts: Iterable[str]) -> bytes:
    """The whole file; ``parts`` are HTML, made by the functions below."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escaped(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{''.join(parts)}</main>\n</body>\n</html>\n"
    ).encode()


def escaped(text: str) -> str:
    """``text`` as it stands in HTML, in attributes too; what a page may not hold is left out."""
    return html.escape("".join(letter for letter in text if letter.isprintable() or letter in "\n\t"))


def heading(text: str, level: int = 2) -> str:
    """A heading."""
    return f"<h{level}>{escaped(text)}</h{level}>\n"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph; ``kind`` is "muted" for what is not the main thing."""
    return f'<p class="{kind}">{escaped(text)}</p>\n' if kind else f"<p>{escaped(text)}</p>\n"


def card(*parts: str) -> str:
    """Parts on a sheet of their own."""
    return f'<div class="card">\n{"".join(parts)}</div>\n'


def finding(kind: str, title: str, *texts: str) -> str:
    """What a diagnosis found; ``kind`` is "info", "warning" or "problem"."""
    words = "".join(paragraph(text) for text in texts if text)
    return f'<div class="card finding {kind}">\n{heading(title, 3)}{words}</div>\n'


def figures(*drawings: Drawing) -> str:
    """Drawings beside each other where there is room, each with its words below it."""
    return f'<div class="pair">\n{"".join(map(_figure, drawings))}</div>\n'


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """A table of names and values."""
    lines = (f'<tr><th scope="row">{escaped(name)}</th><td>{escaped(value)}</td></tr>\n' for name, value in rows)
    return f"<table>\n{''.join(lines)}</table>\n"


def numbers(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column names what the numbers in the others are of."""
    titles = "".join(f'<th scope="col"{_right(index)}>{escaped(text)}</th>' for index, text in enumerate(head))
    lines = []
    for name, *values in rows:
        cells = "".join(f'<td class="number">{escaped(value)}</td>' for value in values)
        lines.append(f'<tr><th scope="row">{escaped(name)}</th>{cells}</tr>\n')
    return f"<table>\n<tr>{titles}</tr>\n{''.join(lines)}</table>\n"


def folded(title: str, text: str) -> str:
    """Text that is read only by those who want to, as it is written."""
    return f"<details>\n<summary>{escaped(title)}</summary>\n<pre>{escaped(text)}</pre>\n</details>\n"


def _right(index: int) -> str:
    return ' class="number"' if index else ""


def _figure(drawing: Drawing) -> str:
    words = escaped(drawing.words)
    return (
        f'<figure>\n<picture>\n<source media="(prefers-color-scheme: dark)" srcset="{_data(drawing.dark)}">\n'
        f'<img src="{_data(drawing.light)}" alt="{words}">\n</picture>\n<figcaption>{words}</figcaption>\n</figure>\n'
    )


def _data(svg: bytes) -> str:
    # as an image of its own: its names meet no other drawing's, and nothing in it is ever run
    return f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}"
