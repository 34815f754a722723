"""Every step of a launch has words of its own."""

from __future__ import annotations

from typing import get_args

import pytest

pytest.importorskip("PySide6")

from PySide6.QtWidgets import QGridLayout, QLabel

from studio.control.schema.state.selling import Launch, LaunchShop, Step
from studio.show.selling.launch.state import StepName
from ui.current.steps import StepList, step_words


@pytest.mark.parametrize("name", get_args(StepName))
def test_a_step_is_not_shown_by_its_name_in_the_program(name: str, application: object) -> None:
    assert step_words(name) != name
    assert step_words(f"{name} M-1") == f"{step_words(name)} M-1"


def test_a_launch_in_several_shops_has_a_line_for_each_however_often_it_changes(application: object) -> None:
    shown = StepList(lambda connection: connection.title())
    for left in range(20, 0, -1):
        shops = (
            LaunchShop(connection="east", phase="open", quantity=12_000, left=left),
            LaunchShop(connection="west", phase="failed"),
        )
        failed = Step(name="link", state="failed", text="Not now.", shop="west")
        shown.show_launch(Launch(product="mug", phase="open", shops=shops, steps=(failed,)))
    grid = shown.layout()
    assert isinstance(grid, QGridLayout)
    assert grid.rowCount() == 3
    labels = [grid.itemAtPosition(line, 1).widget() for line in range(3)]
    assert [label.text()[:5] for label in labels if isinstance(label, QLabel)] == ["East:", "West:", "West:"]
    first = grid.itemAtPosition(0, 1).widget()
    assert isinstance(first, QLabel)
    assert first.text() == "East: on sale, 1 of 12,000 left"
