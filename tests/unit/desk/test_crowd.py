"""A crowd comes to a rehearsal on this computer that is on air, one at a time, and goes with it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest

from studio.contracts.messages import Status
from studio.contracts.specs import PluginSpec
from studio.control.schema.plugins import BeginCrowd
from studio.control.schema.state.machine import Crowd
from studio.desk.crowd import PLUGIN, WORKER, Rehearsal, RehearsalCrowd
from studio.desk.plugins import Catalogue, Choices, bundled_folder, discover
from studio.launcher.children import valid_name
from studio.launcher.ending import wave_of
from studio.plugin_api.manifest import read_manifest
from studio.plugin_api.settings import check_settings
from studio.values.errors import RefusedError

PAGE = "http://127.0.0.1:8123/"
ON = Rehearsal(there=True, on_air=True, running=True, given_up=False, page=PAGE)


def made(settings: Mapping[str, object]) -> PluginSpec:
    return PluginSpec("rehearsal", "/plugins/rehearsal", dict(settings), "crowd")


CATALOGUE = Catalogue(discover(bundled_folder(), bundled_folder() / "none"), Choices())


def a_crowd() -> RehearsalCrowd:
    return RehearsalCrowd(made, lambda settings: CATALOGUE.crowd_problems(PLUGIN, settings))


def sent_in(**asked: object) -> RehearsalCrowd:
    crowd = a_crowd()
    crowd.begin(msgspec.convert(asked, BeginCrowd), ON)
    return crowd


def settings_of(crowd: RehearsalCrowd) -> dict[str, object]:
    spec = crowd.specs()[WORKER]
    assert isinstance(spec, PluginSpec)
    assert spec.part == "crowd"
    return spec.settings


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"there": False}, "no_rehearsal"),
        ({"on_air": False}, "not_active"),
        ({"running": False}, "not_ready"),
        ({"page": ""}, "not_ready"),
        ({"page": "http://shop.example.com/"}, "not_here"),
        ({"page": "https://127.0.0.1:8123/"}, "not_here"),
        ({"page": "http://127.0.0.1:8123@shop.example.com:80/"}, "not_here"),
    ],
)
def test_nobody_goes_where_no_rehearsal_is(change: dict[str, object], code: str) -> None:
    crowd = a_crowd()
    there = {name: getattr(ON, name) for name in Rehearsal.__slots__} | change
    with pytest.raises(RefusedError) as refused:
        crowd.begin(BeginCrowd(), Rehearsal(**there))
    assert refused.value.code == code
    assert refused.value.text.count(". ") or code == "not_here", "it says what to do"
    assert (crowd.there, crowd.specs(), crowd.section().state) == (False, {}, "off")


def test_one_crowd_at_a_time_and_each_of_other_people() -> None:
    crowd = sent_in(viewers=500, chat="busy", buying="rush", minutes=2)
    first = settings_of(crowd)
    assert (first["page"], first["viewers"], first["seconds"]) == (PAGE, 500, 120)
    with pytest.raises(RefusedError) as refused:
        crowd.begin(BeginCrowd(), ON)
    assert refused.value.code == "crowd_there"
    assert settings_of(crowd) == first
    crowd.end()
    crowd.end()
    assert (crowd.specs(), crowd.section().state) == ({}, "off")
    crowd.begin(BeginCrowd(viewers=500), ON)
    assert settings_of(crowd)["seed"] != first["seed"]


@pytest.mark.parametrize("asked", [{"viewers": 0}, {"viewers": 2**63 - 1}, {"minutes": 0}, {"chat": "mad"}])
def test_what_is_asked_has_bounds(asked: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(asked, BeginCrowd)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"viewers": 2001}, "Viewers: it is at most 2000."),
        ({"viewers": 1_000_000}, "Viewers: it is at most 2000."),
        ({"minutes": 16}, "Seconds until they go home: it is at most 900."),
    ],
)
def test_how_much_is_too_much_says_the_manifest_of_the_plugin(asked: dict[str, object], why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        sent_in(**asked)
    assert (refused.value.code, refused.value.text) == (
        "crowd_settings",
        f"The rehearsal takes no such crowd. Send in fewer, or for less long. {why}",
    )


def test_what_can_be_asked_suits_the_manifest_of_the_plugin() -> None:
    manifest = read_manifest(bundled_folder() / "rehearsal").part("crowd")
    for asked in ({"viewers": 2000, "chat": "busy", "buying": "rush", "minutes": 15}, {"viewers": 1, "minutes": 1}):
        settings = settings_of(sent_in(**asked))
        assert check_settings(manifest.settings, settings) == []
        assert settings.keys() == manifest.settings.keys()


def test_two_hundred_eager_viewers_take_the_demos_sixty_in_a_minute_or_two() -> None:
    settings = settings_of(sent_in())
    viewers, each = settings["viewers"], settings["wants_per_minute"]
    assert isinstance(viewers, int)
    assert isinstance(each, float)
    assert 60 <= 60 / (viewers * each / 60 * 1.5) <= 120  # seconds; an order is for one or two


def test_the_figures_of_a_crowd_stay_when_it_has_gone() -> None:
    crowd = sent_in()
    assert crowd.section().state == "starting"
    figures = {"viewers": 200, "messages": 9, "orders": 2, "units": 3, "left_s": 7, "cpu_s": 0.3}
    assert not crowd.heard(Status("running", "", figures))
    assert crowd.section().figures == {"viewers": 200, "messages": 9, "orders": 2, "units": 3, "left_s": 7}
    assert crowd.heard(Status("running", "", figures | {"viewers": 0, "over": True}))
    assert not crowd.there
    assert (crowd.section().state, crowd.section().figures["messages"]) == ("off", 9)


def test_of_a_crowd_that_was_stopped_nobody_is_there_now() -> None:
    crowd = sent_in()
    crowd.heard(Status("running", "", {"viewers": 200, "messages": 9, "orders": 2, "units": 3, "left_s": 7}))
    crowd.end()
    assert crowd.section().figures == {"viewers": 0, "messages": 9, "orders": 2, "units": 3, "left_s": 0}


def test_one_that_fails_is_not_sent_again_and_says_why() -> None:
    crowd = sent_in()
    assert crowd.heard(Status("failed", "The rehearsal page lets nobody in."))
    crowd.end()  # somebody presses Stop all the same: the reason stays
    assert crowd.section() == Crowd(state="off", text="The rehearsal page lets nobody in.", asked=crowd.section().asked)
    crowd.begin(BeginCrowd(), ON)
    assert crowd.section().text == ""


def test_who_has_come_stays_while_the_platform_starts_anew_and_goes_with_everything_else() -> None:
    def stays(**change: object) -> bool:
        return Rehearsal(**({name: getattr(ON, name) for name in Rehearsal.__slots__} | change)).takes_a_crowd

    assert stays()
    assert stays(running=False)
    assert not stays(on_air=False)
    assert not stays(there=False)
    assert not stays(given_up=True)


def test_another_desk_knows_the_same_crowd() -> None:
    crowd, another = sent_in(viewers=70), a_crowd()
    another.recall(msgspec.json.decode(msgspec.json.encode(crowd.as_memory())))
    assert another.specs() == crowd.specs()
    assert another.section().asked.viewers == 70


def test_only_a_plugin_that_is_there_and_on_has_a_crowd(tmp_path: object) -> None:
    found = discover(bundled_folder(), bundled_folder() / "none")
    spec = Catalogue(found, Choices()).crowd("rehearsal", {"page": PAGE})
    assert spec is not None
    assert (spec.part, spec.settings) == ("crowd", {"page": PAGE})
    assert Catalogue(found, Choices(off=frozenset({"rehearsal"}))).crowd("rehearsal", {}) is None
    assert Catalogue(found, Choices()).crowd("cards", {}) is None
    assert Catalogue({}, Choices()).crowd("rehearsal", {}) is None


def test_it_ends_before_what_it_visits() -> None:
    assert valid_name(WORKER)
    assert wave_of(WORKER) < wave_of("plugin.rehearsal")
