"""Scenes and overlay lanes: scene.add|update|remove|move, lane.add|update|remove."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from studio.show.edits.basis import (
    Commands,
    Edit,
    Object,
    Parameters,
    changed,
    found,
    ids,
    inserted,
    made,
    moved,
    swapped,
    without,
)
from studio.show.edits.layouts import without_items
from studio.show.model import Lane, Scene, Show
from studio.values.fields import Id, Index


class AddScene(Parameters, frozen=True, kw_only=True):
    """`copy_of`: start with the layouts of that scene. `index`: its place in the list."""

    set: Object = msgspec.field(default_factory=dict)
    copy_of: Id | None = None
    index: Index | None = None


class UpdateScene(Parameters, frozen=True, kw_only=True):
    scene: Id
    set: Object


class MoveScene(Parameters, frozen=True, kw_only=True):
    scene: Id
    index: Index


class RemoveScene(Parameters, frozen=True, kw_only=True):
    scene: Id


class AddLane(Parameters, frozen=True, kw_only=True):
    """A lane is made off air, unless `set` says otherwise: what is put into it is not seen before it is ready."""

    set: Object = msgspec.field(default_factory=dict)
    index: Index | None = None


class UpdateLane(Parameters, frozen=True, kw_only=True):
    """`index`: its new height among the lanes, 0 the lowest."""

    lane: Id
    set: Object = msgspec.field(default_factory=dict)
    index: Index | None = None


class RemoveLane(Parameters, frozen=True, kw_only=True):
    lane: Id


def add_scene(show: Show, p: AddScene) -> Edit:
    model = None if p.copy_of is None else found(show.scenes, p.copy_of, "scene")
    name = f"{model.name} copy"[:120] if model else "Scene"
    scene = made(Scene, {"name": name} | p.set, ids(show.scenes), "scene")
    if model is not None and not scene.layouts:
        scene = replace(scene, layouts=model.layouts)
    label = "Duplicate scene" if model else "Add scene"
    return Edit(show=replace(show, scenes=inserted(show.scenes, scene, p.index)), label=label, created_id=scene.id)


def update_scene(show: Show, p: UpdateScene) -> Edit:
    scene = changed(found(show.scenes, p.scene, "scene"), p.set)
    label = "Rename scene" if p.set.keys() == {"name"} else "Change scene"
    return Edit(show=replace(show, scenes=swapped(show.scenes, scene)), label=label)


def move_scene(show: Show, p: MoveScene) -> Edit:
    scene = found(show.scenes, p.scene, "scene")
    return Edit(show=replace(show, scenes=moved(show.scenes, scene, p.index)), label="Move scene")


def remove_scene(show: Show, p: RemoveScene) -> Edit:
    """Takes the items that show it in other scenes with it, in one step."""
    found(show.scenes, p.scene, "scene")
    after = without_items(show, lambda item: item.scene == p.scene)
    return Edit(show=replace(after, scenes=without(after.scenes, p.scene)), label="Remove scene")


def add_lane(show: Show, p: AddLane) -> Edit:
    lane = made(Lane, {"name": "Overlay", "visible": False} | p.set, ids(show.lanes), "lane")
    return Edit(show=replace(show, lanes=inserted(show.lanes, lane, p.index)), label="Add overlay", created_id=lane.id)


def update_lane(show: Show, p: UpdateLane) -> Edit:
    lane = changed(found(show.lanes, p.lane, "lane"), p.set)
    lanes = swapped(show.lanes, lane)
    if p.index is not None:
        lanes = moved(lanes, lane, p.index)
    label = {True: "Show overlay", False: "Hide overlay"}.get(p.set.get("visible"), "Change overlay")  # type: ignore[arg-type]
    return Edit(show=replace(show, lanes=lanes), label=label)


def remove_lane(show: Show, p: RemoveLane) -> Edit:
    found(show.lanes, p.lane, "lane")
    return Edit(show=replace(show, lanes=without(show.lanes, p.lane)), label="Remove overlay")


COMMANDS: Commands = {
    "scene.add": (AddScene, add_scene),
    "scene.update": (UpdateScene, update_scene),
    "scene.move": (MoveScene, move_scene),
    "scene.remove": (RemoveScene, remove_scene),
    "lane.add": (AddLane, add_lane),
    "lane.update": (UpdateLane, update_lane),
    "lane.remove": (RemoveLane, remove_lane),
}
