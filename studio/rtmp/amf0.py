"""AMF0, the encoding of RTMP commands and metadata ("Action Message Format -- AMF 0", Adobe 2007).

Python values: float, bool, str, None, dict (object), `EcmaArray` (a dict that is written as an ECMA array), list.
"""

from __future__ import annotations

import struct
from typing import Any

from studio.values.errors import ProtocolError

Value = Any  # float | int | bool | str | None | dict[str, Value] | list[Value]

_MAX_DEPTH = 16
_DOUBLE = struct.Struct(">d")
_U16 = struct.Struct(">H")
_U32 = struct.Struct(">I")
_OBJECT_END = b"\x00\x00\x09"


class EcmaArray(dict[str, Value]):
    """An associative array: the form in which `onMetaData` is sent."""


def encode(*values: Value) -> bytes:
    """The values one after the other."""
    out = bytearray()
    for value in values:
        _put(out, value)
    return bytes(out)


def decode(data: bytes) -> list[Value]:
    """All values in `data`.

    Raises:
        ProtocolError: not AMF0, cut off, or nested more than 16 deep.
    """
    reader = _Reader(data)
    values = []
    try:
        while reader.at < len(data):
            values.append(reader.value(0))
    except (struct.error, IndexError) as error:
        raise ProtocolError("AMF0 data is cut off") from error
    return values


def _put(out: bytearray, value: Value) -> None:
    if value is None:
        out.append(0x05)
    elif isinstance(value, bool):
        out += b"\x01\x01" if value else b"\x01\x00"
    elif isinstance(value, int | float):
        out += b"\x00" + _DOUBLE.pack(value)
    elif isinstance(value, str):
        raw = value.encode()
        out += b"\x02" + _U16.pack(len(raw)) if len(raw) < 0x10000 else b"\x0c" + _U32.pack(len(raw))
        out += raw
    elif isinstance(value, dict):
        out += b"\x08" + _U32.pack(len(value)) if isinstance(value, EcmaArray) else b"\x03"
        for name, member in value.items():
            raw = name.encode()
            out += _U16.pack(len(raw)) + raw
            _put(out, member)
        out += _OBJECT_END
    elif isinstance(value, list):
        out += b"\x0a" + _U32.pack(len(value))
        for member in value:
            _put(out, member)
    else:
        raise TypeError(f"no AMF0 form for {type(value).__name__}")


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def _take(self, count: int) -> bytes:
        part = self.data[self.at : self.at + count]
        if len(part) < count:
            raise IndexError
        self.at += count
        return part

    def _u16(self) -> int:
        return int(_U16.unpack(self._take(2))[0])

    def _u32(self) -> int:
        return int(_U32.unpack(self._take(4))[0])

    def _text(self, size: int) -> str:
        return self._take(size).decode("utf-8", "replace")

    def value(self, depth: int) -> Value:
        if depth > _MAX_DEPTH:
            raise ProtocolError("AMF0 values nested too deep")
        marker = self._take(1)[0]
        match marker:
            case 0x00:
                return _DOUBLE.unpack(self._take(8))[0]
            case 0x01:
                return self._take(1) != b"\x00"
            case 0x02:
                return self._text(self._u16())
            case 0x03:
                return self._members(depth)
            case 0x05 | 0x06 | 0x0D:  # null, undefined, unsupported
                return None
            case 0x08:
                self._u32()  # a hint only
                return EcmaArray(self._members(depth))
            case 0x0A:
                return self._items(self._u32(), depth)
            case 0x0B:  # date: milliseconds, and a time zone that is not to be used
                milliseconds = _DOUBLE.unpack(self._take(8))[0]
                self._u16()
                return milliseconds
            case 0x0C | 0x0F:  # long string, XML
                return self._text(self._u32())
            case 0x10:  # an object with a class name
                self._text(self._u16())
                return self._members(depth)
            case _:
                raise ProtocolError(f"AMF0 marker {marker:#04x}")

    def _members(self, depth: int) -> dict[str, Value]:
        members: dict[str, Value] = {}
        while True:
            name = self._text(self._u16())
            if not name and self.data[self.at] == 0x09:
                self.at += 1
                return members
            members[name] = self.value(depth + 1)

    def _items(self, count: int, depth: int) -> list[Value]:
        if count > len(self.data) - self.at:  # an item takes a byte at least
            raise IndexError
        return [self.value(depth + 1) for _ in range(count)]
