"""What plugins are told of the show is what the show, the sale and the chat say."""

from __future__ import annotations

import msgspec

from studio.control.schema.state.host import ChatRow
from studio.control.schema.state.selling import Selling, Totals
from studio.desk.selling import show_data
from studio.document.model import Show
from studio.document.products import Product, Variant
from studio.plugin_api.data import Buyer, ChatLine, LaunchNow, QueuedVariant, SoldAt, read_data
from studio.show import selling
from studio.show.selling.ledger import Sale
from tests.unit.show.selling.rig import Rig, in_shops, product
from tests.unit.show.selling.rig import show as show_of


def test_the_queue_has_the_pictures_that_are_there() -> None:
    tea = Product(
        id="tea",
        link_no=1,
        title="Tea",
        live_price_minor=1990,
        pictures=("a.png", "https://example.com/b.png"),
        variants=(Variant(sku="T", stock=50),),
    )
    queue = show_data.show_queue(Show(products=(tea, product("mug"))), lambda place: "" if "://" in place else place)
    assert [(one.id, one.shop) for one in queue.products] == [("tea", "rehearsal"), ("mug", "shop")]
    assert (queue.products[0].pictures, queue.products[0].variants) == (("a.png",), (QueuedVariant(sku="T", stock=50),))
    assert read_data("queue", msgspec.to_builtins(queue)) == queue, "it comes through as it was"


def test_the_launch_has_its_times() -> None:
    assert show_data.launch_now(selling.initial()) == LaunchNow()
    rig = Rig(show_of(product("mug")))
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug")
    rig.do("launch.start")
    rig.run(0.1)
    assert rig.state.launch is not None
    launch = show_data.launch_now(rig.state)
    assert (launch.product, launch.shop, launch.item_id) == ("mug", "shop", "item-mug")
    assert launch.zero_ns == rig.state.launch.zero_ns is not None


def test_a_product_and_its_launch_name_every_shop() -> None:
    rig = Rig(show_of(in_shops("shop", "east")))
    (queued,) = show_data.show_queue(rig.show, str).products
    assert (queued.shop, queued.others) == ("shop", (SoldAt(shop="east", item_id="mug-at-east"),))
    rig.do("queue.explain", product="mug")
    rig.run(0.1)
    rig.do("launch.arm", product="mug")
    launch = show_data.launch_now(rig.state)
    assert (launch.shop, launch.others) == ("shop", queued.others)


def test_buyers_and_viewers_have_no_names_but_where_they_are_granted() -> None:
    state = selling.initial()
    sales = (Sale("mug", "An Li", 1), Sale("mug", "Bo", 2))
    state = msgspec.structs.replace(state, ledger=msgspec.structs.replace(state.ledger, latest=sales))
    show = Show(products=(product("mug"),))
    title = show.products[0].title
    assert show_data.latest_orders(state, show).latest == (
        Buyer(product="mug", title=title, name="B**", quantity=2),
        Buyer(product="mug", title=title, name="A**", quantity=1),
    )
    assert [sale.name for sale in show_data.latest_orders(state, show, str).latest] == ["Bo", "An Li"]
    rows = [ChatRow(id="ours:1", name="An Li", text="Hello"), ChatRow(id="ours:2", name="My channel", text="Hi", why="own")]
    assert show_data.latest_chat(rows).rows == (
        ChatLine(id="ours:1", connection="ours", name="A**", text="Hello"),
        ChatLine(id="ours:2", connection="ours", name="My channel", text="Hi"),
    )


def test_totals_are_those_of_the_window() -> None:
    section = Selling(totals=Totals(orders=3, units=5, gmv={"CNY": 900}), online=17)
    totals = show_data.show_totals(section)
    assert (totals.orders, totals.units, totals.gmv, totals.online) == (3, 5, {"CNY": 900}, 17)
