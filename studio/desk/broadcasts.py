"""Broadcasts at platforms: how each is, as its connection says, and what clients do with it. Section `broadcasts`.

What is done is asked of the connection's process and written into the journal with who asked for it. A stream's key comes by here
on its way to the keyring and stays nowhere. One event loop.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple, Protocol

import msgspec
from msgspec.structs import replace

from studio.control.schema.broadcasts import PlannedThere
from studio.control.schema.state import State
from studio.control.schema.state.broadcasts import Broadcast, BroadcastDeed, BroadcastHealth, DeedKind
from studio.control.state import StateTree
from studio.desk.alarms import Alarms
from studio.desk.journal.records import wall_ms
from studio.desk.keys import Secret
from studio.document.connections import Connection
from studio.document.model import Destination
from studio.plugin_api.abilities import PARTS, BroadcastStatus, IngestPoint, PlannedBroadcast
from studio.show.selling import require_confirmation
from studio.values.addresses import server_of
from studio.values.broadcasts import BroadcastPart, Privacy
from studio.values.errors import RefusedError
from studio.values.plain_text import plain, told
from studio.words import broadcasts as says
from studio.words import connections as connections_say

_TITLE, _TEXT, _REASON, _REASONS, _PLANNED, _ID = 200, 500, 300, 8, 50, 200
_LONGEST = 2_000  # characters of an address or a key
_SCHEMES = ("rtmp://", "rtmps://")
_STEP_MS = 100  # in which delays are told
_SUBJECT = 300


class Ask(Protocol):
    """Asks a connection's process (`ConnectionCalls.ask`)."""

    def __call__(self, connection: str, name: str, question: str, **arguments: object) -> Awaitable[object]: ...


class TakenKey(NamedTuple):
    """Where a platform takes a stream, and what opens it."""

    url: str
    key: Secret


