"""The fragments are read back by FFmpeg's demuxer: what went in as access units comes out with the same times."""

from __future__ import annotations

import io
from fractions import Fraction

import av
import numpy as np
import pytest
from rehearsal import fmp4

FRAMES = 40


@pytest.fixture(scope="module")
def flv() -> bytes:
    """40 pictures at 25 fps with B-frames, and as much of a 440 Hz tone, as FLV carries them."""
    target = io.BytesIO()
    with av.open(target, "w", format="flv") as container:
        video = container.add_stream("libx264", rate=25, options={"preset": "veryfast"})
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        audio = container.add_stream("aac", rate=48_000, layout="stereo")
        for index in range(FRAMES):
            picture = np.full((270, 320), 16 + index * 4, np.uint8)
            frame = av.VideoFrame.from_ndarray(picture, "yuv420p")
            frame.pts, frame.time_base = index, Fraction(1, 25)
            container.mux(video.encode(frame))
        tone = np.sin(np.arange(48_000 * FRAMES // 25) * 2 * np.pi * 440 / 48_000).astype(np.float32) * 0.5
        for at in range(0, len(tone) - 1023, 1024):
            frame = av.AudioFrame.from_ndarray(np.stack([tone[at : at + 1024]] * 2), "fltp", "stereo")
            frame.sample_rate, frame.pts = 48_000, at
            container.mux(audio.encode(frame))
        container.mux(video.encode(None))
        container.mux(audio.encode(None))
    return target.getvalue()


@pytest.fixture(scope="module")
def fragmented(flv: bytes) -> tuple[bytes, list[int]]:
    """The same as fragmented MP4, and the pictures' presentation times that went in, ms."""
    source = av.open(io.BytesIO(flv))
    video, audio = source.streams.video[0], source.streams.audio[0]
    track = fmp4.Track(320, 180, bytes(video.codec_context.extradata), bytes(audio.codec_context.extradata))
    out, times = bytearray(fmp4.opening(track)), []
    for number, packet in enumerate(packet for packet in source.demux(video, audio) if packet.size):
        is_video = packet.stream is video
        out += fmp4.fragment(
            number + 1,
            fmp4.VIDEO if is_video else fmp4.AUDIO,
            packet.dts if is_video else packet.dts * 48,
            40 if is_video else 1024,
            bytes(packet),
            packet.is_keyframe or not is_video,
            packet.pts - packet.dts if is_video else 0,
        )
        if is_video:
            times.append(packet.pts)
    source.close()
    return bytes(out), sorted(times)


def test_every_picture_comes_back_at_its_time(fragmented: tuple[bytes, list[int]]) -> None:
    data, times = fragmented
    with av.open(io.BytesIO(data)) as container:
        frames = list(container.decode(video=0))
        assert container.streams.video[0].codec_context.width == 320
    assert [round(frame.time * 1000) for frame in frames] == times
    assert len(frames) == FRAMES
    levels = [float(frame.to_ndarray()[:180].mean()) for frame in frames]
    assert levels == sorted(levels)
    assert abs(levels[0] - 16) < 3
    assert abs(levels[-1] - (16 + (FRAMES - 1) * 4)) < 3


def test_the_tone_comes_back(fragmented: tuple[bytes, list[int]]) -> None:
    with av.open(io.BytesIO(fragmented[0])) as container:
        sound = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
    middle = sound[8192 : 8192 + 32_768]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    assert abs(int(spectrum.argmax()) * 48_000 / len(middle) - 440) < 2
    assert abs(float(np.sqrt((middle**2).mean())) - 0.5 / np.sqrt(2)) < 0.03


def test_codec_string_names_the_profile() -> None:
    track = fmp4.Track(320, 180, bytes.fromhex("0164001effe1"), bytes.fromhex("1190"))
    assert track.mime == 'video/mp4; codecs="avc1.64001e,mp4a.40.2"'
