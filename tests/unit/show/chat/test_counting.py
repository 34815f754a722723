"""What came and what became of it."""

from __future__ import annotations

from studio.control.schema.state.chat import ChatCounts, ConnectionCounts
from studio.show.chat.counting import WINDOW_NS, Counting
from studio.show.chat.pace import SECOND_NS

QUARTER_NS = 900 * SECOND_NS


def test_everything_is_counted_by_connection_and_in_all() -> None:
    counting = Counting()
    counting.came("a", 5, 2, 0)
    counting.came("b", 7, 0, 0)
    counting.lost("b", 3, 0)
    counting.show(4, 0)
    counting.hide(6, 0)
    assert counting.told(0, QUARTER_NS) == ChatCounts(
        messages=15,
        hidden=9,
        per_second=15,
        shown=4,
        of=13,
        remembered_s=900,
        connections={"a": ConnectionCounts(messages=5, late=2), "b": ConnectionCounts(messages=10, lost=3)},
    )


def test_how_much_was_shown_is_of_the_last_ten_seconds() -> None:
    counting = Counting()
    counting.show(10, 0)
    counting.hide(10, WINDOW_NS // 2)
    later = counting.told(WINDOW_NS, 0)
    assert (later.shown, later.of, later.hidden) == (0, 10, 10)
    assert counting.told(2 * WINDOW_NS, 0).of == 0


def test_what_came_is_taken_once_by_connection() -> None:
    counting = Counting()
    counting.came("a", 5, 2, 0)
    counting.lost("b", 3, 0)
    counting.came("a", 0, 0, 0)
    assert counting.taken() == {"a": 5, "b": 3}
    assert counting.taken() == {}
    assert counting.total == 8
