"""The show and its stage, compiled into the flat plan that mixer and multiview draw. Pure; time is an argument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.contracts.plan import Items, PlanCanvas, PlanStrip, PlanTransition, RenderPlan
from studio.document.model import Canvas, Item, Show, Strip
from studio.show.cards import CardCue, card_item, ring_of
from studio.show.checks import SLATE_ID, has_picture, has_sound
from studio.show.flatten import Flattener, Size, ring_size
from studio.show.stage import Stage, Taken

__all__ = ["SLATE_ID", "Size", "compile_plan", "linear", "source_sizes", "thumbnail_size"]

OFF_DB = -60.0  # the lowest end of a fader is silence
_THUMBNAIL: Size = (640, 360)  # what a source that is in no layout is seen at, in lists
_NO_CARDS: Mapping[str, CardCue] = {}


def compile_plan(
    show: Show,
    stage: Stage,
    revision: int,
    natural_sizes: Mapping[str, Size],
    now_ns: int,
    cards: Mapping[str, CardCue] = _NO_CARDS,
) -> RenderPlan:
    """The plan for the mixer.

    `natural_sizes`: width and height of the sources' own pictures, upright, by source id, as far as known (also of the
    built-in slate, `SLATE_ID`). `now_ns` (monotonic) leaves out changes that are over and dates a take that lies ahead.
    `cards`: what is on air of the show's overlays, by their ids; one that is not in it is not. Paths in show and
    stage are absolute already.
    """
    flat = Flattener(show, natural_sizes)
    scenes = {
        scene.id: {canvas.id: flat.items(scene.layouts.get(canvas.id, ()), canvas) for canvas in show.canvases}
        for scene in show.scenes
    }
    names = {f"source.{source.id}": source.name for source in show.sources}
    names |= {ring_of(overlay.id, canvas): overlay.name for overlay in show.overlays for canvas in overlay.layouts}
    panic_source = show.panic_source or SLATE_ID
    canvases = tuple(_canvas(show, stage, canvas, scenes, flat, natural_sizes, now_ns, cards) for canvas in show.canvases)
    for canvas in canvases:  # who looks at the scene on program sees what is on air, not the edits that wait
        on_program = stage.program.get(canvas.id)
        if on_program in scenes:
            scenes[on_program] = scenes[on_program] | {canvas.id: canvas.program}
    return RenderPlan(
        revision=revision,
        canvases=canvases,
        strips=_strips(show),
        master_gain=linear(show.master.gain_db),
        limiter=show.master.limiter,
        ceiling=linear(show.master.ceiling_db),
        panic=stage.panic,
        panic_items={canvas.id: (flat.full(panic_source, canvas),) for canvas in show.canvases},
        panic_strip=_panic_strip(show),
        scenes=scenes,
        lanes={
            lane.id: {canvas.id: flat.items(lane.layouts.get(canvas.id, ()), canvas) for canvas in show.canvases}
            for lane in show.lanes
            if not lane.visible
        },
        names=names | {f"source.{SLATE_ID}": "Slate"},
        effective_ns=stage.taken_ns if stage.taken_ns > now_ns else 0,
    )


def source_sizes(show: Show, natural_sizes: Mapping[str, Size], stage: Stage | None = None) -> dict[str, Size | None]:
    """The size at which each source's pictures are worth having: the largest at which any layout shows them, hidden or not,
    of the show or of what is on program.

    Even, of the whole picture before crop and turn, never above the picture's own. Every source with a picture is in it,
    and the built-in slate; one in no layout gets a thumbnail's size. None: the source has no picture.
    """
    flat = Flattener(show, natural_sizes)
    largest: dict[str, Size] = {}

    def shown(source: str, size: Size | None) -> None:
        if size is not None:
            width, height = largest.get(source, (0, 0))
            largest[source] = max(width, size[0]), max(height, size[1])

    for canvas in show.canvases:
        for items in _all_layouts(show, canvas):
            for drawn in flat.drawn(items, canvas):
                shown(drawn.source, ring_size(drawn))
        for taken in _taken(stage, canvas):
            held = Flattener(show, natural_sizes, taken.layouts)
            for drawn in held.drawn(taken.layouts.get(taken.scene, ()), canvas):
                shown(drawn.source, ring_size(drawn))
        for source in {show.panic_source or SLATE_ID, SLATE_ID}:
            _, _, width, height = flat.full(source, canvas).box
            shown(source, (width, height))
    sizes: dict[str, Size | None] = {SLATE_ID: largest[SLATE_ID]}
    for known in show.sources:
        natural = natural_sizes.get(known.id)
        wanted = _at_most(largest[known.id], natural) if known.id in largest else thumbnail_size(natural)
        sizes[known.id] = wanted if has_picture(known) else None
    return sizes


def thumbnail_size(natural: Size | None) -> Size:
    """The size of a picture that is only looked at in lists and dialogs: even, of the picture's own shape, never enlarged."""
    if natural is None:
        return _THUMBNAIL
    width, height = natural
    scale = min(1.0, _THUMBNAIL[0] / width, _THUMBNAIL[1] / height)
    return max(2, 2 * round(width * scale / 2)), max(2, 2 * round(height * scale / 2))


