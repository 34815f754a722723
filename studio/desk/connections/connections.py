"""The show's connections while the desk runs: what their processes start from, how they are, their secrets. One event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from studio.contracts.specs import PluginSpec
from studio.control.schema.state import State
from studio.control.schema.state.connections import LoginPage
from studio.control.state import StateTree
from studio.desk.connections.accounts import Account, account_name, account_of, former_entry, secret_entry
from studio.desk.connections.changed_secrets import ChangedSecrets
from studio.desk.connections.rules import is_taken
from studio.desk.connections.section import login_page, page_address, told
from studio.desk.connections.vault import Vault, Whose
from studio.desk.desired_processes import plugin_worker
from studio.desk.keys import Keys, Secret
from studio.desk.plugins import InstalledPlugins
from studio.desk.processes import Processes
from studio.desk.show_document import ShowDocument
from studio.document.connections import Connection
from studio.plugin_api.abilities import ABILITIES
from studio.plugin_api.data import Topic
from studio.plugin_api.manifest import Manifest
from studio.show import connecting
from studio.show.edits.connections import fresh_connection_id
from studio.values.errors import RefusedError
from studio.words import connections as says


class Connections:
    """Section `connections`. `past()`: shops that the journal knows. `changed()` is called when `unkept` says something else."""

    def __init__(
        self,
        document: ShowDocument,
        processes: Processes,
        keys: Keys,
        plugins: InstalledPlugins,
        state: StateTree,
        past: Callable[[], Iterable[str]],
        changed: Callable[[], None],
    ) -> None:
        self._document, self._processes, self._plugins, self._state = document, processes, plugins, state
        self._past = past
        self._abilities: dict[str, frozenset[str]] = {}  # by connection, as its process said
        self._pages: dict[str, str] = {}  # where its viewers are, likewise
        self._logins: dict[str, LoginPage] = {}  # those that wait for the operator, likewise
        self.changed_secrets = ChangedSecrets(
            self._entry_for, lambda place, value: self._keep(place.entry, place.name, value), changed
        )
        self._vault = Vault(keys, processes.send)
        self._giving: set[asyncio.Task[None]] = set()

    def find(self, name: str) -> Connection:
        """The show's connection with this id.

        Raises:
            RefusedError: there is none.
        """
        for connection in self._document.show.connections:
            if connection.id == name:
                return connection
        raise RefusedError("not_found", says.unknown(name=name), name)

    def of_process(self, name: str) -> Connection | None:
        """The connection that a process of this name runs for; None: it draws cards of the plugin of this name, or is none."""
        catalogue = self._plugins.catalogue
        return next((one for one in self._document.show.connections if one.id == name and not is_taken(catalogue, one)), None)

    def of_plugin(self, plugin: str) -> frozenset[str]:
        """The show's connections with accounts of a plugin, by their ids."""
        return frozenset(one.id for one in self._document.show.connections if one.plugin == plugin)

    def names(self) -> dict[str, str]:
        """What the operator calls connections, and plugins that none is of."""
        return self._plugins.catalogue.names() | {one.id: one.name for one in self._document.show.connections}

    def named(self, command: str, params: dict[str, Any]) -> dict[str, Any]:
        """The parameters of an edit; a connection that it adds has an id that no plugin and no shop of the journal has."""
        plugin, name = params.get("plugin"), params.get("name")
        if command != "connection.add" or params.get("id") is not None or not (isinstance(plugin, str) and isinstance(name, str)):
            return params
        here = {one.id for one in self._document.show.connections}
        if plugin not in here:
            return params
        taken = {*here, *self._plugins.catalogue.found, *self._past()}
        return params | {"id": fresh_connection_id(plugin, name, taken)}

    # ------------------------------------------------------------ what they are for

    def learn(self, connection: str, said: Mapping[str, Any]) -> None:
        """Take in the event `connection_state`: what its process can do now, and whether a login waits for the operator."""
        words = said.get("abilities")
        said_words = frozenset(word for word in words if isinstance(word, str)) if isinstance(words, list) else frozenset()
        abilities = said_words & frozenset(ABILITIES)
        manifest = self._manifest(self._plugin_of(connection))
        login = login_page(said.get("login"), manifest.login.hosts if manifest is not None and manifest.login is not None else ())
        if abilities != self._abilities.get(connection) or login != self._logins.get(connection):
            self._abilities[connection] = abilities
            self._logins.pop(connection, None)
            if login is not None:
                self._logins[connection] = login
            self.publish()

    def learn_page(self, connection: str, said: Mapping[str, Any]) -> None:
        """Take in the event `ingest`: on which web page its viewers are now."""
        page = page_address(said.get("page_url"))
        if page != self._pages.get(connection, ""):
            self._pages[connection] = page
            self.publish()

    def topics(self, connection: str) -> frozenset[Topic]:
        """What the process of a connection, or the one that draws a plugin's cards, subscribes to."""
        manifest = self._manifest(self._plugin_of(connection))
        return frozenset(manifest.subscribes) if manifest is not None else frozenset()

    def personal_data(self, connection: str) -> bool:
        """Whether the user has granted it people's names."""
        found = self.of_process(connection)
        return found is not None and self._account_name(found) in self._plugins.catalogue.choices.personal_data

    async def grant(self, name: str, personal_data: bool) -> None:
        """Keep for this computer that the account of a connection is told people's names, or is not.

        Raises:
            RefusedError: there is no such connection, its id is another plugin's, or its plugin is not here.
            OperatorError: the disk refuses.
        """
        connection = self._not_taken(name)
        self._plugins.manifest(connection.plugin)
        account = self._account_name(connection)
        await self._plugins.choose(lambda: self._plugins.catalogue.granted(account, personal_data))

    def ungranted(self) -> str:
        """Whom the show asks to have told people's names while the user has not granted it, as a sentence; "": nobody."""
        asking = [one for one in self._document.show.connections if one.personal_data and self.of_process(one.id) is one]
        names = tuple(one.name for one in asking if self._account(one) is not None and not self.personal_data(one.id))
        return says.asks_personal_data(names=names) if names else ""

    def unkept(self) -> str:
        """Whose renewed secret the keyring does not take, as a sentence; "": nobody's."""
        unkept = self.changed_secrets.unkept
        names = tuple(one.name for one in self._document.show.connections if one.id in unkept)
        return says.secrets_not_kept(names=names) if names else ""

    def _account_name(self, connection: Connection) -> str:
        account = self._account(connection)
        return account_name(connection, account.mark) if account is not None else ""

    def _plugin_of(self, connection: str) -> str:
        found = self.of_process(connection)
        return found.plugin if found is not None else connection

    # ------------------------------------------------------------ processes

    def specs(self) -> tuple[PluginSpec, ...]:
        """What the processes of connections start from, and those that draw cards of plugins without a connection of their id."""
        show, catalogue = self._document.show, self._plugins.catalogue
        specs = {one.id: spec for one in show.connections if (spec := self._spec(one)) is not None}
        for plugin in {overlay.plugin for overlay in show.overlays} - specs.keys():
            spec = catalogue.spec(plugin)
            if spec is not None:
                specs[plugin] = spec
        return tuple(specs[name] for name in sorted(specs))

    def _spec(self, connection: Connection) -> PluginSpec | None:
        catalogue = self._plugins.catalogue
        base = catalogue.spec(connection.plugin)
        account = self._account(connection)
        if base is None or account is None or is_taken(catalogue, connection):
            return None
        return PluginSpec(
            id=connection.id,
            folder=base.folder,
            settings=account.settings,
            plugin=connection.plugin,
            name=connection.name,
            account=account.mark,
            personal_data=self.personal_data(connection.id),
        )

    def _account(self, connection: Connection) -> Account | None:
        manifest = self._manifest(connection.plugin)
        if manifest is None:
            return None
        return account_of(manifest, self._plugins.catalogue.choices.settings.get(connection.plugin, {}), connection)

    def _manifest(self, plugin: str) -> Manifest | None:
        found = self._plugins.catalogue.found.get(plugin)
        return found.manifest if found is not None else None

    # ------------------------------------------------------------ secrets

    def greet(self, worker: str) -> None:
        """A plugin's process is new, or has other settings: it says anew what it can, and is handed its secrets."""
        name = worker.removeprefix("plugin.")
        self._abilities.pop(name, None)
        self._pages.pop(name, None)
        self._logins.pop(name, None)
        self.give_secrets(worker)

    def give_secrets(self, worker: str) -> None:
        """Hand a plugin's process its secrets."""
        name = worker.removeprefix("plugin.")
        plugin = self._plugin_of(name)
        manifest = self._manifest(plugin)
        if manifest is None:
            return
        whose = Whose(plugin, self._mark(name))
        give = self._vault.give(worker, tuple(manifest.secrets), self._entries(name), self._former_entries(name), whose)
        task = asyncio.get_running_loop().create_task(give)
        self._giving.add(task)
        task.add_done_callback(self._giving.discard)

    def _entries(self, name: str) -> Callable[[str], str]:
        """What the keyring calls the secrets of the process of a connection, or of what draws a plugin's cards."""
        connection, account = self._with_account(name)
        return partial(secret_entry, connection, account.mark if account is not None else "")

    def _former_entries(self, name: str) -> Callable[[str], str]:
        """What it called them before, where that is no other's."""
        connection, account = self._with_account(name)
        return partial(former_entry, self._plugins.catalogue.found, connection, account.mark if account is not None else "")

    def _mark(self, name: str) -> str:
        """Whose account the process of a connection, or of what draws a plugin's cards, is to work for."""
        _, account = self._with_account(name)
        return account.mark if account is not None else ""

    def _with_account(self, name: str) -> tuple[Connection, Account | None]:
        connection = self.of_process(name)
        account = self._account(connection) if connection is not None else None
        return (connection, account) if connection is not None and account is not None else (connecting.first_of(name), None)

    async def keep_secret(self, name: str, secret: str, value: Secret) -> bool:
        """Keep a secret of a connection, for the account that it leads to; False: only until the studio ends.

        Raises:
            RefusedError: there is no such connection, its id is another plugin's, or its plugin has no such secret.
        """
        connection = self._not_taken(name)
        self._check_secret(connection.plugin, secret)
        self.changed_secrets.forget(self._entries(name)(secret))
        return await self._keep(self._entries(name)(secret), secret, value)

    def _entry_for(self, name: str, secret: str, account: str) -> str:
        """What the keyring calls a secret that a connection's process hands on.

        Raises:
            RefusedError: as `keep_secret`, or the process is that of another account than the connection has now.
        """
        connection = self._not_taken(name)
        self._check_secret(connection.plugin, secret)
        if self._mark(name) != account:
            raise RefusedError("other_account", says.other_account(name=connection.name), name)
        return self._entries(name)(secret)

    async def keep_plugin_secret(self, plugin: str, secret: str, value: Secret) -> bool:
        """Keep a secret for a plugin: for its own account, as the user's settings of it lead there. False: as `keep_secret`.

        Raises:
            RefusedError: there is no such plugin, or it has no such secret.
        """
        self._check_secret(plugin, secret)
        self.changed_secrets.forget(secret_entry(connecting.first_of(plugin), "", secret))
        return await self._keep(secret_entry(connecting.first_of(plugin), "", secret), secret, value)

    def _not_taken(self, name: str) -> Connection:
        connection = self.find(name)
        if is_taken(self._plugins.catalogue, connection):
            raise RefusedError("taken", says.taken_since(id=name), name)
        return connection

    def _check_secret(self, plugin: str, secret: str) -> None:
        manifest = self._plugins.manifest(plugin)
        if secret not in manifest.secrets:
            raise RefusedError("not_found", says.no_secret(plugin=manifest.name, name=secret), plugin)

    async def _keep(self, entry: str, secret: str, value: Secret) -> bool:
        """Keep it, and hand it to every process whose secret it is."""
        specs = [spec for spec in self.specs() if self._entries(spec.id)(secret) == entry]
        workers = {plugin_worker(spec.id): Whose(spec.plugin, spec.account) for spec in specs}
        return await self._vault.put(workers, secret, entry, value)

    # ------------------------------------------------------------ for clients

    def publish(self) -> None:
        """Tell how all of them are."""
        show, catalogue = self._document.show, self._plugins.catalogue
        section = {}
        for one in show.connections:
            member = self._processes.members.get(plugin_worker(one.id))
            worker = member.worker if member is not None else None
            abilities, page = self._abilities.get(one.id, frozenset()), self._pages.get(one.id, "")
            section[one.id] = told(one, catalogue, worker, abilities, page, self.personal_data(one.id), self._logins.get(one.id))
        self._state.put(State.connections, section)

    def restart(self, name: str) -> None:
        """Start a connection's process anew.

        Raises:
            RefusedError: it has none.
        """
        connection = self.find(name)
        if self.of_process(name) is None or plugin_worker(name) not in self._processes.members:
            raise RefusedError("not_active", says.not_running(name=connection.name), name)
        self._processes.restart(plugin_worker(name))
