"""The topics that plugins subscribe to, made of the show, the sale and the chat. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from studio.control.schema.state.host import ChatRow
from studio.control.schema.state.selling import Selling
from studio.document.model import Show
from studio.plugin_api.data import (
    Buyer,
    ChatLine,
    LatestChat,
    LatestOrders,
    LaunchNow,
    QueuedProduct,
    QueuedVariant,
    ShowQueue,
    ShowTotals,
    SoldAt,
)
from studio.show import selling
from studio.show.selling import masked

CHAT_ROWS = 20


def show_queue(show: Show, found: Callable[[str], str]) -> ShowQueue:
    """`found` gives the file of a picture, "" while there is none."""
    return ShowQueue(
        products=tuple(
            QueuedProduct(
                id=product.id,
                shop=product.listing.connection,
                item_id=product.listing.item_id,
                link_no=product.link_no,
                title=product.title,
                brand=product.brand,
                currency=product.currency,
                list_price_minor=product.list_price_minor,
                live_price_minor=product.live_price_minor,
                purchase_limit=product.purchase_limit,
                page_url=product.listing.page_url,
                others=tuple(
                    SoldAt(shop=one.connection, item_id=one.item_id, page_url=one.page_url) for one in product.listings[1:]
                ),
                pictures=tuple(path for picture in product.pictures if (path := found(picture))),
                variants=tuple(
                    QueuedVariant(
                        sku=variant.sku,
                        name=variant.name,
                        list_price_minor=variant.list_price_minor,
                        live_price_minor=variant.live_price_minor,
                        stock=variant.stock,
                    )
                    for variant in product.variants
                ),
            )
            for product in show.products
        )
    )


def launch_now(state: selling.State) -> LaunchNow:
    """The launch of the product on air."""
    launch = state.launch
    if launch is None:
        return LaunchNow()
    return LaunchNow(
        product=launch.product,
        shop=launch.shop,
        item_id=launch.item_id,
        link_no=launch.link_no,
        title=launch.title,
        phase=launch.phase,
        zero_ns=launch.zero_ns,
        ends_ns=launch.ends_ns,
        others=tuple(SoldAt(shop=one.shop, item_id=one.item_id) for one in state.on_air if one is not launch),
    )


def show_totals(section: Selling) -> ShowTotals:
    """Of the section as clients have it."""
    totals = section.totals
    return ShowTotals(
        orders=totals.orders,
        units=totals.units,
        returned=totals.returned,
        gmv=dict(totals.gmv),
        per_minute=totals.per_minute,
        online=section.online,
    )


def latest_orders(state: selling.State, show: Show, name: Callable[[str], str] = masked) -> LatestOrders:
    """`name` makes of a buyer's name what may be told."""
    titles = {product.id: product.title for product in show.products}
    return LatestOrders(
        latest=tuple(
            Buyer(product=sale.product, title=titles.get(sale.product, ""), name=name(sale.buyer), quantity=sale.quantity)
            for sale in reversed(state.ledger.latest)
        )
    )


def latest_chat(rows: Iterable[ChatRow], name: Callable[[str], str] = masked) -> LatestChat:
    """`name` makes of a viewer's name what may be told; the show's own messages bear the connection's name."""
    return LatestChat(
        rows=tuple(
            ChatLine(
                id=row.id,
                connection=row.id.partition(":")[0],
                name=row.name if row.why == "own" else name(row.name),
                text=row.text,
                badges=row.badges,
                count=row.count,
            )
            for row in rows
        )
    )
