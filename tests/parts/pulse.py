"""A real PulseAudio, private to one test: a null sink `studio_out`, and a microphone `fake_mic` fed through `mic_feed`.

    with Pulse(folder) as server:
        with server.tone(440):
            ... WorkerRig(..., environment=server.environment)

Clients find it by `environment` alone. Nothing of it reaches a sound card or another session.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
import wave
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000

_CONF = """
load-module module-native-protocol-unix socket={folder}/native auth-anonymous=1
load-module module-null-sink sink_name=studio_out sink_properties=device.description=StudioOut rate=48000
load-module module-null-sink sink_name=mic_feed sink_properties=device.description=MicFeed rate=48000
load-module module-remap-source source_name=fake_mic master=mic_feed.monitor source_properties=device.description=FakeMic
set-default-sink studio_out
set-default-source fake_mic
"""


def installed() -> bool:
    return shutil.which("pulseaudio") is not None and shutil.which("pactl") is not None


class Pulse:
    """One server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("home", "run", "state"):
            (folder / name).mkdir(parents=True, exist_ok=True)
            (folder / name).chmod(0o700)
        self.environment = {
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "PULSE_RUNTIME_PATH": str(folder / "run"),
            "PULSE_STATE_PATH": str(folder / "state"),
            "PULSE_SERVER": f"unix:{folder}/native",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Pulse:
        (self.folder / "default.pa").write_text(_CONF.format(folder=self.folder))
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill()

    def start(self) -> None:
        (self.folder / "native").unlink(missing_ok=True)
        options = ["--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes", "--use-pid-file=no", "--log-level=error"]
        self._process = subprocess.Popen(
            ["pulseaudio", "-n", "-F", str(self.folder / "default.pa"), *options],
            env=os.environ | self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 30
        while "fake_mic" not in self.pactl("list", "short", "sources", check=False):
            assert time.monotonic() < until, "PulseAudio starts"
            time.sleep(0.05)

    def kill(self) -> None:
        """As a crash: nobody is told."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(5)
            self._process = None

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Stopped, as under a debugger or a dead disk."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def pactl(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["pactl", *words], env=os.environ | self.environment, capture_output=True, text=True, timeout=30, check=check
        )
        return done.stdout.strip()

    def remove_microphone(self) -> None:
        """Pull the plug of `fake_mic`."""
        for line in self.pactl("list", "short", "modules").splitlines():
            if "fake_mic" in line:
                self.pactl("unload-module", line.split()[0])

    def add_microphone(self) -> None:
        self.pactl("load-module", "module-remap-source", "source_name=fake_mic", "master=mic_feed.monitor")

    @contextlib.contextmanager
    def tone(
        self, frequency_hz: float, amplitude: float = 0.1, sink: str = "mic_feed", right: float | None = None
    ) -> Iterator[None]:
        """Play a sine into `sink` for as long as the block runs (a minute at most); `right`: another pitch on the right."""
        path = self.folder / f"tone-{frequency_hz}-{right}.wav"
        at = np.arange(RATE_HZ * 60) / RATE_HZ
        pitches = (frequency_hz, right or frequency_hz)
        sides = [np.rint(amplitude * 32767 * np.sin(2 * np.pi * pitch * at)).astype("<i2") for pitch in pitches]
        with wave.open(str(path), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(np.stack(sides, 1).tobytes())
        player = subprocess.Popen(["paplay", "-d", sink, str(path)], env=os.environ | self.environment, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            player.kill()
            player.wait(5)

    def record(self, source: str, seconds: float) -> NDArray[np.float32]:
        """What `source` gives from now on, (n, 2)."""
        count = int(seconds * RATE_HZ)
        command = ["parec", "-d", source, "--format=float32le", "--rate=48000", "--channels=2", "--latency-msec=20"]
        with subprocess.Popen(
            command, env=os.environ | self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as recorder:
            assert recorder.stdout is not None
            data = recorder.stdout.read(count * 8)
            recorder.kill()
        return np.frombuffer(data, np.float32).reshape(-1, 2)


def pitch_hz(samples: NDArray[np.float32]) -> float:
    """The strongest frequency of one channel, to a small fraction of a Hz (parabola through the windowed peak)."""
    spectrum = np.log(np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) + 1e-12)
    peak = int(spectrum[1:-1].argmax()) + 1
    left, here, right = spectrum[peak - 1 : peak + 2]
    return float((peak + 0.5 * (left - right) / (left - 2 * here + right)) * RATE_HZ / len(samples))


def level(samples: NDArray[np.float32]) -> float:
    """RMS of one channel, linear."""
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
