"""What filters of pictures and of sound share: a chain is a tuple of them, in the order in which they work."""

from __future__ import annotations

from typing import Any, TypeVar

from studio.control.schema.command import Object
from studio.kinds.picture_filters import PictureFilter
from studio.kinds.sound_filters import SoundFilter
from studio.show.edits.basis import changed, converted, found, fresh_id, ids, inserted, moved, swapped, without
from studio.values.errors import RefusedError
from studio.words import edits as says

F = TypeVar("F", PictureFilter, SoundFilter)


def with_new(chain: tuple[F, ...], fields: Object, index: int | None, kinds: Any) -> tuple[tuple[F, ...], F]:
    """The chain with a new filter of one of the `kinds`, and that filter; its id is made from its type unless given.

    Raises:
        RefusedError: unknown or missing fields, a kind that there is not, an id that is taken.
    """
    taken = ids(chain)
    kind = str(fields.get("type", "filter"))
    new: F = converted({"id": fresh_id(kind, taken, "filter")} | fields, kinds)
    if new.id in taken:
        raise RefusedError("taken", says.id_taken(name=new.id), new.id)
    return inserted(chain, new, index), new


def with_change(chain: tuple[F, ...], which: str, change: Object, index: int | None) -> tuple[F, ...]:
    """The chain with one filter changed, and at `index` unless None. Its type stays as it is.

    Raises:
        RefusedError: there is no such filter, or the change does not fit.
    """
    new = changed(found(chain, which, "filter"), {key: value for key, value in change.items() if key != "type"})
    after = swapped(chain, new)
    return after if index is None else moved(after, new, index)


def without_one(chain: tuple[F, ...], which: str) -> tuple[F, ...]:
    """The chain without one filter.

    Raises:
        RefusedError: there is no such filter.
    """
    found(chain, which, "filter")
    return without(chain, which)
