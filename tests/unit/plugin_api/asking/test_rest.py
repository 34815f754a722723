"""A server that has said no is left alone for a while."""

from __future__ import annotations

import pytest

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.asking import Rest


async def test_a_server_may_be_asked_until_it_says_no() -> None:
    rest = Rest()
    rest.demand_over()
    rest.begin(0.0, AbilityError("limited", "Too often."))
    rest.demand_over()


async def test_why_it_is_left_alone_is_said_each_time_anew() -> None:
    rest, why = Rest(), AbilityError("limited", "Too often.", pause_s=60.0)
    rest.begin(60.0, why)
    said = []
    for _ in range(2):
        with pytest.raises(AbilityError, match="Too often") as caught:
            rest.demand_over()
        said.append(caught.value)
    assert [(one.code, one.pause_s) for one in said] == [("limited", 60.0)] * 2
    assert len({id(one) for one in (*said, why)}) == 3, "one that is raised again and again grows"
