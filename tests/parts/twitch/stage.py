"""What a channel says of itself, the key that opens it, and what becomes of a stream: as the API has it."""

from __future__ import annotations

from aiohttp import web

from tests.parts.twitch.answers import data, no
from tests.parts.twitch.identity import Login
from tests.parts.twitch.people import Person

_LONGEST = 140  # characters of a title


class Stage:
    """One channel's. `viewers` None: it is not live. `key`: what opens it."""

    def __init__(self, owner: Person) -> None:
        self._owner = owner
        self.title = "Tonight"
        self.key = "live_1000_stand-in-key"
        self.viewers: int | None = None

    async def streams(self, request: web.Request, login: Login) -> web.Response:
        live = self.viewers is not None and request.query.get("user_id") == self._owner.id
        return data([self._stream()] if live else [])

    def _stream(self) -> dict[str, object]:
        return {
            "id": "1",
            "user_id": self._owner.id,
            "user_login": self._owner.login,
            "user_name": self._owner.name,
            "game_id": "",
            "game_name": "",
            "type": "live",
            "title": self.title,
            "viewer_count": self.viewers,
            "started_at": "2026-11-30T19:00:00Z",
            "language": "en",
            "thumbnail_url": "",
            "tag_ids": [],
            "tags": [],
            "is_mature": False,
        }

    async def channel(self, request: web.Request, login: Login) -> web.Response:
        if request.query.get("broadcaster_id") != self._owner.id:
            return data([])
        return data(
            [
                {
                    "broadcaster_id": self._owner.id,
                    "broadcaster_login": self._owner.login,
                    "broadcaster_name": self._owner.name,
                    "broadcaster_language": "en",
                    "game_id": "",
                    "game_name": "",
                    "title": self.title,
                    "delay": 0,
                    "tags": [],
                    "content_classification_labels": [],
                    "is_branded_content": False,
                }
            ]
        )

    async def change(self, request: web.Request, login: Login) -> web.Response:
        if request.query.get("broadcaster_id") != login.person.id:
            return no(401, "Unauthorized", "The ID in broadcaster_id must match the user ID found in your OAuth token.")
        title = (await request.json()).get("title")
        if not isinstance(title, str) or not title:
            return no(400, "Bad Request", "The title field may not contain an empty string.")
        if len(title) > _LONGEST:
            return no(400, "Bad Request", "The title is too long.")
        self.title = title
        return web.Response(status=204)

    async def stream_key(self, request: web.Request, login: Login) -> web.Response:
        if request.query.get("broadcaster_id") != login.person.id:
            return no(403, "Forbidden", "The ID in broadcaster_id must match the user ID found in your OAuth token.")
        return data([{"stream_key": self.key}])
