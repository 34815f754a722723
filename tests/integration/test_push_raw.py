"""Pushing to servers that behave as no real one should: silent, a web server, slow, gone, echoing the key."""

from __future__ import annotations

import http.server
import socket
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from types import TracebackType

import pytest

from studio.contracts import messages
from studio.kinds.targets import RtmpPush
from studio.rtmp import Ended, Ingest, Media, PublishAsked, flv
from studio.rtmp.server import Event
from studio.rtmp.session import Session
from tests.parts.nginx import wait_for
from tests.parts.ports import free_port
from tests.parts.sink_rig import SinkRig

KEY = "s3cret-key-8d1f"


class RawServer:
    """A listening socket served by one thread; `serve(sock)` does what it likes with every connection."""

    def __init__(self, serve: Callable[[socket.socket], None], port: int = 0) -> None:
        self.connections = 0
        self._serve = serve
        self._listener = socket.create_server(("127.0.0.1", port))
        self._listener.settimeout(0.05)
        self.port = self._listener.getsockname()[1]
        self.ending = threading.Event()
        self._thread = threading.Thread(target=self._run)

    @property
    def url(self) -> str:
        return f"rtmp://127.0.0.1:{self.port}/live"

    def __enter__(self) -> RawServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.ending.set()
        self._thread.join(5)
        self._listener.close()

    def _run(self) -> None:
        while not self.ending.is_set():
            try:
                sock, _ = self._listener.accept()
            except TimeoutError:
                continue
            self.connections += 1
            with sock:
                sock.settimeout(0.1)
                self._serve(sock)


class Taker:
    """Takes streams with our own ingest, at most `bps` (None: as fast as it comes); keeps what it got per connection."""

    def __init__(self, bps: int | None = None, answer: Callable[[Ingest], None] = Ingest.accept) -> None:
        self.streams: list[list[Event]] = []
        self.hang_up = threading.Event()
        self.bps = bps
        self._answer = answer
        self.server: RawServer | None = None

    def __call__(self, sock: socket.socket) -> None:
        ingest, got = Ingest(), list[Event]()
        self.streams.append(got)
        self.hang_up.clear()
        size = 4096 if self.bps else 1 << 16
        if self.bps:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 32 << 10)
        while self.server and not self.server.ending.is_set() and not self.hang_up.is_set():
            try:
                data = sock.recv(size)
            except TimeoutError:
                continue
            except ConnectionError:
                return
            if not data:
                return
            for event in ingest.feed(data):
                got.append(event)
                if isinstance(event, PublishAsked):
                    self._answer(ingest)
            try:
                sock.sendall(ingest.take())
            except ConnectionError:
                return
            if self.bps:
                time.sleep(len(data) * 8 / self.bps)

    def media(self, stream: int, kind: str) -> list[Media]:
        return [event for event in self.streams[stream] if isinstance(event, Media) and event.kind == kind]


def serving(taker: Taker) -> RawServer:
    taker.server = RawServer(taker)
    return taker.server


