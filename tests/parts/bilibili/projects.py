"""Projects: started in a room, kept by heartbeats, ended by their developer, by the room's owner or for want of a heartbeat."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.parts.bilibili.signatures import Signatures

ACCESS_KEY_ID, ACCESS_KEY_SECRET = "standin0key0id", "standin0key0secret"
APP_ID, IDENTITY_CODE, ROOM_ID = 1_650_000_000_001, "C4ND1NC0DE77", 4_639_581


@dataclass
class Round:
    """A project that runs. `greeting` opens the room's WebSocket."""

    greeting: str
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    beats: int = 0
    beaten_s: float = field(default_factory=time.monotonic)


class Projects:
    """What `live-open.biliapi.com/v2/app` does. `over(round)` is called with every round that ends.

    `refusals`: codes with which the next starts are answered; `statuses`: those of HTTP, for whatever is asked; `lives_s`: so
    long a round lives without a heartbeat; `has_rounds`: False for a project that knows none.
    """

    def __init__(self, over: Callable[[Round], None]) -> None:
        self._over = over
        self.signatures = Signatures(ACCESS_KEY_ID, ACCESS_KEY_SECRET)
        self.identity_code = IDENTITY_CODE
        self.rounds: dict[str, Round] = {}
        self.links: list[str] = []
        self.lives_s = 60.0
        self.has_rounds = True
        self.refusals: list[int] = []
        self.statuses: list[int] = []
        self.asked: list[str] = []

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/v2/app/{what}", self._ask)]

    @property
    def round(self) -> Round:
        """The one that runs."""
        (found,) = self.rounds.values()
        return found

    def finish(self, found: Round) -> None:
        """A round ends, whoever wants that."""
        if self.rounds.pop(found.id, None) is not None:
            self._over(found)

    def expire(self) -> None:
        """Rounds without a heartbeat end."""
        for found in list(self.rounds.values()):
            if self.has_rounds and time.monotonic() - found.beaten_s > self.lives_s:
                self.finish(found)

    async def _ask(self, request: web.Request) -> web.Response:
        what, body = request.match_info["what"], await request.read()
        self.asked.append(what)
        if self.statuses:
            return web.Response(status=self.statuses.pop(0), text="<html>")
        code = self.signatures.wrong(request, body)
        data: dict[str, Any] = {}
        if code == 0:
            asked = {"start": self._start, "heartbeat": self._heartbeat, "end": self._end}.get(what)
            code, data = asked(json.loads(body)) if asked is not None else (4010, {})
        return web.json_response({"code": code, "message": "ok" if code == 0 else f"no {code}", "request_id": "1", "data": data})

    def _start(self, wanted: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.expire()
        if self.refusals:
            return self.refusals.pop(0), {}
        if wanted.get("app_id") != APP_ID:
            return 8002, {}
        if wanted.get("code") != self.identity_code:
            return 7007, {}
        if self.has_rounds and self.rounds:
            return 7002, {}
        greeting = {"roomid": ROOM_ID, "protover": 2, "uid": 1_081_499_745, "key": uuid.uuid4().hex, "group": "open"}
        started = Round(json.dumps(greeting))
        self.rounds[started.id] = started
        return 0, {
            "game_info": {"game_id": started.id if self.has_rounds else ""},
            "websocket_info": {"auth_body": started.greeting, "wss_link": self.links},
            "anchor_info": {"room_id": ROOM_ID, "uname": "Shop", "uface": "", "uid": 0, "open_id": uuid.uuid4().hex},
        }

    def _heartbeat(self, wanted: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.expire()
        found = self.rounds.get(wanted.get("game_id", ""))
        if found is None:
            return 7003, {}
        found.beats += 1
        found.beaten_s = time.monotonic()
        return 0, {}

    def _end(self, wanted: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        found = self.rounds.get(wanted.get("game_id", ""))
        if found is None or wanted.get("app_id") != APP_ID:
            return 7000, {}
        self.finish(found)
        return 0, {}
