"""Commands that say what is on preview and on program, and which pictures a window is shown."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.control.schema.command import Command, command
from studio.kinds.transitions import TransitionName
from studio.values.fields import Text, Word

ViewKind = Literal["program", "preview", "source", "scene", "card", "lane"]


@command("stage.preview", "picture")
class Preview(Command, frozen=True, kw_only=True):
    """Put a scene on preview, on one canvas or (None) on all."""

    scene: Word
    canvas: Word | None = None


@command("stage.take", "picture")
class Take(Command, frozen=True, kw_only=True):
    """Take preview to program on all canvases at one tick; with `scene` that scene directly."""

    kind: TransitionName | None = None
    duration_ms: Annotated[int, msgspec.Meta(ge=0, le=10_000)] | None = None
    scene: Word | None = None
    canvas: Word | None = None


@command("stage.panic", "picture")
class Panic(Command, frozen=True, kw_only=True):
    """Put the panic slate and silence on program, or take them back."""

    on: bool


@command("stage.edit_live", "picture")
class EditLive(Command, frozen=True, kw_only=True):
    """Let edits of scenes on program go on air at once, or wait for the take again. Asks where edits wait already."""

    on: bool
    confirm: Text | bool | None = None


class ViewWish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One picture for a window."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9._-]{0,79}\Z")]
    kind: ViewKind
    ref: Word
    canvas: Word = ""
    width: Annotated[int, msgspec.Meta(ge=2, le=3840)]
    height: Annotated[int, msgspec.Meta(ge=2, le=2160)]
    rate_hz: Annotated[float, msgspec.Meta(gt=0, le=60)] = 10.0


@command("views.set", "watch")
class SetViews(Command, frozen=True, kw_only=True):
    """Ask for pictures; the list replaces the earlier one, and stands while another show is opened.

    `kind`: `program`, `preview`, `source`, `scene`, `card`, or `lane` (the preview with that overlay, also while it is hidden);
    `ref`: what it is called; `canvas`: the first where it is left out. Answers with `rings`: the picture ring of each view by
    its id.
    """

    views: Annotated[tuple[ViewWish, ...], msgspec.Meta(max_length=200)]