class Broadcasts:
    """`find` gives the show's connection of an id, or refuses; `behind_ms` how far behind a connection's viewers are; `note`
    writes into the journal."""

    def __init__(
        self,
        find: Callable[[str], Connection],
        ask: Ask,
        behind_ms: Callable[[str], int | None],
        note: Callable[[str, Mapping[str, Any]], object],
        state: StateTree,
        alarms: Alarms,
        now_ms: Callable[[], int] = wall_ms,
    ) -> None:
        self._find, self._ask, self._behind_ms, self._note = find, ask, behind_ms, note
        self._state, self._alarms, self._now_ms = state, alarms, now_ms
        self._there: dict[str, Broadcast] = {}
        self._became: dict[tuple[str, str], tuple[str, int]] = {}  # by connection and field: what it is, and since when
        state.put(State.broadcasts, {})

    @property
    def there(self) -> Mapping[str, Broadcast]:
        """Every broadcast, by connection."""
        return self._there

    # ------------------------------------------------------------ what connections say

    def hear(self, connection: str, event: str, data: Mapping[str, Any]) -> None:
        """Take in an event of a connection; one about something else is passed over."""
        before = self._there.get(connection)
        match event:
            case "broadcast":
                self._put(connection, self._learned(connection, before or Broadcast(), data))
            case "ingest" if before is not None:
                self._put(connection, replace(before, ingest_url=_address(data.get("url"))))
            case "stats" if before is not None:
                self._put(connection, replace(before, behind_ms=_in_steps(self._behind_ms(connection))))

    def ended(self, connection: str, for_good: bool) -> None:
        """Its process is gone, `for_good` with the connection itself: nobody knows how the broadcast is."""
        before = self._there.get(connection)
        if before is not None and for_good:
            del self._there[connection]
            self._became = {place: known for place, known in self._became.items() if place[0] != connection}
            self._state.drop_entry(State.broadcasts, connection)
            self._alarms.clear(f"broadcast.{connection}")
        elif before is not None:
            self._put(connection, replace(_unknown(before), text=connections_say.away(name=self._find(connection).name)))

    def _learned(self, connection: str, before: Broadcast, data: Mapping[str, Any]) -> Broadcast:
        status, bound = _status(data.get("status")), data.get("title_bound")
        now = replace(
            _unknown(before),
            behind_ms=before.behind_ms,
            parts=tuple(part for part in PARTS if part in _words(data.get("parts"))),
            text=told(data.get("text", ""), _TEXT),
            title_bound=bound if isinstance(bound, int) and 0 <= bound <= _TITLE else 0,
        )
        if status is None:
            return now
        return replace(
            now,
            stage=status.stage,
            since_ms=self._since_ms(connection, "stage", status.stage),
            title=plain(status.title, _TITLE),
            bound=status.bound,
            starts_itself=status.starts_itself,
            receiving=status.receiving,
            health=self._health(connection, status),
        )

    def _health(self, connection: str, status: BroadcastStatus) -> BroadcastHealth | None:
        if status.health is None:
            return None
        level = status.health.level
        since_ms = self._since_ms(connection, "health", level)
        reasons = tuple(filter(None, (plain(reason, _REASON) for reason in status.health.reasons[:_REASONS])))
        return BroadcastHealth(level=level, reasons=reasons, since_ms=since_ms)

    def _since_ms(self, connection: str, field: str, now: str) -> int:
        """When a field of a broadcast became what it is; 0: it was so already when the studio first heard of it. While nobody
        knows how it is, it counts as unchanged."""
        known = self._became.setdefault((connection, field), (now, 0))
        if known[0] != now:
            known = self._became[connection, field] = (now, self._now_ms())
        return known[1]

    def _put(self, connection: str, now: Broadcast) -> None:
        if now != self._there.get(connection):
            self._there[connection] = now
            self._state.put_entry(State.broadcasts, connection, now)
            self._raise_alarm(connection, now)

    def _raise_alarm(self, connection: str, now: Broadcast) -> None:
        """Whether or not the panel is open: what viewers miss is said while it is so."""
        alarm, name = f"broadcast.{connection}", self._find(connection).name
        bad = now.health if now.health is not None and now.health.level == "bad" else None
        if now.stage == "live" and now.receiving is False:
            self._alarms.set(alarm, "warn", says.nothing_arrives(name=name), connection)
        elif bad is not None and bad.reasons:
            self._alarms.set(alarm, "warn", says.arrives_badly_because(name=name, reason=bad.reasons[0]), connection)
        elif bad is not None:
            self._alarms.set(alarm, "warn", says.arrives_badly(name=name), connection)
        else:
            self._alarms.clear(alarm)

    # ------------------------------------------------------------ what clients do

    async def set_title(self, name: str, title: str, by: str) -> None:
        """Raises: RefusedError: the platform does not do it."""
        title = _title(title, name)
        await self._deed(name, "titled", by, "broadcast.set_title", title=title)

    async def go_live(self, name: str, by: str) -> None:
        """Raises: RefusedError: the platform does not do it."""
        await self._deed(name, "went_live", by, "broadcast.go_live")

    async def end(self, name: str, by: str, confirmed: str | None) -> None:
        """Raises: RefusedError: it is not confirmed, or the platform does not do it."""
        connection = self._find(name)
        title = self._there[name].title if name in self._there else ""
        question = says.really_end(title=title, name=connection.name)
        require_confirmation(question, f"{name}: {title}"[:_SUBJECT], confirmed)
        await self._deed(name, "ended", by, "broadcast.end_broadcast")

    async def planned(self, name: str) -> list[PlannedThere]:
        """Raises: RefusedError: the platform does not say."""
        try:
            found = msgspec.convert(await self._do(name, "broadcast.planned_broadcasts"), list[PlannedBroadcast])
        except msgspec.ValidationError as error:
            raise RefusedError("failed", connections_say.refuses(name=self._find(name).name), name) from error
        return [
            PlannedThere(
                id=one.id[:_ID], title=plain(one.title, _TITLE), begins_at_ms=_moment(one.begins_at_ms), chosen=one.chosen
            )
            for one in found[:_PLANNED]
        ]

    async def plan(self, name: str, title: str, privacy: Privacy, by: str) -> str:
        """Make a broadcast; its id. Raises: RefusedError: the platform does not do it."""
        title = _title(title, name)
        made = await self._deed(name, "planned", by, "broadcast.plan_broadcast", title=title, privacy=privacy)
        return made[:_ID] if isinstance(made, str) else ""

    async def choose(self, name: str, broadcast: str, by: str) -> None:
        """Raises: RefusedError: the platform does not do it."""
        await self._deed(name, "chosen", by, "broadcast.choose_broadcast", broadcast_id=broadcast)

    async def key(self, name: str) -> TakenKey:
        """Where the platform takes the account's stream, with its key. Raises: RefusedError: it does not say."""
        try:
            point = msgspec.convert(await self._do(name, "broadcast.stream_key"), IngestPoint)
        except msgspec.ValidationError:
            point = IngestPoint(url="")
        url = _address(point.url)
        if not url or not 0 < len(point.key) <= _LONGEST:
            raise RefusedError("no_key", says.no_address(name=self._find(name).name), name)
        return TakenKey(url, Secret(point.key))

    def key_taken(self, name: str, destination: Destination, by: str) -> None:
        """A destination has the key of a connection's platform now, for the server that it leads to."""
        self._note(
            "key_taken", {"connection": name, "destination": destination.id, "server": destination.target.server(), "by": by}
        )

    async def _do(self, name: str, question: str, **arguments: object) -> object:
        connection = self._find(name)
        return await self._ask(connection.id, connection.name, question, **arguments)

    async def _deed(self, name: str, kind: DeedKind, by: str, question: str, **arguments: str) -> object:
        """Have it done, and note who asked for it; also where no answer came, for it may have been done."""
        about = {"connection": name, "by": by} | arguments
        try:
            answer = await self._do(name, question, **arguments)
        except RefusedError as error:
            if error.code == "unreachable":
                self._note(f"broadcast_{kind}", about | {"unanswered": True})
            raise
        now = self._there.get(name)
        if now is not None:
            self._put(name, replace(now, last=BroadcastDeed(kind=kind, by=by, at_ms=self._now_ms())))
        self._note(f"broadcast_{kind}", about)
        return answer


def _title(given: str, connection: str) -> str:
    """One that viewers can read. Raises: RefusedError: nothing of it shows."""
    title = plain(given, _TITLE)
    if not title:
        raise RefusedError("empty", says.no_title(), connection)
    return title


def _unknown(before: Broadcast) -> Broadcast:
    """Without all that its platform said of how it is."""
    return replace(before, stage=None, title="", bound=None, receiving=None, health=None, behind_ms=None)


def _status(said: object) -> BroadcastStatus | None:
    try:
        return msgspec.convert(said, BroadcastStatus) if said is not None else None
    except msgspec.ValidationError:
        return None


def _words(said: object) -> tuple[BroadcastPart, ...]:
    return tuple(said) if isinstance(said, list) else ()


def _address(said: object) -> str:
    """An address of RTMP, as a plugin says it; "" for any other."""
    fits = isinstance(said, str) and len(said) <= _LONGEST and said.isprintable() and said.startswith(_SCHEMES)
    return said if fits and isinstance(said, str) and server_of(said) and "@" not in said else ""


def _in_steps(behind_ms: int | None) -> int | None:
    return None if behind_ms is None else round(behind_ms / _STEP_MS) * _STEP_MS


def _moment(at_ms: int | None) -> int | None:
    return at_ms if at_ms is not None and 0 < at_ms < 1 << 53 else None
