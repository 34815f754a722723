"""The chat room: what viewers of all platforms write, made plain and bounded, and handed on to windows as rows."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from studio.control.schema.state.chat import ChatCounts
from studio.control.schema.state.host import ChatRow
from studio.ipc import clock as clocks
from studio.plugin_api.abilities import ChatMessage
from studio.show.asked import QuestionBoard, Sorter
from studio.show.chat import ChatDesk, Said
from studio.show.chat.heard import Heard
from studio.show.chat.reading import MAX_TEXT
from studio.show.chat.second_look import SecondLook
from studio.show.figures import Talk
from studio.show.tally import Ballot
from studio.show.watched import Finder
from studio.values.errors import RefusedError
from studio.values.plain_text import plain
from studio.words import chat as says

log = logging.getLogger(__name__)

_EVERY_S = 0.1
_COUNTED_EVERY_NS = clocks.NS // 2
_FAILED_EVERY_NS = 60 * clocks.NS  # between two failed turns that are logged
_RECENT = 500  # rows: what a person may still scroll back to
_ID, _NAME, _BADGES = 200, 60, 8  # characters, characters, badges of a message
_TIME_MS = 2**53
_AT_ONCE = 2_000  # rows, or ids, of one event; a plugin that is served sends 500, twice in a tenth of a second
_LOST = 1_000_000  # messages that one event may say were lost


class ChatRoom:
    """One show's chat. `event(name, data)` reaches the windows; `changed` is called when the latest rows are others, `counted`
    when the counts are, twice a second at most; `turned` at every turn, ten times a second.

    One event loop.
    """

    def __init__(
        self,
        event: Callable[[str, dict[str, Any]], None],
        changed: Callable[[], None] = lambda: None,
        counted: Callable[[ChatCounts], None] = lambda _counts: None,
        turned: Callable[[int], None] = lambda _now_ns: None,
    ) -> None:
        self._event, self._changed, self._counted, self._turned = event, changed, counted, turned
        self._chat = ChatDesk(key=secrets.token_bytes(16))
        self._counts, self._counted_ns = ChatCounts(), 0

    def hear(self, platform: str, data: Mapping[str, Any], now_ns: int) -> None:
        """Take in a plugin's event `chat`: `rows`; `skipped`, ids of messages that it had no room for; how many it `lost`."""
        self.take(platform, data.get("rows", []), now_ns)
        skipped, lost = data.get("skipped"), data.get("lost")
        ids = skipped[:_AT_ONCE] if isinstance(skipped, list) else []
        number = min(lost, _LOST) if type(lost) is int and lost > 0 else 0  # True is one
        self._chat.count(platform, [word[:_ID] for word in ids if isinstance(word, str)], number, now_ns)

    def take(self, platform: str, rows: object, now_ns: int) -> None:
        """Take in what viewers of a platform wrote: the first `_AT_ONCE` rows; more at once are counted as lost.

        A row that cannot be read is passed over, the others count.
        """
        said, trouble = [], ""
        for row in rows[:_AT_ONCE] if isinstance(rows, list) else ():
            try:
                said.append(_plain(msgspec.convert(row, ChatMessage)))
            except msgspec.ValidationError as error:
                trouble = str(error)
        if trouble:
            log.error("chat of %s cannot be read: %s", platform, trouble)
        self._chat.take(platform, said, now_ns)
        if isinstance(rows, list) and len(rows) > _AT_ONCE:
            self._chat.count(platform, (), len(rows) - _AT_ONCE, now_ns)

    async def run(self, clock: clocks.Clock) -> None:
        """Hand on what is due, ten times a second, until cancelled. A turn that fails ends no other."""
        failed_ns: int | None = None  # when one was last logged
        while True:
            await asyncio.sleep(_EVERY_S)
            try:
                self.hand_on(clock.now_ns())
            except Exception:  # a mistake of ours over what a stranger wrote: chat goes on
                if failed_ns is None or clock.now_ns() - failed_ns >= _FAILED_EVERY_NS:
                    failed_ns = clock.now_ns()
                    log.exception("a turn of the chat failed")

    def hand_on(self, now_ns: int) -> None:
        """Send the rows that are due to the windows, and one a second to the host."""
        batch = self._chat.due(now_ns)
        if batch is not None:
            self._event("chat", msgspec.to_builtins(batch))
            if batch.rows:
                self._changed()
        row = self._chat.for_host(now_ns)
        if row is not None:
            self._event("host_chat", msgspec.to_builtins(row))
        if now_ns - self._counted_ns >= _COUNTED_EVERY_NS:
            self._counted_ns = now_ns
            self._tell_counts(now_ns)
        self._turned(now_ns)

    def talk(self) -> Talk:
        """What was written and asked since this was called last, in counts."""
        return self._chat.talk()

    def watch(self, finder: Finder) -> None:
        """Mark messages in which this finds a term."""
        self._chat.watch(finder)

    def listen(self, heard: Callable[[Heard], None], gone: Callable[[frozenset[str], str], None]) -> None:
        """Have bystanders told of each message, and of what a moderator takes away (`ChatDesk.heard`, `gone`)."""
        self._chat.heard, self._chat.gone = heard, gone

    def sort(self, sorter: Sorter) -> None:
        """Sort what viewers ask into these topics."""
        self._chat.sort(sorter)

    @property
    def asked(self) -> QuestionBoard:
        """Who asked for what."""
        return self._chat.asked

    @property
    def second_look(self) -> SecondLook:
        """The lines of which phrases are not sure."""
        return self._chat.second_look

    @property
    def tally(self) -> Ballot | None:
        """What counts viewers by keyword."""
        return self._chat.tally

    @tally.setter
    def tally(self, ballot: Ballot | None) -> None:
        self._chat.tally = ballot

    def _tell_counts(self, now_ns: int) -> None:
        counts = self._chat.counts(now_ns)
        if counts != self._counts:
            self._counts = counts
            self._counted(counts)

    def row(self, row_id: str) -> ChatRow:
        """
        Raises:
            RefusedError: it was never shown, or too long ago.
        """
        row = self._chat.rows.find(row_id)
        if row is None:
            raise RefusedError("not_found", says.message_gone(), row_id)
        return row

    def say(self, platform: str, message: ChatMessage, now_ns: int) -> str:
        """Take a message that the show wrote itself; the id of its row."""
        return self._chat.say(platform, _plain(message), now_ns)

    def messages(self, row_id: str) -> list[Said]:
        """All messages that a row stands for, whatever connection each came from, the row's own first; of very many the first.

        Raises:
            RefusedError: it was never shown, or too long ago.
        """
        self.row(row_id)
        return self._chat.rows.said(row_id)

    def hide(self, row_id: str) -> None:
        """Take a row away from all windows."""
        self._chat.forget(row_id)
        self._event("chat_hidden", {"ids": [row_id]})
        self._changed()

    def recent(self) -> list[dict[str, Any]]:
        """The last rows, for a window that has none yet."""
        return [msgspec.to_builtins(row) for row in self.recent_rows(_RECENT)]

    def recent_rows(self, count: int) -> list[ChatRow]:
        """The last rows, the latest last."""
        return self._chat.rows.recent(count)


def _plain(message: ChatMessage) -> ChatMessage:
    """With the words of a stranger as plain text, and everything within bounds."""
    return msgspec.structs.replace(
        message,
        id=message.id[:_ID],
        buyer_key=message.buyer_key[:_ID],
        name=plain(message.name, _NAME),
        text=plain(message.text, MAX_TEXT),
        badges=tuple(plain(badge, _NAME) for badge in message.badges[:_BADGES]),
        at_ms=message.at_ms if 0 <= message.at_ms <= _TIME_MS else 0,
    )
