"""Asks Twitch to tell the chat of a channel over a connection for events."""

from __future__ import annotations

from twitch import chat_message
from twitch.account import Account
from twitch.answers import Nothing
from twitch.api import Helix


async def subscribe(api: Helix, account: Account, session_id: str) -> None:
    """Let the session hear what is said in the account's channel. Raises: AbilityError: it may not."""
    wanted = {
        "type": chat_message.TYPE,
        "version": chat_message.VERSION,
        "condition": {"broadcaster_user_id": account.channel.id, "user_id": account.user.id},
        "transport": {"method": "websocket", "session_id": session_id},
    }
    await api.ask("POST", "eventsub/subscriptions", Nothing, {}, wanted)
