"""Show documents: what is written is read again; what is wrong is refused with words that name the place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from studio.document.model import Canvas, Destination, Encoding, Item, Overlay, Scene, Show, Source, Strip
from studio.document.products import Product, Variant
from studio.kinds.sound_filters.trim import Trim
from studio.kinds.sources import Image, MediaFile, Slate, SoundDevice
from studio.kinds.targets import Recording, RtmpPush
from studio.show import document
from studio.values.errors import BadShowError

TWO_SCENES = Show(
    sources=(Source(id="cam", name="Cam", input=Slate()),),
    scenes=(
        Scene(id="one", name="One", layouts={"main": (Item(id="a", source="cam", width=64.0, height=36.0),)}),
        Scene(id="two", name="Two", layouts={"main": (Item(id="b", scene="one", width=640.0, height=360.0),)}),
    ),
)


def tree_of(show: Show = TWO_SCENES) -> dict[str, Any]:
    tree = json.loads(document.to_json(show))
    assert isinstance(tree, dict)
    return tree


def refusal(tree: Any) -> BadShowError:
    with pytest.raises(BadShowError) as caught:
        document.parse(json.dumps(tree).encode())
    return caught.value


def test_what_is_written_is_read_again() -> None:
    assert document.parse(document.to_json(TWO_SCENES)) == TWO_SCENES
    assert document.to_json(document.parse(document.to_json(TWO_SCENES))) == document.to_json(TWO_SCENES)


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert document.parse(b"\xef\xbb\xbf" + document.to_json(TWO_SCENES)) == TWO_SCENES


@pytest.mark.parametrize("length", [0, 1, 20, 400, -2])
def test_a_truncated_file_is_refused(length: int) -> None:
    with pytest.raises(BadShowError) as caught:
        document.parse(document.to_json(TWO_SCENES)[:length])
    assert caught.value.code == "not_a_show"


@pytest.mark.parametrize(
    "data", [b"\0" * 4096, b"[" * 100_000, b'{"\xff": 1}', b"[]", b"7", b"{}", b'{"format": true}', b'{"format": "1"}']
)
def test_what_is_no_show_is_refused(data: bytes) -> None:
    with pytest.raises(BadShowError) as caught:
        document.parse(data)
    assert caught.value.code == "not_a_show"


def test_a_newer_format_says_to_update() -> None:
    error = refusal({"format": 5, "whatever": 1})
    assert error.code == "newer_show"
    assert "format 5" in error.text
    assert "Update" in error.text


def test_an_older_format_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.document.model.FORMAT", 3)
    monkeypatch.setitem(document.MIGRATIONS, 1, lambda tree: tree | {"format": 2, "title": "Renamed"})
    monkeypatch.setitem(document.MIGRATIONS, 2, lambda tree: {"format": 3, "name": tree["title"]})
    assert document.parse(b'{"format": 1}').name == "Renamed"


def put(path: list[Any], value: Any) -> dict[str, Any]:
    tree = tree_of()
    at: Any = tree
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return tree


SCENE_ITEM = ["scenes", 0, "layouts", "main", 0]


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        (["nonsense"], 1, "'nonsense' is not known here"),
        (["canvases", 0, "width"], "wide", "canvases[0].width: must be a whole number, is text"),
        (["canvases", 0, "width"], 1281, "canvases[0].width: 1281 is odd"),
        (["canvases"], [], "canvases: a show needs at least one"),
        (["sources", 0, "id"], "Cam!", "sources[0].id: an id has only small letters"),
        (["sources", 0, "id"], "slate", "sources[0].id: 'slate' is the built-in slate"),
        (["sources", 0, "input", "type"], "telepathy", "sources[0].input.type: 'telepathy' is not one of the choices"),
        (["sources", 0, "input", "colour"], "red", "sources[0].input.colour: a colour is written #rrggbb"),
        ([*SCENE_ITEM, "width"], 0, "scenes[0].layouts.main[0].width: must be above 0"),
        ([*SCENE_ITEM, "x"], 1e9, "scenes[0].layouts.main[0].x: must be at most 100000"),
        ([*SCENE_ITEM, "rotation"], 45, "scenes[0].layouts.main[0].rotation: 45 is not one of the choices"),
        ([*SCENE_ITEM, "source"], "gone", "scenes[0].layouts.main[0].source: there is no source 'gone'"),
        ([*SCENE_ITEM, "source"], None, "scenes[0].layouts.main[0]: an item shows either a source or a scene"),
        ([*SCENE_ITEM, "crop"], {"left": 0.5, "right": 0.5}, "scenes[0].layouts.main[0].crop: cuts the whole picture away"),
        (["scenes", 1, "id"], "one", "scenes[1].id: 'one' is there twice"),
        (["scenes", 0, "layouts", "tall"], [], "scenes[0].layouts.tall: there is no canvas 'tall'"),
        (["panic_source"], "gone", "panic_source: there is no source 'gone'"),
        (["strips"], [{"source": "cam"}], "strips[0].source: 'cam' has no sound"),
        (["encodings"], [{"id": "e", "canvas": "tall"}], "encodings[0].canvas: there is no canvas 'tall'"),
        (
            ["destinations"],
            [{"id": "d", "name": "D", "encoding": "e", "target": {"type": "rehearsal"}}],
            "destinations[0].encoding: there is no encoding 'e'",
        ),
        (["hotkeys"], {"fine": "F1", "take": 5}, "hotkeys.take: must be text, is a whole number"),
    ],
)
def test_what_is_wrong_is_named(path: list[Any], value: Any, text: str) -> None:
    error = refusal(put(path, value))
    assert error.code == "invalid_show"
    assert text in error.text


def test_a_scene_inside_itself_is_refused() -> None:
    item = {"id": "c", "scene": "two", "width": 10, "height": 10}
    assert "scene 'one' would contain itself" in refusal(put(["scenes", 0, "layouts", "main"], [item])).text


def test_scenes_that_unfold_without_end_are_refused() -> None:
    def scene(n: int) -> Scene:
        inner = {"source": "cam"} if n == 0 else {"scene": f"s{n - 1}"}
        return Scene(
            id=f"s{n}", name="s", layouts={"main": tuple(Item(id=f"i{k}", width=9, height=9, **inner) for k in range(10))}
        )

    bomb = replace(TWO_SCENES, scenes=tuple(scene(n) for n in range(40)))
    with pytest.raises(BadShowError, match="more than 1000 items"):
        document.validate(bomb)


def test_paths_become_absolute_for_the_workers(tmp_path: Path) -> None:
    show = Show(
        canvases=(Canvas(id="main", name="Main"),),
        sources=(
            Source(id="clip", name="Clip", input=MediaFile(path="clips/a.mp4")),
            Source(id="fixed", name="Fixed", input=MediaFile(path=str(tmp_path / "b.mp4"))),
            Source(id="cards", name="Cards", input=Image(paths=("one.png", "../two.png"))),
        ),
        encodings=(Encoding(id="e", canvas="main"),),
        destinations=(
            Destination(id="file", name="File", encoding="e", target=Recording(folder="recordings")),
            Destination(id="push", name="Push", encoding="e", target=RtmpPush(url="rtmp://x/app")),
        ),
    )
    resolved = document.resolve_paths(show, tmp_path / "shows")
    assert resolved.sources[0].input == MediaFile(path=str(tmp_path / "shows" / "clips" / "a.mp4"))
    assert resolved.sources[1].input == show.sources[1].input
    assert resolved.sources[2].input == Image(paths=(str(tmp_path / "shows" / "one.png"), str(tmp_path / "two.png")))
    assert msgspec.to_builtins(resolved.destinations[0].target)["folder"] == str(tmp_path / "shows" / "recordings")
    assert resolved.destinations[1].target == show.destinations[1].target


def test_pictures_of_products_and_files_of_cards_too(tmp_path: Path) -> None:
    pictures = ("a.png", "sub/b.png", "https://shop.example/c.png", "HTTP://shop.example/d.png", str(tmp_path / "e.png"))
    mug = Product(id="mug", link_no=1, title="Mug", live_price_minor=1, pictures=pictures, variants=(Variant(sku="m"),))
    plain = Product(id="plain", link_no=2, title="Plain", live_price_minor=1, variants=(Variant(sku="p"),))
    logo = Overlay(id="logo", name="Logo", kind="logo", settings={"picture": "logo.png", "caption": "logo.png", "glow": 3})
    show = Show(products=(mug, plain), overlays=(logo,))
    resolved = document.resolve_paths(show, tmp_path, lambda overlay: ("picture", "glow", "missing"))
    folder = str(tmp_path)
    assert resolved.products[0].pictures == (f"{folder}/a.png", f"{folder}/sub/b.png", *pictures[2:])
    assert resolved.products[1] is plain
    assert resolved.overlays[0].settings == {"picture": f"{folder}/logo.png", "caption": "logo.png", "glow": 3}
    assert document.resolve_paths(show, tmp_path).overlays == (logo,)


def test_strips_without_filters_say_nothing_of_them() -> None:
    """So that a show without any can still be opened by a studio that knows none."""
    plain = Show(sources=(Source(id="mic", name="Mic", input=SoundDevice()),), strips=(Strip(source="mic"),))
    assert "filters" not in json.loads(document.to_json(plain))["strips"][0]
    filtered = msgspec.structs.replace(plain, strips=(Strip(source="mic", filters=(Trim(id="t"),)),))
    assert document.parse(document.to_json(filtered)) == filtered


def test_an_encoding_that_says_nothing_of_profile_and_sound_codec_is_as_it_was() -> None:
    saved = b'{"id":"wide","canvas":"main","video_bps":2500000,"audio_bps":96000,"encoder":"x264","low_latency":true}'
    encoding = msgspec.json.decode(saved, type=Encoding)
    assert (encoding.profile, encoding.audio_codec, encoding.b_pictures) == ("high", "aac", False)
    assert Encoding(id="wide", canvas="main").b_pictures
    written = json.loads(document.to_json(Show(encodings=(Encoding(id="wide", canvas="main"),))))["encodings"][0]
    assert not {"profile", "audio_codec"} & written.keys(), "a studio that does not know them opens it still"
    for_webrtc = Show(encodings=(Encoding(id="wide", canvas="main", profile="baseline", audio_codec="opus"),))
    assert document.parse(document.to_json(for_webrtc)) == for_webrtc
