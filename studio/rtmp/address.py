"""Where to publish: an RTMP URL taken apart, with the stream key kept out of everything that is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from studio.values.addresses import PASSWORD_HINT, PORTS, splits_port
from studio.values.errors import DestinationError
from studio.values.pasted import without_pasted
from studio.values.sentences import together
from studio.words import push as says

_SCHEMES = ("rtmp", "rtmps")
_MASK = "***"


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """One place to publish. `tc_url` is the URL up to the application; user, password and query are kept in it."""

    tls: bool
    host: str
    port: int
    app: str
    tc_url: str
    key: str
    password: str = ""

    def __repr__(self) -> str:
        return f"Address({self.place})"

    @property
    def place(self) -> str:
        """host:port, for the operator."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def moved(self, url: str) -> Address:
        """Where a server sends this stream on to: the same key, at `url`, which may name the key as well, or the server alone.

        Raises:
            DestinationError: no RTMP address, or one without the protection that this one has.
        """
        address, _, query = url.strip().partition("?")
        name = self.key.partition("?")[0]
        address = address.rstrip("/").removesuffix(f"/{name}")
        if not urlsplit(address).path.strip("/"):
            address = f"{address}/{self.app.partition('?')[0]}"
        to = parse(f"{address}?{query}" if query else address, self.key)
        if self.tls and not to.tls:
            raise DestinationError("unprotected", says.unprotected(place=self.place))
        return replace(to, password=to.password or self.password)

    def mask(self, text: str) -> str:
        """`text` without the key or the password, whoever put them there."""
        for secret in sorted(_spellings(self.key) | _spellings(self.password), key=len, reverse=True):
            pattern = re.escape(secret)
            text = re.sub(pattern if len(secret) > 3 else rf"\b{pattern}\b", _MASK, text)
        return text


def parse(url: str, key: str | None) -> Address:
    """The address that `url` and `key` name. Without a key, it is the last part of the URL's path (`rtmp://host/app/key`).

    Raises:
        DestinationError: not an RTMP URL, or no key anywhere (`code` "key_missing").
    """
    if splits_port(url):
        raise _bad(says.two_readings(hint=PASSWORD_HINT))
    try:
        parts = urlsplit(without_pasted(url))
        port = parts.port
    except ValueError:  # its text holds what may be a password
        hint = PASSWORD_HINT if "@" in url else says.bad_port()
        raise _bad(together(says.unreadable(), hint)) from None
    if parts.scheme not in _SCHEMES:
        raise _bad(says.no_scheme())
    if not parts.hostname:
        raise _bad(says.no_server())
    path = parts.path.strip("/")
    query = f"?{parts.query}" if parts.query else ""
    if key is None:
        path, _, last = path.rpartition("/")
        if not path:
            raise DestinationError("key_missing", says.no_key())
        key, query = last + query, ""
    if not path:
        raise _bad(says.no_application())
    app = path + query
    return Address(
        tls=parts.scheme == "rtmps",
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        app=app,
        tc_url=f"{parts.scheme}://{parts.netloc}/{app}",
        key=without_pasted(key),
        password=parts.password or "",
    )


def _bad(text: str) -> DestinationError:
    return DestinationError("bad_address", says.correct_it(text=text))


def _spellings(secret: str) -> set[str]:
    """Forms in which a server may echo it: whole, without its query, and quoted."""
    forms = {secret, secret.partition("?")[0]}
    forms |= {value for part in secret.partition("?")[2].split("&") if len(value := part.partition("=")[2]) > 3}
    return {form for form in forms | {quote(form, safe="") for form in forms} if form}
