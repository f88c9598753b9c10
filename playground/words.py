"""Texts that the core says: a template with values, English as a string, another language where somebody reads it.

Every template is a literal in a call of ``said``: that is how the catalogue of translations finds it. A count chooses
its words with the forms in its place: ``"{n} {n:row is|rows are} left out"``, the first for exactly one. A translation
leaves such places out where its language makes no difference, and adds them where it does.
"""

from __future__ import annotations

import errno
import math
import numbers
import re
from collections.abc import Callable, Mapping, Sequence

Translate = Callable[[str], str]
"""An English template in another language, with the same names in braces; itself where it has no translation."""
FORMS = "|"
"""Stands between what is said of one and what is said of more."""
WriteNumber = Callable[[float, str], str]
"""A number as it is written, by a format such as ``".3g"``; without one as ``readable`` has it."""


class Said(str):
    """A text as a string in English that knows its template and values, so that it can be said in another language.

    Values are texts, which may themselves be ``Said``, and numbers. Without values the template is the text as it is,
    braces and all; ``filled`` puts values in.
    """

    template: str
    values: dict[str, str | float]

    def __new__(cls, template: str, values: dict[str, str | float] | None = None) -> Said:
        """``template`` with ``values`` in the places that it names."""
        text = super().__new__(cls, _filled(template, values or {}, str, written))
        text.template, text.values = template, values or {}
        return text

    def __reduce__(self) -> tuple[type[Said], tuple[str, dict[str, str | float]]]:
        return Said, (self.template, self.values)

    def filled(self, **values: object) -> Said:
        """The same template with ``values``; what is neither text nor number is said as ``str`` has it."""
        return Said(self.template, {name: _plain(value) for name, value in values.items()})

    def text(self, translate: Translate, write: WriteNumber | None = None) -> str:
        """In the language of ``translate``, with numbers as ``write`` has them."""
        return _filled(self.template, self.values, translate, write or written)

    def cleaned(self, clean: Callable[[str], str]) -> Said:
        """The same with every value that is a text, however deep, replaced by what ``clean`` makes of it."""
        values = {
            name: value.cleaned(clean) if isinstance(value, Said) else clean(value) if isinstance(value, str) else value
            for name, value in self.values.items()
        }
        return Said(self.template, values)


def said(template: str, /, **values: object) -> Said:
    """``template``, a literal, with ``values`` in the places that it names: texts, numbers, or anything as a text."""
    return Said(template, {name: _plain(value) for name, value in values.items()})


def in_language(text: str, translate: Translate, write: WriteNumber | None = None) -> str:
    """``text`` in the language of ``translate`` if the core knows it as a template; else as it is."""
    return text.text(translate, write) if isinstance(text, Said) else text


def message_of(error: Exception) -> str:
    """What ``error`` was raised with, which may be ``Said``."""
    return error.args[0] if error.args and isinstance(error.args[0], str) else str(error)


_EXPONENT = re.compile(r"e(?:\+|(-))0*(?=\d)")


def plain_exponent(text: str) -> str:
    """``text``, a number as Python writes it, with its exponent as a person does: ``1e-6``, ``2.3e7``."""
    return _EXPONENT.sub(r"e\1", text)


def readable(value: float) -> str:
    """A number as it is said, with a true minus: whole ones in full, others with three figures or the whole part."""
    if not math.isfinite(value):
        return str(value)
    whole = isinstance(value, int) or (abs(value) < 1e6 and (value == int(value) or abs(value) >= 999.5))
    text = f"{round(value):,}" if whole else plain_exponent(f"{value:,.3g}")
    return f"−{text[1:]}" if text.startswith("-") else text


def readable_bytes(count: int) -> Said:
    """``count`` bytes as a person reads them: ``"1.5 GB"``."""
    size = float(count)
    for template in (said("{size:,.3g} {size:byte|bytes}"), said("{size:,.3g} kB"), said("{size:,.3g} MB")):
        if size < 1000.0:
            return template.filled(size=size)
        size /= 1000.0
    return said("{size:,.3g} GB", size=size)


def figure(value: float, spec: str) -> Said:
    """A number by Python's format ``spec`` as a text, which each language writes in its way."""
    return Said(f"{{value:{spec}}}", {"value": value})


def fill_in(template: str, values: Mapping[str, object], write: WriteNumber | None = None) -> str:
    """``template``, as it is, with ``values`` in its places: texts, and numbers as ``write`` has them."""
    return _filled(template, {name: _plain(value) for name, value in values.items()}, str, write or written)


def written(value: float, spec: str) -> str:
    """A number in English, by the format ``spec``."""
    return plain_exponent(format(value, spec)) if spec else readable(value)


def listed(texts: Sequence[str], join: Said) -> str:
    """``texts``, at least one, as one text; ``join`` is a template of ``{first}`` and ``{rest}``."""
    *others, text = texts
    for other in reversed(others):
        text = join.filled(first=other, rest=text)
    return text


def _plain(value: object) -> str | float:
    if isinstance(value, str | int | float):
        return value
    # NumPy's numbers are none of Python's
    if isinstance(value, numbers.Integral):
        return int(value)
    return float(value) if isinstance(value, numbers.Real) else str(value)


def _filled(template: str, values: dict[str, str | float], translate: Translate, write: WriteNumber) -> str:
    template = translate(template)
    if not values:
        return template
    shown = {
        name: _Text(value.text(translate, write) if isinstance(value, Said) else value)
        if isinstance(value, str)
        else _Number(value, write)
        for name, value in values.items()
    }
    return template.format(**shown)


class _Text(str):
    """A text in a template, which may be a number that is written already, such as ``"1"``."""

    def __format__(self, spec: str) -> str:
        return _form(spec, self == "1") if FORMS in spec else super().__format__(spec)


class _Number:
    """A number that a template writes in its way, ``{loss:.3g}``, or that chooses words: ``{n:row|rows}``."""

    __slots__ = ("value", "write")

    def __init__(self, value: float, write: WriteNumber) -> None:
        self.value, self.write = value, write

    def __format__(self, spec: str) -> str:
        return _form(spec, self.value == 1) if FORMS in spec else self.write(self.value, spec)


def _form(forms: str, single: bool) -> str:
    one, many = forms.split(FORMS)
    return one if single else many


PACKAGE_MISSING = said("{what} needs the package {package}, which is not installed: pip install {package}")

OS_PROBLEMS = {
    errno.ENOENT: said("No such file or directory"),
    errno.EACCES: said("Permission denied"),
    errno.EPERM: said("Operation not permitted"),
    errno.EEXIST: said("File exists"),
    errno.ENOTDIR: said("Not a directory"),
    errno.EISDIR: said("Is a directory"),
    errno.ENOSPC: said("No space left on device"),
    errno.EROFS: said("Read-only file system"),
    errno.ENAMETOOLONG: said("File name too long"),
    errno.EIO: said("Input/output error"),
    errno.ELOOP: said("Too many levels of symbolic links"),
    errno.EMFILE: said("Too many open files"),
    errno.EBUSY: said("Device or resource busy"),
}
"""What the operating system says most often, word for word as it says it in English on Linux."""


def os_problem(error: OSError) -> str:
    """Why the operating system refused, in its own words, which can be translated where they are known."""
    return OS_PROBLEMS.get(error.errno or 0) or error.strerror or str(error)
