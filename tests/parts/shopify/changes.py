"""What can be changed in a shop through its API, and how Shopify says no: in `userErrors`, with nothing changed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from graphql import GraphQLError, GraphQLResolveInfo, StringValueNode, VariableNode

from tests.parts.shopify.answers import Answers, Thing
from tests.parts.shopify.stock import Variant
from tests.parts.shopify.store import Store

_LARGEST = 1_000_000_000


class Changes:
    """The mutations. Each makes all of its change or none."""

    def __init__(self, store: Store, answers: Answers) -> None:
        self._store, self._answers = store, answers
        self._done: dict[str, tuple[Thing, Thing]] = {}  # by idempotency key: what was asked, what was answered

    def root(self) -> Thing:
        return {
            "productVariantsBulkUpdate": self._prices,
            "inventorySetQuantities": self._quantities,
            "publishablePublish": self._publish,
            "publishableUnpublish": self._unpublish,
        }

    def _prices(self, _info: GraphQLResolveInfo, **asked: Any) -> Thing:
        product = self._store.products.get(asked["productId"])
        if product is None:
            return {"productVariants": None, "userErrors": [_trouble("Product does not exist", "PRODUCT_DOES_NOT_EXIST")]}
        changed = []
        for wanted in asked["variants"]:
            assert set(wanted) == {"id", "price"}
            variant = next(one for one in product.variants if one.id == wanted["id"])
            variant.price = Decimal(wanted["price"])
            changed.append(variant)
        return {"productVariants": [self._answers.variant(one) for one in changed], "userErrors": []}

    def _quantities(self, info: GraphQLResolveInfo, **given: Any) -> Thing:
        """Since 2026-04 with a key for asking again, and with the number from which each one is changed, be it null."""
        key, wanted = _idempotency_key(info), given["input"]
        if key in self._done:
            asked, answer = self._done[key]
            return answer if asked == wanted else _no("Another change has this key", "IDEMPOTENCY_KEY_PARAMETER_MISMATCH")
        answer = self._set(wanted)
        self._done[key] = wanted, answer
        return answer

    def _set(self, wanted: Thing) -> Thing:
        assert (wanted["name"], wanted["reason"]) == ("available", "correction")
        changes: list[tuple[Variant, str, int]] = []
        for one in wanted["quantities"]:
            if "changeFromQuantity" not in one:
                raise GraphQLError("InventoryQuantityInput must include changeFromQuantity", extensions={"code": "BAD_REQUEST"})
            variant = self._item(one["inventoryItemId"])
            location, units = one["locationId"], one["quantity"]
            if location not in variant.levels:
                return _no("The specified inventory item is not stocked at the location.", "INVALID_LOCATION")
            if not 0 <= units <= _LARGEST:
                return _no("The quantity is out of range.", "INVALID_QUANTITY_TOO_HIGH")
            before = one["changeFromQuantity"]
            if before is not None and before != variant.levels[location]:
                return _no("The changeFromQuantity value does not match the persisted value.", "CHANGE_FROM_QUANTITY_STALE")
            changes.append((variant, location, units))
        for variant, location, units in changes:
            variant.levels[location] = units
        return {"userErrors": []}

    def _publish(self, _info: GraphQLResolveInfo, **asked: Any) -> Thing:
        self._store.products[asked["id"]].published |= {one["publicationId"] for one in asked["input"]}
        return self._published(asked["id"])

    def _unpublish(self, _info: GraphQLResolveInfo, **asked: Any) -> Thing:
        self._store.products[asked["id"]].published -= {one["publicationId"] for one in asked["input"]}
        return self._published(asked["id"])

    def _published(self, product: str) -> Thing:
        return {"publishable": self._answers.product(self._store.products[product]), "userErrors": []}

    def _item(self, item_id: str) -> Variant:
        return next(one for product in self._store.products.values() for one in product.variants if one.item_id == item_id)


def _idempotency_key(info: GraphQLResolveInfo) -> str:
    for directive in info.field_nodes[0].directives:
        if directive.name.value == "idempotent":
            value = directive.arguments[0].value
            if isinstance(value, VariableNode):
                return str(info.variable_values[value.name.value])
            assert isinstance(value, StringValueNode)
            return value.value
    raise GraphQLError("The @idempotent directive is required for this mutation.", extensions={"code": "BAD_REQUEST"})


def _no(message: str, code: str) -> Thing:
    return {"userErrors": [_trouble(message, code)]}


def _trouble(message: str, code: str) -> dict[str, Any]:
    return {"field": ["input"], "message": message, "code": code}
