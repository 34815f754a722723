"""The simulated crowd of the rehearsal: one at most, in a process of its own, and there only while the rehearsal is on air.

It chats and buys by the page that the rehearsal platform serves on this computer, and nowhere else: no command names an address.
No I/O; one thread.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from studio.contracts import messages
from studio.contracts.specs import PluginSpec, Spec
from studio.control.schema.plugins import BeginCrowd, CrowdBuying, CrowdChat
from studio.control.schema.state import machine as state
from studio.document.connections import REHEARSAL
from studio.values.errors import RefusedError
from studio.values.loopback import is_page_here
from studio.values.sentences import together
from studio.words import crowd as says

PLUGIN = REHEARSAL.plugin
WORKER = f"crowd.{PLUGIN}"
_OF_NOW = ("viewers", "left_s")
_FIGURES = (*_OF_NOW, "messages", "orders", "units")

# What one viewer does in a minute. Two hundred of them who chat lively and buy eagerly write four messages a second and take
# sixty units in a bit more than a minute.
_CHATS: dict[CrowdChat, float] = {"quiet": 0.3, "lively": 1.2, "busy": 6.0}
_WANTS: dict[CrowdBuying, float] = {"slow": 0.05, "eager": 0.16, "rush": 1.5}


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How the rehearsal is, as far as a crowd depends on it. `page`: where its platform serves it, "" before it does."""

    there: bool  # its plugin is there, switched on, and has a crowd
    on_air: bool  # a destination of its kind is started
    running: bool  # its platform's process answers
    given_up: bool  # that process failed too often
    page: str

    @property
    def takes_a_crowd(self) -> bool:
        """Whether those who have come may stay, also while the platform is being started anew."""
        return self.there and self.on_air and not self.given_up

    def check(self) -> None:
        """Raises RefusedError, in words, when nobody can come in now."""
        if not self.there:
            raise RefusedError("no_rehearsal", says.no_platform(), PLUGIN)
        if not self.on_air:
            raise RefusedError("not_active", says.not_on_air(), PLUGIN)
        if not self.running or not self.page:
            raise RefusedError("not_ready", says.not_running(), PLUGIN)
        if not is_page_here(self.page):
            raise RefusedError("not_here", says.not_here(), PLUGIN)


class RehearsalCrowd:
    """Who was sent in, and what became of them. `make(settings)` gives what a process starts from, `problems(settings)` what of
    them it would not start with, a sentence each."""

    def __init__(
        self,
        make: Callable[[Mapping[str, object]], PluginSpec | None],
        problems: Callable[[Mapping[str, object]], list[str]],
    ) -> None:
        self._make, self._problems = make, problems
        self._settings: dict[str, Any] | None = None  # None: nobody is there
        self._asked = state.CrowdAsked()
        self._last = messages.Status("idle")

    @property
    def there(self) -> bool:
        return self._settings is not None

    def begin(self, asked: BeginCrowd, rehearsal: Rehearsal) -> None:
        """Send them in.

        Raises:
            RefusedError: some are there already, or the rehearsal cannot take them, or not as many, or not for as long.
        """
        rehearsal.check()
        if self.there:
            raise RefusedError("crowd_there", says.there_already(), PLUGIN)
        settings = {
            "page": rehearsal.page,
            "viewers": asked.viewers,
            "chats_per_minute": _CHATS[asked.chat],
            "wants_per_minute": _WANTS[asked.buying],
            "seconds": 60 * asked.minutes,
            "seed": secrets.randbelow(2**31),  # other people than the last time
        }
        problems = self._problems(settings)
        if problems:
            raise RefusedError("crowd_settings", says.settings(reason=together(*problems)), PLUGIN)
        self._asked = state.CrowdAsked(**msgspec.structs.asdict(asked))
        self._last = messages.Status("starting")
        self._settings = settings

    def end(self) -> None:
        """Send them home, if they are there."""
        self._settings = None
        nobody = dict.fromkeys(_OF_NOW, 0) if self._last.figures else {}
        self._last = messages.Status(
            "idle", self._last.text if self._last.state in ("failed", "idle") else "", {**self._last.figures, **nobody}
        )

    def heard(self, status: messages.Status | None) -> bool:
        """Take in what their process says; True when they have gone home by themselves."""
        if status is not None and self.there:
            figures = {name: status.figures[name] for name in _FIGURES if name in status.figures}
            self._last = messages.Status(status.state, status.text, figures or self._last.figures)
            if status.state == "failed" or status.figures.get("over") is True:
                self.end()
                return True
        return False

    def specs(self) -> dict[str, Spec]:
        """What is to run for them, by worker name."""
        spec = self._make(self._settings) if self._settings is not None else None
        return {} if spec is None else {WORKER: spec}

    def section(self) -> state.Crowd:
        """Section `crowd`: what they did stays when nobody is there any more."""
        how = "off" if not self.there else self._last.state
        return state.Crowd(state=how, text=self._last.text, figures=dict(self._last.figures), asked=self._asked)

    # ------------------------------------------------------------ after a crash of the desk

    def as_memory(self) -> dict[str, Any]:
        return {"settings": self._settings, "asked": msgspec.structs.asdict(self._asked)}

    def recall(self, left: Mapping[str, Any]) -> None:
        self._settings, self._asked = left["settings"], state.CrowdAsked(**left["asked"])
        self._last = messages.Status("starting" if self.there else "idle")
