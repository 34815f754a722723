"""Answers as Google's interfaces have them."""

from __future__ import annotations

from typing import Any

from aiohttp import web


def listed(kind: str, items: list[dict[str, Any]]) -> web.Response:
    """A list of resources."""
    count = {"totalResults": len(items), "resultsPerPage": 5}
    return web.json_response({"kind": f"youtube#{kind}ListResponse", "pageInfo": count, "items": items})


def no(status: int, reason: str, message: str = "On purpose.") -> web.Response:
    """A refusal as Google's interfaces give it."""
    details = [{"message": message, "domain": "youtube", "reason": reason}]
    return web.json_response({"error": {"code": status, "message": message, "errors": details}}, status=status)
