"""One secret of a connection, for those that read it anew and put another in its place: a login, a token that was refreshed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.plugin_api.context import Context


@dataclass(frozen=True)
class KeptSecret:
    """The place of a secret in the keyring: `read` gives it, None while there is none; `keep` puts another there."""

    read: Callable[[], str | None]
    keep: Callable[[str], None]

    @classmethod
    def of(cls, context: Context, name: str) -> KeptSecret:
        """That of the connection that `context` serves; `name` is one that `plugin.toml` lists under `[secrets]`."""
        return cls(read=lambda: context.secret(name), keep=lambda value: context.keep_secret(name, value))
