"""What the Admin API is asked (`access.VERSION`), and the shapes of its answers.

No question may cost more than 1,000 points, and sizes of lists count as they are asked for, not as they are answered.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")
LISTED_VARIANTS, LISTED_PRODUCTS = 20, 20
LISTED_ORDERS, ORDERS, LINES, MORE_LINES = 250, 15, 10, 100
_PAGE = "pageInfo { hasNextPage endCursor }"

READ_PLACES = """query { shop { currencyCode } location { id }
  locations(first: 50) { nodes { id name fulfillsOnlineOrders } }
  publications(first: 25, catalogType: APP) { nodes { id catalog { title
    ... on AppCatalog { apps(first: 1) { nodes { handle title } } } } } } }"""

_PRODUCT = "id title status publishedOnPublication(publicationId: $publication)"
_VARIANT = "id sku price compareAtPrice inventoryPolicy sellableOnlineQuantity"


@cache
def read_product(online: int) -> str:
    """Asks for a product with what lies at each of so many locations, `$l0` and so on, by their names: lists of levels would cost
    points for each location that the shop has."""
    names = [f"l{number}" for number in range(online)]
    levels = " ".join(
        f'{name}: inventoryLevel(locationId: ${name}) {{ quantities(names: ["available"]) {{ quantity }} }}' for name in names
    )
    given = ", ".join(f"${name}: ID!" for name in names)
    return f"""query($id: ID!, $publication: ID!, $variants: Int!, $after: String, {given}) {{
  product(id: $id) {{ {_PRODUCT} variants(first: $variants, after: $after) {{ {_PAGE} nodes {{
    {_VARIANT} inventoryItem {{ id tracked {levels} }} }} }} }} }}"""


READ_PRODUCTS = f"""query($publication: ID!, $after: String) {{
  products(first: {LISTED_PRODUCTS}, after: $after, sortKey: UPDATED_AT, reverse: true) {{ {_PAGE} nodes {{ {_PRODUCT}
    variants(first: {LISTED_VARIANTS}) {{ {_PAGE} nodes {{
      {_VARIANT} inventoryItem {{ id tracked }} }} }} }} }} }}"""

WRITE_PRICE = """mutation($product: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $product, variants: $variants) {
    productVariants { id price } userErrors { field message code } } }"""
WRITE_STOCK = """mutation($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { field message code } } }"""
_SHOWN = "publishable { publishedOnPublication(publicationId: $publication) } userErrors { field message }"
PUBLISH = f"""mutation($id: ID!, $publication: ID!) {{
  publishablePublish(id: $id, input: [{{publicationId: $publication}}]) {{ {_SHOWN} }} }}"""
UNPUBLISH = f"""mutation($id: ID!, $publication: ID!) {{
  publishableUnpublish(id: $id, input: [{{publicationId: $publication}}]) {{ {_SHOWN} }} }}"""

_LINE = """id sku quantity currentQuantity variant { id } product { id }
  discountedUnitPriceAfterAllDiscountsSet { shopMoney { amount currencyCode } }"""
LIST_ORDERS = f"""query($query: String!, $after: String) {{
  orders(first: {LISTED_ORDERS}, after: $after, query: $query, sortKey: UPDATED_AT) {{ {_PAGE} nodes {{ id updatedAt }} }} }}"""
READ_ORDERS = f"""query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on Order {{
  id name createdAt updatedAt cancelledAt displayFinancialStatus returnStatus note customer {{ firstName lastName }}
  lineItems(first: {LINES}) {{ {_PAGE} nodes {{ {_LINE} }} }} }} }} }}"""
READ_LINES = f"""query($id: ID!, $after: String) {{ order(id: $id) {{
  lineItems(first: {MORE_LINES}, after: $after) {{ {_PAGE} nodes {{ {_LINE} }} }} }} }}"""
READ_CLOCK = "query { shop { currencyCode } }"


class _Camel(msgspec.Struct, frozen=True, rename="camel"):
    """Base of all shapes: names as GraphQL spells them."""


class ThrottleStatus(_Camel, frozen=True, rename="camel"):
    """Points: how many there can be, are now, and come back in a second."""

    maximum_available: float = 0
    currently_available: float = 0
    restore_rate: float = 0


class Cost(_Camel, frozen=True, rename="camel"):
    requested_query_cost: float = 0
    throttle_status: ThrottleStatus = ThrottleStatus()


class PageInfo(_Camel, frozen=True, rename="camel"):
    has_next_page: bool = False
    end_cursor: str | None = None


class Nodes(_Camel, Generic[T], frozen=True, rename="camel"):
    """A connection; one that was asked for whole has no pages."""

    nodes: list[T]
    page_info: PageInfo = PageInfo()

    @property
    def following(self) -> str | None:
        """The cursor to ask for the next page after; None: there is none. A page with nothing on it is the last one."""
        return self.page_info.end_cursor if self.page_info.has_next_page and self.nodes else None


class Ref(_Camel, frozen=True, rename="camel"):
    """An id is a URI: gid://shopify/Product/123."""

    id: str

    @property
    def number(self) -> str:
        """Its last part."""
        return self.id.rpartition("/")[2].partition("?")[0]


