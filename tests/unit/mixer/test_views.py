from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from studio import colour
from studio.contracts.plan import PlanCanvas, PlanItem, RenderPlan
from studio.contracts.specs import MultiviewSpec, View
from studio.ipc.clock import NS, VirtualClock
from studio.ipc.picture_ring import Planes, RingFinder
from studio.mixer.bgra import BgraConverter
from studio.mixer.views import Multiview, fit, scaled

W, H = 64, 32
WHOLE = (0, 0, W, H)


def test_colours_are_right_for_windows() -> None:
    rng = np.random.default_rng(5)
    patches = rng.integers(0, 256, (6, 8, 3), dtype=np.uint8)
    patches[0, :4] = [(0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 0, 255)]
    rgb = np.repeat(np.repeat(patches, 16, 0), 16, 1)
    out = np.zeros((96, 128, 4), np.uint8)
    BgraConverter(128, 96).convert(Planes(*colour.i420_from_rgb(rgb)), out)
    found = out[8::16, 8::16].astype(int)
    assert (out[..., 3] == 255).all()
    assert np.abs(found[..., 2::-1] - patches).max() <= 4


@pytest.mark.parametrize(
    ("shape", "into", "expected"),
    [
        ((1920, 1080), (480, 270), (0, 0, 480, 270)),
        ((1080, 1920), (480, 270), (164, 0, 152, 270)),
        ((1920, 800), (480, 270), (0, 36, 480, 200)),
        ((2, 2000), (480, 270), (240, 0, 2, 270)),
    ],
)
def test_fit(shape: tuple[int, int], into: tuple[int, int], expected: tuple[int, int, int, int]) -> None:
    assert fit(*shape, *into) == expected


def test_scaled_items_keep_meeting_and_stay_inside() -> None:
    canvas = PlanCanvas("main", 1280, 720, 30, 1, (), (), ())
    whole = (0, 0, 1280, 720)
    left, right = PlanItem("source.a", (0, 0, 426, 720), whole), PlanItem("source.b", (426, 0, 900, 720), whole)
    small = scaled((left, right), canvas, (20, 10, 160, 90))
    assert small[0].box == (20, 10, 54, 90)
    assert small[1].box[0] == 74
    assert small[1].clip == (20, 10, 160, 90)
    assert all(value % 2 == 0 for item in small for value in item.box + item.clip)


class Rig:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = VirtualClock(time.monotonic_ns())
        self.multiview: Multiview | None = None
        self.finders: dict[str, RingFinder] = {}

    def start(self, plan: RenderPlan, *views: View) -> Multiview:
        self.multiview = Multiview(self.folder, MultiviewSpec(plan, views), self.clock)
        return self.multiview

    def run(self, seconds: float) -> None:
        assert self.multiview is not None
        until = self.clock.now_ns() + int(seconds * NS)
        while (due := self.multiview.due_ns) is not None and due < until:
            self.clock.sleep_until(due)
            self.multiview.draw_due()

    def picture(self, name: str) -> np.ndarray:
        ring = self.finders.setdefault(name, RingFinder(self.folder, f"view.{name}", 1)).ring()
        assert ring is not None
        newest = ring.newest()
        assert newest is not None
        assert newest.planes.bgra is not None
        return newest.planes.bgra

    def close(self) -> None:
        if self.multiview is not None:
            self.multiview.close()
        for finder in self.finders.values():
            finder.close()


@pytest.fixture
def rig(folder: Path, show: Any) -> Iterator[Rig]:
    for name, rgb in (("source.red", (255, 0, 0)), ("source.blue", (0, 0, 255)), ("program.main", (0, 128, 0))):
        show(name, *colour.i420_from_rgb(np.full((H, W, 3), rgb, np.uint8)))
    made = Rig(folder)
    yield made
    made.close()


def plan(**more: Any) -> RenderPlan:
    canvas = PlanCanvas(
        "main", W, H, 30, 1,
        more.pop("program", ()),
        (PlanItem("source.red", WHOLE, WHOLE),),
        (PlanItem("source.blue", (0, 0, 32, 32), WHOLE),),
    )  # fmt: skip
    return RenderPlan(1, (canvas,), (), scenes={"s": {"main": (PlanItem("source.blue", WHOLE, WHOLE),)}}, **more)


def close_to(found: np.ndarray, rgb: tuple[int, int, int]) -> bool:
    return bool(np.abs(found[..., 2::-1].astype(int) - rgb).max() <= 4)


