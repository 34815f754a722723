"""A new show has the usual cards: placed, off each other, in the language of who begins it."""

from __future__ import annotations

from itertools import combinations

import pytest

from studio.desk.new_show import new_show, system_language
from studio.desk.plugins import Catalogue, Choices, bundled_folder, discover
from studio.document.model import Show
from studio.show import document
from studio.show.geometry import Box
from studio.show.selling import CARD_KINDS


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(discover(bundled_folder(), bundled_folder() / "none"), Choices())


def boxes(show: Show) -> list[Box]:
    layouts = [card.layouts["main"] for card in show.overlays]
    return [Box(one.x, one.y, one.width, one.height) for one in layouts]


def test_the_usual_cards_are_there_and_follow_the_product(catalogue: Catalogue) -> None:
    show = new_show(catalogue, "en")
    assert document.parse(document.to_json(show)) == show
    follow = {card.kind for card in show.overlays if not card.manual}
    assert follow >= {"price_card", "countdown", "sold_ticker"}
    assert follow <= set(CARD_KINDS)
    assert all(one.within(other).empty for one, other in combinations(boxes(show), 2))


def test_cards_speak_the_language_asked_for(catalogue: Catalogue) -> None:
    english, chinese = new_show(catalogue, "en"), new_show(catalogue, "zh")
    assert (english.look.language, english.overlays[0].name) == ("en", "Price card")
    assert (chinese.look.language, chinese.overlays[0].name) == ("zh", "价格贴片")


def test_everything_in_it_is_named_in_that_language(catalogue: Catalogue) -> None:
    """Scenes, canvases and destinations are read in lists, and the canvas and the destination in alarms."""

    def names(show: Show) -> list[str]:
        begins = [show.canvases[0].name, show.sources[0].name, show.scenes[0].name, show.destinations[0].name]
        return [show.name, *begins, *(card.name for card in show.overlays)]

    assert names(new_show(catalogue, "en"))[:5] == ["Untitled show", "Main", "Test card", "Scene 1", "Rehearsal"]
    assert names(new_show(catalogue, "zh"))[:5] == ["未命名节目", "主画布", "测试卡", "场景 1", "彩排"]
    assert [name for name in names(new_show(catalogue, "zh")) if name.isascii()] == []


def test_without_the_plugin_there_are_no_cards(catalogue: Catalogue) -> None:
    assert new_show(Catalogue(catalogue.found, Choices(off=frozenset({"cards"}))), "en").overlays == ()


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN"}, "en"),
        ({"LC_MESSAGES": "zh_TW"}, "zh"),
    ],
)
def test_the_systems_language(given: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language
