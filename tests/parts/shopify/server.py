"""The shop on a port of this computer: the Admin API's address, who may ask, and what is held against the schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from graphql import DocumentNode, GraphQLError, OperationDefinitionNode, execute_sync, parse

from tests.parts.shopify.answers import Answers
from tests.parts.shopify.changes import Changes
from tests.parts.shopify.cost import LARGEST, Bucket, actual, requested
from tests.parts.shopify.schema import VERSION, problems, schema
from tests.parts.shopify.store import Store

TOKEN = "shpat_0123456789abcdef0123456789abcdef"


@cache
def _document(question: str) -> tuple[DocumentNode, tuple[GraphQLError, ...]]:
    document = parse(question)
    return document, tuple(problems(document))


class Shopify:
    """A shop. `place` is its address; entered in the event loop it serves in.

    `problems`: what did not agree with the schema; `asked`: the fields that were asked for at the top. `failures`: what the next
    requests are answered with, status, body and headers. `before(field)` is called before a question is answered; `loses`: so
    many answers are lost on their way.
    """

    def __init__(self) -> None:
        self.store = Store()
        self.answers = Answers(self.store)
        self._changes = Changes(self.store, self.answers)
        self.bucket = Bucket()
        self.problems: list[str] = []
        self.asked: list[str] = []
        self.failures: list[tuple[int, str, dict[str, str]]] = []
        self.before: Callable[[str], None] = lambda field: None
        self.loses = 0
        self.place = ""

    async def __aenter__(self) -> Self:
        schema()
        application = web.Application()
        application.add_routes([web.post("/admin/api/{version}/graphql.json", self._graphql)])
        self._runner = web.AppRunner(application, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.place = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._runner.cleanup()

    async def _graphql(self, request: web.Request) -> web.Response:
        if self.failures:
            status, text, headers = self.failures.pop(0)
            return web.Response(status=status, text=text, headers=headers)
        if request.headers.get("X-Shopify-Access-Token") != TOKEN:
            words = "[API] Invalid API key or access token (unrecognized login or wrong password)"
            return web.json_response({"errors": words}, status=401)
        if request.match_info["version"] != VERSION:
            return web.json_response({"errors": "Not Found"}, status=404)
        asked = json.loads(await request.read())
        answer = self._answer(asked["query"], asked.get("variables") or {})
        if self.loses:
            self.loses -= 1
            assert request.transport is not None
            request.transport.close()
        return web.json_response(answer)

    def _answer(self, question: str, variables: dict[str, Any]) -> dict[str, Any]:
        document, wrong = _document(question)
        if wrong:
            self.problems += [str(one) for one in wrong]
            return {"errors": [one.formatted for one in wrong]}
        cost = requested(document, variables)
        if cost > LARGEST:
            self.problems.append(f"{cost} points for {question}")
            return {"errors": [{"message": "Query cost is too high", "extensions": {"code": "MAX_COST_EXCEEDED"}}]}
        if self.bucket.left < cost:
            self.asked.append("THROTTLED")
            return {
                "errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}],
                "extensions": self._points(cost, None),
            }
        operation = next(one for one in document.definitions if isinstance(one, OperationDefinitionNode))
        fields = [one.name.value for one in operation.selection_set.selections]  # type: ignore[attr-defined]
        for field in fields:
            self.asked.append(field)
            self.before(field)
        root = self._changes.root() if operation.operation.value == "mutation" else self.answers.root()
        result = execute_sync(schema(), document, root, variable_values=variables)
        for error in result.errors or []:
            if not (error.extensions or {}).get("code"):
                self.problems.append(str(error))
        spent = actual(result.data, document)
        self.bucket.spend(spent)
        return dict(result.formatted) | {"extensions": self._points(cost, spent)}

    def _points(self, cost: int, spent: int | None) -> dict[str, Any]:
        status = {
            "maximumAvailable": self.bucket.most,
            "currentlyAvailable": int(self.bucket.left),
            "restoreRate": self.bucket.rate_per_s,
        }
        return {"cost": {"requestedQueryCost": cost, "actualQueryCost": spent, "throttleStatus": status}}
