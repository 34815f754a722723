"""Likes and gifts are counted once each, over a restart and a disk that takes nothing too."""

from __future__ import annotations

from douyin.pushed import Comment, Gift, Like
from douyin.tally import Counts, Tally

from tests.parts.noted import Noted


def likes(*ids: str) -> list[Like]:
    return [Like(msg_id=one, like_num=10) for one in ids]


def test_each_message_is_counted_once() -> None:
    tally = Tally(Noted())
    tally.begin("7")
    tally.count([*likes("1", "2", "1"), Gift(msg_id="3", gift_num=2, gift_value=500), Comment(msg_id="4", content="x")])
    tally.count([*likes("2"), Gift(msg_id="3", gift_num=2, gift_value=500)])
    assert tally.counts == Counts(likes=20, gifts=2, gift_value_minor=500)


def test_gifts_of_the_test_tool_are_not_counted() -> None:
    tally = Tally(Noted())
    tally.begin("7")
    tally.count([Gift(msg_id="1", gift_num=2, gift_value=500, test=True)])
    assert tally.counts == Counts()


def test_a_process_that_died_before_the_relay_knew_counts_nothing_twice() -> None:
    note = Noted()
    first = Tally(note)
    first.begin("7")
    first.count(likes("1", "2"))
    second = Tally(note)
    second.begin("7")
    second.count(likes("2", "3"))  # what was not acknowledged comes again
    assert second.counts == Counts(likes=30)


def test_another_room_begins_with_nothing() -> None:
    note = Noted()
    first = Tally(note)
    first.begin("7")
    first.count(likes("1"))
    second = Tally(note)
    second.begin("8")
    assert second.counts == Counts()
    first.begin("8")
    first.count(likes("1"))
    assert first.counts == Counts(likes=10)


def test_the_same_room_goes_on_where_it_was() -> None:
    tally = Tally(Noted("no JSON"))
    tally.begin("7")
    tally.count(likes("1"))
    tally.begin("7")
    tally.count(likes("1", "2"))
    assert tally.counts == Counts(likes=20)


def test_a_disk_that_is_full_counts_on() -> None:
    class Full(Noted):
        def read(self) -> str:
            raise OSError("Input/output error")

        def write(self, text: str) -> None:
            raise OSError("No space left on device")

    tally = Tally(Full())
    tally.begin("7")
    tally.count(likes("1"))
    tally.count(likes("1", "2"))
    assert tally.counts == Counts(likes=20)
