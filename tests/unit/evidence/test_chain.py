"""Canonical bytes: nothing that differs is written the same; the hashes are those of anybody's SHA-256."""

from __future__ import annotations

import hashlib
import itertools

import pytest

from studio.evidence import chain
from studio.evidence.chain import Entry, Link, Seal


def test_a_records_bytes_are_those_of_the_documents() -> None:
    data = chain.record_bytes(7, 1000, 2000, "sold", "杯", b"{}")
    assert data.hex() == (
        "01"
        + f"{7:016x}"
        + f"{1000:016x}"
        + f"{2000:016x}"
        + "00000004"
        + "00000003"
        + "00000002"
        + b"sold".hex()
        + "e69daf"
        + "7b7d"
    )
    assert chain.linked(chain.FIRST, data) == hashlib.sha256(bytes(32) + data).digest()


def test_no_two_records_or_entries_have_the_same_bytes() -> None:
    records = itertools.product((1, 2), (5, -5), (0, 9), ("a", "ab", ""), ("b", "", "bc"), (b"", b"c", b"bc"))
    found = [chain.record_bytes(*record) for record in records]
    found += [
        chain.entry_bytes(Entry(of, number, body))
        for of in ("start", "mark", "snapshot")
        for number in (0, 1)
        for body in (b"", b"a")
    ]
    assert len(set(found)) == len(found) == 2 * 2 * 2 * 3 * 3 * 3 + 12


def test_a_seal_is_read_as_it_is_written() -> None:
    seal = Seal.of(Link(1234, bytes.fromhex("9f3a1c22b0de77aa" + "00" * 24)))
    assert str(seal) == "1234-9f3a1c22b0de77aa"
    assert Seal.read(" 1234-9F3A1C22B0DE77AA\n") == seal


@pytest.mark.parametrize("text", ["", "1234", "1234-9f3a", "x-9f3a1c22b0de77aa", "1234-9f3a1c22b0de77aa0", "-1-9f3a1c22b0de77aa"])
def test_what_is_no_seal_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="is no seal"):
        Seal.read(text)
