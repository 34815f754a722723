"""What the servers' refusals mean, in words that say what to do. Pure."""

from __future__ import annotations

import re

from irc.line import Line
from studio.plugin_api.abilities import AbilityError
from studio.values.plain_text import plain

_WORDS = 120  # of the server's own, quoted

ENTRY = {
    "432": "{server} does not take the nickname {nick}. Choose another one.",
    "464": "{server} wants a password, or another one. Enter the server's password.",
    "465": "{server} has banned this computer. Ask its operators.",
    "466": "{server} has banned this computer. Ask its operators.",
    "902": "The account {account} is locked at {server}. Ask its operators.",
    "904": "{server} does not know this account and password. Enter the password of {account} again.",
    "905": "The password of {account} is too long for {server}.",
}
CHANNEL = {
    "403": "{server} has no channel {channel}. Check its name.",
    "405": "{nick} is in too many channels at {server}. Leave one of them.",
    "437": "{channel} cannot be entered just now: {server} is split. It is tried again.",
    "470": "{server} leads from {channel} to another channel. Enter the name of that one.",
    "471": "{channel} is full. Ask its operators for room.",
    "473": "{channel} is for invited people only. Ask its operators for an invitation of {nick}.",
    "474": "{nick} is banned from {channel}. Ask its operators.",
    "475": "{channel} needs a key, or another one. Enter the key of the channel.",
    "476": "'{channel}' is no name of a channel at {server}. Check it.",
    "477": "{channel} is for registered nicknames only. Enter account and password.",
    "489": "{channel} takes encrypted connections only. Turn TLS on.",
}
MESSAGE = {
    "401": "The channel has gone.",
    "403": "The channel has gone.",
    "404": "The channel does not let this nickname write: ask its operators for voice (+v).",
    "412": "The server took no text.",
    "413": "The server does not take messages for this channel.",
    "417": "The message is too long for the server.",
    "442": "The studio is not in the channel.",
}


_CLOSING = {  # many servers say so in an ERROR alone
    r"password|denied": ENTRY["464"],
    r"\bban|\b[gkz]-?line": ENTRY["465"],
}


def closing(line: Line, server: str) -> AbilityError:
    """What an ERROR means, after which the server ends the connection."""
    own = plain(line.param(-1), _WORDS)
    for pattern, words in _CLOSING.items():
        if re.search(pattern, own, re.IGNORECASE):
            return AbilityError("refused", f'{words.format(server=server)} It says: "{own}"')
    return AbilityError("unreachable", f'{server} ends the connection. It is tried again. It says: "{own}"')


def refusal(words: str, line: Line | None = None, **named: str) -> AbilityError:
    """The error that says so, with the server's own last words where it has some."""
    text = words.format_map(named)
    own = plain(line.param(-1), _WORDS) if line is not None and len(line.params) > 1 else ""
    return AbilityError("refused", f'{text} It says: "{own}"' if own else text)