def linear(gain_db: float) -> float:
    """A level as a factor; the fader's lowest end is silence."""
    return 0.0 if gain_db <= OFF_DB else float(10 ** (gain_db / 20))


def _canvas(
    show: Show,
    stage: Stage,
    canvas: Canvas,
    scenes: Mapping[str, Mapping[str, Items]],
    flat: Flattener,
    natural_sizes: Mapping[str, Size],
    now_ns: int,
    cards: Mapping[str, CardCue],
) -> PlanCanvas:
    def items(scene: str | None, taken: Taken | None = None) -> Items:
        if taken is None:
            return scenes.get(scene or "", {}).get(canvas.id, ())
        held = Flattener(show, natural_sizes, taken.layouts)
        return held.items(taken.layouts.get(taken.scene, ()), canvas)

    transition = None
    change = stage.changes.get(canvas.id)
    if change is not None and change.running(now_ns):
        outgoing = items(change.outgoing, change.taken)
        transition = PlanTransition(change.number, change.kind, change.start_ns, change.duration_ns, outgoing)
    lanes = (lane.layouts.get(canvas.id, ()) for lane in show.lanes if lane.visible)
    above = (card_item(overlay, canvas, cards, now_ns) for overlay in show.overlays)
    return PlanCanvas(
        id=canvas.id,
        width=canvas.width,
        height=canvas.height,
        rate_num=canvas.rate_num,
        rate_den=canvas.rate_den,
        program=items(stage.program.get(canvas.id), stage.taken.get(canvas.id)),
        preview=items(stage.preview.get(canvas.id)),
        overlay=(
            *(item for layout in lanes for item in flat.items(layout, canvas)),
            *(layer for layer in above if layer is not None),
        ),
        transition=transition,
    )


def _strips(show: Show) -> tuple[PlanStrip, ...]:
    solo = any(strip.solo for strip in show.strips)
    return tuple(_strip(strip, silent=strip.mute or (solo and not strip.solo)) for strip in show.strips)


def _strip(strip: Strip, *, silent: bool) -> PlanStrip:
    return PlanStrip(
        ring=f"source.{strip.source}",
        gain=0.0 if silent else linear(strip.gain_db),
        balance=strip.balance,
        delay_ms=strip.delay_ms,
        monitor=strip.monitor,
        filters=tuple(used for used in strip.filters if used.enabled),
    )


def _panic_strip(show: Show) -> PlanStrip | None:
    """The panic source's sound, heard even when its strip is muted: it is muted so that it is heard only then."""
    source = next((source for source in show.sources if source.id == show.panic_source), None)
    if source is None or not has_sound(source):
        return None
    strip = next((strip for strip in show.strips if strip.source == source.id), Strip(source=source.id))
    return _strip(strip, silent=False)


def _all_layouts(show: Show, canvas: Canvas) -> Iterable[tuple[Item, ...]]:
    for scene in show.scenes:
        yield scene.layouts.get(canvas.id, ())
    for lane in show.lanes:
        yield lane.layouts.get(canvas.id, ())


def _taken(stage: Stage | None, canvas: Canvas) -> Iterable[Taken]:
    """Scenes as they are on program of a canvas, also the one that a change comes from."""
    if stage is None:
        return ()
    change = stage.changes.get(canvas.id)
    on_air = (stage.taken.get(canvas.id), change.taken if change is not None else None)
    return (taken for taken in on_air if taken is not None)


def _at_most(wanted: Size, natural: Size | None) -> Size:
    """`wanted`, each side no larger than the picture's own, made even as its ring is."""
    if natural is None:
        return wanted
    return min(wanted[0], max(2, natural[0] & ~1)), min(wanted[1], max(2, natural[1] & ~1))
