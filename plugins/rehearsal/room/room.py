"""The room: everybody who watches the shop, and what they have been told. At most ten patches a second, the same for all.

A snapshot is always what the last patch left, so that snapshot and the patches after it never overlap or miss anything.
"""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Callable
from typing import Any

import msgspec
from websockets.asyncio.server import broadcast

from rehearsal.chat import Chat, Said
from rehearsal.pictures import Pictures
from rehearsal.room.shown import Shown, shown_item
from rehearsal.room.viewer import BEHIND_BYTES, CAUGHT_UP_BYTES, Viewer
from rehearsal.room.visits import Visits
from rehearsal.shop import Item, Refused, Store

TICK_S = 0.1
_ROWS_BOUND = 20  # chat rows in a patch; a page cannot show more, the rest is counted
_UNPAID_EVERY_TICKS = 10
_WATCHING_NS = 10_000_000_000

_encode = msgspec.json.Encoder().encode


class Room:
    """One asyncio loop. `now_ns` is monotonic."""

    def __init__(self, store: Store, chat: Chat, pictures: Pictures, now_ns: Callable[[], int]) -> None:
        self.store, self.chat = store, chat
        self.now_ns = now_ns
        self.viewers: set[Viewer] = set()
        self.visits = Visits()
        self._pictures = pictures
        self._items: dict[str, Shown] = {}
        self._about: Shown = {"online": 0, "pinned": None, "notice": None}
        self._said: list[Shown] = []
        self._chat_number = 0
        self._snapshot: bytes | None = None
        for item in store.shelf.items():
            self._show(item, self._about)
        store.take_touched()

    @property
    def online(self) -> int:
        """Buyers in the room."""
        return sum(len(viewer.buyers) for viewer in self.viewers)

    def behind_ms(self) -> int | None:
        """How long after they came in here pictures are seen: the median of the pages that said so lately; None: of none."""
        since_ns = self.now_ns() - _WATCHING_NS
        told = [viewer.behind_ms for viewer in self.viewers if viewer.told_ns is not None and viewer.told_ns >= since_ns]
        return round(statistics.median(told)) if told else None

    async def run(self) -> None:
        """Tell everybody what changes, and take unpaid goods back, until cancelled.

        Raises:
            sqlite3.Error: the shop's file cannot be used any more.
        """
        loop = asyncio.get_running_loop()
        due, ticks = loop.time(), 0
        while True:
            if ticks % _UNPAID_EVERY_TICKS == 0:
                self.store.give_back_unpaid()
            self.tell()
            ticks += 1
            due = max(due + TICK_S, loop.time())
            await asyncio.sleep(due - loop.time())

    def join(self, viewer: Viewer) -> None:
        """A socket opened: it gets the snapshot, and patches from now on."""
        self.viewers.add(viewer)
        viewer.answer(self._whole())

    def tell(self) -> None:
        """Send what changed since the last time to all who keep up, and snapshots to those who did not and now do."""
        patch = self._patch()
        if patch:
            self._snapshot = None
        ready = []
        for viewer in self.viewers:
            unread = viewer.unread
            if viewer.behind and unread < CAUGHT_UP_BYTES:
                viewer.behind = False
                viewer.answer(self._whole())
            elif unread > BEHIND_BYTES:
                viewer.behind = True
            elif not viewer.behind:
                ready.append(viewer.connection)
        if patch:
            broadcast(ready, self._stamped("patch", _encode(patch)), text=True)

    def _stamped(self, kind: str, body: bytes) -> bytes:
        return b'{"now_ms":%d,"%s":%s}' % (self.now_ns() // 1_000_000, kind.encode(), body)

    def _whole(self) -> bytes:
        if self._snapshot is None:
            self._snapshot = _encode({**self._about, "items": list(self._items.values()), "chat": self._said})
        return self._stamped("snapshot", self._snapshot)

    # ------------------------------------------------------------ what changed

    def _patch(self) -> Shown:
        patch: Shown = {}
        gone: list[str] = []
        items: list[Shown] = []
        notice = shown_said(self.chat.pinned) if self.chat.pinned is not None else None
        about: Shown = {"online": self.online, "pinned": self._about["pinned"], "notice": notice}
        for item_id in self.store.take_touched():
            try:
                item = self.store.shelf.item(item_id)
            except Refused:
                continue
            before = self._items.get(item_id)
            shown = self._show(item, about)
            if shown is None and before is not None:
                gone.append(item_id)
            elif shown is not None and shown != before:
                items.append(shown)
        if items:
            patch["items"] = items
        if gone:
            patch["gone"] = gone
        patch |= {name: value for name, value in about.items() if value != self._about[name]}
        self._about |= about
        return patch | self._news_of_chat()

    def _show(self, item: Item, about: Shown) -> Shown | None:
        """Keep what is shown of the item: open ones, the pinned one, those announced. None: nothing."""
        zero = self.store.zeros.get(item.item_id, (None, None))
        if item.pinned:
            about["pinned"] = item.item_id
        elif about.get("pinned") == item.item_id:
            about["pinned"] = None
        if not (item.open or item.pinned or zero[0] is not None):
            self._items.pop(item.item_id, None)
            return None
        shown = shown_item(item, zero, self._pictures.token)
        self._items[item.item_id] = shown
        return shown

    def _news_of_chat(self) -> Shown:
        hidden = self.chat.take_hidden()
        new, told = self.chat.count - self._chat_number, self._chat_number
        if not new and not hidden:
            return {}
        self._chat_number = self.chat.count
        self._said = [shown_said(said) for said in self.chat.shown()]
        rows = [said for said in self._said if said["id"] > told][-_ROWS_BOUND:]
        news: dict[str, Any] = {"chat": rows} if rows else {}
        if new > len(rows):
            news["unshown"] = new - len(rows)
        if hidden:
            news["hidden"] = hidden
        return news


def shown_said(said: Said) -> Shown:
    """A message as the page gets it. `to`: whom the host answers."""
    shown = {"id": said.id, "by": said.speaker, "name": said.name, "text": said.text, "bought": said.bought}
    return shown | {"host": True, "to": said.to} if said.host else shown
