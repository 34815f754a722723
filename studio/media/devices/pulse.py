"""PulseAudio (or PipeWire in its place), seen through `pactl`: its devices, and where a stream of ours has gone.

PortAudio reaches it through ALSA's `pulse` device, which knows no names; `PULSE_SOURCE` and `PULSE_SINK` in the
environment choose the device before the library connects. Every question is a child process with a deadline, so a
stopped sound server costs a timeout and no more. All answers are empty where there is no server or no `pactl`.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
from collections.abc import Mapping
from typing import Any, Literal

from studio.ipc.clock import NS
from studio.media.devices.values import Device

PREFIX = "pulse:"
_DEADLINE_S = 2.0
_LOOK_NS = NS // 2  # at most so often is the server asked about our stream

_EVENT = re.compile(rb"' on (source|sink|server|card)")  # also source-output, sink-input; not client

Direction = Literal["input", "output"]
_LIST = {"input": "sources", "output": "sinks"}
_STREAMS = {"input": "source-outputs", "output": "sink-inputs"}
_DEVICE_OF_STREAM = {"input": "source", "output": "sink"}
_VARIABLE = {"input": "PULSE_SOURCE", "output": "PULSE_SINK"}


def devices(direction: Direction) -> list[Device]:
    """Inputs without the monitors of outputs first, then those; or outputs."""
    plain: list[Device] = []
    monitors: list[Device] = []
    for entry in _ask("list", _LIST[direction]):
        properties = entry.get("properties", {})
        device = Device(PREFIX + entry["name"], entry.get("description") or entry["name"], _detail(entry, properties))
        (monitors if properties.get("device.class") == "monitor" else plain).append(device)
    return plain + monitors


def names(direction: Direction) -> dict[int, str]:
    """Index -> name of every device."""
    return {int(entry["index"]): str(entry["name"]) for entry in _ask("list", _LIST[direction])}


def answers() -> bool:
    """Whether a server is there and answers."""
    return bool(_ask("info"))


def choose(device: str, direction: Direction) -> None:
    """Make the streams that this process opens from now on use `device` (a name without prefix; empty: the default)."""
    if device:
        os.environ[_VARIABLE[direction]] = device
    else:
        os.environ.pop(_VARIABLE[direction], None)


def device_of_our_stream(direction: Direction) -> str | None:
    """The name of the device that this process's stream is connected to now, or None when that cannot be said."""
    pid = str(os.getpid())
    for stream in _ask("list", _STREAMS[direction]):
        if stream.get("properties", {}).get("application.process.id") == pid:
            return names(direction).get(int(stream[_DEVICE_OF_STREAM[direction]]))
    return None


def _detail(entry: Mapping[str, Any], properties: Mapping[str, str]) -> str:
    match = re.search(r"(\d+)ch (\d+)Hz", entry.get("sample_specification", ""))
    words = [f"{match[1]} channels" if match else "", f"{match[2]} Hz" if match else "", properties.get("device.bus", "")]
    return ", ".join(word for word in words if word)


def suspended(device: str, direction: Direction) -> bool:
    """Whether the server has put the device to sleep; the streams that use it stand still."""
    return any(entry["name"] == device and entry.get("state") == "SUSPENDED" for entry in _ask("list", _LIST[direction]))


class Subscription:
    """Hears of changes of devices and streams without asking: `pactl subscribe` as a child. One thread."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        with contextlib.suppress(OSError):
            self._child = subprocess.Popen(
                ["pactl", "subscribe"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                bufsize=0,
            )
            assert self._child.stdout is not None
            os.set_blocking(self._child.stdout.fileno(), False)

    def changed(self) -> bool:
        """Whether a device or a stream came, went or changed since the last call. Never blocks."""
        if self._child is None or self._child.stdout is None:
            return False
        said = self._child.stdout.read() or b""
        return bool(_EVENT.search(said))

    def close(self) -> None:
        if self._child is not None:
            self._child.terminate()
            with self._child:
                self._child.wait(2.0)
            self._child = None


class StreamWatch:
    """Where PulseAudio has put this process's stream: it moves streams to other devices without telling them. One thread."""

    def __init__(self, direction: Direction) -> None:
        self._direction = direction
        self._subscription = Subscription()
        self._look = True
        self._looked_ns = 0

    def device(self, now_ns: int) -> str | None:
        """The name of the stream's device when something may have changed and it can be said, otherwise None."""
        self._look = self._subscription.changed() or self._look
        if not self._look or now_ns - self._looked_ns < _LOOK_NS:
            return None
        self._look, self._looked_ns = False, now_ns
        return device_of_our_stream(self._direction)

    def close(self) -> None:
        self._subscription.close()


def _environment() -> dict[str, str]:
    """Without translations, and without decimal commas in what claims to be JSON."""
    return os.environ | {"LC_ALL": "C"}


def _ask(*question: str) -> Any:
    try:
        done = subprocess.run(
            ["pactl", "-f", "json", *question],
            capture_output=True,
            timeout=_DEADLINE_S,
            check=True,
            stdin=subprocess.DEVNULL,
            env=_environment(),
        )
        return json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return []
