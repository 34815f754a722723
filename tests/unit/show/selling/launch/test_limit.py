"""A buyer's limit is set in the shop and read back as a step of the launch, or the read-back says that it cannot be."""

from __future__ import annotations

from studio.document.products import Coupon
from studio.show.selling import SetLimit
from tests.unit.show.selling.rig import ALL, Rig, on_sale, product, show, with_manners


def limits(rig: Rig) -> list[int]:
    return [effect.limit for effect in rig.asked if isinstance(effect, SetLimit)]


def test_the_limit_of_the_launch_is_set_before_the_link_opens_and_put_back() -> None:
    rig = Rig(show(product(purchase_limit=5)))
    rig.item().limit = 5
    on_sale(rig, quantity=12, purchase_limit=1)
    assert rig.phase() == "open"
    assert rig.item().limit == 1
    names = [effect.__struct_config__.tag for effect in rig.asked]
    assert names.index("set_limit") < names.index("open_link")
    assert any(step.name == "limit" and step.state == "done" for step in rig.section().launch.steps)
    rig.do("launch.abort")
    rig.run(5)
    assert rig.state.launch is None
    assert rig.item().limit == 5


def test_a_limit_that_is_so_already_is_not_set() -> None:
    rig = Rig(show())
    rig.item().limit = 2
    on_sale(rig, purchase_limit=2)
    assert limits(rig) == []


def test_any_number_is_a_limit_too() -> None:
    rig = Rig(show())
    rig.item().limit = 2
    on_sale(rig, purchase_limit=0)
    assert (rig.item().limit, rig.phase()) == (0, "open")


def test_a_shop_that_says_it_did_and_did_not_is_not_believed() -> None:
    rig = Rig(show())
    on_sale(rig, purchase_limit=1)
    rig.do("launch.abort")
    rig.run(5)
    rig.do("launch.arm", product="mug", quantity=12, purchase_limit=1)
    rig.do("launch.start")
    write = rig._write
    rig._write = lambda effect: (True, "", "") if isinstance(effect, SetLimit) else write(effect)  # type: ignore[method-assign]
    rig.run(8)
    assert rig.phase() == "failed"
    assert "let a buyer have at most 1 unit of" in rig.section().alarm
    assert not rig.item().open


def test_a_deaf_shop_holds_the_launch_up_and_nothing_is_open() -> None:
    rig = Rig(show())
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug", purchase_limit=1)
    rig.do("launch.start")
    rig.run(2.9)
    with_manners(rig, refuses=1.0)
    rig.run(4)
    assert rig.phase() == "failed"
    assert not rig.item().open


def test_a_shop_that_cannot_hold_buyers_to_it_is_said_when_arming() -> None:
    rig = Rig(show(product(coupon=Coupon(text="5 off"))), capabilities=ALL - {"limit.write"})
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    said = rig.do("launch.arm", product="mug", purchase_limit=1)
    assert said["remarks"] == [
        "Shop 'shop' cannot hold buyers to 1 each: it sells a buyer more.",
        "Shop 'shop' cannot be told of the coupon '5 off': see there that buyers get it.",
    ]
    rig.do("launch.start")
    rig.run(4)
    assert rig.phase() == "open"
    assert limits(rig) == []
    assert rig.section().alarm == ""


def test_nothing_is_remarked_where_the_shop_holds_it() -> None:
    rig = Rig(show())
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    assert rig.do("launch.arm", product="mug", purchase_limit=1)["remarks"] == []
