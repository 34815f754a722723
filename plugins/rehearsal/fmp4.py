"""Fragmented MP4 for Media Source Extensions, straight from encoded access units. Pure: values in, bytes out.

Boxes as in ISO/IEC 14496-12 (file format), 14496-15 (avcC) and 14496-14 (esds). Track 1 is H.264 in ms, track 2 AAC in
samples at 48 kHz. One access unit a fragment, so that a viewer waits for nothing.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

VIDEO, AUDIO = 1, 2
TIMESCALE = {VIDEO: 1000, AUDIO: 48_000}  # units per second of each track
_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_KEY_FLAGS = 0x02000000  # sample_depends_on = 2: depends on nothing
_OTHER_FLAGS = 0x01010000  # depends on others, is not a sync sample


@dataclass(frozen=True, slots=True)
class Track:
    """What a viewer must know before the first picture: avcC and AudioSpecificConfig as they came."""

    width: int
    height: int
    avcc: bytes
    audio_config: bytes

    @property
    def mime(self) -> str:
        """The type for `MediaSource.addSourceBuffer` (RFC 6381 codec strings)."""
        profile = self.avcc[1:4].hex()
        return f'video/mp4; codecs="avc1.{profile},mp4a.40.{self.audio_config[0] >> 3}"'


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def _full(kind: bytes, version: int, flags: int, *parts: bytes) -> bytes:
    return _box(kind, struct.pack(">I", version << 24 | flags), *parts)


def _descriptor(tag: int, body: bytes) -> bytes:
    return bytes([tag, len(body)]) + body


def _sample_table(entry: bytes) -> bytes:
    empty = struct.pack(">I", 0)
    return _box(
        b"stbl",
        _full(b"stsd", 0, 0, struct.pack(">I", 1), entry),
        _full(b"stts", 0, 0, empty),
        _full(b"stsc", 0, 0, empty),
        _full(b"stsz", 0, 0, empty, empty),
        _full(b"stco", 0, 0, empty),
    )


def _track(number: int, width: int, height: int, handler: bytes, header: bytes, entry: bytes) -> bytes:
    sides = struct.pack(">2I", width << 16, height << 16)
    volume = 0x0100 if handler == b"soun" else 0
    reference = _box(b"dinf", _full(b"dref", 0, 0, struct.pack(">I", 1), _full(b"url ", 0, 1)))
    return _box(
        b"trak",
        _full(b"tkhd", 0, 3, struct.pack(">5I8x4H", 0, 0, number, 0, 0, 0, 0, volume, 0), _MATRIX, sides),
        _box(
            b"mdia",
            _full(b"mdhd", 0, 0, struct.pack(">4I2H", 0, 0, TIMESCALE[number], 0, 0x55C4, 0)),  # language "und"
            _full(b"hdlr", 0, 0, bytes(4), handler, bytes(12), b"\0"),
            _box(b"minf", header, reference, _sample_table(entry)),
        ),
    )


def _video_entry(track: Track) -> bytes:
    fields = struct.pack(">6xH16x2H2I4xH32xHh", 1, track.width, track.height, 0x480000, 0x480000, 1, 24, -1)
    return _box(b"avc1", fields, _box(b"avcC", track.avcc))


def _audio_entry(track: Track) -> bytes:
    decoder = struct.pack(">BB3xII", 0x40, 0x15, 0, 0) + _descriptor(5, track.audio_config)
    stream = struct.pack(">HB", 0, 0) + _descriptor(4, decoder) + _descriptor(6, b"\2")
    fields = struct.pack(">6xH8x2H4xI", 1, 2, 16, 48_000 << 16)
    return _box(b"mp4a", fields, _full(b"esds", 0, 0, _descriptor(3, stream)))


def opening(track: Track) -> bytes:
    """The initialisation segment."""
    video = _track(VIDEO, track.width, track.height, b"vide", _full(b"vmhd", 0, 1, bytes(8)), _video_entry(track))
    audio = _track(AUDIO, 0, 0, b"soun", _full(b"smhd", 0, 0, bytes(4)), _audio_entry(track))
    times = struct.pack(">4I", 0, 0, TIMESCALE[VIDEO], 0)
    rate_and_volume = struct.pack(">IH10x", 0x10000, 0x0100)
    movie = _full(b"mvhd", 0, 0, times, rate_and_volume, _MATRIX, bytes(24), struct.pack(">I", AUDIO + 1))
    extends = _box(b"mvex", *(_full(b"trex", 0, 0, struct.pack(">5I", n, 1, 0, 0, 0)) for n in (VIDEO, AUDIO)))
    brand = _box(b"ftyp", b"iso6", struct.pack(">I", 1), b"iso6mp41")
    return brand + _box(b"moov", movie, video, audio, extends)


def fragment(number: int, track: int, dts: int, duration: int, data: bytes, key: bool = True, offset: int = 0) -> bytes:
    """One access unit as a fragment of its own.

    Args:
        number: fragment sequence number, growing.
        dts: decode time in the track's units, from 0 on, growing within the track.
        duration: in the track's units.
        offset: presentation minus decode time, in the track's units.
    """
    flags = _KEY_FLAGS if key else _OTHER_FLAGS
    sample = struct.pack(">3Ii", duration, len(data), flags, offset)

    def movie(data_offset: int) -> bytes:
        return _box(
            b"moof",
            _full(b"mfhd", 0, 0, struct.pack(">I", number)),
            _box(
                b"traf",
                _full(b"tfhd", 0, 0x020000, struct.pack(">I", track)),  # default-base-is-moof
                _full(b"tfdt", 1, 0, struct.pack(">Q", dts)),
                # data offset; duration, size, flags and composition offset per sample; version 1: signed offsets
                _full(b"trun", 1, 0x000F01, struct.pack(">Ii", 1, data_offset), sample),
            ),
        )

    return movie(len(movie(0)) + 8) + _box(b"mdat", data)
