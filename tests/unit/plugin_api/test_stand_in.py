"""A platform's addresses are its own, unless the environment names a server of this computer; no other one is taken."""

from __future__ import annotations

import pytest

from studio.plugin_api.stand_in import own_or_stand_in


def found(**environment: str) -> str:
    return own_or_stand_in("own", lambda place: f"at {place}", "STAND_IN", environment)


def test_they_are_the_platforms_own_unless_a_stand_in_is_named() -> None:
    assert found() == found(STAND_IN="", OTHER="http://127.0.0.1:80") == "own"
    assert found(STAND_IN="http://127.0.0.1:81") == "at http://127.0.0.1:81"


@pytest.mark.parametrize("place", ["https://evil.example", "http://evil.example:80", "http://localhost:80", "http://127.0.0.1"])
def test_a_stand_in_is_of_this_computer(place: str) -> None:
    with pytest.raises(ValueError, match=r"STAND_IN: .* is no http://127"):
        found(STAND_IN=place)
