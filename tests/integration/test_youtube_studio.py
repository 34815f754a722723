"""A YouTube broadcast in a running studio: logged in in the browser, read and answered as the window does; no token gets out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from youtube.addresses import STAND_IN

from studio.document.model import Canvas, Scene, Show
from studio.kinds.sources import Fill
from tests.parts import on_disk, shows
from tests.parts.chat_rows import row
from tests.parts.served import Served
from tests.parts.studio import Studio
from tests.parts.youtube import CLIENT_ID, CLIENT_SECRET, YouTube
from tests.parts.youtube_account import browse

_SOON_S = 30.0


@pytest.fixture
def served() -> Iterator[Served[YouTube]]:
    made = Served(YouTube())
    yield made
    made.close()
    assert made.server.contract.problems == []


@pytest.fixture
def studio(tmp_path: Path, served: Served[YouTube]) -> Iterator[Studio]:
    show = Show(
        name="Chat",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
    )
    environment = {"XDG_DATA_HOME": str(tmp_path / "data"), STAND_IN: served.server.place}
    with Studio(tmp_path / "studio", "--headless", shows.save(show, tmp_path / "show.json"), **environment) as running:
        running.call("connection.add", plugin="youtube", name="Channel", settings={"client_id": CLIENT_ID})
        running.call("connection.secret", connection="youtube", name="client_secret", value=CLIENT_SECRET)
        yield running


def channel(tree: dict[str, Any]) -> dict[str, Any]:
    return dict(tree["connections"].get("youtube", {}))


def test_it_is_logged_in_read_answered_and_moderated(studio: Studio, served: Served[YouTube], tmp_path: Path) -> None:
    youtube = served.server
    studio.until(lambda tree: "Nobody is logged in" in channel(tree).get("text", ""), _SOON_S, "that nobody is logged in")
    studio.call("connection.log_in", connection="youtube")
    login = channel(studio.until(lambda tree: channel(tree).get("login"), _SOON_S, "a page"))["login"]
    assert (login["code"], login["address"].startswith("https://accounts.google.com/o/oauth2/v2/auth?")) == ("", True)
    assert CLIENT_SECRET not in login["address"]
    assert parse_qs(urlsplit(login["address"]).query)["code_challenge_method"] == ["S256"]
    page = asyncio.run(browse(youtube.place, login["address"]))
    assert "YouTube has answered" in page.text
    studio.until(lambda tree: channel(tree).get("state") == "running", _SOON_S, "the chat is entered")
    studio.until(lambda tree: channel(tree)["login"] is None, _SOON_S, "that nothing is left to do")

    served.do(lambda: youtube.chat.say("An", "有货吗？"))
    asked = row(studio, "有货吗？")
    assert asked["name"] == "An"
    studio.call("chat.send", connection="youtube", text="有！", reply_to=asked["id"], confirm=True)
    assert served.do(lambda: youtube.chat.seen()[-1]) == "@An 有！"
    assert row(studio, "有！")["why"] == "own"
    served.do(lambda: youtube.chat.say("Bo", "多少钱？"))
    row(studio, "多少钱？")  # what YouTube told before is heard: the studio's own message, too
    assert sorted(said["text"] for said in studio.call("chat.recent")["rows"]) == sorted(["有货吗？", "有！", "多少钱？"])
    studio.call("chat.hide", id=asked["id"])
    assert served.do(youtube.chat.seen) == ["@An 有！", "多少钱？"]
    studio.call("chat.mute", id=row(studio, "多少钱？")["id"], seconds=600)
    assert not served.do(lambda: youtube.chat.say("Bo", "多少钱？？"))

    served.do(youtube.identity.expire)
    studio.call("chat.send", connection="youtube", text="Welcome", reply_to=None, confirm=True)
    assert served.do(lambda: youtube.identity.asked) == ["authorization_code", "refresh_token"]

    opened = served.do(lambda: youtube.api.pages.opened)
    studio.kill("plugin.youtube")
    served.until(lambda: youtube.api.pages.opened > opened)  # by the refreshed login
    served.do(lambda: youtube.chat.say("An", "Still here"))
    row(studio, "Still here")

    secrets = served.do(lambda: [word for login in youtube.identity.logins for word in (login.access, login.refresh)])
    said = studio.log() + str(studio.state())
    files = list(on_disk.contents(tmp_path))
    assert files
    for secret in (*secrets, CLIENT_SECRET):
        assert secret not in said
        assert [path for path, text in files if secret.encode() in text] == []
