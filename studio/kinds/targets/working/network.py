"""What goes wrong on the way to a server, in the operator's words, and the TLS that is asked of it."""

from __future__ import annotations

import errno
import re
import socket
import ssl
from functools import lru_cache
from pathlib import Path

from studio.kinds.targets.working.retry import Trouble
from studio.values.errors import DestinationError
from studio.words import network as says

# X509_V_ERR_* of OpenSSL, x509_vfy.h
_EXPIRED, _NOT_YET_VALID = 10, 9
_WRONG_HOST, _WRONG_IP = 62, 64


@lru_cache(maxsize=4)
def tls_context(ca_file: str) -> ssl.SSLContext:
    """Verifies chain and host name, against the system's authorities and those in `ca_file`.

    Raises:
        DestinationError: the file cannot be read.
    """
    context = ssl.create_default_context()
    if ca_file:
        if Path(ca_file).exists() and not Path(ca_file).is_file():  # a pipe would be waited for
            raise DestinationError("bad_ca_file", says.ca_no_file(file=ca_file))
        try:
            context.load_verify_locations(ca_file)
        except (OSError, ssl.SSLError) as error:
            raise DestinationError("bad_ca_file", says.bad_ca_file(file=ca_file, why=str(error))) from error
    return context


def from_error(error: Exception, host: str, place: str, plain: str, tls: bool) -> Trouble | None:
    """An exception while dialling or connected; None where it says nothing that is known here.

    `place` is the server as shown, `plain` how an address without TLS begins, `tls` whether this one has it.
    """
    match error:
        case ssl.SSLCertVerificationError():
            return Trouble("final", _certificate(error, host, place))
        case ssl.SSLError():
            return Trouble("passing", says.no_tls(place=place, plain=plain))
        case socket.gaierror():
            return Trouble("passing", says.no_such_name(host=host))
        case OSError() if _errno(error) == errno.ECONNREFUSED:
            return Trouble("passing", says.refused_connection(place=place))
        case TimeoutError():
            return Trouble("passing", says.no_answer_tls(place=place, plain=plain) if tls else says.no_answer(place=place))
        case ConnectionError():
            return Trouble("passing", says.closed(place=place))
        case OSError() if _errno(error) in (errno.ENETUNREACH, errno.EHOSTUNREACH):
            return Trouble("passing", says.no_way(place=place))
    return None


def _errno(error: OSError) -> int | None:
    """The error's number; asyncio joins the errors of several addresses into one that has it in its text only."""
    numbers = {int(number) for number in re.findall(r"\[Errno (\d+)\]", str(error))}
    return numbers.pop() if error.errno is None and len(numbers) == 1 else error.errno


def _certificate(error: ssl.SSLCertVerificationError, host: str, place: str) -> str:
    match error.verify_code:
        case code if code in (_WRONG_HOST, _WRONG_IP):
            why = says.certificate_of_other(host=host)
        case code if code == _EXPIRED:
            why = says.certificate_expired()
        case code if code == _NOT_YET_VALID:
            why = says.certificate_not_yet()
        case _:
            why = says.certificate_unknown()
    return says.certificate(why=why, place=place)
