"""What the Admin API is asked, and the shapes of its answers.

Vendure 2.2 and later: those before do not say with how many decimals they keep money.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

LIMIT_FIELD = "nightmarketLimit"  # of a product, where the shop runs `in_the_shop/buyer-limit.js`

LOGIN = """mutation($user: String!, $password: String!) { login(username: $user, password: $password) {
  __typename ... on ErrorResult { errorCode message } } }"""

_PRODUCT = """id name enabled variants { id sku enabled priceWithTax currencyCode trackInventory
  outOfStockThreshold useGlobalOutOfStockThreshold taxRateApplied { value }
  stockLevels { stockLocationId stockOnHand stockAllocated } }"""
_MONEY = "serverConfig { moneyStrategyPrecision }"
_RULES = f"""globalSettings {{ trackInventory outOfStockThreshold {_MONEY} }}
  activeChannel {{ pricesIncludeTax defaultCurrencyCode }}"""


def _product(limited: bool) -> str:
    """`limited`: with the field of buyers' limits. Who asks a server for a field that it does not have is answered nothing."""
    return f"{_PRODUCT} customFields {{ {LIMIT_FIELD} }}" if limited else _PRODUCT


def read_product(limited: bool) -> str:
    return f"query($id: ID!) {{ {_RULES} product(id: $id) {{ {_product(limited)} }} }}"


def read_products(limited: bool) -> str:
    return f"""query($skip: Int!, $take: Int!) {{ {_RULES}
      products(options: {{skip: $skip, take: $take, sort: {{id: ASC}}}}) {{ totalItems items {{ {_product(limited)} }} }} }}"""


READ_FIELDS = """{ globalSettings { serverConfig { entityCustomFields {
  entityName customFields { ... on CustomField { name } } } } } }"""
WRITE_VARIANTS = "mutation($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }"
WRITE_PRODUCT = "mutation($input: UpdateProductInput!) { updateProduct(input: $input) { id } }"

_ORDER = """code state orderPlacedAt currencyCode customer { firstName lastName }
  lines { id quantity orderPlacedQuantity proratedUnitPriceWithTax productVariant { sku product { id } }
    fulfillmentLines { quantity fulfillment { state } } }
  payments { amount state refunds { total state lines { orderLineId quantity } } }"""
READ_ORDERS = f"""query($filter: OrderFilterParameter!, $skip: Int!, $take: Int!) {{ globalSettings {{ {_MONEY} }}
  orders(options: {{filter: $filter, skip: $skip, take: $take, sort: {{orderPlacedAt: ASC}}}}) {{ items {{ {_ORDER} }} }} }}"""
READ_CLOCK = "{ activeChannel { pricesIncludeTax defaultCurrencyCode } }"


class _Answer(msgspec.Struct, frozen=True, rename="camel"):
    """Base of all shapes: names as GraphQL spells them."""


class StockLevel(_Answer, frozen=True, rename="camel"):
    """Units at one stock location: on the shelf, and of those promised to orders."""

    stock_location_id: str
    stock_on_hand: int
    stock_allocated: int


class TaxRate(_Answer, frozen=True, rename="camel"):
    """Percent."""

    value: float


class Variant(_Answer, frozen=True, rename="camel"):
    id: str
    sku: str
    enabled: bool
    price_with_tax: int
    currency_code: str
    track_inventory: str  # TRUE, FALSE, INHERIT
    out_of_stock_threshold: int
    use_global_out_of_stock_threshold: bool
    tax_rate_applied: TaxRate
    stock_levels: list[StockLevel]


class ProductFields(_Answer, frozen=True, rename="camel"):
    """What our plugin in the shop adds to a product: the most units for each buyer, 0: any."""

    nightmarket_limit: int | None = None  # None: of a product that is older than the field


