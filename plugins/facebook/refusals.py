"""What Facebook says where it says no, in the operator's words and as one of the kinds of failure. Pure.

Numbers: https://developers.facebook.com/docs/graph-api/guides/error-handling, and "Reference" of the Live Video API.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import msgspec

from facebook import sentences as says
from facebook.answers import Error, Refusal
from studio.plugin_api.abilities import AbilityError, AbilityErrorCode
from studio.values.plain_text import plain

INVALID, NOT_THERE = 100, 33  # a number, and a number below it
TOO_MUCH = (4, 17, 32, 341, 613, *range(80_000, 80_015))
_NO_LOGIN, _AWAY, _RIGHTS = (102, 190), (1, 2), (3, 10, *range(200, 300))
_UNKNOWN_NAME, _BLOCKED, _TWICE = 803, 368, 506
_NOT_ELIGIBLE = (1_363_120, 1_363_144)  # the account is too new, or has too few followers
_BLOCKED_S = 600.0
_PROOF = "appsecret_proof"  # Facebook has no number for a wrong one
_WORDS = 160  # characters of Facebook's own, quoted
_TOKEN = re.compile(r"EAA[0-9A-Za-z_-]{8,}")  # as Facebook's begin


class FacebookRefusalError(AbilityError):
    """Facebook says no; `number` and `below` are its own, for what means something else at one of its addresses."""

    def __init__(self, code: AbilityErrorCode, text: str, error: Error, pause_s: float = 0.0) -> None:
        super().__init__(code, text, pause_s)
        self.number, self.below = error.code, error.error_subcode


def read(content: bytes) -> Error:
    """What a refusal says; an empty one: nothing that is known here."""
    try:
        return msgspec.json.decode(content, type=Refusal).error
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return Error()


def refusal(status: int, error: Error, secrets: Collection[str]) -> AbilityError:
    """The failure that an answer means, but for those of asking too much. None of the `secrets` stands in it: Facebook repeats a
    token that it cannot read."""
    words = plain(_without(error.error_user_msg or error.message, secrets), _WORDS) or "?"
    number = error.code
    if number in _NO_LOGIN:
        return FacebookRefusalError("logged_out", says.token_refused(reason=words), error)
    if error.error_subcode in _NOT_ELIGIBLE:
        return FacebookRefusalError("refused", says.not_eligible(reason=words), error)
    if number == INVALID and _PROOF in error.message:
        return FacebookRefusalError("refused", says.wrong_app_secret(), error)
    if number in _RIGHTS:
        return FacebookRefusalError("refused", says.no_right(reason=words), error)
    if number == _UNKNOWN_NAME or (number == INVALID and error.error_subcode == NOT_THERE):
        return FacebookRefusalError("not_found", says.not_found(), error)
    if number == _BLOCKED:
        return FacebookRefusalError("refused", says.blocked(reason=words), error, _BLOCKED_S)
    if number == _TWICE:
        return FacebookRefusalError("refused", says.said_twice(), error)
    if number in _AWAY or error.is_transient or status >= 500:
        return FacebookRefusalError("unreachable", says.server_error(code=number or status), error)
    return FacebookRefusalError("refused", says.refuses(code=number or status, reason=words), error)


def _without(words: str, secrets: Collection[str]) -> str:
    for secret in filter(None, secrets):
        words = words.replace(secret, "…")
    return _TOKEN.sub("…", words)
