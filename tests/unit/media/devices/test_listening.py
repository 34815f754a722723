"""When an input counts as silent, standing still, lost. All times are virtual."""

from __future__ import annotations

from studio.media.devices.listening import Listening

MS = 1_000_000
BLOCK = 21_333_333


def run(listening: Listening, start: int, seconds: float, sounds: bool = True) -> int:
    """Blocks for so long; the time of the last one."""
    now = start
    for _ in range(int(seconds * 1e9 / BLOCK)):
        now += BLOCK
        listening.block(now, sounds)
    return now


def test_it_may_take_its_time_to_open_but_not_for_ever() -> None:
    listening = Listening(0)
    assert listening.health(3_900 * MS) == "opening"
    assert listening.health(4_100 * MS) == "lost"


def test_it_stands_still_within_two_seconds_and_is_lost_after_ten() -> None:
    listening = Listening(0)
    last = run(listening, 0, 1.0)
    assert listening.health(last + 1_400 * MS) == "sounding"
    assert listening.health(last + 1_600 * MS) == "still"
    assert listening.health(last + 10_100 * MS) == "lost"


def test_zeros_after_sound_are_silence_and_zeros_from_the_start_are_not() -> None:
    listening = Listening(0)
    last = run(listening, 0, 5.0, sounds=False)
    assert listening.health(last) == "sounding"
    last = run(listening, last, 1.0)
    assert listening.health(run(listening, last, 1.9, sounds=False)) == "sounding"
    assert listening.health(run(listening, last, 2.2, sounds=False)) == "silent"


def test_a_block_after_a_standstill_starts_afresh() -> None:
    listening = Listening(0)
    assert listening.block(BLOCK, True)
    assert not listening.block(2 * BLOCK, True)
    assert listening.block(2 * BLOCK + 600 * MS, True)


def test_it_sleeps_until_the_next_block_is_likely() -> None:
    listening = Listening(0)
    assert listening.wait_s(0) == 0.02
    last = run(listening, 0, 3.0)
    assert 0.018 < listening.wait_s(last) <= 0.025
    assert listening.wait_s(last + BLOCK) == 0.003