class Shop(_Camel, frozen=True, rename="camel"):
    currency_code: str


class Location(Ref, frozen=True, rename="camel"):
    name: str
    fulfills_online_orders: bool


class App(_Camel, frozen=True, rename="camel"):
    title: str
    handle: str | None = None


class Catalog(_Camel, frozen=True, rename="camel"):
    title: str
    apps: Nodes[App] = Nodes([])


class Publication(Ref, frozen=True, rename="camel"):
    catalog: Catalog | None = None


class PlacesAnswer(_Camel, frozen=True, rename="camel"):
    shop: Shop
    location: Ref | None
    locations: Nodes[Location]
    publications: Nodes[Publication]


class Quantity(_Camel, frozen=True, rename="camel"):
    quantity: int


class Level(_Camel, frozen=True, rename="camel"):
    """Units that can be sold from a location."""

    quantities: list[Quantity]


InventoryItem = dict[str, str | bool | Level | None]  # `id`, `tracked`, and `l0` and so on; None: it is not stocked there


class Variant(Ref, frozen=True, rename="camel"):
    """`inventory_policy`: DENY, or CONTINUE to sell when there is none."""

    sku: str | None
    price: Decimal
    compare_at_price: Decimal | None
    inventory_policy: str
    sellable_online_quantity: int
    inventory_item: InventoryItem


class Product(Ref, frozen=True, rename="camel"):
    """`status`: ACTIVE, UNLISTED, DRAFT, ARCHIVED; the first two can be bought where they are published."""

    title: str
    status: str
    published_on_publication: bool
    variants: Nodes[Variant]


class ProductAnswer(_Camel, frozen=True, rename="camel"):
    product: Product | None


class ProductsAnswer(_Camel, frozen=True, rename="camel"):
    products: Nodes[Product]


class Trouble(_Camel, frozen=True, rename="camel"):
    """Why a change was not made."""

    message: str
    code: str | None = None


class PricedVariant(_Camel, frozen=True, rename="camel"):
    price: Decimal


class Shown(_Camel, frozen=True, rename="camel"):
    published_on_publication: bool


class Written(_Camel, frozen=True, rename="camel"):
    """What a change answers, with what it changed as it is then."""

    user_errors: list[Trouble]
    product_variants: list[PricedVariant] | None = None
    publishable: Shown | None = None


class Money(_Camel, frozen=True, rename="camel"):
    amount: Decimal
    currency_code: str


class MoneyBag(_Camel, frozen=True, rename="camel"):
    shop_money: Money


class Line(Ref, frozen=True, rename="camel"):
    """`quantity`: ordered; `current_quantity`: less what was cancelled, refunded or taken out."""

    sku: str | None
    quantity: int
    current_quantity: int
    variant: Ref | None
    product: Ref | None
    discounted_unit_price_after_all_discounts_set: MoneyBag


class Customer(_Camel, frozen=True, rename="camel"):
    first_name: str | None
    last_name: str | None


class Order(Ref, frozen=True, rename="camel"):
    name: str
    created_at: str
    updated_at: str
    cancelled_at: str | None
    display_financial_status: str | None
    return_status: str
    note: str | None
    customer: Customer | None
    line_items: Nodes[Line]


class Changed(Ref, frozen=True, rename="camel"):
    updated_at: str


class ChangedAnswer(_Camel, frozen=True, rename="camel"):
    orders: Nodes[Changed]


class Lines(_Camel, frozen=True, rename="camel"):
    line_items: Nodes[Line]


class LinesAnswer(_Camel, frozen=True, rename="camel"):
    order: Lines | None
