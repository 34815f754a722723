"""What the platform's error codes mean, in words that say what to do. Pure.

Codes: open-live.bilibili.com, "公共错误码". Five kinds: keys or code are not taken (`logged_out`), too much or too soon
(`limited`), somebody else runs it (`conflict`), the platform says no (`refused`), the platform is out of order (`unreachable`).
"""

from __future__ import annotations

from typing import NamedTuple

from bilibili import sentences as says
from studio.plugin_api.abilities import AbilityError, AbilityErrorCode
from studio.values.plain_text import plain
from studio.values.sentences import Template

_WORDS = 160  # characters of the platform's own, quoted
_OVER = (7000, 7003)  # "不在游戏内", "心跳过期": the round is over, or never was


class _Meaning(NamedTuple):
    kind: AbilityErrorCode
    words: Template
    pause_s: float = 0.0  # where the platform says how long it is no use to ask again


_MEANINGS = {
    4001: _Meaning("logged_out", says.key_unknown),
    4002: _Meaning("logged_out", says.wrong_secret),
    4003: _Meaning("refused", says.wrong_clock),
    4007: _Meaning("refused", says.not_from_here),
    4008: _Meaning("refused", says.no_rights),
    4009: _Meaning("limited", says.limited, 60.0),
    5000: _Meaning("unreachable", says.server_error),
    5001: _Meaning("unreachable", says.server_error),
    5002: _Meaning("unreachable", says.server_error),
    5003: _Meaning("unreachable", says.server_error),
    5004: _Meaning("refused", says.room_not_listed),
    5005: _Meaning("refused", says.room_barred),
    7001: _Meaning("limited", says.cooling, 10.0),  # so long the platform's documentation asks to wait
    7002: _Meaning("conflict", says.runs_elsewhere, 15.0),
    7007: _Meaning("logged_out", says.wrong_code),
    8002: _Meaning("refused", says.wrong_project),
}


class ProjectOverError(AbilityError):
    """The round has ended at the platform, and another one can be started."""

    def __init__(self) -> None:
        super().__init__("unreachable", says.project_over())


def refusal(code: int, message: str) -> AbilityError:
    """What the code of an answer means."""
    if code in _OVER:
        return ProjectOverError()
    found = _MEANINGS.get(code)
    if found is None:
        return AbilityError("refused", says.refuses(code=code, reason=plain(message, _WORDS)))
    words = found.words(code=code) if "code" in found.words.names else found.words()
    return AbilityError(found.kind, words, found.pause_s)
