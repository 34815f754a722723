"""Who is in the channel, by what the server tells."""

from __future__ import annotations

import irc.members
import pytest
from irc.features import Features
from irc.line import parse
from irc.members import Members


def members(*lines: str) -> int:
    features = Features()
    there = Members("#market", features)
    for text in lines:
        line = parse(text.encode())
        assert line is not None
        if line.command == "005":
            features.take(line)
        there.take(line)
    return len(there)


NAMES = ":s 353 me = #market :@me +An Bo"


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ((NAMES,), 3),
        ((NAMES, ":s 353 me = #other :Cy", ":Cy!c@h JOIN #other"), 3),
        ((NAMES, ":Cy!c@h JOIN :#Market", ":Cy!c@h JOIN #market"), 4),
        ((NAMES, ":An!a@h PART #market :bye"), 2),
        ((NAMES, ":An!a@h PART #other"), 3),
        ((NAMES, ":an!a@h QUIT :split.a split.b", ":Bo!b@h QUIT :split.a split.b"), 1),
        ((NAMES, ":me!m@h KICK #market Bo :out"), 2),
        ((NAMES, ":An!a@h NICK Anna", ":Anna!a@h QUIT"), 2),
        ((NAMES, ":Cy!c@h NICK Cyrus"), 3),
        ((":s 005 me PREFIX=(qo)!. :are supported", ":s 353 me = #market :!.me .An"), 2),
        ((":s 353 me = #market :a[ A{",), 1),
        ((":s 005 me CASEMAPPING=ascii :are supported", ":s 353 me = #market :a[ A{"), 2),
        ((":s 353 me", ":s JOIN", "KICK #market", "QUIT"), 0),
    ],
)
def test_who_is_counted(lines: tuple[str, ...], count: int) -> None:
    assert members(*lines) == count


def test_of_very_many_there_is_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(irc.members, "BOUND", 10)
    assert members(*(f":n{number}!n@h JOIN #market" for number in range(50))) == 10
