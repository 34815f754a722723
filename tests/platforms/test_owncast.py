"""The Owncast plugin at the stand-in: what every chat must do, and what becomes of it when tokens, rights and servers go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import owncast.chat
import owncast.sending
import pytest
from owncast.access import Access
from owncast.api import OwncastApi
from owncast.chat import OwncastChat
from owncast.chat_user import ChatUser
from owncast.silenced import Disabled, Silenced

from studio.plugin_api.abilities import AbilityError
from studio.plugin_api.testing import (
    BroadcastPartsConformance,
    ChatReaderConformance,
    ChatStand,
    ChatWriterConformance,
    ModerationConformance,
    StatsConformance,
)
from tests.parts.chat_feed import heard
from tests.parts.noted import Noted
from tests.parts.owncast import Owncast
from tests.parts.owncast.chat import typed
from tests.parts.owncast_account import QUICK, Kept, connected, moderator

_SOON_S = 20.0


@pytest.fixture
async def server() -> AsyncIterator[Owncast]:
    async with Owncast() as running:
        yield running


@pytest.fixture
async def ours(server: Owncast) -> AsyncIterator[OwncastChat]:
    """The chat, entered as a moderator, with a token to write."""
    token = server.users.integrate("Shop", "CAN_SEND_MESSAGES").token
    async with connected(server, moderator(server), token) as chat:
        await entered(chat)
        yield chat


async def entered(chat: OwncastChat) -> None:
    """Raises: AbilityError: it was not let in."""
    async with asyncio.timeout(_SOON_S):
        await anext(chat.messages())


async def ended(chat: OwncastChat) -> AbilityError:
    """What ends the feed."""
    with pytest.raises(AbilityError) as caught:
        await followed(chat)
    return caught.value


async def followed(chat: OwncastChat) -> None:
    async with asyncio.timeout(_SOON_S):
        async for _ in chat.messages():
            pass


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(_SOON_S):
        while not holds():
            await asyncio.sleep(0.02)


async def texts(chat: OwncastChat, count: int) -> list[str]:
    return [message.text for message in await heard(chat, count)]


# ------------------------------------------------------------ what every chat must do


class TestOwncastChat(ChatReaderConformance, ChatWriterConformance, ModerationConformance):
    @pytest.fixture
    async def stand(self, server: Owncast, ours: OwncastChat, monkeypatch: pytest.MonkeyPatch) -> ChatStand:
        monkeypatch.setattr(owncast.chat, "QUIET_S", 0.3)

        async def write(viewer: str, text: str) -> bool:
            return server.chat.say(viewer, typed(text))

        async def seen() -> list[str]:
            return [message.shown for message in server.chat.messages if message.is_visible]

        return ChatStand(reader=ours, write=write, seen=seen, writer=ours, moderation=ours)


class TestOwncastStats(StatsConformance):
    @pytest.fixture
    def provider(self, ours: OwncastChat, monkeypatch: pytest.MonkeyPatch) -> OwncastChat:
        monkeypatch.setattr(owncast.chat, "STATS_EVERY_S", 0.1)
        return ours


class TestOwncastBroadcast(BroadcastPartsConformance):
    @pytest.fixture
    async def provider(self, server: Owncast) -> AsyncIterator[OwncastChat]:
        token = server.users.integrate("Titles", "HAS_ADMIN_ACCESS").token
        async with connected(server, Kept(), token) as chat:
            yield chat


async def test_it_is_live_while_something_is_streamed(server: Owncast, ours: OwncastChat) -> None:
    assert ((await ours.broadcast_status()).stage, (await ours.broadcast_status()).receiving) == ("planned", False)
    server.viewers = 0
    assert ((await ours.broadcast_status()).stage, (await ours.broadcast_status()).receiving) == ("live", True)
    point = await ours.ingest()
    assert (point.url, point.page_url) == ("", server.place)


# ------------------------------------------------------------ the studio's chat user


async def test_a_chat_user_is_registered_once_and_kept(server: Owncast) -> None:
    kept = Kept()
    for _ in range(2):
        async with connected(server, kept) as chat:
            await entered(chat)
    assert server.asked.count("POST /api/chat/register") == 1
    assert kept.token == server.users.named("Studio").token


async def test_a_token_that_the_keyring_gives_late_is_waited_for(server: Owncast) -> None:
    kept = Kept()
    async with connected(server, kept, patience=QUICK._replace(keyring_s=20.0)) as chat:
        await asyncio.sleep(0.3)
        kept.token = moderator(server).token
        await entered(chat)
    assert "POST /api/chat/register" not in server.asked


async def test_a_user_whom_the_server_has_forgotten_is_registered_again(server: Owncast, ours: OwncastChat) -> None:
    server.users.forget(server.users.named("Studio"))
    server.chat.cut()
    await until(lambda: server.chat.entries == 2)
    assert server.asked.count("POST /api/chat/register") == 1
    server.chat.say("An", "You are back")
    assert await texts(ours, 1) == ["You are back"]


async def test_who_asks_while_another_user_is_registered_waits_for_the_same(server: Owncast) -> None:
    api = OwncastApi(Access(server.place))
    user = ChatUser(api, Kept("gone").ring, 0.0)
    user.forget()
    first, second = await asyncio.gather(user.token(), user.token())
    await api.close()
    assert first == second == server.users.named("Studio").token
    assert server.asked.count("POST /api/chat/register") == 1


async def test_a_user_who_was_banned_is_said(server: Owncast, ours: OwncastChat) -> None:
    server.chat.disable(server.users.named("Studio"))
    lost = await ended(ours)
    assert (lost.code, "was banned" in lost.text) == ("refused", True)


# ------------------------------------------------------------ reading


async def test_markup_is_read_as_text(server: Owncast, ours: OwncastChat) -> None:
    server.chat.say("An", "**Bold** and *more* <script>x</script>")
    server.chat.put(server.users.named("An"), '<p>Hi <img src="/img/emoji/w.png" class="emoji" alt=":wave:"> 1 &lt; 2<br>3</p>')
    assert await texts(ours, 2) == ["Bold and more x", "Hi :wave: 1 < 2 3"]


async def test_several_events_in_a_frame_and_none_twice(server: Owncast, ours: OwncastChat) -> None:
    an = server.users.named("An").told()
    told = [{"type": "CHAT", "id": name, "body": f"<p>{name}</p>", "user": an, "visible": True} for name in ("a", "b", "a")]
    server.chat.tell(*told, {"type": "USER_JOINED", "id": "j", "user": an})
    server.chat.say("An", "Then")
    assert await texts(ours, 3) == ["a", "b", "Then"]


async def test_what_is_no_message_is_passed_over(server: Owncast, ours: OwncastChat) -> None:
    an = server.users.named("An").told()
    for frame in ("", "{}", "[1, 2", b"\xff\xfe", "[" * 50_000, '{"type": 7}', "\n" * 5_000):
        server.chat.send(frame)
    server.chat.tell({"type": "CHAT", "id": "x" * 300, "body": "a", "user": an})
    server.chat.tell({"type": "CHAT", "id": "1", "body": "a" * 30_000, "user": an})
    server.chat.tell({"type": "CHAT", "id": "2", "body": "<p> </p>", "user": an})
    server.chat.tell({"type": "CHAT", "id": "3", "body": "hidden", "user": an, "visible": False})
    server.chat.tell({"type": "CHAT", "id": "4", "body": "nobody", "user": None})
    server.chat.put_system("Welcome")
    server.chat.say("An", "Hello")
    assert await texts(ours, 1) == ["Hello"]


async def test_other_integrations_are_rows_of_theirs(server: Owncast, ours: OwncastChat) -> None:
    server.chat.put_rendered(server.users.integrate("Bot", "CAN_SEND_MESSAGES"), "Follow us")
    (row,) = await heard(ours, 1)
    assert (row.name, row.text, row.badges) == ("Bot", "Follow us", ("bot",))


@pytest.mark.parametrize("code", [1001, 1011])
async def test_a_connection_that_is_closed_is_begun_anew(server: Owncast, ours: OwncastChat, code: int) -> None:
    server.chat.cut(code)
    assert f"closed the connection ({code})" in (await ended(ours)).text
    await until(lambda: server.chat.entries == 2)
    server.chat.say("An", "You are back")
    assert await texts(ours, 1) == ["You are back"]


@pytest.mark.parametrize("clock", ["2001-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "", None])
async def test_what_was_written_while_the_connection_was_lost_is_heard_afterwards(
    server: Owncast, ours: OwncastChat, clock: str | None
) -> None:
    """None: with the server's clock; another is that of one odd message."""
    server.chat.say("An", "Before", **({} if clock is None else {"timestamp": clock}))
    assert await texts(ours, 1) == ["Before"]
    server.chat.cut()
    await until(lambda: not server.chat.heard_by)
    server.chat.say("An", "Meanwhile")
    await until(lambda: server.chat.entries == 2)
    server.chat.say("An", "After")
    assert await texts(ours, 2) == ["Meanwhile", "After"]


