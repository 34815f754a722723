"""Alarms stand until their cause is gone, and call things what the operator calls them."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec
import pytest

from studio.desk.air import Air
from studio.desk.alarms import Alarms, end_of_causes, recovery_alarm, title
from studio.desk.new_show import new_show
from studio.desk.plugins import Catalogue, Choices
from studio.document import model
from studio.kinds import targets


def test_only_what_changed_is_told_and_the_newest_stands_last() -> None:
    told: list[list[str]] = []
    alarms = Alarms(lambda standing: told.append([one.text for one in standing]))
    alarms.set("a", "warn", "one")
    alarms.set("b", "fail", "two")
    alarms.set("a", "warn", "one")
    alarms.clear("nobody")
    alarms.set("b", "fail", "three")
    alarms.clear("a")
    assert told == [["one"], ["one", "two"], ["one", "three"], ["three"]]


@pytest.mark.parametrize(
    ("kind", "ident", "words"),
    [
        ("source", "test-card", "Test card"),
        ("sink", "rehearsal", "Rehearsal"),
        ("encoder", "main", "Encoder of Main"),
        ("speaker", "monitor", "Monitor output"),
        ("plugin", "vendure", "Vendure shop"),
        ("plugin", "gone", "Plugin gone"),
        ("mixer", "", "Mixer"),
        ("source", "gone", "Source gone"),
    ],
)
def test_workers_are_called_by_their_names(kind: str, ident: str, words: str) -> None:
    assert title(new_show(Catalogue({}, Choices()), "en"), kind, ident, {"vendure": "Vendure shop"}) == words


PUSH = model.Destination(id="push", name="Push", encoding="main", target=targets.RtmpPush(url="rtmp://a/live"))


@pytest.mark.parametrize(
    ("show", "lacking", "active", "stands"),
    [
        (model.Show(destinations=(PUSH,)), True, (), True),
        (model.Show(destinations=(PUSH,)), False, (), False),  # it was entered, or came from the keyring
        (model.Show(destinations=(PUSH,)), True, ("push",), False),
        (model.Show(), True, (), False),  # the destination was removed
        (model.Show(destinations=(msgspec.structs.replace(PUSH, enabled=False),)), True, (), False),
    ],
)
def test_a_missing_key_is_an_alarm_only_while_it_keeps_its_destination_from_starting(
    show: model.Show, lacking: bool, active: tuple[str, ...], stands: bool
) -> None:
    alarms, air = Alarms(lambda standing: None), Air()
    air.start(active)
    alarms.set("key.push", "warn", "Push has no stream key and was not started.", "push")
    end_of_causes(alarms, show, air, lambda one: lacking)
    assert bool(alarms.standing()) is stands


def test_what_was_said_of_a_start_and_an_end_ends_with_it() -> None:
    alarms, air, show = Alarms(lambda standing: None), Air(), model.Show(destinations=(PUSH,))

    def standing() -> list[str]:
        end_of_causes(alarms, show, air, lambda one: False)
        return [one.id for one in alarms.standing()]

    alarms.set("air.start", "warn", "No destination is enabled.")
    assert standing() == ["air.start"]
    air.start(["push"])
    assert standing() == []
    air.stop()
    alarms.set("air.stop", "warn", "A destination did not end in time; it is being closed by force.")
    air.observe({"push": "live"}, 1)
    assert standing() == ["air.stop"]
    air.observe({}, 2)
    assert standing() == []


def test_a_session_that_takes_nothing_is_an_alarm_while_it_does_not() -> None:
    alarms = Alarms(lambda standing: None)
    recovery_alarm(alarms, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), Path("/session"))
    (one,) = alarms.standing()
    assert one.level == "fail"
    assert "/session: No space left on device" in one.text
    recovery_alarm(alarms, None, Path("/session"))
    assert alarms.standing() == ()
