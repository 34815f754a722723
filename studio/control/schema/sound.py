"""Commands that edit the sound desk."""

from __future__ import annotations

from studio.control.schema.command import Object, command
from studio.control.schema.edit import EditCommand
from studio.values.fields import Id


@command("strip.update", "sound")
class UpdateStrip(EditCommand, frozen=True, kw_only=True):
    """Change the strip of a source's sound."""

    source: Id
    set: Object


@command("master.update", "sound")
class UpdateMaster(EditCommand, frozen=True, kw_only=True):
    """Change the master: gain, limiter, monitor."""

    set: Object
