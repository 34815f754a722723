"""Stills from files: one that is read again when it changes, or several in turn on exact times."""

from __future__ import annotations

import warnings
from collections import OrderedDict
from pathlib import Path

import av
import numpy as np
from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from studio.colour.stills import in_srgb
from studio.contracts import messages
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import NS
from studio.ipc.files import changed_at
from studio.kinds.inputs import Image
from studio.media.inputs.opening import file_error
from studio.media.inputs.output import SourceOutput
from studio.media.inputs.still import HOLD_S, SLOTS, Patience
from studio.values.errors import MediaError

Size = tuple[int, int]

_LARGEST_PIXELS = 100_000_000
_KEPT_BYTES = 16 << 20  # pictures of a slide show, so that the next round of a short one costs little
_AHEAD_NS = NS // 4
_SLOTS = 6


def run(image: Image, output: SourceOutput, link: DeskLink) -> None:
    """Show the pictures until the output is `ending`.

    Raises:
        MediaError: no picture can be read.
    """
    output.slots = SLOTS if len(image.paths) == 1 else _SLOTS
    link.stage("open", 20.0)
    gallery = _Gallery(output)
    if len(image.paths) == 1:
        _show_one(image.paths[0], output, gallery)
    else:
        _show_in_turn(image, output, gallery)


def _show_one(path: str, output: SourceOutput, gallery: _Gallery) -> None:
    """One picture; a new version of the file replaces it, a half-written one is waited for.

    What is left standing tells the version of its file (`FILE_FIGURE`): the desk looks out for another.
    """
    patience = Patience(output)
    shown: tuple[float, int] | None = None
    trouble = ""
    while not output.ending:
        version = (changed_at(path), output.generation)
        if version != shown:
            try:
                picture, natural = gallery.picture(path)
            except MediaError as error:
                if shown is None:
                    raise
                trouble = error.text
            else:
                shown, trouble = version, ""
                now = output.clock.now_ns()
                output.picture(picture, now, now, natural=natural)
        output.touch()
        output.report("running", trouble)
        output.poll(HOLD_S)
        if not trouble and shown == (version[0], output.generation) and not output.ending and patience.over():
            output.stand(**{messages.FILE_FIGURE: version[0]})


def _show_in_turn(image: Image, output: SourceOutput, gallery: _Gallery) -> None:
    """Every picture for its time, in a round. Each lies in the ring before it is due; unreadable ones are passed over."""
    step_ns = round(image.seconds_each * NS)
    start_ns = output.clock.now_ns()
    number = failed = 0
    trouble = ""
    while not output.ending:
        now = output.clock.now_ns()
        while (due := start_ns + number * step_ns) <= now + min(_AHEAD_NS, (_SLOTS - 2) * step_ns):
            if due + step_ns < now:  # fallen behind: the missed ones are not caught up with
                number += (now - due) // step_ns
                continue
            path = image.paths[number % len(image.paths)]
            try:
                picture, natural = gallery.picture(path)
                output.picture(picture, due, due, natural=natural)
                failed = 0
            except MediaError as error:
                failed, trouble = failed + 1, error.text
                if failed >= len(image.paths):
                    raise
            number += 1
        output.touch()
        output.report("running", trouble)
        output.poll(max(0.001, min(HOLD_S, (due - _AHEAD_NS // 2 - now) / NS)))


class _Gallery:
    """Reads pictures for one output; keeps the last ones, within a bound."""

    def __init__(self, output: SourceOutput) -> None:
        self._output = output
        self._kept: OrderedDict[tuple[str, float, Size | None, bool], tuple[av.VideoFrame, Size]] = OrderedDict()
        self._bytes = 0
        self._transparent = False

    def picture(self, path: str) -> tuple[av.VideoFrame, Size]:
        """The picture at the size the output wants, and its own size.

        Once one was transparent all come with alpha, so that the ring keeps its format.

        Raises:
            MediaError: it is not there, not readable, or too large.
        """
        key = (path, changed_at(path), self._output.spec.size, self._transparent)
        if key not in self._kept:
            frame, _ = self._kept[key] = self._read(path)
            self._bytes += _size(frame)
            while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
                _, (oldest, _) = self._kept.popitem(last=False)
                self._bytes -= _size(oldest)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _read(self, path: str) -> tuple[av.VideoFrame, Size]:
        picture = read_picture(path)
        natural = picture.size
        width, height = self._output.size_for(natural)
        if max(abs(natural[0] - width), abs(natural[1] - height)) <= 1:
            picture = picture.crop((0, 0, width, height))
        else:
            picture = picture.resize((width, height), Pillow.Resampling.LANCZOS, reducing_gap=3.0)
        self._transparent |= picture.mode == "RGBA"
        mode = "RGBA" if self._transparent else "RGB"
        pixels = np.asarray(picture.convert(mode))
        return av.VideoFrame.from_ndarray(pixels, "rgba" if self._transparent else "rgb24"), natural


def read_picture(path: str) -> Pillow.Image:
    """The picture upright, in sRGB, RGB or (where transparent) RGBA.

    Raises:
        MediaError: it is not there, not readable, or too large.
    """
    name = Path(path).name
    try:
        if Path(path).exists() and not (Path(path).is_file() or Path(path).is_dir()):  # a pipe would be waited for
            raise MediaError("image_wrong_type", f"“{name}” is no file. Choose a picture.")
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            picture = Pillow.open(path)
        if picture.width * picture.height > _LARGEST_PIXELS:
            raise _too_large(name)
        return in_srgb(picture)
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise _too_large(name) from error
    except UnidentifiedImageError as error:
        raise MediaError("image_wrong_type", f"“{name}” is not a picture that can be read. Use PNG, JPEG or WebP.") from error
    except OSError as error:
        if error.errno is not None:
            raise file_error(name, error) from error
        raise MediaError("image_damaged", f"“{name}” is damaged or not complete. Copy it again.") from error
    except (ValueError, SyntaxError, MemoryError) as error:  # what Pillow's readers raise for broken files
        raise MediaError("image_damaged", f"“{name}” is damaged or not complete. Copy it again.") from error


def _too_large(name: str) -> MediaError:
    return MediaError(
        "image_too_large", f"“{name}” has more than {_LARGEST_PIXELS // 1_000_000} million pixels. Make it smaller."
    )


def _size(frame: av.VideoFrame) -> int:
    return frame.width * frame.height * 4
