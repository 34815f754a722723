"""RTMP addresses: taken apart, and secrets kept out of what is shown."""

from __future__ import annotations

import pytest

from studio.rtmp import address
from studio.values.errors import DestinationError


@pytest.mark.parametrize(
    ("url", "tls", "place", "app", "tc_url"),
    [
        ("rtmp://a.example/live", False, "a.example:1935", "live", "rtmp://a.example/live"),
        ("rtmps://a.example/live/", True, "a.example:443", "live", "rtmps://a.example/live"),
        ("rtmps://a.example:4430/app/x", True, "a.example:4430", "app/x", "rtmps://a.example:4430/app/x"),
        ("rtmp://u:p@a.example/app?t=1", False, "a.example:1935", "app?t=1", "rtmp://u:p@a.example/app?t=1"),
        ("rtmp://[::1]:99/app", False, "[::1]:99", "app", "rtmp://[::1]:99/app"),
    ],
)
def test_parts(url: str, tls: bool, place: str, app: str, tc_url: str) -> None:
    found = address.parse(url, "key")
    assert (found.tls, found.place, found.app, found.tc_url, found.key) == (tls, place, app, tc_url, "key")


def test_without_a_key_it_is_the_last_part() -> None:
    found = address.parse("rtmp://host/app/inst/key?a=1", None)
    assert (found.app, found.key, found.tc_url) == ("app/inst", "key?a=1", "rtmp://host/app/inst")
    with pytest.raises(DestinationError) as raised:
        address.parse("rtmp://host/app", None)
    assert raised.value.code == "key_missing"


@pytest.mark.parametrize(
    "url", ["", "host/app", "http://host/app", "rtmp://", "rtmp://host", "rtmp://host:x/app", "rtmp://[::1/app"]
)
def test_bad_addresses_say_what_to_do(url: str) -> None:
    with pytest.raises(DestinationError, match="Correct it") as raised:
        address.parse(url, "key")
    assert raised.value.code == "bad_address"


@pytest.mark.parametrize("url", ["rtmp://user:pa/ss@host/app", "rtmp://user:pa?ss@host/app", "rtmp://us\u2100er:pa@host/app"])
def test_an_address_that_cannot_be_read_tells_no_password_and_how_to_write_it(url: str) -> None:
    with pytest.raises(DestinationError, match="write %2F") as raised:
        address.parse(url, "key")
    assert not any(part in str(raised.value).replace("password", "") for part in ("pa", "ss@", "user"))


@pytest.mark.parametrize("url", ["rtmp://user:12/34@host/app", "rtmps://user:12?34@host/app", "rtmp://us:1#2@host:1935/app"])
def test_what_may_be_a_password_of_digits_is_not_taken_for_a_server_and_its_port(url: str) -> None:
    with pytest.raises(DestinationError, match=r"%2F.*%40") as raised:
        address.parse(url, "key")
    assert not any(part in str(raised.value) for part in ("user", "us:", "12", "34"))
    fine = address.parse("rtmp://host:1935/app?mail=a%40b", "key@x")
    assert (fine.place, fine.key) == ("host:1935", "key@x")
    assert address.parse("rtmp://[::1]/app?mail=a@b", "key").place == "[::1]:1935"


def test_secrets_are_masked_in_every_spelling() -> None:
    found = address.parse("rtmp://user:pass%20word@host/app", "live_1/2?sign=abcdef&t=9")
    said = "live_1/2?sign=abcdef&t=9 live_1/2 abcdef live_1%2F2 pass%20word"
    masked = found.mask(said)
    for secret in ("live_1", "abcdef", "word"):
        assert secret not in masked
    assert "sign" not in repr(found)
    assert address.parse("rtmp://host/app", "a").mask("a bad name") == "*** bad name"


@pytest.mark.parametrize(
    ("url", "place", "app"),
    [
        ("rtmp://b.example/app", "b.example:1935", "app"),
        ("rtmp://b.example:99/app/key", "b.example:99", "app"),
        ("rtmp://b.example:99/app/key?token=1", "b.example:99", "app?token=1"),
        ("rtmp://b.example", "b.example:1935", "live"),
        ("rtmp://b.example/", "b.example:1935", "live"),
        ("rtmps://b.example/other/inst", "b.example:443", "other/inst"),
    ],
)
def test_a_stream_that_is_sent_on_keeps_its_key(url: str, place: str, app: str) -> None:
    to = address.parse("rtmp://u:hunter22@a.example/live", "key?sign=abcdef").moved(url)
    assert (to.place, to.app, to.key) == (place, app, "key?sign=abcdef")
    assert "hunter22" not in to.mask("hunter22 abcdef")


@pytest.mark.parametrize("url", ["http://b.example/app", "rtmp://", "rtmp://b:x/app", "", "file:///etc/passwd"])
def test_a_stream_is_not_sent_on_to_what_is_no_rtmp_server(url: str) -> None:
    with pytest.raises(DestinationError):
        address.parse("rtmp://a.example/live", "key").moved(url)


def test_a_protected_stream_is_not_sent_on_without_protection() -> None:
    with pytest.raises(DestinationError, match="without protection") as raised:
        address.parse("rtmps://a.example/live", "key").moved("rtmp://b.example/live")
    assert raised.value.code == "unprotected"
