"""What is plugged into this computer: cameras, microphones, outputs, screens, windows, by stable ids.

Asks libraries that may hang: in the studio only a probe child and the source worker concerned call it.
"""

from __future__ import annotations

import sys
from typing import Protocol

from studio.media.devices import sound
from studio.media.devices.values import CameraMode, Device
from studio.values.errors import MediaError

__all__ = ["CameraMode", "Device", "list_devices", "system"]


class System(Protocol):
    """What every system's module offers."""

    def cameras(self) -> list[Device]: ...
    def camera_modes(self, device: str, /) -> list[CameraMode]: ...
    def screens(self) -> list[Device]: ...
    def windows(self) -> list[Device]: ...


def system() -> System:
    """The module of the system we run on."""
    if sys.platform == "win32":
        from studio.media.devices import windows

        return windows
    if sys.platform == "darwin":
        from studio.media.devices import macos

        return macos
    from studio.media.devices import linux

    return linux


def list_devices() -> dict[str, list[dict[str, str]]]:
    """Lists under `cameras`, `microphones`, `outputs`, `screens`, `windows`; each entry has `id`, `name`, `detail`."""
    here = system()
    try:
        microphones, outputs = sound.devices("input"), sound.devices("output")
    except MediaError:  # no sound library: everything else is still worth showing
        microphones, outputs = [], []
    lists = {
        "cameras": here.cameras(),
        "microphones": microphones,
        "outputs": outputs,
        "screens": here.screens(),
        "windows": here.windows(),
    }
    return {kind: [device.as_dict() for device in found] for kind, found in lists.items()}
