"""What watched words find in products and on cards, and when clients are told."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec
import pytest

from studio.control.schema.state.stage import Card
from studio.control.schema.state.watched import WatchedWords
from studio.desk.chat.bundled import read_all
from studio.desk.chat.word_watch import WordWatch
from studio.desk.preflight import Facts, check
from studio.document import watched as document
from studio.document.model import Overlay, Show
from studio.document.products import Product, Variant
from studio.show import document as files
from studio.show.edits import apply
from studio.show.watched import Finder, parse

PACK = parse("ads.toml", 'title = "Ads"\nwords.zh.title = "广告"\n[terms]\nall = ["最高级", "独家"]\n'.encode())


def product(number: int, title: str, *points: str) -> Product:
    return Product(
        id=f"p{number}",
        link_no=number,
        title=title,
        live_price_minor=100,
        talking_points=points,
        variants=(Variant(sku=f"s{number}"),),
    )


SHOW = Show(
    products=(product(1, "Tea", "最 高 级的茶"), product(2, "Caddy")),
    overlays=(Overlay(id="bar", name="Banner", kind="banner", settings={"text": "獨家首发", "logo": "/独家/x.png"}),),
    watched=document.WatchedWords(packs=("ads",), terms=("caddy",)),
)


class Stand:
    def __init__(self) -> None:
        self.sections, self.finders = list[WatchedWords](), list[Finder]()
        self.watch = WordWatch(self.sections.append, self.finders.append, {"ads": PACK})


async def followed(show: Show) -> Stand:
    stand = Stand()
    stand.watch.follow(show)
    await stand.watch.settled()
    return stand


async def test_products_and_cards_that_have_them_are_told() -> None:
    stand = await followed(SHOW)
    section = stand.sections[-1]
    assert section.products == {"p1": ("最高级",), "p2": ("caddy",)}
    assert section.cards == {"bar": ("独家",)}
    assert section.packs["ads"].terms == 2
    assert stand.finders[-1].find("c a d d y") == ("caddy",)


async def test_a_card_that_says_another_thing_is_looked_at_again() -> None:
    stand = await followed(SHOW)
    stand.watch.look_at_cards({"bar": Card(values={"lines": [{"name": "Caddy"}]})})
    assert stand.sections[-1].cards == {"bar": ("独家", "caddy")}
    told = len(stand.sections)
    stand.watch.look_at_cards({"bar": Card(playing=True, values={"lines": [{"name": "Caddy"}]})})
    assert len(stand.sections) == told


async def test_an_edit_of_products_is_followed_and_a_choice_of_nothing_finds_nothing() -> None:
    stand = await followed(SHOW)
    mended = msgspec.structs.replace(SHOW, products=(product(1, "Tea"), SHOW.products[1]))
    stand.watch.follow(mended)
    await stand.watch.settled()
    assert stand.sections[-1].products == {"p2": ("caddy",)}
    stand.watch.follow(msgspec.structs.replace(mended, watched=document.WatchedWords()))
    await stand.watch.settled()
    assert (stand.sections[-1].products, stand.sections[-1].cards) == ({}, {})
    assert not stand.finders[-1]


async def test_what_is_chosen_while_lists_are_put_together_counts_in_the_end() -> None:
    stand = Stand()
    stand.watch.follow(SHOW)
    stand.watch.follow(msgspec.structs.replace(SHOW, watched=document.WatchedWords(terms=("tea",))))
    await stand.watch.settled()
    assert stand.sections[-1].products == {"p1": ("tea",)}


async def test_the_checks_before_go_live_name_them_and_forbid_nothing() -> None:
    stand = await followed(SHOW)
    many = msgspec.structs.replace(SHOW, products=tuple(product(number, "Caddy") for number in range(1, 9)))
    stand.watch.follow(many)
    await stand.watch.settled()
    facts = Facts(many, (), "running", {}, frozenset(), True, watched=stand.watch.section)
    found = [finding for finding in check(facts) if finding.id.startswith("watched.")]
    assert {finding.level for finding in found} == {"warn"}
    assert [finding.id for finding in found] == [
        "watched.card.bar",
        *(f"watched.product.p{number}" for number in range(1, 6)),
        "watched.products",
    ]
    assert "独家" in found[0].text
    assert found[-1].text.startswith("3 further")


def test_the_choice_is_kept_in_the_show_and_a_show_without_one_is_written_as_before() -> None:
    edited = apply(Show(), "watched.update", {"set": {"packs": ["ads", "ads"], "terms": ["a", "b", "a"]}}).show
    assert edited.watched == document.WatchedWords(packs=("ads",), terms=("a", "b"))
    assert files.parse(files.to_json(edited)) == edited
    assert b"watched" not in files.to_json(Show())
    assert files.parse(files.to_json(Show())) == Show()


@pytest.mark.expect_warnings
def test_a_list_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text('title = "x"\n[terms]\na = ["b"]\n')
    (tmp_path / "bad.toml").write_text("title =")
    assert set(read_all(tmp_path, parse)) == {"good"}


async def test_a_thousand_products_are_not_read_on_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    stand = await followed(SHOW)
    find, readers = Finder.find, set[int]()

    def noted(finder: Finder, text: str) -> tuple[str, ...]:
        readers.add(threading.get_ident())
        return find(finder, text)

    monkeypatch.setattr(Finder, "find", noted)
    many = msgspec.structs.replace(SHOW, products=tuple(product(number, "Caddy") for number in range(1, 1001)))
    stand.watch.follow(many)
    await stand.watch.settled()
    assert len(stand.sections[-1].products) == 1000
    assert threading.get_ident() not in readers
    readers.clear()
    stand.watch.follow(many)
    await stand.watch.settled()
    assert not readers
