"""How long each kind of failure is waited for."""

from __future__ import annotations

import pytest

from studio.plugin_api.abilities import AbilityError, AbilityErrorCode
from studio.plugin_api.reconnecting import pause_s
from studio.values.backoff import REFUSED_S, Backoff


def at_most() -> float:
    return 1.0


@pytest.mark.parametrize("code", ["unreachable", "limited", "conflict"])
def test_what_passes_is_tried_again_soon_and_later_each_time(code: AbilityErrorCode) -> None:
    backoff = Backoff(at_most)
    assert [pause_s(AbilityError(code, "away"), backoff) for _ in range(4)] == [0.5, 1.0, 2.0, 4.0]


@pytest.mark.parametrize("code", ["logged_out", "refused", "not_found", "unsupported"])
def test_what_somebody_has_to_see_to_is_tried_again_seldom(code: AbilityErrorCode) -> None:
    backoff = Backoff(at_most)
    assert pause_s(AbilityError(code, "no"), backoff) == REFUSED_S
    assert backoff.wait_s() == 0.5, "a loss after that is waited for shortly"


def test_nothing_is_tried_before_its_time() -> None:
    assert pause_s(AbilityError("limited", "later", 60.0), Backoff(at_most)) == 60.0
    assert pause_s(AbilityError("not_found", "not live", 30.0), Backoff(at_most)) == 30.0


def test_a_short_pause_that_is_asked_for_does_not_hasten_what_is_away() -> None:
    backoff = Backoff(at_most)
    waits = [pause_s(AbilityError("limited", "later", 1.5), backoff) for _ in range(4)]
    assert waits == [1.5, 1.5, 2.0, 4.0]
