"""The signature of the platform's own example (open-live.bilibili.com, "接口签名"), and of what is sent."""

from __future__ import annotations

import hashlib

from bilibili.signing import signature, signed

EXAMPLE = {
    "x-bili-timestamp": "1624594467",
    "x-bili-accesskeyid": "xxxx",
    "x-bili-signature-version": "1.0",
    "x-bili-content-md5": "fa6837e35b2f591865b288dfd859ce9d",
    "x-bili-signature-nonce": "ad184c09-095f-91c3-0849-230dd3744045",
    "x-bili-signature-method": "HMAC-SHA256",
}


def test_the_platforms_own_example() -> None:
    expected = "a81c50234b6bbf15bc56e387ee4f19c6f871af2f70b837dc56db16517d4a341f"
    assert signature("JzOzZfSHeYYnAMZ", EXAMPLE) == expected


def test_a_request_is_signed_with_its_own_body_and_key() -> None:
    body = '{"code":"身份码"}'.encode()
    headers = signed("xxxx", "JzOzZfSHeYYnAMZ", body, EXAMPLE["x-bili-signature-nonce"], 1_624_594_467)
    assert headers["x-bili-content-md5"] == hashlib.md5(body).hexdigest()
    own = EXAMPLE | {"x-bili-content-md5": headers["x-bili-content-md5"]}
    assert headers["Authorization"] == signature("JzOzZfSHeYYnAMZ", own)
    assert {name: headers[name] for name in own} == own
    assert headers["Content-Type"] == headers["Accept"] == "application/json"
    assert "JzOzZfSHeYYnAMZ" not in str(headers)
