"""The ability `login`: an account logged in through the platform's own page, so that no password passes through the studio."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import msgspec

__all__ = ["Login", "LoginPrompt"]


class LoginPrompt(msgspec.Struct, frozen=True, kw_only=True):
    """What the operator is to do: open `address` (https, of a host that `plugin.toml` names under `[login]`) and agree there;
    where `code` is not empty, enter it on that page."""

    address: str
    code: str = ""


@runtime_checkable
class Login(Protocol):
    """Logs the account of one connection in. `prompt`: what the operator is to do now; None: no login has begun.

    Until somebody is logged in, other abilities raise `AbilityError` with the code `logged_out`.
    """

    prompt: LoginPrompt | None

    async def log_in(self) -> None:
        """Begin a login, in place of one that had begun. `prompt` is there when it returns; it goes when the login is done,
        was refused or took too long."""
