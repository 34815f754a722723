"""The checks before Go live. Pure: facts in, a list of findings in the operator's words out. `fail` prevents going live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from studio.control.schema.answers import Finding
from studio.control.schema.state.broadcasts import Broadcast
from studio.control.schema.state.watched import WatchedWords
from studio.desk.black import names as called
from studio.desk.desired_processes import CODECS
from studio.document import model
from studio.words import air as air_says
from studio.words import broadcasts as broadcasts_say
from studio.words import preflight as preflight_says
from studio.words import processes as processes_says
from studio.words import watched as watched_says

_PLENTY_BYTES = 5_000_000_000
_BUSY_PERCENT = 85.0
_MOST_PRODUCTS = 5  # of which it is said that they have watched words
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
    broadcasts: Mapping[str, Broadcast] = field(default_factory=dict)  # by connection
    watched: WatchedWords = field(default_factory=WatchedWords)  # what was found in products and on cards


def check(facts: Facts) -> list[Finding]:
    """All findings, in the order in which they are read."""
    return [
        *_destinations(facts),
        *_broadcasts(facts),
        *_mixer(facts),
        *_black(facts),
        *_sources(facts),
        *(Finding(f"filter.{place}", "warn", complaint) for place, complaint in facts.filters.items()),
        *_watched_words(facts),
        *_encoders(facts),
        *_disk(facts),
        *_ring_room(facts),
        *_keyring(facts),
        *_load(facts),
    ]


def _destinations(facts: Facts) -> Iterable[Finding]:
    if not facts.destinations:
        yield Finding("destinations", "fail", air_says.none_enabled())
    for one in facts.destinations:
        if one.id in facts.missing_keys:
            yield Finding(f"key.{one.id}", "fail", preflight_says.no_key(name=one.name, key=one.target.facts.key_words))
        elif not any(one in those for those in (*facts.black.values(), *facts.dark.values())):
            yield Finding(f"destination.{one.id}", "ok", preflight_says.ready(name=one.name))


def _broadcasts(facts: Facts) -> Iterable[Finding]:
    """Of platforms where a stream goes to a broadcast that has to be there first."""
    for connection in facts.show.connections:
        there, name, place = facts.broadcasts.get(connection.id), connection.name, f"broadcast.{connection.id}"
        if there is None or there.stage is None or there.bound is None:
            continue
        if there.stage == "none":
            yield Finding(place, "warn", broadcasts_say.none_there(name=name))
        elif there.stage == "ended":
            yield Finding(place, "warn", broadcasts_say.over(name=name, title=there.title))
        elif not there.bound:
            yield Finding(place, "warn", broadcasts_say.not_bound(name=name, title=there.title))
        elif there.stage == "planned" and not there.starts_itself:
            yield Finding(place, "warn", broadcasts_say.begins_by_hand(name=name, title=there.title))
        else:
            yield Finding(place, "ok", broadcasts_say.ready(name=name, title=there.title))


def _mixer(facts: Facts) -> Iterable[Finding]:
    if facts.mixer == "running":
        yield Finding("mixer", "ok", preflight_says.mixer_runs())
    elif facts.mixer == "failed" and facts.mixer_text:
        yield Finding("mixer", "fail", facts.mixer_text)
    else:
        yield Finding("mixer", "fail", preflight_says.no_mixer())


def _black(facts: Facts) -> Iterable[Finding]:
    names = {canvas.id: canvas.name for canvas in facts.show.canvases}
    for canvas, those in facts.black.items():
        text = air_says.would_show_nothing(canvas=names[canvas], names=called(those))
        yield Finding(f"black.{canvas}", "fail", text)
    for canvas, those in facts.dark.items():
        text = air_says.would_be_black(canvas=names[canvas], names=called(those))
        yield Finding(f"dark.{canvas}", "warn", text)


def _sources(facts: Facts) -> Iterable[Finding]:
    names = {source.id: source.name for source in facts.show.sources}
    missing = False
    for source in sorted(used_sources(facts.show)):
        state = facts.sources.get(source, "starting")
        if state not in ("running", "live", "idle", "ended"):
            name, text = names.get(source, source), facts.source_texts.get(source, "")
            said = processes_says.about(who=name, words=text) if text else preflight_says.source_missing(name=name, state=state)
            missing = True
            yield Finding(f"source.{source}", "warn", said)
    if not any(facts.sources.get(source) == "running" for source in names):
        yield Finding("sources", "warn", preflight_says.no_pictures())
    elif not missing:
        yield Finding("sources", "ok", preflight_says.sources_run())


def used_sources(show: model.Show) -> set[str]:
    """Sources that any scene or lane shows."""
    layouts = [*(one.layouts for one in show.scenes), *(one.layouts for one in show.lanes)]
    return {item.source for one in layouts for items in one.values() for item in items if item.source is not None}


def _watched_words(facts: Facts) -> Iterable[Finding]:
    """Cards each; of products the first few in the queue's order, and how many more there are."""
    for card in facts.show.overlays:
        if terms := facts.watched.cards.get(card.id):
            yield Finding(f"watched.card.{card.id}", "warn", watched_says.card_says(name=card.name, terms=terms))
    found = [product for product in facts.show.products if product.id in facts.watched.products]
    for product in found[:_MOST_PRODUCTS]:
        terms = facts.watched.products[product.id]
        text = watched_says.product_says(number=product.link_no, title=product.title, terms=terms)
        yield Finding(f"watched.product.{product.id}", "warn", text)
    if len(found) > _MOST_PRODUCTS:
        yield Finding("watched.products", "warn", watched_says.more_products(n=len(found) - _MOST_PRODUCTS))


def _encoders(facts: Facts) -> Iterable[Finding]:
    wanted = {one.encoding for one in facts.destinations}
    for encoding in facts.show.encodings:
        codec = CODECS.get(encoding.encoder)
        if encoding.id not in wanted or codec is None:
            continue
        if facts.codecs is not None and not facts.codecs.get(codec, False):
            text = preflight_says.other_encoder(encoder=encoding.encoder)
            yield Finding(f"encoder.{encoding.id}", "warn", text)


def _disk(facts: Facts) -> Iterable[Finding]:
    for one in facts.destinations:
        need = one.target.disk()
        if need is None:
            continue
        free = facts.disk_free_bytes.get(one.id)
        if free is None:
            yield Finding(f"disk.{one.id}", "warn", preflight_says.disk_unknown(name=one.name))
        elif free < need.keep_free_bytes:
            text = preflight_says.disk_nearly_full(name=one.name, size=f"{free / 1e9:.1f}")
            yield Finding(f"disk.{one.id}", "fail", text)
        else:
            plenty = free > _PLENTY_BYTES
            yield Finding(
                f"disk.{one.id}",
                "ok" if plenty else "warn",
                preflight_says.disk(name=one.name, size=f"{free / 1e9:.1f}"),
            )


def _ring_room(facts: Facts) -> Iterable[Finding]:
    room = facts.ring_room_bytes
    if room is not None and room < _RING_ROOM_BYTES:
        text = preflight_says.little_room(room=room // 1_000_000)
        yield Finding("room", "warn", text)


def _keyring(facts: Facts) -> Iterable[Finding]:
    uses = any(one.target.key_name() for one in facts.destinations)
    if uses and not facts.keyring:
        yield Finding("keyring", "warn", preflight_says.no_keyring())


def _load(facts: Facts) -> Iterable[Finding]:
    if facts.cpu_percent is not None and facts.cpu_percent > _BUSY_PERCENT:
        text = preflight_says.busy(percent=f"{facts.cpu_percent:.0f}")
        yield Finding("cpu", "warn", text)
