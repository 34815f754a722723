"""The speaker worker: plays one sound ring on an output device, for the operator's ears only.

Writes only what fits (`write_available`), so it never blocks. A device that is lost, or that PulseAudio swaps for another
(whose sound may reach a microphone), stops it; it waits and tries again. About 75 ms from the ring to the ear.
"""

from __future__ import annotations

from typing import Any

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc import clock as clocks
from studio.ipc.sound_ring import SoundReader
from studio.media.devices import pulse, sound
from studio.media.pacing.following import Follower
from studio.values.errors import MediaError
from studio.words import monitor as says

_BLOCK = 1024
_LATENCY_S = 0.04
_WAIT_AFTER_S, _WAIT_S = 0.018, 0.004  # a block lasts 21 ms
_BACKOFF_S = (1.0, 2.0, 5.0)
_STANDSTILL_NS = 3 * clocks.NS // 2
_GIVE_UP_NS = 8 * clocks.NS

_LOST = says.gone()
_MOVED = says.moved
_BUSY = says.not_opened()
_STILL = says.stopped()


def run(spec: specs.SpeakerSpec, link: DeskLink) -> None:
    """Play until told to stop."""
    failures = 0
    while not link.stopping:
        started_ns = clocks.MonotonicClock().now_ns()
        try:
            spec = _play(spec, link)
        except MediaError as error:
            if clocks.MonotonicClock().now_ns() - started_ns > 30 * clocks.NS:
                failures = 0
            spec = _wait(spec, link, error, _BACKOFF_S[min(failures, len(_BACKOFF_S) - 1)])
            failures += 1


def _wait(spec: specs.SpeakerSpec, link: DeskLink, error: MediaError, seconds: float) -> specs.SpeakerSpec:
    """Show why, until it is time to try again or there is another wish."""
    link.status("failed", error.text)
    clock = clocks.MonotonicClock()
    until = clock.now_ns() + int(seconds * clocks.NS)
    while not link.stopping and clock.now_ns() < until:
        wish = _heard(link, 0.25)
        if wish is not None:
            return wish
    return spec


def _heard(link: DeskLink, timeout_s: float) -> specs.SpeakerSpec | None:
    """The newest spec that came within `timeout_s`."""
    for message in reversed(link.poll(timeout_s)):
        if isinstance(message, messages.Configure) and isinstance(message.spec, specs.SpeakerSpec):
            return message.spec
    return None


def _play(spec: specs.SpeakerSpec, link: DeskLink) -> specs.SpeakerSpec:
    """Play until the worker stops or has another spec, which is returned.

    Raises:
        MediaError: the device is not there, does not open, or has gone.
    """
    link.stage("open sound device", 8.0)
    sound.refresh()
    opening = sound.find(spec.device, "output")
    pulse.choose(opening.pulse_name or "", "output")
    watch = pulse.StreamWatch("output") if opening.pulse_name else None
    reader = SoundReader(link.folder, spec.ring)
    try:
        mouth = _Mouth(opening)
        try:
            return _Session(spec, link, mouth, Follower(reader), _Guard(opening.pulse_name or "", watch)).run()
        finally:
            link.stage("close sound device", 8.0)
            mouth.close()
    finally:
        reader.close()
        if watch is not None:
            watch.close()


class _Mouth:
    """An open output stream, stereo float32 at 48 kHz."""

    def __init__(self, opening: sound.Opening) -> None:
        sounddevice = sound.library()
        self._error: type[Exception] = sounddevice.PortAudioError
        try:
            self._stream: Any = sounddevice.OutputStream(
                device=opening.index,
                channels=2,
                samplerate=clocks.SAMPLE_RATE_HZ,
                blocksize=_BLOCK,
                latency=_LATENCY_S,
                dtype="float32",
            )
            self._stream.start()
        except self._error as error:
            raise MediaError("sound_busy", _BUSY) from error
        self.underflows = 0

    def play(self, follower: Follower) -> int:
        """Give it as many blocks as it takes now; how many.

        Raises:
            MediaError: the stream has failed.
        """
        blocks = 0
        try:
            while self._stream.write_available >= _BLOCK:
                self.underflows += bool(self._stream.write(follower.block(_BLOCK)))
                blocks += 1
            if not self._stream.active:
                raise MediaError("sound_lost", _LOST)
        except self._error as error:
            raise MediaError("sound_lost", _LOST) from error
        return blocks

    def close(self) -> None:
        self._stream.abort(ignore_errors=True)
        self._stream.close(ignore_errors=True)


class _Guard:
    """Notices that PulseAudio has moved the stream to another output."""

    def __init__(self, wanted: str, watch: pulse.StreamWatch | None) -> None:
        self._wanted, self._watch = wanted, watch

    def check(self, now_ns: int) -> None:
        """Ask where it plays, if something changed.

        Raises:
            MediaError: on another output than the one chosen.
        """
        device = self._watch.device(now_ns) if self._watch is not None else None
        if device is not None and device != self._wanted:
            raise MediaError("sound_moved", _MOVED(other=device))


class _Session:
    """One run of an open output."""

    def __init__(self, spec: specs.SpeakerSpec, link: DeskLink, mouth: _Mouth, follower: Follower, guard: _Guard) -> None:
        self._spec, self._link, self._mouth, self._follower, self._guard = spec, link, mouth, follower, guard

    def run(self) -> specs.SpeakerSpec:
        clock = clocks.MonotonicClock()
        played_ns = reported_ns = clock.now_ns()
        blocks = 0
        while not self._link.stopping:
            wish = _heard(self._link, _WAIT_AFTER_S if blocks else _WAIT_S)
            if wish is not None and wish != self._spec:
                return wish
            now = clock.now_ns()
            blocks = self._mouth.play(self._follower)
            if blocks:
                played_ns = now
            self._guard.check(now)
            if now - played_ns > _GIVE_UP_NS:
                raise MediaError("sound_still", _STILL)
            if now - reported_ns > clocks.NS // 2:
                reported_ns = now
                self._report(now - played_ns > _STANDSTILL_NS)
        return self._spec

    def _report(self, still: bool) -> None:
        figures: dict[str, messages.Figure] = {
            "underruns": self._follower.underruns,
            "underflows": self._mouth.underflows,
            "jumps": self._follower.jumps,
            "drift_ppm": round((self._follower.ratio - 1.0) * 1e6),
        }
        self._link.status("stalled" if still else "running", _STILL if still else "", **figures)
