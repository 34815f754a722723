"""What holds for every kind of source, those to come included: found by looking, as the studio finds them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from studio.document import model
from studio.kinds import sources
from studio.kinds.settings_fields import fields_of
from studio.kinds.sources.base import Facts, Input, SourceKind
from studio.show import document, edits
from studio.values.errors import RefusedError

FOLDER = Path(sources.__file__).parent
ROOT = FOLDER.parents[2]
KINDS = {name: kind.settings for name, kind in sources.FAMILY.kinds.items()}
WITH_THE_STUDIO = {"camera", "screen", "sound", "media", "image", "stream", "colour", "slate", "test_card"}
PLAIN = {"text": "one", "file": "one.mp4", "folder": "one", "files": ["one.png", "two.png"]}
OF_TODAY = {
    "camera": b'{"type":"camera","device":"usb-1","width":1280,"height":720,"rate_hz":30.0,"pixels":"auto"}',
    "screen": b'{"type":"screen","display":":0","region":[0,0,640,480],"window":"","rate_hz":30.0,"cursor":true}',
    "media": b'{"type":"media","path":"a.mp4","loop":true,"paused":false}',
    "stream": b'{"type":"stream","url":"rtsp://10.0.0.5/live","transport":"tcp"}',
    "image": b'{"type":"image","paths":["a.png","b.png"],"seconds_each":5.0}',
    "colour": b'{"type":"colour","colour":"#102030"}',
    "test_card": b'{"type":"test_card","width":1280,"height":720,"rate_hz":30.0}',
    "slate": b'{"type":"slate","title":"Back","subtitle":"","colour":"#101820"}',
    "sound": b'{"type":"sound","device":"","channels":[0,1]}',
}

every_kind = pytest.mark.parametrize("name", KINDS)


def some(name: str, **more: object) -> Input:
    """An input of the kind with every path that it may name, and whatever it cannot be without."""
    required = {one.name for one in msgspec.structs.fields(KINDS[name]) if one.required}
    told = {
        field.name: "rtsp://10.0.0.5/live" if field.name == "url" else PLAIN[field.form]
        for field in sources.FAMILY.fields(name)
        if field.form in ("file", "files", "folder") or field.name in required
    }
    made: Input = msgspec.convert({"type": name} | told | more, sources.FAMILY.union())
    return made


def test_every_folder_is_a_kind_with_its_name_as_tag() -> None:
    folders = {one.name for one in FOLDER.iterdir() if (one / "__init__.py").is_file()}
    assert folders == KINDS.keys() >= WITH_THE_STUDIO


@every_kind
def test_a_kind_states_its_facts_itself_and_they_agree(name: str) -> None:
    kind, fields = KINDS[name], set(KINDS[name].__struct_fields__)
    facts = vars(kind).get("facts")
    assert isinstance(facts, Facts)
    assert facts.has_picture or facts.has_sound
    assert ("paused" in fields) == facts.is_played
    assert not facts.is_played or some(name, paused=True).is_paused()
    assert not some(name).is_paused()
    assert set(facts.live) <= fields
    assert "paused" not in {field.name for field in fields_of(kind)}, "it is a command, not a field of a form"
    assert kind.__struct_config__.frozen
    assert kind.__struct_config__.forbid_unknown_fields


@every_kind
def test_a_kind_can_be_said_and_shown(name: str) -> None:
    kind = sources.kind_named(name)
    assert isinstance(kind, SourceKind)
    assert kind.title
    assert (ROOT / "resources" / "icons" / f"{kind.icon}.svg").is_file()
    assert all(field.title != field.name for field in sources.FAMILY.fields(name))
    assert kind.first is None or type(kind.first) is kind.settings
    assert callable(sources.working_part(some(name)).run)


@every_kind
def test_paths_are_those_that_its_fields_say_and_become_absolute(name: str) -> None:
    given = some(name)
    named: list[str] = []
    for field in sources.FAMILY.fields(name):
        if field.form in ("file", "folder"):
            named.append(getattr(given, field.name))
        elif field.form == "files":
            named += getattr(given, field.name)
    assert sorted(given.files()) == sorted(named)
    show = model.Show(sources=(model.Source(id="a", name="A", input=given),))
    moved = document.resolve_paths(show, Path("/here")).sources[0].input
    assert sorted(moved.files()) == sorted(f"/here/{path}" for path in named)
    assert sources.FAMILY.with_files(moved, lambda path: path) is moved


@every_kind
def test_a_show_has_one_from_its_first_moment_and_keeps_it(name: str) -> None:
    done = edits.apply(model.Show(), "source.add", {"set": {"name": "A", "input": msgspec.to_builtins(some(name))}})
    facts = some(name).facts
    assert [strip.source for strip in done.show.strips] == (["a"] if facts.has_sound else [])
    assert document.parse(document.to_json(done.show)) == done.show
    shown = edits.apply(done.show, "scene.add", {"set": {"name": "S"}}).show
    if facts.has_picture:
        edits.apply(shown, "item.add", {"scene": "s", "set": {"source": "a"}})
    else:
        with pytest.raises(RefusedError, match="sound only"):
            edits.apply(shown, "item.add", {"scene": "s", "set": {"source": "a"}})


@pytest.mark.parametrize("name", OF_TODAY)
def test_a_document_takes_all_kinds_and_writes_them_as_ever(name: str) -> None:
    one = msgspec.json.decode(b'{"id":"a","name":"A","input":%s}' % OF_TODAY[name], type=model.Source)
    assert type(one.input) is KINDS[name]
    assert msgspec.json.encode(one.input) == OF_TODAY[name]


def test_whoever_reads_a_document_loads_no_working_part() -> None:
    code = (
        "import sys; import studio.document.model, studio.contracts.specs\n"
        "loaded = [m for m in sys.modules if m.startswith('studio.kinds.sources.') and m.count('.') > 3]\n"
        "loaded = [m for m in loaded if not m.endswith('.sentences')]\n"
        "assert not loaded, loaded\n"
        "assert not {'av', 'cv2', 'numpy', 'studio.media'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": "."})


def test_what_an_input_says_follows_from_its_settings() -> None:
    camera = sources.Camera(device="usb-1", width=640, height=480)
    assert (camera.size_px(), camera.held()) == ((640, 480), "camera usb-1")
    assert (sources.Fill().size_px(), sources.Fill().held()) == (None, "")
    assert sources.MediaFile(path="/films/Opening.v2.mp4").suggested_name() == "Opening.v2"
    assert sources.Image(paths=("/a/logo.png", "/a/b.png")).suggested_name() == "logo"
    assert [field for field, _ in sources.NetworkStream(url="file:///etc/passwd").complaints()] == ["url"]
    assert not [*camera.complaints()]


def test_nobody_outside_its_folder_asks_which_kind_an_input_is() -> None:
    """Neither by its type nor by its tag: a kind to come would be forgotten there."""
    types = "|".join(kind.__name__ for kind in KINDS.values())
    asks = re.compile(rf"(isinstance\([^()]*,[^()]*|issubclass\([^()]*,[^()]*|case )\b({types})\b")
    asked: list[str] = []
    for folder in ("studio", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            if not path.is_relative_to(FOLDER) and not path.is_relative_to(ROOT / "ui" / "sources" / "pages"):
                asked += [f"{path.name}: {found[0]}" for found in asks.finditer(path.read_text(encoding="utf-8"))]
    assert asked == []