async def test_the_first_message_may_be_written_while_the_connection_is_lost(server: Owncast) -> None:
    server.chat.say("An", "Yesterday")
    async with connected(server, Kept()) as chat:
        await entered(chat)
        server.chat.cut()
        await until(lambda: not server.chat.heard_by)
        server.chat.say("An", "Meanwhile")
        assert await texts(chat, 1) == ["Meanwhile"]


async def test_a_server_that_does_not_tell_what_was_before_the_beginning_tells_what_is_missed_after_it(server: Owncast) -> None:
    server.chat.say("An", "Yesterday")
    server.failures = [500]
    async with connected(server, moderator(server)) as chat:
        await entered(chat)
        server.chat.say("An", "Before")
        assert await texts(chat, 1) == ["Before"]
        server.chat.cut()
        await until(lambda: not server.chat.heard_by)
        server.chat.say("An", "Meanwhile")
        assert await texts(chat, 1) == ["Meanwhile"]


async def test_what_was_written_before_the_beginning_is_not_told(server: Owncast) -> None:
    server.chat.say("An", "Yesterday")
    async with connected(server, Kept()) as chat:
        await entered(chat)
        server.chat.say("An", "Today")
        assert await texts(chat, 1) == ["Today"]


async def test_a_server_that_does_not_tell_what_was_before_is_heard_all_the_same(server: Owncast, ours: OwncastChat) -> None:
    server.chat.say("An", "Before")
    assert await texts(ours, 1) == ["Before"]
    server.failures = [500]
    server.chat.cut()
    await until(lambda: server.chat.entries == 2 and not server.failures)
    server.chat.say("An", "After")
    assert await texts(ours, 1) == ["After"]


