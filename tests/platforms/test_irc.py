"""The IRC plugin at real servers: what every chat must do, and what becomes of it when servers refuse, die and come again."""

from __future__ import annotations

import asyncio
import itertools
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import irc.channel
import pytest
from irc.access import Access
from irc.channel import IrcChannel
from irc.wire import Patience

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import (
    ChatReaderConformance,
    ChatStand,
    ChatWriterConformance,
    ModerationConformance,
    StatsConformance,
)
from tests.parts import ircd, tls
from tests.parts.chat_feed import heard
from tests.parts.irc_account import account, connected
from tests.parts.ircd import Inspircd, Ngircd, Viewer

_SOON_S = 20.0

pytestmark = [
    pytest.mark.part("ircd"),
    pytest.mark.skipif(not ircd.installed(), reason="ngircd or inspircd is not installed"),
]
_numbers = itertools.count()


@pytest.fixture(scope="module", params=[Ngircd, Inspircd])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ngircd | Inspircd]:
    with request.param(tmp_path_factory.mktemp("ircd")) as running:
        yield running


@pytest.fixture
def channel() -> str:
    """One where nobody has been."""
    return f"#market{next(_numbers)}"


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(_SOON_S):
        while not holds():
            await asyncio.sleep(0.02)


async def followed(ours: IrcChannel) -> None:
    """Raises: AbilityError: what ended the feed."""
    async with asyncio.timeout(_SOON_S):
        async for _ in ours.messages():
            pass


async def entered(ours: IrcChannel) -> None:
    """Raises: AbilityError: it was not let in."""
    async with asyncio.timeout(_SOON_S):
        await anext(ours.messages())


class TestIrcChat(ChatReaderConformance, ChatWriterConformance):
    @pytest.fixture
    async def stand(self, server: Ngircd | Inspircd, channel: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ChatStand]:
        monkeypatch.setattr(irc.channel, "QUIET_S", 0.3)
        with ExitStack() as stack:
            viewers = {"Watcher": stack.enter_context(Viewer(server.port, "Watcher", channel))}

            async def write(viewer: str, text: str) -> bool:
                if viewer not in viewers:
                    viewers[viewer] = stack.enter_context(Viewer(server.port, viewer, channel))
                viewers[viewer].say(text)
                return True

            async def seen() -> list[str]:
                return [text for _, text in viewers["Watcher"].said]

            async with connected(account(server.port, channel)) as ours:
                await entered(ours)
                yield ChatStand(reader=ours, write=write, seen=seen, writer=ours)


def spoke(viewer: Viewer, text: str) -> bool:
    """Whether they are let in, if they are out, and heard."""
    before, mark = len(viewer.lines), f"mark-{next(_numbers)}"
    viewer.write(f"JOIN {viewer.channel}")
    viewer.say(text)
    viewer.write(f"PING {mark}")
    viewer.until_line(mark)
    return not any(f" {code} {viewer.nick} " in line for line in viewer.lines[before:] for code in ("404", "442", "474"))


class TestIrcModeration(ModerationConformance):
    """Where the studio is an operator; all viewers come from one address."""

    @pytest.fixture
    async def stand(self, server: Ngircd | Inspircd, channel: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ChatStand]:
        monkeypatch.setattr(irc.channel, "QUIET_S", 0.3)
        with ExitStack() as stack:
            viewers = {"Watcher": stack.enter_context(Viewer(server.port, "Watcher", channel))}

            async def write(viewer: str, text: str) -> bool:
                if viewer not in viewers:
                    viewers[viewer] = stack.enter_context(Viewer(server.port, viewer, channel))
                return spoke(viewers[viewer], text)

            async def seen() -> list[str]:
                return [text for _, text in viewers["Watcher"].said]

            async with connected(account(server.port, channel)) as ours:
                await entered(ours)
                viewers["Watcher"].write(f"MODE {channel} +o studio")
                await until(lambda: ours.acts)
                yield ChatStand(reader=ours, write=write, seen=seen, writer=ours, moderation=ours)


async def test_who_is_no_operator_is_told_so_and_one_that_becomes_it_can_block(server: Ngircd | Inspircd, channel: str) -> None:
    with Viewer(server.port, "An", channel) as an, Viewer(server.port, "Bo", channel) as bo:
        async with connected(account(server.port, channel)) as ours:
            await entered(ours)
            bo.say("Boo")
            (row,) = await heard(ours, 1)
            with pytest.raises(AbilityError, match="The studio is no operator") as caught:
                await ours.block(row.buyer_key, True)
            assert (caught.value.code, ours.acts) == ("refused", frozenset())
            an.write(f"MODE {channel} +o studio")
            await until(lambda: ours.acts == {"block"})
            await ours.block(row.buyer_key, True)
            bo.until_line(f"KICK {channel} Bo")
            an.until_line(f"MODE {channel} +b")
            an.write(f"MODE {channel} -o studio")
            await until(lambda: not ours.acts)


