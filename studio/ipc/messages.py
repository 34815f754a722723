"""What the desk and its workers say to each other, and the spec each worker kind starts from.

Every message is one msgpack frame (`framing`) of a tagged struct. The worker dials the desk's endpoint `desk`, sends
`Hello`, and redials for as long as it lives: a desk that comes back adopts it. A worker's spec lies as a file in the
session (`specs/<name>`), so that it can start while no desk answers; secrets never lie there, they come as `Secret`.
"""

from __future__ import annotations

import hashlib
from typing import Any, Literal

import msgspec

from studio.ipc.plan import RenderPlan
from studio.show.model import Input, Recording, RtmpPush

# ---------------------------------------------------------------- specs


class SourceSpec(msgspec.Struct, frozen=True, tag="source"):
    """One input. Writes picture ring and sound ring `source.<id>`, and once the picture ring `slate.<id>`.

    `size`: the largest (width, height) at which any canvas shows it, even, or None for its own size; the worker scales
    to exactly that (it never enlarges a side beyond its own).
    """

    id: str
    name: str
    input: Input
    size: tuple[int, int] | None = None
    want_sound: bool = True


class MixerSpec(msgspec.Struct, frozen=True, tag="mixer"):
    """Reads source rings; writes picture rings `program.<canvas>`, sound rings `program` and `monitor`."""

    plan: RenderPlan


class EncoderSpec(msgspec.Struct, frozen=True, tag="encoder"):
    """Reads `program.<canvas>` and sound `program`; serves packets at the endpoint `encoder.<id>`."""

    id: str
    canvas: str
    width: int
    height: int
    rate_num: int
    rate_den: int
    video_bps: int
    audio_bps: int
    codec: str  # FFmpeg encoder name: libx264, h264_nvenc, ...
    preset: str
    gop_s: float
    low_latency: bool = False
    options: dict[str, str] = {}  # further encoder options, e.g. {"crf": "1"} in tests


class SinkSpec(msgspec.Struct, frozen=True, tag="sink"):
    """One destination: takes packets from `encoder.<encoder>`; pushes or writes while `active`."""

    id: str
    name: str
    encoder: str
    target: RtmpPush | Recording
    active: bool = True


class View(msgspec.Struct, frozen=True, array_like=True):
    """One picture for the windows: the BGRA ring `view.<id>`, `width` x `height`, at most `rate_hz`."""

    id: str
    kind: Literal["program", "preview", "source", "scene", "card", "lane"]
    ref: str  # canvas id, source id, scene id or overlay id
    canvas: str
    width: int
    height: int
    rate_hz: float


class MultiviewSpec(msgspec.Struct, frozen=True, tag="multiview"):
    """Draws pictures for the windows, off the air's path; reads source and program rings and the plan."""

    plan: RenderPlan
    views: tuple[View, ...] = ()


class SpeakerSpec(msgspec.Struct, frozen=True, tag="speaker"):
    """Plays the sound ring `ring` on an output device."""

    ring: str
    device: str


class ProbeSpec(msgspec.Struct, frozen=True, tag="probe"):
    """A question that may hang or crash, asked in a child: it answers with one `Event` named `answer` and ends.

    kinds: `encoders` (which open), `devices` (cameras, sound, screens, windows), `media` (a file: streams, size,
    duration), `capacity` (what this machine can encode; sends `Event` `progress` meanwhile), `sheet` (a CSV or XLSX file of
    products is read or written).
    """

    kind: Literal["encoders", "devices", "media", "capacity", "sheet"]
    arguments: dict[str, Any] = {}


class PluginSpec(msgspec.Struct, frozen=True, tag="plugin"):
    """One plugin host process. `settings` are the plugin's own.

    `part`: which part of the plugin it runs, each with an entry and settings of its own; "" is the plugin itself.
    """

    id: str
    folder: str
    settings: dict[str, Any] = {}
    part: Literal["", "crowd"] = ""


Spec = SourceSpec | MixerSpec | EncoderSpec | SinkSpec | MultiviewSpec | SpeakerSpec | ProbeSpec | PluginSpec

# ---------------------------------------------------------------- worker -> desk

State = Literal["starting", "running", "connecting", "live", "stalled", "waiting", "failed", "idle", "ended"]
Figure = int | float | str | bool | None


