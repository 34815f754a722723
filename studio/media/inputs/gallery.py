"""Pictures from files for one source: read, turned upright, in sRGB, and kept for a while."""

from __future__ import annotations

import warnings
from collections import OrderedDict
from pathlib import Path

import av
import numpy as np
from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from studio.colour.stills import in_srgb
from studio.ipc.files import changed_at
from studio.media.inputs.opening import file_error
from studio.media.inputs.output import SourceOutput
from studio.values.errors import MediaError
from studio.words import media as says

Size = tuple[int, int]

_LARGEST_PIXELS = 100_000_000
_KEPT_BYTES = 16 << 20  # pictures of a slide show, so that the next round of a short one costs little


class Gallery:
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


def read_picture(path: str, within: int = 0) -> Pillow.Image:
    """The picture upright, in sRGB, RGB or (where transparent) RGBA.

    It is to be shown with sides of at most `within` pixels: a JPEG is read no larger than that needs, which costs less time
    and memory. 0: at its own size.

    Raises:
        MediaError: it is not there, not readable, or too large.
    """
    name = Path(path).name
    try:
        if Path(path).exists() and not (Path(path).is_file() or Path(path).is_dir()):  # a pipe would be waited for
            raise MediaError("image_wrong_type", says.no_picture_file(name=name))
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            picture = Pillow.open(path)
        if picture.width * picture.height > _LARGEST_PIXELS:
            raise _too_large(name)
        if within:
            picture.draft("RGB", (within, within))
        return in_srgb(picture)
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise _too_large(name) from error
    except UnidentifiedImageError as error:
        raise MediaError("image_wrong_type", says.not_a_picture(name=name)) from error
    except OSError as error:
        if error.errno is not None:
            raise file_error(name, error) from error
        raise MediaError("image_damaged", says.damaged(name=name)) from error
    except (ValueError, SyntaxError, MemoryError) as error:  # what Pillow's readers raise for broken files
        raise MediaError("image_damaged", says.damaged(name=name)) from error


def _too_large(name: str) -> MediaError:
    return MediaError("image_too_large", says.too_many_pixels(name=name, count=_LARGEST_PIXELS // 1_000_000))


def _size(frame: av.VideoFrame) -> int:
    return frame.width * frame.height * 4
