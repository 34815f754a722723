"""Who asked for what: each viewer once, within five minutes, of the product on air, and until somebody has answered."""

from __future__ import annotations

from studio.control.schema.state.questions import QuestionQuote
from studio.plugin_api.abilities import ChatMessage
from studio.show.asked import QuestionBoard, Sorter, Topic
from studio.show.asked import board as module
from studio.show.chat import ChatDesk
from studio.show.chat.pace import SECOND_NS
from studio.show.watched import Finder

MINUTE = 60 * SECOND_NS


def quote(number: int, text: str = "") -> QuestionQuote:
    return QuestionQuote(id=f"irc:{number}", name="An", text=text or f"how much is number {number}")


def test_a_viewer_counts_once_and_for_five_minutes() -> None:
    board = QuestionBoard()
    for viewer in (1, 2, 1):
        board.take("price", viewer, MINUTE, "irc", quote(viewer))
    board.take("price", 1, 4 * MINUTE, "irc", None)
    group = board.groups(4 * MINUTE)["price"]
    assert (group.viewers, group.waiting, group.segment) == (2, 2, 2)
    group = board.groups(6 * MINUTE)["price"]
    assert (group.viewers, group.waiting, group.segment) == (1, 1, 2)
    assert board.groups(9 * MINUTE)["price"].viewers == 0


def test_who_asked_before_an_answer_no_longer_waits() -> None:
    board = QuestionBoard()
    board.take("price", 1, MINUTE, "irc", None)
    board.answered("price", 2 * MINUTE)
    group = board.groups(2 * MINUTE)["price"]
    assert (group.viewers, group.waiting, group.answered_ns) == (1, 0, 2 * MINUTE)
    board.take("price", 2, 3 * MINUTE, "irc", None)
    assert board.groups(3 * MINUTE)["price"].waiting == 1


def test_another_product_begins_a_segment() -> None:
    board = QuestionBoard()
    board.on_air("a", MINUTE)
    board.take("price", 1, MINUTE, "irc", None)
    board.on_air("a", MINUTE)
    assert board.groups(MINUTE)["price"].segment == 1
    board.on_air("b", MINUTE)
    group = board.groups(MINUTE)["price"]
    assert (group.viewers, group.segment) == (1, 0)


def test_the_newest_lines_are_quoted_each_once_until_a_moderator_takes_them_away() -> None:
    board = QuestionBoard()
    for number in range(8):
        board.take("price", number, MINUTE, "irc", quote(number))
    board.take("price", 9, MINUTE, "irc", quote(9, "how much is number 7"))
    assert [found.id for found in board.groups(MINUTE)["price"].quotes] == [f"irc:{number}" for number in range(3, 8)]
    board.forget({"irc:4"}, "how much is number 6")
    assert [found.id for found in board.groups(MINUTE)["price"].quotes] == ["irc:3", "irc:5", "irc:7"]


def test_no_crowd_makes_it_grow() -> None:
    board = QuestionBoard()
    for viewer in range(module.MAX_VIEWERS + 500):
        board.take("price", viewer, MINUTE, f"c{viewer % 3}", None)
    group = board.groups(MINUTE)["price"]
    assert group.viewers == group.waiting == group.segment == module.MAX_VIEWERS
    assert board.connections("price", ("c0", "c1", "c2")) == ("c0", "c1", "c2")
    board.groups(7 * MINUTE)
    assert board.connections("price", ("c0", "c1", "c2")) == ()


def test_the_chat_desk_hands_on_what_asks_also_what_no_row_shows_and_quotes_no_watched_words() -> None:
    desk = ChatDesk()
    desk.sort(Sorter({"price": Topic(title="Price", order=1, answers={"en": ""}, asks=("how much",))}))
    desk.watch(Finder(["fake"]))

    def written(number: int, text: str) -> ChatMessage:
        return ChatMessage(id=str(number), buyer_key=f"v{number}", name="An", text=text, at_ms=0)

    desk.take("irc", [written(number, "how much") for number in range(200)], SECOND_NS)
    desk.take("irc", [written(500, "how much is this fake"), written(501, "nice")], SECOND_NS)
    group = desk.asked.groups(SECOND_NS)["price"]
    assert group.viewers == 201
    assert [found.text for found in group.quotes] == ["how much"]
    desk.due(2 * SECOND_NS)
    desk.forget("irc:0")
    assert desk.asked.groups(SECOND_NS)["price"].quotes == ()


def test_a_line_that_is_not_sure_is_counted_and_quoted_as_a_hint() -> None:
    desk = ChatDesk()
    topic = Topic(title="Price", order=1, answers={"en": ""}, asks=("how much",), hints=("my wallet",))
    desk.sort(Sorter({"price": topic}))
    for number, text in enumerate(("how much", "oh my wallet")):
        desk.take("irc", [ChatMessage(id=str(number), buyer_key=f"v{number}", name="An", text=text, at_ms=0)], SECOND_NS)
    group = desk.asked.groups(SECOND_NS)["price"]
    assert [(found.text, found.is_hint) for found in group.quotes] == [("how much", False), ("oh my wallet", True)]
    batch = desk.due(2 * SECOND_NS)
    assert batch is not None
    assert [row.why for row in batch.rows] == ["question", "first"], "a hint alone puts nobody before others"


def test_a_chat_that_has_the_answer_is_left_out_until_somebody_asks_there_again() -> None:
    board = QuestionBoard()
    for viewer, chat in enumerate(("irc", "twitch", "closed")):
        board.take("price", viewer, MINUTE, chat, None)
    open_chats = ("irc", "twitch", "other")
    assert board.connections("price", open_chats) == ("irc", "twitch")
    board.told_in("price", "irc")
    assert board.connections("price", open_chats) == ("twitch",)
    board.answered("price", MINUTE)
    assert board.connections("price", open_chats) == ("irc", "twitch")
    board.take("price", 7, 2 * MINUTE, "irc", None)
    assert board.connections("price", open_chats) == ("irc",)
    board.groups(9 * MINUTE)
    assert board.connections("price", open_chats) == ()
