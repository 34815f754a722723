"""What is in a media file: kind, size, rate, duration. Called in a probe child: a broken file can crash a decoder."""

from __future__ import annotations

import warnings
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer
from PIL import Image

from studio.media.inputs import opening
from studio.media.inputs.gallery import read_picture
from studio.values.errors import MediaError
from studio.words import media as says

MAX_WIDTH, MAX_HEIGHT = 7680, 4320
# What the studio shows as stills. Pillow knows more, some of which only claim other kinds of files (MPEG) or start helpers (EPS).
IMAGE_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "TGA", "PPM", "ICO")
_PACKETS = 400  # decoded at most until one picture or sound comes out


def inspect(path: str) -> dict[str, Any]:
    """Facts of the file at `path`.

    Returns:
        `kind` ("image", "video", "sound"), `format`, `width`, `height`, `rate_hz` (0 where there are no moving pictures),
        `duration_s` (None where the file does not say), `has_sound`, `has_alpha`, and `streams`: a list of `kind`, `codec`.

    Raises:
        MediaError: it is missing, empty, damaged, too large or no media; the text says which.
    """
    return _image(path) or _recording(path)


def _image(path: str) -> dict[str, Any] | None:
    """Facts of a still; None when it is something else, or a GIF that moves (played as a video)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=IMAGE_FORMATS) as image:
                kind = str(image.format).lower()
                moves = kind == "gif" and getattr(image, "is_animated", False)
    except Image.DecompressionBombError:
        kind, moves = "image", False  # refused in words below
    except (OSError, SyntaxError, ValueError):  # Pillow says "not mine" and "broken" with any of these
        return None
    if moves:
        return None
    picture = read_picture(path)
    facts = {
        "kind": "image",
        "format": kind,
        "width": picture.width,
        "height": picture.height,
        "rate_hz": 0.0,
        "duration_s": None,
    }
    return facts | {"has_sound": False, "has_alpha": picture.mode == "RGBA", "streams": []}


def _recording(path: str) -> dict[str, Any]:
    with opening.open_file(path) as container:
        video, audio = _first_picture(container), container.streams.best("audio")
        if video is not None:
            _check_size(Path(path).name, video.width, video.height)
        if not _decodes(container, video or audio):
            raise MediaError("file_damaged", says.cut_off(name=Path(path).name), path)
        return {
            "kind": "video" if video is not None else "sound",
            "format": container.format.name,
            "width": video.width if video is not None else 0,
            "height": video.height if video is not None else 0,
            "rate_hz": round(float(video.guessed_rate or video.average_rate or Fraction(0)), 3) if video is not None else 0.0,
            "duration_s": container.duration / av.time_base if container.duration else None,
            "has_sound": audio is not None,
            "has_alpha": video is not None and _has_alpha(video),
            "streams": [{"kind": stream.type, "codec": stream.codec_context.name} for stream in _known(container)],
        }


def _known(container: InputContainer) -> list[Any]:
    """Streams that a decoder exists for."""
    return [stream for stream in container.streams if getattr(stream, "codec_context", None) is not None]


def _first_picture(container: InputContainer) -> av.VideoStream | None:
    """The stream of moving pictures; cover art is none."""
    art = av.stream.Disposition.attached_pic
    return next((stream for stream in container.streams.video if not stream.disposition & art), None)


def _decodes(container: InputContainer, stream: Any) -> bool:
    """Whether at least one picture or piece of sound comes out."""
    for packet in islice(container.demux(stream), _PACKETS):
        try:
            if packet.decode():
                return True
        except av.FFmpegError:
            continue
    return False


def _has_alpha(stream: av.VideoStream) -> bool:
    """WebM says it beside the stream, other formats by their pixels."""
    pixels = stream.codec_context.pix_fmt or ""
    return stream.metadata.get("alpha_mode") == "1" or pixels.startswith(
        ("yuva", "rgba", "bgra", "argb", "abgr", "gbrap", "ya", "pal8")
    )


def _check_size(name: str, width: int, height: int) -> None:
    if width > MAX_WIDTH or height > MAX_HEIGHT:
        raise MediaError("media_too_large", says.too_large(name=name, width=width, height=height))
