"""Tokens: of the page, and of the person who runs it; what they allow, and how long they last."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time

from tests.parts.facebook.answers import RefusedError, not_there

APP_ID, APP_SECRET = "700100200300", "0123456789abcdef0123456789abcdef"
READ, MANAGE, PUBLISH = "pages_read_engagement", "pages_manage_engagement", "publish_video"


class Tokens:
    """`page_id`, `person_id`: whose they are. `rights`: what the operator has agreed to. `needs_proof`: as an application can
    have it. `silent`: of a thing that may not be changed it is said that it is not there, as Facebook does. `ends_s`: when tokens
    of each kind end, `data_ends_s`: when they open no more data; since 1970, 0: not by time."""

    def __init__(self, page_id: str, person_id: str) -> None:
        self._owners = {"page": page_id, "person": person_id, "lasting person": person_id}
        self._tokens: dict[str, str] = {}
        self.rights = {READ, MANAGE, PUBLISH}
        self.needs_proof = False
        self.silent = False
        self.exchanges = 0
        now_s = round(time.time())
        self.ends_s = {"page": 0, "person": now_s + 5_400, "lasting person": now_s + 5_183_944}
        self.data_ends_s = now_s + 90 * 86_400

    def of_page(self) -> str:
        """The page's own, which does not expire by time."""
        return self._made("page")

    def of_person(self) -> str:
        """As the Graph API Explorer gives it: good for an hour or two."""
        return self._made("person")

    @property
    def all(self) -> list[str]:
        """Those that were given and not taken back."""
        return list(self._tokens)

    def take_back(self) -> None:
        """All of them: the person has another password."""
        self._tokens.clear()

    def kind(self, token: str, proof: str) -> str:
        """Whose it is: page, person, or lasting person. Raises: RefusedError: nobody's."""
        if token not in self._tokens:
            raise RefusedError(190, "Error validating access token: The session has been invalidated.", 460)
        self._check(token, proof)
        return self._tokens[token]

    def owner(self, kind: str) -> str:
        """The id of whose such a token is."""
        return self._owners[kind]

    def need(self, right: str, thing: str = "") -> None:
        """Raises: RefusedError: the operator has not agreed to it."""
        if right not in self.rights and thing and self.silent:
            raise not_there(thing)
        if right not in self.rights:
            raise RefusedError(200, f"Requires {right} permission to manage the object", status=403)

    def exchange(self, query: dict[str, str]) -> dict[str, object]:
        """Another token of the same person, which lasts. Raises: RefusedError."""
        if (query.get("client_id"), query.get("client_secret")) != (APP_ID, APP_SECRET):
            raise RefusedError(1, "Error validating client secret.")
        if self._tokens.get(query.get("fb_exchange_token", "")) != "person":
            raise RefusedError(190, "Error validating access token: Session has expired.", 463)
        self.exchanges += 1
        return {"access_token": self._made("lasting person"), "token_type": "bearer", "expires_in": 5_183_944}

    def inspect(self, query: dict[str, str]) -> dict[str, object]:
        """What is known of a token, told to the application, or to who develops it. Raises: RefusedError."""
        asked_by, proof = query.get("access_token", ""), query.get("appsecret_proof", "")
        if asked_by == f"{APP_ID}|{APP_SECRET}":
            self._check(asked_by, proof)
        elif "|" in asked_by:
            raise RefusedError(190, "Invalid OAuth access token signature.")
        elif self.kind(asked_by, proof) == "page":
            raise RefusedError(100, "You must provide an app access token, or a user access token of a developer of the app")
        kind = self._tokens.get(query.get("input_token", ""))
        if kind is None:
            return {"is_valid": False, "scopes": []}
        return {
            "app_id": APP_ID,
            "application": "Shop",
            "type": "PAGE" if kind == "page" else "USER",
            "user_id": self._owners["person"],
            "is_valid": True,
            "expires_at": self.ends_s[kind],
            "data_access_expires_at": self.data_ends_s,
            "scopes": sorted(self.rights),
        }

    def _check(self, token: str, proof: str) -> None:
        expected = hmac.new(APP_SECRET.encode(), token.encode(), hashlib.sha256).hexdigest()
        if (proof or self.needs_proof) and proof != expected:
            raise RefusedError(100, "Invalid appsecret_proof provided in the API argument")

    def _made(self, kind: str) -> str:
        token = f"EAA{secrets.token_hex(30)}"
        self._tokens[token] = kind
        return token
