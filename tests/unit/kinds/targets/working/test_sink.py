"""What every sink of a server does: waits for its key, hears the desk, says how the stream fares. In virtual time."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.contracts import messages, specs
from studio.contracts.desk_link import DeskLink
from studio.ipc import session
from studio.ipc.clock import NS, VirtualClock
from studio.kinds.targets import RtmpPush
from studio.kinds.targets.working.retry import Trouble
from studio.kinds.targets.working.sink import Flow, NetworkSink, Shed
from studio.values.errors import DestinationError

NEEDS_KEY = "Enter the stream key."
SPEC = specs.SinkSpec("x", "X", "main", RtmpPush(url="rtmp://live.example/app", key_ref="k"))
STEP_NS = NS // 10


class Link(DeskLink):
    """A link to nobody that keeps what the worker says."""

    def __init__(self, root: Path, clock: VirtualClock) -> None:
        super().__init__(session.create(root), "sink.x", SPEC, clock)
        self.said: list[messages.Status] = []

    def status(self, state: messages.State, text: str = "", **figures: messages.Figure) -> None:
        self.said.append(messages.Status(state, text, figures))


class Connection:
    """Is connected at once, and sends what the test says."""

    def __init__(self, key: str | None) -> None:
        self.key = key
        self.sent_bytes = 0
        self.watched = 0

    def watch(self, now_ns: int) -> None:
        self.watched += 1


class Sink(NetworkSink[Connection]):
    """A sink of a kind that is connected as soon as it dials."""

    def __init__(self, root: Path, spec: specs.SinkSpec = SPEC) -> None:
        self.time = VirtualClock()
        self.link = Link(root, self.time)
        super().__init__(spec, self.link, NEEDS_KEY)
        self._clock = self.time  # type: ignore[assignment]
        self._began_ns = self.time.now_ns()
        self.wrong: DestinationError | None = None
        self.dialled: list[Connection] = []
        self.parted: list[bool] = []  # with a goodbye or without one
        self.left_out = Shed(0, 0, 0)

    async def _dial(self, now_ns: int) -> bool:
        if self.wrong is not None:
            raise self.wrong
        self._connection = Connection(self._key)
        self.dialled.append(self._connection)
        self._connects += 1
        self._retry.live(now_ns)
        return True

    def _drop_connection(self, goodbye: bool) -> None:
        if self._connection is not None:
            self._rate.gone(self._connection.sent_bytes)
            self._connection = None
            self.parted.append(goodbye)

    async def _farewell(self) -> None: ...

    def _shed(self) -> Shed:
        return self.left_out

    def _flow(self, live: bool) -> Flow:
        sent = self._connection.sent_bytes if self._connection is not None else 0
        return Flow(arrived_bytes=sent, waiting_ms=40, picture_ms=90 if live else None, server="live.example:1935")

    def _fares(self, state: messages.State, text: str, now_ns: int) -> tuple[messages.State, str]:
        return (state, self._too_slow(now_ns)) if state == "live" else (state, text)

    # ------------------------------------------------------------ for the tests

    def hear(self, message: messages.ToWorker) -> None:
        self._hear(message)

    async def go_on(self, seconds: float) -> tuple[str, str]:
        """Let the time pass in steps of the loop; what was said last."""
        for _ in range(round(seconds * NS / STEP_NS)):
            self.time.advance_ns(STEP_NS)
            await self._step(self.time.now_ns())
        return self.link.said[-1].state, self.link.said[-1].text

    def fail(self, severity: str = "passing") -> None:
        self._ended(Trouble(severity, "The server has gone."))  # type: ignore[arg-type]


@pytest.fixture
def sink(tmp_path: Path) -> Sink:
    return Sink(tmp_path)


def key(value: str) -> messages.Secret:
    return messages.Secret("key", value)


def configured(**changes: object) -> messages.Configure:
    target = RtmpPush(url=str(changes.pop("url", "rtmp://live.example/app")), key_ref=str(changes.pop("key_ref", "k")))
    return messages.Configure(specs.SinkSpec("x", "X", str(changes.pop("encoder", "main")), target, **changes))  # type: ignore[arg-type]


async def test_a_missing_key_is_asked_for_when_the_desk_has_had_the_time_to_send_it(sink: Sink) -> None:
    assert await sink.go_on(0.5) == ("connecting", "")
    assert await sink.go_on(1.0) == ("waiting", NEEDS_KEY)
    sink.hear(key("secret"))
    assert await sink.go_on(0.1) == ("live", "")
    assert [connection.key for connection in sink.dialled] == ["secret"]


async def test_settings_that_name_no_key_wait_for_none(tmp_path: Path) -> None:
    sink = Sink(tmp_path, specs.SinkSpec("x", "X", "main", RtmpPush(url="rtmp://live.example/app/inside")))
    assert await sink.go_on(0.1) == ("live", "")


async def test_an_address_that_lacks_its_key_is_told_like_a_key_that_has_not_come(sink: Sink) -> None:
    sink.hear(key("secret"))
    sink.wrong = DestinationError("key_missing", "The address ends without its key.")
    assert await sink.go_on(0.5) == ("connecting", "")
    assert await sink.go_on(1.0) == ("waiting", "The address ends without its key.")
    sink.wrong = None
    assert await sink.go_on(0.1) == ("live", "")


async def test_settings_that_lead_nowhere_are_not_tried_again_until_they_are_others(sink: Sink) -> None:
    sink.hear(key("secret"))
    sink.wrong = DestinationError("bad_ca_file", "The CA file is no file.")
    assert await sink.go_on(0.1) == ("failed", "The CA file is no file.")
    sink.wrong = None
    assert await sink.go_on(60) == ("failed", "The CA file is no file.")
    sink.hear(configured(url="rtmp://live.example/other"))
    assert await sink.go_on(0.1) == ("live", "")


async def test_a_key_that_the_operator_takes_away_is_not_used_again(sink: Sink) -> None:
    sink.hear(key("secret"))
    await sink.go_on(2)
    sink.hear(key("secret"))
    await sink.go_on(0.1)
    assert len(sink.dialled) == 1, "the desk may say the same again"
    sink.hear(key(""))
    assert await sink.go_on(0.1) == ("waiting", NEEDS_KEY)
    assert sink.parted == [True]


async def test_another_server_never_sees_the_key_of_the_last_one(sink: Sink) -> None:
    sink.hear(key("secret"))
    await sink.go_on(2)
    sink.hear(configured(url="rtmp://other.example/app", key_ref="other"))
    assert await sink.go_on(0.1) == ("waiting", NEEDS_KEY)
    sink.hear(key("of the other"))
    await sink.go_on(0.1)
    assert [connection.key for connection in sink.dialled] == ["secret", "of the other"]


@pytest.mark.parametrize("change", [{"encoder": "tall"}, {"url": "rtmp://live.example/other"}])
async def test_what_changes_the_stream_dials_anew(sink: Sink, change: dict[str, str]) -> None:
    sink.hear(key("secret"))
    await sink.go_on(0.1)
    sink.hear(configured())
    await sink.go_on(0.1)
    assert len(sink.dialled) == 1, "nothing changed"
    sink.hear(configured(**change))
    await sink.go_on(0.1)
    assert ([connection.key for connection in sink.dialled], sink.parted) == (["secret", "secret"], [True])


async def test_one_that_is_switched_off_hangs_up_and_is_idle_until_it_is_switched_on(sink: Sink) -> None:
    sink.hear(key("secret"))
    await sink.go_on(1)
    sink.hear(configured(active=False))
    assert await sink.go_on(1) == ("idle", "")
    assert sink.parted == [True]
    sink.hear(configured())
    assert await sink.go_on(0.1) == ("live", "")


async def test_a_lost_connection_is_counted_and_dialled_again(sink: Sink) -> None:
    sink.hear(key("secret"))
    await sink.go_on(1)
    sink.dialled[0].sent_bytes = 1000
    sink.fail()
    assert sink.link.said[-1].text == "The server has gone. Trying again in 1 s."
    assert sink.parted == [False]
    await sink.go_on(1.5)
    sink.dialled[1].sent_bytes = 500
    await sink.go_on(1)
    figures = sink.link.said[-1].figures
    assert (figures["sent_bytes"], figures["reconnects"]) == (1500, 1)
    assert (figures["congestion_ms"], figures["picture_ms"], figures["server"]) == (40, 90, "live.example:1935")


async def test_a_refused_key_is_tried_again_when_the_operator_says_so(sink: Sink) -> None:
    sink.hear(key("secret"))
    await sink.go_on(0.1)
    sink.fail("final")
    assert await sink.go_on(60) == ("failed", "The server has gone.")
    sink.hear(messages.Command("retry"))
    assert await sink.go_on(0.1) == ("live", "")


async def test_pictures_that_are_left_out_are_spoken_of_for_a_while(sink: Sink) -> None:
    sink.hear(key("secret"))
    assert await sink.go_on(1) == ("live", "")
    sink.left_out = Shed(b=3, p=2, groups=1)
    assert (await sink.go_on(0.1))[1].startswith("The connection is too slow")
    figures = sink.link.said[-1].figures
    assert [figures[name] for name in ("dropped", "dropped_b", "dropped_p", "shed_gops")] == [5, 3, 2, 1]
    assert (await sink.go_on(4))[1].startswith("The connection is too slow")
    assert await sink.go_on(2) == ("live", "")


async def test_figures_are_told_twice_a_second_and_news_at_once(sink: Sink) -> None:
    sink.hear(key("secret"))
    await sink.go_on(0.1)
    sink.link.said.clear()
    await sink.go_on(5)
    assert len(sink.link.said) == 10
    sink.fail()
    assert len(sink.link.said) == 11
