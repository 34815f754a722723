"""What becomes of a stream at Facebook: how its live video is, its title, its beginning and its end.

Each live video has an address and a key of its own, and is over for good once it has ended. One that is made from here is
in preparation: nobody sees it, whatever stream comes, until somebody asks for that. A page can have several at once, and another
one may come first from one look to the next. What an operator asks for is done to the one that was shown last, or not at all.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from facebook import sentences as says
from facebook.account import OwnPage
from facebook.addresses import Addresses
from facebook.chosen import Chosen
from facebook.live_answers import LiveVideo
from facebook.videos import SHOWN, TITLE_BOUND, Videos
from studio.plugin_api.abilities import AbilityError, BroadcastStatus, IngestPoint, PlannedBroadcast, StreamHealth
from studio.values.broadcasts import Privacy
from studio.values.plain_text import plain


class FacebookStage:
    """One page's broadcast. `now_s`: monotonic. One event loop."""

    def __init__(
        self,
        page: OwnPage,
        videos: Videos,
        chosen: Chosen,
        addresses: Addresses,
        now_s: Callable[[], float] | None = None,
    ) -> None:
        self._page, self._videos, self._chosen, self._addresses = page, videos, chosen, addresses
        self._now_s = now_s or (lambda: asyncio.get_running_loop().time())
        self._known: tuple[float, LiveVideo | AbilityError | None] | None = None
        self._looking = asyncio.Lock()  # whoever comes meanwhile is told the same
        self._shown = ""  # the id of the live video of which `status` told last

    # ------------------------------------------------------------ how it is

    async def status(self) -> BroadcastStatus:
        """How it is, as of a while ago. Raises: AbilityError: that failed; it is asked again no sooner."""
        video = await self._seen()
        self._shown = video.id if video is not None else ""
        if video is None:
            return BroadcastStatus(stage="none", bound=False, starts_itself=False, receiving=False)
        return BroadcastStatus(
            stage=video.stage,
            title=plain(video.title, SHOWN),
            bound=True,
            starts_itself=video.starts_itself,
            receiving=video.arrives,
            health=StreamHealth(level="no_data") if video.arrives is False else None,
        )

    async def point(self) -> IngestPoint:
        """Where its stream is taken and its viewers are, without the key; nothing where Facebook does not say."""
        video = None
        with contextlib.suppress(AbilityError):  # `status` says so
            video = await self._seen()
        return self._point(video) if video is not None else IngestPoint(url="")

    async def stream_key(self) -> IngestPoint:
        """Where the stream is taken, with its key: it goes to this live video from now on. One is made where there is none to be.
        Raises: AbilityError."""
        page = await self._page.get()
        video = await self._fresh()
        if video is None or video.is_over:
            video = await self._videos.make(page, "", "public")
            self._known = None
        if not video.key:
            raise AbilityError("refused", says.no_key())
        self._chosen.put(page.page_id, video.id)
        return self._point(video, video.key)

    def _point(self, video: LiveVideo, key: str = "") -> IngestPoint:
        return IngestPoint(url=video.server, key=key, page_url=self._addresses.seen_at(video.permalink_url))

    async def _seen(self) -> LiveVideo | None:
        async with self._looking:
            if self._known is None or self._known[0] <= self._now_s():
                found: LiveVideo | AbilityError | None
                try:
                    found = await self._videos.current(await self._page.get())
                except AbilityError as error:
                    found = error
                self._known = (self._now_s() + self._videos.known_s(), found)
            known = self._known[1]
        if isinstance(known, AbilityError):
            raise AbilityError(known.code, known.text, known.pause_s)
        return known

    # ------------------------------------------------------------ what a stream goes to

    async def planned(self) -> list[PlannedBroadcast]:
        """Those that have not begun. Raises: AbilityError."""
        return await self._videos.planned(await self._page.get(), await self._seen())

    async def plan(self, title: str, privacy: Privacy) -> str:
        """Make a new one and choose it; its id. Raises: AbilityError."""
        made = await self._videos.make(await self._page.get(), title, privacy)
        self._known = None
        return made.id

    async def choose(self, video_id: str) -> None:
        """Have what is asked for be done to this one. Raises: AbilityError."""
        page = await self._page.get()
        found = await self._videos.with_id(video_id) if video_id.isdecimal() else None
        if found is None or found.is_over:
            raise AbilityError("not_found", says.no_planned(video=plain(video_id, 40)))
        self._chosen.put(page.page_id, found.id)
        self._known = None

    # ------------------------------------------------------------ title, beginning and end

    async def set_title(self, title: str) -> None:
        """Change the title. Raises: AbilityError."""
        await self._change(await self._there(), title=plain(title, TITLE_BOUND))

    async def go_live(self) -> None:
        """Have viewers see it. Raises: AbilityError: there is nothing to be seen, or Facebook says no."""
        video = await self._there()
        if video.is_live:
            return
        if video.arrives is False:
            raise AbilityError("refused", says.no_stream())
        await self._change(video, status="LIVE_NOW")

    async def end(self) -> None:
        """End it for its viewers. Raises: AbilityError: Facebook says no."""
        page = await self._page.get()
        video = await self._videos.with_id(self._shown) if self._shown else await self._fresh()
        if video is None:
            raise AbilityError("not_found", says.none_planned())
        if video.is_over:
            return
        if video.has_not_begun:
            raise AbilityError("refused", says.not_begun())
        await self._change(video, end_live_video="true")
        self._chosen.put(page.page_id, video.id)  # so that its end is seen

    async def _change(self, video: LiveVideo, **wanted: str) -> None:
        try:
            await self._videos.change(video, **wanted)
        finally:
            self._known = None

    async def _there(self) -> LiveVideo:
        """The live video as it is now. Raises: AbilityError: there is none, it is over, or it is not the one that was shown."""
        shown = self._shown
        video = await self._fresh()
        if video is None or video.is_over:
            raise AbilityError("not_found", says.none_planned())
        if shown and video.id != shown:
            raise AbilityError("conflict", says.another_now(title=plain(video.title, SHOWN)))
        return video

    async def _fresh(self) -> LiveVideo | None:
        self._known = None
        return await self._seen()
