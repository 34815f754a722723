"""Commands that edit canvases and how everything is laid out for them."""

from __future__ import annotations

from studio.control.schema.command import Object, command
from studio.control.schema.edit import EditCommand
from studio.values.fields import Id


@command("canvas.add", "output")
class AddCanvas(EditCommand, frozen=True, kw_only=True):
    """Add a canvas; every scene, lane and card is laid out for it as on `like` (None: the first).

    What fills the canvas fills it, small things keep their corner.
    """

    set: Object
    like: Id | None = None


@command("canvas.update", "output")
class UpdateCanvas(EditCommand, frozen=True, kw_only=True):
    """Change a canvas; layouts follow another size. Another size or rate on air is asked about."""

    canvas: Id
    set: Object


@command("canvas.copy_layouts", "output")
class CopyLayouts(EditCommand, frozen=True, kw_only=True):
    """Lay out one scene, lane or card, or everything, on `canvas` as it is on `like`, fitted. What lay there is replaced."""

    canvas: Id
    like: Id
    scene: Id | None = None
    lane: Id | None = None
    overlay: Id | None = None


@command("canvas.remove", "output")
class RemoveCanvas(EditCommand, frozen=True, kw_only=True):
    """Remove a canvas with its layouts."""

    canvas: Id
