"""The picture encoder against its own decoder: order, times, rates, colours."""

from __future__ import annotations

import itertools
from typing import Any

import av
import av.codec.context
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from studio import colour
from studio.contracts import specs
from studio.contracts.packets import Packet
from studio.ipc import clock as clocks
from studio.media.encoding.video import VideoEncoder, thread_count
from studio.values.errors import MediaError

U8 = NDArray[np.uint8]
FIRST = 1_000_003  # ticks count from the machine's start


def spec(**changes: Any) -> specs.EncoderSpec:
    values: dict[str, Any] = {
        "id": "e1",
        "canvas": "main",
        "width": 320,
        "height": 180,
        "rate_num": 30,
        "rate_den": 1,
        "video_bps": 1_000_000,
        "audio_bps": 128_000,
        "codec": "libx264",
        "preset": "veryfast",
        "gop_s": 2.0,
    }
    return specs.EncoderSpec(**(values | changes))


def noise(count: int, seed: int = 1) -> list[U8]:
    """Pictures that fill any bit rate: moving texture with grain."""
    random = np.random.default_rng(seed)
    texture = cv2.resize(random.integers(20, 230, (60, 100), np.uint8), (700, 400))
    made: list[U8] = []
    for number in range(count):
        picture = np.full((270, 320), 128, np.uint8)
        picture[:180] = texture[number * 2 :, number * 3 :][:180, :320] + random.integers(0, 20, (180, 320), np.uint8)
        made.append(picture)
    return made


def encode_all(encoder: VideoEncoder, pictures: list[U8], keys: tuple[int, ...] = ()) -> list[Packet]:
    packets: list[Packet] = []
    for number, picture in enumerate(pictures):
        packets += encoder.encode(picture, FIRST + number, number in keys)
    return packets + encoder.flush()


def tick_of(packet: Packet) -> int:
    return clocks.tick_at(packet.pts_ns, 30, 1) - FIRST


def decode(encoder: VideoEncoder, packets: list[Packet]) -> list[av.VideoFrame]:
    decoder: Any = av.codec.context.CodecContext.create("h264", "r")
    decoder.extradata = encoder.extradata
    frames: list[av.VideoFrame] = []
    for message in packets:
        packet: Any = av.Packet(message.data)
        packet.pts, packet.dts = message.pts_ns, message.dts_ns
        frames += decoder.decode(packet)
    return [*frames, *decoder.decode(None)]


def kbps(packets: list[Packet], start_s: float, end_s: float) -> float:
    inside = [len(packet.data) for packet in packets if start_s * 30 <= tick_of(packet) < end_s * 30]
    return sum(inside) * 8 / (end_s - start_s) / 1000


def test_every_picture_comes_out_once_in_decoding_order_on_the_programs_axis() -> None:
    encoder = VideoEncoder(spec())
    packets = encode_all(encoder, noise(20) * 7, keys=(95,))
    assert sorted(tick_of(packet) for packet in packets) == list(range(140))
    assert all(before.dts_ns < after.dts_ns for before, after in itertools.pairwise(packets))
    assert all(packet.dts_ns <= packet.pts_ns for packet in packets)
    assert packets[0].dts_ns >= clocks.tick_time_ns(FIRST - 3, 30, 1)
    keys = [tick_of(packet) for packet in packets if packet.key]
    assert keys[0] == 0
    assert 95 in keys  # forced
    assert all(after - before <= 60 for before, after in itertools.pairwise([*keys, 140]))
    assert {packet.picture for packet in packets} == {"I", "P", "B"}
    assert all(packet.picture == "I" for packet in packets if packet.key)


def test_dropping_what_is_droppable_harms_no_other_picture() -> None:
    encoder = VideoEncoder(spec())
    packets = encode_all(encoder, noise(60))
    whole = {frame.pts: frame.to_ndarray() for frame in decode(encoder, packets)}
    kept = [packet for packet in packets if not packet.droppable]
    assert 5 < len(kept) < len(packets)
    for frame in decode(encoder, kept):
        assert np.array_equal(frame.to_ndarray(), whole[frame.pts])


