"""Commands about viewers' messages and about what the host sees."""

from __future__ import annotations

from studio.control.schema.command import Command, command
from studio.values.fields import Text, Word


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
    """Tell again the last 200 rows of the event `chat`, the latest last: `rows`; none after the desk was new."""


@command("host.message", "chat")
class TellHost(Command, frozen=True, kw_only=True):
    """Say something to the host; an empty text takes it away."""

    text: Text


@command("host.prompter", "chat")
class SetPrompter(Command, frozen=True, kw_only=True):
    """Set what the prompter scrolls."""

    text: Text
