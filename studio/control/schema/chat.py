"""Commands about viewers' messages and about what the host sees.

What is done in the chats of connections (`chat.send` to `chat.pin`) is noted in the chat's journal, with the name of the client
that asked and how it ended, and told by the event `moderated`.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from studio.control.schema.command import Command, command
from studio.control.schema.edit import Confirmed
from studio.values.fields import Text, Word

Seconds = Annotated[int, msgspec.Meta(ge=0, le=1_209_600)]  # two weeks
Message = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class _OfMessage(Command, frozen=True, kw_only=True):
    id: Word


@command("chat.pick", "chat")
class PickMessage(_OfMessage, frozen=True, kw_only=True):
    """Show a message to the host."""


@command("chat.unpick", "chat")
class UnpickMessage(_OfMessage, frozen=True, kw_only=True):
    """Take a picked message away."""


@command("chat.highlight", "chat")
class HighlightMessage(_OfMessage, frozen=True, kw_only=True):
    """Put a message on the show's comment card; answers with its `overlay`."""


@command("chat.recent", "watch")
class RecentMessages(Command, frozen=True, kw_only=True):
    """Tell again the last 500 rows of the event `chat`, the latest last: `rows`; none after the desk was new."""


@command("chat.send", "chat")
class SendMessage(Command, frozen=True, kw_only=True):
    """Write to the viewers of a connection, in its account's name; `reply_to` is the row that it answers. Asks before it writes:
    the subject is the chat's name and the text (NAME: TEXT). Answers with the `id` of the row that it becomes."""

    connection: Word
    text: Message
    reply_to: Word | None = None
    confirm: Confirmed = None


@command("chat.hide", "chat")
class HideMessage(_OfMessage, frozen=True, kw_only=True):
    """Take all messages of a row out of the sight of viewers, host and windows, and off the comment card.

    Off the card and what was picked for the host it is taken even where a platform refuses. `remarks`: chats whose viewers still
    see what was written there, since they are not moderated from here."""


@command("chat.mute", "chat")
class MuteViewer(_OfMessage, frozen=True, kw_only=True):
    """Let the viewer who wrote a row write nothing for so many seconds; 0: they may write again. Refused with `blocked`
    while the show has blocked them."""

    seconds: Seconds


@command("chat.block", "chat")
class BlockViewer(_OfMessage, frozen=True, kw_only=True):
    """Let the viewer who wrote a row neither write nor come back to the chat until they are unblocked, with `blocked` false.
    Asks before it blocks: the subject is the row's `id`."""

    blocked: bool = True
    confirm: Confirmed = None


@command("chat.slow_mode", "chat")
class SetSlowMode(Command, frozen=True, kw_only=True):
    """Let each viewer of a connection write once in so many seconds; 0: as they like."""

    connection: Word
    seconds: Seconds


@command("chat.pin", "chat")
class PinMessage(Command, frozen=True, kw_only=True):
    """Keep the message of a row above the chat of a connection; without `id` take it down again."""

    connection: Word
    id: Word | None = None


@command("host.message", "chat")
class TellHost(Command, frozen=True, kw_only=True):
    """Say something to the host; an empty text takes it away."""

    text: Text


@command("host.prompter", "chat")
class SetPrompter(Command, frozen=True, kw_only=True):
    """Set what the prompter scrolls."""

    text: Text
