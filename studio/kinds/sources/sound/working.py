"""A microphone or line: stereo sound from a device onto the studio's 48 kHz axis.

Reads only what is there (`read_available`), so it never blocks and needs no thread. Notices within 2 s: a device that
vanishes (the stream fails, or PulseAudio moves it to another device without an error), one that is suspended (no
blocks), one that goes silent (digital zeros). Tested on PulseAudio; ALSA hardware, CoreAudio, WASAPI are not.
"""

from __future__ import annotations

import math
from typing import Any

import av
import numpy as np
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from studio.contracts.desk_link import DeskLink
from studio.ipc import clock as clocks
from studio.kinds.sources.sound import SoundDevice
from studio.kinds.sources.sound import sentences as says
from studio.media.devices import pulse, sound
from studio.media.devices.listening import Listening
from studio.media.inputs.output import SourceOutput
from studio.media.pacing.playout import ArrivalClock, SoundPacer
from studio.values.errors import MediaError

F32 = NDArray[np.float32]

_BLOCK = 1024
_LATENCY_S = 0.02  # asked of PortAudio; PulseAudio then sends a block every 21 ms
# The newest sample of the fastest block sounds when it arrives. The mixer waits 60 ms for sound; the next block takes 21 of
# them, which leaves 39 ms for late blocks and a slow machine, and keeps sound beside the pictures of a camera.
_MARGIN_MS = 0.0
_SETTLING_NS = clocks.NS // 4  # after a standstill: what had piled up comes in a rush, and sounded long ago


def run(source: SoundDevice, output: SourceOutput, link: DeskLink) -> None:
    """Give the device's sound until the source ends.

    Raises:
        MediaError: it is not there, cannot be opened, has gone or stands still for good.
    """
    link.stage("open sound device", 8.0)
    sound.refresh()
    opening = sound.find(source.device, "input")
    pulse.choose(opening.pulse_name or "", "input")
    watch = pulse.StreamWatch("input") if opening.pulse_name is not None else None
    try:
        ear = Ear(source, opening)
        try:
            _Session(source, output, opening, ear, watch).run()
        finally:
            link.stage("close sound device", 8.0)
            ear.close()
    finally:
        if watch is not None:
            watch.close()


class Ear:
    """An open input stream. `read` gives stereo at 48 kHz, whatever the device has. Main thread."""

    def __init__(self, source: SoundDevice, opening: sound.Opening) -> None:
        self._subject = source.device
        self._sounddevice = sound.library()
        self.overflows = 0
        channels = min(opening.channels, max(2, max(source.channels) + 1))
        if opening.channels > 1 and max(source.channels) >= channels:
            raise MediaError("sound_channels", says.channels(has=opening.channels), source.device)
        self._pair = [min(channel, channels - 1) for channel in source.channels]
        self._straight = channels == 2 and self._pair == [0, 1]
        self._resampler: AudioResampler | None = None
        try:
            self._stream = self._open(opening, channels, clocks.SAMPLE_RATE_HZ)
        except self._sounddevice.PortAudioError:
            self._stream = self._retry(opening, channels)
        self._stream.start()

    def _open(self, opening: sound.Opening, channels: int, rate_hz: int) -> Any:
        return self._sounddevice.InputStream(
            device=opening.index,
            channels=channels,
            samplerate=rate_hz,
            blocksize=_BLOCK,
            latency=_LATENCY_S,
            dtype="float32",
        )

    def _retry(self, opening: sound.Opening, channels: int) -> Any:
        """Open at the device's own rate."""
        self._rate_hz = int(opening.rate_hz)
        self._resampler = AudioResampler("fltp", "stereo", clocks.SAMPLE_RATE_HZ)
        try:
            return self._open(opening, channels, self._rate_hz)
        except self._sounddevice.PortAudioError as error:
            raise MediaError("sound_busy", says.busy(), self._subject) from error

    def read(self) -> F32 | None:
        """What has come since the last call, (n, 2) float32 at 48 kHz, None when nothing.

        Raises:
            MediaError: the stream has failed.
        """
        try:
            count = self._stream.read_available
            if count <= 0:
                if not self._stream.active:
                    raise MediaError("sound_lost", says.lost(), self._subject)
                return None
            data, overflowed = self._stream.read(count)
        except self._sounddevice.PortAudioError as error:
            raise MediaError("sound_lost", says.lost(), self._subject) from error
        self.overflows += bool(overflowed)
        pair: F32 = data if self._straight else data[:, self._pair]
        return pair if self._resampler is None else self._resampled(pair)

    def _resampled(self, pair: F32) -> F32:
        assert self._resampler is not None
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(pair.T), format="fltp", layout="stereo")
        frame.sample_rate = self._rate_hz
        parts = [part.to_ndarray() for part in self._resampler.resample(frame)]
        return np.concatenate([*parts, np.zeros((2, 0), np.float32)], axis=1).T.astype(np.float32)

    def close(self) -> None:
        self._stream.abort(ignore_errors=True)
        self._stream.close(ignore_errors=True)


