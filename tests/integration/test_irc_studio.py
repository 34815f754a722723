"""Two IRC channels in a running studio: one at each server, read and written as the window does, and a server that dies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.document.model import Canvas, Scene, Show
from studio.kinds.sources import Fill
from tests.parts import ircd, shows
from tests.parts.chat_rows import row
from tests.parts.ircd import Inspircd, Ngircd, Viewer
from tests.parts.nginx import wait_for
from tests.parts.studio import Studio

_SOON_S = 30.0
FIRST, SECOND = "irc", "second-market"

pytestmark = [
    pytest.mark.part("ircd"),
    pytest.mark.skipif(not ircd.installed(), reason="ngircd or inspircd is not installed"),
]


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[tuple[Ngircd, Inspircd]]:
    with Ngircd(tmp_path / "ngircd") as first, Inspircd(tmp_path / "inspircd") as second:
        yield first, second


@pytest.fixture
def studio(tmp_path: Path, servers: tuple[Ngircd, Inspircd]) -> Iterator[Studio]:
    show = Show(
        name="Chat",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
    )
    environment = {"XDG_DATA_HOME": str(tmp_path / "data")}
    with Studio(tmp_path / "studio", "--headless", shows.save(show, tmp_path / "show.json"), **environment) as running:
        for name, server in zip(("IRC", "Second market"), servers, strict=True):
            settings = {"server": "127.0.0.1", "port": server.port, "tls": False, "channel": "#market", "nick": "shop"}
            running.call("connection.add", plugin="irc", name=name, settings=settings)
        running.until(lambda tree: all(tree["chat"].get(name, {}).get("can_send") for name in (FIRST, SECOND)), 30, "both chats")
        running.until(lambda tree: all(well(tree, name) for name in (FIRST, SECOND)), 30, "both connections")
        yield running


def well(tree: dict[str, Any], name: str) -> bool:
    return bool(tree["connections"].get(name, {}).get("state") == "running")


def connection_of(row: dict[str, Any]) -> str:
    return str(row["id"]).partition(":")[0]


def meets_the_studio(viewer: Viewer) -> None:
    """Wait until the studio is in the viewer's channel, as its server says: nothing is kept for who is not there yet."""

    def is_there() -> bool:
        named = [line.split() for line in list(viewer.lines) if " 353 " in line]
        return any(word.lstrip(":@") == "shop" for words in named for word in words) or any(
            line.startswith(":shop!") and " JOIN " in line for line in list(viewer.lines)
        )

    wait_for(is_there, _SOON_S, f"the studio is in the channel of {viewer.nick}")


def test_two_channels_are_read_and_answered_and_one_comes_back(studio: Studio, servers: tuple[Ngircd, Inspircd]) -> None:
    first, second = servers
    with Viewer(first.port, "An", "#market") as an, Viewer(second.port, "Bo", "#market") as bo:
        meets_the_studio(an)
        meets_the_studio(bo)
        an.say("有货吗？")
        bo.say("How long is it?")
        asked, other = row(studio, "有货吗？"), row(studio, "How long is it?")
        assert (connection_of(asked), connection_of(other)) == (FIRST, SECOND)
        studio.call("chat.send", connection=FIRST, text="有！", reply_to=asked["id"], confirm=True)
        studio.call("chat.send", connection=SECOND, text="12 cm", reply_to=other["id"], confirm=True)
        an.until(lambda said: said == [("shop", "An: 有！")])
        bo.until(lambda said: said == [("shop", "Bo: 12 cm")])
        assert row(studio, "有！")["why"] == "own"
        studio.call("chat.send", connection=FIRST, text="Welcome", reply_to=None, confirm=True)
        an.until(lambda said: said[-1] == ("shop", "Welcome"))

        second.kill()
        studio.until(lambda tree: not well(tree, SECOND), _SOON_S, "the loss is said")
        assert well(studio.state(), FIRST)
        second.start()
    studio.until(lambda tree: well(tree, SECOND), _SOON_S, "the second connection is back")
    with Viewer(second.port, "Cy", "#market") as cy:
        meets_the_studio(cy)
        cy.say("Hello again")
        assert connection_of(row(studio, "Hello again")) == SECOND
