"""What went wrong with a push, in the operator's words: errors of the system, of TLS, of the protocol, and the server's no."""

from __future__ import annotations

import errno
import re
import socket
import ssl

from studio.kinds.targets.rtmp.retry import Trouble
from studio.rtmp import Refused
from studio.rtmp.address import Address
from studio.values.errors import DestinationError, ProtocolError

# X509_V_ERR_* of OpenSSL, x509_vfy.h
_EXPIRED, _NOT_YET_VALID = 10, 9
_WRONG_HOST, _WRONG_IP = 62, 64


def from_error(error: Exception, address: Address) -> Trouble:
    """An exception while dialling or connected. Unknown OSErrors are passing trouble."""
    place = address.place
    match error:
        case ssl.SSLCertVerificationError():
            return Trouble("final", _certificate(error, address))
        case ssl.SSLError():
            return Trouble("passing", f"{place} does not speak TLS. If the platform gives an rtmp:// address, use that.")
        case ProtocolError():
            return Trouble("passing", f"{place} is not an RTMP server: {address.mask(str(error))}. Check the address.")
        case socket.gaierror():
            return Trouble("passing", f"The name {address.host} cannot be found. Check the address and the network.")
        case OSError() if _errno(error) == errno.ECONNREFUSED:
            return Trouble("passing", f"Nothing listens at {place}. Check the address, or whether the server runs.")
        case TimeoutError():
            hint = " If the platform gives an rtmp:// address, use that." if address.tls else ""
            return Trouble("passing", f"{place} does not answer.{hint}")
        case ConnectionError():
            return Trouble("passing", f"{place} closed the connection.")
        case OSError() if _errno(error) in (errno.ENETUNREACH, errno.EHOSTUNREACH):
            return Trouble("passing", f"There is no way to {place}. Check the network.")
        case _:
            return Trouble("passing", f"The connection to {place} failed: {address.mask(str(error))}.")


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


def _errno(error: OSError) -> int | None:
    """The error's number; asyncio joins the errors of several addresses into one that has it in its text only."""
    numbers = {int(number) for number in re.findall(r"\[Errno (\d+)\]", str(error))}
    return numbers.pop() if error.errno is None and len(numbers) == 1 else error.errno


def _certificate(error: ssl.SSLCertVerificationError, address: Address) -> str:
    match error.verify_code:
        case code if code in (_WRONG_HOST, _WRONG_IP):
            why = f"The server's certificate is not for {address.host}: it may be somebody else's server"
        case code if code == _EXPIRED:
            why = "The server's certificate has expired"
        case code if code == _NOT_YET_VALID:
            why = "The server's certificate is not valid yet: check this computer's date"
        case _:
            why = "The server's certificate is from nobody this computer trusts"
    return f"{why}. Nothing was sent to {address.place}. Check the address; for a server of your own, choose its CA file."
