"""Whether the studio is an operator: from the list of names, and from every change of modes."""

from __future__ import annotations

import pytest
from irc.features import Features
from irc.line import parse
from irc.standing import Standing


class Stand:
    def __init__(self, *lines: str, nick: str = "studio") -> None:
        self.features = Features()
        self.standing = Standing("#market", self.features)
        self.nick = nick
        for line in lines:
            self.hear(line)

    def hear(self, line: str) -> bool:
        read = parse(line.encode())
        assert read is not None
        if read.command == "005":
            self.features.take(read)
        self.standing.take(read, self.nick)
        return self.standing.is_operator


@pytest.mark.parametrize(
    ("names", "is_one"),
    [
        ("An studio @Bo", False),
        ("@studio An", True),
        ("@+Studio An", True),
        ("+studio @An", False),
        ("%studio", True),
        ("~studio", True),
        ("@studio!~studio@here", True),
    ],
)
def test_the_list_of_names_tells_it(names: str, is_one: bool) -> None:
    assert Stand(f":s 353 studio = #Market :{names}").standing.is_operator is is_one


def test_another_channel_tells_nothing() -> None:
    assert not Stand(":s 353 studio = #other :@studio", ":An!a@h MODE #other +o studio").standing.is_operator


def test_it_is_given_and_taken() -> None:
    stand = Stand(":s 353 studio = #market :studio @An")
    assert stand.hear(":An!a@h MODE #market +o Studio")
    assert stand.hear(":An!a@h MODE #market -v+b studio *!*@x")
    assert not stand.hear(":An!a@h MODE #market -o studio")
    assert not stand.hear(":An!a@h MODE #market +v studio")
    assert not stand.hear(":An!a@h MODE studio +o")


def test_modes_with_parameters_lie_between() -> None:
    stand = Stand()
    assert stand.hear(":An!a@h MODE #market +lbnk-l+o 50 *!*@x key studio")
    assert not stand.hear(":An!a@h MODE #market +m-o studio")
    assert not stand.hear(":An!a@h MODE #market +bo studio An"), "a mask that reads like the nickname"


def test_a_server_says_which_modes_it_has() -> None:
    stand = Stand(":s 005 studio PREFIX=(Yov)!@+ CHANMODES=IXbegw,k,Hl,mnt :are supported")
    assert stand.hear(":An!a@h MODE #market +wY r:x studio")
    assert Stand(":s 005 studio PREFIX=(ov)@+ :are supported", ":s 353 studio = #market :~studio").standing.is_operator is False


@pytest.mark.parametrize(
    "line", [":An!a@h MODE #market", ":An!a@h MODE #market +ooo", ":An!a@h MODE", ":s 005 studio PREFIX= :x"]
)
def test_what_makes_no_sense_changes_nothing(line: str) -> None:
    assert Stand().hear(line) is False
