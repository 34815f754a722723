"""Alarms stand until their cause is gone, and call things what the operator calls them."""

from __future__ import annotations

import pytest

from studio.desk.alarms import Alarms, title
from studio.desk.new_show import new_show
from studio.desk.plugins import Catalogue, Choices


def test_only_what_changed_is_told_and_the_newest_stands_last() -> None:
    told: list[list[str]] = []
    alarms = Alarms(lambda standing: told.append([one["text"] for one in standing]))
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
