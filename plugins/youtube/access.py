"""Which application and which broadcast: the settings of a connection, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from studio.plugin_api import Context
from studio.plugin_api.abilities import AbilityError
from youtube import sentences as says

CLIENT_SECRET = "client_secret"
_CLIENT_ID = re.compile(r"[0-9a-z-]{4,100}\.apps\.googleusercontent\.com")
_VIDEO = re.compile(r"[A-Za-z0-9_-]{11}")


@dataclass(frozen=True)
class Access:
    """`client_id` and `client_secret` name the operator's application; Google gives desktop applications a secret that it does
    not count as one. `broadcast`: the id of a live video, "" for the account's own. `show_s`: how long the quota of
    `units_per_day` must last."""

    client_id: str
    client_secret: str = field(default="", repr=False)
    broadcast: str = ""
    show_s: float = 4 * 3600.0
    units_per_day: int = 10_000

    def check(self) -> None:
        """Raises: AbilityError: something is missing, or cannot be."""
        if not self.client_id:
            raise AbilityError("refused", says.no_client_id())
        if not _CLIENT_ID.fullmatch(self.client_id):
            raise AbilityError("refused", says.strange_client_id(client_id=self.client_id[:64]))
        if not self.client_secret:
            raise AbilityError("refused", says.no_client_secret())
        if self.broadcast and not _VIDEO.fullmatch(self.broadcast):
            raise AbilityError("refused", says.strange_broadcast(broadcast=self.broadcast[:64]))


def access(context: Context) -> Access:
    """What the settings and the secrets say; the address of a broadcast's page will do for its id."""
    client_id, broadcast = (str(context.settings.get(name) or "").strip() for name in ("client_id", "broadcast"))
    return Access(
        client_id=client_id,
        client_secret=(context.secret(CLIENT_SECRET) or "").strip(),
        broadcast=_video(broadcast),
        show_s=3600.0 * float(context.settings.get("show_hours") or 4),
        units_per_day=int(context.settings.get("units_per_day") or 10_000),
    )


def _video(said: str) -> str:
    """The id in an address of YouTube's (watch?v=ID, live/ID, video/ID/livestreaming, youtu.be/ID); else what was said."""
    if "/" not in said:
        return said
    try:
        parts = urlsplit(said if "://" in said else f"https://{said}")
    except ValueError:
        return said
    if named := parse_qs(parts.query).get("v"):
        return named[0]
    words = [word for word in parts.path.split("/") if word]
    if words[:1] in (["live"], ["video"]) and len(words) > 1:
        return words[1]
    return words[0] if parts.hostname == "youtu.be" and words else said
