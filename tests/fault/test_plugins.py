"""Plugins that hang, crash, leak, flood and draw garbage, beside a mixer on air: named, disabled, and not one tick late."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from studio.contracts import messages, specs
from studio.contracts.card_wish import CardsWish, CardWish, as_arguments
from studio.contracts.plan import PlanCanvas, PlanItem, RenderPlan
from studio.ipc.clock import NS
from studio.ipc.picture_ring import Picture, PictureReader, RingFinder
from tests.parts import plugins
from tests.parts.troupe import Troupe

pytestmark = [pytest.mark.expect_warnings, pytest.mark.timeout(90)]

W, H = 1280, 720
BOX = (100, 400, 520, 200)
RATE = 30

BEGIN = "import os, time\ndef run(context):\n    context.report('running')\n    context.poll(0.1)\n"
HANGS = BEGIN + "    while True:\n        pass\n"
CRASHES = BEGIN + "    import ctypes\n    ctypes.string_at(0)\n"
LEAKS = BEGIN + "    kept = []\n    while True:\n        kept.append(os.urandom(1 << 20))\n        context.poll()\n"
LEAKS_AT_ONCE = BEGIN + "    kept = []\n    while True:\n        kept.append(b'x' * (64 << 20))\n"
FLOODS = BEGIN + "    while True:\n        print('help ' * 1000)\n        context.poll()\n"
ENDS_OTHERS = BEGIN + "    os._exit(9)\n"

GARBAGE = """
from studio.plugin_api import run_overlays


class Garbage:
    def __init__(self, tile):
        self.tile = tile

    def draw(self, pixels, values, look, settings, at_ns):
        if values["way"] == "shape":
            pixels.shape = (self.tile.width, self.tile.height, 4)
            pixels[:] = 255
            return None
        if values["way"] == "noise":
            pixels[..., :3] = 255
            return None
        if values["way"] == "time":
            return "tomorrow"
        raise RuntimeError("no idea how to draw " + values["way"])


class Good:
    def __init__(self, tile):
        pass

    def draw(self, pixels, values, look, settings, at_ns):
        pixels[...] = 255
        return None


def run(context):
    run_overlays(context, {"garbage": Garbage, "good": Good})
