"""Commands that edit cards, and how all of them look."""

from __future__ import annotations

import msgspec

from studio.control.schema.command import Object, command
from studio.control.schema.edit import EditCommand
from studio.values.fields import CardPlace, Id, Index, Side


@command("overlay.add", "picture")
class AddOverlay(EditCommand, frozen=True, kw_only=True):
    """Add a card: `set` needs `kind`. `index`: its height, 0 the lowest.

    Without `layouts`, but with its `size` (width and height, canvas pixels), it is put on every canvas, near `place` and off
    all other cards; with neither it lies on no canvas yet.
    """

    set: Object
    index: Index | None = None
    size: tuple[Side, Side] | None = None
    place: CardPlace = "bottom-left"


@command("overlay.update", "picture")
class UpdateOverlay(EditCommand, frozen=True, kw_only=True):
    """Change a card. A layout of null takes it off that canvas; a setting of null is the plugin's default again."""

    overlay: Id
    set: Object = msgspec.field(default_factory=dict)
    index: Index | None = None


@command("overlay.remove", "picture")
class RemoveOverlay(EditCommand, frozen=True, kw_only=True):
    """Remove a card."""

    overlay: Id


@command("look.update", "picture")
class UpdateLook(EditCommand, frozen=True, kw_only=True):
    """Change how all cards look."""

    set: Object
