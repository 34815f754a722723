"""Questions are told by topic and answered by command: in the chat once that is confirmed, to the host, in the prompter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.control.protocol import RpcError
from studio.control.schema.state.chat import ChatChannel
from studio.ipc import session
from studio.plugin_api.abilities import ChatMessage
from studio.values.errors import RefusedError
from tests.parts.desk_thread import DeskThread, until
from tests.parts.example_show import example_products, example_show


@pytest.fixture
def desk(tmp_path: Path, own_data: None) -> Iterator[DeskThread]:
    made = DeskThread(session.create(tmp_path), replace(example_show(), products=example_products(2)))
    made.start()
    yield made
    made.stop()


def write(desk: DeskThread, *texts: str) -> None:
    for number, text in enumerate(texts):
        desk.channel.writes(ChatMessage(id=f"{text}-{number}", buyer_key=f"v{number}", name="An", text=text, at_ms=1))


def waiting(desk: DeskThread, topic: str) -> int:
    def look() -> int:
        group = desk.desk.sales.questions._section.groups.get(topic)
        return group.waiting if group is not None else -1

    return desk.ask(look)


def test_a_topic_is_answered_in_the_chat_once_the_words_are_confirmed(desk: DeskThread) -> None:
    write(desk, "还有货吗", "in stock?", "nice")
    until(lambda: waiting(desk, "stock") == 2)
    with pytest.raises(RpcError, match="in the show's name") as asked:
        desk.call("questions.answer", topic="stock", text="Plenty left.")
    assert asked.value.data is not None
    subject = asked.value.data["subject"]
    assert (asked.value.data["code"], subject[subject.index(":") :]) == ("confirm", ": Plenty left.")
    with pytest.raises(RpcError, match="in the show's name"):
        desk.call("questions.answer", topic="stock", text="Plenty left.", confirm=f"elsewhere{subject}")
    assert desk.channel.done == []
    assert waiting(desk, "stock") == 2
    assert desk.call("questions.answer", topic="stock", text="Plenty left.", confirm=subject) == {"text": "Plenty left."}
    assert desk.channel.done == [("send", "Plenty left.", None)]
    assert waiting(desk, "stock") == 0
    until(lambda: any(row["text"] == "Plenty left." for row in desk.call("chat.recent")["rows"]))


def test_host_and_prompter_are_told_without_a_question(desk: DeskThread) -> None:
    desk.call("host.prompter", text="Good evening.")
    desk.call("questions.answer", topic="size", to="prompter", text="It comes in two sizes.")
    desk.call("questions.answer", topic="size", to="host", text="Two sizes.")
    memory = desk.ask(lambda: desk.desk.sales.host.as_memory())
    assert memory["prompter"] == "Good evening.\nIt comes in two sizes."
    assert memory["message"] == "Two sizes."
    desk.call("questions.answered", topic="size")


def test_what_nobody_knows_is_not_said(desk: DeskThread) -> None:
    with pytest.raises(RpcError, match="no kind of question"):
        desk.call("questions.answered", topic="weather")
    with pytest.raises(RpcError, match="No product is on air"):
        desk.call("questions.answer", topic="price", to="host")
    product = desk.show.products[0]
    desk.call("queue.explain", product=product.id)
    with pytest.raises(RpcError, match="Nothing is known"):
        desk.call("questions.answer", topic="payment", to="host")


def test_a_text_that_is_too_long_for_a_chat_is_refused_before_anybody_confirms(desk: DeskThread) -> None:
    with pytest.raises(RpcError, match="Shorten it"):
        desk.call("questions.answer", topic="price", text="x" * 400)


def test_a_text_of_blanks_is_refused_and_not_replaced(desk: DeskThread) -> None:
    desk.call("queue.explain", product=desk.show.products[0].id)
    with pytest.raises(RpcError, match="nothing to send"):
        desk.call("questions.answer", topic="size", to="host", text="  ")


def test_what_one_chat_refused_is_not_written_again_where_it_stands(desk: DeskThread, monkeypatch: pytest.MonkeyPatch) -> None:
    sales, sent, closed = desk.desk.sales, list[str](), {"b"}
    chats = {name: ChatChannel(name=name, can_send=True, text_bound=200) for name in ("a", "b", "c")}

    async def ask(connection: str, *_given: object, **_more: object) -> str:
        if connection in closed:
            raise RefusedError("slow", "Wait a moment.")
        sent.append(connection)
        return f"sent-{len(sent)}"

    monkeypatch.setattr(sales.channels, "all_writable", lambda: chats)
    monkeypatch.setattr(sales.channels, "writable", chats.__getitem__)
    monkeypatch.setattr(sales.calls, "ask", ask)
    for chat in "ab":
        desk.ask(partial(sales.chat.asked.take, "stock", ord(chat), desk.desk.clock.now_ns(), chat, None))
    with pytest.raises(RpcError, match="Wait"):
        desk.call("questions.answer", topic="stock", text="Plenty left.", confirm=True)
    closed.clear()
    desk.call("questions.answer", topic="stock", text="Plenty left.", confirm=True)
    assert sent == ["a", "b"]
