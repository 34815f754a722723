"""What Restream publishes of its chat API, as shapes that know no other field: actions, connections, and the payloads of events.

From developers.restream.io: "Actions", "Connections", "Events", "Event Sources" and "Authentication". The interfaces there are in
TypeScript, one struct each; a field with `?` may be left out, one that may be null may be None. Of the platforms that were added
since (Kick, X, Rumble, Trovo) no payload was at hand: none is made up here.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType


class Shape(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """What is published, and nothing else."""


class Owner(Shape):
    id: str
    display_name: str
    avatar: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    url: str | UnsetType = UNSET


class TwitchTarget(Shape):
    owner: Owner
    website_channel_id: int


class BroadcastPage(Shape):
    id: str
    url: str
    title: str | UnsetType = UNSET


class YouTubeTarget(Shape):
    event: BroadcastPage
    owner: Owner
    website_channel_id: int


class ConnectionInfo(Shape):
    connection_identifier: str
    connection_uuid: str
    event_source_id: int
    reason: str | None
    status: Literal["connecting", "connected", "error"]
    target: dict[str, Any]
    user_id: int


class ConnectionClosed(Shape):
    connection_uuid: str
    reason: Literal["removed", "replaced", "expired", "superseded", "shutdown", "connection_establish_too_long", "internal"]


class Event(Shape):
    connection_identifier: str
    event_identifier: str
    event_payload: msgspec.Raw
    event_source_id: int
    event_type_id: int
    user_id: int


class Action(Shape):
    action: str
    payload: msgspec.Raw
    timestamp: int


class TwitchBadge(Shape):
    title: str
    image_url: str
    click_url: str | None


class TwitchAuthor(Shape):
    avatar: str | None
    badges: list[TwitchBadge]
    color: str | None
    display_name: str | None
    id: str
    name: str
    subscribed_for: int | None


class Modifiers(Shape):
    me: bool
    whisper: bool


class TwitchText(Shape):
    author: TwitchAuthor
    bot: bool
    content_modifiers: Modifiers
    replaces: list[dict[str, Any]]
    text: str


class YouTubeAuthor(Shape):
    id: str
    avatar: str
    display_name: str
    is_chat_moderator: bool
    is_chat_owner: bool
    is_chat_sponsor: bool
    is_verified: bool


class YouTubeText(Shape):
    author: YouTubeAuthor
    bot: bool
    text: str


class Donation(Shape):
    amount: str
    currency_string: str
    tier: int


class YouTubeSuperChat(Shape):
    author: YouTubeAuthor
    bot: bool
    donation: Donation
    text: str


class FacebookAuthor(Shape):
    id: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    picture: str | UnsetType = UNSET


class FacebookText(Shape):
    author: FacebookAuthor
    bot: bool
    text: str
    parent: dict[str, str] | UnsetType = UNSET


class DiscordAuthor(Shape):
    avatar: str | None
    discriminator: str
    id: str
    name: str
    nickname: str | None
    nickname_color: str | None
    roles: list[dict[str, str]] | None


class DiscordText(Shape):
    author: DiscordAuthor
    bot: bool
    text: str


class DLiveAuthor(Shape):
    avatar: str
    badges: list[str]
    name: str
    partner_status: str
    role: str
    room_role: str
    subscribing: bool
    username: str


class DLiveEmoji(Shape):
    author: DLiveAuthor
    bot: bool
    link: str


class LinkedInAuthor(Shape):
    name: str
    avatar_url: str | UnsetType = UNSET


class LinkedInText(Shape):
    bot: bool
    text: str
    author: LinkedInAuthor | UnsetType = UNSET


# eventTypeId -> the source of such an event, and the shape of its payload
EVENTS: dict[int, tuple[int, type[Shape]]] = {
    1: (25, DiscordText),
    3: (24, DLiveEmoji),
    4: (2, TwitchText),
    5: (13, YouTubeText),
    7: (13, YouTubeSuperChat),
    13: (20, FacebookText),
    21: (26, LinkedInText),
}
TARGETS: dict[int, type[Shape]] = {2: TwitchTarget, 13: YouTubeTarget}
_LOGIN = {"response_type", "client_id", "redirect_uri", "state"}
_GRANTS = {
    "authorization_code": {"grant_type", "redirect_uri", "code", "client_id", "client_secret"},
    "refresh_token": {"grant_type", "refresh_token", "client_id", "client_secret"},
}
_PROOF = {"code_challenge", "code_challenge_method", "code_verifier"}  # RFC 7636: who does not know them passes them over


class Contract:
    """`problems`: what does not agree with what is published."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def frame(self, text: str) -> None:
        """Look at a frame that is sent."""
        try:
            self._frame(text)
        except (msgspec.DecodeError, KeyError) as error:
            self.problems.append(f"{error}: {text}")

    def login(self, query: set[str]) -> None:
        """Look at what the page of a login was asked with."""
        self._fields("login", query, _LOGIN)

    def grant(self, kind: str, form: set[str]) -> None:
        """Look at what tokens were asked for with."""
        self._fields(kind, form, _GRANTS.get(kind, set()))

    def _frame(self, text: str) -> None:
        action = msgspec.json.decode(text, type=Action)
        match action.action:
            case "heartbeat":
                msgspec.json.decode(action.payload, type=Shape)
            case "connection_info":
                info = msgspec.json.decode(action.payload, type=ConnectionInfo)
                msgspec.convert(info.target, TARGETS[info.event_source_id])
                if (info.reason is not None) != (info.status == "error"):
                    self.problems.append(f"a reason stands beside an error alone: {text}")
            case "connection_closed":
                msgspec.json.decode(action.payload, type=ConnectionClosed)
            case "event":
                event = msgspec.json.decode(action.payload, type=Event)
                source, shape = EVENTS[event.event_type_id]
                msgspec.json.decode(event.event_payload, type=shape)
                if source != event.event_source_id:
                    self.problems.append(f"events {event.event_type_id} are of source {source}: {text}")
            case other:
                self.problems.append(f"no action is called {other}")

    def _fields(self, what: str, given: set[str], wanted: set[str]) -> None:
        if given - _PROOF != wanted:
            self.problems.append(f"{what}: asked with {sorted(given)}, where {sorted(wanted)} is published")
