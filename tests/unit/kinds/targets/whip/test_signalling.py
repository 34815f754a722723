"""Questions over HTTP to a server that does what a real one might: sends on, says no, says nothing."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from studio.kinds.targets.whip import address
from studio.kinds.targets.whip.aside import aside
from studio.kinds.targets.whip.signalling import Exchange, RefusedError

ANSWER = (
    "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\na=candidate:1 1 udp 1 127.0.0.1 5 typ host\r\n"
    "m=video 9 UDP/TLS/RTP/SAVPF 106\r\na=rtpmap:106 H264/90000\r\n"
)


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers.get("Authorization")))
        status, location, body = self.server.says.get(self.path, (200, "", ""))
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        for link in self.server.links:
            self.send_header("Link", link)
        self.send_header("Content-Type", "application/sdp" if body.startswith("v=") else "text/plain")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_said: Any) -> None:
        """Nothing: the test says what it wants to know."""


class Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.says: dict[str, tuple[int, str, str]] = {}
        self.links: list[str] = []
        self.asked: list[tuple[str, str, str | None]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def servers() -> Iterator[tuple[Server, Server]]:
    made = Server(), Server()
    threads = [threading.Thread(target=server.serve_forever, args=(0.02,)) for server in made]
    for thread in threads:
        thread.start()
    yield made
    for server, thread in zip(made, threads, strict=True):
        server.shutdown()
        thread.join()
        server.server_close()


def exchange(url: str, token: str = "t0ken") -> Exchange:
    return Exchange(address.parse(url), token, "")


def test_the_token_goes_along_within_a_server_and_not_to_another(servers: tuple[Server, Server]) -> None:
    here, there = servers
    here.says = {"/whip": (307, "/room/1", ""), "/room/1": (308, f"{there.url}/whip", "")}
    there.says = {"/whip": (201, "/sessions/1", ANSWER)}
    asking = exchange(f"{here.url}/whip")
    answered = asking.offer("v=0\r\n")
    assert answered.sdp == ANSWER
    assert answered.session == address.parse(f"{there.url}/sessions/1")
    asking.end(answered.session)
    assert here.asked == [("POST", "/whip", "Bearer t0ken"), ("POST", "/room/1", "Bearer t0ken")]
    assert there.asked == [("POST", "/whip", None), ("DELETE", "/sessions/1", None)]


@pytest.mark.parametrize("body", [ANSWER, ANSWER.replace("H264", "VP8")])
def test_a_session_of_another_server_is_none(servers: tuple[Server, Server], body: str) -> None:
    here, there = servers
    here.says = {"/whip": (201, f"{there.url}/sessions/1", body)}
    with pytest.raises(RefusedError) as refused:
        exchange(f"{here.url}/whip").offer("v=0\r\n")
    assert refused.value.trouble.severity == "refused"
    assert f"names another server, 127.0.0.1:{there.server_port}, for the rest" in refused.value.trouble.text
    assert here.asked == [("POST", "/whip", "Bearer t0ken")]
    assert there.asked == [], "nobody asked for it"


def test_a_server_that_was_sent_on_to_names_no_session_of_the_one_before(servers: tuple[Server, Server]) -> None:
    here, there = servers
    here.says = {"/whip": (307, f"{there.url}/whip", "")}
    there.says = {"/whip": (201, f"{here.url}/sessions/1", ANSWER)}
    with pytest.raises(RefusedError, match="names another server"):
        exchange(f"{here.url}/whip").offer("v=0\r\n")
    assert [method for method, _path, _token in here.asked] == ["POST"]


def test_what_a_link_names_is_not_asked(servers: tuple[Server, Server]) -> None:
    here, there = servers
    here.says = {"/whip": (201, "/sessions/1", ANSWER)}
    here.links = [f'<{there.url}/events>; rel="urn:ietf:params:whip:ext:core:server-sent-events"']
    asking = exchange(f"{here.url}/whip")
    answered = asking.offer("v=0\r\n")
    assert answered.session is not None
    asking.end(answered.session)
    assert [path for _method, path, _token in here.asked] == ["/whip", "/sessions/1"]
    assert there.asked == []


@pytest.mark.parametrize("status", [301, 302, 303])
def test_a_redirection_that_makes_another_question_of_it_is_not_followed(servers: tuple[Server, Server], status: int) -> None:
    here, there = servers
    here.says = {"/whip": (status, f"{there.url}/whip", "")}
    with pytest.raises(RefusedError, match=rf"has moved to 127.0.0.1:{there.server_port} \(status {status}\)"):
        exchange(f"{here.url}/whip").offer("v=0\r\n")
    assert there.asked == []


def test_a_session_that_nothing_can_be_sent_to_is_ended(servers: tuple[Server, Server]) -> None:
    here, _ = servers
    here.says = {"/whip": (201, "sessions/1", ANSWER.replace("H264", "VP8"))}
    with pytest.raises(RefusedError, match=r"takes no H\.264"):
        exchange(f"{here.url}/whip").offer("v=0\r\n")
    assert here.asked[-1] == ("DELETE", "/sessions/1", "Bearer t0ken")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ((200, "", "<html>"), "does not answer as WHIP does"),
        ((307, "", ""), "refuses the stream"),
        ((307, "mailto:me", ""), "does not answer as WHIP does"),
        ((401, "", "t0ken is no good"), r'Copy it from the platform again. It says: "\*\*\* is no good"'),
    ],
)
def test_what_is_no_answer_is_refused(servers: tuple[Server, Server], said: tuple[int, str, str], words: str) -> None:
    here, _ = servers
    here.says = {"/whip": said}
    with pytest.raises(RefusedError, match=words):
        exchange(f"{here.url}/whip").offer("v=0\r\n")


def test_a_token_that_no_header_can_hold_is_said(servers: tuple[Server, Server]) -> None:
    with pytest.raises(RefusedError, match="letters that no token has"):
        exchange(f"{servers[0].url}/whip", "令牌").offer("v=0\r\n")


async def test_a_server_that_says_nothing_is_given_up_at_once_when_asked_to() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        asking = exchange(f"http://127.0.0.1:{silent.getsockname()[1]}/whip")
        question = asyncio.create_task(aside(partial(asking.offer, "v=0\r\n")))
        taken, _ = await asyncio.to_thread(silent.accept)
        began_s = time.monotonic()
        asking.abort()
        with pytest.raises(RefusedError):
            await question
        assert time.monotonic() - began_s < 6, "not its whole patience of 8 s"
        taken.close()
