"""Commands to running sources, and to those on trial."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.control.schema.command import Command, Object, command
from studio.values.fields import Text, Word


class _OfSource(Command, frozen=True, kw_only=True):
    source: Word


@command("source.seek", "picture")
class SeekSource(_OfSource, frozen=True, kw_only=True):
    """Jump within a media file."""

    seconds: Annotated[float, msgspec.Meta(ge=0, le=1e7)]


@command("source.step", "picture")
class StepSource(_OfSource, frozen=True, kw_only=True):
    """Go on to the next thing of a source that shows several in their order, or back: `by` so many."""

    by: Annotated[int, msgspec.Meta(ge=-1000, le=1000)] = 1


@command("source.pause", "picture")
class PauseSource(_OfSource, frozen=True, kw_only=True):
    """Stop or continue a media file (an edit: undo takes it back)."""

    paused: bool


@command("source.restart", "picture")
class RestartSource(_OfSource, frozen=True, kw_only=True):
    """Start a source's process anew; asks while it does well on air."""

    confirm: Text | None = None


@command("source.try", "picture")
class TrySource(Command, frozen=True, kw_only=True):
    """Run an input apart from the show: `set` as in `source.add`, `trial` one of one's own (it becomes this).

    Answers with `trial`. Its picture is a view of kind `source` with the trial as `ref`, its state is in `trials`; it is in no
    document, mix, undo history or output. At most 8 at once; it ends with `source.try_end` or with the caller's connection.
    """

    set: Object
    trial: Word | None = None


@command("source.try_end", "picture")
class EndTrial(Command, frozen=True, kw_only=True):
    """End a trial."""

    trial: Word
