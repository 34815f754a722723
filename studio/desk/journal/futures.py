"""Settling futures on their loop; one that was settled or cancelled already stays as it is."""

from __future__ import annotations

import asyncio
from typing import Any


def succeed(future: asyncio.Future[Any], result: Any = None) -> None:
    if not future.done():
        future.set_result(result)


def fail(future: asyncio.Future[Any], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)


def looked_at(future: asyncio.Future[Any]) -> None:
    """Keep a future that nobody awaits from complaining."""
    if not future.cancelled():
        future.exception()
