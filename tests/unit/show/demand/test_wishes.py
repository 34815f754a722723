"""What lines ask for, by the facets that come with the studio."""

from __future__ import annotations

import pytest

from studio.desk.chat.bundled import bundled_facets
from studio.show.chat.questions import is_question
from studio.show.chat.reading import folded
from studio.show.demand import Wish, WishFinder, parse
from studio.show.demand.wishes import MOST
from studio.values.errors import OperatorError

FINDER = WishFinder(bundled_facets())


def wished(text: str) -> set[tuple[str, str]]:
    plain = folded(text)
    return set(FINDER.find(plain, is_question(plain)))


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("有黑色XL吗", {("colour", "black"), ("size", "XL")}),
        ("Do you have it in GREY, size M", {("colour", "gray"), ("size", "M")}),
        ("给我妈买的 预算200以内", {("use", "mother"), ("budget", "≤ 200")}),
        ("need a gift under $50", {("use", "gift"), ("budget", "≤ 50")}),
        ("我在新疆 能發嗎", {("region", "xinjiang")}),
        ("ship to canada?", {("region", "canada")}),
        ("乌鲁木齐能到吗", {("region", "xinjiang")}),
        ("敏感肌孕妇能用吗", {("use", "sensitive"), ("use", "pregnant")}),
        ("有大码吗", {("size", "plus")}),
        ("主播晚上好", set()),
        ("红包在哪", set()),
        ("小黄车在哪", set()),
        ("谢谢 黑色收到了", set()),
        ("love the blue", set()),
        ("", set()),
    ],
)
def test_what_a_line_asks_for(text: str, wishes: set[tuple[str, str]]) -> None:
    assert wished(text) == wishes


def test_a_list_of_everything_is_no_more_than_a_few_wishes() -> None:
    assert len(wished("black white red blue green pink yellow purple brown please?")) == MOST


def test_nothing_is_found_without_facets() -> None:
    assert WishFinder({}).find("black xl", True) == ()


def test_every_value_has_a_chinese_word_or_is_one_in_itself() -> None:
    for facet in bundled_facets().values():
        assert facet.words["zh"]["title"]
        names = [value.name for value in facet.values]
        assert len(set(names)) == len(names)
        for value in facet.values:
            assert value.words or value.title in ("S", "M", "L")
            assert value.wrong_words() == []


@pytest.mark.parametrize(
    "wrong", [b"", b"\xff", b'title="x"\norder=1\nnumbers="age"\n', b'title="x"\norder=1\n[[values]]\nname="a"\n']
)
def test_what_is_no_facet_is_said_with_the_name_of_the_file(wrong: bytes) -> None:
    with pytest.raises(OperatorError, match=r"bad\.toml"):
        parse("bad.toml", wrong)


def test_a_wish_is_a_facet_and_a_value() -> None:
    assert Wish("size", "XL") in FINDER.find("xl?", True)
