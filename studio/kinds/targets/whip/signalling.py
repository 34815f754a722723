"""The two questions that WHIP asks over HTTP: an offer for an answer, and the end (RFC 9725 4.2, 4.5). Blocking.

Each runs on a thread of its own; `Exchange.abort` ends it from another one.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
from dataclasses import dataclass
from urllib.parse import quote

from studio.kinds.targets.whip import sdp
from studio.kinds.targets.whip import sentences as says
from studio.kinds.targets.whip import trouble as troubles
from studio.kinds.targets.whip.address import Address
from studio.kinds.targets.working.network import tls_context
from studio.kinds.targets.working.retry import Trouble
from studio.values.errors import DestinationError

TIMEOUT_S = 8.0
_MOST_MOVES = 3
_MOST_BYTES = 64 << 10  # of an answer; real ones have two or three thousand
_SENT_ON = (307, 308)
_MOVED = (301, 302, 303)  # a POST would become a GET: RFC 9725 forbids them


class RefusedError(Exception):
    """The server takes nothing; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.text)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Answer:
    """`session` is what is deleted in the end; None where the server named nothing."""

    sdp: str
    session: Address | None


class Exchange:
    """What is asked of one server. The token goes to the server that was entered, and to no other.

    The offer goes to those that a server sends it on to, and whoever answers it is asked to end its session: nobody else is
    spoken with, whatever an answer names.
    """

    def __init__(self, entered: Address, token: str, ca_file: str) -> None:
        self._entered, self._token, self._ca_file = entered, token, ca_file
        self._sock: socket.socket | None = None  # of the question that is being asked
        self._aborted = False

    def offer(self, offered: str) -> Answer:
        """Send the offer, also where the server sends it on to.

        Raises:
            RefusedError: there is no answer that anything can be sent after.
        """
        asked = self._entered
        for _ in range(_MOST_MOVES + 1):
            status, location, body, words = self._request("POST", asked, sdp.to_server(offered))
            if status in (200, 201):
                refusal = sdp.refusal(body, asked)
                session = self._resolved(asked, location) if location else None
                if session is not None and not session.is_of(asked):
                    raise RefusedError(troubles.session_elsewhere(asked, session))
                if refusal is not None:
                    if session is not None:
                        with contextlib.suppress(RefusedError):  # why there is none is what counts
                            self.end(session)
                    raise RefusedError(refusal)
                return Answer(body, session)
            if status not in (*_SENT_ON, *_MOVED) or not location:
                raise RefusedError(troubles.from_status(status, words, self._token, asked, self._entered))
            to = self._resolved(asked, location)
            if status in _MOVED:
                raise RefusedError(troubles.moved(asked, to, status))
            if asked.tls and not to.tls:
                raise RefusedError(troubles.sent_on_unprotected(self._entered))
            asked = to
        raise RefusedError(troubles.sent_on_for_ever(self._entered))

    def end(self, session: Address) -> None:
        """Say that it is over. What the server says to that changes nothing.

        Raises:
            RefusedError: it could not be said.
        """
        self._request("DELETE", session, "")

    def again(self) -> Exchange:
        """One to the same server, that nobody has given up."""
        return Exchange(self._entered, self._token, self._ca_file)

    def abort(self) -> None:
        """Give up what is being asked. From any thread."""
        self._aborted = True
        sock = self._sock
        if sock is not None:
            with contextlib.suppress(OSError):  # it has just ended
                sock.shutdown(socket.SHUT_RDWR)  # unlike closing, it wakes who reads

    def _request(self, method: str, asked: Address, body: str) -> tuple[int, str, str, str]:
        """Status, Location, body, and the server's words where the body has some."""
        headers = {"User-Agent": "Nightmarket"}
        if body:
            headers |= {"Content-Type": "application/sdp", "Accept": "application/sdp"}
        if self._token and asked.is_of(self._entered):
            headers["Authorization"] = f"Bearer {self._token}"
        connection = None
        try:
            connection = self._connection(asked)
            connection.connect()
            self._sock = connection.sock
            if self._aborted:
                raise TimeoutError
            connection.request(method, quote(asked.path, safe="/?&=%:;,+~!$'()*@-._"), body.encode(), headers)
            response = connection.getresponse()
            read = response.read(_MOST_BYTES).decode(errors="replace")
            kind = response.headers.get_content_type()
            words = read if kind == "text/plain" and not read.startswith("v=") else ""
            return response.status, response.headers.get("Location", ""), read, words
        except DestinationError as error:
            raise RefusedError(Trouble("final", error.text)) from error
        except UnicodeError as error:
            raise RefusedError(Trouble("final", says.bad_token())) from error
        except (OSError, http.client.HTTPException) as error:
            raise RefusedError(troubles.from_error(error, asked)) from error
        finally:
            self._sock = None
            if connection is not None:
                connection.close()

    def _connection(self, asked: Address) -> http.client.HTTPConnection:
        if not asked.tls:
            return http.client.HTTPConnection(asked.host, asked.port, timeout=TIMEOUT_S)
        return http.client.HTTPSConnection(asked.host, asked.port, timeout=TIMEOUT_S, context=tls_context(self._ca_file))

    def _resolved(self, asked: Address, location: str) -> Address:
        try:
            return asked.resolved(location)
        except DestinationError as error:
            raise RefusedError(troubles.no_whip(asked)) from error
