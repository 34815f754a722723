"""Opens files and streams with FFmpeg, and says in the operator's words why one cannot be opened or read."""

from __future__ import annotations

import errno
from functools import cache
from pathlib import Path

import av
from av.container import InputContainer

from studio.values import addresses
from studio.values.addresses import place_of
from studio.values.errors import MediaError
from studio.values.sentences import phrase, together
from studio.words import media as says
from studio.words import streams as streams_say
from studio.words import system as system_says

# Formats that FFmpeg makes of things that are no recording: text files, single pictures
_NOT_MEDIA = frozenset(["tty", "image2", "bin", "data", "ffmetadata", "srt", "lrc", "webvtt", "ass"])
# Formats that open what is written in them, and those that open devices
_NAMING = frozenset(
    ["hls", "concat", "sdp", "rtsp", "rtp", "sap", "dash", "webm_dash_manifest", "imf", "vobsub", "image2", "image2pipe"]
)
_DEVICES = frozenset(["lavfi", "x11grab", "kmsgrab", "fbdev", "alsa", "oss", "pulse", "v4l2", "gdigrab", "dshow", "avfoundation"])
_LIST_BEGINS = (b"#EXTM3U", b"ffconcat", b"v=0", b"<?xml", b"<MPD")
# What FFmpeg may open for an address of each kind, also on the word of what it finds there (a playlist, a redirection)
_WEB = "http,https,httpproxy,tcp,tls,crypto"
_PROTOCOLS = {
    "rtsp": "rtp,srtp,udp,tcp",
    "rtsps": "rtp,srtp,udp,tcp,tls",
    "rtmp": "rtmp,tcp",
    "rtmps": "rtmps,tls,tcp",
    "http": _WEB,
    "https": _WEB,
    "udp": "udp",
}
# What may come from an address: no lists but HLS's and RTSP's own, and no text
_STREAM_FORMATS = (
    "rtsp,flv,live_flv,hls,mpegts,mpjpeg,mjpeg,jpeg_pipe,h264,hevc,mov,mp4,matroska,webm,ogg,mpeg,mpegvideo,asf,nut,ivf,"
    "aac,mp3,ac3,eac3,flac,wav,loas,latm,webvtt"
)


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
            raise MediaError("file_empty", says.empty(name=name))
        if Path(path).exists() and not (Path(path).is_file() or Path(path).is_dir()):  # a pipe would be waited for
            raise MediaError("file_wrong_type", says.no_file(name=name))
        container = av.open(f"file:{path}", options=_file_options(), metadata_errors="ignore")
    except (av.FFmpegError, OSError, ValueError) as error:
        if _is_list(path):
            raise MediaError("file_is_list", says.is_list(name=name)) from error
        if isinstance(error, av.error.ArgumentError):  # of a kind that is not opened: a picture, mostly
            raise _no_recording(name) from error
        if isinstance(error, OSError):
            raise file_error(name, error) from error
        raise MediaError("file_unreadable", says.unreadable(name=name)) from error
    kind = container.format.name
    if kind in _NOT_MEDIA or kind.endswith("_pipe") or not (container.streams.video or container.streams.audio):
        container.close()
        raise _no_recording(name)
    return container


def _no_recording(name: str) -> MediaError:
    return MediaError("file_wrong_type", says.no_recording(name=name))


@cache
def _file_options() -> dict[str, str]:
    """A file is read, and nothing that it names: neither another file nor an address."""
    formats = (name for name in av.formats_available if (_NAMING | _DEVICES).isdisjoint(name.split(",")))
    return {"protocol_whitelist": "file", "format_whitelist": ",".join(sorted(formats))}


def _is_list(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_LIST_BEGINS)
    except (OSError, ValueError):
        return False


def file_error(name: str, error: OSError) -> MediaError:
    """Why a file cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return MediaError("file_missing", says.missing(name=name))
    if isinstance(error, PermissionError):
        return MediaError("file_forbidden", says.forbidden(name=name))
    if isinstance(error, IsADirectoryError):
        return MediaError("file_wrong_type", says.folder(name=name))
    return MediaError("file_unreadable", says.failed(name=name, why=reason(error)))


def open_stream(url: str, options: dict[str, str], open_s: float, read_s: float) -> InputContainer:
    """A live stream, probed; reads give up after `read_s`.

    Raises:
        MediaError: no such kind of address, nobody answers, it is refused, or it is no stream. Its text holds neither user
            name nor password.
    """
    if complaint := addresses.wrong(url):
        raise MediaError("stream_address", streams_say.bad_address(why=phrase(complaint)))
    place = place_of(url)
    bounds = {"protocol_whitelist": _PROTOCOLS[addresses.scheme_of(url)], "format_whitelist": _STREAM_FORMATS}
    try:
        container = av.open(url, options=options | bounds, timeout=(open_s, read_s), metadata_errors="ignore")
    except (av.FFmpegError, OSError, ValueError) as error:
        failure = stream_error(place, error)
        if addresses.splits_password(url):
            failure = MediaError(failure.code, together(failure.text, addresses.PASSWORD_HINT))
        raise failure from error
    if not (container.streams.video or container.streams.audio):
        container.close()
        raise MediaError("stream_empty", streams_say.empty(place=place))
    return container


def stream_error(place: str, error: Exception) -> MediaError:
    """Why a stream cannot be opened, or ended."""
    if isinstance(error, ConnectionRefusedError):
        return MediaError("stream_refused", streams_say.refused(place=place))
    if isinstance(error, (av.error.HTTPNotFoundError, FileNotFoundError)):
        return MediaError("stream_missing", streams_say.missing(place=place))
    if isinstance(error, (av.error.HTTPUnauthorizedError, av.error.HTTPForbiddenError, PermissionError)):
        return MediaError("stream_unauthorized", streams_say.unauthorized(place=place))
    if isinstance(error, (av.error.ExitError, TimeoutError)):
        return MediaError("stream_silent", streams_say.silent(place=place))
    if isinstance(error, av.error.InvalidDataError):
        return MediaError("stream_garbage", streams_say.garbage(place=place))
    if isinstance(error, av.error.ArgumentError):
        return MediaError("stream_garbage", streams_say.no_stream(place=place))
    if getattr(error, "errno", None) == errno.EIO:
        return MediaError("stream_broke_off", streams_say.broke_off(place=place))
    return MediaError("stream_failed", streams_say.failed(place=place, why=reason(error)))


def reason(error: Exception) -> str:
    """What the system or FFmpeg says is wrong, without the address that both put into their errors' texts."""
    if isinstance(error, OSError) and error.strerror:
        return system_says.reason(error)
    return getattr(error, "strerror", None) or type(error).__name__
