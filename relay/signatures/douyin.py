"""Douyin's live data (developer.open-douyin.com, "数据开放说明"): `x-signature`, the MD5 of four headers, body and secret.

What is hashed is `name=value` of the headers in the order of the alphabet, with & between, and then, with nothing between, the
body and the secret; base64 of that is the signature. Nothing in it says where one part ends: so a header that holds an & of its
own, or a time that is no number, is refused, or else a part could be moved over into its neighbour. MD5 is the platform's
choice, and it signs no age: what was signed once holds for ever.
"""

from __future__ import annotations

import base64
import hashlib
import re

from relay.signatures.body_hmac import read_key
from relay.signatures.scheme import Incoming, Scheme, is_among

__all__ = ["DOUYIN"]

_SIGNED = ("x-msg-type", "x-nonce-str", "x-roomid", "x-timestamp")  # in the order of the alphabet
_TIME = re.compile(r"[0-9]{1,20}\Z")


def holds(incoming: Incoming, keys: tuple[bytes, ...], now_s: float) -> bool:
    """Whether one of the keys made the signature. Each kind of message may have a secret of its own at the platform."""
    values = [incoming.headers.get(name, "") for name in _SIGNED]
    if not all(values) or any("&" in value for value in values) or not _TIME.match(values[-1]):
        return False
    signed = "&".join(f"{name}={value}" for name, value in zip(_SIGNED, values, strict=True)).encode() + incoming.body
    right = [base64.b64encode(hashlib.md5(signed + key, usedforsecurity=False).digest()) for key in keys]
    return is_among(incoming.headers.get("x-signature", "").encode(), right)


DOUYIN = Scheme(
    name="douyin",
    read_key=read_key,
    holds=holds,
    passed_on=("content-type", "x-msg-type", "x-roomid", "x-timestamp"),
)
