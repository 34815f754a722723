"""How lines and phrases are made comparable, and what a line is."""

from __future__ import annotations

import pytest

from studio.show.asked.lines import chats, compared, is_chinese, tells, wants


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("wat is ur size, 9.5?", "what is your size, #?"),
        ("what's it, hm", "what is it, how much"),
        ("im 5'4", "i am #'#"),
        ("don’t u have it in grey", "dont you have it in gray"),
        ("多少錢 dsq", "多少钱 多少钱"),
        ("3号链接 168/90", "#号链接 #"),
        ("", ""),
    ],
)
def test_what_is_written_in_many_ways_is_compared_as_one(line: str, same: str) -> None:
    assert compared(line) == same


@pytest.mark.parametrize("line", ["昨天收到了", "发货好快", "thanks for the discount", "拍了两件", "i have this in black"])
def test_what_was_so_is_told(line: str) -> None:
    assert tells(line)


@pytest.mark.parametrize("line", ["拍了三天了还没到", "多少钱", "how much is it", "ordered last week still nothing"])
def test_who_lacks_something_does_not_only_tell(line: str) -> None:
    assert not tells(line)


@pytest.mark.parametrize("line", ["包邮不", "想看白色", "link please", "i usually wear a # but idk", "can i get it"])
def test_wishes_and_doubts_want_something(line: str) -> None:
    assert wants(line)


@pytest.mark.parametrize("line", ["价格真香", "nice color", ""])
def test_what_wants_nothing(line: str) -> None:
    assert not wants(line)


@pytest.mark.parametrize(
    "line", ["主播是哪里人", "你们吃饭了吗", "听不见", "is that your real voice", "how old are you", "what song is this"]
)
def test_small_talk_is_known(line: str) -> None:
    assert chats(line)


@pytest.mark.parametrize("line", ["主播穿什么码", "你家包邮吗", "what is your return policy", "do you ship", ""])
def test_what_is_asked_of_a_shop_is_no_small_talk(line: str) -> None:
    assert not chats(line)


@pytest.mark.parametrize(("line", "chinese"), [("有xl吗", True), ("is 茶 in stock", True), ("got an xl?", False), ("", False)])
def test_a_chinese_character_makes_a_line_chinese(line: str, chinese: bool) -> None:
    assert is_chinese(line) is chinese
