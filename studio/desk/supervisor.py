"""One worker's life as the desk sees it: wanted, started, heard, silent, ended, started again. Pure: time is an argument.

Events are method calls, decisions are the `Order`s they return. Rules (docs/architecture.md): silence for 5 s, or longer than
an announced stage's deadline, is death; exit code 0 means done, 75 start me with the new spec, 76 what I show stands without
me, anything else a crash. Foreign code (`gives_up`) is never done, so that its code 0 is a failure too; it is disabled at its
third failure within five minutes, until the operator restarts it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from studio.contracts import messages
from studio.values.sentences import clause
from studio.words import processes as says

_SECOND = 1_000_000_000
SILENCE_NS = 5 * _SECOND
START_NS = 20 * _SECOND  # from spawn to hello: a loaded machine imports slowly
STOP_NS = 4 * _SECOND
STAGE_NS, FOREIGN_STAGE_NS = 180 * _SECOND, 30 * _SECOND  # no announced stage lasts longer
HEALTHY_NS = 30 * _SECOND
FAILURES, FAILURES_WITHIN_NS = 3, 300 * _SECOND  # of a worker that gives up
BACKOFF_NS = tuple(int(seconds * _SECOND) for seconds in (0.1, 0.5, 1, 2, 5))

Phase = Literal["wanted", "starting", "running", "stopping", "waiting", "done", "standing", "disabled"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done to the worker: `spawn` it, `configure` it, ask it to `stop`, or `kill` it."""

    do: Literal["spawn", "configure", "stop", "kill"]


