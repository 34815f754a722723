"""The tally of the show: begun and ended by command or by its time, told to windows, host and cards, noted in the journal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from studio.control.schema.state.tally import Tally
from studio.desk.selling.chat_room import ChatRoom
from studio.document.model import Show
from studio.ipc import clock as clocks
from studio.show.tally import Ballot
from studio.values.errors import RefusedError
from studio.values.plain_text import plain
from studio.words import chat as says

CARD = "tally"  # the kind of the cards that follow it, whatever plugin draws them
_TOLD_EVERY_NS = clocks.NS // 4
_KEYWORD = 20  # characters


class TallyBoard:
    """At most one tally, running or ended.

    `told` is called with the section; `say` has a card say values, on air or not; `note` writes into the chat's journal.
    One event loop.
    """

    def __init__(
        self,
        chat: ChatRoom,
        clock: clocks.Clock,
        show: Callable[[], Show],
        told: Callable[[Tally], None],
        say: Callable[[str, Mapping[str, Any]], None],
        note: Callable[[str, Mapping[str, Any]], asyncio.Task[None]],
    ) -> None:
        self._chat, self._clock, self._show = chat, clock, show
        self._told, self._say, self._note = told, say, note
        self._ballot: Ballot | None = None
        self._section = Tally()
        self._told_ns = 0
        self._on_cards: dict[str, dict[str, Any]] = {}  # what each card was told last
        told(self._section)

    async def start(self, keywords: Sequence[str], seconds: int | None, by: str) -> None:
        """Count from now on, in place of the tally before. Returns once the journal has it.

        Raises:
            RefusedError: the keywords cannot be counted. What there was goes on.
        """
        now_ns = self._clock.now_ns()
        ends_ns = None if seconds is None else now_ns + seconds * clocks.NS
        ballot = Ballot([plain(keyword, _KEYWORD) for keyword in keywords], now_ns, ends_ns, by)
        self._end(by)
        self._ballot = self._chat.tally = ballot
        self._tell(now_ns)
        counted = [choice.keyword for choice in self._section.choices]
        await asyncio.shield(self._note("tally_started", {"keywords": counted, "seconds": seconds, "by": by}))

    async def stop(self, by: str) -> None:
        """End the tally that runs; what it came to stays.

        Raises:
            RefusedError: none runs.
        """
        ended = self._end(by)
        if ended is None:
            raise RefusedError("no_tally", says.no_tally())
        await asyncio.shield(ended)

    async def clear(self, by: str) -> None:
        """Take it away; one that runs is ended before. Nothing happens where there is none."""
        ended = self._end(by)
        self._ballot = None
        self._tell(self._clock.now_ns())
        if ended is not None:
            await asyncio.shield(ended)

    def turn(self, now_ns: int) -> None:
        """Time has passed: tell what is new, and end what is over. To be called ten times a second."""
        ballot = self._chat.tally
        if ballot is not None and ballot.ends_ns is not None and now_ns >= ballot.ends_ns:
            self._end("")
        elif now_ns - self._told_ns >= _TOLD_EVERY_NS:
            self._tell(now_ns)

    def show_changed(self) -> None:
        """The show was edited: a card that has just come says what the others do."""
        self._tell_cards()

    def _end(self, by: str) -> asyncio.Task[None] | None:
        """`by` "": its time is over."""
        if self._chat.tally is None:
            return None
        self._chat.tally = None
        self._tell(self._clock.now_ns())
        told = self._section
        choices = {choice.keyword: choice.viewers for choice in told.choices}
        body = {"choices": choices, "viewers": told.viewers, "messages": told.messages, "unread": told.unread, "by": by}
        return self._note("tally_ended", body)

    def _tell(self, now_ns: int) -> None:
        self._told_ns = now_ns
        section = Tally() if self._ballot is None else self._ballot.section(running=self._chat.tally is not None)
        if section != self._section:
            self._section = section
            self._told(section)
        self._tell_cards()

    def _tell_cards(self) -> None:
        values = card_values(self._section)
        cards = [card.id for card in self._show().overlays if card.kind == CARD]
        for card in cards:
            if self._on_cards.get(card, {"choices": []}) != values:
                self._say(card, values)
        self._on_cards = dict.fromkeys(cards, values)


def card_values(tally: Tally) -> dict[str, Any]:
    """What a card says of a tally; without choices there is none, and the card goes off air."""
    choices = [{"keyword": choice.keyword, "viewers": choice.viewers} for choice in tally.choices]
    return {"choices": choices} if not choices else {"choices": choices, "running": tally.state == "running"}
