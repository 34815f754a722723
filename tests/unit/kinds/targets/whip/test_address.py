"""Addresses of WHIP: which server is which."""

from __future__ import annotations

import pytest

from studio.kinds.targets.whip.address import Address, parse
from studio.values.errors import DestinationError


def test_addresses_are_taken_apart() -> None:
    assert parse("https://live.example/a/b?c=d") == Address(True, "live.example", 443, "/a/b?c=d")
    assert parse("http://[::1]:8080").place == "[::1]:8080"
    assert parse("http://[::1]:8080").path == "/"


@pytest.mark.parametrize(
    "url", ["rtmp://host/app", "https://", "http://host:port/", "host", "http://a..b/", "http://[", f"http://{'a' * 64}/"]
)
def test_what_cannot_be_dialled_is_refused(url: str) -> None:
    with pytest.raises(DestinationError, match="Correct it in the destination's settings"):
        parse(url)


def test_locations_are_read_where_they_come_from() -> None:
    here = parse("https://live.example/whip/endpoint?x=1")
    assert here.resolved("/sessions/7") == parse("https://live.example/sessions/7")
    assert here.resolved("7") == parse("https://live.example/whip/7")
    assert here.resolved("http://other.example/7") == parse("http://other.example/7")


@pytest.mark.parametrize("url", ["http://live.example/", "https://live.example:8443/", "https://live.example.org/"])
def test_another_way_or_name_is_another_server(url: str) -> None:
    assert not parse(url).is_of(parse("https://live.example/whip"))
    assert parse("https://live.example/sessions/1").is_of(parse("https://live.example/whip"))


@pytest.mark.parametrize(
    "location", ["http://[", "//[::1", "http://a..b/", "\0", "mailto:me", "http://host:99999/", "http://\ud800/"]
)
def test_a_location_that_is_none_is_refused(location: str) -> None:
    here = parse("https://live.example/whip")
    try:
        assert here.resolved(location).host == here.host, "a path, however strange"
    except DestinationError:
        return
