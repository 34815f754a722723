"""The log says that something is refused, and how often, but not each time."""

from __future__ import annotations

import logging

import pytest

from relay.refusals import Refusals


def test_a_flood_is_two_lines(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "relay.refusals")
    refusals = Refusals()
    for number in range(1000):
        refusals.note("shop", 401, "wrong", number * 0.01)
    refusals.note("shop", 401, "wrong", 61.0)
    refusals.note("", 404, "nowhere", 61.0)
    assert [record.getMessage() for record in caplog.records] == [
        "shop: refused with 401: wrong",
        "shop: refused with 401: wrong (999 more before)",
        "a call: refused with 404: nowhere",
    ]
