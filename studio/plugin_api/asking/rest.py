"""Leaves a server alone that has said no, and says no in its place meanwhile."""

from __future__ import annotations

import asyncio

from studio.plugin_api.abilities import AbilityError


class Rest:
    """Until when a server is not asked, and why. One asyncio loop."""

    def __init__(self) -> None:
        self._until_s, self._why = 0.0, AbilityError("refused", "")

    def begin(self, rest_s: float, why: AbilityError) -> None:
        """Ask nothing for so many seconds."""
        self._until_s, self._why = asyncio.get_running_loop().time() + rest_s, why

    def demand_over(self) -> None:
        """Return when the server may be asked.

        Raises:
            AbilityError: why it is left alone; each time another object, since one that is raised again and again grows.
        """
        if asyncio.get_running_loop().time() < self._until_s:
            raise AbilityError(self._why.code, self._why.text, self._why.pause_s)
