"""Byte formats of H.264, against what x264 itself writes and by hand."""

from __future__ import annotations

import pytest

from studio.media.encoding import h264


def test_units_with_both_kinds_of_start_code() -> None:
    stream = b"\x00\x00\x00\x01\x67ab\x00\x00\x01\x68c\x00\x00\x00\x01\x65d\x00\x00\x03\x01e"
    assert list(h264.nal_units(stream)) == [b"\x67ab", b"\x68c", b"\x65d\x00\x00\x03\x01e"]


def test_length_prefixes_replace_start_codes() -> None:
    assert (
        h264.length_prefixed(b"\x00\x00\x00\x01\x09\xf0\x00\x00\x01\x65xyz") == b"\x00\x00\x00\x02\x09\xf0\x00\x00\x00\x04\x65xyz"
    )


def test_avcc_of_annexb_extradata_is_what_x264_writes_itself() -> None:
    annexb = bytes.fromhex("000000016764001facd940d43da6a0202028000003000800000301e078c18cb00000000168efbcb0")
    avcc = bytes.fromhex("0164001fffe1001c6764001facd940d43da6a0202028000003000800000301e078c18cb001000468efbcb0fdf8f800")
    assert h264.avcc(annexb) == avcc


def test_avcc_needs_parameter_sets() -> None:
    with pytest.raises(ValueError, match="parameter sets"):
        h264.avcc(b"\x00\x00\x00\x01\x65abc")


@pytest.mark.parametrize(
    ("unit", "kind", "droppable"),
    [
        (b"\x65\x88\x82\x00\x10", "I", False),  # first_mb 0, slice_type 7
        (b"\x41\x9a\x24\x18\x00", "P", False),  # slice_type 5
        (b"\x01\x9e\x61\x44\x00", "B", True),  # slice_type 6, nal_ref_idc 0
        (b"\x41\x9e\x42\x42\x00", "B", False),  # a B picture that others refer to
        (b"\x41\xe0\x00\x00\x00", "P", False),  # slice_type 0
    ],
)
def test_kind_of_picture(unit: bytes, kind: str, droppable: bool) -> None:
    message = b"\x06\x05\x01\x00\x80"  # an SEI before it
    data = len(message).to_bytes(4, "big") + message + len(unit).to_bytes(4, "big") + unit
    assert h264.picture_kind(data) == (kind, droppable)


def test_nonsense_has_no_kind() -> None:
    assert h264.picture_kind(b"") == ("", False)
    assert h264.picture_kind(b"\xff" * 40) == ("", False)
    assert h264.picture_kind(b"\x00\x00\x00\x05\x65\x00\x00\x00\x00") == ("", False)
