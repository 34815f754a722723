"""What is pasted as a login, and what TikTok Shop answers to it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from tiktok_shop.access import Access
from tiktok_shop.addresses import Addresses
from tiktok_shop.login import TokenCounter, as_login, code_of, tokens_of

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.login import GrantError, Platform, Tokens
from tests.parts.http_answers import answer

NOW_MS = 1_660_000_000_000
SAMPLE: dict[str, Any] = {  # of the page "Authorization overview"
    "access_token": "TTP_Fw8rBwAAAAAkW03FYd09DG",
    "access_token_expire_in": 1_660_556_783,
    "refresh_token": "TTP_NTUxZTNhYTQ2ZDk2YmRm",
    "refresh_token_expire_in": 1_691_487_031,
    "granted_scopes": ["seller.order.info"],
}


@pytest.mark.parametrize(
    ("pasted", "code"),
    [
        ("https://seller.example/back?app_key=6a&code=ROW_x-1&locale=en", "ROW_x-1"),
        ("http://localhost/?code=a%2Bb", "a+b"),
        ("ROW_NTUxZTNhYTQ2ZDk2YmRm", ""),
        ("code=1", ""),
        ("https://[?code=1", ""),
        ("", ""),
    ],
)
def test_the_code_in_an_address(pasted: str, code: str) -> None:
    assert code_of(pasted) == code


def test_what_was_pasted_is_refreshed_at_once_and_what_was_kept_is_kept() -> None:
    assert as_login(None) is None
    kept = Tokens(access="a", refresh="r", expires_ms=9).to_secret()
    assert as_login(kept) == kept
    assert Tokens.of_secret(as_login(" ROW_r\n") or "") == Tokens(access="-", refresh="ROW_r", expires_ms=1)


def test_the_documented_answer_expires_at_a_moment() -> None:
    found = tokens_of(SAMPLE, NOW_MS)
    assert found == Tokens(
        access=SAMPLE["access_token"],
        refresh=SAMPLE["refresh_token"],
        expires_ms=1_660_556_783_000,
        scopes=("seller.order.info",),
    )
    assert tokens_of({**SAMPLE, "access_token_expire_in": 600}, NOW_MS) == Tokens(
        access=found.access, refresh=found.refresh, expires_ms=NOW_MS + 600_000, scopes=found.scopes
    )
    assert tokens_of({}, NOW_MS) is None


def counter(said: httpx.Response, asked: list[httpx.Request]) -> TokenCounter:
    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return said

    fields = ("app_key", "app_secret")
    platform = Platform("TikTok Shop", "6a6", Addresses().token, client_secret="s3cret", client_fields=fields, method="GET")
    return TokenCounter(platform, httpx.MockTransport(handle), lambda: NOW_MS)


async def test_tokens_are_asked_for_in_the_address_as_documented() -> None:
    asked: list[httpx.Request] = []
    made = counter(answer(200, {"code": 0, "message": "success", "data": SAMPLE}), asked)
    for had, page, proof in (
        ("ROW_r", "refresh", {"grant_type": "refresh_token", "refresh_token": "ROW_r"}),
        ("https://a.example/?code=c", "get", {"grant_type": "authorized_code", "auth_code": "c"}),
    ):
        assert (await made.grant(None, grant_type="refresh_token", refresh_token=had)).access == SAMPLE["access_token"]
        (request,) = asked
        assert (request.method, request.url.path, request.content) == ("GET", f"/api/v2/token/{page}", b"")
        assert dict(request.url.params) == {"app_key": "6a6", "app_secret": "s3cret", **proof}
        asked.clear()
        made = counter(answer(200, {"code": 0, "message": "success", "data": SAMPLE}), asked)
    await made.close()


@pytest.mark.parametrize(("had", "kept"), [("ROW_r", "ROW_r"), ("https://a.example/?code=c", "")])
async def test_a_refresh_token_that_is_not_replaced_is_kept_and_a_code_is_none(had: str, kept: str) -> None:
    said = {name: value for name, value in SAMPLE.items() if name != "refresh_token"}
    made = counter(answer(200, {"code": 0, "data": said}), [])
    assert (await made.grant(None, grant_type="refresh_token", refresh_token=had)).refresh == kept
    await made.close()


@pytest.mark.parametrize(
    ("status", "said", "kind", "words"),
    [
        (200, {"code": 36004004, "message": "Invalid auth code."}, GrantError, "invalid_grant"),
        (200, {"code": 36004005, "message": "Invalid refresh_token."}, GrantError, "invalid_grant"),
        (200, {"code": 36004003, "message": "Invalid app_secret"}, AbilityError, "of the same app"),
        (400, {"code": 36004003, "message": "Invalid app_key"}, AbilityError, "of the same app"),
        (200, {"code": 9, "message": "Later\u202e"}, GrantError, "Later"),
        (200, {"code": 0, "data": []}, AbilityError, "does not know"),
        (500, {}, AbilityError, "cannot be reached"),
    ],
)
async def test_no_token_in_words(status: int, said: object, kind: type[Exception], words: str) -> None:
    made = counter(answer(status, said), [])
    with pytest.raises(kind, match=words) as caught:
        await made.grant(None, grant_type="refresh_token", refresh_token="r")
    assert "s3cret" not in str(caught.value)
    await made.close()


def test_an_access_has_no_tokens() -> None:
    assert "token" not in repr(Access("k", "s"))
