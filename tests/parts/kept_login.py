"""Where a login lies while a test runs."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio.plugin_api.login import Tokens


@dataclass
class Kept:
    """A keyring with one place, and all that was ever put there."""

    secret: str | None = None
    history: list[str] = field(default_factory=list)

    def read(self) -> str | None:
        """What lies there."""
        return self.secret

    def keep(self, secret: str) -> None:
        """Put it there in place of what there was."""
        self.secret = secret
        self.history.append(secret)

    def tokens(self) -> Tokens:
        """The login that lies there."""
        assert self.secret is not None
        return Tokens.of_secret(self.secret)
