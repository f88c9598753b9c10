"""What the frozen program ships of others, and under which licences."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

NAMES = (
    "deep-regression-playground",
    "torch",
    "PySide6-Essentials",
    "shiboken6",
    "pyqtgraph",
    "numpy",
    "pandas",
    "colorama",
    "python-dateutil",
    "six",
    "msgspec",
    "safetensors",
    "tqdm",
    "ziamath",
    "ziafont",
    "latex2mathml",
    "nbformat",
    "jupyter-core",
    "jsonschema",
    "jsonschema-specifications",
    "fastjsonschema",
    "traitlets",
    "platformdirs",
    "attrs",
    "referencing",
    "rpds-py",
    "pillow",
    "PyOpenGL",
    "sympy",
    "mpmath",
    "networkx",
    "filelock",
    "fsspec",
    "jinja2",
    "markupsafe",
    "typing_extensions",
)
"""The distributions that are in the folder."""
WORDS = ("licen", "copying", "notice", "authors")


def licence_files(root: Path) -> list[tuple[str, str]]:
    """Every licence file that the shipped distributions have, and this program's, with the folder each belongs into."""
    found = [(str(file), "licences") for file in (root / "packaging" / "licences").iterdir()]
    found.append((str(root / "LICENSE"), "licences/deep-regression-playground"))
    found.append((str(root / "resources" / "fonts" / "OFL.txt"), "licences/NanumSquare"))
    sources = root / "resources" / "datasets" / "SOURCES.md"
    found.append((str(sources), "licences/datasets"))
    for name in NAMES[1:]:
        try:
            shipped = distribution(name)
        except PackageNotFoundError:
            continue
        found += [
            (str(shipped.locate_file(file)), f"licences/{name}")
            for file in shipped.files or ()
            if ".dist-info" in str(file) and any(word in file.name.lower() for word in WORDS)
        ]
    return found
