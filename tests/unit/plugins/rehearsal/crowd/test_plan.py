"""The same seed is the same crowd; profiles want and say as much as they claim."""

from __future__ import annotations

import pytest
from rehearsal.crowd.plan import Says, Wants, make_plan
from rehearsal.crowd.profiles import PROFILES


def test_the_same_seed_is_the_same_plan_and_another_is_not() -> None:
    evening = PROFILES["evening"]
    assert make_plan(evening, 50, 60, 7) == make_plan(evening, 50, 60, 7)
    assert make_plan(evening, 50, 60, 7) != make_plan(evening, 50, 60, 8)
    assert {person.key for person in make_plan(evening, 50, 60, 7).people}.isdisjoint(
        person.key for person in make_plan(evening, 50, 60, 8).people
    )


def test_the_rush_wants_more_than_twenty_thousand_units_of_two_thousand_buyers() -> None:
    plan = make_plan(PROFILES["rush"], 2000, 120, 1)
    wants = [deed for deed in plan.deeds if isinstance(deed, Wants)]
    units = sum(want.quantity for want in wants)
    assert 38_000 < units < 42_000
    assert len({want.person for want in wants}) > 1990
    assert len({want.key for want in wants}) == len(wants)
    first = sum(want.quantity for want in wants if want.at_s < 30)
    assert first > units * 0.45  # most of it at once


def test_deeds_come_in_order_and_rates_can_be_given() -> None:
    plan = make_plan(PROFILES["quiet"], 10, 20, 3, chats_per_s=50, wants_per_s=20)
    assert [deed.at_s for deed in plan.deeds] == sorted(deed.at_s for deed in plan.deeds)
    assert all(0 <= deed.at_s < 20 for deed in plan.deeds)
    said = [deed.text for deed in plan.deeds if isinstance(deed, Says)]
    assert (len(said), len(plan.deeds)) == (1000, 1400)
    assert any(text.endswith(("？", "?")) for text in said)
    assert "1" in said
    assert any(not text.isascii() for text in said)


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_some_do_not_pay_and_some_regret(name: str) -> None:
    wants = [deed for deed in make_plan(PROFILES[name], 500, 60, 1, wants_per_s=200).deeds if isinstance(deed, Wants)]
    unpaid = sum(want.pays_after_s is None for want in wants) / len(wants)
    assert abs(1 - PROFILES[name].pays - unpaid) < 0.01
    assert {want.then for want in wants} == {"keep", "refund", "return"}
    assert any(want.note for want in wants)
