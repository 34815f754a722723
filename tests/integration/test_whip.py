"""WHIP to real receivers: what arrives is what was on program, and what goes wrong is noticed, said and mended."""

from __future__ import annotations

import itertools
import signal
import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av
import msgspec
import numpy as np
import psutil
import pytest

from studio.contracts import messages, specs
from studio.kinds.targets.whip import Whip
from tests.fakes.air import BITS, AirMixer, OneWorker, read_tick
from tests.parts import tls
from tests.parts.whip import receivers
from tests.parts.whip.receivers import Aiortc, NodeDatachannel
from tests.parts.whip.tone import frequency

SIZE = (320, 180)
TOKEN = "whip-token-1234"
_FORM = {"low_latency": True, "audio_codec": "opus", "profile": "baseline"}
ENCODER = specs.EncoderSpec("e1", "main", *SIZE, 30, 1, 800_000, 128_000, "libx264", "veryfast", 2.0, **_FORM)  # type: ignore[arg-type]
PATIENCE_S = 40.0

pytestmark = [
    pytest.mark.part("aiortc"),
    pytest.mark.timeout(300),
    pytest.mark.skipif(not receivers.aiortc_installed(), reason="aiortc is not installed"),
]


@pytest.fixture
def mixer(folder: Path, request: pytest.FixtureRequest) -> Iterator[AirMixer]:
    """The first 0.4 s of each second are a white flash with a tone of 997 Hz; the other pictures carry their tick.

    The parameter is the encoder's seconds from key picture to key picture.
    """
    mixer = AirMixer(folder, SIZE, flash=lambda tick: tick % 30 < 12)
    encoder = OneWorker(folder, "encoder.e1", msgspec.structs.replace(ENCODER, gop_s=getattr(request, "param", 2.0)))
    yield mixer
    encoder.close()
    mixer.close()


class Sink:
    """A WHIP destination as a real worker process."""

    def __init__(self, folder: Path, url: str, token: str = "", **more: Any) -> None:
        target = Whip(url=url, key_ref="kept" if token else "", **more)
        self.worker = OneWorker(folder, "sink.out", specs.SinkSpec("out", "Out", "e1", target))
        self.worker.say(messages.Secret("key", token))

    def until(self, wanted: Callable[[messages.Status], bool]) -> messages.Status:
        """The first status of those to come that is wanted."""
        known, end = len(self.worker.statuses), time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            self.worker.listen(0.2)
            for status in self.worker.statuses[known:]:
                if wanted(status):
                    return status
        raise AssertionError(f"not within {PATIENCE_S} s; last: {self.worker.statuses[-1]}")

    def close(self) -> int:
        return self.worker.close()


def live(status: messages.Status) -> bool:
    return status.state == "live"


def until(facts: Callable[[], dict[str, Any]], wanted: Callable[[dict[str, Any]], bool], sink: Sink) -> dict[str, Any]:
    """What the receiver says when it says what is wanted; the worker is listened to meanwhile."""
    end = time.monotonic() + PATIENCE_S
    while not wanted(said := facts()):
        assert time.monotonic() < end, (said | {"offers": len(said["offers"])}, sink.worker.statuses[-1])
        sink.worker.listen(0.2)
    return said


def test_pictures_and_sound_arrive_and_the_end_is_said(folder: Path, mixer: AirMixer) -> None:
    with Aiortc(token=TOKEN) as receiver:
        sink = Sink(folder, receiver.url, TOKEN)
        try:
            seen = until(receiver.facts, lambda facts: len(facts["ticks"]) > 40 and facts["tone_hz"] > 0, sink)
            status = sink.until(lambda said: live(said) and bool(said.figures["sent_bps"]))
            (muxer,) = psutil.Process(sink.worker.process.pid).children()
            assert TOKEN not in " ".join(muxer.cmdline() + [f"{name}={value}" for name, value in muxer.environ().items()])
        finally:
            assert sink.close() == 0
        ((path, said),) = receiver.facts()["deleted"]
    assert seen["size"] == [*SIZE]
    assert set(seen["types"]) == {"I", "P"}
    steps = {after - before for before, after in itertools.pairwise(seen["ticks"])}
    assert steps <= {1, 13}, "each picture once, in its order; the flash lies between"
    assert mixer.first_tick % (1 << BITS) <= seen["ticks"][0] <= seen["ticks"][-1] <= mixer.last_tick % (1 << BITS)
    assert seen["tone_hz"] == pytest.approx(997, abs=2)
    assert seen["loudest"] == pytest.approx(0.8, abs=0.25)
    ((_, asked, kind, offer),) = seen["offers"]
    assert (asked, kind, path, said) == (f"Bearer {TOKEN}", "application/sdp", "/sessions/1", f"Bearer {TOKEN}")
    assert "profile-level-id=42e0" in offer
    assert status.figures["server"] == f"127.0.0.1:{receiver.port}"
    assert status.figures["reconnects"] == 0
    assert TOKEN not in repr(sink.worker.statuses)


