"""The chat desk: everything counted, little shown, the important first."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.control.schema.answers import Chat
from studio.control.schema.state.host import ChatRow
from studio.show.chat import ChatDesk
from studio.show.chat import chat_desk as module
from studio.show.chat.pace import SECOND_NS
from studio.values.errors import RefusedError

MS = 1_000_000


class Said(msgspec.Struct, frozen=True):
    id: str
    text: str = "hello"
    buyer_key: str = "v1"
    name: str = "Li"
    badges: tuple[str, ...] = ()
    at_ms: int = 0
    buyer: bool = False


def unlike(count: int, start: int = 0, prefix: str = "say") -> list[Said]:
    """Messages of different viewers, no two the same."""
    return [Said(f"{prefix}{n}", f"{prefix} {n}", f"{prefix}{n}") for n in range(start, start + count)]


def drained(desk: ChatDesk, now_ns: int, seconds: float = 12.0) -> list[Chat]:
    """All batches of the time after `now_ns`, at ten a second."""
    batches = (desk.due(now_ns + tick * 100 * MS) for tick in range(int(seconds * 10)))
    return [batch for batch in batches if batch is not None]


def rows_of(batches: list[Chat]) -> list[ChatRow]:
    return [row for batch in batches for row in batch.rows]


def texts(batch: Chat | None) -> list[str]:
    return [row.text for row in batch.rows] if batch else []


def test_a_message_becomes_a_row() -> None:
    desk = ChatDesk()
    desk.take("rehearsal", [Said("7", " how\nmuch? ", "v9", "Wang", ("fan",), 1234, True)], 0)
    batch = desk.due(0)
    row = ChatRow(
        id="rehearsal:7",
        name="Wang",
        text="how much?",
        badges=("fan",),
        at_ms=1234,
        buyer=True,
        count=1,
        people=1,
        why="question",
    )
    assert batch == Chat(rows=(row,), hidden=0, per_second=1)
    assert desk.find("rehearsal:7") == row
    assert desk.find("rehearsal:8") is None


def test_an_id_counts_once_on_its_platform() -> None:
    desk = ChatDesk()
    for now_ms in (0, 5, 14 * 60_000):
        desk.take("a", [Said("7", "one"), Said("7", "one")], now_ms * MS)
    desk.take("b", [Said("7", "one")], 0)
    assert desk.total == 2


def test_nothing_new_is_no_batch_and_batches_are_a_tenth_of_a_second_apart() -> None:
    desk = ChatDesk()
    assert desk.due(0) is None
    desk.take("a", unlike(1), 0)
    assert desk.due(0) is not None
    desk.take("a", unlike(1, 1), 50 * MS)
    assert desk.due(99 * MS) is None
    assert texts(desk.due(100 * MS)) == ["say 1"]
    assert desk.due(200 * MS) is None
    assert desk.due(2000 * MS) == Chat()
    assert desk.due(3000 * MS) is None


def test_a_clump_after_a_pause_comes_whole_and_in_order() -> None:
    desk = ChatDesk()
    desk.take("a", unlike(20), 0)
    batches = drained(desk, 0, 0.5)
    assert [row.text for row in rows_of(batches)] == [f"say {n}" for n in range(20)]
    assert desk.hidden == 0


def test_equal_texts_are_one_row_that_grows() -> None:
    desk = ChatDesk()
    desk.take("a", [Said(f"a{n}", "666" + "6" * (n % 3), f"v{n % 131}") for n in range(143)], 0)
    (row,) = desk.due(0).rows  # type: ignore[union-attr]
    assert (row.id, row.text, row.count, row.people) == ("a:a0", "666", 143, 131)
    desk.take("b", [Said("b0", "66", "other")], 200 * MS)
    assert texts(desk.due(200 * MS)) == []
    again = desk.due(1000 * MS)
    assert again is not None
    assert [(row.id, row.count, row.people) for row in again.rows] == [("a:a0", 144, 132)]
    assert desk.find("a:a0") == again.rows[0]


def test_after_ten_seconds_the_same_text_is_a_new_row() -> None:
    desk = ChatDesk()
    desk.take("a", [Said("1", "666")], 0)
    drained(desk, 0, 11)
    desk.take("a", [Said("2", "666")], 11 * SECOND_NS)
    (row,) = desk.due(11 * SECOND_NS).rows  # type: ignore[union-attr]
    assert (row.id, row.count) == ("a:2", 1)


def test_the_important_come_first_and_the_rest_is_said_to_be_hidden() -> None:
    desk = ChatDesk(watched=["fake"])
    crowd = unlike(400)
    desk.take("a", crowd, 0)
    drained(desk, 0)  # the crowd has spoken before
    now_ns = 20 * SECOND_NS
    plain = [Said(f"p{n}", f"plain {n}", crowd[n].buyer_key) for n in range(200)]
    first = [Said(f"f{n}", f"first {n}", f"new{n}") for n in range(4)]
    buyer = [Said(f"b{n}", f"buyer {n}", crowd[n].buyer_key, buyer=True) for n in range(4)]
    asks = [Said(f"q{n}", f"what {n}", crowd[n].buyer_key) for n in range(4)]
    watched = [Said(f"w{n}", f"fake {n}", crowd[n].buyer_key) for n in range(2)]
    hidden = desk.hidden
    desk.take("a", plain + first + buyer + asks + watched, now_ns)
    batch = desk.due(now_ns)
    assert batch is not None
    assert [row.why for row in batch.rows] == ["plain"] + ["first"] * 4 + ["buyer"] * 4 + ["question"] * 4 + ["watched"] * 2
    later = drained(desk, now_ns + 100 * MS)
    shown = len(batch.rows) + len(rows_of(later))
    assert desk.hidden - hidden == 214 - shown
    assert sum(batch.hidden for batch in later) == 214 - shown


def test_watched_messages_wait_longer_than_others() -> None:
    desk = ChatDesk(watched=["fake"])
    desk.take("a", unlike(100, prefix="fake"), 0)
    rows = rows_of(drained(desk, 0))
    assert len(rows) >= 85
    assert {row.why for row in rows} == {"watched"}


def test_among_equals_the_text_that_most_say_comes_first() -> None:
    desk = ChatDesk()
    desk.take("a", unlike(100), 0)
    desk.take("a", [Said(f"x{n}", "restock", f"x{n}") for n in range(50)], 0)
    assert "restock" in texts(desk.due(0))


def test_what_many_say_is_shown_and_counted_though_questions_never_end() -> None:
    desk = ChatDesk()
    batches: list[Chat | None] = []
    for tick in range(200):
        now_ns = tick * 100 * MS
        desk.take("a", [Said(f"q{tick}.{n}", f"what is {tick} {n}?", f"q{tick}.{n}") for n in range(20)], now_ns)
        desk.take("a", [Said(f"w{tick}.{n}", "want it", f"w{tick}.{n}") for n in range(20)], now_ns)
        batches.append(desk.due(now_ns))
    told = {row.id: row.count for row in rows_of([batch for batch in batches if batch]) if row.text == "want it"}
    assert sum(told.values()) > 3500
    assert len(told) <= 3


def test_no_more_than_thirty_rows_in_any_second_and_none_older_than_half_a_second() -> None:
    desk = ChatDesk()
    shown: list[tuple[int, ChatRow]] = []
    for tick in range(200):
        now_ns = tick * 50 * MS
        desk.take("a", [Said(f"{tick}.{n}", f"{tick} {n}", f"{tick}.{n}", at_ms=now_ns // MS) for n in range(100)], now_ns)
        batch = desk.due(now_ns)
        shown += [(now_ns, row) for row in batch.rows] if batch else []
    for at_ns, _ in shown:
        assert sum(at_ns <= other < at_ns + SECOND_NS for other, _ in shown) <= 30
    assert len(shown) > 250
    assert max(at_ns // MS - row.at_ms for at_ns, row in shown) < 500


def test_the_rate_is_of_all_messages() -> None:
    desk = ChatDesk()
    for tick in range(20):
        desk.take("a", unlike(200, 200 * tick), tick * 100 * MS)
    batch = desk.due(1950 * MS)
    assert batch is not None
    assert batch.per_second == 2000


def test_a_desk_that_nobody_empties_keeps_only_so_much() -> None:
    desk = ChatDesk()
    for part in range(20):
        desk.take("a", unlike(1000, 1000 * part), part * MS)
    assert len(desk._waiting) == len(desk._folds) == module.MAX_WAITING
    assert desk.hidden == 20_000 - module.MAX_WAITING


def test_rows_that_can_be_picked_are_the_latest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ROWS", 5)
    desk = ChatDesk()
    desk.take("a", unlike(8), 0)
    drained(desk, 0, 1)
    assert [desk.find(f"a:say{n}") is not None for n in range(8)] == [False] * 3 + [True] * 5


def test_the_host_gets_the_best_at_most_one_a_second() -> None:
    desk = ChatDesk(watched=["fake"])
    desk.take("a", [Said("1", "hello"), Said("2", "fake!", "v2"), Said("3", "how big is it", "v3"), Said("4", "nice", "v4")], 0)
    desk.due(0)
    assert desk.for_host(0).text == "how big is it"  # type: ignore[union-attr]
    assert desk.for_host(SECOND_NS) is None
    desk.take("a", [Said("5", "red one", "v5")], 1200 * MS)
    desk.due(1200 * MS)
    assert desk.for_host(1200 * MS).text == "red one"  # type: ignore[union-attr]
    desk.take("a", [Said("6", "blue one", "v6")], 1300 * MS)
    desk.due(1400 * MS)
    assert desk.for_host(2100 * MS) is None
    assert desk.for_host(2200 * MS).text == "blue one"  # type: ignore[union-attr]


def test_the_host_is_not_told_what_is_old_or_watched_for() -> None:
    desk = ChatDesk(watched=["fake"])
    desk.take("a", [Said("1", "fake"), Said("2", "hello")], 0)
    desk.due(0)
    assert desk.for_host(3001 * MS) is None
    desk.take("a", [Said("3", "fake one")], 4000 * MS)
    desk.due(4000 * MS)
    assert desk.for_host(4000 * MS) is None


def test_a_keyword_is_counted_from_when_it_is_asked_for_on_all_platforms() -> None:
    desk = ChatDesk()
    desk.take("a", [Said("0", "1", "early")], 0)
    desk.start_tally("1", 5)
    desk.take("a", [Said("1", "1", "v1"), Said("2", "11", "v1"), Said("3", "2", "v2"), Said("1", "1", "v1")], 10)
    desk.take("b", [Said("1", "1!", "v1")], 20)
    found = desk.tally("1")
    assert found is not None
    assert (found.viewers, found.messages, found.since_ns) == (2, 3, 5)
    assert desk.tallies() == (found,)
    desk.stop_tally("1")
    desk.stop_tally("1")
    assert desk.tally("1") is None


def test_keywords_that_cannot_be_counted_are_refused() -> None:
    desk = ChatDesk()
    with pytest.raises(RefusedError, match="letter or digit"):
        desk.start_tally("?!", 0)
    for number in range(module.MAX_TALLIES):
        desk.start_tally(str(number), 0)
    desk.start_tally("1", 9)
    with pytest.raises(RefusedError, match="counted already"):
        desk.start_tally("more", 0)


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
