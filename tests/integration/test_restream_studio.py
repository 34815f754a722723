"""Chats by way of Restream in a running studio: logged in in the browser, rows with their platforms; no token gets out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from restream.addresses import STAND_IN

from studio.document.model import Canvas, Scene, Show
from studio.kinds.sources import Fill
from tests.parts import on_disk, shows
from tests.parts.chat_rows import row
from tests.parts.ports import free_port
from tests.parts.restream import CLIENT_ID, CLIENT_SECRET, Restream
from tests.parts.restream_account import browse
from tests.parts.served import Served
from tests.parts.studio import Studio

_SOON_S = 30.0


@pytest.fixture
def served() -> Iterator[Served[Restream]]:
    made = Served(Restream())
    yield made
    made.close()
    assert made.server.contract.problems == []


@pytest.fixture
def studio(tmp_path: Path, served: Served[Restream]) -> Iterator[Studio]:
    show = Show(
        name="Chat",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
    )
    port = free_port()
    served.server.identity.redirects = [f"http://127.0.0.1:{port}/"]
    environment = {"XDG_DATA_HOME": str(tmp_path / "data"), STAND_IN: served.server.place}
    with Studio(tmp_path / "studio", "--headless", shows.save(show, tmp_path / "show.json"), **environment) as running:
        settings = {"client_id": CLIENT_ID, "redirect_port": port}
        running.call("connection.add", plugin="restream", name="All chats", settings=settings)
        running.call("connection.secret", connection="restream", name="client_secret", value=CLIENT_SECRET)
        yield running


def connection(tree: dict[str, Any]) -> dict[str, Any]:
    return dict(tree["connections"].get("restream", {}))


def test_it_is_logged_in_and_read_and_says_which_chat_is_away(studio: Studio, served: Served[Restream], tmp_path: Path) -> None:
    restream = served.server
    studio.until(lambda tree: "Nobody is logged in" in connection(tree).get("text", ""), _SOON_S, "that nobody is logged in")
    studio.call("connection.log_in", connection="restream")
    login = connection(studio.until(lambda tree: connection(tree).get("login"), _SOON_S, "a page"))["login"]
    assert login["address"].startswith("https://api.restream.io/login?")
    page = asyncio.run(browse(restream.place, login["address"]))
    assert "Restream has answered" in page.text
    studio.until(lambda tree: connection(tree).get("state") == "running", _SOON_S, "the chats are entered")

    served.do(lambda: restream.chats.say("An", "有货吗？", "Twitch"))
    served.do(lambda: restream.chats.say("Bo", "多少钱？", "YouTube"))
    assert row(studio, "有货吗？")["badges"] == ["Twitch"]
    assert row(studio, "多少钱？")["badges"] == ["YouTube"]

    served.do(lambda: restream.chats.tell_connection("YouTube", "error", "channel_added_manually"))
    away = studio.until(lambda tree: "stream key" in connection(tree).get("text", ""), _SOON_S, "which chat is away")
    assert connection(away)["state"] == "running"

    entries = served.do(lambda: restream.chats.entries)
    studio.kill("plugin.restream")
    served.until(lambda: restream.chats.entries > entries)
    served.do(lambda: restream.chats.say("An", "Still here", "Twitch"))
    row(studio, "Still here")

    secrets = served.do(lambda: [word for login in restream.identity.logins for word in (login.access, login.refresh)])
    said = studio.log() + str(studio.state())
    files = list(on_disk.contents(tmp_path))
    assert files
    for secret in (*secrets, CLIENT_SECRET):
        assert secret not in said
        assert [path for path, text in files if secret.encode() in text] == []
