"""Answers that are no answer, in the operator's words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from oscar import sentences as says
from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import own_words, rest_s
from studio.values.plain_text import shortened

_PAGE = 200  # characters of an address that is shown


def refusal(status: int, headers: Mapping[str, str], body: bytes, place: str, path: str, user: str) -> AbilityError | None:
    """What an answer of this status means; None: it is a good one.

    Args:
        place: host and port, `path`: what was asked there.
        user: who asked; empty: the user of a token.
    """
    if 200 <= status < 300:
        return None
    if 300 <= status < 400:
        page = shortened(headers.get("location", ""), _PAGE).partition("?")[0]
        return AbilityError("refused", says.elsewhere(place=place, page=page))
    if status == 401:
        return AbilityError("refused", says.wrong_password(user=repr(user)) if user else says.wrong_token())
    if status == 403:
        return AbilityError(
            "refused", says.forbidden(user=repr(user) if user else says.token(), reason=own_words(body) or str(status))
        )
    if status == 404:
        if own_words(body):
            return AbilityError("not_found", says.not_found(path=path))
        return AbilityError("refused", says.no_api(url=f"{place}{path}"))
    if status == 429:
        return AbilityError("limited", says.asked_too_often(place=place, seconds=f"{rest_s(headers):g}"))
    if status >= 500:
        return AbilityError("unreachable", says.server_error(place=place, code=status))
    return AbilityError("refused", says.refuses(reason=own_words(body) or str(status)))
