"""What holds of the chat desk whatever viewers write: nothing uncounted, nothing shown twice, memory bounded."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from studio.control.schema.answers import Chat
from studio.show.chat import ChatDesk, chat_desk, shown_rows
from studio.show.chat.fold import MAX_SAID
from studio.show.chat.pace import SECOND_NS
from tests.unit.show.chat.test_chat_desk import MS, Said, drained, rows_of

ERA_MS = 1_700_000_000_000
MINUTE_NS = 60 * SECOND_NS

SPOKEN = st.tuples(
    st.sampled_from(["a", "b"]),
    st.integers(0, 60),
    st.sampled_from(["1", "11", "hi", "how?", "fake", "x y", ""]),
    st.integers(0, 5),
)


@given(st.lists(st.tuples(st.integers(0, 3000), st.lists(SPOKEN, max_size=40)), max_size=20))
def test_every_message_is_in_a_row_or_hidden_never_both(steps: list[tuple[int, list[tuple[str, int, str, int]]]]) -> None:
    desk, now_ns = ChatDesk(watched=["fake"]), 0
    batches: list[Chat] = []
    for wait_ms, spoken in steps:
        now_ns += wait_ms * MS
        for platform, number, text, viewer in spoken:
            desk.take(platform, [Said(str(number), text, str(viewer))], now_ns)
        batch = desk.due(now_ns)
        batches += [batch] if batch else []
    batches += drained(desk, now_ns + 100 * MS, 20)
    told = {row.id: row.count for row in rows_of(batches)}
    distinct = {(platform, number) for _, spoken in steps for platform, number, _, _ in spoken}
    assert desk.total == len(distinct)
    assert desk.hidden == sum(batch.hidden for batch in batches)
    assert sum(told.values()) + desk.hidden == desk.total
    assert not desk._folds


STAMPED = st.tuples(st.sampled_from("abc"), st.integers(0, 300), st.integers(-40_000, 40_000), st.booleans())


@given(st.lists(st.tuples(st.integers(0, 5000), st.lists(STAMPED, max_size=30)), max_size=12))
def test_counts_are_exact_whatever_clocks_say_and_whatever_comes_without_words(
    steps: list[tuple[int, list[tuple[str, int, int, bool]]]],
) -> None:
    desk, now_ns = ChatDesk(), 0
    came: dict[str, set[int]] = {name: set() for name in "abc"}
    for wait_ms, spoken in steps:
        now_ns += wait_ms * MS
        for platform, number, skew_ms, has_words in spoken:
            came[platform].add(number)
            if has_words:
                stamp_ms = ERA_MS + now_ns // MS + skew_ms
                desk.take(platform, [Said(str(number), f"text {number}", at_ms=stamp_ms)], now_ns)
            else:
                desk.count(platform, [str(number)], 0, now_ns)
        desk.due(now_ns)
    counts = desk.counts(now_ns)
    assert counts.messages == sum(map(len, came.values()))
    assert {name: part.messages for name, part in counts.connections.items()} == {
        name: len(ids) for name, ids in came.items() if ids
    }


@given(st.lists(st.tuples(st.integers(13, 100), st.sampled_from("ab"), st.integers(0, 9)), max_size=60))
def test_no_message_is_shown_twice_within_15_minutes(spoken: list[tuple[int, str, int]]) -> None:
    desk, shown, now_ns = ChatDesk(), list[str](), 0
    for wait_s, platform, number in spoken:
        now_ns += wait_s * SECOND_NS
        if now_ns > 15 * MINUTE_NS:
            break
        desk.take(platform, [Said(str(number), f"{platform} says {'abcdefghij'[number]}")], now_ns)
        for row in rows_of(drained(desk, now_ns, 1)):
            assert row.count == 1, "nobody said it again"
            shown.append(row.id)
    assert len(shown) == len(set(shown)) == desk.total


@given(st.lists(st.tuples(st.integers(0, 12_000), st.integers(0, 120), st.integers(1, 60)), max_size=10))
def test_whatever_comes_as_much_is_kept_as_there_is_room_for(steps: list[tuple[int, int, int]]) -> None:
    """With small bounds: the real ones are of the same code."""
    with (
        patch.object(chat_desk, "MAX_WAITING", 50),
        patch.object(chat_desk, "REMEMBERED_IDS", 200),
        patch.object(chat_desk, "SPEAKERS", 100),
        patch.object(shown_rows, "MAX_ROWS", 40),
    ):
        desk, now_ns, said = ChatDesk(), 0, 0
        ids = desk._ids.nbytes
        for wait_ms, messages, alike in steps:
            now_ns += wait_ms * MS
            texts = [f"text {(said + number) // alike}" for number in range(messages)]
            desk.take("a", [Said(f"{said + number}", text, f"v{number}") for number, text in enumerate(texts)], now_ns)
            said += messages
            desk.due(now_ns)
            assert len(desk._waiting) <= 50
            assert len(desk._folds) <= 50 + 10 * chat_desk.ROWS_PER_SECOND + chat_desk.ROWS_PER_SECOND
            assert len(desk.rows._rows) == len(desk.rows._said) <= 40
            assert all(len(row) <= MAX_SAID for row in desk.rows._said.values())
            assert desk._ids.nbytes <= 2 * ids
        assert desk.total == said
