"""Who is in the chat: users by their tokens, and integrations, which are users that are bots."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any


@dataclass
class User:
    """Anybody. `rights`: what an integration may."""

    name: str
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:11])
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    scopes: list[str] = field(default_factory=list)
    rights: tuple[str, ...] = ()
    is_enabled: bool = True

    def told(self) -> dict[str, Any]:
        """As events tell of them."""
        return {
            "id": self.id,
            "displayName": self.name,
            "displayColor": 22,
            "createdAt": "2026-11-29T19:00:00Z",
            "previousNames": [self.name],
            "scopes": self.scopes,
            "isBot": bool(self.rights),
            "authenticated": False,
        }


class Users:
    """Everybody; who is named for the first time is registered."""

    def __init__(self) -> None:
        self._all: list[User] = []

    def register(self, name: str) -> User:
        """A new one, even of a name that somebody has."""
        self._all.append(User(name))
        return self._all[-1]

    def integrate(self, name: str, *rights: str) -> User:
        """An integration with an access token."""
        self._all.append(User(name, rights=rights))
        return self._all[-1]

    def named(self, name: str) -> User:
        """The first of that name."""
        return next((user for user in self._all if user.name == name), None) or self.register(name)

    def with_token(self, token: str) -> User | None:
        return next((user for user in self._all if user.token == token and not user.rights), None)

    def with_id(self, user_id: str) -> User | None:
        return next((user for user in self._all if user.id == user_id), None)

    def integration(self, token: str, right: str) -> User | None:
        """The integration of the token, if it may do that."""
        return next((user for user in self._all if user.token == token and right in user.rights), None)

    def forget(self, user: User) -> None:
        self._all.remove(user)
