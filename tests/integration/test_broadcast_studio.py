"""Broadcasts in a running studio: a destination sends to a real server with the key that its platform handed out, and a broadcast
is begun and ended by command; no key gets out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import twitch.addresses
import youtube.addresses

from studio.document.model import Canvas, Encoding, Scene, Show
from studio.kinds.sources import Fill
from tests.parts import nginx, on_disk, shows
from tests.parts.served import Served
from tests.parts.studio import Studio
from tests.parts.twitch import CLIENT_ID, Twitch
from tests.parts.youtube import CLIENT_ID as GOOGLE_CLIENT_ID
from tests.parts.youtube import CLIENT_SECRET, YouTube
from tests.parts.youtube.broadcasts import STREAM_ID
from tests.parts.youtube_account import browse

_SOON_S = 30.0
Start = Callable[..., Studio]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[nginx.Nginx]:
    with nginx.running(tmp_path / "nginx") as running:
        yield running


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a studio whose one destination leads elsewhere, and has no key."""
    show = Show(
        name="Night",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
        encodings=(Encoding(id="main", canvas="main", video_bps=500_000, preset="ultrafast"),),
        destinations=(shows.push("out", "rtmp://127.0.0.1:9/elsewhere"),),
    )
    started: list[Studio] = []

    def begin(**environment: str) -> Studio:
        more = {"XDG_DATA_HOME": str(tmp_path / "data"), **environment}
        started.append(Studio(tmp_path / "studio", "--headless", shows.save(show, tmp_path / "show.json"), **more))
        return started[-1].__enter__()

    yield begin
    for studio in started:
        studio.__exit__(None, None, None)


def broadcast(tree: dict[str, Any], name: str) -> dict[str, Any]:
    return dict(tree["broadcasts"].get(name, {}))


def stage_and_title(tree: dict[str, Any], name: str) -> tuple[str | None, str | None]:
    told = broadcast(tree, name)
    return told.get("stage"), told.get("title")


def login(studio: Studio, name: str) -> dict[str, str]:
    studio.until(lambda tree: "Nobody is logged in" in tree["connections"][name]["text"], _SOON_S, "that nobody is logged in")
    studio.call("connection.log_in", connection=name)
    tree = studio.until(lambda tree: tree["connections"][name]["login"], _SOON_S, "a page")
    return dict(tree["connections"][name]["login"])


def nothing_got_out(studio: Studio, folder: Path, key: str) -> None:
    assert key not in studio.log() + str(studio.state())
    files = [found for name in ("studio", "data") for found in on_disk.contents(folder / name)]
    assert files
    assert [path for path, text in files if key.encode() in text] == []
    assert key not in (folder / "show.json").read_text()


@pytest.mark.part("nginx")
def test_a_destination_sends_with_the_key_of_its_platform(start: Start, server: nginx.Nginx, tmp_path: Path) -> None:
    served = Served(Twitch())
    try:
        platform = served.server
        template = f"{server.url()}/{{stream_key}}"
        served.do(lambda: setattr(platform, "ingests", [{"priority": 1, "default": True, "url_template": template}]))
        studio = start(**{twitch.addresses.STAND_IN: platform.place})
        studio.call("connection.add", plugin="twitch", name="Channel", settings={"client_id": CLIENT_ID})
        login(studio, "twitch")
        served.do(lambda: platform.identity.agree("Shop"))
        told = broadcast(studio.until(lambda tree: broadcast(tree, "twitch").get("stage"), _SOON_S, "the broadcast"), "twitch")
        assert (told["stage"], told["title"], told["parts"]) == ("planned", "Tonight", ["key", "status", "title"])

        studio.call("key.take", destination="out", connection="twitch")
        (destination,) = studio.state()["show"]["destinations"]
        assert destination["target"]["url"] == server.url()
        studio.call("destination.start", destination="out")
        studio.destination_is("out", "live", _SOON_S)
        assert [told["name"] for told in server.published] == [platform.helix.stage.key]

        served.do(lambda: setattr(platform.helix.stage, "viewers", 3))
        studio.call("broadcast.title", connection="twitch", title="一号链接 from 9.90")
        live = ("live", "一号链接 from 9.90")
        studio.until(lambda tree: stage_and_title(tree, "twitch") == live, _SOON_S, "that it is live, and its title")
        assert platform.helix.stage.title == live[1]
        studio.call("destination.stop", destination="out", confirm="")
        nothing_got_out(studio, tmp_path, platform.helix.stage.key)
    finally:
        served.close()


