"""Platforms that misbehave, and a disk that fills: the right state and words, and nobody else is touched."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fault.conftest import seconds_on_air, shown_now
from tests.fault.test_kill import assert_whole, program
from tests.parts import footage, shows, tls
from tests.parts.nginx import Nginx
from tests.parts.studio import Studio
from tests.parts.tiny_disk import tiny_disk

pytestmark = pytest.mark.part("nginx")
Start = Callable[..., Studio]


def test_a_server_that_never_answers_blocks_nobody(start: Start, server: Nginx) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"rtmp://127.0.0.1:{silent.getsockname()[1]}/live/key"
        studio = start(shows.push("one", f"{server.url()}/one"), shows.push("silent", url))
        studio.destination_is("one", "live")
        seconds_on_air(studio, 1)
        since = shown_now(studio)
        entry = studio.destination_is("silent", "waiting", 25)
        assert "says nothing" in entry["text"]
        assert "key" not in entry["text"]
        studio.stop()
    assert_whole(program(server), since)


def test_a_server_that_stops_reading_is_stalled_then_live_again(start: Start, server: Nginx, tmp_path: Path) -> None:
    with Nginx(tmp_path / "other") as other:
        studio = start(shows.push("one", f"{server.url()}/one"), shows.push("slow", f"{other.url()}/slow"))
        studio.destination_is("one", "live")
        studio.destination_is("slow", "live")
        seconds_on_air(studio, 1)
        since = shown_now(studio)
        for pid in other.workers():
            os.kill(pid, signal.SIGSTOP)
        studio.destination_is("slow", "stalled", 25)
        seconds_on_air(studio, 8)
        assert studio.state()["destinations"]["one"]["state"] == "live"
        for pid in other.workers():
            os.kill(pid, signal.SIGCONT)
        studio.destination_is("slow", "live", 25)
        seconds_on_air(studio, 2)
        studio.stop()
        slow = footage.read(other.recordings()[-1], {})
    assert_whole(program(server), since)
    assert slow.errors == 0
    assert slow.times == sorted(slow.times)


def test_a_refused_key_is_said_and_not_hammered(start: Start, server: Nginx) -> None:
    server.refuse.add("sesame")
    studio = start(shows.push("one", f"{server.url()}/one"), shows.push("bad", f"{server.url()}/sesame"))
    studio.destination_is("one", "live")
    entry = studio.destination_is("bad", "failed")
    assert "key" in entry["text"].lower()
    assert "sesame" not in entry["text"]
    asked = len(server.published)
    seconds_on_air(studio, 1)
    since = shown_now(studio)
    seconds_on_air(studio, 2)
    assert len(server.published) == asked
    server.refuse.clear()
    studio.call("destination.retry", destination="bad")
    studio.destination_is("bad", "live")
    studio.stop()
    assert_whole(program(server), since)


def test_a_restarted_server_gets_the_show_back_with_time_running_on(start: Start, server: Nginx) -> None:
    studio = start(shows.push("one", f"{server.url()}/one"))
    studio.destination_is("one", "live")
    seconds_on_air(studio, 2)
    server.stop()
    studio.destination_is("one", "waiting", 10)
    server.start()
    studio.destination_is("one", "live", 20)
    seconds_on_air(studio, 2)
    studio.stop()
    files = server.recordings()
    assert len(files) == 2
    for path in files:
        received = footage.read(path, {})
        assert received.errors == 0
        assert received.steps() <= {33, 34}


@pytest.mark.part("openssl")
@pytest.mark.skipif(not tls.installed(), reason="openssl is not installed")
def test_a_certificate_for_another_name_never_sees_the_key(start: Start, tmp_path: Path) -> None:
    authority = tls.Authority(tmp_path / "ca")
    with (
        Nginx(tmp_path / "wrong", authority.leaf("DNS:elsewhere.example")) as wrong,
        Nginx(tmp_path / "right", authority.leaf("DNS:localhost,IP:127.0.0.1")) as right,
    ):
        trusted = str(authority.ca_file)
        studio = start(
            shows.push("good", f"{right.url(tls=True)}/one", ca_file=trusted),
            shows.push("bad", f"{wrong.url(tls=True)}/two", ca_file=trusted),
            shows.push("unknown", f"{right.url(tls=True)}/three"),
        )
        studio.destination_is("good", "live")
        assert "certificate" in studio.destination_is("bad", "failed")["text"].lower()
        assert "certificate" in studio.destination_is("unknown", "failed")["text"].lower()
        studio.stop()
        assert [told["name"] for told in right.published if told["call"] == "publish"] == ["one"]
        assert wrong.published == []


def test_a_full_disk_ends_the_recording_readable_and_not_the_show(start: Start, server: Nginx, tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "tiny", "53m") as folder:
        studio = start(shows.push("one", f"{server.url()}/one"), shows.record("disk", folder))
        studio.destination_is("one", "live")
        studio.destination_is("disk", "live")
        seconds_on_air(studio, 3)
        since = shown_now(studio)
        with open(folder / "filler", "wb") as filler:
            filler.write(bytes(6 << 20))
        tree = studio.until(lambda tree: tree["destinations"]["disk"]["state"] in ("failed", "waiting"), 15, "the recording ends")
        assert "disk" in tree["destinations"]["disk"]["text"].lower() or "space" in tree["destinations"]["disk"]["text"].lower()
        assert any(alarm["subject"] == "disk" for alarm in tree["alarms"])
        seconds_on_air(studio, 2)
        studio.stop()
        recording = footage.read(min(folder.glob("*.mkv")), {})
        assert recording.errors == 0
        assert recording.times[-1] > 2
    assert_whole(program(server), since)
