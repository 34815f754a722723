"""What all picture filters have in common."""

from __future__ import annotations

from studio.values.fields import Id, Value


class PictureFilter(Value, frozen=True, kw_only=True):
    """Base of the settings of a picture filter. `id` is unique among the filters of its item."""

    id: Id
    enabled: bool = True
