"""Our shop in WooCommerce's place speaks like WooCommerce: its answers have the published fields, and WooCommerce's own client
for Python works with it, unchanged, over TLS, with its key in the header and in the address.

What the plugin is tested against is therefore not only what we have understood of the documentation.
"""

from __future__ import annotations

import importlib.metadata
import json
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.parts import tls
from tests.parts.served import Served
from tests.parts.woocommerce import KEY, SECRET, WooCommerce
from tests.parts.woocommerce.schemas import troubles
from tests.parts.worker_process import ROOT

pytestmark = pytest.mark.part("openssl")
_LONG_S = 30


class Client:
    """The client's process."""

    def __init__(self, woo: WooCommerce, ca_file: Path, *more: str, secret: str = SECRET) -> None:
        command = [
            sys.executable,
            "-I",
            str(ROOT / "tests/parts/woocommerce_client.py"),
            woo.url,
            KEY,
            secret,
            str(ca_file),
            *more,
        ]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, method: str, endpoint: str, data: Any = None, **params: str) -> tuple[int, dict[str, str], Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([method, endpoint, params, data]) + "\n")
        self._process.stdin.flush()
        status, headers, body = json.loads(self._process.stdout.readline())
        return status, {name.lower(): value for name, value in headers.items()}, body

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            assert self._process.wait(_LONG_S) == 0
        finally:
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tls.Authority:
    if not tls.installed():
        pytest.skip("openssl is not installed")
    try:
        importlib.metadata.version("WooCommerce")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("WooCommerce's client for Python is not installed")
    return tls.Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def served(authority: tls.Authority) -> Iterator[Served[WooCommerce]]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.leaf("DNS:localhost,IP:127.0.0.1"))
    made = Served(WooCommerce(context))
    yield made
    made.close()


@pytest.fixture(params=[(), ("query",)], ids=["header", "address"])
def client(served: Served[WooCommerce], authority: tls.Authority, request: pytest.FixtureRequest) -> Iterator[Client]:
    made = Client(served.server, authority.ca_file, *request.param)
    yield made
    made.close()


def all_published(kind: str, rows: list[dict[str, Any]], whole: bool = True) -> bool:
    assert [trouble for row in rows for trouble in troubles(kind, row, whole)] == []
    return bool(rows)


def test_it_reads_and_changes_products(served: Served[WooCommerce], client: Client) -> None:
    store = served.server.store
    soap = served.do(lambda: store.add_product("Soap &amp; water", {"SOAP": ("12.50", 4)}))
    shirt = served.do(lambda: store.add_product("Shirt", {"RED": ("99.00", 10), "BLUE": ("88.00", None)}))
    status, headers, rows = client.ask("get", "products", per_page="1", page="2")
    assert (status, headers["x-wp-total"], headers["x-wp-totalpages"]) == (200, "2", "2")
    assert [row["id"] for row in rows] == [soap]
    assert all_published("product", rows)
    assert all_published("variation", client.ask("get", f"products/{shirt}/variations")[2])
    assert client.ask("get", f"products/{soap}", _fields="id,price")[2] == {"id": soap, "price": "12.50"}
    _, _, sale = client.ask("put", f"products/{soap}", {"sale_price": "9.90", "stock_quantity": 7})
    assert (sale["price"], sale["regular_price"], sale["on_sale"], sale["stock_quantity"]) == ("9.90", "12.50", True, 7)
    red = store.products[shirt]["variations"][0]
    _, _, less = client.ask("put", f"products/{shirt}/variations/{red}", {"inventory_delta": -10, "status": "private"})
    assert (less["stock_quantity"], less["stock_status"], less["status"]) == (0, "outofstock", "private")
    assert all_published("variation", [less])


def test_what_is_wrong_is_said_as_wordpress_does(served: Served[WooCommerce], client: Client) -> None:
    soap = served.do(lambda: served.server.store.add_product("Soap", {"SOAP": ("12.50", 4)}))
    for asked, status, code in (
        (("get", "products/999"), 404, "woocommerce_rest_product_invalid_id"),
        (("put", "products/999", {}), 400, "woocommerce_rest_product_invalid_id"),
        (("put", f"products/{soap}", {"regular_price": 9}), 400, "rest_invalid_param"),
        (("get", "no-such-thing"), 404, "rest_no_route"),
        (("get", "settings/none"), 404, "rest_setting_setting_group_invalid"),
    ):
        found, _, body = client.ask(*asked)
        assert (found, body["code"], body["data"]) == (status, code, {"status": status})
    for wrong in ({"per_page": "101"}, {"orderby": "luck"}, {"order": "up"}, {"status": "sold"}, {"modified_after": "today"}):
        assert client.ask("get", "orders", **wrong)[2]["code"] == "rest_invalid_param"


def test_it_follows_orders_and_refunds(served: Served[WooCommerce], client: Client) -> None:
    store = served.server.store
    served.do(lambda: store.add_product("Shirt", {"RED": ("99.00", 10), "BLUE": ("88.00", 5)}))
    began = store.now()
    served.do(lambda: setattr(store, "skew_s", 10))
    first = served.do(lambda: store.check_out({"RED": 2, "BLUE": 1}, name="Anna Li", note="Blue lid"))
    line = store.orders[first]["line_items"][0]["id"]
    served.do(lambda: store.refund(first, {line: 1}))
    asked = {"modified_after": began, "dates_are_gmt": "true", "orderby": "id", "order": "asc"}
    _, headers, rows = client.ask("get", "orders", **asked)
    assert headers["x-wp-total"] == "1"
    assert all_published("order", rows)
    assert [(row["status"], row["customer_note"], row["billing"]["first_name"]) for row in rows] == [
        ("processing", "Blue lid", "Anna")
    ]
    _, _, refunds = client.ask("get", f"orders/{first}/refunds")
    assert all_published("refund", refunds)
    assert [(one["quantity"], one["meta_data"][0]["value"]) for one in refunds[0]["line_items"]] == [(-1, str(line))]
    assert client.ask("get", "orders", status="pending")[2] == []
    assert all_published("option", client.ask("get", "settings/general")[2])


def test_it_makes_webhooks(served: Served[WooCommerce], client: Client) -> None:
    wish = {"name": "Orders", "topic": "order.updated", "delivery_url": "https://relay.example/hooks/shop", "secret": "s"}
    status, _, made = client.ask("post", "webhooks", wish)
    assert (status, made["status"], made["resource"], made["event"]) == (201, "active", "order", "updated")
    assert "secret" not in made
    assert all_published("webhook", client.ask("get", "webhooks")[2])


def test_a_wrong_key_gets_nothing(served: Served[WooCommerce], authority: tls.Authority) -> None:
    wrong = Client(served.server, authority.ca_file, secret="cs_wrong")
    try:
        status, _, body = wrong.ask("get", "products")
        assert (status, body["code"]) == (401, "woocommerce_rest_authentication_error")
    finally:
        wrong.close()
