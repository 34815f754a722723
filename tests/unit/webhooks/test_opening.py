"""What a setting calls the place of a stream."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.webhooks import DiskFile, NatsServers, read_place


def test_addresses_are_servers_and_all_else_is_a_file() -> None:
    assert read_place("nats://a:4222, tls://b:4222", token="t") == NatsServers(("nats://a:4222", "tls://b:4222"), token="t")
    assert read_place(" /var/lib/calls, old.sqlite3 ") == DiskFile(Path("/var/lib/calls, old.sqlite3"))
    assert read_place("~/calls.sqlite3") == DiskFile(Path.home() / "calls.sqlite3")


@pytest.mark.parametrize("text", ["", " ", ",", "nats://a, b.sqlite3"])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="NATS"):
        read_place(text)


def test_a_place_prints_without_its_password() -> None:
    place = NatsServers(("nats://a:4222",), user="desk", password="very-secret", token="so-secret")
    assert "secret" not in f"{place} {place!r}"
    place = NatsServers(("nats://desk:very-s@cret@a:4222", "tls://b"))
    assert (place.hosts, repr(place)) == ("nats://a:4222, tls://b", "NatsServers(nats://a:4222, tls://b)")
