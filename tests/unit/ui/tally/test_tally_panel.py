"""The panel of the tally: what is typed is counted, what comes of it is seen, and its card goes on air."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from studio.plugin_api.abilities import ChatMessage

pytest.importorskip("PySide6")

from tests.parts.desk_thread import DeskThread
from tests.unit.ui.corner import Corner
from ui.host.view import HostView
from ui.products import Thumbnails
from ui.tally import TallyPanel
from ui.tally.panel import keywords_in

Until = Callable[..., None]


@pytest.fixture
def panel(corner: Corner) -> TallyPanel:
    found = corner.panel("tally")
    assert isinstance(found, TallyPanel)
    return found


def test_keywords_are_parted_by_whatever_parts_them() -> None:
    assert keywords_in(" 1 2，要、1 ") == ("1", "2", "要")
    assert keywords_in(" ,, ") == ()


def test_a_ninth_keyword_is_refused_and_not_left_out(corner: Corner, desk: DeskThread, panel: TallyPanel) -> None:
    notices: list[str] = []
    corner.room.notice.connect(lambda _level, words: notices.append(words))
    panel.keywords.setText("1 2 3 4 5 6 7 8 9")
    panel.begin.click()
    assert len(notices) == 1
    assert "8" in notices[0]
    assert desk.named("tally.start") == []


def test_a_tally_is_started_read_and_ended(corner: Corner, desk: DeskThread, panel: TallyPanel, until: Until) -> None:
    state = corner.room.store
    panel.keywords.setText("1 2")
    panel.begin.click()
    until(lambda: state.state.tally.state == "running")
    assert desk.named("tally.start") == [{"keywords": ["1", "2"]}]
    assert not panel.keywords.isEnabled()
    for number, text in enumerate(("1", "1", "2")):
        desk.channel.writes(ChatMessage(id=str(number), buyer_key=f"v{number}", name="An", text=text, at_ms=1))
    until(lambda: state.state.tally.viewers == 3)
    until(lambda: panel.bars.accessibleName() == "1: 2, 2: 1")
    assert "3 viewers" in panel.words.text()
    panel.begin.click()
    until(lambda: state.state.tally.state == "ended")
    assert panel.keywords.isEnabled()
    noted = desk.call("journal.between", from_ms=0, to_ms=2**47, kinds=["tally_started", "tally_ended"])["records"]
    assert [(record["kind"], json.loads(record["body"])["by"]) for record in noted] == [
        ("tally_started", "window"),
        ("tally_ended", "window"),
    ]
    panel.clear.click()
    until(lambda: not state.state.tally.choices)
    assert not panel.on_air.isEnabled()


def test_a_show_without_a_card_for_it_is_given_one_that_follows(
    corner: Corner, desk: DeskThread, panel: TallyPanel, until: Until
) -> None:
    state = corner.room.store
    assert not [card for card in state.state.show.overlays if card.kind == "tally"]
    panel.begin.click()
    until(lambda: state.state.tally.state == "running")
    panel.on_air.click()
    until(lambda: any(card.kind == "tally" for card in state.state.show.overlays))
    (card,) = (card for card in state.state.show.overlays if card.kind == "tally")
    until(lambda: card.id in state.state.cards and state.state.cards[card.id].playing)
    desk.channel.writes(ChatMessage(id="a", buyer_key="v", name="An", text="1", at_ms=1))
    until(lambda: state.state.cards[card.id].values.get("choices") == [{"keyword": "1", "viewers": 1}])
    panel.on_air.click()
    until(lambda: not state.state.cards[card.id].playing)


def test_the_host_sees_it(corner: Corner, desk: DeskThread, panel: TallyPanel, until: Until) -> None:
    view = HostView(corner.room, Thumbnails())
    try:
        assert view.tally.isHidden()
        panel.begin.click()
        until(lambda: view.tally.rows() == 1 and not view.tally.isHidden())
    finally:
        corner.room.store.unwatch(view)
        view.deleteLater()


def test_nothing_typed_is_nothing_started(corner: Corner, desk: DeskThread, panel: TallyPanel) -> None:
    notices: list[str] = []
    corner.room.notice.connect(lambda _level, words: notices.append(words))
    panel.keywords.setText(" , ")
    panel.begin.click()
    assert notices
    assert desk.named("tally.start") == []
