"""The program where nothing can be kept between two starts: a home that is read-only."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.windows import program
from tests.widgets.disks import READ_ONLY, read_only

# the first start invites to the lessons, and wants to remember that it did
LOOK = """
told = []

def look():
    bar = window().notice_bar
    if bar.kind == "problem":
        if bar.text not in told:
            told.append(bar.text)
            say(bar.text)
        bar.dismiss()
    if len(told) == 2:
        window().session.train()
        if window().session.update > 50:
            timer.stop()
            say("trained")
            window().documents.may_leave = lambda: True
            window().close()
"""


def test_it_tells_what_it_cannot_keep_trains_and_ends(tmp_path: Path) -> None:
    home, report = tmp_path / "home", tmp_path / "report"
    home.mkdir()
    with read_only(home), program(LOOK, home, report) as process:
        said = process.communicate(timeout=60)
        assert (process.returncode, said[0]) == (0, b"")
        assert list(home.iterdir()) == []
    work, settings, trained = (line.partition(" ")[2] for line in report.read_text().splitlines())
    assert work.startswith("Nothing is saved by itself.")
    assert settings.startswith("Settings cannot be saved.")
    for text in (work, settings):
        assert str(home) in text
        assert any(reason in text for reason in READ_ONLY)
    assert trained == "trained"
