"""Sentences call a shop as the operator calls its connection, in plain text; what is written down keeps its id."""

from __future__ import annotations

import msgspec
import pytest

from studio.document.connections import Connection
from studio.show import selling
from studio.show.selling.catalogue import shop_name
from studio.show.selling.events import ShopStateChanged
from studio.values.errors import RefusedError
from tests.unit.show.selling.rig import ALL, Rig, show

STORE = Connection(id="shop", plugin="vendure", name="Corner store")
SHOW = msgspec.structs.replace(show(), connections=(STORE,))


def test_a_shop_is_called_what_its_connection_is_called() -> None:
    assert shop_name(SHOW, "shop") == "Corner store"
    assert shop_name(SHOW, "another") == "another", "of a connection that is gone its id is known"


def test_what_turns_the_writing_or_cannot_be_seen_is_not_in_it() -> None:
    def called(name: str) -> str:
        return shop_name(msgspec.structs.replace(SHOW, connections=(msgspec.structs.replace(STORE, name=name),)), "shop")

    assert called("Corner\u202e\nstore {price}") == "Corner store {price}"
    assert called("\u200b") == "shop"


def explained(**changes: object) -> Rig:
    rig = Rig(SHOW, **changes)  # type: ignore[arg-type]
    rig.do("queue.prepare", product="mug")
    rig.run(1)
    rig.do("queue.explain", product="mug")
    rig.run(1)
    return rig


def test_what_is_refused_promised_and_asked_by_hand_names_it() -> None:
    rig = explained(capabilities=ALL - {"limit.write", "price.write"})
    remarks = rig.do("launch.arm", product="mug", purchase_limit=1)["remarks"]
    assert remarks == ["Shop 'Corner store' cannot hold buyers to 1 each: it sells a buyer more."]
    rig.do("launch.start")
    rig.run(5)
    doing = [step.text for step in rig.section().launch.steps if step.state == "doing"]  # type: ignore[union-attr]
    assert "In shop 'Corner store', set the price of 1 'Mug' (mug-s) to ¥99.00." in doing
    rig.do("launch.abort")
    rig.run(1)
    assert "hop 'shop'" not in str(rig.section())


def test_a_price_that_it_does_not_confirm_is_its_own() -> None:
    rig = explained()
    rig.item().prices = {"mug-s": 19_900, "mug-m": 15_000}
    rig.run(3)
    assert rig.section().alarm.startswith("Shop 'Corner store' asks ¥150.00 for 1 'Mug'")
    rig.show = msgspec.structs.replace(SHOW, connections=(msgspec.structs.replace(STORE, name="Old store"),))
    rig.run(3)
    assert rig.section().alarm.startswith("Shop 'Old store' asks"), "it is called by its new name at once"


def test_one_that_does_not_run_is_named_and_the_records_keep_its_id() -> None:
    rig = Rig(SHOW)
    rig.hear(selling.ShopChanged(shop="shop", state="ended", capabilities=frozenset()))
    with pytest.raises(RefusedError, match="Shop 'Corner store' does not run") as refused:
        rig.do("queue.prepare", product="mug")
    assert refused.value.subject == "shop"
    assert {event.shop for event in rig.texts(ShopStateChanged)} == {"shop"}
