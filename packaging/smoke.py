"""Tries the frozen program as a person without Python has it: python packaging/smoke.py FOLDER

Copies the folder elsewhere and starts it with an empty environment, off-screen. Where the system allows it, there is no
network, every attempt to open one is seen, and the source, the virtual environment and Python itself are hidden.

``self-test`` presses the buttons of the real window: every view, training, Korean, lessons, a CSV file, saving and
opening, all exports, and what a crash leaves. Then the command line: training what was saved, and a picture of every
view. Anything but silence on standard error, a traceback, an exit status that was not expected, a network attempt, a
distribution without its licence, or more than 700 MiB is a failure.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import packages_distributions
from pathlib import Path

NAME = "deep-regression-playground"
ROOT = Path(__file__).parents[1]
MOST_MIB = 700
KILLED = 9
"""How ``self-test`` ends the first time, as a crash would."""
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
EXPECTED = ("This plugin does not support ", "No display: ", "s/s]", "Written to ")
"""What is said on standard error although nothing is wrong: by Qt off-screen, without a display, and of progress."""
TROUBLE = ("Warning", "WARNING", "ERROR", "Traceback", "Segmentation", "Errno")


def main(folder: Path) -> int:
    """Try what is in ``folder``; the exit status."""
    with tempfile.TemporaryDirectory(prefix="smoke-") as name:
        away = Path(name)
        copied = away / NAME
        shutil.copytree(folder, copied, symlinks=True)
        size = sum(file.stat().st_size for file in copied.rglob("*") if file.is_file() and not file.is_symlink())
        print(f"{size / 2**20:,.0f} MiB in {sum(1 for _ in copied.rglob('*')):,} files, at most {MOST_MIB}")
        if size > MOST_MIB * 2**20:
            raise SystemExit("That is too large.")
        if missing := unlicensed(copied):
            raise SystemExit(f"shipped without a licence: {', '.join(missing)}")
        (away / "x.json").write_text(EXPERIMENT, encoding="utf-8")
        window = {"QT_QPA_PLATFORM": "offscreen"}
        run(copied, away, ["self-test", str(away / "tested")], status=KILLED, **window)
        run(copied, away, ["self-test", str(away / "tested")], **window)
        for case in cases(views(copied, away)):
            run(copied, away, case)
        if kept := os.environ.get("SMOKE_KEEP"):
            shutil.copytree(away / "tested", kept, dirs_exist_ok=True)
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
    """What the command line is asked to do, in order, with the views of these names."""
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


def run(copied: Path, away: Path, case: list[str], *, status: int = 0, **more: str) -> str:
    """One start; what it said. ``SystemExit`` if it does not end well."""
    home, network = away / "home", away / "network"
    home.mkdir(exist_ok=True)
    command = [*isolated(), *watched(network), str(copied / NAME), *case]
    environment = {"HOME": str(home), "LANG": "C.UTF-8", **more}
    if os.name == "nt":
        environment |= {"SYSTEMROOT": os.environ["SYSTEMROOT"], "USERPROFILE": str(home), "TEMP": str(home)}
    started = time.perf_counter()
    done = subprocess.run(command, cwd=away, env=environment, capture_output=True, text=True, timeout=600)
    what = " ".join(case) or "the window"
    told = [line for line in done.stderr.splitlines() if line.strip()]
    unexpected = [line for line in told if not any(words in line for words in EXPECTED)]
    if done.returncode != status or unexpected or any(word in done.stdout for word in TROUBLE):
        raise SystemExit(f"{what}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
    if network.exists() and (tries := [line for line in network.read_text().splitlines() if "AF_INET" in line]):
        raise SystemExit(f"{what} tried the network:\n" + "\n".join(tries))
    print(f"{time.perf_counter() - started:5.1f} s  {what}")
    if case[:1] == ["self-test"]:
        print("".join(f"         {line}\n" for line in done.stdout.splitlines()), end="")
    return done.stdout + done.stderr


def isolated() -> list[str]:
    """What cuts a command off from the network and from Python and the source, as far as that can be done."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    hidden = {ROOT, Path(sys.prefix), Path(sys.base_prefix)}
    hidden |= set(Path("/usr/lib").glob("python3*")) if Path("/usr") in hidden else set()
    hide = "".join(f"mount -t tmpfs none '{path}' && " for path in sorted(hidden - {Path("/usr"), Path("/")}))
    cut = [unshare, "--net", "--mount", "--map-root-user", "sh", "-c", f'{hide}exec "$@"', "sh"]
    return cut if subprocess.run([*cut, "true"], capture_output=True).returncode == 0 else []


def watched(network: Path) -> list[str]:
    """What writes down every socket that a command opens, where strace is there."""
    strace = shutil.which("strace")
    command = [strace or "", "-f", "-qq", "--seccomp-bpf", "-e", "trace=socket,connect", "-o", str(network)]
    tried = strace is not None and subprocess.run([*command, "true"], capture_output=True).returncode == 0
    return command if tried else []


def unlicensed(copied: Path) -> list[str]:
    """Distributions with a module in the folder that have neither their licence there nor are named in its README."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(copied / NAME))
    names = {each for each in archive.toc if each.startswith("PYZ")}
    modules = {module.partition(".")[0] for name in names for module in archive.open_embedded_archive(name).toc}
    inside = copied / "_internal"
    modules |= {path.name.partition(".")[0] for path in inside.iterdir() if path.is_dir() or path.suffix == ".so"}
    known = packages_distributions()
    shipped = {plain(name) for module in modules for name in known.get(module, ())}
    licences = inside / "licences"
    told = (licences / "README.txt").read_text(encoding="utf-8").lower()
    have = {plain(folder.name) for folder in licences.iterdir() if folder.is_dir() and any(folder.iterdir())}
    return sorted(name for name in shipped - have if name.partition("-")[0] not in told)


def plain(name: str) -> str:
    """A distribution's name as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python packaging/smoke.py FOLDER")
    sys.exit(main(Path(sys.argv[1])))
