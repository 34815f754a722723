"""Packets of an encoder, written through tracks and read back."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

import av
import pytest

from studio.contracts.packets import Packet
from studio.media.tracks import picture_track, sound_track
from tests.parts.stream import NS, RATE_HZ, Clip, clip

SIZE = (320, 180)


def written(made: Clip, name: str) -> io.BytesIO:
    file = io.BytesIO()
    with av.open(file, "w", format=name) as container:
        tracks = {"video": picture_track(container, made.config), "audio": sound_track(container, made.config)}
        for packet in made.packets:
            container.mux_one(_of_av(packet, tracks[packet.kind]))
    file.seek(0)
    return file


def _of_av(packet: Packet, track: Any) -> av.Packet[Any]:
    out: av.Packet[Any] = av.Packet(packet.data)
    out.stream, out.time_base = track, Fraction(1, NS)
    out.pts, out.dts, out.is_keyframe = packet.pts_ns, packet.dts_ns, packet.key or packet.kind == "audio"
    return out


@pytest.mark.parametrize("name", ["matroska", "mp4", "mpegts"])
def test_every_packet_comes_out_and_is_what_it_was(name: str) -> None:
    made = clip(width=SIZE[0], height=SIZE[1])
    with av.open(written(made, name), format=name) as container:
        (video,), (sound,) = container.streams.video, container.streams.audio
        frames: dict[str, list[Any]] = {"video": [], "audio": []}
        for packet in container.demux():
            frames[packet.stream.type] += packet.decode()
        context = video.codec_context
        assert (context.name, context.width, context.height) == ("h264", *SIZE)
        assert (sound.codec_context.name, sound.codec_context.sample_rate) == ("aac", 48_000)
        assert video.average_rate == RATE_HZ
    assert len(frames["video"]) == sum(packet.kind == "video" for packet in made.packets)
    assert len(frames["audio"]) == pytest.approx(sum(packet.kind == "audio" for packet in made.packets), abs=1)


def test_a_file_says_how_its_colours_are_meant() -> None:
    with av.open(written(clip(), "matroska"), format="matroska") as container:
        context = container.streams.video[0].codec_context
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (1, 1, 1, 1)
