"""The show document: what a show is made of, as frozen values. Written as JSON, version `FORMAT`.

Ids are short, unique within their list, `[a-z0-9-]+`. Lengths are canvas pixels, crops fractions of the source's side,
levels dB, delays ms, rates bits per second. A key or password is never in here: `key_ref` and `secrets_ref` name its entry in
the keyring.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from studio.document.connections import REHEARSAL, Connection
from studio.document.products import Product
from studio.document.watched import WatchedWords
from studio.kinds.picture_filters import Filter
from studio.kinds.sound_filters import SoundFilters
from studio.kinds.sources import Input
from studio.kinds.targets import Target
from studio.kinds.targets.base import Facts
from studio.kinds.transitions import TransitionName
from studio.values.codecs import AudioCodec, VideoCodec, VideoProfile
from studio.values.fields import (
    Fraction,
    Id,
    Kind,
    Length,
    Name,
    Place,
    Side,
    Value,
    Word,
)
from studio.values.look import Look

FORMAT = 4
MAX_CONNECTIONS = 32  # each is a process


# ---------------------------------------------------------------- sources


class Source(Value, frozen=True, kw_only=True):
    id: Id
    name: Name
    input: Input


# ---------------------------------------------------------------- pictures


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
    kind: TransitionName = "cut"
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
    filters: SoundFilters = ()  # before the fader, in their order


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
    profile: VideoProfile = "high"
    audio_codec: AudioCodec = "aac"

    @property
    def video_codec(self) -> VideoCodec:
        """What its pictures are coded in: all encoders there are make H.264."""
        return "h264"

    @property
    def b_pictures(self) -> bool:
        """Whether pictures may be sent in another order than they are shown in."""
        return self.profile == "high" and not self.low_latency

    def fits(self, takes: Facts) -> bool:
        """Whether a kind of destination takes its packets."""
        coded = self.video_codec in takes.video and self.audio_codec in takes.audio
        return coded and (takes.b_pictures or not self.b_pictures)


class Destination(Value, frozen=True, kw_only=True):
    id: Id
    name: Name
    encoding: Id
    target: Target
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
    connections: Annotated[tuple[Connection, ...], msgspec.Meta(max_length=MAX_CONNECTIONS)] = (REHEARSAL,)
    watched: WatchedWords = WatchedWords()
