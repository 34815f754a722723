"""A trial belongs to its caller, follows the rules of the show, and is in nothing that is sent or kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from studio.contracts.specs import SourceSpec
from studio.control.caller import Caller
from studio.desk.trials import AT_ONCE, Trials
from studio.document import model
from studio.document.model import Show
from studio.kinds import sources
from studio.show import document
from studio.values.errors import OperatorError, RefusedError

SHOW = Show(canvases=(model.Canvas(id="main", name="Main"),))
MIC = {"name": "Mic", "input": {"type": "sound"}}
FILE = {"name": "Clip", "input": {"type": "media", "path": "clips/a.mp4"}}


def resolve(show: Show) -> Show:
    return document.resolve_paths(show, Path("/shows"))


class House:
    """Trials and how often they changed."""

    def __init__(self) -> None:
        self.changes = 0
        self.trials = Trials(self._changed)

    def _changed(self) -> None:
        self.changes += 1

    def begin(self, fields: dict[str, Any], caller: Caller | None = None) -> str:
        return self.trials.begin(SHOW, resolve, fields, caller)

    def spec(self, trial: str, natural: dict[str, tuple[int, int]] | None = None) -> SourceSpec:
        spec = self.trials.specs(natural or {})[f"trial.{trial}"]
        assert isinstance(spec, SourceSpec)
        return spec


@pytest.fixture
def house() -> House:
    return House()


def test_it_runs_with_absolute_paths_and_is_no_source(house: House) -> None:
    trial = house.begin(FILE)
    spec = house.spec(trial)
    assert isinstance(spec.input, sources.MediaFile)
    assert spec.input.path == "/shows/clips/a.mp4"
    assert spec.id == trial
    namesake = model.Source(id=trial, name="Namesake", input=sources.TestCard())
    with pytest.raises(OperatorError, match="an id has only"):  # no source can have its id, so its rings are its own
        document.parse(document.to_json(Show(canvases=SHOW.canvases, sources=(namesake,))))


def test_its_picture_keeps_its_shape(house: House) -> None:
    trial = house.begin(FILE)
    assert house.spec(trial).size == (640, 360)
    assert house.spec(trial, {trial: (1080, 1920)}).size == (202, 360)
    assert house.spec(trial, {trial: (320, 200)}).size == (320, 200)
    assert house.spec(house.begin(MIC)).size is None


def test_it_can_become_another(house: House) -> None:
    trial = house.begin(FILE)
    house.trials.change(trial, SHOW, resolve, MIC, None)
    assert isinstance(house.spec(trial).input, sources.SoundDevice)


def test_it_ends_with_its_callers_connection(house: House) -> None:
    window, script = Caller(), Caller()
    mine, others = house.begin(MIC, window), house.begin(MIC, script)
    window.leave()
    assert set(house.trials.specs({})) == {f"trial.{others}"}
    with pytest.raises(RefusedError):
        house.trials.end(mine, window)


def test_a_caller_that_is_gone_already_leaves_nothing(house: House) -> None:
    gone = Caller()
    gone.leave()
    house.begin(MIC, gone)
    assert house.trials.specs({}) == {}


def test_it_ends_when_its_caller_says_so_and_only_then(house: House) -> None:
    window, script = Caller(), Caller()
    trial = house.begin(MIC, window)
    for do in (house.trials.end, lambda t, c: house.trials.change(t, SHOW, resolve, FILE, c)):
        with pytest.raises(RefusedError):
            do(trial, script)
    house.trials.end(trial, window)
    assert house.trials.specs({}) == {}
    window.leave()  # nothing is left to be ended twice


@pytest.mark.parametrize("fields", [{}, {"name": "A"}, {"name": "A", "input": {"type": "camera"}}, {"name": 3, "input": {}}])
def test_what_the_rules_refuse_is_not_run(house: House, fields: dict[str, Any]) -> None:
    with pytest.raises(OperatorError):
        house.begin(fields)
    assert house.trials.specs({}) == {}
    assert house.changes == 0


def test_there_are_only_so_many(house: House) -> None:
    for _ in range(AT_ONCE):
        house.begin(MIC)
    with pytest.raises(RefusedError) as refusal:
        house.begin(MIC)
    assert refusal.value.code == "too_many"
