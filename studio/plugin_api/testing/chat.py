"""What every chat must do: read, written in and moderated. A test module derives a class from each suite that suits:

    class TestMyChannel(ChatReaderConformance, ChatWriterConformance, ModerationConformance):
        @pytest.fixture
        async def stand(self) -> AsyncIterator[ChatStand]: ...

The stand has an empty chat for every test, on a real server, and viewers who are not the studio.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import pytest

from studio.plugin_api.abilities import MODERATION_ACTS, ChatMessage, ChatReader, ChatWriter, Moderation, ModerationAct
from studio.plugin_api.testing.stand import SOON_S, refusal

QUIET_S = 15.0


@dataclass(frozen=True)
class ChatStand:
    """The providers of a chat; None: the platform has no such thing.

    `write(viewer, text)` writes as a viewer of that name, False when the platform refuses; `seen()` gives the texts of the
    messages that a viewer sees now, oldest first.
    """

    reader: ChatReader
    write: Callable[[str, str], Awaitable[bool]]
    seen: Callable[[], Awaitable[list[str]]]
    writer: ChatWriter | None = None
    moderation: Moderation | None = None


async def opened(stand: ChatStand) -> AsyncIterator[list[ChatMessage]]:
    """The feed, once it follows the chat."""
    feed = stand.reader.messages()
    async with asyncio.timeout(QUIET_S):
        await anext(feed)
    return feed


async def heard(feed: AsyncIterator[list[ChatMessage]], count: int) -> list[ChatMessage]:
    """The next messages of the feed, so many of them."""
    messages: list[ChatMessage] = []
    async with asyncio.timeout(SOON_S):
        while len(messages) < count:
            messages += await anext(feed)
    return messages


async def written(stand: ChatStand, feed: AsyncIterator[list[ChatMessage]], viewer: str, text: str) -> ChatMessage:
    """A message that a viewer writes now, as the feed has it."""
    assert await stand.write(viewer, text), f"{viewer} may not write"
    (message,) = await heard(feed, 1)
    return message


async def seen_until(stand: ChatStand, holds: Callable[[list[str]], bool]) -> list[str]:
    """What viewers see once it holds."""
    async with asyncio.timeout(SOON_S):
        while not holds(texts := await stand.seen()):
            await asyncio.sleep(0.02)
    return texts


class ChatReaderConformance:
    """The suite of `chat.read`. `stand` is the deriving class's fixture."""

    async def test_what_viewers_write_comes_once_and_in_order(self, stand: ChatStand) -> None:
        feed = await opened(stand)
        texts = ["How long is it?", "1", "有货吗？", "<b>bold</b> & co", "¿Cuánto cuesta? 🙂"]
        for text in texts:
            assert await stand.write("An", text)
        messages = await heard(feed, len(texts))
        assert [message.text for message in messages] == texts
        assert {message.name for message in messages} == {"An"}
        assert len({message.id for message in messages}) == len(texts)
        assert all(message.id and message.at_ms > 0 for message in messages)

    async def test_viewers_are_told_apart(self, stand: ChatStand) -> None:
        feed = await opened(stand)
        first, other, again = [await written(stand, feed, viewer, "Hello") for viewer in ("An", "Bo", "An")]
        assert first.buyer_key == again.buyer_key != other.buyer_key
        assert first.buyer_key

    async def test_a_feed_with_nothing_new_is_not_silent(self, stand: ChatStand) -> None:
        feed = await opened(stand)
        async with asyncio.timeout(QUIET_S):
            assert await anext(feed) == []


