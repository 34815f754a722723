"""Opens files and streams with FFmpeg, and says in the operator's words why one cannot be opened or read."""

from __future__ import annotations

import errno
from pathlib import Path

import av
from av.container import InputContainer

from studio.errors import MediaError

# Formats that FFmpeg makes of things that are no recording: text files, single pictures
_NOT_MEDIA = frozenset(["tty", "image2", "bin", "data", "ffmetadata", "srt", "lrc", "webvtt", "ass"])


def quiet() -> None:
    """FFmpeg's own messages go to standard error from C, only the serious ones; the Python callback can deadlock."""
    av.logging.restore_default_callback()
    av.logging.set_libav_level(av.logging.FATAL)


def open_file(path: str) -> InputContainer:
    """A recording on this computer, probed.

    Raises:
        MediaError: it is not there, not readable, empty, or no recording.
    """
    name = Path(path).name
    try:
        if Path(path).is_file() and Path(path).stat().st_size == 0:
            raise MediaError("file_empty", f"“{name}” is empty. Copy it again from where it came from.")
        container = av.open(f"file:{path}", metadata_errors="ignore")
    except OSError as error:
        raise file_error(name, error) from error
    except (av.FFmpegError, ValueError) as error:
        raise MediaError("file_unreadable", f"“{name}” is damaged or is not a video or sound file.") from error
    kind = container.format.name
    if kind in _NOT_MEDIA or kind.endswith("_pipe") or not (container.streams.video or container.streams.audio):
        container.close()
        raise MediaError("file_wrong_type", f"“{name}” is not a video or sound file. Add a picture as an image source.")
    return container


def file_error(name: str, error: OSError) -> MediaError:
    """Why a file cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return MediaError("file_missing", f"“{name}” is not there. Put it back, or choose the file again.")
    if isinstance(error, PermissionError):
        return MediaError("file_forbidden", f"“{name}” may not be read. Change its permissions, or copy it elsewhere.")
    if isinstance(error, IsADirectoryError):
        return MediaError("file_wrong_type", f"“{name}” is a folder. Choose a file in it.")
    return MediaError("file_unreadable", f"“{name}” cannot be read: {error.strerror or error}")


def open_stream(url: str, options: dict[str, str], open_s: float, read_s: float) -> InputContainer:
    """A live stream, probed; reads give up after `read_s`.

    Raises:
        MediaError: nobody answers, it is refused, or it is no stream. Its text never holds the URL's password.
    """
    place = place_of(url)
    try:
        container = av.open(url, options=options, timeout=(open_s, read_s), metadata_errors="ignore")
    except (av.FFmpegError, OSError, ValueError) as error:
        raise stream_error(place, error) from error
    if not (container.streams.video or container.streams.audio):
        container.close()
        raise MediaError("stream_empty", f"{place} answers, but sends neither picture nor sound.")
    return container


def stream_error(place: str, error: Exception) -> MediaError:
    """Why a stream cannot be opened, or ended."""
    if isinstance(error, ConnectionRefusedError):
        return MediaError("stream_refused", f"Nothing answers at {place}. Check the address, and that the camera is on.")
    if isinstance(error, (av.error.HTTPNotFoundError, FileNotFoundError)):
        return MediaError("stream_missing", f"{place} answers, but has no such stream. Check the path at the end of the address.")
    if isinstance(error, (av.error.HTTPUnauthorizedError, av.error.HTTPForbiddenError, PermissionError)):
        return MediaError("stream_unauthorized", f"{place} wants a user name and password, or refuses these.")
    if isinstance(error, (av.error.ExitError, TimeoutError)):
        return MediaError("stream_silent", f"{place} does not answer. Check the network, and that the camera is on.")
    if isinstance(error, av.error.InvalidDataError):
        return MediaError("stream_garbage", f"What {place} sends is no picture or sound that can be read.")
    if getattr(error, "errno", None) == errno.EIO:
        return MediaError("stream_broke_off", f"{place} answered, but broke off. Check the address, and that it is a stream.")
    return MediaError("stream_failed", f"{place} cannot be read: {getattr(error, 'strerror', None) or error}")


def place_of(url: str) -> str:
    """Scheme, host and port of `url`, without user, password and query."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.split('/', 1)[0].split('?', 1)[0].rsplit('@', 1)[-1]}"