async def test_a_server_that_does_not_greet_is_left(server: Owncast) -> None:
    server.chat.mute = True
    async with connected(server, Kept(), patience=QUICK._replace(welcome_s=0.2)) as chat:
        assert "does not let the studio in within 0.2 seconds" in (await ended(chat)).text


@pytest.mark.parametrize("token", [None, "user-token"])
@pytest.mark.parametrize("host", ["a..b", "a" * 64 + ".example", "live\u2028.example", "xn--a"])
async def test_a_host_that_cannot_be_is_not_reached(host: str, token: str | None) -> None:
    ours = OwncastChat(Access(f"https://{host}"), Kept(token).ring, QUICK)
    running = asyncio.create_task(ours.run())
    lost = await ended(ours)
    assert (lost.code, "Check" in lost.text) == ("unreachable", True)
    running.cancel()
    await asyncio.wait([running])


@pytest.mark.parametrize(
    ("refusal", "code", "words"),
    [
        ("CHAT_DISABLED", "refused", "turned off"),
        ("ERROR_MAX_CONNECTIONS_EXCEEDED", "limited", "lets nobody in"),
        ("<html>", "unreachable", "Check that it is an Owncast server"),
    ],
)
async def test_why_the_chat_is_not_entered_is_said(server: Owncast, refusal: str, code: str, words: str) -> None:
    server.chat.refusal = refusal
    async with connected(server, Kept()) as chat:
        lost = await ended(chat)
        assert (lost.code, words in lost.text) == (code, True)


# ------------------------------------------------------------ writing


async def test_marks_are_shown_as_they_were_written(server: Owncast, ours: OwncastChat) -> None:
    text = "1. *Not* <script>alert('x')</script> _bold_ https://shop.example/a_b?x=1&y=2 [x](y)"
    await ours.send(text, None)
    (message,) = server.chat.messages
    assert message.shown == text
    assert "<script" not in message.body


async def test_an_answer_to_a_viewer_with_a_script_for_a_name_is_text(server: Owncast, ours: OwncastChat) -> None:
    server.chat.say("<img src=x onerror=alert(1)>", "Hello")
    (row,) = await heard(ours, 1)
    await ours.send("Welcome", row.id)
    assert server.chat.messages[-1].shown == "<img src=x onerror=alert(1)>: Welcome"
    assert "<img" not in server.chat.messages[-1].body


