"""Addresses of streams: which are taken, and that nothing of a password is ever shown."""

from __future__ import annotations

import msgspec
import pytest

from studio.document import model
from studio.kinds import sources, targets
from studio.kinds.targets.whip import address as whip_address
from studio.rtmp import address as rtmp_address
from studio.show import document
from studio.values import addresses
from studio.values.errors import BadShowError, DestinationError

SECRETS = ("pa", "ss", "word", "admin")


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("rtsp://admin:pa/ss?word@10.0.0.5:554/live", "rtsp://10.0.0.5:554"),
        ("rtsp://admin:pa#ss@word@10.0.0.5/live", "rtsp://10.0.0.5"),
        ("rtsp://admin:pass@10.0.0.5/live?x=1", "rtsp://10.0.0.5"),
        ("rtsp://admin:12/34@10.0.0.5/live", "rtsp://10.0.0.5"),
        ("http://10.0.0.5:8080/cam?token=pass", "http://10.0.0.5:8080"),
        ("udp://@239.1.2.3:5000", "udp://239.1.2.3:5000"),
        ("rtsp://u:p@[fe80::1]:554/x", "rtsp://[fe80::1]:554"),
    ],
)
def test_only_the_place_is_shown(address: str, place: str) -> None:
    assert addresses.place_of(address) == place
    assert not any(secret in addresses.place_of(address) for secret in SECRETS)


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("rtmp://live.example/app", "rtmp://live.example:1935"),
        ("RTMPS://u:p@Live.Example:443/app?x=1", "rtmps://live.example:443"),
        (" http://[fe80::1]:8080/whip\u200b", "http://fe80::1:8080"),
        ("https://live.example#@evil.example/", "https://live.example:443"),
        ("https://live.example\\@evil.example/", "https://evil.example:443"),
        ("rtmp://live.example:port/app", ""),
        ("rtmp:///app", ""),
        ("srt://live.example:9000", ""),
        ("rtmp://[", ""),
        ("", ""),
    ],
)
def test_a_server_is_told_by_scheme_host_and_port(address: str, server: str) -> None:
    assert addresses.server_of(address) == server


@pytest.mark.parametrize("scheme", ["rtmp", "rtmps", "http", "https"])
@pytest.mark.parametrize(
    "rest",
    [
        "a.example/app",
        "A.example:1/app",
        "u:p@a.example/app",
        "a.example:0/app",
        "b.example#@a.example/x",
        "b.example\\@a.example/x",
    ],
)
def test_the_server_that_a_key_is_for_is_the_one_that_is_dialled(scheme: str, rest: str) -> None:
    url = f"{scheme}://{rest}"
    try:
        to = rtmp_address.parse(url, "key") if scheme.startswith("rtmp") else whip_address.parse(url)
    except DestinationError:
        return  # nobody dials it
    assert addresses.server_of(url) == f"{scheme}://{to.host}:{to.port}"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/secret.txt",
        "pipe:0",
        "/etc/passwd",
        "concat:a|b",
        "data:text/plain,x",
        "tcp://10.0.0.5:1",
        "subfile,,start,0,end,9,,:/etc/passwd",
        "lavfi://testsrc",
        "",
        "FILE://x",
        "rtsp",
    ],
)
def test_other_kinds_of_addresses_are_refused_with_the_place_in_the_show(address: str) -> None:
    with pytest.raises(BadShowError, match=r"sources\[0\].input.url: an address begins with rtsp://"):
        document.validate(show(address))


@pytest.mark.parametrize("scheme", addresses.SCHEMES)
def test_what_the_dialog_offers_is_taken(scheme: str) -> None:
    document.validate(show(f"{scheme}://10.0.0.5:554/live?x=a@b"))
    document.validate(show(f"{scheme.upper()}://user:pa%2Fss@10.0.0.5/live"))


def test_a_password_that_ends_the_host_is_refused_with_what_to_write_and_without_the_password() -> None:
    with pytest.raises(BadShowError, match="write %2F") as caught:
        document.validate(show("rtsp://admin:pa/ss?word@10.0.0.5:554/live"))
    assert not any(secret in str(caught.value).replace("password", "") for secret in ("pa/", "word", "admin"))


@pytest.mark.parametrize("around", [" ", "\n", "\t ", "\u00a0"])
def test_spaces_around_an_address_are_taken_off_wherever_it_comes_from(around: str) -> None:
    given = {"type": "stream", "url": f"{around}rtsp://10.0.0.5/live{around}"}
    assert msgspec.convert(given, sources.NetworkStream).url == "rtsp://10.0.0.5/live"


_UNSEEN = ["\u200b", "\u2060", "\ufeff", "\u202e", "\u00ad", "\u200d", "\ufe0f", "\u3164"]


@pytest.mark.parametrize("unseen", _UNSEEN)
@pytest.mark.parametrize("kind", [sources.NetworkStream, targets.RtmpPush])
def test_characters_nobody_sees_are_taken_out_wherever_an_address_comes_from(unseen: str, kind: type) -> None:
    given = f"{unseen} rtmp://live.{unseen}example.com/app{unseen}\r\n"
    assert msgspec.convert({"type": kind.__struct_config__.tag, "url": given}, kind).url == "rtmp://live.example.com/app"
    assert rtmp_address.parse(given, f"\n{unseen}se{unseen}same ").key == "sesame"
    assert kind(url=given) == kind(url="rtmp://live.example.com/app")


@pytest.mark.parametrize("within", ["\n", "\t", "\r\n", "\0"])
def test_two_lines_are_no_address(within: str) -> None:
    with pytest.raises(BadShowError, match=r"sources\[0\].input.url: an address is one line"):
        document.validate(show(f"rtsp://10.0.0.5/{within}live"))
    push = model.Destination(
        id="shop", name="Shop", encoding="main", target=targets.RtmpPush(url=f"rtmp://10.0.0.5/{within}live")
    )
    encoding = model.Encoding(id="main", canvas="main")
    pushing = msgspec.structs.replace(show("rtsp://10.0.0.5/live"), encodings=(encoding,), destinations=(push,))
    with pytest.raises(BadShowError, match=r"destinations\[0\].target.url: an address is one line"):
        document.validate(pushing)


def show(address: str) -> model.Show:
    source = model.Source(id="cam", name="Cam", input=sources.NetworkStream(url=address))
    canvas = model.Canvas(id="main", name="Main", width=640, height=360, rate_num=30, rate_den=1)
    return model.Show(name="t", canvases=(canvas,), sources=(source,))
