from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from ui.products.states import STATES, state_look


def test_states_are_told_apart_by_word_and_by_shape_alone() -> None:
    looks = [state_look(state) for state in STATES] + [state_look("on_sale", few_left=True)]
    assert len({look.word for look in looks}) == len(looks)
    assert len({look.shape for look in looks}) == len(looks)


def test_only_a_sale_can_run_low() -> None:
    assert state_look("ended", few_left=True) == state_look("ended")
