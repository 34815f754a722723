"""What a moderator does to a row whose messages came from several platforms, and what those say to it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from studio.contracts import messages
from studio.control.caller import Caller, calls_for
from studio.control.schema import chat as commands
from studio.control.schema.answers import Moderated
from studio.control.state import StateTree
from studio.desk.alarms import Alarms
from studio.desk.commands import chat
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.desk import Desk
from studio.desk.selling.card_needs import Needs, by_kind
from studio.desk.selling.sales import Sales, SalesPorts
from studio.desk.show_document import ShowDocument
from studio.document.model import Box, Canvas, Overlay, Show
from studio.ipc.clock import NS, MonotonicClock
from studio.values.errors import RefusedError

CARD = Overlay(id="comment", name="Comment", kind="comment_highlight", layouts={"main": Box(x=0, y=0, width=200, height=100)})
SHOW = Show(canvases=(Canvas(id="main", name="Main"),), overlays=(CARD,))
NAMES = {"irc": "Freenode", "irc-2": "Libera"}


class Stand:
    """Two chats, a card for comments, and platforms that do what they are asked but for `refused`: codes by message."""

    def __init__(self, folder: Path) -> None:
        document = ShowDocument(CrashRecovery(folder), MonotonicClock())
        document.begin(SHOW, None, folder, saved=True)
        self.asked: list[tuple[str, str, dict[str, Any]]] = []
        self.refused: dict[str, str] = {}
        self.open = self.most_open = 0
        self.hidden: list[str] = []
        self.noted: list[Moderated] = []
        ports = SalesPorts(
            folder,
            document,
            StateTree(),
            MonotonicClock(),
            Alarms(lambda _standing: None),
            self._send,
            self._told,
            lambda: None,
            list,
            lambda _overlay: Needs(),
            lambda _plugin: True,
            by_kind,
            lambda connection: NAMES[connection],
            lambda _connection: frozenset(),
            lambda _connection: False,
        )
        self.sales = Sales(ports)
        for connection in NAMES:
            self.learn(connection, "chat.read", "chat.write", "moderation")
        self.desk = cast(
            "Desk",
            SimpleNamespace(
                sales=self.sales, clock=MonotonicClock(), touch=lambda: None, connections=SimpleNamespace(names=lambda: NAMES)
            ),
        )

    def learn(self, connection: str, *abilities: str) -> None:
        self.sales.channels.learn(connection, {"abilities": list(abilities)})

    def say(self, connection: str, *numbers: str, text: str = "buy elsewhere") -> None:
        said = [{"id": number, "buyer_key": f"of {number}", "name": "An", "text": text, "at_ms": 1} for number in numbers]
        self.sales.chat.take(connection, said, NS)

    def row(self) -> str:
        """Have it shown to windows and host, and on the card."""
        self.sales.chat.hand_on(2 * NS)
        (row,) = self.sales.chat.recent_rows(5)
        self.sales.host.pick(row)
        self.sales.cards.play("comment", {"name": row.name, "text": row.text})
        return row.id

    def on_our_air(self) -> tuple[bool, bool]:
        """Whether the card shows it, and the host sees it."""
        return self.sales.cards.cues["comment"].playing, bool(self.sales.host.as_memory()["picked"])

    def asked_to_hide(self) -> set[tuple[str, str]]:
        return {(worker, said["message_id"]) for worker, name, said in self.asked if name == "moderation.hide"}

    def _told(self, name: str, data: dict[str, Any]) -> None:
        if name == "chat_hidden":
            self.hidden += data["ids"]
        if name == "moderated":
            self.noted.append(Moderated(**data))

    def _send(self, worker: str, message: messages.ToWorker) -> bool:
        if isinstance(message, messages.Command) and "call" in message.arguments:
            said = dict(message.arguments)
            self.asked.append((worker, message.name, said))
            self.open += 1
            self.most_open = max(self.most_open, self.open)
            asyncio.get_running_loop().call_soon(self._answer, worker.removeprefix("plugin."), said)
        return True

    def _answer(self, connection: str, said: dict[str, Any]) -> None:
        self.open -= 1
        code = self.refused.get(str(said.get("message_id") or said.get("buyer_key")), "")
        self.sales.calls.heard(
            connection, {"call": said["call"], "ok": not code, "code": code, "text": code and f"It is {code}."}
        )


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    made = Stand(tmp_path)
    yield made
    made.sales.cards.close()


async def test_each_message_of_a_row_is_hidden_where_it_was_written(stand: Stand) -> None:
    stand.say("irc", "1", "2")
    stand.say("irc-2", "1", "3")
    row = stand.row()
    assert row == "irc:1"
    assert await chat._hide(stand.desk, commands.HideMessage(id=row)) == {}
    here, there = "plugin.irc", "plugin.irc-2"
    assert stand.asked_to_hide() == {(here, "1"), (here, "2"), (there, "1"), (there, "3")}
    assert stand.hidden == [row]


async def test_messages_that_join_a_row_while_it_is_being_hidden_are_hidden_too(stand: Stand) -> None:
    stand.say("irc", "1", "2")
    row = stand.row()
    hiding = asyncio.create_task(chat._hide(stand.desk, commands.HideMessage(id=row)))
    await asyncio.sleep(0)  # the first are on their way
    stand.say("irc", "3")
    stand.say("irc-2", "9")
    assert await hiding == {}
    here, there = "plugin.irc", "plugin.irc-2"
    assert stand.asked_to_hide() == {(here, "1"), (here, "2"), (here, "3"), (there, "9")}
    assert len(stand.asked) == 4, "each is asked once"
    assert stand.hidden == [row]


async def test_the_chat_of_one_that_joined_is_named_where_it_is_not_moderated_from_here(stand: Stand) -> None:
    stand.learn("irc-2", "chat.read")
    stand.say("irc", "1")
    row = stand.row()
    hiding = asyncio.create_task(chat._hide(stand.desk, commands.HideMessage(id=row)))
    await asyncio.sleep(0)
    stand.say("irc-2", "9")
    (remark,) = (await hiding)["remarks"]
    assert remark.startswith("What was written in Libera is still seen there")
    assert (stand.asked_to_hide(), stand.hidden) == ({("plugin.irc", "1")}, [row])


async def test_a_row_that_two_hide_at_once_is_hidden(stand: Stand) -> None:
    stand.say("irc", "1", "2")
    row = stand.row()
    twice = await asyncio.gather(*(chat._hide(stand.desk, commands.HideMessage(id=row)) for _ in range(2)))
    assert twice == [{}, {}]
    assert set(stand.hidden) == {row}


async def test_what_is_done_to_a_row_is_done_in_its_own_chat(stand: Stand) -> None:
    stand.say("irc-2", "7")
    stand.say("irc", "8")
    row = stand.row()
    await chat._mute(stand.desk, commands.MuteViewer(id=row, seconds=60))
    await chat._pin(stand.desk, commands.PinMessage(connection="irc-2", id=row))
    await chat._send(stand.desk, commands.SendMessage(connection="irc-2", text="No", reply_to=row, confirm=True))
    assert {worker for worker, _, _ in stand.asked} == {"plugin.irc-2"}
    muted, pinned, sent = (said for _, _, said in stand.asked)
    assert (muted["buyer_key"], pinned["message_id"], sent["reply_to"]) == ("of 7", "7", "7")


async def test_a_hidden_row_is_pinned_no_more(stand: Stand) -> None:
    stand.say("irc", "1")
    row = stand.row()
    await chat._pin(stand.desk, commands.PinMessage(connection="irc", id=row))
    assert stand.sales.channels.moderated("irc").pinned is not None
    await chat._hide(stand.desk, commands.HideMessage(id=row))
    assert stand.sales.channels.moderated("irc").pinned is None


async def test_a_chat_that_is_not_moderated_from_here_is_named_and_the_row_is_hidden(stand: Stand) -> None:
    stand.learn("irc-2", "chat.read")
    stand.say("irc", "1")
    stand.say("irc-2", "2")
    row = stand.row()
    answer = await chat._hide(stand.desk, commands.HideMessage(id=row))
    (remark,) = answer["remarks"]
    assert remark.startswith("What was written in Libera is still seen there")
    assert (stand.asked_to_hide(), stand.hidden) == ({("plugin.irc", "1")}, [row])


async def test_a_message_that_the_platform_no_longer_has_is_hidden(stand: Stand) -> None:
    stand.say("irc", "1", "2")
    row = stand.row()
    stand.refused = {"1": "not_found", "2": "not_found"}
    assert await chat._hide(stand.desk, commands.HideMessage(id=row)) == {}
    assert (stand.hidden, stand.on_our_air()) == ([row], (False, False))


@pytest.mark.parametrize("code", ["refused", "unreachable", "unsupported"])
async def test_it_leaves_our_air_whatever_the_platform_says(stand: Stand, code: str) -> None:
    stand.say("irc", "1", "2")
    row = stand.row()
    stand.refused = {"2": code}
    with pytest.raises(RefusedError, match=f"It is {code}"):
        await chat._hide(stand.desk, commands.HideMessage(id=row))
    assert (stand.hidden, stand.on_our_air()) == ([], (False, False)), "the row stays, to be hidden again"
    stand.refused = {"1": "not_found"}
    await chat._hide(stand.desk, commands.HideMessage(id=row))
    assert stand.hidden == [row]


async def test_it_leaves_our_air_where_no_chat_is_moderated_from_here(stand: Stand) -> None:
    stand.say("irc", "1")
    row = stand.row()
    stand.learn("irc", "chat.read")
    with pytest.raises(RefusedError, match="cannot be moderated from here"):
        await chat._hide(stand.desk, commands.HideMessage(id=row))
    assert (stand.hidden, stand.on_our_air()) == ([], (False, False))


async def test_two_rows_of_many_messages_are_hidden_at_once_within_what_a_process_takes(stand: Stand) -> None:
    stand.say("irc", *(f"a{number}" for number in range(50)))
    stand.say("irc", *(f"b{number}" for number in range(50)), text="and here")
    stand.sales.chat.hand_on(2 * NS)
    rows = [row.id for row in stand.sales.chat.recent_rows(5)]
    await asyncio.gather(*(chat._hide(stand.desk, commands.HideMessage(id=row)) for row in rows))
    assert (len(stand.asked_to_hide()), sorted(stand.hidden)) == (100, sorted(rows))
    assert stand.most_open <= 32


async def test_who_is_blocked_is_named_first_with_their_chat(stand: Stand) -> None:
    stand.say("irc", "1")
    row = stand.row()
    with pytest.raises(RefusedError, match=r"Block An in the chat of Freenode\?") as asked:
        await chat._block(stand.desk, commands.BlockViewer(id=row))
    assert (asked.value.code, asked.value.subject, stand.asked) == ("confirm", row, [])
    await chat._block(stand.desk, commands.BlockViewer(id=row, confirm=row))
    ((worker, question, said),) = stand.asked
    assert (worker, question, said["buyer_key"], said["blocked"]) == ("plugin.irc", "moderation.block", "of 1", True)


async def test_who_is_silenced_is_let_in_again_though_the_row_is_long_gone(stand: Stand) -> None:
    stand.say("irc", "1")
    row = stand.row()
    await chat._block(stand.desk, commands.BlockViewer(id=row, confirm=True))
    stand.sales.chat.hide(row)
    await chat._block(stand.desk, commands.BlockViewer(id=row, blocked=False))
    *_, said = (said for _, _, said in stand.asked)
    assert (said["buyer_key"], said["blocked"]) == ("of 1", False)
    assert stand.sales.moderation.silenced.viewer(row) is None
    with pytest.raises(RefusedError, match="too long ago"):
        await chat._block(stand.desk, commands.BlockViewer(id=row, blocked=False))


@pytest.mark.parametrize("seconds", [0, 60])
async def test_who_is_blocked_is_neither_muted_nor_unmuted(stand: Stand, seconds: int) -> None:
    """Platforms with one thing for both would end the block, at once or after that time."""
    stand.say("irc", "1")
    row = stand.row()
    await chat._block(stand.desk, commands.BlockViewer(id=row, confirm=True))
    with pytest.raises(RefusedError, match="An is blocked by client") as refused:
        await chat._mute(stand.desk, commands.MuteViewer(id=row, seconds=seconds))
    assert refused.value.code == "blocked"
    assert [question for _, question, _ in stand.asked] == ["moderation.block"]
    assert [(act.deed, act.code) for act in stand.noted] == [("block", ""), ("mute" if seconds else "unmute", "blocked")]
    await chat._block(stand.desk, commands.BlockViewer(id=row, blocked=False))
    await chat._mute(stand.desk, commands.MuteViewer(id=row, seconds=seconds))


async def test_to_speak_as_the_host_asks_first(stand: Stand) -> None:
    with pytest.raises(RefusedError, match="Write this to Libera, in the show's name") as asked:
        await chat._send(stand.desk, commands.SendMessage(connection="irc-2", text="Link 1"))
    assert (asked.value.code, asked.value.subject, stand.asked) == ("confirm", "Libera: Link 1", [])
    for answer in ("Libera: Link 2", "irc-2", False):
        with pytest.raises(RefusedError, match="Write this to Libera"):
            await chat._send(stand.desk, commands.SendMessage(connection="irc-2", text="Link 1", confirm=answer))
    await chat._send(stand.desk, commands.SendMessage(connection="irc-2", text="Link 1", confirm="Libera: Link 1"))
    assert [question for _, question, _ in stand.asked] == ["chat.write.send"]
    assert [act.deed for act in stand.noted] == ["send"]


async def test_every_act_is_noted_with_who_did_it_and_what_it_was_about(stand: Stand) -> None:
    caller = Caller()
    caller.name = "Mia"
    calls_for(caller)
    stand.say("irc", "1")
    row = stand.row()
    await chat._send(stand.desk, commands.SendMessage(connection="irc", text="Hello", confirm=True))
    await chat._send(stand.desk, commands.SendMessage(connection="irc", text="No", reply_to=row, confirm=True))
    await chat._mute(stand.desk, commands.MuteViewer(id=row, seconds=60))
    await chat._mute(stand.desk, commands.MuteViewer(id=row, seconds=0))
    await chat._block(stand.desk, commands.BlockViewer(id=row, confirm=True))
    await chat._block(stand.desk, commands.BlockViewer(id=row, blocked=False))
    await chat._pin(stand.desk, commands.PinMessage(connection="irc", id=row))
    await chat._pin(stand.desk, commands.PinMessage(connection="irc"))
    await chat._slow_mode(stand.desk, commands.SetSlowMode(connection="irc", seconds=30))
    await chat._hide(stand.desk, commands.HideMessage(id=row))
    deeds = ["send", "reply", "mute", "unmute", "block", "unblock", "pin", "unpin", "slow_mode", "hide"]
    assert [act.deed for act in stand.noted] == deeds
    assert {(act.by, act.connection, act.chat, act.code) for act in stand.noted} == {("Mia", "irc", "Freenode", "")}
    about = {act.deed: (act.row, act.viewer, act.name, act.seconds) for act in stand.noted}
    assert about["mute"] == (row, "of 1", "An", 60)
    assert about["block"] == about["hide"] == about["pin"] == (row, "of 1", "An", 0)
    assert about["unpin"] == ("", "", "", 0)
    assert about["slow_mode"] == ("", "", "", 30)
    assert about["reply"][1:3] == ("of 1", "An")


async def test_what_a_platform_refused_is_noted_with_its_words(stand: Stand) -> None:
    stand.say("irc", "1")
    row = stand.row()
    stand.refused = {"of 1": "logged_out"}
    with pytest.raises(RefusedError, match="It is logged_out"):
        await chat._block(stand.desk, commands.BlockViewer(id=row, confirm=True))
    (act,) = stand.noted
    assert (act.deed, act.name, act.code, act.why) == ("block", "An", "logged_out", "It is logged_out.")
    assert stand.sales.moderation.silenced.viewer(row) is None
