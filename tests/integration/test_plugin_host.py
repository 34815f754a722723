"""Plugin hosts as real processes: cards drawn to the tick, settings, reload, and every way to fail said in words."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.contracts import messages, specs
from studio.contracts.card_wish import CardsWish, CardWish, as_arguments
from studio.ipc.clock import NS
from studio.ipc.picture_ring import Picture, PictureReader, RingFinder
from tests.parts import plugins
from tests.parts.worker_rig import WorkerRig

W, H = 64, 32
Host = Callable[..., WorkerRig]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """`host(code, toml, settings, environment)`: the plugin `mine`, running."""
    rigs: list[WorkerRig] = []

    def start(code: str, toml: str = "", environment: dict[str, str] | None = None, **settings: Any) -> WorkerRig:
        folder = plugins.write(tmp_path, "mine", code, toml)
        rig = WorkerRig("plugin.mine", specs.PluginSpec("mine", str(folder), settings), environment)
        rigs.append(rig)
        return rig.__enter__()

    yield start
    for rig in rigs:
        rig.__exit__(None, None, None)


def log_of(rig: WorkerRig) -> str:
    return (rig.folder / "logs" / rig.name).read_text(errors="replace")


def tell(rig: WorkerRig, *cards: CardWish) -> None:
    rig.say(messages.Command("cards", as_arguments(CardsWish(cards))))


def plate(**values: Any) -> CardWish:
    return CardWish("price", "main", "plate", W, H, values)


def ring_of(rig: WorkerRig, within_s: float = 40.0) -> PictureReader:
    finder = RingFinder(rig.folder, "card.price.main", 1)
    until = time.monotonic() + within_s
    while (ring := finder.ring()) is None or not ring.count:
        assert time.monotonic() < until, "the card was never drawn"
        time.sleep(0.002)
    return ring


def newest(ring: PictureReader) -> Picture:
    picture = ring.newest()
    assert picture is not None
    return picture


def figures_of(rig: WorkerRig) -> dict[str, Any]:
    return rig.history[-1][1].figures


# ---------------------------------------------------------------- cards


def test_a_card_is_drawn_within_a_few_frames_of_the_wish_and_a_ring_closes_with_it(host: Host) -> None:
    rig = host(plugins.PLATE, plugins.PLATE_TOML)
    rig.wait("running")
    tell(rig, plate(level=255))
    ring = ring_of(rig)
    assert int(newest(ring).planes.y[0, 0]) == 235
    delays = []
    for level in range(10):
        count, told_ns = ring.count, time.monotonic_ns()
        tell(rig, plate(level=level * 20))
        until = time.monotonic() + 30
        while ring.count == count:
            assert time.monotonic() < until
            time.sleep(0.001)
        delays.append(newest(ring).due_ns - told_ns)
    assert sorted(delays)[5] < 100_000_000
    assert figures_of(rig).keys() >= {"cards", "drawn", "draw_ms", "memory_bytes"}
    tell(rig)
    until = time.monotonic() + 30
    while not ring.closed:
        assert time.monotonic() < until
        time.sleep(0.01)
    assert rig.stop() == 0


def test_a_card_that_changes_by_itself_is_there_before_its_moment(host: Host) -> None:
    rig = host(plugins.PLATE, plugins.PLATE_TOML)
    rig.wait("running")
    tell(rig, plate(level=0, every_ns=NS // 10))
    ring = ring_of(rig)
    time.sleep(0.5)
    early = []
    for _ in range(10):
        count, now_ns = ring.count, time.monotonic_ns()
        early.append(newest(ring).due_ns - now_ns)
        assert newest(ring).due_ns % (NS // 10) == 0
        until = time.monotonic() + 30
        while ring.count == count:
            assert time.monotonic() < until
            time.sleep(0.002)
    assert sorted(early)[5] > 0, "drawn when its moment had come, not before"


def test_a_still_card_keeps_its_ring_alive_and_costs_next_to_nothing(host: Host) -> None:
    rig = host(plugins.PLATE, plugins.PLATE_TOML)
    rig.wait("running")
    tell(rig, plate(level=7))
    ring = ring_of(rig)
    before_s = figures_of(rig)["cpu_s"]
    drawn = ring.count
    silences = []
    for _ in range(20):
        time.sleep(0.1)
        silences.append(time.monotonic_ns() - ring.alive_ns)
    assert max(silences) < 1.5 * NS
    assert ring.count == drawn
    assert figures_of(rig)["cpu_s"] - before_s < 0.1


# ---------------------------------------------------------------- settings and commands

TELLS = """
def run(context):
    while not context.stopping:
        context.poll(0.05)
        for command in context.commands():
            context.event("heard", word=command.name, **command.arguments)
        context.report("running", **context.settings)
