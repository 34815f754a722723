from __future__ import annotations

import pytest

from studio.control.schema.state.selling import SellingProduct

pytest.importorskip("PySide6")

from ui.products import shown_state, state_look


def test_what_nobody_can_buy_is_not_shown_on_sale() -> None:
    assert state_look(shown_state(SellingProduct(state="on_sale", link_closed=False))).word == "On sale"
    assert state_look(shown_state(SellingProduct(state="on_sale", link_closed=True)), few_left=True).word == "Link closed"
    assert state_look(shown_state(SellingProduct(state="ended", link_closed=True))).word == "Ended"
    assert shown_state(SellingProduct()) == "queued"