def test_every_kind_of_view(rig: Rig) -> None:
    rig.start(
        plan(),
        View("out", "program", "main", "main", 64, 32, 30),
        View("next", "preview", "main", "main", 64, 32, 30),
        View("cam", "source", "red", "main", 32, 32, 10),
        View("scene", "scene", "s", "main", 32, 16, 5),
        View("nothing", "scene", "gone", "main", 32, 16, 5),
    )
    rig.run(0.3)
    assert close_to(rig.picture("out"), (0, 128, 0))
    assert close_to(rig.picture("next")[:, :28], (0, 0, 255))
    assert close_to(rig.picture("next")[:, 36:], (255, 0, 0))
    assert close_to(rig.picture("cam")[10:22], (255, 0, 0))
    assert close_to(rig.picture("cam")[:6], (0, 0, 0))
    assert close_to(rig.picture("cam")[26:], (0, 0, 0))
    assert close_to(rig.picture("scene"), (0, 0, 255))
    assert close_to(rig.picture("nothing"), (0, 0, 0))


def test_what_has_not_changed_is_not_drawn_again(rig: Rig, show: Any) -> None:
    multiview = rig.start(plan(), View("cam", "source", "red", "main", 64, 32, 30))
    rig.run(1.0)
    assert multiview.drawn == 1
    assert multiview.skipped == pytest.approx(29, abs=1)
    show("source.red", *colour.i420_from_rgb(np.full((H, W, 3), (0, 255, 0), np.uint8)))
    rig.run(0.7)
    assert multiview.drawn == 2
    assert close_to(rig.picture("cam"), (0, 255, 0))


def test_a_new_plan_and_new_views(rig: Rig) -> None:
    out, cam = View("out", "program", "main", "main", 64, 32, 30), View("cam", "source", "red", "main", 64, 32, 30)
    multiview = rig.start(plan(), out, cam)
    rig.run(0.2)
    first = rig.finders.setdefault("cam", RingFinder(rig.folder, "view.cam", 1)).ring()
    assert first is not None
    multiview.configure(MultiviewSpec(plan(), (cam, View("out", "program", "main", "main", 32, 16, 30))))
    rig.run(0.2)
    assert not first.closed
    assert rig.picture("out").shape == (16, 32, 4)
    multiview.configure(MultiviewSpec(plan(), ()))
    assert first.closed
    assert multiview.due_ns is None


def test_a_short_machine_cuts_the_rates_and_gets_them_back(rig: Rig) -> None:
    multiview = rig.start(plan(), View("out", "program", "main", "main", 64, 32, 30))
    rig.run(0.2)
    for _ in range(6):
        assert multiview.due_ns is not None
        rig.clock.sleep_until(multiview.due_ns + int(NS / 30 * multiview.slowdown))
        multiview.draw_due()
    assert multiview.slowdown > 4
    done = multiview.drawn + multiview.skipped
    rig.run(1.0)
    assert multiview.drawn + multiview.skipped - done < 15
    rig.run(30)
    assert multiview.slowdown == 1.0


def test_a_shrunk_camera_is_smooth(rig: Rig, show: Any) -> None:
    noise = cv2.GaussianBlur(np.random.default_rng(1).integers(0, 256, (256, 512), dtype=np.uint8), (0, 0), 0.6)
    show("source.noise", noise)
    rig.start(plan(), View("cam", "source", "noise", "main", 64, 32, 10))
    rig.run(0.3)
    assert rig.picture("cam")[..., 1].std() < noise.std() / 3


def test_a_card_is_seen_as_its_plugin_draws_it(rig: Rig, show: Any) -> None:
    show("card.price.main", *colour.i420_from_rgb(np.full((H, W, 3), (255, 255, 255), np.uint8)))
    multiview = rig.start(plan(), View("c", "card", "price", "main", W, H, 30.0))
    rig.run(0.2)
    assert rig.picture("c")[H // 2, W // 2, :3].min() > 250
    assert multiview.drawn > 0


def test_a_program_is_as_old_as_the_mixers_last_sign_of_life(rig: Rig) -> None:
    rig.start(
        plan(),
        View("out", "program", "main", "main", 64, 32, 30),
        View("scene", "scene", "s", "main", 64, 32, 30),
    )
    mixer = RingFinder(rig.folder, "program.main", 1).ring()
    assert mixer is not None
    before_ns = time.monotonic_ns()
    rig.run(0.3)
    alive_ns = {name: RingFinder(rig.folder, f"view.{name}", 1).ring().alive_ns for name in ("out", "scene")}  # type: ignore[union-attr]
    assert alive_ns["out"] == mixer.alive_ns < before_ns
    assert alive_ns["scene"] > before_ns
    mixer.close()
