"""Pushing to the real nginx-rtmp: what arrives, and every way in which it can go wrong."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import av
import pytest

from studio.contracts import messages
from studio.contracts.packets import Packet
from studio.kinds.targets import RtmpPush
from tests.parts import nginx
from tests.parts.nginx import Nginx, wait_for
from tests.parts.sink_rig import SinkRig
from tests.parts.stream import VIDEO_BPS, clip

pytestmark = [
    pytest.mark.part("nginx"),
    pytest.mark.skipif(not nginx.installed(), reason="nginx with its RTMP module is not installed"),
]

KEY = "s3cret-key-8d1f"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Nginx]:
    with Nginx(tmp_path / "nginx") as running:
        yield running


def recordings(server: Nginx) -> list[Path]:
    """What it recorded, once it has seen the end: until then it writes."""
    wait_for(lambda: server.stat().find(".//stream") is None, 20, "the server saw the end")
    return server.recordings()


def frames(path: Path) -> tuple[list[tuple[int, int]], list[int]]:
    """((dts, pts) of pictures, dts of sound) in ms; decodes all of it, which fails on a damaged stream."""
    with av.open(str(path)) as file:
        video, audio = file.streams.video[0], file.streams.audio[0]
        packets = [packet for packet in file.demux() if packet.size]
        pictures = [(packet.dts or 0, packet.pts or 0) for packet in packets if packet.stream is video]
        sounds = [packet.dts or 0 for packet in packets if packet.stream is audio]
    with av.open(str(path)) as file:
        decoded = sum(1 for _ in file.decode(video=0))
    assert decoded == len(pictures)
    return pictures, sounds


def test_every_frame_arrives_with_its_time(server: Nginx) -> None:
    with SinkRig(RtmpPush(url=server.url(), key_ref="k")) as rig:
        rig.wait("waiting", text="stream key")
        rig.secret(KEY)
        rig.wait("live")
        wait_for(lambda: rig.figure("live_s") >= 4, 30, "four seconds live")
        assert rig.stop_worker() == 0
        assert rig.feeder
        sent = list(rig.feeder.sent)
        assert KEY not in rig.said()
        assert rig.status.state == "ended"
    (recording,) = recordings(server)
    pictures, sounds = frames(recording)
    first = pictures[0][0]

    def from_on(start: Packet) -> tuple[list[tuple[int, int]], list[int]]:
        """Times of what was sent from that packet on, in ms since it, as many as arrived: pictures (dts, pts), sound (dts)."""

        def ms(time_ns: int) -> int:
            return (time_ns - start.dts_ns + 500_000) // 1_000_000

        after = [packet for packet in sent if packet.dts_ns >= start.dts_ns]
        seen = [(ms(packet.dts_ns), ms(packet.pts_ns)) for packet in after if packet.kind == "video"]
        return seen[: len(pictures)], [ms(packet.dts_ns) for packet in after if packet.kind == "audio"][: len(sounds)]

    assert len(pictures) > 100
    arrived = [(dts - first, pts - first) for dts, pts in pictures], [dts - first for dts in sounds]
    starts = [packet for packet in sent if packet.key and packet.kind == "video"]  # it begins with the newest at its time
    assert arrived in [from_on(start) for start in starts]
    assert server.published[0]["name"] == KEY


def test_a_refused_key_fails_in_words_and_is_not_hammered(server: Nginx) -> None:
    server.refuse.add(KEY)
    with SinkRig(RtmpPush(url=server.url(), key_ref="k")) as rig:
        rig.secret(KEY)
        failed = rig.wait("failed", 12)
        assert "stream key" in failed.text
        asked = len(server.published)
        assert asked <= 2
        time.sleep(3)
        assert len(server.published) == asked
        assert KEY not in rig.said()
        server.refuse.clear()
        rig.say(messages.Command("retry"))
        rig.wait("live")


def test_a_new_key_ends_the_failure(server: Nginx) -> None:
    server.refuse.add(KEY)
    with SinkRig(RtmpPush(url=server.url(), key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("failed", 12)
        rig.secret("another-key")
        rig.wait("live")


def test_a_key_that_is_live_elsewhere(server: Nginx) -> None:
    with SinkRig(RtmpPush(url=server.url("open"), key_ref="k")) as first, SinkRig(first.spec.target) as second:
        first.secret(KEY)
        first.wait("live")
        second.secret(KEY)
        failed = second.wait("failed", 12)
        assert "live already" in failed.text
        assert first.status.state == "live"


def test_an_unknown_application(server: Nginx) -> None:
    with SinkRig(RtmpPush(url=server.url("nowhere"), key_ref="k")) as rig:
        rig.secret(KEY)
        status = rig.wait("waiting", text="Check the address")
        assert "Trying again in" in status.text


def test_a_restarted_server_gets_the_stream_from_an_idr(server: Nginx) -> None:
    with SinkRig(RtmpPush(url=server.url(), key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("live")
        wait_for(lambda: rig.figure("live_s") >= 2, 30, "two seconds live")
        before = len(rig.history)
        server.stop()
        rig.wait("waiting", text="Trying again", after=before)
        before = len(rig.history)
        server.start()
        rig.wait("live", 20, after=before)
        wait_for(lambda: rig.figure("live_s") >= 5, 30, "three seconds more")
        assert rig.figure("reconnects") >= 1
        rig.stop_worker()
    _, second = recordings(server)
    with av.open(str(second)) as file:
        again = [packet for packet in file.demux(video=0) if packet.dts is not None]
    assert again[0].is_keyframe
    assert all(later.dts > earlier.dts for earlier, later in pairwise(again))


def test_a_kicked_publisher_comes_back(server: Nginx) -> None:
    with SinkRig(RtmpPush(url=server.url(), key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("live")
        before = len(rig.history)
        server.drop_publisher(KEY)
        rig.wait("waiting", after=before)
        rig.wait("live", after=len(rig.history))


def test_an_encoder_that_dies_and_comes_back_keeps_the_connection(server: Nginx) -> None:
    with SinkRig(RtmpPush(url=server.url(), key_ref="k")) as rig:
        rig.secret(KEY)
        rig.wait("live")
        time.sleep(1.5)
        rig.stop_feeder()
        before = len(rig.history)
        rig.wait("live", text="Waiting for the encoder", after=before)
        rig.start_feeder(run=2)
        rig.wait("live", after=len(rig.history))
        time.sleep(1.5)
        assert rig.figure("reconnects") == 0
        rig.stop_worker()
    (recording,) = recordings(server)
    pictures, _ = frames(recording)
    assert all(later > earlier for (earlier, _), (later, _) in pairwise(pictures))


@pytest.mark.parametrize("video_bps", [VIDEO_BPS, 6_000_000])
def test_a_server_that_stops_reading_for_ten_seconds(server: Nginx, video_bps: int) -> None:
    """At the lower rate its system alone would take all of it; only the missing acknowledgements tell."""
    made = clip(video_bps, width=640, height=360)
    with SinkRig(RtmpPush(url=server.url(), key_ref="k"), made) as rig:
        rig.secret(KEY)
        rig.wait("live")
        assert rig.feeder
        before_live = len(rig.feeder.sent)  # of these the newest group alone was for this server, at most
        time.sleep(3)
        (worker,) = server.workers()
        os.kill(worker, signal.SIGSTOP)
        before = len(rig.history)
        rig.wait("stalled", 8, after=before)
        time.sleep(10 - 4)
        os.kill(worker, signal.SIGCONT)
        after = len(rig.history)
        rig.wait("live", 5, after=after)
        wait_for(lambda: rig.figure("congestion_ms") < 500, 5, "the backlog leaves")
        time.sleep(2)
        assert rig.figure("dropped_p") > 0
        assert rig.figure("shed_gops") > 0
        assert rig.figure("reconnects") == 0
        dropped = rig.figure("dropped_b") + rig.figure("dropped_p")
        sent = rig.feeder.sent[before_live:]
        rig.stop_worker()
    (recording,) = recordings(server)
    with av.open(str(recording)) as file:
        video, audio = file.streams.video[0], file.streams.audio[0]
        packets = [packet for packet in file.demux() if packet.size]
    sounds = [packet.dts for packet in packets if packet.stream is audio]
    pictures = [packet.dts for packet in packets if packet.stream is video]
    gaps = [later - earlier for earlier, later in pairwise(sounds)]
    assert max(gaps) <= 23, "no sound is missing"
    assert len(pictures) + dropped >= sum(packet.kind == "video" for packet in sent) - 60
    assert max(later - earlier for earlier, later in pairwise(pictures)) > 1000
    with av.open(str(recording)) as file:
        assert sum(1 for _ in file.decode(video=0)) == len(pictures)
