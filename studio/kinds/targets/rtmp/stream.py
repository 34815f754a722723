"""The encoder's packets as RTMP messages: headers before media, one time line over all connections. No I/O.

Timestamps are ms since the first IDR ever sent, so that they run on when a connection is lost or the encoder restarts.
"""

from __future__ import annotations

from studio.contracts.packets import Packet, StreamConfig, ToSink
from studio.rtmp import Publisher, flv

_MS = 1_000_000


class Timeline:
    """What a destination has been sent so far, over all its connections. Monotonic ns; -1: nothing yet."""

    def __init__(self) -> None:
        self.base_ns = -1
        self.video_ns = -1
        self.audio_ns = -1

    def ms(self, time_ns: int) -> int:
        """The timestamp of `time_ns`, rounded; not negative."""
        return max(0, (time_ns - self.base_ns + _MS // 2) // _MS)


class StreamWriter:
    """One connection's stream. Starts at an IDR that has not been sent before."""

    def __init__(self, publisher: Publisher, timeline: Timeline) -> None:
        self.started = False
        self._publisher = publisher
        self._line = timeline
        self._config: StreamConfig | None = None
        self._video_header = self._audio_header = b""

    def put(self, item: ToSink) -> None:
        """Write `item` into the publisher; what cannot be shown by the server is left out."""
        if isinstance(item, StreamConfig):
            self._config = item
        elif self._config is not None:
            if item.kind == "video":
                self._video(item, self._config)
            else:
                self._audio(item, self._config)

    def _video(self, packet: Packet, config: StreamConfig) -> None:
        line = self._line
        if packet.dts_ns <= line.video_ns:
            return
        if not self.started:
            if not packet.key:
                return
            self.started = True
            if line.base_ns < 0:
                line.base_ns = packet.dts_ns
        time = line.ms(packet.dts_ns)
        if packet.key and config.video_extradata != self._video_header:
            self._headers(config, time)
        line.video_ns = packet.dts_ns
        body = flv.video(packet.data, packet.key, line.ms(packet.pts_ns) - time)
        self._publisher.send_video(body, time)

    def _audio(self, packet: Packet, config: StreamConfig) -> None:
        line = self._line
        if not self.started or packet.dts_ns <= line.audio_ns or packet.dts_ns < line.base_ns:
            return
        time = line.ms(packet.dts_ns)
        if config.audio_extradata != self._audio_header:
            self._audio_header = config.audio_extradata
            self._publisher.send_audio(flv.audio_config(config.audio_extradata), time)
        line.audio_ns = packet.dts_ns
        self._publisher.send_audio(flv.audio(packet.data), time)

    def _headers(self, config: StreamConfig, time: int) -> None:
        rate_hz = config.rate_num / config.rate_den
        facts = flv.metadata(config.width, config.height, rate_hz, config.video_bps, config.audio_bps)
        self._publisher.send_data(facts, time)
        self._publisher.send_video(flv.video_config(config.video_extradata), time)
        self._video_header = config.video_extradata
