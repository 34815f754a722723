"""Which topic a line asks for."""

from __future__ import annotations

import pytest

from studio.desk.chat.bundled import bundled_topics
from studio.show.asked import Sorted, Sorter, Topic, parse
from studio.show.chat.questions import is_question
from studio.show.chat.reading import folded
from studio.values.errors import OperatorError

PLAIN = {"en": "{number} {title} {fact}"}
TOPICS = {
    "price": Topic(title="Price", order=1, answers=PLAIN, asks=("how much", "多少钱"), about=("price", "cost"), never=("ship",)),
    "shipping": Topic(title="Shipping", order=2, answers=PLAIN, asks=("how much*ship", "包邮"), about=("邮",)),
}


def topic_of(text: str, sorter: Sorter) -> str:
    plain = folded(text)
    return sorter.sort(plain, is_question(plain)).topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("how much", "price"),
        ("HOW  MUCH?", "price"),
        ("the price is nice", ""),
        ("what's the price", "price"),
        ("how much to ship", "shipping"),
        ("how much for all of it to ship", ""),
        ("pricey?", ""),
        ("多少錢", "price"),
        ("包邮", "shipping"),
        ("邮票", ""),
        ("邮吗", "shipping"),
        ("", ""),
    ],
)
def test_the_longest_phrase_decides(text: str, topic: str) -> None:
    assert topic_of(text, Sorter(TOPICS)) == topic


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("how much", Sorted("price")),
        ("那链接的都有的样子呵呵哈", Sorted("price", True)),  # asks nothing, and says more than the phrase
        ("那链接都有？", Sorted("price")),
        ("那链接的都有的样子呵呵哈？", Sorted("price", True)),  # asks, and says so much more that it may ask for that
        ("how much? or where do you mail", Sorted("price", True)),  # the other topic has a phrase as long
        ("do you have any change", Sorted("price", True)),  # a word about it in a line that asks
        ("i have change", Sorted()),
        ("oh my wallet", Sorted("price", True)),
        ("is it so? my wallet", Sorted("price", True)),
        ("is it so?", Sorted("mail", True)),
        ("thanks, how much joy", Sorted("price")),
        ("thanks, my wallet is happy", Sorted()),  # it only tells
        ("how much is your dog", Sorted()),  # small talk
    ],
)
def test_what_is_not_sure_is_a_hint(text: str, found: Sorted) -> None:
    topics = {
        "price": Topic(title="Price", order=1, answers=PLAIN, asks=("how much", "链接"), about=("change",), hints=("my wallet",)),
        "mail": Topic(title="Mail", order=2, answers=PLAIN, asks=("you mail",), last=("is it",)),
    }
    plain = folded(text)
    assert Sorter(topics).sort(plain, is_question(plain)) == found


def test_what_does_not_ask_may_still_be_about_a_topic() -> None:
    sorter = Sorter(TOPICS)
    assert sorter.is_about("shipping", "全场包郵")
    assert sorter.is_about("price", "A fair ＰＲＩＣＥ")
    assert not sorter.is_about("price", "包邮")
    assert not sorter.is_about("colour", "包邮")


def test_nothing_is_sorted_without_topics() -> None:
    assert Sorter().sort("how much", True) == Sorted()


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("多少钱", "price"),
        ("160 100斤穿什么码", "size"),
        ("包邮吗", "shipping"),
        ("有什么颜色", "colour"),
        ("还有货吗", "stock"),
        ("什么时候发货", "when"),
        ("怎么下单", "payment"),
        ("是正品吗", "trust"),
        ("what size should I get", "size"),
        ("do you ship to canada", "shipping"),
        ("can I return it", "trust"),
        ("主播晚上好", ""),
        ("first time here", ""),
    ],
)
def test_the_topics_that_come_with_the_studio(text: str, topic: str) -> None:
    assert topic_of(text, Sorter(bundled_topics())) == topic


@pytest.mark.parametrize("wrong", [b"", b"\xff", b'title = "x"\norder = 1\n', b'title="x"\norder=1\nanswers.en="{price}"\n'])
def test_what_is_no_topic_is_said_with_the_name_of_the_file(wrong: bytes) -> None:
    with pytest.raises(OperatorError, match=r"bad\.toml"):
        parse("bad.toml", wrong)


def test_every_topic_of_the_studio_has_chinese_words_and_answers_in_both_languages() -> None:
    for topic in bundled_topics().values():
        assert topic.words["zh"]["title"]
        assert set(topic.answers) == {"zh", "en"}
        for phrases in (topic.asks, topic.about, topic.never):
            assert len(set(phrases)) == len(phrases)


def test_a_line_full_of_phrases_is_looked_at_to_its_bound() -> None:
    sorter = Sorter(bundled_topics())
    assert sorter.sort("好" * 200 + "多少钱", asks=True) == Sorted()
    assert sorter.sort("好" * 190 + "多少钱", asks=True) == Sorted("price", True)
