"""What comes to the loopback port: a code with the state of the attempt is taken, and nothing else is."""

from __future__ import annotations

import pytest

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login.pkce import Attempt
from studio.plugin_api.login.redirect import StrangerError, code_of

ATTEMPT = Attempt("http://127.0.0.1:8081/", verifier="v" * 43, state="st4te")
GOOD = "GET /?state=st4te&code=c0de HTTP/1.1"


def head(line: str = GOOD, host: str = "127.0.0.1:8081", more: str = "") -> bytes:
    return f"{line}\r\nHost: {host}\r\nUser-Agent: browser\r\n{more}\r\n".encode()


def test_the_code_of_the_attempt_is_taken() -> None:
    assert code_of(head(), ATTEMPT, "Fair") == "c0de"
    line = "GET /?state=st4te&iss=https%3A%2F%2Ffair.example&code=4%2Fabc&scope=read%20write HTTP/1.1"
    assert code_of(head(line), ATTEMPT, "Fair") == "4/abc"


@pytest.mark.parametrize(
    "request_head",
    [
        head("GET / HTTP/1.1"),
        head("GET /?code=c0de HTTP/1.1"),
        head("GET /?state=other&code=c0de HTTP/1.1"),
        head("GET /?state=st4te&state=other&code=c0de HTTP/1.1"),
        head("GET /?state=%F0%9F%99%82&code=c0de HTTP/1.1"),
        head("GET /?error=access_denied HTTP/1.1"),
        head("GET /favicon.ico?state=st4te&code=c0de HTTP/1.1"),
        head("GET http://127.0.0.1:8081/?state=st4te&code=c0de HTTP/1.1"),
        head("POST /?state=st4te&code=c0de HTTP/1.1"),
        head("GET /?" + "&".join(f"a{number}=1" for number in range(40)) + "&state=st4te&code=c0de HTTP/1.1"),
        head(host="evil.example:8081"),
        head(host="127.0.0.1:8082"),
        head(more="Host: evil.example\r\n"),
        GOOD.encode() + b"\r\n\r\n",
        "GET /?state=st4te&code=ü HTTP/1.1\r\nHost: 127.0.0.1:8081\r\n\r\n".encode(),
        b"GET /?state=st4te&code=c0de\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\r\n\r\n",
        b"\r\n\r\n",
        b"",
    ],
)
def test_a_stranger_is_told_so_whatever_it_says(request_head: bytes) -> None:
    with pytest.raises(StrangerError, match="no answer of Fair to this login"):
        code_of(request_head, ATTEMPT, "Fair")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("state=st4te&error=access_denied", "was refused there"),
        ("state=st4te&error=invalid_scope", "takes no login: invalid_scope"),
        ("state=st4te&error=%3Cb%3E" + 500 * "x", "takes no login: <b>xxx"),
        ("state=st4te", "not understood"),
        ("state=st4te&code=a&code=b", "not understood"),
    ],
)
def test_the_platforms_own_no_is_told_apart(query: str, words: str) -> None:
    with pytest.raises(AbilityError, match=words) as caught:
        code_of(head(f"GET /?{query} HTTP/1.1"), ATTEMPT, "Fair")
    assert (caught.value.code, len(caught.value.text) < 160) == ("logged_out", True)


def test_a_platform_that_sends_the_browser_back_with_nothing_has_been_told_no() -> None:
    for more in ("", "Sec-Fetch-Dest: document\r\n"):
        with pytest.raises(AbilityError, match="was refused there") as caught:
            code_of(head("GET / HTTP/1.1", more=more), ATTEMPT, "Fair", denies_bare=True)
        assert caught.value.code == "logged_out"


@pytest.mark.parametrize("dest", ["image", "empty", "iframe", "document\r\nSec-Fetch-Dest: image"])
def test_what_a_page_of_another_site_loads_says_nothing_of_the_operator(dest: str) -> None:
    with pytest.raises(StrangerError):
        code_of(head("GET / HTTP/1.1", more=f"sec-fetch-dest: {dest}\r\n"), ATTEMPT, "Fair", denies_bare=True)
