"""Who wrote: keys that tell viewers apart and name nobody, and the channels behind the latest of them. Pure."""

from __future__ import annotations

import hashlib

from studio.plugin_api.remembered import Remembered

BOUND = 20_000  # viewers that can be muted, and messages that can be answered


class Viewers:
    """Keys of viewers as one application of the user's sees them; another one has others for the same channels."""

    def __init__(self, client_id: str) -> None:
        self._client_id = client_id
        self._channels: Remembered[str] = Remembered(BOUND)
        self._writers: Remembered[str] = Remembered(BOUND)

    def key(self, channel_id: str) -> str:
        """The key of a viewer's channel, which `channel` knows from now on."""
        key = hashlib.blake2s(f"youtube {self._client_id} {channel_id}".encode(), digest_size=8).hexdigest()
        self._channels.put(key, channel_id)
        return key

    def channel(self, key: str) -> str | None:
        """The channel that has written under a key of late."""
        return self._channels.get(key)

    def wrote(self, message_id: str, name: str) -> None:
        """Who wrote a message, for answers to it."""
        self._writers.put(message_id, name)

    def writer(self, message_id: str) -> str | None:
        """The name of who wrote a message of late."""
        return self._writers.get(message_id)
