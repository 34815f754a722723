"""One Oscar server on a free port, with a file of its own; its owner's hands and its buyers."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2s
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx

from tests.parts.nginx import wait_for
from tests.parts.ports import free_port

USER, PASSWORD = "owner", "a-password-for-tests"
TOKEN = "0123456789abcdef0123456789abcdef01234567"
_SITE = Path(__file__).with_name("site")
_START_S = 60
_PROOF = "k" * 32  # against requests forged in a browser: the same in cookie and header


def folder() -> Path:
    """Where its environment lies."""
    root = os.environ.get("NIGHTMARKET_PARTS") or Path.home() / ".cache" / "nightmarket-parts"
    return Path(root) / "oscar"


def _python() -> Path:
    return folder() / "venv" / "bin" / "python"


def installed() -> bool:
    return _python().exists() and any(folder().glob("venv/lib/*/site-packages/oscarapi"))


class RefusedByOscarError(Exception):
    """The server said no; the text is its own."""


class Oscar:
    """One server with an empty shop in CNY. Ended with its block; `kill` and `start` by hand between: what was sold is kept."""

    def __init__(self, work: Path, **environment: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._work = work
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._sold: dict[str, int] = {}  # SKU -> product
        self._owner = httpx.Client(base_url=self.url, timeout=20, verify=False, auth=(USER, PASSWORD))

    def __enter__(self) -> Oscar:
        self._work.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_empty_shop(), self._file)
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._owner.close()
        self.kill()

    @property
    def _file(self) -> Path:
        return self._work / "shop.sqlite3"

    def start(self) -> None:
        """With what is in its file; fails the test when it does not answer within `_START_S`."""
        command = [str(_python()), "serve.py", "serve", str(self._file), str(self.port)]
        with open(self._work / "oscar.log", "ab") as log:
            environment = _environment() | self._environment
            self._process = subprocess.Popen(command, cwd=_SITE, env=environment, stdout=log, stderr=log)
        try:
            wait_for(self._answers, _START_S, "Oscar answers")
        except AssertionError:
            self.kill()
            raise

    def kill(self) -> None:
        """At once, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(5)
            self._process = None

    def pause(self) -> None:
        """It accepts connections and answers nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, f"Oscar ended: {(self._work / 'oscar.log').read_text()[-2000:]}"
        try:
            return httpx.get(f"{self.url}/api/countries/", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    # ------------------------------------------------------------ the shop's owner

    def ask(self, method: str, path: str, **fields: object) -> Any:
        """Any question of the admin API, by its path below /api/. Raises `RefusedByOscarError`."""
        return _answer(self._owner.request(method, f"/api/{path}", json=fields or None))

    def add_product(self, name: str, variants: dict[str, tuple[str, int]], currency: str = "CNY", kind: str = "goods") -> str:
        """A public product with variants: SKU -> (price, stock). One variant alone is a product by itself. Its id."""
        slug = "-".join(variants).lower()
        about = {"title": name, "slug": slug, "product_class": kind, "is_public": True}

        def records(sku: str) -> list[dict[str, object]]:
            price, stock = variants[sku]
            partner = f"{self.url}/api/admin/partners/1/"
            money = {"price_currency": currency, "price": price}
            return [{"partner": partner, "partner_sku": sku, "num_in_stock": stock} | money]

        if len(variants) == 1:
            (sku,) = variants
            made = self.ask("POST", "admin/products/", structure="standalone", stockrecords=records(sku), **about)
            self._sold[sku] = made["id"]
            return str(made["id"])
        parent = self.ask("POST", "admin/products/", structure="parent", **about)["id"]
        for number, sku in enumerate(variants):
            child = {"structure": "child", "parent": parent, "title": f"{name} {sku}", "slug": f"{slug}-{number}"}
            child |= {"product_class": None, "is_public": True, "stockrecords": records(sku)}
            self._sold[sku] = self.ask("POST", "admin/products/", **child)["id"]
        return str(parent)

    def product_of(self, sku: str) -> tuple[int, dict[str, Any]]:
        """Id of what is sold under a SKU, and its stock record."""
        product = self._sold[sku]
        (record,) = self.ask("GET", f"admin/products/{product}/")["stockrecords"]
        return product, record

    def change(self, sku: str, **fields: object) -> None:
        """Change a stock record behind everybody's back: price, num_in_stock."""
        self._owner.patch(self.product_of(sku)[1]["url"], json=fields).raise_for_status()

    def publish(self, product: int | str, is_public: bool) -> None:
        self.ask("PATCH", f"admin/products/{product}/", is_public=is_public)

    def shelf(self, product: str) -> tuple[bool, str, int]:
        """Public, price, and stock that is not promised to orders, of a product without variants."""
        found = self.ask("GET", f"admin/products/{product}/")
        (record,) = found["stockrecords"]
        return found["is_public"], record["price"], record["num_in_stock"] - (record["num_allocated"] or 0)

    def changed_ms(self, product: str) -> float:
        """When the product itself was last changed, by the server's own table: ms of the wall clock."""
        with contextlib.closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True, timeout=5)) as tables:
            (said,) = tables.execute("select date_updated from catalogue_product where id = ?", (product,)).fetchone()
        return datetime.fromisoformat(said).replace(tzinfo=UTC).timestamp() * 1000

    def units_ordered(self, sku: str) -> int:
        """Units of what is sold under a SKU in all orders that were placed."""
        orders = self.ask("GET", "admin/orders/?limit=100")["results"]
        lines = [line for order in orders for line in _answer(self._owner.get(order["lines"]))["results"]]
        return sum(line["quantity"] for line in lines if line["product"].endswith(f"/products/{self._sold[sku]}/"))

    def move(self, order: str, status: str) -> None:
        """Give an order another status, on the page of the dashboard."""
        with httpx.Client(base_url=self.url, timeout=20, verify=False) as owner:
            _answer(owner.post("/api/login/", json={"username": USER, "password": PASSWORD}))
            owner.cookies.set("csrftoken", _PROOF)
            what = {"order_action": "change_order_status", "new_status": status, "csrfmiddlewaretoken": _PROOF}
            answer = owner.post(f"/dashboard/orders/{order}/", data=what)
            assert answer.status_code == 302, answer.text[:500]
        assert self.order(order)["status"] == status

    def order(self, number: str) -> dict[str, Any]:
        """An order as the owner sees it, with its lines."""
        found = next(one for one in self._orders() if one["number"] == number)
        return dict(found) | {"lines": _answer(self._owner.get(found["lines"]))["results"]}

    def _orders(self) -> Iterator[dict[str, Any]]:
        """All orders, the newest first, page by page."""
        page: str | None = f"{self.url}/api/admin/orders/?limit=50"
        while page is not None:
            answer = _answer(self._owner.get(page))
            yield from answer["results"]
            page = answer["next"]

    # ------------------------------------------------------------ buyers

    def buy(self, sku: str, quantity: int, pay: bool = True, name: str = "雷", note: str = "") -> str:
        """Buy as a stranger does, by basket and checkout of the public API. The order's number.

        Raises:
            RefusedByOscarError: not enough stock, or not for sale.
        """
        return self.buy_basket({sku: quantity}, pay, name, note)

    def buy_basket(self, basket: dict[str, int], pay: bool = True, name: str = "雷", note: str = "") -> str:
        """As `buy`, several at once."""
        with httpx.Client(base_url=self.url, timeout=20, verify=False) as visitor:
            filled: dict[str, Any] = {}
            for sku, quantity in basket.items():
                wish = {"url": f"{self.url}/api/products/{self._sold[sku]}/", "quantity": quantity}
                filled = _answer(visitor.post("/api/basket/add-product/", json=wish))
            address = {"first_name": name, "last_name": "李", "line1": "1 Rd", "line4": "上海", "postcode": "200000"}
            address |= {"country": f"{self.url}/api/countries/CN/", "notes": note}
            wish = {"basket": filled["url"], "guest_email": "buyer@example.com", "shipping_address": address}
            order = _answer(visitor.post("/api/checkout/", json=wish))
            if pay:
                _answer(visitor.get(order["payment_url"]))
            return str(order["number"])


def _answer(response: httpx.Response) -> Any:
    if not response.is_success:
        raise RefusedByOscarError(f"{response.status_code} {response.text[:500]}")
    return response.json() if response.content else None


def _environment() -> dict[str, str]:
    """Of a Python that is not the tests'."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _empty_shop() -> Path:
    """The file every server starts from; made again when its recipe or what is installed changed."""
    recipe = (
        b"".join(path.read_bytes() for path in sorted(_SITE.rglob("*.py"))) + (_SITE.parent / "requirements.lock").read_bytes()
    )
    path = folder() / f"empty-{blake2s(recipe, digest_size=6).hexdigest()}.sqlite3"
    if not path.is_file():
        making = path.with_name(f"{path.name}.{os.getpid()}")
        making.unlink(missing_ok=True)
        command = [str(_python()), "serve.py", "prepare", str(making)]
        made = subprocess.run(command, cwd=_SITE, timeout=120, env=_environment(), capture_output=True, check=False)
        assert made.returncode == 0, made.stderr.decode()[-3000:]
        os.replace(making, path)
    return path
