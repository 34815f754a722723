"""Secrets of plugins: kept in the system's keyring, given to the process of their account and to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from studio.contracts import messages
from studio.desk.keys import Keys, Secret

Entry = Callable[[str], str]  # what the keyring calls the secret of a name, or called it formerly


class Whose(NamedTuple):
    """For which plugin, and for which of its accounts, a process works."""

    plugin: str
    account: str


class Vault:
    """One event loop. `send(worker, message)` is False when the worker is not there to hear it."""

    def __init__(self, keys: Keys, send: Callable[[str, messages.ToWorker], bool]) -> None:
        self._keys, self._send = keys, send

    async def give(self, worker: str, names: Collection[str], entry: Entry, former: Entry, whose: Whose) -> None:
        """Hand a process what there is of its secrets. One that works for another plugin or account takes none of them."""
        for name in names:
            secret = await self._keys.fetch(entry(name), former(name))
            if secret is not None:
                self._send(worker, messages.Secret(name, secret.reveal(), whose.account, whose.plugin))

    async def put(self, workers: Mapping[str, Whose], name: str, entry: str, secret: Secret) -> bool:
        """Keep a secret and hand it to these processes, each named with whose it is.

        False: only until the studio ends, because there is no keyring.
        """
        kept = await self._keys.put(entry, secret)
        for worker, whose in workers.items():
            self._send(worker, messages.Secret(name, secret.reveal(), whose.account, whose.plugin))
        return kept
