"""Who has an account."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Person:
    """An account: its number, and its name as others see it."""

    id: str
    name: str

    @property
    def login(self) -> str:
        """Its name in addresses."""
        return self.name.lower()


@dataclass
class People:
    """Everybody, by name; who is asked for gets an account."""

    _known: dict[str, Person] = field(default_factory=dict)

    def named(self, name: str) -> Person:
        """The account of that name."""
        return self._known.setdefault(name.lower(), Person(str(1_000 + len(self._known)), name))

    def known(self, login: str) -> Person | None:
        """The account of that name, if there is one."""
        return self._known.get(login.lower())

    def with_id(self, person_id: str) -> Person | None:
        """The account of that number, if there is one."""
        return next((person for person in self._known.values() if person.id == person_id), None)
