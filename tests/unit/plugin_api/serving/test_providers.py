"""Who provides which ability, and what is said when that is not what `plugin.toml` promises."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from studio.plugin_api.abilities import ABILITIES, CAPABILITIES, ChatMessage, Reading
from studio.plugin_api.serving.providers import find
from studio.values.errors import OperatorError
from tests.unit.plugin_api.serving.conftest import ScriptedPlatform


class Reader:
    """A chat, and nothing else."""

    async def messages(self) -> AsyncIterator[list[ChatMessage]]:
        yield []


class Writer:
    """Writes to the chat."""

    text_bound = 200

    async def send(self, text: str, reply_to: str | None) -> str:
        return text


class Shelf:
    """A catalogue that can only be read."""

    def __init__(self, *capabilities: str) -> None:
        self.capabilities = frozenset({"item.read", *capabilities})

    async def read_item(self, item_id: str) -> Reading:
        return Reading(item_id=item_id, currency="CNY")

    async def find_items(self) -> list[Reading]:
        return []


class Teller:
    """Tells what changes in a catalogue that somebody else reads."""

    async def readings(self) -> AsyncIterator[list[Reading]]:
        yield []


def test_a_catalogue_and_its_feed_may_be_two_objects() -> None:
    shelf, teller = Shelf(), Teller()
    found = find("Corner", [shelf, teller], {"catalogue", "catalogue.feed"})
    assert (found.catalogue, found.catalogue_feed) == (shelf, teller)
    assert found.abilities == ["catalogue", "catalogue.feed"]


def test_several_objects_share_the_abilities() -> None:
    reader, writer = Reader(), Writer()
    found = find("My channel", [reader, writer], {"chat.read", "chat.write"})
    assert (found.chat_reader, found.chat_writer, found.catalogue) == (reader, writer, None)
    assert found.abilities == ["chat.read", "chat.write"]


def test_one_object_may_have_them_all() -> None:
    platform = ScriptedPlatform()
    assert platform.capabilities == CAPABILITIES
    assert find("All", [platform], ABILITIES).abilities == list(ABILITIES)


def test_a_catalogue_has_only_the_methods_of_its_capabilities() -> None:
    assert find("Corner", [Shelf()], {"catalogue"}).abilities == ["catalogue"]
    with pytest.raises(OperatorError, match="its catalogue has no method for price"):
        find("Corner", [Shelf("price.write")], {"catalogue"})


@pytest.mark.parametrize(
    ("providers", "promised", "said"),
    [
        ([object()], set(), "object has the methods of no ability"),
        ([Reader(), Reader()], {"chat.read"}, "both provide chat.read"),
        ([Reader()], {"chat.read", "chat.write"}, "says that it provides chat.write, but no provider has the methods"),
        ([Reader(), Writer()], {"chat.read"}, "it has the methods for chat.write: name that in plugin.toml under provides"),
        ([], {"stats"}, "says that it provides stats"),
        ([Teller()], {"catalogue.feed"}, "it provides catalogue.feed without catalogue"),
        ([Shelf(), Teller()], {"catalogue"}, "it has the methods for catalogue.feed: name that in plugin.toml"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(providers: list[object], promised: set[str], said: str) -> None:
    with pytest.raises(OperatorError, match=said):
        find("My channel", providers, promised)
