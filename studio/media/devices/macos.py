"""Cameras and screens of a Mac. Written from Apple's documentation and OpenCV's source, not tested on a Mac.

A camera's id is AVFoundation's unique id. OpenCV takes an index into the cameras sorted by that id
(cap_avfoundation_mac.mm), so the index is looked up anew at every opening.
"""

from __future__ import annotations

import json
import subprocess
from typing import Any

from studio.media.devices.values import CameraMode, Device
from studio.values.errors import MediaError
from studio.words import devices as says


def cameras() -> list[Device]:
    """Cameras by their unique ids, in OpenCV's order."""
    report = _profile("SPCameraDataType")
    found = [Device(str(entry.get("spcamera_unique-id", "")), str(entry.get("_name", "Camera"))) for entry in report]
    return sorted((device for device in found if device.id), key=lambda device: device.id)


def camera_target(device: str) -> int:
    """OpenCV's index of the camera now.

    Raises:
        MediaError: it is not connected.
    """
    for index, camera in enumerate(cameras()):
        if camera.id == device:
            return index
    raise MediaError("camera_missing", says.camera_not_connected(), device)


def camera_modes(_device: str) -> list[CameraMode]:
    """AVFoundation negotiates by itself: nothing to choose from."""
    return []


def screens() -> list[Device]:
    """Screens in AVFoundation's order ("Capture screen N")."""
    count = sum(len(card.get("spdisplays_ndrvs", [])) for card in _profile("SPDisplaysDataType"))
    return [Device(f"Capture screen {number}", f"Screen {number + 1}") for number in range(count)]


def windows() -> list[Device]:
    """Single windows need ScreenCaptureKit, which the codec library does not speak."""
    return []


def _profile(kind: str) -> list[dict[str, Any]]:
    try:
        done = subprocess.run(["system_profiler", "-json", kind], capture_output=True, timeout=10, check=True)
        entries: list[dict[str, Any]] = json.loads(done.stdout)[kind]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return []
    return entries
