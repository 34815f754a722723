"""The comments of a live video: what stands there, who may write, and who hears them as they are written."""

from __future__ import annotations

import asyncio
import contextlib
import json
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from tests.parts.facebook.answers import chosen

_USUAL = "created_time,from,message"


class Comments:
    """Of one video. `refusal`: the status that is answered in place of a stream; `mute`: streams bring nothing; `names`:
    whether it is told who wrote; `meanwhile`: what An writes while the next stream is being opened, which does not bring it.
    One event loop."""

    def __init__(self, video_id: str) -> None:
        self._video_id = video_id
        self.rows: list[dict[str, Any]] = []
        self.blocked: set[str] = set()
        self.refusal = 0
        self.mute = False
        self.names = True
        self.meanwhile: list[str] = []
        self.streams = 0
        self.rates: list[str] = []
        self._people: dict[str, str] = {}
        self._count = 0
        self._heard_by: dict[asyncio.Queue[bytes | None], str] = {}

    @property
    def followed(self) -> bool:
        """Whether somebody hears a stream now."""
        return bool(self._heard_by)

    # ------------------------------------------------------------ the hands of viewers

    def person(self, name: str) -> str:
        """The id of somebody, as the page sees it."""
        return self._people.setdefault(name, str(5_000_000_000 + len(self._people)))

    def say(self, name: str, message: str, age_s: float = 0.0) -> bool:
        """A viewer writes; False: they may not."""
        who = self.person(name)
        if who in self.blocked:
            return False
        self.put({"id": who, "name": name} if self.names else None, message, age_s)
        return True

    def put(self, by: dict[str, str] | None, message: str, age_s: float = 0.0) -> dict[str, Any]:
        """A comment comes to stand there."""
        self._count += 1
        at = datetime.fromtimestamp(datetime.now(UTC).timestamp() - age_s, UTC)
        row: dict[str, Any] = {
            "id": f"{self._video_id}_{self._count}",
            "created_time": at.strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "from": by,
            "message": message,
            "is_hidden": False,
        }
        self.rows.append(row)
        self.tell(row)
        return row

    def seen(self) -> list[str]:
        """What a viewer sees, oldest first."""
        return [row["message"] for row in self.rows if not row["is_hidden"]]

    def find(self, comment_id: str) -> dict[str, Any] | None:
        return next((row for row in self.rows if row["id"] == comment_id), None)

    # ------------------------------------------------------------ streams

    def tell(self, row: dict[str, Any]) -> None:
        """Tell those who hear it."""
        for queue, fields in self._heard_by.items():
            if not self.mute:
                queue.put_nowait(b"data: " + json.dumps(chosen(row, fields, _USUAL)).encode() + b"\n\n")

    def send(self, piece: bytes) -> None:
        """Whatever it is."""
        for queue in self._heard_by:
            queue.put_nowait(piece)

    def cut(self) -> None:
        """End every stream."""
        for queue in self._heard_by:
            queue.put_nowait(None)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """A stream, until it is cut."""
        if self.refusal:
            return web.Response(status=self.refusal)
        self.rates.append(request.query.get("comment_rate", ""))
        while self.meanwhile:
            self.say("An", self.meanwhile.pop(0))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._heard_by[queue] = request.query.get("fields", "")
        self.streams += 1
        try:
            with contextlib.suppress(ConnectionError):
                await response.write(b": hello\n\n")
                while (piece := await queue.get()) is not None:
                    await response.write(piece)
        finally:
            del self._heard_by[queue]
        return response

    # ------------------------------------------------------------ the list

    def listed(self, query: dict[str, str]) -> list[dict[str, Any]]:
        """As they are asked for."""
        since = int(query.get("since") or 0)
        rows = [row for row in self.rows if datetime.fromisoformat(row["created_time"]).timestamp() >= since]
        if query.get("order") == "reverse_chronological":
            rows.reverse()
        return [chosen(row, query.get("fields", ""), _USUAL) for row in rows]
