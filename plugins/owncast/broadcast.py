"""What becomes of a stream at Owncast: whether it is live, and its title.

Owncast goes live when a stream comes and ends when it stops. Where it takes one, and with which key, it tells no program.
"""

from __future__ import annotations

from owncast.api import OwncastApi
from studio.plugin_api.abilities import BroadcastStatus
from studio.values.plain_text import plain

TITLE_BOUND = 200  # characters; Owncast itself has no bound


async def status(api: OwncastApi) -> BroadcastStatus:
    """How it is now. Raises: AbilityError."""
    said = await api.status()
    title = plain(said.stream_title, TITLE_BOUND)
    return BroadcastStatus(stage="live" if said.online else "planned", title=title, receiving=said.online)


async def set_title(api: OwncastApi, title: str) -> None:
    """Change the title. Raises: AbilityError: the token may not, or Owncast is away."""
    await api.set_title(plain(title, TITLE_BOUND))
