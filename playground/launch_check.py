"""Whether a window can be shown here: a display that answers, and the system libraries Qt loads.

Qt aborts the process when its platform plugin cannot be loaded, so this looks before Qt is imported.
Only Linux can lack any of it; elsewhere Qt brings everything along.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Mapping

from playground.words import said

LIBRARIES: dict[str, dict[str, str]] = {
    "offscreen": {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libX11.so.6": "libx11-6",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libxkbcommon.so.0": "libxkbcommon0",
    },
    "xcb": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb.so.1": "libxcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
    },
}
"""Library and the Debian package that holds it, by Qt platform; every platform needs those of "offscreen" too.

They are what ``objdump -p`` lists as NEEDED in PySide6's libraries and platform plugins, without those of Debian's
minimal installation.
"""

DISPLAYS = {"DISPLAY": "xcb", "WAYLAND_DISPLAY": "wayland"}
"""The environment variable that names a display, and the Qt platform that draws on it."""


class LaunchError(RuntimeError):
    """The program cannot start on this system; the message says what to install."""


def missing_libraries(platform: str) -> dict[str, str]:
    """The libraries that Qt needs for ``platform`` and that cannot be loaded, with their Debian packages."""
    if sys.platform != "linux":
        return {}
    needed = LIBRARIES["offscreen"] | LIBRARIES.get(platform, {})
    return {library: package for library, package in needed.items() if not _loads(library)}


def require_libraries(platform: str) -> None:
    """Raise ``LaunchError`` naming the packages if Qt cannot be loaded for ``platform``."""
    if missing := missing_libraries(platform):
        raise LaunchError(
            said(
                "The window needs system libraries that are missing here: {names}\nOn Debian or Ubuntu they come "
                "with:\n  apt install {packages}",
                names=", ".join(missing),
                packages=" ".join(dict.fromkeys(missing.values())),
            )
        )


def why_no_display(environ: Mapping[str, str]) -> str | None:
    """Why no window can be shown, or ``None`` if one can.

    Raises ``LaunchError`` if there may be a display but the libraries for it are missing. With ``QT_QPA_PLATFORM``
    set, Qt is told what to use, and only its libraries are looked at.
    """
    if sys.platform != "linux":
        return None
    if chosen := environ.get("QT_QPA_PLATFORM"):
        require_libraries(chosen.partition(";")[0].partition(":")[0].partition("-")[0])
        return None
    named = {variable: platform for variable, platform in DISPLAYS.items() if environ.get(variable)}
    if not named:
        first, rest = DISPLAYS
        return said("No display: {names} are not set.", names=said("{first} and {rest}", first=first, rest=rest))
    loadable = {variable: platform for variable, platform in named.items() if not missing_libraries(platform)}
    if not loadable:
        require_libraries(next(iter(named.values())))
    if any(_ANSWERS[platform]() for platform in loadable.values()):
        return None
    silent = ", ".join(f"{variable}={environ[variable]}" for variable in loadable)
    return said("No display: {names} does not answer.", names=silent)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _x11_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))  # never null; an error is a state of it
    failed = xcb.xcb_connection_has_error(connection) != 0
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers() -> bool:
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(wayland.wl_display_connect(None))
    if not connection:
        return False
    wayland.wl_display_disconnect(connection)
    return True


_ANSWERS: dict[str, Callable[[], bool]] = {"xcb": _x11_answers, "wayland": _wayland_answers}
