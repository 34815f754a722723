"""One webhook call, as the platform sent it and the relay took it."""

from __future__ import annotations

from typing import TypeVar

import msgspec

__all__ = ["Call"]

T = TypeVar("T")


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """What came over HTTP: the body byte for byte, nothing of it read yet. Whether it was signed depends on its connection.

    `id` is made of the platform's own for the delivery, the same when it calls again; `received_ms` is ms since 1970 by the
    relay's clock; `headers` are those that the connection's scheme passes on, with names in small letters.
    """

    id: str
    received_ms: int
    headers: dict[str, str] = {}
    body: bytes = b""

    def read(self, kind: type[T]) -> T:
        """The body as JSON of this type: a struct of msgspec, a dict, a list.

        Raises:
            ValueError: it is none, is of another type, or is nested too deeply. msgspec's own errors are of this kind.
        """
        try:
            return msgspec.json.decode(self.body, type=kind)
        except RecursionError as error:
            raise ValueError("the body is nested too deeply") from error

    def packed(self) -> bytes:
        """The whole call as MessagePack, for a stream."""
        return msgspec.msgpack.encode(self)

    @staticmethod
    def unpacked(data: bytes) -> Call:
        """The call that `packed` made these bytes of.

        Raises:
            msgspec.DecodeError: they are no call.
        """
        return msgspec.msgpack.decode(data, type=Call)
