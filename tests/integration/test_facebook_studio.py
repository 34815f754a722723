"""A page's live video in a running studio: a pasted token is made to last, comments are read and answered; no token gets out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from facebook.addresses import STAND_IN

from studio.document.model import Canvas, Scene, Show
from studio.kinds.sources import Fill
from tests.parts import on_disk, shows
from tests.parts.chat_rows import row
from tests.parts.facebook import Facebook
from tests.parts.facebook.server import PAGE
from tests.parts.facebook.tokens import APP_ID, APP_SECRET
from tests.parts.facebook_anew import is_read_anew
from tests.parts.served import Served
from tests.parts.studio import Studio

_SOON_S = 30.0


@pytest.fixture
def served() -> Iterator[Served[Facebook]]:
    made = Served(Facebook())
    yield made
    made.close()
    assert made.server.contract.problems == []


@pytest.fixture
def studio(tmp_path: Path, served: Served[Facebook]) -> Iterator[Studio]:
    show = Show(
        name="Chat",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
    )
    environment = {"XDG_DATA_HOME": str(tmp_path / "data"), STAND_IN: served.server.place}
    with Studio(tmp_path / "studio", "--headless", shows.save(show, tmp_path / "show.json"), **environment) as running:
        running.call("connection.add", plugin="facebook", name="Our page", settings={"page": PAGE, "app_id": APP_ID})
        yield running


def connection(tree: dict[str, Any]) -> dict[str, Any]:
    return dict(tree["connections"].get("facebook", {}))


def test_a_pasted_token_is_made_to_last_and_comments_are_read_and_answered(
    studio: Studio, served: Served[Facebook], tmp_path: Path
) -> None:
    server = served.server
    studio.until(lambda tree: "Enter an access token" in connection(tree).get("text", ""), _SOON_S, "that a token is missing")
    studio.call("connection.secret", connection="facebook", name="app_secret", value=APP_SECRET)
    studio.call("connection.secret", connection="facebook", name="token", value=served.do(server.tokens.of_person))
    served.until(lambda: is_read_anew(server))
    assert served.do(lambda: server.tokens.exchanges) == 1

    served.do(lambda: server.comments.say("An", "有货吗？"))
    asked = row(studio, "有货吗？")
    studio.call("chat.send", connection="facebook", text="12 cm", reply_to=asked["id"], confirm=True)
    served.until(lambda: server.comments.seen()[-1] == "An: 12 cm")
    studio.until(lambda tree: tree["broadcasts"]["facebook"]["stage"] == "live", _SOON_S, "that the live video is live")

    secrets = served.do(lambda: [APP_SECRET, *server.tokens.all])
    said = studio.log() + str(studio.state())
    files = list(on_disk.contents(tmp_path))
    assert files
    for secret in secrets:
        assert secret not in said
        assert [path for path, text in files if secret.encode() in text] == []
