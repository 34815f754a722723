"""The hash chain of a journal: each entry's hash is the SHA-256 of the hash before it and of the entry's canonical bytes.

Whoever changes, takes out, puts in or swaps an entry has to compute every hash after it anew, and the last of them is another
one then. So the chain proves the order and content of all that is in it, as far as its last hash is known from elsewhere: that
is what a `Seal` is for. It proves nothing about who wrote it.

Entries are of four kinds (column `of`):
- `start`: the chain begins, or goes on after a studio that keeps none. `number`: the last record that is not in it; `body`: what
  `state_digest` says of the snapshot that was there.
- `record`: row `number` of the table `records`, in its own table so that a studio without chains reads and writes it as before.
- `snapshot`: the state as of record `number` was kept. `body`: its digest; the table `snapshots` holds the last one alone.
- `mark`: where a recording is, JSON in `body` (`studio.evidence.places`). `number`: 0.
"""

from __future__ import annotations

import hashlib
import re
import struct
from typing import Literal, NamedTuple

Kind = Literal["start", "record", "snapshot", "mark"]

FIRST = bytes(32)  # the hash before the first entry
SEAL_DIGITS = 16  # of 64: 2^64 trials for a chain of other content that has the same
SCHEMA = """CREATE TABLE IF NOT EXISTS chain (
    position INTEGER PRIMARY KEY, of TEXT NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL, hash BLOB NOT NULL
)"""

_HEAD = struct.Struct(">BqI")  # kind, number, length of the body
_RECORD = struct.Struct(">BqqqIII")  # kind, number, wall_ms, mono_ns, lengths of kind, subject and body
_KINDS: dict[str, int] = {"start": 0, "record": 1, "snapshot": 2, "mark": 3}
_SEAL = re.compile(rf"\s*(\d{{1,18}})-([0-9a-fA-F]{{{SEAL_DIGITS}}})\s*\Z")


class Entry(NamedTuple):
    """An entry that is no record. Its place in the chain follows from the entry before it."""

    of: Literal["start", "snapshot", "mark"]
    number: int
    body: bytes


class Link(NamedTuple):
    """One place of the chain, from 1 on, and the hash there; `BEFORE` is before the first."""

    position: int
    hash: bytes


BEFORE = Link(0, FIRST)


class Seal(NamedTuple):
    """A place of the chain and the first digits of the hash there, short enough to be written down or read out."""

    position: int
    digits: str

    def __str__(self) -> str:
        return f"{self.position}-{self.digits}"

    @classmethod
    def of(cls, link: Link) -> Seal:
        """The seal of everything up to a place of the chain."""
        return cls(link.position, link.hash.hex()[:SEAL_DIGITS])

    @classmethod
    def read(cls, text: str) -> Seal:
        """The seal that somebody wrote down.

        Raises:
            ValueError: it is none.
        """
        found = _SEAL.match(text)
        if found is None:
            raise ValueError(f"{text!r} is no seal: one is a number, a hyphen and {SEAL_DIGITS} digits: 1234-0123456789abcdef")
        return cls(int(found[1]), found[2].lower())


def record_bytes(number: int, wall_ms: int, mono_ns: int, kind: str, subject: str, body: bytes) -> bytes:
    """A record's canonical bytes: numbers of 8 bytes and lengths of 4, the highest byte first, then the texts in UTF-8."""
    named, about = kind.encode(), subject.encode()
    head = _RECORD.pack(_KINDS["record"], number, wall_ms, mono_ns, len(named), len(about), len(body))
    return b"".join((head, named, about, body))


def entry_bytes(entry: Entry) -> bytes:
    """The canonical bytes of an entry that is no record."""
    return _HEAD.pack(_KINDS[entry.of], entry.number, len(entry.body)) + entry.body


def linked(before: bytes, canonical: bytes) -> bytes:
    """The hash of an entry, from the hash before it and its canonical bytes."""
    return hashlib.sha256(before + canonical).digest()


def state_digest(number: int, body: bytes | None) -> bytes:
    """What a `start` says of the snapshot that it found; nothing where there was none."""
    return b"" if body is None else state_of(number, snapshot_digest(body))


def state_of(number: int, digest: bytes) -> bytes:
    """A snapshot named by its record and its digest."""
    return struct.pack(">q", number) + digest


def snapshot_digest(body: bytes) -> bytes:
    """The digest of a snapshot's bytes."""
    return hashlib.sha256(body).digest()
