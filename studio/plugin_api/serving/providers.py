"""Finds out which abilities a plugin's providers have, and compares them with what `plugin.toml` promises."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from studio.plugin_api.abilities import (
    ABILITIES,
    PARTS,
    WRITERS,
    Ability,
    Broadcast,
    Catalogue,
    CatalogueFeed,
    ChatReader,
    ChatWriter,
    Login,
    Moderation,
    Orders,
    Stats,
)
from studio.values.broadcasts import BroadcastPart
from studio.values.errors import OperatorError

PROTOCOLS: dict[Ability, type] = {
    "catalogue": Catalogue,
    "catalogue.feed": CatalogueFeed,
    "orders": Orders,
    "chat.read": ChatReader,
    "chat.write": ChatWriter,
    "moderation": Moderation,
    "stats": Stats,
    "broadcast": Broadcast,
    "login": Login,
}


@runtime_checkable
class Noticing(Protocol):
    """A provider that works and has something to say all the same: one of many chats that it reads is away, say."""

    @property
    def notice(self) -> str:
        """For the operator, beside the connection; "": nothing."""


@runtime_checkable
class Warns(Protocol):
    """A provider that works and sees trouble: a key of its platform that ends soon, orders that it cannot count."""

    @property
    def warning(self) -> str:
        """For the operator, beside the connection and as an alarm; "": nothing."""


@dataclass(slots=True)
class Providers:
    """Who provides what; None: nobody. `name` is the connection's, for the operator: it alone may become another."""

    name: str
    catalogue: Catalogue | None = None
    catalogue_feed: CatalogueFeed | None = None
    orders: Orders | None = None
    chat_reader: ChatReader | None = None
    chat_writer: ChatWriter | None = None
    moderation: Moderation | None = None
    stats: Stats | None = None
    broadcast: Broadcast | None = None
    login: Login | None = None
    noticing: Noticing | None = None
    warns: Warns | None = None

    @property
    def abilities(self) -> list[Ability]:
        """The abilities that are there, in the order of `ABILITIES`."""
        return [word for word in ABILITIES if getattr(self, _field(word)) is not None]

    @property
    def broadcast_parts(self) -> list[BroadcastPart]:
        """What the broadcast can do beside taking a stream, in the order of `PARTS`."""
        return [word for word, protocol in PARTS.items() if isinstance(self.broadcast, protocol)]


def find(name: str, objects: Sequence[object], promised: Collection[str]) -> Providers:
    """Who of these objects provides which ability.

    Raises:
        OperatorError: one provides nothing, two provide the same, or they provide other abilities than `promised`; the text
            tells the plugin's author what to mend.
    """
    found: dict[Ability, object] = {}
    for provider in objects:
        abilities = [word for word, protocol in PROTOCOLS.items() if isinstance(provider, protocol)]
        kind = type(provider).__name__
        if not abilities:
            raise _refused(name, f"{kind} has the methods of no ability. Compare it with studio.plugin_api.abilities.")
        for word in abilities:
            if word in found:
                raise _refused(name, f"{type(found[word]).__name__} and {kind} both provide {word}. Leave one of them out.")
            found[word] = provider
    if missing := [word for word in ABILITIES if word in promised and word not in found]:
        raise _refused(name, f"plugin.toml says that it provides {', '.join(missing)}, but no provider has the methods for it.")
    if more := [word for word in ABILITIES if word in found and word not in promised]:
        raise _refused(name, f"it has the methods for {', '.join(more)}: name that in plugin.toml under provides.")
    if "catalogue.feed" in found and "catalogue" not in found:
        raise _refused(name, "it provides catalogue.feed without catalogue: what a feed tells has to be read as well.")
    catalogue = found.get("catalogue")
    if isinstance(catalogue, Catalogue):
        able = catalogue.capabilities
        lacking = [word for word, writer in WRITERS.items() if word in able and not isinstance(catalogue, writer)]
        if lacking:
            raise _refused(name, f"its catalogue has no method for {', '.join(lacking)}. Leave that out of its capabilities.")
    noticing = next((provider for provider in objects if isinstance(provider, Noticing)), None)
    warns = next((provider for provider in objects if isinstance(provider, Warns)), None)
    provided = {_field(word): provider for word, provider in found.items()}
    return Providers(name, noticing=noticing, warns=warns, **provided)  # type: ignore[arg-type]


def _field(word: Ability) -> str:
    return {"catalogue.feed": "catalogue_feed", "chat.read": "chat_reader", "chat.write": "chat_writer"}.get(word, word)


def _refused(name: str, why: str) -> OperatorError:
    return OperatorError("plugin_abilities", f"{name}: {why}", name)
