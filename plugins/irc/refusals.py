"""What the servers' refusals mean, in words that say what to do. Pure."""

from __future__ import annotations

import re

from irc import sentences as says
from irc.line import Line
from studio.plugin_api.abilities import AbilityError
from studio.values.plain_text import plain
from studio.values.sentences import Template, together

_WORDS = 120  # of the server's own, quoted

ENTRY = {
    "432": says.nickname_refused,
    "464": says.wants_password,
    "465": says.banned_here,
    "466": says.banned_here,
    "902": says.account_locked,
    "904": says.wrong_password,
    "905": says.password_too_long,
}
CHANNEL = {
    "403": says.channel_unknown,
    "405": says.too_many_channels,
    "437": says.split,
    "470": says.led_elsewhere,
    "471": says.full,
    "473": says.invited_only,
    "474": says.banned,
    "475": says.needs_key,
    "476": says.channel_refused,
    "477": says.registered_only,
    "489": says.encrypted_only,
}
MESSAGE = {
    "401": says.channel_gone,
    "403": says.channel_gone,
    "404": says.no_voice,
    "412": says.no_text,
    "413": says.takes_no_messages,
    "417": says.message_too_long,
    "442": says.not_in_channel,
}
BAN = {
    "403": says.channel_gone,
    "442": says.not_in_channel,
    "478": says.bans_full,
    "482": says.ban_refused,
}
PUT_OUT = {  # who is not there (401, 441) needs not be put out
    "403": says.channel_gone,
    "442": says.not_in_channel,
    "482": says.kick_refused,
    "484": says.kick_refused,
    "485": says.kick_refused,
}

_CLOSING = {  # many servers say so in an ERROR alone
    r"password|denied": says.wants_password,
    r"\bban|\b[gkz]-?line": says.banned_here,
}


def closing(line: Line, server: str) -> AbilityError:
    """What an ERROR means, after which the server ends the connection."""
    own = plain(line.param(-1), _WORDS)
    quoted = says.server_says(words=own)
    for pattern, template in _CLOSING.items():
        if re.search(pattern, own, re.IGNORECASE):
            return AbilityError("refused", together(template(server=server), quoted))
    return AbilityError("unreachable", together(says.ended(server=server), quoted))


def refusal(template: Template, line: Line | None = None, **named: str) -> AbilityError:
    """The error that says so, with the server's own last words where it has some. Of `named` the template takes its fields."""
    text = template(**{name: named[name] for name in template.names})
    own = plain(line.param(-1), _WORDS) if line is not None and len(line.params) > 1 else ""
    return AbilityError("refused", together(text, says.server_says(words=own)) if own else text)