class Product(_Answer, frozen=True, rename="camel"):
    """`custom_fields`: None where they were not asked for."""

    id: str
    name: str
    enabled: bool
    variants: list[Variant]
    custom_fields: ProductFields | None = None

    @property
    def limit(self) -> int | None:
        """The most units for each buyer, 0: any; None where nobody is held to one."""
        return None if self.custom_fields is None else self.custom_fields.nightmarket_limit or 0


class ServerConfig(_Answer, frozen=True, rename="camel"):
    """`money_strategy_precision`: digits behind the point of every amount, whatever its currency has (2 unless configured)."""

    money_strategy_precision: Annotated[int, msgspec.Meta(ge=0, le=12)]


class MoneySettings(_Answer, frozen=True, rename="camel"):
    server_config: ServerConfig


class Settings(MoneySettings, frozen=True, rename="camel"):
    track_inventory: bool
    out_of_stock_threshold: int


class Channel(_Answer, frozen=True, rename="camel"):
    prices_include_tax: bool
    default_currency_code: str


class ChannelAnswer(_Answer, frozen=True, rename="camel"):
    active_channel: Channel


class Rules(_Answer, frozen=True, rename="camel"):
    """What holds for all products of a shop."""

    global_settings: Settings
    active_channel: Channel


class ProductAnswer(Rules, frozen=True, rename="camel"):
    product: Product | None


class ProductList(_Answer, frozen=True, rename="camel"):
    total_items: int
    items: list[Product]


class ProductsAnswer(Rules, frozen=True, rename="camel"):
    products: ProductList


class CustomField(_Answer, frozen=True, rename="camel"):
    name: str


class EntityFields(_Answer, frozen=True, rename="camel"):
    """The fields that a shop has added to one of Vendure's entities."""

    entity_name: str
    custom_fields: list[CustomField]


class FieldsConfig(_Answer, frozen=True, rename="camel"):
    entity_custom_fields: list[EntityFields]


class FieldsSettings(_Answer, frozen=True, rename="camel"):
    server_config: FieldsConfig


class FieldsAnswer(_Answer, frozen=True, rename="camel"):
    global_settings: FieldsSettings


class Written(_Answer, frozen=True, rename="camel"):
    """The answer to a change; what it says is not needed."""


class Customer(_Answer, frozen=True, rename="camel"):
    first_name: str
    last_name: str


class ProductRef(_Answer, frozen=True, rename="camel"):
    id: str


class VariantRef(_Answer, frozen=True, rename="camel"):
    sku: str
    product: ProductRef


class Fulfillment(_Answer, frozen=True, rename="camel"):
    state: str


class FulfillmentLine(_Answer, frozen=True, rename="camel"):
    quantity: int
    fulfillment: Fulfillment


class Line(_Answer, frozen=True, rename="camel"):
    """`quantity` is what is left after cancellations, `order_placed_quantity` what was ordered."""

    id: str
    quantity: int
    order_placed_quantity: int
    prorated_unit_price_with_tax: int
    product_variant: VariantRef
    fulfillment_lines: list[FulfillmentLine] | None = None


class RefundLine(_Answer, frozen=True, rename="camel"):
    order_line_id: str
    quantity: int


class Refund(_Answer, frozen=True, rename="camel"):
    total: int
    state: str  # Pending, Settled, Failed
    lines: list[RefundLine]


class Payment(_Answer, frozen=True, rename="camel"):
    amount: int
    state: str  # Created, Authorized, Settled, Declined, Error, Cancelled
    refunds: list[Refund]


class Order(_Answer, frozen=True, rename="camel"):
    code: str
    state: str
    order_placed_at: str  # ISO 8601, UTC
    currency_code: str
    customer: Customer | None
    lines: list[Line]
    payments: list[Payment] | None = None


class OrderList(_Answer, frozen=True, rename="camel"):
    items: list[Order]


class OrdersAnswer(_Answer, frozen=True, rename="camel"):
    global_settings: MoneySettings
    orders: OrderList
