"""What is on program and preview of each canvas, and the changes under way. Pure: time is an argument (monotonic ns).

Program shows a scene as it was when it was taken: edits of it go to preview and wait for the next take, unless the operator
edits live. All functions return a new `Stage`. A take of all canvases is one value, and so one plan: they change at the same
instant.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from studio.control.schema.state import stage as state
from studio.document.model import Canvas, Item, Scene, Show, Source
from studio.kinds.transitions import TransitionName, is_instant
from studio.show.checks import has_picture
from studio.values.errors import RefusedError
from studio.words import edits as says

MAX_DISPLACED = 8  # removals that undo can bring back to program, of each canvas


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A scene as it went on program of one canvas: its layout there and those of all scenes inside it, by scene id.

    `width` and `height` are the canvas's, in pixels: layouts of another size mean nothing.
    """

    scene: str
    width: int
    height: int
    layouts: dict[str, tuple[Item, ...]]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A running transition of one canvas, from the scene `outgoing` (None: black) to its program.

    `taken` is the outgoing scene as it was on program; None: as the show has it.
    """

    number: int
    kind: TransitionName
    start_ns: int
    duration_ns: int
    outgoing: str | None
    taken: Taken | None = None

    def running(self, now_ns: int) -> bool:
        return now_ns < self.start_ns + self.duration_ns


class Displaced(msgspec.Struct, frozen=True, kw_only=True):
    """What program of a canvas showed before a removal took something out of it.

    It comes back when what it showed is in the show again just as it was (an undo), unless a take came between.
    """

    taken: Taken
    scenes: tuple[Scene, ...]
    sources: tuple[Source, ...]


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """Scenes by canvas id. A canvas that is missing shows black (a show without scenes).

    `taken` are the scenes on program as they were taken. `live`: edits of a scene on program are on air at once.
    """

    program: dict[str, str] = {}
    preview: dict[str, str] = {}
    taken: dict[str, Taken] = {}
    live: bool = False
    panic: bool = False
    takes: int = 0  # counts takes; numbers their changes
    taken_ns: int = 0  # when the latest take is due
    changes: dict[str, Change] = {}
    displaced: dict[str, tuple[Displaced, ...]] = {}  # the latest last


def first(show: Show) -> Stage:
    """The stage of a show just opened: its first scene on program, its second (or first) on preview."""
    return repair(show, Stage())


def preview(show: Show, stage: Stage, scene: str, canvas: str | None = None) -> Stage:
    """Put a scene on the preview of one canvas, or of all.

    Raises:
        RefusedError: no such scene or canvas.
    """
    _scene(show, scene)
    return msgspec.structs.replace(stage, preview=stage.preview | dict.fromkeys(_canvases(show, canvas), scene))


def take(
    show: Show,
    stage: Stage,
    now_ns: int,
    kind: TransitionName | None = None,
    duration_ms: int | None = None,
    scene: str | None = None,
    canvas: str | None = None,
) -> Stage:
    """Bring preview to program, and program to preview, on one canvas or on all. Edits that waited go on air with it.

    With `scene` that scene goes on program and the preview stays. Without `kind` and `duration_ms` the show's own
    transition is used. `now_ns` is when it happens and may lie ahead.

    Raises:
        RefusedError: no such scene or canvas, a duration outside 0..10,000 ms, or nothing to take.
    """
    kind = kind or show.transition.kind
    duration_ms = show.transition.duration_ms if duration_ms is None else duration_ms
    if not 0 <= duration_ms <= 10_000:
        raise RefusedError("invalid", says.long_transition())
    if scene is not None:
        _scene(show, scene)
    program, previews, changes = dict(stage.program), dict(stage.preview), dict(stage.changes)
    taken, displaced = dict(stage.taken), dict(stage.displaced)
    for name in _canvases(show, canvas):
        incoming = scene or stage.preview.get(name)
        if incoming is None:
            raise RefusedError("nothing_to_take", says.no_preview(), name)
        outgoing, was = stage.program.get(name), stage.taken.get(name)
        program[name] = incoming
        taken[name] = as_it_is(show, incoming, name)
        displaced.pop(name, None)
        if scene is None:
            previews[name] = outgoing or incoming
        changes.pop(name, None)
        if not is_instant(kind) and duration_ms > 0 and (outgoing != incoming or was not in (None, taken[name])):
            changes[name] = Change(
                number=stage.takes + 1,
                kind=kind,
                start_ns=now_ns,
                duration_ns=duration_ms * 1_000_000,
                outgoing=outgoing,
                taken=was,
            )
    return msgspec.structs.replace(
        stage,
        program=program,
        preview=previews,
        taken=taken,
        changes=changes,
        displaced=displaced,
        takes=stage.takes + 1,
        taken_ns=now_ns,
    )


def edit_live(show: Show, stage: Stage, on: bool) -> Stage:
    """Let edits of the scenes on program go on air at once, those that waited too; or have them wait for the next take."""
    return repair(show, msgspec.structs.replace(stage, live=on))


def waiting(show: Show, stage: Stage) -> list[str]:
    """Canvases whose program scene has edits that are not on air yet."""
    return [name for name, taken in stage.taken.items() if taken != as_it_is(show, taken.scene, name)]


def as_state(show: Show, stage: Stage) -> state.Stage:
    """The section `stage` of the state tree."""
    return state.Stage(
        program=stage.program,
        preview=stage.preview,
        panic=stage.panic,
        live=stage.live,
        waiting=tuple(waiting(show, stage)),
        sources={name: tuple(sorted(sources_on(taken))) for name, taken in stage.taken.items()},
        inside={name: tuple(sorted(taken.layouts.keys() - {taken.scene})) for name, taken in stage.taken.items()},
    )


def with_items(stage: Stage, change: Callable[[Item], Item]) -> Stage:
    """The stage with every item of what was taken changed: what is on program stands there as it was, not as the show has it."""

    def whole(taken: Taken) -> Taken:
        layouts = {scene: tuple(change(item) for item in items) for scene, items in taken.layouts.items()}
        return msgspec.structs.replace(taken, layouts=layouts)

    def scene(kept: Scene) -> Scene:
        layouts = {canvas: tuple(change(item) for item in items) for canvas, items in kept.layouts.items()}
        return msgspec.structs.replace(kept, layouts=layouts)

    def was(before: Displaced) -> Displaced:
        return msgspec.structs.replace(before, taken=whole(before.taken), scenes=tuple(scene(each) for each in before.scenes))

    return msgspec.structs.replace(
        stage,
        taken={name: whole(taken) for name, taken in stage.taken.items()},
        changes={
            name: running if running.taken is None else msgspec.structs.replace(running, taken=whole(running.taken))
            for name, running in stage.changes.items()
        },
        displaced={name: tuple(was(before) for before in several) for name, several in stage.displaced.items()},
    )


def is_seen(item: Item) -> bool:
    """Neither hidden nor clear."""
    return item.visible and item.opacity > 0


def scenes_on(taken: Taken) -> set[str]:
    """The scene on program and those that can be seen inside it."""
    asked, found = [taken.scene], set[str]()
    while asked:
        scene = asked.pop()
        if scene not in found:
            found.add(scene)
            asked += [item.scene for item in taken.layouts.get(scene, ()) if item.scene is not None and is_seen(item)]
    return found


def sources_on(taken: Taken) -> set[str]:
    """Every source that program shows with this scene, by those inside it too."""
    items = (item for scene in scenes_on(taken) for item in taken.layouts.get(scene, ()))
    return {item.source for item in items if item.source is not None and is_seen(item)}


def as_it_is(show: Show, scene: str, canvas: str) -> Taken:
    """A scene as the show has it now, with the scenes inside it, for one canvas."""
    size = next(known for known in show.canvases if known.id == canvas)
    scenes = {scene.id: scene for scene in show.scenes}
    layouts: dict[str, tuple[Item, ...]] = {}
    asked = [scene]
    while asked:
        name = asked.pop()
        if name in scenes and name not in layouts:
            layouts[name] = scenes[name].layouts.get(canvas, ())
            asked += [item.scene for item in layouts[name] if item.scene is not None]
    return Taken(scene=scene, width=size.width, height=size.height, layouts=layouts)


def panic(stage: Stage, on: bool) -> Stage:
    """Cover everything with the panic slate, or uncover it. What lies beneath stays as it is."""
    return msgspec.structs.replace(stage, panic=on)


def repair(show: Show, stage: Stage, before: Show | None = None) -> Stage:
    """The stage after an edit: every canvas of the show has scenes that exist; vanished canvases and scenes are gone.

    A vanished program scene gives way to the preview's, else to the first scene: never to black while there is a scene.
    `before` is the show before the edit: what a removal takes out of program comes back with it. Returns the same object
    when nothing had to change.
    """
    scenes = {scene.id for scene in show.scenes}
    canvases = {canvas.id: canvas for canvas in show.canvases}
    displaced = _displaced(show, stage, before)
    program: dict[str, str] = {}
    previews: dict[str, str] = {}
    taken: dict[str, Taken] = {}
    for name, canvas in canvases.items() if show.scenes else ():
        held = _whole(show, stage.taken.get(name), canvas)
        if displaced.get(name) and _is_back(show, displaced[name][-1], canvas):
            held = displaced[name][-1].taken
            displaced[name] = displaced[name][:-1]
        shown = held.scene if held is not None else stage.program.get(name)
        beside = (stage.program | program).get(show.canvases[0].id)  # a new canvas shows what the first one does
        wanted = (shown, stage.preview.get(name), beside, show.scenes[0].id)
        program[name] = next(scene for scene in wanted if scene in scenes)
        taken[name] = held if held is not None and not stage.live else as_it_is(show, program[name], name)
        on_preview = stage.preview.get(name, previews.get(show.canvases[0].id))
        previews[name] = on_preview if on_preview in scenes else _beside(show, program[name])
    changes = {
        name: change if change.outgoing in scenes else msgspec.structs.replace(change, outgoing=None, taken=None)
        for name, change in stage.changes.items()
        if name in program and program[name] == stage.program.get(name)
    }
    kept = {name: those for name, those in displaced.items() if those}
    repaired = msgspec.structs.replace(stage, program=program, preview=previews, taken=taken, changes=changes, displaced=kept)
    return stage if repaired == stage else repaired


def _displaced(show: Show, stage: Stage, before: Show | None) -> dict[str, tuple[Displaced, ...]]:
    """What removals have taken out of program, with those that the step from `before` to `show` takes out."""
    displaced = dict(stage.displaced)
    if before is None:
        return displaced
    canvases = {canvas.id: canvas for canvas in show.canvases}
    for name, taken in stage.taken.items():
        if _whole(show, taken, canvases.get(name)) != taken:
            shown = {item.source for items in taken.layouts.values() for item in items}
            scenes = tuple(scene for scene in before.scenes if scene.id in taken.layouts)
            sources = tuple(source for source in before.sources if source.id in shown)
            gone = Displaced(taken=taken, scenes=scenes, sources=sources)
            displaced[name] = (*displaced.get(name, ()), gone)[-MAX_DISPLACED:]
    return displaced


def _whole(show: Show, taken: Taken | None, canvas: Canvas | None) -> Taken | None:
    """What was taken, without the sources and scenes that are gone; None: it can no longer be shown at all."""
    if taken is None or canvas is None or (taken.width, taken.height) != (canvas.width, canvas.height):
        return None
    scenes = {scene.id for scene in show.scenes}
    if taken.scene not in scenes:
        return None
    sources = {source.id for source in show.sources if has_picture(source)}
    layouts = {
        scene: tuple(item for item in items if item.source in sources or item.scene in scenes)
        for scene, items in taken.layouts.items()
        if scene in scenes
    }
    return taken if layouts == taken.layouts else msgspec.structs.replace(taken, layouts=layouts)


def _is_back(show: Show, displaced: Displaced, canvas: Canvas) -> bool:
    """Whether all that was on program then is in the show again, just as it was."""
    taken = displaced.taken
    return (
        (taken.width, taken.height) == (canvas.width, canvas.height)
        and all(scene in show.scenes for scene in displaced.scenes)
        and all(source in show.sources for source in displaced.sources)
    )


def _beside(show: Show, program: str) -> str:
    """What preview shows by default: the scene after the program's in the list, around the end."""
    ids = [scene.id for scene in show.scenes]
    return ids[(ids.index(program) + 1) % len(ids)]


def _scene(show: Show, scene: str) -> Scene:
    for known in show.scenes:
        if known.id == scene:
            return known
    raise RefusedError("not_found", says.unknown_scene(name=scene), scene)


def _canvases(show: Show, canvas: str | None) -> list[str]:
    ids = [canvas.id for canvas in show.canvases]
    if canvas is None:
        return ids
    if canvas not in ids:
        raise RefusedError("not_found", says.unknown_canvas(name=canvas), canvas)
    return [canvas]
