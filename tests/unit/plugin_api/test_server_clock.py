"""The clock of a server."""

from __future__ import annotations

import pytest

from studio.plugin_api.server_clock import answered_ms


def test_an_answers_date_is_read() -> None:
    assert answered_ms({"date": "Mon, 30 Nov 2026 20:30:00 GMT"}) == 1_796_070_600_000


@pytest.mark.parametrize("headers", [{}, {"date": ""}, {"date": "tomorrow"}, {"date": "Mon, 30 Nov 99999 20:30:00 GMT"}])
def test_none_is_none(headers: dict[str, str]) -> None:
    assert answered_ms(headers) == 0
