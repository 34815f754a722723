"""The plan follows the show; sizes of sources' own pictures are learnt from what they say, and known after a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.contracts.messages import Figure, Status
from studio.desk.crash_recovery import CrashRecovery
from studio.desk.planner import Planner
from studio.desk.show_document import ShowDocument
from studio.ipc.clock import VirtualClock
from tests.parts.example_show import example_show


def planner(folder: Path) -> Planner:
    clock = VirtualClock()
    return Planner(ShowDocument(CrashRecovery(folder), clock), clock, dict)


def test_only_plans_for_the_mixer_have_a_new_number(tmp_path: Path) -> None:
    one = planner(tmp_path)
    assert [one.next_plan().revision, one.plan().revision, one.next_plan().revision] == [1, 1, 2]


def test_a_sources_own_size_is_learnt_once_and_remembered(tmp_path: Path) -> None:
    one, after = planner(tmp_path), planner(tmp_path)
    status = Status("running", "", {"width": 640, "height": 360})
    assert [one.learn("cam", status), one.learn("cam", status)] == [True, False]
    after.recall(one.as_memory())
    assert after.natural == {"cam": (640, 360)}


@pytest.mark.parametrize("figures", [{}, {"width": 640}, {"width": 0, "height": 360}, {"width": "640", "height": "360"}])
def test_what_is_no_size_is_not_learnt(tmp_path: Path, figures: dict[str, Figure]) -> None:
    one = planner(tmp_path)
    assert not one.learn("cam", Status("running", "", figures))
    assert not one.learn("cam", None)
    assert one.natural == {}


def test_sizes_follow_the_show_and_the_sources_pictures(tmp_path: Path) -> None:
    one = planner(tmp_path)
    document = one._document
    document.begin(example_show(), None, tmp_path, saved=True)
    assert one.settle_sizes(0) is None
    assert one.sizes["camera-a"] == (1280, 720)
    one.learn("camera-a", Status("running", "", {"width": 640, "height": 360}))
    one.settle_sizes(0)
    assert one.sizes["camera-a"] == (640, 360)
    document.edit("source.add", {"set": {"name": "Card", "input": {"type": "test_card"}}})
    one.settle_sizes(0)
    assert one.sizes["card"] == (640, 360)
