"""A connection whose plugin crashes over every message: said at once, and no chat any more when it is given up."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.control.protocol import RpcError
from studio.document.connections import Connection
from studio.document.model import Canvas, Show
from tests.parts import shows
from tests.parts.studio import Studio
from tests.unit.desk.plugins.test_discovery import put

CRASHES = """
import os
from studio.plugin_api import run_async
from studio.plugin_api.serving import serve


class Channel:
    text_bound = 100

    async def send(self, text, reply_to):
        os._exit(9)


def run(context):
    run_async(context, lambda: serve(context, Channel()))
"""


def test_a_plugin_that_crashes_over_a_message_is_said_to_have_ended_and_then_has_no_chat(tmp_path: Path) -> None:
    own = tmp_path / "plugins"
    (put(own, "frail", 'provides = ["chat.write"]\n') / "entry.py").write_text(CRASHES)
    frail = Connection(id="frail", plugin="frail", name="Frail", secrets_ref="plugin-frail")
    show = Show(canvases=(Canvas(id="main", name="Main", width=320, height=180),), connections=(frail,))
    path = shows.save(show, tmp_path / "show.json")
    with Studio(tmp_path / "run", "--headless", path, NIGHTMARKET_PLUGINS=str(own), XDG_DATA_HOME=str(tmp_path)) as studio:
        for _ in range(3):
            studio.until(lambda tree: tree["connections"]["frail"]["state"] == "running", 30, "the plugin")
            studio.until(lambda tree: tree["chat"].get("frail", {}).get("can_send"), 30, "its chat")
            with pytest.raises(RpcError, match="It ended before it answered"):
                studio.call("chat.send", connection="frail", text="Hello", confirm=True)
        studio.until(lambda tree: tree["connections"]["frail"]["state"] == "disabled", 30, "that it is given up")
        studio.until(lambda tree: "frail" not in tree["chat"], 30, "that it has no chat")
        with pytest.raises(RpcError, match="Frail has no chat now"):
            studio.call("chat.send", connection="frail", text="Hello", confirm=True)
