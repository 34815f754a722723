"""A Bilibili room and an Owncast chat in a running studio, side by side: read, answered where that can be, and moderated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from bilibili.addresses import STAND_IN

from studio.document.model import Canvas, Scene, Show
from studio.kinds.sources import Fill
from tests.parts import on_disk, shows
from tests.parts.bilibili import ACCESS_KEY_ID, ACCESS_KEY_SECRET, APP_ID, IDENTITY_CODE, Bilibili, packing
from tests.parts.chat_rows import row
from tests.parts.loop_thread import LoopThread
from tests.parts.owncast import Owncast
from tests.parts.studio import Studio

_SOON_S = 30.0
NAMES = ("bilibili", "owncast")


class Platforms(NamedTuple):
    """Both stand-ins, and the loop that they are served in."""

    loop: LoopThread
    bilibili: Bilibili
    owncast: Owncast


@pytest.fixture
def platforms() -> Iterator[Platforms]:
    with LoopThread() as loop:
        made = Platforms(loop, loop.do(Bilibili), loop.do(Owncast))
        for server in (made.bilibili, made.owncast):
            loop.run(server.__aenter__())
        yield made
        for server in (made.bilibili, made.owncast):
            loop.run(server.__aexit__(None, None, None))


@pytest.fixture
def studio(tmp_path: Path, platforms: Platforms) -> Iterator[Studio]:
    show = Show(
        name="Chat",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
    )
    environment = {"XDG_DATA_HOME": str(tmp_path / "data"), STAND_IN: platforms.bilibili.place}
    with Studio(tmp_path / "studio", "--headless", shows.save(show, tmp_path / "show.json"), **environment) as running:
        settings = {"access_key_id": ACCESS_KEY_ID, "app_id": str(APP_ID)}
        running.call("connection.add", plugin="bilibili", name="Bilibili", settings=settings)
        running.call("connection.add", plugin="owncast", name="Owncast", settings={"server": platforms.owncast.place})
        yield running


def connection(tree: dict[str, Any], name: str) -> dict[str, Any]:
    return dict(tree["connections"].get(name, {}))


def texts(studio: Studio) -> list[str]:
    return sorted(said["text"] for said in studio.call("chat.recent")["rows"])


def test_both_are_read_and_owncast_is_answered_and_moderated(studio: Studio, platforms: Platforms, tmp_path: Path) -> None:
    loop, bilibili, owncast = platforms
    studio.until(lambda tree: "Enter the access key secret" in connection(tree, "bilibili").get("text", ""), _SOON_S, "a secret")
    for name, value in (("access_key_secret", ACCESS_KEY_SECRET), ("identity_code", IDENTITY_CODE)):
        studio.call("connection.secret", connection="bilibili", name=name, value=value)
    token = loop.do(lambda: owncast.users.integrate("Shop", "CAN_SEND_MESSAGES").token)
    loop.until(lambda: owncast.chat.heard_by)  # it reads without a token, and enters once more when it has one
    entries = loop.do(lambda: owncast.chat.entries)
    studio.call("connection.secret", connection="owncast", name="access_token", value=token)
    loop.until(lambda: bilibili.is_heard and owncast.chat.entries > entries)
    studio.until(lambda tree: all(connection(tree, name).get("state") == "running" for name in NAMES), _SOON_S, "both run")
    loop.do(lambda: owncast.users.named("Studio").scopes.append("MODERATOR"))

    loop.do(lambda: setattr(bilibili.room, "version", packing.BROTLI))
    loop.do(lambda: bilibili.room.say("安", "有货吗？", guard_level=3))
    loop.do(lambda: owncast.chat.say("Bo", "How **long** is it?"))
    asked, other = row(studio, "有货吗？"), row(studio, "How long is it?")
    assert (asked["id"].partition(":")[0], other["id"].partition(":")[0]) == NAMES
    assert asked["badges"] == ["舰长"]
    chats = studio.state()["chat"]
    assert (chats["bilibili"].get("can_send", False), chats["owncast"]["can_send"]) == (False, True)

    studio.call("chat.send", connection="owncast", text="12 cm *exactly*", reply_to=other["id"], confirm=True)
    assert loop.do(lambda: owncast.chat.messages[-1].shown) == "Bo: 12 cm *exactly*"
    assert row(studio, "12 cm *exactly*")["why"] == "own"
    studio.call("chat.hide", id=other["id"])
    assert not loop.do(lambda: owncast.chat.messages[0].is_visible)
    loop.do(lambda: owncast.chat.say("Bo", "Thanks"))
    row(studio, "Thanks")
    assert texts(studio).count("Bo: 12 cm *exactly*") == 0, "what comes back is no row of somebody else"

    round_ = loop.do(lambda: bilibili.projects.round)
    loop.do(lambda: bilibili.projects.finish(round_))
    loop.until(lambda: bilibili.is_heard and bilibili.projects.rounds and bilibili.projects.round is not round_)
    loop.do(lambda: bilibili.room.say("安", "还在"))
    row(studio, "还在")

    before = loop.do(lambda: bilibili.projects.round)
    studio.kill("plugin.bilibili")
    loop.until(lambda: bilibili.projects.rounds and bilibili.projects.round is not before and bilibili.is_heard)
    assert loop.do(lambda: bilibili.projects.asked[-2:]) == ["end", "start"], "the round that was cut off is ended first"
    running = "that the process after it has entered the room"  # the room keeps nothing for who is not in it
    studio.until(lambda tree: connection(tree, "bilibili").get("state") == "running", _SOON_S, running)
    loop.do(lambda: bilibili.room.say("安", "又来了"))
    row(studio, "又来了")

    user_token = loop.do(lambda: owncast.users.named("Studio").token)
    said = studio.log() + str(studio.state())
    files = list(on_disk.contents(tmp_path))
    assert files
    for secret in (ACCESS_KEY_SECRET, IDENTITY_CODE, token, user_token):
        assert secret not in said
        assert [path for path, text in files if secret.encode() in text] == []

    studio.call("connection.remove", connection="bilibili")
    loop.until(lambda: not bilibili.projects.rounds)
    assert loop.do(lambda: bilibili.projects.asked[-1]) == "end", "the project is ended with its process"
