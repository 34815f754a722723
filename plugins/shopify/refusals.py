"""Answers that are no answer, in the operator's words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from shopify import sentences as says
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import own_words
from studio.values.plain_text import shortened

_REASON = 200  # characters of Shopify's own words


def of_status(status: int, headers: Mapping[str, str], body: bytes, place: str) -> AbilityError | None:
    """What an HTTP status means; None: that of an answer. 429 is not among them: whoever asked waits."""
    if status == 200:
        return None
    if 300 <= status < 400:
        return AbilityError("refused", says.elsewhere(place=place, page=_host(headers.get("location", ""))))
    if status == 401:
        return AbilityError("refused", says.wrong_token())
    if status in (402, 423):
        return AbilityError("refused", says.paused(place=place))
    if status == 403:
        return AbilityError("refused", says.forbidden(reason=own_words(body) or str(status)))
    if status == 404:
        return AbilityError("refused", says.no_shop(place=place))
    if status >= 500:
        return AbilityError("unreachable", says.server_error(place=place, code=status))
    return AbilityError("refused", says.refuses(reason=own_words(body) or str(status)))


def is_throttled(errors: list[Any]) -> bool:
    """Whether it was not answered because too much was asked."""
    return any(_code(error) == "THROTTLED" for error in errors)


def of_errors(errors: list[Any], place: str) -> AbilityError | None:
    """What the `errors` of an answer mean; None where they only keep back who the buyer is, as smaller plans do."""
    for error in errors:
        code, path = _code(error), error.get("path") if isinstance(error, dict) else None
        message = shortened(str(error.get("message", "")), _REASON) if isinstance(error, dict) else ""
        if code == "ACCESS_DENIED":
            if isinstance(path, list) and "customer" in path:
                continue
            return AbilityError("refused", says.forbidden(reason=message))
        if code == "SHOP_INACTIVE":
            return AbilityError("refused", says.paused(place=place))
        if code == "INTERNAL_SERVER_ERROR":
            return AbilityError("unreachable", says.failed(reason=message))
        return AbilityError("refused", says.refuses(reason=message))
    return None


def _code(error: object) -> str:
    extensions = error.get("extensions") if isinstance(error, dict) else None
    return str(extensions.get("code", "")) if isinstance(extensions, dict) else ""


def _host(address: str) -> str:
    try:
        return shortened(httpx.URL(address).host, _REASON)
    except httpx.InvalidURL:
        return ""
