"""Who wants and says what and when, drawn from a seed before anything is sent. Pure: the same arguments, the same plan."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from typing import Literal

from rehearsal.crowd import lines
from rehearsal.crowd.profiles import Profile


@dataclass(frozen=True, slots=True)
class Person:
    """One buyer: the secret the shop knows them by, and a nickname."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Says:
    """At `at_s` the person with this index says something."""

    at_s: float
    person: int
    text: str


@dataclass(frozen=True, slots=True)
class Wants:
    """At `at_s` the person wants something: what is pinned, or, when `pick` is below what it takes, something of the bag.

    `pays_after_s` None: never pays. `then`: what becomes of it once it is paid.
    """

    at_s: float
    person: int
    key: str
    quantity: int
    pick: float
    note: str
    pays_after_s: float | None
    then: Literal["keep", "refund", "return"]


Deed = Says | Wants


@dataclass(frozen=True, slots=True)
class Plan:
    """Everybody, and everything they mean to do in the order of its time."""

    people: tuple[Person, ...]
    deeds: tuple[Deed, ...]


def make_plan(
    profile: Profile, buyers: int, seconds: float, seed: int, chats_per_s: float | None = None, wants_per_s: float | None = None
) -> Plan:
    """Draw it. `chats_per_s` and `wants_per_s` are for the whole crowd and go before the profile's rates."""
    dice = random.Random(f"{seed} {buyers} {seconds}")
    people = tuple(
        Person(hashlib.sha256(f"crowd {seed} {index}".encode()).hexdigest()[:32], lines.name(dice)) for index in range(buyers)
    )
    chats = round((buyers * profile.chats_per_minute / 60 if chats_per_s is None else chats_per_s) * seconds)
    wants = round((buyers * profile.wants_per_minute / 60 if wants_per_s is None else wants_per_s) * seconds)
    deeds: list[Deed] = [Says(dice.random() * seconds, dice.randrange(buyers), lines.line(dice)) for _ in range(chats)]
    deeds += [_want(dice, profile, buyers, seconds, f"{seed}-{number}") for number in range(wants)]
    return Plan(people, tuple(sorted(deeds, key=lambda deed: deed.at_s)))


def _want(dice: random.Random, profile: Profile, buyers: int, seconds: float, key: str) -> Wants:
    return Wants(
        at_s=dice.random() ** profile.early * seconds,
        person=dice.randrange(buyers),
        key=key,
        quantity=dice.randint(1, profile.most_units),
        pick=dice.random(),
        note=dice.choice(lines.NOTES) if dice.random() < profile.with_note else "",
        pays_after_s=0.3 + dice.random() * profile.pay_within_s if dice.random() < profile.pays else None,
        then=dice.choice(("refund", "return")) if dice.random() < profile.regrets else "keep",
    )