def test_times_run_on_over_a_lost_connection_and_begin_at_an_idr() -> None:
    taker = Taker()
    with serving(taker) as server, SinkRig(RtmpPush(url=server.url, key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("live")
        wait_for(lambda: rig.figure("live_s") >= 2, 30, "two seconds live")
        before = len(rig.history)
        taker.hang_up.set()
        rig.wait("waiting", text="closed the connection", after=before)
        wait_for(lambda: len(taker.streams) == 2, 20, "another connection")
        rig.wait("live", after=len(rig.history))
        wait_for(lambda: len(taker.media(-1, "video")) > 60, 30, "two seconds more")
        assert rig.stop_worker() == 0
        wait_for(lambda: isinstance(taker.streams[-1][-1], Ended), 20, "a goodbye")
    for kind in ("video", "audio"):
        times = [media.timestamp for stream in (0, 1) for media in taker.media(stream, kind) if media.body[1] == 1]
        assert all(later > earlier for earlier, later in pairwise(times))
    config, first = (flv.parse_video(media.body) for media in taker.media(1, "video")[:2])
    assert (config.kind, first.kind, first.key) == ("config", "picture", True)
    assert taker.media(1, "video")[1].timestamp > 2000
    assert taker.media(1, "data")[0].body.startswith(b"\x02\x00\x0aonMetaData")


def test_a_server_that_never_answers_is_given_up_after_ten_seconds() -> None:
    def silent(sock: socket.socket) -> None:
        while not server.ending.is_set():
            try:
                if not sock.recv(4096):
                    return
            except TimeoutError:
                continue

    with RawServer(silent) as server, SinkRig(RtmpPush(url=server.url, key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("connecting")
        rig.wait("waiting", 20, text="says nothing")
        began = next(at for at, said in rig.history if said.state == "connecting")
        gave_up = next(at for at, said in rig.history if "says nothing" in said.text)
        assert 9 < gave_up - began < 13
        assert len(rig.history) >= 10, "it reported all the time"
        assert rig.stop_worker() == 0


def test_a_web_server() -> None:
    httpd = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    httpd.RequestHandlerClass.log_message = lambda *_: None  # type: ignore[method-assign,assignment]
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        with SinkRig(RtmpPush(url=f"rtmp://127.0.0.1:{httpd.server_port}/live", key_ref="k")) as rig:
            rig.secret(KEY)
            rig.wait("waiting", 15, text="Check the address")
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()


def test_nothing_listens_and_then_something_does() -> None:
    port = free_port()
    with SinkRig(RtmpPush(url=f"rtmp://localhost:{port}/live", key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("waiting", text="Nothing listens")
        taker = Taker()
        taker.server = RawServer(taker, port)
        with taker.server:
            rig.wait("live")


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RES_OPTIONS", "timeout:1 attempts:1")  # where no name server answers either, that takes no half minute
    with SinkRig(RtmpPush(url="rtmp://no-such-host.invalid/live", key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("waiting", 15, text="cannot be found")


def test_a_key_that_the_server_echoes_stays_secret() -> None:
    taker = Taker(answer=lambda ingest: ingest.refuse(f"stream {KEY} is not known"))
    with serving(taker) as server, SinkRig(RtmpPush(url=server.url, key_ref="k")) as rig:
        rig.secret(KEY)
        failed = rig.wait("failed")
        assert "stream *** is not known" in failed.text
        assert "NetStream.Publish.BadName" in failed.text
        assert KEY not in rig.said()
        time.sleep(1.5)
        assert server.connections == 1


def test_a_slow_network_sheds_pictures_and_never_sound() -> None:
    taker = Taker(bps=700_000)
    with serving(taker) as server, SinkRig(RtmpPush(url=server.url, key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("live")
        rig.wait("live", 15, text="too slow")
        time.sleep(8)
        assert rig.figure("reconnects") == 0
        assert rig.figure("dropped_b") > 0
        assert rig.figure("dropped_p") > 0
        assert rig.figure("congestion_ms") < 6000
        taker.bps = None
        wait_for(lambda: rig.figure("congestion_ms") < 300, 10, "the backlog leaves")
    sounds = [media.timestamp for media in taker.media(0, "audio") if media.body[1] == 1]
    assert max(later - earlier for earlier, later in pairwise(sounds)) <= 23
    pictures = [flv.parse_video(media.body) for media in taker.media(0, "video") if media.body[1] == 1]
    times = [media.timestamp for media in taker.media(0, "video") if media.body[1] == 1]
    jumps = [n for n in range(1, len(times)) if times[n] - times[n - 1] > 150]
    assert jumps
    assert all(pictures[n].key for n in jumps), "after a hole comes an IDR"


def test_a_key_at_the_end_of_the_address() -> None:
    taker = Taker()
    with serving(taker) as server, SinkRig(RtmpPush(url=f"{server.url}/{KEY}?a=b")) as rig:
        rig.wait("live")
        assert KEY not in rig.said()
    assert taker.streams[0][0] == PublishAsked("live", f"{KEY}?a=b", server.url)


def test_going_idle_and_active_again() -> None:
    taker = Taker()
    with serving(taker) as server, SinkRig(RtmpPush(url=server.url, key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("live")
        before = len(rig.history)
        rig.configure(active=False)
        rig.wait("idle", after=before)
        wait_for(lambda: isinstance(taker.streams[0][-1], Ended), 20, "a goodbye")
        before = len(rig.history)
        rig.configure(active=True)
        rig.wait("live", after=before)
        assert len(taker.streams) == 2


def test_a_key_never_goes_to_another_platform() -> None:
    taker, other = Taker(), Taker()
    with serving(taker) as server, serving(other) as second, SinkRig(RtmpPush(url=server.url, key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("live")
        before = len(rig.history)
        rig.configure(target=RtmpPush(url=second.url, key_ref="another"))
        rig.wait("waiting", text="stream key", after=before)
        time.sleep(0.5)
        assert second.connections == 0
        before = len(rig.history)
        rig.secret("its-own-key")
        rig.wait("live", after=before)
        before = len(rig.history)
        rig.secret("")
        rig.wait("waiting", text="stream key", after=before)
    assert [asked for stream in other.streams for asked in stream if isinstance(asked, PublishAsked)] == [
        PublishAsked("live", "its-own-key", second.url)
    ]


def test_a_key_of_the_same_name_does_not_go_along_to_another_server() -> None:
    taker, other = Taker(), Taker()
    with serving(taker) as server, serving(other) as second, SinkRig(RtmpPush(url=server.url, key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("live")
        before = len(rig.history)
        rig.configure(target=RtmpPush(url=second.url, key_ref="k"))
        rig.wait("waiting", text="stream key", after=before)
        rig.say(messages.Secret("key", KEY, RtmpPush(url=server.url).server()))  # late, from before
        before = len(rig.history)
        rig.secret("typed-for-it")
        rig.wait("live", after=before)
    names = [asked.key for stream in other.streams for asked in stream if isinstance(asked, PublishAsked)]
    assert names == ["typed-for-it"]


@pytest.mark.parametrize("url", ["http://example.org/live", "rtmp:///live", "rtmp://host:99999/live", "rtmp://host"])
def test_addresses_that_are_none(url: str) -> None:
    with SinkRig(RtmpPush(url=url, key_ref="k"), feed=False) as rig:
        rig.secret(KEY)
        rig.wait("failed", text="destination's settings")


class Sender:
    """Takes nobody: sends every publisher on to `url`, as Adobe's servers and SRS do."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __call__(self, sock: socket.socket) -> None:
        session, answered = Session(client=False), False
        until = time.monotonic() + 5
        while time.monotonic() < until:
            try:
                data = sock.recv(1 << 16)
            except TimeoutError:
                continue
            except ConnectionError:
                return
            if not data:
                return
            for message in session.receive(data):
                if not answered and b"connect" in message.payload[:12]:
                    answered = True
                    more = {"code": 302.0, "redirect": self.url}
                    info = {"level": "error", "code": "NetConnection.Connect.Rejected", "description": "moved", "ex": more}
                    session.command(0, "_error", 1, None, info)
            sock.sendall(session.take())


def test_a_server_that_sends_the_stream_on_is_followed() -> None:
    taker = Taker()
    with serving(taker) as last, RawServer(Sender(f"{last.url}/{KEY}")) as middle, RawServer(Sender(middle.url)) as first:
        with SinkRig(RtmpPush(url=first.url, key_ref="k")) as rig:
            rig.secret(KEY)
            rig.wait("live")
            wait_for(lambda: len(taker.media(-1, "video")) > 10, 30, "pictures at the last server")
        asked = taker.streams[0][0]
        assert isinstance(asked, PublishAsked)
        assert (asked.app, asked.key) == ("live", KEY)
        assert (first.connections, middle.connections) == (1, 1)


def test_servers_that_send_each_other_the_stream_are_not_followed_for_ever() -> None:
    sender = Sender("")
    with RawServer(sender) as server:
        sender.url = server.url
        with SinkRig(RtmpPush(url=server.url, key_ref="k")) as rig:
            rig.secret(KEY)
            rig.wait("failed", text="from one server to the next")
        assert server.connections == 4
