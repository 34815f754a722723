"""The chat both ways: a real viewer on the rehearsal's page, its real process, and what a client of the desk does about it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from studio.control.protocol import RpcError
from studio.document.model import Box, Canvas, Overlay, Scene, Show
from studio.document.products import Product, Variant
from studio.kinds.sources import Fill
from tests.parts import shows
from tests.parts.chat_rows import row
from tests.parts.studio import Studio

_SOON_S = 30.0
ANN = "a" * 20


class Viewer:
    """A page of the rehearsal with one viewer, and what it was told of the chat."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.patches: list[dict[str, Any]] = []
        self.ask("enter", buyer=ANN, name="Ann")

    def ask(self, do: str, **request: Any) -> dict[str, Any]:
        """What the shop answers."""
        self.connection.send(json.dumps({"n": 7, "do": do, **request}))
        return self._hear(lambda news: news.get("n") == 7)

    def told(self, holds: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The first patch for which it holds, among those heard already or to come."""
        for patch in self.patches:
            if holds(patch):
                return patch
        news = self._hear(lambda said: bool(holds(said.get("patch", {}))))
        return dict(news["patch"])

    def _hear(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        until = time.monotonic() + _SOON_S
        while True:
            news: dict[str, Any] = json.loads(self.connection.recv(until - time.monotonic()))
            if "patch" in news:
                self.patches.append(news["patch"])
            if wanted(news):
                return news


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("chat")
    tea = Product(id="tea", link_no=1, title="Tea", live_price_minor=1250, variants=(Variant(sku="T", stock=12),))
    boxes = {"main": Box(x=0, y=0, width=160, height=60)}
    show = Show(
        name="Chat",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
        overlays=(Overlay(id="comment", name="Comment", kind="comment_highlight", layouts=boxes),),
        products=(tea,),
    )
    with Studio(folder / "run", "--headless", shows.save(show, folder / "show.json")) as running:
        running.until(lambda tree: tree["chat"].get("rehearsal", {}).get("can_send"), 30, "the chat")
        running.until(lambda tree: tree["rehearsal"]["url"], 30, "the page")
        yield running


@pytest.fixture
def viewer(studio: Studio) -> Iterator[Viewer]:
    page = str(studio.state()["rehearsal"]["url"])
    with connect(page.replace("http", "ws") + "shop") as connection:
        yield Viewer(connection)


def refused(studio: Studio, method: str, **params: Any) -> str:
    with pytest.raises(RpcError) as error:
        studio.call(method, **params)
    return str(error.value.data["code"])


def test_a_viewer_is_answered_and_the_answer_is_among_the_rows(studio: Studio, viewer: Viewer) -> None:
    assert studio.state()["chat"]["rehearsal"]["text_bound"] == 200
    assert viewer.ask("say", text="How long does it keep?")["ok"]
    asked = row(studio, "How long does it keep?")
    sent = studio.call("chat.send", connection="rehearsal", text="Two years,\nunopened.", reply_to=asked["id"], confirm=True)
    told = viewer.told(lambda patch: any(said.get("host") for said in patch.get("chat", ())))
    (own,) = [said for said in told["chat"] if said.get("host")]
    assert (own["to"], own["text"]) == ("Ann", "Two years, unopened.")
    answer = row(studio, "Two years, unopened.")
    assert (answer["id"], answer["why"]) == (sent["id"], "own")


def test_a_hidden_message_is_gone_for_viewers_host_and_card(studio: Studio, viewer: Viewer) -> None:
    assert viewer.ask("say", text="Buy it somewhere else!")["ok"]
    said = row(studio, "Buy it somewhere else!")
    studio.call("chat.pick", id=said["id"])
    studio.call("chat.highlight", id=said["id"])
    studio.until(lambda tree: tree["cards"]["comment"]["playing"], 30, "the card")
    studio.call("chat.hide", id=said["id"])
    assert viewer.told(lambda patch: patch.get("hidden"))
    assert said["id"] not in [one["id"] for one in studio.call("chat.recent")["rows"]]
    tree = studio.until(lambda tree: not tree["cards"]["comment"]["playing"], 30, "the card goes")
    assert tree["host"]["picked"] == []
    assert refused(studio, "chat.hide", id=said["id"]) == "not_found"


def test_a_muted_viewer_cannot_write_until_it_is_taken_back(studio: Studio, viewer: Viewer) -> None:
    assert viewer.ask("say", text="First of all, hello")["ok"]
    said = row(studio, "First of all, hello")
    studio.call("chat.mute", id=said["id"], seconds=600)
    assert viewer.ask("say", text="And again")["code"] == "muted"
    studio.call("chat.mute", id=said["id"], seconds=0)
    assert viewer.ask("say", text="And once more")["ok"]


def test_a_blocked_viewer_cannot_write_until_it_is_taken_back_and_both_are_in_the_journal(studio: Studio, viewer: Viewer) -> None:
    assert viewer.ask("say", text="Never buy here")["ok"]
    said = row(studio, "Never buy here")
    assert refused(studio, "chat.block", id=said["id"]) == "confirm"
    studio.call("chat.block", id=said["id"], confirm=said["id"])
    assert viewer.ask("say", text="And again")["code"] == "blocked"
    (silenced,) = studio.state()["silenced"]
    assert (silenced["row"], silenced["name"], silenced["blocked"]) == (said["id"], "Ann", True)
    studio.call("chat.hide", id=said["id"])
    studio.call("chat.block", id=said["id"], blocked=False)
    assert viewer.ask("say", text="And once more")["ok"]
    assert studio.state()["silenced"] == []
    records = studio.call("journal.between", from_ms=0, to_ms=2**47, kinds=["moderated"], latest=3)["records"]
    bodies = [json.loads(record["body"]) for record in records]
    assert [(body["deed"], body["name"], body["code"]) for body in bodies] == [
        ("block", "Ann", ""),
        ("hide", "Ann", ""),
        ("unblock", "Ann", ""),
    ]


def test_slow_mode_and_a_pinned_message_are_set_and_seen(studio: Studio, viewer: Viewer) -> None:
    assert viewer.ask("say", text="I wait for link 1")["ok"]  # a moment before slow mode, whichever tests came before
    sent = studio.call("chat.send", connection="rehearsal", text="Link 1 opens at eight", confirm=True)
    row(studio, "Link 1 opens at eight")
    studio.call("chat.pin", connection="rehearsal", id=sent["id"])
    assert viewer.told(lambda patch: patch.get("notice"))["notice"]["text"] == "Link 1 opens at eight"
    studio.call("chat.slow_mode", connection="rehearsal", seconds=300)
    channel = studio.state()["chat"]["rehearsal"]
    assert (channel["slow_s"], channel["pinned"]["text"]) == (300, "Link 1 opens at eight")
    assert viewer.ask("say", text="Nice")["code"] == "slow_mode"
    studio.call("chat.slow_mode", connection="rehearsal", seconds=0)
    studio.call("chat.pin", connection="rehearsal")
    assert viewer.told(lambda patch: "notice" in patch and patch["notice"] is None)
    assert studio.state()["chat"]["rehearsal"]["pinned"] is None


def test_what_cannot_be_is_refused_in_words(studio: Studio) -> None:
    assert refused(studio, "chat.send", connection="nobody", text="Hello") == "not_found"
    assert refused(studio, "chat.send", connection="rehearsal", text="\u200b \n") == "empty"
    assert refused(studio, "chat.send", connection="rehearsal", text="x" * 201) == "too_long"
    assert refused(studio, "chat.send", connection="rehearsal", text="Yes", reply_to="rehearsal:none") == "not_found"
    assert refused(studio, "chat.send", connection="rehearsal", text="Yes", reply_to="other:1") == "other_chat"
    own = studio.call("chat.send", connection="rehearsal", text="Whom do I mute?", confirm=True)["id"]
    row(studio, "Whom do I mute?")
    assert refused(studio, "chat.mute", id=own, seconds=60) == "own_message"
