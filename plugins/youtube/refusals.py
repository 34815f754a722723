"""What YouTube says where it says no, in the operator's words and as one of the kinds of failure. Pure."""

from __future__ import annotations

import msgspec

from studio.plugin_api.abilities import AbilityError, AbilityErrorCode
from studio.values.plain_text import plain
from studio.values.sentences import Sentence, Template
from youtube import sentences as says
from youtube.answers import Refusal

_WORDS = 160  # characters of YouTube's own, quoted
QUOTA_GONE = ("quotaExceeded", "dailyLimitExceeded")
TOO_FAST = ("rateLimitExceeded", "userRateLimitExceeded")
CHAT_GONE_S = 60.0  # between two looks for another chat: to be told so costs a page
CHAT_GONE = ("liveChatEnded", "liveChatNotFound", "liveChatDisabled")
_KNOWN: dict[str, tuple[AbilityErrorCode, Sentence]] = {
    "accessNotConfigured": ("refused", says.api_off()),
    "SERVICE_DISABLED": ("refused", says.api_off()),
    "liveStreamingNotEnabled": ("refused", says.live_off()),
    "youtubeSignupRequired": ("refused", says.no_channel()),
    "liveChatEnded": ("not_found", says.chat_ended()),
    "liveChatNotFound": ("not_found", says.chat_ended()),
    "liveChatDisabled": ("not_found", says.no_chat()),
}
_NO_LOGIN = ("authError", "authorizationRequired", "insufficientPermissions", "required")
_QUOTED: dict[int, tuple[AbilityErrorCode, Template]] = {
    401: ("logged_out", says.login_refused),
    404: ("not_found", says.not_found),
}


class YouTubeRefusalError(AbilityError):
    """YouTube says no; `status` and `reason` are its own, for what means something else at one of its addresses."""

    def __init__(self, code: AbilityErrorCode, text: str, status: int, reason: str) -> None:
        super().__init__(code, text, CHAT_GONE_S if reason in CHAT_GONE else 0.0)
        self.status, self.reason = status, reason


def reason_of(content: bytes) -> str:
    """YouTube's word for why; "" where it has none."""
    return _read(content).reason


def refusal(status: int, content: bytes) -> AbilityError:
    """The failure that an answer means, but for those of the quota and of asking too fast."""
    if status == 501 or status < 500:
        return _said_no(status, _read(content))
    return AbilityError("unreachable", says.server_error(code=status))


def _said_no(status: int, said: Refusal) -> AbilityError:
    reason, words = said.reason, plain(said.error.message, _WORDS) or said.reason or "?"
    if status == 409:
        return AbilityError("conflict", says.conflict())
    if reason in _KNOWN:
        code, text = _KNOWN[reason]
        return YouTubeRefusalError(code, text, status, reason)
    if reason in _NO_LOGIN:
        return YouTubeRefusalError("logged_out", says.login_refused(reason=words), status, reason)
    if status in _QUOTED:
        code, template = _QUOTED[status]
        return YouTubeRefusalError(code, template(reason=words), status, reason)
    return YouTubeRefusalError("refused", says.refuses(code=status, reason=words), status, reason)


def _read(content: bytes) -> Refusal:
    """A refusal, or the first in an array, which Google gives where it would stream."""
    try:
        found = msgspec.json.decode(content, type=Refusal | list[Refusal])
    except (msgspec.DecodeError, RecursionError):
        return Refusal()
    if isinstance(found, Refusal):
        return found
    return found[0] if found else Refusal()
