"""What went wrong with a push, in the operator's words: errors of the system, of TLS, of the protocol, and the server's no."""

from __future__ import annotations

from studio.kinds.targets.rtmp import sentences as says
from studio.kinds.targets.working import network
from studio.kinds.targets.working.retry import Trouble
from studio.rtmp import Refused
from studio.rtmp.address import Address
from studio.values.errors import DestinationError, ProtocolError
from studio.values.sentences import together
from studio.words import network as network_says


def from_error(error: Exception, address: Address) -> Trouble:
    """An exception while dialling or connected. Unknown OSErrors are passing trouble."""
    if isinstance(error, ProtocolError):
        return Trouble("passing", says.no_rtmp(place=address.place, why=address.mask(str(error))))
    known = network.from_error(error, address.host, address.place, "rtmp://", address.tls)
    return known or Trouble("passing", network_says.failed(place=address.place, why=address.mask(str(error))))


def from_refusal(refused: Refused, address: Address) -> Trouble:
    """The server's no, with its own words."""
    said = address.mask(": ".join(part for part in (refused.code, refused.description) if part))
    words = network_says.it_says(words=said) if said else ""
    lower = said.lower()
    if refused.stage == "live":
        return Trouble("passing", together(says.ended(place=address.place), words))
    if "already" in lower or "in use" in lower:
        return Trouble("busy", together(says.busy(), words))
    if "authmod" in lower or "need auth" in lower:
        return Trouble("refused", says.asks_for_user(place=address.place))
    if refused.stage in ("handshake", "connect"):
        app = address.mask(address.app.partition("?")[0])
        return Trouble("refused", together(says.refuses_application(place=address.place, app=app), words))
    return Trouble("refused", together(says.refuses_key(place=address.place), words))


def from_move(error: DestinationError | None, address: Address) -> Trouble:
    """The server sends the stream on to where it cannot go; without an error: on and on."""
    if error is None:
        return Trouble("refused", network_says.sent_around(place=address.place))
    if error.code == "unprotected":
        return Trouble("refused", network_says.sent_unprotected(place=address.place))
    return Trouble("refused", says.sent_astray(place=address.place))


def closed(stage: str, address: Address) -> Trouble:
    """The connection was closed without a word at `stage` (`Publisher.stage`)."""
    if stage == "publish":
        text = says.closed_at_key(place=address.place)
        return Trouble("closed_at_key", says.copy_again(text=text))
    if stage == "live":
        return Trouble("passing", network_says.closed(place=address.place))
    return Trouble("passing", says.closed_early(place=address.place))