async def test_only_a_known_viewer_is_blocked_and_only_a_ban_from_here_is_lifted(server: Ngircd | Inspircd, channel: str) -> None:
    async with connected(account(server.port, channel)) as ours:  # who enters first is its operator
        await entered(ours)
        await until(lambda: ours.acts)
        with Viewer(server.port, "Bo", channel) as bo:
            bo.say("Boo")
            (row,) = await heard(ours, 1)
            for key, blocked, words in (
                ("nobody", True, "too long ago"),
                (row.buyer_key, False, "Only a ban that was set from here"),
            ):
                with pytest.raises(AbilityError, match=words) as caught:
                    await ours.block(key, blocked)
                assert caught.value.code == "not_found"
            bo.write(f"PART {channel}")
            await online(ours, 0)
            await ours.block(row.buyer_key, True)
            assert not spoke(bo, "Boo"), "who has left may not come back"


async def test_who_cannot_be_put_out_is_not_banned_either(tmp_path: Path, channel: str) -> None:
    """The founder of a channel, whom no operator puts out of it."""
    with Inspircd(tmp_path) as server, Viewer(server.port, "An", channel) as an:
        async with connected(account(server.port, channel)) as ours:
            await entered(ours)
            an.write(f"MODE {channel} +qh An studio")
            await until(lambda: ours.acts)
            an.say("I am here first")
            (row,) = await heard(ours, 1)
            with pytest.raises(AbilityError, match="does not let the studio put this viewer out") as caught:
                await ours.block(row.buyer_key, True)
            assert caught.value.code == "refused"
            an.until_line(f"MODE {channel} -b")


class TestIrcStats(StatsConformance):
    @pytest.fixture
    async def provider(self, server: Ngircd | Inspircd, channel: str) -> AsyncIterator[IrcChannel]:
        async with connected(account(server.port, channel)) as ours:
            yield ours


async def online(ours: IrcChannel, count: int) -> None:
    async with asyncio.timeout(_SOON_S):
        async for stats in ours.stats():
            if stats.online == count:
                return


async def test_who_comes_and_goes_is_counted(server: Ngircd | Inspircd, channel: str) -> None:
    with Viewer(server.port, "An", channel) as an:
        async with connected(account(server.port, channel)) as ours:
            await online(ours, 1)
            with Viewer(server.port, "Bo", channel), Viewer(server.port, "Cy", channel) as cy:
                await online(ours, 3)
                cy.write("NICK Cyrus")
                cy.until_line("NICK :Cyrus")
                an.write(f"KICK {channel} Cyrus :out")
                await online(ours, 2)
            await online(ours, 1)
            an.write(f"PART {channel}")
            await online(ours, 0)


async def test_actions_and_colours_are_plain_words(server: Ngircd | Inspircd, channel: str) -> None:
    with Viewer(server.port, "An", channel) as an:
        async with connected(account(server.port, channel)) as ours:
            await entered(ours)
            an.say("\x01VERSION\x01")
            an.write(f"NOTICE {channel} :no message")
            an.say("\x01ACTION waves\x01")
            an.say("\x02bold\x02 \x0304,01red\x03 end")
            assert [said.text for said in await heard(ours, 2)] == ["* An waves", "bold red end"]


async def test_a_long_message_comes_in_lines_and_no_line_is_another_command(server: Ngircd | Inspircd, channel: str) -> None:
    text = ("蓝牙耳机现货" * 60)[:300]
    with Viewer(server.port, "An", channel) as an:
        async with connected(account(server.port, channel)) as ours:
            await entered(ours)
            await ours.send(text, None)
            an.until(lambda said: "".join(part for _, part in said) == text)
            assert len(an.said) > 1
            assert not any("\ufffd" in part for _, part in an.said)
            await ours.send("one\r\nQUIT :gone\x01\0", None)
            an.until(lambda said: said[-1] == ("studio", "one QUIT :gone"))
            await ours.send("Still here", None)
            an.until(lambda said: said[-1] == ("studio", "Still here"))


