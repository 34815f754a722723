"""The chat desk: everything counted, little shown, the important first."""

from __future__ import annotations

import msgspec

from studio.control.schema.answers import Chat
from studio.control.schema.state.host import ChatRow
from studio.show.chat import ChatDesk
from studio.show.chat import chat_desk as module
from studio.show.chat.heard import Heard
from studio.show.chat.pace import SECOND_NS
from studio.show.tally import Ballot
from studio.show.watched import Finder

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
    assert desk.rows.find("rehearsal:7") == row
    assert desk.rows.find("rehearsal:8") is None


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
    assert desk.rows.find("a:a0") == again.rows[0]


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


def test_a_desk_that_nobody_empties_keeps_only_so_much_and_the_best_of_all_platforms() -> None:
    desk = ChatDesk(watched=["fake"])
    desk.take("a", [Said("w", "fake goods", "w")], 0)
    desk.take("b", unlike(3, prefix="quiet"), 0)
    for part in range(20):
        desk.take("a", unlike(1000, 1000 * part), part * MS)
    assert len(desk._waiting) == len(desk._folds) <= module.MAX_WAITING
    assert desk.hidden == 20_004 - len(desk._waiting)
    first = texts(desk.due(20 * MS))
    assert "fake goods" in first
    assert {f"quiet {number}" for number in range(3)} <= set(first)


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
    ballot = desk.tally = Ballot(["1"], 5)
    desk.take("a", [Said("1", "1", "v1"), Said("2", "11", "v1"), Said("3", "2", "v2"), Said("1", "1", "v1")], 10)
    desk.take("b", [Said("1", "1!", "v1")], 20)
    found = ballot.section(running=True)
    assert (found.viewers, found.messages, found.since_ns) == (2, 3, 5)


ERA_MS = 1_700_000_000_000  # of a platform's clock, at monotonic 0


def test_rows_of_platforms_stand_as_they_were_written_whatever_their_clocks_say() -> None:
    desk = ChatDesk()
    for platform, skew_ms in (("a", 0), ("b", 3_600_000)):  # both deliver within 100 ms at best
        desk.take(platform, [Said(f"{platform}0", f"hello {platform}", at_ms=ERA_MS + skew_ms - 100)], 0)
    drained(desk, 0, 1)
    now_ms = 5000
    desk.take("a", [Said("a1", "third", at_ms=ERA_MS + now_ms - 110)], now_ms * MS)
    desk.take("b", [Said("b1", "first", at_ms=ERA_MS + 3_600_000 + now_ms - 900)], now_ms * MS)
    desk.take("b", [Said("b2", "second", at_ms=ERA_MS + 3_600_000 + now_ms - 500)], now_ms * MS)
    assert texts(desk.due(now_ms * MS)) == ["first", "second", "third"]


def test_a_late_message_is_marked_and_counted_and_stands_where_it_came() -> None:
    desk = ChatDesk()
    desk.take("a", [Said("1", "on time", at_ms=ERA_MS)], 0)
    desk.due(0)
    now_ms = 60_000
    desk.take("a", [Said("2", "of now", at_ms=ERA_MS + now_ms), Said("3", "late?", at_ms=ERA_MS + 30_000)], now_ms * MS)
    batch = desk.due(now_ms * MS)
    assert batch is not None
    assert [(row.text, row.late) for row in batch.rows] == [("of now", False), ("late?", True)]
    assert desk.counts(now_ms * MS).connections["a"].late == 1
    host = desk.for_host(now_ms * MS)
    assert host is not None
    assert host.text == "of now", "a late question is none for the host"


def test_messages_without_their_words_are_counted_once() -> None:
    desk = ChatDesk()
    desk.take("a", unlike(3), 0)
    desk.count("a", ["say0", "say9", "say9"], 5, 0)
    desk.take("a", unlike(1, 9), 0)
    counts = desk.counts(0)
    assert (counts.messages, counts.hidden, counts.connections["a"].lost) == (9, 6, 5)
    assert len(rows_of(drained(desk, 0))) == 3


def test_three_platforms_that_flood_have_as_many_rows_each() -> None:
    desk = ChatDesk()
    shown = {"a": 0, "b": 0, "c": 0}
    for tick in range(100):
        now_ns = tick * 100 * MS
        for platform, flood in (("a", 100), ("b", 20), ("c", 5)):
            desk.take(platform, unlike(flood, tick * 1000, f"{platform} "), now_ns)
        batch = desk.due(now_ns)
        for row in batch.rows if batch else ():
            shown[row.id.partition(":")[0]] += 1
    assert max(shown.values()) <= min(shown.values()) + 6
    assert desk.total == 12_500


def test_how_much_is_shown_is_said() -> None:
    desk = ChatDesk()
    for tick in range(100):
        desk.take("a", unlike(36, tick * 36), tick * 100 * MS)
        desk.due(tick * 100 * MS)
    counts = desk.counts(9_950 * MS)
    assert 12 <= counts.of / counts.shown <= 14
    assert counts.per_second == 360


def test_no_text_of_a_viewer_is_taken_for_what_the_show_writes() -> None:
    for own_first in (True, False):
        desk = ChatDesk()
        says = [lambda desk=desk: desk.say("chat", Said("m1", "Link 1 is open"), 0)]
        says.append(lambda desk=desk: desk.take("chat", [Said("m2", "chat:m1", "v2")], 0))
        for say in says if own_first else reversed(says):
            say()
        rows = rows_of(drained(desk, 0))
        assert {(row.id, row.text, row.count) for row in rows} == {("chat:m1", "Link 1 is open", 1), ("chat:m2", "chat:m1", 1)}
        assert desk.hidden == 0


def test_who_looks_on_hears_what_came_in_time_and_what_a_moderator_took_away() -> None:
    desk = ChatDesk()
    heard: list[Heard] = []
    gone: list[tuple[frozenset[str], str]] = []
    desk.heard, desk.gone = heard.append, lambda ids, text: gone.append((ids, text))
    desk.watch(Finder(["fake"]))
    desk.take("irc", [Said("1", "black?", "v1"), Said("1", "black?", "v1"), Said("2", "fake?", "v2")], SECOND_NS)
    assert [(one.row_id, one.text, one.is_watched) for one in heard] == [("irc:1", "black?", False), ("irc:2", "fake?", True)]
    assert heard[0].viewer != heard[1].viewer
    desk.due(2 * SECOND_NS)
    desk.forget("irc:1")
    assert gone == [(frozenset({"irc:1"}), "black?")]
