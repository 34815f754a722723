"""The checks before Go live. Pure: facts in, a list of findings in the operator's words out. `fail` prevents going live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from studio.control.schema.answers import Finding
from studio.desk.black import names as called
from studio.desk.desired_processes import CODECS
from studio.document import model

_PLENTY_BYTES = 5_000_000_000
_BUSY_PERCENT = 85.0
_RING_ROOM_BYTES = 64_000_000  # a source in 1080p


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found out. `sources` and `codecs`: states and codec -> opens, None while it was not asked."""

    show: model.Show
    destinations: tuple[model.Destination, ...]
    mixer: str
    sources: Mapping[str, str]
    missing_keys: frozenset[str]
    keyring: bool
    codecs: Mapping[str, bool] | None = None
    disk_free_bytes: Mapping[str, int | None] = field(default_factory=dict)  # by recording
    cpu_percent: float | None = None
    mixer_text: str = ""
    source_texts: Mapping[str, str] = field(default_factory=dict)  # what the sources say of themselves
    ring_room_bytes: int | None = None  # left for pictures and sound on their way between processes
    black: Mapping[str, tuple[model.Destination, ...]] = field(default_factory=dict)  # by canvas that shows nothing
    filters: Mapping[str, str] = field(default_factory=dict)  # what is wrong with one, by its place in the show
    dark: Mapping[str, tuple[model.Destination, ...]] = field(default_factory=dict)  # by canvas whose picture is black


def check(facts: Facts) -> list[Finding]:
    """All findings, in the order in which they are read."""
    return [
        *_destinations(facts),
        *_mixer(facts),
        *_black(facts),
        *_sources(facts),
        *(Finding(f"filter.{place}", "warn", complaint) for place, complaint in facts.filters.items()),
        *_encoders(facts),
        *_disk(facts),
        *_ring_room(facts),
        *_keyring(facts),
        *_load(facts),
    ]


def _destinations(facts: Facts) -> Iterable[Finding]:
    if not facts.destinations:
        yield Finding("destinations", "fail", "No destination is enabled. Enable one, or add one.")
    for one in facts.destinations:
        if one.id in facts.missing_keys:
            yield Finding(f"key.{one.id}", "fail", f"{one.name} has no stream key. Enter it in the destination's settings.")
        elif not any(one in those for those in (*facts.black.values(), *facts.dark.values())):
            yield Finding(f"destination.{one.id}", "ok", f"{one.name} is ready.")


def _mixer(facts: Facts) -> Iterable[Finding]:
    if facts.mixer == "running":
        yield Finding("mixer", "ok", "The mixer runs.")
    elif facts.mixer == "failed" and facts.mixer_text:
        yield Finding("mixer", "fail", facts.mixer_text)
    else:
        yield Finding("mixer", "fail", "The mixer is not running yet. Wait a moment.")


def _black(facts: Facts) -> Iterable[Finding]:
    names = {canvas.id: canvas.name for canvas in facts.show.canvases}
    for canvas, those in facts.black.items():
        text = f"{names[canvas]} shows nothing: {called(those)} would send black. Put a source into its scene and take it."
        yield Finding(f"black.{canvas}", "fail", text)
    for canvas, those in facts.dark.items():
        text = f"{names[canvas]} is black: {called(those)} would send a black picture. Look at the sources on program."
        yield Finding(f"dark.{canvas}", "warn", text)


def _sources(facts: Facts) -> Iterable[Finding]:
    names = {source.id: source.name for source in facts.show.sources}
    missing = False
    for source in sorted(used_sources(facts.show)):
        state = facts.sources.get(source, "starting")
        if state not in ("running", "live", "idle", "ended"):
            name, text = names.get(source, source), facts.source_texts.get(source, "")
            said = f"{name}: {text}" if text else f"{name} gives no picture or sound ({state})."
            missing = True
            yield Finding(f"source.{source}", "warn", said)
    if not any(facts.sources.get(source) == "running" for source in names):
        yield Finding("sources", "warn", "No source gives a picture: viewers would see slates.")
    elif not missing:
        yield Finding("sources", "ok", "Sources run.")


def used_sources(show: model.Show) -> set[str]:
    """Sources that any scene or lane shows."""
    layouts = [*(one.layouts for one in show.scenes), *(one.layouts for one in show.lanes)]
    return {item.source for one in layouts for items in one.values() for item in items if item.source is not None}


def _encoders(facts: Facts) -> Iterable[Finding]:
    wanted = {one.encoding for one in facts.destinations}
    for encoding in facts.show.encodings:
        codec = CODECS.get(encoding.encoder)
        if encoding.id not in wanted or codec is None:
            continue
        if facts.codecs is not None and not facts.codecs.get(codec, False):
            text = f"The encoder {encoding.encoder} does not open on this computer; x264 takes its place."
            yield Finding(f"encoder.{encoding.id}", "warn", text)


def _disk(facts: Facts) -> Iterable[Finding]:
    for one in facts.destinations:
        need = one.target.disk()
        if need is None:
            continue
        free = facts.disk_free_bytes.get(one.id)
        if free is None:
            yield Finding(f"disk.{one.id}", "warn", f"{one.name}: nobody knows how much room is left on its disk.")
        elif free < need.keep_free_bytes:
            text = f"{one.name}: only {free / 1e9:.1f} GB are left on its disk. Make room, or choose another folder."
            yield Finding(f"disk.{one.id}", "fail", text)
        else:
            plenty = free > _PLENTY_BYTES
            yield Finding(f"disk.{one.id}", "ok" if plenty else "warn", f"{one.name}: {free / 1e9:.1f} GB are left on its disk.")


def _ring_room(facts: Facts) -> Iterable[Finding]:
    room = facts.ring_room_bytes
    if room is not None and room < _RING_ROOM_BYTES:
        text = (
            f"Only {room // 1_000_000} MB are left for pictures and sound: another source or canvas may find no room. "
            "Start the studio with --session-root and a folder on a larger disk."
        )
        yield Finding("room", "warn", text)


def _keyring(facts: Facts) -> Iterable[Finding]:
    uses = any(one.target.key_name() for one in facts.destinations)
    if uses and not facts.keyring:
        yield Finding("keyring", "warn", "There is no keyring: stream keys are asked for again after the studio closes.")


def _load(facts: Facts) -> Iterable[Finding]:
    if facts.cpu_percent is not None and facts.cpu_percent > _BUSY_PERCENT:
        text = f"The computer is {facts.cpu_percent:.0f} % busy before going live. Close other programs."
        yield Finding("cpu", "warn", text)
