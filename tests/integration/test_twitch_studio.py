"""A Twitch channel in a running studio: logged in by its code, read and answered as the window does; no token gets out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from twitch.addresses import STAND_IN

from studio.document.model import Canvas, Scene, Show
from studio.kinds.sources import Fill
from tests.parts import on_disk, shows
from tests.parts.chat_rows import row
from tests.parts.served import Served
from tests.parts.studio import Studio
from tests.parts.twitch import CLIENT_ID, Twitch

_SOON_S = 30.0


@pytest.fixture
def served() -> Iterator[Served[Twitch]]:
    made = Served(Twitch())
    yield made
    made.close()


@pytest.fixture
def studio(tmp_path: Path, served: Served[Twitch]) -> Iterator[Studio]:
    show = Show(
        name="Chat",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
    )
    environment = {"XDG_DATA_HOME": str(tmp_path / "data"), STAND_IN: served.server.place}
    with Studio(tmp_path / "studio", "--headless", shows.save(show, tmp_path / "show.json"), **environment) as running:
        running.call("connection.add", plugin="twitch", name="Channel", settings={"client_id": CLIENT_ID})
        yield running


def channel(tree: dict[str, Any]) -> dict[str, Any]:
    return dict(tree["connections"].get("twitch", {}))


def test_it_is_logged_in_read_answered_and_moderated(studio: Studio, served: Served[Twitch], tmp_path: Path) -> None:
    twitch = served.server
    studio.until(lambda tree: "Nobody is logged in" in channel(tree).get("text", ""), _SOON_S, "that nobody is logged in")
    studio.call("connection.log_in", connection="twitch")
    login = channel(studio.until(lambda tree: channel(tree).get("login"), _SOON_S, "a code"))["login"]
    (code,) = served.do(lambda: list(twitch.identity.codes.values()))
    assert login == {
        "address": f"https://www.twitch.tv/activate?public=true&device-code={code.user_code}",
        "code": code.user_code,
    }
    served.do(lambda: twitch.identity.agree("Shop"))
    studio.until(lambda tree: channel(tree).get("state") == "running", _SOON_S, "the channel is entered")
    tree = studio.until(lambda tree: channel(tree)["login"] is None, _SOON_S, "that nothing is left to do")
    assert channel(tree)["page_url"] in ("", "https://www.twitch.tv/shop")

    served.do(lambda: twitch.chat.say("An", "有货吗？"))
    asked = row(studio, "有货吗？")
    assert asked["name"] == "An"
    studio.call("chat.send", connection="twitch", text="有！", reply_to=asked["id"], confirm=True)
    line = served.do(lambda: twitch.chat.lines[-1])
    assert (line.text, line.reply_to) == ("有！", twitch.chat.lines[0].id)
    assert row(studio, "有！")["why"] == "own"
    served.do(lambda: twitch.chat.say("Bo", "多少钱？"))
    row(studio, "多少钱？")  # what Twitch told before is heard: the studio's own message, too
    assert sorted(said["text"] for said in studio.call("chat.recent")["rows"]) == sorted(["有货吗？", "有！", "多少钱？"])
    studio.call("chat.hide", id=asked["id"])
    assert served.do(lambda: [line.text for line in twitch.chat.lines]) == ["有！", "多少钱？"]

    served.do(twitch.identity.expire)
    studio.call("chat.send", connection="twitch", text="Welcome", reply_to=None, confirm=True)
    assert served.do(lambda: [kind for kind in twitch.identity.asked if kind == "refresh_token"]) == ["refresh_token"]

    before = served.do(lambda: set(twitch.events.sessions))
    studio.kill("plugin.twitch")
    served.until(lambda: twitch.events.sessions.keys().isdisjoint(before) and twitch.events.followed())  # by the refreshed login
    served.do(lambda: twitch.chat.say("An", "Still here"))
    row(studio, "Still here")

    secrets = served.do(lambda: [word for login in twitch.identity.logins for word in (login.access, login.refresh)])
    said = studio.log() + str(studio.state())
    files = list(on_disk.contents(tmp_path))
    assert files
    for secret in secrets:
        assert secret not in said
        assert [path for path, text in files if secret.encode() in text] == []