@pytest.mark.parametrize("mixer", [10.0], indirect=True)
def test_a_key_picture_comes_when_the_receiver_wants_one(folder: Path, mixer: AirMixer) -> None:
    with Aiortc() as receiver:
        sink = Sink(folder, receiver.url)
        try:
            keys = until(receiver.facts, lambda facts: facts["types"].get("I", 0) > 0, sink)["types"]["I"]
            before = until(receiver.facts, lambda facts: facts["types"]["I"] > keys, sink)  # the next comes in ten seconds
            receiver.facts("wish")
            after = until(receiver.facts, lambda facts: facts["types"]["I"] > before["types"]["I"], sink)
        finally:
            sink.close()
    assert after["pictures"] - before["pictures"] < 150


def test_a_receiver_that_is_killed_is_noticed_and_met_again(folder: Path, mixer: AirMixer) -> None:
    with Aiortc() as receiver:
        sink = Sink(folder, receiver.url)
        try:
            before = until(receiver.facts, lambda facts: len(facts["ticks"]) > 10, sink)
            receiver.kill()
            gone = sink.until(lambda said: said.state == "waiting")
            assert gone.text.startswith(f"127.0.0.1:{receiver.port} closed the connection. Trying again in ")
            sink.until(lambda said: "Nothing listens at" in said.text)
            receiver.start()
            again = sink.until(live)
            after = until(receiver.facts, lambda facts: len(facts["ticks"]) > 10, sink)
        finally:
            sink.close()
    assert again.figures["reconnects"] == 1
    assert after["ticks"][0] > before["ticks"][-1]


def test_a_receiver_that_falls_silent_is_noticed(folder: Path, mixer: AirMixer) -> None:
    """Nobody says that it has gone, as when a network is cut: consent is not renewed for 30 s (RFC 7675)."""
    with Aiortc() as receiver:
        sink = Sink(folder, receiver.url)
        try:
            sink.until(live)
            assert receiver.process is not None
            receiver.process.send_signal(signal.SIGSTOP)
            gone = sink.until(lambda said: said.state == "waiting")
            receiver.process.send_signal(signal.SIGCONT)
            assert "has given no sign of life for 30 s" in gone.text
            sink.until(live)
            assert receiver.facts()["deleted"], "the session that was given up is ended"
        finally:
            sink.close()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"token": "another"}, "refuses the token"),
        ({"status": 403}, 'does not let this token send here. Check address and token. It says: "Not you, Bearer ***".'),
        ({"status": 404}, "has nothing for WHIP at this address"),
    ],
)
def test_a_no_is_said_in_words_and_not_asked_for_again(folder: Path, settings: dict[str, Any], words: str) -> None:
    mixer = AirMixer(folder, SIZE)
    encoder = OneWorker(folder, "encoder.e1", ENCODER)
    with Aiortc(**settings) as receiver:
        sink = Sink(folder, receiver.url, TOKEN)
        try:
            assert words in sink.until(lambda said: said.state == "failed").text
            sink.worker.listen(2.0)
            assert len(receiver.facts()["offers"]) == 1
            assert TOKEN not in repr(sink.worker.statuses)
        finally:
            sink.close()
            encoder.close()
            mixer.close()


def test_the_token_is_not_sent_on_to_another_server(folder: Path, mixer: AirMixer) -> None:
    with Aiortc(token=TOKEN) as other, Aiortc(moved=other.url) as first, Aiortc(moved="/whip") as circle:
        sink = Sink(folder, first.url, TOKEN)
        try:
            said = sink.until(lambda said: said.state == "failed").text
            assert f"sends the stream on to 127.0.0.1:{other.port}, which asks for a token" in said
            assert [offer[1] for offer in other.facts()["offers"]] == [""]
            sink.worker.say(messages.Configure(specs.SinkSpec("out", "Out", "e1", Whip(url=circle.url, key_ref="kept"))))
            sink.worker.say(messages.Secret("key", TOKEN))
            sink.until(lambda said: said.state == "failed" and "from one server to the next" in said.text)
            assert [offer[1] for offer in circle.facts()["offers"]] == [f"Bearer {TOKEN}"] * 4
        finally:
            sink.close()


