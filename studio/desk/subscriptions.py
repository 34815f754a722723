"""What plugins are told of the show: to each connection the topics that it subscribes to, when they changed."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from studio.contracts import messages
from studio.desk.desired_processes import plugin_worker
from studio.plugin_api.data import ShowData, Topic


class Subscriptions:
    """The newest value of every topic, and who was told which. One event loop.

    `send(worker, message)` is False when the worker is not there to hear it; `topics(connection)` are those of its plugin;
    `named(connection)`: the user has granted it people's names.
    """

    def __init__(
        self,
        send: Callable[[str, messages.ToWorker], bool],
        topics: Callable[[str], frozenset[Topic]],
        named: Callable[[str], bool],
    ) -> None:
        self._send, self._topics, self._named = send, topics, named
        self._now: dict[Topic, tuple[ShowData, ShowData]] = {}  # with names masked, and whole
        self._told: dict[str, dict[Topic, ShowData]] = {}  # by connection whose process is there
        self._owed: dict[str, set[Topic]] = {}  # likewise: of which it could not be told

    def put(self, topic: Topic, masked: ShowData, whole: ShowData | None = None) -> None:
        """This is so now. `whole`: with people's names, where there are any."""
        self._now[topic] = (masked, masked if whole is None else whole)
        for connection in self._told:
            self._tell(connection, topic)

    def begun_anew(self, connection: str) -> None:
        """Its process is another one, which knows nothing."""
        self._told[connection] = {}
        self._owed[connection] = set()
        for topic in self._now:
            self._tell(connection, topic)

    def ended(self, connection: str) -> None:
        """Its process is gone."""
        self._told.pop(connection, None)
        self._owed.pop(connection, None)

    def reads_again(self, connection: str) -> None:
        """Its process gives a sign of life: tell it what it could not be told, as that is now."""
        for topic in tuple(self._owed.get(connection, ())):
            self._tell(connection, topic)

    def _tell(self, connection: str, topic: Topic) -> None:
        owed = self._owed[connection]
        owed.discard(topic)
        if topic not in self._topics(connection):
            return
        value = self._now[topic][self._named(connection)]
        if self._told[connection].get(topic) != value:
            data = messages.Command("data", {"topic": topic, "data": msgspec.to_builtins(value)})
            if self._send(plugin_worker(connection), data):
                self._told[connection][topic] = value
            else:
                owed.add(topic)
