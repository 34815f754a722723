"""The `Context` that a plugin sees, and the watch kept over it while it polls: memory, output, its files while developing."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc.clock import Clock
from studio.plugin_api.context import SECRET_BOUND, State
from studio.plugin_api.data import ShowData, Topic, read_data
from studio.plugin_api.manifest import Manifest
from studio.plugin_api.settings import check_settings, complete
from studio.values.errors import OperatorError
from studio.values.sentences import together
from studio.words import processes as says
from studio.workers.plugin.memory import MemoryWatch
from studio.workers.plugin.output import BoundedOutput
from studio.workers.plugin.own_secrets import OwnSecrets
from studio.workers.plugin.reload import FolderWatch

log = logging.getLogger(__name__)

_COMMANDS_BOUND = 1000  # a plugin that never asks for its commands loses the oldest


class Host:
    """One thread, the plugin's main thread.

    Raises:
        OperatorError: the settings do not suit the manifest.
    """

    def __init__(
        self,
        spec: specs.PluginSpec,
        manifest: Manifest,
        link: DeskLink,
        output: BoundedOutput,
        watch: FolderWatch | None,
        clock: Clock,
    ) -> None:
        self.id = spec.id
        self.provides = frozenset[str](manifest.provides)
        self.folder = Path(spec.folder)
        self.session = link.folder
        self._manifest, self._link, self._output, self._watch = manifest, link, output, watch
        self._memory = MemoryWatch(manifest.memory_mb, clock)
        self._secrets = OwnSecrets(self._hand_on)
        self._data: dict[Topic, ShowData] = {}
        self._plugin, self._account = spec.plugin, spec.account
        self._commands: deque[messages.Command] = deque(maxlen=_COMMANDS_BOUND)
        self._configure(spec)

    @property
    def stopping(self) -> bool:
        return self._link.stopping or (self._watch is not None and self._watch.changed)

    @property
    def behind(self) -> bool:
        return self._link.behind

    def poll(self, timeout_s: float = 0.0) -> None:
        for message in self._link.poll(timeout_s):
            self.hear(message)
        self._secrets.send_again()
        if self._memory.exceeded():
            self._end(says.too_much_memory(size=self._manifest.memory_mb))
        if self._output.flooded:
            self._end(says.log_flood())
        if self._watch is not None:
            self._watch.look()

    def hear(self, message: messages.ToWorker) -> None:
        """Take in what the desk said."""
        if isinstance(message, messages.Configure) and isinstance(message.spec, specs.PluginSpec):
            self._configure(message.spec)
            if message.spec.account != self._account:  # what it was given was for another one
                self._account = message.spec.account
                self._secrets.forget()
        elif isinstance(message, messages.Command):
            if message.name == "data":
                self._take_data(message.arguments)
            else:
                self._commands.append(message)
        elif isinstance(message, messages.Secret) and (message.plugin, message.account) == (self._plugin, self._account):
            self._secrets.given(message.account, message.name, message.value)

    def commands(self) -> list[messages.Command]:
        heard = list(self._commands)
        self._commands.clear()
        return heard

    def secret(self, name: str) -> str | None:
        return self._secrets.get(name)

    def data(self, topic: Topic) -> ShowData | None:
        return self._data.get(topic)

    def _take_data(self, arguments: Mapping[str, Any]) -> None:
        topic = arguments["topic"]
        if topic in self._manifest.subscribes:
            self._data[topic] = read_data(topic, arguments["data"])

    def keep_secret(self, name: str, value: str) -> None:
        if name not in self._manifest.secrets:
            raise ValueError(f"plugin.toml lists no secret {name!r} under [secrets]")
        if not 0 < len(value) <= SECRET_BOUND:
            raise ValueError(f"a secret has 1 to {SECRET_BOUND} characters, not {len(value)}")
        self._secrets.replace(self._account, name, value)

    def report(self, state: State, text: str = "", **figures: int | float | str | bool) -> None:
        self._link.status(state, text, **figures)

    def event(self, name: str, **data: object) -> bool:
        return self._link.event(name, **data)

    def _hand_on(self, name: str, value: str, account: str) -> bool:
        return self._link.event("keep_secret", secret=name, value=value, account=account)

    def _configure(self, spec: specs.PluginSpec) -> None:
        self.settings: dict[str, Any] = self._checked(spec)
        self.connection = spec.name or self._manifest.name

    def _checked(self, spec: specs.PluginSpec) -> dict[str, Any]:
        problems = check_settings(self._manifest.settings, spec.settings)
        if problems:
            raise OperatorError("plugin_settings", says.about(who=self._manifest.name, words=together(*problems)), spec.id)
        return complete(self._manifest.settings, spec.settings)

    def _end(self, why: str) -> NoReturn:
        """At once: code that leaks or floods is not asked to tidy up."""
        log.error("ended: %s", why)
        self._link.status("failed", why)
        self._link.flush(0.2)
        self._output.close()
        os._exit(1)
