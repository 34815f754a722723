"""The show document: what a show is made of, as frozen values. Written as JSON, version `FORMAT`.

Ids are short, unique within their list, `[a-z0-9-]+`. Lengths are canvas pixels, crops fractions of the source's side,
levels dB, delays ms, rates bits per second. A stream key is never in here: `key_ref` names its entry in the keyring.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from studio.show.products import Product
from studio.show.values import (
    Colour,
    FilePath,
    Fraction,
    Id,
    Kind,
    Length,
    Megabytes,
    Name,
    Place,
    Side,
    Text,
    Url,
    Value,
    Word,
)
from studio.values.pasted import without_pasted

FORMAT = 2

DesktopPixel = Annotated[int, msgspec.Meta(ge=-100_000, le=100_000)]
Channel = Annotated[int, msgspec.Meta(ge=0, le=255)]


# ---------------------------------------------------------------- sources


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
    """A live stream that the studio pulls: rtsp(s), rtmp(s), http(s) (HLS, MJPEG), udp MPEG-TS (`studio.show.addresses`).

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


class Source(Value, frozen=True, kw_only=True):
    id: Id
    name: Name
    input: Input


# ---------------------------------------------------------------- pictures


class ChromaKey(Value, frozen=True, kw_only=True, tag="chroma_key"):
    """Makes a colour transparent. Distances are in the Cb/Cr plane, 0..1 of its half width."""

    id: Id
    enabled: bool = True
    colour: Colour = "#00b140"
    similarity: Fraction = 0.2
    smoothness: Fraction = 0.1
    spill: Fraction = 0.5


class ColourCorrection(Value, frozen=True, kw_only=True, tag="colour_correction"):
    """Gain and offset of light, gamma, saturation, hue."""

    id: Id
    enabled: bool = True
    brightness: Annotated[float, msgspec.Meta(ge=-1, le=1)] = 0.0
    contrast: Annotated[float, msgspec.Meta(ge=0, le=4)] = 1.0
    gamma: Annotated[float, msgspec.Meta(ge=0.1, le=10)] = 1.0
    saturation: Annotated[float, msgspec.Meta(ge=0, le=4)] = 1.0
    hue_deg: Annotated[float, msgspec.Meta(ge=-180, le=180)] = 0.0


Filter = ChromaKey | ColourCorrection


class Crop(Value, frozen=True, kw_only=True):
    """What is cut away, as fractions of the source's width (left, right) and height (top, bottom)."""

    left: Fraction = 0.0
    top: Fraction = 0.0
    right: Fraction = 0.0
    bottom: Fraction = 0.0


class Item(Value, frozen=True, kw_only=True):
    """A source, or another scene, placed on a canvas. Later items lie above earlier ones.

    `width` and `height` are those of the box after rotation; `fit` says how the cropped picture fills it. A scene as an
    item is laid out for the same canvas and scaled as a whole.
    """

    id: Id
    source: Id | None = None
    scene: Id | None = None
    x: Place = 0.0
    y: Place = 0.0
    width: Length
    height: Length
    crop: Crop = Crop()
    rotation: Literal[0, 90, 180, 270] = 0  # clockwise
    flip_h: bool = False
    flip_v: bool = False
    opacity: Fraction = 1.0
    fit: Literal["stretch", "contain", "cover"] = "contain"
    visible: bool = True
    locked: bool = False
    filters: tuple[Filter, ...] = ()


class Canvas(Value, frozen=True, kw_only=True):
    """One program picture. Its sides are even."""

    id: Id
    name: Name
    width: Side = 1280
    height: Side = 720
    rate_num: Annotated[int, msgspec.Meta(ge=1, le=240_000)] = 30
    rate_den: Annotated[int, msgspec.Meta(ge=1, le=1001)] = 1


class Scene(Value, frozen=True, kw_only=True):
    """One picture the operator can take, with a layout for each canvas (a canvas without one shows black)."""

    id: Id
    name: Name
    layouts: dict[str, tuple[Item, ...]] = msgspec.field(default_factory=dict)


class Lane(Value, frozen=True, kw_only=True):
    """An overlay lane: items above the scenes, untouched by cuts. Later lanes lie above earlier ones."""

    id: Id
    name: Name
    visible: bool = True
    layouts: dict[str, tuple[Item, ...]] = msgspec.field(default_factory=dict)


class Transition(Value, frozen=True, kw_only=True):
    kind: Literal["cut", "fade", "slide"] = "cut"
    duration_ms: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 500


# ---------------------------------------------------------------- sound


class Strip(Value, frozen=True, kw_only=True):
    """One input of the sound desk: the sound of `source`."""

    source: Id
    gain_db: Annotated[float, msgspec.Meta(ge=-60, le=20)] = 0.0
    mute: bool = False
    solo: bool = False
    balance: Annotated[float, msgspec.Meta(ge=-1, le=1)] = 0.0
    delay_ms: Annotated[int, msgspec.Meta(ge=0, le=2000)] = 0
    monitor: bool = True


