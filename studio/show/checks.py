"""What a show must keep beyond its types: references that lead somewhere, no scene inside itself, even canvas sides.

Products and cards have theirs in `product_checks`. Each check yields (place, complaint); `validate` raises the first one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from studio.document import model
from studio.show import product_checks
from studio.show.passing_on import unfit
from studio.show.selling import shop_name
from studio.values.errors import BadShowError
from studio.values.sentences import Sentence, phrase
from studio.words import complaints as says
from studio.words import connections as connections_say
from studio.words import edits as edits_say
from studio.words import sources as sources_say

SLATE_ID = "slate"  # the id of the built-in slate's source worker; no source of a show may have it
MAX_DRAWN_ITEMS = 1000  # of one scene with everything nested in it: more is a bomb, not a picture

Complaints = Iterator[tuple[str, Sentence]]


def validate(show: model.Show, before: model.Show | None = None) -> None:
    """Refuse a show that contradicts itself. `before`: a valid show that it comes from; products that both share are not
    looked at again, so that dragging an item costs the same with five hundred of them.

    Raises:
        BadShowError: with the place and what is wrong there.
    """
    for place, complaint in _complaints(show, before):
        raise BadShowError("invalid_show", says.at(place=place, complaint=phrase(complaint)), place)


def has_picture(source: model.Source) -> bool:
    """Whether the source can be placed on a canvas."""
    return source.input.facts.has_picture


def has_sound(source: model.Source) -> bool:
    """Whether the source may have sound, and so a strip."""
    return source.input.facts.has_sound


def _complaints(show: model.Show, before: model.Show | None) -> Complaints:
    yield from _ids(show)
    yield from _settings(show)
    yield from _canvases(show)
    yield from _layouts(show)
    yield from _nesting(show)
    yield from _sound(show)
    yield from _air(show)
    yield from product_checks.of_overlays(show)
    yield from _connections(show)
    if before is None or show.products is not before.products:
        found = [product_checks.of_products(show.products, name_of=partial(shop_name, show))]
        if before is not None:
            found.append(product_checks.of_names(show.products, before.products))
        for n, field, complaint in chain(*found):
            yield f"products[{n}].{field}", complaint


def _ids(show: model.Show) -> Complaints:
    lists: dict[str, tuple[str, ...]] = {
        "canvases": tuple(canvas.id for canvas in show.canvases),
        "sources": tuple(source.id for source in show.sources),
        "scenes": tuple(scene.id for scene in show.scenes),
        "lanes": tuple(lane.id for lane in show.lanes),
        "encodings": tuple(encoding.id for encoding in show.encodings),
        "destinations": tuple(destination.id for destination in show.destinations),
        "connections": tuple(connection.id for connection in show.connections),
    }
    for name, ids in lists.items():
        yield from _twice(name, ids)
    for n, source in enumerate(show.sources):
        if source.id == SLATE_ID:
            yield f"sources[{n}].id", says.id_of_slate(name=SLATE_ID)


def _settings(show: model.Show) -> Complaints:
    for n, source in enumerate(show.sources):
        for field, complaint in source.input.complaints():
            yield f"sources[{n}].input.{field}", complaint
    for n, destination in enumerate(show.destinations):
        for field, complaint in destination.target.complaints():
            yield f"destinations[{n}].target.{field}", complaint


def _twice(place: str, ids: Iterable[str]) -> Complaints:
    seen: set[str] = set()
    for n, ident in enumerate(ids):
        if ident in seen:
            yield f"{place}[{n}].id", says.twice(title=ident)
        seen.add(ident)


def _canvases(show: model.Show) -> Complaints:
    if not show.canvases:
        yield "canvases", edits_say.last_canvas()
    for n, canvas in enumerate(show.canvases):
        for side in ("width", "height"):
            if getattr(canvas, side) % 2:
                yield f"canvases[{n}].{side}", says.odd_side(size=getattr(canvas, side))


def _layouts(show: model.Show) -> Complaints:
    sources = {source.id: source for source in show.sources}
    scenes = {scene.id for scene in show.scenes}
    canvases = {canvas.id for canvas in show.canvases}
    holders: list[tuple[str, model.Scene | model.Lane]] = [(f"scenes[{n}]", scene) for n, scene in enumerate(show.scenes)]
    holders += [(f"lanes[{n}]", lane) for n, lane in enumerate(show.lanes)]
    for place, holder in holders:
        for canvas, items in holder.layouts.items():
            here = f"{place}.layouts.{canvas}"
            if canvas not in canvases:
                yield here, edits_say.unknown_canvas(name=canvas)
            yield from _twice(here, (item.id for item in items))
            for n, item in enumerate(items):
                yield from _item(f"{here}[{n}]", item, sources, scenes)


def _item(place: str, item: model.Item, sources: dict[str, model.Source], scenes: set[str]) -> Complaints:
    if (item.source is None) == (item.scene is None):
        yield place, says.source_or_scene()
    if item.source is not None and item.source not in sources:
        yield f"{place}.source", sources_say.unknown(name=item.source)
    elif item.source is not None and not has_picture(sources[item.source]):
        yield f"{place}.source", says.sound_only(name=item.source)
    if item.scene is not None and item.scene not in scenes:
        yield f"{place}.scene", edits_say.unknown_scene(name=item.scene)
    yield from product_checks.far_away(place, item)
    if item.crop.left + item.crop.right >= 1 or item.crop.top + item.crop.bottom >= 1:
        yield f"{place}.crop", says.cropped_away()
    yield from _twice(f"{place}.filters", (used.id for used in item.filters))


def _nesting(show: model.Show) -> Complaints:
    """No scene inside itself, and nothing that unfolds into more items than anybody could draw."""
    counts: dict[tuple[str, str], int] = {}
    for canvas in show.canvases:
        for n, scene in enumerate(show.scenes):
            place = f"scenes[{n}].layouts.{canvas.id}"
            try:
                if _unfolded(show, scene.id, canvas.id, counts, ()) > MAX_DRAWN_ITEMS:
                    yield place, says.too_many_items(most=MAX_DRAWN_ITEMS)
            except _CycleError as cycle:
                yield place, says.inside_itself(name=cycle.scene)


class _CycleError(Exception):
    def __init__(self, scene: str) -> None:
        super().__init__(scene)
        self.scene = scene


def _unfolded(show: model.Show, scene_id: str, canvas: str, counts: dict[tuple[str, str], int], inside: tuple[str, ...]) -> int:
    if scene_id in inside:
        raise _CycleError(scene_id)
    known = counts.get((scene_id, canvas))
    if known is not None:
        return known
    scene = next((scene for scene in show.scenes if scene.id == scene_id), None)
    count = 0
    for item in scene.layouts.get(canvas, ()) if scene else ():
        count += 1 if item.scene is None else _unfolded(show, item.scene, canvas, counts, (*inside, scene_id))
    counts[scene_id, canvas] = count
    return count


def _sound(show: model.Show) -> Complaints:
    sources = {source.id: source for source in show.sources}
    seen: set[str] = set()
    for n, strip in enumerate(show.strips):
        place = f"strips[{n}].source"
        if strip.source not in sources:
            yield place, sources_say.unknown(name=strip.source)
        elif not has_sound(sources[strip.source]):
            yield place, edits_say.no_sound(name=strip.source)
        if strip.source in seen:
            yield place, says.twice(title=strip.source)
        seen.add(strip.source)
        yield from _twice(f"strips[{n}].filters", (used.id for used in strip.filters))


def _air(show: model.Show) -> Complaints:
    sources = {source.id: source for source in show.sources}
    if show.panic_source is not None and show.panic_source not in sources:
        yield "panic_source", sources_say.unknown(name=show.panic_source)
    elif show.panic_source is not None and not has_picture(sources[show.panic_source]):
        yield "panic_source", says.sound_only(name=show.panic_source)
    canvases = {canvas.id for canvas in show.canvases}
    for n, encoding in enumerate(show.encodings):
        if encoding.canvas not in canvases:
            yield f"encodings[{n}].canvas", edits_say.unknown_canvas(name=encoding.canvas)
    yield from _destinations(show)


def _connections(show: model.Show) -> Complaints:
    if len(show.connections) > model.MAX_CONNECTIONS:
        yield "connections", connections_say.too_many(n=model.MAX_CONNECTIONS)
    for n, connection in enumerate(show.connections):
        if trouble := unfit(connection.settings):
            yield f"connections[{n}].settings", trouble


def _destinations(show: model.Show) -> Complaints:
    encodings = {encoding.id: encoding for encoding in show.encodings}
    for n, destination in enumerate(show.destinations):
        encoding, takes = encodings.get(destination.encoding), destination.target.facts
        if encoding is None:
            yield f"destinations[{n}].encoding", edits_say.unknown_encoding(name=destination.encoding)
        elif not encoding.fits(takes):
            b_pictures = encoding.b_pictures and not takes.b_pictures
            made = says.other_codecs_of_b_pictures if b_pictures else says.other_codecs
            makes = made(name=encoding.id, video=encoding.video_codec, audio=encoding.audio_codec)
            yield f"destinations[{n}].encoding", makes
    there: set[type] = set()
    for n, destination in enumerate(show.destinations):
        kind, why = type(destination.target), destination.target.facts.only_one
        if why is not None and kind in there:
            yield f"destinations[{n}].target", why
        there.add(kind)
