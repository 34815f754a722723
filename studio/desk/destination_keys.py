"""Keys of destinations in the keyring: each for one server, and beside them which servers a name has keys for.

One event loop.
"""

from __future__ import annotations

import msgspec

from studio.desk.keys import Keys, Secret
from studio.document import model
from studio.show.connecting import is_secrets_ref

_BOUND = "destination/"  # what the names of keys begin with that are for one server


def key_entry(destination: model.Destination) -> str:
    """What the keyring calls a destination's key for the server that it leads to; "" where its target names none.

    A show is handed on: one that leads elsewhere is not given the key that was entered for another server, and none names a
    plugin's secret, or a key by the name that it has here.
    """
    name = former_entry(destination)
    return _entry(destination.target.server(), name) if name else ""


def former_entry(destination: model.Destination) -> str:
    """What it called the key before keys were for one server: such a key is for the one that it is first found with."""
    name = destination.target.key_name()
    return "" if is_secrets_ref(name) or name.startswith(_BOUND) else name


class DestinationKeys:
    """`keys` has all keys of the studio."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._here: dict[str, set[str]] = {}  # by name: the servers for which a key came by since the studio began

    def known(self, destination: model.Destination) -> Secret | None:
        """The key of a destination if it was fetched or entered before."""
        return self._keys.known(key_entry(destination))

    async def fetch(self, destination: model.Destination) -> None:
        """Bring a key from the keyring, if that has it."""
        await self._keys.fetch(key_entry(destination), former_entry(destination) if destination.target.server() else "")
        if self.known(destination) is not None:
            await self._note(destination)

    async def put(self, destination: model.Destination, key: Secret) -> bool:
        """Keep a key. False: only until the studio ends, because there is no keyring."""
        kept = await self._keys.put(key_entry(destination), key)
        await self._note(destination)
        return kept

    async def forget(self, destination: model.Destination) -> None:
        """Remove a destination's key, and those that were kept under its name for servers that it led to earlier."""
        name = former_entry(destination)
        servers = {destination.target.server()} | self._here.pop(name, set()) | await self._noted(name)
        for server in sorted(servers):
            await self._keys.forget(_entry(server, name))
        await self._keys.forget(name)  # where nobody has looked for it yet
        await self._keys.forget(_servers_entry(name))

    async def _note(self, destination: model.Destination) -> None:
        """Remember that there is a key for its server."""
        name = former_entry(destination)
        here = self._here.setdefault(name, set())
        here.add(destination.target.server())
        if self._keys.available:
            noted = await self._noted(name)
            if not here <= noted and self._keys.available:  # else nobody knows what is noted there
                await self._keys.put(_servers_entry(name), Secret(msgspec.json.encode(sorted(here | noted)).decode()))

    async def _noted(self, name: str) -> set[str]:
        noted = await self._keys.fetch(_servers_entry(name))
        try:
            return msgspec.json.decode(noted.reveal(), type=set[str]) if noted is not None else set()
        except msgspec.DecodeError:  # somebody else wrote there
            return set()


def _entry(server: str, name: str) -> str:
    return f"{_BOUND}{server}/{name}"


def _servers_entry(name: str) -> str:
    """What the keyring calls the list of servers that a name has keys for. No server is called so."""
    return f"{_BOUND}servers/{name}"
