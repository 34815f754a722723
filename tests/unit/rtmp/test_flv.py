"""Message bodies: known bytes, round trips, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.rtmp import amf0, flv
from studio.values.errors import ProtocolError


def test_known_bytes() -> None:
    assert flv.video_config(b"avcC") == bytes.fromhex("17 00 000000") + b"avcC"
    assert flv.video(b"nal", True, 66) == bytes.fromhex("17 01 000042") + b"nal"
    assert flv.video(b"nal", False, -1) == bytes.fromhex("27 01 ffffff") + b"nal"
    assert flv.audio_config(b"\x11\x90") == bytes.fromhex("af 00 1190")
    assert flv.audio(b"raw") == bytes.fromhex("af 01") + b"raw"


@given(st.binary(max_size=50), st.booleans(), st.integers(-(1 << 23), (1 << 23) - 1))
def test_pictures_round_trip(data: bytes, key: bool, composition: int) -> None:
    assert flv.parse_video(flv.video(data, key, composition)) == flv.VideoBody("picture", key, composition, data)


def test_configs_round_trip() -> None:
    assert flv.parse_video(flv.video_config(b"x")) == flv.VideoBody("config", True, 0, b"x")
    assert flv.parse_audio(flv.audio_config(b"x")) == flv.AudioBody("config", b"x")
    assert flv.parse_audio(flv.audio(b"x")) == flv.AudioBody("sound", b"x")


@pytest.mark.parametrize("body", ["", "17", "12 01 000000", "97 01 000000", "17 03 000000"])
def test_other_pictures_are_refused(body: str) -> None:
    with pytest.raises(ProtocolError):
        flv.parse_video(bytes.fromhex(body))


@pytest.mark.parametrize("body", ["", "af", "2f 01"])
def test_other_sounds_are_refused(body: str) -> None:
    with pytest.raises(ProtocolError):
        flv.parse_audio(bytes.fromhex(body))


def test_metadata() -> None:
    command, name, facts = amf0.decode(flv.metadata(1280, 720, 29.97, 3_000_000, 128_000))
    assert (command, name) == ("@setDataFrame", "onMetaData")
    assert (facts["width"], facts["height"], facts["framerate"]) == (1280, 720, 29.97)
    assert (facts["videodatarate"], facts["audiodatarate"]) == (3000, 128)
