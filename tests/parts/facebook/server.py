"""All of it on one port of this computer: one page, `Shop`, with one live video from the beginning."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.parts.facebook.answers import RefusedError, chosen, listed, not_there
from tests.parts.facebook.comments import Comments
from tests.parts.facebook.contract import Contract
from tests.parts.facebook.tokens import MANAGE, PUBLISH, READ, Tokens
from tests.parts.facebook.videos import Videos

PAGE, PERSON = "100200300400", "900800700"


class Facebook:
    """`failures`: refusals with which the next changes are answered, whatever they are; `down`: all requests. `blocks`: False, it
    blocks and unblocks nobody, and says so. `usage`: headers of all answers; `asked`: method and path of each request. `place` is
    its address; entered in the event loop it serves in."""

    def __init__(self) -> None:
        self.contract = Contract()
        self.tokens = Tokens(PAGE, PERSON)
        self.videos = Videos(PAGE)
        self.live = self.videos.add("Tonight", "LIVE")
        self.videos.arrive(self.live)
        self.comments = Comments(self.videos.videos[self.live]["video"]["id"])
        self.failures: list[RefusedError] = []
        self.down: RefusedError | None = None
        self.blocks = True
        self.usage: dict[str, str] = {}
        self.asked: list[tuple[str, str]] = []
        self.place = ""

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.add_routes(
            [
                web.get("/streaming/{video}/live_comments", self._stream),
                web.route("*", "/{version:v[0-9.]+}/{path:.+}", self._graph),
            ]
        )
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.place = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.comments.cut()
        await self._runner.cleanup()

    # ------------------------------------------------------------ over HTTP

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        try:
            self._kind(dict(request.query))
            self.tokens.need(READ)
            if request.match_info["video"] != self.live:
                raise not_there(request.match_info["video"])
        except RefusedError as error:
            return error.answer()
        return await self.comments.serve(request)

    async def _graph(self, request: web.Request) -> web.Response:
        path = request.match_info["path"].strip("/")
        fields = {**request.query, **{name: str(value) for name, value in (await request.post()).items()}}
        self.asked.append((request.method, path))
        try:
            if self.down is not None:
                raise self.down
            if self.failures and request.method == "POST":
                raise self.failures.pop(0)
            if path == "oauth/access_token":
                return web.json_response(self.tokens.exchange(fields))
            if path == "debug_token":
                found = self.tokens.inspect(fields)
                self.contract.inspection(fields, found)
                return web.json_response({"data": found})
            answer = self._answer(request.method, path, fields, self._kind(fields))
        except RefusedError as error:
            answer = error.answer()
        answer.headers.update(self.usage)
        return answer

    def _kind(self, fields: dict[str, str]) -> str:
        return self.tokens.kind(fields.get("access_token", ""), fields.get("appsecret_proof", ""))

    def _answer(self, method: str, path: str, fields: dict[str, str], kind: str) -> web.Response:
        name, _stroke, edge = path.partition("/")
        name = self.tokens.owner(kind) if name == "me" else name
        node, do = self._node(name, method, edge)
        if do is None:
            raise RefusedError(100, f"Unsupported {method.lower()} request")
        if kind != "page" and (method, edge) != ("GET", ""):
            raise RefusedError(200, "A page access token is required")
        self.contract.request(node, method, edge, fields)
        return do(name, fields)

    def _node(self, name: str, method: str, edge: str) -> tuple[str, Callable[[str, dict[str, str]], web.Response] | None]:
        """What kind of thing is named, and what such a request does with it. Raises: RefusedError: there is none."""
        table: dict[tuple[str, str, str], Callable[[str, dict[str, str]], web.Response]] = {
            ("page", "GET", ""): self._page,
            ("page", "GET", "live_videos"): self._list,
            ("page", "POST", "live_videos"): self._make,
            ("page", "POST", "blocked"): self._block,
            ("page", "DELETE", "blocked"): self._unblock,
            ("user", "GET", ""): self._person,
            ("live video", "GET", ""): self._video,
            ("live video", "POST", ""): self._change,
            ("live video", "GET", "comments"): self._comments,
            ("video", "POST", "comments"): self._write,
            ("comment", "GET", ""): self._comment,
            ("comment", "DELETE", ""): self._delete,
            ("comment", "POST", ""): self._hide,
        }
        kinds = {
            "page": name == PAGE,
            "user": name == PERSON,
            "live video": name in self.videos.videos,
            "video": self.videos.of_seen(name) is not None,
            "comment": self.comments.find(name) is not None,
        }
        node = next((kind for kind, is_one in kinds.items() if is_one), "")
        if not node:
            raise not_there(name)
        return node, table.get((node, method, edge))

    # ------------------------------------------------------------ page and person

    def _page(self, _name: str, fields: dict[str, str]) -> web.Response:
        page = {"id": PAGE, "name": "Shop", "category": "Retail"}
        if "access_token" in fields.get("fields", ""):
            page["access_token"] = self.tokens.of_page()
        return web.json_response(chosen(page, fields.get("fields", ""), "id,name"))

    def _person(self, _name: str, fields: dict[str, str]) -> web.Response:
        return web.json_response(chosen({"id": PERSON, "name": "Kim"}, fields.get("fields", ""), "id,name"))

    def _block(self, _name: str, fields: dict[str, str]) -> web.Response:
        self.tokens.need(MANAGE)
        users = json.loads(fields["user"])
        self.comments.blocked |= {*users} if self.blocks else set()
        return web.json_response(dict.fromkeys(users, self.blocks))

    def _unblock(self, _name: str, fields: dict[str, str]) -> web.Response:
        self.tokens.need(MANAGE)
        if self.blocks:
            self.comments.blocked.discard(fields["user"])
        return web.json_response({"success": self.blocks})

    # ------------------------------------------------------------ live videos

    def _list(self, _name: str, fields: dict[str, str]) -> web.Response:
        found = [chosen(video, fields.get("fields", ""), "status,title") for video in self.videos.listed(fields)]
        return listed([self._answered("live video", video) for video in found], fields)

    def _video(self, name: str, fields: dict[str, str]) -> web.Response:
        found = chosen(self.videos.videos[name], fields.get("fields", ""), "status,title,secure_stream_url")
        return web.json_response(self._answered("live video", found))

    def _make(self, _name: str, fields: dict[str, str]) -> web.Response:
        self.tokens.need(PUBLISH)
        return web.json_response(self.videos.make(fields))

    def _change(self, name: str, fields: dict[str, str]) -> web.Response:
        self.tokens.need(PUBLISH)
        return web.json_response(self.videos.change(name, fields))

    # ------------------------------------------------------------ comments

    def _comments(self, name: str, fields: dict[str, str]) -> web.Response:
        self.tokens.need(READ)
        rows = self.comments.listed(fields) if name == self.live else []
        return listed([self._answered("comment", row) for row in rows], fields)

    def _write(self, _name: str, fields: dict[str, str]) -> web.Response:
        self.tokens.need(MANAGE)
        row = self.comments.put({"id": PAGE, "name": "Shop"}, fields["message"])
        return web.json_response({"id": row["id"]})

    def _comment(self, name: str, fields: dict[str, str]) -> web.Response:
        self.tokens.need(READ)
        row = self.comments.find(name)
        assert row is not None
        return web.json_response(self._answered("comment", chosen(row, fields.get("fields", ""), "created_time,from,message")))

    def _delete(self, name: str, _fields: dict[str, str]) -> web.Response:
        self.tokens.need(MANAGE, name)
        self.comments.rows = [row for row in self.comments.rows if row["id"] != name]
        return web.json_response({"success": True})

    def _hide(self, name: str, fields: dict[str, str]) -> web.Response:
        self.tokens.need(MANAGE, name)
        row = self.comments.find(name)
        assert row is not None
        row["is_hidden"] = fields["is_hidden"] == "true"
        return web.json_response({"success": True})

    def _answered(self, node: str, found: dict[str, Any]) -> dict[str, Any]:
        self.contract.answer(node, found)
        return found
