"""Secrets of plugins: kept in the system's keyring, given to the plugin's own process and to nobody else."""

from __future__ import annotations

from collections.abc import Callable

from studio.contracts import messages
from studio.desk.keys import Keys, Secret
from studio.plugin_api.manifest import Manifest
from studio.values.errors import RefusedError


class Vault:
    """One event loop. `send(worker, message)` is False when the worker is not there to hear it."""

    def __init__(self, keys: Keys, send: Callable[[str, messages.ToWorker], bool]) -> None:
        self._keys, self._send = keys, send

    async def give(self, plugin: str, manifest: Manifest) -> None:
        """Hand a plugin's process what there is of its secrets."""
        for name in manifest.secrets:
            ref = _ref(plugin, name)
            secret = self._keys.known(ref) or await self._keys.fetch(ref)
            if secret is not None:
                self._tell(plugin, name, secret)

    async def put(self, plugin: str, manifest: Manifest, name: str, secret: Secret) -> bool:
        """Keep a secret; False: only until the studio ends, because there is no keyring.

        Raises:
            RefusedError: the plugin has no such secret.
        """
        if name not in manifest.secrets:
            raise RefusedError("not_found", f"{manifest.name} has no secret '{name}'.", plugin)
        kept = await self._keys.put(_ref(plugin, name), secret)
        self._tell(plugin, name, secret)
        return kept

    def _tell(self, plugin: str, name: str, secret: Secret) -> None:
        self._send(f"plugin.{plugin}", messages.Secret(name, secret.reveal()))


def _ref(plugin: str, name: str) -> str:
    return f"plugin-{plugin}-{name}"
