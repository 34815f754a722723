"""Whose app, which room, which messages and which relay: the settings and secrets of a connection, checked."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace

from douyin import sentences as says
from douyin.kinds import COMMENT, FAN_CLUB, GIFT, LIKE
from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.order_webhooks import Relay

_APP_ID = re.compile(r"[0-9A-Za-z]{4,64}")
_ROOM_ID = re.compile(r"[0-9]{1,20}")
_SECRET = re.compile(r"[!-~]{8,128}")
_LAUNCH_TOKEN = re.compile(r"[!-~]{8,4096}")
_DESK = 64  # characters of a desk's name
_SETTINGS = {COMMENT: "comments", GIFT: "gifts", LIKE: "likes", FAN_CLUB: "fan_clubs"}


@dataclass(frozen=True)
class Access:
    """`app_id` and its secret are the developer's. The room is `room_id`, or the one that a `launch_token` was made for.

    `kinds`: the messages that are wanted. `relay`: where the platform's pushes are kept; None: none is named.
    """

    app_id: str
    room_id: str = ""
    kinds: tuple[str, ...] = (COMMENT, GIFT, LIKE, FAN_CLUB)
    relay: Relay | None = None
    app_secret: str = field(default="", repr=False)
    launch_token: str = field(default="", repr=False)

    def check(self) -> None:
        """Raises: AbilityError: something is missing, or cannot be. What is secret stands in no error."""
        if not self.app_id:
            raise AbilityError("refused", says.no_app())
        if not _APP_ID.fullmatch(self.app_id):
            raise AbilityError("refused", says.strange_app(app_id=self.app_id[:64]))
        if not self.app_secret:
            raise AbilityError("logged_out", says.no_secret())
        if not _SECRET.fullmatch(self.app_secret):
            raise AbilityError("logged_out", says.strange_secret())
        if self.relay is None:
            raise AbilityError("refused", says.no_relay())
        if not self.kinds:
            raise AbilityError("refused", says.no_kinds())
        if self.room_id and not _ROOM_ID.fullmatch(self.room_id):
            raise AbilityError("refused", says.strange_room(room=self.room_id[:64]))
        if not self.room_id and not self.launch_token:
            raise AbilityError("logged_out", says.no_room())
        if not self.room_id and not _LAUNCH_TOKEN.fullmatch(self.launch_token):
            raise AbilityError("logged_out", says.launch_token_over())


def access(context: Context) -> Access:
    """As the settings and the keyring have it now."""
    app_id, room_id = (str(context.settings.get(name) or "").strip() for name in ("app_id", "room_id"))
    secret, token = ((context.secret(name) or "").strip() for name in ("app_secret", "launch_token"))
    kinds = tuple(kind for kind, name in _SETTINGS.items() if context.settings.get(name, True))
    return Access(app_id, room_id, kinds, _relay(context), app_secret=secret, launch_token=token)


def _relay(context: Context) -> Relay | None:
    """The relay, with a desk's name of this connection's own: an app has one address for all its rooms, and two rooms at one desk
    would each have half of what is pushed there. One that is too long keeps a sum of its own in place of its end."""
    relay = Relay.of(context)
    if relay is None:
        return None
    desk = f"{context.id}-{relay.desk}"
    if len(desk) > _DESK:
        desk = f"{desk[: _DESK - 17]}-{hashlib.blake2s(desk.encode(), digest_size=8).hexdigest()}"
    return replace(relay, desk=desk)
