"""Who has a channel."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Person:
    """A channel: its id, and its name as others see it."""

    id: str
    name: str


@dataclass
class People:
    """Everybody, by name; who is asked for gets a channel."""

    _known: dict[str, Person] = field(default_factory=dict)

    def named(self, name: str) -> Person:
        """The channel of that name."""
        number = hashlib.blake2s(name.encode(), digest_size=11).hexdigest()
        return self._known.setdefault(name, Person(f"UC{number}", name))
