"""Shows that older studios wrote open as what they were: what format 2 named as plugins is connected by the same names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from studio.document import model
from studio.document.connections import REHEARSAL, Connection
from studio.document.products import Listing, Product, Variant
from studio.show import document
from studio.show.connecting import with_needed
from studio.show.undo_history import Entry, Step
from studio.values.errors import BadShowError, RefusedError

DATA = Path(__file__).parents[2] / "data"
FILES = sorted((DATA / "shows").glob("*-format-[23].json"))
OF_FORMAT_2 = [path for path in FILES if path.stem.endswith("2")]


def connections(show: model.Show) -> list[tuple[str, str, str]]:
    return [(one.id, one.plugin, one.secrets_ref) for one in show.connections]


def test_there_are_files_of_format_2() -> None:
    assert len(OF_FORMAT_2) == 3
    assert {json.loads(path.read_bytes())["format"] for path in OF_FORMAT_2} == {2}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_older_show_is_the_same_show_with_its_plugins_connected_and_its_products_listed(path: Path) -> None:
    old = json.loads(path.read_bytes())
    show = document.parse(path.read_bytes())
    new = json.loads(document.to_json(show))
    assert (new.pop("format"), old.pop("format")) == (4, int(path.stem[-1]))
    assert new.pop("connections") == old.pop("connections", None) or path in OF_FORMAT_2
    for was, product in zip(old["products"], new["products"], strict=True):
        listing = {"connection": was.pop("shop"), "item_id": was.pop("item_id"), "page_url": was.pop("page_url")}
        assert product.pop("listings") == [listing]
    assert new == old
    assert document.parse(document.to_json(show)) == show


def test_a_product_of_which_an_older_file_says_no_shop_is_the_rehearsals() -> None:
    product = {"id": "cup", "link_no": 1, "title": "Cup", "live_price_minor": 5, "variants": [{"sku": "C"}]}
    for written, expected in (({}, Listing()), ({"item_id": "7"}, Listing(item_id="7"))):
        tree = {"format": 3, "products": [product | written]}
        assert document.parse(json.dumps(tree).encode()).products[0].listings == (expected,)


def test_each_plugin_that_was_named_is_a_connection_with_its_id_and_its_secrets() -> None:
    two_shops = document.parse((DATA / "shows" / "two-shops-format-2.json").read_bytes())
    assert connections(two_shops) == [
        ("vendure", "vendure", "plugin-vendure"),
        ("rehearsal", "rehearsal", "plugin-rehearsal"),
        ("stall", "stall", "plugin-stall"),
    ]
    assert [one.name for one in two_shops.connections] == ["Vendure", "Rehearsal", "Stall"]
    new = document.parse((DATA / "shows" / "new-format-2.json").read_bytes())
    assert connections(new) == [("rehearsal", "rehearsal", "plugin-rehearsal")], "its destination needs it"


def test_nothing_is_connected_that_nothing_names() -> None:
    assert document.parse(b'{"format": 2}').connections == ()
    assert document.parse(b'{"format": 1}').connections == ()
    assert document.parse(b'{"format": 3}').connections == (REHEARSAL,)


@pytest.mark.parametrize("tree", [{"products": 7}, {"products": [{"shop": 7}]}, {"destinations": [{"target": {"type": []}}]}])
def test_what_is_wrong_in_an_older_file_is_said_of_its_own_place(tree: dict[str, Any]) -> None:
    with pytest.raises(BadShowError, match=f"{next(iter(tree))}") as caught:
        document.parse(json.dumps({"format": 2} | tree).encode())
    assert caught.value.code == "invalid_show"


@pytest.mark.parametrize("product", [{"shop": 7}, {"item_id": ["7"]}, {"page_url": "x" * 2001}])
def test_what_is_wrong_with_a_product_of_format_3_is_said_of_it(product: dict[str, Any]) -> None:
    with pytest.raises(BadShowError, match=r"products\[0\]\.listings\[0\]\."):
        document.parse(json.dumps({"format": 3, "products": [product]}).encode())


def test_a_shows_own_connections_are_checked() -> None:
    def refusal(*found: dict[str, Any]) -> str:
        with pytest.raises(BadShowError) as caught:
            document.parse(json.dumps({"format": 3, "connections": found}).encode())
        return caught.value.text

    one = {"id": "a", "plugin": "vendure", "name": "A"}
    assert "connections[1].id: 'a' is there twice" in refusal(one, one)
    assert "connections[0].plugin" in refusal(one | {"plugin": "Vendure!"})
    assert "connections[0].settings: a text is longer" in refusal(one | {"settings": {"url": "x" * 3000}})
    assert "connections" in refusal(*(one | {"id": f"a{n}"} for n in range(33)))


def test_what_a_crash_left_of_an_older_studio_is_recovered() -> None:
    """Its journal added a product of a shop that the file, as it was opened, did not name."""
    session = DATA / "session"
    entries = [json.loads(line) for line in (session / "journal-1.jsonl").read_bytes().splitlines()]
    show, history, goes_on = document.parse_edited((session / "show-1.json").read_bytes(), msgspec.convert(entries, list[Entry]))
    assert (show.name, [product.title for product in show.products]) == ("Evening", ["Cup"])
    assert connections(show)[1:] == [("vendure", "vendure", "plugin-vendure")]
    assert not goes_on
    assert history.labels().undo is None


def test_what_a_crash_left_of_a_show_of_format_3_is_recovered() -> None:
    """Its journal changed shops and items by their own names, moved products, went on with a gesture, and undid a step."""
    session = DATA / "session-format-3"
    entries = [json.loads(line) for line in (session / "journal-1.jsonl").read_bytes().splitlines()]
    assert {entry["action"] for entry in entries} == {"record", "join", "undo"}
    show, history, goes_on = document.parse_edited((session / "show-1.json").read_bytes(), msgspec.convert(entries, list[Entry]))
    assert [(product.id, product.listings) for product in show.products] == [
        ("p3", (Listing(connection="vendure", item_id="3"),)),
        ("p1", (Listing(connection="second-store", item_id="cup-one", page_url="https://shop.example/cup-1"),)),
        ("p2", (Listing(connection="rehearsal", item_id="222"),)),
        ("p4", (Listing(connection="second-store", item_id="4"),)),
        ("bowl", (Listing(connection="stall", item_id="b-7", page_url="https://shop.example/bowl"),)),
    ]
    assert not goes_on
    assert history.labels().undo is None


def test_a_journal_of_another_show_is_refused() -> None:
    session = DATA / "session-format-3"
    strange = Entry("record", Step("Change product", "", [["set", ["products", 0, "shop"], 7]], []))
    lost = Entry("record", Step("Change product", "", [["set", ["products", 9, "shop"], "a"]], []))
    for entry in (strange, lost):
        with pytest.raises(RefusedError) as caught:
            document.parse_edited((session / "show-1.json").read_bytes(), [entry])
        assert caught.value.code == "bad_journal"


def test_a_show_gets_the_connections_that_it_cannot_do_without() -> None:
    show = document.parse((DATA / "shows" / "new-format-2.json").read_bytes())
    assert with_needed(show) is show
    bare = model.Show(connections=(Connection(id="vendure", plugin="vendure", name="Store"),))
    assert with_needed(bare) is bare
    stage = msgspec.structs.replace(show, connections=(Connection(id="stage", plugin="rehearsal", name="Stage"),), products=())
    assert with_needed(stage) is stage, "any account of the plugin will do"
    tea = Product(id="tea", link_no=1, title="Tea", live_price_minor=1, variants=(Variant(sku="t"),))
    assert with_needed(model.Show(connections=(), products=(tea,))).connections == (REHEARSAL,)
    assert with_needed(model.Show(connections=(), destinations=show.destinations, encodings=show.encodings)).connections == (
        REHEARSAL,
    )
