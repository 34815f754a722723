"""Answers as the Graph API has them: the fields that were asked for, lists with cursors, and refusals."""

from __future__ import annotations

import re
from typing import Any

from aiohttp import web

_FIELD = re.compile(r"(\w+)(?:\{([^{}]*)\})?")


class RefusedError(Exception):
    """Facebook says no."""

    def __init__(self, code: int, message: str, below: int = 0, status: int = 400, **more: Any) -> None:
        super().__init__(message)
        self.code, self.below, self.status, self.more = code, below, status, more

    def answer(self) -> web.Response:
        """As it says it."""
        error = {"message": f"(#{self.code}) {self}", "type": "OAuthException", "code": self.code, **self.more}
        error |= {"error_subcode": self.below} if self.below else {}
        return web.json_response({"error": error | {"fbtrace_id": "AbCdEf"}}, status=self.status)


def not_there(name: str) -> RefusedError:
    """Nothing of that name, or nothing that may be seen."""
    return RefusedError(100, f"Unsupported request. Object with ID '{name}' does not exist", 33)


def chosen(thing: dict[str, Any], fields: str, usual: str) -> dict[str, Any]:
    """What was asked for of a thing, its id with it. Raises: RefusedError: it has no such field."""
    found: dict[str, Any] = {}
    for name, inner in _FIELD.findall(fields or usual):
        if name not in thing:
            raise RefusedError(100, f"Tried accessing nonexisting field ({name})")
        value = thing[name]
        if isinstance(value, dict) and inner:
            value = {key: value[key] for key in inner.split(",") if key in value}
        if value is not None:
            found[name] = value
    return {**found, "id": thing["id"]}


def listed(rows: list[dict[str, Any]], query: dict[str, str]) -> web.Response:
    """A page of a list: as many as were asked for, from the cursor on, which is a number here."""
    begin, most = int(query.get("after") or 0), int(query.get("limit") or 25)
    page, end = rows[begin : begin + most], begin + most
    paging: dict[str, Any] = {"cursors": {"before": str(begin), "after": str(end)}}
    if end < len(rows):
        paging["next"] = f"https://graph.facebook.com/next?after={end}"
    return web.json_response({"data": page, **({"paging": paging} if page else {})})
