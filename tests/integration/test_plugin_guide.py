"""docs/plugins.md as its reader follows it: the files it shows, run by the real studio and seen on the program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from studio.colour import hex_ycbcr
from studio.control.protocol import RpcError
from studio.document.model import Canvas, Item, Scene, Show, Source
from studio.ipc.clock import NS
from studio.ipc.picture_ring import RingFinder
from studio.kinds.sources import Fill
from tests.parts import shows
from tests.parts.studio import ROOT, Studio

_FILE = re.compile(r"^`(?P<name>[\w/]+\.\w+)`[^\n]*:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_BACKDROP = "#4060a0"
_DARKENED = (1 - 160 / 255) * np.array([0x40, 0x60, 0xA0])  # the backdrop below black of alpha 160
_BOX_X, _BOX_Y = 40, 120  # where play.py puts the bar, 480 x 40
_COUNT_BOX = (slice(180, 300), slice(40, 520))  # where count.py puts its card: rows, columns


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the page has its reader make, with the scripts in it."""
    folder = tmp_path_factory.mktemp("guide") / "plugins"
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    for found in _FILE.finditer(page):
        path = folder / found["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
        if path.parent != folder:
            (path.parent / "__init__.py").touch()
    return folder


@pytest.fixture(scope="module")
def studio(plugins: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """On one plain canvas, with the environment that the page names."""
    root = tmp_path_factory.mktemp("run")
    whole = Item(id="whole", source="plain", width=640, height=360, fit="stretch")
    show = Show(
        name="Plain",
        canvases=(Canvas(id="main", name="Main", width=640, height=360),),
        sources=(Source(id="plain", name="Plain", input=Fill(colour=_BACKDROP)),),
        scenes=(Scene(id="only", name="Only", layouts={"main": (whole,)}),),
    )
    environment = {"NIGHTMARKET_PLUGINS": str(plugins), "NIGHTMARKET_PLUGIN_RELOAD": "1"}
    with Studio(root, "--headless", shows.save(show, root / "show.json"), **environment) as running:
        running.until(lambda tree: tree["mixer"]["figures"].get("ticks"), 60, "a mixer")
        running.on_air(0.2)
        yield running


@pytest.fixture
def program(studio: Studio) -> Iterator[RingFinder]:
    finder = RingFinder(studio.session, "program.main", patience=1)
    yield finder
    finder.close()


def run(script: Path, studio: Studio) -> str:
    """Run one of the page's scripts as the page says; what it printed."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(studio.folder)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True).stdout.strip()


def until(holds: Callable[[], bool], timeout_s: float, what: Callable[[], object]) -> None:
    end = time.monotonic() + timeout_s
    while not holds():
        assert time.monotonic() < end, what()
        time.sleep(0.02)


def at(program: RingFinder, x: int, y: int) -> tuple[int, int, int]:
    """Y, Cb, Cr of the newest program picture there."""
    ring = program.ring()
    picture = ring.newest() if ring is not None else None
    assert picture is not None
    planes = picture.planes
    return int(planes.y[y, x]), int(planes.u[y // 2, x // 2]), int(planes.v[y // 2, x // 2])


def shows_colour(program: RingFinder, x: int, y: int, colour: str, timeout_s: float = 30.0) -> None:
    until(
        lambda: bool(np.abs(np.subtract(at(program, x, y), hex_ycbcr(colour))).max() <= 3),
        timeout_s,
        lambda: f"{x}, {y} is {at(program, x, y)}, not {colour} {hex_ycbcr(colour)}",
    )


def test_the_page_shows_every_file_it_speaks_of(plugins: Path) -> None:
    assert {str(path.relative_to(plugins)) for path in plugins.rglob("*.*") if path.name != "__init__.py"} == {
        *(f"{name}/{file}" for name in ("goal", "back_soon", "corner") for file in ("plugin.toml", "host.py")),
        "play.py",
        "count.py",
    }


def test_the_first_card_is_on_the_program_follows_its_values_and_its_files(
    studio: Studio, plugins: Path, program: RingFinder
) -> None:
    card = run(plugins / "play.py", studio)
    middle = _BOX_Y + 20
    darkened = "#" + "".join(f"{round(level):02x}" for level in _DARKENED)
    shows_colour(program, _BOX_X + 2, middle, "#00c878")
    shows_colour(program, _BOX_X + 140, middle, "#00c878")  # 30 of 100 are 144 of its 480 pixels
    shows_colour(program, _BOX_X + 148, middle, darkened)
    shows_colour(program, _BOX_X + 476, middle, darkened)
    shows_colour(program, _BOX_X + 490, middle, _BACKDROP)
    studio.call("card.update", overlay=card, values={"done": 60})
    shows_colour(program, _BOX_X + 284, middle, "#00c878")

    host = plugins / "goal" / "host.py"
    host.write_text(host.read_text().replace("#00c878", "#ff4060"))
    shows_colour(program, _BOX_X + 2, middle, "#ff4060")

    mended = host.read_text()
    host.write_text("1 / 0\n")
    studio.until(lambda tree: any("ZeroDivisionError" in one["text"] for one in tree["alarms"]), 30, "words about the plugin")
    host.write_text(mended.replace("#ff4060", "#40a0ff"))
    shows_colour(program, _BOX_X + 2, middle, "#40a0ff")

    studio.call("look.update", set={"brand_colour": "#ffb000"})
    shows_colour(program, _BOX_X + 2, middle, "#ffb000")

    studio.call("card.update", overlay=card, values={"done": "many"})
    tree = studio.until(lambda tree: tree["cards"][card]["state"] == "failed", 30, "words about the card")
    assert "TypeError" in tree["cards"][card]["text"]
    shows_colour(program, _BOX_X + 2, middle, _BACKDROP)
    studio.call("card.play", overlay=card, values={"done": 60})
    shows_colour(program, _BOX_X + 2, middle, "#ffb000")
    assert studio.state()["cards"][card]["state"] == "on"


def test_the_second_card_counts_at_its_ticks(studio: Studio, plugins: Path, program: RingFinder) -> None:
    card = run(plugins / "count.py", studio)
    until_ns = studio.state()["cards"][card]["values"]["until_ns"]

    def lettered() -> bool:
        ring = program.ring()
        picture = ring.newest() if ring is not None else None
        return picture is not None and int((picture.planes.y[_COUNT_BOX] > 200).sum()) > 500

    until(lettered, 30, lambda: "no white letters where the card lies")
    time.sleep(0.5)  # it slides in
    turns: list[int] = []
    last, number = None, 0
    end = time.monotonic() + 20
    while len(turns) < 2:
        assert time.monotonic() < end, f"the card turned at {turns}"
        ring = program.ring()
        assert ring is not None
        for picture in ring.after(number):
            number, card_now = picture.number, picture.planes.y[_COUNT_BOX].copy()
            if last is not None and not np.array_equal(card_now, last):
                turns.append(picture.due_ns)
            last = card_now
        time.sleep(0.05)
    for turned_ns in turns:
        late_ns = (turned_ns - until_ns) % NS  # after the second at which it was to turn
        assert late_ns < 0.1 * NS, f"{late_ns / 1e6:.1f} ms after its second"


def test_the_shop_reads_and_takes_its_settings(studio: Studio, plugins: Path) -> None:
    listings = [{"connection": "corner", "item_id": "tea"}]
    tea = {"title": "Tea", "link_no": 1, "listings": listings, "live_price_minor": 3900}
    assert studio.call("connection.add", plugin="corner", name="Corner shop")["id"] == "corner"
    product = studio.call("product.add", set=tea | {"variants": [{"sku": "TEA-100", "stock": 10}]})["id"]
    told = studio.until(lambda tree: tree["selling"]["shops"].get("corner", {}).get("state") == "running", 30, "the shop")
    assert told["selling"]["shops"]["corner"]["capabilities"] == ["item.read"]

    def asks(price_minor: int) -> None:
        studio.call("queue.prepare", product=product)
        what = f"a price of {price_minor}"
        studio.until(lambda tree: tree["selling"]["products"][product]["shop_price_minor"] == price_minor, 30, what)

    asks(3900)
    with pytest.raises(RpcError, match="at least 1"):
        studio.call("plugin.configure", plugin="corner", set={"tea_price": 0})
    studio.call("plugin.configure", plugin="corner", set={"tea_price": 4000})
    asks(4000)
