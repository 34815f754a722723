"""What is on air leaves it only when that is confirmed, whichever way it would go."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from studio.control.schema.edit import Confirmed
from studio.desk import removals
from studio.document import model
from studio.document.products import Product, Variant
from studio.ipc.clock import NS
from studio.kinds import sources, targets
from studio.show import edits
from studio.show import stage as stages
from studio.show.cards import CardCue
from studio.show.compile import compile_plan
from studio.values.errors import RefusedError


def item(name: str, **fields: Any) -> model.Item:
    shown = {} if "scene" in fields else {"source": name}
    return model.Item(id=name, **({"width": 1280, "height": 720} | shown | fields))


def source(name: str, given: sources.Input | None = None) -> model.Source:
    return model.Source(id=name, name=name.capitalize(), input=given or sources.Camera(device=name))


SHOW = model.Show(
    sources=(source("cam"), source("clip"), source("logo"), source("spare"), source("mic", sources.SoundDevice())),
    scenes=(
        model.Scene(id="whole", name="Whole", layouts={"main": (item("cam"), item("part", scene="part"))}),
        model.Scene(id="part", name="Part", layouts={"main": (item("clip", width=200, height=100),)}),
        model.Scene(id="next", name="Next", layouts={"main": (item("spare"),)}),
    ),
    lanes=(
        model.Lane(id="brand", name="Brand", layouts={"main": (item("logo", width=100, height=50),)}),
        model.Lane(id="hidden", name="Hidden", visible=False, layouts={"main": (item("spare"),)}),
    ),
    strips=(model.Strip(source="mic"),),
    encodings=(model.Encoding(id="main", canvas="main"),),
    destinations=(
        model.Destination(id="shop", name="Shop", encoding="main", target=targets.RtmpPush(url="rtmp://a/b")),
        model.Destination(id="idle", name="Idle", encoding="main", target=targets.RtmpPush(url="rtmp://a/c")),
    ),
    overlays=(
        model.Overlay(id="price", name="Price", kind="price_card", layouts={"main": model.Box(x=0, y=0, width=200, height=80)}),
        model.Overlay(id="clock", name="Clock", kind="countdown"),
    ),
    products=(Product(id="tea", link_no=3, title="Tea", live_price_minor=900, variants=(Variant(sku="T"),)),),
)
ON = stages.first(SHOW)


def air(show: model.Show = SHOW, stage: stages.Stage = ON, product: str | None = None) -> removals.OnAir:
    cues = {"price": CardCue(True, 0), "clock": CardCue(False, 0)}
    return removals.OnAir(stage, lambda: compile_plan(show, stage, 1, {}, 0), cues, {"shop"}, product)


def asked(command: str, on: removals.OnAir | None = None, show: model.Show = SHOW, **params: Any) -> str:
    """What the operator is asked; empty: nothing."""
    try:
        removals.check(show, edits.apply(show, command, params).show, on or air())
    except RefusedError as error:
        return f"{error.text if error.code == 'confirm' else error.code}"
    return ""


ASKED: list[tuple[str, dict[str, Any], str]] = [
    ("source.remove", {"source": "cam"}, "'Cam' is on air. This takes it off the air at once."),
    ("source.remove", {"source": "clip"}, "'Clip' is on air."),  # in a scene inside the one on program
    ("source.remove", {"source": "logo"}, "'Logo' is on air."),  # in an overlay
    ("source.remove", {"source": "mic"}, "'Mic' is heard on air. This silences it at once."),
    ("scene.remove", {"scene": "whole"}, "'Whole' is on program. This puts 'Part' there at once."),
    ("scene.remove", {"scene": "part"}, "'Part' is on air."),
    ("lane.remove", {"lane": "brand"}, "'Brand' is on air."),
    ("item.remove", {"lane": "brand", "item": "logo"}, "'Logo' is on air."),
    ("overlay.remove", {"overlay": "price"}, "'Price' is on air."),
    ("destination.remove", {"destination": "shop"}, "Shop is on air. This ends its stream at once."),
    (
        "destination.update",
        {"destination": "shop", "set": {"target": {"url": "rtmp://c/d"}}},
        "Shop is on air. This interrupts",
    ),
    (
        "destination.update",
        {"destination": "shop", "set": {"target": {"type": "recording", "folder": "/tmp"}}},
        "Shop is on air. This interrupts its stream at once.",
    ),
    ("canvas.update", {"canvas": "main", "set": {"rate_num": 25}}, "Main is on air. This interrupts its streams at once."),
    (
        "canvas.update",
        {"canvas": "main", "set": {"width": 640, "height": 360}},
        "Main is on air. This",
    ),
    ("source.update", {"source": "cam", "set": {"input": {"type": "sound", "device": ""}}}, "'Cam' is on air. This takes"),
    ("source.update", {"source": "cam", "set": {"input": {"device": "other"}}}, "'Cam' is on air. This changes it"),
    ("source.update", {"source": "cam", "set": {"input": {"width": 640}}}, "'Cam' is on air. This changes it"),
    ("source.update", {"source": "mic", "set": {"input": {"channels": [1, 1]}}}, "'Mic' is on air. This changes it"),
    ("overlay.update", {"overlay": "price", "set": {"layouts": {"main": None}}}, "'Price' is on air. This takes it off"),
    ("overlay.update", {"overlay": "price", "set": {"layouts": {"main": {"x": 5000}}}}, "'Price' is on air. This takes it"),
    ("overlay.update", {"overlay": "price", "set": {"kind": "countdown"}}, "'Price' is on air. This changes it there"),
]


@pytest.mark.parametrize(("command", "params", "words"), ASKED)
def test_what_is_on_air_is_asked_about(command: str, params: dict[str, Any], words: str) -> None:
    assert asked(command, **params).startswith(words)


@pytest.mark.parametrize(("command", "params"), [case[:2] for case in ASKED])
@pytest.mark.parametrize("live", [False, True])
def test_nothing_is_asked_while_nobody_gets_the_program(command: str, params: dict[str, Any], live: bool) -> None:
    stage = stages.edit_live(SHOW, stages.panic(ON, live), live)
    off = dataclasses.replace(air(stage=stage, product="tea"), destinations=())
    assert asked(command, off, **params) == ""


@pytest.mark.parametrize(
    ("command", "params"),
    [
        ("source.remove", {"source": "spare"}),  # on preview, and in a hidden overlay
        ("source.update", {"source": "cam", "set": {"name": "Camera"}}),
        ("source.update", {"source": "spare", "set": {"input": {"device": "other"}}}),
        ("scene.remove", {"scene": "next"}),
        ("lane.remove", {"lane": "hidden"}),
        ("item.remove", {"scene": "whole", "item": "cam"}),  # waits for the take
        ("overlay.remove", {"overlay": "clock"}),
        ("destination.remove", {"destination": "idle"}),
        ("destination.update", {"destination": "idle", "set": {"target": {"url": "rtmp://c/d"}}}),
        ("destination.update", {"destination": "shop", "set": {"name": "Stall", "viewer_delay_ms": 900}}),
        ("destination.update", {"destination": "shop", "set": {"target": {"key_ref": "shop-1"}}}),
        ("overlay.update", {"overlay": "price", "set": {"layouts": {"main": {"x": 50}}}}),
        ("overlay.update", {"overlay": "clock", "set": {"kind": "price_card"}}),
        ("encoding.update", {"encoding": "main", "set": {"video_bps": 900_000}}),
        ("canvas.update", {"canvas": "main", "set": {"name": "Wide", "rate_num": 30}}),
        ("product.remove", {"products": ["tea"]}),
        ("show.rename", {"name": "Other"}),
    ],
)
def test_what_is_not_on_air_goes_without_a_word(command: str, params: dict[str, Any]) -> None:
    assert asked(command, **params) == ""


def test_edits_made_live_are_asked_about_too() -> None:
    live = air(stage=stages.edit_live(SHOW, ON, True))
    assert asked("item.remove", live, scene="whole", item="cam").startswith("'Cam' is on air.")
    assert asked("item.remove", live, scene="next", item="spare") == ""


def test_the_product_that_is_explained_is_asked_about() -> None:
    words = asked("product.remove", air(product="tea"), products=["tea"])
    assert words == "3 'Tea' is on air. This takes its cards off the air at once."


def test_what_is_turned_while_it_runs_is_not_asked_about() -> None:
    playing = replace(SHOW, sources=(source("cam", sources.MediaFile(path="a.mp4")), *SHOW.sources[1:]))
    on = air(playing)
    assert asked("source.update", on, playing, source="cam", set={"input": {"paused": True}}) == ""
    assert asked("source.update", on, playing, source="cam", set={"input": {"path": "b.mp4"}}) != ""


def test_the_panic_slate_is_on_air_while_it_covers_everything() -> None:
    show = replace(SHOW, panic_source="spare")
    assert asked("source.remove", air(show), show, source="spare") == ""
    assert asked("source.remove", air(show, stages.panic(ON, True)), show, source="spare") != ""


def test_a_source_is_set_up_without_a_word_while_nobody_gets_it() -> None:
    setting_up = dataclasses.replace(air(), destinations=())
    assert asked("source.update", setting_up, source="cam", set={"input": {"width": 640}}) == ""
    assert asked("source.update", setting_up, source="cam", set={"input": {"device": "other"}}) == ""
    removals.check_restart(source("cam"), setting_up)


def test_another_panic_slate_waits_for_a_yes_while_it_covers_everything() -> None:
    show = replace(SHOW, panic_source="spare")
    assert asked("show.update", air(show), show, set={"panic_source": "cam"}) == ""
    words = asked("show.update", air(show, stages.panic(ON, True)), show, set={"panic_source": "cam"})
    assert words == "The panic slate is on air. This changes it there at once."


def test_what_a_running_change_comes_from_is_on_air_still() -> None:
    fading = stages.take(SHOW, ON, 0, "fade", 1000, "next")
    during, after = (removals.OnAir(fading, partial(compile_plan, SHOW, fading, 1, {}, ns), {}, {"shop"}, None) for ns in (1, NS))
    assert asked("source.remove", during, source="cam").startswith("'Cam' is on air.")
    assert asked("scene.remove", during, scene="part").startswith("'Part' is on air.")
    assert asked("source.remove", after, source="cam") == asked("scene.remove", after, scene="part") == ""


def test_a_stream_does_not_change_over_to_another_canvas_without_a_word() -> None:
    two = edits.apply(SHOW, "canvas.add", {"set": {"name": "Tall", "width": 720, "height": 1280}}).show
    on = air(two, stages.repair(two, ON, SHOW))
    words = "Shop is on air. This interrupts its stream at once."
    assert asked("encoding.update", on, two, encoding="main", set={"canvas": "tall"}) == words


def test_a_card_leaves_one_of_its_canvases_only_when_asked() -> None:
    two = edits.apply(SHOW, "canvas.add", {"set": {"name": "Tall", "width": 720, "height": 1280}}).show
    bare = edits.apply(two, "overlay.update", {"overlay": "price", "set": {"layouts": {"main": None}}}).show
    on = air(bare, stages.repair(bare, ON, SHOW))
    assert asked("canvas.copy_layouts", on, bare, canvas="tall", like="main").startswith("'Price' is on air. This takes it off")


def test_an_undo_that_takes_something_off_the_air_is_asked_about() -> None:
    without = edits.apply(SHOW, "source.remove", {"source": "cam"}).show
    with pytest.raises(RefusedError, match="'Cam' is on air"):
        removals.check(SHOW, without, air())  # the undo of its adding


def test_most_edits_compile_nothing() -> None:
    def never() -> Any:
        raise AssertionError("an edit that removes nothing needs no plan")

    on = removals.OnAir(ON, never, {}, {"shop"}, None)
    removals.check(SHOW, edits.apply(SHOW, "item.update", {"scene": "whole", "item": "cam", "set": {"x": 3}}).show, on)


def test_a_source_on_air_is_started_anew_only_when_asked() -> None:
    for name, words in (("cam", "'Cam' is on air."), ("mic", "'Mic' is on air.")):
        with pytest.raises(RefusedError, match=words):
            removals.check_restart(source(name), air())
        removals.check_restart(source(name), air(), name)
    removals.check_restart(source("spare"), air())


def test_a_yes_counts_for_what_was_asked_about_only() -> None:
    after = edits.apply(SHOW, "source.remove", {"source": "cam"}).show
    removals.check(SHOW, after, air(), "cam")
    with pytest.raises(RefusedError, match="'Cam' is on air"):
        removals.check(SHOW, after, air(), "clip")


def test_one_question_names_everything_that_an_edit_takes_off_the_air() -> None:
    after = replace(
        edits.apply(edits.apply(SHOW, "source.remove", {"source": "cam"}).show, "source.remove", {"source": "mic"}).show,
        destinations=(),
    )
    with pytest.raises(RefusedError) as asked_once:
        removals.check(SHOW, after, air(), "cam")
    assert asked_once.value.text == (
        "'Cam' is on air. This takes it off the air at once. 'Mic' is heard on air. This silences it at once. "
        "Shop is on air. This ends its stream at once."
    )
    assert asked_once.value.subject == "cam mic shop"
    removals.check(SHOW, after, air(), "cam mic shop")
    with pytest.raises(RefusedError):  # a yes to less
        removals.check(SHOW, after, air(), "cam mic")


def test_what_is_lost_in_two_places_is_named_once() -> None:
    live = air(stage=stages.edit_live(SHOW, ON, True))
    with pytest.raises(RefusedError) as asked_once:
        removals.check(SHOW, edits.apply(SHOW, "source.remove", {"source": "cam"}).show, live)
    assert asked_once.value.text == "'Cam' is on air. This takes it off the air at once."
    assert asked_once.value.subject == "cam"


def test_a_question_about_very_much_stays_short() -> None:
    many = tuple(source(f"cam-{number:02}" + "x" * 50) for number in range(90))
    scene = model.Scene(id="whole", name="Whole", layouts={"main": tuple(item(one.id) for one in many)})
    show = replace(SHOW, sources=many, scenes=(scene,), lanes=(), strips=(), overlays=())
    on = air(show, stages.first(show))
    after = replace(show, sources=())
    with pytest.raises(RefusedError) as asked_once:
        removals.check(show, after, on)
    assert asked_once.value.text.endswith(" 86 more things on air leave it or change there.")
    assert asked_once.value.text.count("takes it off the air") == 4
    msgspec.convert(asked_once.value.subject, Confirmed)
    removals.check(show, after, on, asked_once.value.subject)


def test_a_canvas_that_goes_nowhere_takes_its_overlays_with_it_without_a_word() -> None:
    two = edits.apply(SHOW, "canvas.add", {"set": {"name": "Tall", "width": 720, "height": 1280}}).show
    assert asked("canvas.remove", air(two, stages.repair(two, ON, SHOW)), two, canvas="tall") == ""
