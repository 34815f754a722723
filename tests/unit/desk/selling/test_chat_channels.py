"""Which chats there are, and what can be done in them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from studio.control.schema.state.chat import ChatChannel
from studio.control.schema.state.host import ChatRow
from studio.desk.selling.chat_channels import ChatChannels
from studio.values.errors import RefusedError


class Channels:
    def __init__(self) -> None:
        self.section: dict[str, ChatChannel] = {}
        self.channels = ChatChannels(self._put, str.title)

    def _put(self, section: dict[str, ChatChannel]) -> None:
        self.section = section

    def learn(self, *abilities: str, **more: Any) -> None:
        self.channels.learn("market", {"abilities": list(abilities), **more})


@pytest.fixture
def there() -> Channels:
    return Channels()


def test_a_channel_is_told_with_what_it_can(there: Channels) -> None:
    there.learn("chat.read", "chat.write", "moderation", text_bound=300)
    assert there.section == {"market": ChatChannel(name="Market", can_send=True, can_moderate=True, text_bound=300)}
    there.channels.slowed("market", 30)
    there.learn("chat.read", "chat.write", "moderation", text_bound=300)
    assert there.section["market"].slow_s == 30, "it says again what it is every five seconds"
    there.channels.ended("market")
    assert there.section == {}


@pytest.mark.parametrize(
    ("said", "acts"),
    [
        (["pin", "hide", "dance", 7], ("hide", "pin")),
        ([["hide"], {"block": 1}, None, "block"], ("block",)),
        ("hide", ()),
        (None, ()),
    ],
)
def test_what_can_be_done_is_told_as_far_as_it_is_known(there: Channels, said: object, acts: tuple[str, ...]) -> None:
    there.learn("chat.read", "moderation", acts=said)
    assert there.section["market"].acts == acts
    there.learn("chat.read", "moderation", acts=["block"])
    assert there.section["market"].acts == ("block",), "an account may have become a moderator"


@pytest.mark.parametrize("abilities", [["catalogue", "orders"], [], None, "chat.write", [7]])
def test_what_has_no_chat_is_none(there: Channels, abilities: object) -> None:
    there.channels.learn("market", {"abilities": abilities})
    assert there.section == {}


@pytest.mark.parametrize("bound", [None, 0, -5, "many", 10**9, True, 2**70, [300]])
def test_a_bound_that_cannot_be_is_ours(there: Channels, bound: object) -> None:
    there.learn("chat.write", text_bound=bound)
    assert there.section["market"].text_bound == 2000
    assert msgspec.convert(msgspec.to_builtins(there.section["market"]), ChatChannel) == there.section["market"]


def test_what_a_channel_cannot_is_refused_in_words(there: Channels) -> None:
    there.learn("chat.read")
    with pytest.raises(RefusedError, match="Nothing can be written to Market from here"):
        there.channels.writable("market")
    with pytest.raises(RefusedError, match="cannot be moderated from here"):
        there.channels.moderated("market")
    with pytest.raises(RefusedError, match="Bazaar has no chat now"):
        there.channels.writable("bazaar")


def test_what_is_set_in_a_chat_that_went_meanwhile_is_passed_over(there: Channels) -> None:
    there.learn("chat.read", "moderation")
    there.channels.ended("market")
    there.channels.slowed("market", 30)
    there.channels.pinned("market", None)
    assert there.section == {}


def test_a_row_that_is_taken_away_is_above_its_chat_no_more(there: Channels) -> None:
    there.learn("chat.read", "moderation")
    there.channels.pinned("market", ChatRow(id="market:1", text="Link 1"))
    there.channels.unpinned("market", "market:2")
    there.channels.unpinned("bazaar", "market:1")
    assert there.section["market"].pinned is not None, "another row, another chat"
    there.channels.unpinned("market", "market:1")
    assert there.section["market"].pinned is None