@dataclass(slots=True)
class Worker:
    """State and rules of one worker. `gives_up`: it runs code that is not ours, and may fail for good."""

    name: str
    digest: str
    identity: str  # names what cannot change while it runs
    gives_up: bool = False
    phase: Phase = "wanted"
    wanted: bool = True
    pid: int = 0
    restarts: int = 0
    failures: int = 0
    running_digest: str = ""
    status: messages.Status = field(default_factory=lambda: messages.Status("starting"))
    last_words: str = ""  # why it died last, for the operator
    _deadline_ns: int = 0  # of the phase
    _healthy_since_ns: int = 0
    _restart_now: bool = False
    _spawned_identity: str = ""  # what its process was started as; empty: by an earlier desk
    _failed_ns: list[int] = field(default_factory=list)  # when, of the latest failures
    _hung: bool = False  # we killed it for its silence

    # ------------------------------------------------------------ what the desk wants

    def want(self, digest: str, identity: str, now_ns: int) -> list[Order]:
        """The spec it ought to have. Another identity means a new process."""
        changed, replaced = digest != self.digest, identity != self.identity
        self.digest, self.identity, self.wanted = digest, identity, True
        if self.phase == "running" and replaced:
            self._restart_now = True
            return self._stop(now_ns)
        if self.phase == "running" and changed:
            return [Order("configure")]
        if self.phase in ("waiting", "done", "standing") and changed:
            self.failures = 0
            self.phase = "wanted"
        if self.phase == "stopping":
            self._restart_now = True
        return []

    def unwant(self, now_ns: int) -> list[Order]:
        """It is to end. Call `gone` to learn when it may be forgotten."""
        self.wanted, self._restart_now = False, False
        return self._stop(now_ns) if self.phase in ("running", "starting") else []

    @property
    def gone(self) -> bool:
        """Not wanted, and no process."""
        return not self.wanted and self.pid == 0

    def restart(self, now_ns: int) -> list[Order]:
        """The operator wants it started anew, at once."""
        self.failures = 0
        self._failed_ns.clear()
        if self.phase in ("waiting", "done", "standing", "disabled"):
            self.phase = "wanted"
        if self.pid == 0 or not self.wanted:
            return []  # it is about to start anew, or to end, anyway
        self._restart_now = True
        return self._stop(now_ns)

    # ------------------------------------------------------------ what happened

    def adopt(self, pid: int, now_ns: int) -> None:
        """It runs already, from before this desk."""
        self.pid, self.phase, self._deadline_ns = pid, "starting", now_ns + START_NS
        self._spawned_identity = ""

    def spawned(self, pid: int, now_ns: int) -> list[Order]:
        self.pid = pid
        if self.phase not in ("running", "stopping"):
            self.phase, self._deadline_ns = "starting", now_ns + START_NS
        return [] if self.wanted else self._stop(now_ns)

    def not_started(self, why: str, now_ns: int) -> None:
        """No process could be asked for. That is not its fault, so nothing is counted."""
        if self.phase == "starting" and not self.pid:
            self.phase, self._deadline_ns = "waiting", now_ns + BACKOFF_NS[-1]
            self.status = messages.Status("waiting", says.starting_again(cause=says.not_started(why=why)), self.status.figures)

    def hello(self, pid: int, running_digest: str, status: messages.Status, now_ns: int) -> list[Order]:
        """It dialled us. It may be an old friend whose spec is not what we want now."""
        self.pid, self.running_digest = pid, running_digest
        if self.phase == "stopping":
            return [Order("stop")]
        self.phase, self._healthy_since_ns = "running", now_ns
        self.heard(status, now_ns)
        if not self.wanted:
            return self._stop(now_ns)
        if self._spawned_identity not in ("", self.identity):
            self._restart_now = True  # it became another while it started
            return self._stop(now_ns)
        return [Order("configure")] if running_digest != self.digest else []

    def heard(self, status: messages.Status, now_ns: int) -> None:
        self.status = status
        allowance = status.figures.get("deadline_s")
        allowed_s = allowance if isinstance(allowance, int | float) and allowance == allowance else 0
        most_ns = FOREIGN_STAGE_NS if self.gives_up else STAGE_NS
        if self.phase == "running":
            self._deadline_ns = now_ns + int(min(max(allowed_s * _SECOND, SILENCE_NS), most_ns))

    def exited(self, pid: int, code: int, now_ns: int) -> None:
        """Its process ended."""
        if pid and self.pid and pid != self.pid:
            return  # an earlier one
        stopping, self.pid, self.running_digest = self.phase == "stopping", 0, ""
        hung, self._hung = self._hung, False
        if not self.wanted:
            self.phase = "done"
        elif self._restart_now or (code == messages.EXIT_RESTART_ME and self._may_ask_for_itself(now_ns)):
            self._count_restart()
            self.phase = "wanted"
        elif code == messages.EXIT_STANDS and not self.gives_up:
            self.phase = "standing" if self.status.figures.get(messages.STANDS_FIGURE) == self.digest else "wanted"
        elif code == 0 and not stopping and not self.gives_up:
            self.phase = "done"
            self.status = messages.Status("ended", self.status.text, self.status.figures)
        else:
            self._crashed(self._cause(code, hung), now_ns)
        self._restart_now = False

    def _may_ask_for_itself(self, now_ns: int) -> bool:
        """Foreign code that asks to be started anew as soon as it runs would do so for ever."""
        return not self.gives_up or bool(self._healthy_since_ns and now_ns - self._healthy_since_ns >= _SECOND)

    def _crashed(self, cause: str, now_ns: int) -> None:
        if self._healthy_since_ns and now_ns - self._healthy_since_ns > HEALTHY_NS:
            self.failures = 0
        delay_ns = BACKOFF_NS[min(self.failures, len(BACKOFF_NS) - 1)]
        self.failures += 1
        self._healthy_since_ns = 0
        self._failed_ns = [*self._failed_ns, now_ns][-FAILURES:]
        if self.gives_up and len(self._failed_ns) == FAILURES and now_ns - self._failed_ns[0] <= FAILURES_WITHIN_NS:
            self.phase = "disabled"
            self.last_words = says.disabled(cause=cause, n=FAILURES)
            self.status = messages.Status("failed", self.last_words, self.status.figures)
            return
        self._count_restart()
        self.phase, self._deadline_ns = "waiting", now_ns + delay_ns
        self.last_words = says.starting_again(cause=cause)
        self.status = messages.Status("waiting", self.last_words, self.status.figures)

    def _cause(self, code: int, hung: bool) -> str:
        """Why it ended; foreign code in the words of its host, where that said some."""
        if self.gives_up and self.status.state == "failed" and self.status.text:
            return clause(self.status.text)
        if hung:
            return says.hung()
        if code == 0:
            return says.ended()
        return says.signalled(n=-code) if code < 0 else says.crashed(n=code)

    def _count_restart(self) -> None:
        self.restarts += 1

    # ------------------------------------------------------------ time

    def tick(self, now_ns: int) -> list[Order]:
        """Call often (10 Hz) and after every event: what is due now."""
        if self.phase == "wanted" and self.wanted:
            self.phase, self._deadline_ns = "starting", now_ns + START_NS
            self.status = messages.Status("starting", "", self.status.figures)
            self._spawned_identity = self.identity
            return [Order("spawn")]
        if now_ns < self._deadline_ns:
            return []
        if self.phase == "waiting":
            self.phase = "wanted"
            return self.tick(now_ns)
        if self.phase in ("starting", "running", "stopping") and self.pid:
            self._deadline_ns = now_ns + _SECOND  # insist once a second until the exit is reported
            self._hung = self._hung or self.phase != "stopping"
            return [Order("kill")]
        if self.phase in ("starting", "stopping"):  # no process came of it: the launcher was away
            self.phase = "wanted"
        return []

    def excuse(self, now_ns: int) -> None:
        """We ourselves stood still and could not hear: no silence until now counts."""
        if self.phase in ("starting", "running"):
            self._deadline_ns = max(self._deadline_ns, now_ns + SILENCE_NS)

    def _stop(self, now_ns: int) -> list[Order]:
        self.phase, self._deadline_ns = "stopping", now_ns + STOP_NS
        return [Order("stop")]
