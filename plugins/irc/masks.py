"""Which mask keeps one person out and nobody else. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from irc.folding import folded

_JOKERS = frozenset("*?$")  # what stands for any letters, and what to some servers begins something else than a mask
_NO_NICK = _JOKERS | frozenset("~:,")  # nor do these: a ban that begins with ~account: or m: is of another kind


class _Source(NamedTuple):
    nick: str
    user: str
    host: str


def ban_mask(source: str, others: Iterable[str]) -> str:
    """The widest mask that holds who is `source` (nick!user@host), and none of the `others`.

    By host a person stays out under any nickname. People behind one address (a web client, a mobile network, one computer) are
    told apart by the name of their account there, and else by nickname alone; so is everybody while an address is not known.
    "": there is none, for a server that lets people be called so takes their nickname for a pattern.
    """
    one, rest = _read(source), [_wide(_read(other)) for other in others]
    known = bool(one.host) and not _JOKERS & {*one.host} and all(other.host for other in rest)
    wide = _wide(one)
    if known and all(wide.host != other.host for other in rest):
        return f"*!*@{one.host}"
    if known and one.user and not _JOKERS & {*one.user} and all(wide[1:] != other[1:] for other in rest):
        return f"*!{one.user}@{one.host}"
    return f"{one.nick}!*@*" if one.nick and not _NO_NICK & {*one.nick} else ""


def _read(source: str) -> _Source:
    nick, _, place = source.partition("!")
    user, _, host = place.partition("@")
    return _Source(nick, user, host)


def _wide(source: _Source) -> _Source:
    """In the widest sense in which servers take letters for the same: a mask is too narrow rather than too wide."""
    return _Source(*map(folded, source))