"""
OWN_PRICE = """
[[overlay]]
kind = "price_card"
name = "Mine"
[overlay.settings.live_price_minor]
type = "number"
label = "What I say"
"""
PORT = '\n[settings.port]\ntype = "number"\nlabel = "Port"\ndefault = 8080\nmax = 9999\n'


def test_settings_come_checked_with_their_defaults_and_change_while_it_runs(host: Host, tmp_path: Path) -> None:
    rig = host(TELLS, PORT + '[settings.name]\ntype = "text"\nlabel = "Name"\n', name="Anna")
    rig.wait("running")
    until = time.monotonic() + 30
    while figures_of(rig).get("port") != 8080:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert figures_of(rig)["name"] == "Anna"
    rig.say(messages.Configure(specs.PluginSpec("mine", str(tmp_path / "mine"), {"port": 9000})))
    while (figures_of(rig)["port"], figures_of(rig)["name"]) != (9000, ""):
        assert time.monotonic() < until + 5
        time.sleep(0.05)
    rig.say(messages.Command("dance", {"steps": 3}))
    while not rig.events:
        assert time.monotonic() < until + 10
        time.sleep(0.02)
    assert rig.events[0].data == {"word": "dance", "steps": 3}


def test_settings_that_do_not_suit_are_refused_in_words(host: Host) -> None:
    rig = host(TELLS, PORT, port=10_000)
    rig.wait("failed", text="Mine: Port: it is at most 9999.")
    assert rig.ended(30) == 1


# ---------------------------------------------------------------- failing


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("colour = 3\n", "unknown field `colour`"),
        (OWN_PRICE, "overlay 'price_card': setting 'live_price_minor': shop and ledger alone say it"),
    ],
)
def test_a_manifest_is_checked_before_any_code(host: Host, toml: str, said: str) -> None:
    rig = host("print('code ran')", toml)
    rig.wait("failed", text=said)
    assert rig.ended(30) == 1
    assert "code ran" not in log_of(rig)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nothing_of_that_name", "No module named 'nothing_of_that_name'"),
        ("def run(context):\n    raise KeyError('price')", "KeyError: 'price'"),
        ("def run(context):\n    bytearray(8 << 30)", "MemoryError"),
    ],
)
def test_what_its_code_raises_is_said_and_logged(host: Host, code: str, said: str) -> None:
    rig = host(code)
    rig.wait("failed", text=said)
    assert rig.ended(30) == 1
    assert "Traceback" in log_of(rig)


def test_a_leak_is_ended_and_named(host: Host) -> None:
    code = (
        "def run(context):\n    kept = []\n    while True:\n        kept.append(b'x' * (8 << 20))\n        context.poll(0.01)\n"
    )
    rig = host(code, "memory_mb = 96\n")
    rig.wait("failed", text="It uses more than 96 MB of memory.")
    assert rig.ended(30) == 1


def test_a_flood_of_words_is_kept_from_the_log_and_ended(host: Host) -> None:
    rig = host("def run(context):\n    while True:\n        print('x' * 1000)\n        context.poll()\n")
    rig.wait("failed", text="It floods its log.", timeout_s=20)
    assert rig.ended(30) == 1
    assert len(log_of(rig)) < 1 << 20
    assert "bytes of output left out" in log_of(rig)


def test_what_it_prints_reaches_the_log_whole_when_it_is_not_much(host: Host) -> None:
    code = "import os\ndef run(context):\n    for n in range(1000):\n        print('line', n)\n    os.write(2, b'raw\\n')\n"
    rig = host(code)
    assert rig.ended(30) == 0
    assert [f"line {n}" for n in range(1000)] == log_of(rig).splitlines()[:1000]
    assert "raw" in log_of(rig)


def test_a_secret_reaches_the_plugin_and_no_log_and_goes_with_its_account(host: Host, tmp_path: Path) -> None:
    code = """
