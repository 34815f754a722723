"""Answers are made of what is known, and of nothing else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.desk.chat.bundled import bundled_topics
from studio.document.products import Claim, Product, Variant
from studio.show.asked import Facts, Sorter, answer
from studio.values.errors import RefusedError

TOPICS = bundled_topics()
SORTER = Sorter(TOPICS)
TEA = Product(
    id="tea",
    link_no=3,
    title="Tea",
    live_price_minor=9_900,
    talking_points=("全国包邮，顺丰发货", "Spring harvest", "Free returns within 7 days"),
    claims=(Claim(text="正品保证"),),
    variants=(Variant(sku="a", name="100 g"), Variant(sku="b", name="250 g")),
)


def said(topic: str, facts: Facts | None = None, language: str = "en", product: Product = TEA) -> str:
    return answer(topic, TOPICS[topic], SORTER, product, facts or Facts(), language)


def test_price_and_stock_are_what_shop_and_ledger_say() -> None:
    assert said("price", Facts(price_minor=8_800)) == "Link 3, Tea: ¥88.00"
    assert said("price", Facts(price_minor=8_800), "zh") == "3号链接 Tea：直播价¥88.00"
    assert said("stock", Facts(stock=1_200)) == "Link 3, Tea: 1,200 left"
    for topic in ("price", "stock"):
        with pytest.raises(RefusedError, match="Nothing is known"):
            said(topic)


def test_variants_answer_for_size_and_colour() -> None:
    assert said("size") == "Link 3, Tea comes in: 100 g, 250 g"


def test_talking_points_and_claims_answer_where_they_are_about_it() -> None:
    assert said("shipping", language="zh") == "3号链接 Tea：全国包邮，顺丰发货"
    assert said("trust") == "Link 3, Tea: Free returns within 7 days; 正品保证"
    with pytest.raises(RefusedError, match="Payment"):
        said("payment")


def test_a_language_that_no_topic_speaks_is_answered_in_english() -> None:
    assert said("size", language="de").startswith("Link 3")


@pytest.mark.parametrize("point", ["Free shipping, only $19.90 today", "包邮价 99 元", "包邮，到手99块", "Shipping is 5 EUR"])
def test_a_sum_that_somebody_wrote_before_the_show_is_not_said(point: str) -> None:
    with pytest.raises(RefusedError, match="Nothing is known"):
        said("shipping", product=replace(TEA, talking_points=(point,)))


def test_other_figures_are_said() -> None:
    assert said("shipping", product=replace(TEA, talking_points=("Free shipping within 48 hours",))).endswith("48 hours")
