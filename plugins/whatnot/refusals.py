"""Answers that are no answer, in the operator's words. Pure.

Whatnot says what is wrong as RFC 9457 has it ("Problem Details"), but for 422, whose body has a form of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import own_words, rest_s
from studio.values.plain_text import shortened
from whatnot import sentences as says

_REASON = 200  # characters of Whatnot's own words


class _Problem(msgspec.Struct, frozen=True):
    """`type` is for programs, `detail` for people."""

    type: str = ""
    title: str = ""
    detail: str = ""
    required_scopes: list[str] | None = None


def refusal(status: int, headers: Mapping[str, str], body: bytes, place: str, path: str) -> AbilityError | None:
    """What an answer of this status means; None: it is a good one.

    Args:
        place: host and port, `path`: what was asked there. Neither has a secret.
    """
    if 200 <= status < 300:
        return None
    if 300 <= status < 400:
        return AbilityError("refused", says.elsewhere(place=place))
    if status == 429:
        rest = rest_s(headers)
        return AbilityError("limited", says.asked_too_often(place=place, seconds=f"{rest:g}"), pause_s=rest)
    if status >= 500:
        return AbilityError("unreachable", says.server_error(place=place, code=status))
    if status == 401:
        return AbilityError("refused", says.wrong_token())
    problem = _problem(body)
    if problem is None:
        words = own_words(body)
        return AbilityError("refused", says.refuses(reason=words) if words else says.no_api(place=place))
    reason = shortened(problem.detail or problem.title, _REASON) or str(status)
    if status == 403 and problem.required_scopes:
        return AbilityError("refused", says.missing_scope(scopes=shortened(", ".join(problem.required_scopes), _REASON)))
    if status == 403:
        return AbilityError("refused", says.forbidden(reason=reason))
    if status == 404:
        return AbilityError("not_found", says.not_found(path=path))
    return AbilityError("refused", says.refuses(reason=reason))


def _problem(body: bytes) -> _Problem | None:
    """None: it has another form, or is a page for people."""
    try:
        return msgspec.json.decode(body, type=_Problem)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
