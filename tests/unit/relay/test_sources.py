"""Each address has its own share of calls."""

from __future__ import annotations

from relay.sources import Sources


def test_who_calls_too_often_waits_and_nobody_else_does() -> None:
    sources = Sources(rate_per_s=2.0, burst=3.0)
    assert [sources.take("10.0.0.1", 0.0) for _ in range(4)] == [True, True, True, False]
    assert sources.take("10.0.0.2", 0.0)
    assert sources.take("10.0.0.1", 0.5)
    assert not sources.take("10.0.0.1", 0.5)


def test_a_house_with_many_addresses_has_one_share() -> None:
    sources = Sources(rate_per_s=1.0, burst=1.0)
    assert sources.take("2001:db8::1", 0.0)
    assert not sources.take("2001:db8::ffff:1", 0.0)
    assert sources.take("2001:db8:0:1::1", 0.0)
    assert sources.take("::ffff:10.0.0.1", 0.0)
    assert not sources.take("10.0.0.1", 0.0)


def test_no_number_of_addresses_fills_the_memory() -> None:
    sources = Sources(rate_per_s=1.0, burst=1.0)
    for number in range(10_000):
        assert sources.take(f"a{number}", 0.0)
    assert len(sources._buckets) == 4096
    assert not sources.take("a9999", 0.0)
