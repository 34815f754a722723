"""The encoder worker as a real process, fed by a stand-in mixer, read over its real endpoint and decoded."""

from __future__ import annotations

import itertools
import signal
from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import Any

import av
import av.codec.context
import numpy as np

from studio.contracts import messages, packets, specs
from studio.contracts.packet_link import PacketClient
from studio.ipc import clock as clocks
from studio.media.encoding.capacity import moving_pictures
from tests.fakes.air import AirMixer, OneWorker, packets_of, read_tick

SIZE = (320, 180)
LAST_RESORT_NS = clocks.NS // 2  # further behind than this, an encoder gives ticks up


def spec(**changes: Any) -> specs.EncoderSpec:
    values: dict[str, Any] = {
        "id": "e1",
        "canvas": "main",
        "width": SIZE[0],
        "height": SIZE[1],
        "rate_num": 30,
        "rate_den": 1,
        "video_bps": 800_000,
        "audio_bps": 128_000,
        "codec": "libx264",
        "preset": "veryfast",
        "gop_s": 1.0,
    }
    return specs.EncoderSpec(**(values | changes))


def receive(client: PacketClient, worker: OneWorker, seconds: float) -> list[packets.ToSink]:
    clock = clocks.MonotonicClock()
    until = clock.now_ns() + int(seconds * clocks.NS)
    got: list[packets.ToSink] = []
    while clock.now_ns() < until:
        got += client.poll(0.05)
        worker.listen(0.001)
    return got


def receive_pictures(client: PacketClient, worker: OneWorker, count: int, within_s: float = 40.0) -> list[packets.ToSink]:
    """What comes until so many pictures have come, however long the encoder takes to start."""
    clock = clocks.MonotonicClock()
    until = clock.now_ns() + int(within_s * clocks.NS)
    got: list[packets.ToSink] = []
    while sum(1 for _ in packets_of(got, "video")) < count:
        assert clock.now_ns() < until, f"not {count} pictures within {within_s} s"
        got += receive(client, worker, 0.1)
    return got


def rest(client: PacketClient) -> list[packets.ToSink]:
    """What a stopped encoder sent last."""
    got: list[packets.ToSink] = []
    while client.connected and (arrived := client.receive()):
        got += arrived
    client.close()
    return got


def decode(received: list[packets.ToSink]) -> list[tuple[int, av.VideoFrame]]:
    """(tick, picture) of every picture packet, each run with its own decoder."""
    decoder: Any = None
    frames: list[av.VideoFrame] = []
    for message in received:
        if isinstance(message, packets.StreamConfig):
            frames += decoder.decode(None) if decoder else []
            decoder = av.codec.context.CodecContext.create("h264", "r")
            decoder.extradata = message.video_extradata
        elif message.kind == "video":
            packet: Any = av.Packet(message.data)
            packet.pts, packet.dts = message.pts_ns, message.dts_ns
            frames += decoder.decode(packet)
    frames += decoder.decode(None)
    return [(clocks.tick_at(frame.pts, 30, 1), frame) for frame in frames]


def luma(frame: av.VideoFrame) -> np.ndarray[Any, Any]:
    return frame.to_ndarray()[: frame.height]


def test_every_tick_arrives_once_with_its_picture_even_when_the_mixer_misses_some(folder: Path) -> None:
    mixer = AirMixer(folder, SIZE, drop=lambda tick: tick % 10 == 3)
    worker = OneWorker(folder, "encoder.e1", spec())
    client = PacketClient(folder, "e1")
    try:
        got = receive_pictures(client, worker, 80)
        status = worker.until(lambda said: "ticks" in said.figures)
    finally:
        assert worker.close() == 0
        mixer.close()
        got += rest(client)
    assert isinstance(got[0], packets.StreamConfig)
    assert (got[0].video_codec, got[0].audio_codec) == ("h264", "aac")
    frames = decode(got)
    assert len(frames) > 60
    for (before, _), (tick, _) in itertools.pairwise(frames):
        assert tick == before + 1
    for tick, frame in frames[1:]:
        shown = read_tick(luma(frame))
        expected = tick - 1 if tick % 10 == 3 else tick
        assert shown == expected % 65536, (tick, shown)
    assert status.state == "running"
    assert status.figures["skipped"] > 0
    assert status.figures["torn"] == 0
    for kind in ("video", "audio"):
        times = [p.dts_ns for p in got if isinstance(p, packets.Packet) and p.kind == kind]
        assert times == sorted(set(times))


