"""The login of a seller, as TikTok Shop gives it to an app: a token for some days, and one that gets the next.

The operator agrees on the app's page and is sent to the address that the app has in Partner Center, with a code in it; that whole
address is pasted as the connection's secret, or a refresh token that is there already. What comes of it is kept in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.kept_secret import KeptSecret
from studio.plugin_api.login import GrantError, Platform, Session, TokenEndpoint, Tokens
from studio.values.plain_text import shortened
from tiktok_shop import sentences as says
from tiktok_shop.access import Access
from tiktok_shop.addresses import Addresses

NAME = "TikTok Shop"
_INVALID_CODE = 36004004
_IS_MOMENT_S = 1_000_000_000  # what is called `expire_in` is a moment since 1970; a small number would be a time


class TokenCounter(TokenEndpoint):
    """Gives tokens for what the operator pasted, and for refresh tokens. One asyncio loop; `close` it."""

    async def grant(self, former: Tokens | None = None, **form: str) -> Tokens:
        """The next tokens for `refresh_token`, which may be the pasted address with a code. Raises: as `TokenEndpoint.grant`."""
        had = form.get("refresh_token", "")
        code = code_of(had)
        if code:
            page, proof = "get", {"grant_type": "authorized_code", "auth_code": code}
        else:
            page, proof = "refresh", {"grant_type": "refresh_token", "refresh_token": had}
        try:
            answer = await self.ask(f"{self.platform.token_url}/{page}", **proof)
        except GrantError as error:
            raise _trouble(0, error.code) from error
        if answer.get("code") != 0:
            raise _trouble(answer.get("code"), str(answer.get("message") or answer.get("code")))
        data = answer.get("data")
        tokens = tokens_of(data, self.now_ms(), "" if code else had) if isinstance(data, dict) else None
        if tokens is None:
            raise AbilityError("refused", says.unknown_answer(reason="access_token"))
        return tokens


def session_of(access: Access, addresses: Addresses, kept: KeptSecret) -> tuple[TokenEndpoint, Session]:
    """The login of a connection, and who refreshes it. Close the session, then the other."""
    platform = Platform(
        name=NAME,
        client_id=access.app_key,
        client_secret=access.app_secret,
        client_fields=("app_key", "app_secret"),
        token_url=addresses.token,
        method="GET",
    )
    counter = TokenCounter(platform)
    session = Session(counter, lambda: as_login(kept.read()), kept.keep)
    session.trouble = AbilityError("logged_out", says.no_login())
    return counter, session


def as_login(secret: str | None) -> str | None:
    """A secret as a session reads it: a login that was kept as it is, what somebody pasted as one that expired long ago."""
    if not secret or secret.lstrip().startswith("{"):
        return secret
    return Tokens(access="-", refresh=secret.strip(), expires_ms=1).to_secret()


def code_of(pasted: str) -> str:
    """The code in an address to which TikTok Shop sent the browser; "" where it is no such address."""
    try:
        named = parse_qs(urlsplit(pasted).query)
    except ValueError:
        return ""
    return (named.get("code") or named.get("auth_code") or [""])[0]


def tokens_of(data: Mapping[str, Any], now_ms: int, refresh: str = "") -> Tokens | None:
    """What a good answer holds; None: no token that can be kept and sent. `refresh`: what it is refreshed by where that names
    nothing else."""
    said = data.get("access_token_expire_in")
    expires_s = said if isinstance(said, int) and not isinstance(said, bool) else 0
    if expires_s >= _IS_MOMENT_S:
        expires_s -= now_ms // 1000
    data = {**data, "refresh_token": data.get("refresh_token") or refresh}
    return Tokens.answered({**data, "expires_in": expires_s, "scope": data.get("granted_scopes")}, now_ms)


def _trouble(code: object, message: str) -> Exception:
    """What it means that no token was given: a wrong app, a login that is over, or what will pass."""
    text = message.lower().replace("_", " ")
    if "app key" in text or "app secret" in text:
        return AbilityError("refused", says.wrong_app(reason=shortened(message, 200)))
    if code == _INVALID_CODE or "auth code" in text or "refresh token" in text:
        return GrantError("invalid_grant")
    return GrantError(shortened(message, 120))
