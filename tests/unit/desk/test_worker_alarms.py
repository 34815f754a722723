"""Workers in trouble are named to the operator until they are well again."""

from __future__ import annotations

import pytest

from studio.contracts.messages import Status
from studio.desk import worker_alarms
from studio.desk.alarms import Alarms
from studio.document import model
from studio.kinds import sources

SHOW = model.Show(sources=(model.Source(id="cam", name="Camera A", input=sources.TestCard()),))


@pytest.fixture
def alarms() -> Alarms:
    return Alarms(lambda standing: None)


def said(alarms: Alarms, name: str, status: Status | None) -> list[tuple[str, str, str]]:
    worker_alarms.update(alarms, SHOW, {"shop": "My shop"}, name, status)
    return [(one.id, one.level, one.text) for one in alarms.standing()]


def test_a_worker_in_trouble_is_named_until_it_is_well(alarms: Alarms) -> None:
    assert said(alarms, "source.cam", Status("failed", "No camera.")) == [("source.cam", "fail", "Camera A: No camera.")]
    assert said(alarms, "source.cam", Status("stalled", "It hangs.")) == [("source.cam", "warn", "Camera A: It hangs.")]
    assert said(alarms, "source.cam", Status("running", "words")) == []


def test_one_that_is_not_wanted_any_more_troubles_nobody(alarms: Alarms) -> None:
    assert said(alarms, "plugin.shop", Status("waiting", "It ended.")) == [("plugin.shop", "warn", "My shop: It ended.")]
    assert said(alarms, "plugin.shop", None) == []


def test_mixer_and_encoders_have_words_only_when_something_is_wrong(alarms: Alarms) -> None:
    assert said(alarms, "mixer", Status("running", "Sound is missing.")) == [("mixer", "warn", "Mixer: Sound is missing.")]
    assert said(alarms, "mixer", Status("running", "")) == []


@pytest.mark.parametrize("name", ["probe.1", "trial.trial_1", "crowd.rehearsal"])
def test_who_asked_for_one_hears_of_it_elsewhere(alarms: Alarms, name: str) -> None:
    assert said(alarms, name, Status("failed", "No.")) == []


def test_hints_that_were_given_up_only_warn_and_say_what_starts_them_again(alarms: Alarms) -> None:
    [(_, level, text)] = said(alarms, "hints", Status("failed", "It ended; disabled after 3 failures."))
    assert level == "warn"
    assert text == "Hints for questions: It ended; disabled after 3 failures. The panel Questions starts it again."
    [(_, _, text)] = said(alarms, "hints", Status("waiting", "It ended; starting again"))
    assert "panel" not in text


def test_a_plugin_that_runs_warns_when_it_says_so(alarms: Alarms) -> None:
    ends = Status("running", "The token ends at 21:40.", {"warns": True})
    assert said(alarms, "plugin.shop", ends) == [("plugin.shop", "warn", "My shop: The token ends at 21:40.")]
    assert said(alarms, "plugin.shop", Status("running", "12 likes.", {"warns": False})) == []
    assert said(alarms, "plugin.shop", Status("running", "", {"warns": True})) == []
