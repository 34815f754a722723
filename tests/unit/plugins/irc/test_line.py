"""Lines of IRC: what is sent is read the same, whatever comes is read, and nothing sent is a second line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from irc.line import LINE_BYTES, Line, encode, parse

LETTERS = st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"])
WORDS = st.text(LETTERS.filter(lambda letter: letter != " "), min_size=1, max_size=20).filter(lambda word: word[0] != ":")
COMMANDS = st.from_regex(r"\A[A-Z]{1,10}\Z")


@given(COMMANDS, st.lists(WORDS, max_size=3), st.text(LETTERS, max_size=60))
def test_what_is_sent_is_read_the_same(command: str, middle: list[str], last: str) -> None:
    sent = encode(command, *middle, last)
    assert sent.endswith(b"\r\n")
    assert parse(sent[:-2]) == Line(command, (*middle, last))


@given(st.binary(max_size=2000).map(lambda raw: raw.replace(b"\n", b"").replace(b"\r", b"")))
def test_whatever_comes_is_read(raw: bytes) -> None:
    line = parse(raw)
    assert line is None or line.command


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_nothing_sent_is_a_second_line(params: list[str]) -> None:
    try:
        sent = encode("PRIVMSG", *params)
    except (ValueError, UnicodeEncodeError):
        return
    assert sent.count(b"\n") == sent.count(b"\r") == 1
    assert b"\0" not in sent
    assert len(sent) <= LINE_BYTES + 2


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b":irc.test 001 me :Welcome to IRC", Line("001", ("me", "Welcome to IRC"), "irc.test")),
        (b"ping x", Line("PING", ("x",))),
        (b":an!an@host PRIVMSG #a ::-) :", Line("PRIVMSG", ("#a", ":-) :"), "an!an@host")),
        (b":an  JOIN   #a", Line("JOIN", ("#a",), "an")),
        (b"PRIVMSG #a :", Line("PRIVMSG", ("#a", ""))),
        (b"@time=12:00;+x=a\\:b\\sc\\\\d\\re\\n\\q\\;y X", Line("X", (), "", {"time": "12:00", "+x": "a;b c\\d\re\nq", "y": ""})),
        (b"@a=1", None),
        (b":an", None),
        (b"   ", None),
    ],
)
def test_lines_of_servers(raw: bytes, line: Line | None) -> None:
    assert parse(raw) == line


def test_what_is_too_long_is_cut_off() -> None:
    line = parse(b"@a=" + b"x" * 8000 + b" PRIVMSG #a :" + b"y" * 1000)
    assert line is not None
    assert len(line.tags["a"]) == 8000
    assert line.params[1] == "y" * (LINE_BYTES - len("PRIVMSG #a :"))
    line = parse(b"@a=" + b"x" * 9000 + b" PRIVMSG #a :hello")
    assert line is not None
    assert (line.tags, line.params[1]) == ({}, "hello")


@pytest.mark.parametrize("params", [("#a b", "x"), ("", "x"), (":a", "x"), ("#a", "x\r\nQUIT"), ("#a", "x" * 600), ("#a\n", "x")])
def test_what_is_no_line_is_not_sent(params: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="PRIVMSG"):
        encode("PRIVMSG", *params)


def test_a_parameter_that_is_not_there_is_empty() -> None:
    line = Line("X", ("a", "b"), "an!an@host")
    assert [line.param(place) for place in (0, 1, 2, -1, -2, -3)] == ["a", "b", "", "b", "a", ""]
    assert line.nick == "an"
