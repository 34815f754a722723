"""Commands about the tally of keywords."""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.control.schema.command import Command, command

MAX_KEYWORDS = 8

Keyword = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
Keywords = Annotated[tuple[Keyword, ...], msgspec.Meta(min_length=1, max_length=MAX_KEYWORDS)]
Seconds = Annotated[int, msgspec.Meta(ge=5, le=3600)]


@command("tally.start", "chat")
class StartTally(Command, frozen=True, kw_only=True):
    """Count the viewers who write one of these and nothing else, over all platforms, each once and for what they wrote last.

    It ends after its `seconds`, or by hand. One that runs or was shown before is gone."""

    keywords: Keywords
    seconds: Seconds | None = None


@command("tally.stop", "chat")
class StopTally(Command, frozen=True, kw_only=True):
    """End the tally; what it came to stays to be seen."""


@command("tally.clear", "chat")
class ClearTally(Command, frozen=True, kw_only=True):
    """Take the tally away from windows, host and cards; one that runs is ended."""
