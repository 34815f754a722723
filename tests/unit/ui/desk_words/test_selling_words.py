"""What the rules of selling refuse is said in the window's language."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast

import pytest
from msgspec.structs import replace

pytest.importorskip("PySide6")

from studio.desk.guards import products_on_sale
from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.show.selling.state import ProductState, Stage, State
from studio.values.errors import RefusedError
from studio.values.sentences import together
from studio.words import by_hand, card_prices, contradictions, launches, sales
from studio.words import steps as says_steps
from ui.desk_words import said


def test_sentences_keep_their_figures(chinese: None) -> None:
    below = launches.below_floor(price="¥20.00", product="3 'Wok'", floor="¥25.00")
    assert said(below) == "¥20.00 低于 3 'Wok' 的破价底线 ¥25.00。请提高价格，或在队列里改破价底线。"
    asks = card_prices.says_shop(shop="rehearsal", price="¥45.00", product="3 'Wok'", meant="¥40.00")
    assert said(asks) == "店铺“rehearsal”里 3 'Wok' 卖 ¥45.00，不是 ¥40.00；贴片按店铺价格显示。"


def test_what_cannot_change_under_a_sale_is_refused_in_the_windows_language(chinese: None) -> None:
    mug = Product(id="mug", link_no=1, title="杯", live_price_minor=2900, variants=(Variant(sku="M"),))
    launch = cast("Any", SimpleNamespace(product="mug", phase="open"))
    stages: tuple[Stage, ...] = ("armed", "countdown", "on_sale", "sold_out")
    for stage in stages:
        state = State(products={"mug": ProductState(stage=stage)}, on_air=(launch,))
        for after in (
            (),
            (replace(mug, currency="USD"),),
            (replace(mug, live_price_minor=1),),
            (replace(mug, purchase_limit=2),),
        ):
            with pytest.raises(RefusedError) as refused:
                products_on_sale(state, Show(products=(mug,)), Show(products=after))
            assert re.search("[a-z]{3}", said(refused.value.text)) is None, said(refused.value.text)


def test_sentences_one_after_another_are_each_said(chinese: None) -> None:
    closed = contradictions.link_closed(shop="rehearsal", product="3 'Wok'")
    limit = contradictions.other_limit(shop="rehearsal", found="5", product="3 'Wok'", meant=contradictions.any_number())
    todo = contradictions.press_repair()
    assert said(together(closed, limit, todo)) == said(closed) + said(limit) + said(todo)
    steps = (by_hand.close_link(shop="rehearsal", product="3 'Wok'"), by_hand.check(shop="rehearsal", product="3 'Wok'"))
    why = launches.both(reason=says_steps.refused(), other=says_steps.no_answer())
    words = said(launches.did_not_open(said=why, todo=together(*steps)))
    assert re.search("[a-z]{4}", words.replace("rehearsal", "")) is None, words


def test_a_title_with_a_full_stop_ends_no_sentence(chinese: None) -> None:
    def question(title: str) -> str:
        stake = sales.on_sale(product=f"3 '{title}'", left=32, unpaid=24)
        return said(sales.next_ends(stake=stake))

    assert question("St. Louis mug") == question("Wok mug").replace("Wok", "St. Louis")
