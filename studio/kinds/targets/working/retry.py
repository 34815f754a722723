"""When a push dials, and what it says meanwhile: trouble in, moments and words out. Time is an argument; no I/O.

A refused key is not tried again until somebody says so, unless it was live before: platforms keep a lost session for a
while and refuse its successor until they notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from studio.contracts.messages import State
from studio.ipc.clock import NS
from studio.words import network as says

_BACKOFF_S = (1, 2, 4, 8, 15)
_HEALTHY_NS = 10 * NS
_REFUSALS = {"refused": 1, "closed_at_key": 2, "busy": 4}  # in a row; one who may mean something else gets another try
_REFUSALS_AFTER_LIVE = 12  # with the backoff, about two and a half minutes

# passing: worth another try. closed_at_key: the server hung up on hearing the key, most likely because of it.
# busy: the key is live already, maybe as our own session of before. refused: it said no. final: only the operator can mend it.
Severity = Literal["passing", "closed_at_key", "busy", "refused", "final"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a connection failed or ended; `text` is a sentence (or two) for the operator."""

    severity: Severity
    text: str


class Retry:
    """The life of one destination's connections."""

    def __init__(self) -> None:
        self.phase: Literal["ready", "dialling", "live", "waiting", "failed"] = "ready"
        self.was_live = False  # with this key
        self._reason = ""
        self._tries = 0
        self._refusals = 0
        self._due_ns = 0
        self._live_ns = 0

    def reset(self, forget_live: bool = False) -> None:
        """Begin again at once: the operator asked, or the key or address changed (then forget that it was live)."""
        self.phase = "ready"
        self._tries = self._refusals = 0
        self.was_live = self.was_live and not forget_live

    def again(self) -> None:
        """Dial at once: the server named another place. Counts go on."""
        self.phase = "ready"

    def due(self, now_ns: int) -> bool:
        """Time to dial."""
        return self.phase == "ready" or (self.phase == "waiting" and now_ns >= self._due_ns)

    def dialling(self) -> None:
        """A connection is being made: nothing is due before `live` or `trouble` says what became of it."""
        self.phase = "dialling"

    def live(self, now_ns: int) -> None:
        """The connection stands, and the packets are taken."""
        self.phase = "live"
        self.was_live = True
        self._refusals = 0
        self._live_ns = now_ns

    def trouble(self, trouble: Trouble, now_ns: int) -> None:
        """The connection failed or ended."""
        if self.phase == "live" and now_ns - self._live_ns >= _HEALTHY_NS:
            self._tries = 0
        if trouble.severity in _REFUSALS:
            self._refusals += 1
        else:
            self._refusals = 0
        self._reason = trouble.text
        if self._is_final(trouble):
            self.phase = "failed"
            return
        self.phase = "waiting"
        self._due_ns = now_ns + _BACKOFF_S[min(self._tries, len(_BACKOFF_S) - 1)] * NS
        self._tries += 1

    def state(self, now_ns: int) -> tuple[State, str]:
        """What the operator sees."""
        match self.phase:
            case "live":
                return "live", ""
            case "waiting":
                left = max(1, -(-(self._due_ns - now_ns) // NS))
                return "waiting", says.again_in(reason=self._reason, seconds=left)
            case "failed":
                return "failed", self._reason
            case _:
                return "connecting", ""

    def _is_final(self, trouble: Trouble) -> bool:
        if trouble.severity == "final":
            return True
        if trouble.severity == "passing":
            return False
        return self._refusals >= (_REFUSALS_AFTER_LIVE if self.was_live else _REFUSALS[trouble.severity])
