"""The link and the channel with a server of the test's own: login, floods, and servers that say anything at all."""

from __future__ import annotations

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator, Callable

import irc.link
import irc.wire
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from irc.channel import IrcChannel
from irc.features import Features
from irc.line import Line, parse
from irc.members import Members
from irc.registration import Registration
from irc.wire import Patience

from studio.plugin_api.abilities import AbilityError
from tests.parts.irc_account import account, connected

_SOON_S = 10.0


class Server:
    """Lets one client in. `heard` is what it said; `answers` are what to say to lines that begin so."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.answers: dict[str, str] = {
            "USER": ":s 001 studio :Welcome",
            "JOIN": ":studio!u@h JOIN #market\r\n:s 366 studio #market :End",
        }
        self.answers["PING"] = ":s PONG s :{last}"
        self._writers: list[asyncio.StreamWriter] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        while raw := await reader.readline():
            line = raw.decode().rstrip("\r\n")
            self.heard.append(line)
            for start, answer in self.answers.items():
                if line.startswith(start):
                    writer.write(answer.replace("{last}", line.rpartition(":")[2]).encode() + b"\r\n")
        writer.close()

    def say(self, text: bytes) -> None:
        for writer in self._writers:
            writer.write(text + b"\r\n")

    async def hears(self, holds: Callable[[list[str]], bool]) -> None:
        async with asyncio.timeout(_SOON_S):
            while not holds(self.heard):
                await asyncio.sleep(0.01)


@pytest.fixture
async def server() -> AsyncIterator[tuple[Server, int]]:
    made = Server()
    async with await asyncio.start_server(made.serve, "127.0.0.1", 0) as listening:
        yield made, listening.sockets[0].getsockname()[1]


async def entered(ours: IrcChannel) -> None:
    async with asyncio.timeout(_SOON_S):
        await anext(ours.messages())


async def test_login_before_the_server_lets_us_in(server: tuple[Server, int]) -> None:
    there, port = server
    there.answers |= {
        "CAP LS": ":s CAP * LS :sasl=PLAIN echo-message",
        "CAP REQ": ":s CAP * ACK :echo-message sasl",
        "AUTHENTICATE :PLAIN": "AUTHENTICATE +",
        "AUTHENTICATE :c2": ":s 903 studio :SASL authentication successful",
        "CAP :END": there.answers.pop("USER"),
    }
    async with connected(account(port, password="secret", account="shop")) as ours:
        await entered(ours)
    (login,) = [line for line in there.heard if line.startswith("AUTHENTICATE :c2")]
    assert base64.b64decode(login.partition(":")[2]) == b"shop\0shop\0secret"
    assert [line for line in there.heard if not line.startswith("QUIT")][-2:] == ["CAP :END", "JOIN :#market"]


async def test_the_id_of_an_echo_is_that_of_the_message(server: tuple[Server, int]) -> None:
    there, port = server
    there.answers["PRIVMSG"] = "@msgid=abc :studio!u@h PRIVMSG #market :{last}"
    async with connected(account(port)) as ours:
        await entered(ours)
        assert await ours.send("Hello", None) == "abc"


async def test_a_viewer_is_told_by_account_and_named_by_none(server: tuple[Server, int]) -> None:
    there, port = server
    async with connected(account(port)) as ours:
        await entered(ours)
        there.say(b"@account=anna;msgid=1;time=2020-01-01T00:00:00.250Z :An!a@h PRIVMSG #market :one")
        there.say(b"@account=anna;msgid=2;time=soon :Bo!a@h PRIVMSG #Market :two\r\n:Cy!c@h PRIVMSG studio :to me alone")
        rows = []
        async with asyncio.timeout(_SOON_S):
            async for batch in ours.messages():
                rows += batch
                if len(rows) == 2:
                    break
    first, second = rows
    assert (first.id, first.at_ms, second.id) == ("1", 1577836800250, "2")
    assert second.at_ms > first.at_ms
    assert first.buyer_key == second.buyer_key
    assert "anna" not in repr(first).lower()


async def test_a_flood_that_nobody_reads_is_there_to_the_last_message(server: tuple[Server, int]) -> None:
    there, port = server
    async with connected(account(port)) as ours:
        await entered(ours)
        there.say(b"\r\n".join(b":An!a@h PRIVMSG #market :%d" % number for number in range(10_000)) + b"\r\nPING :end")
        await there.hears(lambda heard: heard[-1] == "PONG :end")
        async for rows in ours.messages():
            assert [row.text for row in rows] == [str(number) for number in range(10_000)]
            break


async def test_what_is_written_too_fast_is_refused_in_words(server: tuple[Server, int]) -> None:
    there, port = server
    async with connected(account(port)) as ours:
        await entered(ours)
        with pytest.raises(AbilityError, match="Wait a few seconds"):
            await asyncio.gather(*(ours.send("🙂" * 300, None) for _ in range(5)))
        assert len([line for line in there.heard if line.startswith("PRIVMSG")]) <= 6


async def test_who_does_not_let_us_in_is_given_up(server: tuple[Server, int], monkeypatch: pytest.MonkeyPatch) -> None:
    there, port = server
    monkeypatch.setattr(irc.link, "_REGISTER_S", 0.2)
    there.answers.clear()
    async with connected(account(port)) as ours:
        with pytest.raises(AbilityError, match="does not let the studio in"):
            await entered(ours)


async def test_who_is_silent_and_does_not_answer_is_left(server: tuple[Server, int]) -> None:
    there, port = server
    del there.answers["PING"]
    async with connected(account(port), Patience(0.1, 0.1)) as ours:
        await entered(ours)
        with pytest.raises(AbilityError, match="does not answer any more"):
            await anext(feed_after(ours))


async def feed_after(ours: IrcChannel) -> AsyncIterator[None]:
    async with asyncio.timeout(_SOON_S):
        async for _ in ours.messages():
            pass
    yield


async def test_who_is_made_to_leave_says_so_and_an_error_does_not_grow(server: tuple[Server, int]) -> None:
    there, port = server
    async with connected(account(port)) as ours:
        await entered(ours)
        there.say(b":studio!u@h PART #market")
        depths = []
        for _ in range(20):
            with pytest.raises(AbilityError, match="made to leave") as refused:
                await anext(feed_after(ours))
            depths.append(len(refused.traceback))
        assert depths[1] == depths[-1]


async def test_nothing_that_a_server_says_ends_the_plugin(server: tuple[Server, int]) -> None:
    there, port = server
    async with connected(account(port)) as ours:
        await entered(ours)
        there.say(b"PING :a\0b" + b"\xff" * 400)
        there.say(b":studio!" + b"u" * 480 + b" JOIN #market")
        there.say(b":studio NICK\r\n@time=0001-01-01T00:00:00Z :An PRIVMSG #market :old\r\nMODE\r\n005 x PREFIX=( CASEMAPPING=")
        await there.hears(lambda heard: any(line.startswith("PONG :ab") for line in heard))
        await ours.send("Still here " * 27, None)


COMMANDS = [
    "CAP",
    "AUTHENTICATE",
    "001",
    "005",
    "353",
    "366",
    "433",
    "437",
    "474",
    "477",
    "900",
    "903",
    "904",
    "JOIN",
    "PART",
    "KICK",
    "NICK",
]
WORDS = (
    st.sampled_from(["*", "LS", "ACK", "NAK", "+", "sasl", "sasl=PLAIN", "studio", "#market", "", "PREFIX=(o)@", "CASEMAPPING=x"])
    | st.text()
)
LINES = st.builds(
    Line,
    st.sampled_from(COMMANDS),
    st.lists(WORDS, max_size=5).map(tuple),
    st.sampled_from(["", "s", "studio!u@h", "NickServ!n@h"]),
)


@given(st.lists(LINES | st.binary(max_size=100).map(parse), max_size=12))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_server_says_is_refused_in_words_at_most(said: list[Line | None]) -> None:
    features = Features()
    registration, there = Registration(account(1, password="secret"), features), Members("#market", features)
    with contextlib.suppress(AbilityError):
        for line in said:
            if line is not None:
                features.take(line)
                there.take(line)
                assert all(raw.endswith(b"\r\n") and len(raw) <= 512 for raw in registration.take(line))