"""


def mixer_spec(*rings: str) -> specs.MixerSpec:
    """The cards over black; their boxes lie side by side."""
    whole = (0, 0, W, H)
    items = tuple(PlanItem(f"card.{ring}.main", (BOX[0] + 540 * n, *BOX[1:]), whole) for n, ring in enumerate(rings))
    return specs.MixerSpec(RenderPlan(1, (PlanCanvas("main", W, H, RATE, 1, (), (), items),), ()))


async def on_air(troupe: Troupe, *rings: str) -> PictureReader:
    troupe.processes.keep("mixer", mixer_spec(*rings))
    await troupe.until(lambda: troupe.status("mixer").figures.get("ticks"), 15)
    finder = RingFinder(troupe.folder, "program.main", 1)
    ring = finder.ring()
    assert ring is not None
    return ring


def start(troupe: Troupe, tmp_path: Path, code: str, toml: str = "") -> None:
    folder = plugins.write(tmp_path, "bad", code, toml)
    troupe.processes.keep("plugin.bad", specs.PluginSpec("bad", str(folder)))


class Witness:
    """Counts the program pictures that were made since it came, and the ticks that none was made for.

    By the pictures' own numbers: one that is overwritten before a busy computer lets the witness look was made all the same.
    """

    def __init__(self, ring: PictureReader) -> None:
        self._ring, self._first = ring, newest(ring)

    @property
    def pictures(self) -> int:
        return (newest(self._ring).number - self._first.number) // 2  # a picture is two steps: begun, and whole

    @property
    def missed(self) -> int:
        last = newest(self._ring)
        return last.tick - self._first.tick - (last.number - self._first.number) // 2


def newest(ring: PictureReader) -> Picture:
    picture = ring.newest()
    assert picture is not None
    return picture


@pytest.mark.parametrize(
    ("code", "toml", "said"),
    [
        (HANGS, "", "did not answer any more and was ended"),
        (CRASHES, "", "stopped unexpectedly (signal 11)"),
        (LEAKS, "memory_mb = 96\n", "It uses more than 96 MB of memory"),
        (LEAKS_AT_ONCE, "memory_mb = 96\n", "MemoryError"),
        (FLOODS, "", "It floods its log"),
        (ENDS_OTHERS, "", "stopped unexpectedly (code 9)"),
        ("def run(context)\n", "", "SyntaxError"),
        ("", "colour = 3\n", "unknown field `colour`"),
    ],
    ids=["hangs", "crashes", "leaks", "leaks at once", "floods", "exits", "is no Python", "has no manifest"],
)
async def test_the_third_failure_disables_it_and_no_tick_is_lost(tmp_path: Path, code: str, toml: str, said: str) -> None:
    async with Troupe() as troupe:
        witness = Witness(await on_air(troupe, "a"))
        began = time.monotonic()
        start(troupe, tmp_path, code, toml)
        await troupe.until(lambda: troupe.phase("plugin.bad") == "disabled", 60)
        seconds = time.monotonic() - began
        status = troupe.status("plugin.bad")
        assert status.state == "failed"
        assert said in status.text
        assert status.text.endswith("disabled after 3 failures. Restart it once it is mended.")
        assert witness.missed == 0
        assert witness.pictures >= int(seconds * RATE) - RATE
        assert (troupe.folder / "logs" / "plugin.bad.log").stat().st_size < 2 << 20


async def test_mended_and_restarted_it_runs(tmp_path: Path) -> None:
    async with Troupe() as troupe:
        start(troupe, tmp_path, "1 / 0\n")
        await troupe.until(lambda: troupe.phase("plugin.bad") == "disabled", 30)
        assert "ZeroDivisionError" in troupe.status("plugin.bad").text
        start(troupe, tmp_path, plugins.PLATE, plugins.PLATE_TOML)
        troupe.processes.restart("plugin.bad")
        await troupe.until(lambda: troupe.status("plugin.bad").state == "running", 15)


async def test_garbage_is_taken_off_and_named_while_other_cards_stay(tmp_path: Path) -> None:
    async with Troupe() as troupe:
        ring = await on_air(troupe, "bad", "good")
        witness = Witness(ring)
        kinds = '\n[[overlay]]\nkind = "garbage"\nname = "G"\n\n[[overlay]]\nkind = "good"\nname = "H"\n'
        start(troupe, tmp_path, GARBAGE, kinds)
        await troupe.until(lambda: troupe.status("plugin.bad").state == "running", 15)
        x, y, width, height = BOX

        def told(way: str, wish_ns: int) -> None:
            good = CardWish("good", "main", "good", width, height, fresh_ns=wish_ns)
            bad = CardWish("bad", "main", "garbage", width, height, {"way": way})
            troupe.processes.send("plugin.bad", messages.Command("cards", as_arguments(CardsWish((good, bad)))))

        def on_program(wish_ns: int) -> bool:
            """The program was composed after both cards were drawn for that wish; the bad one is drawn first, by its name."""
            drawn = cards.ring()
            picture = None if drawn is None else drawn.newest()
            return picture is not None and picture.captured_ns == wish_ns and newest(ring).due_ns > picture.due_ns + NS // 10

        cards = RingFinder(troupe.folder, "card.good.main", 1)
        for wish_ns, way in enumerate(("shape", "noise", "time", "letters", "numbers", "anything"), 1):
            told(way, wish_ns)
            await troupe.until(lambda wish_ns=wish_ns: on_program(wish_ns), 15)  # type: ignore[misc]
            if wish_ns == 1:  # the mixer looks for a new card's pictures twice a second
                await troupe.until(lambda: (newest(ring).planes.y[y : y + height, x + 540 : x + 540 + width] == 235).all(), 15)
            planes = newest(ring).planes
            assert np.isin(planes.y[y : y + height, x : x + width], (16, 235)).all(), f"{way}: neither white nor nothing"
            assert (planes.y[y : y + height, x + 540 : x + 540 + width] == 235).all(), f"{way}: the good card is gone"
        cards.close()

        def said() -> list[str]:
            return [event.data["text"] for name, event in troupe.events if event.name == "card_failed"]

        await troupe.until(lambda: len(said()) >= 3, 15)
        first, second, third = said()
        assert first.startswith("ValueError: draw returned 'tomorrow'")
        assert "no idea how to draw letters" in second
        assert third.endswith("given up after 3 failures until it is played anew")
        await troupe.until(lambda: troupe.status("plugin.bad").text.startswith("Card bad: "), 15)
        assert troupe.phase("plugin.bad") == "running"
        assert witness.pictures > RATE
        assert witness.missed == 0


async def test_a_card_is_held_while_its_killed_plugin_comes_back(tmp_path: Path) -> None:
    async with Troupe() as troupe:
        ring = await on_air(troupe, "price")
        start(troupe, tmp_path, plugins.PLATE, plugins.PLATE_TOML)
        await troupe.until(lambda: troupe.status("plugin.bad").state == "running", 15)

        def tell(level: int) -> None:
            wish = CardsWish((CardWish("price", "main", "plate", BOX[2], BOX[3], {"level": level}),))
            troupe.processes.send("plugin.bad", messages.Command("cards", as_arguments(wish)))

        def level() -> int:
            return int(newest(ring).planes.y[BOX[1] + 50, BOX[0] + 50])

        tell(255)
        await troupe.until(lambda: level() == 235, 5)
        first = troupe.processes.members["plugin.bad"].worker.pid
        troupe.signal("plugin.bad", kill=True)
        levels = set()

        def back() -> bool:
            levels.add(level())
            worker = troupe.processes.members["plugin.bad"].worker
            return worker.pid not in (0, first) and worker.status.state == "running"

        await troupe.until(back, 15)
        tell(0)
        await troupe.until(lambda: level() == 16, 5)
        assert levels == {235}, "the card blinked while its plugin was away"
