"""What all sound filters have in common."""

from __future__ import annotations

from studio.values.fields import Id, Value


class SoundFilter(Value, frozen=True, kw_only=True):
    """Base of the settings of a sound filter. `id` is unique among the filters of its strip."""

    id: Id
    enabled: bool = True
