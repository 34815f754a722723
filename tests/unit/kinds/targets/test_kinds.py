"""What holds for every kind of destination, those to come included: found by looking, as the studio finds them."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import msgspec
import pytest

from studio.document import model
from studio.kinds import targets
from studio.kinds.registry import Kind
from studio.kinds.settings_fields import fields_of
from studio.kinds.targets.base import Facts, Target, share_key
from studio.show.checks import validate
from studio.values.errors import BadShowError
from studio.words import keys

FOLDER = Path(targets.__file__).parent
KINDS = {name: kind.settings for name, kind in targets.FAMILY.kinds.items()}
WITH_THE_STUDIO = {"rtmp", "recording", "rehearsal"}


def test_every_folder_is_a_kind_with_its_name_as_tag() -> None:
    folders = {one.name for one in FOLDER.iterdir() if (one / "__init__.py").is_file()} - {"working"}
    assert folders == KINDS.keys() >= WITH_THE_STUDIO
    assert all(kind.__struct_config__.tag == name for name, kind in KINDS.items())


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_kind_states_its_facts_itself_and_they_agree(kind: type[Target]) -> None:
    facts = vars(kind).get("facts")
    assert isinstance(facts, Facts)
    assert facts.video
    assert facts.audio
    assert ("key_ref" in kind.__struct_fields__) == (facts.key == "operator")
    assert (kind.server is not Target.server) == (facts.key == "operator"), "its key is for one server"
    assert "key_ref" not in {field.name for field in fields_of(kind)}, "no form shows where a key is kept"
    assert bool(facts.plugin) or facts.key != "plugin"
    assert bool(facts.plugin) or not facts.measures_delay
    assert bool(facts.plugin) == bool(facts.waiting)
    assert not (facts.is_file and facts.has_viewers)


def test_every_kind_and_field_is_called_something() -> None:
    for name, kind in targets.FAMILY.kinds.items():
        assert kind.title
        assert all(field.title != field.name for field in targets.FAMILY.fields(name))


@pytest.mark.parametrize("kind", targets.FAMILY.kinds.values(), ids=KINDS.keys())
def test_what_a_key_is_called_is_among_what_the_kind_says(kind: Kind) -> None:
    title = KINDS[kind.name].facts.key_title
    assert title.code in {keys.stream_key.code, *(template.code for template in kind.says)}
    assert title[0].isupper()
    assert not title.endswith(".")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_settings_are_frozen_values_that_refuse_what_they_do_not_know(kind: type[Target]) -> None:
    assert kind.__struct_config__.frozen
    assert kind.__struct_config__.forbid_unknown_fields


def test_a_kind_without_a_working_part_hands_its_stream_to_one_that_has_one() -> None:
    with_one = {name for name in KINDS if importlib.util.find_spec(f"studio.kinds.targets.{name}.working")}
    assert all(KINDS[name].facts.plugin for name in KINDS.keys() - with_one), "the plugin's stream is another kind's"
    sink = targets.Rehearsal().for_sink("rtmp://127.0.0.1:5/live")
    assert sink == targets.RtmpPush(url="rtmp://127.0.0.1:5/live")
    assert targets.Rehearsal().for_sink("") is None


def test_a_document_takes_all_kinds_and_writes_them_as_ever() -> None:
    written = {
        "rtmp": b'{"type":"rtmp","url":"rtmp://host/app","key_ref":"k","ca_file":""}',
        "recording": b'{"type":"recording","folder":"clips","container":"mkv","split_mb":0,"split_minutes":0,"keep_free_mb":500}',
        "rehearsal": b'{"type":"rehearsal"}',
        "whip": b'{"type":"whip","url":"https://host/whip","key_ref":"k","ca_file":""}',
    }
    for name, bytes_ in written.items():
        one = msgspec.json.decode(b'{"id":"a","name":"A","encoding":"e","target":%s}' % bytes_, type=model.Destination)
        assert type(one.target) is KINDS[name]
        assert msgspec.json.encode(one.target) == bytes_


def test_whoever_reads_a_document_loads_no_working_part() -> None:
    code = (
        "import sys; import studio.document.model, studio.contracts.specs\n"
        "loaded = [m for m in sys.modules if m.startswith('studio.kinds.targets.') and m.count('.') > 3]\n"
        "loaded = [m for m in loaded if not m.endswith('.sentences')]\n"
        "assert not loaded, loaded\n"
        "assert not {'asyncio', 'ssl', 'av', 'numpy', 'studio.rtmp', 'studio.media'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=FOLDER.parents[2], env=os.environ | {"PYTHONPATH": "."})


def test_what_a_target_says_follows_from_its_settings() -> None:
    push = targets.RtmpPush(url="rtmp://host/app/secret", ca_file="ca.pem")
    assert (push.key_name(), push.key_inside()) == ("", "secret")
    assert push.for_sink("") == targets.RtmpPush(url="rtmp://host/app", ca_file="ca.pem")
    named = targets.RtmpPush(url="rtmp://host/app/more", key_ref="k")
    assert (named.key_name(), named.key_inside()) == ("k", "")
    assert named.for_sink("") is named
    assert (named.server(), targets.Rehearsal().server()) == ("rtmp://host:1935", "")
    recording = targets.Recording(folder="clips", keep_free_mb=700)
    assert recording.disk() == ("clips", 700_000_000)
    assert recording.place() == "clips"
    assert [one.disk() for one in (push, targets.Rehearsal())] == [None, None]
    assert [one.place() for one in (push, targets.Rehearsal())] == ["rtmp://host/app/secret", ""]
    assert [field for field, _ in targets.RtmpPush(url="rtmp://ho\tst/app").complaints()] == ["url"]
    assert not [*recording.complaints(), *push.complaints()]


@pytest.mark.parametrize(
    ("url", "key_ref", "share"),
    [
        ("rtmp://host/app", "k", True),
        ("rtmp://HOST:1935/other", "k", True),
        ("rtmp://host/app", "other", False),
        ("rtmp://host/app", "", False),
        ("rtmp://other/app", "k", False),
        ("rtmp://host:1936/app", "k", False),
        ("rtmps://host:1935/app", "k", False),
    ],
)
def test_a_key_is_shared_within_one_server(url: str, key_ref: str, share: bool) -> None:
    assert share_key(targets.RtmpPush(url="rtmp://host/app", key_ref="k"), targets.RtmpPush(url=url, key_ref=key_ref)) is share


def test_paths_are_made_absolute_by_what_their_fields_say() -> None:
    def absolute(path: str) -> str:
        return f"/here/{path}"

    push, named = targets.RtmpPush(url="rtmp://h/app", ca_file="ca.pem"), targets.RtmpPush(url="rtmp://h/app")
    assert targets.FAMILY.with_files(push, absolute) == targets.RtmpPush(url="rtmp://h/app", ca_file="/here/ca.pem")
    assert targets.FAMILY.with_files(named, absolute) is named
    moved = targets.FAMILY.with_files(targets.Recording(folder="clips", container="mp4"), absolute)
    assert moved == targets.Recording(folder="/here/clips", container="mp4")


class Mute(Target, frozen=True, kw_only=True, tag="mute"):
    facts = msgspec.structs.replace(targets.RtmpPush.facts, audio=())


def test_a_show_sends_no_destination_what_it_does_not_take() -> None:
    canvas, encoding = model.Canvas(id="main", name="Main"), model.Encoding(id="wide", canvas="main")
    takes, does_not = (
        model.Destination(id=name, name=name, encoding="wide", target=cast("targets.Target", target))
        for name, target in (("a", targets.RtmpPush(url="rtmp://h/app")), ("b", Mute()))
    )
    show = model.Show(name="Show", canvases=(canvas,), encodings=(encoding,), destinations=(takes, does_not))
    with pytest.raises(BadShowError) as caught:
        validate(show)
    assert caught.value.text.endswith(
        "destinations[1].encoding: 'wide' makes h264 and aac, which this destination does not take."
    )
    validate(msgspec.structs.replace(show, destinations=(takes,)))


def test_the_sink_worker_finds_the_working_part_also_where_all_are_loaded_already() -> None:
    """As in the fork server, whose copies have them from the start."""
    code = (
        "import studio.kinds.targets.rtmp.working, studio.kinds.targets.recording.working\n"
        "from studio.kinds import targets\n"
        "assert targets.working_part(targets.RtmpPush(url='rtmp://h/app')).__name__.endswith('rtmp.working')\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=FOLDER.parents[2], env=os.environ | {"PYTHONPATH": "."})
