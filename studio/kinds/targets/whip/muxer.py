"""The process that holds the muxer: reads one job from its standard input, sends until that closes, says how it is on its output.

Job: `{"session", "encoder", "url"}`. Lines out: `{"is": "waiting" | "live"}` with figures; last, `{"is": "ended", "why"}`,
`why` being "stopped", "silent" (no sign of life for the 30 s of RFC 7675), "closed", "codec" or "handshake".
"""

from __future__ import annotations

import json
import statistics
import sys
import threading
from collections import deque
from pathlib import Path
from typing import Any

import av.error
import av.logging

from studio.contracts.packet_link import PacketClient
from studio.contracts.packets import Packet, StreamConfig
from studio.ipc.clock import NS, MonotonicClock
from studio.kinds.targets.whip.media import Peer
from studio.kinds.targets.working.queue import PushQueue

_PAUSE_S = 0.1
_SAY_EVERY_NS = NS // 2
_FRESH_NS = NS  # an IDR that is older is not begun with: viewers would be as far behind
_ASK_AGAIN_NS = NS


def main() -> None:
    """Do one job."""
    av.logging.set_level(None)
    job: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    ending, key_wanted = threading.Event(), threading.Event()
    threading.Thread(target=_hear, args=(ending, key_wanted), name="parent", daemon=True).start()
    sender = Sender(PacketClient(Path(job["session"]), job["encoder"]), ending, key_wanted)
    _say("ended", why=sender.run(job["url"]))


def _hear(ending: threading.Event, key_wanted: threading.Event) -> None:
    """Each line asks for a key picture; the end of them all for the end."""
    for _line in sys.stdin.buffer:
        key_wanted.set()
    ending.set()


def _say(state: str, **more: object) -> None:
    try:
        print(json.dumps({"is": state, **more}), flush=True)
    except OSError:  # nobody listens any more: its standard input closes as well
        return


class Sender:
    """From the encoder's link to the peer, no later than need be."""

    def __init__(self, feed: PacketClient, ending: threading.Event, key_wanted: threading.Event) -> None:
        self._feed, self._ending, self._key_wanted = feed, ending, key_wanted
        self._clock = MonotonicClock()
        self._queue = PushQueue()
        self._config: StreamConfig | None = None
        self._begun = False
        self._said_ns = self._asked_ns = 0
        self._out_of_order = 0
        self._ages_ns: deque[int] = deque(maxlen=60)

    def run(self, url: str) -> str:
        """Wait for the encoder, connect, send. Returns why it ended."""
        while self._config is None:
            if self._ending.is_set():
                return "stopped"
            self._take(_PAUSE_S)
            self._report("waiting")
        if self._config.audio_codec != "opus":
            return "codec"
        self._feed.close()  # nothing is kept for later while the connection is made
        self._queue.clear()
        try:
            peer = Peer(url, self._config)
        except (av.error.FFmpegError, OSError, ValueError):
            return "handshake"
        try:
            return self._send(peer)
        finally:
            self._feed.close()
            peer.close()

    def _send(self, peer: Peer) -> str:
        self._feed.dial()
        self._report("live", now=True)
        while not self._ending.is_set():
            self._queue.relieve(self._clock.now_ns())
            self._take(_PAUSE_S)
            try:
                while (item := self._queue.next()) is not None:
                    self._put(peer, item)
            except TimeoutError:
                return "silent"
            except (av.error.FFmpegError, OSError):
                return "closed"
            if self._config is not None and self._config.audio_codec != "opus":
                return "codec"
            self._ask()
            self._report("live")
        return "stopped"

    def _take(self, timeout_s: float) -> None:
        for item in self._feed.poll(timeout_s):
            if isinstance(item, StreamConfig):
                self._config = item
            self._queue.add(item, self._clock.now_ns())

    def _put(self, peer: Peer, item: StreamConfig | Packet) -> None:
        if isinstance(item, StreamConfig):
            peer.configure(item)
            return
        picture = item.kind == "video"
        now_ns = self._clock.now_ns()
        if not self._begun:
            if not (picture and item.key and now_ns - item.pts_ns < _FRESH_NS):
                return
            self._begun = True
        if item.picture == "B":  # WebRTC has no second time for a picture
            self._out_of_order += 1
            return
        peer.send(item)
        if picture:
            self._ages_ns.append(now_ns - item.pts_ns)

    def _ask(self) -> None:
        """For an IDR, where only one can be begun or gone on with, or the server wants one."""
        now_ns = self._clock.now_ns()
        if (self._queue.wants_key or not self._begun or self._key_wanted.is_set()) and now_ns - self._asked_ns >= _ASK_AGAIN_NS:
            self._asked_ns = now_ns
            self._key_wanted.clear()
            self._feed.ask_keyframe()

    def _report(self, state: str, now: bool = False) -> None:
        now_ns = self._clock.now_ns()
        if not now and now_ns - self._said_ns < _SAY_EVERY_NS:
            return
        self._said_ns = now_ns
        queue, config = self._queue, self._config
        _say(
            state,
            encoder=self._feed.connected,
            bps=config.video_bps + config.audio_bps if config is not None else 0,
            waiting_ms=queue.waiting_ms(),
            picture_ms=round(statistics.median(self._ages_ns)) // 1_000_000 if self._ages_ns else None,
            dropped_b=queue.dropped_b + self._out_of_order,
            dropped_p=queue.dropped_p,
            shed_gops=queue.shed_gops,
        )


if __name__ == "__main__":
    main()
