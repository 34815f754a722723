"""The rehearsal platform's process: RTMP ingest, web page and shop, all on 127.0.0.1 only. Start and end in one place."""

from __future__ import annotations

import asyncio
import functools
import time
from pathlib import Path

from rehearsal import open_files
from rehearsal.channel import RehearsalChannel
from rehearsal.chat import Chat
from rehearsal.ingest import Publishers
from rehearsal.pictures import Pictures
from rehearsal.ports import Port
from rehearsal.program import Program
from rehearsal.room import Door, Room
from rehearsal.shop import Store
from rehearsal.shop.adapter import RehearsalShop
from rehearsal.shop.store import UNPAID_S
from rehearsal.stage import RehearsalStage
from rehearsal.stocking import Stocking
from rehearsal.watching import watch
from rehearsal.web import Socket, Web
from studio.plugin_api import Context, run_async
from studio.plugin_api.abilities import RoomStats
from studio.plugin_api.bookmark import Bookmark
from studio.plugin_api.context import State
from studio.plugin_api.serving import serve

_BOOK = "rehearsal-shop"  # in the session folder


class Platform:
    """Servers, program and shop, in one asyncio loop."""

    def __init__(self, context: Context) -> None:
        settings = context.settings
        unpaid_s = float(settings.get("unpaid_s") or UNPAID_S)
        self._rtmp_port = Port(context.session, f"rtmp.{context.id}", int(settings.get("rtmp_port") or 0))
        self._web_port = Port(context.session, f"page.{context.id}", int(settings.get("web_port") or 0))
        self._context = context
        self._store = Store(_book_folder(context), unpaid_s)
        self._program = Program()
        self._publishers = Publishers(self._program)
        chat, pictures = Chat(), Pictures()
        self._room = Room(self._store, chat, pictures, time.monotonic_ns)
        self._shop = RehearsalShop(self._store, self._show_began())
        self._channel = RehearsalChannel(chat, self._store.shop, self._room_stats, self._store.now_ms, time.monotonic_ns)
        sockets: dict[str, Socket] = {"/live": functools.partial(watch, self._program), "/shop": Door(self._room).serve}
        self._web = Web(pictures, sockets, open_files.raise_limit())

    def _room_stats(self) -> RoomStats:
        visits = self._room.visits
        return RoomStats(online=self._room.online, behind_ms=self._room.behind_ms(), viewers=visits.viewers, views=visits.views)

    def _show_began(self) -> int:
        """The change of orders after which all belongs to this show; the same for all processes of one studio session."""
        bookmark = Bookmark(self._context)
        shop, _, change = bookmark.read().partition(" ")
        if shop != self._store.shop:
            change = str(self._store.orders.last_change())
            bookmark.write(f"{self._store.shop} {change}")
        return int(change)

    async def serve(self) -> None:
        """Serve until cancelled, or until the studio wants the plugin to stop."""
        ingest = await self._rtmp_port.open(self._publishers.listen)
        rtmp_port = int(ingest.sockets[0].getsockname()[1])
        try:
            async with ingest, await self._web_port.open(self._web.listen), asyncio.TaskGroup() as tasks:
                self._rtmp_port.keep(rtmp_port)
                self._web_port.keep(self._web.port)
                tasks.create_task(self._room.run())
                tasks.create_task(Stocking(self._context, self._store).run())
                stage = RehearsalStage(rtmp_port, self._web.port, lambda: self._publishers.live)
                tasks.create_task(serve(self._context, self._shop, self._channel, stage, report=self._report))
        finally:
            self._store.close()

    def _report(self, state: State, text: str = "", **figures: int) -> None:
        """How the whole plugin is: it is live while a program comes in, unless the connection has a trouble."""
        live = state == "running" and self._publishers.live
        watching = {"viewers": len(self._program.viewers), "pictures": self._program.pictures, "online": self._room.online}
        self._context.report("live" if live else state, text, **watching, **figures)


def _book_folder(context: Context) -> Path:
    """Where the shop keeps its book: goods, stock, links and orders outlive the process, and without a setting not the studio.

    Each connection has a book of its own; that of the first lies in the folder itself.
    """
    chosen = context.settings.get("data_folder")
    folder = Path(chosen) if chosen else context.session / _BOOK
    return folder if context.id == context.folder.name else folder / context.id


def run(context: Context) -> None:
    """Entry of the plugin."""
    run_async(context, lambda: Platform(context).serve())
