"""Packets as messages: headers first, an IDR first, times that run on over connections and encoder runs."""

from __future__ import annotations

from studio.contracts.packets import Packet, StreamConfig
from studio.kinds.targets.rtmp.stream import StreamWriter, Timeline
from studio.rtmp import Ingest, Media, PublishAsked, Publisher, flv

MS = 1_000_000
T0 = 123_456_789_123


def config(run: int = 1, extradata: bytes = b"avcC") -> StreamConfig:
    return StreamConfig(run, 1280, 720, 30, 1, extradata, b"asc", 3_000_000, 128_000, "h264", "aac")


def video(ms: float, key: bool = False, ahead_ms: float = 0) -> Packet:
    dts_ns = T0 + round(ms * MS)
    return Packet("video", dts_ns + round(ahead_ms * MS), dts_ns, b"nal", key, False, "I" if key else "P")


def audio(ms: float) -> Packet:
    return Packet("audio", T0 + round(ms * MS), T0 + round(ms * MS), b"aac", True)


class Wire:
    """A live connection: what the stream writer puts in comes out as media."""

    def __init__(self, line: Timeline) -> None:
        self._publisher, self._ingest = Publisher("live", "rtmp://h/live", "key"), Ingest()
        self.stream = StreamWriter(self._publisher, line)
        for _ in range(6):
            for event in self._ingest.feed(self._publisher.take()):
                assert isinstance(event, PublishAsked)
                self._ingest.accept()
            self._publisher.feed(self._ingest.take())

    def put(self, *items: StreamConfig | Packet) -> list[tuple[str, int]]:
        """(what, ms) for every message: meta, avcC, asc, key, picture, sound."""
        for item in items:
            self.stream.put(item)
        return [self._name(event) for event in self._ingest.feed(self._publisher.take()) if isinstance(event, Media)]

    def _name(self, media: Media) -> tuple[str, int]:
        if media.kind == "data":
            return "meta", media.timestamp
        if media.kind == "audio":
            return ("asc" if flv.parse_audio(media.body).kind == "config" else "sound"), media.timestamp
        body = flv.parse_video(media.body)
        return ("avcC" if body.kind == "config" else "key" if body.key else "picture"), media.timestamp


def test_headers_then_an_idr_at_zero() -> None:
    wire = Wire(Timeline())
    assert wire.put(config(), audio(-5), video(0), audio(5)) == []
    assert not wire.stream.started
    assert wire.put(video(33.3, key=True), audio(20), audio(40), video(66.7), audio(61.3)) == [
        ("meta", 0),
        ("avcC", 0),
        ("key", 0),
        ("asc", 7),
        ("sound", 7),
        ("picture", 33),
        ("sound", 28),
    ]


def test_a_new_connection_begins_at_an_idr_not_sent_before() -> None:
    line = Timeline()
    Wire(line).put(config(), video(0, key=True), audio(1), video(33), video(67), audio(70))
    again = Wire(line)
    assert again.put(config(), video(0, key=True), audio(1), video(33), audio(70), audio(91), video(100)) == []
    assert again.put(audio(91), video(2000, key=True), audio(1990), audio(2011)) == [
        ("meta", 2000),
        ("avcC", 2000),
        ("key", 2000),
        ("asc", 1990),
        ("sound", 1990),
        ("sound", 2011),
    ]


def test_a_new_run_sends_new_headers_only_when_they_differ() -> None:
    wire = Wire(Timeline())
    wire.put(config(), video(0, key=True))
    assert wire.put(config(run=2), video(100, key=True)) == [("key", 100)]
    assert wire.put(config(run=3, extradata=b"other"), video(200, key=True)) == [("meta", 200), ("avcC", 200), ("key", 200)]


def test_composition_times_are_those_of_the_rounded_stamps() -> None:
    line = Timeline()
    publisher = Publisher("live", "rtmp://h/live", "key")
    sent: list[tuple[int, int]] = []
    publisher.send_video = lambda body, time: sent.append((time, flv.parse_video(body).composition_ms))  # type: ignore[method-assign]
    stream = StreamWriter(publisher, line)
    stream.put(config())
    frame = 1000 / 30
    for n in range(10):
        stream.put(video(n * frame, key=n == 0, ahead_ms=2 * frame))
    assert [time + composition for time, composition in sent[1:]] == [round((n + 2) * frame) for n in range(10)]
