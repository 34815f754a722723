"""Proof key for code exchange (RFC 7636, S256): whoever begins a login proves it when the code is exchanged for tokens. Pure."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from studio.plugin_api.login.endpoint import Platform

__all__ = ["Attempt", "challenge"]


def challenge(verifier: str) -> str:
    """The S256 code challenge of a code verifier (RFC 7636, section 4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode("ascii")).digest()).rstrip(b"=").decode()


@dataclass(frozen=True)
class Attempt:
    """One login that was begun. `redirect` is where the browser is sent back to. `verifier` never leaves the process but to the
    platform's token endpoint; `state` (RFC 6749, section 10.12) tells the answer to this attempt from any other."""

    redirect: str
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(64), repr=False)
    state: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def host(self) -> str:
        """The host and port of the redirect, as a browser names them in `Host`."""
        return urlsplit(self.redirect).netloc

    def page(self, platform: Platform) -> str:
        """The address at which the operator agrees (RFC 6749, section 4.1.1, and RFC 7636, section 4.3)."""
        query = {
            "response_type": "code",
            "client_id": platform.client_id,
            "redirect_uri": self.redirect,
            "state": self.state,
            "code_challenge": challenge(self.verifier),
            "code_challenge_method": "S256",
            **platform.rights,
            **dict(platform.authorize_fields),
        }
        return f"{platform.authorize_url}?{urlencode(query)}"
