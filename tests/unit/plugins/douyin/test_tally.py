"""Likes and gifts are counted once each, over a restart and a disk that takes nothing too."""

from __future__ import annotations

from douyin.pushed import Comment, Gift, Like
from douyin.tally import Counts, Tally

from tests.parts.noted import Full, Noted


def likes(*ids: str) -> list[Like]:
    return [Like(msg_id=one, like_num=10) for one in ids]


def test_each_message_is_counted_once() -> None:
    tally = Tally(Noted())
    tally.begin("7")
    tally.count("relay", [*likes("1", "2", "1"), Gift(msg_id="3", gift_num=2, gift_value=500), Comment(msg_id="4", content="x")])
    tally.count("relay", [*likes("2"), Gift(msg_id="3", gift_num=2, gift_value=500)])
    assert tally.counts == Counts(likes=20, gifts=2, gift_value_minor=500)


def test_gifts_of_the_test_tool_are_not_counted() -> None:
    tally = Tally(Noted())
    tally.begin("7")
    tally.count("relay", [Gift(msg_id="1", gift_num=2, gift_value=500, test=True)])
    assert tally.counts == Counts()


def test_a_process_that_died_before_the_relay_knew_counts_nothing_twice() -> None:
    note = Noted()
    first = Tally(note)
    first.begin("7")
    first.count("relay", likes("1", "2"))
    second = Tally(note)
    second.begin("7")
    second.count("relay", likes("2", "3"))  # what was not acknowledged comes again
    assert second.counts == Counts(likes=30)


def test_another_room_begins_with_nothing() -> None:
    note = Noted()
    first = Tally(note)
    first.begin("7")
    first.count("relay", likes("1"))
    second = Tally(note)
    second.begin("8")
    assert second.counts == Counts()
    first.begin("8")
    first.count("relay", likes("1"))
    assert first.counts == Counts(likes=10)


def test_the_same_room_goes_on_where_it_was() -> None:
    tally = Tally(Noted("no JSON"))
    tally.begin("7")
    tally.count("relay", likes("1"))
    tally.begin("7")
    tally.count("relay", likes("1", "2"))
    assert tally.counts == Counts(likes=20)


def test_a_disk_that_is_full_counts_on() -> None:
    tally = Tally(Full())
    tally.begin("7")
    tally.count("relay", likes("1"))
    tally.count("relay", likes("1", "2"))
    assert tally.counts == Counts(likes=20)


def test_a_batch_that_comes_again_whole_counts_nothing_twice_however_long_it_is() -> None:
    note, batch = Noted(), likes(*(f"{number}" for number in range(10_000)))
    first = Tally(note)
    first.begin("7")
    first.count("relay", batch)
    first.count("live_gift", [Gift(msg_id=f"gift {number}", gift_num=1) for number in range(2_000)])
    second = Tally(note)
    second.begin("7")
    second.count("live_like", likes("another"))  # it is written anew before the batch has come again
    third = Tally(note)
    third.begin("7")
    third.count("relay", [*batch, *likes("next")])
    third.count("live_gift", [Gift(msg_id="gift 0", gift_num=1)])
    assert third.counts == Counts(likes=10 * 10_002, gifts=2_000)


def test_of_batches_that_are_done_only_the_latest_ids_are_kept() -> None:
    note = Noted()
    tally = Tally(note)
    tally.begin("7")
    for batch in range(20):
        tally.count("relay", likes(*(f"{batch}-{number}" for number in range(1_000))))
    assert note.read().count("-") == 1_500
