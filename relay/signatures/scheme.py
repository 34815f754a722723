"""What the relay asks of a scheme of signatures."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Incoming", "Scheme", "delivery_id", "is_among"]

_ID = re.compile(r"[\x21-\x7e]{1,128}\Z")


class Incoming(NamedTuple):
    """A call as it came. Names of headers are in small letters; one that came twice has both values, with a comma between.

    `path_secret` is what stood in the path behind the connection's name.
    """

    headers: Mapping[str, str]
    body: bytes
    path_secret: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme. All its functions are pure, and none reads the body but as bytes.

    `read_key`: the key that a secret stands for; raises ValueError for what is none. `holds(incoming, keys, now_s)`: whether one
    of the keys made the signature; `now_s` is seconds since 1970. `id_header` names the delivery ("": the body does), alone or,
    where the platform gives one id to several calls, together with the body (`id_needs_body`). `passed_on` are headers that desks
    are told. `is_ping`: a call that says nothing, is not signed and wants to be answered.
    """

    name: str
    read_key: Callable[[str], bytes]
    holds: Callable[[Incoming, tuple[bytes, ...], float], bool]
    id_header: str = ""
    id_needs_body: bool = False
    passed_on: tuple[str, ...] = ()
    secret_in_path: bool = False
    is_ping: Callable[[Incoming], bool] = lambda incoming: False


def delivery_id(scheme: Scheme, incoming: Incoming) -> str:
    """What the platform calls this delivery; what its body makes it where the platform does not, or not it alone."""
    said = incoming.headers.get(scheme.id_header, "") if scheme.id_header else ""
    if _ID.match(said) and not scheme.id_needs_body:
        return said
    of_body = f"sha256-{hashlib.sha256(incoming.body).hexdigest()}"
    return f"{said}-{of_body}" if _ID.match(said) else of_body


def is_among(said: bytes, right: Iterable[bytes]) -> bool:
    """Whether this is one of those; how long it takes says nothing of how near it was, nor of which it is."""
    found = False
    for signature in right:
        found |= hmac.compare_digest(said, signature)
    return found
