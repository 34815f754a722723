"""What a hostile program on this computer, a web page or a plugin can try, against the real studio of a user without rights.

In each case the desk is the same process afterwards, answers at once, and the mixer has not missed its life.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from studio.contracts import messages, wire
from studio.control import protocol
from studio.control.client import Client
from studio.document.model import Destination, Overlay, Show
from studio.ipc import endpoint, framing
from studio.ipc import session as sessions
from studio.kinds.targets import RtmpPush
from studio.show import document
from tests.integration.test_desk_headless import plain_show
from tests.parts import pace, plugins
from tests.parts.nobody import NobodysStudio, own_folder
from tests.parts.session_processes import processes_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="not on this system: fork")

_DESK_ANSWERS_S = 2.0  # under attack; at once is a few ms
_DESK_BYTES = 150 << 20

HOSTILE = """
import os, subprocess, sys, time
from pathlib import Path
from studio.contracts.specs import SpeakerSpec
from studio.contracts.desk_link import DeskLink


def pose(context, name):
    link = DeskLink(context.session, name, SpeakerSpec("monitor", ""))
    heard = []
    for _ in range(20):
        heard += link.poll(0.1)
        context.poll()
    link.close()
    return heard


def run(context):
    subprocess.Popen(["sleep", "600"], start_new_session=True)
    got = [message for name in ("sink.shop", "plugin.cards", "desk") for message in pose(context, name)]
    Path(context.folder.parent.parent, "got.txt").write_text(repr(got))
    context.report("running")
    number = 0
    while not context.stopping:
        for _ in range(2000):
            number += 1
            context.event(f"flood-{number}" + "x" * (number % 300), data="y" * 100)
        context.poll(0.01)
