"""Fingerprints of what platforms call their messages and viewers: 64 bits each, under a key that no stranger knows."""

from __future__ import annotations

from hashlib import blake2b

_CONNECTIONS = 256  # whose begun hashes are kept


class Fingerprints:
    """`key`: up to 64 bytes, another one in each session, so that nobody can make up ids that are taken for each other.

    The same name on two connections has two fingerprints. Two names share one with a chance of 2**-64.
    """

    def __init__(self, key: bytes = b"") -> None:
        self._key = key
        self._begun: dict[str, blake2b] = {}

    def of(self, connection: str, name: str) -> int:
        """The fingerprint of a name on a connection."""
        begun = self._begun.get(connection)
        if begun is None:
            if len(self._begun) >= _CONNECTIONS:
                self._begun.clear()
            begun = self._begun[connection] = blake2b(f"{connection}\0".encode(), digest_size=8, key=self._key)
        made = begun.copy()
        made.update(name.encode("utf-8", "surrogatepass"))
        return int.from_bytes(made.digest(), "little")
