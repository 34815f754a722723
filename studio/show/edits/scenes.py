"""Scenes and overlay lanes: scene.add|update|remove|move, lane.add|update|remove."""

from __future__ import annotations

from msgspec.structs import replace

from studio.control.schema.scenes import AddLane, AddScene, MoveScene, RemoveLane, RemoveScene, UpdateLane, UpdateScene
from studio.document.model import Lane, Scene, Show
from studio.show.edits.basis import (
    Commands,
    Edit,
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
    AddScene: add_scene,
    UpdateScene: update_scene,
    MoveScene: move_scene,
    RemoveScene: remove_scene,
    AddLane: add_lane,
    UpdateLane: update_lane,
    RemoveLane: remove_lane,
}