def test_another_sound_codec_begins_a_run_and_nothing_of_the_other_is_in_it(folder: Path) -> None:
    mixer = AirMixer(folder, SIZE)
    worker = OneWorker(folder, "encoder.e1", spec())
    client = PacketClient(folder, "e1")
    try:
        got = receive_pictures(client, worker, 30)
        worker.say(messages.Configure(spec(audio_codec="opus", profile="baseline")))
        got += receive_pictures(client, worker, 60)
    finally:
        assert worker.close() == 0
        mixer.close()
        got += rest(client)
    configs = [said for said in got if isinstance(said, packets.StreamConfig)]
    assert [config.audio_codec for config in configs] == ["aac", "opus"]
    after = got[got.index(configs[1]) :]
    sound = [said for said in after if isinstance(said, packets.Packet) and said.kind == "audio"]
    steps = {second.dts_ns - first.dts_ns for first, second in itertools.pairwise(sound)}
    assert len(sound) > 40
    assert steps == {20_000_000}
    opus = av.CodecContext.create("opus", "r")
    assert all(frame.samples == 960 for packet in sound for frame in opus.decode(av.Packet(packet.data)))
    pictures = [said for said in after if isinstance(said, packets.Packet) and said.kind == "video"]
    assert pictures[0].key
    assert {picture.picture for picture in pictures} == {"I", "P"}


def test_sound_and_picture_of_one_instant_stay_together(folder: Path) -> None:
    """A flash of two ticks with a beep, once a second: their times in the packets agree within 20 ms."""
    mixer = AirMixer(folder, SIZE, flash=lambda tick: tick % 30 < 2)
    worker = OneWorker(folder, "encoder.e1", spec())
    client = PacketClient(folder, "e1")
    try:
        got = receive_pictures(client, worker, 120)
    finally:
        worker.close()
        mixer.close()
        got += rest(client)
    flashes = [frame.pts / 1e9 for _, frame in decode(got) if luma(frame).mean() > 200]
    flashes = [time for time in flashes if not any(0 < time - other < 0.1 for other in flashes)]
    beeps = beep_times(got)
    both = [(flash, min(beeps, key=lambda beep: abs(beep - flash))) for flash in flashes[1:-1]]
    assert len(both) >= 2
    for flash, beep in both:
        assert abs(flash - beep) < 0.020, (flash, beep)


def beep_times(received: list[packets.ToSink]) -> list[float]:
    """When sound begins after silence, seconds."""
    config = next(message for message in received if isinstance(message, packets.StreamConfig))
    decoder: Any = av.codec.context.CodecContext.create("aac", "r")
    decoder.extradata = config.audio_extradata
    starts: list[float] = []
    loud = True
    for message in packets_of(received, "audio"):
        for frame in decoder.decode(av.Packet(message.data)):
            for part in range(16):
                level = float(np.abs(frame.to_ndarray()[0, part * 64 : part * 64 + 64]).max())
                if level > 0.3 and not loud:
                    starts.append(message.pts_ns / 1e9 + part * 64 / 48_000)
                loud = level > 0.3
    return starts


def test_the_mixer_may_die_and_return(folder: Path) -> None:
    mixer = AirMixer(folder, SIZE)
    worker = OneWorker(folder, "encoder.e1", spec())
    client = PacketClient(folder, "e1")
    try:
        got = receive_pictures(client, worker, 30)
        mixer.close(goodbye=False)
        died = mixer.last_tick
        got += receive(client, worker, 1.0)
        mixer = AirMixer(folder, SIZE)
        back = mixer.first_tick
        got += receive_pictures(client, worker, 60)
    finally:
        worker.close()
        mixer.close()
        got += rest(client)
    frames = dict(decode(got))
    ticks = sorted(frames)
    assert ticks == list(range(ticks[0], ticks[-1] + 1))
    assert read_tick(luma(frames[died + 15])) == died % 65536  # the last picture, repeated
    seen = next(tick for tick in range(back, ticks[-1]) if read_tick(luma(frames[tick])) == tick % 65536)
    assert seen - back <= 30


def test_forced_idr_and_live_bitrate(folder: Path) -> None:
    mixer = AirMixer(folder, SIZE)
    worker = OneWorker(folder, "encoder.e1", spec(gop_s=8.0, options={"sc_threshold": "0"}))  # no IDR of the encoder's own mind
    client = PacketClient(folder, "e1")
    try:
        receive_pictures(client, worker, 15)
        worker.say(messages.Command("keyframe"))
        got = receive_pictures(client, worker, 45)
        client.ask_keyframe()
        asked = receive_pictures(client, worker, 45)
        worker.say(messages.Command("bitrate", {"bps": 2_000_000}))
        raised = receive_pictures(client, worker, 45)
        status = worker.until(lambda said: said.figures.get("bps") == 2_000_000)
    finally:
        worker.close()
        mixer.close()
        client.close()
    assert sum(packet.key for packet in packets_of(got, "video")) == 1
    assert sum(packet.key for packet in packets_of(asked, "video")) == 1
    assert next(packets_of(raised, "video")).dts_ns > list(packets_of(asked, "video"))[-1].dts_ns
    configs = [message for message in raised if isinstance(message, packets.StreamConfig)]
    assert [config.video_bps for config in configs] == [2_000_000]
    assert status.text == ""


