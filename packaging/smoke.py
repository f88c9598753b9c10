"""Tries the frozen program as a person without Python has it: python packaging/smoke.py FOLDER

Copies the folder elsewhere and starts it with an empty environment, off-screen, where no source, no site-packages and,
where the system allows it, no network can be reached. Opens every view, trains, saves, opens again and exports. Any
warning, traceback or exit status but 0 is a failure.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NAME = "deep-regression-playground"
EXPERIMENT = """{"name": "Smoke", "data": {"samples": 80}, "network": {"layers": [{"units": 8, "activation": "tanh"},
{"units": 6, "activation": "leaky_relu", "slope": 0.1}]}, "training": {"max_epochs": 20, "batch_size": 16}}"""
EXPORTS = {
    "script": "out/script.py",
    "notebook": "out/notebook.ipynb",
    "weights": "out/weights.safetensors",
    "curves": "out/curves.csv",
    "animation": "out/film.gif",
    "report": "out/report.html",
}
TROUBLE = ("Warning", "WARNING", "ERROR", "Traceback", "Segmentation", "Errno")


def main(folder: Path) -> int:
    """Try what is in ``folder``; the exit status."""
    with tempfile.TemporaryDirectory(prefix="smoke-") as away:
        copied = Path(away) / NAME
        shutil.copytree(folder, copied, symlinks=True)
        size = sum(file.stat().st_size for file in copied.rglob("*") if file.is_file() and not file.is_symlink())
        print(f"{size / 1e6:,.0f} MB in {sum(1 for _ in copied.rglob('*')):,} files")
        for case in cases(views(copied, Path(away))):
            run(copied, Path(away), case)
    print("Everything worked.")
    return 0


def views(copied: Path, away: Path) -> list[str]:
    """Every view that there is, as its own help tells."""
    said = run(copied, away, ["export", "--help"])
    listed = re.search(r"the\s+whole\s+window:\s*((?:\w+,\s+)+\w+)", said)
    if listed is None:
        raise SystemExit(f"the help names no views:\n{said}")
    return re.findall(r"\w+", listed[1])


def cases(names: list[str]) -> list[list[str]]:
    """What it is asked to do, in order, with the views of these names."""
    found = [["--help"], ["train", "x.json", "--out", "trained", "--quiet"]]
    # what was saved is opened again
    found.append(["train", "trained/experiment.json", "--out", "again", "--quiet"])
    found += [["export", "x.json", "--to", kind, "--out", out, "--updates", "9"] for kind, out in EXPORTS.items()]
    for number, view in enumerate(names):
        ending = ("png", "svg")[number % 2]
        view_of = ["--view", view, "--theme", ("light", "dark")[number % 2]]
        found.append(["export", "x.json", "--to", "picture", "--out", f"{view}.{ending}", "--updates", "9", *view_of])
    found.append(["screenshot", "x.json", "--out", "window.png", "--seconds", "1"])
    found.append([])  # without a display it trains for a moment and leaves a picture
    return found


def run(copied: Path, away: Path, case: list[str]) -> str:
    """One start; what it said. ``SystemExit`` if it does not end well."""
    (away / "x.json").write_text(EXPERIMENT, encoding="utf-8")
    home = away / "home"
    home.mkdir(exist_ok=True)
    command = [*without_network(), str(copied / NAME), *case]
    environment = {"HOME": str(home), "LANG": "C.UTF-8"}
    if os.name == "nt":
        environment = {"SYSTEMROOT": os.environ["SYSTEMROOT"], "USERPROFILE": str(home), "TEMP": str(home)}
    started = time.perf_counter()
    done = subprocess.run(command, cwd=away, env=environment, capture_output=True, text=True, timeout=300)
    said = done.stdout + done.stderr
    if done.returncode != 0 or any(word in said for word in TROUBLE):
        raise SystemExit(f"{' '.join(case) or 'the window'}: exit status {done.returncode}\n{said}")
    print(f"{time.perf_counter() - started:5.1f} s  {' '.join(case) or 'the window'}")
    return said


def without_network() -> list[str]:
    """What cuts a command off from the network, where that can be done."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    cut = [unshare, "--net", "--map-root-user"]
    return cut if subprocess.run([*cut, "true"], capture_output=True).returncode == 0 else []


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python packaging/smoke.py FOLDER")
    sys.exit(main(Path(sys.argv[1])))