def test_a_session_of_another_server_is_said_and_nothing_is_sent_to_that(folder: Path, mixer: AirMixer) -> None:
    with Aiortc(token=TOKEN) as other, Aiortc(session_at=other.url) as first:
        sink = Sink(folder, first.url, TOKEN)
        try:
            said = sink.until(lambda said: said.state == "failed").text
            assert f"names another server, 127.0.0.1:{other.port}, for the rest of the stream" in said
            assert len(first.facts()["offers"]) == 1
        finally:
            sink.close()
        assert (other.facts()["offers"], other.facts()["deleted"]) == ([], [])


@pytest.mark.skipif(not tls.installed(), reason="openssl is not installed")
def test_nothing_is_said_to_a_server_that_nobody_vouches_for(folder: Path, tmp_path: Path, mixer: AirMixer) -> None:
    authority = tls.Authority(tmp_path / "ca")
    certificate = [str(file) for file in authority.leaf("IP:127.0.0.1")]
    with Aiortc(ssl.create_default_context(cafile=authority.ca_file), certificate=certificate) as receiver:
        sink = Sink(folder, receiver.url, TOKEN)
        try:
            said = sink.until(lambda said: said.state == "failed").text
            assert "nobody this computer trusts. Nothing was sent" in said
            assert receiver.facts()["offers"] == []
        finally:
            sink.close()
        sink = Sink(folder, receiver.url, TOKEN, ca_file=str(authority.ca_file))
        try:
            until(receiver.facts, lambda facts: len(facts["ticks"]) > 10, sink)
        finally:
            sink.close()


@pytest.mark.part("node-datachannel")
@pytest.mark.skipif(not receivers.node_datachannel_installed(), reason="node-datachannel is not installed")
def test_the_library_that_obs_has_inside_takes_it_too(folder: Path, tmp_path: Path, mixer: AirMixer) -> None:
    with NodeDatachannel(tmp_path) as receiver:
        sink = Sink(folder, receiver.url)
        try:
            sink.until(live)
            sink.worker.listen(5.0)
        finally:
            sink.close()
        assert receiver.facts() == {"deleted": 1}
    frames = pictures(receiver.packets())
    ticks = [read_tick(luma) for frame in frames if (luma := frame.to_ndarray()[: frame.height]).mean() < 225]
    assert len(ticks) > 30
    assert {after - before for before, after in itertools.pairwise(ticks)} <= {1, 13}
    loud = [block for block in sound(receiver.packets()) if np.sqrt(np.mean(block**2)) > 0.3]
    assert frequency(np.concatenate(loud[:10])) == pytest.approx(997, abs=5)


def payloads(packets: list[bytes], payload_type: int) -> list[bytes]:
    """Payloads of RTP packets without extensions or padding (RFC 3550 5.1), in their order."""
    of_type = [packet for packet in packets if packet[1] & 127 == payload_type]
    return [packet[12:] for packet in sorted(of_type, key=lambda packet: int.from_bytes(packet[2:4], "big"))]


def pictures(packets: list[bytes]) -> list[av.VideoFrame]:
    """Decoded from RTP payloads of H.264: single units, STAP-A and FU-A (RFC 6184 5.6 to 5.8)."""
    stream = bytearray()
    for data in payloads(packets, 106):
        kind = data[0] & 31
        if kind == 24:
            at = 1
            while at < len(data):
                size = int.from_bytes(data[at : at + 2], "big")
                stream += b"\0\0\0\1" + data[at + 2 : at + 2 + size]
                at += 2 + size
        elif kind == 28:
            stream += b"\0\0\0\1" + bytes([data[0] & 0xE0 | data[1] & 31]) + data[2:] if data[1] & 128 else data[2:]
        else:
            stream += b"\0\0\0\1" + data
    decoder = av.CodecContext.create("h264", "r")
    frames = [frame for packet in decoder.parse(bytes(stream)) for frame in decoder.decode(packet)]
    return [*frames, *decoder.decode(None)]  # type: ignore[list-item]


def sound(packets: list[bytes]) -> list[Any]:
    """Mono float32 of each Opus packet."""
    decoder = av.CodecContext.create("opus", "r")
    return [frame.to_ndarray()[0] for data in payloads(packets, 111) for frame in decoder.decode(av.Packet(data))]
