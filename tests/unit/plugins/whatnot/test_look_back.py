"""What a look that broke off owes: tried again after a while, kept until a look has gone so far back, and never put off by newer
looks that break off as well."""

from __future__ import annotations

from whatnot.look_back import AGAIN_S, LookBack


class Clock:
    now_s = 0.0


def test_it_is_owed_until_a_look_goes_so_far_back() -> None:
    look_back = LookBack(lambda: 0.0)
    look_back.ended(1_000)
    look_back.broke_off(1_000)
    assert look_back.is_owed
    look_back.ended(2_000)
    assert look_back.is_owed, "that one did not go so far"
    look_back.ended(1_000)
    assert not look_back.is_owed


def test_it_is_tried_again_after_a_while_also_where_newer_looks_break_off() -> None:
    clock = Clock()
    look_back = LookBack(lambda: clock.now_s)
    assert look_back.begin(1_000) == 1_000
    look_back.broke_off(1_000)
    for clock.now_s in (1.0, AGAIN_S - 1):
        assert look_back.begin(5_000) == 5_000
        look_back.broke_off(5_000)
    clock.now_s = AGAIN_S
    assert look_back.begin(5_000) == 1_000
    look_back.broke_off(1_000)
    assert look_back.begin(6_000) == 6_000
    assert look_back.begin(500) == 500, "a feed that is new looks farther back by itself"
