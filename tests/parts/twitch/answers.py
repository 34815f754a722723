"""Answers as the API has them."""

from __future__ import annotations

from typing import Any

from aiohttp import web


def data(rows: list[dict[str, Any]]) -> web.Response:
    """An answer as nearly all of them are."""
    return web.json_response({"data": rows})


def no(status: int, error: str, message: str) -> web.Response:
    """A refusal as the API gives it."""
    return web.json_response({"error": error, "status": status, "message": message}, status=status)
