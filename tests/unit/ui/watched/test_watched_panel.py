"""The panel of watched words: lists are chosen, own words kept, and what was found is seen where it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.control.schema.products import UpdateProduct
from studio.control.schema.watched import UpdateWatchedWords
from studio.plugin_api.abilities import ChatMessage

pytest.importorskip("PySide6")

from PySide6.QtCore import Qt

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.queue.model import WATCHED_ROLE
from ui.watched import WatchedPanel
from ui.watched.panel import terms_in

Until = Callable[..., None]


@pytest.fixture
def panel(corner: Corner) -> WatchedPanel:
    found = corner.panel("watched")
    assert isinstance(found, WatchedPanel)
    return found


def test_terms_are_one_a_line_and_each_once() -> None:
    assert terms_in(" a b \n\nc\na b\n") == (("a b", "c"), ())
    assert terms_in("-抖音\na\n－ 快手\n-\n-抖音") == (("a",), ("抖音", "快手"))


def test_lists_are_chosen_and_undone(corner: Corner, desk: DeskThread, panel: WatchedPanel, until: Until) -> None:
    assert panel.packs.count() == 3
    panel.packs.item(0).setCheckState(Qt.CheckState.Checked)
    until(lambda: desk.show.watched.packs == ("ads-cn",))
    until(lambda: corner.room.store.state.show.watched.packs == ("ads-cn",))
    assert panel.packs.item(0).checkState() is Qt.CheckState.Checked
    desk.call("edit.undo")
    until(lambda: panel.packs.item(0).checkState() is Qt.CheckState.Unchecked)


def test_own_words_are_kept_and_not_written_over_while_somebody_types(
    corner: Corner, desk: DeskThread, panel: WatchedPanel, until: Until
) -> None:
    assert not panel.save.isEnabled()
    panel.terms.setPlainText("cheapest\n最好")
    assert panel.save.isEnabled()
    panel.save.click()
    until(lambda: desk.show.watched.terms == ("cheapest", "最好"))
    until(lambda: not panel.save.isEnabled())
    desk.call("watched.update", set={"without": ["抖音"]})
    until(lambda: panel.terms.toPlainText() == "cheapest\n最好\n-抖音")
    panel.terms.setPlainText("cheapest\n最好\nand mo")
    desk.call("watched.update", set={"terms": ["from elsewhere"]})
    until(lambda: corner.room.store.state.show.watched.terms == ("from elsewhere",))
    assert panel.terms.toPlainText().endswith("and mo")


def test_what_was_found_stands_in_panel_queue_and_chat(selling_corner: Corner, selling_desk: DeskThread, until: Until) -> None:
    state, panel = selling_corner.room.store, selling_corner.panel("watched")
    product = state.state.show.products[0]
    selling_corner.room.desk.command(UpdateProduct(product=product.id, set={"talking_points": ["Very ch e a p"]}))
    selling_corner.room.desk.command(UpdateWatchedWords(set={"terms": ["cheap"]}))
    until(lambda: state.state.watched_words.products.get(product.id) == ("cheap",))
    until(lambda: panel.found.count() == 1 and "cheap" in panel.found.item(0).text())
    queue = selling_corner.panel("queue").model
    until(lambda: queue.index(0, 0).data(WATCHED_ROLE) == ("cheap",))
    rows = selling_corner.panel("chat").model
    selling_desk.channel.writes(ChatMessage(id="w", buyer_key="v", name="An", text="so c.h.e.a.p", at_ms=1))
    until(lambda: (row := rows.row("rehearsal:w")) is not None and (row.watched, row.why) == ("cheap", "watched"))
