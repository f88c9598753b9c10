"""What is missing for a window is named, with the packages that bring it."""

from __future__ import annotations

import pytest

from playground import launch_check
from playground.launch_check import LIBRARIES, LaunchError, require_libraries, why_no_display


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Libraries put in here cannot be loaded; all others can."""
    lacking: set[str] = set()
    monkeypatch.setattr(launch_check, "_loads", lambda library: library not in lacking)
    return lacking


def test_missing_libraries_are_named_with_their_packages(without: set[str]) -> None:
    without |= {"libEGL.so.1", "libxcb-cursor.so.0"}
    with pytest.raises(LaunchError) as raised:
        require_libraries("xcb")
    first, *_, last = str(raised.value).splitlines()
    assert first.endswith("libEGL.so.1, libxcb-cursor.so.0")
    assert last == "  apt install libegl1 libxcb-cursor0"


def test_off_screen_needs_nothing_of_xcb(without: set[str]) -> None:
    without |= set(LIBRARIES["xcb"]) | set(LIBRARIES["wayland"])
    require_libraries("offscreen")


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_display_whose_libraries_are_missing_is_an_error(variable: str, without: set[str]) -> None:
    without |= {"libxcb-cursor.so.0", "libwayland-cursor.so.0"}
    with pytest.raises(LaunchError, match="cursor"):
        why_no_display({variable: "x"})


def test_one_of_two_displays_is_enough(without: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    without |= {"libwayland-cursor.so.0"}
    monkeypatch.setitem(launch_check._ANSWERS, "xcb", lambda: True)
    assert why_no_display({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}) is None


def test_no_display_named_is_no_display() -> None:
    assert why_no_display({}) == "No display: DISPLAY and WAYLAND_DISPLAY are not set."


def test_a_display_that_does_not_answer_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4095")
    reason = why_no_display({"DISPLAY": ":4095"})
    assert reason == "No display: DISPLAY=:4095 does not answer."


@pytest.mark.parametrize("chosen", ["offscreen", "offscreen:size=1440x900", "minimal"])
def test_qt_told_what_to_use_is_not_second_guessed(chosen: str) -> None:
    assert why_no_display({"QT_QPA_PLATFORM": chosen}) is None