def run(context):
    while not context.stopping:
        context.poll(0.05)
        context.report("running", has=len(context.secret("token") or ""))
"""
    rig = host(code, '[secrets.token]\nlabel = "Token"\n')
    rig.wait("running")
    rig.say(messages.Secret("token", "s3cret-of-the-shop"))
    until = time.monotonic() + 30
    while rig.history[-1][1].figures.get("has") != 18:
        assert time.monotonic() < until
        time.sleep(0.02)
    assert "s3cret" not in log_of(rig) + repr(rig.history)
    rig.say(messages.Configure(specs.PluginSpec("mine", str(tmp_path / "mine"), account="elsewhere")))
    while rig.history[-1][1].figures.get("has") != 0:
        assert time.monotonic() < until + 5
        time.sleep(0.02)
    so_far = len(rig.history)
    rig.say(messages.Secret("token", "s3cret-of-the-shop"))  # late, from before
    rig.say(messages.Secret("token", "of-elsewhere", "elsewhere"))
    while rig.history[-1][1].figures.get("has") != 12:
        assert time.monotonic() < until + 10
        time.sleep(0.02)
    assert {status.figures["has"] for _, status in rig.history[so_far:]} <= {0, 12}


def test_a_crash_leaves_its_trace(host: Host) -> None:
    rig = host("import ctypes\ndef run(context):\n    ctypes.string_at(0)\n")
    assert rig.ended(30) < 0
    assert "Segmentation fault" in log_of(rig)


# ---------------------------------------------------------------- while it is written


def test_a_changed_file_starts_it_anew_and_a_broken_one_waits_to_be_mended(host: Host, tmp_path: Path) -> None:
    rig = host(TELLS, environment={"NIGHTMARKET_PLUGIN_RELOAD": "1"})
    rig.wait("running")
    mark = rig.now()
    plugins.write(tmp_path, "mine", "def run(context):\n    raise ValueError('half written')\n")
    rig.wait("failed", text="half written", after=mark)
    time.sleep(1.0)
    assert rig.exits == [messages.EXIT_RESTART_ME]
    mark = rig.now()
    plugins.write(tmp_path, "mine", TELLS, PORT)
    rig.wait("running", after=mark)
    assert rig.exits == [messages.EXIT_RESTART_ME] * 2


def test_without_being_asked_it_does_not_watch_its_files(host: Host, tmp_path: Path) -> None:
    rig = host(TELLS)
    rig.wait("running")
    plugins.write(tmp_path, "mine", "raise SystemExit(3)")
    time.sleep(1.5)
    assert rig.history[-1][1].state == "running"
    assert rig.exits == []


BOARD = """
import time

def run(context):
    context.report("running")
    known = None
    while not context.stopping:
        context.poll(0.02)
        totals = context.data("totals")
        if totals is not known:
            known = totals
            context.event("seen", orders=totals.orders, gmv=totals.gmv, launch=context.data("launch"))
            try:
                context.keep_secret("password", "other")
            except ValueError as error:
                context.event("no", why=str(error))
            context.keep_secret("token", f"after {totals.orders}")
            context.event("has", token=context.secret("token"))
"""


def test_a_plugin_is_told_what_it_subscribes_to_and_hands_on_a_refreshed_token(host: Host) -> None:
    rig = host(BOARD, 'subscribes = ["totals"]\n[secrets.token]\nlabel = "Token"\n')
    for topic, data in (("launch", {"version": 1, "product": "tea"}), ("totals", {"version": 1, "orders": 3, "new_field": 1})):
        rig.say(messages.Command("data", {"topic": topic, "data": data}))
    until = time.monotonic() + 30
    while not any(event.name == "has" for event in rig.events):
        assert time.monotonic() < until, rig.events
        time.sleep(0.02)
    heard = {event.name: event.data for event in rig.events}
    assert heard["seen"] == {"orders": 3, "gmv": {}, "launch": None}, "the launch it does not subscribe to"
    assert "plugin.toml lists no secret 'password'" in heard["no"]["why"]
    assert heard["keep_secret"] == {"secret": "token", "value": "after 3", "account": ""}
    assert heard["has"] == {"token": "after 3"}
    assert "after 3" not in log_of(rig)
