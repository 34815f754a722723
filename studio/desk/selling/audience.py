"""How many people watch in each shop or platform, and how far behind the picture they see is, as plugins last said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.show.figures import Counts

_ONLINE = 10**9
_BEHIND_MS = 60_000
_COUNTED = 10**12


class Audience:
    """The figures of one desk. One thread."""

    def __init__(self) -> None:
        self._online: dict[str, int] = {}
        self._behind_ms: dict[str, int | None] = {}

    @property
    def online(self) -> int:
        """Who is in any of them."""
        return sum(self._online.values())

    def behind_ms(self, connection: str) -> int | None:
        """How long after the platform's server its viewers see a picture; None: nobody watches, or nobody knows."""
        return self._behind_ms.get(connection)

    def take(self, connection: str, data: Mapping[str, Any]) -> None:
        """Take in the event `stats` of a connection."""
        self._online[connection], self._behind_ms[connection] = believable(data)

    def gone(self, connection: str) -> bool:
        """Nothing runs for it any more: nobody watches there. Whether somebody did."""
        self._behind_ms.pop(connection, None)
        return self._online.pop(connection, 0) > 0

    def begun_anew(self, connection: str) -> None:
        """Its process is another one: how far behind its viewers were tells nothing any more."""
        self._behind_ms.pop(connection, None)


def counts(data: Mapping[str, Any]) -> Counts:
    """What figures are made of, as far as it is said in numbers that can be."""
    running = (data.get(name) for name in ("viewers", "views", "followers"))
    viewers, views, followers = (count if type(count) is int and 0 <= count <= _COUNTED else None for count in running)
    return Counts(believable(data)[0], viewers, views, followers)


def believable(data: Mapping[str, Any]) -> tuple[int, int | None]:
    """Who is there, and how far behind the picture they see is (ms), as far as a shop says it in numbers that can be."""
    online, behind_ms = data.get("online"), data.get("behind_ms")
    if isinstance(online, bool) or not isinstance(online, int) or not 0 <= online <= _ONLINE:
        online = 0
    if isinstance(behind_ms, bool) or not isinstance(behind_ms, int) or not 0 <= behind_ms <= _BEHIND_MS:
        behind_ms = None
    return online, behind_ms
