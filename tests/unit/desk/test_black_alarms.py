"""Canvases on air that show nothing, or black, are an alarm for as long as they do."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from studio.contracts.messages import Status
from studio.contracts.plan import RenderPlan
from studio.desk.air import Air
from studio.desk.alarms import Alarms
from studio.desk.black_alarms import BlackAlarms
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.show_document import ShowDocument
from studio.document import model
from studio.ipc.clock import VirtualClock
from studio.kinds import sources, targets
from studio.show import stage as stages
from studio.show.compile import compile_plan

ITEM = model.Item(id="cam", source="cam", width=1280, height=720)
SHOW = model.Show(
    canvases=(model.Canvas(id="main", name="Main"),),
    sources=(model.Source(id="cam", name="Cam", input=sources.TestCard()),),
    scenes=(model.Scene(id="a", name="A", layouts={"main": (ITEM,)}),),
    encodings=(model.Encoding(id="main", canvas="main"),),
    destinations=(model.Destination(id="shop", name="Shop", encoding="main", target=targets.RtmpPush(url="rtmp://a/b")),),
)
EMPTY = replace(SHOW, scenes=(model.Scene(id="a", name="A"),))


def plan(show: model.Show) -> RenderPlan:
    return compile_plan(show, stages.first(show), 1, {}, 0, {})


class House:
    """A show document with what is on air beside it."""

    def __init__(self, folder: Path, show: model.Show) -> None:
        self.air = Air()
        self.alarms = Alarms(lambda standing: None)
        document = ShowDocument(CrashRecovery(folder), VirtualClock())
        document.begin(show, None, folder, saved=True)
        self.black = BlackAlarms(document, self.air, self.alarms)

    def said(self, show: model.Show) -> list[tuple[str, str]]:
        self.black.update(plan(show))
        return [(one.id, one.level) for one in self.alarms.standing()]


async def test_nothing_on_a_canvas_matters_while_it_is_on_air(tmp_path: Path) -> None:
    house = House(tmp_path, EMPTY)
    assert house.said(EMPTY) == []
    house.air.start(["shop"])
    assert house.said(EMPTY) == [("black.main", "fail")]
    house.air.stop()
    assert house.said(EMPTY) == []


async def test_a_black_picture_is_an_alarm_until_the_mixer_sees_another(tmp_path: Path) -> None:
    house = House(tmp_path, SHOW)
    house.air.start(["shop"])
    assert house.said(SHOW) == []
    assert house.black.see(Status("running", "", {"black": "main"}))
    assert not house.black.see(Status("running", "", {"black": "main"})), "it is no news"
    assert house.said(SHOW) == [("dark.main", "warn")]
    assert house.black.see(None), "a mixer that is gone sees nothing"
    assert house.said(SHOW) == []
