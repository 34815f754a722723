"""What a chat's feed brings, read as the studio reads it."""

from __future__ import annotations

import asyncio

from studio.plugin_api.abilities import AbilityError, ChatMessage, ChatReader

_SOON_S = 30.0


async def heard(channel: ChatReader, count: int) -> list[ChatMessage]:
    """The next messages of the channel; the feed is opened again as the studio does."""
    messages: list[ChatMessage] = []
    async with asyncio.timeout(_SOON_S):
        while len(messages) < count:
            try:
                async for batch in channel.messages():
                    messages += batch
                    if len(messages) >= count:
                        break
            except AbilityError:
                await asyncio.sleep(0.05)
    return messages
