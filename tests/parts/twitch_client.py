"""A client of Twitch that others have written (TwitchIO), led to the stand-in of this computer and otherwise as it is."""

from __future__ import annotations

import warnings

import pytest

from tests.parts.twitch import CLIENT_ID, Twitch

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # it derives from a class of aiohttp that is not meant for that
    import twitchio
    from twitchio import HTTPException as HTTPException
    from twitchio.eventsub import ChatMessageSubscription, websockets
    from twitchio.http import Route


class Client(twitchio.Client):
    """Remembers what it heard: `heard` in the chat, `revoked` of subscriptions."""

    def __init__(self, scopes: tuple[str, ...]) -> None:
        super().__init__(client_id=CLIENT_ID, scopes=twitchio.Scopes(list(scopes)))
        self.heard: list[twitchio.ChatMessage] = []
        self.revoked: list[twitchio.SubscriptionRevoked] = []

    async def event_message(self, payload: twitchio.ChatMessage) -> None:
        self.heard.append(payload)

    async def event_subscription_revoked(self, payload: twitchio.SubscriptionRevoked) -> None:
        self.revoked.append(payload)

    async def follow_chat(self, twitch: Twitch) -> None:
        """Log in as the channel's owner by the device code flow, and subscribe to the chat."""
        begun = await self.login_dcf(load_token=False, save_token=False)
        assert begun is not None
        assert begun["user_code"] in begun["verification_uri"]
        twitch.identity.agree(twitch.owner.name)
        await self.start_dcf(device_code=begun["device_code"], interval=begun["interval"], timeout=20, block=False)
        wanted = ChatMessageSubscription(broadcaster_user_id=twitch.owner.id, user_id=twitch.owner.id)
        assert await self.subscribe_websocket(wanted, token_for=twitch.owner.id) is not None


def lead(monkeypatch: pytest.MonkeyPatch, twitch: Twitch) -> None:
    """Have every such client go to this server in place of Twitch."""
    monkeypatch.setattr(Route, "BASE", f"{twitch.place}/helix/")
    monkeypatch.setattr(Route, "ID_BASE", f"{twitch.place}/")
    monkeypatch.setattr(websockets, "WSS", twitch.events.url)
