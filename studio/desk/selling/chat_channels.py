"""The chats that can be written in and moderated from here, by connection. Section `chat`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from studio.control.schema.state.chat import ChatChannel
from studio.control.schema.state.host import ChatRow
from studio.plugin_api.abilities import MODERATION_ACTS
from studio.values.errors import RefusedError
from studio.words import chat as says

_TEXT = 2_000  # characters that a message may have, whatever a platform takes


class ChatChannels:
    """`put(section)` is called when it changed; `name_of` gives what the operator calls a connection. One event loop."""

    def __init__(self, put: Callable[[dict[str, ChatChannel]], None], name_of: Callable[[str], str]) -> None:
        self._put, self._name_of = put, name_of
        self._channels: dict[str, ChatChannel] = {}
        put({})

    def learn(self, connection: str, data: Mapping[str, Any]) -> None:
        """Take in the event `connection_state`: what the connection provides."""
        said = data.get("abilities")
        abilities = [word for word in said if isinstance(word, str)] if isinstance(said, list) else []
        if not {"chat.read", "chat.write"} & set(abilities):
            self.ended(connection)
            return
        bound = data.get("text_bound")
        known = self._channels.get(connection, ChatChannel())
        self._keep(
            connection,
            replace(
                known,
                name=self._name_of(connection),
                can_send="chat.write" in abilities,
                can_moderate="moderation" in abilities,
                acts=_acts(data.get("acts")),
                text_bound=min(bound, _TEXT) if type(bound) is int and bound > 0 else _TEXT,  # True is one
            ),
        )

    def ended(self, connection: str) -> None:
        """Its process is another one, or gone: what was set there is not known any more."""
        if self._channels.pop(connection, None) is not None:
            self._put(dict(self._channels))

    def slowed(self, connection: str, seconds: int) -> None:
        """Slow mode was set to so many seconds. A chat that has gone meanwhile is passed over."""
        channel = self._channels.get(connection)
        if channel is not None:
            self._keep(connection, replace(channel, slow_s=seconds))

    def pinned(self, connection: str, row: ChatRow | None) -> None:
        """This row is above its chat now. A chat that has gone meanwhile is passed over."""
        channel = self._channels.get(connection)
        if channel is not None:
            self._keep(connection, replace(channel, pinned=row))

    def unpinned(self, connection: str, row_id: str) -> None:
        """This row was taken away: it is no longer above its chat, if it was."""
        channel = self._channels.get(connection)
        if channel is not None and channel.pinned is not None and channel.pinned.id == row_id:
            self._keep(connection, replace(channel, pinned=None))

    def writable(self, connection: str) -> ChatChannel:
        """A chat that takes messages.

        Raises:
            RefusedError: there is none of this connection, or it takes none from here.
        """
        channel = self._there(connection)
        if not channel.can_send:
            raise RefusedError("unsupported", says.not_writable(name=channel.name), connection)
        return channel

    def all_writable(self) -> dict[str, ChatChannel]:
        """The chats that take messages, by connection."""
        return {name: channel for name, channel in sorted(self._channels.items()) if channel.can_send}

    def moderated(self, connection: str) -> ChatChannel:
        """A chat in which order can be kept.

        Raises:
            RefusedError: there is none of this connection, or it is not moderated from here.
        """
        channel = self._there(connection)
        if not channel.can_moderate:
            raise RefusedError("unsupported", says.not_moderated(name=channel.name), connection)
        return channel

    def _there(self, connection: str) -> ChatChannel:
        channel = self._channels.get(connection)
        if channel is None:
            raise RefusedError("not_found", says.no_chat(name=self._name_of(connection)), connection)
        return channel

    def _keep(self, connection: str, channel: ChatChannel) -> None:
        if self._channels.get(connection) != channel:
            self._channels[connection] = channel
            self._put(dict(self._channels))


def _acts(said: object) -> tuple[str, ...]:
    """Those that there are, in their order."""
    return tuple(act for act in MODERATION_ACTS if act in said) if isinstance(said, list) else ()
