"""One value is believed for a while, and no other in its place."""

from __future__ import annotations

import pytest

from studio.values import latest


def test_it_is_believed_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = 10.0
    monkeypatch.setattr(latest.time, "monotonic", lambda: now_s)
    kept: latest.Latest[int] = latest.Latest(2.0)
    assert kept.of("mug") is None
    assert kept.keep("mug", 3) == 3
    assert (kept.of("mug"), kept.of("tea")) == (3, None)
    now_s = 12.0
    assert kept.of("mug") is None


def test_one_value_takes_the_place_of_another() -> None:
    kept: latest.Latest[int] = latest.Latest(60.0)
    kept.keep("mug", 3)
    kept.keep("tea", 4)
    assert (kept.of("mug"), kept.of("tea")) == (None, 4)
