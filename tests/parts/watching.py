"""How a rehearsal page plays: read from the page itself, in a real browser."""

from __future__ import annotations

import time
from typing import Any

from tests.parts import chromium

_FACTS = """(() => {
  const video = document.getElementById("program");
  return {
    time: video.currentTime,
    buffered: video.buffered.length ? video.buffered.end(video.buffered.length - 1) : 0,
    sound: video.webkitAudioDecodedByteCount,
    pictures: video.getVideoPlaybackQuality().totalVideoFrames,
    width: video.videoWidth,
    height: video.videoHeight,
    lamp: document.getElementById("live").textContent,
  };
})()"""


def facts(page: chromium.Browser) -> dict[str, Any]:
    """Times in seconds of the media; `sound` in bytes decoded, `pictures` decoded so far."""
    found: dict[str, Any] = page.evaluate(_FACTS)
    return found


def behind(seen: dict[str, Any]) -> float:
    """Seconds between what is played and the newest that has come."""
    return float(seen["buffered"] - seen["time"])


def wait_until_it_keeps_pace(page: chromium.Browser) -> None:
    """Come back once a whole second was played in a second, after half a minute at most.

    A browser that has just started shares the processors with the studio's own start and decodes without a graphics card:
    what it plays meanwhile says nothing about the page.
    """
    until, before = time.monotonic() + 30, facts(page)
    while True:
        time.sleep(1)
        after = facts(page)
        if 0.9 < after["time"] - before["time"] < 1.3:
            return
        assert time.monotonic() < until, (before, after)
        before = after
