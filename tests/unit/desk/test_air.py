"""Off, starting, on, stopping."""

from __future__ import annotations

from studio.control.schema.state.air import Air as AirState
from studio.desk.air import Air

S = 1_000_000_000


def test_a_show_from_start_to_end() -> None:
    air = Air()
    air.start(["a", "b"])
    air.observe({"a": "connecting"}, S)
    assert air.state == "starting"
    air.observe({"a": "connecting", "b": "live"}, 2 * S)
    assert (air.state, air.since_ns) == ("on", 2 * S)
    air.observe({"a": "waiting", "b": "waiting"}, 3 * S)
    assert air.as_state(5 * S) == AirState(state="on", since_ns=2 * S, seconds=3)
    air.stop(["b"])
    assert air.state == "on"
    air.stop()
    air.observe({"a": "stopping"}, 6 * S)
    assert air.state == "stopping"
    air.observe({}, 7 * S)
    assert air.as_state(8 * S) == AirState()


def test_settled_means_live_or_given_up() -> None:
    air = Air()
    air.start(["a", "b"])
    assert not air.settled({"a": "live"})
    assert not air.settled({"a": "live", "b": "waiting"})
    assert air.settled({"a": "live", "b": "failed"})


def test_it_is_recalled() -> None:
    air, other = Air(), Air()
    air.start(["a"])
    air.observe({"a": "live"}, 4 * S)
    other.recall(air.as_memory())
    assert (other.active, other.state, other.since_ns) == ({"a"}, "on", 4 * S)


def test_stopping_nothing_stays_off() -> None:
    air = Air()
    air.stop()
    assert air.state == "off"
