"""The guards of a launch: they are in the command, so nothing goes round them."""

from __future__ import annotations

from typing import Any

import pytest

from studio.document.products import Variant
from studio.show.selling import events
from studio.show.selling.effects import OpenLink
from studio.values.errors import RefusedError
from tests.unit.show.selling.rig import ALL, Rig, on_sale, product, show


def explained(*products: Any, **changes: Any) -> Rig:
    rig = Rig(show(*products), **changes)
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    return rig


def refused(rig: Rig, command: str, **params: Any) -> RefusedError:
    with pytest.raises(RefusedError) as found:
        rig.do(command, **params)
    return found.value


def test_never_below_the_floor_price() -> None:
    rig = explained(product(floor_price_minor=9_000))
    error = refused(rig, "launch.arm", product="mug", price_minor=8_999)
    assert error.code == "below_floor"
    assert "¥89.99" in error.text
    assert "¥90.00" in error.text
    rig.do("launch.arm", product="mug", price_minor=9_000)
    assert refused(explained(), "launch.arm", product="mug", price_minor=0).code == "no_price"


def test_never_more_than_stock_less_reserve() -> None:
    rig = explained(product(reserve=20))
    assert refused(rig, "launch.arm", product="mug", quantity=81).code == "too_many"
    assert rig.do("launch.arm", product="mug", quantity=80)["quantity"] == 80
    assert rig.do("launch.arm", product="mug")["quantity"] == 80
    assert refused(explained(product(reserve=100)), "launch.arm", product="mug").code == "no_stock"


def test_never_what_was_not_read_within_five_seconds() -> None:
    rig = explained()
    rig.down = True
    rig.run(5.2)
    assert refused(rig, "launch.arm", product="mug").code == "not_read"


def test_never_in_another_currency_or_without_its_variants() -> None:
    assert refused(explained(product(currency="USD")), "launch.arm", product="mug").code == "currency"
    rig = explained()
    del rig.item().prices["mug-m"]
    rig.run(3)
    assert refused(rig, "launch.arm", product="mug").code == "not_in_shop"


@pytest.mark.parametrize(("asked", "words"), [(1_990_000, "¥19900.00"), (199, "¥1.99"), (19_900_000, "¥199000.00")])
def test_never_where_shop_and_queue_count_in_other_units(asked: int, words: str) -> None:
    rig = explained()
    rig.item().prices = {"mug-s": asked, "mug-m": asked}
    rig.run(3)
    error = refused(rig, "launch.arm", product="mug")
    assert error.code == "unit"
    assert f"asks {words} for mug-s where ¥199.00 is planned" in error.text
    rig.item().prices = {"mug-s": 19_900, "mug-m": 9_900}
    rig.run(3)
    rig.do("launch.arm", product="mug")


def test_only_what_is_being_explained() -> None:
    rig = explained(product(), product("pot", link_no=2))
    assert refused(rig, "launch.arm", product="pot").code == "not_explaining"
    assert refused(rig, "launch.arm", product="gone").code == "not_found"
    assert refused(rig, "launch.start").code == "not_armed"


@pytest.mark.parametrize(
    ("name", "value"),
    [("countdown_s", 2), ("countdown_s", 301), ("sale_minutes", 0), ("sale_minutes", 21), ("quantity", 0), ("nonsense", 1)],
)
def test_the_platforms_customs(name: str, value: int) -> None:
    assert refused(explained(), "launch.arm", product="mug", **{name: value}).code == "invalid"


