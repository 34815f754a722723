"""What went wrong with a WHIP destination, in the operator's words, and whether it is worth another try."""

from __future__ import annotations

import http.client

from studio.kinds.targets.whip.address import Address
from studio.kinds.targets.working import network
from studio.kinds.targets.working.retry import Trouble

_LONGEST_WORDS = 200


def from_error(error: Exception, address: Address) -> Trouble:
    """An exception while asking the server."""
    if isinstance(error, http.client.HTTPException):
        return no_whip(address)
    known = network.from_error(error, address.host, address.place, "http://", address.tls)
    return known or Trouble("passing", f"The connection to {address.place} failed: {error}.")


def from_status(status: int, words: str, token: str, asked: Address, entered: Address) -> Trouble:
    """The server's no. `words`: what it says itself. `asked` is another than `entered` where the stream was sent on."""
    said = _said(words, token)
    if status in (401, 403) and token and not asked.is_of(entered):
        text = f"{entered.place} sends the stream on to {asked.place}, which asks for a token. "
        return Trouble("refused", f"{text}It is kept from other servers: enter the address of that one.{said}")
    place = asked.place
    match status:
        case 401 if token:
            return Trouble("refused", f"{place} refuses the token. Copy it from the platform again.{said}")
        case 401:
            text = f"{place} asks for a token. Enter the bearer token that the platform shows as the stream key."
            return Trouble("refused", text + said)
        case 403:
            return Trouble("refused", f"{place} does not let this token send here. Check address and token.{said}")
        case 404 | 405 | 410 | 501:
            return Trouble("refused", f"{place} has nothing for WHIP at this address. Check the address.{said}")
        case 409:
            return Trouble("busy", f"This stream is live already from somewhere else. End that stream, then try again.{said}")
        case 408 | 425 | 429 | 500 | 502 | 503 | 504:
            return Trouble("passing", f"{place} cannot take the stream now (error {status}).{said}")
    return Trouble("refused", f"{place} refuses the stream (error {status}). Check the address.{said}")


def sent_on_for_ever(entered: Address) -> Trouble:
    """More redirections than anybody needs."""
    return Trouble("refused", f"{entered.place} sends the stream on from one server to the next. Check the address.")


def sent_on_unprotected(entered: Address) -> Trouble:
    """A redirection from https to http."""
    text = f"{entered.place} sends the stream on to a server without protection (no TLS). Ask the platform for another address."
    return Trouble("refused", text)


def no_whip(address: Address) -> Trouble:
    """What answers there speaks another language, or another dialect of HTTP."""
    return Trouble("refused", f"{address.place} does not answer as WHIP does. Check the address.")


def no_media(address: Address) -> Trouble:
    """The server said yes, and then nothing came through."""
    text = f"{address.place} answers, but pictures and sound do not get through: a firewall may stop UDP."
    return Trouble("passing", text)


def _said(words: str, token: str) -> str:
    """The server's own words as a further sentence, without the token, should it repeat it."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
    if token:
        plain = plain.replace(token, "***")
    return f' It says: "{plain[:_LONGEST_WORDS]}".' if plain else ""
