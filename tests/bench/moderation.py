"""How long an act of moderation takes: `PYTHONPATH=. .venv/bin/python tests/bench/moderation.py [acts]`.

The real desk and the rehearsal platform with one viewer on its page. Printed for each act: the time from a client's call to the
platform's answer, with the act noted in the chat's journal meanwhile.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from studio.document.model import Canvas, Scene, Show
from studio.kinds.sources import Fill
from tests.parts import shows
from tests.parts.chat_rows import row
from tests.parts.studio import Studio

SHOW = Show(
    name="Moderation",
    canvases=(Canvas(id="main", name="Main", width=320, height=180),),
    sources=(shows.source("wall", Fill(colour="#505050")),),
    scenes=(Scene(id="wall", name="Wall", layouts={"main": (shows.full("wall", 320, 180),)}),),
)


def main(acts: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        with Studio(scratch / "run", "--headless", shows.save(SHOW, scratch / "show.json")) as studio:
            studio.until(lambda tree: tree["chat"].get("rehearsal", {}).get("acts"), 30, "the chat")
            page = str(studio.until(lambda tree: tree["rehearsal"]["url"] and tree, 15, "the page")["rehearsal"]["url"])
            with connect(page.replace("http", "ws") + "shop") as viewer:
                viewer.send(json.dumps({"n": 1, "do": "enter", "buyer": "a" * 20, "name": "Ann"}))
                viewer.send(json.dumps({"n": 2, "do": "say", "text": "Hello"}))
                said = row(studio, "Hello")["id"]
                calls: dict[str, Callable[[], Any]] = {
                    "chat.mute": lambda: studio.call("chat.mute", id=said, seconds=60),
                    "chat.block": lambda: studio.call("chat.block", id=said, confirm=said),
                    "chat.block (unblock)": lambda: studio.call("chat.block", id=said, blocked=False),
                    "chat.pin": lambda: studio.call("chat.pin", connection="rehearsal", id=said),
                    "chat.slow_mode": lambda: studio.call("chat.slow_mode", connection="rehearsal", seconds=30),
                    "chat.send": lambda: studio.call("chat.send", connection="rehearsal", text="Link 1", confirm=True),
                }
                for method, call in calls.items():
                    print(f"{method}: {_spans(call, acts)}", flush=True)
            noted = studio.call("journal.between", from_ms=0, to_ms=2**47, kinds=["moderated"])["records"]
            print(f"{len(noted)} acts are in the journal, of {acts * len(calls)}")


def _spans(call: Callable[[], Any], acts: int) -> str:
    spans_ms = []
    for _ in range(acts):
        began_s = time.perf_counter()
        call()
        spans_ms.append(1000 * (time.perf_counter() - began_s))
    spans_ms.sort()
    p50, p99 = (spans_ms[int((acts - 1) * part)] for part in (0.5, 0.99))
    return f"p50 {p50:.0f} p99 {p99:.0f} max {spans_ms[-1]:.0f} ms"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