"""


def _show() -> Show:
    push = RtmpPush(url="rtmp://127.0.0.1:9/live/hidden-key")
    show = plain_show(Destination(id="shop", name="Shop", encoding="main", target=push))
    card = Overlay(id="bad", name="Bad", plugin="hostile", kind="plate")
    return document.parse(json.dumps({**json.loads(document.to_json(show)), "overlays": [{**_plain(card)}]}).encode())


def _plain(card: Overlay) -> dict[str, Any]:
    return {"id": card.id, "name": card.name, "plugin": card.plugin, "kind": card.kind}


@pytest.fixture(scope="module")
def studio() -> Iterator[NobodysStudio]:
    with own_folder() as folder:
        own = folder / "own" / "plugins"
        plugins.write(own, "hostile", HOSTILE, plugins.PLATE_TOML)
        for name, toml in (("deep", "x = " + "[" * 5000), ("digits", "x = " + "9" * 5000), ("wrong", "[settings]\na = nan")):
            plugins.write(own, name, "", toml)
        path = folder / "show.json"
        path.write_bytes(document.to_json(_show()))
        with NobodysStudio(folder, "--headless", path, NIGHTMARKET_PLUGINS=str(own)) as studio:
            studio.until(lambda tree: tree["mixer"]["figures"].get("ticks"), 20, "the mixer")
            yield studio


@contextlib.contextmanager
def unharmed(studio: NobodysStudio) -> Iterator[None]:
    """The desk and the mixer are the same afterwards, the desk is quick and has not grown."""
    before = studio.state()["processes"]
    yield
    begun = time.monotonic()
    after = studio.state()["processes"]
    assert pace.in_time(time.monotonic() - begun, _DESK_ANSWERS_S)
    for name in ("desk", "mixer", "launcher"):
        assert after[name]["pid"] == before[name]["pid"], f"{name} died\n{studio.log()}"
    assert after["desk"]["peak_memory_bytes"] < _DESK_BYTES


def test_a_batch_before_hello(studio: NobodysStudio) -> None:
    url, _ = protocol.control_address(studio.session)
    with unharmed(studio):
        for text in ("[" + ",".join(["1"] * 1_000_000) + "]", "[" * 2_000_000, "[" + ",".join(["1"] * 1500) + "]"):
            with (
                contextlib.suppress(ConnectionClosed, OSError),
                connect(url, max_size=None, compression=None, proxy=None) as stranger,
            ):
                stranger.send(text)
                stranger.recv(2)


def test_strangers_in_every_place(studio: NobodysStudio) -> None:
    url, _ = protocol.control_address(studio.session)
    port = int(url.rpartition(":")[2])
    with contextlib.ExitStack() as strangers, unharmed(studio):
        for _ in range(200):
            strangers.enter_context(socket.create_connection(("127.0.0.1", port)))
        with Client(studio.session) as newcomer:
            assert newcomer.state()["mixer"]


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8000", "https://evil.example", "null"])
def test_a_web_page(studio: NobodysStudio, origin: str) -> None:
    url, _ = protocol.control_address(studio.session)
    with unharmed(studio), pytest.raises(InvalidStatus), connect(url, origin=Origin(origin), proxy=None):
        pass


@pytest.mark.parametrize("door", ["launcher", "desk"])
def test_bad_frames_at_the_doors_of_processes(studio: NobodysStudio, door: str) -> None:
    hello = messages.Hello("gu\u00e9ss", "mixer", 1, "", messages.Status("running"))
    posing = messages.Hello(sessions.token(studio.session), "mixer", studio.pid("mixer"), "", messages.Status("running"))
    token = json.dumps({"token": sessions.token(studio.session)}).encode()
    frames = (
        *(
            '{"token": "gu\u00e9ss"}'.encode(),
            b'{"token": "\\ud800"}',
            b"[" * 1000,
            b"[" * 100_000,
            b"\x91" * 60_000,
            b"{}",
            b"",
            b"\xff",
        ),
        *(wire.encode(hello), wire.encode(posing), token, b'{"do": "quit"}'),
    )
    with unharmed(studio):
        for payload in frames:
            with endpoint.connect(studio.session, door) as sock:
                sock.sendall(framing.frame(payload) + framing.frame(b'{"do": "quit", "code": 3}'))
                assert _closed(sock), f"{payload[:40]!r} was taken"
        with endpoint.connect(studio.session, door) as sock:
            sock.sendall(b"\xff\xff\xff\xff" + b"x" * 1000)
            assert _closed(sock)


def _closed(sock: socket.socket) -> bool:
    """Whether the other end hangs up without a word."""
    ready, _, _ = select.select([sock], [], [], 8)
    if not ready:
        return False
    try:
        return sock.recv(100) == b""
    except ConnectionResetError:
        return True


def test_a_plugin_that_poses_and_floods(studio: NobodysStudio) -> None:
    studio.call("destination.start", destination="shop")
    studio.until(lambda tree: "sink.shop" in tree["processes"], 15, "the destination's process")
    with unharmed(studio):
        studio.call("plugin.restart", plugin="hostile")
        got = studio.folder / "own" / "got.txt"
        studio._wait(got.exists, 30, "the plugin's attempt")
        assert "hidden-key" not in got.read_text()
        assert "Secret" not in got.read_text()
        time.sleep(4)  # of flood
        flooding = studio.state()["processes"]["plugin.hostile"]
        assert flooding["state"] == "running"
    left = _sleepers(studio)
    assert left
    studio.call("plugin.switch", plugin="hostile", on=False)
    studio._wait(lambda: not _sleepers(studio), 15, "the end of what the plugin started")
    studio.call("destination.stop", destination="shop")


def _sleepers(studio: NobodysStudio) -> list[int]:
    """What the plugin started, still running."""
    return [process.pid for process in processes_of(studio.session) if process.words == ("sleep", "600")]


def test_broken_manifests_are_named(studio: NobodysStudio) -> None:
    told = studio.state()["plugins"]
    for name in ("deep", "digits", "wrong"):
        assert told[name]["state"] == "refused"
        assert told[name]["problem"]


def test_the_studio_still_ends_in_order(studio: NobodysStudio) -> None:
    """Last: after all of it Ctrl-C is heard."""
    assert studio.stop() in (0, 130)
