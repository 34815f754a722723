"""Questions to a V4L2 node: is it a camera, which sizes and rates does it have. Linux only.

Structures and numbers from the kernel's uapi header linux/videodev2.h. Tested against ioctl answers laid down by hand:
the machines that run our tests have no camera.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.media.devices.values import CameraMode

# (descriptor, request, structure to fill in place); raises OSError as fcntl.ioctl does
Ioctl = Callable[[int, int, ctypes.Structure], object]

_CAPTURE = 0x0000_0001  # V4L2_CAP_VIDEO_CAPTURE
_DEVICE_CAPS = 0x8000_0000  # V4L2_CAP_DEVICE_CAPS: `device_caps` is that of this node, not of the whole device
_BUF_TYPE_CAPTURE = 1
_DISCRETE = 1
_MOST = 64  # a driver that lists without end must not keep us


class Capability(ctypes.Structure):
    _fields_ = (
        ("driver", ctypes.c_char * 16),
        ("card", ctypes.c_char * 32),
        ("bus_info", ctypes.c_char * 32),
        ("version", ctypes.c_uint32),
        ("capabilities", ctypes.c_uint32),
        ("device_caps", ctypes.c_uint32),
        ("reserved", ctypes.c_uint32 * 3),
    )


class FormatDescription(ctypes.Structure):
    _fields_ = (
        ("index", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("description", ctypes.c_char * 32),
        ("pixelformat", ctypes.c_uint32),
        ("mbus_code", ctypes.c_uint32),
        ("reserved", ctypes.c_uint32 * 3),
    )


class FrameSize(ctypes.Structure):
    """`span`: width, height when discrete; else min width, max width, step, min height, max height, step."""

    _fields_ = (
        ("index", ctypes.c_uint32),
        ("pixel_format", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("span", ctypes.c_uint32 * 6),
        ("reserved", ctypes.c_uint32 * 2),
    )


class FrameInterval(ctypes.Structure):
    """`span`: numerator, denominator when discrete; else of the shortest, the longest and the step."""

    _fields_ = (
        ("index", ctypes.c_uint32),
        ("pixel_format", ctypes.c_uint32),
        ("width", ctypes.c_uint32),
        ("height", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("span", ctypes.c_uint32 * 6),
        ("reserved", ctypes.c_uint32 * 2),
    )


def _request(direction: int, number: int, structure: type[ctypes.Structure]) -> int:
    """The ioctl number of asm-generic/ioctl.h for type 'V'; direction 2 reads, 3 reads and writes."""
    return direction << 30 | ctypes.sizeof(structure) << 16 | ord("V") << 8 | number


QUERYCAP = _request(2, 0, Capability)
ENUM_FMT = _request(3, 2, FormatDescription)
ENUM_FRAMESIZES = _request(3, 74, FrameSize)
ENUM_FRAMEINTERVALS = _request(3, 75, FrameInterval)


@dataclass(frozen=True, slots=True)
class Node:
    """What a V4L2 node says about itself."""

    card: str
    bus: str
    captures: bool
    modes: list[CameraMode]


def system_ioctl(descriptor: int, request: int, structure: ctypes.Structure) -> object:
    import fcntl  # not on Windows, where this module is imported for its tests only

    return fcntl.ioctl(descriptor, request, structure)


def ask(path: Path, ioctl: Ioctl = system_ioctl) -> Node:
    """What the node at `path` is. Opens it without starting it, which is allowed while another program uses it.

    Raises:
        OSError: it cannot be opened or is no V4L2 node.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    try:
        capability = Capability()
        ioctl(descriptor, QUERYCAP, capability)
        bits = capability.device_caps if capability.capabilities & _DEVICE_CAPS else capability.capabilities
        captures = bool(bits & _CAPTURE)
        modes = list(_modes(descriptor, ioctl)) if captures else []
    finally:
        os.close(descriptor)
    return Node(_text(capability.card), _text(capability.bus_info), captures, modes)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _modes(descriptor: int, ioctl: Ioctl) -> Iterator[CameraMode]:
    for index in range(_MOST):
        entry = FormatDescription(index=index, type=_BUF_TYPE_CAPTURE)
        if not _answers(ioctl, descriptor, ENUM_FMT, entry):
            return
        fourcc = _text(int(entry.pixelformat).to_bytes(4, "little")).strip()
        for width, height in _sizes(descriptor, ioctl, entry.pixelformat):
            rate = _best_rate(descriptor, ioctl, entry.pixelformat, width, height)
            yield CameraMode(fourcc, width, height, rate)


def _sizes(descriptor: int, ioctl: Ioctl, pixelformat: int) -> Iterator[tuple[int, int]]:
    for index in range(_MOST):
        size = FrameSize(index=index, pixel_format=pixelformat)
        if not _answers(ioctl, descriptor, ENUM_FRAMESIZES, size):
            return
        if size.type != _DISCRETE:  # a range: its upper end
            yield size.span[1], size.span[4]
            return
        yield size.span[0], size.span[1]


def _best_rate(descriptor: int, ioctl: Ioctl, pixelformat: int, width: int, height: int) -> float:
    """Pictures per second at most, rounded to 0.01; 0 when the driver does not say."""
    best = 0.0
    for index in range(_MOST):
        interval = FrameInterval(index=index, pixel_format=pixelformat, width=width, height=height)
        if not _answers(ioctl, descriptor, ENUM_FRAMEINTERVALS, interval):
            break
        if interval.span[0]:
            best = max(best, interval.span[1] / interval.span[0])
        if interval.type != _DISCRETE:
            break
    return round(best, 2)


def _answers(ioctl: Ioctl, descriptor: int, request: int, structure: ctypes.Structure) -> bool:
    """False at the end of a list (EINVAL) and where a driver does not know the question (ENOTTY)."""
    try:
        ioctl(descriptor, request, structure)
    except OSError:
        return False
    return True
