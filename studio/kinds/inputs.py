"""What a source can take its picture and sound from."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.values.fields import Colour, FilePath, Side, Text, Url, Value, Word
from studio.values.pasted import without_pasted

DesktopPixel = Annotated[int, msgspec.Meta(ge=-100_000, le=100_000)]
Channel = Annotated[int, msgspec.Meta(ge=0, le=255)]


class Camera(Value, frozen=True, kw_only=True, tag="camera"):
    """A camera of this computer. `device` is the stable id that `list_devices` gave, never an index."""

    device: Word
    width: Side = 1280
    height: Side = 720
    rate_hz: Annotated[float, msgspec.Meta(gt=0, le=240)] = 30.0
    pixels: Literal["auto", "mjpeg", "yuyv"] = "auto"


class Screen(Value, frozen=True, kw_only=True, tag="screen"):
    """A screen, a region of it, or one window. `region` is x, y, width, height in desktop pixels."""

    display: Word = ""
    region: tuple[DesktopPixel, DesktopPixel, Side, Side] | None = None
    window: Word = ""
    rate_hz: Annotated[float, msgspec.Meta(gt=0, le=60)] = 30.0
    cursor: bool = True


class MediaFile(Value, frozen=True, kw_only=True, tag="media"):
    """A file with pictures, sound or both, played in real time."""

    path: FilePath
    loop: bool = True
    paused: bool = False


class NetworkStream(Value, frozen=True, kw_only=True, tag="stream"):
    """A live stream that the studio pulls: rtsp(s), rtmp(s), http(s) (HLS, MJPEG), udp MPEG-TS (`studio.values.addresses`).

    What came with its address when it was pasted is taken off, wherever it comes from.
    """

    url: Url
    transport: Literal["tcp", "udp"] = "tcp"

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "url", without_pasted(self.url))


class Image(Value, frozen=True, kw_only=True, tag="image"):
    """One still, or several shown in turn for `seconds_each` (a countdown drawn beforehand, a slide show)."""

    paths: Annotated[tuple[FilePath, ...], msgspec.Meta(min_length=1, max_length=1000)]
    seconds_each: Annotated[float, msgspec.Meta(ge=0.04, le=86_400)] = 5.0


class Fill(Value, frozen=True, kw_only=True, tag="colour"):
    """One colour."""

    colour: Colour = "#000000"


class TestCard(Value, frozen=True, kw_only=True, tag="test_card"):
    """A running clock, and once a second a flash and a beep at the same instant."""

    width: Side = 1280
    height: Side = 720
    rate_hz: Annotated[float, msgspec.Meta(ge=0.1, le=120)] = 30.0


class Slate(Value, frozen=True, kw_only=True, tag="slate"):
    """A plain page with words, for breaks and panic."""

    title: Text = "We will be right back"
    subtitle: Text = ""
    colour: Colour = "#101820"


class SoundDevice(Value, frozen=True, kw_only=True, tag="sound"):
    """A microphone or line, sound only. `device` is the stable id that `list_devices` gave; empty is the default."""

    device: Word = ""
    channels: tuple[Channel, Channel] = (0, 1)


Input = Camera | Screen | MediaFile | NetworkStream | Image | Fill | TestCard | Slate | SoundDevice
