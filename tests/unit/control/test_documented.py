"""The declared commands: all are carried out, and docs/control.md says what they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

import pytest

from studio.control.schema import COMMANDS, EVERY_RIGHT, canvases, page, selling, stage
from studio.control.schema.command import command
from studio.control.schema.edit import EditCommand
from studio.control.schema.state import SECTIONS
from studio.desk import commands
from studio.show import edits

_OF_THE_CONNECTION = {"hello", "subscribe", "snapshot"}
_PAGE = (Path(__file__).parents[3] / "docs" / "control.md").read_text(encoding="utf-8")


def test_every_declared_command_is_carried_out_and_no_other() -> None:
    table = commands.build(cast("Any", None))
    assert set(table.names()) | _OF_THE_CONNECTION == COMMANDS.keys()
    assert {name for name, kind in COMMANDS.items() if issubclass(kind, EditCommand)} == edits.COMMANDS.keys()


def test_the_page_lists_all_of_them_as_they_are_declared() -> None:
    assert page.filled(_PAGE) == _PAGE, "run `python -m studio.control.schema.page docs/control.md`"
    assert set(re.findall(r"^\| `([a-z_.]+)` \|", _PAGE, re.MULTILINE)) == COMMANDS.keys() | EVERY_RIGHT | {
        section.name for section in SECTIONS
    }, "each right and each section as well"


def test_what_ends_or_begins_a_sale_is_not_for_all() -> None:
    table = commands.build(cast("Any", None))
    may = table.names({"watch", "queue"})
    assert "queue.explain" in may
    assert "product.update" in may
    assert not {"launch.start", "air.stop", "stage.take", "key.set", "studio.quit", "plugin.secret", "show.open"} & set(may)
    assert table.names(set()) == []


def test_what_changes_canvases_and_encodings_needs_their_right() -> None:
    table = commands.build(cast("Any", None))
    changing = {"canvas.update", "encoding.update", "capacity.apply"}
    assert changing <= set(table.names({"output"}))
    assert not changing & set(table.names(EVERY_RIGHT - {"output"}))


def test_a_command_tells_only_what_it_was_given() -> None:
    assert stage.Take(scene="wide").params() == {"scene": "wide"}
    assert selling.ArmLaunch(product="mug", price_minor=0).params() == {"product": "mug", "price_minor": 0}
    assert canvases.AddCanvas(set={"name": "V"}, gesture="g").params() == {"set": {"name": "V"}, "gesture": "g"}


def test_no_two_commands_have_one_name() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        command("stage.take", "picture")(stage.Preview)
    assert stage.Preview.method == "stage.preview"
