"""A secret of a connection: of those that read it anew and put another in its place (a login, a token that was refreshed), and of
those that only read it, from the keyring or a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from studio.plugin_api.context import Context

__all__ = ["KeptSecret", "secret_or_file"]


@dataclass(frozen=True)
class KeptSecret:
    """The place of a secret in the keyring: `read` gives it, None while there is none; `keep` puts another there."""

    read: Callable[[], str | None]
    keep: Callable[[str], None]

    @classmethod
    def of(cls, context: Context, name: str) -> KeptSecret:
        """That of the connection that `context` serves; `name` is one that `plugin.toml` lists under `[secrets]`."""
        return cls(read=lambda: context.secret(name), keep=lambda value: context.keep_secret(name, value))


def secret_or_file(context: Context, name: str, setting: str) -> str:
    """A secret that only is read: from the keyring, else from the file that the connection's setting `setting` names; "" where
    there is none, which the platform will say in its own way."""
    kept, path = context.secret(name), str(context.settings.get(setting) or "")
    if kept or not path:
        return kept or ""
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
