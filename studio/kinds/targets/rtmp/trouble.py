"""What went wrong with a push, in the operator's words: errors of the system, of TLS, of the protocol, and the server's no."""

from __future__ import annotations

from studio.kinds.targets.working import network
from studio.kinds.targets.working.retry import Trouble
from studio.rtmp import Refused
from studio.rtmp.address import Address
from studio.values.errors import DestinationError, ProtocolError


def from_error(error: Exception, address: Address) -> Trouble:
    """An exception while dialling or connected. Unknown OSErrors are passing trouble."""
    if isinstance(error, ProtocolError):
        text = f"{address.place} is not an RTMP server: {address.mask(str(error))}. Check the address."
        return Trouble("passing", text)
    known = network.from_error(error, address.host, address.place, "rtmp://", address.tls)
    return known or Trouble("passing", f"The connection to {address.place} failed: {address.mask(str(error))}.")


def from_refusal(refused: Refused, address: Address) -> Trouble:
    """The server's no, with its own words."""
    said = address.mask(": ".join(part for part in (refused.code, refused.description) if part))
    words = f' It says: "{said}".' if said else ""
    lower = said.lower()
    if refused.stage == "live":
        return Trouble("passing", f"{address.place} ended the stream.{words}")
    if "already" in lower or "in use" in lower:
        advice = "This key is live already from somewhere else. End that stream or use another key, then try again."
        return Trouble("busy", f"{advice}{words}")
    if "authmod" in lower or "need auth" in lower:
        advice = "Take an address of the platform that needs none, or its rtmps:// address with a stream key"
        return Trouble("refused", f"{address.place} asks for a user name and a password, which the studio cannot give. {advice}.")
    if refused.stage in ("handshake", "connect"):
        app = address.mask(address.app.partition("?")[0])
        return Trouble("refused", f'{address.place} refuses the application "{app}". Check the address.{words}')
    return Trouble("refused", f"{address.place} refuses the stream key. Copy it from the platform again.{words}")


def from_move(error: DestinationError | None, address: Address) -> Trouble:
    """The server sends the stream on to where it cannot go; without an error: on and on."""
    if error is None:
        return Trouble("refused", f"{address.place} sends the stream on from one server to the next. Check the address.")
    if error.code == "unprotected":
        return Trouble("refused", f"{error.text} Ask the platform for another address.")
    return Trouble("refused", f"{address.place} sends the stream on to an address that cannot be used. Check the address.")


def closed(stage: str, address: Address) -> Trouble:
    """The connection was closed without a word at `stage` (`Publisher.stage`)."""
    if stage == "publish":
        text = f"{address.place} closed the connection when it got the stream key: it is wrong or expired, or live already."
        return Trouble("closed_at_key", f"{text} Copy it from the platform again.")
    if stage == "live":
        return Trouble("passing", f"{address.place} closed the connection.")
    return Trouble("passing", f"{address.place} closed the connection before the stream began. Check the address.")
