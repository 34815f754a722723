"""Edits: each command's effect, and every rule that refuses one."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from studio.document.model import Canvas, Item, Scene, Show, Source, Strip
from studio.kinds.sources import Fill
from studio.kinds.targets import Recording
from studio.show import edits
from studio.values.errors import RefusedError
from tests.unit.show.workshop import Workshop


class Scenes(Workshop):
    """Sees what lies in them."""

    def items(self, scene: str = "host", canvas: str = "main") -> tuple[Item, ...]:
        return next(one for one in self.show.scenes if one.id == scene).layouts.get(canvas, ())


@pytest.fixture
def shop() -> Scenes:
    """A camera, a microphone and a clip; the camera in scene `host`, that scene in `split`; `main` goes to a rehearsal."""
    shop = Scenes()
    shop.do("source.add", set={"name": "Cam", "input": {"type": "camera", "device": "usb-1"}})
    shop.do("source.add", set={"name": "Mic", "input": {"type": "sound"}})
    shop.do("source.add", set={"name": "Clip", "input": {"type": "media", "path": "clip.mp4"}})
    shop.do("scene.add", set={"name": "Host"})
    shop.do("scene.add", set={"name": "Split"})
    shop.do("item.add", scene="host", set={"source": "cam"})
    shop.do("item.add", scene="split", set={"scene": "host", "width": 640, "height": 360})
    shop.do("encoding.add", set={})
    shop.do("destination.add", set={"name": "Rehearsal", "target": {"type": "rehearsal"}})
    return shop


def test_every_command_of_the_contract_is_there() -> None:
    nouns = (
        "canvas",
        "source",
        "scene",
        "lane",
        "item",
        "filter",
        "sound_filter",
        "encoding",
        "destination",
        "product",
        "overlay",
        "connection",
    )
    wanted = {f"{noun}.{verb}" for noun in nouns for verb in ("add", "update", "remove")}
    wanted |= {"scene.move", "item.reorder", "item.duplicate", "strip.update", "master.update", "transition.update"}
    wanted |= {"hotkey.set", "show.rename", "show.update", "canvas.copy_layouts"}
    wanted |= {"product.move", "product.duplicate", "product.import", "look.update", "watched.update"}
    assert set(edits.COMMANDS) == wanted


def test_ids_are_made_from_names(shop: Scenes) -> None:
    assert shop.do("scene.add", set={"name": "Café, front!"}) == "cafe-front"
    assert shop.do("scene.add", set={"name": "Cafe front"}) == "cafe-front-2"
    assert shop.do("scene.add", set={"name": "主播"}) == "scene"
    assert shop.do("scene.add", set={"name": "x" * 120}) == "x" * 56
    assert shop.do("scene.add", set={"id": "mine", "name": "Mine"}) == "mine"
    assert shop.refused("scene.add", set={"id": "mine", "name": "Again"}).code == "taken"
    assert shop.do("source.add", set={"name": "Slate", "input": {"type": "slate"}}) == "slate-2"  # `slate` is the built-in one


def test_a_source_with_sound_has_a_strip(shop: Scenes) -> None:
    assert shop.show.strips == (Strip(source="mic"), Strip(source="clip"))
    shop.do("source.update", source="clip", set={"input": {"type": "colour"}})
    assert shop.show.strips == (Strip(source="mic"),)
    shop.do("source.update", source="clip", set={"input": {"type": "test_card"}})
    assert shop.show.strips == (Strip(source="mic"), Strip(source="clip"))


def test_a_part_of_an_object_is_merged(shop: Scenes) -> None:
    shop.do("source.update", source="cam", set={"input": {"rate_hz": 60}})
    assert msgspec.to_builtins(shop.show.sources[0].input)["device"] == "usb-1"
    assert msgspec.to_builtins(shop.show.sources[0].input)["rate_hz"] == 60
    shop.do("item.update", scene="host", item="cam", set={"crop": {"left": 0.1}})
    shop.do("item.update", scene="host", item="cam", set={"crop": {"top": 0.2}})
    assert (shop.items()[0].crop.left, shop.items()[0].crop.top) == (0.1, 0.2)


def test_an_input_of_another_kind_replaces_the_old_one(shop: Scenes) -> None:
    shop.do("source.update", source="cam", set={"input": {"type": "colour", "colour": "#ff0000"}})
    assert "device" not in msgspec.to_builtins(shop.show.sources[0].input)


def test_a_source_that_becomes_sound_leaves_the_canvases(shop: Scenes) -> None:
    shop.do("source.update", source="cam", set={"input": {"type": "sound"}})
    assert shop.items() == ()


def test_removing_a_source_removes_its_items_strip_and_panic(shop: Scenes) -> None:
    shop.do("item.add", scene="host", set={"source": "clip"})
    shop.do("lane.add", set={"name": "Logo"})
    shop.do("item.add", lane="logo", set={"source": "clip"})
    shop.do("show.update", set={"panic_source": "clip"})
    shop.do("source.remove", source="clip")
    assert [item.source for item in shop.items()] == ["cam"]
    assert shop.show.lanes[0].layouts == {"main": ()}
    assert shop.show.strips == (Strip(source="mic"),)
    assert shop.show.panic_source is None


def test_scenes_move_and_are_copied(shop: Scenes) -> None:
    assert shop.do("scene.add", copy_of="host", index=0) == "host-copy"
    assert [scene.id for scene in shop.show.scenes] == ["host-copy", "host", "split"]
    assert shop.items("host-copy") == shop.items("host")
    shop.do("scene.move", scene="host-copy", index=99)
    assert [scene.id for scene in shop.show.scenes] == ["host", "split", "host-copy"]
    shop.do("scene.move", scene="split", index=0)
    assert [scene.id for scene in shop.show.scenes] == ["split", "host", "host-copy"]


def test_removing_a_scene_removes_it_from_other_scenes(shop: Scenes) -> None:
    shop.do("scene.remove", scene="host")
    assert shop.show.scenes == (Scene(id="split", name="Split", layouts={"main": ()}),)


@pytest.mark.parametrize("inner", ["host", "split"])
def test_a_scene_in_itself_is_refused(shop: Scenes, inner: str) -> None:
    assert shop.refused("item.add", scene="host", set={"scene": inner}).code == "scene_cycle"


def test_a_lane_may_show_a_scene_and_is_stacked(shop: Scenes) -> None:
    shop.do("lane.add", set={"name": "Under"})
    shop.do("lane.add", set={"name": "Over"})
    shop.do("item.add", lane="under", set={"scene": "split"})
    shop.do("lane.update", lane="over", index=0)
    assert [lane.id for lane in shop.show.lanes] == ["over", "under"]
    shop.do("lane.update", lane="over", set={"visible": False})
    assert shop.label == "Hide overlay"
    shop.do("lane.remove", lane="over")
    assert [lane.id for lane in shop.show.lanes] == ["under"]


def test_an_item_fills_its_canvas_unless_told_otherwise(shop: Scenes) -> None:
    shop.do("canvas.add", set={"name": "Tall", "width": 720, "height": 1280})
    shop.do("item.add", scene="host", canvas="tall", set={"source": "cam"})
    assert (shop.items(canvas="tall")[0].width, shop.items(canvas="tall")[0].height) == (720, 1280)
    assert shop.items()[0].width == 1280


def test_items_are_reordered_and_duplicated(shop: Scenes) -> None:
    shop.do("item.add", scene="host", set={"source": "clip", "x": 5})
    shop.do("item.add", scene="host", set={"source": "clip"}, index=0)
    assert [item.id for item in shop.items()] == ["clip-2", "cam", "clip"]
    shop.do("item.reorder", scene="host", item="clip-2", index=2)
    assert [item.id for item in shop.items()] == ["cam", "clip", "clip-2"]
    assert shop.do("item.duplicate", scene="host", item="clip") == "clip-3"
    assert [item.id for item in shop.items()] == ["cam", "clip", "clip-3", "clip-2"]
    assert (shop.items()[2].x, shop.items()[2].y) == (25, 20)
    shop.do("item.remove", scene="host", item="clip-2")
    assert len(shop.items()) == 3


def test_a_locked_item_keeps_its_place(shop: Scenes) -> None:
    shop.do("item.update", scene="host", item="cam", set={"locked": True})
    assert shop.label == "Lock item"
    for change in ({"x": 1}, {"width": 9}, {"crop": {"left": 0.5}}, {"rotation": 90}, {"flip_h": True}):
        assert shop.refused("item.update", scene="host", item="cam", set=change).code == "locked"
    assert shop.refused("item.reorder", scene="host", item="cam", index=0).code == "locked"
    shop.do("item.update", scene="host", item="cam", set={"visible": False, "opacity": 0.5})
    shop.do("item.update", scene="host", item="cam", set={"locked": False, "x": 7})
    assert shop.items()[0].x == 7


def test_filters_come_change_and_go(shop: Scenes) -> None:
    at = {"scene": "host", "item": "cam"}
    assert shop.do("filter.add", **at, set={"type": "chroma_key"}) == "chroma-key"
    assert shop.do("filter.add", **at, set={"type": "colour_correction", "gamma": 1.2}, index=0) == "colour-correction"
    shop.do("filter.update", **at, filter="chroma-key", set={"spill": 0.25}, index=0)
    first, second = shop.items()[0].filters
    assert (first.id, msgspec.to_builtins(first)["spill"], second.id) == ("chroma-key", 0.25, "colour-correction")
    assert shop.refused("filter.add", **at, set={"type": "magic"}).code == "invalid"
    assert shop.refused("filter.add", **at, set={"type": "chroma_key", "id": "chroma-key"}).code == "taken"
    shop.do("filter.remove", **at, filter="chroma-key")
    assert [one.id for one in shop.items()[0].filters] == ["colour-correction"]


def test_sound_filters_come_change_and_go(shop: Scenes) -> None:
    assert shop.do("sound_filter.add", source="mic", set={"type": "trim"}) == "trim"
    assert shop.do("sound_filter.add", source="mic", set={"type": "trim", "gain_db": 3}, index=0) == "trim-2"
    assert shop.label == "Add filter"
    shop.do("sound_filter.update", source="mic", filter="trim", set={"gain_db": -6, "type": "other"}, index=0)
    first, second = shop.show.strips[0].filters
    assert (first.id, msgspec.to_builtins(first)["gain_db"], second.id) == ("trim", -6, "trim-2")
    assert "at most 30" in shop.refused("sound_filter.update", source="mic", filter="trim", set={"gain_db": 31}).text
    assert shop.refused("sound_filter.add", source="mic", set={"type": "magic"}).code == "invalid"
    assert shop.refused("sound_filter.add", source="mic", set={"type": "chroma_key"}).code == "invalid"
    assert shop.refused("sound_filter.add", source="mic", set={"type": "trim", "id": "trim"}).code == "taken"
    assert shop.refused("sound_filter.add", source="cam", set={"type": "trim"}).code == "no_sound"
    assert shop.refused("sound_filter.remove", source="clip", filter="trim").code == "not_found"
    shop.do("sound_filter.remove", source="mic", filter="trim")
    assert [one.id for one in shop.show.strips[0].filters] == ["trim-2"]
    twice = [{"type": "trim", "id": "a"}, {"type": "trim", "id": "a"}]
    assert "there twice" in shop.refused("strip.update", source="mic", set={"filters": twice}).text


def test_a_strip_has_no_more_filters_than_the_mixer_bears(shop: Scenes) -> None:
    for _ in range(16):
        shop.do("sound_filter.add", source="mic", set={"type": "trim"})
    assert shop.refused("sound_filter.add", source="mic", set={"type": "trim"}).text == "A strip has at most 16 filters."
    many = [{"type": "trim", "id": f"t-{number}"} for number in range(17)]
    assert "at most 16" in shop.refused("strip.update", source="mic", set={"filters": many}).text


def test_the_last_canvas_stays_and_a_used_one_too(shop: Scenes) -> None:
    assert shop.refused("canvas.remove", canvas="main").code == "last_canvas"
    shop.do("canvas.add", set={"name": "Tall", "width": 720, "height": 1280})
    error = shop.refused("canvas.remove", canvas="main")
    assert (error.code, "Rehearsal" in error.text) == ("in_use", True)
    shop.do("destination.remove", destination="rehearsal")
    shop.do("canvas.remove", canvas="main")
    assert [canvas.id for canvas in shop.show.canvases] == ["tall"]
    assert shop.show.encodings == ()
    assert all(scene.layouts.keys() <= {"tall"} for scene in shop.show.scenes)


def test_a_canvas_keeps_even_sides(shop: Scenes) -> None:
    assert "odd" in shop.refused("canvas.update", canvas="main", set={"width": 1001}).text
    shop.do("canvas.update", canvas="main", set={"width": 1920, "height": 1080, "rate_num": 60})
    assert shop.show.canvases[0].width == 1920


def test_sound_is_changed(shop: Scenes) -> None:
    shop.do("strip.update", source="mic", set={"mute": True})
    assert shop.label == "Mute"
    shop.do("strip.update", source="mic", set={"gain_db": -6, "delay_ms": 80})
    assert shop.show.strips[0] == Strip(source="mic", mute=True, gain_db=-6, delay_ms=80)
    shop.do("master.update", set={"monitor_device": ""})
    assert shop.show.master.monitor_device == ""
    assert shop.refused("strip.update", source="cam", set={"mute": True}).code == "no_sound"
    assert shop.refused("strip.update", source="mic", set={"source": "clip"}).code == "invalid"
    assert "at most 20" in shop.refused("strip.update", source="mic", set={"gain_db": 21}).text


def test_encodings_and_destinations_refer_to_what_is_there(shop: Scenes) -> None:
    assert "no canvas 'tall'" in shop.refused("encoding.add", set={"canvas": "tall"}).text
    target = {"type": "recording", "folder": "recordings"}
    assert "no encoding 'x'" in shop.refused("destination.add", set={"name": "File", "target": target, "encoding": "x"}).text
    assert "takes one stream" in shop.refused("destination.add", set={"name": "Again", "target": {"type": "rehearsal"}}).text
    shop.do("destination.add", set={"name": "File", "target": target})
    shop.do("destination.update", destination="file", set={"target": {"container": "mp4"}, "enabled": False})
    assert shop.show.destinations[1].target == Recording(folder="recordings", container="mp4")
    assert shop.refused("encoding.remove", encoding="main").code == "in_use"
    shop.do("encoding.update", encoding="main", set={"video_bps": 2_000_000})
    shop.do("destination.remove", destination="rehearsal")
    shop.do("destination.remove", destination="file")
    shop.do("encoding.remove", encoding="main")
    shop.do("destination.add", set={"name": "File", "target": target})  # brings an encoding along
    assert [one.canvas for one in shop.show.encodings] == ["main"]


def test_a_destination_gets_an_encoding_that_it_takes(shop: Scenes) -> None:
    shop.do("destination.remove", destination="rehearsal")
    shop.do("encoding.update", encoding="main", set={"audio_codec": "opus"})
    push = {"type": "rtmp", "url": "rtmp://host/app"}
    shop.do("destination.add", set={"name": "Shop", "target": push})
    made = shop.show.encodings[-1]
    assert (len(shop.show.encodings), made.audio_codec, made.canvas) == (2, "aac", "main")
    assert shop.show.destinations[-1].encoding == made.id
    shop.do("destination.add", set={"name": "Again", "target": push}, canvas="main")
    assert (len(shop.show.encodings), shop.show.destinations[-1].encoding) == (2, made.id)
    refused = shop.refused("destination.update", destination="shop", set={"encoding": "main"})
    assert refused.text.endswith("'main' makes h264 and opus, which this destination does not take.")
    assert shop.refused("destination.add", set={"name": "Odd", "target": {"type": "carrier pigeon"}}).code == "invalid"


@pytest.mark.parametrize("keys", ["Return", "Enter", "Shift+Return", "Num+Enter", "Esc", "Tab"])
def test_a_key_that_ends_something_small_is_no_hotkey(shop: Scenes, keys: str) -> None:
    with pytest.raises(RefusedError, match="Choose another key"):
        shop.do("hotkey.set", action="cut", keys=keys)
    shop.do("hotkey.set", action="cut", keys=f"Ctrl+{keys}")


def test_hotkeys_belong_to_one_action(shop: Scenes) -> None:
    shop.do("hotkey.set", action="take", keys="Space")
    shop.do("hotkey.set", action="panic", keys="F12")
    shop.do("hotkey.set", action="panic", keys="Space")
    assert shop.show.hotkeys == {"panic": "Space"}
    shop.do("hotkey.set", action="panic", keys=None)
    assert shop.show.hotkeys == {}


def test_show_and_transition(shop: Scenes) -> None:
    shop.do("show.rename", name="Friday night")
    shop.do("transition.update", set={"kind": "fade"})
    assert (shop.show.name, shop.show.transition.kind, shop.show.transition.duration_ms) == ("Friday night", "fade", 500)


@pytest.mark.parametrize(
    ("command", "params", "code"),
    [
        ("show.explode", {}, "unknown_command"),
        ("scene.add", {"colour": "red"}, "invalid"),
        ("scene.update", {"scene": "host"}, "invalid"),
        ("scene.update", {"scene": "host", "set": {"id": "other"}}, "invalid"),
        ("scene.update", {"scene": "host", "set": []}, "invalid"),
        ("scene.update", {"scene": 7, "set": {}}, "invalid"),
        ("scene.update", {"scene": "gone", "set": {}}, "not_found"),
        ("source.remove", {"source": "gone"}, "not_found"),
        ("source.add", {"set": {"name": "x"}}, "invalid"),
        ("item.add", {"set": {"source": "cam"}}, "invalid"),
        ("item.add", {"scene": "host", "lane": "x", "set": {"source": "cam"}}, "invalid"),
        ("item.add", {"scene": "host", "canvas": "gone", "set": {"source": "cam"}}, "not_found"),
        ("item.add", {"scene": "host", "set": {}}, "invalid"),
        ("item.add", {"scene": "host", "set": {"source": "mic"}}, "invalid"),
        ("item.add", {"scene": "host", "set": {"source": "cam", "scene": "split"}}, "invalid"),
        ("item.update", {"scene": "host", "item": "cam", "set": {"x": float("nan")}}, "invalid"),
        ("item.update", {"scene": "host", "item": "cam", "set": {"crop": {"left": 0.6, "right": 0.6}}}, "invalid"),
        ("show.rename", {"name": ""}, "invalid"),
        ("show.update", {"set": {"panic_source": "mic"}}, "invalid"),
    ],
)
def test_what_makes_no_sense_is_refused(shop: Scenes, command: str, params: dict[str, Any], code: str) -> None:
    assert shop.refused(command, **params).code == code


def test_what_an_edit_does_not_touch_is_shared(shop: Scenes) -> None:
    before = shop.show
    shop.do("item.update", scene="split", item="host", set={"x": 3}, gesture="drag-1")
    assert shop.show.scenes[0] is before.scenes[0]
    assert shop.show.sources is before.sources
    shop.do("scene.update", scene="host", set={"name": "Hosts"})
    assert shop.show.scenes[0].layouts is before.scenes[0].layouts


@pytest.mark.parametrize("settings", [{"of": 2**70}, {"text": "x" * 2001}], ids=["number", "text"])
def test_a_card_takes_no_settings_that_cannot_be_passed_on(shop: Scenes, settings: dict[str, object]) -> None:
    with pytest.raises(RefusedError, match="cannot have these settings"):
        shop.do("overlay.add", set={"kind": "goal", "settings": settings})
    card = shop.do("overlay.add", set={"kind": "goal"})
    with pytest.raises(RefusedError, match="cannot have these settings"):
        shop.do("overlay.update", overlay=card, set={"settings": settings})


def test_what_would_reach_too_far_on_a_larger_canvas_is_refused() -> None:
    show = Show(
        canvases=(Canvas(id="main", name="Main", width=320, height=180),),
        sources=(Source(id="red", name="Red", input=Fill()),),
        scenes=(Scene(id="a", name="A", layouts={"main": (Item(id="i", source="red", width=90_000, height=90_000),)}),),
    )
    with pytest.raises(RefusedError, match="lies far outside"):
        edits.apply(show, "canvas.update", {"canvas": "main", "set": {"width": 640, "height": 360}})
