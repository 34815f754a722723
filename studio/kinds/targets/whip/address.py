"""An endpoint's address taken apart: what is dialled, what is shown, and where else the token may not go."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from studio.kinds.targets.whip import sentences as says
from studio.values.addresses import PORTS
from studio.values.errors import DestinationError
from studio.values.pasted import without_pasted
from studio.words import push as push_says

_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Address:
    """One HTTP resource. `path` has its query."""

    tls: bool
    host: str
    port: int
    path: str

    @property
    def place(self) -> str:
        """host:port, for the operator."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def is_of(self, other: Address) -> bool:
        """Whether both are of one server, reached in the same way: then it may hear what the other was told."""
        return (self.tls, self.host, self.port) == (other.tls, other.host, other.port)

    def resolved(self, location: str) -> Address:
        """What a Location header means that came from here.

        Raises:
            DestinationError: no HTTP address.
        """
        scheme = "https" if self.tls else "http"
        try:
            return parse(urljoin(f"{scheme}://{self.place}{self.path}", location))
        except ValueError:  # of what looks like IPv6 and is none
            raise _bad(says.bad_location()) from None


def parse(url: str) -> Address:
    """The address that `url` names.

    Raises:
        DestinationError: it names no HTTP server.
    """
    try:
        parts = urlsplit(without_pasted(url))
        port = parts.port
    except ValueError:
        raise _bad(says.unreadable()) from None
    if parts.scheme not in _SCHEMES:
        raise _bad(says.other_scheme())
    if not parts.hostname:
        raise _bad(push_says.no_server())
    try:
        parts.hostname.encode("idna")
    except UnicodeError:
        raise _bad(says.no_possible_server()) from None
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme == "https", parts.hostname, port or PORTS[parts.scheme], path)


def _bad(text: str) -> DestinationError:
    return DestinationError("bad_address", push_says.correct_it(text=text))
