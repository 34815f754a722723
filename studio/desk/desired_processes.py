"""Which workers ought to run, and with which specs. Pure: show, stage and what is on air in, specs by name out.

The order of the result is the order of starting: who writes a ring comes before who reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from studio.contracts.plan import RenderPlan
from studio.contracts.specs import (
    EncoderSpec,
    MixerSpec,
    MultiviewSpec,
    PluginSpec,
    SinkSpec,
    SourceSpec,
    SpeakerSpec,
    Spec,
    View,
)
from studio.document import model
from studio.kinds.sources import Slate
from studio.show.compile import SLATE_ID

CODECS = {
    "x264": "libx264",
    "nvenc": "h264_nvenc",
    "qsv": "h264_qsv",
    "amf": "h264_amf",
    "videotoolbox": "h264_videotoolbox",
}


def plugin_worker(name: str) -> str:
    """The name of the process of a connection, or of the one that draws a plugin's cards."""
    return f"plugin.{name}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that they depend on. `show` has absolute paths."""

    show: model.Show
    plan: RenderPlan
    sizes: Mapping[str, tuple[int, int] | None]
    active: frozenset[str] = frozenset()  # destinations that ought to be live
    views: tuple[View, ...] = ()
    auto_codec: str = "libx264"
    plugins: tuple[PluginSpec, ...] = ()  # connections, and those that draw cards
    taken_at: Mapping[str, str] = field(default_factory=dict)  # by plugin that takes streams: where, once it listens
    lingering: frozenset[str] = frozenset()  # encodings whose sinks are about to end
    aside: Mapping[str, Spec] = field(default_factory=dict)  # by worker name: what runs beside the show, as trials do


def desired_processes(wanted: Wanted) -> dict[str, Spec]:
    """Specs by worker name."""
    show = wanted.show
    specs: dict[str, Spec] = {}
    audible = {strip.source for strip in show.strips}
    for source in show.sources:
        size = wanted.sizes.get(source.id)
        sound = source.id in audible or source.id == show.panic_source
        specs[f"source.{source.id}"] = SourceSpec(source.id, source.name, source.input, size, sound)
    slate = wanted.sizes.get(SLATE_ID)
    specs.setdefault(f"source.{SLATE_ID}", SourceSpec(SLATE_ID, "Slate", Slate(), slate, want_sound=False))
    needed = {one.encoding for one in show.destinations if one.id in wanted.active} | wanted.lingering
    specs["mixer"] = MixerSpec(_encoded(wanted.plan, {one.canvas for one in show.encodings if one.id in needed}))
    specs |= {plugin_worker(plugin.id): plugin for plugin in wanted.plugins}
    sinks = {f"sink.{one.id}": spec for one in show.destinations if one.id in wanted.active and (spec := _sink(one, wanted))}
    fed = {spec.encoder for spec in sinks.values()} | wanted.lingering
    for encoding in show.encodings:
        if encoding.id in fed:
            specs[f"encoder.{encoding.id}"] = encoder(show, encoding, wanted.auto_codec)
    specs |= sinks
    if wanted.views:
        specs["multiview"] = MultiviewSpec(wanted.plan, wanted.views)
    if show.master.monitor_device is not None:
        specs["speaker.monitor"] = SpeakerSpec("monitor", show.master.monitor_device)
    return specs | dict(wanted.aside)


def _encoded(plan: RenderPlan, canvases: set[str]) -> RenderPlan:
    """The plan, saying of which canvases an encoder reads the pictures (or is about to)."""
    replace = msgspec.structs.replace
    return replace(plan, canvases=tuple(replace(canvas, encoded=canvas.id in canvases) for canvas in plan.canvases))


def encoder(show: model.Show, encoding: model.Encoding, auto_codec: str) -> EncoderSpec:
    """The spec of an encoding's worker."""
    canvas = next(one for one in show.canvases if one.id == encoding.canvas)
    return EncoderSpec(
        id=encoding.id,
        canvas=canvas.id,
        width=canvas.width,
        height=canvas.height,
        rate_num=canvas.rate_num,
        rate_den=canvas.rate_den,
        video_bps=encoding.video_bps,
        audio_bps=encoding.audio_bps,
        codec=CODECS.get(encoding.encoder, auto_codec),
        preset=encoding.preset,
        gop_s=encoding.gop_s,
        low_latency=encoding.low_latency,
        video_codec=encoding.video_codec,
        audio_codec=encoding.audio_codec,
        profile=encoding.profile,
    )


def _sink(one: model.Destination, wanted: Wanted) -> SinkSpec | None:
    target = one.target.for_sink(wanted.taken_at.get(one.target.facts.plugin, ""))
    return SinkSpec(one.id, one.name, one.encoding, target) if target is not None else None