def test_no_other_launch_while_one_is_going_on() -> None:
    rig = on_sale(Rig(show(product(), product("pot", link_no=2))))
    assert refused(rig, "launch.arm", product="mug").code == "launch_running"
    assert refused(rig, "queue.explain", product="pot").code == "confirm"
    rig.do("queue.next", confirm="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="pot")
    assert rig.phase() == "armed"


def test_start_pressed_twice_is_one_launch() -> None:
    rig = explained()
    rig.do("launch.arm", product="mug")
    for _ in range(3):
        rig.do("launch.start")
    rig.run(1)
    zero_ns = rig.section().launch.zero_ns
    rig.do("launch.start")
    assert rig.section().launch.zero_ns == zero_ns
    rig.run(3)
    rig.do("launch.start")
    rig.run(1)
    assert len(rig.texts(events.ZeroReached)) == 1
    assert sum(isinstance(one, OpenLink) and one.open for one in rig.asked) == 1


def test_a_shop_that_changed_since_arming_holds_it() -> None:
    rig = explained()
    rig.do("launch.arm", product="mug")
    rig.item().prices["mug-s"] = 14_900
    rig.do("launch.start")
    rig.run(1)
    assert rig.phase() == "armed"
    assert "¥149.00" in rig.section().launch.text
    rig.item().prices["mug-s"] = 19_900
    rig.do("launch.start")
    rig.run(1)
    assert rig.phase() == "countdown"
    rig.item().stocks["mug-m"] = 1
    rig.run(2.5)
    assert rig.phase() == "armed"
    assert "61 units" in rig.section().launch.text
    assert not rig.item().open


def test_a_silent_shop_holds_it() -> None:
    rig = explained()
    rig.do("launch.arm", product="mug")
    rig.down = True
    rig.do("launch.start")
    rig.run(2.1)
    assert rig.phase() == "armed"
    assert "did not answer" in rig.section().launch.text


def test_a_studio_that_was_away_at_zero_holds_it() -> None:
    rig = explained()
    rig.do("launch.arm", product="mug")
    rig.do("launch.start")
    rig.run(1)
    rig.now_ns += 10_000_000_000
    rig.restart()
    assert rig.phase() == "armed"
    assert not any(isinstance(one, OpenLink) for one in rig.asked)


def test_cancel_before_zero_has_touched_nothing() -> None:
    rig = explained()
    rig.do("launch.arm", product="mug")
    rig.do("launch.start")
    rig.run(2)
    rig.do("launch.cancel")
    rig.run(10)
    assert rig.phase() is None
    assert rig.row().state == "explaining"
    assert not rig.opened


def test_after_zero_only_abort_ends_it_and_it_is_as_before() -> None:
    rig = on_sale(Rig(show(product(tranche=20))))
    assert refused(rig, "launch.cancel").code == "past_zero"
    rig.sell(2)
    rig.do("launch.abort")
    rig.do("launch.abort")
    rig.run(1)
    assert rig.phase() is None
    assert rig.row().state == "explaining"
    assert not rig.item().open
    assert rig.item().prices == {"mug-s": 19_900, "mug-m": 19_900}
    assert rig.item().stocks == {"mug-s": 58, "mug-m": 40}


def test_extend_and_only_while_it_runs() -> None:
    rig = explained()
    rig.do("launch.arm", product="mug")
    assert refused(rig, "launch.extend", seconds=10).code == "not_open"
    rig = on_sale(Rig(show()))
    rig.run(50)
    rig.do("launch.extend", seconds=60)
    rig.run(60)
    assert rig.phase() == "open"
    rig.run(20)
    assert rig.phase() is None


def test_a_refusal_is_said_with_what_to_do_and_repaired_with_one_key() -> None:
    rig = explained()
    rig.do("launch.arm", product="mug")
    rig.do("launch.start")
    rig.run(2.9)
    rig.manners.refuses = 1.0
    rig.run(2.5)
    section = rig.section().launch
    assert (section.phase, section.repair) == ("failed", True)
    assert "Not now" in section.text
    assert "set the price of 1 'Mug'" in section.text
    assert section.text in rig.section().alarm
    assert not rig.item().open
    rig.manners.refuses = 0.0
    rig.run(3)
    rig.do("launch.repair")
    rig.run(0.5)
    assert rig.phase() == "open"
    assert rig.item().open


def test_a_shop_that_only_says_it_did_is_found_out() -> None:
    rig = explained()
    rig.do("launch.arm", product="mug")
    rig.do("launch.start")
    rig.run(3.02)
    assert rig.phase() == "checking"
    rig.item().open = False  # the platform shut the link again by itself
    rig.run(5)
    assert sum(isinstance(one, OpenLink) and one.open for one in rig.asked) == 2
    assert (rig.phase(), rig.item().open, rig.section().alarm) == ("open", True, "")


def test_a_shop_that_never_opens_the_link_and_says_so_every_time_is_no_sale() -> None:
    rig = explained()
    write = rig._write
    rig._write = lambda effect: (True, "", "") if isinstance(effect, OpenLink) and effect.open else write(effect)  # type: ignore[method-assign]
    rig.do("launch.arm", product="mug")
    rig.do("launch.start")
    rig.run(8)
    assert rig.phase() == "failed"
    assert "the shop said it was done, but it is not" in rig.section().alarm
    assert (rig.card() or {}).get("state") != "on_sale"


def test_assisted_it_says_what_to_press_and_believes_what_it_reads() -> None:
    rig = explained(capabilities=ALL - {"price.write", "link.open", "item.pin"})
    rig.do("launch.arm", product="mug")
    rig.do("launch.start")
    rig.run(6)
    section = rig.section().launch
    assert section.phase == "opening"
    doing = [one.text for one in section.steps if one.state == "doing"]
    assert "In shop 'shop', set the price of 1 'Mug' (mug-s) to ¥99.00." in doing
    rig.item().prices = {"mug-s": 9_900, "mug-m": 9_900}
    rig.run(2.1)
    doing = [one.text for one in rig.section().launch.steps if one.state == "doing"]
    assert "In shop 'shop', open the link of 1 'Mug' for buyers." in doing
    rig.item().open = True
    rig.run(2.1)
    assert rig.phase() == "open"
    rig.do("launch.abort")
    rig.run(1)
    assert "close the link of 1 'Mug'" in rig.section().alarm
    rig.item().open = False
    rig.run(2.1)
    rig.item().prices = {"mug-s": 19_900, "mug-m": 19_900}
    rig.run(4.1)
    assert rig.phase() is None


def test_after_the_computer_started_anew_an_open_launch_is_put_back() -> None:
    rig = on_sale(Rig(show(product(tranche=20))))
    rig.now_ns = 5_000_000_000
    rig.restart()
    assert rig.phase() == "closing"
    rig.run(2)
    assert rig.phase() is None
    assert not rig.item().open
    assert rig.item().prices == {"mug-s": 19_900, "mug-m": 19_900}
    assert rig.item().stocks == {"mug-s": 60, "mug-m": 40}


def test_one_price_for_each_variant() -> None:
    mug = product(variants=(Variant(sku="mug-s", stock=60), Variant(sku="mug-m", stock=40, live_price_minor=12_900)))
    rig = on_sale(Rig(show(mug)))
    assert rig.item().prices == {"mug-s": 9_900, "mug-m": 12_900}
