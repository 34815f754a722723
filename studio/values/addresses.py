"""Addresses of live streams: which there are, and what of one may be shown. Pure; opens nothing.

An address may hold a user name and a password. Vendors allow passwords with "/", "?" and "#", which end an address's first
part for every reader: so whatever lies before the last "@" is taken for secret, and none of it is ever shown.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from studio.values import address_sentences as says
from studio.values.pasted import is_broken, without_pasted
from studio.values.sentences import Sentence

SCHEMES = ("rtsp", "rtsps", "rtmp", "rtmps", "http", "https", "udp")  # what the studio pulls
PORTS = {"rtmp": 1935, "rtmps": 443, "http": 80, "https": 443}  # where a server listens that names no port
PASSWORD_HINT = says.quote_password()
_ENDS_HOST = "/?#"


def scheme_of(address: str) -> str:
    """The word before "://" in small letters; empty where there is none."""
    scheme, colon, _ = address.partition("://")
    return scheme.lower() if colon else ""


def place_of(address: str) -> str:
    """Scheme, host and port, without user name, password, path and query."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{_host_part(rest.rpartition('@')[2])}"


def server_of(address: str) -> str:
    """Which server an address of `PORTS` leads to, and how: `scheme://host:port`; "" where it leads to none.

    Two addresses of one server give the same. Read as those who dial it read it, so that nobody else is meant.
    """
    try:
        parts = urlsplit(without_pasted(address))
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.hostname}:{port}" if parts.hostname and port and parts.scheme in PORTS else ""


def splits_password(address: str) -> bool:
    """Whether a reader would end the host inside the user name or password, because of a character that must be quoted."""
    before, at, _ = address.partition("://")[2].rpartition("@")
    return bool(at) and any(mark in before for mark in _ENDS_HOST)


def splits_port(address: str) -> bool:
    """Whether nobody can know if "user:12/34@host" is a password with a "/", or a server, its port and an @ in the path."""
    host = _host_part(address.partition("://")[2])
    return splits_password(address) and "@" not in host and ":" in host and not host.endswith("]")


def wrong(address: str) -> Sentence | None:
    """Why no stream can be pulled from there; None when one may."""
    if scheme_of(address) not in SCHEMES:
        return says.other_scheme()
    if is_broken(address):
        return says.broken_address()
    host = _host_part(address.partition("://")[2])
    port = "" if host.endswith("]") else host.rpartition("@")[2].rpartition(":")[2]
    if splits_password(address) and "@" not in host and ":" in host and not port.isdecimal():
        return says.unquoted_password()
    return None


def _host_part(rest: str) -> str:
    """What lies before the path or query."""
    for mark in _ENDS_HOST:
        rest = rest.partition(mark)[0]
    return rest