async def test_a_nickname_in_use_becomes_another(server: Ngircd | Inspircd, channel: str) -> None:
    with Viewer(server.port, "studio", channel) as other:
        async with connected(account(server.port, channel)) as ours:
            await entered(ours)
            await ours.send("Hello", None)
            other.until(lambda said: said == [("studio_", "Hello")])


async def test_who_kills_the_server_finds_the_studio_in_the_channel_again(tmp_path: Path) -> None:
    for kind in (Ngircd, Inspircd):
        with kind(tmp_path / kind.__name__) as server:
            async with connected(account(server.port)) as ours:
                await entered(ours)
                server.kill()
                with pytest.raises(AbilityError, match=r"closed the connection|broke off"):
                    await followed(ours)
                with pytest.raises(AbilityError):
                    await ours.send("Hello", None)
                server.start()
                with Viewer(server.port, "An", "#market") as an:
                    await until(lambda: any("JOIN" in line and ":studio!" in line for line in an.lines))
                    an.say("You are back")
                    assert [said.text for said in await heard(ours, 1)] == ["You are back"]


async def test_a_server_that_stands_still_is_left(tmp_path: Path) -> None:
    with Ngircd(tmp_path) as server:
        async with connected(account(server.port), Patience(0.2, 0.5)) as ours:
            await entered(ours)
            server.kill(signal.SIGSTOP)
            with pytest.raises(AbilityError, match="does not answer any more"):
                await followed(ours)
            server.kill(signal.SIGCONT)


@pytest.mark.parametrize(
    ("doing", "words"),
    [
        ("MODE {channel} +i", "for invited people only"),
        ("MODE {channel} +b studio!*@*", "is banned from"),
        ("MODE {channel} +k open", "needs a key, or another one"),
        ("MODE {channel} +l 1", "is full"),
    ],
)
async def test_a_closed_channel_is_said_in_words(server: Ngircd | Inspircd, channel: str, doing: str, words: str) -> None:
    with Viewer(server.port, "An", channel) as an:
        an.write(doing.format(channel=channel))
        an.until_line(f"MODE {channel}")
        async with connected(account(server.port, channel)) as ours:
            with pytest.raises(AbilityError, match=words) as refused:
                await entered(ours)
            assert refused.value.code == "refused"


async def test_who_may_not_write_is_told(server: Ngircd | Inspircd, channel: str) -> None:
    with Viewer(server.port, "An", channel) as an:
        async with connected(account(server.port, channel)) as ours:
            await entered(ours)
            an.write(f"MODE {channel} +m")
            an.until_line(f"MODE {channel}")
            with pytest.raises(AbilityError, match=r"ask its operators for voice"):
                await ours.send("Hello", None)


async def test_kicked_out_is_said_in_words(server: Ngircd | Inspircd, channel: str) -> None:
    with Viewer(server.port, "An", channel) as an:
        async with connected(account(server.port, channel)) as ours:
            await entered(ours)
            an.write(f"KICK {channel} studio :not now")
            with pytest.raises(AbilityError, match=r'kicked out of .* by An\. .* "not now"'):
                await followed(ours)


@pytest.mark.parametrize("kind", [Ngircd, Inspircd])
async def test_the_password_of_a_server(tmp_path: Path, kind: type[Ngircd | Inspircd]) -> None:
    with kind(tmp_path, password="open sesame") as server:
        async with connected(account(server.port, server_password="wrong")) as ours:
            with pytest.raises(AbilityError, match="Enter the server's password") as refused:
                await entered(ours)
            assert refused.value.code == "refused"
        async with connected(account(server.port, server_password="open sesame")) as ours:
            await entered(ours)


async def test_tls_is_trusted_by_the_file_of_certificates_alone(tmp_path: Path) -> None:
    authority = tls.Authority(tmp_path / "ca")
    with Ngircd(tmp_path / "ircd", tls=authority.leaf("DNS:localhost")) as server:

        def secure(**fields: object) -> Access:
            return account(server.tls_port, **{"server": "localhost", "tls": True, "ca_file": str(authority.ca_file), **fields})

        async with connected(secure()) as ours:
            await entered(ours)
        for access, words in (
            (secure(ca_file=""), "cannot be trusted"),
            (secure(server="127.0.0.1"), "cannot be trusted"),
            (secure(ca_file=str(tmp_path / "none.pem")), "has no certificates that can be read"),
        ):
            async with connected(access) as ours:
                with pytest.raises(AbilityError, match=words) as refused:
                    await entered(ours)
                assert refused.value.code == "refused"
        clear = account(server.port, tls=True)
        async with connected(clear) as ours:
            with pytest.raises(AbilityError):
                await entered(ours)
