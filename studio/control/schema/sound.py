"""Commands that edit the sound desk."""

from __future__ import annotations

import msgspec

from studio.control.schema.command import Object, command
from studio.control.schema.edit import EditCommand
from studio.values.fields import Id, Index


@command("strip.update", "sound")
class UpdateStrip(EditCommand, frozen=True, kw_only=True):
    """Change the strip of a source's sound."""

    source: Id
    set: Object


@command("sound_filter.add", "sound")
class AddSoundFilter(EditCommand, frozen=True, kw_only=True):
    """Add a filter to the sound of a source, before its fader; `set` needs its `type`."""

    source: Id
    set: Object
    index: Index | None = None


@command("sound_filter.update", "sound")
class UpdateSoundFilter(EditCommand, frozen=True, kw_only=True):
    """Change a sound filter. `index`: its new place in the chain."""

    source: Id
    filter: Id
    set: Object = msgspec.field(default_factory=dict)
    index: Index | None = None


@command("sound_filter.remove", "sound")
class RemoveSoundFilter(EditCommand, frozen=True, kw_only=True):
    """Remove a sound filter."""

    source: Id
    filter: Id


@command("master.update", "sound")
class UpdateMaster(EditCommand, frozen=True, kw_only=True):
    """Change the master: gain, limiter, monitor."""

    set: Object
