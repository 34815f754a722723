"""Every step of a launch has words of its own."""

from __future__ import annotations

from typing import get_args

import pytest

pytest.importorskip("PySide6")

from studio.show.selling.launch.state import StepName
from ui.current.steps import step_words


@pytest.mark.parametrize("name", get_args(StepName))
def test_a_step_is_not_shown_by_its_name_in_the_program(name: str, application: object) -> None:
    assert step_words(name) != name
    assert step_words(f"{name} M-1") == f"{step_words(name)} M-1"
