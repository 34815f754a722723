"""Commands that edit sources, scenes, overlay lanes, and what lies in them."""

from __future__ import annotations

import msgspec

from studio.control.schema.command import Object, command
from studio.control.schema.edit import EditCommand, InLayout
from studio.values.fields import Id, Index


@command("source.add", "picture")
class AddSource(EditCommand, frozen=True, kw_only=True):
    """Add a source.

    The id `slate` is the built-in slate's; a stream's address begins with rtsp(s), rtmp(s), http(s) or udp. `muted`: how its
    strip begins (None: muted while the show is on air).
    """

    set: Object
    muted: bool | None = None


@command("source.update", "picture")
class UpdateSource(EditCommand, frozen=True, kw_only=True):
    """Change a source. `muted`: how a strip begins that comes with it (None: muted while the show is on air)."""

    source: Id
    set: Object
    muted: bool | None = None


@command("source.remove", "picture")
class RemoveSource(EditCommand, frozen=True, kw_only=True):
    """Remove a source; its items and strip go too."""

    source: Id


@command("scene.add", "picture")
class AddScene(EditCommand, frozen=True, kw_only=True):
    """Add a scene. `copy_of`: start with the layouts of that scene. `index`: its place in the list."""

    set: Object = msgspec.field(default_factory=dict)
    copy_of: Id | None = None
    index: Index | None = None


@command("scene.update", "picture")
class UpdateScene(EditCommand, frozen=True, kw_only=True):
    """Change a scene."""

    scene: Id
    set: Object


@command("scene.move", "picture")
class MoveScene(EditCommand, frozen=True, kw_only=True):
    """Put a scene elsewhere in the list."""

    scene: Id
    index: Index


@command("scene.remove", "picture")
class RemoveScene(EditCommand, frozen=True, kw_only=True):
    """Remove a scene."""

    scene: Id


@command("lane.add", "picture")
class AddLane(EditCommand, frozen=True, kw_only=True):
    """Add an overlay lane, off air unless `set` has `visible`: what is put into it is not seen before it is ready."""

    set: Object = msgspec.field(default_factory=dict)
    index: Index | None = None


@command("lane.update", "picture")
class UpdateLane(EditCommand, frozen=True, kw_only=True):
    """Change a lane. `index`: its new height among the lanes, 0 the lowest."""

    lane: Id
    set: Object = msgspec.field(default_factory=dict)
    index: Index | None = None


@command("lane.remove", "picture")
class RemoveLane(EditCommand, frozen=True, kw_only=True):
    """Remove a lane."""

    lane: Id


@command("item.add", "picture")
class AddItem(InLayout, frozen=True, kw_only=True):
    """Place a source or a scene: `set` needs `source` or `scene`. `index`: its height, 0 the lowest.

    Without a size it fills the canvas in a scene; in a lane it is small at the upper right.
    """

    set: Object
    index: Index | None = None


@command("item.update", "picture")
class UpdateItem(InLayout, frozen=True, kw_only=True):
    """Change an item."""

    item: Id
    set: Object


@command("item.reorder", "picture")
class ReorderItem(InLayout, frozen=True, kw_only=True):
    """Put an item at another height; 0 is the lowest."""

    item: Id
    index: Index


@command("item.duplicate", "picture")
class DuplicateItem(InLayout, frozen=True, kw_only=True):
    """Make a copy right above an item, a little aside and unlocked."""

    item: Id


@command("item.remove", "picture")
class RemoveItem(InLayout, frozen=True, kw_only=True):
    """Remove an item."""

    item: Id


@command("filter.add", "picture")
class AddFilter(InLayout, frozen=True, kw_only=True):
    """Add a filter to an item's picture; `set` needs its `type`."""

    item: Id
    set: Object
    index: Index | None = None


@command("filter.update", "picture")
class UpdateFilter(InLayout, frozen=True, kw_only=True):
    """Change a filter. `index`: its new place in the chain."""

    item: Id
    filter: Id
    set: Object = msgspec.field(default_factory=dict)
    index: Index | None = None


@command("filter.remove", "picture")
class RemoveFilter(InLayout, frozen=True, kw_only=True):
    """Remove a filter."""

    item: Id
    filter: Id


@command("transition.update", "picture")
class UpdateTransition(EditCommand, frozen=True, kw_only=True):
    """Change the transition that a take uses."""

    set: Object
