"""What a browser brings back to the loopback port: the code of the login that was begun, or why there is none. Pure."""

from __future__ import annotations

import hmac
from urllib.parse import parse_qs, urlsplit

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login.pkce import Attempt
from studio.values.plain_text import plain
from studio.words import login as says

__all__ = ["StrangerError", "code_of"]

_FIELDS = 20  # of a query; RFC 6749 has four, and platforms add some
_WORDS = 60  # characters of the platform's own, quoted


class StrangerError(AbilityError):
    """The request is not the platform's answer to this login, which goes on: a tab of an earlier one, or somebody who tries."""

    def __init__(self, platform: str) -> None:
        super().__init__("logged_out", says.stranger(platform=platform))


def code_of(head: bytes, attempt: Attempt, platform: str, *, denies_bare: bool = False) -> str:
    """The authorization code in the head of an HTTP request (RFC 6749, section 4.1.2).

    Only a request for the redirect's own page, at the host that it names and with the attempt's state, is heard at all: so no
    page of another site, and nobody on this computer, ends a login with a code of theirs. `denies_bare`: the platform says no
    by sending the browser back with nothing, not even the state. What a page loads by the way (Fetch Metadata) is none of it.

    Raises:
        StrangerError: it is somebody else's.
        AbilityError: `logged_out`: the platform says no.
    """
    stranger = StrangerError(platform)
    try:
        method, target, _version = head.split(b"\r\n", 1)[0].decode("ascii").split(" ")
        address = urlsplit(target)
        query = parse_qs(address.query, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError as error:  # no request line, no ASCII, no address, too many fields
        raise stranger from error
    if method != "GET" or address.path != "/" or address.netloc or _headers(head, "host") != [attempt.host]:
        raise stranger
    if _headers(head, "sec-fetch-dest") not in ([], ["document"]):
        raise stranger
    if denies_bare and not address.query:
        raise AbilityError("logged_out", says.denied(platform=platform))
    if not hmac.compare_digest(_only(query, "state").encode(), attempt.state.encode()):
        raise stranger
    if reason := _only(query, "error"):
        if reason == "access_denied":
            raise AbilityError("logged_out", says.denied(platform=platform))
        raise AbilityError("logged_out", says.refused(platform=platform, reason=plain(reason, _WORDS)))
    if code := _only(query, "code"):
        return code
    raise AbilityError("logged_out", says.not_understood(platform=platform))


def _headers(head: bytes, name: str) -> list[str]:
    """What a request says in its headers of that name. Its host is the redirect's: a page that has another name for this computer
    is a stranger (DNS rebinding)."""
    lines = head.decode("latin-1").split("\r\n")[1:]
    return [line.partition(":")[2].strip() for line in lines if line.partition(":")[0].lower() == name]


def _only(query: dict[str, list[str]], name: str) -> str:
    """The value of a field that stands there once; "" else."""
    found = query.get(name, [])
    return found[0] if len(found) == 1 else ""
