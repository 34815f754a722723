"""What becomes of a stream at YouTube: how its broadcast is, its title, its beginning and its end.

Each look costs of the quota, so that what is known is good for half a minute, longer while there is no broadcast at all; after a
deed YouTube is asked anew. A broadcast whose owner looks at it first (its monitor) is tested before it is live, which takes
YouTube some seconds: the second step then follows at one of the next looks, and only within a minute of the operator's asking.
An account can have several broadcasts at once, and another one may come first from one look to the next. What an operator asks
for is done to the one that was shown last, or not at all.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

import msgspec

from studio.plugin_api.abilities import AbilityError, BroadcastStatus, IngestPoint, PlannedBroadcast
from studio.values.broadcasts import BroadcastStage, Privacy
from studio.values.plain_text import plain
from youtube import sentences as says
from youtube import streams
from youtube.api import YouTube
from youtube.listing import PART
from youtube.live_answers import LiveBroadcast, LiveStream
from youtube.planning import TITLE_BOUND, Planning
from youtube.quota import CHANGE
from youtube.refusals import YouTubeRefusalError

_KNOWN_FOR_S, _NOTHING_FOR_S, _SOON_S = 30.0, 60.0, 4.0
_PRESSED_S = 60.0
_SHOWN = 200  # characters of a title
_FREE = ("limited", "logged_out")  # failures that cost nothing
_DONE, _NO_STREAM = ("redundantTransition",), ("errorStreamInactive",)
_STAGES: dict[str, BroadcastStage] = {
    "created": "planned",
    "ready": "planned",
    "testStarting": "preview",
    "testing": "preview",
    "liveStarting": "starting",
    "live": "live",
    "complete": "ended",
    "revoked": "ended",
}


class _Seen(msgspec.Struct, frozen=True):
    """What YouTube said at one look."""

    broadcast: LiveBroadcast | None
    stream: LiveStream | None


class YouTubeStage:
    """One account's broadcast. `named`: as `Planning` has it; `now_s`: monotonic. One event loop."""

    def __init__(self, api: YouTube, named: str, now_s: Callable[[], float] | None = None) -> None:
        self._api, self._named = api, named
        self._planning = Planning(api, named)
        self._now_s = now_s or (lambda: asyncio.get_running_loop().time())
        self._known: tuple[float, _Seen | AbilityError] | None = None
        self._made: tuple[tuple[str, Privacy], LiveBroadcast] | None = None  # not chosen yet: that failed, and may be asked again
        self._looking = asyncio.Lock()  # whoever comes meanwhile is told the same
        self._shown = ""  # the id of the broadcast of which `status` told last
        self._pressed, self._pressed_until_s = "", 0.0  # the id of one that somebody wants live, while YouTube is on its way

    # ------------------------------------------------------------ how it is

    async def status(self) -> BroadcastStatus:
        """How it is, as of a while ago. Raises: AbilityError: that failed; it costs as much, and is asked again no sooner."""
        seen = await self._seen()
        broadcast, stream = seen.broadcast, seen.stream
        self._shown = broadcast.id if broadcast is not None else ""
        if broadcast is None:
            return BroadcastStatus(stage="none", bound=False, starts_itself=True, receiving=False)
        return BroadcastStatus(
            stage=_STAGES.get(broadcast.state, "planned"),
            title=plain(broadcast.snippet.title, _SHOWN),
            bound=bool(broadcast.content_details.bound_stream_id),
            starts_itself=broadcast.content_details.enable_auto_start,
            receiving=stream is not None and stream.arrives,
            health=streams.health(stream) if stream is not None else None,
        )

    async def point(self) -> IngestPoint:
        """Where its stream is taken and its viewers are, without the key; nothing where YouTube does not say."""
        seen = _Seen(None, None)
        with contextlib.suppress(AbilityError):  # `status` says so
            seen = await self._seen()
        video = seen.broadcast.id if seen.broadcast is not None else self._named
        url = seen.stream.url if seen.stream is not None else ""
        return IngestPoint(url=url, page_url=f"https://www.youtube.com/watch?v={video}" if video else "")

    async def _seen(self) -> _Seen:
        async with self._looking:
            if self._known is None or self._known[0] <= self._now_s():
                try:
                    found: _Seen | AbilityError = await self._look()
                except AbilityError as error:
                    if error.code in _FREE:
                        raise
                    found = error
                self._known = (self._now_s() + self._good_for_s(found), found)
            known = self._known[1]
        if isinstance(known, AbilityError):
            raise AbilityError(known.code, known.text)
        return known

    def _good_for_s(self, found: _Seen | AbilityError) -> float:
        if isinstance(found, AbilityError):
            return _KNOWN_FOR_S
        if found.broadcast is None or found.broadcast.is_over:
            return _NOTHING_FOR_S
        return _SOON_S if self._is_on_its_way(found.broadcast) else _KNOWN_FOR_S

    def _is_on_its_way(self, broadcast: LiveBroadcast) -> bool:
        return broadcast.state == "liveStarting" or self._is_wanted(broadcast)

    def _is_wanted(self, broadcast: LiveBroadcast) -> bool:
        return self._pressed == broadcast.id and self._pressed_until_s > self._now_s()

    async def _look(self) -> _Seen:
        broadcast = await self._planning.current()
        stream = await streams.find(self._api, broadcast.content_details.bound_stream_id) if broadcast is not None else None
        if broadcast is not None and broadcast.state == "testing" and self._is_wanted(broadcast):
            self._pressed = ""
            await self._transition(broadcast, "live")
            broadcast = await self._planning.with_id(broadcast.id)
        return _Seen(broadcast, stream)

    # ------------------------------------------------------------ the key, and what a stream goes to

    async def stream_key(self) -> IngestPoint:
        """Where the stream is taken, with its key. A broadcast that has no stream yet is given the studio's own.

        Raises:
            AbilityError: YouTube does not say.
        """
        seen = await self._fresh()
        broadcast, stream = seen.broadcast, seen.stream
        if stream is None or not stream.cdn.ingestion_info.stream_name:
            stream = await streams.own(self._api)
            if broadcast is not None and broadcast.has_not_begun:
                await self._planning.bind(broadcast, stream.id)
                self._known = None
        if not stream.cdn.ingestion_info.stream_name or not stream.url.startswith(("rtmps://", "rtmp://")):
            raise AbilityError("refused", says.no_key())
        page = f"https://www.youtube.com/watch?v={broadcast.id}" if broadcast is not None else ""
        return IngestPoint(url=stream.url, key=stream.cdn.ingestion_info.stream_name, page_url=page)

    async def planned(self) -> list[PlannedBroadcast]:
        """Those that have not begun. Raises: AbilityError."""
        return await self._planning.planned((await self._seen()).broadcast)

    async def plan(self, title: str, privacy: Privacy) -> str:
        """Make a new one and choose it; its id. Raises: AbilityError."""
        self._check_free("")
        if self._made is None or self._made[0] != (title, privacy):
            self._made = (title, privacy), await self._planning.insert(title, privacy)
        made = self._made[1]
        await self._choose(made)
        self._made = None
        return made.id

    async def choose(self, broadcast_id: str) -> None:
        """Have the stream go to this one. Raises: AbilityError."""
        self._check_free(broadcast_id)
        found = await self._planning.with_id(broadcast_id)
        if found is None or found.is_over:
            raise AbilityError("not_found", says.no_planned(broadcast=plain(broadcast_id, 40)))
        await self._choose(found)

    def _check_free(self, broadcast_id: str) -> None:
        """Raises: AbilityError: the settings name another one."""
        if self._named and broadcast_id != self._named:
            raise AbilityError("refused", says.named_elsewhere(broadcast=self._named))

    async def _choose(self, broadcast: LiveBroadcast) -> None:
        before = (await self._seen()).broadcast
        await self._planning.choose(broadcast, before)
        self._known = None

    # ------------------------------------------------------------ title, beginning and end

    async def set_title(self, title: str) -> None:
        """Change the title. Raises: AbilityError."""
        broadcast = await self._there()
        snippet = msgspec.structs.replace(broadcast.snippet, title=plain(title, TITLE_BOUND))
        body = {"id": broadcast.id, "snippet": snippet.changeable}
        await self._api.ask("PUT", "liveBroadcasts", LiveBroadcast, CHANGE, {"part": "id,snippet"}, body)
        self._known = None

    async def go_live(self) -> None:
        """Have viewers see it. Raises: AbilityError: there is nothing to be seen, or YouTube says no."""
        broadcast = await self._there()
        if broadcast.state in ("live", "liveStarting"):
            return
        stream = (await self._seen()).stream
        if stream is None or not stream.arrives:
            raise AbilityError("refused", says.no_stream())
        tested = not broadcast.content_details.monitor_stream.enable_monitor_stream or broadcast.state == "testing"
        if tested:
            await self._transition(broadcast, "live")
            return
        if broadcast.state != "testStarting":
            await self._transition(broadcast, "testing")
        self._pressed, self._pressed_until_s = broadcast.id, self._now_s() + _PRESSED_S

    async def end(self) -> None:
        """End it for its viewers. Raises: AbilityError: YouTube says no."""
        self._pressed = ""
        broadcast = await self._planning.with_id(self._shown) if self._shown else (await self._fresh()).broadcast
        if broadcast is None:
            raise AbilityError("not_found", says.none_planned())
        if broadcast.is_over:
            return
        if broadcast.has_not_begun:
            raise AbilityError("refused", says.not_begun())
        await self._transition(broadcast, "complete")
        self._planning.chosen = broadcast.id  # so that its end is seen

    async def _there(self) -> LiveBroadcast:
        """The broadcast as it is now. Raises: AbilityError: there is none, it is over, or it is not the one that was shown."""
        shown = self._shown
        broadcast = (await self._fresh()).broadcast
        if broadcast is None or broadcast.is_over:
            raise AbilityError("not_found", says.none_planned())
        if shown and broadcast.id != shown:
            raise AbilityError("conflict", says.another_now(title=plain(broadcast.snippet.title, _SHOWN)))
        return broadcast

    async def _fresh(self) -> _Seen:
        self._known = None
        return await self._seen()

    async def _transition(self, broadcast: LiveBroadcast, status: str) -> None:
        query = {"id": broadcast.id, "broadcastStatus": status, "part": PART}
        try:
            await self._api.ask("POST", "liveBroadcasts/transition", LiveBroadcast, CHANGE, query)
        except YouTubeRefusalError as error:
            if error.reason in _NO_STREAM:
                raise AbilityError("refused", says.no_stream()) from error
            if error.reason not in _DONE:
                raise
        finally:
            self._known = None
