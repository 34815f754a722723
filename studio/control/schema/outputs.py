"""Commands that edit how the show is encoded, and where it goes."""

from __future__ import annotations

from studio.control.schema.command import Object, command
from studio.control.schema.edit import EditCommand
from studio.values.fields import Id


@command("encoding.add", "output")
class AddEncoding(EditCommand, frozen=True, kw_only=True):
    """Add an encoding of a canvas."""

    set: Object


@command("encoding.update", "output")
class UpdateEncoding(EditCommand, frozen=True, kw_only=True):
    """Change an encoding; at once, also on air."""

    encoding: Id
    set: Object


@command("encoding.remove", "output")
class RemoveEncoding(EditCommand, frozen=True, kw_only=True):
    """Remove an encoding."""

    encoding: Id


@command("destination.add", "output")
class AddDestination(EditCommand, frozen=True, kw_only=True):
    """Add a destination. Without an encoding it gets one of `canvas` that it takes; one is made where there is none."""

    set: Object
    canvas: Id | None = None


@command("destination.update", "output")
class UpdateDestination(EditCommand, frozen=True, kw_only=True):
    """Change a destination."""

    destination: Id
    set: Object


@command("destination.remove", "output")
class RemoveDestination(EditCommand, frozen=True, kw_only=True):
    """Remove a destination."""

    destination: Id
