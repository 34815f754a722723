"""What an edit would take off the air, or change there, so that it is done only on purpose. Pure: shows before and after.

It looks at what is gone, not at the command: an undo that takes the picture on program away is asked about like the bin.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from studio.contracts.plan import PlanTransition, RenderPlan
from studio.document.model import Canvas, Destination, Lane, Scene, Show, Source
from studio.show import stage as stages
from studio.show.cards import CardCue, places
from studio.show.checks import has_picture
from studio.show.edits.basis import Identified
from studio.show.selling import require_confirmation
from studio.show.stage import Stage
from studio.values.sentences import together
from studio.words import removals as says

_SOURCE = "source."
_NAMED = 4  # losses that a question names
_SUBJECT_BOUND = 2000  # characters, those of `Confirmed`
Thing = TypeVar("Thing", bound=Identified)


@dataclass(frozen=True)
class OnAir:
    """What viewers see and hear now. Ids. `plan` compiles the show as it stands; most edits need not ask it."""

    stage: Stage
    plan: Callable[[], RenderPlan]
    cues: Mapping[str, CardCue]
    destinations: Collection[str]
    product: str | None  # the one that is explained or sold

    @cached_property
    def seen(self) -> frozenset[str]:
        """Sources on program, in an overlay, or as the panic slate."""
        drawn = [item for canvas in self._compiled.canvases for item in (*canvas.program, *canvas.overlay)]
        drawn += [item for change in self._running.values() for item in change.outgoing]
        if self._compiled.panic:
            drawn += [item for items in self._compiled.panic_items.values() for item in items]
        return frozenset(item.ring.removeprefix(_SOURCE) for item in drawn if item.ring.startswith(_SOURCE))

    @cached_property
    def heard(self) -> frozenset[str]:
        """Sources whose strip is open."""
        return frozenset(strip.ring.removeprefix(_SOURCE) for strip in self._compiled.strips if strip.gain > 0)

    @cached_property
    def scenes(self) -> frozenset[str]:
        """Scenes on program, also those that a running change comes from, and those that are seen inside them."""
        taken = [*self.stage.taken.values(), *(self.stage.changes[canvas].taken for canvas in self._running)]
        return frozenset(scene for shown in taken if shown is not None for scene in stages.scenes_on(shown))

    @property
    def _running(self) -> dict[str, PlanTransition]:
        """Changes under way, by canvas."""
        return {canvas.id: canvas.transition for canvas in self._compiled.canvases if canvas.transition is not None}

    @cached_property
    def _compiled(self) -> RenderPlan:
        return self.plan()


def check(before: Show, after: Show, air: OnAir, confirmed: str | None = None) -> None:
    """Let an edit pass that takes nothing off the air, or whose losses were confirmed, all in one question.

    While no destination is active nobody sees or records the program, and undo brings back what an edit took: nothing is asked.

    Raises:
        RefusedError: code `confirm`; the text says what viewers would see of it.
    """
    if not air.destinations:
        return
    losses = list(_losses(before, after, air))
    if losses:
        subjects, words = (list(dict.fromkeys(each)) for each in zip(*losses, strict=True))  # in two places, named once
        require_confirmation(_question(words), " ".join(subjects)[:_SUBJECT_BOUND], confirmed)


def check_restart(source: Source, air: OnAir, confirmed: str | None = None) -> None:
    """Let a source that does well be started anew when nobody sees or hears it, or when that was confirmed.

    Raises:
        RefusedError: code `confirm`.
    """
    if air.destinations and (source.id in air.seen or source.id in air.heard):
        require_confirmation(says.source_interrupted(name=source.name), source.id, confirmed)


def _question(losses: list[str]) -> str:
    if len(losses) <= _NAMED + 1:
        return together(*losses)
    return together(*losses[:_NAMED], says.more(n=f"{len(losses) - _NAMED:,}"))


def _losses(before: Show, after: Show, air: OnAir) -> Iterator[tuple[str, str]]:
    yield from _of_scenes(before, after, air)
    yield from _of_sources(before, after, air)
    if air.stage.panic and before.panic_source != after.panic_source:
        yield "panic", says.panic_slate_changes()
    yield from _of_items(before, after, air)
    for lane in _gone(before.lanes, after.lanes):
        if lane.visible and any(stages.is_seen(item) for items in lane.layouts.values() for item in items):
            yield lane.id, off_air(lane.name)
    yield from _of_cards(before, after, air)
    for destination in _gone(before.destinations, after.destinations):
        if destination.id in air.destinations:
            yield destination.id, ends_stream(destination.name)
    for destination in before.destinations:
        now = _by_id(after.destinations, destination.id)
        if destination.id in air.destinations and now is not None and _way(before, destination) != _way(after, now):
            yield destination.id, interrupts_stream(destination.name)
    yield from _of_canvases(before, after, air)
    if before.products is not after.products:
        for product in _gone(before.products, after.products):
            if product.id == air.product:
                yield product.id, says.cards_off_air(link_no=product.link_no, title=product.title)


def _of_cards(before: Show, after: Show, air: OnAir) -> Iterator[tuple[str, str]]:
    """Cards that leave the show, or one of its canvases, and those that become another kind of card."""
    playing = [card for card in before.overlays if card.id in air.cues and air.cues[card.id].playing]
    if not playing or before.overlays is after.overlays:
        return
    there, canvases = {card.id: card for card in after.overlays}, {canvas.id for canvas in after.canvases}
    seen, left = ({(place.overlay.id, place.canvas) for place in places(show)} for show in (before, after))
    for card in playing:
        now = there.get(card.id)
        if now is None or any((card.id, canvas) in seen - left for canvas in canvases):  # a canvas goes when nobody gets it
            yield card.id, off_air(card.name)
        elif (card.plugin, card.kind) != (now.plugin, now.kind):
            yield card.id, changes_it(card.name)


def _of_canvases(before: Show, after: Show, air: OnAir) -> Iterator[tuple[str, str]]:
    """Canvases whose pictures get another size or rate: the streams of their viewers begin anew."""
    canvas_of = {encoding.id: encoding.canvas for encoding in before.encodings}
    watched = {canvas_of.get(destination.encoding) for destination in before.destinations if destination.id in air.destinations}
    for canvas in before.canvases:
        now = _by_id(after.canvases, canvas.id)
        if canvas.id in watched and now is not None and _format(canvas) != _format(now):
            yield canvas.id, says.streams_interrupted(name=canvas.name)


def _of_scenes(before: Show, after: Show, air: OnAir) -> Iterator[tuple[str, str]]:
    for scene in _gone(before.scenes, after.scenes):
        if scene.id not in air.scenes:
            continue
        canvas = next((name for name, shown in air.stage.program.items() if shown == scene.id), None)
        instead = stages.repair(after, air.stage, before).program.get(canvas or "")
        other = next((scene.name for scene in after.scenes if scene.id == instead), None)
        if canvas is not None and other is not None:
            yield scene.id, says.scene_replaced(name=scene.name, other=other)
        else:
            yield scene.id, off_air(scene.name)


def _of_sources(before: Show, after: Show, air: OnAir) -> Iterator[tuple[str, str]]:
    there = {source.id: source for source in after.sources}
    for source in before.sources:
        now = there.get(source.id)
        if now is source:
            continue
        if source.id in air.seen and (now is None or not has_picture(now)):
            yield source.id, off_air(source.name)
        elif source.id in air.heard and (now is None or all(strip.source != source.id for strip in after.strips)):
            yield source.id, says.source_silenced(name=source.name)
        elif now is not None and (source.id in air.seen or source.id in air.heard) and _is_another(source, now):
            yield source.id, changes_it(source.name)


def _of_items(before: Show, after: Show, air: OnAir) -> Iterator[tuple[str, str]]:
    """Items that are edited on air: those of overlays, and of the scenes on program while edits of them are live."""
    names = {source.id: source.name for source in before.sources} | {scene.id: scene.name for scene in before.scenes}
    canvases = {canvas.id for canvas in after.canvases}
    holders: list[tuple[Scene | Lane, Scene | Lane | None]] = [
        (lane, _by_id(after.lanes, lane.id)) for lane in before.lanes if lane.visible
    ]
    if air.stage.live:
        holders += [(scene, _by_id(after.scenes, scene.id)) for scene in before.scenes if scene.id in air.scenes]
    for holder, now in holders:
        if now is None or now is holder:
            continue
        for canvas, items in holder.layouts.items():
            if canvas not in canvases:  # a canvas goes only when nobody gets it
                continue
            left = now.layouts.get(canvas, ())
            for item in _gone(items, left) if left is not items else ():
                if stages.is_seen(item):
                    shown = item.source or item.scene or item.id
                    yield item.id, off_air(names.get(shown, shown))


def _is_another(source: Source, now: Source) -> bool:
    """Whether something else gives the picture or the sound, or gives it otherwise.

    Any of these interrupts or replaces it; how a file goes on is turned while it runs.
    """
    was, live = source.input, now.input.facts.live
    return type(was) is not type(now.input) or replace(now.input, **{name: getattr(was, name) for name in live}) != was


def _way(show: Show, destination: Destination) -> tuple[object, ...]:
    """Which stream goes where: another one ends what viewers see, and begins anew."""
    target, encoding = destination.target, _by_id(show.encodings, destination.encoding)
    canvas = encoding.canvas if encoding is not None else None
    return destination.encoding, canvas, type(target), target.place()


def _format(canvas: Canvas) -> tuple[int, int, int, int]:
    return canvas.width, canvas.height, canvas.rate_num, canvas.rate_den


def ends_stream(name: str) -> str:
    """The question about a destination that goes."""
    return says.stream_ends(name=name)


def interrupts_stream(name: str) -> str:
    """The question about a destination whose stream begins anew."""
    return says.stream_interrupted(name=name)


def off_air(name: str) -> str:
    """The question about a source, a scene, an overlay or a card that goes."""
    return says.off_air(name=name)


def changes_it(name: str) -> str:
    """The question about a source or a card that becomes another one."""
    return says.changed_on_air(name=name)


def _by_id(things: Iterable[Thing], wanted: str) -> Thing | None:
    return next((thing for thing in things if thing.id == wanted), None)


def _gone(before: Iterable[Thing], after: Iterable[Thing]) -> list[Thing]:
    there = {thing.id for thing in after}
    return [thing for thing in before if thing.id not in there]
