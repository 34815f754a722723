"""What each kind of worker starts from: its spec, one struct per kind.

A spec lies as a file in the session (`specs/<name>`), so that a worker can start while no desk answers; a new one arrives
as `messages.Configure`. Secrets never lie in a spec, they come as `messages.Secret`.
"""

from __future__ import annotations

import hashlib
from typing import Any, Literal

import msgspec

from studio.contracts.plan import RenderPlan
from studio.contracts.wire import encode
from studio.kinds.sources import Input
from studio.kinds.targets import Target
from studio.values.codecs import AudioCodec, VideoCodec, VideoProfile


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
    video_codec: VideoCodec = "h264"  # what `codec` makes
    audio_codec: AudioCodec = "aac"
    profile: VideoProfile = "high"
    options: dict[str, str] = {}  # further encoder options, e.g. {"crf": "1"} in tests


class SinkSpec(msgspec.Struct, frozen=True, tag="sink"):
    """One destination: takes packets from `encoder.<encoder>`; pushes or writes while `active`."""

    id: str
    name: str
    encoder: str
    target: Target
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
    products is read or written), `report` (what is made of a kept show; sends `Event` `progress` meanwhile).
    """

    kind: Literal["encoders", "devices", "media", "capacity", "sheet", "report"]
    arguments: dict[str, Any] = {}


class HintsSpec(msgspec.Struct, frozen=True, tag="hints"):
    """Says of viewers' lines which topic they may ask for. `fitted`: the file of `studio.workers.hints.fitting`."""

    fitted: str


class PluginSpec(msgspec.Struct, frozen=True, tag="plugin"):
    """One plugin host process: a connection of the show, or what draws a plugin's cards. `settings` are the plugin's own.

    `id` is that of the connection, or of the plugin for what no connection runs; `plugin` is the plugin's, `name` the
    connection's for the operator. `account` stands for where the settings lead, when a show leads elsewhere than the user's own
    settings of the plugin: secrets are for one account, so that another one is another process. `personal_data`: it may be told
    buyers' names. `part`: which part of the plugin it runs, each with an entry and settings of its own; "" is the plugin itself.
    """

    id: str
    folder: str
    settings: dict[str, Any] = {}
    part: Literal["", "crowd"] = ""
    plugin: str = ""
    name: str = ""
    account: str = ""
    personal_data: bool = False


Spec = SourceSpec | MixerSpec | EncoderSpec | SinkSpec | MultiviewSpec | SpeakerSpec | ProbeSpec | HintsSpec | PluginSpec


def digest(spec: Spec) -> str:
    """A short name for the content of a spec."""
    return hashlib.blake2s(encode(spec), digest_size=8).hexdigest()


decode_spec = msgspec.msgpack.Decoder(Spec).decode
