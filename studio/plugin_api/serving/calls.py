"""The desk's calls of a connection: checked, carried out under a deadline, answered once per call id.

A call that is asked again while it runs is answered when it is done; afterwards its answer is given again, for ten
minutes. `unreachable`, `limited` and `logged_out` are not remembered: these may be asked again as they are; nor is a stream's
key, which stays nowhere. After an `unreachable` nobody knows whether the call was done: when the same call then fails in another
way, perhaps for that very reason, it is answered `unreachable` as well.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping

import msgspec

from studio.plugin_api.abilities import AbilityError, IngestPoint, Reading
from studio.plugin_api.serving.providers import Providers
from studio.plugin_api.serving.question import Question, Value
from studio.plugin_api.serving.questions import QUESTIONS
from studio.values import plausible
from studio.values.sentences import Worded
from studio.words import abilities as says

CALL_DEADLINE_S = 5.0
REMEMBERED_NS = 600 * 1_000_000_000
REMEMBERED_BOUND = 4096
OPEN_BOUND = 64
_PASSING = ("unreachable", "limited", "logged_out")

log = logging.getLogger(__name__)


class Answer(Worded, frozen=True, kw_only=True):
    """What came of a call; the fields of the event `answer`. `question` is `<ability>.<method>`, `value` what that gives."""

    call: str
    question: str
    ok: bool
    value: Value = None
    code: str = ""
    text: str = ""


class Calls:
    """Runs the calls of one connection side by side.

    `answer` gets each result; `unreachable` is the last outage's text, or "".
    """

    def __init__(
        self, providers: Providers, answer: Callable[[Answer], object], now_ns: Callable[[], int], deadline_s: float
    ) -> None:
        self._providers, self._answer, self._now_ns, self._deadline_s = providers, answer, now_ns, deadline_s
        self._open: dict[str, asyncio.Task[None]] = {}
        self._given_up: set[asyncio.Future[Value]] = set()
        self._answered: OrderedDict[str, tuple[int, Answer]] = OrderedDict()
        self._unknown: OrderedDict[str, tuple[int, Answer]] = OrderedDict()  # calls that may have been done, by the latest answer
        self.unreachable = ""

    def take(self, name: str, arguments: Mapping[str, object]) -> None:
        """Begin one call, or give its answer again. Arguments that cannot be read are answered `refused`."""
        call_id = str(arguments.get("call", ""))
        try:
            question = msgspec.convert(arguments, QUESTIONS[name])
        except msgspec.ValidationError as error:
            self._answer(_failed(name, call_id, AbilityError("refused", says.asked_wrongly(question=name, error=str(error)))))
            return
        self._forget()
        if question.call in self._answered:
            self._answer(self._answered[question.call][1])
        elif question.call in self._open:
            return
        elif len(self._open) + len(self._given_up) >= OPEN_BOUND:
            trouble = AbilityError("unreachable", says.too_many_open(name=self._providers.name, count=OPEN_BOUND))
            self._answer(_failed(name, call_id, trouble))
        else:
            self._open[question.call] = asyncio.create_task(self._run(name, question))

    def reached(self) -> None:
        """The platform was heard by another way: an outage is over, though no call since has shown it. The desk asks nothing of a
        shop that is not there."""
        self.unreachable = ""

    def close(self) -> None:
        """Give up what is open; nothing is answered any more."""
        for task in self._open.values():
            task.cancel()

    async def _run(self, name: str, question: Question) -> None:
        try:
            answer = await self._carry_out(name, question)
        finally:
            del self._open[question.call]
        self.unreachable = answer.text if answer.code == "unreachable" else ""
        if not answer.ok and question.call in self._unknown:  # the first time may be why it is refused now
            answer = msgspec.structs.replace(answer, code="unreachable")
        if answer.code == "unreachable":
            self._unknown[question.call] = (self._now_ns(), answer)
            self._unknown.move_to_end(question.call)
        elif answer.code not in _PASSING and not isinstance(answer.value, IngestPoint):
            self._answered[question.call] = (self._now_ns(), answer)
        self._answer(answer)

    async def _carry_out(self, name: str, question: Question) -> Answer:
        asked_ns = self._now_ns()
        try:
            work = asyncio.ensure_future(question.ask(self._providers))
            try:
                await asyncio.wait({work}, timeout=self._deadline_s)
            finally:
                if not work.done():  # cancelled and not awaited: a provider may hang even then
                    self._given_up.add(work)
                    work.add_done_callback(self._end)
                    work.cancel()
            if not work.done():
                late = says.late(name=self._providers.name, seconds=f"{self._deadline_s:g}")
                raise AbilityError("unreachable", late)
            value = self._checked(work.result(), asked_ns)
        except AbilityError as error:
            return _failed(name, question.call, error)
        except Exception as error:  # the plugin's own bug: told to the desk, its other calls go on
            log.error("%s failed in %s", self._providers.name, name, exc_info=error)
            trouble = AbilityError("failed", says.failed(name=self._providers.name, error=repr(error)))
            return _failed(name, question.call, trouble)
        return Answer(call=question.call, question=name, ok=True, value=value)

    def _checked(self, value: Value, asked_ns: int) -> Value:
        """A provider's answer as it may be passed on; readings are as old as their question.

        Raises:
            AbilityError: `refused`, it is what cannot be, nor could a message hold it.
        """
        if isinstance(value, Reading):
            if trouble := plausible.reading_trouble(value):
                words = says.impossible(name=self._providers.name, why=trouble)
                raise AbilityError("refused", words)
            return msgspec.structs.replace(value, at_ns=asked_ns)
        if isinstance(value, list) and value and isinstance(value[0], Reading):
            found = [one for one in value if isinstance(one, Reading) and not plausible.reading_trouble(one)]
            return [msgspec.structs.replace(reading, at_ns=asked_ns) for reading in found]
        return value

    def _end(self, work: asyncio.Future[Value]) -> None:
        self._given_up.discard(work)
        if not work.cancelled():
            work.exception()  # looked at, so that asyncio does not complain of it

    def _forget(self) -> None:
        old_ns = self._now_ns() - REMEMBERED_NS
        for remembered in (self._answered, self._unknown):
            while remembered:
                done_ns, _ = next(iter(remembered.values()))
                if done_ns >= old_ns and len(remembered) <= REMEMBERED_BOUND:
                    break
                remembered.popitem(last=False)


def _failed(name: str, call: str, error: AbilityError) -> Answer:
    return Answer(call=call, question=name, ok=False, code=error.code, text=error.text)
