"""Tokens are read out of what platforms answer, lie in the keyring as text, and are never printed."""

from __future__ import annotations

from typing import Any

import pytest

from studio.plugin_api.login import Tokens

FORMER = Tokens(access="old", refresh="once", scopes=("read",))


def test_all_that_an_answer_says() -> None:
    answer = {"access_token": "a", "refresh_token": "r", "expires_in": 60, "scope": ["read", "write"], "token_type": "bearer"}
    assert Tokens.answered(answer, 1_000) == Tokens(access="a", refresh="r", expires_ms=61_000, scopes=("read", "write"))


def test_a_refreshed_login_keeps_what_the_answer_leaves_out() -> None:
    assert Tokens.answered({"access_token": "a"}, 1_000, FORMER) == Tokens(access="a", refresh="once", scopes=("read",))
    assert Tokens.answered({"access_token": "a", "scope": "write list"}, 0) == Tokens(access="a", scopes=("write", "list"))


@pytest.mark.parametrize("expires_in", [-1, 0, 1e300, float("nan"), "60", True, None])
def test_a_time_that_cannot_be_is_none(expires_in: object) -> None:
    tokens = Tokens.answered({"access_token": "a", "expires_in": expires_in}, 1_000)
    assert tokens is not None
    assert tokens.expires_ms == 0


@pytest.mark.parametrize("answer", [{}, {"access_token": ""}, {"access_token": 7}, {"refresh_token": "r"}])
def test_an_answer_without_a_token_is_none(answer: dict[str, Any]) -> None:
    assert Tokens.answered(answer, 0, FORMER) is None


def test_they_come_back_from_the_keyring() -> None:
    tokens = Tokens(access="a", refresh="r", expires_ms=7, scopes=("read",))
    assert Tokens.of_secret(tokens.to_secret()) == tokens
    assert Tokens.of_secret(" pasted-token \n") == Tokens(access="pasted-token")
    assert Tokens.of_secret('{"half": 1').access == '{"half": 1'
    assert Tokens.of_secret("paßed\ntoken").access == "pa?ed?token", "a header takes it, and the platform says no"


def test_nobody_prints_them() -> None:
    for text in (repr(FORMER), str(FORMER), f"{FORMER}", f"{[FORMER]}"):
        assert "old" not in text
        assert "once" not in text