def test_the_rehearsal_says_when_the_program_comes(start: Start) -> None:
    studio = start()
    fields = {"name": "Rehearsal", "target": {"type": "rehearsal"}, "encoding": "main"}
    name = studio.call("destination.add", set=fields)["id"]
    tree = studio.until(lambda tree: broadcast(tree, "rehearsal").get("stage") == "planned", _SOON_S, "the rehearsal")
    assert broadcast(tree, "rehearsal")["parts"] == ["status"]
    studio.call("destination.start", destination=name)
    studio.destination_is(name, "live", _SOON_S)
    studio.until(lambda tree: broadcast(tree, "rehearsal").get("stage") == "live", _SOON_S, "that it is live")
    studio.call("destination.stop", destination=name, confirm="")
    studio.until(lambda tree: broadcast(tree, "rehearsal").get("stage") == "planned", _SOON_S, "that nothing comes")


def test_a_broadcast_that_does_not_begin_by_itself_is_begun_and_ended(start: Start, tmp_path: Path) -> None:
    served = Served(YouTube())
    try:
        platform = served.server
        stage = platform.api.broadcasts
        served.do(lambda: setattr(platform.api, "live", False))
        served.do(lambda: stage.add("tonight_one", "Tonight", "ready", "2026-11-30T20:00:00Z", STREAM_ID, auto=False))
        studio = start(**{youtube.addresses.STAND_IN: platform.place})
        studio.call("connection.add", plugin="youtube", name="Channel", settings={"client_id": GOOGLE_CLIENT_ID})
        studio.call("connection.secret", connection="youtube", name="client_secret", value=CLIENT_SECRET)
        asyncio.run(browse(platform.place, login(studio, "youtube")["address"]))
        studio.until(lambda tree: broadcast(tree, "youtube").get("stage") == "planned", _SOON_S, "the planned broadcast")
        findings = {one["id"]: one for one in studio.call("air.preflight")["findings"]}
        assert findings["broadcast.youtube"]["level"] == "warn"
        assert "does not begin by itself" in findings["broadcast.youtube"]["text"]
        studio.call("key.take", destination="out", connection="youtube")

        low = {"type": "bitrateLow", "severity": "warning", "reason": "Low", "description": "Send 4500 Kbps."}
        served.do(lambda: stage.arrive(STREAM_ID, "ok", low))
        studio.call("broadcast.go_live", connection="youtube")
        served.do(stage.settle)
        studio.call("broadcast.title", connection="youtube", title="Lipsticks")
        live = ("live", "Lipsticks")  # it may be looked at between the two as well
        tree = studio.until(lambda tree: stage_and_title(tree, "youtube") == live, _SOON_S, "that it is live, and its title")
        told = broadcast(tree, "youtube")
        assert (told["health"]["level"], told["health"]["reasons"]) == ("ok", ["Send 4500 Kbps."])
        assert told["last"]["kind"] == "titled"

        studio.call("broadcast.end", connection="youtube", confirm="youtube: Lipsticks")
        assert served.do(lambda: stage.state("tonight_one")) == "complete"
        studio.until(lambda tree: broadcast(tree, "youtube").get("stage") == "ended", _SOON_S, "its end")
        nothing_got_out(studio, tmp_path, f"key-of-{STREAM_ID}")
        assert platform.contract.problems == []
    finally:
        served.close()
