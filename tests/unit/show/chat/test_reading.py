"""What texts are equal, which ask, which are watched for."""

from __future__ import annotations

import pytest

from studio.show.chat.reading import MAX_TEXT, Reader, answer, folded
from studio.show.chat.rows import Why
from studio.show.watched import Finder


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("666", "6666666"),
        ("１", "1"),
        ("哈哈哈", "哈哈哈哈哈哈"),
        ("HaHa", "hahaha"),
        ("  I  want it ", "i want it"),
    ],
)
def test_texts_that_say_the_same(one: str, other: str) -> None:
    reader = Reader()
    assert reader.read(one).key == reader.read(other).key


@pytest.mark.parametrize(("one", "other"), [("100", "1000"), ("1", "2"), ("want", "want it"), ("no", "on"), ("👍", "👎")])
def test_texts_that_do_not(one: str, other: str) -> None:
    reader = Reader()
    assert reader.read(one).key != reader.read(other).key


def test_a_question_is_told_from_the_rest() -> None:
    assert Reader().read("多少钱？").why is Why.QUESTION
    assert Reader().read("好看").why is Why.PLAIN


@pytest.mark.parametrize("text", ["加微信 abc", "加 微，信", "ＷｅＣｈａｔ me", "my we-chat is", "x!"])
def test_watched_terms_are_found_however_they_are_spaced(text: str) -> None:
    reader = Reader()
    reader.watch(Finder(["微信", "wechat", "X", "", " . "]))
    assert reader.read(text).why is Why.WATCHED


def test_what_is_watched_for_changes_at_once() -> None:
    reader = Reader()
    assert reader.read("fake goods").why is Why.PLAIN
    reader.watch(Finder(["fake"]))
    assert reader.read("fake goods").why is Why.WATCHED
    assert reader.read("fak e").why is Why.WATCHED
    assert reader.read("a FAKE one").watched == "fake"
    assert reader.read("fa").why is Why.PLAIN
    reader.watch(Finder())
    assert reader.read("fake goods").why is Why.PLAIN


@pytest.mark.parametrize("text", ["1", "111", "1 1 1!", "１", "“1”"])
def test_answers_are_the_keyword_alone_or_repeated(text: str) -> None:
    assert Reader().read(text).answer == answer("1")


@pytest.mark.parametrize("text", ["1 kg", "12", "我要1", "", "!"])
def test_no_answers(text: str) -> None:
    assert Reader().read(text).answer != answer("1")


def test_a_text_without_end_is_read_to_its_bound_and_not_remembered() -> None:
    reader = Reader()
    assert len(reader.read("\ufdfa" * 1_000_000).key) <= 18 * MAX_TEXT
    assert len(reader.read("ab" * 10 + "c" * 1_000_000).key) == MAX_TEXT
    assert not reader._known


def test_only_short_texts_are_remembered() -> None:
    reader = Reader()
    for text in ("666", "how long does it keep?", "x" * 61):
        assert reader.read(text) == reader.read(text)
    assert list(reader._known) == ["666", "how long does it keep?"]


def test_one_sign_that_stands_for_many_letters_makes_no_line_long() -> None:
    assert len(folded("\ufdfa" * MAX_TEXT)) <= 2 * MAX_TEXT
