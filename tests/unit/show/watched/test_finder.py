"""Watched words are found however they are written, and not where they only seem to stand."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from studio.desk.chat.bundled import bundled_packs
from studio.document.watched import WatchedWords
from studio.show.watched import Finder, finder_for
from studio.show.watched.finder import MAX_FOUND
from studio.show.watched.folding import MAX_TEXT

DATA = Path(__file__).parents[3] / "data" / "watched"
EVASIONS = [
    tuple(line.split("\t"))
    for line in (DATA / "evasions.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
HARMLESS = [line for line in (DATA / "harmless.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def test_every_evasion_is_found() -> None:
    finder = Finder({term for term, _ in EVASIONS})
    missed = [(term, text) for term, text in EVASIONS if term not in finder.find(text)]
    assert not missed


def test_no_harmless_line_is_marked_by_the_lists_that_come_with_the_studio() -> None:
    packs = bundled_packs()
    finder = finder_for(packs, WatchedWords(packs=tuple(packs), terms=("sale", "top", "vip")))
    assert {line: finder.find(line) for line in HARMLESS if finder.find(line)} == {}


def test_a_term_is_a_word_and_a_number_by_itself() -> None:
    finder = Finder(["top1", "加v"])
    assert finder.find("top 1") == ("top1",)
    assert finder.find("top 10") == ()
    assert finder.find("加v123") == ("加v",)
    assert finder.find("加vip") == ()


def test_letters_that_stand_far_apart_are_no_term() -> None:
    finder = Finder(["微信"])
    assert finder.find("微....信") == ("微信",)
    assert finder.find("微" + "." * 5 + "信") == ()


def test_what_stands_in_a_harmless_phrase_does_not_count_but_elsewhere_it_does() -> None:
    finder = Finder(["第一"], harmless=["第一次"])
    assert finder.find("第 一 次来") == ()
    assert finder.find("第一次来，销量第一") == ("第一",)


def test_signs_that_stand_for_letters_do_so_where_they_are_written_alone() -> None:
    assert Finder(["vip"]).find("v1p") == ("vip",)
    assert Finder(["v1p"]).find("vip") == ()
    assert Finder(["v1p"]).find("V1P") == ("v1p",)


def test_terms_without_letters_and_empty_texts_find_nothing() -> None:
    assert not Finder(["!!", " "])
    assert Finder(["!!"]).find("!!") == ()
    assert Finder(["a"]).find("") == ()


def test_of_terms_in_each_other_the_longest_is_told_and_no_more_than_can_be_read() -> None:
    assert Finder(["最低", "最低价", "全网最低价", "价格"]).find("全网最低价格") == ("全网最低价", "价格")
    assert Finder(["最低", "最低价"]).find("最低价，最低") == ("最低价", "最低")
    many = [chr(ord("一") + number) for number in range(50)]
    assert len(Finder(many).find("".join(many))) == MAX_FOUND


@pytest.mark.parametrize("filler", ["\u3164", "\u115f", "\uffa0"])
def test_letters_that_show_nothing_part_no_term(filler: str) -> None:
    assert Finder(["微信"]).find(f"微{filler * 9}信") == ("微信",)


def test_a_line_full_of_terms_costs_no_more_than_its_length() -> None:
    finder = Finder(["最佳"], harmless=["最佳的"])
    assert finder.find("最佳的" * 500 + "最佳") == ("最佳",)
    long, short = (_calls(partial(finder.find, text)) for text in ("最佳" * 800, "最佳" * 100))
    assert long < 10 * short


def _calls(deed: Callable[[], object]) -> int:
    """How many functions and generator steps a deed takes: its cost, whatever else the computer does."""
    count = 0

    def note(_frame: FrameType, _event: str, _given: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        deed()
    finally:
        sys.setprofile(None)
    return count


def test_a_text_without_end_is_read_to_its_bound() -> None:
    finder = Finder(["a" * 40, "a" * 39 + "b"])
    assert finder.find("x" * MAX_TEXT + "a" * 40) == ()
    began = time.process_time()
    finder.find("ﷺ" * 100_000)
    finder.find("a" * 100_000)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("text", ["", "\u0301", "\ud800", "\U000e0001" * 20, "１" * 50, "🇼" * 31])
def test_no_text_is_too_odd(text: str) -> None:
    Finder(["a", "微信"]).find(text)
