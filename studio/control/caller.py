"""Who asks: the connection over which the running call came, and what is to be done once that connection has gone.

One event loop. What belongs to a caller (a trial in its dialog) must not outlive it, however it ends.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar


class Caller:
    """One connection. `name`: what its client calls itself."""

    def __init__(self) -> None:
        self.name = ""
        self._gone = False
        self._farewells: dict[str, Callable[[], None]] = {}

    def at_farewell(self, name: str, farewell: Callable[[], None]) -> None:
        """Call `farewell` when the connection has gone, at once when it already has. `name` takes it back."""
        if self._gone:
            farewell()
        else:
            self._farewells[name] = farewell

    def forget(self, name: str) -> None:
        """What was to be done at the farewell is done already."""
        self._farewells.pop(name, None)

    def leave(self) -> None:
        """The connection has gone."""
        self._gone = True
        farewells, self._farewells = self._farewells, {}
        for farewell in farewells.values():
            farewell()


_CALLER: ContextVar[Caller | None] = ContextVar("caller", default=None)


def calls_for(caller: Caller) -> None:
    """From now on the running task does what `caller` asked for."""
    _CALLER.set(caller)


def current() -> Caller | None:
    """Who asked for what the running task does; None: the desk itself."""
    return _CALLER.get()
