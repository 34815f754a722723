"""What a device list is made of. No I/O."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Device:
    """One thing the operator can choose.

    `id` goes into the show: it finds the same device again after a restart, a replug or in another order. `name` is the
    device's own name, `detail` what tells two of one name apart.
    """

    id: str
    name: str
    detail: str = ""

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class CameraMode:
    """One way a camera can deliver pictures. `fourcc` as V4L2 and DirectShow write it ("MJPG", "YUYV")."""

    fourcc: str
    width: int
    height: int
    rate_hz: float


def modes_text(modes: list[CameraMode]) -> str:
    """The largest size at its best rate, and the formats, in a few words; empty when nothing is known."""
    if not modes:
        return ""
    best = max(modes, key=lambda mode: (mode.width * mode.height, mode.rate_hz))
    formats = "/".join(sorted({mode.fourcc for mode in modes}))
    return f"{best.width}x{best.height}, {best.rate_hz:g} Hz, {formats}"
