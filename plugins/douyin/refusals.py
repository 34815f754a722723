"""What the platform's error codes mean, in words that say what to do. Pure.

Codes: developer.open-douyin.com, on the page of each interface. Those of a token that is over are told apart: another is fetched.
"""

from __future__ import annotations

from typing import NamedTuple

from douyin import sentences as says
from studio.plugin_api.abilities import AbilityError, AbilityErrorCode
from studio.values.plain_text import plain
from studio.values.sentences import Template

_WORDS = 160  # characters of the platform's own, quoted
_TOKEN_OVER = 40022  # "无效的AccessToken"
MOUNT_PAUSE_S = 10.0  # a host who opens the app's play is waited for


class _Meaning(NamedTuple):
    kind: AbilityErrorCode
    words: Template
    pause_s: float = 0.0


_MEANINGS = {
    -1: _Meaning("unreachable", says.server_error),
    10001: _Meaning("unreachable", says.server_error),
    40001: _Meaning("logged_out", says.launch_token_over),
    40002: _Meaning("refused", says.no_right),
    40007: _Meaning("limited", says.limited, 1.0),
    40015: _Meaning("logged_out", says.app_unknown),
    40017: _Meaning("logged_out", says.wrong_secret),
    5003019: _Meaning("conflict", says.not_mounted, MOUNT_PAUSE_S),
}


class TokenOverError(AbilityError):
    """The access token is not taken: it is too old, or somebody has fetched another one for the same app."""

    def __init__(self) -> None:
        super().__init__("unreachable", says.token_over(code=_TOKEN_OVER))


def refusal(code: int, message: str) -> AbilityError:
    """What the code of an answer means."""
    if code == _TOKEN_OVER:
        return TokenOverError()
    found = _MEANINGS.get(code)
    if found is None:
        return AbilityError("refused", says.refuses(code=code, reason=plain(message, _WORDS)))
    words = found.words(code=code) if "code" in found.words.names else found.words()
    return AbilityError(found.kind, words, found.pause_s)
