"""The real Vendure server, private to one test, on a free loopback port; its owner's hand and its buyers.

`.ci/setup test` installs it by npm, once, into `vendure` in `$NIGHTMARKET_PARTS` or ~/.cache/nightmarket-parts; outside
the repository. The empty shop that every server starts from is made once (5 s) and kept beside it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from hashlib import blake2s
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx

from tests.parts.nginx import wait_for
from tests.parts.ports import free_port
from tests.parts.vendure_visitor import RefusedByVendureError, Visitor, post

USER, PASSWORD = "superadmin", "a-password-for-tests"
SHIPPING_MINOR = 500
_START_S = 100  # 5 s of one processor that it has for itself: it reads thousands of modules
_SCRIPT = Path(__file__).with_name("vendure.js")
_LIMITS = Path(__file__).parents[2] / "plugins" / "vendure" / "in_the_shop" / "buyer-limit.js"


def folder() -> Path:
    """Where its packages lie."""
    root = os.environ.get("NIGHTMARKET_PARTS") or Path.home() / ".cache" / "nightmarket-parts"
    return Path(root) / "vendure"


def installed() -> bool:
    return shutil.which("node") is not None and (folder() / "node_modules" / "@vendure" / "core").is_dir()


class Vendure:
    """One server with an empty shop in CNY, prices with tax. Ended with its block; `kill` and `start` by hand between.

    `limits`: it runs the studio's plugin that holds buyers to limits.
    """

    def __init__(self, work: Path, limits: bool = False) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._work, self._limits = work, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._admin = httpx.Client(timeout=20, verify=False)  # plain HTTP: nothing to verify, and quicker to make

    def __enter__(self) -> Vendure:
        self._work.mkdir(parents=True, exist_ok=True)
        self.start()
        try:
            self.ask("""mutation { updateChannel(input: {id: "1", defaultCurrencyCode: CNY, availableCurrencyCodes: [CNY],
                pricesIncludeTax: true}) { __typename } }""")
        except BaseException:
            self.kill()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._admin.close()
        self.kill()

    def start(self) -> None:
        """With an empty shop; fails the test when it does not listen within `_START_S`."""
        data = self._work / "shop.sqljs"
        shutil.copyfile(_empty_shop(), data)
        command = ["node", str(_SCRIPT), str(folder()), "serve", str(data), str(self.port), str(_LIMITS) if self._limits else ""]
        with open(self._work / "vendure.log", "ab") as log:
            self._process = subprocess.Popen(command, cwd=self._work, env=_environment(), stdout=log, stderr=log)
        try:
            wait_for(self._answers, _START_S, "Vendure answers")
        except AssertionError:
            self.kill()
            raise
        self.log_in()

    def kill(self) -> None:
        """At once, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(5)
            self._process = None

    def pause(self, signal_number: int) -> None:
        """Send the process a signal: SIGSTOP makes it accept connections and answer nothing, SIGCONT wakes it."""
        assert self._process is not None
        self._process.send_signal(signal_number)

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, f"Vendure ended: {(self._work / 'vendure.log').read_text()[-2000:]}"
        try:
            return self._admin.get(f"{self.url}/health", timeout=1).status_code == 200
        except httpx.TransportError:
            return False

    # ------------------------------------------------------------ the shop's owner

    def log_in(self) -> None:
        """A new session for the owner."""
        self._admin.headers.pop("Authorization", None)
        login = "mutation($u: String!, $p: String!) { login(username: $u, password: $p) { __typename } }"
        post(self._admin, f"{self.url}/admin-api", login, u=USER, p=PASSWORD)

    def ask(self, question: str, **variables: object) -> dict[str, Any]:
        """Any question of the admin API. Raises `RefusedByVendureError`."""
        return post(self._admin, f"{self.url}/admin-api", question, **variables)

    def add_product(self, name: str, variants: dict[str, tuple[int, int]]) -> str:
        """A product on sale; variants: SKU -> (price in fen, stock). Its id."""
        product = self.ask(
            """mutation($n: String!, $s: String!) { createProduct(input: {enabled: true, translations: [
                {languageCode: en, name: $n, slug: $s, description: ""}]}) { id } }""",
            n=name,
            s="-".join(variants).lower(),
        )["createProduct"]["id"]
        skus = list(variants)
        options = [{"code": sku.lower(), "translations": [{"languageCode": "en", "name": sku}]} for sku in skus]
        group = self.ask(
            "mutation($i: CreateProductOptionGroupInput!) { createProductOptionGroup(input: $i) { id options { id } } }",
            i={"code": skus[0].lower(), "translations": [{"languageCode": "en", "name": "kind"}], "options": options},
        )["createProductOptionGroup"]
        self.ask(
            "mutation($p: ID!, $g: ID!) { addOptionGroupToProduct(productId: $p, optionGroupId: $g) { id } }",
            p=product,
            g=group["id"],
        )
        made = [
            {
                "productId": product,
                "sku": sku,
                "price": price,
                "stockOnHand": stock,
                "trackInventory": "TRUE",
                "optionIds": [option["id"]],
                "translations": [{"languageCode": "en", "name": f"{name} {sku}"}],
            }
            for (sku, (price, stock)), option in zip(variants.items(), group["options"], strict=True)
        ]
        self.ask("mutation($i: [CreateProductVariantInput!]!) { createProductVariants(input: $i) { id } }", i=made)
        return str(product)

    def publish(self, product: str, is_public: bool) -> None:
        """Put a product on sale, or take it off."""
        question = "mutation($i: UpdateProductInput!) { updateProduct(input: $i) { id } }"
        self.ask(question, i={"id": product, "enabled": is_public})

    def shelf(self, product: str) -> tuple[bool, int, int]:
        """For sale, price in fen, and stock that is not promised to orders, of a product's one variant."""
        question = (
            "query($i: ID!) { product(id: $i) { enabled variants { priceWithTax stockLevels { stockOnHand stockAllocated } } } }"
        )
        found = self.ask(question, i=product)["product"]
        (variant,) = found["variants"]
        (level,) = variant["stockLevels"]
        return found["enabled"], variant["priceWithTax"], level["stockOnHand"] - level["stockAllocated"]

    def limit(self, product: str) -> int:
        """The most units that a buyer may have; 0: any."""
        question = "query($i: ID!) { product(id: $i) { customFields { nightmarketLimit } } }"
        return int(self.ask(question, i=product)["product"]["customFields"]["nightmarketLimit"])

    def published_ms(self, product: str) -> list[int]:
        """When the product was put on sale, by the server's own log: ms of the wall clock, each time."""
        lines = [line.split() for line in (self._work / "vendure.log").read_text(errors="replace").splitlines()]
        return [int(line[3]) for line in lines if line[:3] == ["PRODUCT", product, "true"]]

    def units_ordered(self, sku: str) -> int:
        """Units of a variant in all orders that were placed and not cancelled."""
        question = "{ orders(options: {take: 100}) { items { state active lines { quantity productVariant { sku } } } } }"
        orders = [one for one in self.ask(question)["orders"]["items"] if not one["active"] and one["state"] != "Cancelled"]
        lines = [line for order in orders for line in order["lines"]]
        return sum(line["quantity"] for line in lines if line["productVariant"]["sku"] == sku)

    def api_key(self) -> str:
        """A new key with all rights."""
        known = self.ask("{ roles { items { id code } } }")["roles"]["items"]
        roles = [one["id"] for one in known if one["code"] == "__super_admin_role__"]
        question = "mutation($i: CreateApiKeyInput!) { createApiKey(input: $i) { apiKey } }"
        wanted = {"roleIds": roles, "translations": [{"languageCode": "en", "name": "studio"}]}
        return str(self.ask(question, i=wanted)["createApiKey"]["apiKey"])

    def variant_id(self, sku: str) -> str:
        question = "query($s: String!) { productVariants(options: {filter: {sku: {eq: $s}}}) { items { id } } }"
        return str(self.ask(question, s=sku)["productVariants"]["items"][0]["id"])

    def change(self, sku: str, **fields: object) -> None:
        """Change a variant behind everybody's back: price, stockOnHand, enabled."""
        change = {"id": self.variant_id(sku), **fields}
        self.ask("mutation($i: UpdateProductVariantInput!) { updateProductVariant(input: $i) { id } }", i=change)

    def add_coupon(self, code: str, sku: str, percent: int) -> str:
        """A promotion by which who gives the code pays less for a variant. Its id."""
        arguments = [
            {"name": "discount", "value": str(percent)},
            {"name": "productVariantIds", "value": f'["{self.variant_id(sku)}"]'},
        ]
        promotion = {
            "enabled": True,
            "couponCode": code,
            "conditions": [],
            "actions": [{"code": "products_percentage_discount", "arguments": arguments}],
            "translations": [{"languageCode": "en", "name": code}],
        }
        question = "mutation($i: CreatePromotionInput!) { createPromotion(input: $i) { __typename ... on Promotion { id } } }"
        return str(self._must("Promotion", question, i=promotion)["id"])

    def end_coupon(self, promotion: str) -> None:
        """Its time is over."""
        question = "mutation($i: UpdatePromotionInput!) { updatePromotion(input: $i) { __typename } }"
        self._must("Promotion", question, i={"id": promotion, "endsAt": "2020-01-01T00:00:00Z"})

    def order(self, code: str) -> dict[str, Any]:
        """An order as the owner sees it."""
        question = """query($c: String!) { orders(options: {filter: {code: {eq: $c}}}) { items {
            id code state totalWithTax lines { id quantity } payments { id amount state } } } }"""
        order: dict[str, Any] = self.ask(question, c=code)["orders"]["items"][0]
        return order

    def settle(self, code: str) -> None:
        """The money for an order that was to be paid later has come."""
        payment = self.order(code)["payments"][0]["id"]
        self._must("Payment", "mutation($i: ID!) { settlePayment(id: $i) { __typename } }", i=payment)

    def cancel(self, code: str) -> None:
        question = "mutation($i: CancelOrderInput!) { cancelOrder(input: $i) { __typename } }"
        self._must("Order", question, i={"orderId": self.order(code)["id"], "reason": "test"})

    def refund(self, code: str) -> None:
        """All of the money back."""
        order = self.order(code)
        refund = {"paymentId": order["payments"][0]["id"], "amount": order["payments"][0]["amount"], "reason": "test"}
        whole = {"lines": [], "shipping": 0, "adjustment": 0}
        self._must("Refund", "mutation($i: RefundOrderInput!) { refundOrder(input: $i) { __typename } }", i=refund | whole)

    def ship(self, code: str) -> None:
        """All of its goods are on their way."""
        lines = [{"orderLineId": line["id"], "quantity": line["quantity"]} for line in self.order(code)["lines"]]
        by_hand = {
            "code": "manual-fulfillment",
            "arguments": [{"name": "method", "value": "post"}, {"name": "trackingCode", "value": "1"}],
        }
        question = (
            """mutation($i: FulfillOrderInput!) { addFulfillmentToOrder(input: $i) { __typename ... on Fulfillment { id } } }"""
        )
        made = self._must("Fulfillment", question, i={"lines": lines, "handler": by_hand})
        moving = """mutation($i: ID!) { transitionFulfillmentToState(id: $i, state: "Shipped") { __typename } }"""
        self._must("Fulfillment", moving, i=made["id"])

    def _must(self, wanted: str, question: str, **variables: object) -> dict[str, Any]:
        (result,) = self.ask(question, **variables).values()
        if result["__typename"] != wanted:
            raise RefusedByVendureError(str(result))
        return dict(result)

    # ------------------------------------------------------------ buyers

    def buy(self, sku: str, quantity: int, pay: str = "now", name: str = "雷", email: str = "buyer@example.com") -> str:
        """Buy as a visitor of the web shop does, through the public API. The order's code.

        Raises:
            RefusedByVendureError: not enough stock, not for sale, or more than a buyer may have.
        """
        return self.buy_basket({sku: quantity}, pay, name, email)

    def buy_basket(
        self, basket: dict[str, int], pay: str = "now", name: str = "雷", email: str = "buyer@example.com", coupon: str = ""
    ) -> str:
        """As `buy`, several at once."""
        with self.visitor() as visitor:
            code = ""
            for sku, quantity in basket.items():
                code = visitor.take(self.variant_id(sku), quantity)
            if coupon:
                visitor.use_coupon(coupon)
            visitor.check_out(name, email)
            visitor.pay(pay)
            return code

    def visitor(self) -> Visitor:
        """Somebody who comes to the web shop."""
        return Visitor(self.url)


def _environment() -> dict[str, str]:
    """`buyer-limit.js` finds Vendure as it does in a shop's project; no telemetry: it would tell its makers about every start."""
    return os.environ | {"VENDURE_DISABLE_TELEMETRY": "true", "NODE_PATH": str(folder() / "node_modules")}


def _empty_shop() -> Path:
    """The file every server starts from; made again when its recipe or the server's version changed."""
    recipe = _SCRIPT.read_bytes() + _LIMITS.read_bytes() + (folder() / "package.json").read_bytes()
    path = folder() / f"empty-{blake2s(recipe, digest_size=6).hexdigest()}.sqljs"
    if not path.is_file():
        making = path.with_name(f"{path.name}.{os.getpid()}")
        command = ["node", str(_SCRIPT), str(folder()), "prepare", str(making), "0", str(_LIMITS)]
        subprocess.run(command, check=True, timeout=60, env=_environment(), capture_output=True)
        os.replace(making, path)
    return path
