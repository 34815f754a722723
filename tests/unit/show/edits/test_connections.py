"""Connections come, change and go; what a destination or a product needs comes with it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from studio.document.connections import REHEARSAL, Connection
from studio.document.model import Destination, Encoding, Show
from studio.document.products import Product, Variant
from studio.kinds.targets import Rehearsal
from studio.show import edits
from studio.show.undo_history import UndoHistory
from studio.values.errors import RefusedError


def edited(show: Show, command: str, **params: Any) -> edits.Edit:
    return edits.apply(show, command, params)


def refusal(show: Show, command: str, **params: Any) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        edited(show, command, **params)
    return caught.value


def test_the_first_account_of_a_plugin_has_its_id_and_its_secrets_others_are_called_by_their_names() -> None:
    show = edited(Show(), "connection.add", plugin="vendure", name="Store", settings={"url": "https://a.example"}).show
    edit = edited(show, "connection.add", plugin="vendure", name="Second store")
    assert edit.created_id == "second-store"
    again = edited(edit.show, "connection.add", plugin="vendure", name="分店")
    assert again.show.connections[1:] == (
        Connection(
            id="vendure", plugin="vendure", name="Store", settings={"url": "https://a.example"}, secrets_ref="plugin-vendure"
        ),
        Connection(id="second-store", plugin="vendure", name="Second store", secrets_ref="plugin-vendure/second-store"),
        Connection(id="vendure-2", plugin="vendure", name="分店", secrets_ref="plugin-vendure/vendure-2"),
    )
    assert refusal(again.show, "connection.add", plugin="vendure", name="X", id="vendure").code == "taken"


def test_it_is_changed_in_part_and_a_setting_goes_back_to_the_plugins() -> None:
    show = edited(Show(), "connection.update", connection="rehearsal", set={"settings": {"web_port": 8080, "unpaid_s": 5}}).show
    edit = edited(show, "connection.update", connection="rehearsal", set={"settings": {"web_port": None}, "personal_data": True})
    assert edit.show.connections == (replace(REHEARSAL, settings={"unpaid_s": 5}, personal_data=True),)
    assert edit.label == "Change connection"
    assert edited(show, "connection.update", connection="rehearsal", set={"name": "Stage"}).label == "Rename connection"


@pytest.mark.parametrize("change", [{"id": "other"}, {"plugin": "vendure"}, {"secrets_ref": "plugin-vendure"}, {"name": ""}])
def test_whose_account_it_is_and_whose_secrets_it_has_stay(change: dict[str, Any]) -> None:
    assert refusal(Show(), "connection.update", connection="rehearsal", set=change).code == "invalid"


def test_settings_that_nobody_could_hand_on_are_refused() -> None:
    assert "a text is longer" in refusal(Show(), "connection.add", plugin="p", name="P", settings={"url": "x" * 3000}).text


def test_one_that_products_or_destinations_use_stays() -> None:
    show = Show(
        products=(Product(id="tea", link_no=1, title="Tea", live_price_minor=1, variants=(Variant(sku="T"),)),),
        encodings=(Encoding(id="main", canvas="main"),),
        destinations=(Destination(id="page", name="Page", encoding="main", target=Rehearsal()),),
    )
    error = refusal(show, "connection.remove", connection="rehearsal")
    assert (error.code, error.subject) == ("in_use", "rehearsal")
    assert error.text == "Rehearsal is the shop of 1 product. Give them another shop, or remove them, first."
    bare = replace(show, products=())
    assert refusal(bare, "connection.remove", connection="rehearsal").text == "Rehearsal carries Page. Remove that first."
    assert edited(replace(bare, destinations=()), "connection.remove", connection="rehearsal").show.connections == ()


def test_what_destinations_send_to_a_plugin_the_first_of_its_accounts_carries() -> None:
    first, second = (Connection(id=name, plugin="rehearsal", name=name.title()) for name in ("stage", "cellar"))
    page = Destination(id="page", name="Page", encoding="main", target=Rehearsal())
    show = Show(connections=(first, second), encodings=(Encoding(id="main", canvas="main"),), destinations=(page,))
    assert refusal(show, "connection.remove", connection="stage").text == "Stage carries Page. Remove that first."
    assert edited(show, "connection.remove", connection="cellar").show.connections == (first,)


def test_what_a_destination_or_a_product_of_the_usual_shop_needs_comes_with_it_and_goes_with_undo() -> None:
    bare = Show(connections=())
    target = {"type": "rehearsal"}
    for command, fields in (
        ("destination.add", {"name": "Page", "target": target}),
        ("product.add", {"title": "Tea", "live_price_minor": 1}),
    ):
        after = edited(bare, command, set=fields).show
        assert after.connections == (REHEARSAL,)
        history = UndoHistory()
        history.record(bare, after, command, "", 0)
        assert history.undo(after)[0] == bare
    tea = {"title": "Tea", "live_price_minor": 1, "listings": [{"connection": "vendure"}]}
    assert edited(bare, "product.add", set=tea).show.connections == ()
    tea["listings"] = [{"connection": "vendure"}, {"connection": "rehearsal"}]
    assert edited(bare, "product.add", set=tea).show.connections == (REHEARSAL,)
