"""Microphones and outputs: stable ids, and how PortAudio opens them.

Ids: `pulse:<name>` where a PulseAudio server answers, else `<host api>:<device name>` as PortAudio has them. An index is
never stored: it changes with every plug.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType
from typing import Any

from studio.media.devices import pulse
from studio.media.devices.values import Device
from studio.values.errors import MediaError
from studio.words import devices as says

# ALSA's names for "whatever the sound server gives": offered once, as the default, not one by one
_GENERIC = {
    "pulse",
    "pipewire",
    "default",
    "sysdefault",
    "jack",
    "dmix",
    "dsnoop",
    "samplerate",
    "speexrate",
    "upmix",
    "vdownmix",
}
_NO_LIBRARY = says.no_portaudio()


@dataclass(frozen=True, slots=True)
class Opening:
    """How to open a device. `pulse_name` is None when it is not PulseAudio's, empty for PulseAudio's default."""

    index: int
    name: str
    channels: int
    rate_hz: float
    pulse_name: str | None


def library() -> ModuleType:
    """sounddevice, which loads PortAudio when it is imported.

    Raises:
        MediaError: PortAudio is not installed.
    """
    try:
        import sounddevice
    except OSError as error:
        raise MediaError("no_sound_library", _NO_LIBRARY) from error
    return sounddevice  # type: ignore[no-any-return]


def devices(direction: pulse.Direction) -> list[Device]:
    """All devices of one direction that can be chosen."""
    found = pulse.devices(direction)
    known = bool(found)
    for entry in _portaudio():
        name, api = str(entry["name"]), str(entry["api"])
        hardware = "(hw:" in name
        if not entry[f"max_{direction}_channels"] or (known and not hardware) or name in _GENERIC:
            continue
        detail = f"{entry[f'max_{direction}_channels']} channels, {entry['default_samplerate']:g} Hz"
        found.append(Device(f"{api}:{name}", name, detail))
    return found


def find(device: str, direction: pulse.Direction) -> Opening:
    """Where the device with this id is now; empty: the default device.

    Raises:
        MediaError: it is not there, or there is no sound system at all.
    """
    entries = [entry for entry in _portaudio() if entry[f"max_{direction}_channels"]]
    if not entries:
        raise MediaError("no_sound", says.no_sound_devices(), device)
    if device.startswith(pulse.PREFIX):
        name = device.removeprefix(pulse.PREFIX)
        if name not in pulse.names(direction).values():
            raise _missing(device)
        return _opening(_first(entries, "pulse", device), direction, name)
    if not device:
        entry = next((entry for entry in entries if entry["index"] == _default_index(direction)), entries[0])
        generic = str(entry["name"]) in _GENERIC
        return _opening(entry, direction, "" if generic and pulse.answers() else None)
    for entry in entries:
        if f"{entry['api']}:{entry['name']}" == device:
            return _opening(entry, direction, None)
    raise _missing(device)


def refresh() -> None:
    """Read PortAudio's device list again. No stream of this process may be open.

    PortAudio reads it once, when it starts, and after the sound server was restarted it knows only ghosts.
    """
    sounddevice = library()
    sounddevice._terminate()
    sounddevice._initialize()


def _missing(device: str) -> MediaError:
    return MediaError("sound_missing", says.sound_unplugged(), device)


def _first(entries: list[dict[str, Any]], name: str, device: str) -> dict[str, Any]:
    for entry in entries:
        if entry["name"] == name:
            return entry
    text = says.no_alsa_plugin()
    raise MediaError("no_pulse_plugin", text, device)


def _opening(entry: dict[str, Any], direction: pulse.Direction, pulse_name: str | None) -> Opening:
    channels = int(entry[f"max_{direction}_channels"])
    return Opening(int(entry["index"]), str(entry["name"]), channels, float(entry["default_samplerate"]), pulse_name)


def _portaudio() -> list[dict[str, Any]]:
    """PortAudio's devices, each with its host api's name as `api`."""
    sounddevice = library()
    apis = [str(api["name"]) for api in sounddevice.query_hostapis()]
    return [dict(entry) | {"api": apis[entry["hostapi"]]} for entry in sounddevice.query_devices()]


def _default_index(direction: pulse.Direction) -> int:
    return int(library().default.device[0 if direction == "input" else 1])
