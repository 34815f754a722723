"""What went wrong with a push, in the operator's words: errors of the system, of TLS, of the protocol, and the server's no."""

from __future__ import annotations

import errno
import re
import socket
import ssl

from studio.kinds.targets.rtmp import sentences as says
from studio.kinds.targets.rtmp.retry import Trouble
from studio.rtmp import Refused
from studio.rtmp.address import Address
from studio.values.errors import DestinationError, ProtocolError
from studio.values.sentences import together

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
            return Trouble("passing", says.no_tls(place=place))
        case ProtocolError():
            return Trouble("passing", says.no_rtmp(place=place, why=address.mask(str(error))))
        case socket.gaierror():
            return Trouble("passing", says.no_such_name(host=address.host))
        case OSError() if _errno(error) == errno.ECONNREFUSED:
            return Trouble("passing", says.refused_connection(place=place))
        case TimeoutError():
            silent = says.no_answer_tls if address.tls else says.no_answer
            return Trouble("passing", silent(place=place))
        case ConnectionError():
            return Trouble("passing", says.closed(place=place))
        case OSError() if _errno(error) in (errno.ENETUNREACH, errno.EHOSTUNREACH):
            return Trouble("passing", says.no_way(place=place))
        case _:
            return Trouble("passing", says.failed(place=place, why=address.mask(str(error))))


def from_refusal(refused: Refused, address: Address) -> Trouble:
    """The server's no, with its own words."""
    said = address.mask(": ".join(part for part in (refused.code, refused.description) if part))
    words = says.it_says(words=said) if said else ""
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
        return Trouble("refused", says.sent_around(place=address.place))
    if error.code == "unprotected":
        return Trouble("refused", says.sent_unprotected(place=address.place))
    return Trouble("refused", says.sent_astray(place=address.place))


def closed(stage: str, address: Address) -> Trouble:
    """The connection was closed without a word at `stage` (`Publisher.stage`)."""
    if stage == "publish":
        text = says.closed_at_key(place=address.place)
        return Trouble("closed_at_key", says.copy_again(text=text))
    if stage == "live":
        return Trouble("passing", says.closed(place=address.place))
    return Trouble("passing", says.closed_early(place=address.place))


def _errno(error: OSError) -> int | None:
    """The error's number; asyncio joins the errors of several addresses into one that has it in its text only."""
    numbers = {int(number) for number in re.findall(r"\[Errno (\d+)\]", str(error))}
    return numbers.pop() if error.errno is None and len(numbers) == 1 else error.errno


def _certificate(error: ssl.SSLCertVerificationError, address: Address) -> str:
    match error.verify_code:
        case code if code in (_WRONG_HOST, _WRONG_IP):
            why = says.certificate_of_other(host=address.host)
        case code if code == _EXPIRED:
            why = says.certificate_expired()
        case code if code == _NOT_YET_VALID:
            why = says.certificate_not_yet()
        case _:
            why = says.certificate_unknown()
    return says.certificate(why=why, place=address.place)
