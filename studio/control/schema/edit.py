"""What all commands that edit the show share."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.control.schema.command import Command
from studio.values.fields import Id

Gesture = Annotated[str, msgspec.Meta(max_length=200)]
Confirmed = Annotated[str, msgspec.Meta(max_length=2000)] | bool | None  # the subject of the question, or true for any


class EditCommand(Command, frozen=True, kw_only=True):
    """Base of the commands that edit the show.

    `gesture`: consecutive edits of one gesture, each within 2 s of the last, are one undo step. `confirm`: answers a question.
    """

    gesture: Gesture = ""
    confirm: Confirmed = None


class InLayout(EditCommand, frozen=True, kw_only=True):
    """Names one layout: of a scene or of a lane, for a canvas (None: the first)."""

    scene: Id | None = None
    lane: Id | None = None
    canvas: Id | None = None