def test_constant_rate_is_kept_and_live_change_followed() -> None:
    encoder = VideoEncoder(spec(video_bps=2_000_000))
    pictures = noise(30)
    shown = pictures + pictures[::-1]
    packets: list[Packet] = []
    for number in range(30 * 18):
        if number == 6 * 30:
            assert encoder.set_bitrate(700_000)
        if number == 12 * 30:
            assert encoder.set_bitrate(2_000_000)
        packets += encoder.encode(shown[number % 60], FIRST + number)
    packets += encoder.flush()
    assert kbps(packets, 2, 6) == pytest.approx(2000, rel=0.15)
    assert kbps(packets, 8, 12) == pytest.approx(700, rel=0.15)
    assert kbps(packets, 14, 18) == pytest.approx(2000, rel=0.15)
    assert not encoder.set_bitrate(2_000_001)  # above the opening's: the caller opens anew


def test_low_latency_gives_each_picture_at_once() -> None:
    encoder = VideoEncoder(spec(low_latency=True))
    for number, picture in enumerate(noise(20)):
        (packet,) = encoder.encode(picture, FIRST + number)
        assert tick_of(packet) == number
        assert packet.pts_ns == packet.dts_ns


def test_baseline_has_no_pictures_out_of_order_and_says_that_it_is_constrained() -> None:
    encoder = VideoEncoder(spec(profile="baseline"))
    packets = encode_all(encoder, noise(60))
    assert len(packets) == 60
    assert {packet.picture for packet in packets} == {"I", "P"}
    assert all(packet.pts_ns == packet.dts_ns for packet in packets)
    assert encoder.extradata[1] == 66  # avcC: AVCProfileIndication
    assert encoder.extradata[2] & 0x40  # and constraint_set1_flag, H.264 A.2.1.1
    assert VideoEncoder(spec()).extradata[1] == 100


def test_colours_survive_within_three_levels_and_are_tagged_bt709_limited() -> None:
    encoder = VideoEncoder(spec(options={"crf": "1"}))
    patches = ["#ffffff", "#000000", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#808080", "#3b6ea5"]
    picture = np.empty(320 * 180 * 3 // 2, np.uint8)
    luma, chroma = picture[: 320 * 180].reshape(180, 320), picture[320 * 180 :].reshape(2, 90, 160)
    for number, patch in enumerate(patches):
        y, cb, cr = colour.hex_ycbcr(patch)
        luma[:, number * 40 : number * 40 + 40] = y
        chroma[0, :, number * 20 : number * 20 + 20] = cb
        chroma[1, :, number * 20 : number * 20 + 20] = cr
    frames = decode(encoder, encode_all(encoder, [picture] * 20))
    assert len(frames) == 20
    for frame in frames:
        assert (frame.colorspace, frame.color_range) == (1, 1)
        assert (int(frame.color_primaries), int(frame.color_trc)) == (1, 1)
        planes = frame.to_ndarray().reshape(-1)
        got_luma, got_chroma = planes[: 320 * 180].reshape(180, 320), planes[320 * 180 :].reshape(2, 90, 160)
        for number, patch in enumerate(patches):
            y, cb, cr = colour.hex_ycbcr(patch)
            at, half = number * 40 + 20, number * 20 + 10
            assert abs(int(got_luma[90, at]) - y) <= 3
            assert abs(int(got_chroma[0, 45, half]) - cb) <= 3
            assert abs(int(got_chroma[1, 45, half]) - cr) <= 3


def test_memory_that_may_not_be_written_is_read_in_place() -> None:
    encoder = VideoEncoder(spec(low_latency=True))
    picture = noise(1)[0].reshape(-1)
    picture.flags.writeable = False
    assert encoder.encode(picture, FIRST)[0].key


def test_an_unknown_codec_is_told_in_words() -> None:
    with pytest.raises(MediaError, match="h264_none does not start on this computer"):
        VideoEncoder(spec(codec="h264_none"))


def test_threads_follow_the_picture_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 64)
    assert [thread_count(848, 480, 30), thread_count(1280, 720, 30), thread_count(1920, 1080, 30)] == [1, 2, 4]
    assert thread_count(3840, 2160, 60) == 8
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert thread_count(1920, 1080, 60) == 2