class Status(msgspec.Struct, frozen=True, tag="status"):
    """How a worker is. Sent on change and at least once a second: its absence for 5 s means the worker hangs.

    `text` is for the operator, empty while all is well. `figures` are named in docs/architecture.md per worker kind.
    """

    state: State
    text: str = ""
    figures: dict[str, Figure] = {}


class Hello(msgspec.Struct, frozen=True, tag="hello"):
    """First message on the link. `spec_digest` tells the desk whether its wishes changed while it was away."""

    token: str
    name: str
    pid: int
    spec_digest: str
    status: Status


class Event(msgspec.Struct, frozen=True, tag="event"):
    """Something that happened once."""

    name: str
    data: dict[str, Any] = {}


class Meters(msgspec.Struct, frozen=True, tag="meters"):
    """Sound levels, 20 times a second: ring -> (peak left, peak right, rms left, rms right), dBFS, -120 for silence."""

    levels: dict[str, tuple[float, float, float, float]]


FromWorker = Hello | Status | Event | Meters

# ---------------------------------------------------------------- desk -> worker


class Configure(msgspec.Struct, frozen=True, tag="configure"):
    """The whole new spec, of the kind it started with. A worker that cannot change live ends with code 75: restart me."""

    spec: Spec


class Secret(msgspec.Struct, frozen=True, tag="secret"):
    """A stream key or password. Kept in memory only."""

    name: str
    value: str


class Command(msgspec.Struct, frozen=True, tag="command"):
    """Do this now: `seek` {"seconds"}, `keyframe`, `bitrate` {"bps"}, `retry`, `split`, `mark` {"text"}.

    Unknown names are ignored.
    """

    name: str
    arguments: dict[str, Any] = {}


class Stop(msgspec.Struct, frozen=True, tag="stop"):
    """End cleanly within `deadline_s`; the launcher kills what is left."""

    deadline_s: float = 3.0


ToWorker = Configure | Secret | Command | Stop

EXIT_RESTART_ME = 75
EXIT_STANDS = 76  # what I show stands without me (`STANDS_FIGURE` of the last status says of which spec)
STANDS_FIGURE, FILE_FIGURE = "stands", "file_changed_s"  # the spec's digest; when its file had been changed, POSIX seconds

# ---------------------------------------------------------------- encoder -> sinks


class StreamConfig(msgspec.Struct, frozen=True, tag="config"):
    """Sent to a sink when it connects and whenever the encoder (re)opens, before any packet of the new run."""

    run: int  # grows with every opening of the encoder
    width: int
    height: int
    rate_num: int
    rate_den: int
    video_extradata: bytes  # avcC (ISO 14496-15)
    audio_extradata: bytes  # AudioSpecificConfig (ISO 14496-3)
    video_bps: int
    audio_bps: int


class Packet(msgspec.Struct, frozen=True, tag="packet"):
    """One encoded access unit. Times are monotonic ns on the program's axis: they run on across encoder restarts.

    Video data is length-prefixed NAL units (avcC), audio raw AAC. `droppable`: no other picture refers to it.
    """

    kind: Literal["video", "audio"]
    pts_ns: int
    dts_ns: int
    data: bytes
    key: bool = False
    droppable: bool = False
    picture: Literal["I", "P", "B", ""] = ""


class SinkFeedback(msgspec.Struct, frozen=True, tag="feedback"):
    """Sink -> encoder: `keyframe` asks for an IDR soon (after shedding or a reconnect)."""

    keyframe: bool = False


ToSink = StreamConfig | Packet


def encode(message: msgspec.Struct) -> bytes:
    """msgpack of any message here."""
    return _ENCODER.encode(message)


def digest(spec: Spec) -> str:
    """A short name for the content of a spec."""
    return hashlib.blake2s(encode(spec), digest_size=8).hexdigest()


_ENCODER = msgspec.msgpack.Encoder()
decode_from_worker = msgspec.msgpack.Decoder(FromWorker).decode
decode_to_worker = msgspec.msgpack.Decoder(ToWorker).decode
decode_to_sink = msgspec.msgpack.Decoder(ToSink).decode
decode_spec = msgspec.msgpack.Decoder(Spec).decode
