"""The little of H.264's byte format that a studio needs: parameter sets, NAL lengths, what kind a picture is.

Sources: ITU-T H.264 7.3.1 (NAL unit), 7.3.3 (slice header), 9.1 (Exp-Golomb), Annex B; ISO 14496-15 5.3.3 (avcC).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

Kind = Literal["I", "P", "B", ""]

_SLICE, _IDR, _SPS, _PPS = 1, 5, 7, 8
_SLICE_KINDS: tuple[Kind, ...] = ("P", "B", "I", "P", "I")  # slice_type modulo 5; SP and SI count as P and I


def nal_units(annexb: bytes) -> Iterator[bytes]:
    """The NAL units of a byte stream with start codes."""
    start = annexb.find(b"\x00\x00\x01")
    while start >= 0:
        begin = start + 3
        start = annexb.find(b"\x00\x00\x01", begin)
        unit = annexb[begin : start if start >= 0 else len(annexb)].rstrip(b"\x00")  # trailing_zero_8bits
        if unit:
            yield unit


def length_prefixed(annexb: bytes) -> bytes:
    """An access unit with a 4-byte length in front of each NAL unit instead of start codes."""
    parts: list[bytes] = []
    for unit in nal_units(annexb):
        parts += (len(unit).to_bytes(4, "big"), unit)
    return b"".join(parts)


def avcc(annexb: bytes) -> bytes:
    """The AVCDecoderConfigurationRecord of parameter sets given with start codes.

    Raises:
        ValueError: there is no SPS or no PPS.
    """
    units = list(nal_units(annexb))
    sps = [unit for unit in units if unit[0] & 31 == _SPS]
    pps = [unit for unit in units if unit[0] & 31 == _PPS]
    if not sps or not pps:
        raise ValueError("no parameter sets")
    record = bytearray([1, *sps[0][1:4], 0xFC | 3, 0xE0 | len(sps)])
    for unit in sps:
        record += len(unit).to_bytes(2, "big") + unit
    record.append(len(pps))
    for unit in pps:
        record += len(unit).to_bytes(2, "big") + unit
    if sps[0][1] in (100, 110, 122, 144):  # High profiles say more: 4:2:0, 8 bit, no SPS extension
        record += bytes([0xFC | 1, 0xF8, 0xF8, 0])
    return bytes(record)


def picture_kind(data: bytes) -> tuple[Kind, bool]:
    """(slice type, droppable) of a length-prefixed access unit, by its first slice. Droppable: nal_ref_idc is 0."""
    at = 0
    while at + 5 < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        header = data[at + 4]
        if header & 31 in (_SLICE, _IDR):
            return _slice_kind(data[at + 5 : at + 14]), not header & 0x60
        at += 4 + size
    return "", False


def _slice_kind(head: bytes) -> Kind:
    """Of the first bytes after the NAL header: first_mb_in_slice, then slice_type, both ue(v)."""
    bits = int.from_bytes(head, "big")
    left = 8 * len(head)
    value = 0
    for _ in range(2):
        zeros = left - bits.bit_length()
        if 2 * zeros + 1 > left:
            return ""
        left -= 2 * zeros + 1
        value = (bits >> left) - 1
        bits &= (1 << left) - 1
    return _SLICE_KINDS[value % 5]
