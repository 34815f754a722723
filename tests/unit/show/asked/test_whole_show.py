"""What was asked in the whole show: told in pieces, people once, and how it was put most often."""

from __future__ import annotations

from studio.control.schema.state.questions import QuestionQuote
from studio.show.asked import QuestionBoard
from studio.show.asked import whole_show as module
from studio.show.asked.whole_show import AskedInShow
from studio.show.figures import Asked


def test_each_piece_is_told_once() -> None:
    asked = AskedInShow()
    for viewer in (1, 2, 1):
        asked.take("price", viewer, "how much")
    assert asked.taken() == {"price": Asked(lines=3, people=2, answered=0, since=3)}
    assert asked.taken() == {}
    asked.take("price", 2, None)
    asked.answered("price")
    asked.take("price", 3, None)
    assert asked.taken() == {"price": Asked(lines=2, people=1, answered=1, since=1)}


def test_people_are_told_apart_up_to_a_bound() -> None:
    asked = AskedInShow()
    for viewer in range(module.MAX_PEOPLE + 5):
        asked.take("price", viewer, None)
    assert asked.taken()["price"] == Asked(module.MAX_PEOPLE + 5, module.MAX_PEOPLE, 0, module.MAX_PEOPLE + 5)


def test_what_is_put_most_often_is_quoted_whatever_comes_between() -> None:
    asked = AskedInShow()
    for number in range(2_000):
        asked.take("price", number, f"how much is number {number}")
        if number % 10 == 0:
            asked.take("price", number, "how much")
        if number % 20 == 0:
            asked.take("price", number, "price?")
    assert asked.typical()["price"][:2] == ("how much", "price?")
    assert len(asked.typical()["price"]) == module.TYPICAL


def test_what_a_moderator_took_away_is_not_quoted() -> None:
    board = QuestionBoard()
    for number, text in enumerate(("how much, idiots", "how much")):
        board.take("price", number, 0, "irc", QuestionQuote(id=f"irc:{number}", text=text))
    board.take("price", 3, 0, "irc", None)
    assert board.whole.typical() == {"price": ("how much, idiots", "how much")}
    board.forget({"irc:0"}, "how much, idiots")
    assert board.whole.typical() == {"price": ("how much",)}
    board.begin()
    assert board.whole.typical() == {}
