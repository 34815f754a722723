"""Pushing to node-media-server, a second implementation that owes nothing to the first, plain and over TLS."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import av
import pytest

from studio.kinds.targets import RtmpPush
from tests.parts import node_media_server, tls
from tests.parts.node_media_server import NodeMediaServer
from tests.parts.sink_rig import SinkRig
from tests.parts.stream import RATE_HZ

pytestmark = [pytest.mark.part("node-media-server")]


@pytest.fixture(autouse=True)
def _installed() -> None:
    if not node_media_server.installed():
        pytest.skip("node-media-server is not installed")


def watch(url: str, seconds: float) -> tuple[int, int]:
    """Play for so long; (pictures decoded, sound packets), with times that must increase."""
    pictures: list[int] = []
    sounds: list[int] = []
    with av.open(url, options={"analyzeduration": "500000"}, timeout=10) as player:
        video = player.streams.video[0]
        for packet in player.demux():
            if packet.dts is None:
                continue
            (pictures if packet.stream is video else sounds).append(packet.dts)
            if packet.stream is video:
                list(packet.decode())
            if pictures and pictures[-1] - pictures[0] >= seconds * 1000:
                break
    assert all(later > earlier for times in (pictures, sounds) for earlier, later in pairwise(times))
    return len(pictures), len(sounds)


def test_it_plays_from_there(tmp_path: Path) -> None:
    with NodeMediaServer(tmp_path / "nms") as server, SinkRig(RtmpPush(url=server.url(), key_ref="k")) as rig:
        rig.secret("some-key")
        rig.wait("live")
        pictures, sounds = watch(server.play_url("some-key"), 3)
        assert pictures == pytest.approx(3 * RATE_HZ + 1, abs=1)
        assert sounds == pytest.approx(3 * 48_000 / 1024, rel=0.4)  # it begins with the sound of its own GOP cache
        assert rig.status.state == "live"


@pytest.mark.skipif(not tls.installed(), reason="openssl is not installed")
def test_over_its_own_tls(tmp_path: Path) -> None:
    authority = tls.Authority(tmp_path / "ca")
    leaf = authority.leaf("DNS:localhost")
    with NodeMediaServer(tmp_path / "nms", leaf) as server:
        target = RtmpPush(url=server.url(tls=True, host="localhost"), key_ref="k", ca_file=str(authority.ca_file))
        with SinkRig(target) as rig:
            rig.secret("some-key")
            rig.wait("live")
            assert watch(server.play_url("some-key"), 1)[0] >= RATE_HZ
