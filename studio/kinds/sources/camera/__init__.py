"""A camera of this computer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from studio.kinds.sources.base import Facts, Input, SourceKind
from studio.kinds.sources.camera import sentences
from studio.values.fields import Side, Word

Pixels = Annotated[
    Literal["auto", "mjpeg", "yuyv"],
    Meta(title="Pixel format", extra={"choices": {"auto": "Automatic", "mjpeg": "MJPEG", "yuyv": "YUYV"}}),
]


class Camera(Input, frozen=True, kw_only=True, tag="camera"):
    """A camera of this computer. `device` is the stable id that `list_devices` gave, never an index."""

    facts: ClassVar[Facts] = Facts(
        has_picture=True, has_sound=False, shape="own", never_still=True, is_played=False, has_items=False, live=()
    )

    device: Annotated[Word, Meta(title="Device")]
    width: Annotated[Side, Meta(title="Width")] = 1280
    height: Annotated[Side, Meta(title="Height")] = 720
    rate_hz: Annotated[float, Meta(gt=0, le=240, title="Rate", extra={"unit": "Hz"})] = 30.0
    pixels: Pixels = "auto"

    def size_px(self) -> tuple[int, int] | None:
        return self.width, self.height

    def held(self) -> str:
        return f"camera {self.device}"


KIND = SourceKind(settings=Camera, title="Camera", order=10, icon="camera", devices=("cameras",), says=sentences.ALL)
