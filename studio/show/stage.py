"""What is on program and preview of each canvas, and the changes under way. Pure: time is an argument (monotonic ns).

All functions return a new `Stage`. A take of all canvases is one value, and so one plan: they change at the same instant.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from studio.errors import RefusedError
from studio.show.model import Scene, Show

Kind = Literal["cut", "fade", "slide"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A running fade or slide of one canvas, from the scene `outgoing` (None: black) to its program."""

    number: int
    kind: Literal["fade", "slide"]
    start_ns: int
    duration_ns: int
    outgoing: str | None

    def running(self, now_ns: int) -> bool:
        return now_ns < self.start_ns + self.duration_ns


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """Scenes by canvas id. A canvas that is missing shows black (a show without scenes)."""

    program: dict[str, str] = {}
    preview: dict[str, str] = {}
    panic: bool = False
    takes: int = 0  # counts takes; numbers their changes
    taken_ns: int = 0  # when the latest take is due
    changes: dict[str, Change] = {}


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
    kind: Kind | None = None,
    duration_ms: int | None = None,
    scene: str | None = None,
    canvas: str | None = None,
) -> Stage:
    """Bring preview to program, and program to preview, on one canvas or on all.

    With `scene` that scene goes on program and the preview stays. Without `kind` and `duration_ms` the show's own
    transition is used. `now_ns` is when it happens and may lie ahead.

    Raises:
        RefusedError: no such scene or canvas, a duration outside 0..10,000 ms, or nothing to take.
    """
    kind = kind or show.transition.kind
    duration_ms = show.transition.duration_ms if duration_ms is None else duration_ms
    if not 0 <= duration_ms <= 10_000:
        raise RefusedError("invalid", "A transition takes 0 to 10,000 ms.")
    if scene is not None:
        _scene(show, scene)
    program, previews, changes = dict(stage.program), dict(stage.preview), dict(stage.changes)
    for name in _canvases(show, canvas):
        incoming = scene or stage.preview.get(name)
        if incoming is None:
            raise RefusedError("nothing_to_take", "There is no scene on preview. Add a scene first.", name)
        outgoing = stage.program.get(name)
        program[name] = incoming
        if scene is None:
            previews[name] = outgoing or incoming
        changes.pop(name, None)
        if kind != "cut" and duration_ms > 0 and outgoing != incoming:
            changes[name] = Change(
                number=stage.takes + 1,
                kind=kind,
                start_ns=now_ns,
                duration_ns=duration_ms * 1_000_000,
                outgoing=outgoing,
            )
    return msgspec.structs.replace(
        stage, program=program, preview=previews, changes=changes, takes=stage.takes + 1, taken_ns=now_ns
    )


def panic(stage: Stage, on: bool) -> Stage:
    """Cover everything with the panic slate, or uncover it. What lies beneath stays as it is."""
    return msgspec.structs.replace(stage, panic=on)


def repair(show: Show, stage: Stage) -> Stage:
    """The stage after an edit: every canvas of the show has scenes that exist; vanished canvases and scenes are gone.

    A vanished program scene gives way to the preview's, else to the first scene: never to black while there is a scene.
    Returns the same object when nothing had to change.
    """
    scenes = {scene.id for scene in show.scenes}
    canvases = [canvas.id for canvas in show.canvases]
    program: dict[str, str] = {}
    previews: dict[str, str] = {}
    for name in canvases if show.scenes else ():
        wanted = (stage.program.get(name), stage.preview.get(name), show.scenes[0].id)
        program[name] = next(scene for scene in wanted if scene in scenes)
        shown = stage.preview.get(name)
        previews[name] = shown if shown in scenes else _beside(show, program[name])
    changes = {
        name: change if change.outgoing in scenes else msgspec.structs.replace(change, outgoing=None)
        for name, change in stage.changes.items()
        if name in program and program[name] == stage.program.get(name)
    }
    repaired = msgspec.structs.replace(stage, program=program, preview=previews, changes=changes)
    return stage if repaired == stage else repaired


def _beside(show: Show, program: str) -> str:
    """What preview shows by default: the scene after the program's in the list, around the end."""
    ids = [scene.id for scene in show.scenes]
    return ids[(ids.index(program) + 1) % len(ids)]


def _scene(show: Show, scene: str) -> Scene:
    for one in show.scenes:
        if one.id == scene:
            return one
    raise RefusedError("not_found", f"There is no scene '{scene}'.", scene)


def _canvases(show: Show, canvas: str | None) -> list[str]:
    ids = [one.id for one in show.canvases]
    if canvas is None:
        return ids
    if canvas not in ids:
        raise RefusedError("not_found", f"There is no canvas '{canvas}'.", canvas)
    return [canvas]
