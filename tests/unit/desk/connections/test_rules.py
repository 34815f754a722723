"""What the desk refuses of connections, and what it asks about while something is on sale in one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from studio.desk.connections import rules
from studio.desk.plugins import Catalogue, Choices, discover
from studio.document.connections import REHEARSAL, Connection
from studio.document.model import Show
from studio.show import edits
from studio.show.selling import State
from studio.values.errors import RefusedError
from tests.unit.desk.plugins.test_discovery import put
from tests.unit.desk.test_guards import LAUNCH, SOLD, STEP

STORE = Connection(id="shop", plugin="shop", name="Store")
SHOW = Show(connections=(REHEARSAL, STORE))


def said(check: Callable[[], None]) -> str:
    """Code and words of the refusal; empty: none."""
    try:
        check()
    except RefusedError as error:
        return f"{error.code}: {error.text}"
    return ""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    put(tmp_path / "own", "shop", 'provides = ["catalogue"]\n[settings.rate]\ntype = "number"\nlabel = "Rate"\nmax = 9\n')
    put(tmp_path / "own", "cards")
    return Catalogue(discover(tmp_path / "none", tmp_path / "own"), Choices())


def added(**fields: object) -> Show:
    return edits.apply(SHOW, "connection.add", {"plugin": "shop", "name": "Second store", **fields}).show


def test_a_new_connection_is_of_a_plugin_that_there_is_and_has_no_other_ones_id(catalogue: Catalogue) -> None:
    assert said(lambda: rules.check_new(catalogue, SHOW, added())) == ""
    assert said(lambda: rules.check_new(catalogue, SHOW, added(plugin="gone"))).startswith("not_found: There is no plugin 'gone'")
    assert said(lambda: rules.check_new(catalogue, SHOW, added(plugin="cards"))).startswith("no_account: Cards is no platform")
    assert said(lambda: rules.check_new(catalogue, SHOW, added(id="cards"))).startswith("taken: 'cards' is the id of another")


def test_new_settings_suit_and_old_ones_may_stay(catalogue: Catalogue) -> None:
    assert said(lambda: rules.check_new(catalogue, SHOW, added(settings={"rate": 3}))) == ""
    refused = said(lambda: rules.check_new(catalogue, SHOW, added(settings={"rate": 30})))
    assert refused == "connection_settings: Second store: Rate: it is at most 9."
    old = replace(SHOW, connections=(replace(STORE, settings={"rate": 30, "gone": 1}),))
    renamed = edits.apply(old, "connection.update", {"connection": "shop", "set": {"name": "Old store"}}).show
    assert said(lambda: rules.check_new(catalogue, old, renamed)) == ""


def test_a_connection_stays_while_something_is_on_sale_in_it() -> None:
    gone, other = replace(SHOW, connections=(STORE,)), replace(SHOW, connections=(REHEARSAL,))
    refused = said(lambda: rules.check_kept(SOLD, SHOW, gone))
    assert refused.startswith("on_sale: 1 'Tea' is on sale: ")
    assert refused.endswith("Without Rehearsal the studio cannot end it. End the sale first.")
    assert said(lambda: rules.check_kept(SOLD, SHOW, other)) == said(lambda: rules.check_kept(State(), SHOW, gone)) == ""


def test_other_settings_under_a_sale_are_asked_about_and_another_name_is_not() -> None:
    def changed(**fields: Any) -> Show:
        return replace(SHOW, connections=(replace(REHEARSAL, **fields), STORE))

    other = changed(settings={"rate": 3})
    asked = said(lambda: rules.check_changes(SOLD, SHOW, other, None))
    assert asked.startswith("confirm: 1 'Tea' is on sale: ")
    assert asked.endswith("Changed, connection 'Rehearsal' may reach another shop or none, and cannot end this sale.")
    assert said(lambda: rules.check_changes(SOLD, SHOW, other, "tea")) == ""
    assert said(lambda: rules.check_changes(State(), SHOW, other, None)) == ""
    assert said(lambda: rules.check_changes(SOLD, SHOW, changed(name="Stage"), None)) == ""


def test_one_in_which_a_sale_is_still_being_put_back_goes_only_when_confirmed() -> None:
    shut = replace(SOLD, on_air=(), set_aside={"tea": (replace(LAUNCH, phase="closing", steps=(STEP,)),)})
    gone = replace(SHOW, connections=(STORE,))
    asked = said(lambda: rules.check_changes(shut, SHOW, gone, None))
    assert asked.startswith("confirm: 1 'Tea' is still being put back in shop 'Rehearsal'. Removing its connection")
    assert said(lambda: rules.check_changes(shut, SHOW, gone, "tea")) == ""
