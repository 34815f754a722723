"""What was done in the chats of the show, by whom and how it ended: noted in the chat's journal, and told to the windows.

An act is noted once its outcome is known. Whoever did it does not wait for the disk: in a flood of spam the next act comes within
a second. The journal says by an alarm where it cannot be written, and is written whole before another show is opened.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec

from studio.control.schema.answers import Deed, Moderated
from studio.control.schema.state.chat import Silenced
from studio.desk.chat.acts_counted import ActsCounted
from studio.desk.chat.chat_journal import MODERATED
from studio.desk.chat.silenced import SilencedViewers
from studio.values.errors import RefusedError
from studio.values.sentences import plain
from studio.words import chat as says

_TEXT, _NAME = 200, 60  # characters that are noted


@dataclass(slots=True)
class Act:
    """Something that is being done. What it is about is filled in as it becomes known. `viewer`: their key; `chat`: what the
    operator calls the connection."""

    deed: Deed
    by: str
    connection: str
    chat: str = ""
    row: str = ""
    viewer: str = ""
    name: str = ""
    text: str = ""
    seconds: int = 0


class ModerationBook:
    """`note` writes into the chat's journal, `event` reaches the windows, `put` is called with who is silenced.

    One event loop.
    """

    def __init__(
        self,
        note: Callable[[str, Mapping[str, Any]], asyncio.Task[None]],
        event: Callable[[str, dict[str, Any]], None],
        put: Callable[[tuple[Silenced, ...]], None],
        wall_ms: Callable[[], int],
    ) -> None:
        self._note, self._event, self._wall_ms = note, event, wall_ms
        self.silenced, self.counted = SilencedViewers(put), ActsCounted()

    @contextmanager
    def doing(self, act: Act) -> Iterator[Act]:
        """Note what is done within, and how it ended; a question that has to be confirmed first is no end."""
        try:
            yield act
        except RefusedError as refusal:
            if refusal.code != "confirm":
                self._ended(act, refusal.code, refusal.text)
            raise
        except BaseException:  # the client has gone meanwhile, or a fault of ours: the platform may have done it
            self._ended(act, "unknown", says.not_known())
            raise
        else:
            self._ended(act)

    def recall(self, records: list[dict[str, Any]]) -> None:
        """Begin with what the journal has of this show, oldest first: whom another desk has silenced is so still."""
        self.silenced.clear()
        self.counted.clear()
        for record in records:
            try:
                moderated = msgspec.json.decode(record["body"], type=Moderated)
            except (msgspec.DecodeError, KeyError):
                continue  # of another version
            self.silenced.take(moderated, record["wall_ms"])
            self.counted.take(moderated)
        self.silenced.turn(self._wall_ms())

    def turn(self) -> None:
        """Time has passed. To be called ten times a second."""
        self.silenced.turn(self._wall_ms())

    def _ended(self, act: Act, code: str = "", why: str = "") -> None:
        moderated = Moderated(
            deed=act.deed,
            by=act.by,
            connection=act.connection,
            chat=act.chat[:_NAME],
            row=act.row,
            viewer=act.viewer,
            name=act.name[:_NAME],
            text=act.text[:_TEXT],
            seconds=act.seconds,
            code=code,
            why=why,
        )
        body: dict[str, Any] = msgspec.to_builtins(moderated, enc_hook=plain)
        self._note(MODERATED, body)
        self._event(MODERATED, body)
        self.silenced.take(moderated, self._wall_ms())
        self.counted.take(moderated)