async def test_the_longest_answer_is_sent_whole(server: Owncast, ours: OwncastChat) -> None:
    server.chat.say("An", "Hello")
    (row,) = await heard(ours, 1)
    await ours.send("12345" * (ours.text_bound // 5), row.id)
    assert server.chat.messages[-1].shown == "An: " + "12345" * (ours.text_bound // 5)


async def test_a_message_has_the_id_under_which_it_comes_back_and_is_no_row(server: Owncast, ours: OwncastChat) -> None:
    sent = await ours.send("Link 1 is open", None)
    assert sent == server.chat.messages[0].id
    server.chat.say("An", "Thanks")
    assert await texts(ours, 1) == ["Thanks"]
    await ours.hide(sent)
    assert not server.chat.messages[0].is_visible


async def test_a_message_that_comes_back_late_is_no_row_either(
    server: Owncast, ours: OwncastChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owncast.sending, "ECHO_S", 0.1)
    server.echoes = False
    assert await ours.send("Link 1 is open", None)
    late = server.chat.messages[0]
    server.chat.put(late.user, late.body)
    server.chat.say("An", "Thanks")
    assert await texts(ours, 1) == ["Thanks"]


async def test_a_message_that_does_not_come_back_keeps_no_other_waiting(
    server: Owncast, ours: OwncastChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owncast.sending, "ECHO_S", 1_000.0)
    server.echoes = False
    sending = [asyncio.create_task(ours.send(text, None)) for text in ("One", "Two")]
    await until(lambda: len(server.chat.messages) == 2)
    for task in sending:
        task.cancel()
    await asyncio.wait(sending)


async def test_the_server_itself_can_speak(server: Owncast) -> None:
    token = server.users.integrate("Shop", "CAN_SEND_SYSTEM_MESSAGES").token
    async with connected(server, Kept(), token, as_server=True) as chat:
        await entered(chat)
        assert await chat.send("Link 1 is open", None) == server.chat.messages[0].id
    assert server.chat.messages[0].user.name == "Night market"
    assert server.asked[-1] == "POST /api/integrations/chat/system"


async def test_a_message_that_comes_back_and_is_then_refused_is_refused(server: Owncast, ours: OwncastChat) -> None:
    server.refuses_after_all = True
    with pytest.raises(AbilityError, match="as asked for") as caught:
        await ours.send("Hello", None)
    assert caught.value.code == "refused"
    assert server.chat.messages[0].shown == "Hello"


@pytest.mark.parametrize(("token", "words"), [("", "Writing needs an access token"), ("wrong", "does not take the access token")])
async def test_who_may_not_write_reads_all_the_same(server: Owncast, token: str, words: str) -> None:
    async with connected(server, Kept(), token) as chat:
        await entered(chat)
        with pytest.raises(AbilityError, match=words) as caught:
            await chat.send("Hello", None)
        assert caught.value.code == "logged_out"
        server.chat.say("An", "Hello")
        assert await texts(chat, 1) == ["Hello"]


async def test_failures_of_each_kind_are_told_apart(server: Owncast, ours: OwncastChat) -> None:
    for status, code in ((503, "unreachable"), (400, "refused"), (404, "not_found"), (401, "logged_out"), (429, "limited")):
        server.failures = [status]
        with pytest.raises(AbilityError) as caught:
            await ours.send("Hello", None)
        assert caught.value.code == code, status


# ------------------------------------------------------------ order


async def test_who_is_no_moderator_is_told_how_to_become_one(server: Owncast) -> None:
    async with connected(server, Kept()) as chat:
        await entered(chat)
        server.chat.say("An", "Boo")
        (row,) = await heard(chat, 1)
        for asked in (chat.hide(row.id), chat.mute(row.buyer_key, 600)):
            with pytest.raises(AbilityError, match="The chat user Studio is no moderator") as caught:
                await asked
            assert caught.value.code == "refused"
        server.users.named("Studio").scopes.append("MODERATOR")
        await chat.hide(row.id)
    assert not server.chat.messages[0].is_visible


async def test_a_viewer_may_write_again_when_the_time_is_over(server: Owncast, ours: OwncastChat) -> None:
    server.chat.say("An", "Boo")
    (row,) = await heard(ours, 1)
    await ours.mute(row.buyer_key, 1)
    assert not server.users.named("An").is_enabled
    await until(lambda: server.users.named("An").is_enabled)


async def test_a_viewer_may_write_again_though_owncast_was_away_meanwhile(server: Owncast, ours: OwncastChat) -> None:
    server.chat.say("An", "Boo")
    (row,) = await heard(ours, 1)
    await ours.mute(row.buyer_key, 1)
    server.failures = [503, 429]
    await until(lambda: server.users.named("An").is_enabled)
    assert not server.failures


async def test_a_viewer_who_is_muted_again_stays_so_for_the_longer_time(server: Owncast, ours: OwncastChat) -> None:
    server.chat.say("An", "Boo")
    server.chat.say("Bo", "Boo")
    an, bo = await heard(ours, 2)
    await ours.mute(an.buyer_key, 1)
    await ours.mute(an.buyer_key, 600)
    await ours.mute(bo.buyer_key, 1)
    await until(lambda: server.users.named("Bo").is_enabled)
    assert not server.users.named("An").is_enabled


async def test_a_viewer_who_is_blocked_stays_so_when_the_time_of_being_muted_is_over(server: Owncast, ours: OwncastChat) -> None:
    server.chat.say("An", "Boo")
    server.chat.say("Bo", "Boo")
    an, bo = await heard(ours, 2)
    await ours.mute(an.buyer_key, 1)
    await ours.block(an.buyer_key, True)
    await ours.mute(bo.buyer_key, 1)
    await until(lambda: server.users.named("Bo").is_enabled)
    assert not server.users.named("An").is_enabled
    await ours.block(an.buyer_key, False)
    assert server.users.named("An").is_enabled
    with pytest.raises(AbilityError, match="too long ago"):
        await ours.block("nobody", True)


async def test_a_time_that_is_counted_goes_on_when_the_plugin_is_begun_anew(server: Owncast) -> None:
    note, studio = Noted(), moderator(server)
    async with connected(server, studio, silenced=Silenced(note)) as chat:
        await entered(chat)
        for viewer in ("An", "Bo", "Cy"):
            server.chat.say(viewer, "Boo")
        an, bo, cy = await heard(chat, 3)
        await chat.mute(an.buyer_key, 600)
        await chat.mute(bo.buyer_key, 600)
        await chat.block(cy.buyer_key, True)
    silenced = Silenced(note)
    silenced.put(an.buyer_key, server.users.named("An").id, 1)  # the time is over meanwhile
    async with connected(server, studio, silenced=silenced) as chat:
        await until(lambda: server.users.named("An").is_enabled)
        assert not server.users.named("Bo").is_enabled
        await chat.mute(bo.buyer_key, 0)
        await chat.block(cy.buyer_key, False)
        assert server.users.named("Bo").is_enabled
        assert server.users.named("Cy").is_enabled
        await until(lambda: Silenced(note).all() == [])


async def test_the_muted_of_another_server_are_left_alone(server: Owncast) -> None:
    silenced = Silenced()
    silenced.put("another", "user 1", 1)
    async with connected(server, moderator(server), silenced=silenced) as chat:
        await entered(chat)
        assert chat._order._lifting == {}
    assert "POST /api/chat/users/setenabled" not in server.asked


async def test_who_cannot_be_enabled_when_the_time_is_over_can_be_by_hand(server: Owncast) -> None:
    silenced, studio = Silenced(), moderator(server)
    async with connected(server, studio, silenced=silenced) as chat:
        await entered(chat)
        server.chat.say("An", "Boo")
        (row,) = await heard(chat, 1)
        await chat.mute(row.buyer_key, 1)
        server.users.named("Studio").scopes.clear()
        await until(lambda: silenced.all() == [(row.buyer_key, Disabled(server.users.named("An").id))])


async def test_being_muted_ends_though_owncasts_answer_to_it_was_lost(server: Owncast, monkeypatch: pytest.MonkeyPatch) -> None:
    silenced = Silenced()
    async with connected(server, moderator(server), silenced=silenced) as chat:
        await entered(chat)
        for viewer in ("An", "Bo"):
            server.chat.say(viewer, "Boo")
        an, bo = await heard(chat, 2)
        await chat.block(bo.buyer_key, True)
        really = chat._api.set_enabled

        async def lost(token: str, user_id: str, enabled: bool) -> None:
            await really(token, user_id, enabled)
            if not enabled:
                raise AbilityError("unreachable", "No answer.")

        monkeypatch.setattr(chat._api, "set_enabled", lost)
        for row in (bo, an):
            with pytest.raises(AbilityError, match="No answer"):
                await chat.mute(row.buyer_key, 1)
        assert not server.users.named("An").is_enabled
        await until(lambda: [key for key, _ in silenced.all()] == [bo.buyer_key])  # who was blocked stays so
        assert server.users.named("An").is_enabled
        assert not server.users.named("Bo").is_enabled


async def test_what_owncast_has_not_is_said(server: Owncast, ours: OwncastChat) -> None:
    for asked in (ours.slow_mode(30), ours.pin("m"), ours.pin(None)):
        with pytest.raises(AbilityError, match="Owncast cannot") as caught:
            await asked
        assert caught.value.code == "unsupported"
    with pytest.raises(AbilityError) as caught:
        await ours.mute("nobody", 60)
    assert caught.value.code == "not_found"


# ------------------------------------------------------------ figures


async def test_who_watches(server: Owncast, ours: OwncastChat) -> None:
    assert (await anext(ours.stats())).online == 0
    server.viewers = 1_234
    assert (await anext(ours.stats())).online == 1_234
    server.is_count_hidden = True
    assert (await anext(ours.stats())).online == 0
