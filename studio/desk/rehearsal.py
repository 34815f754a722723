"""The rehearsal: where its platform takes streams and shows them, as it says itself, and the crowd that may be sent in.

Its platform is the first of the show's connections of the rehearsal's plugin, whatever that is called.
Sections `rehearsal` and `crowd`. One event loop.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from studio.control.schema.plugins import BeginCrowd
from studio.control.schema.state import State
from studio.control.schema.state.machine import Rehearsal as RehearsalPage
from studio.control.state import StateTree
from studio.desk.air import Air
from studio.desk.connections.rules import is_taken
from studio.desk.crowd import PLUGIN, Rehearsal, RehearsalCrowd
from studio.desk.desired_processes import plugin_worker
from studio.desk.plugins import InstalledPlugins
from studio.desk.processes import Processes
from studio.desk.show_document import ShowDocument
from studio.show.connecting import carrier

_SAID = ("url", "page_url", "key")
_LONGEST = 2_000  # characters of an address


class RehearsalPlatform:
    """`said_anew` is called when the platform listens elsewhere, or takes another key."""

    def __init__(
        self,
        document: ShowDocument,
        processes: Processes,
        air: Air,
        plugins: InstalledPlugins,
        state: StateTree,
        said_anew: Callable[[], None],
    ) -> None:
        self._document, self._processes, self._air, self._plugins = document, processes, air, plugins
        self._state, self._said_anew = state, said_anew
        self._said: dict[str, dict[str, str]] = {}  # by connection
        self.crowd = RehearsalCrowd(
            lambda settings: plugins.catalogue.crowd(PLUGIN, settings),
            lambda settings: plugins.catalogue.crowd_problems(PLUGIN, settings),
        )

    @property
    def connection(self) -> str:
        """The connection that is the rehearsal; "" where the show has none."""
        connections, catalogue = self._document.show.connections, self._plugins.catalogue
        found = carrier((one for one in connections if not is_taken(catalogue, one)), PLUGIN)
        return found.id if found is not None else ""

    def _now_said(self, what: str) -> str:
        return self._said.get(self.connection, {}).get(what, "")

    @property
    def key(self) -> str:
        """What opens it to a stream; "" while it does not listen."""
        return self._now_said("key")

    @property
    def taken_at(self) -> dict[str, str]:
        """Where streams are taken, by plugin: "" while it does not listen."""
        return {PLUGIN: self._now_said("url")}

    def learn(self, connection: str, said: Mapping[str, Any]) -> None:
        """Take in where a connection of the rehearsal's plugin takes streams."""
        before = self._said.get(connection, {})
        now = before | {key: str(said[key])[:_LONGEST] for key in _SAID if said.get(key)}
        if now != before:
            self._said[connection] = now
            if connection == self.connection:
                self._said_anew()

    # ------------------------------------------------------------ the crowd

    def now(self) -> Rehearsal:
        """How the rehearsal is now, as far as a crowd depends on it."""
        started = (one for one in self._document.show.destinations if one.id in self._air.active)
        worker = plugin_worker(self.connection)
        member, status = self._processes.members.get(worker), self._processes.status(worker)
        return Rehearsal(
            there=self._plugins.catalogue.crowd(PLUGIN, {}) is not None,
            on_air=any(one.target.facts.takes_crowd for one in started),
            running=status is not None and status.state in ("running", "live"),
            given_up=member is not None and member.worker.phase == "disabled",
            page=self._now_said("page_url"),
        )

    def begin_crowd(self, asked: BeginCrowd) -> None:
        """Send a crowd in.

        Raises:
            RefusedError: one is there already, or the rehearsal cannot take it.
        """
        self.crowd.begin(asked, self.now())

    @property
    def crowd_is_lost(self) -> bool:
        """Whether there is a crowd that has no rehearsal to be at any more."""
        return self.crowd.there and not self.now().takes_a_crowd

    def crowd_changed(self, worker: str) -> bool:
        """The crowd's process said something; True when they have gone home by themselves."""
        gone = self.crowd.heard(self._processes.status(worker))
        self._state.put(State.crowd, self.crowd.section())
        return gone

    # ------------------------------------------------------------ for clients, and for after a crash

    def publish(self) -> None:
        self._state.put(State.rehearsal, RehearsalPage(url=self._now_said("page_url")))
        self._state.put(State.crowd, self.crowd.section())

    def as_memory(self) -> dict[str, Any]:
        return {"rehearsal": self._said, "crowd": self.crowd.as_memory()}

    def recall(self, left: Mapping[str, Any]) -> None:
        """Know what the desk before us knew."""
        self._said = {connection: dict(said) for connection, said in left["rehearsal"].items() if isinstance(said, dict)}
        former = {what: said for what in _SAID if isinstance(said := left["rehearsal"].get(what), str)}
        if former:  # of a version that knew of one connection alone, which was called as its plugin is
            self._said.setdefault(PLUGIN, former)
        self.crowd.recall(left["crowd"])
