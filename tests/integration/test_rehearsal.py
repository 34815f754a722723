"""The rehearsal platform as a real process: FFmpeg publishes, Chromium watches with sound and an advancing clock."""

from __future__ import annotations

import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.parts import chromium, watching
from tests.parts.rehearsal_rig import RehearsalRig


@pytest.fixture
def host() -> Iterator[RehearsalRig]:
    rig = RehearsalRig()
    yield rig
    rig.close()


def publish(url: str, seconds: int) -> subprocess.Popen[bytes]:
    """FFmpeg as publisher: moving bars and a 440 Hz tone in real time."""
    pictures = ["-re", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30"]
    tone = ["-f", "lavfi", "-i", "sine=f=440:r=48000"]
    codec = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "60", "-pix_fmt", "yuv420p", "-c:a", "aac", "-ac", "2"]
    command = ["ffmpeg", "-v", "error", "-nostdin", *pictures, *tone, "-t", str(seconds), *codec, "-f", "flv", url]
    return subprocess.Popen(command)


@pytest.mark.part("ffmpeg")
@pytest.mark.part("chromium")
@pytest.mark.skipif(not (shutil.which("ffmpeg") and chromium.PROGRAM), reason="FFmpeg or Chromium is not installed")
def test_a_browser_plays_the_program_close_behind(host: RehearsalRig) -> None:
    publisher = publish(f"{host.figures['rtmp_url']}/{host.figures['key']}", 120)  # however long a browser takes to begin
    try:
        host.wait_for("pictures")
        with chromium.Browser() as page:
            page.open(str(host.figures["page_url"]))
            watching.wait_until_it_keeps_pace(page)
            before = watching.facts(page)
            time.sleep(2)
            after = watching.facts(page)
            assert 1.5 < after["time"] - before["time"] < 3.5
            assert after["sound"] > before["sound"]
            assert watching.behind(after) < 2.0
            assert after["lamp"] == "LIVE"
            page.evaluate("program.currentTime -= 1.3")  # as after a stall of a busy computer
            until = time.monotonic() + 5
            while watching.behind(watching.facts(page)) > 1.2:
                assert time.monotonic() < until, "it must catch up at once, not by and by"
                time.sleep(0.1)
    finally:
        publisher.kill()
        publisher.wait(10)


@pytest.mark.part("ffmpeg")
@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="FFmpeg is not installed")
def test_a_wrong_key_is_refused_and_the_host_lives_on(host: RehearsalRig) -> None:
    publisher = publish(f"{host.figures['rtmp_url']}/other", 3)
    assert publisher.wait(20) != 0
    again = publish(f"{host.figures['rtmp_url']}/{host.figures['key']}", 3)
    try:
        assert host.wait_for("pictures")
    finally:
        again.kill()
        again.wait(10)


def test_only_this_computer_by_its_own_name_may_look(host: RehearsalRig) -> None:
    page = str(host.figures["page_url"])
    with urllib.request.urlopen(page, timeout=5) as answer:
        assert b"<video" in answer.read()
    for path, headers, code in (("none", {}, 404), ("", {"Host": "evil.example"}, 403)):
        with pytest.raises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(urllib.request.Request(page + path, headers=headers), timeout=5)
        with refusal.value:
            assert refusal.value.code == code


@pytest.mark.parametrize("path", ["live", "shop"])
def test_sockets_are_for_this_computers_own_page(host: RehearsalRig, path: str) -> None:
    page = str(host.figures["page_url"])
    address = f"ws{page.removeprefix('http')}{path}"
    for origin in (None, page.rstrip("/"), page.rstrip("/").replace("127.0.0.1", "localhost")):
        with connect(address, origin=origin):  # type: ignore[arg-type]
            pass
    for origin in ("http://evil.example", "null", page.replace("http", "https").rstrip("/")):
        with pytest.raises(InvalidStatus) as refusal:
            connect(address, origin=origin)  # type: ignore[arg-type]
        assert refusal.value.response.status_code == 403


def test_the_page_trusts_nothing_but_itself(host: RehearsalRig) -> None:
    with urllib.request.urlopen(str(host.figures["page_url"]), timeout=5) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for path in ("../plugin.toml", "%2e%2e/plugin.toml", "picture/", "picture/../../plugin.toml", "page.css/"):
        with pytest.raises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(str(host.figures["page_url"]) + path, timeout=5)
        with refusal.value:
            assert refusal.value.code == 404
