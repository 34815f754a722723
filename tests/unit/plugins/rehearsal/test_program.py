"""Viewers start at a key picture, never fall behind without bound, and get a new opening when the stream changes."""

from __future__ import annotations

import json

import pytest
from rehearsal.program import Program, Viewer

from studio.rtmp import flv
from studio.values.errors import ProtocolError

AVCC, ASC = bytes.fromhex("0164001effe1"), bytes.fromhex("1190")


@pytest.fixture
def program() -> Program:
    program = Program()
    program.start()
    program.size(640, 360)
    program.audio(0, flv.audio_config(ASC))
    program.video(0, flv.video_config(AVCC))
    return program


def play(program: Program, first: int, count: int, gop: int = 30) -> None:
    for index in range(first, first + count):
        program.video(index * 33, flv.video(bytes([index % 256]) * 40, index % gop == 0, 66))
        program.audio(index * 33 + 10, flv.audio(b"sound"))


def pieces(viewer: Viewer) -> list[bytes]:
    return [message for message in viewer.pending if isinstance(message, bytes)]


def test_a_viewer_joins_at_the_last_key_picture(program: Program) -> None:
    play(program, 0, 40)
    viewer = program.join()
    about = json.loads(str(viewer.pending[0]))
    assert about["mime"].startswith("video/mp4; codecs=")
    assert (about["width"], about["height"]) == (640, 360)
    opening, first, *rest = pieces(viewer)
    assert opening[4:8] == b"ftyp"
    assert bytes([30]) * 40 in first
    assert len(rest) == 2 * 10 - 1


def test_nobody_gets_a_picture_before_a_key(program: Program) -> None:
    viewer = program.join()
    program.video(0, flv.video(b"x" * 40, False, 0))
    assert not viewer.pending
    program.video(33, flv.video(b"k" * 40, True, 0))
    assert len(viewer.pending) == 3  # about, opening, key picture


def test_a_viewer_that_does_not_read_stays_bounded_and_returns_at_a_key(program: Program) -> None:
    play(program, 0, 1)
    viewer = program.join()
    play(program, 1, 2000)
    assert len(viewer.pending) <= 601
    play(program, 2001, 400)
    viewer.pending.clear()
    viewer.waits_for_key = True
    play(program, 2401, 30)
    assert bytes([2430 % 256]) * 40 in pieces(viewer)[0]


def test_a_changed_stream_opens_again(program: Program) -> None:
    play(program, 0, 5)
    viewer = program.join()
    viewer.pending.clear()
    program.video(200, flv.video_config(AVCC + b"\x00"))
    program.video(200, flv.video(b"d" * 40, False, 0))
    assert not viewer.pending
    program.video(233, flv.video(b"k" * 40, True, 0))
    assert isinstance(viewer.pending[0], str)


def test_a_new_publisher_starts_time_again(program: Program) -> None:
    play(program, 0, 5)
    viewer = program.join()
    viewer.pending.clear()
    program.start()
    program.audio(0, flv.audio_config(ASC))
    program.video(0, flv.video_config(AVCC))
    program.video(0, flv.video(b"k" * 40, True, 0))
    assert [type(message) for message in viewer.pending] == [str, bytes, bytes]


@pytest.mark.parametrize("body", [b"", b"\x17", b"\x12\x00\x00\x00\x00", b"\x90abcd"])
def test_garbage_is_an_error_of_the_publisher(program: Program, body: bytes) -> None:
    with pytest.raises(ProtocolError):
        program.video(0, body)