class Master(Value, frozen=True, kw_only=True):
    gain_db: Annotated[float, msgspec.Meta(ge=-60, le=20)] = 0.0
    limiter: bool = True
    ceiling_db: Annotated[float, msgspec.Meta(ge=-20, le=0)] = -1.0
    monitor_device: Word | None = None  # None: no monitor output; "" the default device


# ---------------------------------------------------------------- on air


class Encoding(Value, frozen=True, kw_only=True):
    """How a canvas is encoded; shared by all destinations that name it."""

    id: Id
    canvas: Id
    video_bps: Annotated[int, msgspec.Meta(ge=100_000, le=60_000_000)] = 3_000_000
    audio_bps: Annotated[int, msgspec.Meta(ge=32_000, le=320_000)] = 128_000
    encoder: Literal["auto", "x264", "nvenc", "qsv", "amf", "videotoolbox"] = "auto"
    preset: Literal["ultrafast", "superfast", "veryfast", "faster", "fast", "medium"] = "veryfast"
    gop_s: Annotated[float, msgspec.Meta(ge=0.5, le=10)] = 2.0
    low_latency: bool = False


class RtmpPush(Value, frozen=True, kw_only=True, tag="rtmp"):
    """A push to an RTMP or RTMPS server. `url` is without the key, and without what came with it when it was pasted.

    `key_ref` names the key in the keyring.
    """

    url: Url
    key_ref: Word = ""
    ca_file: FilePath = ""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "url", without_pasted(self.url))


class Recording(Value, frozen=True, kw_only=True, tag="recording"):
    """A recording on this computer."""

    folder: FilePath
    container: Literal["mkv", "mp4"] = "mkv"
    split_mb: Megabytes = 0  # 0: never
    split_minutes: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 0
    keep_free_mb: Annotated[int, msgspec.Meta(ge=50, le=10**9)] = 500


class Rehearsal(Value, frozen=True, kw_only=True, tag="rehearsal"):
    """The rehearsal platform on this computer. Never reaches anybody outside."""


class Destination(Value, frozen=True, kw_only=True):
    id: Id
    name: Name
    encoding: Id
    target: RtmpPush | Recording | Rehearsal
    enabled: bool = True
    viewer_delay_ms: Annotated[int, msgspec.Meta(ge=0, le=60_000)] | None = None  # from mixer to viewer; None: as measured


# ---------------------------------------------------------------- cards


class Overlay(Value, frozen=True, kw_only=True):
    """A card that a plugin draws and the mixer moves: price card, countdown, logo, ... Above the scenes and lanes.

    `kind` is one of the overlays that `plugin` offers, `settings` its own settings (checked by the plugin's schema),
    `layouts` where it lies on each canvas (none: not there). Later overlays lie above earlier ones.
    """

    id: Id
    name: Name
    plugin: Id = "cards"
    kind: Kind
    layouts: dict[str, Box] = msgspec.field(default_factory=dict)
    settings: dict[str, Any] = msgspec.field(default_factory=dict)
    enter: Literal["cut", "fade", "slide", "pop"] = "slide"
    leave: Literal["cut", "fade", "slide", "pop"] = "fade"
    motion_ms: Annotated[int, msgspec.Meta(ge=0, le=5000)] = 400
    manual: bool = False  # played and stopped by hand only; otherwise it also follows the product on air


class Box(Value, frozen=True, kw_only=True):
    """Where something lies, in canvas pixels."""

    x: Place
    y: Place
    width: Length
    height: Length


class Look(Value, frozen=True, kw_only=True):
    """How all cards of the show look. Empty colours and fonts are the theme's."""

    theme: Literal["night", "paper", "festival"] = "night"
    brand_colour: Colour | None = None
    accent_colour: Colour | None = None
    font: Annotated[str, msgspec.Meta(max_length=80)] = ""
    language: Literal["en", "zh"] = "zh"


# ---------------------------------------------------------------- the whole


class Show(Value, frozen=True, kw_only=True):
    """One show: everything that is saved."""

    format: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = FORMAT
    name: Name = "Untitled show"
    canvases: tuple[Canvas, ...] = (Canvas(id="main", name="Main"),)
    sources: tuple[Source, ...] = ()
    scenes: tuple[Scene, ...] = ()
    lanes: tuple[Lane, ...] = ()
    strips: tuple[Strip, ...] = ()
    master: Master = Master()
    transition: Transition = Transition()
    panic_source: Id | None = None  # None: the built-in slate and silence
    encodings: tuple[Encoding, ...] = ()
    destinations: tuple[Destination, ...] = ()
    hotkeys: dict[Word, Word] = msgspec.field(default_factory=dict)
    products: tuple[Product, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    look: Look = Look()
