"""Fingerprints of names: by connection, under a key."""

from __future__ import annotations

from studio.show.chat.fingerprints import Fingerprints


def test_a_name_has_one_fingerprint_of_64_bits_on_its_connection() -> None:
    prints = Fingerprints(b"key")
    first = prints.of("a", "7")
    assert first == prints.of("a", "7")
    assert 0 <= first < 2**64
    assert len({prints.of(connection, name) for connection in ("a", "b", "ab") for name in ("7", "8", "b7")}) == 9


def test_another_session_has_others() -> None:
    assert Fingerprints(b"key").of("a", "7") != Fingerprints(b"yek").of("a", "7")


def test_any_name_has_one() -> None:
    prints = Fingerprints()
    assert prints.of("a", "\ud800") != prints.of("a", "")


def test_many_connections_take_no_room() -> None:
    prints = Fingerprints(b"key")
    first = prints.of("c0", "7")
    for number in range(1000):
        prints.of(f"c{number}", "7")
    assert len(prints._begun) <= 256
    assert prints.of("c0", "7") == first
