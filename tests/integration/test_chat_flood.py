"""Three platforms that write more at once than anybody takes: real processes, and counts that are exact all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.document.model import Canvas, Scene, Show
from studio.kinds.sources import Fill
from tests.parts import flood, shows
from tests.parts.studio import Studio

_SOON_S = 30.0
AT_ONCE = 12_000  # more than a connection's process keeps as rows


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    show = Show(
        name="Flood",
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(shows.source("wall", Fill(colour="#505050")),),
        scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
    )
    environment = {"XDG_DATA_HOME": str(tmp_path / "data")} | flood.installed(tmp_path / "own" / "plugins")
    with Studio(tmp_path / "run", "--headless", shows.save(show, tmp_path / "show.json"), **environment) as running:
        yield running


def test_every_message_is_counted_once_however_many_come_at_once(studio: Studio) -> None:
    platforms = flood.connected(studio, 3)
    written = {name: flood.flood(studio, name, AT_ONCE, 0) for name in platforms}

    def counted(tree: dict[str, Any]) -> bool:
        return tree["chat_counts"]["messages"] >= sum(written.values())

    counts = studio.until(counted, _SOON_S, "all of them are counted")["chat_counts"]
    assert {name: part["messages"] for name, part in counts["connections"].items()} == written
    assert all(part["lost"] == part["late"] == 0 for part in counts["connections"].values()), "whatever their clocks say"
    settled = studio.until(lambda tree: tree["chat_counts"]["per_second"] == 0, _SOON_S, "nobody writes any more")
    assert settled["chat_counts"]["messages"] == sum(written.values()), "those that were sent twice count once"
    rows = studio.call("chat.recent")["rows"]
    assert {row["id"].partition(":")[0] for row in rows} == set(platforms)
