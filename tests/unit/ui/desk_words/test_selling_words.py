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
from ui.desk_words import said


def test_sentences_keep_their_figures(chinese: None) -> None:
    below = "¥20.00 is below the floor price of 3 'Wok', ¥25.00. Raise it, or change the floor price in the queue."
    assert said(below) == "¥20.00 低于 3 'Wok' 的破价底线 ¥25.00。请提高价格，或在队列里改破价底线。"
    assert (
        said("Shop 'rehearsal' asks ¥45.00 for 3 'Wok', not ¥40.00: the card says what the shop asks.")
        == "店铺“rehearsal”里 3 'Wok' 卖 ¥45.00，不是 ¥40.00；贴片按店铺价格显示。"
    )


def test_what_cannot_change_under_a_sale_is_refused_in_the_windows_language(chinese: None) -> None:
    mug = Product(id="mug", link_no=1, title="杯", live_price_minor=2900, variants=(Variant(sku="M"),))
    launch = cast("Any", SimpleNamespace(product="mug"))
    stages: tuple[Stage, ...] = ("armed", "countdown", "on_sale", "sold_out")
    for stage in stages:
        state = State(products={"mug": ProductState(stage=stage)}, launch=launch)
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
    closed = "Shop 'rehearsal' has closed the link of 3 'Wok': nobody can buy it."
    limit = "Shop 'rehearsal' lets a buyer have 5 of 3 'Wok', not any number."
    todo = "Press Repair to set it right, or end the sale."
    assert said(f"{closed} {limit} {todo}") == said(closed) + said(limit) + said(todo)
    by_hand = (
        "In shop 'rehearsal', close the link of 3 'Wok' for buyers. See in shop 'rehearsal' whether 3 'Wok' is as it should be."
    )
    failed = "It is put back as it was. Press Repair to try again, or by hand:"
    words = said(f"Not open: the shop refused; the shop did not answer. {failed} {by_hand}")
    assert re.search("[a-z]{4}", words.replace("rehearsal", "")) is None, words


def test_a_title_with_a_full_stop_ends_no_sentence(chinese: None) -> None:
    question = "3 'St. Louis mug' is on sale: 32 left, 24 unpaid. Going on ends it."
    assert said(question) == said(question.replace("St. Louis", "Wok")).replace("Wok", "St. Louis")
