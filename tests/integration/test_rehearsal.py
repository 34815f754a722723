"""The rehearsal platform as a real process: FFmpeg publishes, Chromium watches with sound and an advancing clock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.ipc import endpoint, files, framing, messages, session
from tests.parts import chromium

ROOT = Path(__file__).parents[2]


class Host:
    """The plugin's process and the desk's end of its link."""

    def __init__(self) -> None:
        self.folder = session.create()
        files.write_spec(self.folder, "plugin.rehearsal", messages.PluginSpec("rehearsal", str(ROOT / "plugins/rehearsal")))
        self._listener = endpoint.listen(self.folder, "desk")
        self._listener.settimeout(10)
        environment = {**os.environ, session.ENVIRONMENT_NAME: str(self.folder), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "studio.workers", "plugin.rehearsal"]
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE)
        self.link = framing.FramedSocket(self._listener.accept()[0])
        self.figures = self.wait_for("page_url")

    def wait_for(self, figure: str) -> dict[str, Any]:
        """The figures of the next status that has `figure`."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            payload = self.link.receive(1.0)
            if payload is None:
                continue
            message = messages.decode_from_worker(payload)
            if isinstance(message, messages.Status) and message.figures.get(figure):
                return dict(message.figures)
        raise TimeoutError(figure)

    def close(self) -> None:
        try:
            self.link.send(messages.encode(messages.Stop()))
            assert self.process.wait(10) == 0
        finally:
            assert self.process.stdin is not None
            self.process.stdin.close()
            self.process.kill()
            self.process.wait(10)
            self.link.close()
            self._listener.close()
            shutil.rmtree(self.folder)


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host()
    yield host
    host.close()


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
def test_a_browser_plays_the_program_close_behind(host: Host) -> None:
    publisher = publish(f"{host.figures['rtmp_url']}/{host.figures['key']}", 30)
    try:
        host.wait_for("pictures")
        with chromium.Browser() as page:
            page.open(str(host.figures["page_url"]))
            facts = "[video.currentTime, video.buffered.length ? video.buffered.end(0) : 0, video.webkitAudioDecodedByteCount]"
            until = time.monotonic() + 20
            while time.monotonic() < until and page.evaluate(facts)[0] < 1:
                time.sleep(0.2)
            before, _, sound_before = page.evaluate(facts)
            time.sleep(2)
            after, end, sound_after = page.evaluate(facts)
            assert 1.5 < after - before < 3.5
            assert sound_after > sound_before
            assert end - after < 2.0
            assert page.evaluate("document.getElementById('live').textContent") == "LIVE"
    finally:
        publisher.kill()
        publisher.wait(10)


@pytest.mark.part("ffmpeg")
@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="FFmpeg is not installed")
def test_a_wrong_key_is_refused_and_the_host_lives_on(host: Host) -> None:
    publisher = publish(f"{host.figures['rtmp_url']}/other", 3)
    assert publisher.wait(20) != 0
    again = publish(f"{host.figures['rtmp_url']}/{host.figures['key']}", 3)
    try:
        assert host.wait_for("pictures")
    finally:
        again.kill()
        again.wait(10)


def test_only_this_computer_by_its_own_name_may_look(host: Host) -> None:
    page = str(host.figures["page_url"])
    with urllib.request.urlopen(page, timeout=5) as answer:
        assert b"<video" in answer.read()
    for path, headers, code in (("none", {}, 404), ("", {"Host": "evil.example"}, 403)):
        with pytest.raises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(urllib.request.Request(page + path, headers=headers), timeout=5)
        with refusal.value:
            assert refusal.value.code == code
