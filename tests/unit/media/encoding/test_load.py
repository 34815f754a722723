"""When an encoder counts as too slow: simulated ticks, no clock."""

from __future__ import annotations

from studio.ipc import clock as clocks
from studio.media.encoding.load import LoadWatch, next_preset

TICK_NS = clocks.NS // 30


def simulate(
    watch: LoadWatch,
    encode_ns: int,
    seconds: float,
    start_ns: int = clocks.NS,
    mixer_late_ns: int = 0,
    cpu_share: float = 0.95,
) -> int | None:
    """Encode ticks one after the other; returns after how many ms it was found too slow, or None."""
    now_ns = start_ns
    for tick in range(int(seconds * 30)):
        due_ns = start_ns + tick * TICK_NS + mixer_late_ns
        now_ns = max(now_ns, due_ns)
        late_ns = now_ns - (due_ns - mixer_late_ns)
        now_ns += encode_ns
        watch.encoded(now_ns, encode_ns, int(cpu_share * encode_ns), late_ns)
        if watch.too_slow(now_ns):
            return (now_ns - start_ns) // 1_000_000
    return None


def test_an_encoder_that_keeps_up_is_left_alone() -> None:
    assert simulate(LoadWatch(clocks.NS), TICK_NS * 8 // 10, 20) is None


def test_an_encoder_slower_than_the_program_is_found_within_four_seconds() -> None:
    found = simulate(LoadWatch(clocks.NS), TICK_NS * 12 // 10, 20)
    assert found is not None
    assert 1000 <= found <= 4000


def test_a_late_mixer_is_not_the_encoders_fault() -> None:
    assert simulate(LoadWatch(clocks.NS), TICK_NS // 4, 20, mixer_late_ns=95_000_000) is None


def test_starving_is_told_at_once_and_acted_on_only_when_it_lasts() -> None:
    watch = LoadWatch(clocks.NS)
    assert simulate(watch, TICK_NS * 12 // 10, 5, cpu_share=0.2) is None
    assert watch.starved
    found = simulate(LoadWatch(clocks.NS), TICK_NS * 12 // 10, 20, cpu_share=0.2)
    assert found is not None
    assert 7000 <= found <= 9500


def test_starving_that_passes_leaves_no_trace() -> None:
    watch = LoadWatch(clocks.NS)
    assert simulate(watch, TICK_NS * 12 // 10, 5, cpu_share=0.2) is None
    assert simulate(watch, TICK_NS // 4, 10, start_ns=8 * clocks.NS) is None
    assert not watch.starved


def test_busy_is_the_share_of_time() -> None:
    watch = LoadWatch(clocks.NS)
    simulate(watch, TICK_NS // 2, 5)
    assert abs(watch.busy - 0.5) < 0.03


def test_presets_end_at_the_quickest() -> None:
    assert next_preset("veryfast") == "superfast"
    assert next_preset("superfast") == "ultrafast"
    assert next_preset("ultrafast") is None
    assert next_preset("p4") is None


def test_one_that_is_too_slow_never_seems_to_keep_up_meanwhile() -> None:
    watch = LoadWatch(clocks.NS)
    found_ms = simulate(watch, TICK_NS * 12 // 10, 20)
    assert found_ms is not None
    assert not watch.keeps_up(clocks.NS + found_ms * 1_000_000)
    again = LoadWatch(6 * clocks.NS)
    assert simulate(again, TICK_NS // 4, 4, start_ns=6 * clocks.NS) is None
    assert not again.keeps_up(10 * clocks.NS)  # not looked at for long enough
    assert simulate(again, TICK_NS // 4, 3, start_ns=10 * clocks.NS) is None
    assert again.keeps_up(13 * clocks.NS)
