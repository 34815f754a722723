"""The words by which `plugin.toml` and the state of a connection name abilities."""

from __future__ import annotations

from typing import Literal, get_args

__all__ = ["ABILITIES", "Ability"]

Ability = Literal["catalogue", "catalogue.feed", "orders", "chat.read", "chat.write", "moderation", "stats", "broadcast", "login"]
ABILITIES: tuple[Ability, ...] = get_args(Ability)
