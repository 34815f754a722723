"""No signature: whoever knows the address may call (Owncast). The secret is the last part of the path, so TLS alone keeps it."""

from __future__ import annotations

import re

from relay.signatures.scheme import Incoming, Scheme, is_among

__all__ = ["SECRET_PATH"]

_SECRET = re.compile(r"[A-Za-z0-9_-]{24,256}\Z")


def read_key(secret: str) -> bytes:
    """The secret itself.

    Raises:
        ValueError: it can be guessed, or stands in no path.
    """
    if not _SECRET.match(secret):
        raise ValueError(
            "a secret of a path has 24 to 256 letters, digits, - and _: "
            "python -c 'import secrets; print(secrets.token_urlsafe())' makes one"
        )
    return secret.encode()


def holds(incoming: Incoming, keys: tuple[bytes, ...], now_s: float) -> bool:
    """Whether the path ends with one of the keys."""
    return is_among(incoming.path_secret.encode(), keys)


SECRET_PATH = Scheme(
    name="secret-path", read_key=read_key, holds=holds, passed_on=("content-type", "user-agent"), secret_in_path=True
)
