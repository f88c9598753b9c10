"""How a table's file is written: encoding, delimiter, decimal mark and header, found from the file itself."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from playground.experiment import CSV_ENCODINGS, ExperimentError
from playground.words import said

PATH = "data.source.path"
DELIMITERS = ",;\t|"
"""Candidates, the likeliest first."""
SAMPLE_RECORDS = 200
SAMPLE_CHARACTERS = 200_000

NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
COMMA_NUMBER = re.compile(r"[+-]?(?:\d+,\d+|,\d+)(?:[eE][+-]?\d+)?")
COMMON_HANGUL = range(0xB0, 0xC9)
"""First bytes of the 2,350 syllables of KS X 1001, in which nearly all Korean text is written."""


class Format(NamedTuple):
    """How the cells of a table stand in a file."""

    encoding: str = "utf-8"
    delimiter: str = ","
    decimal: str = "."
    header: bool = True


def sniff_encoding(data: bytes) -> str:
    """One of ``CSV_ENCODINGS`` for the bytes of a file; raises ``ExperimentError`` for what is no text.

    A byte order mark decides; else zero bytes at every second place mean UTF-16; else what is valid UTF-8 is that;
    else CP949 (which EUC-KR is a part of) if it is valid and most of its pairs are common Korean syllables; else
    Windows' Western European code page or Latin-1, in which every byte is a character.
    """
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if utf16 := _utf16_without_mark(data):
        return utf16
    head = data[:SAMPLE_CHARACTERS]
    if any(byte in head for byte in b"\0\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13"):
        raise ExperimentError(PATH, said("this is not a text file; save the table as CSV"))
    if _decodes(data, "utf-8"):
        return "utf-8"
    if _decodes(data, "cp949") and _is_korean(data):
        return "cp949"
    if re.search(rb"[\x80-\x9f]", data) and _decodes(data, "cp1252"):
        return "cp1252"
    return "latin-1"


def decoded(data: bytes, encoding: str, name: str) -> str:
    """The text of ``data``; raises ``ExperimentError`` naming the first byte that is none in this encoding."""
    codec = {"utf-8": "utf-8-sig"}.get(encoding, encoding)
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        label = CSV_ENCODINGS[encoding]
        problem = said(
            "{name} is not {label} text (row {line}, byte {byte}); choose another encoding",
            name=name,
            label=label,
            line=line,
            byte=error.start + 1,
        )
        raise ExperimentError("data.source.encoding", problem) from None


def sniff_delimiter(text: str) -> str:
    """The delimiter that cuts most of the first records into equally many cells, more than one."""
    best, found = (0.0, 0), ","
    for delimiter in DELIMITERS:
        counts = Counter(len(record) for record in records_of(text, delimiter))
        if not counts:
            return ","
        cells, times = max(counts.items(), key=lambda item: (item[1], item[0]))
        if cells > 1 and (score := (times / counts.total(), cells)) > best:
            best, found = score, delimiter
    return found


def sniff_decimal(records: Sequence[Sequence[str]]) -> str:
    """A comma where more cells are numbers with a decimal comma than with a point; else a point."""
    cells = [cell.strip() for record in records for cell in record]
    commas = sum(bool(COMMA_NUMBER.fullmatch(cell)) for cell in cells)
    points = sum("." in cell and bool(NUMBER.fullmatch(cell)) for cell in cells)
    return "," if commas > points else "."


def sniff_header(records: Sequence[Sequence[str]], decimal: str) -> bool:
    """Whether the first record names the columns: none of its cells is a number."""
    return not records or not any(is_number(cell, decimal) for cell in records[0])


def is_number(cell: str, decimal: str) -> bool:
    """Whether ``cell`` is a number as it is written with this decimal mark."""
    cell = cell.strip()
    return bool(NUMBER.fullmatch(cell) or (decimal == "," and COMMA_NUMBER.fullmatch(cell)))


def records_of(text: str, delimiter: str, most: int = SAMPLE_RECORDS) -> list[list[str]]:
    """The first records of ``text`` that are not blank, as cells. A broken quotation ends them."""
    found: list[list[str]] = []
    sample = text[:SAMPLE_CHARACTERS]
    whole = len(sample) == len(text)
    try:
        for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if len(record) > 1 or any(cell.strip() for cell in record):
                found.append(record)
            if len(found) == most:
                return found
    except csv.Error:
        return found
    # the last record of a sample may be cut short
    return found if whole or len(found) < 2 else found[:-1]


def _utf16_without_mark(data: bytes) -> str:
    head = data[:4096]
    pairs = len(head) // 2
    if pairs < 2 or len(data) % 2:
        return ""
    low, high = head[1 : 2 * pairs : 2].count(0), head[0 : 2 * pairs : 2].count(0)
    # digits, delimiters and ends of lines have a zero byte, whatever the other characters are
    if low > 0.3 * pairs and high == 0:
        return "utf-16-le"
    return "utf-16-be" if high > 0.3 * pairs and low == 0 else ""


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_korean(data: bytes) -> bool:
    """Whether most pairs of bytes of CP949 text ``data`` are common syllables."""
    pairs, common, place = 0, 0, 0
    sample = data[:SAMPLE_CHARACTERS]
    while place < len(sample) - 1:
        if sample[place] < 0x80:
            place += 1
            continue
        pairs += 1
        common += sample[place] in COMMON_HANGUL and sample[place + 1] >= 0xA1
        place += 2
    return 2 * common > pairs
