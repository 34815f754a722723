"""Answers that are no answer, in the operator's words. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping

from oscar import sentences as says
from studio.plugin_api.abilities import AbilityError
from studio.values.plain_text import shortened

_REASON = 200  # characters of the server's own words
LONGEST_REST_S = 60.0


def refusal(status: int, headers: Mapping[str, str], body: bytes, place: str, path: str, user: str) -> AbilityError | None:
    """What an answer of this status means; None: it is a good one.

    Args:
        place: host and port, `path`: what was asked there.
        user: who asked; empty: the user of a token.
    """
    if 200 <= status < 300:
        return None
    if 300 <= status < 400:
        page = shortened(headers.get("location", ""), _REASON).partition("?")[0]
        return AbilityError("refused", says.elsewhere(place=place, page=page))
    if status == 401:
        return AbilityError("refused", says.wrong_password(user=repr(user)) if user else says.wrong_token())
    if status == 403:
        return AbilityError("refused", says.forbidden(user=repr(user) if user else says.token(), reason=_reason(status, body)))
    if status == 404:
        if _is_json(body):
            return AbilityError("not_found", says.not_found(path=path))
        return AbilityError("refused", says.no_api(url=f"{place}{path}"))
    if status == 429:
        return AbilityError("limited", says.asked_too_often(place=place, seconds=f"{rest_s(headers):g}"))
    if status >= 500:
        return AbilityError("unreachable", says.server_error(place=place, code=status))
    return AbilityError("refused", says.refuses(reason=_reason(status, body)))


def rest_s(headers: Mapping[str, str]) -> float:
    """For how long a server that is asked too often wants not to be."""
    try:
        return min(LONGEST_REST_S, max(0.0, float(headers["retry-after"])))
    except (KeyError, ValueError):
        return 1.0


def _reason(status: int, body: bytes) -> str:
    """The server's own words, where it has any that are no page."""
    return shortened(body[: 4 * _REASON].decode("utf-8", "replace"), _REASON) if _is_json(body) else str(status)


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True
