"""Whom the show has muted or blocked, and who of them is so still: for a list from which each can be let in again."""

from __future__ import annotations

from collections.abc import Callable

from studio.control.schema.answers import Moderated
from studio.control.schema.state.chat import Silenced

BOUND = 200  # viewers; of more the one that is longest ago is forgotten, and stays as the platform has them

_Viewer = tuple[str, str]  # the connection, and their key there


class SilencedViewers:
    """`put(section)` is called when it changed. Times are the wall clock's, as viewers' time-outs are. One event loop."""

    def __init__(self, put: Callable[[tuple[Silenced, ...]], None]) -> None:
        self._put = put
        self._known: dict[_Viewer, Silenced] = {}  # the latest last
        put(())

    def take(self, act: Moderated, wall_ms: int) -> None:
        """Take in what was done then. A mute does not end a block, and what was refused changes nothing."""
        viewer = (act.connection, act.viewer)
        if act.code or not act.viewer:
            return
        before = self._known.get(viewer)
        match act.deed:
            case "mute" if before is None or not before.blocked:
                self._keep(viewer, act, wall_ms, wall_ms + 1000 * act.seconds)
            case "block":
                self._keep(viewer, act, wall_ms, None)
            case "unmute" if before is not None and not before.blocked:
                self._forget(viewer)
            case "unblock" if before is not None:
                self._forget(viewer)

    def turn(self, wall_ms: int) -> None:
        """Forget whose time is over."""
        over = [viewer for viewer, one in self._known.items() if one.until_ms is not None and one.until_ms <= wall_ms]
        for viewer in over:
            self._forget(viewer)

    def clear(self) -> None:
        """Another show begins."""
        self._known = {}
        self._tell()

    def viewer(self, row_id: str) -> tuple[str, str, str] | None:
        """Whom a row stands for that they were silenced by: connection, key and name. None: nobody is silenced by it."""
        for (connection, key), one in self._known.items():
            if one.row == row_id:
                return connection, key, one.name
        return None

    def blocked_by(self, connection: str, key: str) -> str | None:
        """The client that has blocked a viewer; None: none has."""
        one = self._known.get((connection, key))
        return one.by if one is not None and one.blocked else None

    def _keep(self, viewer: _Viewer, act: Moderated, wall_ms: int, until_ms: int | None) -> None:
        self._known.pop(viewer, None)
        self._known[viewer] = Silenced(
            row=act.row,
            connection=act.connection,
            name=act.name,
            blocked=until_ms is None,
            until_ms=until_ms,
            since_ms=wall_ms,
            by=act.by,
        )
        if len(self._known) > BOUND:
            del self._known[next(iter(self._known))]
        self._tell()

    def _forget(self, viewer: _Viewer) -> None:
        del self._known[viewer]
        self._tell()

    def _tell(self) -> None:
        self._put(tuple(self._known.values()))
