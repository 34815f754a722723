"""All of it on one port of this computer, and the hands of viewers."""

from __future__ import annotations

import json
import time
import uuid
from itertools import count
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.parts.douyin.pushing import Pushing
from tests.parts.douyin.tasks import ROOM, Reported, Tasks
from tests.parts.douyin.tokens import LAUNCH_TOKEN, Tokens


class Douyin:
    """The open platform, and one room. `place` is its address; entered in the event loop that it serves in.

    `asked`: what it was asked, in order; `statuses`: those of HTTP with which it answers next, whatever is asked.
    """

    def __init__(self, pushed_to: str) -> None:
        self.tokens, self.tasks, self.reported = Tokens(), Tasks(), Reported()
        self.pushing = Pushing(pushed_to, self.tasks)
        self.place = ""
        self.asked: list[str] = []
        self.statuses: list[int] = []
        self.said: list[str] = []  # texts that stand in the chat
        self._numbers = count(7_300_000_000_000_000_001)
        self._ids: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.add_routes([web.route("*", "/api/{what:.*}", self._answer)])
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.place = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.pushing.close()
        await self._runner.cleanup()

    # ------------------------------------------------------------ by hand

    def by(self, name: str, **more: Any) -> dict[str, Any]:
        """A message of a viewer, of whatever kind: `more` is what it says."""
        return {
            "msg_id": str(next(self._numbers)),
            "sec_openid": self._ids.setdefault(name, f"_000{uuid.uuid4().hex}"),
            "avatar_url": "https://p11.example.org/avatar.jpeg",
            "nickname": name,
            "timestamp": round(time.time() * 1000),
            **more,
        }

    async def say(self, name: str, text: str, **more: Any) -> bool:
        """A viewer writes. Whether the push was taken."""
        self.said.append(text)
        return await self.pushing.push("live_comment", [self.by(name, content=text, **more)])

    async def like(self, name: str, times: int) -> bool:
        return await self.pushing.push("live_like", [self.by(name, like_num=times)])

    def gift(self, name: str, number: int = 1, fen: int = 10, **more: Any) -> dict[str, Any]:
        """A gift of a viewer."""
        given = {"sec_gift_id": "n1/Dg1905sj1FyoBlQBvmbaDZFBNaKuKZH6zxHkv8Lg5x2cRfrKUTb8gzMs=", "audience_sec_open_id": ""}
        return self.by(name, gift_num=number, gift_value=fen, **given, **more)

    # ------------------------------------------------------------ over HTTP

    async def _answer(self, request: web.Request) -> web.Response:
        what, content = request.match_info["what"], await request.read()
        self.asked.append(what)
        if self.statuses:
            return web.Response(status=self.statuses.pop(0), text="<html>")
        wanted: dict[str, Any] = json.loads(content) if content else dict(request.query)
        if what == "apps/v2/token":
            return web.json_response(self.tokens.fetch(wanted))
        if not self.tokens.holds(request.headers.get("x-token" if what == "webcastmate/info" else "access-token", "")):
            return web.json_response({"err_no": 40022, "err_msg": "Invalid Access Token", "logid": "1"})
        answers = {
            ("POST", "webcastmate/info"): _launched,
            ("POST", "live_data/task/start"): self.tasks.start,
            ("POST", "live_data/task/stop"): self.tasks.stop,
            ("GET", "live_data/task/get"): self.tasks.status,
            ("GET", "live_data/task/fail_data/get"): self.tasks.page,
            ("POST", "live_data/ack"): self.reported.take,
        }
        answer = answers.get((request.method, what))
        return web.json_response(answer(wanted)) if answer is not None else web.Response(status=404)


def _launched(wanted: dict[str, Any]) -> dict[str, Any]:
    if wanted.get("token") != LAUNCH_TOKEN:
        return {"errcode": 40001, "errmsg": "invalid token"}
    info = {"room_id": int(ROOM), "anchor_open_id": "_000oJIu6APhomK7KIBGqSYm5XYPxCJB", "avatar_url": "", "nick_name": "Shop"}
    return {"data": {"ack_cfg": [], "linker_info": {"linker_id": 0, "linker_status": 0, "master_status": 0}, "info": info}}
