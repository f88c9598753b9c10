"""Pictures one after another as GIF or MP4. Pillow and PyAV are imported when they are needed."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from playground.experiment import ExperimentError
from playground.words import PACKAGE_MISSING, said

if TYPE_CHECKING:
    from PIL.Image import Image

FRAMES_PER_SECOND = 20
LAST_SECONDS = 1.5
"""How long the last picture stays."""
MOST_FRAMES = 150
COLOURS = 128
"""Of a GIF, the same for all its pictures: they do not flicker, and what stands still costs nothing."""


class Film(Protocol):
    """Takes pictures in order and becomes a file."""

    def add(self, pixels: bytes) -> None:
        """The next picture: RGB, a byte a channel, rows from the top without gaps."""

    def finish(self) -> bytes:
        """The whole file."""


class Gif:
    """An animated GIF that repeats."""

    def __init__(self, width: int, height: int) -> None:
        self._size = width, height
        self._pictures: list[Image] = []

    def add(self, pixels: bytes) -> None:
        """The next picture; the colours are those of the first."""
        from PIL import Image

        picture = Image.frombytes("RGB", self._size, pixels)
        if self._pictures:
            picture = picture.quantize(palette=self._pictures[0], dither=Image.Dither.NONE)
        else:
            picture = picture.quantize(COLOURS, dither=Image.Dither.NONE)
        self._pictures.append(picture)

    def finish(self) -> bytes:
        """The file; the last picture stays a while."""
        usual = 1000 // FRAMES_PER_SECOND
        durations = [usual] * (len(self._pictures) - 1) + [round(1000 * LAST_SECONDS)]
        file = io.BytesIO()
        first, *others = self._pictures
        first.save(file, "GIF", save_all=True, append_images=others, duration=durations, loop=0, optimize=False)
        return file.getvalue()


class Mp4:
    """H.264, which every browser and slide program plays."""

    def __init__(self, width: int, height: int) -> None:
        import av

        # the colours of a video are sampled in pairs of pixels
        self._width, self._height = width, height
        self._file = io.BytesIO()
        self._container = av.open(self._file, "w", format="mp4")
        stream = self._container.add_stream("libx264", rate=FRAMES_PER_SECOND)
        stream.width, stream.height = width // 2 * 2, height // 2 * 2
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": "18", "preset": "medium", "tune": "animation"}
        stream.thread_count = 1
        self._stream = stream
        self._last = b""

    def add(self, pixels: bytes) -> None:
        """The next picture; an odd row or column at the end is left out."""
        import av
        import numpy as np

        self._last = pixels
        rows = np.frombuffer(pixels, dtype=np.uint8).reshape(self._height, self._width, 3)
        even = np.ascontiguousarray(rows[: self._stream.height, : self._stream.width])
        for packet in self._stream.encode(av.VideoFrame.from_ndarray(even, format="rgb24")):
            self._container.mux(packet)

    def finish(self) -> bytes:
        """The file; the last picture stays a while."""
        for _ in range(round(FRAMES_PER_SECOND * LAST_SECONDS)):
            self.add(self._last)
        for packet in self._stream.encode():
            self._container.mux(packet)
        self._container.close()
        return self._file.getvalue()


FILMS: dict[str, Callable[[int, int], Film]] = {".gif": Gif, ".mp4": Mp4}
"""By the ending of the file."""
PACKAGES = {".gif": ("PIL", "pillow"), ".mp4": ("av", "av")}
"""What has to be installed for each: the module, and the package that has it."""


def require_film(suffix: str) -> None:
    """Raise ``ExperimentError`` for an ending that is no film, and where a package for it is missing."""
    if suffix not in FILMS:
        raise ExperimentError(
            "--out",
            said("an animation is a .gif or an .mp4, not {suffix}", suffix=suffix or said("a file without an ending")),
        )
    module, package = PACKAGES[suffix]
    if find_spec(module) is None:
        problem = PACKAGE_MISSING.filled(what=suffix, package=package)
        raise ExperimentError(
            "--out", said("{problem} (a .gif needs only Pillow)", problem=problem) if suffix == ".mp4" else problem
        )


def spread(count: int, most: int = MOST_FRAMES) -> list[int]:
    """At most ``most`` of ``count`` places, evenly spread, the first and the last among them."""
    if count <= most:
        return list(range(count))
    return [round(index * (count - 1) / (most - 1)) for index in range(most)]
