"""A question that the desk asks of a provider, and what can be answered."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Annotated

import msgspec

from studio.plugin_api.abilities import IngestPoint, PlannedBroadcast, Reading
from studio.plugin_api.serving.providers import Providers

Value = Reading | list[Reading] | IngestPoint | list[PlannedBroadcast] | str | None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What all questions have: `call` names it, so that the same one asked again gets the same answer."""

    call: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]

    def ask(self, providers: Providers) -> Awaitable[Value]:
        """Begin to answer it.

        Raises:
            AbilityError: `unsupported`, the connection has not got what this needs.
        """
        raise NotImplementedError
