"""What a shop answers to questions: its things as GraphQL executes them. Fields with arguments are functions of these."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any

from graphql import GraphQLError, GraphQLResolveInfo

from tests.parts.shopify.stock import Line, Order, Product, Variant
from tests.parts.shopify.store import ONLINE_STORE, POINT_OF_SALE, Store

Thing = dict[str, Any]
_PERIOD = re.compile(r"created_at:>='([^']+)' AND updated_at:>='([^']+)'")


def at(seconds: int) -> str:
    """A time as the API has it."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def pages(rows: Iterable[tuple[str, Thing]]) -> Callable[..., Thing]:
    """A connection of these rows, which have their places in it."""
    in_order = list(rows)

    def connection(_info: GraphQLResolveInfo, first: int = 0, after: str | None = None, **_others: object) -> Thing:
        if not first:
            raise GraphQLError("you must provide one of first or last")
        rest = [row for row in in_order if after is None or row[0] > after]
        there, more = rest[:first], len(rest) > first
        return {
            "nodes": [thing for _, thing in there],
            "pageInfo": {"hasNextPage": more, "endCursor": there[-1][0] if there else None},
        }

    return connection


class Answers:
    """The things of a store, made anew for each question. `unlisted`: orders that the search does not know yet."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.unlisted: set[str] = set()
        self.hides_buyers = False

    def root(self) -> Thing:
        store = self._store
        locations = [
            (one.id, {"id": one.id, "name": one.name, "fulfillsOnlineOrders": one.sells}) for one in store.locations.values()
        ]
        return {
            "shop": {"currencyCode": store.currency},
            "location": lambda _info, **_id: locations[0][1],
            "locations": pages(locations),
            "publications": pages([(one, self._publication(one)) for one in (ONLINE_STORE, POINT_OF_SALE)]),
            "product": lambda _info, **asked: self.product(store.products.get(asked["id"])),
            "products": pages([(f"{n:09}", self.product(one) or {}) for n, one in enumerate(reversed(store.products.values()))]),
            "order": lambda _info, **asked: self._order(store.orders.get(asked["id"])),
            "nodes": lambda _info, ids: [self._order(store.orders.get(one)) for one in ids],
            "orders": self._orders,
        }

    def product(self, product: Product | None) -> Thing | None:
        if product is None:
            return None
        return {
            "__typename": "Product",
            "id": product.id,
            "title": product.title,
            "status": product.status,
            "publishedOnPublication": lambda _info, **asked: asked["publicationId"] in product.published,
            "variants": pages([(one.id, self.variant(one)) for one in product.variants]),
        }

    def variant(self, variant: Variant) -> Thing:
        return {
            "id": variant.id,
            "sku": variant.sku,
            "price": f"{variant.price:.2f}",
            "compareAtPrice": None if variant.compare_at is None else f"{variant.compare_at:.2f}",
            "inventoryPolicy": variant.policy,
            "sellableOnlineQuantity": variant.sellable(self._store.locations),
            "inventoryItem": {
                "id": variant.item_id,
                "tracked": variant.tracked,
                "inventoryLevel": lambda _info, **asked: self._level(variant.levels.get(asked["locationId"])),
            },
        }

    def _level(self, units: int | None) -> Thing | None:
        def quantities(_info: GraphQLResolveInfo, names: list[str]) -> list[Thing]:
            assert names == ["available"]
            return [{"quantity": units}]

        return None if units is None else {"quantities": quantities}

    def _publication(self, publication: str) -> Thing:
        is_store = publication == ONLINE_STORE
        handle, title = ("online_store", "Online Store") if is_store else ("pos", "Point of Sale")
        apps = pages([("1", {"handle": handle, "title": title})])
        return {"id": publication, "catalog": {"__typename": "AppCatalog", "title": f"Channel Catalog {title}", "apps": apps}}

    # ------------------------------------------------------------ orders

    def _orders(self, info: GraphQLResolveInfo, query: str = "", **asked: Any) -> Thing:
        found = _PERIOD.fullmatch(query)
        if found is None or asked.get("sortKey") != "UPDATED_AT":
            raise GraphQLError(f"the stand-in cannot search for {query!r}")
        created, updated = (int(datetime.datetime.fromisoformat(one).timestamp()) for one in found.groups())
        rows = [
            (f"{one.updated:012}{one.id}", {"id": one.id, "updatedAt": at(one.updated)})
            for one in self._store.orders.values()
            if one.created >= created and one.updated >= updated and one.id not in self.unlisted
        ]
        return pages(sorted(rows, key=lambda row: row[0]))(info, **asked)

    def _order(self, order: Order | None) -> Thing | None:
        if order is None:
            return None
        return {
            "__typename": "Order",
            "id": order.id,
            "name": order.name,
            "createdAt": at(order.created),
            "updatedAt": at(order.updated),
            "cancelledAt": None if order.cancelled is None else at(order.cancelled),
            "displayFinancialStatus": order.money,
            "returnStatus": order.returned,
            "note": order.note or None,
            "customer": lambda _info: self._customer(order),
            "lineItems": pages([(one.id, self._line(one)) for one in order.lines]),
        }

    def _customer(self, order: Order) -> Thing | None:
        if self.hides_buyers:
            raise GraphQLError("This app is not approved to access the Customer object.", extensions={"code": "ACCESS_DENIED"})
        return {"firstName": order.buyer[0], "lastName": order.buyer[1]} if order.buyer else None

    def _line(self, line: Line) -> Thing:
        money = {"amount": f"{line.price:.2f}", "currencyCode": self._store.currency}
        return {
            "id": line.id,
            "sku": line.variant.sku,
            "quantity": line.units,
            "currentQuantity": line.left,
            "variant": {"id": line.variant.id},
            "product": {"id": line.product.id},
            "discountedUnitPriceAfterAllDiscountsSet": {"shopMoney": money},
        }
