"""What went wrong with a WHIP destination, in the operator's words, and whether it is worth another try."""

from __future__ import annotations

import http.client

from studio.kinds.targets.whip import sentences as says
from studio.kinds.targets.whip.address import Address
from studio.kinds.targets.working import network
from studio.kinds.targets.working.retry import Trouble
from studio.values.sentences import together
from studio.words import network as network_says

_LONGEST_WORDS = 200


def from_error(error: Exception, address: Address) -> Trouble:
    """An exception while asking the server."""
    if isinstance(error, http.client.HTTPException):
        return no_whip(address)
    known = network.from_error(error, address.host, address.place, "http://", address.tls)
    return known or Trouble("passing", network_says.failed(place=address.place, why=str(error)))


def from_status(status: int, words: str, token: str, asked: Address, entered: Address) -> Trouble:
    """The server's no. `words`: what it says itself. `asked` is another than `entered` where the stream was sent on."""
    place, said = asked.place, _said(words, token)
    if status in (401, 403) and token and not asked.is_of(entered):
        return Trouble("refused", together(says.token_kept(place=entered.place, other=place), said))
    match status:
        case 401 if token:
            return Trouble("refused", together(says.refuses_token(place=place), said))
        case 401:
            return Trouble("refused", together(says.asks_for_token(place=place), said))
        case 403:
            return Trouble("refused", together(says.token_not_let_in(place=place), said))
        case 404 | 405 | 410 | 501:
            return Trouble("refused", together(says.nothing_there(place=place), said))
        case 409:
            return Trouble("busy", together(says.busy(), said))
        case 408 | 425 | 429 | 500 | 502 | 503 | 504:
            return Trouble("passing", together(says.not_now(place=place, status=status), said))
    return Trouble("refused", together(says.refuses_stream(place=place, status=status), said))


def sent_on_for_ever(entered: Address) -> Trouble:
    """More redirections than anybody needs."""
    return Trouble("refused", network_says.sent_around(place=entered.place))


def sent_on_unprotected(entered: Address) -> Trouble:
    """A redirection from https to http."""
    return Trouble("refused", network_says.sent_unprotected(place=entered.place))


def moved(asked: Address, to: Address, status: int) -> Trouble:
    """A redirection that is none for streams, as web servers have it for pages."""
    return Trouble("refused", says.moved(place=asked.place, other=to.place, status=status))


def session_elsewhere(asked: Address, session: Address) -> Trouble:
    """The server took the offer, and names a session of another server."""
    return Trouble("refused", says.session_elsewhere(place=asked.place, other=session.place))


def no_whip(address: Address) -> Trouble:
    """What answers there speaks another language, or another dialect of HTTP."""
    return Trouble("refused", says.no_whip(place=address.place))


def no_media(address: Address) -> Trouble:
    """The server said yes, and then nothing came through."""
    return Trouble("passing", says.no_media(place=address.place))


def _said(words: str, token: str) -> str:
    """The server's own words as a further sentence, without the token, should it repeat it."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
    if token:
        plain = plain.replace(token, "***")
    return network_says.it_says(words=plain[:_LONGEST_WORDS]) if plain else ""