def test_a_canvas_that_changes_size_starts_a_new_run_without_losing_ticks(folder: Path) -> None:
    mixer = AirMixer(folder, SIZE)
    worker = OneWorker(folder, "encoder.e1", spec())
    client = PacketClient(folder, "e1")
    try:
        got = receive_pictures(client, worker, 30)
        worker.say(messages.Configure(spec(width=160, height=90)))
        got += receive(client, worker, 0.5)
        mixer.close()
        mixer = AirMixer(folder, (160, 90))
        got += receive_pictures(client, worker, 45)
    finally:
        worker.close()
        mixer.close()
        got += rest(client)
    configs = [message for message in got if isinstance(message, packets.StreamConfig)]
    assert [(config.width, config.height) for config in configs] == [(320, 180), (160, 90)]
    assert configs[1].run > configs[0].run
    frames = decode(got)
    assert [tick for tick, _ in frames] == list(range(frames[0][0], frames[0][0] + len(frames)))
    assert {(frame.width, frame.height) for _, frame in frames} == {(320, 180), (160, 90)}


def test_an_encoder_that_does_not_exist_here_gives_way_to_x264(folder: Path) -> None:
    mixer = AirMixer(folder, SIZE)
    worker = OneWorker(folder, "encoder.e1", spec(codec="h264_videotoolbox"))
    try:
        status = worker.until(lambda said: said.figures.get("ticks", 0) > 20)
    finally:
        worker.close()
        mixer.close()
    assert status.figures["codec"] == "libx264"
    assert "h264_videotoolbox" in status.text
    assert [event.name for event in worker.events] == ["encoder_fell_back"]


def test_killed_encoder_comes_back_on_an_idr_with_time_running_on(folder: Path) -> None:
    mixer = AirMixer(folder, SIZE)
    worker = OneWorker(folder, "encoder.e1", spec())
    client = PacketClient(folder, "e1")
    try:
        got = receive_pictures(client, worker, 30)
        worker.kill()
        worker.restart()
        after = receive_pictures(client, worker, 45)
    finally:
        worker.close()
        mixer.close()
        client.close()
    runs = [message.run for message in got + after if isinstance(message, packets.StreamConfig)]
    assert runs[-1] > runs[0]
    start = next(i for i, message in enumerate(after) if isinstance(message, packets.StreamConfig))
    first = next(packets_of(after[start:], "video"))
    assert first.key
    assert first.dts_ns > list(packets_of(got, "video"))[-1].dts_ns


def test_overload_steps_the_preset_down_in_words_and_never_grows_the_delay(folder: Path) -> None:
    """The process is held still for three quarters of the time: a machine four times too slow."""
    size = (1280, 720)
    pictures = [picture.reshape(-1) for picture in moving_pictures(*size, 8)]
    mixer = AirMixer(folder, size, pictures=pictures)
    worker = OneWorker(folder, "encoder.e1", spec(width=1280, height=720, preset="medium", video_bps=3_000_000))
    client = PacketClient(folder, "e1")
    clock = clocks.MonotonicClock()
    received: list[packets.ToSink] = []
    try:
        worker.until(lambda said: said.state == "running")
        begun_ns = now_ns = clock.now_ns()
        enough_ns = begun_ns + 13 * clocks.NS
        came_ns: list[tuple[int, int]] = []  # of every picture: when it came, and its time
        while now_ns < enough_ns or not worker.events:  # while others take the processor too, an encoder thinks for longer
            assert now_ns < begun_ns + 60 * clocks.NS, "no step down within 60 s"
            if not worker.events:
                enough_ns = max(enough_ns, now_ns + 5 * clocks.NS)  # and then a while with the quicker preset
            worker.process.send_signal(signal.SIGSTOP)
            clock.sleep_until(clock.now_ns() + 60_000_000)
            worker.process.send_signal(signal.SIGCONT)
            received += (fresh := receive(client, worker, 0.02))
            now_ns = clock.now_ns()
            came_ns += [(now_ns, packet.pts_ns) for packet in packets_of(fresh, "video")]
        received += receive(client, worker, 1.0)
        # the one before ends first, with the 40 pictures that it holds
        status = worker.until(lambda said: said.figures.get("preset") == worker.events[-1].data["now"], 45)
    finally:
        worker.close()
        mixer.close()
        client.close()
    steps = [event.data for event in worker.events if event.name == "preset_stepped_down"]
    assert steps[0]["was"] == "medium"
    assert steps[0]["now"] == "fast"
    assert "too slow for the preset medium" in status.text
    assert status.figures["skipped"] > 0
    pts_ns = sorted(time_ns for _, time_ns in came_ns)
    inside = [bisect_left(pts_ns, at_ns - LAST_RESORT_NS) - bisect_right(pts_ns, time_ns) for at_ns, time_ns in came_ns]
    assert max(inside) <= 60, "the first presets look 40 pictures ahead; more would be a delay that grows"
    times = [packet.dts_ns for packet in packets_of(received, "video")]
    assert all(before < after for before, after in itertools.pairwise(times))
    runs = [message.run for message in received if isinstance(message, packets.StreamConfig)]
    assert len(set(runs)) in (len(steps), len(steps) + 1)  # the last step may come when nobody listens any more
