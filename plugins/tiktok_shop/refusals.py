"""Answers that are no answer, in the operator's words. Pure.

TikTok Shop says what is wrong by a code, and uses 36009004 for a dozen things that only its words tell apart ("Common errors" in
its documentation). Codes that are not listed here keep TikTok's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import rest_s
from studio.values.plain_text import shortened
from tiktok_shop import sentences as says
from tiktok_shop.answers import Envelope, WriteError

_REASON = 200  # characters of TikTok's own words
_BAD_PARAMETER = 36009004
_TOKEN_OVER = frozenset({105002})
_TOO_OFTEN = frozenset({36009002, 12052109})
_FAILED = frozenset(
    {36009003, 36009007, 10002014, 10002015, 10006402, 10037002, 10037003, 10037004, 12001000, 12052881, 33001002}
)
_NOT_THERE = frozenset({12019008, 12019150, 12052031, 12052032, 12052034, 12052048, 12052260, 21008111})
_FORBIDDEN = frozenset({105005, 12009014, 12019114, 12052700, 36009033})
_PROMOTED = frozenset({12019045, 12052038})
_WRONG_STATUS = frozenset({12019113})
_WRONG_SIGN = 106001


def mend_of(said: Envelope) -> Literal["token", "clock", ""]:
    """What another try needs: another token, or TikTok's own time. "": it is of no use."""
    words = (said.message or "").lower().replace("-", "_")
    if said.code in _TOKEN_OVER or (said.code == _BAD_PARAMETER and "access_token" in words):
        return "token"
    return "clock" if said.code == _BAD_PARAMETER and "timestamp" in words else ""


def is_wrong_app(said: Envelope) -> bool:
    """Whether it is the app's key or secret that TikTok Shop does not know."""
    return said.code == _WRONG_SIGN or (said.code == _BAD_PARAMETER and "app_key" in (said.message or ""))


def of_status(status: int, headers: Mapping[str, str], place: str) -> AbilityError | None:
    """What an HTTP status without an answer of TikTok Shop's own means; None: nothing by itself."""
    if status == 429:
        return AbilityError("limited", says.asked_too_often(place=place, seconds=f"{rest_s(headers):g}"))
    if status >= 500:
        return AbilityError("unreachable", says.server_error(place=place, code=status))
    return None


def of_code(said: Envelope, place: str) -> AbilityError | None:
    """What an answer's code means; None: it is a good one."""
    code, reason = said.code, shortened(said.message or "", _REASON) or str(said.code)
    if code == 0:
        return None
    if mend := mend_of(said):
        return AbilityError("logged_out", says.token_refused()) if mend == "token" else AbilityError("refused", says.clock())
    if code in _TOO_OFTEN:
        return AbilityError("limited", says.asked_too_often(place=place, seconds="1"))
    if code in _FAILED:
        return AbilityError("unreachable", says.failed(reason=reason))
    if code in _NOT_THERE:
        return AbilityError("not_found", says.not_found(reason=reason))
    if code in _FORBIDDEN:
        return AbilityError("refused", says.forbidden(reason=reason))
    if is_wrong_app(said):
        return AbilityError("refused", says.wrong_app(reason=reason))
    return _of_goods(code) or AbilityError("refused", says.refuses(reason=reason, code=code))


def of_errors(errors: Iterable[WriteError]) -> AbilityError | None:
    """What the errors within a good answer mean: none of the change's SKUs is told apart, for each change has one."""
    for error in errors:
        inner = next(iter((error.detail.extra_errors if error.detail else None) or []), error)
        reason = shortened(inner.message or error.message or "", _REASON) or str(inner.code)
        return (
            _of_goods(inner.code)
            or _of_goods(error.code)
            or AbilityError("refused", says.refuses(reason=reason, code=inner.code))
        )
    return None


def _of_goods(code: int) -> AbilityError | None:
    if code in _PROMOTED:
        return AbilityError("refused", says.promoted())
    return AbilityError("refused", says.wrong_status()) if code in _WRONG_STATUS else None
