"""What is said before Go live."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from studio.control.schema.state.broadcasts import Broadcast
from studio.desk.preflight import Facts, check, used_sources
from studio.document import model
from studio.document.connections import Connection
from studio.kinds import sources, targets
from studio.kinds.targets.whip import Whip

PUSH = model.Destination(id="p", name="Shop", encoding="main", target=targets.RtmpPush(url="rtmp://h/a", key_ref="k"))
FILE = model.Destination(id="r", name="Copy", encoding="main", target=targets.Recording(folder="/r", keep_free_mb=500))
SHOW = model.Show(
    sources=(model.Source(id="cam", name="Front camera", input=sources.TestCard()),),
    scenes=(model.Scene(id="s", name="S", layouts={"main": (model.Item(id="i", source="cam", width=10, height=10),)}),),
    encodings=(model.Encoding(id="main", canvas="main", encoder="nvenc"),),
    destinations=(PUSH, FILE),
)


def levels(**changes: Any) -> dict[str, str]:
    """Findings other than ok, by id."""
    facts: dict[str, Any] = {
        "show": SHOW,
        "destinations": (PUSH, FILE),
        "mixer": "running",
        "sources": {"cam": "running"},
        "missing_keys": frozenset(),
        "keyring": True,
        "codecs": {"h264_nvenc": True},
        "disk_free_bytes": {"r": 100_000_000_000},
        "cpu_percent": 20.0,
    }
    return {one.id: one.level for one in check(Facts(**(facts | changes))) if one.level != "ok"}


@pytest.mark.parametrize(
    ("target", "called"),
    [(targets.RtmpPush(url="rtmp://h/a", key_ref="k"), "stream key"), (Whip(url="https://h/a", key_ref="k"), "bearer token")],
)
def test_a_key_that_is_missing_is_called_what_its_kind_calls_it(target: targets.Target, called: str) -> None:
    one = msgspec.structs.replace(PUSH, target=target)
    facts = Facts(SHOW, (one,), "running", {"cam": "running"}, frozenset({"p"}), keyring=True)
    said = next(finding.text for finding in check(facts) if finding.id == "key.p")
    assert said == f"Shop has no {called}. Enter it in the destination's settings."


def test_all_is_well() -> None:
    assert levels() == {}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"destinations": ()}, {"destinations": "fail"}),
        ({"missing_keys": frozenset({"p"})}, {"key.p": "fail"}),
        ({"mixer": "starting"}, {"mixer": "fail"}),
        ({"black": {"main": (PUSH,)}}, {"black.main": "fail"}),
        ({"sources": {"cam": "failed"}}, {"source.cam": "warn", "sources": "warn"}),
        ({"filters": {"s.main.i.look": "The file is not there."}}, {"filter.s.main.i.look": "warn"}),
        ({"codecs": {"h264_nvenc": False}}, {"encoder.main": "warn"}),
        ({"disk_free_bytes": {"r": 400_000_000}}, {"disk.r": "fail"}),
        ({"disk_free_bytes": {"r": 2_000_000_000}}, {"disk.r": "warn"}),
        ({"disk_free_bytes": {}}, {"disk.r": "warn"}),
        ({"keyring": False}, {"keyring": "warn"}),
        ({"cpu_percent": 97.0}, {"cpu": "warn"}),
    ],
)
def test_each_trouble_is_named(changes: dict[str, Any], found: dict[str, str]) -> None:
    assert levels(**changes) == found


def test_sources_run_is_said_only_when_all_do() -> None:
    """A list that named a missing picture said below it that sources run."""

    other = model.Source(id="other", name="Other camera", input=sources.TestCard())

    def said(state: str) -> list[str]:
        used = Facts(
            show=msgspec.structs.replace(SHOW, sources=(*SHOW.sources, other)),
            destinations=(PUSH,),
            mixer="running",
            sources={"cam": state, "other": "running"},
            missing_keys=frozenset(),
            keyring=True,
            codecs={},
            disk_free_bytes={},
            cpu_percent=1.0,
        )
        return [one.text for one in check(used) if one.id.startswith("source")]

    assert said("running") == ["Sources run."]
    assert "Sources run." not in said("failed")


def test_a_source_in_a_lane_is_used() -> None:
    lane = model.Lane(id="l", name="L", layouts={"main": (model.Item(id="i", source="cam", width=1, height=1),)})
    assert used_sources(model.Show(lanes=(lane,))) == {"cam"}


def test_what_a_part_says_of_itself_is_said_before_going_live() -> None:
    texts = {
        one.id: one.text
        for one in check(
            Facts(
                show=SHOW,
                destinations=(PUSH,),
                mixer="failed",
                sources={"cam": "stalled"},
                missing_keys=frozenset(),
                keyring=True,
                mixer_text="Nothing is drawn for main. There is no room.",
                source_texts={"cam": "Every picture is the same."},
                ring_room_bytes=12_000_000,
            )
        )
    }
    assert texts["mixer"] == "Nothing is drawn for main. There is no room."
    assert texts["source.cam"].endswith(": Every picture is the same.")
    assert "Only 12 MB are left" in texts["room"]


def test_room_for_pictures_is_a_warning_and_a_mixer_without_any_prevents_going_live() -> None:
    assert levels(ring_room_bytes=12_000_000) == {"room": "warn"}
    assert levels(ring_room_bytes=900_000_000) == {}
    assert levels(mixer="failed", mixer_text="There is no room.") == {"mixer": "fail"}


def test_a_destination_of_a_black_canvas_is_not_called_ready() -> None:
    facts = Facts(SHOW, (PUSH, FILE), "running", {"cam": "running"}, frozenset(), True, black={"main": (PUSH,)})
    said = [one.text for one in check(facts)]
    assert "Main shows nothing: Shop would send black. Put a source into its scene and take it." in said
    assert "Shop is ready." not in said
    assert "Copy is ready." in said


def test_a_picture_that_is_black_all_the_same_is_a_warning() -> None:
    assert levels(dark={"main": (PUSH,)}) == {"dark.main": "warn"}
    facts = Facts(SHOW, (PUSH, FILE), "running", {"cam": "running"}, frozenset(), True, dark={"main": (PUSH,)})
    said = [one.text for one in check(facts)]
    assert "Main is black: Shop would send a black picture. Look at the sources on program." in said
    assert "Shop is ready." not in said


@pytest.mark.parametrize(
    ("told", "level", "words"),
    [
        (Broadcast(stage="planned", bound=True, title="Tonight"), "ok", "'Tonight' takes the stream"),
        (Broadcast(stage="live", bound=True, title="Tonight", starts_itself=False), "ok", "takes the stream"),
        (Broadcast(stage="planned", bound=True, title="Tonight", starts_itself=False), "warn", "does not begin by itself"),
        (Broadcast(stage="planned", bound=False, title="Tonight"), "warn", "no stream is bound"),
        (Broadcast(stage="none", bound=False), "warn", "no broadcast that takes a stream"),
        (Broadcast(stage="ended", bound=True, title="Tonight"), "warn", "has ended"),
    ],
)
def test_whether_a_platforms_broadcast_takes_the_stream(told: Broadcast, level: str, words: str) -> None:
    connection = Connection(id="yt", plugin="youtube", name="Shop on YouTube", secrets_ref="plugin-youtube")
    show = msgspec.structs.replace(SHOW, connections=(connection,))
    facts = Facts(
        show=show,
        destinations=(PUSH,),
        mixer="running",
        sources={},
        missing_keys=frozenset(),
        keyring=True,
        broadcasts={"yt": told},
    )
    (found,) = [one for one in check(facts) if one.id == "broadcast.yt"]
    assert (found.level, words in found.text, found.text.startswith("Shop on YouTube")) == (level, True, True)


def test_nothing_is_found_of_a_platform_without_such_broadcasts() -> None:
    connection = Connection(id="yt", plugin="youtube", name="Shop on YouTube", secrets_ref="plugin-youtube")
    show = msgspec.structs.replace(SHOW, connections=(connection,))
    for told in ({}, {"yt": Broadcast(stage="planned")}, {"yt": Broadcast(text="Nobody is logged in.")}, {"gone": Broadcast()}):
        assert not any(name.startswith("broadcast.") for name in levels(show=show, broadcasts=told))