class ChatWriterConformance:
    """The suite of `chat.write`. `stand` is the deriving class's fixture."""

    async def test_what_is_sent_is_seen(self, stand: ChatStand) -> None:
        writer = _writer(stand)
        ids = [await writer.send(text, None) for text in ("Link 1 is open", "Only 20 left")]
        assert len({*ids}) == 2
        assert all(ids)
        await seen_until(stand, lambda texts: texts[-2:] == ["Link 1 is open", "Only 20 left"])

    async def test_a_viewer_is_answered(self, stand: ChatStand) -> None:
        writer, feed = _writer(stand), await opened(stand)
        asked = await written(stand, feed, "An", "How long is it?")
        await writer.send("12 cm", asked.id)
        await seen_until(stand, lambda texts: any(text.endswith("12 cm") for text in texts))

    async def test_the_longest_message_is_sent_whole(self, stand: ChatStand) -> None:
        writer = _writer(stand)
        text = ("0123456789" * (writer.text_bound // 10 + 1))[: writer.text_bound]
        await writer.send(text, None)
        await seen_until(stand, lambda texts: text in texts)

    async def test_an_echo_of_what_was_sent_bears_its_id(self, stand: ChatStand) -> None:
        """A feed may tell of the studio's own messages, but not as another's."""
        writer, feed = _writer(stand), await opened(stand)
        sent = await writer.send("Link 1 is open", None)
        assert await stand.write("An", "Thanks")
        messages: list[ChatMessage] = []
        async with asyncio.timeout(SOON_S):
            while not any(message.text == "Thanks" for message in messages):
                messages += await anext(feed)
        assert [message.id for message in messages if message.text == "Link 1 is open"] in ([], [sent])


class ModerationConformance:
    """The suite of `moderation`. What a platform has not is skipped. `stand` is the deriving class's fixture."""

    async def test_what_it_says_that_it_cannot_is_refused_in_words(self, stand: ChatStand) -> None:
        moderation, feed = _moderation(stand), await opened(stand)
        message = await written(stand, feed, "An", "Hello")
        calls: dict[ModerationAct, Callable[[], Awaitable[None]]] = {
            "hide": lambda: moderation.hide(message.id),
            "mute": lambda: moderation.mute(message.buyer_key, 60),
            "block": lambda: moderation.block(message.buyer_key, True),
            "slow_mode": lambda: moderation.slow_mode(30),
            "pin": lambda: moderation.pin(message.id),
        }
        assert moderation.acts <= {*MODERATION_ACTS}
        for act in MODERATION_ACTS:
            if act not in moderation.acts:
                with refusal("unsupported"):
                    await calls[act]()

    async def test_a_hidden_message_is_seen_no_more(self, stand: ChatStand) -> None:
        moderation, feed = _moderation(stand), await opened(stand)
        spam = await written(stand, feed, "An", "Buy elsewhere")
        await written(stand, feed, "Bo", "Hello")
        _skip_without("hide", moderation)
        await moderation.hide(spam.id)
        await moderation.hide(spam.id)  # its answer may have got lost
        await seen_until(stand, lambda texts: "Buy elsewhere" not in texts and "Hello" in texts)

    async def test_an_unknown_message_is_not_found(self, stand: ChatStand) -> None:
        moderation = _moderation(stand)
        _skip_without("hide", moderation)
        with refusal("not_found"):
            await moderation.hide("no-such-message")

    async def test_who_is_muted_cannot_write_and_others_can(self, stand: ChatStand) -> None:
        moderation, feed = _moderation(stand), await opened(stand)
        _skip_without("mute", moderation)
        rude = await written(stand, feed, "An", "Boo")
        for _ in range(2):
            await moderation.mute(rude.buyer_key, 600)
        assert not await stand.write("An", "Boo again")
        assert await stand.write("Bo", "Hello")
        await moderation.mute(rude.buyer_key, 0)
        assert await stand.write("An", "Sorry")

    async def test_who_is_blocked_cannot_write_until_they_are_unblocked_and_others_can(self, stand: ChatStand) -> None:
        moderation, feed = _moderation(stand), await opened(stand)
        _skip_without("block", moderation)
        rude = await written(stand, feed, "An", "Boo")
        await written(stand, feed, "Bo", "Hello")
        for _ in range(2):
            await moderation.block(rude.buyer_key, True)
        assert not await stand.write("An", "Boo again")
        assert await stand.write("Bo", "Who was that?")
        for _ in range(2):
            await moderation.block(rude.buyer_key, False)
        assert await stand.write("An", "Sorry")

    async def test_slow_mode_lets_each_write_once(self, stand: ChatStand) -> None:
        moderation = _moderation(stand)
        _skip_without("slow_mode", moderation)
        for _ in range(2):
            await moderation.slow_mode(60)
        assert await stand.write("An", "Hello")
        assert not await stand.write("An", "Hello again")
        assert await stand.write("Bo", "Hello too")
        await moderation.slow_mode(0)
        assert await stand.write("An", "And again")

    async def test_a_message_is_pinned_and_taken_down(self, stand: ChatStand) -> None:
        moderation, feed = _moderation(stand), await opened(stand)
        _skip_without("pin", moderation)
        message = await written(stand, feed, "An", "Hello")
        for _ in range(2):
            await moderation.pin(message.id)
        for _ in range(2):
            await moderation.pin(None)


def _skip_without(act: ModerationAct, moderation: Moderation) -> None:
    """Skips the test where the platform has no such thing."""
    if act not in moderation.acts:
        pytest.skip(f"{act}: not on this system")


def _writer(stand: ChatStand) -> ChatWriter:
    assert stand.writer is not None, "the stand has no writer"
    assert 0 < stand.writer.text_bound <= 2000
    return stand.writer


def _moderation(stand: ChatStand) -> Moderation:
    assert stand.moderation is not None, "the stand has no moderation"
    return stand.moderation
