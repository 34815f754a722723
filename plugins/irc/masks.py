"""Which mask keeps one person out and nobody else. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_JOKERS = frozenset("*?")


class _Source(NamedTuple):
    nick: str
    user: str
    host: str


def ban_mask(source: str, others: Iterable[str]) -> str:
    """The widest mask that holds who is `source` (nick!user@host), and none of the `others`.

    By host a person stays out under any nickname. People behind one address (a web client, a mobile network, one computer) are
    told apart by the name of their account there, and else by nickname alone; so is everybody while an address is not known.
    """
    one, rest = _read(source), [_read(other) for other in others]
    known = bool(one.host) and not _JOKERS & {*one.host} and all(other.host for other in rest)
    if known and all(one.host != other.host for other in rest):
        return f"*!*@{one.host}"
    if known and one.user and not _JOKERS & {*one.user} and all(one[1:] != other[1:] for other in rest):
        return f"*!{one.user}@{one.host}"
    return f"{one.nick}!*@*"


def _read(source: str) -> _Source:
    nick, _, place = source.partition("!")
    user, _, host = place.partition("@")
    return _Source(nick, user, host.lower())
