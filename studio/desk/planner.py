"""What the mixer is to draw, and at which size it wants each source: compiles the show as it stands.

Owns what is known of the sizes of sources' own pictures. One event loop.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from studio.contracts import messages
from studio.contracts.plan import RenderPlan
from studio.desk.show_document import ShowDocument
from studio.desk.sizes import CalmSizes, Size
from studio.document.model import Show
from studio.ipc import clock as clocks
from studio.show.cards import CardCue
from studio.show.compile import compile_plan, source_sizes
from studio.show.stage import Stage


class Planner:
    """`cues` are the cards' on air. A trial's own size counts as a source's does."""

    def __init__(self, document: ShowDocument, clock: clocks.Clock, cues: Callable[[], Mapping[str, CardCue]]) -> None:
        self._document, self._clock, self._cues = document, clock, cues
        self._calm = CalmSizes()
        self._revision = 0
        self.natural: dict[str, Size] = {}  # sizes of their own pictures, upright, by source
        self._asked: tuple[Show, Stage, dict[str, Size]] | None = None  # what `_wanted` was reckoned for
        self._wanted: dict[str, Size | None] = {}

    def plan(self) -> RenderPlan:
        """The plan as of now, under the number of the one that the mixer was given last."""
        show, stage = self._document.resolved, self._document.resolved_stage
        return compile_plan(show, stage, self._revision, self.natural, self._clock.now_ns(), self._cues())

    def next_plan(self) -> RenderPlan:
        """The plan as of now, to be given to the mixer."""
        self._revision += 1
        return self.plan()

    @property
    def sizes(self) -> Mapping[str, Size | None]:
        """At which size sources are asked for pictures."""
        return self._calm.in_force

    def settle_sizes(self, now_ns: int) -> int | None:
        """Take over the sizes that the show wants. Returns when to ask again (ns), None when all are in force."""
        return self._calm.update(self._wanted_sizes(), self.natural, now_ns)

    def _wanted_sizes(self) -> Mapping[str, Size | None]:
        """Those of the show as it is: reckoned anew only when it, its stage or the pictures are others."""
        show, stage = self._document.resolved, self._document.stage
        if self._asked is None or self._asked[0] is not show or self._asked[1] is not stage or self._asked[2] != self.natural:
            self._asked = (show, stage, dict(self.natural))
            self._wanted = source_sizes(show, self.natural, stage)
        return self._wanted

    def learn(self, source: str, status: messages.Status | None) -> bool:
        """Take in what a source says of its own picture; True when it has another size now."""
        if status is None:
            return False
        width, height = status.figures.get("width"), status.figures.get("height")
        if not isinstance(width, int) or not isinstance(height, int) or not width > 0 < height:
            return False
        if self.natural.get(source) == (width, height):
            return False
        self.natural[source] = (width, height)
        return True

    def as_memory(self) -> dict[str, Any]:
        return {source: list(size) for source, size in self.natural.items()}

    def recall(self, left: Mapping[str, Any]) -> None:
        """Know the sizes that the desk before us knew."""
        self.natural = {source: (int(size[0]), int(size[1])) for source, size in left.items()}
