"""A ban holds one person, whoever else comes from the same place."""

from __future__ import annotations

import pytest
from irc.masks import ban_mask

AN = "An!~an@home.example"


@pytest.mark.parametrize(
    ("others", "mask"),
    [
        ([], "*!*@home.example"),
        (["Bo!~bo@elsewhere.example", "studio!~studio@studio.example"], "*!*@home.example"),
        (["Bo!~bo@Home.Example"], "*!~an@home.example"),
        (["Bo!~an@home.example"], "An!*@*"),
        (["Bo!~AN@home.example"], "An!*@*"),  # to servers the same account
        (["Bo!~bo@elsewhere.example", ""], "An!*@*"),  # where one's own place is not known yet
    ],
)
def test_the_widest_mask_that_holds_nobody_else(others: list[str], mask: str) -> None:
    assert ban_mask(AN, others) == mask


@pytest.mark.parametrize("source", ["An", "An!~an@", "An!~an@*", "An!*@home.example", "An!a?@home.example"])
def test_what_would_hold_everybody_is_no_mask(source: str) -> None:
    assert ban_mask(source, ["Bo!~bo@home.example"]) == "An!*@*"


@pytest.mark.parametrize("nick", ["*", "A*", "?", "$a", "~account:an", "m:an", ""])
def test_a_nickname_that_would_hold_others_is_banned_by_none_of_its_kind(nick: str) -> None:
    assert ban_mask(f"{nick}!~an@home.example", ["Bo!~an@home.example"]) == ""
