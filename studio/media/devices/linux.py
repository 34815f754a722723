"""Cameras, screens and windows of a Linux machine: udev's stable links, sysfs, V4L2, X11.

A camera's id is the name of its link in /dev/v4l: `by-id/...` (make, model, serial number) where udev made one for this
very node, else `by-path/...` (the socket it is plugged into; two cameras without serial numbers share one by-id link).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from studio.media.devices import v4l2, x11
from studio.media.devices.values import CameraMode, Device, modes_text
from studio.values.errors import MediaError
from studio.words import devices as says

Ask = Callable[[Path], v4l2.Node]
_ROOT = Path("/")


def cameras(root: Path = _ROOT, ask: Ask = v4l2.ask) -> list[Device]:
    """Every node that captures pictures, in the order of the nodes. `root` and `ask` stand in for the system in tests."""
    links = _links(root)
    found = []
    for entry in sorted((root / "sys/class/video4linux").glob("video*"), key=_number):
        node = root / "dev" / entry.name
        try:
            said = ask(node)
        except FileNotFoundError:
            continue
        except OSError as error:
            found.append(Device(_stable_id(entry.name, links), _sysfs_name(entry), f"/dev/{entry.name}: {error.strerror}"))
            continue
        if said.captures:
            detail = ", ".join(part for part in (modes_text(said.modes), said.bus) if part)
            found.append(Device(_stable_id(entry.name, links), _sysfs_name(entry) or said.card, detail))
    return found


def camera_target(device: str, root: Path = _ROOT) -> str:
    """The path of the node that the camera `device` has now.

    Raises:
        MediaError: it is not plugged in.
    """
    folder, _, name = device.partition("/")
    if folder in ("by-id", "by-path") and name and "/" not in name:
        link = root / "dev/v4l" / folder / name
    elif folder == "node" and re.fullmatch(r"video\d+", name):
        link = root / "dev" / name
    else:
        raise MediaError("camera_unknown", says.camera_of_another_system(), device)
    node = Path(os.path.realpath(link))
    if not node.exists():
        raise MediaError("camera_missing", says.camera_unplugged(), device)
    return str(node)


def camera_modes(device: str) -> list[CameraMode]:
    """What the camera offers; empty when it does not say."""
    try:
        return v4l2.ask(Path(camera_target(device))).modes
    except OSError:
        return []


def screens() -> list[Device]:
    """The X11 desktop and its monitors."""
    return x11.screens()


def windows() -> list[Device]:
    """The windows that the X11 window manager lists."""
    return x11.windows()


def _number(entry: Path) -> int:
    return int(re.sub(r"\D", "", entry.name) or 0)


def _sysfs_name(entry: Path) -> str:
    try:
        return (entry / "name").read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _links(root: Path) -> dict[str, str]:
    """Node name -> stable id, by-id before by-path."""
    found: dict[str, str] = {}
    for folder in ("by-path", "by-id"):
        for link in sorted((root / "dev/v4l" / folder).glob("*")):
            found[Path(os.path.realpath(link)).name] = f"{folder}/{link.name}"
    return found


def _stable_id(node: str, links: dict[str, str]) -> str:
    return links.get(node, f"node/{node}")