class _Session:
    """One run of an open input: blocks in, sound out, health reported."""

    def __init__(
        self, source: SoundDevice, output: SourceOutput, opening: sound.Opening, ear: Ear, watch: pulse.StreamWatch | None
    ) -> None:
        self._source, self._output, self._opening, self._ear = source, output, opening, ear
        self._watch = watch
        self._listening = Listening(output.clock.now_ns())
        self._pacer = SoundPacer(output.sound)
        self._arrivals = ArrivalClock(_MARGIN_MS, _MARGIN_MS)
        self._samples = 0
        self._settled_ns = 0
        self._device: str | None = opening.pulse_name or None
        self._asleep: bool | None = None

    def run(self) -> None:
        output = self._output
        while not output.ending:
            now = output.clock.now_ns()
            output.poll(self._listening.wait_s(now))
            samples = self._ear.read()
            now = output.clock.now_ns()
            if samples is not None and len(samples):
                self._take(samples, now)
            self._watch_stream(now)
            self._report(now)

    def _take(self, samples: F32, now_ns: int) -> None:
        if self._listening.block(now_ns, bool(samples.any())):
            self._samples, self._settled_ns = 0, now_ns + _SETTLING_NS
            self._arrivals = ArrivalClock(_MARGIN_MS, _MARGIN_MS)
            self._pacer.reset()
        if now_ns < self._settled_ns:
            return
        self._samples += len(samples)
        end_ns = self._arrivals.due_ns(clocks.sample_time_ns(self._samples), now_ns)
        self._pacer.push(samples, end_ns - clocks.sample_time_ns(len(samples)))

    def _watch_stream(self, now_ns: int) -> None:
        """Notice when the stream has been moved to another device than the one that was wanted."""
        device = self._watch.device(now_ns) if self._watch is not None else None
        if device is None:
            return
        strange = device != self._device and (bool(self._opening.pulse_name) or device.endswith(".monitor"))
        if self._device is not None and strange:
            raise MediaError("sound_moved", says.moved(other=device), self._source.device)
        self._device = device

    def _report(self, now_ns: int) -> None:
        health = self._listening.health(now_ns)
        if health != "still":
            self._asleep = None
        if health == "lost":
            raise MediaError("sound_still", self._still_text(), self._source.device)
        if health == "opening":
            self._output.report("connecting")
        elif health == "still":
            self._output.report("stalled", self._still_text())
        else:
            self._output.report("running", says.silent() if health == "silent" else "", **self._figures())

    def _still_text(self) -> str:
        if self._asleep is None:
            self._asleep = bool(self._device) and pulse.suspended(self._device or "", "input")
        return says.suspended() if self._asleep else says.still()

    def _figures(self) -> dict[str, float | int | str]:
        return {
            "overflows": self._ear.overflows,
            "resyncs": self._pacer.resyncs,
            "drift_ppm": math.floor((self._pacer.ratio - 1.0) * 1e6),
            "device": self._device or self._opening.name,
        }
