"""How a request says who makes it: the headers `x-bili-*` and their signature, as the open live platform asks for them. Pure.

The signature is the HMAC-SHA256, by the access key's secret, over those headers in the order of the alphabet, each a line
`name:value` (open-live.bilibili.com, "接口签名"). What is sent is named by its MD5, which the platform asks for.
"""

from __future__ import annotations

import hashlib
import hmac


def signature(secret: str, headers: dict[str, str]) -> str:
    """The signature over headers of lower-case names."""
    lines = "\n".join(f"{name}:{headers[name]}" for name in sorted(headers))
    return hmac.new(secret.encode(), lines.encode(), hashlib.sha256).hexdigest()


def signed(key_id: str, secret: str, body: bytes, nonce: str, at_s: int) -> dict[str, str]:
    """All headers of a request with this body. `nonce` is never used twice; `at_s`: seconds since 1970, by the wall clock."""
    headers = {
        "x-bili-accesskeyid": key_id,
        "x-bili-content-md5": hashlib.md5(body, usedforsecurity=False).hexdigest(),
        "x-bili-signature-method": "HMAC-SHA256",
        "x-bili-signature-nonce": nonce,
        "x-bili-signature-version": "1.0",
        "x-bili-timestamp": str(at_s),
    }
    return {
        **headers,
        "Authorization": signature(secret, headers),
        "Accept": "application/json",
        "Content-Type": "application/json",
    }
